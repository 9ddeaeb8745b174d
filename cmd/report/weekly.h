/* The weekly report, gathered before it is written: as text for a reader, or as rows. */
#ifndef KREDS_CMD_WEEKLY_H
#define KREDS_CMD_WEEKLY_H

#include "common/command.h"
#include "rules/presence.h"

#include <stddef.h>

/* One line: a section's item with what is counted of it. */
struct weekly_line {
    const char *section; /* received, source, decided, waiting, sessions, coming, due, late: constants */
    char *item;
    char *detail;
    long count; /* -1: none */
    long days;  /* -1: none */
};

/* The attendance of one course's citizens or adults. */
struct weekly_presence {
    char *code;
    bool adults;
    struct presence presence;
};

struct weekly {
    int from, to; /* first and last day of the week */
    int today;    /* when it was made: what is due is seen from here */
    struct weekly_line *lines;
    size_t count;
    struct weekly_presence *presences;
    size_t presence_count;
};

void weekly_add(struct weekly *weekly, const char *section, const char *item, const char *detail, long count,
                long days);

/* Attendance of each course up to the week's last day, of the courses that had not ended before the week. */
int weekly_attendance(struct call *call, struct weekly *weekly);
/* What is overdue today, and what falls due soon. */
int weekly_due(struct call *call, struct weekly *weekly);

/* For a reader: a heading, then each section with its title, one that is empty said to be so. */
void weekly_text(const struct weekly *weekly);
/* section, item, detail, count, days. */
int weekly_rows(struct call *call, const struct weekly *weekly);

#endif
