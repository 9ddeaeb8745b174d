#include "store/store.h"

#include "base/date.h"
#include "store/internal.h"

#include "store/open.sql.h"

int store_execute(struct store *store, const char *sql, struct messages *messages)
{
    int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    return code == SQLITE_OK ? 0 : store_failed(store, code, messages);
}

void store_patience(struct store *store, int milliseconds)
{
    sqlite3_busy_timeout(store->db, milliseconds);
}

int store_version(struct store *store)
{
    struct messages ignored = {0};
    struct query *query = query_begin(store, SQL_OPEN_VERSION);
    int version = query_step(query, &ignored) > 0 ? (int)query_number(query, 0) : -1;

    query_end(query);
    messages_free(&ignored);
    return version;
}

int store_began_on(struct store *store)
{
    struct messages ignored = {0};
    struct query *query = query_begin(store, SQL_OPEN_BEGAN_ON);
    int date = query_step(query, &ignored) > 0 ? query_date(query, 0) : DATE_NONE;

    query_end(query);
    messages_free(&ignored);
    return date;
}

bool store_on_network(const struct store *store)
{
    return store->network;
}

/* Inside a writing transaction all is of one moment already. */
int store_read_begin(struct store *store, struct messages *messages)
{
    if (store->reading || store->transaction.open)
        return 0;
    if (store_execute(store, "BEGIN", messages) != 0)
        return -1;
    store->reading = true;
    return 0;
}

void store_read_end(struct store *store)
{
    if (store->reading)
        sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
    store->reading = false;
}
