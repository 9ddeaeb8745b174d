#include "schedule/bookings.h"

#include "base/memory.h"
#include "rules/booking.h"
#include "store/courses.h"

#include <stdlib.h>

/* What is booked already, with texts of its own: the store's live for one row only. */
struct booked {
    struct bookings bookings;
    struct texts texts;
};

static const char *keep(struct texts *texts, const char *text)
{
    texts_add(texts, text);
    return texts->items[texts->count - 1];
}

static int note_booking(void *context, const struct booking_row *row)
{
    struct booked *booked = context;
    bookings_add(&booked->bookings, (struct booking){.kind = row->is_venue ? BOOKING_VENUE : BOOKING_STAFF,
                                                     .who = keep(&booked->texts, row->who),
                                                     .date = row->date,
                                                     .start = row->start,
                                                     .minutes = row->minutes,
                                                     .what = keep(&booked->texts, row->what)});
    return 0;
}

static void wish_bookings(const struct sessions *sessions, const char *code, const struct texts *leaders,
                          const char *venue, struct texts *names, struct bookings *into)
{
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];
        char *name = text_format("%s/%d", code, session->number);
        struct booking booking = {
            .date = session->date, .start = session->start, .minutes = session->minutes, .what = keep(names, name)};
        free(name);
        booking.kind = BOOKING_STAFF;
        for (size_t l = 0; l < leaders->count; l++) {
            booking.who = leaders->items[l];
            bookings_add(into, booking);
        }
        if (!venue)
            continue;
        booking.kind = BOOKING_VENUE;
        booking.who = venue;
        bookings_add(into, booking);
    }
}

static int check_clashes(struct call *call, const struct sessions *sessions, const char *code,
                         const struct texts *leaders, const char *venue)
{
    struct booked booked = {0};
    struct bookings wanted = {0};
    struct clashes clashes = {0};
    int result = 0;

    if (sessions->count > 0) {
        wish_bookings(sessions, code, leaders, venue, &booked.texts, &wanted);
        result = store_booking_each(call->store, sessions->items[0].date, sessions->items[sessions->count - 1].date,
                                    note_booking, &booked, &call->messages);
    }
    if (result == 0) {
        booking_clashes(&wanted, &booked.bookings, &clashes);
        result = booking_tell(&clashes, &call->messages);
    }
    clashes_free(&clashes);
    bookings_free(&wanted);
    bookings_free(&booked.bookings);
    texts_free(&booked.texts);
    return result;
}

static int check_leaders(struct call *call, const struct service *service, const struct texts *codes, int start,
                         const struct sessions *sessions)
{
    struct staff *staff = memory_new((codes->count + 1) * sizeof *staff);
    struct leader *leaders = memory_new((codes->count + 1) * sizeof *leaders);
    int result = 0;

    for (size_t i = 0; i < codes->count; i++) {
        leaders[i].staff = &staff[i];
        if (store_staff_load(call->store, codes->items[i], &staff[i], &call->messages) != 0 ||
            store_staff_load_on(call->store, codes->items[i], start, &leaders[i].courses, &call->messages) != 0)
            result = -1;
    }
    if (result == 0)
        result = booking_leaders(service, leaders, codes->count, sessions, &call->messages);
    for (size_t i = 0; i < codes->count; i++)
        staff_free(&staff[i]);
    free(leaders);
    free(staff);
    return result;
}

int bookings_check(struct call *call, const struct service *service, const char *code, const struct texts *leaders,
                   const char *venue, int start, const struct sessions *sessions)
{
    int result = check_leaders(call, service, leaders, start, sessions);
    return check_clashes(call, sessions, code, leaders, venue) == 0 ? result : -1;
}
