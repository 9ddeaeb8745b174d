#include "rules/joining.h"

#include "base/memory.h"
#include "rules/likeness.h"

#include <stdlib.h>
#include <strings.h>

/* A family that has a birth date or a CPR number is known by one of its members, and that is a person as others are. */
static bool one_of_its_kind(const struct person *person)
{
    return person->kind == PERSON_ANONYMOUS || person->kind == PERSON_CLASS ||
           (person->kind == PERSON_FAMILY && person->birth_date == DATE_NONE && person->cpr == NULL);
}

enum joining_obstacle joining_obstacle(const struct person *from, const struct person *into)
{
    if (from->kind != into->kind && (one_of_its_kind(from) || one_of_its_kind(into)))
        return JOINING_KIND;
    if (from->cpr != NULL && into->cpr != NULL && !text_is(from->cpr, into->cpr))
        return JOINING_CPR;
    if (from->birth_date != DATE_NONE && into->birth_date != DATE_NONE && from->birth_date != into->birth_date)
        return JOINING_BIRTH;
    return JOINING_FREE;
}

static void fill_text(char **into, const char *from, const char *key, struct texts *differing)
{
    if (text_empty(from) || text_is(*into, from))
        return;
    if (text_empty(*into))
        memory_text_set(into, from);
    else
        texts_add(differing, key);
}

/* `none` is what stands for not known. */
static void fill_number(int *into, int from, int none, const char *key, struct texts *differing)
{
    if (from == none || from == *into)
        return;
    if (*into == none)
        *into = from;
    else
        texts_add(differing, key);
}

/* A CPR number carries a birth date: one that goes with another than stands is not taken over. */
static void fill_identity(struct person *into, const struct person *from, struct texts *differing)
{
    int born = into->birth_date;

    fill_number(&into->birth_date, from->birth_date, DATE_NONE, "birth_date", differing);
    if (from->cpr != NULL && into->cpr == NULL && born != DATE_NONE && from->birth_date != born)
        texts_add(differing, "cpr");
    else
        fill_text(&into->cpr, from->cpr, "cpr", differing);
    if (into->birth_date == DATE_NONE)
        fill_number(&into->due_on, from->due_on, DATE_NONE, "due_on", differing);
    else
        into->due_on = DATE_NONE;
    fill_number(&into->age, from->age, -1, "age", differing);
}

void joining_fill(struct person *into, const struct person *from, struct texts *differing)
{
    if (into->kind == PERSON_NETWORK || (into->kind == PERSON_CHILD && from->kind == PERSON_ADULT))
        into->kind = from->kind;
    fill_text(&into->name, from->name, "name", differing);
    fill_text(&into->alias, from->alias, "alias", differing);
    fill_identity(into, from, differing);
    fill_text(&into->municipality, from->municipality, "municipality", differing);
    fill_text(&into->address, from->address, "address", differing);
    fill_text(&into->school, from->school, "school", differing);
    fill_text(&into->school_class, from->school_class, "class", differing);
    fill_text(&into->phone, from->phone, "phone", differing);
    fill_text(&into->email, from->email, "email", differing);
    fill_text(&into->organisation, from->organisation, "organisation", differing);
    into->protected = into->protected || from->protected;
}

/* --- adults ------------------------------------------------------------------------------------- */

static bool contradict(const struct person *a, const struct person *b)
{
    return joining_obstacle(a, b) != JOINING_FREE;
}

static bool taken(const size_t *pairs, size_t count, size_t place)
{
    for (size_t i = 0; i < count; i++)
        if (pairs[i] == place)
            return true;
    return false;
}

static bool relation_same(const struct holder *a, const struct holder *b)
{
    return !text_blank(a->relation) && !text_blank(b->relation) && strcasecmp(a->relation, b->relation) == 0;
}

static size_t relation_count(const struct referral *referral, const struct holder *holder)
{
    size_t count = 0;

    for (size_t i = 0; i < referral->holder_count; i++)
        count += relation_same(&referral->holders[i], holder);
    return count;
}

typedef bool same_adult(const struct referral *from, const struct holder *a, const struct referral *into,
                        const struct holder *b);

static bool same_record(const struct referral *from, const struct holder *a, const struct referral *into,
                        const struct holder *b)
{
    (void)from, (void)into;
    return a->person.id == b->person.id;
}

static bool same_name(const struct referral *from, const struct holder *a, const struct referral *into,
                      const struct holder *b)
{
    (void)from, (void)into;
    return likeness_same_name(a->person.name, b->person.name) && !contradict(&a->person, &b->person);
}

static bool same_relation(const struct referral *from, const struct holder *a, const struct referral *into,
                          const struct holder *b)
{
    return (text_blank(a->person.name) || text_blank(b->person.name)) && relation_same(a, b) &&
           relation_count(from, a) == 1 && relation_count(into, b) == 1 && !contradict(&a->person, &b->person);
}

static void pair_by(same_adult *same, const struct referral *from, const struct referral *into, size_t *pairs)
{
    for (size_t i = 0; i < from->holder_count; i++)
        for (size_t j = 0; j < into->holder_count && pairs[i] == JOINING_NOBODY; j++)
            if (!taken(pairs, from->holder_count, j) && same(from, &from->holders[i], into, &into->holders[j]))
                pairs[i] = j;
}

void joining_adults(const struct referral *from, const struct referral *into, bool one_child, size_t *pairs)
{
    for (size_t i = 0; i < from->holder_count; i++)
        pairs[i] = JOINING_NOBODY;
    pair_by(same_record, from, into, pairs);
    pair_by(same_name, from, into, pairs);
    if (one_child)
        pair_by(same_relation, from, into, pairs);
}
