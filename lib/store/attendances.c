#include "store/attendances.h"

#include "base/i18n.h"
#include "store/attendances.sql.h"
#include "store/optional.h"
#include "store/query.h"
#include "store/touch.h"

#define DAY_FIRST "0000-01-01" /* no day lies before it … */
#define DAY_LAST "9999-12-31"  /* … nor behind this one */

/* Names the course and the referral for the journal, and refuses what there is no session or no place for. */
static int attendance_about(struct store *store, long course, int session, long referral, long person,
                            bool *other_referral, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_ATTENDANCE_ABOUT);
    char reference[REFERENCE_TEXT];
    int result;

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    query_bind_number(query, ":person", person);
    query_bind_number(query, ":referral", referral);
    result = query_step(query, messages);
    if (result == 0)
        messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                     _("no such course or referral; wanted one that is in the store"));
    if (result > 0) {
        reference_write((int)query_number(query, 1), (int)query_number(query, 2), reference);
        store_touch(store, query_text(query, 0));
        store_touch(store, reference);
        store_touch_person(store, query_number(query, 3));
        *other_referral = query_number(query, 6) != 0;
        if (query_number(query, 4) == 0)
            result =
                messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                             _("no session %s/%d; wanted one that schedule show lists"), query_text(query, 0), session);
        else if (query_number(query, 5) == 0)
            result = messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                                  _("%s has no place in %s; wanted a participant of the course"), reference,
                                  query_text(query, 0));
    }
    query_end(query);
    return result > 0 ? 0 : -1;
}

int store_attendance_set(struct store *store, long course, int session, long referral, long person,
                         enum attendance_status status, struct messages *messages)
{
    struct query *query;
    bool other_referral = false;

    if (attendance_about(store, course, session, referral, person, &other_referral, messages) != 0)
        return -1;
    query = query_begin(store, status == ATTENDANCE_NONE ? SQL_ATTENDANCE_DROP
                               : other_referral          ? SQL_ATTENDANCE_TAKE_OVER
                                                         : SQL_ATTENDANCE_SET);
    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    query_bind_number(query, ":person", person);
    if (status != ATTENDANCE_NONE) {
        query_bind_number(query, ":referral", referral);
        query_bind_text(query, ":status", named_name(attendance_names, (int)status));
        query_bind_date(query, ":today", store_acting(store)->today);
    }
    return query_run(query, messages);
}

int store_attendance_came(struct store *store, long course, int session, bool *came, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_ATTENDANCE_CAME);
    int result;

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    result = query_step(query, messages);
    *came = result > 0 && query_number(query, 0) != 0;
    query_end(query);
    return result > 0 ? 0 : -1;
}

int store_session_status(struct store *store, long course, int session, enum session_status status, const char *reason,
                         struct messages *messages)
{
    struct query *query = touch_course_begin(store, SQL_SESSION_STATUS, course, messages);

    if (query == NULL)
        return -1;
    query_bind_number(query, ":session", session);
    query_bind_text(query, ":status", named_name(session_status_names, (int)status));
    query_bind_text(query, ":reason", reason);
    query_bind_date(query, ":today", store_acting(store)->today);
    if (query_run(query, messages) != 0)
        return -1;
    if (store_changed(store) == 0)
        return messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                            _("the course has no session %d; wanted one that schedule show lists"), session);
    return 0;
}

static enum attendance_status status_read(const struct query *query, int column)
{
    const char *text = query_text(query, column);
    int status = ATTENDANCE_NONE;

    if (text != NULL && !named_read(attendance_names, text, &status))
        return ATTENDANCE_NONE;
    return (enum attendance_status)status;
}

static void attendance_read(const struct query *query, struct attendance_row *row)
{
    *row = (struct attendance_row){
        .course = query_number(query, 0),
        .referral = query_number(query, 1),
        .person = query_number(query, 2),
        .code = query_text(query, 3),
        .session = (int)query_number(query, 4),
        .date = query_date(query, 5),
        .year = (int)query_number(query, 6),
        .number = (int)query_number(query, 7),
        .adult = (int)query_number(query, 8),
        .status = status_read(query, 9),
        .name = query_text(query, 10),
    };
    row->kind = row->adult == 0 ? query_text(query, 11) : "adult";
}

/* The statement that finds what the filter asks for, bound to the course and to whom. */
static struct query *attendance_begin(struct store *store, const struct attendance_filter *filter)
{
    struct query *query;

    if (filter->course == 0 && filter->referral == 0)
        return query_begin(store, SQL_ATTENDANCE_EACH);
    query = query_begin(store, filter->adult < 0 ? SQL_ATTENDANCE_EACH_OF : SQL_ATTENDANCE_EACH_WHO);
    optional_bind(query, ":course", filter->course, 0);
    optional_bind(query, ":referral", filter->referral, 0);
    if (filter->adult >= 0)
        query_bind_number(query, ":adult", filter->adult);
    return query;
}

int store_attendance_each(struct store *store, const struct attendance_filter *filter,
                          int (*row)(void *context, const struct attendance_row *row), void *context,
                          struct messages *messages)
{
    struct query *query = attendance_begin(store, filter);
    char since[DATE_TEXT], until[DATE_TEXT];
    struct attendance_row mark;
    int result;

    query_bind_text(query, ":since", filter->since == DATE_NONE ? DAY_FIRST : date_write(filter->since, since));
    query_bind_text(query, ":until", filter->until == DATE_NONE ? DAY_LAST : date_write(filter->until, until));
    while ((result = query_step(query, messages)) > 0) {
        attendance_read(query, &mark);
        if (filter->statuses != 0 && (filter->statuses & 1u << mark.status) == 0)
            continue;
        if ((result = row(context, &mark)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_sessions_on(struct store *store, long referral, int on,
                      int (*row)(void *context, long course, const char *code, int number), void *context,
                      struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SESSIONS_ON);
    int result;

    query_bind_number(query, ":referral", referral);
    query_bind_date(query, ":on", on);
    while ((result = query_step(query, messages)) > 0) {
        result = row(context, query_number(query, 0), query_text(query, 1), (int)query_number(query, 2));
        if (result != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_participant_each(struct store *store, long course, int session,
                           int (*row)(void *context, const struct participant_row *row), void *context,
                           struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PARTICIPANT_EACH);
    int result;

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    while ((result = query_step(query, messages)) > 0) {
        const struct participant_row part = {
            .referral = query_number(query, 0),
            .person = query_number(query, 1),
            .year = (int)query_number(query, 2),
            .number = (int)query_number(query, 3),
            .adult = (int)query_number(query, 4),
            .status = status_read(query, 5),
            .name = query_text(query, 6),
        };

        if ((result = row(context, &part)) != 0)
            break;
    }
    query_end(query);
    return result;
}
