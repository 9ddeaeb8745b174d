#include "base/memory.h"
#include "base/text.h"
#include "rules/conflicts_parts.h"
#include "rules/limits.h"

#include <stdlib.h>

/* One leader of a session, who cannot come. */
struct gap {
    const struct conflict_house *house;
    const struct conflict_course *course;
    const struct session *session;
    const struct texts *led; /* who leads it */
    const char *who;
    const char *what; /* COURSE/N */
};

static bool is_free(const struct gap *gap, const struct staff *staff)
{
    const char *venue = gap->session->venue != NULL ? gap->session->venue : gap->course->course->venue;
    const struct booking wanted = {.kind = BOOKING_STAFF,
                                   .who = staff->code,
                                   .date = gap->session->date,
                                   .start = gap->session->start,
                                   .minutes = gap->session->minutes,
                                   .what = gap->what,
                                   .venue = venue};
    struct messages unsaid = {0};
    bool good = booking_day(staff, gap->session, &unsaid) == 0 && !booking_taken(gap->house->bookings, &wanted);

    messages_free(&unsaid);
    return good;
}

/* Whether the service takes the others with this one in the place of who does not come; of a meeting and of a family's own talk this one
 * alone is judged. */
static bool fits(const struct gap *gap, const struct staff *staff)
{
    struct leader *former = memory_new((gap->led->count + 1) * sizeof *former);
    struct leader *team = memory_new((gap->led->count + 1) * sizeof *team);
    struct messages unsaid = {0};
    size_t former_count = 0, count = 0;
    bool alone = gap->session->referral != 0 || limits_meeting(gap->course->service, gap->session->kind);

    for (size_t i = 0; i < gap->led->count && !alone; i++) {
        const struct staff *other = conflict_staff(gap->house, gap->led->items[i]);

        if (other == NULL)
            continue;
        former[former_count++].staff = other;
        if (!text_is(other->code, gap->who))
            team[count++].staff = other;
    }
    team[count++].staff = staff;
    if (alone)
        former[former_count++].staff = staff;
    bool good = booking_joins(gap->course->service, team, count, former, former_count, &unsaid) == 0;
    messages_free(&unsaid);
    free(former);
    free(team);
    return good;
}

/* Whom the children know comes first, then who does the same work. */
static int rank(const struct gap *gap, const struct staff *staff)
{
    const struct staff *ill = conflict_staff(gap->house, gap->who);
    int points = ill != NULL && text_is(ill->role, staff->role) ? 1 : 0;

    for (size_t i = 0; i < gap->course->course->sessions.count; i++)
        if (texts_has(&gap->course->led[i], staff->code))
            return points + 2;
    return points;
}

static const struct staff *somebody(const struct gap *gap)
{
    const struct staff *best = NULL;

    for (size_t i = 0; i < gap->house->staff_count; i++) {
        const struct staff *staff = &gap->house->staff[i];

        if (!texts_has(gap->led, staff->code) && (best == NULL || rank(gap, staff) > rank(gap, best)) &&
            is_free(gap, staff) && fits(gap, staff))
            best = staff;
    }
    return best;
}

char *conflict_substitute(const struct conflict_house *house, const struct conflict_course *course, size_t at,
                          const char *who)
{
    const struct session *session = &course->course->sessions.items[at];
    char *what = text_format("%s/%d", course->course->code, session->number), *command;
    const struct gap gap = {house, course, session, &course->led[at], who, what};
    const struct staff *staff = course->service != NULL ? somebody(&gap) : NULL;

    if (staff != NULL)
        command = text_format("schedule substitute %s %s --by %s", what, who, staff->code);
    else
        command = conflict_move(house, course, at);
    free(what);
    return command;
}
