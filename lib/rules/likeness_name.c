#include "rules/likeness.h"

#include "base/utf8.h"

#include <string.h>

/* A mark: a bit for each of a … z, one for all other letters, one for each digit; then one for each of the commoner letters
 * that stands more than once; then the length. */
#define MARK_OTHERS 26
#define MARK_DIGITS 27
#define MARK_TWICE 37
#define MARK_LENGTH 57
#define MARK_DIGIT_BITS (UINT64_C(1023) << MARK_DIGITS)
#define MARK_LETTERS ((UINT64_C(1) << MARK_LENGTH) - 1)

static const char commoner[] = "aeinrslotmdhkguvbfjp";
_Static_assert(sizeof commoner - 1 == MARK_LENGTH - MARK_TWICE, "a bit for each");
_Static_assert(LIKENESS_LETTERS < 1 << (64 - MARK_LENGTH), "the length fits");

#define SLIP_LETTERS 4 /* shorter names are too easily a letter apart */

/* Latin letters with accents, U+00C0 … U+017F, as they are written without; those of two letters stand apart. */
static const char plain[] = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
                            "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
_Static_assert(sizeof plain == 0x180 - 0xc0 + 1, "a letter for each code point");

/* The second letter of those that are written with two: æ ä ø ö å ß þ œ. */
static uint32_t second_letter(uint32_t code)
{
    switch (code) {
    case 0xc4:
    case 0xe4:
    case 0xc6:
    case 0xe6:
    case 0xd6:
    case 0xf6:
    case 0xd8:
    case 0xf8:
    case 0x152:
    case 0x153: return 'e';
    case 0xc5:
    case 0xe5: return 'a';
    case 0xdf: return 's';
    case 0xde:
    case 0xfe: return 'h';
    default: return 0;
    }
}

static bool code_joins(uint32_t code)
{
    return (code >= 0x300 && code <= 0x36f) || code == '\'' || code == 0x2019 || code == 0xb4 || code == '`';
}

static bool code_parts(uint32_t code)
{
    return code <= '/' || (code >= ':' && code <= '@') || (code >= '[' && code <= '_') ||
           (code >= '{' && code <= 0xbf) || code == 0xd7 || code == 0xf7 || (code >= 0x2000 && code <= 0x206f);
}

static void mark_add(uint32_t letter, uint64_t *mark)
{
    bool latin = letter >= 'a' && letter <= 'z', digit = letter >= '0' && letter <= '9';
    uint64_t bit = UINT64_C(1) << (latin ? letter - 'a' : digit ? MARK_DIGITS + letter - '0' : MARK_OTHERS);
    const char *twice = latin && (*mark & bit) != 0 ? strchr(commoner, (int)letter) : NULL;

    *mark |= bit;
    if (twice != NULL)
        *mark |= UINT64_C(1) << (MARK_TWICE + (twice - commoner));
}

static void letter_add(uint32_t letter, struct likeness_name *into)
{
    if (into->length == LIKENESS_LETTERS)
        return;
    into->letters[into->length++] = letter;
    mark_add(letter, &into->mark);
}

static void code_add(uint32_t code, struct likeness_name *into)
{
    uint32_t second = code < 0x80 ? 0 : second_letter(code);

    if (code >= 'A' && code <= 'Z')
        code += 'a' - 'A';
    else if (code >= 0xc0 && code <= 0x17f)
        code = (uint32_t)plain[code - 0xc0];
    letter_add(code, into);
    if (second != 0)
        letter_add(second, into);
}

void likeness_name_read(const char *name, struct likeness_name *into)
{
    uint32_t code;
    bool within = false;

    into->length = into->parts = 0;
    into->mark = 0;
    while (name != NULL && (code = utf8_next(&name)) != 0) {
        if (code_joins(code))
            continue;
        if (code_parts(code)) {
            within = false;
            continue;
        }
        if (!within && into->parts < LIKENESS_PARTS)
            into->starts[into->parts++] = into->length;
        within = true;
        code_add(code, into);
    }
    into->starts[into->parts] = into->length;
    into->mark |= (uint64_t)into->length << MARK_LENGTH;
}

static bool letters_same(const struct likeness_name *a, size_t a_at, const struct likeness_name *b, size_t b_at,
                         size_t length)
{
    return memcmp(a->letters + a_at, b->letters + b_at, length * sizeof *a->letters) == 0;
}

static size_t part_length(const struct likeness_name *name, size_t part)
{
    return name->starts[part + 1] - name->starts[part];
}

static bool part_same(const struct likeness_name *a, size_t one, const struct likeness_name *b, size_t other)
{
    return part_length(a, one) == part_length(b, other) &&
           letters_same(a, a->starts[one], b, b->starts[other], part_length(a, one));
}

/* Each part of the one stands in the other, once for each time. */
static bool parts_within(const struct likeness_name *a, const struct likeness_name *b)
{
    unsigned used = 0;

    for (size_t i = 0; i < a->parts; i++) {
        size_t j = 0;

        while (j < b->parts && ((used & 1u << j) || !part_same(a, i, b, j)))
            j++;
        if (j == b->parts)
            return false;
        used |= 1u << j;
    }
    return true;
}

/* One letter, or one that is written with two. */
static bool one_letter(const struct likeness_name *name, size_t at, size_t length)
{
    const uint32_t *letters = name->letters + at;

    if (length < 2)
        return true;
    return length == 2 && ((letters[0] == 'a' && (letters[1] == 'e' || letters[1] == 'a')) ||
                           (letters[0] == 'o' && letters[1] == 'e'));
}

/* A number within a name tells people apart: twin 1 is not twin 2. */
static bool has_digit(const struct likeness_name *name, size_t at, size_t length)
{
    for (size_t i = at; i < at + length; i++)
        if (name->letters[i] >= '0' && name->letters[i] <= '9')
            return true;
    return false;
}

static bool letters_slip(const struct likeness_name *a, const struct likeness_name *b)
{
    size_t shorter = a->length < b->length ? a->length : b->length, first = 0, last = 0;
    size_t a_rest, b_rest;

    if (shorter < SLIP_LETTERS)
        return false;
    while (first < shorter && a->letters[first] == b->letters[first])
        first++;
    while (first + last < shorter && a->letters[a->length - 1 - last] == b->letters[b->length - 1 - last])
        last++;
    a_rest = a->length - first - last;
    b_rest = b->length - first - last;
    if (has_digit(a, first, a_rest) || has_digit(b, first, b_rest))
        return false;
    if (one_letter(a, first, a_rest) && one_letter(b, first, b_rest))
        return true;
    return a_rest == 2 && b_rest == 2 && a->letters[first] == b->letters[first + 1] &&
           a->letters[first + 1] == b->letters[first];
}

/* First and last part are the same, and what stands between them in the one stands in the other. */
static bool middle_left_out(const struct likeness_name *a, const struct likeness_name *b)
{
    if (a->parts > b->parts)
        return middle_left_out(b, a);
    return a->parts >= 2 && b->parts > a->parts && part_same(a, 0, b, 0) &&
           part_same(a, a->parts - 1, b, b->parts - 1) && parts_within(a, b);
}

static int bits(uint64_t mark)
{
    int count = 0;

    for (; mark != 0; mark &= mark - 1)
        count++;
    return count;
}

uint64_t likeness_mark(const char *name)
{
    struct likeness_name read;

    likeness_name_read(name, &read);
    return read.mark;
}

/* Keeps nearly all pairs from a closer look. A slip changes at most one letter into another, written with two at the most, and
 * never a digit; of a middle name left out all letters and digits stand in the other name, which is longer. */
bool likeness_marks_near(uint64_t a, uint64_t b)
{
    uint64_t other = (a ^ b) & MARK_LETTERS;
    int longer = (int)(a >> MARK_LENGTH) - (int)(b >> MARK_LENGTH);

    if (longer != 0 && ((other & a) == 0 || (other & b) == 0))
        return true;
    return longer >= -2 && longer <= 2 && (other & MARK_DIGIT_BITS) == 0 && bits(other) <= 4;
}

enum likeness likeness_compare(const struct likeness_name *a, const struct likeness_name *b)
{
    if (a->length == 0 || b->length == 0 || !likeness_marks_near(a->mark, b->mark))
        return LIKENESS_NONE;
    if (a->length == b->length && letters_same(a, 0, b, 0, a->length))
        return LIKENESS_SAME_NAME;
    if (a->parts == b->parts && a->length == b->length && parts_within(a, b))
        return LIKENESS_SWAPPED_NAMES;
    if (letters_slip(a, b))
        return LIKENESS_NAME_SLIP;
    return middle_left_out(a, b) ? LIKENESS_SHORTER_NAME : LIKENESS_NONE;
}

bool likeness_same_name(const char *a, const char *b)
{
    struct likeness_name one, other;

    likeness_name_read(a, &one);
    likeness_name_read(b, &other);
    return likeness_compare(&one, &other) == LIKENESS_SAME_NAME;
}
