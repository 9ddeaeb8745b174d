/* What is owed by the house's own rules, which no catalogue names: a kind each, in a file of its own, beside the others in the table
 * of due_kinds.c. */
#ifndef KREDS_CMD_DUE_KINDS_H
#define KREDS_CMD_DUE_KINDS_H

#include "report/due_lines.h"

/* What is asked of a kind. */
struct due_asking {
    struct call *call;
    const struct matter_filter *filter; /* referral and service are looked at */
    const long *undecided;              /* those among them that nobody has decided, by reference */
    size_t undecided_count;
    int until;               /* the last day that is asked for; DATE_NONE: all */
    struct due_lines *lines; /* where the lines go */
    const char *what;        /* the kind's word */
};

/* Adds the lines of one kind: 0 or -1. */
typedef int due_kind_function(struct due_asking *asking);

due_kind_function due_parked_add, due_refusal_add, due_alert_add, due_untouched_add;

/* A line of one kind. Texts are copied. */
struct due_own {
    int year, number;   /* of the referral */
    const char *of;     /* what it counts from */
    const char *to;     /* recipients; NULL none */
    const char *leader; /* NULL none */
    int due_on;
    int since; /* the first day on which it can be settled */
};

/* Adds a line, unless it falls due after the last day that is asked for. */
void due_own_add(const struct due_asking *asking, const struct due_own *own);

/* Adds the lines of all kinds, once the matters of the filter have been judged. 0 or -1. */
int due_kinds_add(const struct matters *matters, const struct matter_filter *filter, int until,
                  struct due_lines *lines);

bool due_kind_known(const char *what);
/* Whether `report done` settles what is open of a kind on one referral, by what was done on a day. -1 with a message where nothing
 * is open, the day is too early, or something else settles it. */
int due_kind_settles(struct call *call, long referral, const char *reference, const char *what, int on);

#endif
