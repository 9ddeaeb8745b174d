/* What is owed, as lines that wait to be printed or counted. */
#ifndef KREDS_CMD_DUE_LINES_H
#define KREDS_CMD_DUE_LINES_H

#include "report/matters.h"

#include <stdbool.h>
#include <stddef.h>

/* One thing that is owed. */
struct due_line {
    int year, number; /* of the referral */
    char *what;
    char *of;     /* what it counts from, or COURSE/N */
    char *to;     /* recipients, "" for none */
    char *leader; /* NULL for none */
    int due_on;
    bool overdue;
    int since; /* of the house's own rules: the first day on which it can be settled; 0 for the catalogue's */
};

/* All zero is an empty list. */
struct due_lines {
    struct due_line *items;
    size_t count;
};

/* Adds what is owed on the matters that the filter lets through, up to the last day `until` (DATE_NONE: all). 0 or -1. */
int due_lines_add(struct due_lines *lines, struct matters *matters, const struct matter_filter *filter, int until);
/* By the day, the reference, and what it is; a line that came twice is one. */
void due_lines_sort(struct due_lines *lines);
void due_lines_free(struct due_lines *lines);

#endif
