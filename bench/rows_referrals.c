#include "rows.h"
#include "table.h"

#include "base/text.h"
#include "rules/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Plainly invented people. */
static const char *const given_names[] = {"Alma", "Bertil", "Cilla",  "Dines",  "Ebba",   "Folmer", "Gry",   "Holger",
                                          "Ida",  "Jeppe",  "Karla",  "Laust",  "Maja",   "Niels",  "Oda",   "Palle",
                                          "Runa", "Søren",  "Tilde",  "Uffe",   "Vilma",  "Wagn",   "Yrsa",  "Åge",
                                          "Anni", "Birger", "Connie", "Ditlev", "Esther", "Finn",   "Gerda", "Hans"};
static const char *const family_names[] = {"Eksempel", "Opdigt", "Påhit", "Prøve", "Fantasi", "Tænkt",
                                           "Opspind",  "Attrap", "Skin",  "Fabel", "Digt",    "Eventyr"};
static const char *const relations[] = {"mother", "father", "foster parent"};
static const char *const concerns[] = {"anxiety", "school",        "friends", "sad",
                                       "angry",   "conflict_home", "divorce", "loss"};

#define PICK(dice, list) list[dice_between(dice, 0, (int)(sizeof list / sizeof *list) - 1)]

/* The tables that are filled referral by referral. */
struct filling {
    const struct rows_of_world *rows;
    struct table person, guardian, referral, concern, answer, consent, goal, network, interview, decision, withdrawal,
        response;
    long last_person;
    int year;
    long number; /* of the last referral in the year */
};

long row_referral(long index)
{
    return index + 1;
}

const char *row_digest(const struct rows_of_world *rows, int date)
{
    return date < rows->changed_on ? rows->former : rows->present;
}

static void filling_open(struct filling *filling, sqlite3 *db)
{
    filling->person =
        table_open(db, "person",
                   "id, kind, name, birth_date, municipality, address, school, school_class, phone, email, "
                   "organisation, protected");
    filling->guardian = table_open(db, "guardian", "child, adult, position, relation, holder");
    filling->referral =
        table_open(db, "referral",
                   "id, year, number, service, citizen, citizen_kind, received_on, entered_on, source, "
                   "external_id, referrer_role, referrer_name, caseworker_name, caseworker_email, "
                   "child_case, child_wants, action_plan, legal_basis, concerns_given, reason, possible_days");
    filling->concern = table_open(db, "concern", "referral, code");
    filling->answer = table_open(db, "answer", "referral, fact, value, answered_on");
    filling->consent = table_open(db, "consent", "referral, person, purpose, dated, consent, entered_on");
    filling->goal = table_open(db, "goal", "referral, text, set_on");
    filling->network = table_open(db, "network", "referral, person, position, relation");
    filling->interview = table_open(db, "interview", "referral, invited_on, set_for, held_on, outcome, entered_on");
    filling->decision = table_open(db, "decision",
                                   "referral, outcome, decided_on, by_user, priority, reason, to_service, verdict, "
                                   "reasons, catalogue, entered_on");
    filling->withdrawal = table_open(db, "withdrawal", "referral, withdrawn_on, reason, entered_on");
    filling->response = table_open(db, "response", "referral, instrument, phase, form, dated, answers, entered_on");
}

static void filling_close(struct filling *filling)
{
    struct table *tables[] = {&filling->person,    &filling->guardian, &filling->referral,   &filling->concern,
                              &filling->answer,    &filling->consent,  &filling->goal,       &filling->network,
                              &filling->interview, &filling->decision, &filling->withdrawal, &filling->response};

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        table_close(tables[i]);
}

static long put_person(struct filling *filling, struct dice *dice, const char *kind, int birth, const char *surname)
{
    bool child = strcmp(kind, "child") == 0;
    char name[64], address[64], school[32], phone[16];

    snprintf(name, sizeof name, strcmp(kind, "family") == 0 ? "Familien %.0s%s" : "%s %s", PICK(dice, given_names),
             surname);
    snprintf(address, sizeof address, "Opdigtet Vej %d, 9999 Påhit", dice_between(dice, 1, 399));
    snprintf(school, sizeof school, "Eksempelskole %d", dice_between(dice, 1, 40));
    snprintf(phone, sizeof phone, "00 00 %02d %02d", dice_between(dice, 0, 99), dice_between(dice, 0, 99));
    table_put(&filling->person, "ittdtttttttb", ++filling->last_person, kind, name, birth,
              dice_chance(dice, 94) ? filling->rows->catalogue->municipality : "Opdigtsborg", address,
              child ? school : NULL, child ? "4.b" : NULL, child ? NULL : phone,
              child || dice_chance(dice, 50) ? NULL : "nobody@example.invalid",
              strcmp(kind, "network") == 0 ? "Eksempelskolen" : NULL, dice_chance(dice, 2) ? 1 : 0);
    return filling->last_person;
}

static void put_family(struct filling *filling, struct family *family, long number)
{
    static const char *const kinds[] = {"child", "adult", "family", "class"};
    struct dice dice = dice_for(filling->rows->world->seed, DICE_FAMILY, number);
    const char *surname = PICK(&dice, family_names);
    int birth = family->kind == CITIZEN_FAMILY ? DATE_NONE : family->birth;

    family->citizen = put_person(filling, &dice, kinds[family->kind], birth, surname);
    for (int i = 0; i < family->adults; i++) {
        long adult = put_person(filling, &dice, "adult", DATE_NONE, surname);

        table_put(&filling->guardian, "iiitb", family->citizen, adult, (long)i + 1, relations[i],
                  i < 2 || dice_chance(&dice, 30) ? 1 : 0);
    }
}

/* --- what the form says ------------------------------------------------------------------------------------------ */

static void put_fact(struct filling *filling, long referral, const struct criterion *criterion, int received,
                     struct dice *dice)
{
    bool met = dice_chance(dice, 93);
    char *value, day[DATE_TEXT];

    if (criterion_fact_known(criterion->fact) || dice_chance(dice, 4))
        return;
    if (criterion->comparison == COMPARE_ONE_OF) {
        value = value_write(&criterion->wanted[dice_between(dice, 0, (int)criterion->wanted_count - 1)]);
        table_put(&filling->answer, "ittd", referral, criterion->fact, value, received);
        free(value);
    } else if (criterion->wanted[0].kind == VALUE_TRUTH)
        table_put(&filling->answer, "ittd", referral, criterion->fact, met == criterion->wanted[0].truth ? "yes" : "no",
                  received);
    else
        table_put(&filling->answer, "ittd", referral, criterion->fact, date_write(received - 5, day), received);
}

static void put_facts(struct filling *filling, long referral, const struct criterion *items, size_t count, int received,
                      struct dice *dice)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == CRITERION_FACT)
            put_fact(filling, referral, &items[i], received, dice);
        else
            put_facts(filling, referral, items[i].items, items[i].item_count, received, dice);
}

static void put_consents(struct filling *filling, long referral, const struct fate *fate, struct dice *dice)
{
    const struct family *family = &filling->rows->world->families[fate->family];
    bool report = dice_chance(dice, 60);

    for (int i = 1; i <= family->adults; i++) {
        if (dice_chance(dice, 93))
            table_put(&filling->consent, "iitdtd", referral, family->citizen + i, "service", fate->received,
                      dice_chance(dice, 96) ? "given" : "refused", fate->received);
        if (report && strcmp(offers[fate->offer].code, "supported-contact") == 0)
            table_put(&filling->consent, "iitdtd", referral, family->citizen + i, "report", fate->received, "given",
                      fate->received);
    }
}

static void put_lists(struct filling *filling, long referral, const struct fate *fate, struct dice *dice)
{
    int first = dice_between(dice, 0, 7), count = dice_between(dice, 0, 3);

    put_consents(filling, referral, fate, dice);
    for (int i = 0; i < count; i++)
        table_put(&filling->concern, "it", referral, concerns[(first + i) % 8]);
    put_facts(filling, referral, offers[fate->offer].service->criteria.items,
              offers[fate->offer].service->criteria.count, fate->received, dice);
    if (dice_chance(dice, 30))
        table_put(&filling->goal, "itd", referral, "An invented goal: a calm morning on school days.", fate->received);
    if (dice_chance(dice, 12))
        table_put(&filling->network, "iiit", referral,
                  put_person(filling, dice, "network", DATE_NONE, PICK(dice, family_names)), 1L, "class teacher");
}

static const char *choose_role(const struct service *service, struct dice *dice)
{
    static const char *const roles[] = {"caseworker",     "school", "parent", "parent",
                                        "health visitor", "self",   "other",  NULL};

    for (int role = REFERRER_CASEWORKER; role <= REFERRER_OTHER; role++)
        if ((service->referred_by & 1u << role) != 0)
            return named_name(referrer_role_names, role);
    return PICK(dice, roles);
}

static bool asks_child_case(const struct service *service)
{
    for (size_t i = 0; i < service->criteria.count; i++)
        if (text_is(service->criteria.items[i].fact, "child_case"))
            return true;
    return false;
}

static void put_referral(struct filling *filling, long index, const struct fate *fate, struct dice *dice)
{
    static const char *const days[] = {NULL, NULL, "mon,tue,wed", "tue,thu", "mon,wed,fri"};
    static const char *const reasons[] = {
        "Invented: stays at home from school with a stomach ache when there is a test, and sleeps badly.",
        "Invented: quarrels every evening; the family has tried by itself and asks for somebody to think along.",
        "Invented: has become quiet since the summer, and no longer goes to the club."};
    const struct offer *offer = &offers[fate->offer];
    bool child_case = asks_child_case(offer->service) ? dice_chance(dice, 95) : dice_chance(dice, 15);
    bool caseworker = child_case && dice_chance(dice, 97), sheet = dice_chance(dice, 60);
    int year = date_parts(fate->received).year;
    char external[32];

    if (year != filling->year)
        filling->number = 0;
    filling->year = year;
    filling->number++;
    snprintf(external, sizeof external, "W-%ld", index + 1000);
    table_put(&filling->referral, "iiititddttttttbbbtbtt", row_referral(index), (long)year, filling->number,
              offer->code, filling->rows->world->families[fate->family].citizen,
              named_name(citizen_kind_names, (int)offer->citizen), fate->received,
              fate->received + (dice_chance(dice, 85) ? 0 : dice_between(dice, 1, 3)), sheet ? "webform.csv" : "form",
              sheet ? external : NULL, choose_role(offer->service, dice),
              dice_chance(dice, 60) ? "Henviser Opdigt" : NULL, caseworker ? "Sagsbehandler Opfundet" : NULL,
              caseworker ? "nobody@example.invalid" : NULL, child_case ? 1 : 0, dice_chance(dice, 90) ? 1 : -1,
              dice_chance(dice, 60) ? 1 : 0, dice_chance(dice, 30) ? offer->service->legal_basis : NULL, 1,
              PICK(dice, reasons), PICK(dice, days));
}

/* --- what came of it --------------------------------------------------------------------------------------------- */

static void put_decision(struct filling *filling, long referral, const struct fate *fate, struct dice *dice)
{
    const char *outcome = fate->outcome == 'a' ? "accept" : fate->outcome == 'd' ? "decline" : "redirect";
    const char *verdict = fate->outcome == 'a' ? "eligible" : "ineligible";

    table_put(&filling->decision, "itdtttttttd", referral, outcome, fate->decided, BY_USER,
              dice_chance(dice, 5) ? "urgent" : "normal", fate->outcome == 'd' ? "outside the house's tasks" : NULL,
              fate->outcome == 'r' ? "counselling" : NULL, verdict, fate->outcome == 'a' ? "" : "age",
              row_digest(filling->rows, fate->decided),
              fate->decided + (dice_chance(dice, 90) ? 0 : dice_between(dice, 0, 4)));
}

static void put_responses(struct filling *filling, long referral, const struct fate *fate, struct dice *dice)
{
    const struct service *service = offers[fate->offer].service;
    int today = filling->rows->world->today;

    if (service->instrument_count == 0 || fate->decided == DATE_NONE)
        return;
    if (strcmp(service->instruments[0].instrument, "sdq") != 0) {
        table_put(&filling->response, "itttdtd", referral, "epds", "before", "mother", fate->received,
                  "1,2,0,1,2,1,2,1,1,0", fate->decided);
        return;
    }
    if (dice_chance(dice, 60))
        table_put(&filling->response, "itttdtd", referral, "sdq", "before", "parent", fate->decided,
                  "1,0,2,1,0,1,2,1,0,2,1,0,2,1,0,1,2,1,0,2,1,0,2,1,0", fate->decided);
    if (fate->to != DATE_NONE && !fate->left && fate->to < today && dice_chance(dice, 50))
        table_put(&filling->response, "itttdtd", referral, "sdq", "after", "parent", fate->to,
                  "1,0,2,1,0,1,1,1,0,2,1,0,1,1,0,1,2,1,0,2,1,,2,1,0", fate->to);
}

static void put_fate(struct filling *filling, long referral, const struct fate *fate, struct dice *dice)
{
    bool held = fate->interviewed != DATE_NONE;
    int entered = fate->invited;

    if (held)
        entered = fate->interviewed + (dice_chance(dice, 85) ? 0 : dice_between(dice, 1, 5));
    if (fate->invited != DATE_NONE)
        table_put(&filling->interview, "idddtd", referral, fate->invited,
                  held || dice_chance(dice, 70) ? fate->invited + 9 : DATE_NONE, fate->interviewed,
                  !held                  ? NULL
                  : fate->outcome == 'd' ? "declined"
                                         : "agreed",
                  entered);
    if (fate->decided != DATE_NONE)
        put_decision(filling, referral, fate, dice);
    if (fate->withdrawn != DATE_NONE)
        table_put(&filling->withdrawal, "idtd", referral, fate->withdrawn, "moved away", fate->withdrawn);
    put_responses(filling, referral, fate, dice);
}

static void put_series(const struct filling *filling)
{
    table_run(filling->rows->db,
              "INSERT INTO series (year, last) SELECT year, max(number) FROM referral GROUP BY year");
}

void rows_referrals(const struct rows_of_world *rows)
{
    struct world *world = rows->world;
    struct filling filling = {.rows = rows};

    filling_open(&filling, rows->db);
    for (long i = 0; i < world->count; i++) {
        const struct fate *fate = &world->fates[i];
        struct dice dice = dice_for(world->seed, DICE_FORM, i);

        if (world->families[fate->family].citizen == 0)
            put_family(&filling, &world->families[fate->family], fate->family);
        put_referral(&filling, i, fate, &dice);
        put_lists(&filling, row_referral(i), fate, &dice);
        put_fate(&filling, row_referral(i), fate, &dice);
    }
    filling_close(&filling);
    put_series(&filling);
}
