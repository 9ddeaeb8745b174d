#include "model/referral.h"
#include "store/check.h"
#include "store/query.h"

#include "store/check.sql.h"

int check_each_service(struct store *store, void (*each)(void *context, const struct check_service *service),
                       void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CHECK_SERVICES);
    char reference[REFERENCE_TEXT];
    int result;

    while ((result = query_step(query, messages)) > 0) {
        struct check_service service = {.service = query_text(query, 0), .course = !query_null(query, 3)};

        if (service.course)
            service.where = query_text(query, 3);
        else
            service.where = reference_write((int)query_number(query, 1), (int)query_number(query, 2), reference);
        each(context, &service);
    }
    query_end(query);
    return result;
}

int check_each_session(struct store *store, void (*each)(void *context, const struct check_session *session),
                       void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CHECK_SESSIONS);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        struct check_session session = {.course = query_text(query, 0),
                                        .number = (int)query_number(query, 1),
                                        .date = query_date(query, 2),
                                        .service = query_text(query, 3)};

        each(context, &session);
    }
    query_end(query);
    return result;
}
