/* What a coordinator wants of a year: the plan in YAML that `schedule year` reads (kreds-schedule(1), "THE YEAR'S PLAN"). What each
 * course leaves out is what the plan says for all, or what the service itself says. */
#ifndef KREDS_INTAKE_YEAR_WISH_H
#define KREDS_INTAKE_YEAR_WISH_H

#include "base/message.h"
#include "base/text.h"
#include "input/node.h"
#include "model/catalogue.h"

#include <stdbool.h>
#include <stddef.h>

#define YEAR_COURSES_MOST 300 /* in one plan */

/* Times of day, in the order in which they are preferred. */
struct wish_times {
    int *items;
    size_t count;
};

/* Who is with a parallel parent group. */
enum year_parents {
    YEAR_PARENTS_APART,   /* a leader in a room of its own, where any are free */
    YEAR_PARENTS_TOGETHER /* the course's own leaders, at the children's sessions */
};

/* One entry under `courses`. After reading, what it left out is filled in from the plan and the service. */
struct year_wish {
    struct position at;
    char *service;
    int count;            /* courses */
    int earliest, latest; /* dates: no first session before, no last one after */
    unsigned days;        /* weekdays that a course may be on, bits */
    struct wish_times times;
    struct texts venues;  /* empty: no venue */
    struct texts leaders; /* codes of those who may lead; empty: any */
    struct position leaders_at;
    int age_from, age_to; /* -1: any */
    int sessions;         /* 0: the service's number */
    int minutes;          /* 0: the service's length */
    int parents;          /* enum year_parents; of a parallel parent group alone */
    char *school;         /* that the courses meet at; may be NULL */
};

/* How much one leader takes on. */
struct year_limit {
    struct position at;
    char *leader;
    int courses; /* of this plan, at most; 0: none */
};

struct year_wishes {
    char *name;           /* of the plan */
    int earliest, latest; /* dates; DATE_NONE where each course says so itself */
    unsigned days;        /* 0: not said */
    struct wish_times times;
    struct texts venues; /* those there are; empty: as the courses name them */
    int max_courses;     /* of this plan for each leader, at most; -1: not said */
    struct year_limit *limits;
    size_t limit_count;
    struct year_wish *courses;
    size_t course_count;
};

/* Reads the plan, held against the catalogue's services. All that is wrong is appended with its place, as TROUBLE_DATA: 0, or -1
 * with messages. `into` needs no preparing and is freed with year_wishes_free either way. */
int year_wishes_read(const struct node *root, const struct catalogue *catalogue, struct year_wishes *into,
                     struct messages *messages);
void year_wishes_free(struct year_wishes *wishes);

#endif
