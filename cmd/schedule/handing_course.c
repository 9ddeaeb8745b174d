#include "schedule/handing.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/booking.h"
#include "store/courses.h"
#include "store/owners.h"

#include <stdlib.h>

/* One course that changes hands, whole or for some sessions. */
struct course_handing {
    struct handing *handing;
    struct course course;
    bool whole;            /* the former leader leads the course, and not only a session of it */
    struct sessions ahead; /* the sessions that the new leader is to hold, lent from the course */
    int *own;              /* numbers of those that have leaders of their own */
    size_t own_count;
};

/* A session from the day on belongs to the handing over when the former leader would hold it. */
static int take_session(struct course_handing *taking, const struct session *session)
{
    struct handing *handing = taking->handing;
    struct call *call = handing->call;
    struct texts leads = {0};
    int result = store_session_leads(call->store, taking->course.id, session->number, &leads, &call->messages);
    bool own = leads.count > 0, held_by = own ? texts_has(&leads, handing->from) : taking->whole;

    if (result == 0 && own && held_by && texts_has(&leads, handing->to))
        result = call_fail(call, TROUBLE_FORBIDDEN, _("%s leads %s/%d already; wanted another leader"), handing->to,
                           taking->course.code, session->number);
    if (result == 0 && held_by) {
        taking->ahead.items = memory_grow(taking->ahead.items, taking->ahead.count, sizeof *taking->ahead.items);
        taking->ahead.items[taking->ahead.count] = *session;
        if (!session->venue)
            taking->ahead.items[taking->ahead.count].venue = taking->course.venue;
        taking->ahead.count++;
        if (own) {
            taking->own = memory_grow(taking->own, taking->own_count, sizeof *taking->own);
            taking->own[taking->own_count++] = session->number;
        }
    }
    texts_free(&leads);
    return result;
}

static int take_sessions(struct course_handing *taking)
{
    int result = 0;

    for (size_t i = 0; i < taking->course.sessions.count; i++) {
        const struct session *session = &taking->course.sessions.items[i];
        if (session->status != SESSION_CANCELLED && session->date >= taking->handing->on &&
            take_session(taking, session) != 0)
            result = -1;
    }
    return result;
}

/* The first and the last day on which the new leader has the course. */
static void span(const struct course_handing *taking, int *first, int *last)
{
    *first = *last = taking->handing->on;
    for (size_t i = 0; i < taking->ahead.count; i++)
        if (taking->ahead.items[i].date > *last)
            *last = taking->ahead.items[i].date;
}

/* The leaders as they would be, held against the service that the course was planned by; the days only of the one who is new. */
static int check_leaders(struct course_handing *taking, const struct service *service)
{
    struct handing *handing = taking->handing;
    struct call *call = handing->call;
    const struct texts *codes = &taking->course.leaders;
    struct staff *staff = memory_new((codes->count + 1) * sizeof *staff);
    struct leader *leaders = memory_new((codes->count + 1) * sizeof *leaders);
    int result = 0, first, last;

    span(taking, &first, &last);
    for (size_t i = 0; i < codes->count; i++) {
        bool is_new = text_is(codes->items[i], handing->from);
        leaders[i].staff = &staff[i];
        if (store_staff_load(call->store, is_new ? handing->to : codes->items[i], &staff[i], &call->messages) != 0 ||
            (is_new && store_staff_load_between(call->store, handing->to, first, last, &leaders[i].courses,
                                                &call->messages) != 0))
            result = -1;
        if (!is_new)
            staff[i].max_courses = 0; /* has the course already */
    }
    if (result == 0)
        result = booking_leaders(service, leaders, codes->count, NULL, &call->messages);
    for (size_t i = 0; i < codes->count; i++)
        staff_free(&staff[i]);
    free(leaders);
    free(staff);
    return result;
}

static int check_whole(struct course_handing *taking)
{
    struct handing *handing = taking->handing;
    struct call *call = handing->call;
    const struct course *course = &taking->course;
    size_t said = call->messages.count;
    const struct service *service = formers_service(&handing->formers, call, course->catalogue, course->service);

    if (!service)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s is for the service '%s', which no catalogue has"), course->code,
                         course->service);
    int result = check_leaders(taking, service);
    handing_place(handing, said, course->code);
    return result;
}

static int write(struct course_handing *taking)
{
    struct handing *handing = taking->handing;
    struct call *call = handing->call;
    long id = taking->course.id;
    int result = 0;

    if (taking->whole && (store_leads_keep(call->store, id, handing->on, &call->messages) != 0 ||
                          store_leads_hand(call->store, id, 0, handing->from, handing->to, &call->messages) != 0))
        return -1;
    for (size_t i = 0; i < taking->own_count && result == 0; i++)
        result = store_leads_hand(call->store, id, taking->own[i], handing->from, handing->to, &call->messages);
    return result;
}

static void note(const struct course_handing *taking)
{
    int first = DATE_NONE;

    for (size_t i = 0; i < taking->ahead.count; i++)
        if (first == DATE_NONE || taking->ahead.items[i].date < first)
            first = taking->ahead.items[i].date;
    handing_note(taking->handing, "course", taking->course.code, first, (int)taking->ahead.count);
}

/* Whoever leads it with the former leader cannot be in his place, too. */
static int check_other(const struct course_handing *taking)
{
    struct handing *handing = taking->handing;

    if (!taking->whole || !texts_has(&taking->course.leaders, handing->to))
        return 0;
    return call_fail(handing->call, TROUBLE_FORBIDDEN, _("%s leads %s already; wanted another leader"), handing->to,
                     taking->course.code);
}

/* A course whose only sessions with the former leader are past is left as it was. */
static int hand(struct course_handing *taking)
{
    struct handing *handing = taking->handing;
    int result;

    taking->whole = texts_has(&taking->course.leaders, handing->from);
    result = take_sessions(taking);
    if (!taking->whole && taking->ahead.count == 0)
        return result;
    if (result != 0 || check_other(taking) != 0)
        return -1;
    if (taking->whole && check_whole(taking) != 0)
        result = -1;
    if (handing_free_at(handing, &taking->ahead, taking->course.code) != 0 || result != 0)
        return -1;
    note(taking);
    return write(taking);
}

int handing_course(struct handing *handing, long id)
{
    struct call *call = handing->call;
    struct course_handing taking = {.handing = handing};
    int result = store_course_load(call->store, id, &taking.course, &call->messages);

    if (result == 0)
        result = hand(&taking);
    free(taking.ahead.items);
    free(taking.own);
    course_free(&taking.course);
    return result;
}
