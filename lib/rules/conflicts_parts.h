/* The parts of rules/conflicts.h, and what they share. */
#ifndef KREDS_RULES_CONFLICTS_PARTS_H
#define KREDS_RULES_CONFLICTS_PARTS_H

#include "rules/conflicts.h"
#include "rules/planning.h"

/* Tells a conflict; takes `where`, `what` and `remedy` over, not `other`. */
void conflict_tell(const struct conflicts *into, bool warning, char *where, const char *other, char *what,
                   char *remedy);
/* The leader of a code; NULL for none. */
const struct staff *conflict_staff(const struct conflict_house *house, const char *code);
/* Whether a session counts: not cancelled, not before the first day, and not held unless those are asked for. */
bool conflict_counts(const struct conflict_house *house, const struct session *session);
/* The first session that counts; NULL for none. */
const struct session *conflict_first(const struct conflict_house *house, const struct course *course);
/* The command that moves a session to the nearest day that would do, or puts another one behind the last. */
char *conflict_move(const struct conflict_house *house, const struct conflict_course *course, size_t session);
/* The same, to the nearest day behind another one. */
char *conflict_move_behind(const struct conflict_house *house, const struct conflict_course *course, size_t session,
                           int behind);
/* The command that lets somebody who is fit and free come in for a leader of a session, the first as schedule substitute has them, loads
 * aside; where there is nobody, the one that moves the session. */
char *conflict_substitute(const struct conflict_house *house, const struct conflict_course *course, size_t session,
                          const char *who);
/* What sessions may be on a day by, as session_day_check asks. */
struct plan_wish conflict_days(const struct conflict_house *house, const struct service *service);

/* Of one course: leaders, places, number; its sessions' days, and their leaders'. */
void conflicts_course(const struct conflict_house *house, const struct conflict_course *course,
                      const struct conflicts *into);
void conflicts_sessions(const struct conflict_house *house, const struct conflict_course *course,
                        const struct conflicts *into);
/* Fewer sessions than a service gives a year. */
void conflicts_year(const struct conflict_house *house, const struct conflict_course *course,
                    const struct conflicts *into);
/* Of all: who and what is booked twice; interviews while the leader is away. */
void conflicts_bookings(const struct conflict_house *house, const struct conflicts *into);
/* More courses at once than a leader takes. */
void conflicts_loads(const struct conflict_house *house, const struct conflicts *into);

#endif
