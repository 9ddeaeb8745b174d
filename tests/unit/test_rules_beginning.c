/* The first day of a course: of its sessions, and of no meeting. */
#include "rules/beginning.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FIRST 20619

static char meeting[] = "start-up meeting", group[] = "group";

static void a_meeting_begins_nothing(void **state)
{
    struct meeting_rule meetings[] = {{.kind = meeting}};
    const struct service service = {.meetings = meetings, .meeting_count = 1};
    struct session sessions[] = {{.number = 1, .date = FIRST + 7, .kind = group},
                                 {.number = 2, .date = FIRST, .kind = group},
                                 {.number = 3, .date = FIRST - 6, .kind = meeting, .status = SESSION_HELD}};
    struct course course = {.sessions = {sessions, 3}};
    bool begun;

    (void)state;
    assert_int_equal(beginning_of(&service, &course, &begun), FIRST);
    assert_false(begun);
    assert_int_equal(beginning_of(NULL, &course, &begun), FIRST - 6);
    assert_true(begun);
    sessions[1].status = SESSION_CANCELLED;
    assert_int_equal(beginning_of(&service, &course, &begun), FIRST + 7);
    assert_false(begun);
    sessions[0].status = SESSION_HELD;
    assert_int_equal(beginning_of(&service, &course, &begun), FIRST + 7);
    assert_true(begun);
    sessions[0].status = SESSION_CANCELLED;
    assert_int_equal(beginning_of(&service, &course, &begun), DATE_NONE);
    assert_false(begun);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_meeting_begins_nothing),
    };

    return cmocka_run_group_tests_name("rules/beginning", tests, NULL, NULL);
}
