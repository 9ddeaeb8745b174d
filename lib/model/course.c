#include "model/course.h"

#include "base/memory.h"

#include <stdlib.h>

const struct named_value session_status_names[] = {
    {"planned", SESSION_PLANNED}, {"held", SESSION_HELD}, {"cancelled", SESSION_CANCELLED}, {NULL, 0}};

/* An open place has no name, as it has no end. */
const struct named_value place_end_names[] = {{"completed", PLACE_COMPLETED}, {"left", PLACE_LEFT}, {NULL, 0}};

/* Nothing recorded has no name: it is shown as nothing. */
const struct named_value attendance_names[] = {{"present", ATTENDANCE_PRESENT},
                                               {"late", ATTENDANCE_LATE},
                                               {"cancelled", ATTENDANCE_CANCELLED},
                                               {"absent", ATTENDANCE_ABSENT},
                                               {NULL, 0}};

void session_free(struct session *session)
{
    free(session->kind);
    free(session->venue);
    free(session->remark);
    free(session->reason);
    free(session->theme);
    *session = (struct session){0};
}

void sessions_free(struct sessions *sessions)
{
    for (size_t i = 0; i < sessions->count; i++)
        session_free(&sessions->items[i]);
    free(sessions->items);
    *sessions = (struct sessions){0};
}

void course_free(struct course *course)
{
    free(course->code);
    free(course->service);
    free(course->venue);
    free(course->school);
    free(course->catalogue);
    texts_free(&course->leaders);
    sessions_free(&course->sessions);
    *course = (struct course){0};
}

void aways_add(struct aways *aways, struct away away)
{
    aways->items = memory_grow(aways->items, aways->count, sizeof *aways->items);
    aways->items[aways->count++] = away;
}

void aways_copy(struct aways *into, const struct aways *from)
{
    struct aways copy = {0};

    for (size_t i = 0; i < from->count; i++)
        aways_add(&copy, from->items[i]);
    *into = copy;
}

void staff_free(struct staff *staff)
{
    free(staff->code);
    free(staff->name);
    free(staff->role);
    free(staff->organisation);
    texts_free(&staff->qualified);
    free(staff->aways.items);
    *staff = (struct staff){0};
}
