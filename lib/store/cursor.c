#include "store/cursor.h"

void cursor_bind(struct query *query, const struct span *span)
{
    query_bind_number(query, ":first_year", span->first_year);
    query_bind_number(query, ":first_number", span->first_number);
    query_bind_number(query, ":last_year", span->last_year);
    query_bind_number(query, ":last_number", span->last_number);
    query_bind_text(query, ":service", span->service);
}

int cursor_next(struct cursor *cursor, struct messages *messages)
{
    cursor->at = query_step(cursor->query, messages);
    if (cursor->at > 0) {
        cursor->year = (int)query_number(cursor->query, 0);
        cursor->number = (int)query_number(cursor->query, 1);
    }
    return cursor->at < 0 ? -1 : 0;
}

int cursor_open(struct cursor *cursor, struct store *store, const char *sql, const struct span *span,
                struct messages *messages)
{
    cursor->query = query_begin(store, sql);
    cursor_bind(cursor->query, span);
    return cursor_next(cursor, messages);
}

int cursor_reach(struct cursor *cursor, int year, int number, struct messages *messages)
{
    while (cursor->at > 0 && (cursor->year < year || (cursor->year == year && cursor->number < number)))
        cursor_next(cursor, messages);
    if (cursor->at <= 0)
        return cursor->at;
    return cursor->year == year && cursor->number == number;
}

void cursor_close(struct cursor *cursor)
{
    query_end(cursor->query);
    *cursor = (struct cursor){0};
}
