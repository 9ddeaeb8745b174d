#include "rules/booking.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define STAFF BOOKING_STAFF
#define VENUE BOOKING_VENUE
#define CITIZEN BOOKING_CITIZEN
#define AT(hours, minutes) ((hours)*60 + (minutes))

static void two_at_once(void **state)
{
    static const struct {
        struct booking a, b;
        const char *clash; /* "" none, "?" uncertain, "!" certain */
    } cases[] = {
        {{STAFF, "AB", 10, AT(15, 0), 120, "x/1", NULL}, {STAFF, "AB", 10, AT(16, 59), 60, "y/1", NULL}, "!"},
        {{STAFF, "AB", 10, AT(15, 0), 120, "x/1", NULL},
         {STAFF, "AB", 10, AT(17, 0), 60, "y/1", NULL},
         ""}, /* back to back */
        {{STAFF, "AB", 10, AT(15, 0), 120, "x/1", NULL}, {STAFF, "AB", 10, AT(13, 0), 120, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(15, 0), 120, "x/1", NULL},
         {STAFF, "AB", 10, AT(15, 30), 10, "y/1", NULL},
         "!"}, /* within */
        {{STAFF, "AB", 10, AT(15, 0), 120, "x/1", NULL}, {STAFF, "CD", 10, AT(15, 0), 120, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(15, 0), 120, "x/1", NULL}, {VENUE, "AB", 10, AT(15, 0), 120, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(15, 0), 120, "x/1", NULL}, {STAFF, "AB", 11, AT(15, 0), 120, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(15, 0), 0, "x/1", NULL},
         {STAFF, "AB", 10, AT(15, 0), 0, "y/1", NULL},
         "!"}, /* no length known */
        {{STAFF, "AB", 10, AT(15, 0), 0, "x/1", NULL}, {STAFF, "AB", 10, AT(15, 1), 0, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(14, 1), 0, "2026-0142", NULL},
         {STAFF, "AB", 10, AT(15, 0), 60, "y/1", NULL},
         "?"}, /* within its hour */
        {{STAFF, "AB", 10, AT(14, 0), 0, "2026-0142", NULL}, {STAFF, "AB", 10, AT(15, 0), 60, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(16, 0), 0, "2026-0142", NULL}, {STAFF, "AB", 10, AT(15, 0), 60, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(14, 30), 0, "y/2", NULL}, {STAFF, "AB", 10, AT(15, 0), 60, "y/1", NULL}, ""},
        {{CITIZEN, "2026-0142", 10, AT(15, 0), 60, "x/1", NULL},
         {CITIZEN, "2026-0142", 10, AT(15, 30), 60, "y/1", NULL},
         "!"},
        {{CITIZEN, "2026-0142", 10, AT(14, 30), 0, "2026-0142", NULL},
         {CITIZEN, "2026-0142", 10, AT(15, 0), 60, "y/1", NULL},
         ""},
        {{CITIZEN, "2026-0142", 10, AT(15, 0), 60, "x/1", NULL},
         {CITIZEN, "2026-0143", 10, AT(15, 0), 60, "y/1", NULL},
         ""},
        {{CITIZEN, "2026-0142", 10, TIME_NONE, 60, "x/1", NULL},
         {CITIZEN, "2026-0142", 10, AT(15, 0), 60, "y/1", NULL},
         ""},
        {{VENUE, "house", 10, AT(14, 30), 0, "2026-0142", NULL}, {VENUE, "house", 10, AT(15, 0), 60, "y/1", NULL}, "?"},
        {{VENUE, "home", 10, AT(14, 30), 0, "2026-0142", NULL}, {VENUE, "home", 10, AT(15, 0), 60, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(23, 30), 0, "2026-0142", NULL}, {STAFF, "AB", 11, AT(0, 15), 30, "y/1", NULL}, "?"},
        {{STAFF, "AB", 10, AT(15, 30), 0, "x/1", NULL}, {STAFF, "AB", 10, AT(15, 0), 60, "y/1", NULL}, "!"},
        {{STAFF, "AB", 10, TIME_NONE, 60, "x/1", NULL},
         {STAFF, "AB", 10, AT(15, 0), 60, "y/1", NULL},
         ""}, /* no time known */
        {{VENUE, "house", 10, TIME_NONE, 60, "x/1", NULL}, {VENUE, "house", 10, AT(15, 0), 60, "y/1", NULL}, "?"},
        {{VENUE, "house", 10, TIME_NONE, 0, "x/1", NULL}, {VENUE, "house", 10, TIME_NONE, 0, "y/1", NULL}, "?"},
        {{VENUE, "house", 10, TIME_NONE, 0, "x/11", NULL},
         {VENUE, "house", 10, AT(15, 0), 60, "x/5", NULL},
         ""}, /* one owner */
        {{VENUE, "house", 10, TIME_NONE, 0, "xy/1", NULL}, {VENUE, "house", 10, AT(15, 0), 60, "x/1", NULL}, "?"},
        {{VENUE, "house", 10, TIME_NONE, 0, "x/1", NULL}, {VENUE, "house", 11, TIME_NONE, 0, "y/1", NULL}, ""},
        {{VENUE, "house", 10, AT(15, 0), 60, "x/1", NULL}, {VENUE, "house", 10, AT(15, 0), 60, "x/2", NULL}, "!"},
        {{VENUE, "house", 10, AT(15, 0), 60, NULL, NULL}, {VENUE, "house", 10, TIME_NONE, 60, NULL, NULL}, "?"},
        {{VENUE, "home", 10, AT(15, 0), 60, "x/1", NULL}, {VENUE, "home", 10, AT(15, 0), 60, "y/1", NULL}, ""},
        {{VENUE, "online", 10, AT(15, 0), 60, "x/1", NULL}, {VENUE, "online", 10, TIME_NONE, 60, "y/1", NULL}, ""},
        {{VENUE, NULL, 10, AT(15, 0), 60, "x/1", NULL}, {VENUE, NULL, 10, AT(15, 0), 60, "y/1", NULL}, ""},
        {{VENUE, "", 10, AT(15, 0), 60, "x/1", NULL}, {VENUE, "", 10, AT(15, 0), 60, "y/1", NULL}, ""},
        {{STAFF, "AB", 10, AT(23, 30), 60, "x/1", NULL},
         {STAFF, "AB", 11, AT(0, 15), 30, "y/1", NULL},
         "!"}, /* over midnight */
        {{STAFF, "AB", 10, AT(23, 30), 60, "x/1", NULL}, {STAFF, "AB", 11, AT(0, 30), 30, "y/1", NULL}, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int turned = 0; turned < 2; turned++) {
            struct booking pair[2] = {turned ? cases[i].b : cases[i].a, turned ? cases[i].a : cases[i].b};
            struct bookings wanted = {pair, 1, NULL}, existing = {pair + 1, 1, NULL}, all = {pair, 2, NULL};
            struct clashes clashes = {0}, within = {0};
            bool none = *cases[i].clash == '\0';

            booking_clashes(&wanted, &existing, &clashes);
            assert_int_equal(clashes.count, none ? 0 : 1);
            booking_clashes_within(&all, &within);
            assert_int_equal(within.count, none ? 0 : 1);
            if (!none) {
                assert_int_equal(clashes.items[0].certain, *cases[i].clash == '!');
                assert_int_equal(within.items[0].certain, *cases[i].clash == '!');
            }
            clashes_free(&clashes);
            clashes_free(&within);
        }
}

static void all_pairs_within_a_list(void **state)
{
    struct bookings all = {0};
    struct clashes clashes = {0};

    (void)state;
    booking_clashes_within(&all, &clashes);
    assert_int_equal(clashes.count, 0);
    bookings_add(&all, (struct booking){VENUE, "house", 12, AT(15, 0), 60, "a/1", NULL});
    bookings_add(&all, (struct booking){STAFF, "AB", 10, AT(9, 0), 480, "b/1", NULL}); /* all day, over three others */
    bookings_add(&all, (struct booking){STAFF, "AB", 10, AT(16, 0), 30, "e/1", NULL});
    bookings_add(&all, (struct booking){STAFF, "AB", 10, AT(10, 0), 30, "c/1", NULL});
    bookings_add(&all, (struct booking){STAFF, "AB", 10, AT(12, 0), 30, "d/1", NULL});
    bookings_add(&all, (struct booking){STAFF, "AB", 11, AT(12, 0), 30, "f/1", NULL});
    bookings_add(&all, (struct booking){VENUE, "house", 12, TIME_NONE, 0, "g/1", NULL});
    booking_clashes_within(&all, &clashes);
    assert_int_equal(clashes.count, 4);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(clashes.items[i].a->what, "b/1");
    assert_string_equal(clashes.items[2].b->what, "e/1");
    assert_false(clashes.items[3].certain);
    clashes_free(&clashes);
    bookings_free(&all);
}

static void clashes_in_words(void **state)
{
    struct booking wanted[] = {{STAFF, "AB", 0, AT(15, 0), 60, "x/1", NULL},
                               {VENUE, "house", 0, AT(15, 0), 60, "x/1", NULL},
                               {VENUE, "hall", 0, TIME_NONE, 60, "x/1", NULL},
                               {STAFF, "CD", 0, AT(15, 0), 60, "x/1", NULL},
                               {VENUE, "room", 0, AT(15, 0), 60, "x/1", NULL}};
    struct booking existing[] = {{STAFF, "AB", 0, AT(15, 0), 60, "y/3", NULL},
                                 {VENUE, "house", 0, AT(15, 0), 60, "y/3", NULL},
                                 {VENUE, "hall", 0, AT(15, 0), 60, "2026-0142", NULL},
                                 {STAFF, "CD", 0, AT(14, 30), 0, "2026-0142", NULL},
                                 {VENUE, "room", 0, AT(14, 30), 0, "2026-0142", NULL}};
    struct clashes clashes = {0};
    struct messages messages = {0};

    (void)state;
    booking_clashes(&(struct bookings){wanted, 3, NULL}, &(struct bookings){existing, 3, NULL}, &clashes);
    assert_int_equal(booking_tell(&clashes, &messages), -1);
    assert_int_equal(messages.count, 3);
    assert_string_equal(messages.items[0].text, "AB leads x/1 and y/3 at once on 1970-01-01; wanted one at a time");
    assert_string_equal(messages.items[1].text,
                        "house is booked for x/1 and for y/3 at once on 1970-01-01; wanted one at a time");
    assert_string_equal(
        messages.items[2].text,
        "hall is booked for x/1 and for 2026-0142 on 1970-01-01, where a time is missing; wanted one at a time");
    assert_int_equal(messages.items[1].trouble, TROUBLE_FORBIDDEN);
    assert_int_equal(messages.items[2].trouble, TROUBLE_WARNING);
    messages_free(&messages);
    clashes_free(&clashes);
    booking_clashes(&(struct bookings){wanted + 2, 1, NULL}, &(struct bookings){existing + 2, 1, NULL}, &clashes);
    assert_int_equal(booking_tell(&clashes, &messages), 0);
    messages_free(&messages);
    clashes_free(&clashes);
    booking_clashes(&(struct bookings){wanted + 3, 2, NULL}, &(struct bookings){existing + 3, 2, NULL}, &clashes);
    assert_int_equal(booking_tell(&clashes, &messages), 0);
    assert_int_equal(messages.count, 2);
    assert_string_equal(
        messages.items[0].text,
        "CD leads x/1 and 2026-0142 on 1970-01-01, at once if the one whose length is not known takes an hour; wanted one at a time");
    assert_string_equal(
        messages.items[1].text,
        "room is booked for x/1 and for 2026-0142 on 1970-01-01, at once if the one whose length is not known takes an hour; wanted one at a time");
    assert_int_equal(messages.items[0].trouble, TROUBLE_WARNING);
    messages_free(&messages);
    clashes_free(&clashes);
}

/* --- leaders ----------------------------------------------------------------------------------- */

static char *cool[] = {"cool-kids"};
static char *listed[] = {"psychologist", "family therapist"};

static const struct staff ab = {.code = "AB", .role = "psychologist", .organisation = "house", .qualified = {cool, 1}};
static const struct staff cd = {
    .code = "CD", .role = "family therapist", .organisation = "school", .qualified = {cool, 1}};
static const struct staff ef = {.code = "EF", .role = "volunteer", .organisation = "house"};
static const struct staff gh = {.code = "GH"};

static struct service cool_kids(void)
{
    static struct leader_rule two[] = {{NULL}, {NULL}};

    return (struct service){.code = "cool-kids",
                            .provided_by = {listed, 2},
                            .group = {.leaders = two, .leader_count = 2, .qualified = true}};
}

/* The messages, a line each; those that only warn behind "warning: ". `staff` ends with NULL. */
static void expect(const struct service *service, const struct staff *const *staff, const char *wanted)
{
    struct leader leaders[4];
    struct messages messages = {0};
    struct text found = {0};
    size_t count = 0;
    int status;

    for (; staff[count] != NULL; count++)
        leaders[count] = (struct leader){.staff = staff[count]};
    status = booking_leaders(service, leaders, count, NULL, &messages);
    text_add(&found, "");
    for (size_t i = 0; i < messages.count; i++)
        text_add_format(&found, "%s%s\n", messages.items[i].trouble == TROUBLE_WARNING ? "warning: " : "",
                        messages.items[i].text);
    assert_string_equal(text_bytes(&found), wanted);
    assert_int_equal(status, messages_failed(&messages) ? -1 : 0);
    text_free(&found);
    messages_free(&messages);
}

#define LEADERS(...) ((const struct staff *const[]){__VA_ARGS__, NULL})

static void number_roles_and_qualifications(void **state)
{
    struct service service = cool_kids();

    (void)state;
    expect(&service, LEADERS(&ab, &cd), "");
    expect(&service, LEADERS(&ab), "cool-kids: 1 leader is named; the service asks for 2\n");
    expect(&service, LEADERS(NULL), "cool-kids: 0 leaders are named; the service asks for 2\n");
    expect(&service, LEADERS(&ab, &ab), "AB is named twice; wanted different leaders\n");
    expect(&service, LEADERS(&ab, &ef),
           "cool-kids: the leader EF is volunteer; the service lists psychologist, family therapist\n"
           "cool-kids: the leader EF is not qualified; wanted a qualification in the service\n");
    expect(&service, LEADERS(&ab, &cd, &gh),
           "cool-kids: the leader GH has no role; the service lists psychologist, family therapist\n"
           "cool-kids: the leader GH is not qualified; wanted a qualification in the service\n");
    service.group.qualified = false;
    service.provided_by.count = 0;
    expect(&service, LEADERS(&ef, &gh), "");
    service.group.leader_count = 0;
    expect(&service, LEADERS(&gh), "");
    expect(&service, LEADERS(NULL), "cool-kids: 0 leaders are named; the service asks for 1\n");
    service.staff = 2;
    expect(&service, LEADERS(&gh), "cool-kids: 1 leader is named; the service asks for 2\n");
}

static void roles_asked_for(void **state)
{
    struct leader_rule rules[] = {{"school employee"}, {"volunteer"}, {NULL}};
    static const struct staff teacher = {.code = "TT", .role = "school employee"};
    static const struct staff second = {.code = "VV", .role = "volunteer"};
    struct service service = {.code = "well-being", .group = {.leaders = rules, .leader_count = 2}};

    (void)state;
    expect(&service, LEADERS(&teacher, &ef), "");
    expect(&service, LEADERS(&ef, &teacher), "");
    expect(&service, LEADERS(&second, &ef),
           "well-being: 0 leaders with the role school employee are named; the service asks for 1\n");
    service.provided_by = (struct texts){listed, 2};
    expect(&service, LEADERS(&teacher, &ef), ""); /* a role that is asked for need not be listed */
    expect(&service, LEADERS(&teacher, &ef, &ab), "");
    service.group.leader_count = 3;
    expect(&service, LEADERS(&teacher, &ef), "well-being: 2 leaders are named; the service asks for 3\n");
    expect(&service, LEADERS(&teacher, &ef, &ab), "");
    rules[0].role = rules[1].role = "volunteer";
    service.group.leader_count = 2;
    expect(&service, LEADERS(&ef, &second), "");
    expect(&service, LEADERS(&ef, &ab),
           "well-being: 1 leader with the role volunteer is named; the service asks for 2\n");
}

static void organisations_differ(void **state)
{
    struct leader_rule two[] = {{NULL}, {NULL}};
    struct service service = {.code = "group",
                              .group = {.leaders = two, .leader_count = 2, .differ_organisation = true}};

    (void)state;
    expect(&service, LEADERS(&ab, &cd), "");
    expect(&service, LEADERS(&ab, &ef),
           "group: all leaders come from one organisation; the service asks for different ones\n");
    expect(&service, LEADERS(&ab, &ef, &cd), "");
    expect(&service, LEADERS(&ab, &gh),
           "warning: group: no organisation is recorded of GH; the leaders' must differ\n");
    expect(&service, LEADERS(&gh, &ab),
           "warning: group: no organisation is recorded of GH; the leaders' must differ\n");
    expect(&service, LEADERS(&gh, &ab, &cd),
           "warning: group: no organisation is recorded of GH; the leaders' must differ\n");
}

static void days_and_loads(void **state)
{
    struct service service = {.code = "talks"};
    struct staff busy = {.code = "AB", .possible_days = 1u << THURSDAY | 1u << FRIDAY, .max_courses = 2};
    struct session items[] = {
        {.date = 0}, {.date = 1}, {.date = 7}, {.date = 5, .status = SESSION_CANCELLED}}; /* 0 is a Thursday */
    struct sessions sessions = {items, 4};
    struct leader leader = {&busy, 1};
    struct messages messages = {0};

    (void)state;
    assert_int_equal(booking_leaders(&service, &leader, 1, &sessions, &messages), 0);
    items[2].date = 4;
    leader.courses = 2;
    assert_int_equal(booking_leaders(&service, &leader, 1, &sessions, &messages), -1);
    assert_int_equal(messages.count, 2);
    assert_string_equal(messages.items[0].text, "AB cannot lead on 1970-01-05, a mon; possible days are thu,fri");
    assert_string_equal(messages.items[1].text, "AB leads 2 courses already; wanted 2 at most at once");
    messages_free(&messages);
    busy.possible_days = 0;
    busy.max_courses = 0;
    assert_int_equal(booking_leaders(&service, &leader, 1, &sessions, &messages), 0);
    assert_int_equal(messages.count, 0);
}

static void nobody_leads_while_away(void **state)
{
    static struct away stretches[] = {{10, 12}, {20, 20}};
    const struct staff staff = {.code = "AB", .aways = {stretches, 2}, .possible_days = 1u << THURSDAY};
    static const struct {
        int date;
        bool away;
    } cases[] = {{9, false}, {10, true}, {12, true}, {13, false}, {19, false}, {20, true}, {21, false}};
    struct session session = {.date = 12};
    struct messages messages = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(booking_away(&staff, cases[i].date, &messages), cases[i].away ? -1 : 0);
        assert_int_equal(messages.count, cases[i].away ? 1 : 0);
        messages_free(&messages);
    }
    assert_int_equal(booking_day(&staff, &session, &messages), -1); /* a Tuesday: both are told */
    assert_int_equal(messages.count, 2);
    assert_string_equal(messages.items[1].text, "AB cannot lead on 1970-01-13, being away from 1970-01-11 to "
                                                "1970-01-13; wanted another leader or day");
    messages_free(&messages);
    session.status = SESSION_CANCELLED;
    assert_int_equal(booking_day(&staff, &session, &messages), 0);
}

static char *way[] = {"Grenaa", "Auning"};
static struct travel half_an_hour = {{way, 2}, 30};
static const struct travels ways = {&half_an_hour, 1};

static void the_way_takes_its_time(void **state)
{
    static const struct {
        const char *from, *to;
        int begin; /* of the second; the first ends at 17:00 */
        bool clash;
    } cases[] = {
        {"Grenaa", "Auning", AT(17, 29), true},   {"Auning", "Grenaa", AT(17, 29), true},
        {"Grenaa", "Auning", AT(17, 30), false},  {"Grenaa", "Grenaa", AT(17, 0), false},
        {"Grenaa", "Ryomgård", AT(17, 0), false}, {"Grenaa", NULL, AT(17, 0), false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int kind = STAFF; kind <= VENUE; kind++) {
            struct booking first = {STAFF, "AB", 0, AT(15, 0), 120, "x/1", cases[i].from};
            struct booking second = {STAFF, "AB", 0, cases[i].begin, 60, "y/1", cases[i].to};
            struct bookings wanted = {&second, 1, NULL}, booked = {&first, 1, &ways};
            struct clashes clashes = {0};
            bool clash = cases[i].clash && kind == STAFF;

            first.kind = second.kind = (enum booking_kind)kind;
            booking_clashes(&wanted, &booked, &clashes);
            assert_int_equal(clashes.count, clash ? 1 : 0);
            assert_int_equal(booking_taken(&booked, &second), clash);
            assert_int_equal(clash ? clashes.items[0].travel : 0, clash ? 30 : 0);
            clashes_free(&clashes);
        }
}

static void the_way_in_words(void **state)
{
    struct booking both[] = {{STAFF, "AB", 0, AT(17, 10), 60, "y/1", "Auning"},
                             {STAFF, "AB", 0, AT(15, 0), 120, "x/1", "Grenaa"}};
    struct bookings all = {both, 2, &ways};
    struct clashes clashes = {0};
    struct messages messages = {0};

    (void)state;
    booking_clashes_within(&all, &clashes);
    assert_int_equal(booking_tell(&clashes, &messages), -1);
    assert_int_equal(messages.count, 1);
    assert_string_equal(messages.items[0].text, "AB leads x/1 in Grenaa and y/1 in Auning on 1970-01-01; wanted 30 "
                                                "minutes between them for the way");
    messages_free(&messages);
    clashes_free(&clashes);
}

static void a_sorted_list_is_looked_through(void **state)
{
    struct bookings all = {0};

    (void)state;
    for (int day = 0; day < 40; day++) {
        bookings_add(&all, (struct booking){STAFF, day % 2 ? "AB" : "CD", day, AT(15, 0), 60, "x/1", NULL});
        bookings_add(&all, (struct booking){VENUE, "house", day, AT(15, 0), 60, "x/1", NULL});
    }
    bookings_add(&all, (struct booking){STAFF, "AB", 3, AT(23, 30), 90, "x/2", NULL});
    bookings_sort(&all);
    for (int day = 0; day < 40; day++) {
        struct booking wanted = {STAFF, "AB", day, AT(15, 30), 60, "y/1", NULL};

        assert_int_equal(booking_taken(&all, &wanted), day % 2);
        wanted.what = "x/1"; /* its own booking is not in the way */
        assert_false(booking_taken(&all, &wanted));
        wanted.start = AT(0, 30); /* the evening before runs past midnight */
        assert_int_equal(booking_taken(&all, &wanted), day == 4);
    }
    bookings_free(&all);
}

/* Who comes in, for whom: NULL where somebody was missing. */
static void who_is_with_the_parents(void **state)
{
    static char *children[] = {(char *)"AB"};
    static const struct texts leaders = {children, 1};
    struct service service = cool_kids();
    const struct staff away = {.code = "KL",
                               .role = "psychologist",
                               .qualified = {cool, 1},
                               .aways = {.items = (struct away[]){{date_make(2026, 9, 1), date_make(2026, 9, 2)}},
                                         .count = 1}};
    const struct {
        const struct staff *staff, *other; /* other NULL: one alone is enough */
        const char *refused;               /* NULL: taken */
    } cases[] = {
        {&cd, NULL, NULL},
        {&cd, &cd, "CD is named twice; wanted different leaders"},
        {&ab, NULL, "AB leads the children at that hour; wanted somebody else for the parents"},
        {&ef, NULL, "cool-kids: the leader EF is volunteer; the service lists psychologist, family therapist"},
        {&cd, &away,
         "KL cannot lead on 2026-09-02, being away from 2026-09-01 to 2026-09-02; wanted another leader or day"},
    };
    struct session session = {.number = 11, .date = date_make(2026, 9, 2)};
    const struct sessions sessions = {&session, 1};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct leader team[] = {{cases[i].staff, 0}, {cases[i].other, 0}};
        size_t count = cases[i].other == NULL ? 1 : 2;
        struct messages messages = {0};

        assert_int_equal(booking_beside(&service, team, count, &leaders, &sessions, &messages),
                         cases[i].refused == NULL ? 0 : -1);
        assert_true(cases[i].refused != NULL || messages.count == 0);
        if (cases[i].refused != NULL)
            assert_string_equal(messages.items[0].text, cases[i].refused);
        messages_free(&messages);
    }
}

static void who_may_come_in(void **state)
{
    static struct leader_rule one_of_each[] = {{(char *)"psychologist"}, {(char *)"family therapist"}};
    struct service service = cool_kids();
    const struct staff busy = {
        .code = "IJ", .role = "psychologist", .organisation = "house", .qualified = {cool, 1}, .max_courses = 1};
    const struct {
        const struct staff *ill, *joining;
        int courses;
        bool one_of_each;
        const char *refused; /* NULL: taken */
    } cases[] = {
        {&ab, &busy, 0, false, NULL},
        {&ab, &busy, 1, false, "IJ leads 1 course already; wanted 1 at most at once"},
        {&ab, &ef, 0, false, "cool-kids: the leader EF is volunteer; the service lists psychologist, family therapist"},
        {&ab, &busy, 0, true, NULL},
        {NULL, &busy, 0, false, NULL},
        {NULL, &gh, 0, false, "cool-kids: the leader GH has no role; the service lists psychologist, family therapist"},
        {NULL, &cd, 0, true, "cool-kids: 0 leaders with the role psychologist are named; the service asks for 1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct leader team[] = {{&cd, 0}, {cases[i].joining, cases[i].courses}};
        const struct leader former[] = {{&cd, 0}, {cases[i].ill, 0}};
        struct messages messages = {0};

        service.group.leaders = one_of_each;
        if (!cases[i].one_of_each)
            service.group = cool_kids().group;
        assert_int_equal(booking_joins(&service, team, 2, former, cases[i].ill == NULL ? 1 : 2, &messages),
                         cases[i].refused == NULL ? 0 : -1);
        if (cases[i].refused != NULL)
            assert_string_equal(messages.items[0].text, cases[i].refused);
        messages_free(&messages);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_at_once),
        cmocka_unit_test(all_pairs_within_a_list),
        cmocka_unit_test(clashes_in_words),
        cmocka_unit_test(number_roles_and_qualifications),
        cmocka_unit_test(roles_asked_for),
        cmocka_unit_test(organisations_differ),
        cmocka_unit_test(days_and_loads),
        cmocka_unit_test(nobody_leads_while_away),
        cmocka_unit_test(the_way_takes_its_time),
        cmocka_unit_test(the_way_in_words),
        cmocka_unit_test(a_sorted_list_is_looked_through),
        cmocka_unit_test(who_is_with_the_parents),
        cmocka_unit_test(who_may_come_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
