/* The rules of Norddjurs (domain, section 6), each tried. */
#include "screening_table.h"

#define COUNSELLING "counselling"

#define FOR_NO(kind, service, wanted)                                                                     \
    {                                                                                                     \
        "citizen.kind=" kind, "refused", "'kind' is not whom '" service "' is for; wanted: " wanted, NULL \
    }
#define NO_ALIAS(service)                                                                       \
    {                                                                                           \
        "citizen.name=; citizen.birth_date=; citizen.alias=Sol; citizen.age=10", "refused",     \
            "'" service "' takes no anonymous citizen; wanted 'name' in place of 'alias'", NULL \
    }

#define NORDDJURS(worst) RESIDENT("Norddjurs", "Norddjurs Kommune", worst)

/* An active and committed effort of the family is asked in 2, 3, 4 and 6; what it is a condition of is benefit. */
#define ACTIVE_EFFORT GUIDE("active_effort")

/* 6 and 7 */
#define BY_CASEWORKER                                                          \
    {"referrer.role=school", "ineligible", "referrer_role", NULL},             \
        {"referrer.role=health visitor", "ineligible", "referrer_role", NULL}, \
        {"referrer.role=parent", "ineligible", "referrer_role", NULL},         \
        {"referrer.role=hospital", "ineligible", "referrer_role", NULL},       \
        {"referrer.role=self", "ineligible", "referrer_role", NULL},           \
        {"referrer.role=other", "ineligible", "referrer_role", NULL},          \
    {                                                                          \
        "referrer.role=", "incomplete", "referrer_role", NULL                  \
    }

/* --- 1 -------------------------------------------------------------------------------------------------- */

#define DIFFICULTIES "special_support_needed,behaviour_difficulties,reduced_functioning,diagnosis"

static const struct screening_row counselling[] = {
    {"", "eligible", "", NULL},
    NORDDJURS("ineligible"),
    /* Slighter than what calls for special support, or one of the named difficulties. */
    {"special_support_needed=yes", "ineligible", DIFFICULTIES, "family-treatment"},
    {"special_support_needed=yes; behaviour_difficulties=yes", "eligible", "", NULL},
    {"special_support_needed=yes; reduced_functioning=yes", "eligible", "", NULL},
    {"special_support_needed=yes; diagnosis=yes", "eligible", "", NULL},
    {"special_support_needed=; diagnosis=yes", "eligible", "", NULL},
    {"behaviour_difficulties=; reduced_functioning=; diagnosis=", "eligible", "", NULL},
    {"special_support_needed=", "incomplete", "special_support_needed", NULL},
    {"special_support_needed=yes; behaviour_difficulties=", "incomplete", "behaviour_difficulties", NULL},
    {"special_support_needed=yes; reduced_functioning=", "incomplete", "reduced_functioning", NULL},
    {"special_support_needed=yes; diagnosis=", "incomplete", "diagnosis", NULL},
    {"special_support_needed=; behaviour_difficulties=; reduced_functioning=; diagnosis=", "incomplete", DIFFICULTIES,
     NULL},
    /* Motivated, and able to go on by itself. */
    MUST("family_motivated"),
    MUST("family_goes_on_alone"),
    {"citizen.kind=family; citizen.birth_date=", "eligible", "", NULL},
    {"citizen.birth_date=2026-09-10", "eligible", "", NULL},
    {"special_support_needed=; family_goes_on_alone=no", "ineligible", "family_goes_on_alone,special_support_needed",
     NULL},
    {"family_motivated=no; special_support_needed=yes; citizen.municipality=", "ineligible",
     DIFFICULTIES ",family_motivated,resident", "family-treatment"},
    FOR_NO("adult", "counselling", "child,family"),
    NO_ALIAS("counselling"),
};

/* --- 2 -------------------------------------------------------------------------------------------------- */

static const struct screening_row family_treatment[] = {
    {"", "eligible", "", NULL},
    MUST("child_case"),
    /* At risk, vulnerable, or a serious worry with a caseworker involved. */
    {"developmental_risk=no; vulnerable_child=yes", "eligible", "", NULL},
    {"developmental_risk=no; serious_worry=yes", "eligible", "", NULL},
    {"developmental_risk=no; serious_worry=yes; caseworker.name=; caseworker.email=s@example.org", "eligible", "",
     NULL},
    {"developmental_risk=; vulnerable_child=yes", "eligible", "", NULL},
    {"vulnerable_child=; serious_worry=; caseworker.name=", "eligible", "", NULL},
    {"developmental_risk=no", "ineligible", "developmental_risk,vulnerable_child,serious_worry", NULL},
    {"developmental_risk=no; serious_worry=yes; caseworker.name=", "ineligible",
     "developmental_risk,vulnerable_child,caseworker", NULL},
    {"developmental_risk=no; caseworker.name=", "ineligible",
     "developmental_risk,vulnerable_child,serious_worry,caseworker", NULL},
    {"developmental_risk=no; serious_worry=; caseworker.name=", "ineligible",
     "developmental_risk,vulnerable_child,serious_worry,caseworker", NULL},
    {"developmental_risk=", "incomplete", "developmental_risk", NULL},
    {"developmental_risk=no; vulnerable_child=", "incomplete", "vulnerable_child", NULL},
    {"developmental_risk=no; serious_worry=", "incomplete", "serious_worry", NULL},
    {"developmental_risk=; vulnerable_child=; serious_worry=", "incomplete",
     "developmental_risk,vulnerable_child,serious_worry", NULL},
    {"developmental_risk=; vulnerable_child=; serious_worry=yes; caseworker.name=", "incomplete",
     "developmental_risk,vulnerable_child", NULL},
    /* Willing, or can be motivated. */
    {"family_willing=no; family_can_be_motivated=yes", "eligible", "", NULL},
    {"family_willing=; family_can_be_motivated=yes", "eligible", "", NULL},
    {"family_can_be_motivated=", "eligible", "", NULL},
    {"family_willing=no", "ineligible", "family_willing,family_can_be_motivated", NULL},
    {"family_willing=", "incomplete", "family_willing", NULL},
    {"family_willing=no; family_can_be_motivated=", "incomplete", "family_can_be_motivated", NULL},
    {"family_willing=; family_can_be_motivated=", "incomplete", "family_willing,family_can_be_motivated", NULL},
    ACTIVE_EFFORT,
    /* Its goals are gone through at the start-up meeting. */
    GUIDE("action_plan"),
    {"active_effort=no; action_plan=no", "review", "active_effort,action_plan", NULL},
    {"active_effort=no; action_plan=", "incomplete", "action_plan,active_effort", NULL},
    {"active_effort=; action_plan=no; child_case=no", "ineligible", "child_case,active_effort,action_plan", NULL},
    {"active_effort=no; family_willing=; developmental_risk=no", "ineligible",
     "developmental_risk,vulnerable_child,serious_worry,family_willing,active_effort", NULL},
    FOR_NO("adult", "family-treatment", "child"),
    FOR_NO("family", "family-treatment", "child"),
};

/* --- 3 and 4 -------------------------------------------------------------------------------------------- */

static const struct screening_row individual_talks[] = {
    {"", "eligible", "", NULL},
    MUST("child_case"),
    MUST("child_difficulties"),
    {"special_support_needed=no", "ineligible", "special_support_needed", COUNSELLING},
    {"special_support_needed=", "incomplete", "special_support_needed", NULL},
    ACTIVE_EFFORT,
    {"active_effort=no; child_difficulties=", "incomplete", "child_difficulties,active_effort", NULL},
    {"active_effort=no; child_difficulties=; special_support_needed=no", "ineligible",
     "special_support_needed,child_difficulties,active_effort", COUNSELLING},
    FOR_NO("adult", "individual-talks", "child"),
};

static const struct screening_row psychologist_talks[] = {
    {"", "eligible", "", NULL},
    MUST("child_case"),
    MUST("child_difficulties"),
    {"special_support_needed=no", "ineligible", "special_support_needed", COUNSELLING},
    {"special_support_needed=", "incomplete", "special_support_needed", NULL},
    ACTIVE_EFFORT,
    /* For a child in foster care it is considered to start without the foster parents. */
    {"in_foster_care=yes; start_without_carers_considered=yes", "eligible", "", NULL},
    {"in_foster_care=; start_without_carers_considered=yes", "eligible", "", NULL},
    {"start_without_carers_considered=", "eligible", "", NULL},
    {"in_foster_care=yes", "review", "in_foster_care,start_without_carers_considered", NULL},
    {"in_foster_care=", "incomplete", "in_foster_care", NULL},
    {"in_foster_care=yes; start_without_carers_considered=", "incomplete", "start_without_carers_considered", NULL},
    {"in_foster_care=; start_without_carers_considered=", "incomplete",
     "in_foster_care,start_without_carers_considered", NULL},
    /* The biological family's therapist is worked with. */
    {"family_has_therapist=yes; cooperation_with_therapist=yes", "eligible", "", NULL},
    {"family_has_therapist=; cooperation_with_therapist=yes", "eligible", "", NULL},
    {"cooperation_with_therapist=", "eligible", "", NULL},
    {"family_has_therapist=yes", "review", "family_has_therapist,cooperation_with_therapist", NULL},
    {"family_has_therapist=", "incomplete", "family_has_therapist", NULL},
    {"family_has_therapist=yes; cooperation_with_therapist=", "incomplete", "cooperation_with_therapist", NULL},
    {"family_has_therapist=; cooperation_with_therapist=", "incomplete",
     "family_has_therapist,cooperation_with_therapist", NULL},
    {"in_foster_care=yes; family_has_therapist=yes", "review",
     "in_foster_care,start_without_carers_considered,family_has_therapist,cooperation_with_therapist", NULL},
    {"in_foster_care=yes; family_has_therapist=", "incomplete",
     "family_has_therapist,in_foster_care,start_without_carers_considered", NULL},
    {"in_foster_care=yes; active_effort=; child_case=no", "ineligible",
     "child_case,active_effort,in_foster_care,start_without_carers_considered", NULL},
};

/* --- 5 -------------------------------------------------------------------------------------------------- */

static const struct screening_row shelter_children[] = {
    {"", "eligible", "", NULL},
    NORDDJURS("ineligible"),
    /* Of any age. */
    {"citizen.birth_date=2026-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2008-09-11", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.due_on=2026-12-01", "eligible", "", NULL},
    {"citizen.birth_date=", "eligible", "", NULL},
    /* One of two shelters. */
    {"shelter=aarhus", "eligible", "", NULL},
    {"shelter=Randers", "eligible", "", NULL},
    {"shelter=odense", "ineligible", "shelter", NULL},
    {"shelter=", "incomplete", "shelter", NULL},
    /* The mother's consent, and nobody else's. */
    {"holders.1.consent=refused", "ineligible", "consent.mother", NULL},
    {"holders.1.consent=withdrawn", "ineligible", "consent.mother", NULL},
    {"holders.1.consent=unknown", "incomplete", "consent.mother", NULL},
    {"holders.1.relation=; holders.1.consent=", "incomplete", "consent.mother", NULL},
    {"holders.1.relation=father", "incomplete", "consent.mother", NULL},
    {"holders.1.relation=foster mother", "incomplete", "consent.mother", NULL},
    {"holders.1.relation=Mother", "eligible", "", NULL},
    {"holders.1.holder=no", "eligible", "", NULL},
    {"holders.2.relation=father; holders.2.consent=refused", "eligible", "", NULL},
    {"holders.2.relation=father; holders.2.consent=withdrawn", "eligible", "", NULL},
    {"holders.2.relation=mother; holders.2.consent=refused", "ineligible", "consent.mother", NULL},
    {"holders.2.relation=mother; holders.2.consent=unknown", "incomplete", "consent.mother", NULL},
    MUST("action_plan"),
    {"action_plan=no; shelter=; citizen.municipality=", "ineligible", "action_plan,resident,shelter", NULL},
    FOR_NO("adult", "shelter-children", "child"),
    NO_ALIAS("shelter-children"),
};

/* --- 6 and 7 -------------------------------------------------------------------------------------------- */

static const struct screening_row home_support[] = {
    {"", "eligible", "", NULL},
    BY_CASEWORKER,
    MUST("child_case"),
    /* Ages 0-18: born today; 18 for the last day, 19 today. */
    {"citizen.birth_date=2026-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2007-09-11", "eligible", "", NULL},
    {"citizen.birth_date=2007-09-10", "ineligible", "age", NULL},
    {"citizen.birth_date=2008-02-29; today=2027-02-28", "eligible", "", NULL},
    {"citizen.birth_date=2008-02-29; today=2027-03-01", "ineligible", "age", NULL},
    {"citizen.birth_date=; citizen.age=18; received_on=2025-09-11", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.age=18; received_on=2025-09-10", "ineligible", "age", NULL},
    {"citizen.birth_date=; citizen.due_on=2026-12-01", "incomplete", "age", NULL},
    {"citizen.birth_date=", "incomplete", "age", NULL},
    MUST("marked_need_of_support"),
    ACTIVE_EFFORT,
    {"active_effort=no; citizen.birth_date=; referrer.role=school", "ineligible", "referrer_role,age,active_effort",
     NULL},
    {"active_effort=no; referrer.role=", "incomplete", "referrer_role,active_effort", NULL},
    FOR_NO("family", "home-support", "child"),
};

static const struct screening_row day_treatment[] = {
    {"", "eligible", "", NULL},
    BY_CASEWORKER,
    MUST("child_case"),
    /* Expectant parents too: the unborn child is registered by the day it is due. */
    {"citizen.birth_date=; citizen.name=; citizen.due_on=2026-12-01", "eligible", "", NULL},
    {"citizen.kind=family; citizen.birth_date=", "eligible", "", NULL},
    MUST("expecting_or_small_child"),
    {"day_treatment_reason=cognitive_impairment", "eligible", "", NULL},
    {"day_treatment_reason=mental_illness", "eligible", "", NULL},
    {"day_treatment_reason=past_misuse", "eligible", "", NULL},
    {"day_treatment_reason=psychosocial_strain", "eligible", "", NULL},
    {"day_treatment_reason=child_with_difficulties", "eligible", "", NULL},
    {"day_treatment_reason=reuniting", "eligible", "", NULL},
    {"day_treatment_reason=money", "ineligible", "day_treatment_reason", NULL},
    {"day_treatment_reason=", "incomplete", "day_treatment_reason", NULL},
    MUST("contacts_set_by_authority"),
    /* The family sees to the transport, with exceptions. */
    GUIDE("own_transport"),
    {"own_transport=no; contacts_set_by_authority=", "incomplete", "contacts_set_by_authority,own_transport", NULL},
    {"own_transport=no; contacts_set_by_authority=; child_case=no", "ineligible",
     "child_case,contacts_set_by_authority,own_transport", NULL},
    FOR_NO("adult", "day-treatment", "child,family"),
};

/* --- 8 and 9 -------------------------------------------------------------------------------------------- */

static const struct screening_row foster_care_support[] = {
    {"", "eligible", "", NULL},
    MUST("child_placed"),
    MUST("regulating_feelings"),
    {"child_placed=; regulating_feelings=no", "ineligible", "regulating_feelings,child_placed", NULL},
    FOR_NO("family", "foster-care-support", "child"),
};

static const struct screening_row foster_care_supervision[] = {
    {"", "eligible", "", NULL},
    {"citizen.kind=family", "eligible", "", NULL},
    {"citizen.municipality=Syddjurs", "eligible", "", NULL}, /* the carers may live anywhere */
    MUST("approved_foster_family"),
    MUST("placed_by_municipality"),
    FOR_NO("child", "foster-care-supervision", "family"),
};

/* --- 10 and 11 ------------------------------------------------------------------------------------------ */

static const struct screening_row supported_contact[] = {
    {"", "eligible", "", NULL},
    MUST("child_placed"),
    MUST("parents_want_support"),
    MUST("parents_need_support"),
    MUST("parents_cooperate"),
    /* The house, or a home in the municipality. */
    {"contact_at_house=no; contact_in_municipality=yes", "eligible", "", NULL},
    {"contact_at_house=; contact_in_municipality=yes", "eligible", "", NULL},
    {"contact_in_municipality=", "eligible", "", NULL},
    {"contact_at_house=no", "ineligible", "contact_at_house,contact_in_municipality", NULL},
    {"contact_at_house=no; contact_in_municipality=", "incomplete", "contact_in_municipality", NULL},
    {"contact_at_house=", "incomplete", "contact_at_house", NULL},
    {"contact_at_house=; contact_in_municipality=", "incomplete", "contact_at_house,contact_in_municipality", NULL},
    MUST("extent_set_by_authority"),
    {"parents_cooperate=no; extent_set_by_authority=no; child_placed=", "ineligible",
     "parents_cooperate,extent_set_by_authority,child_placed", NULL},
    FOR_NO("adult", "supported-contact", "child"),
};

#define STATED "decision_purpose,decision_breaking_off,decision_extent,decision_place,decision_attending,decision_time"

static const struct screening_row supervised_contact[] = {
    {"", "eligible", "", NULL},
    MUST("child_placed"),
    {"supervision_decided=no", "ineligible", "supervision_decided", "supported-contact"},
    {"supervision_decided=", "incomplete", "supervision_decided", NULL},
    /* What the decision states: all six. */
    MUST("decision_purpose"),
    MUST("decision_breaking_off"),
    MUST("decision_extent"),
    MUST("decision_place"),
    MUST("decision_attending"),
    MUST("decision_time"),
    {"decision_purpose=; decision_breaking_off=; decision_extent=; decision_place=; decision_attending=; "
     "decision_time=",
     "incomplete", STATED, NULL},
    {"decision_purpose=no; decision_breaking_off=no; decision_extent=no; decision_place=no; decision_attending=no; "
     "decision_time=no",
     "ineligible", STATED, NULL},
    {"decision_place=; decision_time=no", "ineligible", "decision_place,decision_time", NULL},
    MUST("parents_told_of_role"),
    {"parents_told_of_role=; supervision_decided=no", "ineligible", "supervision_decided,parents_told_of_role",
     "supported-contact"},
};

/* --- 12 and 13 ------------------------------------------------------------------------------------------ */

static const struct screening_row grief_help[] = {
    {"", "eligible", "", NULL},
    {"who_died=child", "eligible", "", NULL},
    {"who_died=sibling", "eligible", "", NULL},
    {"who_died=close_carer", "eligible", "", NULL},
    {"who_died=neighbour", "ineligible", "who_died", NULL},
    {"who_died=", "incomplete", "who_died", NULL},
    /* The first offer counts from the day, so it is asked; a slip of the pen is for a person to see. */
    {"death_on=2026-09-10", "eligible", "", NULL},
    {"death_on=2000-01-01", "eligible", "", NULL},
    {"death_on=1999-12-31", "review", "death_on", NULL},
    {"death_on=", "incomplete", "death_on", NULL},
    {"death_on=1999-12-31; who_died=", "incomplete", "who_died,death_on", NULL},
    {"death_on=; who_died=neighbour", "ineligible", "who_died,death_on", NULL},
    FOR_NO("child", "grief-help", "family"),
};

static const struct screening_row crisis_help[] = {
    {"", "eligible", "", NULL},
    {"crisis=suicide_attempt", "eligible", "", NULL},
    {"crisis=death", "eligible", "", NULL},
    {"crisis=accident", "eligible", "", NULL},
    {"crisis=violence", "eligible", "", NULL},
    {"crisis=sexual_abuse", "eligible", "", NULL},
    {"crisis=detention", "eligible", "", NULL},
    {"crisis=other_grave_event", "eligible", "", NULL},
    {"crisis=quarrel", "ineligible", "crisis", NULL},
    {"crisis=", "incomplete", "crisis", NULL},
    {"citizen.kind=class; citizen.name=4.b; citizen.school=Eksempelskolen; crisis=death", "eligible", "", NULL},
    {"citizen.kind=child; citizen.birth_date=2016-03-04; crisis=detention", "eligible", "", NULL},
    FOR_NO("adult", "crisis-help", "child,family,class"),
};

/* --- 14 ------------------------------------------------------------------------------------------------- */

static const struct screening_row siblings_group[] = {
    {"", "eligible", "", NULL},
    /* Ages 8-12: 8 on the day, 8 tomorrow; 12 for the last day, 13 today. */
    {"citizen.birth_date=2018-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2018-09-11", "ineligible", "age", NULL},
    {"citizen.birth_date=2013-09-11", "eligible", "", NULL},
    {"citizen.birth_date=2013-09-10", "ineligible", "age", NULL},
    /* Born on 29 February: a year older on 1 March, in a leap year on the day. */
    {"citizen.birth_date=2016-02-29; today=2024-02-28", "ineligible", "age", NULL},
    {"citizen.birth_date=2016-02-29; today=2024-02-29", "eligible", "", NULL},
    {"citizen.birth_date=2016-02-29; today=2029-02-28", "eligible", "", NULL},
    {"citizen.birth_date=2016-02-29; today=2029-03-01", "ineligible", "age", NULL},
    {"citizen.birth_date=2016-03-01; today=2024-02-29", "ineligible", "age", NULL},
    /* Told, and older since. */
    {"citizen.birth_date=; citizen.age=7; received_on=2025-09-11", "ineligible", "age", NULL},
    {"citizen.birth_date=; citizen.age=7; received_on=2025-09-10", "eligible", "", NULL},
    {"citizen.birth_date=; citizen.age=13", "ineligible", "age", NULL},
    {"citizen.birth_date=; citizen.due_on=2026-12-01", "incomplete", "age", NULL},
    {"citizen.birth_date=", "incomplete", "age", NULL},
    NORDDJURS("ineligible"),
    {"sibling_with_disability=no", "ineligible", "sibling_with_disability", COUNSELLING},
    {"sibling_with_disability=", "incomplete", "sibling_with_disability", NULL},
    /* A worry, or a need of attention. */
    {"worry_for_wellbeing=no; needs_attention=yes", "eligible", "", NULL},
    {"worry_for_wellbeing=; needs_attention=yes", "eligible", "", NULL},
    {"needs_attention=", "eligible", "", NULL},
    {"worry_for_wellbeing=no", "ineligible", "worry_for_wellbeing,needs_attention", NULL},
    {"worry_for_wellbeing=", "incomplete", "worry_for_wellbeing", NULL},
    {"worry_for_wellbeing=no; needs_attention=", "incomplete", "needs_attention", NULL},
    {"worry_for_wellbeing=; needs_attention=", "incomplete", "worry_for_wellbeing,needs_attention", NULL},
    MUST("child_wants"),
    CONSENT_OF_ALL,
    GUIDE("own_transport"),
    {"own_transport=no; child_wants=", "incomplete", "child_wants,own_transport", NULL},
    {"own_transport=no; child_wants=; citizen.birth_date=2013-09-10; holders.1.consent=refused", "ineligible",
     "age,consent,child_wants,own_transport", NULL},
    FOR_NO("adult", "siblings-group", "child"),
    NO_ALIAS("siblings-group"),
};

/* --- 15 ------------------------------------------------------------------------------------------------- */

static const struct screening_row cool_kids[] = {
    {"", "eligible", "", NULL},
    /* The parents apply. */
    {"referrer.role=caseworker", "ineligible", "referrer_role", NULL},
    {"referrer.role=school", "ineligible", "referrer_role", NULL},
    {"referrer.role=health visitor", "ineligible", "referrer_role", NULL},
    {"referrer.role=hospital", "ineligible", "referrer_role", NULL},
    {"referrer.role=self", "ineligible", "referrer_role", NULL},
    {"referrer.role=other", "ineligible", "referrer_role", NULL},
    {"referrer.role=", "incomplete", "referrer_role", NULL},
    /* About 9-12: 9 on the day, 9 tomorrow; 12 for the last day, 13 today. */
    {"citizen.birth_date=2017-09-10", "eligible", "", NULL},
    {"citizen.birth_date=2017-09-11", "review", "age", NULL},
    {"citizen.birth_date=2013-09-11", "eligible", "", NULL},
    {"citizen.birth_date=2013-09-10", "review", "age", NULL},
    {"citizen.birth_date=2016-02-29; today=2025-02-28", "review", "age", NULL},
    {"citizen.birth_date=2016-02-29; today=2025-03-01", "eligible", "", NULL},
    {"citizen.birth_date=2012-02-29; today=2025-02-28", "eligible", "", NULL},
    {"citizen.birth_date=2012-02-29; today=2025-03-01", "review", "age", NULL},
    {"citizen.birth_date=; citizen.cpr=110917-4000", "review", "age", NULL},
    {"citizen.birth_date=; citizen.cpr=700917-4000", "eligible", "", NULL}, /* a replacement number: born on the 10th */
    {"citizen.birth_date=", "incomplete", "age", NULL},
    NORDDJURS("ineligible"),
    MUST("child_wants"),
    CONSENT_OF_ALL,
    {"anxiety_disturbs_daily_life=no", "ineligible", "anxiety_disturbs_daily_life", COUNSELLING},
    {"anxiety_disturbs_daily_life=", "incomplete", "anxiety_disturbs_daily_life", NULL},
    {"citizen.birth_date=2018-01-01; anxiety_disturbs_daily_life=", "incomplete", "anxiety_disturbs_daily_life,age",
     NULL},
    {"citizen.birth_date=2018-01-01; anxiety_disturbs_daily_life=no; child_wants=", "ineligible",
     "anxiety_disturbs_daily_life,child_wants,age", COUNSELLING},
    {"citizen.birth_date=2018-01-01; referrer.role=school; holders.2.consent=unknown", "ineligible",
     "referrer_role,consent,age", NULL},
    FOR_NO("adult", "cool-kids", "child"),
    NO_ALIAS("cool-kids"),
};

/* --- 16 ------------------------------------------------------------------------------------------------- */

static const struct screening_row postnatal_talks[] = {
    {"", "eligible", "", NULL},
    {"citizen.kind=adult", "eligible", "", NULL},
    /* The family's own health visitor refers. */
    {"referrer.role=caseworker", "ineligible", "referrer_role", NULL},
    {"referrer.role=school", "ineligible", "referrer_role", NULL},
    {"referrer.role=parent", "ineligible", "referrer_role", NULL},
    {"referrer.role=hospital", "ineligible", "referrer_role", NULL},
    {"referrer.role=self", "ineligible", "referrer_role", NULL},
    {"referrer.role=other", "ineligible", "referrer_role", NULL},
    {"referrer.role=", "incomplete", "referrer_role", NULL},
    NORDDJURS("ineligible"),
    MUST("postnatal_reaction"),
    /* No score decides: it is shown to a person. */
    {"score.epds.total=11", "eligible", "", NULL},
    {"score.epds.total=10", "review", "score.epds.total", NULL},
    {"score.epds.total=0", "review", "score.epds.total", NULL},
    {"score.epds.total=30", "eligible", "", NULL},
    {"score.epds.total=", "incomplete", "score.epds.total", NULL},
    {"score.sdq.total=20", "incomplete", "score.epds.total", NULL},
    {"score.epds.total=10; postnatal_reaction=", "incomplete", "postnatal_reaction,score.epds.total", NULL},
    {"score.epds.total=; postnatal_reaction=no", "ineligible", "postnatal_reaction,score.epds.total", NULL},
    FOR_NO("child", "postnatal-talks", "adult"),
};

/* --- 17 ------------------------------------------------------------------------------------------------- */

static const struct screening_row ses[] = {
    {"", "eligible", "", NULL},
    NORDDJURS("review"), /* sure only for the online programme */
    {"divorce=about_to", "eligible", "", NULL},
    {"divorce=in_conflict", "eligible", "", NULL},
    {"divorce=married", "ineligible", "divorce", NULL},
    {"divorce=", "incomplete", "divorce", NULL},
    {"citizen.municipality=Randers; divorce=", "incomplete", "divorce,resident", NULL},
    {"citizen.municipality=; divorce=married", "ineligible", "divorce,resident", NULL},
    FOR_NO("child", "ses", "family"),
};

/* -------------------------------------------------------------------------------------------------------- */

#define HERE "citizen.municipality=Norddjurs"
#define CASE "child_case=yes; caseworker.name=Sag Opdigt"
#define TALKS CASE "; child_difficulties=yes; special_support_needed=yes; active_effort=yes"

static const struct screening_table tables[] = {
    SCREENING_TABLE("counselling",
                    HERE "; special_support_needed=no; behaviour_difficulties=no; reduced_functioning=no; "
                         "diagnosis=no; family_motivated=yes; family_goes_on_alone=yes",
                    counselling),
    SCREENING_TABLE("family-treatment",
                    CASE "; developmental_risk=yes; vulnerable_child=no; serious_worry=no; family_willing=yes; "
                         "family_can_be_motivated=no; active_effort=yes; action_plan=yes",
                    family_treatment),
    SCREENING_TABLE("individual-talks", TALKS, individual_talks),
    SCREENING_TABLE("psychologist-talks",
                    TALKS "; in_foster_care=no; start_without_carers_considered=no; family_has_therapist=no; "
                          "cooperation_with_therapist=no",
                    psychologist_talks),
    SCREENING_TABLE("shelter-children",
                    HERE "; shelter=randers; holders.1.relation=mother; holders.1.consent=given; action_plan=yes",
                    shelter_children),
    SCREENING_TABLE("home-support",
                    CASE "; referrer.role=caseworker; citizen.birth_date=2016-03-04; marked_need_of_support=yes; "
                         "active_effort=yes",
                    home_support),
    SCREENING_TABLE("day-treatment",
                    CASE "; referrer.role=caseworker; citizen.birth_date=2026-06-01; expecting_or_small_child=yes; "
                         "day_treatment_reason=young_parents; contacts_set_by_authority=yes; own_transport=yes",
                    day_treatment),
    SCREENING_TABLE("foster-care-support", "child_placed=yes; regulating_feelings=yes", foster_care_support),
    SCREENING_TABLE("foster-care-supervision", "approved_foster_family=yes; placed_by_municipality=yes",
                    foster_care_supervision),
    SCREENING_TABLE("supported-contact",
                    "child_placed=yes; parents_want_support=yes; parents_need_support=yes; parents_cooperate=yes; "
                    "contact_at_house=yes; contact_in_municipality=no; extent_set_by_authority=yes",
                    supported_contact),
    SCREENING_TABLE("supervised-contact",
                    "child_placed=yes; supervision_decided=yes; decision_purpose=yes; decision_breaking_off=yes; "
                    "decision_extent=yes; decision_place=yes; decision_attending=yes; decision_time=yes; "
                    "parents_told_of_role=yes",
                    supervised_contact),
    SCREENING_TABLE("grief-help", "who_died=parent; death_on=2026-09-07", grief_help),
    SCREENING_TABLE("crisis-help", "citizen.kind=family; crisis=critical_illness", crisis_help),
    SCREENING_TABLE("siblings-group",
                    "citizen.birth_date=2016-03-04; " HERE "; " BOTH_PARENTS
                    "; sibling_with_disability=yes; worry_for_wellbeing=yes; needs_attention=no; child_wants=yes; "
                    "own_transport=yes",
                    siblings_group),
    SCREENING_TABLE("cool-kids",
                    "citizen.birth_date=2016-03-04; " HERE "; " BOTH_PARENTS
                    "; referrer.role=parent; child_wants=yes; anxiety_disturbs_daily_life=yes",
                    cool_kids),
    SCREENING_TABLE("postnatal-talks",
                    HERE "; referrer.role=health visitor; postnatal_reaction=yes; score.epds.total=12",
                    postnatal_talks),
    SCREENING_TABLE("ses", HERE "; divorce=divorced", ses),
};

int main(void)
{
    return screening_tables_run("norddjurs", tables, sizeof tables / sizeof *tables);
}
