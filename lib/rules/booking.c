#include "rules/booking.h"
#include "base/i18n.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES 1440

void bookings_add(struct bookings *bookings, struct booking booking)
{
    bookings->items = memory_grow(bookings->items, bookings->count, sizeof *bookings->items);
    bookings->items[bookings->count++] = booking;
}

void bookings_free(struct bookings *bookings)
{
    free(bookings->items);
    *bookings = (struct bookings){0};
}

void clashes_free(struct clashes *clashes)
{
    free(clashes->items);
    *clashes = (struct clashes){0};
}

/* What two bookings are to each other. */
enum meeting { MEETING_NONE, MEETING_UNCERTAIN, MEETING_CERTAIN };

/* COURSE of COURSE/3: a course's own meetings have no time yet and are no trouble to its sessions. */
static bool same_owner(const struct booking *a, const struct booking *b)
{
    size_t left, right;

    if (a->what == NULL || b->what == NULL)
        return false;
    left = strcspn(a->what, "/");
    right = strcspn(b->what, "/");
    return left == right && strncmp(a->what, b->what, left) == 0;
}

/* A family's home and a screen are taken by nobody else. */
static bool venue_shared(const char *venue)
{
    return text_is(venue, "home") || text_is(venue, "online");
}

/* In minutes since 1970, so that an evening may run past midnight. A length that is not known is one minute. */
static long long booking_begin(const struct booking *booking)
{
    return (long long)booking->date * DAY_MINUTES + booking->start;
}

static long long booking_end(const struct booking *booking)
{
    return booking_begin(booking) + (booking->minutes > 0 ? booking->minutes : 1);
}

/* Source: design, planning: a leader or venue twice at once is refused. Without a time nothing is known of a
 * leader's day; a room that two courses want on one day is worth a word. */
static enum meeting bookings_meet(const struct booking *a, const struct booking *b)
{
    if (a->kind != b->kind || !text_is(a->who, b->who) || text_blank(a->who))
        return MEETING_NONE;
    if (a->kind == BOOKING_VENUE && venue_shared(a->who))
        return MEETING_NONE;
    if (a->start == TIME_NONE || b->start == TIME_NONE)
        return a->kind == BOOKING_VENUE && a->date == b->date && !same_owner(a, b) ? MEETING_UNCERTAIN : MEETING_NONE;
    return booking_begin(a) < booking_end(b) && booking_begin(b) < booking_end(a) ? MEETING_CERTAIN : MEETING_NONE;
}

static void clashes_add(struct clashes *into, const struct booking *a, const struct booking *b)
{
    enum meeting meeting = bookings_meet(a, b);

    if (meeting == MEETING_NONE)
        return;
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = (struct clash){.a = a, .b = b, .certain = meeting == MEETING_CERTAIN};
}

void booking_clashes(const struct bookings *wanted, const struct bookings *existing, struct clashes *into)
{
    for (size_t i = 0; i < wanted->count; i++)
        for (size_t k = 0; k < existing->count; k++)
            clashes_add(into, &wanted->items[i], &existing->items[k]);
}

/* By kind, who and day; a time that is not known stands first in its day. The rest of the order makes the result
 * the same whatever the order that the list came in. */
static int booking_order(const void *left, const void *right)
{
    const struct booking *a = left, *b = right;
    int order;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    order = strcmp(a->who == NULL ? "" : a->who, b->who == NULL ? "" : b->who);
    if (order != 0)
        return order;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return strcmp(a->what == NULL ? "" : a->what, b->what == NULL ? "" : b->what);
}

/* Whether anything from `b` on in the sorted list can still meet `a`. No booking is longer than a day, so that
 * only the next day's can be reached. */
static bool within_reach(const struct booking *a, const struct booking *b)
{
    return a->kind == b->kind && text_is(a->who, b->who) && b->date <= a->date + 1;
}

void booking_clashes_within(struct bookings *all, struct clashes *into)
{
    if (all->count > 1)
        qsort(all->items, all->count, sizeof *all->items, booking_order);
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = i + 1; k < all->count && within_reach(&all->items[i], &all->items[k]); k++)
            clashes_add(into, &all->items[i], &all->items[k]);
}

static const char *clash_format(const struct clash *clash)
{
    if (!clash->certain)
        return _("%s is booked for %s and for %s on %s, where a time is missing; wanted one at a time");
    if (clash->a->kind == BOOKING_STAFF)
        return _("%s leads %s and %s at once on %s; wanted one at a time");
    return _("%s is booked for %s and for %s at once on %s; wanted one at a time");
}

int booking_tell(const struct clashes *clashes, struct messages *messages)
{
    int status = 0;

    for (size_t i = 0; i < clashes->count; i++) {
        const struct clash *clash = &clashes->items[i];
        const char *first = clash->a->what, *second = clash->b->what;
        char day[DATE_TEXT];

        if (clash->certain)
            status = -1;
        messages_add(messages, clash->certain ? TROUBLE_FORBIDDEN : TROUBLE_WARNING, NULL, clash_format(clash),
                     clash->a->who, first == NULL ? "" : first, second == NULL ? "" : second,
                     date_write(clash->b->date, day));
    }
    return status;
}
