/* A house's rules as tables: for each service a referral that is eligible, and what each change makes of it. The change
 * goes the whole way: a row of a sheet, read by the house's form, made into facts, judged. */
#ifndef KREDS_TESTS_UNIT_SCREENING_TABLE_H
#define KREDS_TESTS_UNIT_SCREENING_TABLE_H

#include <stddef.h>

/* One change and what is expected. A referral is "FIELD=VALUE; …": a field is a path of the form (citizen.birth_date,
 * holders.1.consent) or the name of a fact that the catalogue asks for; nothing behind the sign leaves it out; lists are
 * split at |, and | alone is an empty list. Three are none of the form's: today (2026-09-10 where not said),
 * score.INSTRUMENT.SCALE, and "withdrawn" as a holder's consent. */
struct screening_row {
    const char *change;   /* put over the base; "" for the base itself */
    const char *verdict;  /* of verdict_names, or "refused": the form does not take it */
    const char *reasons;  /* joined by commas; of a form that is refused its message */
    const char *refer_to; /* joined by commas; NULL for none */
};

struct screening_table {
    const char *service;
    const char *base; /* an eligible referral; service, a name and the receipt (today) go without saying */
    const struct screening_row *rows;
    size_t count;
};

#define SCREENING_TABLE(service, base, rows)                \
    {                                                       \
        service, base, rows, sizeof(rows) / sizeof(*(rows)) \
    }

/* Rows that several services share: a fact that must be yes, one that should be. */
#define MUST(fact)                          \
    {fact "=no", "ineligible", fact, NULL}, \
    {                                       \
        fact "=", "incomplete", fact, NULL  \
    }
#define GUIDE(fact)                        \
    {fact "=no", "review", fact, NULL},    \
    {                                      \
        fact "=", "incomplete", fact, NULL \
    }

/* The municipality of the base, with and without the word for it, and its neighbours. */
#define RESIDENT(home, kommune, worst)                             \
    {"citizen.municipality=" kommune, "eligible", "", NULL},       \
        {"citizen.municipality= " home " ", "eligible", "", NULL}, \
        {"citizen.municipality=Randers", worst, "resident", NULL}, \
    {                                                              \
        "citizen.municipality=", "incomplete", "resident", NULL    \
    }

/* Two who hold parental responsibility, and what becomes of a service that asks all of them, or any. */
#define BOTH_PARENTS \
    "holders.1.relation=mother; holders.1.consent=given; holders.2.relation=father; holders.2.consent=given"
#define NO_PARENTS "holders.1.relation=; holders.1.consent=; holders.2.relation=; holders.2.consent="
#define CONSENT_OF_ALL                                                                                         \
    {"holders.2.consent=refused", "ineligible", "consent", NULL},                                              \
        {"holders.1.consent=refused; holders.2.consent=refused", "ineligible", "consent", NULL},               \
        {"holders.2.consent=withdrawn", "ineligible", "consent", NULL},                                        \
        {"holders.1.consent=unknown; holders.2.consent=refused", "ineligible", "consent", NULL},               \
        {"holders.2.consent=unknown", "incomplete", "consent", NULL},                                          \
        {"holders.1.consent=; holders.2.consent=", "incomplete", "consent", NULL},                             \
        {"holders.3.relation=guardian; holders.3.consent=unknown", "incomplete", "consent", NULL},             \
        {NO_PARENTS, "incomplete", "consent", NULL},                                                           \
        {"holders.1.holder=no; holders.2.holder=no", "incomplete", "consent", NULL},                           \
        {"holders.2.relation=; holders.2.consent=", "eligible", "", NULL},                                     \
        {"holders.1.consent=refused; holders.2.relation=; holders.2.consent=", "ineligible", "consent", NULL}, \
        {"holders.2.holder=no; holders.2.consent=refused", "eligible", "", NULL},                              \
    {                                                                                                          \
        "holders.3.relation=stepfather; holders.3.holder=no; holders.3.consent=refused", "eligible", "", NULL  \
    }
#define CONSENT_OF_ANY                                                                                          \
    {"holders.2.consent=refused", "eligible", "", NULL}, {"holders.2.consent=withdrawn", "eligible", "", NULL}, \
        {"holders.2.consent=unknown", "eligible", "", NULL},                                                    \
        {"holders.2.relation=; holders.2.consent=", "eligible", "", NULL},                                      \
        {"holders.1.consent=refused; holders.2.consent=refused", "ineligible", "consent", NULL},                \
        {"holders.1.consent=refused; holders.2.consent=withdrawn", "ineligible", "consent", NULL},              \
        {"holders.1.consent=refused; holders.2.consent=unknown", "incomplete", "consent", NULL},                \
        {"holders.1.consent=unknown; holders.2.consent=unknown", "incomplete", "consent", NULL},                \
        {NO_PARENTS, "incomplete", "consent", NULL},                                                            \
    {                                                                                                           \
        "holders.1.consent=refused; holders.2.consent=refused; holders.3.relation=aunt; holders.3.holder=no; "  \
        "holders.3.consent=given",                                                                              \
            "ineligible", "consent", NULL                                                                       \
    }

/* Runs two tests a table and one of the house: every row comes out as it says, and the rows are all there is to try. That
 * is, every service has its table, and its rows
 *   leave each criterion, each part of one and the referrer's role once met, once unmet and once unknown,
 *   leave each criterion once the only one that is unmet, and once the only one that is unknown,
 *   stand on both sides of each number and date that is compared with, and give each word and role,
 *   bring out each service that is referred to.
 * Returns what main returns. */
int screening_tables_run(const char *house, const struct screening_table *tables, size_t count);

#endif
