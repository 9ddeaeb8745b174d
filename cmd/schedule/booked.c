#include "schedule/booked.h"

#include "store/courses.h"

static const char *keep(struct booked *booked, const char *text)
{
    texts_add(&booked->texts, text);
    return booked->texts.items[booked->texts.count - 1];
}

static int note(void *context, const struct booking_row *row)
{
    struct booked *booked = context;

    bookings_add(&booked->bookings, (struct booking){.kind = row->is_citizen ? BOOKING_CITIZEN
                                                             : row->is_venue ? BOOKING_VENUE
                                                                             : BOOKING_STAFF,
                                                     .who = keep(booked, row->who),
                                                     .date = row->date,
                                                     .start = row->start,
                                                     .minutes = row->minutes,
                                                     .what = keep(booked, row->what),
                                                     .venue = row->venue ? keep(booked, row->venue) : NULL});
    return 0;
}

int booked_load(struct call *call, int from, int to, struct booked *booked)
{
    *booked = (struct booked){.bookings.travels = &call->catalogue.travels};
    return store_booking_each(call->store, from, to == BOOKED_EVER ? date_make(9999, 12, 31) : to, note, booked,
                              &call->messages);
}

int booked_add_citizens(struct call *call, int from, struct booked *booked)
{
    return store_booking_each_citizen(call->store, from, note, booked, &call->messages);
}

void booked_free(struct booked *booked)
{
    bookings_free(&booked->bookings);
    texts_free(&booked->texts);
}
