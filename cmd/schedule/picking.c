#include "schedule/picking.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/parent_group.h"
#include "rules/session_follow.h"

#include <stdlib.h>
#include <string.h>

/* What the options say. */
struct asked {
    enum picking picking;
    int from, to; /* days, both in; DATE_NONE for no such bound */
    bool rest;
};

static int read_asked(struct call *call, struct asked *asked)
{
    const char *what = call->operands[0];

    asked->rest = call_option(call, "rest") != NULL;
    if (call_option_date(call, "from", DATE_NONE, &asked->from) != 0 ||
        call_option_date(call, "to", DATE_NONE, &asked->to) != 0)
        return -1;
    if (asked->from != DATE_NONE && (asked->rest || strchr(what, '/')))
        return call_usage(call, _("--from goes with a course, as ck-2026; wanted COURSE/N with --rest, or COURSE"));
    if (asked->to != DATE_NONE && (asked->from == DATE_NONE || asked->to < asked->from))
        return call_usage(call, _("--to is the last day of a stretch; wanted --from with it, and no later one"));
    return 0;
}

/* By day, then time, then number. */
static bool before(const struct session *a, const struct session *b)
{
    if (a->date != b->date)
        return a->date < b->date;
    return a->start != b->start ? a->start < b->start : a->number < b->number;
}

static bool is_beside(const struct changing *changing, const struct session *session)
{
    for (size_t i = 0; i < changing->course.sessions.count; i++)
        if (session_beside(changing->service, &changing->course.sessions.items[i], session))
            return true;
    return false;
}

/* Whether a session is of those that are meant, as the first one is. */
static bool is_meant(const struct changing *changing, const struct session *session, enum picking picking)
{
    const struct session *first = changing->session;

    if (picking != PICKING_ALL && limits_meeting(changing->service, session->kind) &&
        (picking == PICKING_SERIES || !parent_group_kind(changing->service, session->kind)))
        return false;
    if (picking != PICKING_SERIES || session == first)
        return true;
    if (!first)
        return session->referral == 0 && !is_beside(changing, session);
    return session->referral == first->referral && is_beside(changing, session) == is_beside(changing, first);
}

/* Whether it lies in the days asked for, or behind the one named; a talk of one family is followed by that family's alone. */
static bool in_span(const struct changing *changing, const struct session *session, const struct asked *asked)
{
    const struct session *first = changing->session;

    if (asked->from != DATE_NONE)
        return session->date >= asked->from && (asked->to == DATE_NONE || session->date <= asked->to);
    if (first->referral && session->referral != first->referral)
        return false;
    return session == first || (asked->rest && before(first, session));
}

static int refuse_held(const struct changing *changing, const struct session *session)
{
    char day[DATE_TEXT];

    return call_fail(changing->call, TROUBLE_FORBIDDEN,
                     _("%s/%d was held on %s, and what was held stays; wanted only later ones"), changing->course.code,
                     session->number, date_write(session->date, day));
}

static void insert(const struct changing *changing, size_t at, struct picked *into)
{
    const struct session *all = changing->course.sessions.items;
    size_t place = into->count;

    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    for (; place > 0 && before(&all[at], &all[into->items[place - 1]]); place--)
        into->items[place] = into->items[place - 1];
    into->items[place] = at;
    into->count++;
}

static int refuse_none(const struct changing *changing, const struct asked *asked)
{
    char day[DATE_TEXT];

    return call_fail(changing->call, TROUBLE_FORBIDDEN,
                     _("%s has no session planned on %s or later that it could be; schedule show %s lists them"),
                     changing->course.code, date_write(asked->from, day), changing->course.code);
}

static int collect(struct changing *changing, const struct asked *asked, struct picked *into)
{
    struct sessions *sessions = &changing->course.sessions;
    int result = 0;

    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];

        if (!in_span(changing, session, asked) || !is_meant(changing, session, asked->picking) ||
            session->status == SESSION_CANCELLED)
            continue;
        if (session->status == SESSION_HELD)
            result = refuse_held(changing, session);
        else
            insert(changing, i, into);
    }
    if (result == 0 && into->count == 0)
        result = refuse_none(changing, asked);
    return result;
}

static int find_one(struct changing *changing, struct picked *into)
{
    insert(changing, (size_t)(changing->session - changing->course.sessions.items), into);
    return 0;
}

/* The one that the others follow has to be planned itself; for a single one the verb says it in its own words. */
static int find_several(struct changing *changing, const struct asked *asked, struct picked *into)
{
    const struct session *first = changing->session;

    if (first && first->status == SESSION_HELD)
        return refuse_held(changing, first);
    if (first && first->status == SESSION_CANCELLED)
        return call_fail(changing->call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled; wanted a session that is planned"),
                         changing->course.code, first->number);
    if (first && asked->picking != PICKING_ALL && limits_meeting(changing->service, first->kind))
        return call_fail(changing->call, TROUBLE_FORBIDDEN,
                         _("%s/%d is a meeting, which no other follows; wanted it without --rest"),
                         changing->course.code, first->number);
    if (collect(changing, asked, into) != 0)
        return -1;
    changing->session = &changing->course.sessions.items[into->items[0]];
    return 0;
}

int picking_find(struct call *call, enum picking picking, struct changing *changing, struct picked *into)
{
    struct asked asked = {.picking = picking};

    *into = (struct picked){0};
    *changing = (struct changing){.call = call};
    if (read_asked(call, &asked) != 0)
        return -1;
    into->several = asked.rest || asked.from != DATE_NONE;
    if (asked.from != DATE_NONE)
        return changing_course(call, call->operands[0], changing) == 0 ? find_several(changing, &asked, into) : -1;
    if (changing_session(call, call->operands[0], changing) != 0)
        return -1;
    return asked.rest ? find_several(changing, &asked, into) : find_one(changing, into);
}

void picking_free(struct picked *picked)
{
    free(picked->items);
    *picked = (struct picked){0};
}
