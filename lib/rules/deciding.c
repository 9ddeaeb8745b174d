#include "rules/deciding.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"

#include <stdlib.h>

static void obstacles_add(struct obstacles *into, enum obstacle_kind kind, bool overridable, char *detail)
{
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = (struct obstacle){.kind = kind, .overridable = overridable, .detail = detail};
}

static char *reasons_joined(const struct texts *reasons)
{
    struct text joined = {0};

    text_add(&joined, "");
    if (reasons != NULL)
        texts_join(reasons, ", ", &joined);
    return joined.bytes;
}

/* What has come in can be decided, and what was declined looked at again; the waiting can still be declined or sent on. What
 * has begun, ended or been taken back is past deciding: true then, and the obstacle told. Source: design, states of a referral. */
static bool state_obstacle(const struct deciding *deciding, struct obstacles *into)
{
    char *state = memory_text(named_name(referral_state_names, (int)deciding->state));

    switch (deciding->state) {
    case STATE_WAITING:
        if (!deciding->accept)
            break;
        obstacles_add(into, OBSTACLE_ACCEPTED, false, state);
        return true;
    case STATE_PLACED:
        obstacles_add(into, deciding->accept ? OBSTACLE_ACCEPTED : OBSTACLE_PLACED, false, state);
        return true;
    case STATE_REDIRECTED: obstacles_add(into, OBSTACLE_REDIRECTED, false, state); return true;
    case STATE_WITHDRAWN:
    case STATE_COMPLETED:
    case STATE_LEFT: obstacles_add(into, OBSTACLE_CLOSED, false, state); return true;
    case STATE_RECEIVED:
    case STATE_INTERVIEW:
    case STATE_DECLINED: break;
    }
    free(state);
    return false;
}

/* Source: design, recording: a decision's day is held against the matter's own dates, never against the day of typing. */
static void date_obstacle(const struct deciding *deciding, enum obstacle_kind kind, int day, struct obstacles *into)
{
    char text[DATE_TEXT];

    if (day != DATE_NONE && deciding->decided_on < day)
        obstacles_add(into, kind, false, memory_text(date_write(day, text)));
}

/* Sources: design, the command line (`screen decide` against a must or without the facts) and the key `interview`;
 * domain, the children's groups of Copenhagen: with a child case the caseworker must always be involved. */
static void accept_obstacles(const struct deciding *deciding, struct obstacles *into)
{
    if (deciding->verdict == VERDICT_INELIGIBLE)
        obstacles_add(into, OBSTACLE_INELIGIBLE, true, reasons_joined(deciding->reasons));
    else if (deciding->verdict == VERDICT_INCOMPLETE)
        obstacles_add(into, OBSTACLE_INCOMPLETE, true, reasons_joined(deciding->reasons));
    if (deciding->interview == INTERVIEW_REQUIRED && !deciding->interview_agreed)
        obstacles_add(into, OBSTACLE_INTERVIEW, true, NULL);
    else if (deciding->interview == INTERVIEW_REQUIRED)
        date_obstacle(deciding, OBSTACLE_INTERVIEW_DATE, deciding->interview_on, into);
    if (deciding->child_case == TRUTH_YES && !deciding->caseworker)
        obstacles_add(into, OBSTACLE_CASEWORKER, true, NULL);
}

void deciding_obstacles(const struct deciding *deciding, struct obstacles *into)
{
    if (state_obstacle(deciding, into))
        return;
    date_obstacle(deciding, OBSTACLE_DATE, deciding->received_on, into);
    date_obstacle(deciding, OBSTACLE_EARLIER, deciding->decided_before, into);
    if (deciding->accept)
        accept_obstacles(deciding, into);
}

void obstacles_free(struct obstacles *obstacles)
{
    for (size_t i = 0; i < obstacles->count; i++)
        free(obstacles->items[i].detail);
    free(obstacles->items);
    *obstacles = (struct obstacles){0};
}

/* Of a reference and the obstacle's detail, or the reference once more where there is no detail. */
static const char *obstacle_format(enum obstacle_kind kind)
{
    switch (kind) {
    case OBSTACLE_ACCEPTED: return _("%s was accepted already and is %s; schedule assign and leave change its place");
    case OBSTACLE_PLACED: return _("%s has a place; wanted schedule leave, which ends it");
    case OBSTACLE_REDIRECTED: return _("%s goes on elsewhere already; wanted a decision on that referral");
    case OBSTACLE_CLOSED: return _("%s is %s; wanted a new referral");
    case OBSTACLE_DATE: return _("%s was received on %s, after the day of the decision; give a later --on");
    case OBSTACLE_EARLIER: return _("%s was decided on %s, after the day of this decision; give a later --on");
    case OBSTACLE_INTERVIEW_DATE:
        return _("%s had its interview on %s, after the day of the decision; give a later --on");
    case OBSTACLE_INELIGIBLE: return _("%s does not meet a must: %s; wanted met, or --override REASON");
    case OBSTACLE_INCOMPLETE: return _("%s lacks facts: %s; wanted answers, or --override REASON");
    case OBSTACLE_INTERVIEW:
        return _("%s has had no interview with the outcome agreed; the service requires one, or --override REASON");
    case OBSTACLE_CASEWORKER: break;
    }
    return _(
        "%s has a child case and no caseworker named; wanted refer set %s caseworker.name=NAME, or --override REASON");
}

int deciding_tell(const struct obstacles *obstacles, const char *reference, bool override, struct messages *messages)
{
    int status = 0;

    for (size_t i = 0; i < obstacles->count; i++) {
        const struct obstacle *obstacle = &obstacles->items[i];

        if (override && obstacle->overridable)
            continue;
        status = messages_add(messages, TROUBLE_FORBIDDEN, NULL, obstacle_format(obstacle->kind), reference,
                              obstacle->detail == NULL ? reference : obstacle->detail);
    }
    return status;
}
