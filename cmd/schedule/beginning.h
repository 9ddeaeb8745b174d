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

/* Adds to the open places those that somebody leaves after that day, and has until then. 0 or -1. */
int beginning_count(struct call *call, long course, int on, int *placed);

#endif
