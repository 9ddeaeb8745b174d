/* A sheet's headings as columns with paths. */
#ifndef KREDS_INTAKE_HEADINGS_H
#define KREDS_INTAKE_HEADINGS_H

#include "intake/path.h"
#include "intake/row_reader.h"

struct column {
    char *path;
    enum path_kind kind; /* never PATH_UNKNOWN */
    int number;          /* of the person in the path; 0 for none */
    size_t cell;         /* from 0 */
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
