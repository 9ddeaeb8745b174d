#include "table.h"

#include "base/date.h"
#include "base/text.h"

#include <err.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void table_run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        errx(EXIT_FAILURE, "%s: %s", sql, sqlite3_errmsg(db));
}

struct table table_open(sqlite3 *db, const char *name, const char *columns)
{
    struct table table = {.db = db};
    struct text sql = {0};

    text_add_format(&sql, "INSERT INTO %s (%s) VALUES (?", name, columns);
    for (const char *comma = strchr(columns, ','); comma != NULL; comma = strchr(comma + 1, ','))
        text_add(&sql, ", ?");
    text_add(&sql, ")");
    if (sqlite3_prepare_v3(db, text_bytes(&sql), -1, SQLITE_PREPARE_PERSISTENT, &table.insert, NULL) != SQLITE_OK)
        errx(EXIT_FAILURE, "%s: %s", text_bytes(&sql), sqlite3_errmsg(db));
    text_free(&sql);
    return table;
}

static void bind_number(sqlite3_stmt *insert, int column, long value, long none)
{
    if (value == none)
        sqlite3_bind_null(insert, column);
    else
        sqlite3_bind_int64(insert, column, value);
}

static void bind_date(sqlite3_stmt *insert, int column, int date)
{
    char text[DATE_TEXT];

    if (date == DATE_NONE)
        sqlite3_bind_null(insert, column);
    else
        sqlite3_bind_text(insert, column, date_write(date, text), -1, SQLITE_TRANSIENT);
}

void table_put(const struct table *table, const char *types, ...)
{
    va_list values;

    if ((int)strlen(types) != sqlite3_bind_parameter_count(table->insert))
        errx(EXIT_FAILURE, "%s: not as many values as columns", sqlite3_sql(table->insert));
    va_start(values, types);
    for (int column = 1; types[column - 1] != '\0'; column++)
        switch (types[column - 1]) {
        case 'i': sqlite3_bind_int64(table->insert, column, va_arg(values, long)); break;
        case 't': sqlite3_bind_text(table->insert, column, va_arg(values, const char *), -1, SQLITE_TRANSIENT); break;
        case 'd': bind_date(table->insert, column, va_arg(values, int)); break;
        case 'o': bind_number(table->insert, column, va_arg(values, long), 0); break;
        default: bind_number(table->insert, column, va_arg(values, int), -1); break;
        }
    va_end(values);
    if (sqlite3_step(table->insert) != SQLITE_DONE)
        errx(EXIT_FAILURE, "%s: %s", sqlite3_sql(table->insert), sqlite3_errmsg(table->db));
    sqlite3_reset(table->insert);
}

void table_close(struct table *table)
{
    sqlite3_finalize(table->insert);
    *table = (struct table){0};
}
