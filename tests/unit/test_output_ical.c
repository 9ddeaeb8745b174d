#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "output/ical.h"

#include <libical/ical.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COPENHAGEN "Europe/Copenhagen"

static struct ical *begun(const char *zone)
{
    const struct ical_calendar calendar = {.name = "The house: PP",
                                           .house = "The house",
                                           .organizer = "mailto:office@house.example",
                                           .zone = zone,
                                           .stamped_on = date_make(2026, 9, 1)};
    return ical_open(&calendar);
}

/* What ical_write writes; the caller frees. Ends the calendar. */
static char *ended(struct ical *ical)
{
    char *bytes = NULL;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);

    assert_non_null(out);
    ical_write(ical, out);
    assert_int_equal(fclose(out), 0);
    ical_free(ical);
    assert_int_equal(strlen(bytes), length);
    return bytes;
}

static char *written(const struct ical_event *event)
{
    struct ical *ical = begun(COPENHAGEN);

    ical_add(ical, event);
    return ended(ical);
}

static struct ical_event event_of(int date, int start, int minutes)
{
    return (struct ical_event){
        .uid = "session-1-1@name", .date = date, .start = start, .minutes = minutes, .summary = "Cool Kids ck/1"};
}

/* --- the text ------------------------------------------------------------------------------------ */

#define HEAD                                                                                                   \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kreds//kreds//EN\r\nMETHOD:PUBLISH\r\nNAME:The house: PP\r\n" \
    "X-WR-CALNAME:The house: PP\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n"           \
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\n"                                                            \
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"                  \
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\n"                                \
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"                 \
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"

static void a_session(void **state)
{
    struct ical_event event = event_of(date_make(2026, 9, 15), 15 * 60, 120);

    (void)state;
    event.sequence = 2;
    event.location = "Huset; sal 2";
    event.description = "Leaders: PP, FT\nParents take part.";
    char *text = written(&event);
    assert_string_equal(text, HEAD "BEGIN:VEVENT\r\nUID:session-1-1@name\r\nSEQUENCE:2\r\nDTSTAMP:20260901T000000Z\r\n"
                                   "DTSTART;TZID=Europe/Copenhagen:20260915T150000\r\n"
                                   "DTEND;TZID=Europe/Copenhagen:20260915T170000\r\nSUMMARY:Cool Kids ck/1\r\n"
                                   "LOCATION:Huset\\; sal 2\r\n"
                                   "DESCRIPTION:Leaders: PP\\, FT\\nParents take part.\r\n"
                                   "ORGANIZER;CN=The house:mailto:office@house.example\r\nSTATUS:CONFIRMED\r\n"
                                   "CLASS:PRIVATE\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    free(text);
}

static void a_cancelled_day(void **state)
{
    struct ical_event event = event_of(date_make(2026, 9, 15), TIME_NONE, 0);

    (void)state;
    event.cancelled = true;
    event.location = event.description = "";
    char *text = written(&event);
    assert_string_equal(text, HEAD "BEGIN:VEVENT\r\nUID:session-1-1@name\r\nSEQUENCE:0\r\nDTSTAMP:20260901T000000Z\r\n"
                                   "DTSTART;VALUE=DATE:20260915\r\nDTEND;VALUE=DATE:20260916\r\n"
                                   "SUMMARY:Cool Kids ck/1\r\n"
                                   "ORGANIZER;CN=The house:mailto:office@house.example\r\nSTATUS:CANCELLED\r\n"
                                   "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    free(text);
}

static void nothing_at_all(void **state)
{
    char *text = ended(begun(COPENHAGEN));

    (void)state;
    assert_string_equal(text, HEAD "END:VCALENDAR\r\n");
    free(text);
}

/* --- read back ----------------------------------------------------------------------------------- */

static icalcomponent *read_back(const char *text)
{
    icalcomponent *root = icalparser_parse_string(text);

    assert_non_null(root);
    assert_int_equal(icalcomponent_isa(root), ICAL_VCALENDAR_COMPONENT);
    assert_int_equal(icalcomponent_count_errors(root), 0);
    return root;
}

static icalcomponent *event_in(icalcomponent *root)
{
    icalcomponent *event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT);

    assert_non_null(event);
    assert_null(icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY));
    return event;
}

static void when_is(icalcomponent *event, icalproperty_kind kind, const char *wanted)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    char *text;

    assert_non_null(property);
    text = icalproperty_get_value_as_string_r(property);
    assert_string_equal(text, wanted);
    icalmemory_free_buffer(text);
}

/* Where days, months and years end; a length that is not known; the day that only leap years have. */
static void ends(void **state)
{
    static const struct {
        int year, month, day, start, minutes;
        const char *from, *until;
    } cases[] = {
        {2026, 9, 15, 15 * 60, 120, "20260915T150000", "20260915T170000"},
        {2026, 9, 15, 0, 1, "20260915T000000", "20260915T000100"},
        {2026, 9, 15, 15 * 60 + 30, 0, "20260915T153000", "20260915T163000"},
        {2026, 9, 15, 22 * 60, 120, "20260915T220000", "20260916T000000"},
        {2026, 9, 30, 23 * 60, 90, "20260930T230000", "20261001T003000"},
        {2026, 12, 31, 23 * 60 + 59, 1, "20261231T235900", "20270101T000000"},
        {2026, 9, 15, 10 * 60, 3000, "20260915T100000", "20260917T120000"},
        {2028, 2, 28, 23 * 60, 120, "20280228T230000", "20280229T010000"},
        {2027, 2, 28, 23 * 60, 120, "20270228T230000", "20270301T010000"},
        {2028, 2, 29, TIME_NONE, 120, "20280229", "20280301"},
        {2028, 2, 28, TIME_NONE, 0, "20280228", "20280229"},
        {2026, 12, 31, TIME_NONE, 0, "20261231", "20270101"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ical_event event =
            event_of(date_make(cases[i].year, cases[i].month, cases[i].day), cases[i].start, cases[i].minutes);
        char *text = written(&event);
        icalcomponent *root = read_back(text);
        when_is(event_in(root), ICAL_DTSTART_PROPERTY, cases[i].from);
        when_is(event_in(root), ICAL_DTEND_PROPERTY, cases[i].until);
        icalcomponent_free(root);
        free(text);
    }
}

static void texts_survive(void **state)
{
    static const struct {
        const char *given, *wanted;
    } cases[] = {
        {"Børnegruppe, æøå; ÆØÅ", "Børnegruppe, æøå; ÆØÅ"},
        {"a\\b \\n \"c\" 'd' :e", "a\\b \\n \"c\" 'd' :e"},
        {"two\nlines", "two lines"}, /* a summary is one */
        {"bell\a and escape\x1b[31m", "bell\xef\xbf\xbd and escape\xef\xbf\xbd[31m"},
        {"END:VEVENT\r\nATTENDEE:mailto:a@house.example", "END:VEVENT ATTENDEE:mailto:a@house.example"},
        {"not UTF-8: \xe6", "not UTF-8: \xef\xbf\xbd"},
        {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ical_event event = event_of(date_make(2026, 9, 15), 900, 120);
        event.summary = event.location = cases[i].given;
        char *text = written(&event);
        icalcomponent *root = read_back(text);
        assert_string_equal(icalcomponent_get_summary(event_in(root)), cases[i].wanted);
        assert_string_equal(icalcomponent_get_location(event_in(root)), cases[i].wanted);
        icalcomponent_free(root);
        free(text);
    }
}

static void a_description_keeps_its_lines(void **state)
{
    struct ical_event event = event_of(date_make(2026, 9, 15), 900, 120);

    (void)state;
    event.description = "For: 2026-0001\nLeaders: PP, FT\n\x01";
    char *text = written(&event);
    icalcomponent *root = read_back(text);
    assert_string_equal(icalcomponent_get_description(event_in(root)), "For: 2026-0001\nLeaders: PP, FT\n\xef\xbf\xbd");
    icalcomponent_free(root);
    free(text);
}

/* A quotation mark has no place in a parameter. */
static void the_house_has_any_name(void **state)
{
    const struct ical_calendar calendar = {.name = "Huset \"A\", B;\nC",
                                           .house = "Huset \"A\", B;\nC: D",
                                           .organizer = "urn:uuid:1",
                                           .zone = COPENHAGEN,
                                           .stamped_on = date_make(2026, 9, 1)};
    struct ical *ical = ical_open(&calendar);
    struct ical_event event = event_of(date_make(2026, 9, 15), 900, 120);

    (void)state;
    ical_add(ical, &event);
    char *text = ended(ical);
    assert_non_null(strstr(text, "\r\nORGANIZER;CN=\"Huset 'A', B; C: D\":urn:uuid:1\r\n"));
    assert_non_null(strstr(text, "\r\nNAME:Huset \"A\"\\, B\\; C\r\n"));
    icalcomponent_free(read_back(text));
    free(text);
}

/* --- lines --------------------------------------------------------------------------------------- */

static void check_line(const char *line, size_t length)
{
    assert_true(length <= 75);
    assert_int_equal(utf8_valid_prefix(line, length), length);
}

/* At 75 octets, between characters, whatever their length and wherever they stand; and unfolded it is the same again. */
static void lines_are_folded_between_characters(void **state)
{
    static const char *const letters[] = {"a", "æøå", "aå", "ø ", "\xf0\x9f\x98\x80", "\xe2\x80\xa6,;", "e\xcc\x81"};

    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        for (size_t before = 0; before < 8; before++) {
            struct ical_event event = event_of(date_make(2026, 9, 15), 900, 120);
            struct text summary = {0};
            text_add_bytes(&summary, "xxxxxxxx", before);
            while (summary.length < 400)
                text_add(&summary, letters[i]);
            text_add(&summary, "."); /* the reader takes blanks off the end */
            event.summary = text_bytes(&summary);
            char *text = written(&event);
            for (char *line = text, *end; *line; line = end + 2) {
                end = strstr(line, "\r\n");
                assert_non_null(end);
                check_line(line, (size_t)(end - line));
            }
            icalcomponent *root = read_back(text);
            assert_string_equal(icalcomponent_get_summary(event_in(root)), text_bytes(&summary));
            icalcomponent_free(root);
            free(text);
            text_free(&summary);
        }
}

static void no_line_end_stands_alone(void **state)
{
    struct ical_event event = event_of(date_make(2026, 9, 15), 900, 120);

    (void)state;
    event.description = "one\rtwo\nthree\r\nfour";
    char *text = written(&event);
    for (const char *at = text; *at; at++) {
        if (*at == '\n')
            assert_true(at > text && at[-1] == '\r');
        if (*at == '\r')
            assert_int_equal(at[1], '\n');
    }
    free(text);
}

/* --- the zone ------------------------------------------------------------------------------------ */

/* Seconds since 1970 of a local time, by the file's own VTIMEZONE. */
static long instant(const char *zone, int date, int start)
{
    struct ical *ical = begun(zone);
    struct ical_event event = event_of(date, start, 60);
    icaltimezone *rules = icaltimezone_new();

    ical_add(ical, &event);
    char *text = ended(ical);
    icalcomponent *root = read_back(text);
    icalcomponent *component = icalcomponent_get_first_component(root, ICAL_VTIMEZONE_COMPONENT);
    assert_non_null(component);
    icalcomponent_remove_component(root, component); /* it is the zone's now */
    assert_true(icaltimezone_set_component(rules, component));
    assert_string_equal(icaltimezone_get_tzid(rules), zone);
    icalproperty *from = icalcomponent_get_first_property(event_in(root), ICAL_DTSTART_PROPERTY);
    assert_string_equal(icalproperty_get_parameter_as_string(from, "TZID"), zone);
    time_t seconds = icaltime_as_timet_with_zone(icalproperty_get_dtstart(from), rules);
    icaltimezone_free(rules, 1);
    icalcomponent_free(root);
    free(text);
    return (long)seconds;
}

static void hours_are(const char *zone, int date, int start, int ahead)
{
    assert_int_equal(instant(zone, date, start), (long)date * 86400 + (start - ahead * 60) * 60);
}

static void sessions_keep_their_local_time(void **state)
{
    static const struct {
        int year, march, october; /* the days on which the clock changes, as printed in calendars */
    } changes[] = {{2018, 25, 28}, {2019, 31, 27}, {2020, 29, 25}, {2021, 28, 31}, {2022, 27, 30}, {2023, 26, 29},
                   {2024, 31, 27}, {2025, 30, 26}, {2026, 29, 25}, {2027, 28, 31}, {2028, 26, 29}, {2029, 25, 28},
                   {2030, 31, 27}, {2031, 30, 26}, {2032, 28, 31}, {2033, 27, 30}, {2034, 26, 29}, {2035, 25, 28},
                   {2036, 30, 26}, {2037, 29, 25}, {2038, 28, 31}, {2039, 27, 30}, {2040, 25, 28}};

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        int year = changes[i].year, spring = date_make(year, 3, changes[i].march);
        int autumn = date_make(year, 10, changes[i].october);

        hours_are(COPENHAGEN, spring - 1, 15 * 60, 1);
        hours_are(COPENHAGEN, spring, 15 * 60, 2);
        hours_are(COPENHAGEN, autumn - 1, 15 * 60, 2);
        hours_are(COPENHAGEN, autumn, 15 * 60, 1);
        hours_are(COPENHAGEN, date_make(year, 1, 1), 15 * 60, 1);
        hours_are(COPENHAGEN, date_make(year, 12, 31), 15 * 60, 1);
        hours_are(COPENHAGEN, date_make(year, 7, 1), 15 * 60, 2);
    }
}

/* At 01:00 UTC, in each of the Union's zones. */
static void the_clock_changes_at_one(void **state)
{
    static const struct {
        const char *zone;
        int ahead; /* hours, in winter */
    } cases[] = {{COPENHAGEN, 1},        {"Atlantic/Faroe", 0}, {"Europe/Berlin", 1},
                 {"Europe/Helsinki", 2}, {"Europe/Oslo", 1},    {"Europe/Stockholm", 1}};
    int spring = date_make(2026, 3, 29), autumn = date_make(2026, 10, 25);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int change = (1 + cases[i].ahead) * 60; /* by the winter's clock */
        hours_are(cases[i].zone, spring, change - 1, cases[i].ahead);
        hours_are(cases[i].zone, spring, change + 60, cases[i].ahead + 1);
        hours_are(cases[i].zone, autumn, change - 1, cases[i].ahead + 1);
        hours_are(cases[i].zone, autumn, change + 60, cases[i].ahead);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session),
        cmocka_unit_test(a_cancelled_day),
        cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(ends),
        cmocka_unit_test(texts_survive),
        cmocka_unit_test(a_description_keeps_its_lines),
        cmocka_unit_test(the_house_has_any_name),
        cmocka_unit_test(lines_are_folded_between_characters),
        cmocka_unit_test(no_line_end_stands_alone),
        cmocka_unit_test(sessions_keep_their_local_time),
        cmocka_unit_test(the_clock_changes_at_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
