#include "schedule/handing.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/booked.h"
#include "model/referral.h"
#include "store/courses.h"
#include "store/owners.h"

#include <stdlib.h>

void handing_place(struct handing *handing, size_t first, const char *place)
{
    struct messages *messages = &handing->call->messages;

    for (size_t i = first; i < messages->count; i++)
        if (!messages->items[i].file)
            messages->items[i].file = memory_text(place);
}

void handing_note(struct handing *handing, const char *what, const char *name, int on, int sessions)
{
    handing->items = memory_grow(handing->items, handing->count, sizeof *handing->items);
    handing->items[handing->count++] = (struct handed){what, memory_text(name), on, sessions};
}

/* Ids or interviews of a list that is read before anything is written: what is written changes the list. */
struct listed {
    struct interview_ahead *items; /* of referrals and courses only the id */
    size_t count;
};

static void listed_add(struct listed *listed, const struct interview_ahead *item)
{
    listed->items = memory_grow(listed->items, listed->count, sizeof *listed->items);
    listed->items[listed->count++] = *item;
}

/* --- the referrals ---------------------------------------------------------------------------------- */

static int list_owned(void *context, const struct owner_row *row)
{
    listed_add(context, &(struct interview_ahead){.id = row->referral, .year = row->year, .number = row->number});
    return 0;
}

static int hand_owned(struct handing *handing)
{
    struct call *call = handing->call;
    struct listed listed = {0};
    char reference[REFERENCE_TEXT];
    int result = store_owner_each(call->store, 0, handing->from, list_owned, &listed, &call->messages);

    for (size_t i = 0; i < listed.count && result == 0; i++) {
        result = store_owner_set(call->store, listed.items[i].id, handing->to, &call->messages);
        handing_note(handing, "referral", reference_write(listed.items[i].year, listed.items[i].number, reference),
                     DATE_NONE, 0);
    }
    free(listed.items);
    return result;
}

/* --- the interviews --------------------------------------------------------------------------------- */

/* COURSE/N, or the reference of an interview; the caller frees. */
static char *session_place(const char *what, const struct session *session)
{
    return session->number > 0 ? text_format("%s/%d", what, session->number) : memory_text(what);
}

static int check_clashes(struct handing *handing, const struct sessions *sessions, const char *what, int first,
                         int last)
{
    struct call *call = handing->call;
    struct booked busy = {.leader = handing->to};
    struct bookings wanted = {0};
    int result = booked_add(call, first, last, &busy, &call->messages);

    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];
        char *name = session_place(what, session);
        const char *kept = booked_keep(&busy, name);
        free(name);
        bookings_add(&wanted, (struct booking){.kind = BOOKING_STAFF,
                                               .who = handing->to,
                                               .date = session->date,
                                               .start = session->start,
                                               .minutes = session->minutes,
                                               .what = kept,
                                               .venue = session->venue});
    }
    if (result == 0)
        result = booked_tell(&busy, &wanted, &call->messages);
    bookings_free(&wanted);
    booked_free(&busy);
    return result;
}

static int check_day(struct handing *handing, const struct session *session, const char *what)
{
    size_t said = handing->call->messages.count;
    char *place = session_place(what, session);
    int result = booking_day(&handing->staff, session, &handing->call->messages);

    handing_place(handing, said, place);
    free(place);
    return result;
}

int handing_free_at(struct handing *handing, const struct sessions *sessions, const char *what)
{
    int result = 0, first = DATE_NONE, last = DATE_NONE;

    for (size_t i = 0; i < sessions->count; i++) {
        int date = sessions->items[i].date;
        first = first == DATE_NONE || date < first ? date : first;
        last = last == DATE_NONE || date > last ? date : last;
    }
    if (sessions->count == 0)
        return 0;
    for (size_t i = 0; i < sessions->count && result == 0; i++)
        result = check_day(handing, &sessions->items[i], what);
    return check_clashes(handing, sessions, what, first, last) == 0 ? result : -1;
}

static int list_interview(void *context, const struct interview_ahead *row)
{
    listed_add(context, row);
    return 0;
}

static int hand_interview(struct handing *handing, const struct interview_ahead *interview)
{
    char reference[REFERENCE_TEXT];
    struct session talk = {.date = interview->set_for, .start = interview->start};
    const struct sessions one = {&talk, interview->set_for == DATE_NONE ? 0 : 1};

    reference_write(interview->year, interview->number, reference);
    if (handing_free_at(handing, &one, reference) != 0)
        return -1;
    handing_note(handing, "interview", reference, interview->set_for, 0);
    return store_interview_hand(handing->call->store, interview, handing->to, &handing->call->messages);
}

static int hand_interviews(struct handing *handing)
{
    struct call *call = handing->call;
    struct listed listed = {0};
    int result =
        store_interview_ahead_each(call->store, handing->from, handing->on, list_interview, &listed, &call->messages);

    for (size_t i = 0; i < listed.count; i++)
        if (hand_interview(handing, &listed.items[i]) != 0)
            result = -1;
    free(listed.items);
    return result;
}

/* --- the whole -------------------------------------------------------------------------------------- */

static int list_course(void *context, long course)
{
    listed_add(context, &(struct interview_ahead){.id = course});
    return 0;
}

static int hand_courses(struct handing *handing)
{
    struct call *call = handing->call;
    struct listed listed = {0};
    int result = store_course_led_each(call->store, handing->from, list_course, &listed, &call->messages);

    for (size_t i = 0; i < listed.count; i++)
        if (handing_course(handing, listed.items[i].id) != 0)
            result = -1;
    free(listed.items);
    return result;
}

/* All that stands in the way is told in one run. */
int handing_all(struct handing *handing)
{
    struct call *call = handing->call;
    struct staff former = {0};
    int result = store_staff_load(call->store, handing->from, &former, &call->messages);

    if (store_staff_load(call->store, handing->to, &handing->staff, &call->messages) != 0)
        result = -1;
    staff_free(&former);
    if (result != 0)
        return -1;
    result = hand_owned(handing);
    if (hand_interviews(handing) != 0)
        result = -1;
    return hand_courses(handing) == 0 ? result : -1;
}

void handing_free(struct handing *handing)
{
    for (size_t i = 0; i < handing->count; i++)
        free(handing->items[i].name);
    free(handing->items);
    formers_free(&handing->formers);
    staff_free(&handing->staff);
}
