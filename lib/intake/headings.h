/* A sheet's headings as columns with paths. */
#ifndef KREDS_INTAKE_HEADINGS_H
#define KREDS_INTAKE_HEADINGS_H

#include "intake/path.h"
#include "intake/row_reader.h"

#include <stdint.h>

#define CELL_NONE SIZE_MAX

struct column {
    char *path; /* of the form */
    char *
        tick; /* the item of the list `path` that a cross in this column stands for; NULL where cells hold what they say */
    enum path_kind kind; /* never PATH_UNKNOWN */
    int number;          /* of the person in the path; 0 for none */
    size_t cell;         /* from 0; CELL_NONE where the sheet has no such column, only the map its constant */
    unsigned wants;      /* how a cell may be understood: bits of intake/cell.h */
    char separator;      /* of a list's items */
    const struct mapping_values *values;     /* the mapping's; NULL */
    const struct mapping_constant *constant; /* what is said where the cell is blank, the mapping's; NULL */
};

struct columns {
    struct column *items; /* in the order of their numbers, then of the sheet */
    size_t count;
};

/* As row_reader_open tells; `into` is freed by columns_free either way. */
int columns_read(const char *file, const char *const *headings, size_t count, const struct mapping *mapping,
                 const struct catalogue *catalogue, struct columns *into, struct messages *messages);
void columns_free(struct columns *columns);

#endif
