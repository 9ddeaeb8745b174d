#include "intake/cell.h"

#include "base/utf8.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define NO_BREAK 0xa0 /* the no-break space that web pages pad with */

static bool code_blank(uint32_t code)
{
    return code == ' ' || code == NO_BREAK || (code >= '\t' && code <= '\r');
}

/* Latin-1 holds æ, ø and å; letters of other scripts are compared as they stand. */
static uint32_t letter_next(const char **text)
{
    uint32_t code;

    do
        code = utf8_next(text);
    while (code_blank(code));
    return (code >= 'A' && code <= 'Z') || (code >= 0xc0 && code <= 0xde && code != 0xd7) ? code + 32 : code;
}

static bool letter_plain(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

bool words_same(const char *a, const char *b)
{
    uint32_t one, other;

    /* Most words part at their first letter. */
    if (letter_plain(*a) && letter_plain(*b) && (*a | 0x20) != (*b | 0x20))
        return false;

    do {
        one = letter_next(&a);
        other = letter_next(&b);
    } while (one == other && one != 0);
    return one == other;
}

/* A byte of a letter that is no blank, be it of several bytes or one; 0xc2 and 0xa0 are those of the no-break space. */
static bool byte_solid(unsigned char byte)
{
    return byte > ' ' && byte != 0xc2 && byte != 0xa0;
}

const char *cell_trimmed(const char *cell, struct text *into)
{
    const char *begin = cell, *end = cell, *at = cell;
    size_t length = strlen(cell);
    bool begun = false;

    if (length == 0 || (byte_solid((unsigned char)*cell) && byte_solid((unsigned char)cell[length - 1])))
        return cell;

    for (const char *before = at; *at != '\0'; before = at) {
        if (code_blank(utf8_next(&at)))
            continue;
        if (!begun)
            begin = before;
        begun = true;
        end = at;
    }
    if (begin == cell && *end == '\0')
        return cell;
    text_clear(into);
    text_add_bytes(into, begin, begun ? (size_t)(end - begin) : 0);
    return text_bytes(into);
}

/* --- words ------------------------------------------------------------------------------------------ */

struct word {
    const char *word, *meaning;
};

static const struct word truths[] = {
    {"ja", "yes"},         {"nej", "no"},           {"x", "yes"},    {"1", "yes"},
    {"0", "no"},           {"sand", "yes"},         {"falsk", "no"}, {"true", "yes"},
    {"false", "no"},       {"yes", "yes"},          {"no", "no"},    {"unknown", "unknown"},
    {"ukendt", "unknown"}, {"ved ikke", "unknown"}, {NULL, NULL}};

static const struct word consents[] = {{"yes", "given"}, {"no", "refused"}, {NULL, NULL}};

static const struct word days[] = {
    {"man", "mon"},     {"mandag", "mon"},  {"monday", "mon"},       {"tir", "tue"},           {"tirsdag", "tue"},
    {"tuesday", "tue"}, {"ons", "wed"},     {"onsdag", "wed"},       {"wednesday", "wed"},     {"tor", "thu"},
    {"tors", "thu"},    {"torsdag", "thu"}, {"thursday", "thu"},     {"fre", "fri"},           {"fredag", "fri"},
    {"friday", "fri"},  {"lør", "sat"},     {"lørdag", "sat"},       {"saturday", "sat"},      {"søn", "sun"},
    {"søndag", "sun"},  {"sunday", "sun"},  {"hverdag", "weekdays"}, {"hverdage", "weekdays"}, {NULL, NULL}};

static const char *word_meaning(const struct word *words, const char *cell)
{
    for (; words->word != NULL; words++)
        if (words_same(words->word, cell))
            return words->meaning;
    return NULL;
}

/* --- days of the calendar ---------------------------------------------------------------------------- */

/* Moves *at behind the digits there, at most `most`; how many they are. */
static size_t digits_pass(const char **at, size_t most)
{
    size_t count = strspn(*at, "0123456789");

    if (count > most)
        return 0;
    *at += count;
    return count;
}

/* A time of day behind a date, or nothing: " 14:05", "T14.05:30", " 00:00:00.000". One with a zone might be of another day. */
static bool time_pass(const char *at)
{
    size_t parts = 0;

    at += strspn(at, " ");
    if (*at == 'T')
        at++;
    if (*at == '\0')
        return at[-1] != 'T';
    for (;; at++) {
        if (digits_pass(&at, parts < 3 ? 2 : 9) == 0)
            return false;
        parts++;
        if (parts == 4 || (*at != ':' && *at != '.'))
            break;
    }
    return parts > 1 && *at == '\0';
}

struct written_day {
    const char *day, *month, *year;
    size_t day_digits, month_digits, year_digits;
};

/* Day, month, year with a point, a hyphen or a slash between them and perhaps a time behind. */
static bool day_first(const char *cell, struct written_day *written)
{
    written->day = cell;
    written->day_digits = digits_pass(&cell, 2);
    if (written->day_digits == 0 || strchr(".-/", *cell) == NULL || *cell == '\0')
        return false;
    cell++;
    cell += strspn(cell, " ");
    written->month = cell;
    written->month_digits = digits_pass(&cell, 2);
    if (written->month_digits == 0 || strchr(".-/", *cell) == NULL || *cell == '\0')
        return false;
    cell++;
    cell += strspn(cell, " ");
    written->year = cell;
    written->year_digits = digits_pass(&cell, 4);
    return (written->year_digits == 4 || written->year_digits == 2) && time_pass(cell);
}

bool cell_year_short(const char *cell)
{
    struct written_day written;

    return day_first(cell, &written) && written.year_digits == 2;
}

static void add_two_digits(struct text *into, const char *digits, size_t count)
{
    text_add(into, count < 2 ? "-0" : "-");
    text_add_bytes(into, digits, count);
}

static bool date_plain(const char *cell, struct text *into)
{
    const char *at = cell;
    struct written_day written;

    if (day_first(cell, &written) && written.year_digits == 4) {
        text_add_bytes(into, written.year, 4);
        add_two_digits(into, written.month, written.month_digits);
        add_two_digits(into, written.day, written.day_digits);
        return true;
    }
    if (digits_pass(&at, 4) != 4 || *at++ != '-' || digits_pass(&at, 2) != 2 || *at++ != '-' ||
        digits_pass(&at, 2) != 2)
        return false;
    if (*at == '\0' || !time_pass(at))
        return false;
    text_add_bytes(into, cell, (size_t)(at - cell));
    return true;
}

/* --- numbers ------------------------------------------------------------------------------------------ */

/* Points part thousands where a comma parts the decimals. */
static bool number_plain(const char *cell, struct text *into)
{
    const char *at = cell + (*cell == '-'), *comma = strchr(at, ',');
    size_t decimals = comma == NULL ? 0 : strspn(comma + 1, "0123456789");

    if (decimals == 0 || comma[1 + decimals] != '\0' || comma == at)
        return false;
    text_add_bytes(into, cell, (size_t)(at - cell));
    for (bool first = true; at < comma; first = false) {
        size_t digits = strspn(at, "0123456789");

        if (digits == 0 || (!first && digits != 3) || (at[digits] != '.' && at[digits] != ','))
            return false;
        text_add_bytes(into, at, digits);
        at += digits + (at[digits] == '.');
        if (at == comma && comma[-1] == '.')
            return false;
    }
    text_add(into, ".");
    text_add(into, comma + 1);
    return true;
}

const char *cell_plain(const char *cell, unsigned wants, struct text *into)
{
    const char *meaning = NULL;

    if (wants & (CELL_TRUTH | CELL_CONSENT))
        meaning = word_meaning(truths, cell);
    if (meaning != NULL && wants & CELL_CONSENT && word_meaning(consents, meaning) != NULL)
        meaning = word_meaning(consents, meaning);
    if (meaning == NULL && wants & CELL_DAY)
        meaning = word_meaning(days, cell);
    if (meaning != NULL)
        return meaning;
    text_clear(into);
    if (wants & CELL_DATE && date_plain(cell, into))
        return text_bytes(into);
    text_clear(into);
    if (wants & CELL_NUMBER && number_plain(cell, into))
        return text_bytes(into);
    return cell;
}
