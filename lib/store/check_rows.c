#include "base/i18n.h"
#include "model/referral.h"
#include "store/check_parts.h"
#include "store/query.h"

#include "store/check.sql.h"

#include <stdio.h>

enum { WHERE_TEXT = 32 };

static int check_series(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_SERIES);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        char where[WHERE_TEXT];

        snprintf(where, sizeof where, "series %ld", query_number(query, 0));
        check_tell(checking, CHECK_ERROR, where,
                   query_number(query, 2) == 1
                       ? _("there is a referral %ld, but only %ld was counted: its number would be given out twice")
                       : _("there is a referral %ld, but only %ld were counted: its number would be given out twice"),
                   query_number(query, 1), query_number(query, 2));
    }
    query_end(query);
    return result;
}

static int check_capacity(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_CAPACITY);
    int result;

    while ((result = query_step(query, messages)) > 0)
        check_tell(checking, CHECK_ERROR, query_text(query, 0),
                   _("%ld places are open at one time; the course has room for %ld"), query_number(query, 2),
                   query_number(query, 1));
    query_end(query);
    return result;
}

/* A session keeps its number when it moves, so this may be as it was meant. */
static int check_order(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_ORDER);
    int result;

    while ((result = query_step(query, messages)) > 0)
        check_tell(checking, CHECK_WARNING, query_text(query, 0),
                   _("this session is dated before one with a lower number; was it meant so?"));
    query_end(query);
    return result;
}

static int check_attendance(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_ATTENDANCE);
    int result;

    while ((result = query_step(query, messages)) > 0)
        check_tell(checking, CHECK_ERROR, query_text(query, 0),
                   query_number(query, 1) == 1 ? _("%ld participant is marked on a day without a place")
                                               : _("%ld participants are marked on a day on which they had no place"),
                   query_number(query, 1));
    query_end(query);
    return result;
}

static int check_accepted(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_ACCEPTED);
    char where[REFERENCE_TEXT];
    int result;

    while ((result = query_step(query, messages)) > 0)
        check_tell(checking, CHECK_WARNING,
                   reference_write((int)query_number(query, 0), (int)query_number(query, 1), where),
                   _("it has a place in %s and no acceptance that stands; accept it again, or end the place"),
                   query_text(query, 2));
    query_end(query);
    return result;
}

int check_rows(const struct checking *checking, struct messages *messages)
{
    if (check_series(checking, messages) != 0 || check_capacity(checking, messages) != 0 ||
        check_order(checking, messages) != 0 || check_accepted(checking, messages) != 0)
        return -1;
    return check_attendance(checking, messages);
}
