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

struct counting {
    int on;
    int *placed;
};

static int count_leaving(void *context, const struct place *place, const char *reference)
{
    struct counting *counting = context;

    (void)reference;
    *counting->placed += place->ended != PLACE_OPEN && place->to > counting->on;
    return 0;
}

int beginning_count(struct call *call, long course, int on, int *placed)
{
    return store_place_each_in(call->store, course, count_leaving, &(struct counting){on, placed}, &call->messages);
}
