#include "rules/likeness_pairs.h"

#include "base/date.h"
#include "base/memory.h"

#include <stdlib.h>

#define HASH_START 0xcbf29ce484222325u /* FNV-1a */
#define HASH_FACTOR 0x100000001b3u

/* What stands together when sorted: a birth date with the hash of a part of the name, or a whole name with a birth date. */
struct mark {
    uint64_t hash;
    int date;
    size_t person;
};

struct pairing {
    const struct likeness_person *people;
    void (*pair)(void *context, size_t one, size_t other, enum likeness how);
    void *context;
};

static uint64_t letters_hash(const struct likeness_name *name, size_t from, size_t to)
{
    uint64_t hash = HASH_START;

    for (size_t i = from; i < to; i++)
        hash = (hash ^ name->letters[i]) * HASH_FACTOR;
    return hash;
}

/* Names of one part share none when it has a slip: they all stand together. */
static uint64_t part_hash(const struct likeness_name *name, size_t part)
{
    return name->parts == 1 ? 0 : letters_hash(name, name->starts[part], name->starts[part + 1]);
}

static int compare_by_date(const void *a, const void *b)
{
    const struct mark *one = a, *other = b;

    if (one->date != other->date)
        return one->date < other->date ? -1 : 1;
    if (one->hash != other->hash)
        return one->hash < other->hash ? -1 : 1;
    return one->person < other->person ? -1 : one->person > other->person;
}

static int compare_by_hash(const void *a, const void *b)
{
    const struct mark *one = a, *other = b;

    if (one->hash != other->hash)
        return one->hash < other->hash ? -1 : 1;
    return compare_by_date(a, b);
}

/* The least hash that both names have: a pair that shares several parts is told with that one. */
static uint64_t first_shared(const struct likeness_name *a, const struct likeness_name *b)
{
    uint64_t least = UINT64_MAX;

    for (size_t i = 0; i < a->parts; i++)
        for (size_t j = 0; j < b->parts; j++)
            if (part_hash(a, i) == part_hash(b, j) && part_hash(a, i) < least)
                least = part_hash(a, i);
    return least;
}

/* Those of one birth date who share one part of the name. A part that stands twice in a name brings its person twice. */
static void pair_born_together(const struct pairing *pairing, const struct mark *marks, size_t count)
{
    struct likeness_name one, other;

    for (size_t i = 0; i < count; i++) {
        const struct likeness_person *person = &pairing->people[marks[i].person];

        if (i > 0 && marks[i].person == marks[i - 1].person)
            continue;
        likeness_name_read(person->name, &one);
        for (size_t j = i + 1; j < count; j++) {
            const struct likeness_person *second = &pairing->people[marks[j].person];
            enum likeness how;

            if (marks[j].person == marks[j - 1].person)
                continue;
            likeness_name_read(second->name, &other);
            how = likeness_of(person, &one, second, &other);
            if (how != LIKENESS_NONE && first_shared(&one, &other) == marks[i].hash)
                pairing->pair(pairing->context, marks[i].person, marks[j].person, how);
        }
    }
}

/* The first mark of a date or a later one. */
static size_t marks_from(const struct mark *marks, size_t count, int date)
{
    size_t from = 0, to = count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (marks[middle].date < date)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static void pair_two(const struct pairing *pairing, const struct mark *a, const struct mark *b)
{
    const struct likeness_person *one = &pairing->people[a->person], *other = &pairing->people[b->person];
    struct likeness_name one_name, other_name;
    enum likeness how;

    likeness_name_read(one->name, &one_name);
    likeness_name_read(other->name, &other_name);
    if (a->date == b->date && first_shared(&one_name, &other_name) != UINT64_MAX)
        return;
    how = likeness_of(one, &one_name, other, &other_name);
    if (how != LIKENESS_NONE)
        pairing->pair(pairing->context, a->person, b->person, how);
}

/* Those of one name whose birth dates are a slip apart, or the same where one of them is written without the blank. Not each is held
 * against each: a common name may have thousands. */
static void pair_namesakes(const struct pairing *pairing, const struct mark *marks, size_t count)
{
    int near[LIKENESS_NEAR_DATES];

    for (size_t i = 0; i < count; i++) {
        size_t dates = likeness_near_dates(marks[i].date, near);

        for (size_t j = i + 1; j < count && marks[j].date == marks[i].date; j++)
            pair_two(pairing, &marks[i], &marks[j]);
        for (size_t n = 0; n < dates; n++) {
            if (near[n] <= marks[i].date)
                continue;
            for (size_t j = marks_from(marks, count, near[n]); j < count && marks[j].date == near[n]; j++)
                pair_two(pairing, &marks[i], &marks[j]);
        }
    }
}

static void mark_add(struct mark **marks, size_t *count, uint64_t hash, int date, size_t person)
{
    *marks = memory_grow(*marks, *count, sizeof **marks);
    (*marks)[(*count)++] = (struct mark){hash, date, person};
}

/* Calls `pair_run` for each stretch of marks with one hash, and one date where `by_date` says so. */
static void runs_each(const struct pairing *pairing, const struct mark *marks, size_t count, bool by_date,
                      void (*pair_run)(const struct pairing *, const struct mark *, size_t))
{
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && marks[to].hash == marks[from].hash; to++)
            if (by_date && marks[to].date != marks[from].date)
                break;
        if (to - from > 1)
            pair_run(pairing, marks + from, to - from);
    }
}

void likeness_pairs(const struct likeness_person *people, size_t count,
                    void (*pair)(void *context, size_t one, size_t other, enum likeness how), void *context)
{
    struct pairing pairing = {people, pair, context};
    struct mark *parts = NULL, *names = NULL;
    size_t part_count = 0, name_count = 0;
    struct likeness_name name;

    for (size_t i = 0; i < count; i++) {
        if (people[i].birth_date == DATE_NONE)
            continue;
        likeness_name_read(people[i].name, &name);
        if (name.length == 0)
            continue;
        for (size_t part = 0; part < name.parts; part++)
            mark_add(&parts, &part_count, part_hash(&name, part), people[i].birth_date, i);
        mark_add(&names, &name_count, letters_hash(&name, 0, name.length), people[i].birth_date, i);
    }
    if (part_count > 0)
        qsort(parts, part_count, sizeof *parts, compare_by_date);
    if (name_count > 0)
        qsort(names, name_count, sizeof *names, compare_by_hash);
    runs_each(&pairing, parts, part_count, true, pair_born_together);
    runs_each(&pairing, names, name_count, false, pair_namesakes);
    free(parts);
    free(names);
}
