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
        const struct check_service service = {.service = query_text(query, 0),
                                              .where = reference_write((int)query_number(query, 1),
                                                                       (int)query_number(query, 2), reference)};

        each(context, &service);
    }
    query_end(query);
    return result;
}

/* The row's texts are borrowed. */
static struct course course_of(const struct query *query)
{
    struct course course = {.code = (char *)query_text(query, 0),
                            .service = (char *)query_text(query, 1),
                            .catalogue = (char *)query_text(query, 2),
                            .count = (int)query_number(query, 3),
                            .minutes = (int)query_number(query, 4),
                            .min = (int)query_number(query, 5),
                            .max = (int)query_number(query, 6),
                            .for_referral = query_number(query, 8)};

    if (!query_null(query, 7))
        duration_read(query_text(query, 7), &course.rhythm);
    return course;
}

int check_each_course(struct store *store, void (*each)(void *context, const struct course *course), void *context,
                      struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CHECK_COURSES);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        const struct course course = course_of(query);

        each(context, &course);
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
                                        .service = query_text(query, 3),
                                        .catalogue = query_text(query, 4)};

        each(context, &session);
    }
    query_end(query);
    return result;
}
