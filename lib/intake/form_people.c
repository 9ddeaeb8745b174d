#include "intake/form_keys.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/cpr.h"
#include "intake/field.h"
#include "intake/form_people.h"

#include <stdlib.h>

#define LIFE_MOST 150 /* years; a birth longer ago is a slip of the pen */

void person_begin(struct person *person, enum person_kind kind)
{
    *person = (struct person){.kind = kind, .birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1};
}

/* Birth date and CPR number as domain.md section 8 wants them: existing, agreeing, not after the receipt. */
static int birth_check(const struct person *person, const struct node *map, const struct form_reading *form,
                       struct reading *reading)
{
    bool given = person->birth_date != DATE_NONE;
    const char *name = given ? "birth_date" : "cpr";
    const struct node *at = node_get(map, name);
    char received[DATE_TEXT];
    struct cpr cpr;
    int birth = person->birth_date, result = 0;

    if (person->cpr != NULL && cpr_read(person->cpr, &cpr) == CPR_SOUND) {
        if (given && cpr.birth_date != birth)
            result =
                reading_refuse(reading, at, _("'birth_date' and 'cpr' disagree; wanted the same day of birth in both"));
        if (!given)
            birth = cpr.birth_date;
    }
    if (birth == DATE_NONE)
        return 0;
    if (birth > form->received_on)
        result = reading_refuse(reading, at, _("'%s' gives a birth after the receipt; wanted a day until %s"), name,
                                date_write(form->received_on, received));
    else if (birth < date_add_months(form->received_on, -12 * LIFE_MOST))
        result = reading_refuse(reading, at, _("'%s' gives a birth too long ago; wanted a day of the last %d years"),
                                name, LIFE_MOST);
    return result;
}

int person_check(struct person *person, const struct node *map, struct form_reading *form)
{
    struct cpr cpr;
    int result = birth_check(person, map, form, &form->reading);

    if (person->birth_date == DATE_NONE && person->cpr != NULL && cpr_read(person->cpr, &cpr) == CPR_SOUND)
        person->birth_date = cpr.birth_date;
    return result;
}

/* An empty form has an entry with keys and nothing behind them. */
static bool entry_blank(const struct node *entry)
{
    if (!field_given(entry))
        return true;
    if (entry->kind != NODE_MAP)
        return false;
    for (size_t i = 0; i < entry->count; i++)
        if (field_given(entry->items[i]))
            return false;
    return true;
}

/* Whoever stands on the form is known by a name or at least by what he or she is to the citizen. */
static int entry_check(const struct node *entry, struct reading *reading)
{
    if (entry->kind != NODE_MAP || field_given(node_get(entry, "name")) || field_given(node_get(entry, "relation")))
        return 0;
    return reading_refuse(reading, entry, _("this person has neither 'name' nor 'relation'; wanted one of them"));
}

static int list_check(const struct node *value, const struct key *key, struct reading *reading)
{
    if (value->kind == NODE_LIST)
        return field_bounded(value, key, PEOPLE_MOST, reading);
    return reading_refuse(reading, value, _("'%s' is no list; wanted a list of people, each behind a '-'"), key->name);
}

/* Reads one person of a list into the referral; 0, or -1 with messages. */
typedef int entry_reader(const struct node *entry, struct referral *into, const struct key *key,
                         struct reading *reading);

static int people_read(const struct node *value, struct referral *into, const struct key *key, entry_reader *read,
                       struct reading *reading)
{
    int result = 0;

    if (!field_given(value))
        return 0;
    if (list_check(value, key, reading) < 0)
        return -1;
    for (size_t i = 0; i < value->count; i++)
        if (!entry_blank(value->items[i]) && read(value->items[i], into, key, reading) < 0)
            result = -1;
    return result;
}

static int holder_read(const struct node *entry, struct referral *into, const struct key *key, struct reading *reading)
{
    struct holder *holder;
    int result;

    into->holders = memory_grow(into->holders, into->holder_count, sizeof *into->holders);
    holder = &into->holders[into->holder_count++];
    person_begin(&holder->person, PERSON_ADULT);
    holder->holder = true;
    result = keys_read(entry, key->detail, holder, reading);
    if (entry_check(entry, reading) < 0 || person_check(&holder->person, entry, (struct form_reading *)reading) < 0)
        result = -1;
    return result;
}

int form_holders(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    return people_read(value, field, key, holder_read, reading);
}

static int network_read(const struct node *entry, struct referral *into, const struct key *key, struct reading *reading)
{
    struct network_person *person;

    into->network = memory_grow(into->network, into->network_count, sizeof *into->network);
    person = &into->network[into->network_count++];
    person_begin(&person->person, PERSON_NETWORK);
    return keys_read(entry, key->detail, person, reading) < 0 ? -1 : entry_check(entry, reading);
}

int form_network(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    return people_read(value, field, key, network_read, reading);
}
