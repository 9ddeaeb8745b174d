#include "schedule/yearly.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "store/courses.h"
#include "store/rota.h"

#include <stdlib.h>

/* --- starts -------------------------------------------------------------------------------------- */

void yearly_wish(const struct yearly *yearly, size_t want, int start, int time, struct plan_wish *wish)
{
    const struct year_wish *wanted = &yearly->wishes.courses[want];
    const struct catalogue *catalogue = &yearly->call->catalogue;

    *wish = (struct plan_wish){.service = catalogue_service(catalogue, wanted->service),
                               .calendar = catalogue_calendar(catalogue),
                               .language = catalogue->language,
                               .start = start,
                               .time = time,
                               .minutes = wanted->minutes,
                               .count = wanted->sessions,
                               .until = DATE_NONE,
                               .briefly = true};
}

/* Where each family has talks of its own and nothing else, there is no day on which a group begins. */
static int check_shared(const struct year_wish *wanted, const struct sessions *sessions, struct messages *messages)
{
    if (sessions->count > 0)
        return 0;
    return messages_add(
        messages, TROUBLE_FORBIDDEN, NULL,
        _("%s has no session that all of a group share; wanted schedule plan, and its talks one by one"),
        wanted->service);
}

/* No session, nor a meeting behind the sessions, is later than the want's latest day. The course is never pressed together for
 * that: it lasts as long as the service has it. */
static int check_end(const struct year_wish *wanted, int start, const struct sessions *sessions,
                     struct messages *messages)
{
    char day[DATE_TEXT], end[DATE_TEXT], latest[DATE_TEXT];
    int last = start;

    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->items[i].date > last)
            last = sessions->items[i].date;
    if (last <= wanted->latest)
        return 0;
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s: a course from %s on would end on %s; wanted an end by %s"), wanted->service,
                        date_write(start, day), date_write(last, end), date_write(wanted->latest, latest));
}

static void try_start(struct yearly *yearly, size_t want, int date)
{
    struct yearly_want *into = &yearly->wants[want];
    const struct year_wish *wanted = &yearly->wishes.courses[want];
    struct messages unsaid = {0};
    struct plan_wish wish;
    struct plan plan;

    yearly_wish(yearly, want, date, wanted->times.items[0], &wish);
    if (planning_plan(&wish, &plan, &unsaid) == 0 && check_shared(wanted, &plan.sessions, &unsaid) == 0 &&
        check_end(wanted, date, &plan.sessions, &unsaid) == 0) {
        into->starts = memory_grow(into->starts, into->start_count, sizeof *into->starts);
        into->starts[into->start_count++] = (struct year_start){date, plan.sessions};
        plan.sessions = (struct sessions){0};
    } else if (into->refusal.count == 0)
        messages_move(&into->refusal, &unsaid);
    plan_free(&plan);
    messages_free(&unsaid);
}

/* The first refusal speaks for all where no day would do. A course that is yet to be chosen does not begin before today. */
static void find_starts(struct yearly *yearly, size_t want)
{
    const struct year_wish *wanted = &yearly->wishes.courses[want];
    int today = yearly->call->today, date = wanted->earliest < today ? today : wanted->earliest;

    for (; date <= wanted->latest; date++)
        if (wanted->days & 1u << date_weekday(date))
            try_start(yearly, want, date);
}

/* --- venues -------------------------------------------------------------------------------------- */

/* A family's home and a screen are taken by nobody else (rules/booking.h). */
static size_t venue_place(struct yearly *yearly, const char *name)
{
    for (size_t i = 0; i < yearly->venue_count; i++)
        if (text_is(yearly->venues[i].name, name))
            return i;
    yearly->venues = memory_grow(yearly->venues, yearly->venue_count, sizeof *yearly->venues);
    yearly->venues[yearly->venue_count] =
        (struct year_venue){name, !name || text_is(name, "home") || text_is(name, "online")};
    return yearly->venue_count++;
}

static void fill_want(struct yearly *yearly, size_t want)
{
    const struct year_wish *wanted = &yearly->wishes.courses[want];
    struct yearly_want *own = &yearly->wants[want];
    size_t count = wanted->venues.count;

    own->venues = memory_new((count + 1) * sizeof *own->venues);
    for (size_t i = 0; i < count; i++)
        own->venues[i] = venue_place(yearly, wanted->venues.items[i]);
    if (count == 0)
        own->venues[count++] = venue_place(yearly, NULL);
    find_starts(yearly, want);
    yearly->year_wants[want] =
        (struct year_want){.service = catalogue_service(&yearly->call->catalogue, wanted->service),
                           .count = wanted->count,
                           .starts = own->starts,
                           .start_count = own->start_count,
                           .times = wanted->times.items,
                           .time_count = wanted->times.count,
                           .venues = own->venues,
                           .venue_count = count,
                           .leaders = &wanted->leaders};
}

static int check_team(const struct yearly *yearly, size_t want)
{
    const struct year_want *at = &yearly->year_wants[want];

    if (year_team(at->service) <= YEAR_TEAM_MOST)
        return 0;
    return messages_add(&yearly->call->messages, TROUBLE_DATA, &yearly->wishes.courses[want].at,
                        _("%s asks for %zu leaders; a year's plan has %d for a course at most"), at->service->code,
                        year_team(at->service), YEAR_TEAM_MOST);
}

static int load_wants(struct yearly *yearly)
{
    size_t count = yearly->wishes.course_count;
    int result = 0;

    yearly->wants = memory_new((count + 1) * sizeof *yearly->wants);
    yearly->year_wants = memory_new((count + 1) * sizeof *yearly->year_wants);
    for (size_t i = 0; i < count; i++) {
        fill_want(yearly, i);
        if (check_team(yearly, i) != 0)
            result = -1;
    }
    if (yearly->venue_count > YEAR_MOST)
        result = call_fail(yearly->call, TROUBLE_DATA, _("the plan names %zu venues; wanted %d at most"),
                           yearly->venue_count, YEAR_MOST);
    return result;
}

/* --- leaders ------------------------------------------------------------------------------------- */

static int note_leader(void *context, const struct staff *staff)
{
    struct yearly *yearly = context;
    struct staff *copy;

    yearly->leaders = memory_grow(yearly->leaders, yearly->leader_count, sizeof *yearly->leaders);
    copy = &yearly->leaders[yearly->leader_count++].staff;
    *copy = (struct staff){.code = memory_text(staff->code),
                           .role = memory_text(staff->role),
                           .organisation = memory_text(staff->organisation),
                           .possible_days = staff->possible_days,
                           .max_courses = staff->max_courses};
    texts_copy(&copy->qualified, &staff->qualified);
    return 0;
}

static struct yearly_leader *leader_of(struct yearly *yearly, const char *code)
{
    for (size_t i = 0; i < yearly->leader_count; i++)
        if (text_is(yearly->leaders[i].staff.code, code))
            return &yearly->leaders[i];
    return NULL;
}

static void add_span(struct year_span **spans, size_t *count, const struct rota_row *row)
{
    *spans = memory_grow(*spans, *count, sizeof **spans);
    (*spans)[(*count)++] = (struct year_span){row->from, row->to};
}

static int note_away(void *context, const struct rota_row *row)
{
    struct yearly_leader *leader = leader_of(context, row->leader);

    if (leader)
        add_span(&leader->away, &leader->away_count, row);
    return 0;
}

static int note_led(void *context, const struct rota_row *row)
{
    struct yearly_leader *leader = leader_of(context, row->leader);

    if (leader)
        add_span(&leader->led, &leader->led_count, row);
    return 0;
}

static int refuse_leader(struct yearly *yearly, const struct position *at, const char *code)
{
    char *shown = text_shown(code);

    messages_add(&yearly->call->messages, TROUBLE_DATA, at, _("unknown leader '%s'; wanted a code of schedule staff"),
                 shown);
    free(shown);
    return -1;
}

/* The plan's own limits, and codes that nobody has. */
static int limit_leaders(struct yearly *yearly)
{
    const struct year_wishes *wishes = &yearly->wishes;
    int result = 0;

    for (size_t i = 0; i < wishes->limit_count; i++) {
        struct yearly_leader *leader = leader_of(yearly, wishes->limits[i].leader);

        if (leader)
            yearly->year_leaders[leader - yearly->leaders].limit = wishes->limits[i].courses;
        else
            result = refuse_leader(yearly, &wishes->limits[i].at, wishes->limits[i].leader);
    }
    for (size_t i = 0; i < wishes->course_count; i++)
        for (size_t k = 0; k < wishes->courses[i].leaders.count; k++)
            if (!leader_of(yearly, wishes->courses[i].leaders.items[k]))
                result = refuse_leader(yearly, &wishes->courses[i].leaders_at, wishes->courses[i].leaders.items[k]);
    return result;
}

static int load_leaders(struct yearly *yearly, int from, int to)
{
    struct call *call = yearly->call;

    if (store_staff_each(call->store, note_leader, yearly, &call->messages) != 0 ||
        store_rota_away(call->store, from, to, note_away, yearly, &call->messages) != 0 ||
        store_rota_led(call->store, from, to, note_led, yearly, &call->messages) != 0)
        return -1;
    if (yearly->leader_count > YEAR_MOST)
        return call_fail(call, TROUBLE_DATA, _("there are %zu leaders; a year's plan can do with %d at most"),
                         yearly->leader_count, YEAR_MOST);
    yearly->year_leaders = memory_new((yearly->leader_count + 1) * sizeof *yearly->year_leaders);
    for (size_t i = 0; i < yearly->leader_count; i++) {
        const struct yearly_leader *own = &yearly->leaders[i];

        yearly->year_leaders[i] = (struct year_leader){.staff = &own->staff,
                                                       .limit = yearly->wishes.max_courses,
                                                       .away = own->away,
                                                       .away_count = own->away_count,
                                                       .led = own->led,
                                                       .led_count = own->led_count};
    }
    return limit_leaders(yearly);
}

/* --- bookings ------------------------------------------------------------------------------------ */

/* The days that any course of the plan may lie on. */
static void days_of(const struct yearly *yearly, int *from, int *to)
{
    *from = yearly->call->today;
    *to = yearly->call->today;
    for (size_t i = 0; i < yearly->wishes.course_count; i++)
        if (yearly->wishes.courses[i].latest > *to)
            *to = yearly->wishes.courses[i].latest;
}

int yearly_load(struct yearly *yearly)
{
    struct call *call = yearly->call;
    int from, to, result = -1;

    days_of(yearly, &from, &to);
    if (store_read_begin(call->store, &call->messages) != 0)
        return -1;
    if (load_leaders(yearly, from, to) == 0 && booked_load(call, from - 1, to + 1, &yearly->booked) == 0)
        result = 0;
    store_read_end(call->store);
    if (load_wants(yearly) != 0 || result != 0)
        return -1;
    yearly->year = (struct year){.wants = yearly->year_wants,
                                 .want_count = yearly->wishes.course_count,
                                 .leaders = yearly->year_leaders,
                                 .leader_count = yearly->leader_count,
                                 .venues = yearly->venues,
                                 .venue_count = yearly->venue_count,
                                 .booked = &yearly->booked.bookings};
    return 0;
}
