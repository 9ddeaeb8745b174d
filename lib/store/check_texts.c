#include "base/digest.h"
#include "base/i18n.h"
#include "base/text.h"
#include "store/check_parts.h"
#include "store/query.h"

#include "store/check.sql.h"

#include <stdio.h>
#include <string.h>

enum { WHERE_TEXT = 32 };

/* Decisions and courses stand on these texts: one that was changed would tell them rules that never were. */
int check_texts(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_TEXTS);
    char where[WHERE_TEXT], digest[DIGEST_TEXT];
    int result;

    while ((result = query_step(query, messages)) > 0) {
        const char *text = query_text(query, 1);

        if (text_is(digest_of(text, strlen(text), digest), query_text(query, 0)))
            continue;
        snprintf(where, sizeof where, "catalogue %.12s", query_text(query, 0));
        check_tell(checking, CHECK_ERROR, where,
                   _("the catalogue kept under this digest is not the one that was kept; put back a backup"));
    }
    query_end(query);
    return result;
}
