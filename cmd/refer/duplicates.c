#include "refer/duplicates.h"

#include "base/memory.h"
#include "common/cells.h"
#include "common/lookers.h"
#include "rules/likeness_pairs.h"
#include "store/likely.h"

#include <stdlib.h>
#include <string.h>

/* A citizen by the referral that stands for him or her. */
struct hit {
    long citizen;
    int year, number;
};

struct pair {
    struct hit one, other; /* the later reference, the earlier one */
    enum likeness how;
};

struct duplicates {
    struct call *call;
    bool chosen;      /* not all referrals are asked for */
    struct hit *hits; /* those asked for, by citizen and reference */
    size_t hit_count;
    struct likeness_person *people; /* all that can be compared */
    long *ids;                      /* of the people */
    struct hit *stand;              /* the referrals that stand for them; year 0: not looked for yet */
    size_t count;
    struct pair *pairs;
    size_t pair_count;
    struct likely_twice last; /* the open referral that was told before */
    char *last_service;
    int result;
};

static int compare_references(const struct hit *a, const struct hit *b)
{
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static int compare_hits(const void *a, const void *b)
{
    const struct hit *one = a, *other = b;
    if (one->citizen != other->citizen)
        return one->citizen < other->citizen ? -1 : 1;
    return compare_references(one, other);
}

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *one = a, *other = b;
    int order = compare_references(&one->one, &other->one);
    return order != 0 ? order : compare_references(&one->other, &other->other);
}

/* --- which referrals are asked for -------------------------------------------------------------- */

static int note_hit(void *context, const struct referral_row *row)
{
    struct duplicates *all = context;

    all->hits = memory_grow(all->hits, all->hit_count, sizeof *all->hits);
    all->hits[all->hit_count++] = (struct hit){row->citizen, row->year, row->number};
    return 0;
}

static int read_hits(struct duplicates *all, const struct referral_filter *filter)
{
    all->chosen = filter->references->count > 0 || filter->states || filter->service || filter->source ||
                  filter->since != DATE_NONE || filter->until != DATE_NONE;
    if (all->chosen && store_referral_each(all->call->store, filter, note_hit, all, &all->call->messages) != 0)
        return -1;
    if (all->hit_count > 0)
        qsort(all->hits, all->hit_count, sizeof *all->hits, compare_hits);
    return 0;
}

static bool asked_for(const struct duplicates *all, const struct hit *hit)
{
    return !all->chosen ||
           (all->hit_count > 0 && bsearch(hit, all->hits, all->hit_count, sizeof *all->hits, compare_hits) != NULL);
}

/* The newest of a citizen's referrals that are asked for; NULL when none is. */
static const struct hit *newest_hit(const struct duplicates *all, long citizen)
{
    size_t from = 0, to = all->hit_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (all->hits[middle].citizen <= citizen)
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 && all->hits[from - 1].citizen == citizen ? &all->hits[from - 1] : NULL;
}

/* The referral that a person is shown by: the newest asked for, else the newest there is. NULL when the store failed. */
static const struct hit *stand_for(struct duplicates *all, size_t person)
{
    struct hit *stand = &all->stand[person];
    const struct hit *found = newest_hit(all, all->ids[person]);
    struct likely_referral newest;

    if (found)
        return found;
    if (stand->year == 0) {
        if (store_newest_referral(all->call->store, all->ids[person], &newest, &all->call->messages) != 0)
            return NULL;
        *stand = (struct hit){all->ids[person], newest.year, newest.number};
    }
    return stand;
}

/* --- the pairs ---------------------------------------------------------------------------------- */

static void pair_add(struct duplicates *all, struct hit one, struct hit other, enum likeness how)
{
    bool later = compare_references(&one, &other) > 0;

    all->pairs = memory_grow(all->pairs, all->pair_count, sizeof *all->pairs);
    all->pairs[all->pair_count++] = (struct pair){later ? one : other, later ? other : one, how};
}

static void note_pair(void *context, size_t one, size_t other, enum likeness how)
{
    struct duplicates *all = context;
    const struct hit *a, *b;

    if (all->result != 0 || (all->chosen && !newest_hit(all, all->ids[one]) && !newest_hit(all, all->ids[other])))
        return;
    a = stand_for(all, one);
    b = a ? stand_for(all, other) : NULL;
    if (b)
        pair_add(all, *a, *b, how);
    else
        all->result = -1;
}

static int note_citizen(void *context, const struct likely_citizen *citizen)
{
    struct duplicates *all = context;

    all->people = memory_grow(all->people, all->count, sizeof *all->people);
    all->ids = memory_grow(all->ids, all->count, sizeof *all->ids);
    all->ids[all->count] = citizen->id;
    all->people[all->count++] = (struct likeness_person){.name = memory_text(citizen->name),
                                                         .birth_date = citizen->birth_date,
                                                         .cpr = memory_text(citizen->cpr)};
    return 0;
}

/* Each with the one before it. */
static int note_twice(void *context, const struct likely_twice *row)
{
    struct duplicates *all = context;
    struct hit one = {row->citizen, row->year, row->number};
    struct hit other = {all->last.citizen, all->last.year, all->last.number};

    if (row->citizen == all->last.citizen && text_is(row->service, all->last_service) &&
        (asked_for(all, &one) || asked_for(all, &other)))
        pair_add(all, one, other, LIKENESS_OPEN_TWICE);
    all->last = *row;
    memory_text_set(&all->last_service, row->service);
    return 0;
}

static int find_pairs(struct duplicates *all)
{
    struct call *call = all->call;

    if (store_citizens_each(call->store, note_citizen, all, &call->messages) != 0)
        return -1;
    all->stand = memory_new((all->count + 1) * sizeof *all->stand);
    likeness_pairs(all->people, all->count, note_pair, all);
    if (all->result != 0 || store_open_twice_each(call->store, 0, note_twice, all, &call->messages) != 0)
        return -1;
    if (all->pair_count > 0)
        qsort(all->pairs, all->pair_count, sizeof *all->pairs, compare_pairs);
    return 0;
}

/* --- the answer --------------------------------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
    long one = *(const long *)a, other = *(const long *)b;
    return one < other ? -1 : one > other;
}

/* A citizen among those that were compared; NULL for an anonymous one. */
static const struct likeness_person *person_of(const struct duplicates *all, long citizen)
{
    const long *found = all->count > 0 ? bsearch(&citizen, all->ids, all->count, sizeof *all->ids, compare_ids) : NULL;
    return found ? &all->people[found - all->ids] : NULL;
}

static const char *name_of(const struct duplicates *all, long citizen)
{
    const struct likeness_person *person = person_of(all, citizen);
    return person && all->call->names ? person->name : NULL;
}

/* Masked, save where names are asked for; the caller frees. */
static char *cpr_of(const struct duplicates *all, long citizen)
{
    const struct likeness_person *person = person_of(all, citizen);

    if (!person)
        return NULL;
    return all->call->names ? cpr_written(person->cpr) : cpr_masked(person->cpr);
}

static int journal_names(struct duplicates *all)
{
    struct lookers lookers = {0};
    int result = 0;

    for (size_t i = 0; i < all->pair_count; i++) {
        const struct pair *pair = &all->pairs[i];
        char reference[REFERENCE_TEXT];
        lookers_add(&lookers, reference_write(pair->one.year, pair->one.number, reference), pair->one.citizen);
        lookers_add(&lookers, reference_write(pair->other.year, pair->other.number, reference), pair->other.citizen);
    }
    if (lookers.count > 0)
        result = call_look(all->call, &lookers.references, lookers.persons, lookers.count);
    lookers_free(&lookers);
    return result;
}

static int print_pair(const struct duplicates *all, const struct pair *pair, struct rows *rows)
{
    struct cells cells = {0};
    char *cpr = cpr_of(all, pair->one.citizen), *other_cpr = cpr_of(all, pair->other.citizen);
    int result;

    cells_reference(&cells, pair->one.year, pair->one.number);
    cells_reference(&cells, pair->other.year, pair->other.number);
    cells_text(&cells, named_name(likeness_names, (int)pair->how));
    cells_text(&cells, name_of(all, pair->one.citizen));
    cells_text(&cells, name_of(all, pair->other.citizen));
    cells_text(&cells, cpr);
    cells_text(&cells, other_cpr);
    result = cells_row(&cells, rows);
    free(cpr);
    free(other_cpr);
    return result;
}

static int print(const struct duplicates *all)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},        {"other", COLUMN_TEXT},
                                            {"reason", COLUMN_TEXT},     {"name", COLUMN_TEXT},
                                            {"other_name", COLUMN_TEXT}, {"cpr", COLUMN_TEXT},
                                            {"other_cpr", COLUMN_TEXT}};
    struct rows *rows = call_rows(all->call, columns, 7);

    for (size_t i = 0; i < all->pair_count; i++)
        if (print_pair(all, &all->pairs[i], rows) != 0)
            break;
    return call_rows_close(rows);
}

static void duplicates_free(struct duplicates *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free((char *)all->people[i].name);
        free((char *)all->people[i].cpr);
    }
    free(all->people);
    free(all->ids);
    free(all->stand);
    free(all->hits);
    free(all->pairs);
    free(all->last_service);
}

int duplicates_list(struct call *call, const struct referral_filter *filter)
{
    struct duplicates all = {.call = call};
    int result = store_read_begin(call->store, &call->messages);

    if (result == 0) {
        result = read_hits(&all, filter) == 0 ? find_pairs(&all) : -1;
        store_read_end(call->store);
    }
    if (result == 0 && call->names)
        result = journal_names(&all);
    if (result == 0)
        result = print(&all);
    duplicates_free(&all);
    return result;
}
