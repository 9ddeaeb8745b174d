#include "store/touch.h"

#include "base/i18n.h"
#include "store/courses.sql.h"

int touch_referral(struct store *store, long referral, char reference[REFERENCE_TEXT], struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TOUCHED_REFERRAL);
    int result;

    query_bind_number(query, ":referral", referral);
    result = query_step(query, messages);
    if (result == 0)
        messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no such referral; wanted one that is in the store"));
    if (result > 0) {
        store_touch(store, reference_write((int)query_number(query, 0), (int)query_number(query, 1), reference));
        store_touch_person(store, query_number(query, 2));
    }
    query_end(query);
    return result > 0 ? 0 : -1;
}

struct query *touch_referral_begin(struct store *store, const char *sql, long referral, struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    struct query *query;

    if (touch_referral(store, referral, reference, messages) != 0)
        return NULL;
    query = query_begin(store, sql);
    query_bind_number(query, ":referral", referral);
    return query;
}

int touch_course(struct store *store, long course, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_CODE);
    int result;

    query_bind_number(query, ":course", course);
    result = query_step(query, messages);
    if (result == 0)
        messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no such course; wanted one that is in the store"));
    if (result > 0)
        store_touch(store, query_text(query, 0));
    query_end(query);
    return result > 0 ? 0 : -1;
}

struct query *touch_course_begin(struct store *store, const char *sql, long course, struct messages *messages)
{
    struct query *query;

    if (touch_course(store, course, messages) != 0)
        return NULL;
    query = query_begin(store, sql);
    query_bind_number(query, ":course", course);
    return query;
}
