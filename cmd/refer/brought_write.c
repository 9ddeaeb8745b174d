#include "refer/brought.h"

#include "store/courses.h"
#include "store/decisions.h"

struct writing {
    struct call *call;
    struct text *into;
};

static void write_day(struct text *into, const char *key, int on)
{
    char day[DATE_TEXT];

    if (on != DATE_NONE)
        text_add_format(into, "# %s: %s\n", key, date_write(on, day));
}

static int write_place(void *context, const struct place *place)
{
    struct writing *writing = context;
    struct course course = {0};
    int result = 0;

    if (place->ended == PLACE_OPEN &&
        (result = store_course_load(writing->call->store, place->course, &course, &writing->call->messages)) == 0)
        text_add_format(writing->into, "# course: %s\n", course.code);
    course_free(&course);
    return result;
}

int brought_write(struct call *call, long referral, struct text *into)
{
    struct writing writing = {call, into};
    struct interview interview = {0};
    enum decision_outcome outcome = DECISION_NONE;
    int decided_on, result = -1;

    if (store_interview_last(call->store, referral, &interview, &call->messages) == 0 &&
        store_decision_last(call->store, referral, &outcome, &decided_on, &call->messages) == 0) {
        if (interview.outcome == INTERVIEW_AGREED)
            write_day(into, "interview_on", interview.held_on);
        if (outcome == DECISION_ACCEPT)
            write_day(into, "accepted_on", decided_on);
        result = store_place_each_of(call->store, referral, write_place, &writing, &call->messages);
    }
    interview_free(&interview);
    return result;
}
