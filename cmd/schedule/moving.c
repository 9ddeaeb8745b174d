#include "schedule/moving.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/session_follow.h"
#include "rules/session_series.h"

#include <stdlib.h>

#define NEAREST_WEEKS 26 /* how far on a day of the same weekday is looked for */
#define OTHER_DAYS 14    /* and one of another weekday */

void shifts_free(struct shifts *shifts)
{
    for (size_t i = 0; i < shifts->count; i++)
        free(shifts->items[i].remark);
    free(shifts->items);
    *shifts = (struct shifts){0};
}

/* --- where they go ----------------------------------------------------------------------------------- */

/* A day that stays keeps its remark; a day that was agreed has the agreement for one. */
static char *remark_for(const struct changing *changing, const struct session *session, const struct moving_wish *wish,
                        int date, const char *put_off)
{
    unsigned days = changing->service->sessions.days;

    if (!text_empty(put_off))
        return memory_text(put_off);
    if (wish->agreed && days && !(days & 1u << date_weekday(date)))
        return text_format(_("agreed: %s"), wish->agreed);
    return date == session->date ? memory_text(session->remark) : NULL;
}

static const char *venue_for(const struct session *session, const struct moving_wish *wish)
{
    if (!wish->venue)
        return session->venue;
    return text_blank(wish->venue) ? NULL : wish->venue;
}

/* Adds where a session goes, unless it is there already. */
static void shift_add(const struct changing *changing, const struct shift *shift, struct shifts *into)
{
    const struct session *session = &changing->course.sessions.items[shift->at];

    if (shift->date == session->date && shift->start == session->start && text_is(shift->venue, session->venue)) {
        free(shift->remark);
        return;
    }
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = *shift;
}

/* The parents' own session beside one: as far from it as it was, in its own room. */
static void add_beside(const struct changing *changing, const struct session *session, const struct shift *lead,
                       struct shifts *into)
{
    const struct sessions *all = &changing->course.sessions;

    for (size_t i = 0; i < all->count; i++) {
        const struct session *other = &all->items[i];
        struct shift shift = {.at = i, .date = lead->date, .start = other->start, .venue = other->venue, .along = true};

        if (other->status != SESSION_PLANNED || !session_beside(changing->service, session, other))
            continue;
        if (other->start != TIME_NONE && session->start != TIME_NONE && lead->start != TIME_NONE)
            shift.start += lead->start - session->start;
        if (shift.start < TIME_NONE || shift.start >= 24 * 60)
            shift.start = lead->start;
        shift.remark = memory_text(lead->remark);
        shift_add(changing, &shift, into);
    }
}

static void add_one(const struct changing *changing, size_t at, const struct moving_wish *wish, int date,
                    const char *put_off, struct shifts *into)
{
    const struct session *session = &changing->course.sessions.items[at];
    struct shift shift = {.at = at,
                          .date = date,
                          .start = wish->time == TIME_NONE ? session->start : wish->time,
                          .venue = venue_for(session, wish),
                          .remark = remark_for(changing, session, wish, date, put_off)};

    struct shift lead = shift;

    lead.remark = memory_text(shift.remark);
    shift_add(changing, &shift, into);
    add_beside(changing, session, &lead, into);
    free(lead.remark);
}

/* The first session stays on its day, and so do those behind it: only time or venue are others. */
static void add_as_they_stand(const struct changing *changing, const struct picked *picked,
                              const struct moving_wish *wish, struct shifts *into)
{
    for (size_t i = 0; i < picked->count; i++)
        add_one(changing, picked->items[i], wish, changing->course.sessions.items[picked->items[i]].date, NULL, into);
}

int moving_shifts(const struct changing *changing, const struct picked *picked, const struct moving_wish *wish,
                  struct shifts *into, struct messages *messages)
{
    const struct session *all = changing->course.sessions.items;
    const struct session **moved = memory_new((picked->count + 1) * sizeof *moved);
    struct texts remarks = {0};
    struct dates dates = {0};
    int result = 0;

    *into = (struct shifts){0};
    for (size_t i = 0; i < picked->count; i++)
        moved[i] = &all[picked->items[i]];
    const struct series_wish series = {.days = &changing->days,
                                       .course = &changing->course,
                                       .sessions = moved,
                                       .count = picked->count,
                                       .date = wish->date};
    if (wish->date == moved[0]->date)
        add_as_they_stand(changing, picked, wish, into);
    else if ((result = session_series(&series, &dates, &remarks, messages)) == 0)
        for (size_t i = 0; i < picked->count; i++)
            add_one(changing, picked->items[i], wish, dates.items[i], remarks.items[i], into);
    texts_free(&remarks);
    dates_free(&dates);
    free(moved);
    return result;
}

/* --- whether they can be there ----------------------------------------------------------------------- */

/* Where a session goes, as the session that it will be; its texts are not owned. */
static struct session session_there(const struct changing *changing, const struct shift *shift)
{
    struct session session = changing->course.sessions.items[shift->at];

    session.date = shift->date;
    session.start = shift->start;
    session.venue = (char *)shift->venue;
    return session;
}

static int check_all(const struct fitting *fitting, const struct shifts *shifts, const struct texts *leaders,
                     struct messages *messages)
{
    int result = 0;

    for (size_t i = 0; i < shifts->count; i++) {
        const struct session session = session_there(fitting->changing, &shifts->items[i]);

        if (fitting_check(fitting, &session, &leaders[shifts->items[i].at], messages) != 0)
            result = -1;
    }
    return result;
}

static bool would_do(const struct fitting *fitting, const struct picked *picked, const struct moving_wish *wish,
                     int date, const struct texts *leaders)
{
    struct moving_wish other = *wish;
    struct messages unsaid = {0};
    struct shifts shifts;

    other.date = date;
    bool good = moving_shifts(fitting->changing, picked, &other, &shifts, &unsaid) == 0 &&
                check_all(fitting, &shifts, leaders, &unsaid) == 0;
    shifts_free(&shifts);
    messages_free(&unsaid);
    return good;
}

/* Several keep their weekday where they can; one alone goes to the next day. */
static int nearest(const struct fitting *fitting, const struct picked *picked, const struct moving_wish *wish,
                   const struct texts *leaders)
{
    for (int date = wish->date + 7; date <= wish->date + 7 * NEAREST_WEEKS && picked->several; date += 7)
        if (would_do(fitting, picked, wish, date, leaders))
            return date;
    for (int date = wish->date + 1; date <= wish->date + (picked->several ? OTHER_DAYS : 7 * NEAREST_WEEKS); date++)
        if (planning_day_usual(&fitting->changing->days, date) && would_do(fitting, picked, wish, date, leaders))
            return date;
    return DATE_NONE;
}

static void tell_nearest(const struct fitting *fitting, const struct picked *picked, const struct moving_wish *wish,
                         const struct texts *leaders)
{
    const struct changing *changing = fitting->changing;
    char day[DATE_TEXT];
    int date = nearest(fitting, picked, wish, leaders);

    if (date == DATE_NONE)
        return;
    call_fail(changing->call, TROUBLE_FORBIDDEN,
              picked->several ? _("%s/%d: the nearest day from which all of them would do is %s")
                              : _("%s/%d: the nearest day that would do is %s"),
              changing->course.code, changing->session->number, date_write(date, day));
}

static int leaders_load(const struct fitting *fitting, struct texts *leaders)
{
    const struct sessions *all = &fitting->changing->course.sessions;
    int result = 0;

    for (size_t i = 0; i < all->count && result == 0; i++)
        if (all->items[i].status == SESSION_PLANNED)
            result = fitting_leaders(fitting, &all->items[i], &leaders[i]);
    return result;
}

int moving_check(struct changing *changing, const struct picked *picked, const struct moving_wish *wish,
                 const struct shifts *shifts)
{
    struct messages *messages = &changing->call->messages;
    size_t count = changing->course.sessions.count;
    struct texts *leaders = memory_new((count + 1) * sizeof *leaders);
    struct fitting fitting;
    int first = wish->date, result;

    for (size_t i = 0; i < shifts->count; i++)
        first = shifts->items[i].date < first ? shifts->items[i].date : first;
    result = fitting_load(&fitting, changing, first);
    if (result == 0)
        result = leaders_load(&fitting, leaders);
    for (size_t i = 0; i < shifts->count; i++)
        fitting_give_up(&fitting, changing->course.sessions.items[shifts->items[i].at].number);
    if (result == 0 && (result = check_all(&fitting, shifts, leaders, messages)) != 0)
        tell_nearest(&fitting, picked, wish, leaders);
    for (size_t i = 0; i < count; i++)
        texts_free(&leaders[i]);
    free(leaders);
    fitting_free(&fitting);
    return result;
}

/* --- the change -------------------------------------------------------------------------------------- */

void moving_apply(struct changing *changing, const struct shifts *shifts, const char *reason)
{
    for (size_t i = 0; i < shifts->count; i++) {
        const struct shift *shift = &shifts->items[i];
        struct session *session = &changing->course.sessions.items[shift->at];
        char *venue = memory_text(shift->venue);

        session->date = shift->date;
        session->start = shift->start;
        session->sequence++;
        memory_text_set(&session->remark, shift->remark);
        memory_text_set(&session->reason, reason);
        memory_text_set(&session->venue, venue);
        free(venue);
    }
}

static bool is_moved(const struct shifts *shifts, size_t at)
{
    for (size_t i = 0; i < shifts->count; i++)
        if (shifts->items[i].at == at)
            return true;
    return false;
}

static bool earlier(const struct session *a, const struct session *b)
{
    return a->date != b->date ? a->date < b->date : a->start < b->start;
}

/* Whether two of the course's sessions stand the other way round than before. */
static bool turned(const struct changing *changing, const struct sessions *former, size_t a, size_t b)
{
    const struct session *now = changing->course.sessions.items;

    return (earlier(&former->items[a], &former->items[b]) && earlier(&now[b], &now[a])) ||
           (earlier(&former->items[b], &former->items[a]) && earlier(&now[a], &now[b]));
}

static void tell_passed(const struct changing *changing, const struct shifts *shifts, const struct sessions *former,
                        size_t at)
{
    const struct course *course = &changing->course;
    const struct session *session = &course->sessions.items[at];
    struct text names = {0};

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *other = &course->sessions.items[i];

        if (other->status != SESSION_CANCELLED && other->referral == session->referral && !is_moved(shifts, i) &&
            !limits_meeting(changing->service, other->kind) && turned(changing, former, at, i))
            text_add_format(&names, "%s%s/%d", names.length > 0 ? ", " : "", course->code, other->number);
    }
    if (names.length > 0)
        call_fail(changing->call, TROUBLE_WARNING, _("%s/%d goes past %s; each keeps its number"), course->code,
                  session->number, text_bytes(&names));
    text_free(&names);
}

void moving_tell_order(const struct changing *changing, const struct shifts *shifts, const struct sessions *former)
{
    for (size_t i = 0; i < shifts->count; i++) {
        const struct shift *shift = &shifts->items[i];

        if (!shift->along && !limits_meeting(changing->service, former->items[shift->at].kind))
            tell_passed(changing, shifts, former, shift->at);
    }
}
