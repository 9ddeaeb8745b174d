#include "attend/parents.h"

#include "common/formers.h"
#include "common/parents_came.h"
#include "store/courses.h"

/* One word for a family, however many of its adults did not come. */
static int tell_families(struct call *call, const struct service *service, const struct course *course,
                         const long *families, size_t count)
{
    int result = 0;

    for (size_t i = 0; result == 0 && i < count; i++) {
        bool told = false;

        for (size_t k = 0; k < i; k++)
            told = told || families[k] == families[i];
        if (!told)
            result = parents_came_tell(call, service, course, families[i], DATE_NONE);
    }
    return result;
}

int parents_tell(struct call *call, const struct session_found *found, const long *families, size_t count)
{
    struct formers formers = {0};
    struct course now = {0};
    const struct service *service;
    int result = 0;

    if (count == 0 || !found->session->parents)
        return 0;
    service = formers_kept(&formers, call, found->course.catalogue, found->course.service);
    if (service)
        result = store_course_load(call->store, found->course.id, &now, &call->messages);
    if (service && result == 0)
        result = tell_families(call, service, &now, families, count);
    course_free(&now);
    formers_free(&formers);
    return result;
}
