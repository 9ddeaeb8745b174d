/* The weekly report's lines, gathered before they are written: as text for a reader, or as rows. */
#ifndef KREDS_CMD_WEEKLY_H
#define KREDS_CMD_WEEKLY_H

#include "common/command.h"

#include <stddef.h>

/* One line: a section's item with what is counted of it. */
struct weekly_line {
    const char *section; /* received, source, decided, waiting, sessions, coming, attendance, due, late: constants */
    char *item;
    char *detail;
    long count; /* -1: none */
    long days;  /* -1: none */
};

struct weekly_lines {
    struct weekly_line *items;
    size_t count;
};

void weekly_add(struct weekly_lines *lines, const char *section, const char *item, const char *detail, long count,
                long days);
void weekly_free(struct weekly_lines *lines);

/* Attendance of each course up to `to`, of the courses that met from `from` on; what is due at the end of the report's day. */
int weekly_attendance(struct call *call, int from, int to, struct weekly_lines *lines);
int weekly_due(struct call *call, struct weekly_lines *lines);

/* For a reader: a heading, then each section with its title, one that is empty said to be so. */
void weekly_text(const struct weekly_lines *lines, int from, int to);
/* section, item, detail, count, days. */
int weekly_rows(struct call *call, const struct weekly_lines *lines);

#endif
