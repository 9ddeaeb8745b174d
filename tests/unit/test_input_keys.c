/* Key tables: every reader with good and bad values, and all that is wrong said in one go. */
#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/keys.h"
#include "input/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct place {
    char *name;
    int seats;
};

struct thing {
    char *name;
    bool open;
    int count, most;
    int since, start;
    struct texts goals;
    int kind;
    unsigned kinds, days;
    struct place place;
    struct place *places;
    size_t place_count;
};

static const struct named_value kinds[] = {{"group", 0}, {"individual", 1}, {"family", 2}, {NULL, 0}};
static const struct number_bounds few = {-2, 14};

static const struct key place_keys[] = {
    {"name", key_text, offsetof(struct place, name), NULL, true},
    {"seats", key_number, offsetof(struct place, seats), NULL, false},
    {0},
};

static const struct key item_key = {"places", NULL, 0, place_keys, false};

static int read_place(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    return keys_read(value, key->detail, field, reading);
}

static int read_places(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct thing *thing = (struct thing *)((char *)field - key->offset);
    void *items = thing->places;
    int result = key_items(value, &items, &thing->place_count, sizeof *thing->places, read_place, &item_key,
                           "a list of places", reading);

    thing->places = items;
    return result;
}

static const struct key thing_keys[] = {
    {"name", key_text, offsetof(struct thing, name), NULL, true},
    {"open", key_truth, offsetof(struct thing, open), NULL, false},
    {"count", key_number, offsetof(struct thing, count), &few, false},
    {"most", key_number, offsetof(struct thing, most), NULL, false},
    {"since", key_date, offsetof(struct thing, since), NULL, false},
    {"start", key_time, offsetof(struct thing, start), NULL, false},
    {"goals", key_texts, offsetof(struct thing, goals), NULL, false},
    {"kind", key_named, offsetof(struct thing, kind), kinds, false},
    {"kinds", key_named_set, offsetof(struct thing, kinds), kinds, false},
    {"days", key_weekdays, offsetof(struct thing, days), NULL, false},
    {"place", read_place, offsetof(struct thing, place), place_keys, false},
    {"places", read_places, offsetof(struct thing, places), NULL, false},
    {0},
};

static void thing_free(struct thing *thing)
{
    for (size_t i = 0; i < thing->place_count; i++)
        free(thing->places[i].name);
    free(thing->places);
    free(thing->place.name);
    free(thing->name);
    texts_free(&thing->goals);
}

/* Reads a text by thing_keys; "line:column: text\n" for each message goes into `said`. */
static int read_thing(const char *bytes, struct thing *thing, struct text *said)
{
    struct messages messages = {0};
    struct reading reading = {TROUBLE_CATALOGUE, &messages};
    struct documents documents;
    int result;

    *thing = (struct thing){.since = DATE_NONE, .start = TIME_NONE, .kind = -1, .count = 99};
    if (yaml_read("f.yaml", bytes, strlen(bytes), &documents, &messages) != 0)
        fail_msg("%s: %s", bytes, messages.items[0].text);
    result = keys_read(documents.roots[0], thing_keys, thing, &reading);
    text_clear(said);
    for (size_t i = 0; i < messages.count; i++) {
        assert_int_equal(messages.items[i].trouble, TROUBLE_CATALOGUE);
        assert_string_equal(messages.items[i].file, "f.yaml");
        text_add_format(said, "%d:%d: %s\n", messages.items[i].line, messages.items[i].column, messages.items[i].text);
    }
    messages_free(&messages);
    documents_free(&documents);
    return result;
}

static void values_are_read(void **state)
{
    struct thing thing;
    struct text said = {0};

    (void)state;
    assert_int_equal(read_thing("name: 'Æbleskive, \"stor\"; <b> =1+1'\nopen: Yes\ncount: -2\nmost: 2147483647\n"
                                "since: 2024-02-29\nstart: \"9:30\"\ngoals: [a, \"\", c]\nkind: family\n"
                                "kinds: [group, family]\ndays: [wed, mon]\nplace: {name: x, seats: 6}\n"
                                "places: [{name: y}, {name: z, seats: 4}]\n",
                                &thing, &said),
                     0);
    assert_string_equal(text_bytes(&said), "");
    assert_string_equal(thing.name, "Æbleskive, \"stor\"; <b> =1+1");
    assert_true(thing.open);
    assert_int_equal(thing.count, -2);
    assert_int_equal(thing.most, 2147483647);
    assert_int_equal(thing.since, date_make(2024, 2, 29));
    assert_int_equal(thing.start, 570);
    assert_int_equal(thing.goals.count, 3);
    assert_string_equal(thing.goals.items[2], "c");
    assert_int_equal(thing.kind, 2);
    assert_int_equal(thing.kinds, 5);
    assert_int_equal(thing.days, 1u << MONDAY | 1u << WEDNESDAY);
    assert_string_equal(thing.place.name, "x");
    assert_int_equal(thing.place.seats, 6);
    assert_int_equal(thing.place_count, 2);
    assert_string_equal(thing.places[1].name, "z");
    assert_int_equal(thing.places[1].seats, 4);
    thing_free(&thing);
    text_free(&said);
}

static void one_stands_for_a_list(void **state)
{
    struct thing thing;
    struct text said = {0};

    (void)state;
    assert_int_equal(read_thing("{name: a, goals: b, kinds: individual, days: weekdays}", &thing, &said), 0);
    assert_int_equal(thing.goals.count, 1);
    assert_int_equal(thing.kinds, 2);
    assert_int_equal(thing.days, WEEKDAYS_MON_FRI);
    thing_free(&thing);
    assert_int_equal(read_thing("{name: a, goals: [], days: sat}", &thing, &said), 0);
    assert_int_equal(thing.goals.count, 0);
    assert_int_equal(thing.days, 1u << SATURDAY);
    assert_int_equal(thing.since, DATE_NONE);
    assert_int_equal(thing.kind, -1);
    thing_free(&thing);
    assert_int_equal(read_thing("name: \"\\e[31m\\a\"", &thing, &said), 0);
    assert_string_equal(thing.name, "\x1b[31m\a");
    thing_free(&thing);
    text_free(&said);
}

static void wrong_values_are_refused(void **state)
{
    static const char number[] = "this is no such number; a whole number from -2 to 14 was wanted";
    static const char at_least[] = "this is no such number; a whole number of at least 0 was wanted";
    static const char date[] = "this is no day of the calendar; a date as YYYY-MM-DD was wanted";
    static const char time[] = "this is no time of day; a time as HH:MM was wanted";
    static const char truth[] = "this is neither yes nor no; yes or no was wanted";
    static const char nothing[] = "the key has no value; a value was wanted, or the key left out";
    static const char single[] = "keys or a list stand here; a single value was wanted";
    static const char word[] = "this is none of the allowed words; one of these was wanted: group, individual, family";
    static const char near[] =
        "this is none of the allowed words; one of these was wanted, perhaps 'family': group, individual, family";
    static const char empty[] = "the list is empty; a list with items was wanted, or the key left out";
    static const char day[] = "this is no weekday; mon, tue, wed, thu, fri, sat, sun or 'weekdays' was wanted";
    static const char keys[] = "no keys stand here; lines of 'key: value' were wanted, with the keys: name, seats";
    static const char list[] = "no list stands here; a list of places was wanted";
    static const struct {
        const char *bytes;
        int column;
        const char *said;
    } rows[] = {
        {"{name: a, name2: b}", 11, "unknown key 'name2'; 'name' was perhaps wanted"},
        {"{name: a, open: maybe}", 17, truth},
        {"{name: a, open: [yes]}", 17, single},
        {"{name: a, open: }", 17, nothing},
        {"{name: a, open: ''}", 17, truth},
        {"{name: a, count: 15}", 18, number},
        {"{name: a, count: -3}", 18, number},
        {"{name: a, count: 3.5}", 18, number},
        {"{name: a, count: six}", 18, number},
        {"{name: a, most: -1}", 17, at_least},
        {"{name: a, most: 2147483648}", 17, at_least},
        {"{name: a, since: 2026-02-29}", 18, date},
        {"{name: a, since: 01-09-2026}", 18, date},
        {"{name: a, since: ~}", 18, nothing},
        {"{name: a, start: 25:00}", 18, time},
        {"{name: a, goals: [a, [b]]}", 22, single},
        {"{name: a, goals: [a, ]}", 0, NULL},
        {"{name: a, goals: [a, ~]}", 22, nothing},
        {"{name: a, goals: {b: c}}", 18, single},
        {"{name: a, goals: }", 18, nothing},
        {"{name: a, kind: school}", 17, word},
        {"{name: a, kind: famly}", 17, near},
        {"{name: a, kind: [family]}", 17, single},
        {"{name: a, kinds: [group, famly]}", 26, near},
        {"{name: a, kinds: []}", 18, empty},
        {"{name: a, days: []}", 17, empty},
        {"{name: a, days: [mon, noon]}", 23, day},
        {"{name: a, days: ''}", 17, day},
        {"{name: a, days: [mon, {a: b}]}", 23, single},
        {"{name: a, place: here}", 18, keys},
        {"{name: a, place: [here]}", 18, keys},
        {"{name: a, place: }", 18, keys},
        {"{name: a, place: {seats: 4}}", 18, "the key 'name' is missing; it was wanted here"},
        {"{name: a, places: {name: b}}", 19, list},
        {"{name: a, places: [{name: b}, c]}", 31, keys},
        {"{name: null}", 8, nothing},
        {"{}", 1, "the key 'name' is missing; it was wanted here"},
    };
    struct thing thing;
    struct text said = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *expected =
            rows[i].said == NULL ? memory_text("") : text_format("1:%d: %s\n", rows[i].column, rows[i].said);
        int result = read_thing(rows[i].bytes, &thing, &said);

        if (!text_is(text_bytes(&said), expected))
            fail_msg("%s:\n%sexpected:\n%s", rows[i].bytes, text_bytes(&said), expected);
        assert_int_equal(result, rows[i].said == NULL ? 0 : -1);
        free(expected);
        thing_free(&thing);
    }
    text_free(&said);
}

static void all_is_said_in_one_go(void **state)
{
    struct thing thing;
    struct text said = {0};

    (void)state;
    assert_int_equal(read_thing("nmae: a\ncount: 15\nplaces:\n  - {seats: x}\n  - {name: b, \"\\e[31m\": 4}\n"
                                "bicycles: 3\n",
                                &thing, &said),
                     -1);
    assert_string_equal(
        text_bytes(&said),
        "1:1: the key 'name' is missing; it was wanted here\n"
        "1:1: unknown key 'nmae'; 'name' was perhaps wanted\n"
        "2:8: this is no such number; a whole number from -2 to 14 was wanted\n"
        "4:5: the key 'name' is missing; it was wanted here\n"
        "4:13: this is no such number; a whole number of at least 0 was wanted\n"
        "5:15: unknown key '?[31m'; allowed here: name, seats\n"
        "6:1: unknown key 'bicycles'; allowed here: name, open, count, most, since, start, goals, kind, kinds, days, "
        "place, places\n");
    assert_int_equal(thing.place_count, 2);
    assert_string_equal(thing.places[1].name, "b");
    thing_free(&thing);
    assert_int_equal(read_thing("just a word", &thing, &said), -1);
    assert_string_equal(text_bytes(&said), "1:1: no keys stand here; lines of 'key: value' were wanted, with the keys: "
                                           "name, open, count, most, since, start, goals, kind, kinds, days, place, "
                                           "places\n");
    text_free(&said);
}

static void unknown_keys_without_end_are_cut_short(void **state)
{
    struct thing thing;
    struct text said = {0}, bytes = {0};

    (void)state;
    text_add(&bytes, "name: a\n");
    for (int i = 0; i < 5000; i++)
        text_add_format(&bytes, "something-else-%d: b\n", i);
    assert_int_equal(read_thing(bytes.bytes, &thing, &said), -1);
    assert_non_null(strstr(said.bytes, "21:1: unknown key 'something-else-19'"));
    assert_null(strstr(said.bytes, "something-else-20"));
    assert_non_null(
        strstr(said.bytes, "\n22:1: 4980 more unknown keys from here on; the keys named above were wanted\n"));
    thing_free(&thing);
    text_free(&bytes);
    text_free(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(one_stands_for_a_list),
        cmocka_unit_test(wrong_values_are_refused),
        cmocka_unit_test(all_is_said_in_one_go),
        cmocka_unit_test(unknown_keys_without_end_are_cut_short),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
