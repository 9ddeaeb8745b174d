#include "schedule/fitting.h"
#include "schedule/yearly.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/parent_group.h"
#include "rules/year_model.h"
#include "store/courses.h"

#include <limits.h>
#include <stdlib.h>

/* The parents of one planned course, who want a leader and a room at the children's hour. */
struct beside {
    struct yearly *yearly;
    size_t at; /* of the planned courses */
    struct course *course;
    const struct year_wish *wanted;
    const struct year_want *want;
    struct session *sessions; /* theirs, as they would be; texts not owned */
    size_t count;
    int first, last; /* days */
    struct changing changing;
    struct fitting fitting;
};

static void add_sessions(struct beside *beside)
{
    const struct sessions *all = &beside->course->sessions;

    beside->sessions = memory_new((all->count + 1) * sizeof *beside->sessions);
    for (size_t i = 0; i < all->count; i++) {
        struct session session = all->items[i];

        if (!session.parents || !session.children)
            continue;
        session.number = (int)(all->count + beside->count) + 1;
        session.kind = (char *)PARENT_GROUP;
        beside->first = beside->count == 0 || session.date < beside->first ? session.date : beside->first;
        beside->last = beside->count == 0 || session.date > beside->last ? session.date : beside->last;
        beside->sessions[beside->count++] = session;
    }
}

static void book(struct bookings *bookings, const struct session *session, const struct parent_room *room,
                 const char *course)
{
    struct booking booking = {.kind = BOOKING_STAFF,
                              .who = room->leaders.items[0],
                              .date = session->date,
                              .start = session->start,
                              .minutes = session->minutes,
                              .what = course,
                              .venue = room->venue};

    bookings_add(bookings, booking);
    booking.kind = BOOKING_VENUE;
    booking.who = room->venue;
    if (room->venue)
        bookings_add(bookings, booking);
}

/* The groups that were found before this one are not stored yet. */
static void book_found(struct beside *beside)
{
    const struct yearly *yearly = beside->yearly;
    struct bookings *bookings = &beside->fitting.booked.bookings;

    for (size_t i = 0; i < beside->at; i++) {
        const struct sessions *all = &yearly->courses[i].sessions;

        for (size_t k = 0; yearly->parents[i].leaders.count > 0 && k < all->count; k++)
            if (all->items[k].parents && all->items[k].children)
                book(bookings, &all->items[k], &yearly->parents[i], yearly->courses[i].code);
    }
    bookings_sort(bookings);
}

/* Parent groups that the plan gives a leader so far. */
static int groups_given(const struct yearly *yearly, const char *code)
{
    int count = 0;

    for (size_t i = 0; i < yearly->plan.count; i++)
        count += texts_has(&yearly->parents[i].leaders, code);
    return count;
}

/* Courses that the plan gives a leader so far, parent groups among them. */
static int courses_given(const struct yearly *yearly, size_t leader)
{
    int count = groups_given(yearly, yearly->leaders[leader].staff.code);

    for (size_t i = 0; i < yearly->plan.count; i++) {
        const struct year_course *chosen = &yearly->plan.courses[i];

        for (size_t k = 0; k < chosen->leader_count; k++)
            count += chosen->leaders[k] == leader;
    }
    return count;
}

/* How many courses a leader has, or -1 for who cannot have one more, or not this one. */
static int load_of(const struct beside *beside, size_t at)
{
    const struct yearly *yearly = beside->yearly;
    const struct staff *staff = &yearly->leaders[at].staff;
    int given = courses_given(yearly, at), limit = yearly->year_leaders[at].limit, courses;
    struct messages unsaid = {0};
    int result;

    if (!year_leader_able(beside->want, staff) || texts_has(&beside->course->leaders, staff->code) ||
        (limit >= 0 && given >= limit))
        return -1;
    result = store_staff_load_between(yearly->call->store, staff->code, beside->first, beside->last, &courses, &unsaid);
    messages_free(&unsaid);
    if (result != 0 || (staff->max_courses > 0 && courses + groups_given(yearly, staff->code) >= staff->max_courses))
        return -1;
    return (int)yearly->leaders[at].led_count + given;
}

static bool is_free(struct beside *beside, const char *venue, const char *leader)
{
    struct texts leaders = {(char *[]){(char *)leader}, 1};
    struct messages unsaid = {0};
    bool good = true;

    for (size_t i = 0; i < beside->count && good; i++) {
        beside->sessions[i].venue = (char *)venue;
        good = fitting_check(&beside->fitting, &beside->sessions[i], &leaders, &unsaid) == 0;
        messages_free(&unsaid);
    }
    return good;
}

/* Who is free has the fewest courses, the first of equals. */
static bool find_leader(struct beside *beside, const char *venue)
{
    const struct yearly *yearly = beside->yearly;
    const char *found = NULL;
    int least = INT_MAX;

    for (size_t i = 0; i < yearly->leader_count; i++) {
        int load = load_of(beside, i);

        if (load < 0 || load >= least || !is_free(beside, venue, yearly->leaders[i].staff.code))
            continue;
        least = load;
        found = yearly->leaders[i].staff.code;
    }
    if (found) {
        texts_add(&beside->yearly->parents[beside->at].leaders, found);
        beside->yearly->parents[beside->at].venue = venue;
    }
    return found != NULL;
}

/* The rooms that the course itself may have, then the others of the plan. */
static bool find_room(struct beside *beside)
{
    const struct texts *own = &beside->wanted->venues, *all = &beside->yearly->wishes.venues;
    const char *taken = beside->course->venue;

    if (!taken || booking_venue_shared(taken))
        return find_leader(beside, taken);
    for (size_t i = 0; i < own->count; i++)
        if (!text_is(own->items[i], taken) && find_leader(beside, own->items[i]))
            return true;
    for (size_t i = 0; i < all->count; i++)
        if (!texts_has(own, all->items[i]) && find_leader(beside, all->items[i]))
            return true;
    return false;
}

static int find_one(struct yearly *yearly, size_t at)
{
    const struct year_course *chosen = &yearly->plan.courses[at];
    struct beside beside = {.yearly = yearly,
                            .at = at,
                            .course = &yearly->courses[at],
                            .wanted = &yearly->wishes.courses[chosen->want],
                            .want = &yearly->year_wants[chosen->want]};
    int result = 0;

    if (beside.want->service->parents.kind != PARENTS_PARALLEL || beside.wanted->parents == YEAR_PARENTS_TOGETHER)
        return 0;
    add_sessions(&beside);
    beside.changing = (struct changing){.call = yearly->call, .course = *beside.course};
    if (beside.count > 0)
        result = fitting_load(&beside.fitting, &beside.changing, beside.first);
    if (result == 0)
        book_found(&beside);
    if (result == 0 && beside.count > 0 && !find_room(&beside))
        messages_add(&yearly->call->messages, TROUBLE_WARNING, &beside.wanted->at,
                     _("%s: no leader and no room are free for the parent group beside the children; the parents are "
                       "with the course's own leaders, unless the group is planned by hand"),
                     beside.course->code);
    fitting_free(&beside.fitting);
    free(beside.sessions);
    return result;
}

int yearly_parents_find(struct yearly *yearly, bool *found)
{
    *found = false;
    yearly->parents = memory_new((yearly->plan.count + 1) * sizeof *yearly->parents);
    for (size_t i = 0; i < yearly->course_count; i++) {
        if (find_one(yearly, i) != 0)
            return -1;
        *found = *found || yearly->parents[i].leaders.count > 0;
    }
    return 0;
}

void yearly_parents_part(struct yearly *yearly)
{
    for (size_t i = 0; i < yearly->course_count; i++) {
        if (yearly->parents[i].leaders.count == 0)
            continue;
        parent_group_part(&yearly->courses[i].sessions);
        parent_room_fill(&yearly->parents[i], &yearly->courses[i].sessions);
    }
}
