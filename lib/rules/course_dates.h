/* The dates of a course's ordinary sessions from one start, or the rule that stands against them. Used by
 * rules/planning.h. */
#ifndef KREDS_RULES_COURSE_DATES_H
#define KREDS_RULES_COURSE_DATES_H

#include "base/text.h"
#include "rules/calendar.h"
#include "rules/planning.h"

enum dates_refusal {
    DATES_OK,
    DATES_WEEKDAY,    /* `date` falls on a day that the service forbids */
    DATES_SEASON,     /* the start, `date`, is outside the season */
    DATES_CLOSED,     /* the start, `date`, is closed (`why`) */
    DATES_SEASON_END, /* session `number` would fall on `date`, after the season */
    DATES_LIMIT,      /* the last session would fall on `date`, after `bound` */
    DATES_TOO_SOON,   /* the last open date is `date`, before `bound` */
    DATES_TOO_FEW,    /* only `number` open dates of the weekday from the start to `bound` */
    DATES_YEAR,   /* session number `number` of its calendar year would fall on `date`: more than the service gives */
    DATES_ENDLESS /* the sessions do not end within PLAN_YEARS */
};

#define PLAN_YEARS 10

struct course_dates {
    enum dates_refusal refusal;
    int date, bound; /* as the refusal says */
    size_t number;
    const char *why;      /* not owned */
    struct dates dates;   /* empty when refused */
    struct texts remarks; /* one a date; "" for none */
};

/* `rhythm` count 0: spread over the service's `over`, or a single session without one. `into` needs no preparing;
 * freed with course_dates_free. */
void course_dates_find(const struct plan_wish *wish, int start, struct duration rhythm, size_t count,
                       struct course_dates *into);
void course_dates_free(struct course_dates *dates);

/* Whether a rhythm goes from day to day, so that a course has no weekday of its own. */
bool rhythm_daily(struct duration rhythm);

/* The day that lies so many steps of a rhythm after another. One in whole weeks keeps the weekday by itself; one in months or years
 * is brought to the nearest such day; a daily one keeps none. DATE_NONE when it is too far off. */
int rhythm_after(const struct calendar *calendar, struct duration rhythm, int from, int times);

/* The nearest day to a date on the weekday of another. */
int nearest_weekday(int date, int like);

/* The first and last day of the season that holds `date`; false outside it. Without a season all time. */
bool season_around(const struct sessions_rule *rule, int date, int *from, int *to);

/* "DATE is closed (WHY); moved to DATE"; the caller frees. */
char *closed_remark(int closed, const char *why, int moved_to);

#endif
