#include "store/internal.h"
#include "store/undo.h"
#include "store_house.h"

#include <stdlib.h>
#include <string.h>

#define DIGEST "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"

/* Statements that stand for commands. */
#define CHILD                                                          \
    "INSERT INTO person (id, kind) VALUES (1, 'child'), (2, 'adult');" \
    "INSERT INTO guardian (child, adult, position, holder) VALUES (1, 2, 1, 1);"
#define REFER(id)                                                                                               \
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source) " \
    "VALUES (" #id ", 2026, " #id ", 'cool-kids', 1, 'child', '2026-09-01', '2026-09-01', 'form');"
#define DECIDE(id, referral)                                                                                      \
    "INSERT INTO decision (id, referral, outcome, decided_on, by_user, verdict, reasons, catalogue, entered_on) " \
    "VALUES (" #id ", " #referral ", 'accept', '2026-09-02', 'anna', 'eligible', '', '" DIGEST "', '2026-09-02');"
#define COURSE                                                                                              \
    "INSERT INTO course (id, code, service, catalogue, planned_on) VALUES (1, 'CK1', 'cool-kids', '" DIGEST \
    "', '2026-09-01');"                                                                                     \
    "INSERT INTO session (course, number, dated, kind) VALUES (1, 1, '2026-10-01', 'group'), (1, 2, '2026-10-08', 'group');"
#define PLACE(referral)                                                              \
    "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) " \
    "VALUES (" #referral ", 1, '2026-09-03', '2026-10-01', 'anna', '2026-09-03');"
#define MARK(status) "INSERT INTO attendance VALUES (1, 1, 1, 11, '" status "', '2026-10-01');"
#define GOAL(id) "INSERT INTO goal (id, referral, text, set_on) VALUES (" #id ", 11, 'belong', '2026-09-01');"

enum { STEPS_MOST = 10, OWN = 0 };

/* One step of a chain: a command (its SQL), or an undo. Steps that go well are entries 1, 2, 3 … of the journal. */
struct step {
    const char *sql;  /* NULL: an undo */
    long undo;        /* the entry to take back; OWN: one's own newest */
    const char *said; /* a refusal that is wanted, part of its message; NULL: goes well */
    int same_as;      /* the rows are then as after this step (1 the first), -1 as before the first; 0: not compared */
};

struct chain {
    const char *name;
    struct step steps[STEPS_MOST]; /* ends with an all-zero step without sql, undo and said */
};

static const struct chain chains[] = {
    {"an insert is taken back and done again",
     {{CHILD REFER(11), 0, NULL, 0}, {NULL, 1, NULL, -1}, {NULL, 2, NULL, 1}, {NULL, 1, NULL, -1}}},
    {"an update",
     {{CHILD, 0, NULL, 0}, {"UPDATE person SET name = 'A', age = 7 WHERE id = 1", 0, NULL, 0}, {NULL, 2, NULL, 1}}},
    {"a delete of several rows that hang together",
     {{CHILD REFER(11) GOAL(1), 0, NULL, 0},
      {"DELETE FROM goal; DELETE FROM referral; DELETE FROM guardian; DELETE FROM person", 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {NULL, 3, NULL, 2}}},
    {"values swapped under a unique constraint are more than a changeset can turn back",
     {{CHILD "INSERT INTO person (id, kind) VALUES (3, 'adult'); INSERT INTO guardian VALUES (1, 3, 2, NULL, 0);", 0,
       NULL, 0},
      {"UPDATE guardian SET position = 9 WHERE adult = 2; UPDATE guardian SET position = 1 WHERE adult = 3;"
       "UPDATE guardian SET position = 2 WHERE adult = 2",
       0, NULL, 0},
      {NULL, 2, "stand in its way", 2}}},
    {"a value handed on under a unique constraint",
     {{CHILD "UPDATE person SET cpr = '0101109999' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET cpr = NULL WHERE id = 1; UPDATE person SET cpr = '0101109999' WHERE id = 2", 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {NULL, 3, NULL, 2}}},
    {"what later entries refer to stays until they are taken back",
     {{CHILD REFER(11), 0, NULL, 0},
      {DECIDE(1, 11), 0, NULL, 0},
      {NULL, 1, "entry 2 (test) came later", 2},
      {NULL, 2, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"the same row, another column",
     {{CHILD, 0, NULL, 0},
      {"UPDATE person SET name = 'A' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET age = 8 WHERE id = 1", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3},
      {NULL, 3, NULL, 2},
      {NULL, 2, NULL, 1}}},
    {"other rows do not matter",
     {{CHILD, 0, NULL, 0},
      {"UPDATE person SET name = 'A' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET name = 'B' WHERE id = 2; INSERT INTO staff (code) VALUES ('lb')", 0, NULL, 0},
      {NULL, 2, NULL, 0}}},
    {"a parent changed later does not hold its child",
     {{CHILD REFER(11), 0, NULL, 0},
      {GOAL(1), 0, NULL, 0},
      {"UPDATE referral SET reason = 'more' WHERE id = 11", 0, NULL, 0},
      {NULL, 2, NULL, 0}}},
    {"a child whose reference did not change holds its parent",
     {{CHILD REFER(11) GOAL(1), 0, NULL, 0},
      {"UPDATE referral SET reason = 'more' WHERE id = 11", 0, NULL, 0},
      {"UPDATE goal SET outcome = 'met', outcome_on = '2026-11-01'", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3}}},
    {"a parent deleted later holds back what refers to it",
     {{CHILD REFER(11) GOAL(1), 0, NULL, 0},
      {"DELETE FROM goal", 0, NULL, 0},
      {"DELETE FROM referral", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3},
      {NULL, 3, NULL, 2},
      {NULL, 2, NULL, 1}}},
    {"later entries that cancel each other do not hold",
     {{CHILD REFER(11), 0, NULL, 0},
      {DECIDE(1, 11), 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {DECIDE(2, 11), 0, NULL, 0},
      {NULL, 4, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"a redo holds again",
     {{CHILD REFER(11), 0, NULL, 0},
      {DECIDE(1, 11), 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {NULL, 3, NULL, 2},
      {NULL, 1, "entry 2 (test) came later", 2},
      {NULL, 2, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"an undo of something earlier is a change like any other",
     {{CHILD, 0, NULL, 0},
      {"UPDATE person SET age = 7 WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET name = 'B' WHERE id = 2", 0, NULL, 0},
      {NULL, 2, NULL, 0},
      {NULL, 1, "entry 3 (test) came later", 4},
      {NULL, 3, NULL, 1},
      {NULL, 4, NULL, 2},
      {NULL, 6, NULL, 1},
      {NULL, 1, NULL, -1}}},
    {"what stands between an entry and its undo",
     {{CHILD REFER(11), 0, NULL, 0},
      {GOAL(1), 0, NULL, 0},
      {"UPDATE person SET age = 9 WHERE id = 2", 0, NULL, 0},
      {NULL, 2, NULL, 0},
      {NULL, 1, "entry 3 (test) came later", 4}}},
    {"undone twice",
     {{CHILD, 0, NULL, 0},
      {NULL, 1, NULL, -1},
      {NULL, 1, "is taken back already, by entry 2", -1},
      {NULL, 2, NULL, 1},
      {NULL, 2, "is taken back already, by entry 3", 1},
      {NULL, 1, NULL, -1},
      {NULL, 2, "is taken back already, by entry 3", -1},
      {NULL, 1, "is taken back already, by entry 4", -1}}},
    {"one's own newest, again and again",
     {{CHILD, 0, NULL, 0},
      {REFER(11), 0, NULL, 0},
      {GOAL(1), 0, NULL, 0},
      {NULL, OWN, NULL, 2},
      {NULL, OWN, NULL, 1},
      {NULL, OWN, NULL, -1},
      {NULL, OWN, "nothing of yours", -1}}},
    {"natural keys: marks taken back and set anew",
     {{CHILD REFER(11) COURSE PLACE(11), 0, NULL, 0},
      {MARK("present"), 0, NULL, 0},
      {NULL, 2, NULL, 1},
      {MARK("absent"), 0, NULL, 0},
      {NULL, 3, "entry 4 (test) came later", 4},
      {NULL, 4, NULL, 1},
      {NULL, 3, NULL, 2}}},
    {"a mark holds the place, the session and the course",
     {{CHILD REFER(11), 0, NULL, 0},
      {COURSE, 0, NULL, 0},
      {PLACE(11), 0, NULL, 0},
      {MARK("late"), 0, NULL, 0},
      {NULL, 3, "entry 4 (test) came later", 4},
      {NULL, 2, "entry 4 (test) came later", 4},
      {NULL, 4, NULL, 3},
      {NULL, 2, "entry 3 (test) came later", 3}}},
    {"a leader of one session holds that session, though no foreign key says so",
     {{COURSE "INSERT INTO staff (code) VALUES ('lb')", 0, NULL, 0},
      {"INSERT INTO session (course, number, dated, kind) VALUES (1, 3, '2026-10-15', 'group')", 0, NULL, 0},
      {"INSERT INTO leads (course, session, staff) VALUES (1, 3, 'lb')", 0, NULL, 0},
      {NULL, 2, "entry 3 (test) came later", 3},
      {NULL, 3, NULL, 2},
      {NULL, 2, NULL, 1}}},
    {"a value taken by another row since",
     {{CHILD "UPDATE person SET cpr = '0101109999' WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET cpr = NULL WHERE id = 1", 0, NULL, 0},
      {"UPDATE person SET cpr = '0101109999' WHERE id = 2", 0, NULL, 0},
      {NULL, 2, "stand in its way", 3}}},
    {"no such entry", {{CHILD, 0, NULL, 0}, {NULL, 7, "no entry 7", 1}, {NULL, -3, "no entry -3", 1}}},
};

static int undo(struct house *house, long number, long *undone)
{
    struct store_who who = house_who("anna", "kreds undo");

    return store_undo(house->store, &who, number, false, undone, &house->messages);
}

/* One step; says what chain and step failed. */
static void walk_step(struct house *house, const struct chain *chain, int number, char *dumps[])
{
    const struct step *step = &chain->steps[number - 1];
    long undone = 0, entries = house_number(house, "SELECT count(*) FROM journal");
    const char *said;
    int wanted = step->same_as < 0 ? 0 : step->same_as;

    if (step->sql != NULL) {
        if (house_do(house, "anna", "test", step->sql) == 0)
            fail_msg("%s, step %d: left no entry", chain->name, number);
    } else if ((undo(house, step->undo, &undone) == 0) != (step->said == NULL)) {
        said = house->messages.count > 0 ? house->messages.items[0].text : "went well";
        fail_msg("%s, step %d: %s", chain->name, number, said);
    } else if (step->said != NULL) {
        if (strstr(house->messages.items[0].text, step->said) == NULL)
            fail_msg("%s, step %d: %s", chain->name, number, house->messages.items[0].text);
        messages_free(&house->messages);
    } else if (step->undo != OWN && undone != step->undo) {
        fail_msg("%s, step %d: took back %ld", chain->name, number, undone);
    }
    if (house_number(house, "SELECT count(*) FROM journal") != entries + (step->said == NULL))
        fail_msg("%s, step %d: entries", chain->name, number);
    dumps[number] = house_dump(house);
    if (step->same_as != 0 && strcmp(dumps[number], dumps[wanted]) != 0)
        fail_msg("%s, step %d: the rows differ from step %d:\n%s---\n%s", chain->name, number, wanted, dumps[number],
                 dumps[wanted]);
}

static void chains_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
        char *dumps[STEPS_MOST + 1] = {NULL};
        struct house *house;
        void *own = NULL;

        house_setup(&own);
        house = own;
        house_catalogue(house);
        dumps[0] = house_dump(house);
        for (int s = 1; s <= STEPS_MOST; s++) {
            const struct step *step = &chains[i].steps[s - 1];

            if (step->sql == NULL && step->undo == 0 && step->said == NULL && step->same_as == 0)
                break;
            walk_step(house, &chains[i], s, dumps);
        }
        for (int s = 0; s <= STEPS_MOST; s++)
            free(dumps[s]);
        house_teardown(&own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
