#include "output/day_text.h"

#include "base/date.h"

static const char *const danish_months[] = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                            "juli",   "august",  "september", "oktober", "november", "december"};

static bool is_danish(const char *language)
{
    return text_is(language, "da");
}

static const char *month_of(struct date_parts parts)
{
    return danish_months[parts.month - 1];
}

void day_text(int date, const char *language, struct text *into)
{
    char written[DATE_TEXT];

    if (is_danish(language)) {
        struct date_parts parts = date_parts(date);
        text_add_format(into, "%d. %s %d", parts.day, month_of(parts), parts.year);
    } else
        text_add(into, date_write(date, written));
}

/* The dash has room around it where what stands beside it has blanks in it. */
static void danish_span(struct date_parts first, struct date_parts last, struct text *into)
{
    if (first.year != last.year)
        text_add_format(into, "%d. %s %d – %d. %s %d", first.day, month_of(first), first.year, last.day, month_of(last),
                        last.year);
    else if (first.month != last.month)
        text_add_format(into, "%d. %s – %d. %s %d", first.day, month_of(first), last.day, month_of(last), last.year);
    else
        text_add_format(into, "%d.–%d. %s %d", first.day, last.day, month_of(last), last.year);
}

void day_text_span(int first, int last, const char *language, struct text *into)
{
    char from[DATE_TEXT], to[DATE_TEXT];

    if (first == last)
        day_text(first, language, into);
    else if (is_danish(language))
        danish_span(date_parts(first), date_parts(last), into);
    else
        text_add_format(into, "%s to %s", date_write(first, from), date_write(last, to));
}

void day_text_week(int date, const char *language, struct text *into)
{
    int monday = date - (int)date_weekday(date);
    char written[WEEK_TEXT];
    int year, week;

    date_week(date, &year, &week);
    if (is_danish(language))
        text_add_format(into, "%d, ", week);
    else
        text_add_format(into, "%s, ", week_write(date, written));
    day_text_span(monday, monday + 6, language, into);
}
