/* One row's cells, put together from texts, numbers and dates without a buffer of one's own. */
#ifndef KREDS_CMD_CELLS_H
#define KREDS_CMD_CELLS_H

#include "output/rows.h"

#define CELLS_MOST 16

struct cells {
    const char *items[CELLS_MOST];
    char written[CELLS_MOST][32];
    size_t count;
};

void cells_text(struct cells *cells, const char *text); /* not copied; NULL is nothing */
void cells_number(struct cells *cells, long number);
void cells_date(struct cells *cells, int date); /* DATE_NONE is nothing */
void cells_time(struct cells *cells, int time); /* TIME_NONE is nothing */
void cells_reference(struct cells *cells, int year, int number);
void cells_person(struct cells *cells, int year, int number, int adult); /* 2026-0142+1 */
void cells_nothing(struct cells *cells);
/* Adds the row and empties the cells; as rows_add. */
int cells_row(struct cells *cells, struct rows *rows);

#endif
