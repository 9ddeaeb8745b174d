#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "model/facts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DIGITS_MOST 15 /* decimal digits that a double holds for certain */

/* Read by hand, as strtod follows the locale's decimal sign: "-12", "12.5"; true when all of the text was one. */
static bool number_read(const char *text, double *number)
{
    bool negative = *text == '-';
    double whole = 0, scale = 1;
    int digits = 0, decimals = -1;

    for (text += negative; *text != '\0'; text++) {
        if (*text == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (*text < '0' || *text > '9' || ++digits > DIGITS_MOST)
            return false;
        whole = whole * 10 + (*text - '0');
        if (decimals >= 0) {
            scale *= 10;
            decimals++;
        }
    }
    if (digits == 0 || decimals == 0)
        return false;
    *number = (negative && whole > 0 ? -whole : whole) / scale;
    return true;
}

static bool truth_read(const char *text, bool *truth)
{
    if (text_truth(text, truth))
        return true;
    *truth = strcasecmp(text, "ja") == 0;
    return *truth || strcasecmp(text, "nej") == 0;
}

static struct value value_read_trimmed(const char *text)
{
    struct value value = {.kind = VALUE_UNKNOWN};

    if (*text == '\0' || text_is(text, "unknown"))
        return value;
    if (truth_read(text, &value.truth))
        value.kind = VALUE_TRUTH;
    else if (number_read(text, &value.number))
        value.kind = VALUE_NUMBER;
    else if (date_read(text, &value.date))
        value.kind = VALUE_DATE;
    else {
        value.kind = VALUE_WORD;
        value.word = memory_text(text);
    }
    return value;
}

struct value value_read(const char *text)
{
    char *own = memory_text(text == NULL ? "" : text);
    struct value value = value_read_trimmed(text_trim(own));

    free(own);
    return value;
}

/* With the fewest decimals that read back as the same number; at most six where none do, none where it is too large for
 * any. */
static char *number_write(double number)
{
    bool large = number >= 1e15 || number <= -1e15;

    if (!large && number == (double)(long)number)
        return text_format("%ld", (long)number);
    for (int decimals = 0;; decimals++) {
        char *text = text_format("%.*f", decimals, number);
        char *sign = text + strspn(text, "-0123456789");
        double again;

        if (*sign != '\0')
            *sign = '.';
        if (large || decimals == 6 || (number_read(text, &again) && again == number))
            return text;
        free(text);
    }
}

char *value_write(const struct value *value)
{
    char date[DATE_TEXT];

    switch (value->kind) {
    case VALUE_UNKNOWN: return memory_text("");
    case VALUE_TRUTH: return memory_text(value->truth ? "yes" : "no");
    case VALUE_NUMBER: return number_write(value->number);
    case VALUE_DATE: return memory_text(date_write(value->date, date));
    case VALUE_WORD: return memory_text(value->word);
    }
    return memory_text("");
}

/* What is unknown equals nothing, not even another unknown. */
bool value_equal(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VALUE_UNKNOWN: return false;
    case VALUE_TRUTH: return a->truth == b->truth;
    case VALUE_NUMBER: return a->number == b->number;
    case VALUE_DATE: return a->date == b->date;
    case VALUE_WORD: return text_is(a->word, b->word);
    }
    return false;
}

void value_copy(struct value *into, const struct value *from)
{
    *into = *from;
    into->word = memory_text(from->word);
}

void value_free(struct value *value)
{
    free(value->word);
    *value = (struct value){0};
}
