/* The ways between venues, as a catalogue writes them. */
#include "base/text.h"
#include "catalogue/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Reads a house with that `travel`; what is told of it, "LINE:COLUMN: message" a line. */
static void read_house(const char *travel, struct catalogue *house, const char *wanted)
{
    struct text text = {0}, told = {0};
    struct messages messages = {0};

    text_add_format(&text,
                    "catalogue: x\nhouse: X\ntravel: %s\nservices:\n  talks: {name: T, delivered: family, citizen: "
                    "child, interview: none, notes: none, sessions: none}\n",
                    travel);
    assert_int_equal(catalogue_from_text("x.yaml", text_bytes(&text), text.length, house, &messages),
                     *wanted == '\0' ? 0 : -1);
    for (size_t i = 0; i < messages.count; i++)
        text_add_format(&told, "%d:%d: %s\n", messages.items[i].line, messages.items[i].column, messages.items[i].text);
    assert_string_equal(text_bytes(&told), wanted);
    messages_free(&messages);
    text_free(&told);
    text_free(&text);
}

static void ways_are_read(void **state)
{
    struct catalogue house;

    (void)state;
    read_house("[{between: [Grenaa, Allingåbro], minutes: 30}, {minutes: 720, between: [Grenaa, Auning]}]", &house, "");
    assert_int_equal(house.travels.count, 2);
    assert_int_equal(travel_minutes(&house.travels, "Grenaa", "Allingåbro"), 30);
    assert_int_equal(travel_minutes(&house.travels, "Auning", "Grenaa"), 720);
    assert_int_equal(travel_minutes(&house.travels, "Auning", "Allingåbro"), 0);
    assert_int_equal(travel_minutes(&house.travels, "Grenaa", "Grenaa"), 0);
    assert_int_equal(travel_minutes(&house.travels, "Grenaa", NULL), 0);
    assert_int_equal(travel_minutes(NULL, "Auning", "Grenaa"), 0);
    catalogue_free(&house);
}

static void what_is_no_way_is_refused(void **state)
{
    static const struct {
        const char *travel, *told;
    } cases[] = {
        {"[{between: [Grenaa], minutes: 30}]",
         "3:20: the way is not between two places; two different venues were wanted\n"},
        {"[{between: [Grenaa, Grenaa], minutes: 30}]",
         "3:20: the way is not between two places; two different venues were wanted\n"},
        {"[{between: [A, B, C], minutes: 30}]",
         "3:20: the way is not between two places; two different venues were wanted\n"},
        {"[{between: [A, B], minutes: 30}, {between: [B, A], minutes: 20}]",
         "3:42: a second time stands here between 'B' and 'A'; one of them was wanted\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct catalogue house;

        read_house(cases[i].travel, &house, cases[i].told);
        catalogue_free(&house);
    }
}

static void the_minutes_are_bounded(void **state)
{
    static const char *const wrong[] = {"[{between: [A, B], minutes: 0}]",
                                        "[{between: [A, B], minutes: 721}]",
                                        "[{between: [A, B]}]",
                                        "[{minutes: 5}]",
                                        "30",
                                        "{between: [A, B]}"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct catalogue house;
        struct text text = {0};
        struct messages messages = {0};

        text_add_format(&text, "catalogue: x\nhouse: X\ntravel: %s\nservices: {}\n", wrong[i]);
        assert_int_equal(catalogue_from_text("x.yaml", text_bytes(&text), text.length, &house, &messages), -1);
        assert_int_equal(messages.items[0].line, 3);
        messages_free(&messages);
        text_free(&text);
        catalogue_free(&house);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_are_read),
        cmocka_unit_test(what_is_no_way_is_refused),
        cmocka_unit_test(the_minutes_are_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
