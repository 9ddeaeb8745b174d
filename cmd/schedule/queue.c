#include "schedule/queue.h"
#include "schedule/placing.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"

#include <stdlib.h>

/* The course's own offer among those of its service; NULL when it takes nobody any more. A person may give a place in a course that
 * has begun, so that this one counts as not begun; its minimum does not matter. */
static struct offer *offer_of(struct placing *placing, const struct course *course)
{
    for (size_t i = 0; i < placing->offer_count; i++)
        if (placing->offers[i].course == course->id) {
            placing->offers[i].min = 0;
            return &placing->offers[i];
        }
    return NULL;
}

static bool has_begun(const struct call *call, const struct offer *offer)
{
    return offer->begun || offer->starts_on < call->today;
}

/* The day to judge by, so that the one course is not too late for anybody. */
static int judged_on(const struct call *call, struct offer *offer)
{
    offer->begun = false;
    return offer->starts_on < call->today ? offer->starts_on : call->today;
}

static void tell_next(struct call *call, const struct placing *placing, const struct placement *placement,
                      const char *code, bool begun)
{
    char reference[REFERENCE_TEXT];

    for (size_t i = 0; i < placement->count; i++) {
        const struct waiting *next = &placing->waiting[placement->seats[i].waiting];

        if (placement->seats[i].course < 0)
            continue;
        reference_write(next->year, next->number, reference);
        if (begun)
            call_fail(call, TROUBLE_WARNING,
                      _("%s has a free place and has begun; the next whom it suits is %s, see schedule assign"), code,
                      reference);
        else
            call_fail(call, TROUBLE_WARNING, _("%s has a free place; the next whom it suits is %s, see schedule place"),
                      code, reference);
        return;
    }
    call_fail(call, TROUBLE_WARNING, _("%s has a free place; nobody who waits could take it"), code);
}

int queue_tell_next(struct call *call, const struct course *course)
{
    struct placing placing = {.call = call, .service = course->service};
    int result = placing_load(&placing);
    struct offer *offer = result == 0 ? offer_of(&placing, course) : NULL;

    if (offer && offer->starts_on != DATE_NONE && offer->max > offer->placed) {
        bool begun = has_begun(call, offer);
        int day = judged_on(call, offer);
        struct placement *placement = placement_make(placing.waiting, placing.waiting_count, offer, 1, day);
        tell_next(call, &placing, placement, course->code, begun);
        placement_free(placement);
    }
    placing_free(&placing);
    return result;
}

/* Whether the course alone could take a child; *reason, the caller's to free, tells why not. */
static bool would_suit(const struct waiting *child, const struct offer *offer, int day, char **reason)
{
    struct offer empty = *offer;
    empty.max = empty.placed = 0;
    struct placement *placement = placement_make(child, 1, &empty, 1, day);
    bool suits = placement->seats[0].course >= 0;

    if (reason)
        *reason = memory_text(placement->seats[0].reason);
    placement_free(placement);
    return suits;
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

static void tell_bent(struct placing *placing, struct offer *offer, const struct waiting *who)
{
    struct call *call = placing->call;
    struct texts ahead = {0};
    struct text names = {0};
    char reference[REFERENCE_TEXT], *reason;
    int day = judged_on(call, offer);

    reference_write(who->year, who->number, reference);
    if (!would_suit(who, offer, day, &reason))
        call_fail(call, TROUBLE_WARNING, _("%s has the place all the same: %s"), reference, reason);
    free(reason);
    if (offer->max > 0)
        find_passed_over(placing, offer, who, day, &ahead);
    texts_join(&ahead, ", ", &names);
    if (ahead.count > 0)
        call_fail(call, TROUBLE_WARNING,
                  _("%s passes over %s, who stand ahead in the order, could have the place and stay without one"),
                  reference, text_bytes(&names));
    text_free(&names);
    texts_free(&ahead);
}

int queue_tell_bent(struct call *call, const struct course *course, const struct waiting *who)
{
    struct placing placing = {.call = call, .service = course->service};
    int result = placing_load(&placing);
    struct offer *offer = result == 0 ? offer_of(&placing, course) : NULL;

    if (offer && offer->starts_on != DATE_NONE)
        tell_bent(&placing, offer, who);
    placing_free(&placing);
    return result;
}
