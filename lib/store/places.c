#include "store/places.h"

#include "base/i18n.h"
#include "store/attendances.h"
#include "store/courses.h"
#include "store/courses.sql.h"
#include "store/optional.h"
#include "store/touch.h"

int store_waiting_each(struct store *store, const char *service,
                       int (*row)(void *context, const struct waiting_row *row), void *context,
                       struct messages *messages)
{
    struct query *query = query_begin(store, SQL_WAITING_EACH);
    int result;

    query_bind_text(query, ":service", service);
    while ((result = query_step(query, messages)) > 0) {
        const struct waiting_row waiting = {
            .referral = query_number(query, 0),
            .year = (int)query_number(query, 1),
            .number = (int)query_number(query, 2),
            .urgent = query_number(query, 3) != 0,
            .accepted_on = query_date(query, 4),
            .received_on = query_date(query, 5),
            .service = query_text(query, 6),
            .birth_date = query_date(query, 7),
            .age_told = optional_number(query, 8, -1),
            .school = query_text(query, 9),
            .possible_days = optional_days(query, 10),
        };

        if ((result = row(context, &waiting)) != 0)
            break;
    }
    query_end(query);
    return result;
}

enum place_end place_end_read(const char *text)
{
    int end = PLACE_OPEN;

    if (text != NULL && !named_read(place_end_names, text, &end))
        return PLACE_OPEN;
    return (enum place_end)end;
}

/* Reads referral, course, from_on, to_on, ended and reason, the first of them in column 0. The reason is the statement's
 * own and lives to its next step. */
static void place_read(const struct query *query, struct place *place)
{
    *place = (struct place){
        .referral = query_number(query, 0),
        .course = query_number(query, 1),
        .from = query_date(query, 2),
        .to = query_date(query, 3),
        .ended = place_end_read(query_text(query, 4)),
        .reason = (char *)query_text(query, 5),
    };
}

int store_place_each_of(struct store *store, long referral, int (*row)(void *context, const struct place *place),
                        void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PLACE_EACH_OF);
    struct place place;
    int result;

    query_bind_number(query, ":referral", referral);
    while ((result = query_step(query, messages)) > 0) {
        place_read(query, &place);
        if ((result = row(context, &place)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_place_each_in(struct store *store, long course,
                        int (*row)(void *context, const struct place *place, const char *reference), void *context,
                        struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PLACE_EACH_IN);
    char reference[REFERENCE_TEXT];
    struct place place;
    int result;

    query_bind_number(query, ":course", course);
    while ((result = query_step(query, messages)) > 0) {
        place_read(query, &place);
        reference_write((int)query_number(query, 6), (int)query_number(query, 7), reference);
        if ((result = row(context, &place, reference)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_place_find(struct store *store, long referral, long course, struct place *into, bool *found,
                     struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PLACE_FIND);
    int result;

    *into = (struct place){.from = DATE_NONE, .to = DATE_NONE};
    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":course", course);
    result = query_step(query, messages);
    *found = result > 0;
    if (*found) {
        place_read(query, into);
        into->reason = NULL;
    }
    query_end(query);
    return result < 0 ? -1 : 0;
}

/* Placed is a referral on the first day of its place where that is told late, otherwise today. */
int store_place_add(struct store *store, long referral, long course, int from, struct messages *messages)
{
    const struct store_who *who = store_acting(store);
    char reference[REFERENCE_TEXT];
    struct query *query;

    if (touch_referral(store, referral, reference, messages) != 0 || touch_course(store, course, messages) != 0)
        return -1;
    query = query_begin(store, SQL_PLACE_ADD);
    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":course", course);
    query_bind_date(query, ":placed_on", from < who->today ? from : who->today);
    query_bind_date(query, ":from", from);
    query_bind_text(query, ":user", who->user);
    query_bind_date(query, ":today", who->today);
    if (query_run(query, messages) != 0)
        return -1;
    if (store_changed(store) == 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s has been in this course before; wanted a course that is new to it"), reference);
    return 0;
}
