#include "rules/another_day.h"
#include "rules/session_day.h"

static bool leader_good(const struct another_day_wish *wish, const struct staff *staff, const struct booking *at)
{
    struct session there = *wish->session;
    struct booking booking = *at;
    struct messages unsaid = {0};
    bool good;

    there.date = at->date;
    booking.kind = BOOKING_STAFF;
    booking.who = staff->code;
    good = booking_day(staff, &there, &unsaid) == 0 && !booking_taken(wish->booked, &booking);
    messages_free(&unsaid);
    return good;
}

static bool day_good(const struct another_day_wish *wish, int date)
{
    struct booking booking = {.kind = BOOKING_VENUE,
                              .who = wish->venue,
                              .date = date,
                              .start = wish->session->start,
                              .minutes = wish->session->minutes,
                              .what = wish->what,
                              .venue = wish->venue};

    if (!planning_day_usual(wish->days, date) || !session_day_good(wish->days, date) ||
        booking_taken(wish->booked, &booking))
        return false;
    for (size_t i = 0; i < wish->leader_count; i++)
        if (!leader_good(wish, wish->leaders[i], &booking))
            return false;
    return true;
}

int another_day(const struct another_day_wish *wish)
{
    int from = wish->session->date;

    for (int date = from + 1; date <= from + ANOTHER_DAYS; date++)
        if (day_good(wish, date))
            return date;
    return DATE_NONE;
}
