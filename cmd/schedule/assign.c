#include "schedule/changing.h"
#include "schedule/companions.h"
#include "schedule/company.h"
#include "schedule/queue.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "common/days.h"
#include "model/referral.h"
#include "rules/limits.h"
#include "rules/session_line.h"
#include "store/courses.h"
#include "store/decisions.h"
#include "store/referrals.h"

/* A place that a person gives. */
struct assigning {
    struct changing changing;
    const char *reference;
    long id;
    struct referral referral;
    enum referral_state state;
    bool urgent;
    int accepted_on;
    int on;
    int first;   /* the first session with the place; `on` where there is none */
    int taken;   /* places of the course that are not free on that day */
    int free_on; /* the first day on which one of them is; DATE_NONE */
};

static int check_course(const struct assigning *assigning)
{
    const struct course *course = &assigning->changing.course;
    struct call *call = assigning->changing.call;

    if (!text_is(assigning->referral.service, course->service))
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is for %s; %s is a course of %s"), assigning->reference,
                         assigning->referral.service, course->code, course->service);
    if (course->for_referral)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is for one referral; wanted a group"), course->code);
    return changing_open(&assigning->changing);
}

/* The last day of the places that the referral had. */
static int note_left(void *context, const struct place *place)
{
    int *left = context;

    if (place->to != DATE_NONE && (*left == DATE_NONE || place->to > *left))
        *left = place->to;
    return 0;
}

/* In two groups at once the held sessions of both would count. */
static int check_left(const struct assigning *assigning)
{
    struct call *call = assigning->changing.call;
    int left = DATE_NONE;
    char day[DATE_TEXT];

    if (store_place_each_of(call->store, assigning->id, note_left, &left, &call->messages) != 0)
        return -1;
    if (left == DATE_NONE || assigning->on >= left)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("%s had a place until %s; wanted that day or a later one"),
                     assigning->reference, date_write(left, day));
}

/* One who left another course may come into this one: so a child changes groups. */
static int check_referral(const struct assigning *assigning)
{
    struct call *call = assigning->changing.call;
    char day[DATE_TEXT];

    if (assigning->state != STATE_WAITING && assigning->state != STATE_LEFT)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; wanted one that was accepted and waits"),
                         assigning->reference, named_name(referral_state_names, (int)assigning->state));
    if (call_not_before_receipt(call, assigning->reference, assigning->referral.received_on, assigning->on) != 0)
        return -1;
    if (assigning->on < assigning->accepted_on)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s was accepted on %s; wanted that day or a later one"),
                         assigning->reference, date_write(assigning->accepted_on, day));
    return check_left(assigning);
}

static int count_place(void *context, const struct place *place, const char *reference)
{
    struct assigning *assigning = context;
    bool leaving = place->ended != PLACE_OPEN && place->to > assigning->first;

    (void)reference;
    assigning->taken += place->ended == PLACE_OPEN || leaving;
    if (leaving && (assigning->free_on == DATE_NONE || place->to < assigning->free_on))
        assigning->free_on = place->to;
    return 0;
}

static int tell_full(const struct assigning *assigning)
{
    struct call *call = assigning->changing.call;
    const struct course *course = &assigning->changing.course;
    char day[DATE_TEXT];

    if (assigning->free_on != DATE_NONE && assigning->taken == course->max)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s has no free place before %s; wanted --on that day or a later one"), course->code,
                         date_write(assigning->free_on, day));
    return call_fail(call, TROUBLE_FORBIDDEN,
                     course->max == 1 ? _("%s has %d place and it is taken; wanted one with a free place")
                                      : _("%s has %d places and they are taken; wanted one with a free place"),
                     course->code, course->max);
}

/* A place is taken until the day on which somebody leaves it. A course whose promised sessions are all past gives nobody anything;
 * where each family has talks of its own and nothing else, they are dated once it has the place. */
static int check_room(struct assigning *assigning)
{
    struct call *call = assigning->changing.call;
    const struct course *course = &assigning->changing.course;
    int last = DATE_NONE;
    char day[DATE_TEXT];

    assigning->first = session_line_first(assigning->changing.service, course, assigning->on);
    assigning->free_on = DATE_NONE;
    if (store_place_each_in(call->store, course->id, count_place, assigning, &call->messages) != 0)
        return -1;
    if (course->max > 0 && assigning->taken >= course->max)
        return tell_full(assigning);
    for (size_t i = 0; i < course->sessions.count; i++)
        if (course->sessions.items[i].status != SESSION_CANCELLED && course->sessions.items[i].date > last)
            last = course->sessions.items[i].date;
    if (course->count > limits_own_count(assigning->changing.service, course) && last < assigning->on)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s has no session on %s or later; wanted a course that still meets"), course->code,
                         date_write(assigning->on, day));
    return 0;
}

static int note_urgent(void *context, const struct waiting_row *row)
{
    struct assigning *assigning = context;
    if (row->referral == assigning->id)
        assigning->urgent = row->urgent;
    return 0;
}

static int load(struct assigning *assigning)
{
    struct call *call = assigning->changing.call;
    enum decision_outcome outcome;

    if (store_referral_id(call->store, assigning->reference, &assigning->id, &call->messages) != 0 ||
        store_referral_load(call->store, assigning->id, &assigning->referral, &call->messages) != 0 ||
        store_referral_state(call->store, assigning->id, &assigning->state, &call->messages) != 0 ||
        store_decision_last(call->store, assigning->id, &outcome, &assigning->accepted_on, &call->messages) != 0)
        return -1;
    return store_waiting_each(call->store, assigning->referral.service, note_urgent, assigning, &call->messages);
}

static int assign(struct assigning *assigning)
{
    struct call *call = assigning->changing.call;
    const struct course *course = &assigning->changing.course;
    const struct referral *referral = &assigning->referral;

    if (load(assigning) != 0 || check_course(assigning) != 0 || check_referral(assigning) != 0 ||
        check_room(assigning) != 0)
        return -1;
    const struct waiting who = {.referral = assigning->id,
                                .year = referral->year,
                                .number = referral->number,
                                .urgent = assigning->urgent,
                                .accepted_on = assigning->accepted_on,
                                .received_on = referral->received_on,
                                .service = referral->service,
                                .birth_date = referral->citizen.birth_date,
                                .age = referral->citizen.age,
                                .school = referral->citizen.school,
                                .possible_days = referral->possible_days};
    if (queue_tell_bent(call, course, &who, assigning->on) != 0 ||
        companions_tell_bent(call, assigning->id, course->id, course->code) != 0 ||
        company_tell(call, assigning->changing.service, assigning->id) != 0 ||
        store_place_add(call->store, assigning->id, course->id, assigning->on, &call->messages) != 0)
        return -1;
    return call_finish(call);
}

int schedule_assign(struct call *call)
{
    struct assigning assigning = {0};
    int result = -1;

    if (call->operand_count != 2)
        return call_usage(call, _("assign takes a referral and a course"));
    assigning.reference = call->operands[0];
    if (call_option_date(call, "on", call->today, &assigning.on) == 0 &&
        changing_course(call, call->operands[1], &assigning.changing) == 0)
        result = assign(&assigning);
    referral_free(&assigning.referral);
    changing_free(&assigning.changing);
    return result;
}
