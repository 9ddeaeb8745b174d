#include "attend/parents.h"

#include "base/memory.h"
#include "common/formers.h"
#include "common/parents_came.h"
#include "store/attendances.h"
#include "store/courses.h"

#include <stdlib.h>

/* Whom the marks are of, and the families (referrals) that they are here for. */
struct missed {
    const long *persons;
    size_t person_count;
    long *families;
    size_t count;
};

/* An adult with two children in the group has one mark, which counts for both; of a family there is one word, however many of its
 * adults did not come. */
static int note_family(void *context, const struct participant_row *row)
{
    struct missed *missed = context;
    bool meant = false;

    for (size_t i = 0; i < missed->person_count; i++)
        meant = meant || (row->adult > 0 && missed->persons[i] == row->person);
    for (size_t i = 0; i < missed->count; i++)
        meant = meant && missed->families[i] != row->referral;
    if (!meant)
        return 0;
    missed->families = memory_grow(missed->families, missed->count, sizeof *missed->families);
    missed->families[missed->count++] = row->referral;
    return 0;
}

static int tell_families(struct call *call, const struct service *service, const struct session_found *found,
                         struct missed *missed)
{
    struct course now = {0};
    int result = store_course_load(call->store, found->course.id, &now, &call->messages);

    if (result == 0)
        result =
            store_participant_each(call->store, now.id, found->session->number, note_family, missed, &call->messages);
    for (size_t i = 0; result == 0 && i < missed->count; i++)
        result = parents_came_tell(call, service, &now, missed->families[i], DATE_NONE);
    course_free(&now);
    return result;
}

int parents_tell(struct call *call, const struct session_found *found, const long *persons, size_t count)
{
    struct missed missed = {.persons = persons, .person_count = count};
    struct formers formers = {0};
    const struct service *service;
    int result = 0;

    if (count == 0 || !found->session->parents)
        return 0;
    service = formers_kept(&formers, call, found->course.catalogue, found->course.service);
    if (service)
        result = tell_families(call, service, found, &missed);
    free(missed.families);
    formers_free(&formers);
    return result;
}
