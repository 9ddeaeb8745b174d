/* The year's plan against brute force on small invented years: a plan exactly where there is one, as even as any, nothing taken
 * twice, and conflicts of which no want is superfluous. */
#include "rules/year.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MONDAY_ON 20619 /* a Monday in 2026 */
#define WANTS 3
#define LEADERS 4
#define VENUES 3
#define STARTS 3
#define YEARS 600

/* An invented year with everything it points to. */
struct invented {
    struct year year;
    struct year_want wants[WANTS];
    struct service services[WANTS];
    struct year_start starts[WANTS][STARTS];
    int times[2];
    size_t venues[WANTS][VENUES];
    struct year_venue rooms[VENUES];
    struct year_leader leaders[LEADERS];
    struct staff staff[LEADERS];
    struct year_span away[LEADERS], led[LEADERS];
    struct bookings booked;
    struct travels travels;
    struct travel way;
    struct leader_rule roles[2];
};

static unsigned long seed;

static int dice(int sides)
{
    seed = (seed * 6364136223846793005UL + 1442695040888963407UL);
    return (int)((seed >> 33) % (unsigned long)sides);
}

static void add_session(struct sessions *sessions, int date, int start)
{
    sessions->items = memory_grow(sessions->items, sessions->count, sizeof *sessions->items);
    sessions->items[sessions->count++] =
        (struct session){.number = (int)sessions->count, .date = date, .start = start, .minutes = dice(6) ? 60 : 120};
}

static void invent_leaders(struct invented *into)
{
    static char *const codes[] = {"AA", "BB", "CC", "DD"};
    static char *const roles[] = {"teacher", "volunteer"};
    static char *const houses[] = {NULL, "school", "house"};

    into->year.leaders = into->leaders;
    into->year.leader_count = (size_t)(1 + dice(LEADERS));
    for (size_t i = 0; i < into->year.leader_count; i++) {
        struct staff *staff = &into->staff[i];

        *staff = (struct staff){.code = codes[i], .role = roles[dice(2)], .organisation = houses[dice(3)]};
        staff->max_courses = dice(2) ? 1 + dice(2) : 0;
        staff->possible_days = dice(4) ? 0 : 1u << MONDAY | 1u << WEDNESDAY;
        if (dice(4))
            texts_add(&staff->qualified, "one");
        into->leaders[i] = (struct year_leader){.staff = staff, .limit = dice(3) ? -1 : dice(3)};
        if (dice(5) == 0) {
            into->away[i] = (struct year_span){MONDAY_ON + 7, MONDAY_ON + 9};
            into->leaders[i].away = &into->away[i];
            into->leaders[i].away_count = 1;
        }
        if (dice(5) == 0) {
            into->led[i] = (struct year_span){MONDAY_ON - 30, MONDAY_ON + dice(20)};
            into->leaders[i].led = &into->led[i];
            into->leaders[i].led_count = 1;
        }
    }
}

static void invent_service(struct invented *into, size_t w)
{
    struct service *service = &into->services[w];
    static char one[] = "one", two[] = "two";

    *service = (struct service){.code = dice(2) ? one : two, .staff = 1};
    service->group.qualified = text_is(service->code, "one") && dice(2);
    if (dice(2)) {
        into->roles[0] = (struct leader_rule){.role = "teacher"};
        into->roles[1] = (struct leader_rule){.role = NULL};
        service->group.leaders = into->roles;
        service->group.leader_count = (size_t)(1 + dice(2));
        service->group.differ_organisation = dice(2);
    }
    if (dice(4) == 0)
        texts_add(&service->provided_by, "volunteer");
}

static void invent_want(struct invented *into, size_t w)
{
    struct year_want *want = &into->wants[w];

    invent_service(into, w);
    *want = (struct year_want){.service = &into->services[w], .count = 1 + dice(2), .starts = into->starts[w]};
    want->start_count = (size_t)(1 + dice(STARTS));
    for (size_t s = 0; s < want->start_count; s++) {
        int date = MONDAY_ON + 7 * (int)s + 2 * (int)(w == 1 && dice(2));

        into->starts[w][s].date = date;
        for (int i = 0; i < 2; i++)
            add_session(&into->starts[w][s].sessions, date + 7 * i, 15 * 60);
        if (dice(3) == 0)
            add_session(&into->starts[w][s].sessions, date + 15, TIME_NONE);
    }
    want->times = into->times;
    want->time_count = (size_t)(1 + dice(2));
    want->venues = into->venues[w];
    for (size_t v = 0; v < into->year.venue_count; v++)
        if (dice(3) || want->venue_count == 0)
            into->venues[w][want->venue_count++] = v;
    if (dice(2) && want->venue_count > 1) {
        size_t first = into->venues[w][0];

        into->venues[w][0] = into->venues[w][1];
        into->venues[w][1] = first;
    }
}

static void invent(struct invented *into, unsigned long from)
{
    static char *const rooms[] = {"Huset", "Salen", "home"};

    seed = from * 2654435761UL + 1;
    dice(2);
    *into = (struct invented){.times = {15 * 60, 16 * 60 + 30}};
    invent_leaders(into);
    into->year.venues = into->rooms;
    into->year.venue_count = (size_t)(1 + dice(VENUES));
    for (size_t v = 0; v < into->year.venue_count; v++)
        into->rooms[v] = (struct year_venue){rooms[v], v == 2};
    into->year.wants = into->wants;
    into->year.want_count = (size_t)(1 + dice(WANTS));
    for (size_t w = 0; w < into->year.want_count; w++)
        invent_want(into, w);
    for (int i = dice(4); i > 0; i--)
        bookings_add(&into->booked, (struct booking){.kind = dice(2) ? BOOKING_STAFF : BOOKING_VENUE,
                                                     .who = dice(2) ? "AA" : "Huset",
                                                     .date = MONDAY_ON + 7 * dice(3),
                                                     .start = dice(4) ? 15 * 60 + 30 : TIME_NONE,
                                                     .minutes = dice(2) * 90,
                                                     .what = "x/1",
                                                     .venue = dice(2) ? "Salen" : NULL});
    into->year.booked = &into->booked;
    into->way.minutes = 75;
    texts_add(&into->way.between, "Huset");
    texts_add(&into->way.between, dice(4) ? "Salen" : "home");
    into->travels = (struct travels){&into->way, (size_t)dice(2)};
    into->booked.travels = &into->travels;
}

static void forget(struct invented *invented)
{
    for (size_t w = 0; w < WANTS; w++) {
        texts_free(&invented->services[w].provided_by);
        for (size_t s = 0; s < STARTS; s++)
            sessions_free(&invented->starts[w][s].sessions);
    }
    for (size_t l = 0; l < LEADERS; l++)
        texts_free(&invented->staff[l].qualified);
    bookings_free(&invented->booked);
    texts_free(&invented->way.between);
}

/* --- brute force -------------------------------------------------------------------------------- */

/* All ways, one after the other, each held against the rules of rules/booking.h. */
struct force {
    const struct year *year;
    const int *counts;
    struct year_course courses[WANTS * 2];
    size_t count;
    bool found, evenly;
    int load;
    long squares;
};

static bool overlap(const struct session *a, int a_time, const struct session *b, int b_time, int b_minutes, int way)
{
    long a_from = a->date * 1440L + a_time, b_from = b->date * 1440L + b_time;

    return a_from < b_from + (b_minutes > 0 ? b_minutes : 1) + way && b_from < a_from + a->minutes + way;
}

static const struct sessions *sessions_of(const struct year *year, const struct year_course *course)
{
    return &year->wants[course->want].starts[course->start].sessions;
}

static int time_of(const struct year *year, const struct year_course *course)
{
    return year->wants[course->want].times[course->time];
}

/* The way between two courses, or a course and a place. */
static int way(const struct year *year, const struct year_course *course, const char *venue)
{
    return travel_minutes(year->booked->travels, year->venues[course->venue].name, venue);
}

static bool courses_meet(const struct year *year, const struct year_course *a, const struct year_course *b, int apart)
{
    const struct sessions *x = sessions_of(year, a), *y = sessions_of(year, b);

    for (size_t i = 0; i < x->count; i++)
        for (size_t k = 0; k < y->count; k++)
            if (x->items[i].start != TIME_NONE && y->items[k].start != TIME_NONE &&
                overlap(&x->items[i], time_of(year, a), &y->items[k], time_of(year, b), y->items[k].minutes, apart))
                return true;
    return false;
}

static bool leads(const struct year_course *course, size_t leader)
{
    for (size_t i = 0; i < course->leader_count; i++)
        if (course->leaders[i] == leader)
            return true;
    return false;
}

static bool share_leader(const struct year_course *a, const struct year_course *b)
{
    for (size_t i = 0; i < b->leader_count; i++)
        if (leads(a, b->leaders[i]))
            return true;
    return false;
}

static bool booked_already(const struct year *year, const struct year_course *course)
{
    const struct sessions *sessions = sessions_of(year, course);
    const struct year_venue *venue = &year->venues[course->venue];

    for (size_t i = 0; i < sessions->count; i++)
        for (size_t k = 0; k < year->booked->count; k++) {
            const struct booking *booking = &year->booked->items[k];
            struct session other = {.date = booking->date};
            bool ours = booking->kind == BOOKING_VENUE && !venue->shared && text_is(booking->who, venue->name);

            for (size_t l = 0; booking->kind == BOOKING_STAFF && l < course->leader_count; l++)
                ours = ours || text_is(booking->who, year->leaders[course->leaders[l]].staff->code);
            int apart = booking->kind == BOOKING_STAFF ? way(year, course, booking->venue) : 0;
            if (ours && booking->start != TIME_NONE && sessions->items[i].start != TIME_NONE &&
                overlap(&sessions->items[i], time_of(year, course), &other, booking->start, booking->minutes, apart))
                return true;
        }
    return false;
}

static void span_of(const struct year *year, const struct year_course *course, int *from, int *to)
{
    const struct sessions *sessions = sessions_of(year, course);

    *from = *to = sessions->items[0].date;
    for (size_t i = 0; i < sessions->count; i++) {
        *from = sessions->items[i].date < *from ? sessions->items[i].date : *from;
        *to = sessions->items[i].date > *to ? sessions->items[i].date : *to;
    }
}

/* Courses that a leader has on a day, those in the store among them. */
static int at_once(const struct year *year, const struct year_course *courses, size_t count, size_t leader, int day)
{
    int many = 0, from, to;

    for (size_t i = 0; i < year->leaders[leader].led_count; i++)
        many += day >= year->leaders[leader].led[i].from && day <= year->leaders[leader].led[i].to;
    for (size_t i = 0; i < count; i++) {
        span_of(year, &courses[i], &from, &to);
        many += leads(&courses[i], leader) && day >= from && day <= to;
    }
    return many;
}

static bool leader_good(const struct year *year, const struct year_course *courses, size_t count, size_t leader)
{
    const struct year_leader *at = &year->leaders[leader];
    const struct sessions *sessions = sessions_of(year, &courses[count - 1]);
    int most = at->staff->max_courses, from, to, led = 0;

    for (size_t i = 0; i < sessions->count; i++)
        for (size_t k = 0; k < at->away_count; k++)
            if (sessions->items[i].date >= at->away[k].from && sessions->items[i].date <= at->away[k].to)
                return false;
    span_of(year, &courses[count - 1], &from, &to);
    for (int day = from; most > 0 && day <= to; day++)
        if (at_once(year, courses, count, leader, day) > most)
            return false;
    for (size_t i = 0; i < count; i++)
        led += leads(&courses[i], leader);
    return at->limit < 0 || led <= at->limit;
}

/* Whether the last of the courses stands beside the others. */
static bool last_good(const struct year *year, const struct year_course *courses, size_t count)
{
    const struct year_course *last = &courses[count - 1];
    struct leader leaders[LEADERS];
    struct messages unsaid = {0};
    bool good;

    for (size_t i = 0; i < last->leader_count; i++)
        leaders[i] = (struct leader){.staff = year->leaders[last->leaders[i]].staff};
    good = last->leader_count == year_team(year->wants[last->want].service) &&
           booking_leaders(year->wants[last->want].service, leaders, last->leader_count, sessions_of(year, last),
                           &unsaid) == 0;
    messages_free(&unsaid);
    for (size_t i = 0; good && i + 1 < count; i++)
        if ((share_leader(&courses[i], last) &&
             courses_meet(year, &courses[i], last, way(year, last, year->venues[courses[i].venue].name))) ||
            (courses[i].venue == last->venue && !year->venues[last->venue].shared &&
             courses_meet(year, &courses[i], last, 0)))
            good = false;
    for (size_t i = 0; good && i < last->leader_count; i++)
        good = leader_good(year, courses, count, last->leaders[i]);
    return good && !booked_already(year, last);
}

static void measure(const struct year *year, const struct year_course *courses, size_t count, int *most, long *squares)
{
    int first = 99999, last = 0;

    for (size_t w = 0; w < year->want_count; w++)
        for (size_t s = 0; s < year->wants[w].start_count; s++) {
            struct year_course course = {.want = w, .start = s};
            int from, to;

            span_of(year, &course, &from, &to);
            first = from < first ? from : first;
            last = to > last ? to : last;
        }
    *most = 0;
    *squares = 0;
    for (size_t l = 0; l < year->leader_count; l++) {
        int load = 0;

        for (size_t i = 0; i < year->leaders[l].led_count; i++)
            load += year->leaders[l].led[i].to >= first && year->leaders[l].led[i].from <= last;
        for (size_t i = 0; i < count; i++)
            load += leads(&courses[i], l);
        *most = load > *most ? load : *most;
        *squares += (long)load * load;
    }
}

static void note_found(struct force *force)
{
    int load;
    long squares;

    measure(force->year, force->courses, force->count, &load, &squares);
    if (!force->found || load < force->load || (load == force->load && squares < force->squares)) {
        force->load = load;
        force->squares = squares;
    }
    force->found = true;
}

static void go_through(struct force *force, size_t want, int done);

static void go_through_teams(struct force *force, size_t want, int done)
{
    struct year_course *course = &force->courses[force->count - 1];
    struct year_course kept = *course;

    for (unsigned set = 1; set < 1u << force->year->leader_count; set++) {
        *course = kept;
        course->leader_count = 0;
        for (size_t l = 0; l < force->year->leader_count; l++)
            if (set & 1u << l)
                course->leaders[course->leader_count++] = l;
        if (last_good(force->year, force->courses, force->count))
            go_through(force, want, done + 1);
        if (force->found && !force->evenly)
            return;
    }
    *course = kept;
}

static void go_through(struct force *force, size_t want, int done)
{
    while (want < force->year->want_count && done == force->counts[want]) {
        want++;
        done = 0;
    }
    if (want == force->year->want_count) {
        note_found(force);
        return;
    }
    const struct year_want *at = &force->year->wants[want];

    force->count++;
    for (size_t s = 0; s < at->start_count; s++)
        for (size_t t = 0; t < at->time_count; t++)
            for (size_t v = 0; v < at->venue_count; v++) {
                force->courses[force->count - 1] =
                    (struct year_course){.want = want, .start = s, .time = t, .venue = at->venues[v]};
                go_through_teams(force, want, done);
                if (force->found && !force->evenly)
                    goto out;
            }
out:
    force->count--;
}

static bool stand_together(const struct year *year, const bool *in)
{
    struct force force = {.year = year};
    int counts[WANTS];

    for (size_t w = 0; w < year->want_count; w++)
        counts[w] = in[w] ? year->wants[w].count : 0;
    force.counts = counts;
    go_through(&force, 0, 0);
    return force.found;
}

/* --- what is held to it ------------------------------------------------------------------------- */

static void assert_plan(const struct year *year, const struct year_plan *plan, const struct force *force)
{
    int counts[WANTS] = {0}, load;
    long squares;

    assert_int_equal(plan->outcome, YEAR_FOUND);
    for (size_t i = 0; i < plan->count; i++) {
        counts[plan->courses[i].want]++;
        assert_true(last_good(year, plan->courses, i + 1));
    }
    for (size_t w = 0; w < year->want_count; w++)
        assert_int_equal(counts[w], year->wants[w].count);
    measure(year, plan->courses, plan->count, &load, &squares);
    assert_true(plan->even);
    assert_int_equal(load, force->load);
    assert_int_equal(squares, force->squares);
}

static void assert_conflict(const struct year *year, const struct year_plan *plan)
{
    bool in[WANTS] = {false};

    assert_int_equal(plan->outcome, YEAR_NONE);
    assert_true(plan->minimal);
    assert_true(plan->conflict_count > 0);
    for (size_t i = 0; i < plan->conflict_count; i++)
        in[plan->conflict[i]] = true;
    assert_false(stand_together(year, in));
    for (size_t i = 0; i < plan->conflict_count; i++) {
        in[plan->conflict[i]] = false;
        assert_true(stand_together(year, in));
        in[plan->conflict[i]] = true;
    }
}

static void plans_are_those_of_brute_force(void **state)
{
    int found = 0, none = 0;

    (void)state;
    for (unsigned long i = 1; i <= YEARS; i++) {
        struct invented invented;
        struct year_plan plan;
        struct force force = {.year = &invented.year, .evenly = true};
        int counts[WANTS];

        invent(&invented, i);
        for (size_t w = 0; w < invented.year.want_count; w++)
            counts[w] = invented.wants[w].count;
        force.counts = counts;
        go_through(&force, 0, 0);
        year_make(&invented.year, NULL, &plan);
        if (force.found)
            assert_plan(&invented.year, &plan, &force);
        else
            assert_conflict(&invented.year, &plan);
        found += force.found;
        none += !force.found;
        year_plan_free(&plan);
        forget(&invented);
    }
    assert_true(found > YEARS / 5);
    assert_true(none > YEARS / 5);
}

/* Asked so often, and no more. */
static bool some_patience(void *context)
{
    int *left = context;

    return (*left)-- > 0;
}

/* Two courses, and one leader on one day: one of them can be held, which an end of the patience does not make untrue. */
static void what_time_was_up_for_is_not_told(void **state)
{
    struct service service = {.code = "one", .staff = 1};
    struct staff staff = {.code = "AA"};
    const struct year_leader leader = {.staff = &staff, .limit = -1};
    const struct year_venue home = {"home", true};
    struct year_start start = {.date = MONDAY_ON};
    const int time = 15 * 60;
    const size_t venue = 0;
    const struct year_want want = {&service, 2, &start, 1, &time, 1, &venue, 1, NULL};
    const struct year year = {
        .wants = &want, .want_count = 1, .leaders = &leader, .leader_count = 1, .venues = &home, .venue_count = 1};
    int told = 0;

    (void)state;
    add_session(&start.sessions, MONDAY_ON, time);
    for (int asked = 0; asked < 20; asked++) {
        int left = asked;
        struct year_patience patience = {some_patience, &left};
        struct year_plan plan;

        year_make(&year, &patience, &plan);
        if (plan.outcome == YEAR_NONE)
            assert_true(plan.fits == -1 || plan.fits == 1);
        told += plan.fits == 1;
        year_plan_free(&plan);
    }
    assert_true(told > 0);
    sessions_free(&start.sessions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_are_those_of_brute_force),
        cmocka_unit_test(what_time_was_up_for_is_not_told),
    };

    return cmocka_run_group_tests_name("rules/year", tests, NULL, NULL);
}
