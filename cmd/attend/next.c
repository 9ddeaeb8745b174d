#include "attend/next.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/courses.h"

#include <stdlib.h>

/* A participant's places, and what is found in their courses. */
struct search {
    struct call *call;
    const struct who *who;
    int on;
    struct place *places;
    size_t place_count;
    char *cancelled; /* COURSE/N that the house cancelled on the day; NULL for none */
    char *next;      /* COURSE/N of the next session; NULL for none */
    int next_on;
};

static int note_place(void *context, const struct place *place)
{
    struct search *search = context;
    search->places = memory_grow(search->places, search->place_count, sizeof *search->places);
    search->places[search->place_count] = *place;
    search->places[search->place_count++].reason = NULL; /* the store's, for this row only */
    return 0;
}

static void set_name(char **name, const struct course *course, const struct session *session)
{
    free(*name);
    *name = text_format("%s/%d", course->code, session->number);
}

static void look_at(struct search *search, const struct place *place, const struct course *course,
                    const struct session *session)
{
    if (!who_takes_part(search->who, session) || session->date < place->from ||
        (place->to != DATE_NONE && session->date > place->to))
        return;
    if (session->status == SESSION_CANCELLED) {
        if (session->date == search->on)
            set_name(&search->cancelled, course, session);
    } else if (session->date > search->on && (!search->next || session->date < search->next_on)) {
        set_name(&search->next, course, session);
        search->next_on = session->date;
    }
}

static int look_into(struct search *search, const struct place *place)
{
    struct call *call = search->call;
    struct course course = {0};
    int result = store_course_load(call->store, place->course, &course, &call->messages);

    for (size_t i = 0; result == 0 && i < course.sessions.count; i++)
        look_at(search, place, &course, &course.sessions.items[i]);
    course_free(&course);
    return result;
}

int next_tell(struct call *call, const struct who *who, int on)
{
    struct search search = {.call = call, .who = who, .on = on};
    char day[DATE_TEXT], next[DATE_TEXT];
    int result = store_place_each_of(call->store, who->referral, note_place, &search, &call->messages) == 0 ? 0 : -1;

    for (size_t i = 0; result == 0 && i < search.place_count; i++)
        result = look_into(&search, &search.places[i]);
    date_write(on, day);
    if (result == 0 && search.cancelled)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s was cancelled by the house; it counts for nobody"), search.cancelled);
    else if (result == 0 && search.next)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s has no session on %s; the next is %s on %s"), who->text, day,
                  search.next, date_write(search.next_on, next));
    else if (result == 0)
        call_fail(call, TROUBLE_FORBIDDEN,
                  _("%s has no session on %s, nor a later one; schedule show lists a course's"), who->text, day);
    free(search.cancelled);
    free(search.next);
    free(search.places);
    return -1;
}
