#include "store/optional.h"

#include "base/date.h"
#include "base/memory.h"

void optional_bind(struct query *query, const char *name, long value, long none)
{
    if (value == none)
        query_bind_null(query, name);
    else
        query_bind_number(query, name, value);
}

int optional_number(const struct query *query, int column, int none)
{
    return query_null(query, column) ? none : (int)query_number(query, column);
}

void optional_bind_days(struct query *query, const char *name, unsigned days, char into[WEEKDAYS_TEXT])
{
    query_bind_text(query, name, days == 0 ? NULL : weekdays_write(days, into));
}

unsigned optional_days(const struct query *query, int column)
{
    const char *text = query_text(query, column);
    unsigned days = 0;

    if (text != NULL && !weekdays_read(text, &days))
        return 0;
    return days;
}

char *optional_text(const struct query *query, int column)
{
    return memory_text(query_text(query, column));
}
