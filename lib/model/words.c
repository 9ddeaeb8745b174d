#include "model/words.h"
#include "base/date.h"
#include "base/named.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define DURATION_MOST 36500 /* of any unit; keeps sums far from the calendar's ends */

const char *words_in(const struct words *words, const char *language)
{
    bool english = text_is(language, "en");
    const char *first = english ? words->en : words->da;
    const char *second = english ? words->da : words->en;

    if (!text_empty(first))
        return first;
    return text_empty(second) ? "" : second;
}

void words_free(struct words *words)
{
    free(words->da);
    free(words->en);
    *words = (struct words){0};
}

static const struct named_value unit_singular[] = {{"day", UNIT_DAY},   {"weekday", UNIT_WEEKDAY},
                                                   {"week", UNIT_WEEK}, {"month", UNIT_MONTH},
                                                   {"year", UNIT_YEAR}, {NULL, 0}};
static const struct named_value unit_plural[] = {{"days", UNIT_DAY},   {"weekdays", UNIT_WEEKDAY},
                                                 {"weeks", UNIT_WEEK}, {"months", UNIT_MONTH},
                                                 {"years", UNIT_YEAR}, {NULL, 0}};

bool duration_read(const char *text, struct duration *duration)
{
    const char *blank = text == NULL ? NULL : strchr(text, ' ');
    char digits[16];
    long count;
    int unit;

    if (blank == NULL || (size_t)(blank - text) >= sizeof digits)
        return false;
    memcpy(digits, text, (size_t)(blank - text));
    digits[blank - text] = '\0';
    blank += strspn(blank, " ");
    if (!text_number(digits, -DURATION_MOST, DURATION_MOST, &count) ||
        (!named_read(unit_singular, blank, &unit) && !named_read(unit_plural, blank, &unit)))
        return false;
    *duration = (struct duration){.count = (int)count, .unit = (enum duration_unit)unit};
    return true;
}

char *duration_write(struct duration duration)
{
    bool one = duration.count == 1 || duration.count == -1;

    return text_format("%d %s", duration.count, named_name(one ? unit_singular : unit_plural, (int)duration.unit));
}

/* Whole weeks at a stride, then day by day. A count that begins on a weekend begins at its first or last weekday. */
static int weekdays_after(int from, int count)
{
    int step = count < 0 ? -1 : 1;
    int left = count * step;
    int date = from;

    date += step * 7 * (left / 5);
    for (left %= 5; left > 0;) {
        date += step;
        left -= date_weekday(date) < SATURDAY;
    }
    while (count != 0 && date_weekday(date) >= SATURDAY)
        date -= step;
    return date;
}

int duration_after(int from, struct duration duration)
{
    if (from == DATE_NONE)
        return DATE_NONE;
    switch (duration.unit) {
    case UNIT_DAY: return from + duration.count;
    case UNIT_WEEKDAY: return weekdays_after(from, duration.count);
    case UNIT_WEEK: return from + 7 * duration.count;
    case UNIT_MONTH: return date_add_months(from, duration.count);
    case UNIT_YEAR: return date_add_months(from, 12 * duration.count);
    }
    return from;
}
