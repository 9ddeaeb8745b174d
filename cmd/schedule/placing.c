#include "schedule/placing.h"

#include "schedule/beginning.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/courses.h"

#include <stdlib.h>

static const char *keep(struct placing *placing, const char *text)
{
    if (!text)
        return NULL;
    texts_add(&placing->texts, text);
    return placing->texts.items[placing->texts.count - 1];
}

/* Asked about some courses, only those are placed who wait for their services. */
static bool concerned(const struct placing *placing, const char *service)
{
    for (size_t i = 0; i < placing->offer_count; i++)
        if (text_is(placing->offers[i].service, service))
            return true;
    return placing->codes.count == 0;
}

static int note_waiting(void *context, const struct waiting_row *row)
{
    struct placing *placing = context;
    if (!concerned(placing, row->service))
        return 0;
    placing->waiting = memory_grow(placing->waiting, placing->waiting_count, sizeof *placing->waiting);
    placing->waiting[placing->waiting_count++] = (struct waiting){.referral = row->referral,
                                                                  .year = row->year,
                                                                  .number = row->number,
                                                                  .urgent = row->urgent,
                                                                  .accepted_on = row->accepted_on,
                                                                  .received_on = row->received_on,
                                                                  .service = keep(placing, row->service),
                                                                  .birth_date = row->birth_date,
                                                                  .age = row->age_told,
                                                                  .school = keep(placing, row->school),
                                                                  .possible_days = row->possible_days};
    return 0;
}

/* What is asked for by its code must be a group that runs; a list of courses from a pipe may have others among it. */
static int check_named(struct call *call, const struct course_row *row)
{
    char day[DATE_TEXT];
    bool named = false;

    for (size_t i = 0; i < call->operand_count; i++)
        named = named || text_is(row->code, call->operands[i]);
    if (named && row->for_referral)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is for one referral; wanted a group"), row->code);
    if (named && row->ended_on != DATE_NONE)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s was closed on %s; wanted a course that runs"), row->code,
                         date_write(row->ended_on, day));
    return 0;
}

static int note_offer(void *context, const struct course_row *row)
{
    struct placing *placing = context;
    const struct service *service = catalogue_service(&placing->call->catalogue, row->service);
    struct beginning beginning;

    if (placing->codes.count > 0 && !texts_has(&placing->codes, row->code))
        return 0;
    if (placing->codes.count > 0 && check_named(placing->call, row) != 0)
        return -1;
    if (row->for_referral || row->ended_on != DATE_NONE)
        return 0;
    if (beginning_find(placing->call, &placing->formers, row, &beginning) != 0)
        return -1;
    placing->offers = memory_grow(placing->offers, placing->offer_count, sizeof *placing->offers);
    struct offer *offer = &placing->offers[placing->offer_count++];
    *offer = (struct offer){.course = row->id,
                            .code = keep(placing, row->code),
                            .service = keep(placing, row->service),
                            .starts_on = beginning.on,
                            .begun = beginning.held, /* before its time, or on the first day itself */
                            .age_from = row->age_from,
                            .age_to = row->age_to,
                            .at_school = service && texts_has(&service->at_places, "school"),
                            .school = keep(placing, row->school),
                            .min = row->min,
                            .max = row->max,
                            .placed = row->placed};
    return beginning.on < placing->call->today ? 0 : beginning_taken(placing->call, row, beginning.on, &offer->placed);
}

static int note_before(void *context, const struct place *place)
{
    struct waiting *waiting = context;
    long *before = memory_grow((long *)waiting->before, waiting->before_count, sizeof *before);
    before[waiting->before_count++] = place->course;
    waiting->before = before;
    return 0;
}

int placing_load(struct placing *placing)
{
    struct call *call = placing->call;

    for (size_t i = 0; i < placing->codes.count; i++) {
        long id;
        if (store_course_id(call->store, placing->codes.items[i], &id, &call->messages) != 0)
            return -1;
    }
    /* A course that is asked for by its code is heard of even where it takes nobody in. */
    int loaded = placing->codes.count > 0
                     ? store_course_each(call->store, placing->service, note_offer, placing, &call->messages)
                     : store_course_each_open(call->store, placing->service, note_offer, placing, &call->messages);
    if (loaded != 0 || store_waiting_each(call->store, placing->service, note_waiting, placing, &call->messages) != 0)
        return -1;
    for (size_t i = 0; i < placing->waiting_count; i++)
        if (store_place_each_of(call->store, placing->waiting[i].referral, note_before, &placing->waiting[i],
                                &call->messages) != 0)
            return -1;
    return 0;
}

int placing_wishes(struct placing *placing)
{
    return companions_load(placing->call, placing->service, &placing->companions);
}

void placing_free(struct placing *placing)
{
    companions_free(&placing->companions);
    formers_free(&placing->formers);
    for (size_t i = 0; i < placing->waiting_count; i++)
        free((long *)placing->waiting[i].before);
    free(placing->waiting);
    free(placing->offers);
    texts_free(&placing->texts);
    texts_free(&placing->codes);
}
