#include "schedule/schedule.h"
#include "schedule/sessions.h"

#include "base/i18n.h"
#include "store/courses.h"

int schedule_show(struct call *call)
{
    struct course course = {0};
    long id;
    int result = -1;

    if (call->operand_count != 1)
        return call_usage(call, _("show takes one course; see schedule list"));
    if (call_store(call, STORE_READ) == 0 &&
        store_course_id(call->store, call->operands[0], &id, &call->messages) == 0 &&
        store_course_load(call->store, id, &course, &call->messages) == 0)
        result = sessions_print(call, &course);
    course_free(&course);
    return result;
}
