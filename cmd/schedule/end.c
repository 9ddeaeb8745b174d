#include "schedule/closing.h"
#include "schedule/queue.h"
#include "schedule/schedule.h"
#include "schedule/sent_on.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/formers.h"
#include "common/lengths.h"
#include "common/parents_came.h"
#include "model/referral.h"
#include "rules/amounts.h"
#include "store/course_change.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdlib.h>

/* One closing, of a course or of a referral's place. */
struct ending {
    struct call *call;
    int on;
    const char *reason; /* why it ends before the sessions that are planned; NULL for none */
    struct course course;
    bool refused;        /* … and the reasons said */
    struct texts *freed; /* codes of groups in which a place fell free */
};

/* What is planned for later must be cancelled: with a reason, or before. */
static int check_planned(const struct ending *ending, long referral)
{
    const struct course *course = &ending->course;
    struct text names = {0};
    char day[DATE_TEXT];
    int result = 0;

    for (size_t i = 0; i < course->sessions.count; i++)
        if (closing_concerns(&course->sessions.items[i], referral, ending->on))
            text_add_format(&names, "%s%s/%d", names.length > 0 ? ", " : "", course->code,
                            course->sessions.items[i].number);
    if (names.length > 0 && !ending->reason)
        result = call_fail(ending->call, TROUBLE_FORBIDDEN,
                           _("still planned after %s: %s; wanted a later day, or --reason TEXT, which cancels them"),
                           date_write(ending->on, day), text_bytes(&names));
    text_free(&names);
    return result;
}

/* What was planned for earlier and never recorded is said: perhaps a roll call was forgotten. */
static void tell_unrecorded(const struct ending *ending)
{
    const struct course *course = &ending->course;
    struct text names = {0};

    for (size_t i = 0; i < course->sessions.count; i++)
        if (course->sessions.items[i].status == SESSION_PLANNED && course->sessions.items[i].date <= ending->on)
            text_add_format(&names, "%s%s/%d", names.length > 0 ? ", " : "", course->code,
                            course->sessions.items[i].number);
    if (names.length > 0)
        call_fail(ending->call, TROUBLE_WARNING, _("neither held nor cancelled: %s"), text_bytes(&names));
    text_free(&names);
}

/* The open places of a course; read first, as they change while they are gone through. */
struct seats {
    long *referrals;
    size_t count;
};

static int note_seat(void *context, const struct place *place, const char *reference)
{
    struct seats *seats = context;
    (void)reference;
    if (place->ended != PLACE_OPEN)
        return 0;
    seats->referrals = memory_grow(seats->referrals, seats->count, sizeof *seats->referrals);
    seats->referrals[seats->count++] = place->referral;
    return 0;
}

/* A law may give a family a least number of hours, and its parents may have come too seldom. Of a course's places (`referral` 0) those
 * that are open are asked about. */
static int tell_less(const struct ending *ending, long referral)
{
    struct call *call = ending->call;
    const struct course *course = &ending->course;
    struct formers formers = {0};
    struct seats seats = {0};
    const struct service *service = formers_service(&formers, call, course->catalogue, course->service);
    int result = 0;

    if (service && !referral) {
        amounts_tell_held(service, course, &call->messages);
        result = store_place_each_in(call->store, course->id, note_seat, &seats, &call->messages);
    } else if (service)
        result = parents_came_tell(call, service, course, referral, ending->on);
    for (size_t i = 0; result == 0 && i < seats.count; i++)
        result = parents_came_tell(call, service, course, seats.referrals[i], ending->on);
    free(seats.referrals);
    formers_free(&formers);
    return result;
}

static int check_held(const struct ending *ending)
{
    const struct course *course = &ending->course;
    const struct session *last = NULL;
    char day[DATE_TEXT];

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];
        if (session->status == SESSION_HELD && (!last || session->date > last->date))
            last = session;
    }
    if (!last || last->date <= ending->on)
        return 0;
    return call_fail(ending->call, TROUBLE_FORBIDDEN, _("%s/%d was held on %s; wanted that day or a later one"),
                     course->code, last->number, date_write(last->date, day));
}

static int check_place(void *context, const struct place *place, const char *reference)
{
    struct ending *ending = context;

    if (place->ended == PLACE_OPEN &&
        closing_check_place(ending->call, &ending->course, place, reference, ending->on) != 0)
        ending->refused = true;
    return 0;
}

static int end_places(const struct ending *ending)
{
    struct call *call = ending->call;
    struct seats seats = {0};
    int result = store_place_each_in(call->store, ending->course.id, note_seat, &seats, &call->messages);

    for (size_t i = 0; result == 0 && i < seats.count; i++)
        result = store_place_end(call->store, seats.referrals[i], ending->course.id, ending->on, PLACE_COMPLETED, NULL,
                                 &call->messages);
    free(seats.referrals);
    return result;
}

/* The course that is loaded, with all its places. All that stands in the way is told. */
static int end_course(struct ending *ending)
{
    struct call *call = ending->call;
    const struct course *course = &ending->course;
    char day[DATE_TEXT];

    if (course->ended_on != DATE_NONE)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s was closed on %s; wanted a course that runs"), course->code,
                         date_write(course->ended_on, day));
    if (store_place_each_in(call->store, course->id, check_place, ending, &call->messages) != 0)
        return -1;
    int held = check_held(ending), planned = check_planned(ending, 0);
    if (held != 0 || planned != 0 || ending->refused)
        return -1;
    tell_unrecorded(ending);
    if (tell_less(ending, 0) != 0 || closing_cancel(call, course, 0, ending->on, ending->reason) != 0 ||
        end_places(ending) != 0)
        return -1;
    return store_course_end(call->store, course->id, ending->on, &call->messages);
}

static int end_code(struct ending *ending, const char *code)
{
    struct call *call = ending->call;
    long id;

    if (store_course_id(call->store, code, &id, &call->messages) != 0 ||
        store_course_load(call->store, id, &ending->course, &call->messages) != 0)
        return -1;
    return end_course(ending);
}

/* A place in a group ends by itself; a course for one ends with it. */
static int end_place(struct ending *ending, const struct place *place, const char *reference)
{
    struct call *call = ending->call;

    if (store_course_load(call->store, place->course, &ending->course, &call->messages) != 0)
        return -1;
    if (ending->course.for_referral)
        return end_course(ending);
    int planned = check_planned(ending, place->referral);
    if (closing_check_place(call, &ending->course, place, reference, ending->on) != 0 || planned != 0 ||
        tell_less(ending, place->referral) != 0 ||
        closing_cancel(call, &ending->course, place->referral, ending->on, ending->reason) != 0)
        return -1;
    if (!texts_has(ending->freed, ending->course.code))
        texts_add(ending->freed, ending->course.code);
    return store_place_end(call->store, place->referral, place->course, ending->on, PLACE_COMPLETED, NULL,
                           &call->messages);
}

struct open_place {
    struct place place;
    bool found;
};

static int note_open(void *context, const struct place *place)
{
    struct open_place *open = context;
    if (place->ended == PLACE_OPEN && !open->found)
        *open = (struct open_place){.place = *place, .found = true};
    return 0;
}

static int end_referral(struct ending *ending, const char *reference)
{
    struct call *call = ending->call;
    struct open_place open = {0};
    long id;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_place_each_of(call->store, id, note_open, &open, &call->messages) != 0)
        return -1;
    open.place.reason = NULL; /* the store's, for its row only */
    return open.found ? end_place(ending, &open.place, reference) : sent_on(call, id, reference, ending->on);
}

static int end_one(struct call *call, const char *what, int on, struct texts *freed)
{
    struct ending ending = {.call = call, .on = on, .reason = call_option(call, "reason"), .freed = freed};
    int year, number, adult;
    int result = reference_read(what, &year, &number, &adult) ? end_referral(&ending, what) : end_code(&ending, what);

    course_free(&ending.course);
    return result;
}

/* Said once for a group, when all that is named is closed. */
static int tell_next(struct call *call, const struct texts *freed, int on)
{
    int result = 0;

    for (size_t i = 0; i < freed->count && result == 0; i++) {
        struct course course = {0};
        long id;

        if (store_course_id(call->store, freed->items[i], &id, &call->messages) != 0 ||
            store_course_load(call->store, id, &course, &call->messages) != 0 ||
            queue_tell_next(call, &course, on, false) != 0)
            result = -1;
        course_free(&course);
    }
    return result;
}

/* All of them or none. */
int schedule_end(struct call *call)
{
    struct texts wanted = {0}, freed = {0};
    const char *reason = call_option(call, "reason");
    int on, result = -1;

    if (call->operand_count == 0 || (reason && text_blank(reason)))
        return call_usage(call, call->operand_count == 0 ? _("end takes courses or referrals")
                                                         : _("--reason is empty; wanted why it ends early"));
    if (call_option_within(call, "reason", LENGTH_TEXT) != 0 || call_references(call, 0, &wanted) != 0 ||
        call_option_date(call, "on", call->today, &on) != 0 || call_catalogue(call) != 0 ||
        call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0)
        goto out;
    result = 0;
    for (size_t i = 0; i < wanted.count; i++)
        if (end_one(call, wanted.items[i], on, &freed) != 0)
            result = -1;
    if (result == 0 && tell_next(call, &freed, on) != 0)
        result = -1;
    if (result == 0)
        result = call_finish(call);
out:
    texts_free(&freed);
    texts_free(&wanted);
    return result;
}
