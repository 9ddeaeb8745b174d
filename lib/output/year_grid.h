/* A year's courses by week: the weeks across, a line a course, for the wall. As text, or as a page of HTML that stands by itself. */
#ifndef KREDS_OUTPUT_YEAR_GRID_H
#define KREDS_OUTPUT_YEAR_GRID_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* One course. Nothing in it is owned. */
struct grid_course {
    const char *code, *service;
    const char *day;     /* mon … sun */
    const char *time;    /* HH:MM; "" for none */
    const char *venue;   /* may be NULL */
    const char *leaders; /* codes */
    const int *dates;    /* of its sessions, in order */
    size_t date_count;
};

/* A week in which the house is closed on some day. */
struct grid_closed {
    int monday;
    bool holiday;      /* a public holiday is among them */
    const char *names; /* of the holidays and closed periods */
};

struct year_grid {
    const char *title;
    const char *language; /* of the page: "da" or "en" */
    const struct grid_course *courses;
    size_t course_count;
    const struct grid_closed *closed; /* in order of week */
    size_t closed_count;
};

void year_grid_text(FILE *out, const struct year_grid *grid);
void year_grid_html(FILE *out, const struct year_grid *grid);

/* The Mondays of the first and the last week with a session; false where there is none. */
bool year_grid_weeks(const struct year_grid *grid, int *first, int *last);

/* Sessions of a course in the week of a Monday. */
size_t year_grid_sessions(const struct grid_course *course, int monday);

/* What closes the week of a Monday; NULL for nothing. */
const struct grid_closed *year_grid_closed(const struct year_grid *grid, int monday);

#endif
