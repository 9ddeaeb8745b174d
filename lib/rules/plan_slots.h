/* The shape of a course: what kind of session comes where, and who takes part. Used by rules/planning.h. */
#ifndef KREDS_RULES_PLAN_SLOTS_H
#define KREDS_RULES_PLAN_SLOTS_H

#include "model/service.h"
#include "rules/planning.h"

/* One ordinary session to be dated. */
struct plan_slot {
    const char *kind; /* not owned */
    int minutes;      /* 0: not said */
    bool own;         /* of an individual part of a group: each place has its own dates, later */
};

struct plan_slots {
    struct plan_slot *items;
    size_t count;
};

/* The kind of a service's ordinary sessions: group, individual, family or class; of several the one that the citizen is. */
const char *plan_kind(const struct plan_wish *wish);
/* Sessions in the service's parts together. */
int plan_parts_count(const struct sessions_rule *rule);
/* `count` slots: the parts in order, then ordinary sessions of `minutes`. Freed with plan_slots_free. */
void plan_slots_fill(const struct plan_wish *wish, size_t count, int minutes, struct plan_slots *into);
void plan_slots_free(struct plan_slots *slots);

/* Sets who takes part in each of the dated ordinary sessions; `whole`: the last one is among them. */
void plan_participants(const struct service *service, bool whole, struct sessions *sessions);

#endif
