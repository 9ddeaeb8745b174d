/* The parallel parent group: the parents meet at the same hour as the children at some of the sessions, and have to come to some of
 * those (design, catalogue: `parents: {parallel, attend}`; domain, the children's groups of Copenhagen: between 4 and 6 times).
 *
 * It has sessions of its own, of the kind PARENT_GROUP, where somebody else holds them in another room; they are none of the
 * course's ordinary sessions. Where the course's own leaders have a part for the parents, these come to the ordinary ones. */
#ifndef KREDS_RULES_PARENT_GROUP_H
#define KREDS_RULES_PARENT_GROUP_H

#include "base/message.h"
#include "model/course.h"
#include "model/service.h"

/* Whether a kind is that of the parent group's own sessions. */
bool parent_group_kind(const struct service *service, const char *kind);

/* Whether a session that was not cancelled is one of the parent group, its own or one at which parents and children both are. */
bool parent_group_meets(const struct service *service, const struct session *session);
/* How many such sessions a course has. */
int parent_group_count(const struct service *service, const struct course *course);
/* Whether a course's parent group has sessions of its own. */
bool parent_group_apart(const struct service *service, const struct course *course);

/* How many of those the course promises: the service's, or as many as it has sessions where these are fewer. */
int parent_group_promised(const struct service *service, const struct course *course);
/* How many more it promises than stand, where the group has sessions of its own; else 0: who takes part follows the course's. */
int parent_group_missing(const struct service *service, const struct course *course);
/* The last by day of the group's own sessions, cancelled or not: how the next one is held. NULL where it has none. */
const struct session *parent_group_last(const struct service *service, const struct course *course);

/* Gives each ordinary session at which parents are another one beside it, for them alone; appended in the same order. */
void parent_group_part(struct sessions *sessions);

/* One family's place, and the sessions (their numbers) at which one of its adults was. */
struct parent_seat {
    const struct service *service; /* as the catalogue has it that the course was planned by */
    const struct course *course;   /* with its sessions */
    int from, to;                  /* the place; `to` DATE_NONE while it is open */
    bool closed;                   /* what was planned and never recorded is no longer to come */
    const int *came;               /* a number may stand there twice, as two parents came */
    size_t came_count;
};

/* How often the parents came, how often they still can, and whether that is less than the service wants. */
struct parent_tally {
    int came, left, wanted; /* wanted 0: not said */
    bool short_of;
};

struct parent_tally parent_group_tally(const struct parent_seat *seat);

#endif
