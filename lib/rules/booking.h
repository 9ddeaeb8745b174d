/* Who and what is booked twice, and whether the leaders are those that a service asks for (design: planning;
 * domain: KOMBU's guide, Horsens' groups, the providers in Norddjurs' catalogue). */
#ifndef KREDS_RULES_BOOKING_H
#define KREDS_RULES_BOOKING_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"
#include "model/travel.h"

enum booking_kind { BOOKING_STAFF, BOOKING_VENUE, BOOKING_CITIZEN };

/* One leader, one venue or one citizen taken for a stretch of one day. Texts are not owned. */
struct booking {
    enum booking_kind kind;
    const char *who; /* staff code, venue, or a reference of the citizen */
    int date;
    int start;         /* time of day; TIME_NONE: not known */
    int minutes;       /* 0: not known */
    const char *what;  /* COURSE/3, or the reference of an interview; what stands before the / is the owner */
    const char *venue; /* where a leader is then; NULL: not known */
};

struct bookings {
    struct booking *items;
    size_t count;
    const struct travels *travels; /* between venues; not owned; NULL: no way is counted */
};

/* A family's home and a screen are taken by nobody else. */
bool booking_venue_shared(const char *venue);

void bookings_add(struct bookings *bookings, struct booking booking);
void bookings_free(struct bookings *bookings); /* the list, not its texts */

/* Two bookings at once. Not owned: they live as long as the lists compared. */
struct clash {
    const struct booking *a, *b;
    bool certain; /* the times overlap; otherwise one venue on one day for two owners, a time not known, or `guessed` */
    bool guessed; /* the length of one is not known; they overlap if it takes an hour */
    int travel;   /* the times lie apart, but less than these minutes, which the way between the venues takes; else 0 */
};

struct clashes {
    struct clash *items;
    size_t count;
};

/* Each of `wanted` against each of `existing`; back to back is no clash, unless a leader has a way to go between, by
 * the travel times of `existing`. A leader whose time is not known is not
 * judged. What has no known length, as an interview, takes a minute for certain, and perhaps an hour. `home` and `online` are nobody's room. `into` all zero before; freed with clashes_free. */
void booking_clashes(const struct bookings *wanted, const struct bookings *existing, struct clashes *into);
/* All pairs within one list; sorts it. */
void booking_clashes_within(struct bookings *all, struct clashes *into);
void clashes_free(struct clashes *clashes);

/* Sorts a list for booking_taken, as booking_clashes_within does. */
void bookings_sort(struct bookings *all);
/* Whether a sorted list holds what certainly meets a booking, other than the booking's own (of the same `what`). */
bool booking_taken(const struct bookings *sorted, const struct booking *wanted);

/* Certain clashes as TROUBLE_FORBIDDEN, the others as TROUBLE_WARNING; -1 when one is certain, else 0. */
int booking_tell(const struct clashes *clashes, struct messages *messages);

/* A leader proposed for a course. */
struct leader {
    const struct staff *staff;
    int courses; /* other courses led at the same time */
};

/* Whether a day is one of a leader's weekdays, and whether the leader is not away then: 0, or -1 with TROUBLE_FORBIDDEN. */
int booking_possible(const struct staff *staff, int date, struct messages *messages);
int booking_away(const struct staff *staff, int date, struct messages *messages);
/* Both, for a session (a cancelled one asks nothing). */
int booking_day(const struct staff *staff, const struct session *session, struct messages *messages);

/* How many leaders a service asks for. */
size_t booking_wanted(const struct service *service);
/* The first leader whom the service cannot take, by role or qualification; NULL when there is none. */
const struct staff *booking_unfit(const struct service *service, const struct leader *leaders, size_t count);
/* Whether the last of these leaders may come in, where there were `former_count` others: the leader's role, qualification and
 * number of courses, and the roles and organisations that the service asks of all, which must not fit less than before, or
 * more where a leader was missing. 0, or -1 with messages (TROUBLE_FORBIDDEN). */
int booking_joins(const struct service *service, const struct leader *leaders, size_t count,
                  const struct leader *former, size_t former_count, struct messages *messages);

/* Whether these leaders may hold sessions of a parent group (NULL: not judged by days) beside the children's, which the leaders in
 * `busy` (codes) hold at the same hour: roles, qualifications, possible days. As many as are named will do. 0, or -1 with messages
 * (TROUBLE_FORBIDDEN). */
int booking_beside(const struct service *service, const struct leader *leaders, size_t count, const struct texts *busy,
                   const struct sessions *sessions, struct messages *messages);

/* Whether these leaders may hold these sessions (NULL: not judged by days) of the service: their
 * number, roles, organisations, qualifications, possible days and number of courses. No leader at
 * all is too few. Messages (TROUBLE_FORBIDDEN) name staff codes; an organisation that is not
 * recorded is said (TROUBLE_WARNING) where they have to differ. Returns 0 or -1. */
int booking_leaders(const struct service *service, const struct leader *leaders, size_t count,
                    const struct sessions *sessions, struct messages *messages);

#endif
