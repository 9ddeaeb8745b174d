#include "../fixtures/intake/catalogue.h"

#include "base/date.h"
#include "input/yaml.h"
#include "intake/row_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST 32

/* Splits "a;b;c" into cells; the caller frees cells[0]. */
static size_t split(const char *line, char *cells[MOST])
{
    char *rest = strdup(line);
    size_t count = 0;

    for (cells[count++] = rest; (rest = strchr(rest, ';')) != NULL; cells[count++] = rest)
        *rest++ = '\0';
    return count;
}

static void told(const struct messages *messages, struct text *into)
{
    for (size_t i = 0; i < messages->count; i++)
        text_add_format(into, "%s:%d:%d: %s%s\n", messages->items[i].file, messages->items[i].line,
                        messages->items[i].column, messages->items[i].trouble == TROUBLE_WARNING ? "warning: " : "",
                        messages->items[i].text);
}

static struct row_reader *open_rows(const char *headings, const struct mapping *mapping, const char *wanted)
{
    struct messages messages = {0};
    struct text found = {0};
    struct row_reader *rows;
    char *cells[MOST];
    size_t count = split(headings, cells);
    int result = row_reader_open("w.csv", (const char *const *)cells, count, mapping, &house, &rows, &messages);

    told(&messages, &found);
    assert_string_equal(text_bytes(&found), wanted);
    assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
    assert_true((rows == NULL) == (result < 0));
    text_free(&found);
    messages_free(&messages);
    free(cells[0]);
    return rows;
}

static int read_row(struct row_reader *rows, const char *line, struct referral *referral, const char *wanted)
{
    struct messages messages = {0};
    struct text found = {0};
    char *cells[MOST];
    struct sheet_row row = {.line = 7, .cells = cells, .count = split(line, cells)};
    int result = row_reader_referral(rows, &row, &house, TODAY, referral, &messages);

    told(&messages, &found);
    assert_string_equal(text_bytes(&found), wanted);
    assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
    text_free(&found);
    messages_free(&messages);
    free(cells[0]);
    return result;
}

static void reads_headings(void **state)
{
    static const struct {
        const char *headings, *wanted;
    } cases[] = {
        {"service", ""},
        {" Service ;CITIZEN.Name;holders.12.consent;facts.Worry;;error", ""},
        {"error;service",
         "w.csv:1:1: warning: unknown heading 'error', its column is left out; wanted a path of the form, as citizen.name\n"},
        {"service;citizen.nmae",
         "w.csv:1:2: warning: unknown heading 'citizen.nmae', its column is left out; wanted a path of the form; nearest: citizen.name\n"},
        {"service;holders.2.nmae",
         "w.csv:1:2: warning: unknown heading 'holders.2.nmae', its column is left out; wanted a path of the form; nearest: holders.2.name\n"},
        {"citizen.name", "w.csv:1:0: no column gives the service; wanted a heading 'service'\n"},
        {"service;citizen.name;Citizen.Name",
         "w.csv:1:3: columns 2 and 3 are both 'citizen.name'; wanted one of them\n"},
        {"service;facts.WORRY;facts.worry", "w.csv:1:3: columns 2 and 3 are both 'facts.worry'; wanted one of them\n"},
        {"servce;citizen.name",
         "w.csv:1:1: warning: unknown heading 'servce', its column is left out; wanted a path of the form; nearest: service\n"
         "w.csv:1:0: no column gives the service; wanted a heading 'service'\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        row_reader_close(open_rows(cases[i].headings, NULL, cases[i].wanted));
}

/* What is no path, though it looks like one, is told as unknown. */
static void knows_its_paths(void **state)
{
    static const char *const strange[] = {"citizen",        "citizen.",         "citizen.name.x", "holders.name",
                                          "holders.0.name", "holders.100.name", "holders.1",      "holders.1.",
                                          "facts",          "facts.",           "concerns.1",     "goals.1",
                                          "network.1.cpr",  "practical",        "service.x"};

    (void)state;
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        const char *const headings[] = {"service", strange[i]};
        struct messages messages = {0};
        struct row_reader *rows;

        assert_int_equal(row_reader_open("w.csv", headings, 2, NULL, &house, &rows, &messages), 0);
        if (messages.count != 1 || messages.items[0].trouble != TROUBLE_WARNING)
            fail_msg("%s", strange[i]);
        messages_free(&messages);
        row_reader_close(rows);
    }
}

static void reads_a_row(void **state)
{
    struct row_reader *rows =
        open_rows("service;holders.2.name;holders.2.consent;citizen.name;citizen.birth_date;concerns;"
                  "holders.1.name;holders.1.relation;possible_days;goals;facts.WORRY;network.3.name;"
                  "practical.allergies;referrer.role;child_case;facts.anxiety_disturbs",
                  NULL, "");
    struct referral referral;
    char days[32];

    (void)state;
    read_row(
        rows,
        "cool-kids;Far Opdigt;given;=Asta;2016-03-04;sad| school |;Mor Opdigt;mother;mon|Thue;sleep|go to school;"
        "7;null;; health visitor ;no;",
        &referral,
        "w.csv:7:9: 'possible_days' has a day that is none; wanted mon, tue, wed, thu, fri, sat, sun or weekdays\n");
    referral_free(&referral);
    read_row(rows,
             "cool-kids;Far Opdigt;given;=Asta;2016-03-04;sad| school |;Mor Opdigt;mother;mon|Tue;sleep|go to school;"
             "7;null;; Health visitor ;No;",
             &referral, "");
    assert_string_equal(referral.citizen.name, "=Asta");
    assert_int_equal(referral.citizen.birth_date, date_make(2016, 3, 4));
    assert_int_equal(referral.holder_count, 2);
    assert_string_equal(referral.holders[0].person.name, "Mor Opdigt");
    assert_string_equal(referral.holders[0].relation, "mother");
    assert_int_equal(referral.holders[0].consent, CONSENT_UNKNOWN);
    assert_string_equal(referral.holders[1].person.name, "Far Opdigt");
    assert_int_equal(referral.holders[1].consent, CONSENT_GIVEN);
    assert_int_equal(referral.concerns.count, 2);
    assert_string_equal(referral.concerns.items[1], "school");
    assert_string_equal(weekdays_write(referral.possible_days, days), "mon,tue");
    assert_int_equal(referral.goal_count, 2);
    assert_string_equal(referral.network[0].person.name, "null");
    assert_int_equal(referral.referrer.role, REFERRER_HEALTH_VISITOR);
    assert_int_equal(referral.child_case, TRUTH_NO);
    assert_int_equal(referral.answers.count, 1);
    assert_null(referral.allergies);
    assert_string_equal(referral.at.file, "w.csv");
    assert_int_equal(referral.at.line, 7);
    referral_free(&referral);
    row_reader_close(rows);
}

static void tells_cells(void **state)
{
    static const struct {
        const char *row, *wanted;
    } cases[] = {
        {"cool-kids;Asta Opdigt;;;;", ""},
        {"cool-kids;Asta Opdigt", ""}, /* a row that is too short lacks its last cells */
        {";Asta Opdigt;;;;", "w.csv:7:0: no service is named; wanted 'service' with a service of the catalogue\n"},
        {"cool-kids;;;;;", "w.csv:7:0: no citizen is named; wanted 'citizen' with a 'name'\n"},
        {"cool-kids; ;2016-02-30;;;", "w.csv:7:3: 'birth_date' is no day of the calendar; wanted a date as 2026-03-04\n"
                                      "w.csv:7:3: the citizen has no name; wanted 'name'\n"},
        {"cool-kid;Asta Opdigt;2026-12-01;odd;seven;yes",
         "w.csv:7:1: unknown service 'cool-kid'; wanted a service of the catalogue; nearest: cool-kids\n"
         "w.csv:7:3: 'birth_date' gives a birth after the receipt; wanted a day until 2026-09-02\n"
         "w.csv:7:4: 'consent' has a value that is not known; wanted one of: given, refused, unknown\n"
         "w.csv:7:4: this person has neither 'name' nor 'relation'; wanted one of them\n"
         "w.csv:7:5: 'worry' is no number; wanted a number or unknown\n"
         "w.csv:7:6: unknown fact 'worri'; wanted one that the catalogue asks for; nearest: worry\n"},
    };
    struct row_reader *rows =
        open_rows("service;citizen.name;citizen.birth_date;holders.1.consent;facts.worry;facts.worri", NULL, "");

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral referral;

        read_row(rows, cases[i].row, &referral, cases[i].wanted);
        referral_free(&referral);
    }
    row_reader_close(rows);
}

static int read_mapping(const char *yaml, struct documents *documents, struct mapping *mapping, const char *wanted)
{
    struct messages messages = {0};
    struct text found = {0};
    int result;

    assert_int_equal(yaml_read("map.yaml", yaml, strlen(yaml), documents, &messages), 0);
    result = mapping_read(documents->roots[0], mapping, &messages);
    told(&messages, &found);
    assert_string_equal(text_bytes(&found), wanted);
    assert_int_equal(result, messages_failed(&messages) ? -1 : 0);
    text_free(&found);
    messages_free(&messages);
    return result;
}

static void follows_a_map(void **state)
{
    const char *yaml =
        "\"Barnets navn\": Citizen.Name\nTILBUD: service\nTidsstempel:\nÆRINDE: reason\nBarnets skole: citizen.school\n";
    struct documents documents;
    struct mapping mapping;
    struct referral referral;
    struct row_reader *rows;

    (void)state;
    assert_int_equal(read_mapping(yaml, &documents, &mapping, ""), 0);
    rows = open_rows(
        "Tidsstempel; barnets NAVN ;tilbud;ærinde;citizen.class;Andet", &mapping,
        "w.csv:1:6: warning: unknown heading 'Andet', its column is left out; wanted a path of the form, as citizen.name\n"
        "map.yaml:5:1: warning: the sheet has no heading 'Barnets skole'; wanted a heading of the sheet\n");
    read_row(rows, "1.9.2026;Asta Opdigt;cool-kids;søvn;4.b;x", &referral, "");
    assert_string_equal(referral.citizen.name, "Asta Opdigt");
    assert_string_equal(referral.reason, "søvn");
    assert_string_equal(referral.citizen.school_class, "4.b");
    referral_free(&referral);
    row_reader_close(rows);
    mapping_free(&mapping);
    documents_free(&documents);
}

static void refuses_a_wrong_map(void **state)
{
    static const struct {
        const char *yaml, *wanted;
    } cases[] = {
        {"- a", "map.yaml:1:1: this is no map of headings; wanted lines as 'heading: citizen.name'\n"},
        {"Navn: citizen.nam\nAlder: years\nSkole: [citizen.school]\nNAVN: citizen.alias\n",
         "map.yaml:1:7: this is no path of the form; wanted one as citizen.name; nearest: citizen.name\n"
         "map.yaml:2:8: this is no path of the form; wanted one as citizen.name\n"
         "map.yaml:3:8: a list or a map stands here; wanted one path as citizen.name\n"
         "map.yaml:4:1: this heading stands twice, save for case and blanks; wanted each once\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct documents documents;
        struct mapping mapping;

        assert_int_equal(read_mapping(cases[i].yaml, &documents, &mapping, cases[i].wanted), -1);
        mapping_free(&mapping);
        documents_free(&documents);
    }
}

/* What a Danish web form says, in the words of a map of all four keys. */
static const char whole_map[] = "headings:\n"
                                "  Barnets navn: citizen.name\n"
                                "  Født: citizen.birth_date\n"
                                "  Voksen 1: holders.1.name\n"
                                "  Hvem er voksen 1?: holders.1.relation\n"
                                "  Samtykke 1: holders.1.consent\n"
                                "  Voksen 2: holders.2.name\n"
                                "  Bekymringer: concerns\n"
                                "  'Angst?': concerns.Sad\n"
                                "  Kan om mandagen: possible_days.mandag\n"
                                "  Kan også: possible_days\n"
                                "  Sag: child_case\n"
                                "  Bekymring 0-10: facts.worry\n"
                                "  Dødsfald: facts.death_on\n"
                                "values:\n"
                                "  holders.relation: {Mor: mother, Far: father, 'Ved ikke':}\n"
                                "  holders.1.consent: {Afgivet: given, Ikke afgivet: refused}\n"
                                "  concerns: {Ked af det: sad, Skole: school}\n"
                                "constants:\n"
                                "  service: cool-kids\n"
                                "  holders.2.relation: father\n"
                                "  child_case: nej\n"
                                "separators: {concerns: ','}\n";

static void follows_a_map_of_words(void **state)
{
    static const char headings[] =
        "Barnets navn;født;voksen 1;HVEM ER VOKSEN 1 ?;Samtykke 1;Voksen 2;Bekymringer;Angst?;"
        "Kan om mandagen;Kan også;Sag;Bekymring 0-10;Dødsfald";
    struct documents documents;
    struct mapping mapping;
    struct referral referral;
    struct row_reader *rows;
    char days[32];

    (void)state;
    assert_int_equal(read_mapping(whole_map, &documents, &mapping, ""), 0);
    rows = open_rows(headings, &mapping, "");
    read_row(rows,
             "Asta Opdigt; 3.2.2016 ;Anna Opdigt; MOR;ikke  afgivet;Arne Opdigt;skole, Ked af det,;;X;"
             "Onsdag, fredag/søn;ja;3,5;01/09/2026 14:05",
             &referral, "");
    assert_string_equal(referral.service, "cool-kids");
    assert_int_equal(referral.citizen.birth_date, date_make(2016, 2, 3));
    assert_int_equal(referral.holder_count, 2);
    assert_string_equal(referral.holders[0].relation, "mother");
    assert_int_equal(referral.holders[0].consent, CONSENT_REFUSED);
    assert_string_equal(referral.holders[1].relation, "father");
    assert_int_equal(referral.concerns.count, 2);
    assert_string_equal(referral.concerns.items[0], "school");
    assert_string_equal(weekdays_write(referral.possible_days, days), "mon,wed,fri,sun");
    assert_int_equal(referral.child_case, TRUTH_YES);
    assert_true(facts_get(&referral.answers, "worry")->number == 3.5);
    assert_int_equal(facts_get(&referral.answers, "death_on")->date, date_make(2026, 9, 1));
    referral_free(&referral);

    /* Blank cells: the constants speak, but of no adult who does not stand there. */
    read_row(rows, "Asta Opdigt;;Anna Opdigt;ved ikke;x;;;1;0;;;;", &referral, "");
    assert_int_equal(referral.holder_count, 1);
    assert_null(referral.holders[0].relation);
    assert_int_equal(referral.holders[0].consent, CONSENT_GIVEN);
    assert_int_equal(referral.child_case, TRUTH_NO);
    assert_int_equal(referral.concerns.count, 1);
    assert_string_equal(referral.concerns.items[0], "sad");
    assert_int_equal(referral.possible_days, 0);
    referral_free(&referral);

    read_row(rows, "Asta Opdigt;03-02-16;;;måske;;;tit;;hverdag;?;;", &referral,
             "w.csv:7:2: 'birth_date' has a year of two digits; wanted all four, as 03-02-2026 or 2026-02-03\n"
             "w.csv:7:8: 'concerns.sad' is neither ticked nor not; wanted x, yes or no\n"
             "w.csv:7:5: 'consent' has a value that is not known; wanted one of: given, refused, unknown\n"
             "w.csv:7:5: this person has neither 'name' nor 'relation'; wanted one of them\n"
             "w.csv:7:11: 'child_case' is no answer; wanted yes, no or unknown\n");
    referral_free(&referral);
    row_reader_close(rows);
    mapping_free(&mapping);
    documents_free(&documents);
}

static void refuses_a_wrong_map_of_words(void **state)
{
    static const struct {
        const char *yaml, *wanted;
    } cases[] = {
        {"headings: {Navn: citizen.nam}\nvalus: {}\nvalues: {relation: {Mor: mother}, child_case: {Ja: [yes]}}\n",
         "map.yaml:1:18: this is no path of the form; wanted one as citizen.name; nearest: citizen.name\n"
         "map.yaml:2:1: unknown key 'valus'; 'values' was perhaps wanted\n"
         "map.yaml:3:10: this is no path of the form; wanted one as citizen.name\n"
         "map.yaml:3:52: a list or a map stands here; wanted one value\n"},
        {"values: {holders.relation: Mor}\nconstants: {servic: x, goals: [a]}\n",
         "map.yaml:1:28: this is no map of words; wanted lines as 'Mor: mother'\n"
         "map.yaml:2:13: this is no path of the form; wanted one as citizen.name; nearest: service\n"
         "map.yaml:2:31: a list or a map stands here; wanted one value\n"},
        {"headings: {A: citizen.name}\nseparators: {citizen.name: ';', concerns: ', ', goals: x, possible_days: ''}\n",
         "map.yaml:2:14: this is no list of the form; wanted one as concerns\n"
         "map.yaml:2:43: this parts no list; wanted one sign, as \",\" or \"\\n\"\n"
         "map.yaml:2:56: this parts no list; wanted one sign, as \",\" or \"\\n\"\n"
         "map.yaml:2:74: this parts no list; wanted one sign, as \",\" or \"\\n\"\n"},
        {"values: [a]\nheadings: {A: citizen.name}\n",
         "map.yaml:1:9: this is no map of headings; wanted lines as 'heading: citizen.name'\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct documents documents;
        struct mapping mapping;

        assert_int_equal(read_mapping(cases[i].yaml, &documents, &mapping, cases[i].wanted), -1);
        mapping_free(&mapping);
        documents_free(&documents);
    }
}

static void a_map_ticks_what_there_is(void **state)
{
    struct documents documents;
    struct mapping mapping;

    (void)state;
    assert_int_equal(read_mapping("A: concerns.nothing\nB: possible_days.xday\nC: service\n", &documents, &mapping, ""),
                     0);
    assert_null(open_rows("A;B;C", &mapping,
                          "map.yaml:1:1: 'concerns.nothing' is nothing that the catalogue knows; wanted one of its "
                          "concerns, or a day as mon\n"
                          "map.yaml:2:1: 'possible_days.xday' is nothing that the catalogue knows; wanted one of its "
                          "concerns, or a day as mon\n"));
    mapping_free(&mapping);
    documents_free(&documents);
}

static void two_headings_of_a_map_meet(void **state)
{
    struct documents documents;
    struct mapping mapping;

    (void)state;
    assert_int_equal(read_mapping("Navn: citizen.name\nTilbud: service\n", &documents, &mapping, ""), 0);
    assert_null(open_rows("Tilbud;Navn;citizen.name", &mapping,
                          "w.csv:1:3: columns 2 and 3 are both 'citizen.name'; wanted one of them\n"));
    mapping_free(&mapping);
    documents_free(&documents);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_headings),
        cmocka_unit_test(knows_its_paths),
        cmocka_unit_test(reads_a_row),
        cmocka_unit_test(tells_cells),
        cmocka_unit_test(follows_a_map),
        cmocka_unit_test(refuses_a_wrong_map),
        cmocka_unit_test(follows_a_map_of_words),
        cmocka_unit_test(refuses_a_wrong_map_of_words),
        cmocka_unit_test(a_map_ticks_what_there_is),
        cmocka_unit_test(two_headings_of_a_map_meet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
