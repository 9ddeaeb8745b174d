/* What the tests of planning share: an invented house's closed days, services of every make, and plans held against dates. */
#ifndef KREDS_TESTS_UNIT_PLANNING_HOUSE_H
#define KREDS_TESTS_UNIT_PLANNING_HOUSE_H

#include "rules/planning.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define WEEKS(n) ((struct duration){n, UNIT_WEEK})
#define MONTHS(n) ((struct duration){n, UNIT_MONTH})
#define DAYS(n) ((struct duration){n, UNIT_DAY})

/* Closed in autumn (week 42 of 2026), over Christmas (21 December to 3 January) and in winter (week 7 of 2027). */
extern struct calendar planning_calendar;
extern struct texts planning_skip; /* all three */
int planning_house(void **state);  /* the group's set-up */

/* A date that must exist. */
int planning_day(const char *text);

struct service planning_siblings(void);  /* every second week, October to April, eight times */
struct service planning_cool_kids(void); /* ten times over four months */
struct service planning_ses(void);       /* three group sessions, then three talks with each family, in 8 to 10 weeks */
struct service planning_treatment(void); /* a start-up meeting, then as many as it takes, thinning out */

/* A wish for a plan in the house, all else the service's. */
struct plan_wish planning_wish(const struct service *service, const char *start);
/* Fails unless the plan's dates are those, "MM-DD MM-DD …". */
void planning_expect(const struct plan_wish *wish, const char *wanted);
/* Fails unless the wish is refused with that rule and, unless NULL, that second message. */
void planning_expect_refused(const struct plan_wish *wish, const char *rule, const char *nearest);

#endif
