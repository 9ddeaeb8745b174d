#include "schedule/substituting.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/parent_group.h"
#include "store/course_change.h"
#include "store/courses.h"
#include "store/leads.h"
#include "store/owners.h"

#include <stdlib.h>

/* --- what is asked ---------------------------------------------------------------------------------- */

static int check_session(const struct substituting *asked)
{
    const struct changing *changing = &asked->changing;
    const struct session *session = changing->session;
    const char *code = changing->course.code;

    if (session->status == SESSION_HELD)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was held; wanted a session that is planned"), code,
                         session->number);
    if (session->status == SESSION_CANCELLED)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled; wanted a session that is planned"),
                         code, session->number);
    return changing_open(changing);
}

/* Of the parent group, of a meeting and of a family's own talk as many leaders as are named will do. */
static bool asks_number(const struct substituting *asked, const struct substituted *at)
{
    return !limits_meeting(asked->changing.service, at->session->kind) && !(at->own && at->session->referral != 0);
}

/* The parent group's sessions go on beside the children's: who is missing at the one is not missing at the other. */
static bool same_group(const struct substituting *asked, const struct session *session)
{
    const struct service *service = asked->changing.service;

    return parent_group_kind(service, session->kind) == parent_group_kind(service, asked->changing.session->kind);
}

/* A session in question, with who leads it. */
static int note_session(struct substituting *asked, const struct session *session)
{
    struct call *call = asked->changing.call;
    long course = asked->changing.course.id;
    struct texts own = {0};
    struct substituted noted = {.session = session};
    int result = store_session_leads(call->store, course, session->number, &own, &call->messages);

    if (result == 0)
        result = store_session_leaders(call->store, course, session->number, &noted.led, &call->messages);
    noted.own = own.count > 0;
    texts_free(&own);
    for (size_t i = 0; i < noted.led.count; i++)
        if (!texts_has(&asked->known, noted.led.items[i]))
            texts_add(&asked->known, noted.led.items[i]);
    bool asks = session == asked->changing.session ||
                (asked->rest && session->status == SESSION_PLANNED && session->date >= asked->changing.session->date &&
                 (asked->ill ? texts_has(&noted.led, asked->ill) : same_group(asked, session)));
    if (result != 0 || !asks) {
        texts_free(&noted.led);
        return result;
    }
    asked->first = asked->count == 0 || session->date < asked->first ? session->date : asked->first;
    asked->last = asked->count == 0 || session->date > asked->last ? session->date : asked->last;
    asked->items = memory_grow(asked->items, asked->count, sizeof *asked->items);
    asked->items[asked->count++] = noted;
    return 0;
}

static const struct substituted *named_session(const struct substituting *asked)
{
    size_t i = 0;

    while (asked->items[i].session != asked->changing.session)
        i++;
    return &asked->items[i];
}

/* Whom the command names must lead the session; where it names nobody, somebody must be missing. */
static int check_ill(const struct substituting *asked)
{
    struct call *call = asked->changing.call;
    const char *code = asked->changing.course.code;
    const struct substituted *at = named_session(asked);
    const struct texts *led = &at->led;
    size_t wanted = asks_number(asked, at) ? booking_wanted(asked->changing.service) : 1;
    int number = asked->changing.session->number;
    struct text names = {0};

    if (asked->ill ? texts_has(led, asked->ill) : led->count < wanted)
        return 0;
    texts_join(led, ", ", &names);
    if (!asked->ill)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d has all its leaders, %s; wanted the one who does not come"), code,
                  number, text_bytes(&names));
    else
        call_fail(call, TROUBLE_FORBIDDEN, _("%s does not lead %s/%d; wanted one of its leaders, %s"), asked->ill, code,
                  number, text_bytes(&names));
    text_free(&names);
    return -1;
}

/* A code that nobody has was mistyped. */
static int check_known(const struct substituting *asked)
{
    struct call *call = asked->changing.call;
    struct staff staff = {0};
    int result = asked->ill ? store_staff_load(call->store, asked->ill, &staff, &call->messages) : 0;

    staff_free(&staff);
    return result;
}

int substituting_find(struct substituting *asked)
{
    struct call *call = asked->changing.call;
    const struct course *course = &asked->changing.course;
    int result = check_known(asked);

    if (result != 0 || check_session(asked) != 0)
        return -1;
    for (size_t i = 0; i < course->sessions.count && result == 0; i++)
        result = note_session(asked, &course->sessions.items[i]);
    asked->whole =
        asked->rest && (asked->ill ? texts_has(&course->leaders, asked->ill)
                                   : !parent_group_kind(asked->changing.service, asked->changing.session->kind));
    if (result != 0 || check_ill(asked) != 0 || roster_load(call, &asked->roster) != 0 ||
        booked_load(call, asked->first - 1, BOOKED_EVER, &asked->booked) != 0)
        return -1;
    bookings_sort(&asked->booked.bookings);
    return 0;
}

void substituting_free(struct substituting *asked)
{
    for (size_t i = 0; i < asked->count; i++)
        texts_free(&asked->items[i].led);
    free(asked->items);
    texts_free(&asked->known);
    roster_free(&asked->roster);
    booked_free(&asked->booked);
    changing_free(&asked->changing);
}

/* --- whether somebody could come in ----------------------------------------------------------------- */

static const struct staff *roster_find(const struct roster *roster, const char *code)
{
    for (size_t i = 0; i < roster->count; i++)
        if (text_is(roster->items[i].code, code))
            return &roster->items[i];
    return NULL;
}

/* The leaders as they were, and as they would be, whoever comes in standing last. */
static int judge_team(const struct substituting *asked, const struct substituted *at, const struct leader *joining,
                      struct messages *messages)
{
    struct leader *former = memory_new((at->led.count + 1) * sizeof *former);
    struct leader *team = memory_new((at->led.count + 2) * sizeof *team);
    size_t former_count = 0, count = 0;

    for (size_t i = 0; i < at->led.count; i++) {
        const struct staff *staff = roster_find(&asked->roster, at->led.items[i]);

        if (!staff)
            continue;
        former[former_count++].staff = staff;
        if (!text_is(staff->code, asked->ill))
            team[count++].staff = staff;
    }
    team[count++] = *joining;
    int result = booking_joins(asked->changing.service, team, count, former, former_count, messages);
    free(team);
    free(former);
    return result;
}

static int judge_free(const struct substituting *asked, const struct substituted *at, const struct staff *staff,
                      struct messages *messages)
{
    const struct session *session = at->session;
    const struct course *course = &asked->changing.course;
    char *what = text_format("%s/%d", course->code, session->number);
    struct booking booking = {.kind = BOOKING_STAFF,
                              .who = staff->code,
                              .date = session->date,
                              .start = session->start,
                              .minutes = session->minutes,
                              .what = what,
                              .venue = session->venue ? session->venue : course->venue};
    const struct bookings one = {.items = &booking, .count = 1};
    struct clashes clashes = {0};

    booking_clashes(&one, &asked->booked.bookings, &clashes);
    int result = booking_tell(&clashes, messages);
    clashes_free(&clashes);
    free(what);
    return booking_day(staff, session, messages) == 0 ? result : -1;
}

static int judge_session(const struct substituting *asked, const struct substituted *at, const struct staff *staff,
                         struct messages *messages)
{
    if (!texts_has(&at->led, staff->code))
        return judge_free(asked, at, staff, messages);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s leads %s/%d already; wanted another leader"),
                        staff->code, asked->changing.course.code, at->session->number);
}

/* By the first session that asks for so many leaders; where none does, whoever comes in is judged alone. */
static int judge_joining(const struct substituting *asked, const struct leader *joining, struct messages *messages)
{
    for (size_t i = 0; i < asked->count; i++)
        if (asks_number(asked, &asked->items[i]))
            return judge_team(asked, &asked->items[i], joining, messages);
    return booking_joins(asked->changing.service, joining, 1, joining, 1, messages);
}

/* Who leads one session more has no course more for that; who takes a course over has. */
int substituting_judge(struct substituting *asked, const struct staff *staff, struct candidate *into,
                       struct messages *messages)
{
    struct call *call = asked->changing.call;
    const struct staff *ill = asked->ill ? roster_find(&asked->roster, asked->ill) : NULL;
    struct leader joining = {.staff = staff};
    int result = 0;

    *into = (struct candidate){.staff = staff, .knows = texts_has(&asked->known, staff->code)};
    into->same_role = ill && text_is(ill->role, staff->role);
    if (store_staff_load_between(call->store, staff->code, asked->first, asked->last, &into->load, messages) != 0)
        return -1;
    if (asked->whole)
        joining.courses = into->load;
    for (size_t i = 0; i < asked->count; i++)
        if (judge_session(asked, &asked->items[i], staff, messages) != 0)
            result = -1;
    return judge_joining(asked, &joining, messages) == 0 ? result : -1;
}

/* --- the change ------------------------------------------------------------------------------------- */

/* Somebody in the place of the one who does not come, or behind the others. */
static struct texts team_with(const struct substituting *asked, const struct texts *led, const char *code)
{
    struct texts team = {0};

    for (size_t i = 0; i < led->count; i++)
        texts_add(&team, text_is(led->items[i], asked->ill) ? code : led->items[i]);
    if (!asked->ill)
        texts_add(&team, code);
    return team;
}

static bool same_team(const struct texts *a, const struct texts *b)
{
    bool same = a->count == b->count;

    for (size_t i = 0; same && i < a->count; i++)
        same = text_is(a->items[i], b->items[i]);
    return same;
}

/* What was led so far stays with those who led it. */
static int write_course(struct substituting *asked, const char *code)
{
    struct call *call = asked->changing.call;
    struct course *course = &asked->changing.course;
    struct texts team = team_with(asked, &course->leaders, code);
    int result = store_leads_keep(call->store, course->id, asked->first, &call->messages);

    if (result == 0)
        result = store_leads_put(call->store, course->id, 0, &team, &call->messages);
    texts_free(&course->leaders);
    course->leaders = team;
    return result;
}

/* A session whose leaders would be the course's again needs none of its own. */
static int write_session(struct substituting *asked, const struct substituted *at, const char *code)
{
    static const struct texts nobody = {0};
    struct call *call = asked->changing.call;
    const struct course *course = &asked->changing.course;
    struct texts team = team_with(asked, &at->led, code);
    int result = store_leads_put(call->store, course->id, at->session->number,
                                 same_team(&team, &course->leaders) ? &nobody : &team, &call->messages);

    texts_free(&team);
    return result == 0 ? store_session_told(call->store, course->id, at->session->number, &call->messages) : -1;
}

int substituting_write(struct substituting *asked, const char *code)
{
    if (asked->whole && write_course(asked, code) != 0)
        return -1;
    store_touch(asked->changing.call->store, code);
    for (size_t i = 0; i < asked->count; i++)
        if (write_session(asked, &asked->items[i], code) != 0)
            return -1;
    return 0;
}
