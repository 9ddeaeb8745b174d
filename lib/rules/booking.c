#include "rules/booking.h"
#include "base/i18n.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MINUTES 1440
#define LEAST_MINUTES 1 /* of what has no known length: what meets that is certain */
#define HOUR_MINUTES 60 /* and what calendars show of it */

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
enum meeting { MEETING_NONE, MEETING_UNCERTAIN, MEETING_GUESSED, MEETING_CERTAIN };

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

bool booking_venue_shared(const char *venue)
{
    return text_is(venue, "home") || text_is(venue, "online");
}

/* In minutes since 1970, so that an evening may run past midnight. */
static long long booking_begin(const struct booking *booking)
{
    return (long long)booking->date * DAY_MINUTES + booking->start;
}

static long long booking_end(const struct booking *booking, int unknown)
{
    return booking_begin(booking) + (booking->minutes > 0 ? booking->minutes : unknown);
}

/* Whether the times overlap, or lie less than so many minutes apart; `unknown` is the length of what has no known one. */
static bool overlap(const struct booking *a, const struct booking *b, int apart, int unknown)
{
    return booking_begin(a) < booking_end(b, unknown) + apart && booking_begin(b) < booking_end(a, unknown) + apart;
}

/* Whether one of the two, an interview as a rule, would meet the other if it took an hour. Two of no known length are as close
 * as a house puts its interviews. */
static bool guessed(const struct booking *a, const struct booking *b, int travel)
{
    return a->kind != BOOKING_CITIZEN && (a->minutes > 0) != (b->minutes > 0) && !same_owner(a, b) &&
           overlap(a, b, travel, HOUR_MINUTES);
}

/* Source: design, planning: a leader or venue twice at once is refused. Without a time nothing is known of a
 * leader's day; a room that two courses want on one day is worth a word. *travel gets the minutes of a way for which there is
 * no time. */
static enum meeting bookings_meet(const struct booking *a, const struct booking *b, const struct travels *travels,
                                  int *travel)
{
    *travel = 0;
    if (a->kind != b->kind || !text_is(a->who, b->who) || text_blank(a->who))
        return MEETING_NONE;
    if (a->kind == BOOKING_VENUE && booking_venue_shared(a->who))
        return MEETING_NONE;
    if (a->start == TIME_NONE || b->start == TIME_NONE)
        return a->kind == BOOKING_VENUE && a->date == b->date && !same_owner(a, b) ? MEETING_UNCERTAIN : MEETING_NONE;
    if (overlap(a, b, 0, LEAST_MINUTES))
        return MEETING_CERTAIN;
    if (a->kind == BOOKING_STAFF)
        *travel = travel_minutes(travels, a->venue, b->venue);
    if (*travel > 0 && overlap(a, b, *travel, LEAST_MINUTES))
        return MEETING_CERTAIN;
    enum meeting meeting = guessed(a, b, *travel) ? MEETING_GUESSED : MEETING_NONE;
    *travel = 0;
    return meeting;
}

static void clashes_add(struct clashes *into, const struct booking *a, const struct booking *b,
                        const struct travels *travels)
{
    int travel;
    enum meeting meeting = bookings_meet(a, b, travels, &travel);

    if (meeting == MEETING_NONE)
        return;
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = (struct clash){
        .a = a, .b = b, .certain = meeting == MEETING_CERTAIN, .guessed = meeting == MEETING_GUESSED, .travel = travel};
}

void booking_clashes(const struct bookings *wanted, const struct bookings *existing, struct clashes *into)
{
    for (size_t i = 0; i < wanted->count; i++)
        for (size_t k = 0; k < existing->count; k++)
            clashes_add(into, &wanted->items[i], &existing->items[k], existing->travels);
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

void bookings_sort(struct bookings *all)
{
    if (all->count > 1)
        qsort(all->items, all->count, sizeof *all->items, booking_order);
}

/* The first booking of the same kind and person on a day or later. */
static size_t first_on(const struct bookings *sorted, const struct booking *wanted, int date)
{
    const struct booking key = {.kind = wanted->kind, .who = wanted->who, .date = date, .start = TIME_NONE, .what = ""};
    size_t low = 0, high = sorted->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (booking_order(&sorted->items[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool booking_taken(const struct bookings *sorted, const struct booking *wanted)
{
    int travel;

    for (size_t i = first_on(sorted, wanted, wanted->date - 1);
         i < sorted->count && within_reach(wanted, &sorted->items[i]); i++)
        if (!text_is(sorted->items[i].what, wanted->what) &&
            bookings_meet(wanted, &sorted->items[i], sorted->travels, &travel) == MEETING_CERTAIN)
            return true;
    return false;
}

void booking_clashes_within(struct bookings *all, struct clashes *into)
{
    bookings_sort(all);
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = i + 1; k < all->count && within_reach(&all->items[i], &all->items[k]); k++)
            clashes_add(into, &all->items[i], &all->items[k], all->travels);
}

static const char *clash_format(const struct clash *clash)
{
    if (clash->a->kind == BOOKING_CITIZEN)
        return _("the citizen of %s takes part in %s and %s at once on %s; wanted one at a time");
    if (clash->guessed)
        return clash->a->kind == BOOKING_STAFF
                   ? _("%s leads %s and %s on %s, at once if the one whose length is not known takes an hour; wanted one at a time")
                   : _("%s is booked for %s and for %s on %s, at once if the one whose length is not known takes an hour; wanted one at a time");
    if (!clash->certain)
        return _("%s is booked for %s and for %s on %s, where a time is missing; wanted one at a time");
    if (clash->a->kind == BOOKING_STAFF)
        return _("%s leads %s and %s at once on %s; wanted one at a time");
    return _("%s is booked for %s and for %s at once on %s; wanted one at a time");
}

/* The way from one to the other, in the order of their times. */
static int tell_travel(const struct clash *clash, struct messages *messages)
{
    bool turned = booking_begin(clash->b) < booking_begin(clash->a);
    const struct booking *first = turned ? clash->b : clash->a, *second = turned ? clash->a : clash->b;
    char day[DATE_TEXT];

    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s leads %s in %s and %s in %s on %s; wanted %d minutes between them for the way"),
                        first->who, first->what == NULL ? "" : first->what, first->venue,
                        second->what == NULL ? "" : second->what, second->venue, date_write(second->date, day),
                        clash->travel);
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
        if (clash->travel > 0) {
            tell_travel(clash, messages);
            continue;
        }
        messages_add(messages, clash->certain ? TROUBLE_FORBIDDEN : TROUBLE_WARNING, NULL, clash_format(clash),
                     clash->a->who, first == NULL ? "" : first, second == NULL ? "" : second,
                     date_write(clash->b->date, day));
    }
    return status;
}
