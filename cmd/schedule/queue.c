#include "schedule/queue.h"
#include "schedule/companions.h"
#include "schedule/placing.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"

#include <stdlib.h>

/* The course's own offer among those of its service; NULL when it takes nobody any more. */
static struct offer *offer_of(struct placing *placing, const struct course *course)
{
    for (size_t i = 0; i < placing->offer_count; i++)
        if (placing->offers[i].course == course->id)
            return &placing->offers[i];
    return NULL;
}

static bool has_begun(const struct call *call, const struct offer *offer)
{
    return offer->begun || offer->starts_on < call->today;
}

/* The day to judge by, so that the one course is not too late for anybody: a person may give a place in a course that has begun. */
static int judged_on(const struct call *call, struct offer *offer)
{
    offer->begun = false;
    return offer->starts_on < call->today ? offer->starts_on : call->today;
}

/* Whether the course alone could take a child; *reason, the caller's to free, tells why not. */
static bool would_suit(const struct waiting *child, const struct offer *offer, int day, char **reason)
{
    struct offer empty = *offer;
    empty.max = empty.placed = empty.min = 0; /* whatever the others do */
    struct placement *placement = placement_make(child, 1, &empty, 1, day);
    bool suits = placement->seats[0].course >= 0;

    if (reason)
        *reason = memory_text(placement->seats[0].reason);
    placement_free(placement);
    return suits;
}

/* Who has a place in the group, who has one at all; indices into the waiting. */
struct outcome {
    bool *placed, *here;
};

static struct outcome outcome_make(const struct placing *placing, const struct offer *offer, int day)
{
    struct placement *placement =
        placement_make(placing->waiting, placing->waiting_count, placing->offers, placing->offer_count, day);
    struct outcome outcome = {memory_new(placing->waiting_count * sizeof *outcome.placed),
                              memory_new(placing->waiting_count * sizeof *outcome.here)};

    for (size_t i = 0; i < placement->count; i++) {
        const struct seat *seat = &placement->seats[i];

        outcome.placed[seat->waiting] = seat->course >= 0;
        outcome.here[seat->waiting] = seat->course >= 0 && &placing->offers[seat->course] == offer;
    }
    placement_free(placement);
    return outcome;
}

static void outcome_free(struct outcome *outcome)
{
    free(outcome->placed);
    free(outcome->here);
}

/* The waiting in the order of the list, so that the first found is the next. */
static void sort_waiting(struct placing *placing)
{
    if (placing->waiting_count > 0)
        qsort(placing->waiting, placing->waiting_count, sizeof *placing->waiting, placement_compare);
}

/* Of a group that has not begun the next is whom schedule place would give the place to: who has none without it, or else the first
 * who would sit there. NULL for nobody. *here tells whether it would be in this group, or in one from which somebody moves over. */
static const struct waiting *next_by_place(struct placing *placing, struct offer *offer, bool *here)
{
    const struct waiting *next = NULL;
    int day = placing->call->today;
    struct outcome with = outcome_make(placing, offer, day);

    offer->placed++;
    struct outcome without = outcome_make(placing, offer, day);
    offer->placed--;
    *here = true;
    for (size_t i = 0; i < placing->waiting_count && !next; i++)
        if (with.placed[i] && !without.placed[i]) {
            next = &placing->waiting[i];
            *here = with.here[i];
        }
    for (size_t i = 0; i < placing->waiting_count && !next; i++)
        if (with.here[i])
            next = &placing->waiting[i];
    outcome_free(&with);
    outcome_free(&without);
    return next;
}

/* Of a group that has begun, where a person gives the place, it is the first whom it suits and who has none elsewhere; where all can
 * have one, the first whom it suits. */
static const struct waiting *next_by_hand(struct placing *placing, struct offer *offer)
{
    struct outcome elsewhere = outcome_make(placing, offer, placing->call->today);
    const struct waiting *next = NULL, *first = NULL;
    int day = judged_on(placing->call, offer);

    for (size_t i = 0; i < placing->waiting_count && !next; i++) {
        if (!would_suit(&placing->waiting[i], offer, day, NULL))
            continue;
        first = first ? first : &placing->waiting[i];
        if (!elsewhere.placed[i])
            next = &placing->waiting[i];
    }
    outcome_free(&elsewhere);
    return next ? next : first;
}

/* Nobody: or somebody whom it would suit, but the group does not reach its minimum. */
static void tell_nobody(struct placing *placing, const struct offer *offer, bool begun)
{
    bool suits = false;

    for (size_t i = 0; i < placing->waiting_count && !begun && !suits; i++)
        suits = would_suit(&placing->waiting[i], offer, placing->call->today, NULL);
    if (suits && offer->min > offer->placed)
        call_fail(placing->call, TROUBLE_WARNING,
                  _("%s has a free place, and with those who wait its minimum of %d cannot be reached"), offer->code,
                  offer->min);
    else
        call_fail(placing->call, TROUBLE_WARNING, _("%s has a free place; nobody who waits could take it"),
                  offer->code);
}

static void tell_next(struct call *call, const struct waiting *next, const char *code, bool begun, bool here)
{
    char reference[REFERENCE_TEXT];

    reference_write(next->year, next->number, reference);
    if (begun)
        call_fail(call, TROUBLE_WARNING,
                  _("%s has a free place and has begun; the next whom it suits is %s, see schedule assign"), code,
                  reference);
    else if (here)
        call_fail(call, TROUBLE_WARNING, _("%s has a free place; the next whom it suits is %s, see schedule place"),
                  code, reference);
    else
        call_fail(call, TROUBLE_WARNING,
                  _("%s has a free place; with it %s can have one in another group, see schedule place"), code,
                  reference);
}

/* A place whose sessions are all past is nobody's. */
static bool still_meets(const struct course *course, int after)
{
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (session->status == SESSION_PLANNED && session->referral == 0 && session->date > after)
            return true;
    }
    return course->count == 0;
}

/* Wishes do not change who is next, but a person who gives the place should know of them. */
static int tell_offer(struct placing *placing, struct offer *offer, bool nobody_too)
{
    struct call *call = placing->call;
    bool begun = has_begun(call, offer), here = true;
    const struct waiting *next;

    sort_waiting(placing);
    next = begun ? next_by_hand(placing, offer) : next_by_place(placing, offer, &here);
    if (!next) {
        if (nobody_too)
            tell_nobody(placing, offer, begun);
        return 0;
    }
    tell_next(call, next, offer->code, begun, here);
    return here ? companions_tell_bent(call, next->referral, offer->course, offer->code) : 0;
}

int queue_tell_next(struct call *call, const struct course *course, int on, bool nobody_too)
{
    struct placing placing = {.call = call, .service = course->service};
    int result = placing_load(&placing);
    struct offer *offer = result == 0 ? offer_of(&placing, course) : NULL;

    if (offer && offer->starts_on != DATE_NONE && offer->max > offer->placed &&
        still_meets(course, on < call->today ? call->today - 1 : on))
        result = tell_offer(&placing, offer, nobody_too);
    placing_free(&placing);
    return result;
}

/* The others, without the one who gets the place; the caller frees the list, not what it points to. */
static struct waiting *others_of(const struct placing *placing, const struct waiting *who, size_t *count)
{
    struct waiting *others = memory_new((placing->waiting_count + 1) * sizeof *others);

    *count = 0;
    for (size_t i = 0; i < placing->waiting_count; i++)
        if (placing->waiting[i].referral != who->referral)
            others[(*count)++] = placing->waiting[i];
    return others;
}

/* Those ahead whom the place would suit and for whom no other one is left, now that it is given away. */
static void find_passed_over(struct placing *placing, struct offer *offer, const struct waiting *who, int day,
                             struct texts *into)
{
    char reference[REFERENCE_TEXT];
    size_t count;

    for (size_t i = 0; i < placing->offer_count; i++) {
        placing->offers[i].min = 0;
        if (&placing->offers[i] != offer && has_begun(placing->call, &placing->offers[i]))
            placing->offers[i].starts_on = DATE_NONE;
    }
    offer->placed++;
    struct waiting *others = others_of(placing, who, &count);
    struct placement *placement = placement_make(others, count, placing->offers, placing->offer_count, day);
    for (size_t i = 0; i < placement->count; i++) {
        const struct waiting *other = &others[placement->seats[i].waiting];
        if (placement->seats[i].course < 0 && placement_compare(other, who) < 0 && would_suit(other, offer, day, NULL))
            texts_add(into, reference_write(other->year, other->number, reference));
    }
    placement_free(placement);
    free(others);
}

#define NAMED_MOST 10 /* of those passed over */

static void tell_passed_over(struct call *call, const char *reference, const struct texts *ahead)
{
    struct texts first = {.items = ahead->items, .count = ahead->count < NAMED_MOST ? ahead->count : NAMED_MOST};
    struct text names = {0};

    texts_join(&first, ", ", &names);
    if (ahead->count > first.count)
        call_fail(call, TROUBLE_WARNING,
                  _("%s passes over %zu who stand ahead in the order, could have the place and stay without one; the "
                    "first are %s"),
                  reference, ahead->count, text_bytes(&names));
    else if (ahead->count > 0)
        call_fail(call, TROUBLE_WARNING,
                  _("%s passes over %s, who stand ahead in the order, could have the place and stay without one"),
                  reference, text_bytes(&names));
    text_free(&names);
}

/* What stands between a child and a course, each by itself: the school, the age, the weekday. */
static void tell_unsuited(struct call *call, const struct waiting *who, const struct offer *offer, int day)
{
    char reference[REFERENCE_TEXT], *reason;

    reference_write(who->year, who->number, reference);
    for (int rule = 0; rule < 3; rule++) {
        struct waiting child = *who;
        struct offer one = *offer;

        one.at_school = one.at_school && rule == 0;
        one.age_from = rule == 1 ? one.age_from : -1;
        one.age_to = rule == 1 ? one.age_to : -1;
        child.possible_days = rule == 2 ? child.possible_days : 0;
        if (!would_suit(&child, &one, day, &reason))
            call_fail(call, TROUBLE_WARNING, _("%s has the place all the same: %s"), reference, reason);
        free(reason);
    }
}

/* Source: design, fair placement: places are shared out in courses that have not begun. */
static void tell_begun(struct call *call, const struct course *course, const struct waiting *who, int on)
{
    char reference[REFERENCE_TEXT];
    int past = 0;

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        past +=
            session->status != SESSION_CANCELLED && session->referral == 0 && session->children && session->date < on;
    }
    if (past > 0)
        call_fail(call, TROUBLE_WARNING,
                  _("%s comes into %s when %d of its sessions are past; in what has begun only a person gives a place"),
                  reference_write(who->year, who->number, reference), course->code, past);
}

int queue_tell_bent(struct call *call, const struct course *course, const struct waiting *who, int on)
{
    struct placing placing = {.call = call, .service = course->service};
    int result = placing_load(&placing);
    struct offer *offer = result == 0 ? offer_of(&placing, course) : NULL;
    struct texts ahead = {0};
    char reference[REFERENCE_TEXT];

    if (offer && offer->starts_on != DATE_NONE) {
        int day = judged_on(call, offer);

        tell_begun(call, course, who, on);
        tell_unsuited(call, who, offer, day);
        if (offer->max > 0)
            find_passed_over(&placing, offer, who, day, &ahead);
        tell_passed_over(call, reference_write(who->year, who->number, reference), &ahead);
    }
    texts_free(&ahead);
    placing_free(&placing);
    return result;
}
