#include "store/past_marks.h"

#include "store/past_marks.sql.h"
#include "store/query.h"

int store_mark_standing(struct store *store, long course, int session, long person, enum attendance_status *status,
                        struct messages *messages)
{
    struct query *query = query_begin(store, SQL_MARK_STANDING);
    int found, value = ATTENDANCE_NONE;

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    query_bind_number(query, ":person", person);
    found = query_step(query, messages);
    if (found > 0)
        named_read(attendance_names, query_text(query, 0), &value);
    query_end(query);
    *status = (enum attendance_status)value;
    return found < 0 ? -1 : 0;
}

int store_participant_numbered(struct store *store, long course, const char *external_id, const char *source,
                               struct participant_numbered *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PARTICIPANTS_NUMBERED);
    int found;

    *into = (struct participant_numbered){0};
    query_bind_number(query, ":course", course);
    query_bind_text(query, ":external_id", external_id);
    query_bind_text(query, ":source", source);
    while ((found = query_step(query, messages)) > 0) {
        into->several = into->referral != 0;
        into->referral = query_number(query, 0);
        into->year = (int)query_number(query, 1);
        into->number = (int)query_number(query, 2);
    }
    query_end(query);
    return found;
}
