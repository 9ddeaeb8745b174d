#include "common/parents_came.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"
#include "rules/parent_group.h"
#include "store/attendances.h"
#include "store/referrals.h"

#include <stdlib.h>

/* The sessions at which one family's adults were. */
struct coming {
    long referral;
    int session; /* the one that is being read */
    int *items;
    size_t count;
};

/* An adult with two children in the group has one mark, which counts for both. */
static int note_adult(void *context, const struct participant_row *row)
{
    struct coming *coming = context;

    if (row->referral != coming->referral || row->adult == 0 ||
        (row->status != ATTENDANCE_PRESENT && row->status != ATTENDANCE_LATE))
        return 0;
    coming->items = memory_grow(coming->items, coming->count, sizeof *coming->items);
    coming->items[coming->count++] = coming->session;
    return 0;
}

static int read_coming(struct call *call, const struct service *service, const struct course *course,
                       struct coming *coming)
{
    int result = 0;

    for (size_t i = 0; result == 0 && i < course->sessions.count; i++) {
        coming->session = course->sessions.items[i].number;
        if (parent_group_meets(service, &course->sessions.items[i]))
            result =
                store_participant_each(call->store, course->id, coming->session, note_adult, coming, &call->messages);
    }
    return result;
}

/* Once or more often that they came, and that they can still come. */
static const char *more_format(const struct parent_tally *tally)
{
    if (tally->came == 1)
        return tally->left == 1
                   ? _("%s: the parents came %d time to the parent group of %s and can come %d time more; the "
                       "service wants %d")
                   : _("%s: the parents came %d time to the parent group of %s and can come %d times more; the "
                       "service wants %d");
    return tally->left == 1
               ? _("%s: the parents came %d times to the parent group of %s and can come %d time more; the "
                   "service wants %d")
               : _("%s: the parents came %d times to the parent group of %s and can come %d times more; the "
                   "service wants %d");
}

static void tell(struct call *call, const struct course *course, long referral, const struct parent_tally *tally)
{
    char reference[REFERENCE_TEXT];

    store_reference(call->store, referral, reference);
    if (tally->left > 0)
        call_fail(call, TROUBLE_WARNING, more_format(tally), reference, tally->came, course->code, tally->left,
                  tally->wanted);
    else
        call_fail(call, TROUBLE_WARNING,
                  tally->came == 1 ? _("%s: the parents came %d time to the parent group of %s; the service wants %d")
                                   : _("%s: the parents came %d times to the parent group of %s; the service wants %d"),
                  reference, tally->came, course->code, tally->wanted);
}

int parents_came_tell(struct call *call, const struct service *service, const struct course *course, long referral,
                      int closed_on)
{
    struct coming coming = {.referral = referral};
    struct parent_seat seat = {.service = service, .course = course};
    struct parent_tally tally;
    struct place place = {0};
    bool found = false;
    int result;

    if (service->parents.kind != PARENTS_PARALLEL || service->parents.attend_min == 0)
        return 0;
    result = store_place_find(call->store, referral, course->id, &place, &found, &call->messages);
    if (result == 0 && found)
        result = read_coming(call, service, course, &coming);
    seat.from = place.from;
    seat.to = closed_on == DATE_NONE ? place.to : closed_on;
    seat.closed = closed_on != DATE_NONE;
    seat.came = coming.items;
    seat.came_count = coming.count;
    tally = parent_group_tally(&seat);
    if (result == 0 && found && tally.short_of)
        tell(call, course, referral, &tally);
    free(coming.items);
    return result;
}
