#include "base/i18n.h"
#include "base/memory.h"
#include "rules/conflicts_parts.h"
#include "rules/limits.h"
#include "rules/parent_group.h"
#include "rules/session_day.h"
#include "rules/session_line.h"
#include "rules/session_span.h"

#include <stdlib.h>

/* --- who leads -------------------------------------------------------------------------------------- */

/* The leaders of a code each, for the rules about leaders; freed by the caller. */
static struct leader *leaders_of(const struct conflict_house *house, const struct texts *codes, size_t *count)
{
    struct leader *leaders = memory_new((codes->count + 1) * sizeof *leaders);

    *count = 0;
    for (size_t i = 0; i < codes->count; i++) {
        const struct staff *staff = conflict_staff(house, codes->items[i]);

        if (staff != NULL)
            leaders[(*count)++].staff = staff;
    }
    return leaders;
}

/* Whoever cannot be taken gives way, else the last: the first is the course's primary leader. */
static char *leaders_remedy(const struct conflict_course *course, int session, const struct leader *leaders,
                            size_t count, bool rest)
{
    const struct staff *unfit = booking_unfit(course->service, leaders, count);
    const char *code = course->course->code;

    if (count < booking_wanted(course->service))
        return text_format(rest ? "schedule substitute %s/%d --rest" : "schedule substitute %s/%d", code, session);
    if (unfit == NULL)
        unfit = leaders[count - 1].staff;
    return text_format(rest ? "schedule substitute %s/%d %s --rest" : "schedule substitute %s/%d %s", code, session,
                       unfit->code);
}

/* Who leads the whole course (`whole`), or one session in its stead. */
static void leaders_judge(const struct conflict_house *house, const struct conflict_course *course,
                          const struct texts *codes, int session, bool whole, const struct conflicts *into)
{
    struct messages messages = {0};
    size_t count;
    struct leader *leaders = leaders_of(house, codes, &count);

    booking_leaders(course->service, leaders, count, NULL, &messages);
    for (size_t i = 0; i < messages.count; i++)
        if (messages.items[i].trouble != TROUBLE_WARNING)
            conflict_tell(into, false,
                          whole ? memory_text(course->course->code)
                                : text_format("%s/%d", course->course->code, session),
                          NULL, memory_text(messages.items[i].text),
                          leaders_remedy(course, session, leaders, count, whole));
    messages_free(&messages);
    free(leaders);
}

static bool same_leaders(const struct texts *a, const struct texts *b)
{
    bool same = a->count == b->count;

    for (size_t i = 0; same && i < a->count; i++)
        same = text_is(a->items[i], b->items[i]);
    return same;
}

/* Those whom the parents have in the stead of the course's: as many as there are will do, of a role and with the qualification that
 * the service asks for. */
static void beside_judge(const struct conflict_house *house, const struct conflict_course *course, size_t at,
                         const struct conflicts *into)
{
    static const struct texts nobody = {0};
    const struct session *session = &course->course->sessions.items[at];
    struct messages messages = {0};
    size_t count;
    struct leader *leaders = leaders_of(house, &course->led[at], &count);
    const struct staff *unfit = booking_unfit(course->service, leaders, count);

    booking_beside(course->service, leaders, count, &nobody, NULL, &messages);
    for (size_t i = 0; unfit != NULL && i < messages.count; i++)
        conflict_tell(into, false, text_format("%s/%d", course->course->code, session->number), NULL,
                      memory_text(messages.items[i].text),
                      text_format("schedule substitute %s/%d %s", course->course->code, session->number, unfit->code));
    messages_free(&messages);
    free(leaders);
}

/* A talk of one family, or a meeting around the course, need not have all its leaders. */
static void leaders_check(const struct conflict_house *house, const struct conflict_course *course,
                          const struct conflicts *into)
{
    const struct course *of = course->course;
    bool told = false;

    for (size_t i = 0; i < of->sessions.count; i++) {
        const struct session *session = &of->sessions.items[i];
        bool own = !same_leaders(&course->led[i], &of->leaders);

        if (own && conflict_counts(house, session) && parent_group_kind(course->service, session->kind))
            beside_judge(house, course, i, into);
        if (!conflict_counts(house, session) || limits_meeting(course->service, session->kind) ||
            (own && session->referral != 0) || (!own && told))
            continue;
        leaders_judge(house, course, &course->led[i], session->number, !own, into);
        told = told || !own;
    }
}

/* --- places and number ------------------------------------------------------------------------------ */

static void places_check(const struct conflict_house *house, const struct conflict_course *course,
                         const struct conflicts *into)
{
    const struct course *of = course->course;
    bool begun;
    int first = session_line_begins(course->service, of, &begun);
    char day[DATE_TEXT];

    if (of->max > 0 && course->placed > of->max)
        conflict_tell(into, false, memory_text(of->code), NULL,
                      text_format(_("%d have a place; wanted %d at most"), course->placed, of->max),
                      course->newest == NULL
                          ? NULL
                          : text_format("schedule leave %s %s --reason TEXT", course->newest, of->code));
    if (of->for_referral == 0 && !begun && first != DATE_NONE && first >= house->today &&
        first <= house->today + CONFLICT_SOON && course->placed < of->min)
        conflict_tell(into, true, memory_text(of->code), NULL,
                      text_format(course->placed == 1 ? _("begins on %s and %d has a place; wanted %d at least")
                                                      : _("begins on %s and %d have a place; wanted %d at least"),
                                  date_write(first, day), course->placed, of->min),
                      text_format("schedule place %s", of->code));
}

/* The last of the sessions that count as the course's own. */
static const struct session *last_session(const struct conflict_course *course)
{
    const struct session *last = NULL;

    for (size_t i = 0; i < course->course->sessions.count; i++) {
        const struct session *session = &course->course->sessions.items[i];

        if (session->status == SESSION_PLANNED && session->referral == 0 &&
            !limits_meeting(course->service, session->kind) && (last == NULL || session->date >= last->date))
            last = session;
    }
    return last;
}

static char *count_remedy(const struct conflict_house *house, const struct conflict_course *course, bool fewer)
{
    const struct plan_wish days = conflict_days(house, course->service);
    const struct session *last = last_session(course);
    struct messages unsaid = {0};
    char day[DATE_TEXT];
    int date = DATE_NONE;

    if (!fewer)
        return last == NULL ? NULL
                            : text_format("schedule cancel %s/%d --reason TEXT", course->course->code, last->number);
    if (session_day_behind(&days, course->course, (struct session_line){0}, &date, NULL, &unsaid) != 0)
        date = DATE_NONE;
    messages_free(&unsaid);
    return date == DATE_NONE ? NULL : text_format("schedule add %s %s", course->course->code, date_write(date, day));
}

static void count_check(const struct conflict_house *house, const struct conflict_course *course,
                        const struct conflicts *into)
{
    const struct course *of = course->course;
    const struct limits_wish wish = {.service = course->service, .course = of};
    int missing = limits_missing(course->service, of), count = limits_counted(&wish);

    if (of->sessions.count == 0 || missing == 0)
        return;
    conflict_tell(into, true, memory_text(of->code), NULL,
                  text_format(count == 1 ? _("%d session stands; the course promises %d")
                                         : _("%d sessions stand; the course promises %d"),
                              count, count + missing),
                  count_remedy(house, course, missing > 0));
}

/* Source: domain, the children's groups of Copenhagen: how often the parents meet belongs to what is promised. */
static void parents_check(const struct conflict_house *house, const struct conflict_course *course,
                          const struct conflicts *into)
{
    const struct course *of = course->course;
    const struct plan_wish days = conflict_days(house, course->service);
    int promised = parent_group_promised(course->service, of), count = parent_group_count(course->service, of), date;
    struct messages unsaid = {0};
    char day[DATE_TEXT];
    bool found;

    if (parent_group_missing(course->service, of) == 0)
        return;
    found = session_day_behind(&days, of, (struct session_line){.parents = true}, &date, NULL, &unsaid) == 0;
    messages_free(&unsaid);
    conflict_tell(into, true, memory_text(of->code), NULL,
                  text_format(count == 1 ? _("%d session of the parent group stands; the course promises %d")
                                         : _("%d sessions of the parent group stand; the course promises %d"),
                              count, promised),
                  found ? text_format("schedule add %s %s --kind '%s'", of->code, date_write(date, day), PARENT_GROUP)
                        : NULL);
}

/* Each place's talks once: those before it in the list tell of the same place. */
static bool told_before(const struct sessions *sessions, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (sessions->items[i].referral == sessions->items[at].referral)
            return true;
    return false;
}

/* Source: domain, SES: 8 to 10 weeks in all. */
static void span_check(const struct conflict_house *house, const struct conflict_course *course,
                       const struct conflicts *into)
{
    const struct sessions *all = &course->course->sessions;
    const struct plan_wish days = conflict_days(house, course->service);
    char bound[DATE_TEXT];
    struct span span;

    for (size_t i = 0; i < all->count; i++) {
        const struct span_wish wish = {
            .days = &days, .course = course->course, .referral = all->items[i].referral, .date = DATE_NONE};

        if (told_before(all, i) || !session_span_short(&wish, &span) || !conflict_counts(house, &all->items[span.last]))
            continue;
        conflict_tell(into, true, text_format("%s/%d", course->course->code, all->items[span.last].number), NULL,
                      text_format(_("the last session is too soon; wanted on %s or later"),
                                  date_write(span.bound, bound)),
                      conflict_move_behind(house, course, span.last, span.bound - 1));
    }
}

/* Source: domain, Norddjurs' talks for children: never alone. What ran beside a course may be closed before it. */
static void company_check(const struct conflict_course *course, const struct conflicts *into)
{
    struct text with = {0};

    if (!course->alone)
        return;
    texts_join(&course->service->with, ", ", &with);
    conflict_tell(into, true, memory_text(course->course->code), NULL,
                  text_format(_("never goes alone, and the citizen has no open referral to %s"), text_bytes(&with)),
                  NULL);
    text_free(&with);
}

void conflicts_course(const struct conflict_house *house, const struct conflict_course *course,
                      const struct conflicts *into)
{
    if (conflict_first(house, course->course) == NULL)
        return;
    if (course->service != NULL)
        leaders_check(house, course, into);
    if (course->course->ended_on != DATE_NONE)
        return;
    places_check(house, course, into);
    if (course->service == NULL)
        return;
    count_check(house, course, into);
    parents_check(house, course, into);
    span_check(house, course, into);
    company_check(course, into);
}
