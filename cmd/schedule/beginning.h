/* When a group begins, for those who may come into it. */
#ifndef KREDS_CMD_BEGINNING_H
#define KREDS_CMD_BEGINNING_H

#include "common/formers.h"
#include "store/courses.h"

struct beginning {
    int on;    /* its first session; DATE_NONE where it has none */
    bool held; /* a session was held */
};

/* By the sessions that all of it share: neither a meeting around the course nor one family's own talk begins it. What is
 * a meeting tells the catalogue that the course was planned by, or the present one if it is loaded. The store must be open. 0 or -1. */
int beginning_find(struct call *call, struct formers *formers, const struct course_row *row, struct beginning *into);

/* How many places of a course are not free at a session of that day: who leaves on a later one has the place until then. 0 or -1. */
int beginning_taken(struct call *call, const struct course_row *row, int on, int *taken);

#endif
