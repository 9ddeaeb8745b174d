#include "schedule/bookings.h"

#include "base/memory.h"
#include "rules/booking.h"
#include "store/courses.h"

#include <stdlib.h>

#define NEAREST_DAYS 366 /* how far on a start on the same weekday is looked for */
#define OTHER_DAYS 14    /* and one on any weekday */

/* What is booked already, with texts of its own: the store's live for one row only. */
struct booked {
    struct bookings bookings;
    struct texts texts;
    const char *moved; /* what is given up, and so is not noted */
};

static const char *keep(struct texts *texts, const char *text)
{
    texts_add(texts, text);
    return texts->items[texts->count - 1];
}

static int note_booking(void *context, const struct booking_row *row)
{
    struct booked *booked = context;

    if (booked->moved && text_is(row->what, booked->moved))
        return 0;
    bookings_add(&booked->bookings, (struct booking){.kind = row->is_venue ? BOOKING_VENUE : BOOKING_STAFF,
                                                     .who = keep(&booked->texts, row->who),
                                                     .date = row->date,
                                                     .start = row->start,
                                                     .minutes = row->minutes,
                                                     .what = keep(&booked->texts, row->what),
                                                     .venue = row->venue ? keep(&booked->texts, row->venue) : NULL});
    return 0;
}

static void wish_bookings(const struct bookings_wish *wish, const struct sessions *sessions, struct texts *names,
                          struct bookings *into)
{
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];
        char *name = text_format("%s/%d", wish->code, session->number);
        struct booking booking = {
            .date = session->date, .start = session->start, .minutes = session->minutes, .what = keep(names, name)};
        booking.venue = session->venue ? session->venue : wish->venue;
        free(name);
        booking.kind = BOOKING_STAFF;
        for (size_t l = 0; l < wish->leaders->count; l++) {
            booking.who = wish->leaders->items[l];
            bookings_add(into, booking);
        }
        if (!wish->venue)
            continue;
        booking.kind = BOOKING_VENUE;
        booking.who = wish->venue;
        bookings_add(into, booking);
    }
}

/* Sessions stand in the order of their numbers: a meeting may lie before the last of them, or behind. */
static void sessions_span(const struct sessions *sessions, int *first, int *last)
{
    *first = *last = sessions->items[0].date;
    for (size_t i = 1; i < sessions->count; i++) {
        int date = sessions->items[i].date;
        *first = date < *first ? date : *first;
        *last = date > *last ? date : *last;
    }
}

static int check_clashes(struct call *call, const struct bookings_wish *wish, const struct sessions *sessions,
                         struct messages *messages)
{
    struct booked booked = {.bookings.travels = &call->catalogue.travels, .moved = wish->moved};
    struct bookings wanted = {0};
    struct clashes clashes = {0};
    int result, first, last;

    if (sessions->count == 0)
        return 0;
    sessions_span(sessions, &first, &last);
    wish_bookings(wish, sessions, &booked.texts, &wanted);
    result = store_booking_each(call->store, first, last, note_booking, &booked, messages);
    if (result == 0) {
        booking_clashes(&wanted, &booked.bookings, &clashes);
        result = booking_tell(&clashes, messages);
    }
    clashes_free(&clashes);
    bookings_free(&wanted);
    bookings_free(&booked.bookings);
    texts_free(&booked.texts);
    return result;
}

/* The number of courses is that of the busiest day of this one. `start` DATE_NONE: whatever the days. */
static int check_leaders(struct call *call, const struct bookings_wish *wish, int start,
                         const struct sessions *sessions, struct messages *messages)
{
    const struct texts *codes = wish->leaders;
    struct staff *staff = memory_new((codes->count + 1) * sizeof *staff);
    struct leader *leaders = memory_new((codes->count + 1) * sizeof *leaders);
    int result = 0, first = start, last = start;

    if (sessions && sessions->count > 0)
        sessions_span(sessions, &first, &last);
    for (size_t i = 0; i < codes->count; i++) {
        leaders[i].staff = &staff[i];
        if (store_staff_load(call->store, codes->items[i], &staff[i], messages) != 0 ||
            (start != DATE_NONE &&
             store_staff_load_between(call->store, codes->items[i], first, last, &leaders[i].courses, messages) != 0))
            result = -1;
    }
    if (result == 0)
        result = booking_leaders(wish->service, leaders, codes->count, start == DATE_NONE ? NULL : sessions, messages);
    for (size_t i = 0; i < codes->count; i++)
        staff_free(&staff[i]);
    free(leaders);
    free(staff);
    return result;
}

int bookings_check(struct call *call, const struct bookings_wish *wish, int start, const struct sessions *sessions,
                   struct messages *messages)
{
    int result = check_leaders(call, wish, start, sessions, messages);
    return check_clashes(call, wish, sessions, messages) == 0 ? result : -1;
}

int bookings_check_session(struct call *call, const struct bookings_wish *wish, const struct session *session)
{
    struct sessions one = {.items = (struct session *)session, .count = 1};
    int result = check_clashes(call, wish, &one, &call->messages);

    for (size_t i = 0; i < wish->leaders->count; i++) {
        struct staff staff = {0};
        if (store_staff_load(call->store, wish->leaders->items[i], &staff, &call->messages) != 0 ||
            booking_day(&staff, session, &call->messages) != 0)
            result = -1;
        staff_free(&staff);
    }
    return result;
}

/* Whether a course could start on a day, with these leaders and this venue. */
static bool start_would_do(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan, int start)
{
    struct messages unsaid = {0};
    struct plan_wish other = *plan;
    struct plan found;

    other.start = start;
    bool would_do =
        planning_plan(&other, &found, &unsaid) == 0 && bookings_check(call, wish, start, &found.sessions, &unsaid) == 0;
    plan_free(&found);
    messages_free(&unsaid);
    return would_do;
}

int bookings_nearest(struct call *call, const struct bookings_wish *wish, const struct plan_wish *plan, bool *in_vain)
{
    struct messages unsaid = {0};

    *in_vain = check_leaders(call, wish, DATE_NONE, NULL, &unsaid) != 0;
    messages_free(&unsaid);
    if (*in_vain)
        return DATE_NONE;
    /* The weekday is the course's choice: another one is looked for only when none of its days will do. */
    for (int start = plan->start + 7; start <= plan->start + NEAREST_DAYS; start += 7)
        if (start_would_do(call, wish, plan, start))
            return start;
    for (int start = plan->start + 1; start <= plan->start + OTHER_DAYS; start++)
        if (start_would_do(call, wish, plan, start))
            return start;
    return DATE_NONE;
}
