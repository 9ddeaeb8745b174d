#include "screen/interview_seat.h"

#include "base/i18n.h"
#include "common/booked.h"
#include "rules/calendar.h"
#include "rules/interviewing.h"
#include "store/courses.h"

static int check_clashes(struct call *call, const struct interview *interview, const char *reference)
{
    struct booked booked = {.but = reference}; /* the former booking is its own */
    struct bookings wanted = {0};
    struct booking booking = {
        .date = interview->set_for, .start = interview->start, .what = reference, .venue = interview->venue};
    int result;

    booking.kind = BOOKING_STAFF;
    booking.who = interview->leader;
    if (interview->leader)
        bookings_add(&wanted, booking);
    booking.kind = BOOKING_VENUE;
    booking.who = interview->venue;
    if (interview->venue)
        bookings_add(&wanted, booking);
    result = booked_add(call, booking.date, booking.date, &booked, &call->messages);
    if (result == 0)
        result = booked_tell(&booked, &wanted, &call->messages);
    bookings_free(&wanted);
    booked_free(&booked);
    return result;
}

/* A leader's possible days are those of courses: a talk on another one is worth a word. */
static void tell_day(struct call *call, const struct staff *staff, int date)
{
    struct messages said = {0};

    if (booking_possible(staff, date, &said) != 0)
        said.items[0].trouble = TROUBLE_WARNING;
    messages_move(&call->messages, &said);
}

static int tell_leader(struct call *call, const struct interview *interview, const struct service *service)
{
    struct staff staff = {0};
    int result = store_staff_load(call->store, interview->leader, &staff, &call->messages);

    if (result == 0 && interview->set_for != DATE_NONE) {
        tell_day(call, &staff, interview->set_for);
        result = booking_away(&staff, interview->set_for, &call->messages);
    }
    if (result == 0 && service)
        interviewing_role(service, &staff, &call->messages);
    staff_free(&staff);
    return result;
}

static void tell_closed(struct call *call, int date, const char *reference)
{
    char day[DATE_TEXT];
    const char *holiday;

    if (calendar_day_closed(catalogue_calendar(&call->catalogue), NULL, date, i18n_language(), &holiday))
        call_fail(call, TROUBLE_WARNING, _("%s is set for %s, a public holiday (%s)"), reference, date_write(date, day),
                  holiday);
}

int interview_seat(struct call *call, const struct interview *interview, const struct service *service,
                   const char *reference)
{
    if (interview->set_for != DATE_NONE && check_clashes(call, interview, reference) != 0)
        return -1;
    if (interview->set_for != DATE_NONE)
        tell_closed(call, interview->set_for, reference);
    return interview->leader ? tell_leader(call, interview, service) : 0;
}
