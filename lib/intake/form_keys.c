#include "intake/form_keys.h"

#include "intake/field.h"

#include <stddef.h>

static const struct number_bounds ages = {0, 130};
static const struct named_value consents[] = {
    {"given", CONSENT_GIVEN}, {"refused", CONSENT_REFUSED}, {"unknown", CONSENT_UNKNOWN}, {NULL, 0}};

#define AT(member) offsetof(struct referral, member)

static const struct key citizen_keys[] = {{"kind", field_named, AT(citizen_kind), citizen_kind_names, false},
                                          {"name", field_text, AT(citizen.name), &short_text, false},
                                          {"alias", field_text, AT(citizen.alias), &short_text, false},
                                          {"birth_date", field_date, AT(citizen.birth_date), NULL, false},
                                          {"due_on", field_date, AT(citizen.due_on), NULL, false},
                                          {"age", field_number, AT(citizen.age), &ages, false},
                                          {"cpr", form_cpr, AT(citizen.cpr), NULL, false},
                                          {"municipality", field_text, AT(citizen.municipality), &short_text, false},
                                          {"address", field_text, AT(citizen.address), &short_text, false},
                                          {"school", field_text, AT(citizen.school), &short_text, false},
                                          {"class", field_text, AT(citizen.school_class), &short_text, false},
                                          {"phone", field_text, AT(citizen.phone), &short_code, false},
                                          {"email", field_text, AT(citizen.email), &short_code, false},
                                          {"protected", field_yes_no, AT(citizen.protected), NULL, false},
                                          {0}};

static const struct key caseworker_keys[] = {{"name", field_text, AT(caseworker_name), &short_text, false},
                                             {"email", field_text, AT(caseworker_email), &short_code, false},
                                             {0}};

static const struct key practical_keys[] = {{"interpreter", field_text, AT(interpreter), &long_text, false},
                                            {"allergies", field_text, AT(allergies), &long_text, false},
                                            {"fetched_by", field_text, AT(fetched_by), &long_text, false},
                                            {0}};

#define HOLDER(member) offsetof(struct holder, member)

static const struct key holder_keys[] = {{"name", field_text, HOLDER(person.name), &short_text, false},
                                         {"relation", field_text, HOLDER(relation), &short_text, false},
                                         {"birth_date", field_date, HOLDER(person.birth_date), NULL, false},
                                         {"cpr", form_cpr, HOLDER(person.cpr), NULL, false},
                                         {"municipality", field_text, HOLDER(person.municipality), &short_text, false},
                                         {"address", field_text, HOLDER(person.address), &short_text, false},
                                         {"phone", field_text, HOLDER(person.phone), &short_code, false},
                                         {"email", field_text, HOLDER(person.email), &short_code, false},
                                         {"organisation", field_text, HOLDER(person.organisation), &short_text, false},
                                         {"protected", field_yes_no, HOLDER(person.protected), NULL, false},
                                         {"holder", field_yes_no, HOLDER(holder), NULL, false},
                                         {"consent", field_named, HOLDER(consent), consents, false},
                                         {0}};

#define NETWORK(member) offsetof(struct network_person, member)

static const struct key network_keys[] = {{"name", field_text, NETWORK(person.name), &short_text, false},
                                          {"relation", field_text, NETWORK(relation), &short_text, false},
                                          {"organisation", field_text, NETWORK(person.organisation), &short_text,
                                           false},
                                          {"phone", field_text, NETWORK(person.phone), &short_code, false},
                                          {"email", field_text, NETWORK(person.email), &short_code, false},
                                          {0}};

static const struct key referrer_keys[] = {
    {"role", field_named, offsetof(struct referrer, role), referrer_role_names, false},
    {"name", field_text, offsetof(struct referrer, name), &short_text, false},
    {"organisation", field_text, offsetof(struct referrer, organisation), &short_text, false},
    {"phone", field_text, offsetof(struct referrer, phone), &short_code, false},
    {"email", field_text, offsetof(struct referrer, email), &short_code, false},
    {0}};

const struct key form_keys[] = {{"service", form_service, AT(service), NULL, false},
                                {"received_on", form_received, AT(received_on), NULL, false},
                                {"interview_on", form_happened, AT(brought.interview_on), NULL, false},
                                {"accepted_on", form_happened, AT(brought.accepted_on), NULL, false},
                                {"course", form_course, AT(brought), NULL, false},
                                {"external_id", field_text, AT(external_id), &short_code, false},
                                {"source", field_text, AT(source), &short_code, false},
                                {"citizen", form_citizen, 0, citizen_keys, false},
                                {"holders", form_holders, 0, holder_keys, false},
                                {"network", form_network, 0, network_keys, false},
                                {"referrer", field_map, AT(referrer), referrer_keys, false},
                                {"caseworker", field_map, 0, caseworker_keys, false},
                                {"child_case", field_truth, AT(child_case), NULL, false},
                                {"legal_basis", field_text, AT(legal_basis), &short_text, false},
                                {"concerns", form_concerns, 0, &short_text, false},
                                {"reason", field_text, AT(reason), &long_text, false},
                                {"child_wants", field_truth, AT(child_wants), NULL, false},
                                {"action_plan", field_truth, AT(action_plan), NULL, false},
                                {"goals", form_goals, 0, &long_text, false},
                                {"possible_days", field_weekdays, AT(possible_days), NULL, false},
                                {"practical", field_map, 0, practical_keys, false},
                                {"facts", form_facts, AT(answers), NULL, false},
                                {0}};
