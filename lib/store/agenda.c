#include "store/agenda.h"

#include "base/i18n.h"
#include "base/text.h"
#include "store/agenda.sql.h"
#include "store/optional.h"
#include "store/query.h"

#include <stdio.h>

int store_own_name(struct store *store, char into[STORE_NAME_TEXT], struct messages *messages)
{
    struct query *query = query_begin(store, SQL_OWN_NAME);
    int result = query_step(query, messages);

    if (result > 0)
        snprintf(into, STORE_NAME_TEXT, "%s", query_text(query, 0));
    query_end(query);
    if (result == 0)
        return messages_add(messages, TROUBLE_FAULT, NULL, _("the store has no name of its own; see kreds check"));
    return result > 0 ? 0 : -1;
}

/* ",12,15,": to be looked for with the commas. */
static void courses_text(const struct agenda_filter *filter, struct text *into)
{
    text_add(into, ",");
    for (size_t i = 0; i < filter->course_count; i++)
        text_add_format(into, "%ld,", filter->courses[i]);
}

static void agenda_read(const struct query *query, struct agenda_row *row)
{
    *row = (struct agenda_row){
        .course = query_number(query, 0),
        .session = (int)query_number(query, 1),
        .interview = query_number(query, 2),
        .code = query_text(query, 3),
        .service = query_text(query, 4),
        .year = (int)query_number(query, 5),
        .number = (int)query_number(query, 6),
        .date = query_date(query, 7),
        .start = query_time(query, 8),
        .minutes = (int)query_number(query, 9),
        .kind = query_text(query, 10),
        .venue = query_text(query, 11),
        .leaders = query_text(query, 12),
        .children = query_number(query, 13) != 0,
        .parents = query_number(query, 14) != 0,
        .cancelled = query_number(query, 15) != 0,
        .sequence = query_number(query, 16),
    };
}

int store_agenda_each(struct store *store, const struct agenda_filter *filter,
                      int (*row)(void *context, const struct agenda_row *row), void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_AGENDA_EACH);
    struct text courses = {0};
    struct agenda_row meeting;
    int result;

    courses_text(filter, &courses);
    query_bind_text(query, ":courses", filter->courses ? text_bytes(&courses) : NULL);
    optional_bind(query, ":referral", filter->referral, 0);
    query_bind_text(query, ":leader", filter->leader);
    query_bind_text(query, ":venue", filter->venue);
    while ((result = query_step(query, messages)) > 0) {
        agenda_read(query, &meeting);
        if ((result = row(context, &meeting)) != 0)
            break;
    }
    query_end(query);
    text_free(&courses);
    return result;
}

static struct query *persons_begin(struct store *store, const struct agenda_row *of, long referral)
{
    struct query *query;

    if (of->course == 0) {
        query = query_begin(store, SQL_AGENDA_INVITED);
        query_bind_number(query, ":interview", of->interview);
        return query;
    }
    query = query_begin(store, SQL_AGENDA_PARTICIPANTS);
    query_bind_number(query, ":course", of->course);
    query_bind_number(query, ":session", of->session);
    optional_bind(query, ":referral", referral, 0);
    return query;
}

int store_agenda_person_each(struct store *store, const struct agenda_row *of, long referral,
                             int (*row)(void *context, const struct agenda_person *person), void *context,
                             struct messages *messages)
{
    struct query *query = persons_begin(store, of, referral);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        const struct agenda_person person = {.person = query_number(query, 0),
                                             .year = (int)query_number(query, 1),
                                             .number = (int)query_number(query, 2),
                                             .name = query_text(query, 3)};

        if ((result = row(context, &person)) != 0)
            break;
    }
    query_end(query);
    return result;
}
