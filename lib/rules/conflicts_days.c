#include "base/i18n.h"
#include "base/memory.h"
#include "rules/calendar.h"
#include "rules/conflicts_parts.h"
#include "rules/parent_group.h"
#include "rules/session_day.h"

#include <stdlib.h>
#include <string.h>

#define TALK_DAYS 92    /* how far on another day for an interview is looked for */
#define TALK_MINUTES 60 /* what it takes there, as calendars have it */

/* The first message is the rule; what follows it would only name another day. */
static char *first_message(struct messages *messages)
{
    char *text = memory_text(messages->items[0].text);

    messages_free(messages);
    return text;
}

/* --- sessions --------------------------------------------------------------------------------------- */

static void session_leaders(const struct conflict_house *house, const struct conflict_course *course, size_t at,
                            const struct conflicts *into)
{
    const struct session *session = &course->course->sessions.items[at];

    for (size_t i = 0; i < course->led[at].count; i++) {
        const struct staff *staff = conflict_staff(house, course->led[at].items[i]);
        struct messages messages = {0};
        char *where;

        if (staff == NULL || booking_day(staff, session, &messages) == 0)
            continue;
        where = text_format("%s/%d", course->course->code, session->number);
        conflict_tell(into, false, where, NULL, first_message(&messages),
                      conflict_substitute(house, course, at, staff->code));
    }
}

void conflicts_sessions(const struct conflict_house *house, const struct conflict_course *course,
                        const struct conflicts *into)
{
    const struct course *of = course->course;

    for (size_t i = 0; i < of->sessions.count; i++) {
        const struct session *session = &of->sessions.items[i];
        struct plan_wish days;

        if (!conflict_counts(house, session))
            continue;
        session_leaders(house, course, i, into);
        if (course->service == NULL)
            continue;
        days = conflict_days(house, course->service);
        days.agreed = true; /* what was agreed once is not asked again */
        if (!session_day_good(&days, session->date)) {
            struct messages messages = {0};

            session_day_check(&days, session->date, &messages);
            conflict_tell(into, false, text_format("%s/%d", of->code, session->number), NULL, first_message(&messages),
                          conflict_move(house, course, i));
        }
    }
}

/* --- interviews ------------------------------------------------------------------------------------- */

/* Whether the leader of an interview could hold it on a day, and the venue is free. */
static bool talk_good(const struct conflict_house *house, const struct booking *talk, int date)
{
    const struct staff *staff = talk->kind == BOOKING_STAFF ? conflict_staff(house, talk->who) : NULL;
    struct booking there = *talk;
    struct messages unsaid = {0};
    bool good = (WEEKDAYS_MON_FRI & 1u << date_weekday(date)) != 0;

    there.date = date;
    there.minutes = there.minutes > 0 ? there.minutes : TALK_MINUTES;
    if (staff != NULL)
        good = good && booking_possible(staff, date, &unsaid) == 0 && booking_away(staff, date, &unsaid) == 0;
    messages_free(&unsaid);
    return good && !calendar_day_closed(house->calendar, NULL, date, house->language, NULL) &&
           !booking_taken(house->bookings, &there);
}

static char *talk_remedy(const struct conflict_house *house, const struct booking *talk)
{
    char day[DATE_TEXT], time[TIME_TEXT];

    for (int date = talk->date + 1; date <= talk->date + TALK_DAYS; date++)
        if (talk_good(house, talk, date)) {
            date_write(date, day);
            return talk->start == TIME_NONE
                       ? text_format("screen interview %s --at %s", talk->what, day)
                       : text_format("screen interview %s --at %sT%s", talk->what, day, time_write(talk->start, time));
        }
    return text_format("screen interview %s --leader CODE", talk->what);
}

/* --- who and what is booked twice ------------------------------------------------------------------- */

/* The part of COURSE/N before the stroke. */
struct code {
    const char *text;
    size_t length;
};

static int code_order(const void *code, const void *course)
{
    const struct code *wanted = code;
    const char *other = ((const struct conflict_course *)course)->course->code;
    int order = strncmp(wanted->text, other, wanted->length);

    return order == 0 && other[wanted->length] != '\0' ? -1 : order;
}

/* The course and the place among its sessions of COURSE/N; NULL for an interview, or a course that is closed. */
static const struct conflict_course *session_of(const struct conflict_house *house, const struct booking *booking,
                                                size_t *at)
{
    const struct code code = {booking->what, booking->what == NULL ? 0 : strcspn(booking->what, "/")};
    const struct conflict_course *found =
        house->course_count == 0 || code.length == 0
            ? NULL
            : bsearch(&code, house->courses, house->course_count, sizeof *house->courses, code_order);

    if (found == NULL || code.text[code.length] == '\0')
        return NULL;
    for (*at = 0; *at < found->course->sessions.count; ++*at)
        if (found->course->sessions.items[*at].number == atoi(code.text + code.length + 1))
            return found;
    return NULL;
}

static bool is_talk(const struct booking *booking)
{
    return booking->what != NULL && strchr(booking->what, '/') == NULL;
}

/* Whether a session is for one family alone, so that it can move for its sake. */
static bool of_one_family(const struct conflict_house *house, const struct booking *booking)
{
    size_t at;
    const struct conflict_course *course = session_of(house, booking, &at);

    return course != NULL && (course->course->for_referral != 0 || course->course->sessions.items[at].referral != 0);
}

/* Whether a session is the parents' own beside one of the same course's children: those move together, so that another day mends
 * nothing. */
static bool is_beside(const struct conflict_house *house, const struct booking *booking, const struct booking *other)
{
    size_t at, beside;
    const struct conflict_course *course = session_of(house, booking, &at);

    return course != NULL && course->service != NULL && course == session_of(house, other, &beside) &&
           parent_group_kind(course->service, course->course->sessions.items[at].kind);
}

/* What would change: an interview rather than a session, and of two sessions the second, or for a citizen's sake the one that is
 * for that family alone; of a course's children and their parents these. NULL where both were held. */
static const struct booking *to_change(const struct conflict_house *house, const struct clash *clash)
{
    bool turned =
        (clash->a->kind == BOOKING_CITIZEN && !of_one_family(house, clash->b)) || is_beside(house, clash->a, clash->b);
    const struct booking *both[] = {turned ? clash->a : clash->b, turned ? clash->b : clash->a};
    const struct conflict_course *course;
    size_t at;

    for (size_t i = 0; i < 2; i++)
        if (is_talk(both[i]))
            return both[i];
    for (size_t i = 0; i < 2; i++)
        if ((course = session_of(house, both[i], &at)) != NULL &&
            conflict_counts(house, &course->course->sessions.items[at]))
            return both[i];
    return NULL;
}

static char *clash_remedy(const struct conflict_house *house, const struct clash *clash, const struct booking *change)
{
    const struct conflict_course *course;
    char day[DATE_TEXT];
    size_t at;

    if (is_talk(change))
        return talk_remedy(house, change);
    course = session_of(house, change, &at);
    if (course != NULL && clash->certain && change->kind == BOOKING_STAFF)
        return conflict_substitute(house, course, at, change->who);
    if (course == NULL || !clash->certain || (change->kind == BOOKING_CITIZEN && !of_one_family(house, change)))
        return NULL;
    return is_beside(house, change, change == clash->a ? clash->b : clash->a)
               ? text_format("schedule move %s %s --venue NAME --reason TEXT", change->what,
                             date_write(change->date, day))
               : conflict_move(house, course, at);
}

/* The remedies known by now, a list as long as the bookings: what meets many others is judged anew for none of them. */
static char *known_remedy(const struct conflict_house *house, const struct clash *clash, const struct booking *change,
                          char **known)
{
    size_t at = (size_t)(change - house->bookings->items);

    if (!clash->certain)
        return clash_remedy(house, clash, change);
    if (known[at] == NULL)
        known[at] = clash_remedy(house, clash, change);
    return memory_text(known[at]);
}

static void clash_tell(const struct conflict_house *house, const struct clash *clash, char **known,
                       const struct conflicts *into)
{
    const struct booking *change = to_change(house, clash);
    const struct clashes one = {(struct clash *)clash, 1};
    struct messages messages = {0};

    if (change == NULL)
        return;
    booking_tell(&one, &messages);
    conflict_tell(into, !clash->certain || change->kind == BOOKING_CITIZEN, memory_text(change->what),
                  change == clash->a ? clash->b->what : clash->a->what, first_message(&messages),
                  known_remedy(house, clash, change, known));
}

static void talk_check(const struct conflict_house *house, const struct booking *talk, const struct conflicts *into)
{
    const struct staff *staff = conflict_staff(house, talk->who);
    struct messages messages = {0};

    if (talk->kind == BOOKING_STAFF && is_talk(talk) && staff != NULL &&
        booking_away(staff, talk->date, &messages) != 0)
        conflict_tell(into, false, memory_text(talk->what), NULL, first_message(&messages), talk_remedy(house, talk));
}

void conflicts_bookings(const struct conflict_house *house, const struct conflicts *into)
{
    char **known = memory_new((house->bookings->count + 1) * sizeof *known);
    struct clashes clashes = {0};

    for (size_t i = 0; i < house->bookings->count; i++)
        talk_check(house, &house->bookings->items[i], into);
    booking_clashes_within(house->bookings, &clashes);
    for (size_t i = 0; i < clashes.count; i++)
        clash_tell(house, &clashes.items[i], known, into);
    clashes_free(&clashes);
    for (size_t i = 0; i < house->bookings->count; i++)
        free(known[i]);
    free(known);
}
