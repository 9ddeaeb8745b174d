/* The rules of Copenhagen (domain, sections 2 and 4), each tried. */
#include "screening_table.h"

#define OPEN "open-counselling"

/* For children, by name. */
#define NO_ADULT(service)                                                                               \
    {                                                                                                   \
        "citizen.kind=adult", "refused", "'kind' is not whom '" service "' is for; wanted: child", NULL \
    }
#define NO_ALIAS(service)                                                                       \
    {                                                                                           \
        "citizen.name=; citizen.birth_date=; citizen.alias=Sol; citizen.age=12", "refused",     \
            "'" service "' takes no anonymous citizen; wanted 'name' in place of 'alias'", NULL \
    }

/* --- the groups (section 2) -------------------------------------------------------------------------- */

#define NO_CASE "child_case=no; caseworker.name=; child_heard=; action_plan="

static const struct screening_row children_group[] = {
    {"", "eligible", "", NULL},
    /* Ages 7-14: 7 on the day, 7 tomorrow; 14 for the last day, 15 today. */
    {"citizen.birth_date=2019-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2019-09-11", "ineligible", "age", NULL},
    {"citizen.birth_date=2011-09-11", "eligible", "", NULL},
    {"citizen.birth_date=2011-09-10", "ineligible", "age", NULL},
    /* Born on 29 February: a year older on 1 March, in a leap year on the day. */
    {"citizen.birth_date=2020-02-29; today=2027-02-28", "ineligible", "age", NULL},
    {"citizen.birth_date=2020-02-29; today=2027-03-01", "eligible", "", NULL},
    {"citizen.birth_date=2016-02-29; today=2031-02-28", "eligible", "", NULL},
    {"citizen.birth_date=2016-02-29; today=2031-03-01", "ineligible", "age", NULL},
    {"citizen.birth_date=2012-02-28; today=2027-02-27", "eligible", "", NULL},
    {"citizen.birth_date=2012-02-28; today=2027-02-28", "ineligible", "age", NULL},
    /* Told, unborn, not known. */
    {"citizen.birth_date=; citizen.age=14", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.age=15", "ineligible", "age", NULL},
    {"citizen.birth_date=; citizen.age=14; received_on=2025-09-10", "ineligible", "age", NULL},
    {"citizen.birth_date=; citizen.due_on=2026-12-01", "incomplete", "age", NULL},
    {"citizen.birth_date=", "incomplete", "age", NULL},
    RESIDENT("København", "Københavns Kommune", "ineligible"),
    {"citizen.municipality=KØBENHAVN", "eligible", "", NULL},
    {"citizen.municipality=Københavnstrup", "ineligible", "resident", NULL},
    /* Thrives badly in everyday life: the concerns are examples of it. */
    {"thrives_badly=no; concerns=general_worry", "eligible", "", NULL},
    {"thrives_badly=no; concerns=school", "eligible", "", NULL},
    {"thrives_badly=no; concerns=friends", "eligible", "", NULL},
    {"thrives_badly=no; concerns=angry", "eligible", "", NULL},
    {"thrives_badly=no; concerns=conflict_home", "eligible", "", NULL},
    {"thrives_badly=no; concerns=own_room", "eligible", "", NULL},
    {"thrives_badly=no; concerns=crime|sad", "eligible", "", NULL},
    {"thrives_badly=; concerns=sad", "eligible", "", NULL},
    {"concerns=drugs", "eligible", "", NULL},
    {"concerns=|", "eligible", "", NULL},
    {"concerns=", "eligible", "", NULL},
    {"thrives_badly=no; concerns=crime", "ineligible", "concern,thrives_badly", NULL},
    {"thrives_badly=no; concerns=crime|drugs|drinking_home|placement", "ineligible", "concern,thrives_badly", NULL},
    {"thrives_badly=no; concerns=|", "ineligible", "concern,thrives_badly", NULL},
    {"thrives_badly=no; concerns=", "incomplete", "concern", NULL},
    {"thrives_badly=; concerns=crime", "incomplete", "thrives_badly", NULL},
    {"thrives_badly=; concerns=", "incomplete", "concern,thrives_badly", NULL},
    /* A child case, or referred under SEL § 11; where it is in doubt the referrer must find out. */
    {NO_CASE "; legal_basis=SEL § 11", "eligible", "", NULL},
    {NO_CASE "; legal_basis=SEL § 11.3", "eligible", "", NULL},
    {NO_CASE "; legal_basis=BL § 30", "eligible", "", NULL},
    {NO_CASE "; legal_basis=SEL § 52.3.3", "ineligible", "child_case,legal_basis", OPEN},
    {NO_CASE, "incomplete", "legal_basis", NULL},
    {"legal_basis=SEL § 11", "eligible", "", NULL},
    {"legal_basis=SEL § 52.3.3", "eligible", "", NULL},
    {"child_case=", "incomplete", "child_case,legal_basis", NULL},
    {"child_case=; legal_basis=SEL § 52.3.3", "incomplete", "child_case", NULL},
    {"child_case=; legal_basis=SEL § 11", "eligible", "", NULL},
    {"child_case=; legal_basis=SEL § 11; caseworker.name=", "incomplete", "child_case", NULL},
    {"child_case=; legal_basis=SEL § 11; child_heard=", "incomplete", "child_case,child_heard", NULL},
    MUST("child_wants"),
    /* A need of individual treatment, or graver worries, that nobody else handles. */
    {"individual_treatment_needed=yes", "ineligible", "individual_treatment_needed,handled_elsewhere", NULL},
    {"graver_worries=yes", "ineligible", "graver_worries,handled_elsewhere", NULL},
    {"individual_treatment_needed=yes; graver_worries=yes", "ineligible",
     "individual_treatment_needed,graver_worries,handled_elsewhere", NULL},
    {"individual_treatment_needed=yes; graver_worries=", "ineligible",
     "individual_treatment_needed,graver_worries,handled_elsewhere", NULL},
    {"individual_treatment_needed=yes; handled_elsewhere=yes", "eligible", "", NULL},
    {"graver_worries=yes; handled_elsewhere=yes", "eligible", "", NULL},
    {"individual_treatment_needed=yes; graver_worries=yes; handled_elsewhere=yes", "eligible", "", NULL},
    {"individual_treatment_needed=; graver_worries=; handled_elsewhere=yes", "eligible", "", NULL},
    {"handled_elsewhere=", "eligible", "", NULL},
    {"individual_treatment_needed=", "incomplete", "individual_treatment_needed", NULL},
    {"graver_worries=", "incomplete", "graver_worries", NULL},
    {"individual_treatment_needed=yes; handled_elsewhere=", "incomplete", "handled_elsewhere", NULL},
    {"individual_treatment_needed=; handled_elsewhere=", "incomplete", "individual_treatment_needed,handled_elsewhere",
     NULL},
    {"individual_treatment_needed=; graver_worries=; handled_elsewhere=", "incomplete",
     "individual_treatment_needed,graver_worries,handled_elsewhere", NULL},
    CONSENT_OF_ALL,
    MUST("parents_come"),
    /* With a child case: the caseworker is involved, has heard the child, and sends an action plan. */
    {"caseworker.name=", "review", "child_case,caseworker", NULL},
    {"caseworker.name=; caseworker.email=sag@example.org", "eligible", "", NULL},
    {"child_heard=no", "review", "child_case,child_heard", NULL},
    {"action_plan=no", "review", "child_case,action_plan", NULL},
    {"child_heard=no; action_plan=no", "review", "child_case,child_heard,action_plan", NULL},
    {"caseworker.name=; child_heard=", "review", "child_case,caseworker,child_heard", NULL},
    {"child_heard=", "incomplete", "child_heard", NULL},
    {"action_plan=", "incomplete", "action_plan", NULL},
    {"child_heard=; action_plan=", "incomplete", "child_heard,action_plan", NULL},
    /* Referrers: the authority's units, schools, health visitors, parents, hospitals, others. */
    {"referrer.role=caseworker", "eligible", "", NULL},
    {"referrer.role=school", "eligible", "", NULL},
    {"referrer.role=health visitor", "eligible", "", NULL},
    {"referrer.role=parent", "eligible", "", NULL},
    {"referrer.role=hospital", "eligible", "", NULL},
    {"referrer.role=other", "eligible", "", NULL},
    /* The worst wins, and is named first. */
    {"child_heard=no; parents_come=", "incomplete", "parents_come,child_case,child_heard", NULL},
    {"child_heard=no; parents_come=; citizen.birth_date=2020-01-01", "ineligible",
     "age,parents_come,child_case,child_heard", NULL},
    {"child_wants=no; handled_elsewhere=; individual_treatment_needed=yes; action_plan=no; holders.2.consent=refused",
     "ineligible", "child_wants,consent,handled_elsewhere,child_case,action_plan", NULL},
    NO_ADULT("children-group"),
    NO_ALIAS("children-group"),
};

/* --- young people at the edge of crime ----------------------------------------------------------------- */

static const struct screening_row den_korte_snor[] = {
    {"", "eligible", "", NULL},
    /* Ages 10-17. */
    {"citizen.birth_date=2016-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2016-09-11", "ineligible", "age", NULL},
    {"citizen.birth_date=2008-09-11", "eligible", "", NULL},
    {"citizen.birth_date=2008-09-10", "ineligible", "age", NULL},
    {"citizen.birth_date=2016-02-29; today=2026-02-28", "ineligible", "age", NULL},
    {"citizen.birth_date=2016-02-29; today=2026-03-01", "eligible", "", NULL},
    {"citizen.birth_date=2008-02-29; today=2026-02-28", "eligible", "", NULL},
    {"citizen.birth_date=2008-02-29; today=2026-03-01", "ineligible", "age", NULL},
    {"citizen.birth_date=; citizen.age=10", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.age=9", "ineligible", "age", NULL},
    {"citizen.birth_date=", "incomplete", "age", NULL},
    RESIDENT("København", "Københavns Kommune", "ineligible"),
    {"disturbance=no; crime=yes", "eligible", "", NULL},
    {"disturbance=; crime=yes", "eligible", "", NULL},
    {"crime=", "eligible", "", NULL},
    {"disturbance=no", "ineligible", "disturbance,crime", NULL},
    {"disturbance=", "incomplete", "disturbance", NULL},
    {"disturbance=no; crime=", "incomplete", "crime", NULL},
    {"disturbance=; crime=", "incomplete", "disturbance,crime", NULL},
    CONSENT_OF_ANY,
    {"disturbance=no; citizen.municipality=", "ineligible", "disturbance,crime,resident", NULL},
    NO_ADULT("den-korte-snor"),
};

/* EXIT and KIV */
static const struct screening_row crime_prevention[] = {
    {"", "eligible", "", NULL},
    RESIDENT("København", "Københavns Kommune", "ineligible"),
    MUST("crime"),
    {"citizen.municipality=; crime=no", "ineligible", "crime,resident", NULL},
    {"citizen.municipality=; crime=", "incomplete", "resident,crime", NULL},
};

/* --- drugs and drink ------------------------------------------------------------------------------------ */

static const struct screening_row u_turn[] = {
    {"", "eligible", "", NULL},
    {"citizen.kind=adult", "eligible", "", NULL},
    {"citizen.birth_date=2005-01-01", "eligible", "", NULL},
    RESIDENT("København", "Københavns Kommune", "ineligible"),
    {"drug_problems=no", "ineligible", "drug_problems", OPEN},
    {"drug_problems=", "incomplete", "drug_problems", NULL},
    {"citizen.municipality=; drug_problems=no", "ineligible", "drug_problems,resident", OPEN},
    {"citizen.kind=family", "refused", "'kind' is not whom 'u-turn' is for; wanted: child,adult", NULL},
    NO_ALIAS("u-turn"),
};

/* Nothing that would give the caller away is asked. */
static const struct screening_row de_drikker_derhjemme[] = {
    {"", "eligible", "", NULL},
    {"citizen.kind=adult; citizen.age=24", "eligible", "", NULL},
    {"citizen.alias=; citizen.age=; citizen.name=Asta Opdigt", "eligible", "", NULL},
    {"citizen.municipality=Randers", "eligible", "", NULL},
    {"referrer.role=self", "eligible", "", NULL},
    {"parents_drink=no", "ineligible", "parents_drink", OPEN},
    {"parents_drink=", "incomplete", "parents_drink", NULL},
};

/* --- where placement threatens -------------------------------------------------------------------------- */

static const struct screening_row safety_plan[] = {
    {"", "eligible", "", NULL},
    MUST("child_case"),
    MUST("placement_threatens"),
    MUST("network_takes_part"),
    {"child_case=; placement_threatens=no; network_takes_part=", "ineligible",
     "placement_threatens,child_case,network_takes_part", NULL},
    NO_ADULT("safety-plan"),
};

static const struct screening_row kinship_care[] = {
    {"", "eligible", "", NULL},
    MUST("child_case"),
    MUST("placement_considered"),
    /* Often right for small children: 6 for the last day, 7 today. */
    {"citizen.birth_date=2019-09-11", "eligible", "", NULL},
    {"citizen.birth_date=2019-09-10", "review", "age", NULL},
    {"citizen.birth_date=2026-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2020-02-29; today=2027-02-28", "eligible", "", NULL},
    {"citizen.birth_date=2020-02-29; today=2027-03-01", "review", "age", NULL},
    {"citizen.birth_date=; citizen.due_on=2026-12-01", "incomplete", "age", NULL},
    {"citizen.birth_date=", "incomplete", "age", NULL},
    /* And often for those without a marked need of treatment. */
    {"marked_treatment_need=yes", "review", "marked_treatment_need", NULL},
    {"marked_treatment_need=", "incomplete", "marked_treatment_need", NULL},
    {"citizen.birth_date=2010-01-01; marked_treatment_need=yes", "review", "age,marked_treatment_need", NULL},
    {"citizen.birth_date=2010-01-01; marked_treatment_need=", "incomplete", "marked_treatment_need,age", NULL},
    {"citizen.birth_date=2010-01-01; marked_treatment_need=; child_case=no", "ineligible",
     "child_case,marked_treatment_need,age", NULL},
};

/* --- before anything else -------------------------------------------------------------------------------- */

/* Nothing is asked. */
static const struct screening_row open_counselling[] = {
    {"", "eligible", "", NULL},
    {"citizen.kind=adult; citizen.age=45", "eligible", "", NULL},
    {"citizen.kind=family; citizen.age=", "eligible", "", NULL},
    {"citizen.alias=; citizen.age=; citizen.name=Asta Opdigt; citizen.municipality=Randers", "eligible", "", NULL},
    {"child_case=yes; child_wants=no; holders.1.relation=mother; holders.1.consent=refused", "eligible", "", NULL},
};

#define HERE "citizen.municipality=København"

static const struct screening_table tables[] = {
    SCREENING_TABLE("children-group",
                    "citizen.birth_date=2016-03-04; " HERE "; " BOTH_PARENTS
                    "; concerns=sad; thrives_badly=yes; child_case=yes; caseworker.name=Sag Opdigt; child_heard=yes; "
                    "action_plan=yes; child_wants=yes; individual_treatment_needed=no; graver_worries=no; "
                    "handled_elsewhere=no; parents_come=yes",
                    children_group),
    SCREENING_TABLE("den-korte-snor",
                    "citizen.birth_date=2012-03-04; " HERE "; " BOTH_PARENTS "; disturbance=yes; crime=no",
                    den_korte_snor),
    SCREENING_TABLE("exit", HERE "; crime=yes", crime_prevention),
    SCREENING_TABLE("kiv", HERE "; crime=yes", crime_prevention),
    SCREENING_TABLE("u-turn", HERE "; drug_problems=yes", u_turn),
    SCREENING_TABLE("de-drikker-derhjemme", "citizen.name=; citizen.alias=Sol; citizen.age=12; parents_drink=yes",
                    de_drikker_derhjemme),
    SCREENING_TABLE("safety-plan", "child_case=yes; placement_threatens=yes; network_takes_part=yes", safety_plan),
    SCREENING_TABLE("kinship-care",
                    "citizen.birth_date=2023-03-04; child_case=yes; placement_considered=yes; marked_treatment_need=no",
                    kinship_care),
    SCREENING_TABLE("open-counselling", "citizen.name=; citizen.alias=Sol; citizen.age=12", open_counselling),
};

int main(void)
{
    return screening_tables_run("koebenhavn", tables, sizeof tables / sizeof *tables);
}
