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
 * has begun, ended or been taken back is past deciding. Source: design, states of a referral. */
static bool state_open(const struct deciding *deciding)
{
    switch (deciding->state) {
    case STATE_RECEIVED:
    case STATE_INTERVIEW:
    case STATE_DECLINED: return true;
    case STATE_WAITING: return !deciding->accept;
    default: return false;
    }
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
    if (deciding->child_case == TRUTH_YES && !deciding->caseworker)
        obstacles_add(into, OBSTACLE_CASEWORKER, true, NULL);
}

/* Source: design, recording: a decision's day is held against the matter's own dates, never against the day of
 * typing. */
void deciding_obstacles(const struct deciding *deciding, struct obstacles *into)
{
    char day[DATE_TEXT];

    if (!state_open(deciding)) {
        obstacles_add(into, OBSTACLE_STATE, false, memory_text(named_name(referral_state_names, (int)deciding->state)));
        return;
    }
    if (deciding->received_on != DATE_NONE && deciding->decided_on < deciding->received_on)
        obstacles_add(into, OBSTACLE_DATE, false, memory_text(date_write(deciding->received_on, day)));
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

/* Of a reference and the obstacle's detail; a format that names no detail leaves it out. */
static const char *obstacle_format(enum obstacle_kind kind)
{
    switch (kind) {
    case OBSTACLE_STATE: return _("%s is %s; that can no longer be decided so");
    case OBSTACLE_DATE: return _("%s was received on %s, after the day of the decision; give a later --on");
    case OBSTACLE_INELIGIBLE: return _("%s does not meet a must: %s; wanted met, or --override REASON");
    case OBSTACLE_INCOMPLETE: return _("%s lacks facts: %s; wanted answers, or --override REASON");
    case OBSTACLE_INTERVIEW:
        return _("%s has had no interview with the outcome agreed; the service requires one, or --override REASON");
    case OBSTACLE_CASEWORKER: break;
    }
    return _("%s has a child case and no caseworker named; wanted a name or e-mail address, or --override REASON");
}

int deciding_tell(const struct obstacles *obstacles, const char *reference, bool override, struct messages *messages)
{
    int status = 0;

    for (size_t i = 0; i < obstacles->count; i++) {
        const struct obstacle *obstacle = &obstacles->items[i];

        if (override && obstacle->overridable)
            continue;
        status = messages_add(messages, TROUBLE_FORBIDDEN, NULL, obstacle_format(obstacle->kind), reference,
                              obstacle->detail == NULL ? "" : obstacle->detail);
    }
    return status;
}
