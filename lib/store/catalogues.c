#include "store/catalogues.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/query.h"

#include "store/transaction.sql.h"

int store_catalogue_keep(struct store *store, const char *digest, const char *text, int today,
                         struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CATALOGUE_KEEP);

    query_bind_text(query, ":digest", digest);
    query_bind_text(query, ":text", text);
    query_bind_date(query, ":today", today);
    return query_run(query, messages);
}

int store_catalogue_text(struct store *store, const char *digest, char **text, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CATALOGUE_TEXT);
    int result;

    *text = NULL;
    query_bind_text(query, ":digest", digest);
    result = query_step(query, messages);
    if (result > 0)
        *text = memory_text(query_text(query, 0));
    else if (result == 0)
        result = messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                              _("the store keeps no catalogue %.12s; wanted one that it kept"), digest);
    query_end(query);
    return result > 0 ? 0 : -1;
}
