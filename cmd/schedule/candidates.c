#include "schedule/candidates.h"
#include "common/booked.h"
#include "schedule/rosters.h"

#include "base/i18n.h"
#include "store/courses.h"

/* What somebody is held against. */
struct looking {
    struct call *call;
    const struct bookings_wish *wish;
    const struct sessions *sessions;
    int first, last; /* their days */
    struct booked booked;
};

static bool free_at(const struct looking *looking, const struct staff *staff, const struct session *session)
{
    struct messages unsaid = {0};
    struct booking booking = {.kind = BOOKING_STAFF,
                              .who = staff->code,
                              .date = session->date,
                              .start = session->start,
                              .minutes = session->minutes,
                              .what = "",
                              .venue = session->venue ? session->venue : looking->wish->venue};
    bool free = booking_day(staff, session, &unsaid) == 0 && !booking_taken(&looking->booked.bookings, &booking);

    messages_free(&unsaid);
    return free;
}

static bool could_lead(const struct looking *looking, const struct staff *staff)
{
    struct call *call = looking->call;
    struct leader leader = {.staff = staff};

    if (texts_has(looking->wish->leaders, staff->code) ||
        (looking->wish->parents && texts_has(&looking->wish->parents->leaders, staff->code)) ||
        booking_unfit(looking->wish->service, &leader, 1) ||
        store_staff_load_between(call->store, staff->code, looking->first, looking->last, &leader.courses,
                                 &call->messages) != 0 ||
        (staff->max_courses > 0 && leader.courses >= staff->max_courses))
        return false;
    for (size_t i = 0; i < looking->sessions->count; i++)
        if (!free_at(looking, staff, &looking->sessions->items[i]))
            return false;
    return true;
}

static int tell(struct call *call, const char *service, const struct texts *codes)
{
    struct text list = {0};

    texts_join(codes, ", ", &list);
    if (codes->count > 0)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s: no other start would do; who could lead it then: %s"), service,
                  text_bytes(&list));
    else
        call_fail(call, TROUBLE_FORBIDDEN,
                  _("%s: no other start would do, and nobody else could lead it then; see schedule staff"), service);
    text_free(&list);
    return 0;
}

int candidates_tell(struct call *call, const struct bookings_wish *wish, const struct sessions *sessions)
{
    struct looking looking = {.call = call, .wish = wish, .sessions = sessions};
    struct roster roster = {0};
    struct texts codes = {0};
    int result;

    looking.first = looking.last = sessions->count > 0 ? sessions->items[0].date : call->today;
    for (size_t i = 1; i < sessions->count; i++) {
        int date = sessions->items[i].date;

        looking.first = date < looking.first ? date : looking.first;
        looking.last = date > looking.last ? date : looking.last;
    }
    result = booked_load(call, looking.first - 1, looking.last + 1, &looking.booked);
    bookings_sort(&looking.booked.bookings);
    if (result == 0)
        result = roster_load(call, &roster);
    for (size_t i = 0; result == 0 && i < roster.count; i++)
        if (could_lead(&looking, &roster.items[i]))
            texts_add(&codes, roster.items[i].code);
    if (result == 0)
        result = tell(call, wish->service->code, &codes);
    texts_free(&codes);
    roster_free(&roster);
    booked_free(&looking.booked);
    return result;
}
