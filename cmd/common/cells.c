#include "common/cells.h"

#include "base/date.h"
#include "model/referral.h"

#include <stdio.h>
#include <string.h>

void cells_text(struct cells *cells, const char *text)
{
    cells->items[cells->count++] = text;
}

void cells_nothing(struct cells *cells)
{
    cells_text(cells, NULL);
}

void cells_number(struct cells *cells, long number)
{
    char *into = cells->written[cells->count];
    snprintf(into, sizeof cells->written[0], "%ld", number);
    cells_text(cells, into);
}

void cells_date(struct cells *cells, int date)
{
    cells_text(cells, date == DATE_NONE ? NULL : date_write(date, cells->written[cells->count]));
}

void cells_time(struct cells *cells, int time)
{
    cells_text(cells, time == TIME_NONE ? NULL : time_write(time, cells->written[cells->count]));
}

void cells_reference(struct cells *cells, int year, int number)
{
    cells_text(cells, reference_write(year, number, cells->written[cells->count]));
}

void cells_person(struct cells *cells, int year, int number, int adult)
{
    char *into = cells->written[cells->count];
    reference_write(year, number, into);
    if (adult > 0)
        snprintf(into + strlen(into), sizeof cells->written[0] - strlen(into), "+%d", adult);
    cells_text(cells, into);
}

int cells_row(struct cells *cells, struct rows *rows)
{
    cells->count = 0;
    return rows_add(rows, cells->items);
}
