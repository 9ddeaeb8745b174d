#include "schedule/bookings.h"

#include "base/memory.h"
#include "common/booked.h"
#include "rules/parent_group.h"
#include "store/courses.h"

#include <stdlib.h>

#define NEAREST_DAYS 366 /* how far on a start on the same weekday is looked for */
#define OTHER_DAYS 14    /* and one on any weekday */

static bool session_beside(const struct bookings_wish *wish, const struct session *session)
{
    return wish->parents && wish->parents->leaders.count > 0 && text_is(session->kind, PARENT_GROUP);
}

static const char *session_venue(const struct bookings_wish *wish, const struct session *session)
{
    if (session->venue)
        return session->venue;
    return session_beside(wish, session) && wish->parents->venue ? wish->parents->venue : wish->venue;
}

/* A leader who is named twice is refused for that, and is at one place all the same. */
static bool named_before(const struct texts *leaders, size_t position)
{
    for (size_t i = 0; i < position; i++)
        if (text_is(leaders->items[i], leaders->items[position]))
            return true;
    return false;
}

static void wish_bookings(const struct bookings_wish *wish, const struct sessions *sessions, struct booked *booked,
                          struct bookings *into)
{
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];
        const struct texts *leaders = session_beside(wish, session) ? &wish->parents->leaders : wish->leaders;
        char *name = text_format("%s/%d", wish->code, session->number);
        struct booking booking = {.date = session->date,
                                  .start = session->start,
                                  .minutes = session->minutes,
                                  .what = booked_keep(booked, name)};
        booking.venue = session_venue(wish, session);
        free(name);
        booking.kind = BOOKING_STAFF;
        for (size_t l = 0; l < leaders->count; l++) {
            booking.who = leaders->items[l];
            if (!named_before(leaders, l))
                bookings_add(into, booking);
        }
        if (!booking.venue)
            continue;
        booking.kind = BOOKING_VENUE;
        booking.who = booking.venue;
        bookings_add(into, booking);
    }
}

/* Sessions stand in the order of their numbers: a meeting may lie before the last of them, or behind. */
static void sessions_span(const struct sessions *sessions, int *first, int *last)
{
    *first = *last = sessions->items[0].date;
    for (size_t i = 1; i < sessions->count; i++) {
        int date = sessions->items[i].date;
        *first = date < *first ? date : *first;
        *last = date > *last ? date : *last;
    }
}

static int check_clashes(struct call *call, const struct bookings_wish *wish, const struct sessions *sessions,
                         struct messages *messages)
{
    struct booked booked = {.but = wish->moved};
    struct bookings wanted = {0};
    int result, first, last;

    if (sessions->count == 0)
        return 0;
    sessions_span(sessions, &first, &last);
    wish_bookings(wish, sessions, &booked, &wanted);
    result = booked_add(call, first, last, &booked, messages);
    if (result == 0)
        result = booked_tell(&booked, &wanted, messages);
    bookings_free(&wanted);
    booked_free(&booked);
    return result;
}

/* Leaders by their codes, for the rules. The number of courses is that of the busiest day of this one. */
struct team {
    struct staff *staff;
    struct leader *leaders;
    size_t count;
};

/* `first` DATE_NONE: whatever the days. Freed with team_free either way. */
static int team_load(struct call *call, const struct texts *codes, int first, int last, struct team *team,
                     struct messages *messages)
{
    int result = 0;

    *team = (struct team){.staff = memory_new((codes->count + 1) * sizeof *team->staff),
                          .leaders = memory_new((codes->count + 1) * sizeof *team->leaders),
                          .count = codes->count};
    for (size_t i = 0; i < codes->count; i++) {
        team->leaders[i].staff = &team->staff[i];
        if (store_staff_load(call->store, codes->items[i], &team->staff[i], messages) != 0 ||
            (first != DATE_NONE && store_staff_load_between(call->store, codes->items[i], first, last,
                                                            &team->leaders[i].courses, messages) != 0))
            result = -1;
    }
    return result;
}

static void team_free(struct team *team)
{
    for (size_t i = 0; i < team->count; i++)
        staff_free(&team->staff[i]);
    free(team->leaders);
    free(team->staff);
}

/* The parent group's own sessions; the list alone is freed. */
static struct sessions sessions_beside(const struct sessions *sessions)
{
    struct sessions some = {.items = memory_new((sessions->count + 1) * sizeof *some.items)};

    for (size_t i = 0; i < sessions->count; i++)
        if (text_is(sessions->items[i].kind, PARENT_GROUP))
            some.items[some.count++] = sessions->items[i];
    return some;
}

/* Who is with the parents, while the leaders are with the children. */
static int check_beside(struct call *call, const struct bookings_wish *wish, int start, const struct sessions *sessions,
                        struct messages *messages)
{
    struct sessions some;
    struct team team;

    if (!wish->parents || wish->parents->leaders.count == 0)
        return 0;
    int result = team_load(call, &wish->parents->leaders, DATE_NONE, DATE_NONE, &team, messages);

    some = sessions ? sessions_beside(sessions) : (struct sessions){0};
    if (result == 0)
        result = booking_beside(wish->service, team.leaders, team.count, wish->leaders,
                                start == DATE_NONE ? NULL : &some, messages);
    free(some.items);
    team_free(&team);
    return result;
}

/* `start` DATE_NONE: whatever the days. */
static int check_leaders(struct call *call, const struct bookings_wish *wish, int start,
                         const struct sessions *sessions, struct messages *messages)
{
    struct team team;
    int result, first = start, last = start;

    if (sessions && sessions->count > 0)
        sessions_span(sessions, &first, &last);
    result = team_load(call, wish->leaders, first, last, &team, messages);
    if (result == 0)
        result =
            booking_leaders(wish->service, team.leaders, team.count, start == DATE_NONE ? NULL : sessions, messages);
    team_free(&team);
    return check_beside(call, wish, start, sessions, messages) == 0 ? result : -1;
}

int bookings_check(struct call *call, const struct bookings_wish *wish, int start, const struct sessions *sessions,
                   struct messages *messages)
{
    int result = check_leaders(call, wish, start, sessions, messages);
    return check_clashes(call, wish, sessions, messages) == 0 ? result : -1;
}

int bookings_check_session(struct call *call, const struct bookings_wish *wish, const struct session *session)
{
    struct sessions one = {.items = (struct session *)session, .count = 1};
    int result = check_clashes(call, wish, &one, &call->messages);

    for (size_t i = 0; i < wish->leaders->count; i++) {
        struct staff staff = {0};
        if (store_staff_load(call->store, wish->leaders->items[i], &staff, &call->messages) != 0 ||
            booking_day(&staff, session, &call->messages) != 0)
            result = -1;
        staff_free(&staff);
    }
    return result;
}

int bookings_check_beside(struct call *call, const struct service *service, const struct texts *leaders,
                          const struct texts *busy)
{
    struct team team;
    int result = team_load(call, leaders, DATE_NONE, DATE_NONE, &team, &call->messages);

    if (result == 0)
        result = booking_beside(service, team.leaders, team.count, busy, NULL, &call->messages);
    team_free(&team);
    return result;
}

/* Whether a course could start on a day, with these leaders and this venue. */
static bool start_would_do(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan, int start)
{
    struct messages unsaid = {0};
    struct plan_wish other = *plan;
    struct plan found;

    other.start = start;
    bool would_do =
        planning_plan(&other, &found, &unsaid) == 0 && bookings_check(call, wish, start, &found.sessions, &unsaid) == 0;
    plan_free(&found);
    messages_free(&unsaid);
    return would_do;
}

bool bookings_in_vain(struct call *call, const struct bookings_wish *wish)
{
    struct messages unsaid = {0};
    bool in_vain = check_leaders(call, wish, DATE_NONE, NULL, &unsaid) != 0;

    messages_free(&unsaid);
    return in_vain;
}

/* The weekday is the course's choice, where it has one: another is looked for only when none of its days will do. */
int bookings_nearest(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan)
{
    int step = planning_start_free(plan) ? 1 : 7;

    for (int start = plan->start + step; start <= plan->start + NEAREST_DAYS; start += step)
        if ((step == 7 || planning_day_usual(plan, start)) && start_would_do(call, wish, plan, start))
            return start;
    for (int start = plan->start + 1; step == 7 && start <= plan->start + OTHER_DAYS; start++)
        if (planning_day_usual(plan, start) && start_would_do(call, wish, plan, start))
            return start;
    return DATE_NONE;
}

bool bookings_nearest_dates(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan,
                            int *nearest)
{
    if (!planning_nearest(plan, plan->start, nearest))
        return false;
    while (*nearest != DATE_NONE && !start_would_do(call, wish, plan, *nearest))
        planning_nearest(plan, *nearest, nearest);
    return true;
}
