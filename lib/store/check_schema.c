#include "base/i18n.h"
#include "store/check_parts.h"
#include "store/internal.h"
#include "store/schema_text.h"

#include "store/check.sql.h"
#include "store/schema.sql.h"

/* What the open file has under a name, against what the schema says. */
static int compare_object(const struct checking *checking, const char *name, const char *sql, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_OBJECT);
    int result;

    query_bind_text(query, ":name", name);
    result = query_step(query, messages);
    if (result == 0)
        check_tell(checking, CHECK_ERROR, name, _("this table, index or view is missing from the store"));
    else if (result > 0 && !schema_text_same(query_text(query, 0), sql))
        check_tell(checking, CHECK_ERROR, name, _("this table, index or view of the store is not as kreds makes it"));
    query_end(query);
    return result < 0 ? -1 : 0;
}

static int check_missing(const struct checking *checking, struct store *fresh, struct messages *messages)
{
    struct query *query = query_begin(fresh, SQL_CHECK_OBJECTS);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        result = compare_object(checking, query_text(query, 0), query_text(query, 1), messages);
        if (result != 0)
            break;
    }
    query_end(query);
    return result;
}

static int check_added(const struct checking *checking, struct store *fresh, struct messages *messages)
{
    struct query *ours = query_begin(checking->store, SQL_CHECK_OBJECTS);
    int result;

    while ((result = query_step(ours, messages)) > 0) {
        struct query *known = query_begin(fresh, SQL_CHECK_OBJECT);
        int there;

        query_bind_text(known, ":name", query_text(ours, 0));
        there = query_step(known, messages);
        query_end(known);
        if (there == 0)
            check_tell(checking, CHECK_WARNING, query_text(ours, 0), _("this object of the store is none of kreds's"));
        if (there < 0) {
            result = -1;
            break;
        }
    }
    query_end(ours);
    return result;
}

/* The embedded schema is run in memory, so that both sides are SQLite's own record of what was made. */
int check_schema(const struct checking *checking, struct messages *messages)
{
    struct store fresh = {0};
    int result = sqlite3_open_v2(":memory:", &fresh.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

    if (result == SQLITE_OK)
        result = store_execute(&fresh, SQL_SCHEMA, messages);
    else
        result = store_trouble(fresh.db, result, messages);
    if (result == 0)
        result = check_missing(checking, &fresh, messages);
    if (result == 0)
        result = check_added(checking, &fresh, messages);
    query_free_all(&fresh);
    sqlite3_close(fresh.db);
    return result;
}
