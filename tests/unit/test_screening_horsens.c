/* The rules of Horsens (domain, section 5), each tried. */
#include "screening_table.h"

static const struct screening_row wellbeing_group[] = {
    {"", "eligible", "", NULL},
    /* The school finds the children, and parents may apply. */
    {"referrer.role=parent", "eligible", "", NULL},
    {"referrer.role=caseworker", "ineligible", "referrer_role", NULL},
    {"referrer.role=health visitor", "ineligible", "referrer_role", NULL},
    {"referrer.role=hospital", "ineligible", "referrer_role", NULL},
    {"referrer.role=self", "ineligible", "referrer_role", NULL},
    {"referrer.role=other", "ineligible", "referrer_role", NULL},
    {"referrer.role=", "incomplete", "referrer_role", NULL},
    /* At the child's own school; where the child lives is no matter, nor is its age. */
    MUST("school_takes_part"),
    {"citizen.municipality=Hedensted", "eligible", "", NULL},
    {"citizen.municipality=", "eligible", "", NULL},
    {"citizen.birth_date=2020-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2010-01-01", "eligible", "", NULL},
    {"citizen.birth_date=", "eligible", "", NULL},
    /* Divorce, illness, low self-esteem are the source's examples of a vulnerable period. */
    {"concerns=divorce; vulnerable_period=no", "eligible", "", NULL},
    {"concerns=illness; vulnerable_period=no", "eligible", "", NULL},
    {"concerns=low_self_esteem; vulnerable_period=no", "eligible", "", NULL},
    {"concerns=friends|illness; vulnerable_period=no", "eligible", "", NULL},
    {"concerns=friends; vulnerable_period=yes", "eligible", "", NULL},
    {"concerns=; vulnerable_period=yes", "eligible", "", NULL},
    {"concerns=|; vulnerable_period=yes", "eligible", "", NULL},
    {"concerns=friends; vulnerable_period=no", "ineligible", "concern,vulnerable_period", NULL},
    {"concerns=friends|loss; vulnerable_period=no", "ineligible", "concern,vulnerable_period", NULL},
    {"concerns=|; vulnerable_period=no", "ineligible", "concern,vulnerable_period", NULL},
    {"concerns=friends; vulnerable_period=", "incomplete", "vulnerable_period", NULL},
    {"concerns=; vulnerable_period=no", "incomplete", "concern", NULL},
    {"concerns=; vulnerable_period=", "incomplete", "concern,vulnerable_period", NULL},
    /* Neither therapy nor treatment. */
    {"treatment_needed=yes", "review", "treatment_needed", NULL},
    {"treatment_needed=", "incomplete", "treatment_needed", NULL},
    MUST("child_wants"),
    CONSENT_OF_ALL,
    /* The worst wins, and is named first. */
    {"treatment_needed=yes; child_wants=", "incomplete", "child_wants,treatment_needed", NULL},
    {"treatment_needed=yes; child_wants=; referrer.role=hospital", "ineligible",
     "referrer_role,child_wants,treatment_needed", NULL},
    {"school_takes_part=; holders.2.consent=refused", "ineligible", "consent,school_takes_part", NULL},
    {"treatment_needed=; vulnerable_period=; concerns=", "incomplete", "concern,vulnerable_period,treatment_needed",
     NULL},
    /* For children, by name. */
    {"citizen.kind=adult", "refused", "'kind' is not whom 'wellbeing-group' is for; wanted: child", NULL},
    {"citizen.name=; citizen.alias=Sol; citizen.birth_date=; citizen.age=9", "refused",
     "'wellbeing-group' takes no anonymous citizen; wanted 'name' in place of 'alias'", NULL},
};

static const struct screening_table tables[] = {
    SCREENING_TABLE("wellbeing-group",
                    "citizen.birth_date=2016-03-04; citizen.municipality=Horsens; " BOTH_PARENTS
                    "; referrer.role=school; school_takes_part=yes; concerns=divorce; vulnerable_period=yes; "
                    "treatment_needed=no; child_wants=yes",
                    wellbeing_group),
};

int main(void)
{
    return screening_tables_run("horsens", tables, sizeof tables / sizeof *tables);
}
