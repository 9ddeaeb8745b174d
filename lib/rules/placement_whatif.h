/* What would have placed one who stays without a place: single changes, each tried by placing everybody anew with it and nothing
 * else changed. That somebody else further ahead would take what a change gives is thereby seen. */
#ifndef KREDS_RULES_PLACEMENT_WHATIF_H
#define KREDS_RULES_PLACEMENT_WHATIF_H

#include "rules/placement.h"

/* The smaller the earlier. */
enum change_kind {
    CHANGE_SEATS,   /* a course has `amount` seats more */
    CHANGE_AGE,     /* a course takes from or to the age `amount`, one year more than it does */
    CHANGE_MINIMUM, /* a course left out would begin with `amount` */
    CHANGE_DAY,     /* the family could come on the weekday `amount` */
    CHANGE_SCHOOL   /* a course was at the child's school */
};

struct change {
    enum change_kind kind;
    size_t offer; /* index into the offers; for a day, a course that meets on it */
    int amount;
};

#define CHANGES_MOST 5 /* told of one child */

struct whatif;

/* Looks into a placement of these waiting and offers on this day; all of them must outlive it. Freed with whatif_free. */
struct whatif *whatif_make(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                           size_t offer_count, int today, const struct placement *placement);
void whatif_free(struct whatif *whatif);

/* The changes any of which would have placed one (an index into the waiting), smallest first; how many. *whole false: there
 * was too much to try, so that others may do as well. What is tried altogether is bounded by counted work, so that the same input
 * gives the same answers. */
size_t whatif_changes(struct whatif *whatif, size_t waiting, struct change changes[CHANGES_MOST], bool *whole);

/* A change for a program (seats=ck+1, age=ck:9-13, minimum=ck:3, day=tue, school=ck) and in words; the caller frees. */
char *whatif_code(const struct change *change, const struct offer *offers);
char *whatif_words(const struct change *change, const struct offer *offers);

#endif
