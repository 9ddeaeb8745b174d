/* Which days a house is open: Danish public holidays (domain: the calendar; Great Prayer Day until 2023 only) and
 * the closed periods of the house's own calendar file, which count only where a service names them. */
#ifndef KREDS_RULES_CALENDAR_H
#define KREDS_RULES_CALENDAR_H

#include "base/date.h"
#include "base/text.h"
#include "model/calendar.h"
#include "model/words.h"

/* The name of the Danish public holiday on a date, in `language` ("da", else English); NULL on any other day. */
const char *holiday_name(int date, const char *language);

/* Whether the calendar closes a day: a public holiday, or within a closed period named in `skip` (NULL: none).
 * `calendar` NULL closes nothing; weekends are the service's matter. *why (may be NULL) gets the holiday's name in
 * `language` or the period's; it lives as long as the calendar. */
bool calendar_day_closed(const struct calendar *calendar, const struct texts *skip, int date, const char *language,
                         const char **why);

/* The date `count` weekdays after (or, negative, before) `from`: Monday to Friday, public holidays of the calendar
 * not counted. 0 is `from` itself. `calendar` may be NULL. */
int calendar_add_weekdays(const struct calendar *calendar, int from, int count);

/* duration_after, with weekdays that honour the calendar's public holidays. */
int calendar_after(const struct calendar *calendar, int from, struct duration duration);

/* Dates in order; all zero is an empty list. */
struct dates {
    int *items;
    size_t count;
};
void dates_add(struct dates *dates, int date);
void dates_free(struct dates *dates);

/* The open days from `from` to `to`, both in, on the weekdays whose bits are set, in every `every` weeks (1:
 * each), counted from the week of `from`. Appends to `into`, freed with dates_free. */
void calendar_open_days(const struct calendar *calendar, const struct texts *skip, int from, int to, unsigned weekdays,
                        int every, struct dates *into);

#endif
