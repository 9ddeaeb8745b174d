#include "planning_house.h"
#include "rules/parent_group.h"
#include "rules/session_next.h"

#include <string.h>

static struct session items[16];
static char code[] = "c";

/* A course with sessions of these kinds, one letter each: g group, i individual, s start_up, f family, t talk; a capital is
 * cancelled, and what stands behind a digit is that referral's own. */
static struct course course_of(const char *kinds, int promised)
{
    static char *const names[] = {"group", "individual", "start_up", "family", "talk"};
    struct course course = {.code = code, .count = promised, .start = 900, .minutes = 45};
    long referral = 0;

    memset(items, 0, sizeof items);
    for (; *kinds != '\0'; kinds++) {
        const char *letters = "gisft", *at = strchr(letters, *kinds | 0x20);

        if (*kinds >= '0' && *kinds <= '9') {
            referral = *kinds - '0';
            continue;
        }
        items[course.sessions.count] =
            (struct session){.number = (int)course.sessions.count + 1,
                             .date = planning_day("2026-09-01") + 7 * (int)course.sessions.count,
                             .kind = names[at - letters],
                             .minutes = 60,
                             .referral = referral,
                             .status = *kinds >= 'a' ? SESSION_HELD : SESSION_CANCELLED};
        course.sessions.count++;
    }
    course.sessions.items = items;
    return course;
}

static struct session_wish wish_for(const struct service *service, const struct course *course)
{
    return (struct session_wish){
        .service = service, .course = course, .date = planning_day("2027-03-02"), .time = TIME_NONE};
}

static void the_kind_follows_from_the_parts(void **state)
{
    struct meeting_rule talk = {.kind = (char[]){"talk"}};
    struct service treatment = planning_treatment(), ses = planning_ses();
    const struct {
        const struct service *service;
        const char *before;
        long for_referral, referral;
        const char *wished, *kind;
        int number, minutes;
    } cases[] = {
        {&treatment, "", 1, 0, NULL, "start_up", 1, 45},
        {&treatment, "s", 1, 0, NULL, "family", 2, 45},
        {&treatment, "sff", 1, 0, NULL, "family", 4, 45},
        {&treatment, "Sf", 1, 0, NULL, "start_up", 3, 45}, /* still to be held */
        {&treatment, "sf", 1, 0, "start_up", "start_up", 3, 45},
        {&treatment, "sft", 1, 0, "talk", "talk", 4, 0},
        {&ses, "g", 0, 0, NULL, "group", 2, 120},
        {&ses, "ggg", 0, 7, NULL, "individual", 4, 60},
        {&ses, "ggg7ii8i", 0, 7, NULL, "individual", 7, 60},
        {&ses, "ggg", 9, 0, NULL, "individual", 4, 60}, /* planned for one family: the parts in their order */
        {&ses, "Gggg", 0, 7, "talk", "talk", 5, 0},
        {&ses, "gg", 0, 0, "individual", "individual", 3, 60}, /* with the length of its own part */
        {&ses, "ggg", 0, 7, "group", "group", 4, 120},
    };

    (void)state;
    treatment.meetings = ses.meetings = &talk;
    treatment.meeting_count = ses.meeting_count = 1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = course_of(cases[i].before, 0);
        struct session_wish wish = wish_for(cases[i].service, &course);
        struct messages messages = {0};
        struct session session;

        course.for_referral = cases[i].for_referral;
        wish.referral = cases[i].referral;
        wish.kind = cases[i].wished;
        if (session_next(&wish, &session, &messages) != 0)
            fail_msg("%zu: %s", i, messages.items[0].text);
        assert_string_equal(session.kind, cases[i].kind);
        assert_int_equal(session.number, cases[i].number);
        assert_int_equal(session.minutes, cases[i].minutes);
        assert_int_equal(session.referral, cases[i].referral);
        assert_int_equal(session.start, strcmp(cases[i].kind, "talk") == 0 ? TIME_NONE : 900);
        assert_int_equal(session.date, wish.date);
        assert_int_equal(session.status, SESSION_PLANNED);
        session_free(&session);
    }
}

/* Of several kinds that a service is delivered in, a course goes on as it began. */
static void a_course_keeps_its_kind(void **state)
{
    struct service service = {.code = (char[]){"s"},
                              .delivered = 1u << DELIVERED_INDIVIDUAL | 1u << DELIVERED_FAMILY,
                              .sessions = {.count_kind = COUNT_OPEN}};
    static const struct {
        const char *before, *kind;
    } cases[] = {{"", "individual"}, {"f", "family"}, {"sfi", "family"}, {"i", "individual"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = course_of(cases[i].before, 0);
        struct session_wish wish = wish_for(&service, &course);
        struct messages messages = {0};
        struct session session;

        course.for_referral = 1;
        assert_int_equal(session_next(&wish, &session, &messages), 0);
        assert_string_equal(session.kind, cases[i].kind);
        session_free(&session);
    }
}

/* A length that is wished is held against the service's; the course's own is not asked again. */
static void an_odd_length_is_said(void **state)
{
    struct service service = planning_treatment(); /* of 60 to 90 minutes */
    struct course course = course_of("s", 0);      /* of 45 */
    struct session_wish wish = wish_for(&service, &course);
    struct messages messages = {0};
    struct session session;

    (void)state;
    course.for_referral = 1;
    assert_int_equal(session_next(&wish, &session, &messages), 0);
    session_free(&session);
    assert_int_equal(messages.count, 0);
    wish.minutes = 120;
    assert_int_equal(session_next(&wish, &session, &messages), 0);
    session_free(&session);
    assert_int_equal(messages.count, 1);
    assert_string_equal(messages.items[0].text,
                        "family-treatment: a session of 120 minutes; the service gives 60 to 90");
    messages_free(&messages);
}

static void what_is_wished_comes_before_the_rule(void **state)
{
    struct service service = planning_ses();
    struct course course = course_of("g", 6);
    struct session_wish wish = wish_for(&service, &course);
    struct messages messages = {0};
    struct session session;

    (void)state;
    wish.minutes = 30;
    wish.time = 600;
    assert_int_equal(session_next(&wish, &session, &messages), 0);
    assert_int_equal(session.minutes, 30);
    assert_int_equal(session.start, 600);
    session_free(&session);
}

static void who_takes_part(void **state)
{
    static const struct {
        enum parents_kind kind;
        const char *before;
        int promised;
        bool parents;
    } cases[] = {
        {PARENTS_EVERY, "gg", 3, true}, {PARENTS_NONE, "gg", 3, false}, {PARENTS_FIRST, "", 3, true},
        {PARENTS_FIRST, "g", 3, false}, {PARENTS_LAST, "gg", 3, true},  {PARENTS_LAST, "g", 3, false},
        {PARENTS_LAST, "gGg", 3, true}, /* one was cancelled: the next is the third */
        {PARENTS_LAST, "gg", 0, false}, /* open: nobody knows the last */
        {PARENTS_UNSET, "g", 3, true},  /* parents are among the participants */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = planning_siblings();
        struct course course = course_of(cases[i].before, cases[i].promised);
        struct session_wish wish = wish_for(&service, &course);
        struct messages messages = {0};
        struct session session;

        service.parents.kind = cases[i].kind;
        assert_int_equal(session_next(&wish, &session, &messages), 0);
        assert_true(session.children);
        if (session.parents != cases[i].parents)
            fail_msg("case %zu", i);
        session_free(&session);
    }
}

/* The talks of the course are made the parent group's own sessions, where it is apart. */
static void a_parallel_parent_group_has_its_number(void **state)
{
    static char parent_group[] = PARENT_GROUP;
    static const struct {
        const char *before;
        int with; /* of the first so many the parents are */
        bool apart;
        const char *wished, *said; /* said NULL: taken */
        bool parents;
    } cases[] = {
        {"ggg", 1, false, NULL, NULL, true},  /* two are given, one stands */
        {"ggg", 2, false, NULL, NULL, false}, /* both stand */
        {"Ggg", 2, false, NULL, NULL, true},  /* one of them was cancelled */
        {"ggt", 1, true, NULL, NULL, false},  /* they have sessions of their own */
        {"ggt", 0, true, PARENT_GROUP, NULL, true},
        {"gtt", 0, true, PARENT_GROUP,
         "siblings-group: this would be session 3 of the parent group; the service gives 2", true},
        {"ggg", 2, false, PARENT_GROUP,
         "siblings-group: this would be session 3 of the parent group; the service gives 2", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = planning_siblings();
        struct course course = course_of(cases[i].before, 8);
        struct session_wish wish = wish_for(&service, &course);
        struct messages messages = {0};
        struct session session;

        service.parents = (struct parents_rule){.kind = PARENTS_PARALLEL, .parallel = 2};
        for (size_t k = 0; k < course.sessions.count; k++) {
            items[k].parents = (int)k < cases[i].with;
            if (cases[i].apart && text_is(items[k].kind, "talk")) {
                items[k].kind = parent_group;
                items[k].parents = true;
            }
        }
        wish.kind = cases[i].wished;
        assert_int_equal(session_next(&wish, &session, &messages), cases[i].said == NULL ? 0 : -1);
        if (session.parents != cases[i].parents)
            fail_msg("case %zu", i);
        if (cases[i].wished != NULL)
            assert_true(session.start == 900 && session.minutes == 45 && !session.children);
        if (cases[i].said != NULL)
            assert_string_equal(messages.items[0].text, cases[i].said);
        session_free(&session);
        messages_free(&messages);
    }
}

static void a_talk_before_the_group_is_over_is_said(void **state)
{
    static const struct {
        const char *before, *date, *said;
    } cases[] = {
        {"ggg", "2026-09-10", "2026-09-10 lies before c/3 on 2026-09-15; the service has its group sessions first"},
        {"ggg", "2026-09-15", NULL}, /* the same day */
        {"ggG", "2026-09-10", NULL},
        {"ggg7i", "2026-09-16", NULL},
    };
    struct service service = planning_ses();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = course_of(cases[i].before, 6);
        struct session_wish wish = wish_for(&service, &course);
        struct messages messages = {0};
        struct session session;

        wish.referral = 7;
        wish.date = planning_day(cases[i].date);
        assert_int_equal(session_next(&wish, &session, &messages), 0);
        assert_int_equal(messages.count, cases[i].said != NULL);
        if (cases[i].said != NULL) {
            assert_string_equal(messages.items[0].text, cases[i].said);
            assert_int_equal(messages.items[0].trouble, TROUBLE_WARNING);
        }
        session_free(&session);
        messages_free(&messages);
    }
}

static void what_the_service_does_not_have(void **state)
{
    struct service siblings = planning_siblings(), ses = planning_ses();
    const struct {
        const struct service *service;
        const char *before;
        long referral;
        const char *wished, *said;
    } cases[] = {
        {&siblings, "gg", 0, "chat", "siblings-group has no such kind of session; wanted one of: group"},
        {&siblings, "gg", 7, NULL,
         "siblings-group has no sessions of single families within a group; wanted one for all"},
        {&siblings, "gggggggg", 0, NULL, "siblings-group: this would be session 9; the service gives 8 at most"},
        {&ses, "ggg", 0, NULL, "ses: this would be session 4; the service gives 3 at most"},
        {&ses, "ggg7iii", 7, NULL, "ses: this would be session 4; the service gives 3 at most"},
        {&ses, "g", 0, "", "ses has no such kind of session; wanted one of: group, individual"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = course_of(cases[i].before, 0);
        struct session_wish wish = wish_for(cases[i].service, &course);
        struct messages messages = {0};
        struct session session;

        wish.referral = cases[i].referral;
        wish.kind = cases[i].wished;
        assert_int_equal(session_next(&wish, &session, &messages), -1);
        assert_int_equal(messages.count, 1);
        assert_string_equal(messages.items[0].text, cases[i].said);
        assert_int_equal(messages_trouble(&messages), TROUBLE_FORBIDDEN);
        session_free(&session);
        messages_free(&messages);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kind_follows_from_the_parts),
        cmocka_unit_test(a_course_keeps_its_kind),
        cmocka_unit_test(an_odd_length_is_said),
        cmocka_unit_test(what_is_wished_comes_before_the_rule),
        cmocka_unit_test(who_takes_part),
        cmocka_unit_test(a_parallel_parent_group_has_its_number),
        cmocka_unit_test(a_talk_before_the_group_is_over_is_said),
        cmocka_unit_test(what_the_service_does_not_have),
    };
    return cmocka_run_group_tests(tests, planning_house, NULL);
}
