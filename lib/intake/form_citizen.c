#include "intake/form_keys.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/field.h"
#include "intake/form_people.h"

#include <stdlib.h>

#define EXPECTED_MOST 10 /* months; a child expected later is a slip of the pen */

static bool given(const struct node *map, const char *name)
{
    return field_given(node_get(map, name));
}

/* The kind as the form gives it, else the service's first; it must be one that the service is for. */
static int kind_check(struct referral *referral, const struct node *map, struct form_reading *form)
{
    unsigned allowed = form->service == NULL ? 0 : form->service->citizens;
    char *kinds;

    if (!given(map, "kind")) {
        while (allowed != 0 && !(allowed & 1u << referral->citizen_kind) && referral->citizen_kind < CITIZEN_CLASS)
            referral->citizen_kind++;
        return 0;
    }
    if (allowed == 0 || (allowed & 1u << referral->citizen_kind))
        return 0;
    kinds = named_set(citizen_kind_names, allowed);
    reading_refuse(&form->reading, node_get(map, "kind"), _("'kind' is not whom '%s' is for; wanted: %s"),
                   form->service->code, kinds);
    free(kinds);
    return -1;
}

/* An anonymous citizen: alias and age in place of name, birth date and CPR number, where the service allows it. */
static int alias_check(const struct referral *referral, const struct node *map, struct form_reading *form)
{
    const struct node *alias = node_get(map, "alias");
    struct reading *reading = &form->reading;
    bool one = referral->citizen_kind == CITIZEN_CHILD || referral->citizen_kind == CITIZEN_ADULT;

    if (form->service != NULL && !form->service->anonymous)
        return reading_refuse(reading, alias, _("'%s' takes no anonymous citizen; wanted 'name' in place of 'alias'"),
                              form->service->code);
    if (given(map, "name") || given(map, "birth_date") || given(map, "cpr"))
        return reading_refuse(
            reading, alias,
            _("'alias' stands beside 'name', 'birth_date' or 'cpr'; wanted either the one or the others"));
    if (one && !given(map, "age") && !given(map, "due_on"))
        return reading_refuse(reading, alias, _("'alias' stands without an age; wanted 'age' beside it"));
    return 0;
}

static int name_check(const struct referral *referral, const struct node *map, struct form_reading *form)
{
    if (given(map, "alias"))
        return alias_check(referral, map, form);
    if (given(map, "name") || given(map, "due_on"))
        return 0;
    if (form->service != NULL && form->service->anonymous)
        return reading_refuse(&form->reading, map, _("the citizen has no name; wanted 'name', or 'alias' and 'age'"));
    return reading_refuse(&form->reading, map, _("the citizen has no name; wanted 'name'"));
}

/* An unborn child has neither birth date nor age; an age beside a birth date must be the one it gives, and is then
 * dropped, as the birth date says more. */
static int age_check(struct person *citizen, const struct node *map, struct form_reading *form)
{
    struct reading *reading = &form->reading;

    if (given(map, "due_on") && (given(map, "birth_date") || given(map, "cpr") || given(map, "age")))
        return reading_refuse(
            reading, node_get(map, "due_on"),
            _("'due_on' stands beside a birth date, a CPR number or an age; wanted it for an unborn child only"));
    if (citizen->birth_date == DATE_NONE || citizen->age < 0 || citizen->birth_date > form->received_on)
        return 0;
    if (date_age(citizen->birth_date, form->received_on) != citizen->age)
        return reading_refuse(reading, node_get(map, "age"),
                              _("'age' and the birth date disagree; wanted the age on the day of receipt, or none"));
    citizen->age = -1;
    return 0;
}

static int due_check(const struct person *citizen, const struct node *map, struct form_reading *form)
{
    char last[DATE_TEXT];
    int most = date_add_months(form->received_on, EXPECTED_MOST);

    if (citizen->due_on == DATE_NONE || citizen->due_on <= most)
        return 0;
    return reading_refuse(&form->reading, node_get(map, "due_on"),
                          _("'due_on' lies more than %d months after the receipt; wanted a day until %s"),
                          EXPECTED_MOST, date_write(most, last));
}

int citizen_one_check(const struct referral *referral, const struct node *map, struct form_reading *form)
{
    static const char *const names[] = {"birth_date", "cpr", "due_on"};
    enum citizen_kind kind = referral->citizen_kind;
    int result = 0;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct node *at = node_get(map, names[i]);

        if (!field_given(at))
            continue;
        if (kind == CITIZEN_CLASS)
            result = reading_refuse(&form->reading, at,
                                    _("'%s' stands with a class, which has none; wanted it left out"), names[i]);
        else if (kind == CITIZEN_FAMILY && given(map, "kind"))
            messages_add(form->reading.messages, TROUBLE_WARNING, &at->at,
                         _("'%s' stands with a family and is taken for its child's; wanted it left out otherwise"),
                         names[i]);
    }
    return result;
}

static enum person_kind person_kind_of(const struct referral *referral, const struct node *map)
{
    if (given(map, "alias"))
        return PERSON_ANONYMOUS;
    switch (referral->citizen_kind) {
    case CITIZEN_CHILD: return PERSON_CHILD;
    case CITIZEN_ADULT: return PERSON_ADULT;
    case CITIZEN_FAMILY: return PERSON_FAMILY;
    case CITIZEN_CLASS: return PERSON_CLASS;
    }
    return PERSON_CHILD;
}

int form_citizen(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct form_reading *form = (struct form_reading *)reading;
    struct referral *referral = field;
    int result;

    if (!field_given(value))
        return 0;
    result = keys_read(value, key->detail, referral, reading);
    if (value->kind != NODE_MAP)
        return result;
    if (kind_check(referral, value, form) < 0 || citizen_one_check(referral, value, form) < 0)
        result = -1;
    if (name_check(referral, value, form) < 0)
        result = -1;
    if (person_check(&referral->citizen, value, form) < 0 || age_check(&referral->citizen, value, form) < 0 ||
        due_check(&referral->citizen, value, form) < 0)
        result = -1;
    referral->citizen.kind = person_kind_of(referral, value);
    return result;
}

bool people_betray(const struct referral *referral)
{
    bool found = false;

    for (size_t i = 0; i < referral->holder_count; i++) {
        const struct person *adult = &referral->holders[i].person;

        found = found || !text_empty(adult->name) || adult->cpr != NULL || adult->birth_date != DATE_NONE;
    }
    for (size_t i = 0; i < referral->network_count; i++)
        found = found || !text_empty(referral->network[i].person.name);
    return found && referral->citizen.kind == PERSON_ANONYMOUS;
}

bool people_share_cpr(const struct referral *referral)
{
    for (size_t i = 0; i < referral->holder_count; i++) {
        const char *cpr = referral->holders[i].person.cpr;

        if (cpr == NULL)
            continue;
        if (text_is(cpr, referral->citizen.cpr))
            return true;
        for (size_t j = 0; j < i; j++)
            if (text_is(cpr, referral->holders[j].person.cpr))
                return true;
    }
    return false;
}
