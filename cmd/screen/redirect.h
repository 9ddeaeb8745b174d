/* A referral that is redirected goes on as another one, at the other service. */
#ifndef KREDS_CMD_REDIRECT_H
#define KREDS_CMD_REDIRECT_H

#include "common/command.h"
#include "common/judging.h"

/* What was opened so far, in the order of the decisions. All zero at the beginning. */
struct onward {
    struct call *call;
    const struct service *to;
    int on; /* the day of the decision */
    struct onward_item *items;
    size_t count;
};

/* Whether a referral can go on at the service: 0, or -1 with a message. */
int redirect_check(const struct onward *onward, long id, const struct judged *judged, const char *reference);
/* Opens it there, with what is known; the referral is changed on the way. */
int redirect_carry(struct onward *onward, struct referral *referral, const char *reference);
/* Prints a row for each that was opened. */
int redirect_print(const struct onward *onward);
void onward_free(struct onward *onward);

#endif
