/* How the wanted courses can be shared out among the leaders, whatever the days: each course its number of leaders of the roles
 * asked for, nobody more courses than there is room for. What fails here fails whatever the days; what is even here no plan can
 * better. Used by rules/year.h. */
#ifndef KREDS_RULES_YEAR_SHARE_H
#define KREDS_RULES_YEAR_SHARE_H

#include "rules/year_model.h"

struct year_share {
    const struct year_model *model;
    const int *left;                         /* courses still to be led, one a want */
    const int *room;                         /* courses that each leader can still take */
    int *gives;                              /* by want and leader: courses of the want that fall to the leader */
    int *given;                              /* courses that fall to each leader */
    size_t *queue, *from_leader, *from_want; /* the search for a way to give */
    bool *seen;
};

void year_share_begin(struct year_share *share, const struct year_model *model);
void year_share_end(struct year_share *share);

/* Shares out the courses that are left: false where there is no way. */
bool year_share_fill(struct year_share *share, const int *left, const int *room);

/* Then makes the loads, beside `loads` there are already, as even as can be: the sum of their squares is the least, and so is the
 * greatest of them. */
void year_share_even(struct year_share *share, const int *loads);

#endif
