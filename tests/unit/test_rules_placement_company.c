#include "base/date.h"
#include "rules/placement.h"

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
#define MOST_CHILDREN 8
#define MOST_COURSES 5
#define MOST_WISHES 8

static struct waiting child(int number)
{
    return (struct waiting){.referral = 100 + number,
                            .year = 2026,
                            .number = number,
                            .accepted_on = 20500,
                            .received_on = 20400,
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

static long seat_of(const struct placement *placement, size_t waiting)
{
    for (size_t i = 0; i < placement->count; i++) {
        if (placement->seats[i].waiting == waiting)
            return placement->seats[i].course;
    }
    return -2;
}

/* --- chosen houses ---------------------------------------------------------------------------- */

static void two_go_together_and_two_apart_where_the_rest_allows(void **state)
{
    struct waiting waiting[6];
    struct offer offers[] = {course(0, 0, 3), course(1, 0, 3)};
    struct company wishes[] = {{.referral = 101, .other = 106}, {.referral = 102, .other = 103, .apart = true}};
    struct placement *placement;

    (void)state;
    for (int i = 0; i < 6; i++)
        waiting[i] = child(i + 1);
    placement = placement_make_with(waiting, 6, offers, 2, wishes, 2, TODAY);
    assert_int_equal(seat_of(placement, 0), seat_of(placement, 5));
    assert_int_not_equal(seat_of(placement, 1), seat_of(placement, 2));
    assert_int_equal(placement->company[0], COMPANY_HONOURED);
    assert_int_equal(placement->company[1], COMPANY_HONOURED);
    placement_free(placement);
}

/* With one free place in each of two courses they cannot be together, and neither loses the place for it. */
static void nobody_loses_a_place_by_a_wish(void **state)
{
    struct waiting waiting[] = {child(1), child(2), child(3)};
    struct offer offers[] = {course(0, 0, 1), course(1, 0, 1)};
    struct company wishes[] = {{.referral = 101, .other = 102},
                               {.referral = 102, .other = 103},
                               {.referral = 103, .other = 199}};
    struct placement *placement = placement_make_with(waiting, 3, offers, 2, wishes, 3, TODAY);

    (void)state;
    assert_true(seat_of(placement, 0) >= 0 && seat_of(placement, 1) >= 0);
    assert_int_equal(seat_of(placement, 2), -1);
    assert_int_equal(placement->company[0], COMPANY_BROKEN);
    assert_int_equal(placement->company[1], COMPANY_ALONE);
    assert_int_equal(placement->company[2], COMPANY_OPEN);
    placement_free(placement);
}

/* Apart would leave each course one short of its minimum. */
static void no_minimum_breaks_by_a_wish(void **state)
{
    struct waiting waiting[] = {child(1), child(2), child(3)};
    struct offer offers[] = {course(0, 3, 4), course(1, 3, 4)};
    struct company wishes[] = {{.referral = 101, .other = 102, .apart = true}};
    struct placement *placement = placement_make_with(waiting, 3, offers, 2, wishes, 1, TODAY);

    (void)state;
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(seat_of(placement, i), seat_of(placement, 0));
    assert_int_equal(placement->company[0], COMPANY_BROKEN);
    placement_free(placement);
}

static void a_place_given_before_counts(void **state)
{
    struct waiting waiting[] = {child(1), child(2), child(3)};
    struct offer offers[] = {course(0, 0, 6), course(1, 0, 6)};
    struct company wishes[] = {{.referral = 101, .other = 7, .course = 50, .apart = true},
                               {.referral = 102, .other = 7, .course = 51},
                               {.referral = 103, .other = 8, .course = 9},
                               {.referral = 103, .other = 9, .course = 9, .apart = true},
                               {.referral = 199, .other = 9, .course = 50}};
    struct placement *placement = placement_make_with(waiting, 3, offers, 2, wishes, 5, TODAY);

    (void)state;
    assert_int_equal(seat_of(placement, 0), 1);
    assert_int_equal(seat_of(placement, 1), 1);
    assert_int_equal(placement->company[0], COMPANY_HONOURED);
    assert_int_equal(placement->company[1], COMPANY_HONOURED);
    assert_int_equal(placement->company[2], COMPANY_BROKEN);
    assert_int_equal(placement->company[3], COMPANY_HONOURED);
    assert_int_equal(placement->company[4], COMPANY_ALONE);
    placement_free(placement);
}

/* Both cannot hold: the two who must not meet come first, whatever the order of the wishes. */
static void apart_comes_before_together(void **state)
{
    struct waiting waiting[] = {child(1), child(2), child(3), child(4)};
    struct offer offers[] = {course(0, 0, 2), course(1, 0, 2)};
    struct company wishes[] = {{.referral = 101, .other = 102},
                               {.referral = 102, .other = 103},
                               {.referral = 101, .other = 103, .apart = true}};

    (void)state;
    for (int round = 0; round < 2; round++) {
        struct placement *placement = placement_make_with(waiting, 4, offers, 2, wishes, 3, TODAY);
        size_t apart = round == 0 ? 2 : 0;
        struct company first = wishes[0];

        assert_int_equal(placement->company[apart], COMPANY_HONOURED);
        assert_int_not_equal(seat_of(placement, 0), seat_of(placement, 2));
        placement_free(placement);
        wishes[0] = wishes[2];
        wishes[2] = first;
    }
}

/* --- small houses against brute force --------------------------------------------------------- */

struct house {
    int children, courses, wishes;
    unsigned possible[MOST_CHILDREN]; /* bits of courses */
    int room[MOST_COURSES], need[MOST_COURSES];
    struct company company[MOST_WISHES];
};

static uint64_t random_state;

static int random_below(int limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (int)(random_state % (uint64_t)limit);
}

static void courses_make(struct house *house, struct offer *offers)
{
    house->courses = 2 + random_below(MOST_COURSES - 1);
    for (int c = 0; c < house->courses; c++) {
        int min = random_below(4), max = random_below(6) == 0 ? 0 : 1 + random_below(5),
            placed = random_below(3) == 0 ? random_below(3) : 0;

        offers[c] = course(c, min, max);
        offers[c].placed = placed;
        house->room[c] = max == 0 ? 99 : max > placed ? max - placed : 0;
        house->need[c] = min > placed ? min - placed : 0;
    }
}

static void house_make(struct house *house, struct waiting *waiting, struct offer *offers)
{
    courses_make(house, offers);
    house->children = 2 + random_below(MOST_CHILDREN - 1);
    for (int i = 0; i < house->children; i++) {
        waiting[i] = child(i + 1);
        waiting[i].possible_days = 1u << SUNDAY;
        house->possible[i] = 0;
        for (int c = 0; c < house->courses; c++) {
            if (random_below(3) == 0)
                continue;
            house->possible[i] |= 1u << c;
            waiting[i].possible_days |= 1u << c;
        }
    }
    house->wishes = 1 + random_below(MOST_WISHES);
    for (int w = 0; w < house->wishes; w++) {
        int one = random_below(house->children), other = random_below(house->children);
        bool placed = one == other || random_below(4) == 0;

        house->company[w] = (struct company){.referral = 101 + one,
                                             .other = placed ? 7 : 101 + other,
                                             .course = placed ? 50 + random_below(house->courses) : 0,
                                             .apart = random_below(2) == 0};
    }
}

/* 100 for each wish to be apart that does not hold, 1 for each to be together; of those that seats decide. */
static int broken(const struct house *house, const long seat[])
{
    int sum = 0;

    for (int w = 0; w < house->wishes; w++) {
        const struct company *wish = &house->company[w];
        long own = seat[wish->referral - 101], others = wish->course != 0 ? wish->course - 50 : seat[wish->other - 101];

        if (own >= 0 && others >= 0 && (own == others) == wish->apart)
            sum += wish->apart ? 100 : 1;
    }
    return sum;
}

/* The least that can be broken with the children of `set` seated in the open courses, every one in use with its minimum. */
static int least_broken(const struct house *house, unsigned set, unsigned open, int at, int filled[], long seat[])
{
    int least = INT32_MAX;

    if (at == house->children) {
        for (int c = 0; c < house->courses; c++) {
            if (filled[c] > 0 && filled[c] < house->need[c])
                return least;
        }
        return broken(house, seat);
    }
    seat[at] = -1;
    if ((set & 1u << at) == 0)
        return least_broken(house, set, open, at + 1, filled, seat);
    for (int c = 0; c < house->courses; c++) {
        int found;

        if ((house->possible[at] & open & 1u << c) == 0 || filled[c] >= house->room[c])
            continue;
        filled[c]++;
        seat[at] = c;
        found = least_broken(house, set, open, at + 1, filled, seat);
        least = found < least ? found : least;
        filled[c]--;
    }
    return least;
}

/* Who is placed and which courses are left out is as without wishes; room and minimum hold. */
static unsigned seats_check(const struct house *house, const struct placement *plain, const struct placement *wished,
                            long seat[])
{
    int filled[MOST_COURSES] = {0};
    unsigned set = 0;

    assert_int_equal(wished->count, plain->count);
    assert_int_equal(wished->left_out_count, plain->left_out_count);
    for (size_t i = 0; i < plain->left_out_count; i++)
        assert_int_equal(wished->left_out[i], plain->left_out[i]);
    for (size_t i = 0; i < plain->count; i++) {
        seat[i] = wished->seats[i].course;
        assert_int_equal(wished->seats[i].waiting, i);
        assert_true((seat[i] < 0) == (plain->seats[i].course < 0));
        if (seat[i] < 0)
            continue;
        assert_true((house->possible[i] & 1u << seat[i]) != 0);
        filled[seat[i]]++;
        set |= 1u << i;
    }
    for (int c = 0; c < house->courses; c++)
        assert_true(filled[c] <= house->room[c] && (filled[c] == 0 || filled[c] >= house->need[c]));
    return set;
}

static void ends_check(const struct house *house, const struct placement *wished, const long seat[])
{
    for (int w = 0; w < house->wishes; w++) {
        const struct company *wish = &house->company[w];
        long own = seat[wish->referral - 101], others = wish->course != 0 ? wish->course - 50 : seat[wish->other - 101];
        enum company_end end = COMPANY_OPEN;

        if (own >= 0 && others >= 0)
            end = (own == others) == wish->apart ? COMPANY_BROKEN : COMPANY_HONOURED;
        else if ((own >= 0 || others >= 0) && !wish->apart)
            end = COMPANY_ALONE;
        assert_int_equal(wished->company[w], end);
    }
}

static void small_houses_honour_what_brute_force_would(void **state)
{
    int changed = 0, kept_broken = 0;

    (void)state;
    random_state = 20260914;
    for (int round = 0; round < 6000; round++) {
        struct house house;
        struct waiting waiting[MOST_CHILDREN];
        struct offer offers[MOST_COURSES];
        struct placement *plain, *wished, *again;
        int filled[MOST_COURSES] = {0}, least;
        long seat[MOST_CHILDREN], any[MOST_CHILDREN];
        unsigned set, open;

        house_make(&house, waiting, offers);
        plain = placement_make(waiting, (size_t)house.children, offers, (size_t)house.courses, TODAY);
        wished = placement_make_with(waiting, (size_t)house.children, offers, (size_t)house.courses, house.company,
                                     (size_t)house.wishes, TODAY);
        set = seats_check(&house, plain, wished, seat);
        ends_check(&house, wished, seat);
        open = (1u << house.courses) - 1;
        for (size_t i = 0; i < plain->left_out_count; i++)
            open &= ~(1u << plain->left_out[i]);
        least = least_broken(&house, set, open, 0, filled, any);
        if (broken(&house, seat) != least)
            fail_msg("round %d: %d broken, %d would do", round, broken(&house, seat), least);
        for (size_t i = 0; i < plain->count; i++)
            any[i] = plain->seats[i].course;
        changed += broken(&house, any) != least;
        kept_broken += least > 0;
        again = placement_make_with(waiting, (size_t)house.children, offers, (size_t)house.courses, house.company,
                                    (size_t)house.wishes, TODAY);
        for (size_t i = 0; i < plain->count; i++)
            assert_int_equal(again->seats[i].course, wished->seats[i].course);
        placement_free(plain);
        placement_free(wished);
        placement_free(again);
    }
    /* the houses are such that wishes matter, and not all can be honoured */
    assert_true(changed > 1000 && kept_broken > 1000);
}

/* Where not every way can be tried: it ends, and most of what could be honoured is. */
static void a_large_house_is_mended_as_far_as_it_goes(void **state)
{
    enum { CHILDREN = 600, COURSES = 5, WISHES = 200 };
    struct waiting *waiting = calloc(CHILDREN, sizeof *waiting);
    struct company *wishes = calloc(WISHES, sizeof *wishes);
    struct offer offers[COURSES];
    struct placement *placement;
    int honoured = 0;

    (void)state;
    for (int c = 0; c < COURSES; c++)
        offers[c] = course(c, 4, CHILDREN / COURSES);
    for (int i = 0; i < CHILDREN; i++)
        waiting[i] = child(i + 1);
    for (int w = 0; w < WISHES; w++)
        wishes[w] = (struct company){.referral = 101 + w, .other = 101 + CHILDREN - 1 - w, .apart = w % 2 == 0};
    placement = placement_make_with(waiting, CHILDREN, offers, COURSES, wishes, WISHES, TODAY);
    for (int w = 0; w < WISHES; w++)
        honoured += placement->company[w] == COMPANY_HONOURED;
    assert_int_equal(honoured, WISHES);
    for (size_t i = 0; i < CHILDREN; i++)
        assert_true(placement->seats[i].course >= 0);
    placement_free(placement);
    free(waiting);
    free(wishes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_go_together_and_two_apart_where_the_rest_allows),
        cmocka_unit_test(nobody_loses_a_place_by_a_wish),
        cmocka_unit_test(no_minimum_breaks_by_a_wish),
        cmocka_unit_test(a_place_given_before_counts),
        cmocka_unit_test(apart_comes_before_together),
        cmocka_unit_test(small_houses_honour_what_brute_force_would),
        cmocka_unit_test(a_large_house_is_mended_as_far_as_it_goes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
