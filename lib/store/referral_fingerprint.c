#include "store/referral_fingerprint.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Name, length and bytes, so that no two forms give the same text; what is not given is left out. */
static void say(struct text *text, const char *name, const char *value)
{
    if (value != NULL)
        text_add_format(text, "%s %zu:%s\n", name, strlen(value), value);
}

static void say_number(struct text *text, const char *name, long number)
{
    text_add_format(text, "%s %ld\n", name, number);
}

static void say_date(struct text *text, const char *name, int date)
{
    char written[DATE_TEXT];

    if (date != DATE_NONE)
        say(text, name, date_write(date, written));
}

static void say_person(struct text *text, const char *role, const struct person *person)
{
    say(text, "person", role);
    say(text, "kind", named_name(person_kind_names, (int)person->kind));
    say(text, "name", person->name);
    say(text, "alias", person->alias);
    say_date(text, "birth_date", person->birth_date);
    say_date(text, "due_on", person->due_on);
    say_number(text, "age", person->age);
    say(text, "cpr", person->cpr);
    say(text, "municipality", person->municipality);
    say(text, "address", person->address);
    say(text, "school", person->school);
    say(text, "class", person->school_class);
    say(text, "phone", person->phone);
    say(text, "email", person->email);
    say(text, "organisation", person->organisation);
    say_number(text, "protected", person->protected);
}

static void say_people(struct text *text, const struct referral *referral)
{
    say_person(text, "citizen", &referral->citizen);
    for (size_t i = 0; i < referral->holder_count; i++) {
        const struct holder *holder = &referral->holders[i];

        say_person(text, "holder", &holder->person);
        say(text, "relation", holder->relation);
        say_number(text, "responsible", holder->holder);
        say_number(text, "consent", (long)holder->consent);
    }
    for (size_t i = 0; i < referral->network_count; i++) {
        say_person(text, "network", &referral->network[i].person);
        say(text, "relation", referral->network[i].relation);
    }
    say(text, "referrer", named_name(referrer_role_names, (int)referral->referrer.role));
    say(text, "name", referral->referrer.name);
    say(text, "organisation", referral->referrer.organisation);
    say(text, "phone", referral->referrer.phone);
    say(text, "email", referral->referrer.email);
    say(text, "caseworker", referral->caseworker_name);
    say(text, "caseworker email", referral->caseworker_email);
}

static void say_answers(struct text *text, const struct facts *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        char *value = value_write(&answers->items[i].value);

        say(text, "fact", answers->items[i].name);
        say(text, "value", value);
        free(value);
    }
}

static void say_matter(struct text *text, const struct referral *referral)
{
    say(text, "service", referral->service);
    say(text, "external_id", referral->external_id);
    say_number(text, "citizen_kind", (long)referral->citizen_kind);
    say_number(text, "child_case", (long)referral->child_case);
    say_number(text, "child_wants", (long)referral->child_wants);
    say_number(text, "action_plan", (long)referral->action_plan);
    say(text, "legal_basis", referral->legal_basis);
    say_number(text, "concerns_given", referral->concerns_given);
    for (size_t i = 0; i < referral->concerns.count; i++)
        say(text, "concern", referral->concerns.items[i]);
    say(text, "reason", referral->reason);
    for (size_t i = 0; i < referral->goal_count; i++)
        say(text, "goal", referral->goals[i].text);
    say_number(text, "possible_days", (long)referral->possible_days);
    say(text, "interpreter", referral->interpreter);
    say(text, "allergies", referral->allergies);
    say(text, "fetched_by", referral->fetched_by);
}

const char *referral_fingerprint(const struct referral *referral, char into[DIGEST_TEXT])
{
    struct text text = {0};

    say_matter(&text, referral);
    say_people(&text, referral);
    say_answers(&text, &referral->answers);
    digest_of(text_bytes(&text), text.length, into);
    text_free(&text);
    return into;
}
