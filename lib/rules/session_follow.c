#include "rules/session_follow.h"
#include "base/memory.h"
#include "rules/calendar.h"
#include "rules/limits.h"
#include "rules/plan_meetings.h"

#include <stdlib.h>

void follows_free(struct follows *follows)
{
    for (size_t i = 0; i < follows->count; i++)
        free(follows->items[i].remark);
    free(follows->items);
    *follows = (struct follows){0};
}

static bool is_meeting(const struct service *service, const struct session *session)
{
    for (size_t i = 0; i < service->meeting_count; i++)
        if (text_is(service->meetings[i].kind, session->kind))
            return true;
    return false;
}

/* A session that all of the course share, cancelled or not, and none of its meetings. */
static bool is_shared(const struct service *service, const struct session *session)
{
    return session->referral == 0 && !limits_meeting(service, session->kind);
}

/* The session of the children's: what the parents have beside it is no other. */
static bool is_counted(const struct service *service, const struct sessions *sessions, const struct session *session)
{
    for (size_t i = 0; i < sessions->count; i++)
        if (session_beside(service, &sessions->items[i], session))
            return false;
    return is_shared(service, session);
}

/* The first or the last by day of those that stand; NULL where there are none. */
static struct session *at_the_end(const struct service *service, const struct sessions *sessions, bool last)
{
    struct session *found = NULL;

    for (size_t i = 0; i < sessions->count; i++) {
        struct session *session = &sessions->items[i];

        if (session->status == SESSION_CANCELLED || !is_shared(service, session))
            continue;
        if (found == NULL || (last ? session->date >= found->date : session->date < found->date))
            found = session;
    }
    return found;
}

static int stand(const struct service *service, const struct sessions *sessions)
{
    int count = 0;

    for (size_t i = 0; i < sessions->count; i++)
        count += sessions->items[i].status != SESSION_CANCELLED && is_counted(service, sessions, &sessions->items[i]);
    return count;
}

/* The session with a number, in the order of numbers; where it was cancelled, the next that was not. */
static int date_of(const struct service *service, const struct sessions *sessions, int number)
{
    int count = 0;

    for (size_t i = 0; i < sessions->count; i++) {
        const struct session *session = &sessions->items[i];

        count += is_counted(service, sessions, session);
        if (number > 0 && count >= number && session->status != SESSION_CANCELLED &&
            is_counted(service, sessions, session))
            return session->date;
    }
    return DATE_NONE;
}

/* The day of what a meeting counts from, as the sessions are; DATE_NONE where it has none yet. */
static int event_date(const struct service *service, const struct course *course, const struct sessions *sessions,
                      const struct event_ref *event)
{
    int promised = course->count - (course->for_referral == 0 ? limits_own_count(service, course) : 0);
    const struct session *session = NULL;

    switch (event->kind) {
    case EVENT_START: session = at_the_end(service, sessions, false); break;
    case EVENT_END:
        if (course->count > 0 && stand(service, sessions) >= promised)
            session = at_the_end(service, sessions, true);
        break;
    case EVENT_HALF: return date_of(service, sessions, (course->count + 1) / 2);
    case EVENT_SESSION:
    case EVENT_AFTER_SESSIONS: return date_of(service, sessions, event->number);
    case EVENT_EACH_SESSION:
    case EVENT_RECEIVED:
    case EVENT_ACCEPTED:
    case EVENT_RULE:
    case EVENT_FACT: break;
    }
    return session == NULL ? DATE_NONE : session->date;
}

/* Where the rule puts a meeting; one on the very day of its session stays with it, whatever the day. */
static int meeting_date(const struct plan_wish *days, const struct meeting_rule *rule, int event, char **remark)
{
    int date = event == DATE_NONE ? DATE_NONE : calendar_after(days->calendar, event, rule->in);

    return date == DATE_NONE || rule->in.count == 0 ? date : plan_meeting_day(days, date, remark);
}

static void follow_rule(const struct plan_wish *days, const struct course *course, const struct sessions *before,
                        const struct meeting_rule *rule, size_t at, struct follows *into)
{
    const struct session *meeting = &course->sessions.items[at];
    struct follow follow = {.session = at};
    char *former = NULL;
    int was = meeting_date(days, rule, event_date(days->service, course, before, &rule->of), &former);

    follow.date =
        meeting_date(days, rule, event_date(days->service, course, &course->sessions, &rule->of), &follow.remark);
    free(former);
    if (was == DATE_NONE || follow.date == DATE_NONE || follow.date == was || follow.date == meeting->date) {
        free(follow.remark);
        return;
    }
    follow.stays = meeting->start != TIME_NONE || meeting->date != was;
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = follow;
}

/* The one rule of a kind; of several it is not known which one a meeting was planned by. */
static const struct meeting_rule *rule_of(const struct service *service, const char *kind)
{
    const struct meeting_rule *found = NULL;

    for (size_t i = 0; i < service->meeting_count; i++)
        if (text_is(service->meetings[i].kind, kind)) {
            if (found != NULL)
                return NULL;
            found = &service->meetings[i];
        }
    return found;
}

void session_follow(const struct plan_wish *days, const struct course *course, const struct sessions *before,
                    struct follows *into)
{
    *into = (struct follows){0};
    for (size_t i = 0; i < before->count; i++) {
        const struct session *session = &course->sessions.items[i];
        const struct meeting_rule *rule = rule_of(days->service, session->kind);

        if (rule != NULL && session->status == SESSION_PLANNED)
            follow_rule(days, course, before, rule, i, into);
    }
}

bool session_beside(const struct service *service, const struct session *session, const struct session *other)
{
    return service->parents.kind == PARENTS_PARALLEL && other->number != session->number &&
           other->date == session->date && session->referral == 0 && other->referral == 0 &&
           !is_meeting(service, session) && !is_meeting(service, other) && session->children && other->parents &&
           !other->children;
}

void session_parents(const struct service *service, struct course *course)
{
    bool last = service->parents.kind == PARENTS_LAST;
    struct session *end;
    int promised = course->count - (course->for_referral == 0 ? limits_own_count(service, course) : 0);

    if (!last && service->parents.kind != PARENTS_FIRST)
        return;
    if (last && (course->count == 0 || stand(service, &course->sessions) < promised))
        return;
    end = at_the_end(service, &course->sessions, last);
    for (size_t i = 0; i < course->sessions.count; i++) {
        struct session *session = &course->sessions.items[i];

        if (session->status == SESSION_PLANNED && is_shared(service, session))
            session->parents = session == end;
    }
}
