/* The rules of Rødovre (domain, section 3), each tried. */
#include "screening_table.h"

static const struct screening_row children_group[] = {
    {"", "eligible", "", NULL},
    /* The guide names no ages, so the house's are for a person to look at: 7 on the day, 7 tomorrow; 14 for the last
     * day, 15 today. */
    {"citizen.birth_date=2019-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2019-09-11", "review", "age", NULL},
    {"citizen.birth_date=2011-09-11", "eligible", "", NULL},
    {"citizen.birth_date=2011-09-10", "review", "age", NULL},
    {"citizen.birth_date=2026-09-10", "review", "age", NULL},
    /* Born on 29 February: a year older on 1 March, in a leap year on the day. */
    {"citizen.birth_date=2020-02-29; today=2027-02-28", "review", "age", NULL},
    {"citizen.birth_date=2020-02-29; today=2027-03-01", "eligible", "", NULL},
    {"citizen.birth_date=2016-02-29; today=2031-02-28", "eligible", "", NULL},
    {"citizen.birth_date=2016-02-29; today=2031-03-01", "review", "age", NULL},
    /* By a CPR number alone; told; unborn; not known. */
    {"citizen.birth_date=; citizen.cpr=100919-4000", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.cpr=110919-4000", "review", "age", NULL},
    {"citizen.birth_date=; citizen.age=7", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.age=6", "review", "age", NULL},
    {"citizen.birth_date=; citizen.age=6; received_on=2025-09-10", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.age=6; received_on=2025-09-11", "review", "age", NULL},
    {"citizen.birth_date=; citizen.due_on=2026-12-01", "incomplete", "age", NULL},
    {"citizen.birth_date=", "incomplete", "age", NULL},
    /* Mental illness in the family, misuse counted in. */
    {"misuse_in_family=yes", "eligible", "", NULL},
    {"mental_illness_in_family=no; misuse_in_family=yes", "eligible", "", NULL},
    {"mental_illness_in_family=; misuse_in_family=yes", "eligible", "", NULL},
    {"misuse_in_family=", "eligible", "", NULL},
    {"mental_illness_in_family=no", "ineligible", "mental_illness_in_family,misuse_in_family", NULL},
    {"mental_illness_in_family=no; misuse_in_family=", "incomplete", "misuse_in_family", NULL},
    {"mental_illness_in_family=", "incomplete", "mental_illness_in_family", NULL},
    {"mental_illness_in_family=; misuse_in_family=", "incomplete", "mental_illness_in_family,misuse_in_family", NULL},
    RESIDENT("Rødovre", "Rødovre Kommune", "ineligible"),
    {"citizen.municipality=RØDOVRE", "eligible", "", NULL},
    MUST("child_wants"),
    CONSENT_OF_ALL,
    /* Referrers come from anywhere. */
    {"referrer.role=caseworker", "eligible", "", NULL},
    {"referrer.role=school", "eligible", "", NULL},
    {"referrer.role=health visitor", "eligible", "", NULL},
    {"referrer.role=parent", "eligible", "", NULL},
    {"referrer.role=hospital", "eligible", "", NULL},
    {"referrer.role=self", "eligible", "", NULL},
    {"referrer.role=other", "eligible", "", NULL},
    /* The worst wins, and is named first. */
    {"citizen.birth_date=2021-01-01; child_wants=", "incomplete", "child_wants,age", NULL},
    {"citizen.birth_date=2021-01-01; child_wants=; citizen.municipality=Randers", "ineligible",
     "resident,child_wants,age", NULL},
    {"citizen.birth_date=2021-01-01; mental_illness_in_family=no; holders.1.consent=withdrawn", "ineligible",
     "mental_illness_in_family,misuse_in_family,consent,age", NULL},
    {"citizen.kind=adult", "refused", "'kind' is not whom 'children-group' is for; wanted: child", NULL},
    {"citizen.name=; citizen.alias=Sol; citizen.birth_date=; citizen.age=9", "refused",
     "'children-group' takes no anonymous citizen; wanted 'name' in place of 'alias'", NULL},
};

static const struct screening_table tables[] = {
    SCREENING_TABLE("children-group",
                    "citizen.birth_date=2016-03-04; citizen.municipality=Rødovre; " BOTH_PARENTS
                    "; mental_illness_in_family=yes; misuse_in_family=no; child_wants=yes",
                    children_group),
};

int main(void)
{
    return screening_tables_run("roedovre", tables, sizeof tables / sizeof *tables);
}
