#include "common/booked.h"

#include "store/courses.h"

const char *booked_keep(struct booked *booked, const char *text)
{
    texts_add(&booked->texts, text);
    return booked->texts.items[booked->texts.count - 1];
}

static bool left_out(const struct booked *booked, const struct booking_row *row)
{
    return (booked->but && text_is(row->what, booked->but)) ||
           (booked->leader && (row->is_venue || !text_is(row->who, booked->leader)));
}

static int note(void *context, const struct booking_row *row)
{
    struct booked *booked = context;

    if (left_out(booked, row))
        return 0;
    bookings_add(&booked->bookings, (struct booking){.kind = row->is_citizen ? BOOKING_CITIZEN
                                                             : row->is_venue ? BOOKING_VENUE
                                                                             : BOOKING_STAFF,
                                                     .who = booked_keep(booked, row->who),
                                                     .date = row->date,
                                                     .start = row->start,
                                                     .minutes = row->minutes,
                                                     .what = booked_keep(booked, row->what),
                                                     .venue = row->venue ? booked_keep(booked, row->venue) : NULL});
    return 0;
}

static int add(struct call *call, int from, int to, struct booked *booked, struct messages *messages)
{
    booked->bookings.travels = &call->catalogue.travels;
    return store_booking_each(call->store, from, to == BOOKED_EVER || to > DATE_LAST ? DATE_LAST : to, note, booked,
                              messages);
}

int booked_load(struct call *call, int from, int to, struct booked *booked)
{
    *booked = (struct booked){0};
    return add(call, from, to, booked, &call->messages);
}

int booked_add(struct call *call, int from, int to, struct booked *booked, struct messages *messages)
{
    return add(call, from - 1, to + 1, booked, messages);
}

int booked_add_citizens(struct call *call, int from, struct booked *booked)
{
    return store_booking_each_citizen(call->store, from, note, booked, &call->messages);
}

int booked_tell(const struct booked *booked, const struct bookings *wanted, struct messages *messages)
{
    struct clashes clashes = {0};
    int result;

    booking_clashes(wanted, &booked->bookings, &clashes);
    result = booking_tell(&clashes, messages);
    clashes_free(&clashes);
    return result;
}

void booked_free(struct booked *booked)
{
    bookings_free(&booked->bookings);
    texts_free(&booked->texts);
}
