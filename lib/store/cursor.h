/* Streams that all walk the references in their order, so that they can be merged as they come. */
#ifndef KREDS_STORE_CURSOR_H
#define KREDS_STORE_CURSOR_H

#include "store/query.h"

/* The references that the streams walk. */
struct span {
    int first_year, first_number;
    int last_year, last_number; /* in */
    const char *service;        /* NULL: all */
};

/* A statement whose first columns are year and number. */
struct cursor {
    struct query *query; /* NULL before it is opened */
    int year, number;    /* of the row that it stands on */
    int at;              /* 1 on a row, 0 past the end, -1 after a failure */
};

/* Opens a stream and steps to its first row. 0 or -1; closed with cursor_close also after a failure. */
int cursor_open(struct cursor *cursor, struct store *store, const char *sql, const struct span *span,
                struct messages *messages);
/* Steps over what stands before a reference. 1 when the stream stands on a row of it, 0 when there is none, -1. */
int cursor_reach(struct cursor *cursor, int year, int number, struct messages *messages);
/* Steps to the next row; 0 or -1. */
int cursor_next(struct cursor *cursor, struct messages *messages);
void cursor_close(struct cursor *cursor);
/* Binds a span's parameters. */
void cursor_bind(struct query *query, const struct span *span);

#endif
