#include "base/memory.h"
#include "model/catalogue.h"
#include "model/course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static int with_two_services(void **state)
{
    struct catalogue *catalogue = memory_new(sizeof *catalogue);
    static const char *const codes[] = {"cool-kids", "counselling"};

    for (size_t i = 0; i < 2; i++) {
        catalogue->services = memory_grow(catalogue->services, catalogue->service_count, sizeof *catalogue->services);
        catalogue->services[catalogue->service_count++].code = memory_text(codes[i]);
    }
    catalogue->calendars = memory_grow(NULL, 0, sizeof *catalogue->calendars);
    catalogue->calendars[0].name = memory_text("norddjurs");
    catalogue->calendar_count = 1;
    catalogue->instruments = memory_grow(NULL, 0, sizeof *catalogue->instruments);
    catalogue->instruments[0].name = memory_text("sdq");
    catalogue->instrument_count = 1;
    *state = catalogue;
    return 0;
}

static int without(void **state)
{
    catalogue_free(*state);
    free(*state);
    return 0;
}

static void things_are_found_by_name(void **state)
{
    struct catalogue *catalogue = *state;

    assert_ptr_equal(catalogue_service(catalogue, "counselling"), &catalogue->services[1]);
    assert_null(catalogue_service(catalogue, "Counselling"));
    assert_null(catalogue_service(catalogue, NULL));
    assert_ptr_equal(catalogue_instrument(catalogue, "sdq"), &catalogue->instruments[0]);
    assert_null(catalogue_instrument(catalogue, "epds"));
    assert_null(catalogue_instrument(catalogue, NULL));
}

static void the_calendar_in_force_is_the_one_named(void **state)
{
    struct catalogue *catalogue = *state;

    assert_null(catalogue_calendar(catalogue));
    catalogue->calendar = memory_text("norddjurs");
    assert_ptr_equal(catalogue_calendar(catalogue), &catalogue->calendars[0]);
    memory_text_set(&catalogue->calendar, "aarhus");
    assert_null(catalogue_calendar(catalogue));
}

static void a_mistyped_code_finds_the_nearest(void **state)
{
    struct catalogue *catalogue = *state;

    assert_string_equal(catalogue_nearest_service(catalogue, "coolkids"), "cool-kids");
    assert_string_equal(catalogue_nearest_service(catalogue, "councelling"), "counselling");
    assert_null(catalogue_nearest_service(catalogue, "theatre"));
}

/* Names that others read: a store's columns, a command line's words. */
static void values_have_their_names(void **state)
{
    static const struct {
        const struct named_value *names;
        const char *list;
    } cases[] = {
        {session_status_names, "planned, held, cancelled"},
        {attendance_names, "present, late, cancelled, absent"},
        {place_end_names, "completed, left"},
        {delivered_names, "group, individual, family, class"},
        {citizen_kind_names, "child, adult, family, class"},
        {referrer_role_names, "caseworker, school, health visitor, parent, hospital, self, other"},
        {interview_need_names, "required, optional, none"},
        {notes_policy_names, "allowed, none, on_request, each_session"},
        {recipient_names, "family, caseworker, referrer, school, leader, authority"},
        {settled_by_names, "done, interview, session, response"},
        {phase_names, "before, after, followup"},
        {cost_per_names, "leader, session, course, year, person"},
        {comparison_names, "is, between, one_of, at_least, at_most"},
        {truth_names, "unknown, no, yes"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *list = named_list(cases[i].names);

        assert_string_equal(list, cases[i].list);
        free(list);
    }
    assert_string_equal(named_name(attendance_names, ATTENDANCE_NONE), "");
    assert_string_equal(named_name(referrer_role_names, REFERRER_UNKNOWN), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(things_are_found_by_name, with_two_services, without),
        cmocka_unit_test_setup_teardown(the_calendar_in_force_is_the_one_named, with_two_services, without),
        cmocka_unit_test_setup_teardown(a_mistyped_code_finds_the_nearest, with_two_services, without),
        cmocka_unit_test(values_have_their_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
