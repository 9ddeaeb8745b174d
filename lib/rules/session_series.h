/* The days of a course's later sessions once the first of them moves (design: rules that need care, planning): each follows by the
 * course's own rhythm, around what is closed.
 *
 * Where the course has a rhythm, it counts on from the new day, on its weekday. Where it is spread over a length of time, they are
 * spread evenly over what is left of that time from the course's first session; when too little is left they come week by week.
 * Where the rhythm is agreed case by case, and of talks that each family of a group has for itself, every one keeps its distance
 * from the one before, put off to the next day that would do. */
#ifndef KREDS_RULES_SESSION_SERIES_H
#define KREDS_RULES_SESSION_SERIES_H

#include "base/message.h"
#include "base/text.h"
#include "model/course.h"
#include "rules/calendar.h"
#include "rules/planning.h"

/* What moves. Nothing in it is owned. */
struct series_wish {
    const struct plan_wish *days; /* service, calendar, language and `agreed` are looked at */
    const struct course *course;  /* as it stands */
    const struct session *const
        *sessions; /* of the course, all ordinary or one meeting, by day; the first has the new day */
    size_t count;  /* at least 1 */
    int date;      /* of the first */
};

/* Fills a date and a remark ("" for none) for each; both need no preparing and are freed by the caller, also after -1. -1 with messages
 * (TROUBLE_FORBIDDEN): what stands against the first day, or that the rest does not fit into the season. */
int session_series(const struct series_wish *wish, struct dates *dates, struct texts *remarks,
                   struct messages *messages);

#endif
