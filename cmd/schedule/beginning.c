#include "schedule/beginning.h"

#include "rules/session_line.h"

/* Most courses have nothing but such sessions, and are known by their line of the list. */
int beginning_find(struct call *call, struct formers *formers, const struct course_row *row, struct beginning *into)
{
    struct course course;
    int result;

    *into = (struct beginning){row->starts_on, row->held};
    if (!row->mixed)
        return 0;
    result = store_course_load(call->store, row->id, &course, &call->messages);
    if (result == 0)
        into->on =
            session_line_begins(formers_service(formers, call, course.catalogue, course.service), &course, &into->held);
    course_free(&course);
    return result;
}

struct leaving {
    int on, count;
};

static int count_leaving(void *context, const struct place *place, const char *reference)
{
    struct leaving *leaving = context;

    (void)reference;
    leaving->count += place->ended != PLACE_OPEN && place->to > leaving->on;
    return 0;
}

int beginning_taken(struct call *call, const struct course_row *row, int on, int *taken)
{
    struct leaving leaving = {.on = on};
    int result = 0;

    if (row->left > 0 && row->ended_on == DATE_NONE)
        result = store_place_each_in(call->store, row->id, count_leaving, &leaving, &call->messages);
    *taken = row->placed + leaving.count;
    return result;
}
