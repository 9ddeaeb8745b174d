#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/placement_whatif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TODAY 20600     /* a Wednesday in 2026 */
#define MONDAY_ON 20619 /* a Monday after it */
#define MOST_CHILDREN 12
#define MOST_COURSES 5

static struct waiting child(int number)
{
    return (struct waiting){.referral = 100 + number,
                            .year = 2026,
                            .number = number,
                            .accepted_on = 20500,
                            .received_on = MONDAY_ON - 30,
                            .service = "group",
                            .birth_date = DATE_NONE,
                            .age = 10};
}

/* Course c meets on weekday c. */
static struct offer course(int index, int min, int max)
{
    static const char *const codes[] = {"a", "b", "c", "d", "e"};

    return (struct offer){.course = 50 + index,
                          .code = codes[index],
                          .service = "group",
                          .starts_on = MONDAY_ON + index,
                          .age_from = -1,
                          .age_to = -1,
                          .min = min,
                          .max = max};
}

/* The codes of what would place one, blank between; "?" behind them when not everything was tried. */
static char *codes_of(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                      size_t offer_count, size_t who)
{
    struct placement *placement = placement_make(waiting, waiting_count, offers, offer_count, TODAY);
    struct whatif *whatif = whatif_make(waiting, waiting_count, offers, offer_count, TODAY, placement);
    struct change changes[CHANGES_MOST];
    struct text text = {0};
    bool whole;
    size_t count = whatif_changes(whatif, who, changes, &whole);

    for (size_t i = 0; i < count; i++) {
        char *code = whatif_code(&changes[i], offers);

        text_add_format(&text, "%s%s", i > 0 ? " " : "", code);
        free(code);
    }
    if (!whole)
        text_add(&text, "?");
    whatif_free(whatif);
    placement_free(placement);
    return text.bytes != NULL ? text.bytes : memory_text("");
}

#define assert_codes(who, wanted)                                                                             \
    do {                                                                                                      \
        char *codes =                                                                                         \
            codes_of(waiting, sizeof waiting / sizeof *waiting, offers, sizeof offers / sizeof *offers, who); \
        assert_string_equal(codes, wanted);                                                                   \
        free(codes);                                                                                          \
    } while (0)

/* --- chosen houses ---------------------------------------------------------------------------- */

static void a_seat_goes_to_the_first_of_those_who_wait(void **state)
{
    struct waiting waiting[] = {child(1), child(2), child(3), child(4), child(5), child(6)};
    struct offer offers[] = {course(0, 0, 1)};

    (void)state;
    assert_codes(0, ""); /* has a place */
    assert_codes(1, "seats=a+1");
    assert_codes(2, "seats=a+2");
    assert_codes(4, "seats=a+4");
    assert_codes(5, ""); /* five more are not tried */
}

/* The third could only come where the second is, who would move over to the new seat. */
static void a_seat_helps_by_a_chain(void **state)
{
    struct waiting waiting[] = {child(1), child(2), child(3)};
    struct offer offers[] = {course(0, 0, 1), course(1, 0, 1)};

    (void)state;
    waiting[0].possible_days = 1u << MONDAY;
    waiting[2].possible_days = 1u << TUESDAY;
    assert_codes(2, "seats=b+1");
    waiting[2].possible_days = 1u << WEDNESDAY;
    assert_codes(2, "");
    waiting[0].possible_days = 0;
    waiting[1].possible_days = 1u << WEDNESDAY;
    assert_codes(1, "day=mon day=tue");
}

static void an_age_a_day_and_a_school_count_where_only_they_stand_in_the_way(void **state)
{
    struct waiting waiting[] = {child(1)};
    struct offer offers[] = {course(0, 0, 6), course(1, 0, 6), course(2, 0, 6), course(3, 0, 6)};

    (void)state;
    waiting[0].school = "Vestskolen";
    waiting[0].possible_days = 1u << MONDAY | 1u << TUESDAY | 1u << THURSDAY;
    offers[0].age_from = 11;
    offers[0].age_to = 12;
    offers[1].age_to = 9;
    offers[3].at_school = true;
    offers[3].school = "Nordskolen";
    assert_codes(0, "age=a:10-12 age=b:-10 day=wed school=d");
    offers[0].age_from = 12;
    offers[1].age_to = 8;
    offers[2].age_from = 11;
    waiting[0].school = NULL;
    assert_codes(0, "");
    offers[2].age_from = -1;
    waiting[0].possible_days = 1u << WEDNESDAY;
    offers[2].placed = 6;
    offers[2].begun = false;
    assert_codes(0, "seats=c+1");
    offers[2].starts_on = TODAY - 1;
    assert_codes(0, "");
}

/* A course without a last age does not become one for the newly born. */
static void an_age_is_one_year_off_a_span_that_has_an_end(void **state)
{
    struct waiting waiting[] = {child(1)};
    struct offer offers[] = {course(0, 0, 6)};

    (void)state;
    waiting[0].age = 0;
    offers[0].age_from = 9;
    assert_codes(0, "");
    offers[0].age_from = 1;
    assert_codes(0, "age=a:0-");
}

static void a_minimum_counts_where_a_course_was_left_out(void **state)
{
    struct waiting waiting[] = {child(1), child(2)};
    struct offer offers[] = {course(0, 5, 6)};

    (void)state;
    assert_codes(0, "minimum=a:2");
    assert_codes(1, "minimum=a:2");
    offers[0].placed = 2;
    assert_codes(1, "minimum=a:4");
}

static void each_change_has_its_words(void **state)
{
    static const struct {
        struct change change;
        int from, to;
        const char *code, *words;
    } cases[] = {
        {{CHANGE_SEATS, 0, 1}, -1, -1, "seats=a+1", "one more seat in a"},
        {{CHANGE_SEATS, 0, 3}, -1, -1, "seats=a+3", "3 more seats in a"},
        {{CHANGE_AGE, 0, 8}, 9, 11, "age=a:8-11", "a open to ages 8-11"},
        {{CHANGE_AGE, 0, 12}, 9, 11, "age=a:9-12", "a open to ages 9-12"},
        {{CHANGE_AGE, 0, 8}, 9, -1, "age=a:8-", "a open from the age of 8"},
        {{CHANGE_AGE, 0, 12}, -1, 11, "age=a:-12", "a open to the age of 12"},
        {{CHANGE_MINIMUM, 0, 3}, -1, -1, "minimum=a:3", "a beginning with 3"},
        {{CHANGE_DAY, 0, TUESDAY}, -1, -1, "day=tue", "Tuesdays possible"},
        {{CHANGE_DAY, 0, SUNDAY}, -1, -1, "day=sun", "Sundays possible"},
        {{CHANGE_SCHOOL, 0, 0}, -1, -1, "school=a", "a at the child's own school"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct offer offer = course(0, 0, 1);
        char *code, *words;

        offer.age_from = cases[i].from;
        offer.age_to = cases[i].to;
        code = whatif_code(&cases[i].change, &offer);
        words = whatif_words(&cases[i].change, &offer);
        assert_string_equal(code, cases[i].code);
        assert_string_equal(words, cases[i].words);
        free(code);
        free(words);
    }
}

/* --- small houses: every change tried by hand -------------------------------------------------- */

static uint64_t random_state;

static int random_below(int limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (int)(random_state % (uint64_t)limit);
}

struct house {
    struct waiting waiting[MOST_CHILDREN];
    struct offer offers[MOST_COURSES];
    size_t children, courses;
};

static void house_make(struct house *house)
{
    static const char *const schools[] = {NULL, "Vestskolen", "Nordskolen"};

    house->children = 2 + (size_t)random_below(MOST_CHILDREN - 1);
    house->courses = 1 + (size_t)random_below(MOST_COURSES);
    for (size_t c = 0; c < house->courses; c++) {
        struct offer *offer = &house->offers[c];

        *offer = course((int)c, random_below(4), random_below(8) == 0 ? 0 : 1 + random_below(4));
        offer->placed = random_below(3) == 0 ? random_below(3) : 0;
        offer->age_from = random_below(3) == 0 ? -1 : 8 + random_below(3);
        offer->age_to = random_below(3) == 0 ? -1 : 10 + random_below(3);
        offer->at_school = random_below(3) == 0;
        offer->school = schools[random_below(3)];
    }
    for (size_t i = 0; i < house->children; i++) {
        house->waiting[i] = child((int)i + 1);
        house->waiting[i].age = random_below(8) == 0 ? -1 : 7 + random_below(6);
        house->waiting[i].school = schools[random_below(3)];
        house->waiting[i].possible_days = random_below(3) == 0 ? 0 : 1u + (unsigned)random_below(31);
    }
}

/* Whether a child has a place when the house is changed so. */
static bool places(const struct house *house, size_t who, const struct change *change)
{
    struct house changed = *house;
    struct offer *offer = &changed.offers[change->offer];
    struct placement *placement;
    bool placed = false;

    switch (change->kind) {
    case CHANGE_SEATS: offer->max += change->amount; break;
    case CHANGE_AGE:
        if (change->amount == offer->age_from - 1)
            offer->age_from--;
        else
            offer->age_to++;
        break;
    case CHANGE_MINIMUM: offer->min = change->amount; break;
    case CHANGE_DAY: changed.waiting[who].possible_days |= 1u << change->amount; break;
    case CHANGE_SCHOOL: offer->school = changed.waiting[who].school; break;
    }
    placement = placement_make(changed.waiting, changed.children, changed.offers, changed.courses, TODAY);
    for (size_t i = 0; i < placement->count; i++)
        placed = placed || (placement->seats[i].waiting == who && placement->seats[i].course >= 0);
    placement_free(placement);
    return placed;
}

static bool is_told(const struct change *changes, size_t count, const struct change *wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (changes[i].kind == wanted->kind && changes[i].amount == wanted->amount &&
            (wanted->kind == CHANGE_DAY || changes[i].offer == wanted->offer))
            return true;
    }
    return false;
}

/* One seat more, and one day more, are told exactly where they place the child and may be its own. */
static int single_changes_check(const struct house *house, size_t who, const struct change *changes, size_t count)
{
    const struct waiting *waiting = &house->waiting[who];
    int found = 0;

    for (size_t c = 0; c < house->courses; c++) {
        struct change seat = {CHANGE_SEATS, c, 1}, day = {CHANGE_DAY, c, (int)c};
        struct offer roomy = house->offers[c];
        struct placement *alone;
        bool suits;

        roomy.min = 0;
        roomy.max = 0;
        alone = placement_make(waiting, 1, &roomy, 1, TODAY);
        suits = alone->seats[0].course >= 0;
        placement_free(alone);
        if (suits && house->offers[c].max > 0 && places(house, who, &seat)) {
            found++;
            assert_true(count == CHANGES_MOST || is_told(changes, count, &seat));
        }
        if (waiting->possible_days != 0 && (waiting->possible_days & 1u << c) == 0 && places(house, who, &day)) {
            found++;
            assert_true(count == CHANGES_MOST || is_told(changes, count, &day));
        }
    }
    return found;
}

static void what_is_told_is_what_would_be(void **state)
{
    int told[CHANGE_SCHOOL + 1] = {0}, found = 0;

    (void)state;
    random_state = 20260921;
    for (int round = 0; round < 1500; round++) {
        struct house house;
        struct placement *placement;
        struct whatif *whatif;

        house_make(&house);
        placement = placement_make(house.waiting, house.children, house.offers, house.courses, TODAY);
        whatif = whatif_make(house.waiting, house.children, house.offers, house.courses, TODAY, placement);
        for (size_t i = 0; i < placement->count; i++) {
            struct change changes[CHANGES_MOST];
            bool whole;
            size_t who = placement->seats[i].waiting, count = whatif_changes(whatif, who, changes, &whole);

            assert_true(whole);
            if (placement->seats[i].course >= 0) {
                assert_int_equal(count, 0);
                continue;
            }
            for (size_t c = 0; c < count; c++) {
                told[changes[c].kind]++;
                assert_true(c == 0 || changes[c - 1].kind <= changes[c].kind);
                if (!places(&house, who, &changes[c]))
                    fail_msg("round %d: child %zu has no place by change %zu", round, who, c);
            }
            found += single_changes_check(&house, who, changes, count);
        }
        whatif_free(whatif);
        placement_free(placement);
    }
    for (int kind = 0; kind <= CHANGE_SCHOOL; kind++)
        assert_true(told[kind] > 50);
    assert_true(found > 500);
}

/* With ten thousand who wait for one service, each of another school than the courses, the trying ends, and says so. */
static void what_is_tried_is_bounded(void **state)
{
    enum { CHILDREN = 10000, COURSES = 5 };
    struct waiting *waiting = calloc(CHILDREN, sizeof *waiting);
    struct offer offers[COURSES];
    struct placement *placement;
    struct whatif *whatif;
    struct change changes[CHANGES_MOST];
    size_t answered = 0;
    bool whole;

    (void)state;
    for (int c = 0; c < COURSES; c++) {
        offers[c] = course(c, 0, 6);
        offers[c].at_school = true;
        offers[c].school = "Nordskolen";
    }
    for (int i = 0; i < CHILDREN; i++) {
        waiting[i] = child(i + 1);
        waiting[i].school = i < 100 ? "Nordskolen" : "Vestskolen";
    }
    placement = placement_make(waiting, CHILDREN, offers, COURSES, TODAY);
    whatif = whatif_make(waiting, CHILDREN, offers, COURSES, TODAY, placement);
    assert_true(whatif_changes(whatif, 30, changes, &whole) == COURSES && whole);
    for (size_t i = 31; i < CHILDREN; i++) {
        whatif_changes(whatif, i, changes, &whole);
        answered += whole;
    }
    assert_true(answered > 0 && answered < CHILDREN - 31);
    whatif_free(whatif);
    placement_free(placement);
    free(waiting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seat_goes_to_the_first_of_those_who_wait),
        cmocka_unit_test(a_seat_helps_by_a_chain),
        cmocka_unit_test(an_age_a_day_and_a_school_count_where_only_they_stand_in_the_way),
        cmocka_unit_test(an_age_is_one_year_off_a_span_that_has_an_end),
        cmocka_unit_test(a_minimum_counts_where_a_course_was_left_out),
        cmocka_unit_test(each_change_has_its_words),
        cmocka_unit_test(what_is_told_is_what_would_be),
        cmocka_unit_test(what_is_tried_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
