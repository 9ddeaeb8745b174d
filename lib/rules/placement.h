/* Fair placement of the waiting into courses that have not begun (design, section 6, "Fair placement").
 *
 * In the order of the list, each has a place who can have one without taking it from somebody ahead: so as many as possible
 * are placed, and nobody is passed over for one behind. Then those placed are moved among their possible courses until every
 * course in use has its minimum; who is placed does not change by that. Only where that cannot be is a course left out, the one
 * that lacks most, and all are placed anew. The same input gives the same result. */
#ifndef KREDS_RULES_PLACEMENT_H
#define KREDS_RULES_PLACEMENT_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

/* One who waits. Texts and lists stay the caller's. */
struct waiting {
    long referral;
    int year, number; /* the reference */
    bool urgent;      /* --priority urgent at the decision */
    int accepted_on;  /* date; DATE_NONE comes last */
    int received_on;  /* date */
    const char *service;
    int birth_date;         /* DATE_NONE: not known */
    int age;                /* as told on received_on, whole years; -1: not told */
    const char *school;     /* may be NULL */
    unsigned possible_days; /* bits 1 << MONDAY …; 0: any */
    const long *before;     /* ids of courses it has or had a place in; NULL for none */
    size_t before_count;
};

/* A group course that may take somebody. Texts stay the caller's. */
struct offer {
    long course; /* id */
    const char *code;
    const char *service;
    int starts_on;        /* its first session, which gives the weekday too; DATE_NONE: takes nobody */
    bool begun;           /* a session was held already */
    int age_from, age_to; /* on the start date, both in; -1: any */
    bool at_school;       /* the service meets at school */
    const char *school;   /* whose pupils it is for, where at_school; NULL: any */
    int min, max;         /* places; 0: not said (max 0: no limit) */
    int placed;           /* places committed already: they count and stay */
};

/* A wish that two should be in the same course, or must not be. */
struct company {
    long referral; /* of one who waits */
    long other;    /* of one who waits too, or has a place */
    long course;   /* id of the course that `other` has a place in; 0: it waits */
    bool apart;    /* else together */
};

/* What became of a wish. */
enum company_end {
    COMPANY_OPEN,     /* neither has a place, or to be apart only one: nothing to honour */
    COMPANY_HONOURED, /* as it was wished */
    COMPANY_BROKEN,   /* both have a place, and it is not as it was wished */
    COMPANY_ALONE     /* should be together, and only one has a place */
};

/* What became of one who waits. */
struct seat {
    size_t waiting; /* index into the waiting */
    long course;    /* index into the offers, -1 for none */
    char *reason;   /* why there is none, in words; NULL with a course */
};

struct placement {
    struct seat *seats; /* all the waiting, in the order of the list */
    size_t count;
    size_t *left_out; /* indices into the offers: courses that cannot reach their minimum, in order of start and code */
    size_t left_out_count;
    enum company_end *company; /* beside the wishes; NULL without any */
};

/* Places the waiting; a course that began before `today` takes nobody. The caller frees with placement_free. */
struct placement *placement_make(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                                 size_t offer_count, int today);
/* The same, and among all the ways to seat those who are placed one that honours most wishes: first as many as can be apart, then as
 * many as can be together. How many are placed, who, and the minimums never change by it. Exact where there are few wishes; where there
 * are so many that not every way can be tried, the best that was found. */
struct placement *placement_make_with(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                                      size_t offer_count, const struct company *wishes, size_t wish_count, int today);
void placement_free(struct placement *placement);

/* The order of the list: urgent first, then the day accepted, the day received, the reference by its number. For qsort of
 * struct waiting. */
int placement_compare(const void *a, const void *b);

#endif
