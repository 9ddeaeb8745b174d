#include "schedule/appending.h"

#include "schedule/fitting.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/session_day.h"
#include "rules/session_follow.h"
#include "rules/session_next.h"
#include "store/course_change.h"
#include "store/leads.h"
#include "store/owners.h"

#include <stdlib.h>

/* One that comes instead, and who leads it. */
struct appended {
    struct session session;
    struct texts own; /* leaders of its own, as the parents' session beside one has; empty: the course's */
};

struct appending {
    struct changing *changing;
    struct fitting fitting;
    int last; /* day of the last that was added; DATE_NONE */
};

static void appended_free(struct appended *appended)
{
    session_free(&appended->session);
    texts_free(&appended->own);
}

static void remark_add(struct session *session, const char *remark)
{
    char *both = text_format("%s; %s", session->remark, remark);

    memory_text_set(&session->remark, both);
    free(both);
}

/* Of the same sort as the cancelled one, at the time of its line, whatever time that one alone had. Who takes part follows from where it stands, or of a parents' group from whose session it
 * is. `passed`: which closed day the date has passed, or NULL. */
static int appended_make(struct appending *appending, const struct session *cancelled, int date, const char *passed,
                         struct appended *into)
{
    struct changing *changing = appending->changing;
    int start = session_line_start(changing->service, &changing->course, session_line_of(changing->service, cancelled));
    const struct session_wish wish = {.service = changing->service,
                                      .course = &changing->course,
                                      .referral = cancelled->referral,
                                      .kind = cancelled->kind,
                                      .date = date,
                                      .time = start,
                                      .minutes = cancelled->minutes};

    if (session_next(&wish, &into->session, &changing->call->messages) != 0)
        return -1;
    into->session.start = start;
    into->session.venue = memory_text(cancelled->venue);
    into->session.remark = text_format(_("instead of %s/%d"), changing->course.code, cancelled->number);
    if (passed)
        remark_add(&into->session, passed);
    if (changing->service->parents.kind == PARENTS_PARALLEL) {
        into->session.parents = cancelled->parents;
        into->session.children = cancelled->children;
    }
    return 0;
}

static int own_leaders(struct appending *appending, const struct session *cancelled, struct appended *into)
{
    struct call *call = appending->changing->call;

    return store_session_leads(call->store, appending->changing->course.id, cancelled->number, &into->own,
                               &call->messages);
}

/* Whether the leaders and the room are free on the day that it has. */
static int check(struct appending *appending, const struct appended *appended, struct messages *messages)
{
    const struct changing *changing = appending->changing;

    return fitting_check(&appending->fitting, &appended->session,
                         appended->own.count > 0 ? &appended->own : &changing->course.leaders, messages);
}

static bool is_free(struct appending *appending, struct appended *lead, struct appended *beside, int date,
                    struct messages *messages)
{
    lead->session.date = beside->session.date = date;
    return check(appending, lead, messages) == 0 && (!beside->session.kind || check(appending, beside, messages) == 0);
}

/* The day moves on until both are free; the first day's trouble is told where there is none. */
static int find_day(struct appending *appending, struct appended *lead, struct appended *beside)
{
    struct changing *changing = appending->changing;
    struct messages first = {0}, unsaid = {0};
    int wanted = lead->session.date, date = wanted;
    char day[DATE_TEXT], *remark;
    bool good = is_free(appending, lead, beside, date, &first);

    while (!good && (date = session_day_next(&changing->days, &changing->course, date)) != DATE_NONE) {
        messages_free(&unsaid);
        good = is_free(appending, lead, beside, date, &unsaid);
    }
    messages_move(&changing->call->messages, good && date != wanted ? &unsaid : &first);
    messages_free(&first);
    messages_free(&unsaid);
    if (!good || date == wanted)
        return good ? 0 : -1;
    remark = text_format(_("a leader or the venue is not free on %s"), date_write(wanted, day));
    remark_add(&lead->session, remark);
    free(remark);
    return 0;
}

static int store_one(struct appending *appending, struct appended *appended)
{
    struct changing *changing = appending->changing;
    struct call *call = changing->call;
    struct sessions *all = &changing->course.sessions;

    if (changing_check_place(changing, &appended->session) != 0 ||
        store_session_add(call->store, changing->course.id, &appended->session, &call->messages) != 0 ||
        (appended->own.count > 0 && store_leads_put(call->store, changing->course.id, appended->session.number,
                                                    &appended->own, &call->messages) != 0))
        return -1;
    all->items = memory_grow(all->items, all->count, sizeof *all->items);
    all->items[all->count++] = appended->session;
    appended->session = (struct session){0};
    return 0;
}

/* The parents' own session that was cancelled beside one; NULL for none. */
static const struct session *beside_of(const struct changing *changing, const struct picked *cancelled,
                                       const struct session *session)
{
    const struct session *all = changing->course.sessions.items;

    for (size_t i = 0; i < cancelled->count; i++)
        if (session_beside(changing->service, session, &all[cancelled->items[i]]))
            return &all[cancelled->items[i]];
    return NULL;
}

static int append_one(struct appending *appending, const struct picked *cancelled, size_t at)
{
    struct changing *changing = appending->changing;
    const struct session *session = &changing->course.sessions.items[at];
    const struct session *other = beside_of(changing, cancelled, session);
    const struct session_line line = session_line_of(changing->service, session);
    struct appended lead = {0}, beside = {0};
    char *passed = NULL;
    int date, result = -1;

    if (session_day_behind(&changing->days, &changing->course, line, &date, &passed, &changing->call->messages) != 0 ||
        appended_make(appending, session, date, passed, &lead) != 0 ||
        (line.parents && own_leaders(appending, session, &lead) != 0))
        goto out;
    if (other &&
        (appended_make(appending, other, date, passed, &beside) != 0 || own_leaders(appending, other, &beside) != 0))
        goto out;
    if (find_day(appending, &lead, &beside) != 0)
        goto out;
    beside.session.number = lead.session.number + 1;
    appending->last = lead.session.date;
    result = store_one(appending, &lead);
    if (result == 0 && other)
        result = store_one(appending, &beside);
out:
    free(passed);
    appended_free(&lead);
    appended_free(&beside);
    return result;
}

/* What the parents have beside a session of the children's comes with that. */
static bool comes_with_another(const struct changing *changing, const struct picked *cancelled, size_t at)
{
    const struct session *all = changing->course.sessions.items;

    for (size_t i = 0; i < cancelled->count; i++)
        if (session_beside(changing->service, &all[cancelled->items[i]], &all[at]))
            return true;
    return false;
}

int appending_add(struct changing *changing, const struct picked *cancelled)
{
    struct appending appending = {.changing = changing, .last = DATE_NONE};
    const struct session *first = &changing->course.sessions.items[cancelled->items[0]];
    int result = fitting_load(&appending.fitting, changing, first->date);

    changing->days.agreed = true; /* the weekday of the course was agreed when it was planned */
    for (size_t i = 0; i < cancelled->count && result == 0; i++)
        if (!comes_with_another(changing, cancelled, cancelled->items[i]))
            result = append_one(&appending, cancelled, cancelled->items[i]);
    if (result == 0 && appending.last != DATE_NONE)
        session_day_tell_late(&changing->days, &changing->course, appending.last, &changing->call->messages);
    fitting_free(&appending.fitting);
    return result;
}
