#include "store/query.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* A statement kept for its next use. */
struct query {
    struct store *store;
    const char *sql;    /* the constant it was made from: its name in the list */
    sqlite3_stmt *stmt; /* NULL when it could not be prepared */
    char **names;       /* of its parameters, from number 1 on; copies: SQLite prepares a statement anew when it must */
    int name_count;
    int name_next;       /* the number behind the parameter bound last, less 1 */
    int fault;           /* the SQLite code of what went wrong before the first step; SQLITE_OK */
    const char *unknown; /* a parameter that the statement does not have; NULL */
    bool busy;           /* between query_begin and query_end */
    bool done;           /* stepped to the end */
    struct query *next;
};

/* A text of two statements would silently lose the second. */
static bool only_blank(const char *tail)
{
    return tail[strspn(tail, " \t\r\n;")] == '\0';
}

static void names_free(struct query *query)
{
    for (int i = 0; i < query->name_count; i++)
        free(query->names[i]);
    free(query->names);
}

static void query_prepare(struct query *query)
{
    const char *tail = "";

    query->fault = sqlite3_prepare_v3(query->store->db, query->sql, -1, SQLITE_PREPARE_PERSISTENT, &query->stmt, &tail);
    if (query->fault == SQLITE_OK && (query->stmt == NULL || !only_blank(tail)))
        query->fault = SQLITE_MISUSE;
    names_free(query);
    query->name_count = query->stmt == NULL ? 0 : sqlite3_bind_parameter_count(query->stmt);
    query->names = memory_new(((size_t)query->name_count + 1) * sizeof *query->names);
    for (int i = 0; i < query->name_count; i++)
        query->names[i] = memory_text(sqlite3_bind_parameter_name(query->stmt, i + 1));
}

/* One that runs already (a statement used inside its own loop) is left alone, and a second one prepared. */
struct query *query_begin(struct store *store, const char *sql)
{
    struct query *query = store->queries;

    while (query != NULL && (query->sql != sql || query->busy))
        query = query->next;
    if (query == NULL) {
        query = memory_new(sizeof *query);
        query->store = store;
        query->sql = sql;
        query->next = store->queries;
        store->queries = query;
    }
    if (query->stmt == NULL || query->fault != SQLITE_OK) {
        sqlite3_finalize(query->stmt);
        query->stmt = NULL;
        query_prepare(query);
    }
    query->busy = true;
    return query;
}

/* The number of a parameter, 0 (and the fault kept for query_step) when there is none of that name. They are bound in their own order
 * as a rule, so the next one is looked at first. */
static int query_parameter(struct query *query, const char *name)
{
    int number = query->name_next + 1;

    if (query->fault != SQLITE_OK)
        return 0;
    if (number > query->name_count || !text_is(query->names[number - 1], name))
        number = sqlite3_bind_parameter_index(query->stmt, name);
    query->name_next = number;
    if (number == 0)
        query->unknown = name;
    return number;
}

static void query_bound(struct query *query, int code)
{
    if (code != SQLITE_OK && query->fault == SQLITE_OK)
        query->fault = code;
}

void query_bind_text(struct query *query, const char *name, const char *value)
{
    int number = query_parameter(query, name);

    if (number != 0 && value != NULL) /* what is not bound is NULL */
        query_bound(query, sqlite3_bind_text(query->stmt, number, value, -1, SQLITE_STATIC));
}

void query_bind_bytes(struct query *query, const char *name, const void *bytes, int size)
{
    int number = query_parameter(query, name);

    if (number != 0)
        query_bound(query, sqlite3_bind_blob(query->stmt, number, bytes, size, SQLITE_STATIC));
}

void query_bind_number(struct query *query, const char *name, long value)
{
    int number = query_parameter(query, name);

    if (number != 0)
        query_bound(query, sqlite3_bind_int64(query->stmt, number, value));
}

void query_bind_null(struct query *query, const char *name)
{
    int number = query_parameter(query, name);

    if (number != 0)
        query_bound(query, sqlite3_bind_null(query->stmt, number));
}

void query_bind_date(struct query *query, const char *name, int date)
{
    char text[DATE_TEXT];
    int number = query_parameter(query, name);

    if (number != 0 && date != DATE_NONE)
        query_bound(query, sqlite3_bind_text(query->stmt, number, date_write(date, text), -1, SQLITE_TRANSIENT));
}

void query_bind_time(struct query *query, const char *name, int time)
{
    char text[TIME_TEXT];
    int number = query_parameter(query, name);

    if (number != 0 && time != TIME_NONE)
        query_bound(query, sqlite3_bind_text(query->stmt, number, time_write(time, text), -1, SQLITE_TRANSIENT));
}

int query_step(struct query *query, struct messages *messages)
{
    int code;

    if (query->unknown != NULL)
        return messages_add(messages, TROUBLE_FAULT, NULL,
                            _("a statement of the store has no parameter %s; wanted one that it has"), query->unknown);
    if (query->fault != SQLITE_OK)
        return store_failed(query->store, query->fault, messages);
    if (query->done)
        return 0;
    code = sqlite3_step(query->stmt);
    if (code == SQLITE_ROW)
        return 1;
    query->done = true;
    if (code == SQLITE_DONE)
        return 0;
    query->fault = code;
    return store_failed(query->store, code, messages);
}

const char *query_text(const struct query *query, int column)
{
    return (const char *)sqlite3_column_text(query->stmt, column);
}

const void *query_bytes(const struct query *query, int column, int *size)
{
    const void *bytes = sqlite3_column_blob(query->stmt, column);

    *size = sqlite3_column_bytes(query->stmt, column);
    return bytes;
}

long query_number(const struct query *query, int column)
{
    return sqlite3_column_int64(query->stmt, column);
}

bool query_null(const struct query *query, int column)
{
    return sqlite3_column_type(query->stmt, column) == SQLITE_NULL;
}

int query_date(const struct query *query, int column)
{
    const char *text = query_text(query, column);
    int date = DATE_NONE;

    if (text != NULL && !date_read(text, &date))
        return DATE_NONE;
    return date;
}

int query_time(const struct query *query, int column)
{
    const char *text = query_text(query, column);
    int time = TIME_NONE;

    if (text != NULL && !time_read(text, &time))
        return TIME_NONE;
    return time;
}

void query_end(struct query *query)
{
    if (query == NULL)
        return;
    if (query->stmt != NULL) {
        sqlite3_reset(query->stmt);
        sqlite3_clear_bindings(query->stmt);
    }
    query->unknown = NULL;
    query->name_next = 0;
    query->done = false;
    query->busy = false;
}

int query_run(struct query *query, struct messages *messages)
{
    int result = query_step(query, messages);

    while (result > 0)
        result = query_step(query, messages);
    query_end(query);
    return result;
}

int query_texts(struct query *query, struct texts *into, struct messages *messages)
{
    int result;

    while ((result = query_step(query, messages)) > 0)
        texts_add(into, query_text(query, 0));
    query_end(query);
    return result;
}

int query_numbers(struct query *query, int (*each)(void *context, long number), void *context,
                  struct messages *messages)
{
    int result;

    while ((result = query_step(query, messages)) > 0)
        if ((result = each(context, query_number(query, 0))) != 0)
            break;
    query_end(query);
    return result;
}

void query_free_all(struct store *store)
{
    while (store->queries != NULL) {
        struct query *query = store->queries;

        store->queries = query->next;
        sqlite3_finalize(query->stmt);
        names_free(query);
        free(query);
    }
}

long store_last_id(const struct store *store)
{
    return sqlite3_last_insert_rowid(store->db);
}

long store_changed(const struct store *store)
{
    return sqlite3_changes(store->db);
}

const struct store_who *store_acting(const struct store *store)
{
    return store->transaction.open ? &store->transaction.who : NULL;
}
