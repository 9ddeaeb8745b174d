#include "schedule/begins.h"

#include "rules/beginning.h"
#include "store/courses.h"

/* Only where a service has meetings the first of all that is dated may be one. */
int begins_settle(struct call *call, const char *service, long course, int *starts_on, bool *begun)
{
    const struct service *of = catalogue_service(&call->catalogue, service);
    struct course whole = {0};
    int result;

    if (!of || of->meeting_count == 0)
        return 0;
    result = store_course_load(call->store, course, &whole, &call->messages);
    if (result == 0)
        *starts_on = beginning_of(of, &whole, begun);
    course_free(&whole);
    return result;
}
