#include "rules/session_next.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "rules/amounts.h"
#include "rules/limits.h"
#include "rules/parent_group.h"
#include "rules/plan_slots.h"

#include <stdlib.h>

/* The kinds of session that a service knows. */
static void kinds_of(const struct service *service, struct texts *kinds)
{
    for (int kind = DELIVERED_GROUP; kind <= DELIVERED_CLASS; kind++)
        if (service->delivered & 1u << kind)
            texts_add(kinds, named_name(delivered_names, kind));
    for (size_t i = 0; i < service->sessions.part_count; i++)
        if (!texts_has(kinds, service->sessions.parts[i].kind))
            texts_add(kinds, service->sessions.parts[i].kind);
    for (size_t i = 0; i < service->meeting_count; i++)
        if (!texts_has(kinds, service->meetings[i].kind))
            texts_add(kinds, service->meetings[i].kind);
    if (service->parents.kind == PARENTS_PARALLEL && !texts_has(kinds, PARENT_GROUP))
        texts_add(kinds, PARENT_GROUP);
}

static int kind_check(const struct session_wish *wish, struct messages *messages)
{
    const struct service *service = wish->service;
    struct texts kinds = {0};
    struct text list = {0};
    int status = 0;

    kinds_of(service, &kinds);
    texts_join(&kinds, ", ", &list);
    if (wish->kind != NULL && !texts_has(&kinds, wish->kind))
        status = messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s has no such kind of session; wanted one of: %s"),
                              service->code, text_bytes(&list));
    else if (wish->referral != 0 && !limits_meeting(service, wish->kind) &&
             limits_own_count(service, wish->course) == 0)
        status =
            messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                         _("%s has no sessions of single families within a group; wanted one for all"), service->code);
    text_free(&list);
    texts_free(&kinds);
    return status;
}

/* Sessions of a kind that count beside the new one. */
static int kind_counted(const struct session_wish *wish, const char *kind)
{
    int count = 0;

    for (size_t i = 0; i < wish->course->sessions.count; i++) {
        const struct session *session = &wish->course->sessions.items[i];

        count +=
            session->status != SESSION_CANCELLED && session->referral == wish->referral && text_is(session->kind, kind);
    }
    return count;
}

/* The first part that lacks a session of its kind, so that a start-up meeting that was cancelled still comes first; NULL where
 * none lacks any. */
static const struct session_part *part_next(const struct session_wish *wish)
{
    const struct sessions_rule *rule = &wish->service->sessions;

    for (size_t i = 0; i < rule->part_count; i++) {
        const struct session_part *part = &rule->parts[i];
        int wanted = part->count;

        if (limits_own(wish->course, part) != (wish->referral != 0))
            continue;
        for (size_t k = 0; k < i; k++)
            wanted += text_is(rule->parts[k].kind, part->kind) ? rule->parts[k].count : 0;
        if (kind_counted(wish, part->kind) < wanted)
            return part;
    }
    return NULL;
}

/* Source: domain, SES: the group sessions first, then the talks with each family. It is said: a family's holidays may ask for it. */
static void tell_order(const struct session_wish *wish, const struct session_part *part, struct messages *messages)
{
    const struct sessions *sessions = &wish->course->sessions;
    char day[DATE_TEXT], later[DATE_TEXT];

    for (size_t i = 0; part != NULL && wish->referral != 0 && i < sessions->count; i++) {
        const struct session *shared = &sessions->items[i];
        bool before = false;

        for (const struct session_part *first = wish->service->sessions.parts; first < part; first++)
            before = before || text_is(first->kind, shared->kind);
        if (!before || shared->referral != 0 || shared->status == SESSION_CANCELLED || shared->date <= wish->date)
            continue;
        messages_add(messages, TROUBLE_WARNING, NULL,
                     _("%s lies before %s/%d on %s; the service has its %s sessions first"),
                     date_write(wish->date, day), wish->course->code, shared->number, date_write(shared->date, later),
                     shared->kind);
        return;
    }
}

/* What the wish says; else the part's; else that of the first ordinary session, for it may be one of several that the service
 * has. */
static const char *kind_next(const struct session_wish *wish, const struct session_part *part)
{
    const struct plan_wish plan = {.service = wish->service, .one_referral = wish->course->for_referral != 0};
    const struct sessions *sessions = &wish->course->sessions;
    int kind;

    if (wish->kind != NULL || part != NULL)
        return wish->kind != NULL ? wish->kind : part->kind;
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->items[i].kind != NULL && named_read(delivered_names, sessions->items[i].kind, &kind) &&
            (wish->service->delivered & 1u << kind) != 0)
            return sessions->items[i].kind;
    return plan_kind(&plan);
}

/* A session has the length of the part whose kind it is, whichever part lacks one. */
static int minutes_next(const struct session_wish *wish, const struct session_part *part, const char *kind)
{
    const struct sessions_rule *rule = &wish->service->sessions;

    for (size_t i = 0; i < rule->part_count && (part == NULL || !text_is(part->kind, kind)); i++)
        if (text_is(rule->parts[i].kind, kind))
            part = &rule->parts[i];
    return part != NULL && part->minutes > 0 ? part->minutes : wish->course->minutes;
}

/* Source: design, catalogue: `parents: {parallel}`: so many sessions, together with the children's or apart from them. */
static bool parents_lack(const struct session_wish *wish)
{
    return !parent_group_apart(wish->service, wish->course) &&
           parent_group_count(wish->service, wish->course) < wish->service->parents.parallel;
}

/* Who takes part follows from all the sessions together: parents may come to the first, the last, or to some. */
static void participants_fill(const struct session_wish *wish, struct session *into)
{
    const struct sessions *all = &wish->course->sessions;
    struct sessions ordinary = {.items = memory_new((all->count + 1) * sizeof *ordinary.items)};
    bool whole;

    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].status != SESSION_CANCELLED && all->items[i].referral == wish->referral &&
            !limits_meeting(wish->service, all->items[i].kind))
            ordinary.items[ordinary.count++] = all->items[i];
    ordinary.items[ordinary.count++] = *into;
    whole = wish->referral == 0 && wish->course->count > 0 && ordinary.count >= (size_t)wish->course->count;
    plan_participants(wish->service, whole, &ordinary);
    into->children = ordinary.items[ordinary.count - 1].children;
    into->parents = ordinary.items[ordinary.count - 1].parents;
    if (wish->service->parents.kind == PARENTS_PARALLEL && wish->referral == 0)
        into->parents = parents_lack(wish);
    free(ordinary.items);
}

/* One more of the parent group's own: at the hour of the children's, and no more than the service gives. */
static int parent_group_next(const struct session_wish *wish, struct session *into, struct messages *messages)
{
    int number = parent_group_count(wish->service, wish->course) + 1;

    into->start = wish->time == TIME_NONE ? wish->course->start : wish->time;
    into->minutes = wish->minutes > 0 ? wish->minutes : wish->course->minutes;
    if (wish->referral != 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: the parent group is for all families; wanted it without --for"),
                            wish->service->code);
    if (number > wish->service->parents.parallel)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: this would be session %d of the parent group; the service gives %d"),
                            wish->service->code, number, wish->service->parents.parallel);
    return 0;
}

static int number_behind(const struct sessions *sessions)
{
    int last = 0;

    for (size_t i = 0; i < sessions->count; i++)
        last = sessions->items[i].number > last ? sessions->items[i].number : last;
    return last + 1;
}

int session_next(const struct session_wish *wish, struct session *into, struct messages *messages)
{
    const struct course *course = wish->course;
    struct limits_wish limits = {.service = wish->service,
                                 .course = course,
                                 .referral = wish->referral,
                                 .date = wish->date,
                                 .minutes = wish->minutes};
    bool meeting = limits_meeting(wish->service, wish->kind);
    const struct session_part *part = NULL;

    *into = (struct session){.number = number_behind(&course->sessions),
                             .date = wish->date,
                             .start = wish->time == TIME_NONE && !meeting ? course->start : wish->time,
                             .minutes = wish->minutes,
                             .parents = true,
                             .referral = wish->referral,
                             .entered_on = DATE_NONE};
    if (kind_check(wish, messages) != 0)
        return -1;
    if (!meeting)
        part = part_next(wish);
    tell_order(wish, part, messages);
    into->kind = memory_text(kind_next(wish, part));
    if (parent_group_kind(wish->service, into->kind))
        return parent_group_next(wish, into, messages);
    if (meeting)
        return 0;
    if (into->minutes == 0)
        into->minutes = minutes_next(wish, part, into->kind);
    else
        amounts_tell_length(wish->service, into->minutes, messages);
    limits.minutes = into->minutes;
    participants_fill(wish, into);
    return limits_check(&limits, messages);
}
