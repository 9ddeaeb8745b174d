#include "schedule/fitting.h"

#include "base/memory.h"
#include "store/course_change.h"

#include <stdlib.h>

int fitting_load(struct fitting *fitting, struct changing *changing, int from)
{
    struct call *call = changing->call;

    *fitting = (struct fitting){.changing = changing};
    if (roster_load(call, &fitting->roster) != 0 || booked_load(call, from - 1, BOOKED_EVER, &fitting->booked) != 0)
        return -1;
    bookings_sort(&fitting->booked.bookings);
    return 0;
}

void fitting_free(struct fitting *fitting)
{
    roster_free(&fitting->roster);
    booked_free(&fitting->booked);
}

static char *name_of(const struct fitting *fitting, int number)
{
    return text_format("%s/%d", fitting->changing->course.code, number);
}

void fitting_give_up(struct fitting *fitting, int number)
{
    struct bookings *bookings = &fitting->booked.bookings;
    char *name = name_of(fitting, number);
    size_t kept = 0;

    for (size_t i = 0; i < bookings->count; i++)
        if (!text_is(bookings->items[i].what, name))
            bookings->items[kept++] = bookings->items[i];
    bookings->count = kept;
    free(name);
}

int fitting_leaders(const struct fitting *fitting, const struct session *session, struct texts *leaders)
{
    struct call *call = fitting->changing->call;

    return store_session_leaders(call->store, fitting->changing->course.id, session->number, leaders, &call->messages);
}

/* Its leaders, and its room, as bookings of that day. */
static void wanted_fill(const struct fitting *fitting, const struct session *session, const struct texts *leaders,
                        const char *name, struct bookings *into)
{
    const char *venue = session->venue ? session->venue : fitting->changing->course.venue;
    struct booking booking = {.kind = BOOKING_STAFF,
                              .date = session->date,
                              .start = session->start,
                              .minutes = session->minutes,
                              .what = name,
                              .venue = venue};

    for (size_t i = 0; i < leaders->count; i++) {
        booking.who = leaders->items[i];
        bookings_add(into, booking);
    }
    booking.kind = BOOKING_VENUE;
    booking.who = venue;
    if (venue)
        bookings_add(into, booking);
}

static int check_days(const struct fitting *fitting, const struct session *session, const struct texts *leaders,
                      struct messages *messages)
{
    int result = 0;

    for (size_t i = 0; i < fitting->roster.count; i++)
        if (texts_has(leaders, fitting->roster.items[i].code) &&
            booking_day(&fitting->roster.items[i], session, messages) != 0)
            result = -1;
    return result;
}

int fitting_check(const struct fitting *fitting, const struct session *session, const struct texts *leaders,
                  struct messages *messages)
{
    char *name = name_of(fitting, session->number);
    struct bookings wanted = {0};
    struct clashes clashes = {0};

    wanted_fill(fitting, session, leaders, name, &wanted);
    booking_clashes(&wanted, &fitting->booked.bookings, &clashes);
    int result = booking_tell(&clashes, messages);
    clashes_free(&clashes);
    bookings_free(&wanted);
    free(name);
    return check_days(fitting, session, leaders, messages) == 0 ? result : -1;
}
