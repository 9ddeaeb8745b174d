#include "refer/joining.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/joining.h"
#include "store/join.h"
#include "store/likely.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* One of the two: a citizen or an adult, by reference. */
struct who {
    const char *reference;    /* as it was given */
    struct referral referral; /* the citizen's, or of the citizen whose adult it is */
    struct person *person;    /* within the referral */
    bool adult;
};

static int who_load(struct call *call, const char *reference, struct who *who)
{
    char citizen[REFERENCE_TEXT];
    int year, number, adult;
    long id;

    *who = (struct who){.reference = reference};
    if (!reference_read(reference, &year, &number, &adult))
        return call_fail(call, TROUBLE_NOT_FOUND,
                         _("not a person's reference; wanted one like 2026-0142, or 2026-0142+1 for an adult"));
    if (store_referral_id(call->store, reference_write(year, number, citizen), &id, &call->messages) != 0 ||
        store_referral_load(call->store, id, &who->referral, &call->messages) != 0)
        return -1;
    if (adult > 0 && (size_t)adult > who->referral.holder_count)
        return call_fail(call, TROUBLE_NOT_FOUND, _("no adult %s; refer show %s lists them"), reference, citizen);
    who->adult = adult > 0;
    who->person = adult > 0 ? &who->referral.holders[adult - 1].person : &who->referral.citizen;
    return 0;
}

/* What no --anyway overrules. */
static int check_possible(struct call *call, const struct who *from, const struct who *into,
                          const struct join_between *between)
{
    if (joining_obstacle(from->person, into->person) == JOINING_KIND)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s and %s are not of one kind; an anonymous citizen, a family and a class are joined "
                           "with their like only"),
                         from->reference, into->reference);
    if (between->related)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("the one of %s and %s is an adult of the other; wanted two records of one person"),
                         from->reference, into->reference);
    return 0;
}

static int check_contradiction(struct call *call, const struct who *from, const struct who *into,
                               const struct join_between *between)
{
    switch (joining_obstacle(from->person, into->person)) {
    case JOINING_CPR:
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s and %s have two CPR numbers; wanted the wrong one taken out with refer set, or "
                           "--anyway, which keeps that of %s"),
                         from->reference, into->reference, into->reference);
    case JOINING_BIRTH:
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s and %s have two birth dates; wanted the wrong one mended with refer set, or --anyway, "
                           "which keeps that of %s"),
                         from->reference, into->reference, into->reference);
    case JOINING_FREE:
    case JOINING_KIND: break;
    }
    if (between->wishes > 0)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s and %s were wished together or apart, as two; wanted --anyway, which drops the wish"),
                         from->reference, into->reference);
    return 0;
}

static void tell_differing(struct call *call, const struct who *from, const struct who *into,
                           const struct texts *fields, const struct join_differing *differing)
{
    struct text list = {0};

    texts_join(fields, ", ", &list);
    if (fields->count > 0)
        call_fail(call, TROUBLE_WARNING, _("%s and %s differ in %s; what %s says stands"), from->reference,
                  into->reference, text_bytes(&list), into->reference);
    if (differing->relations > 0)
        call_fail(
            call, TROUBLE_WARNING,
            _("%s and %s differ in what an adult is to a child, or in parental responsibility; what %s says stands"),
            from->reference, into->reference, into->reference);
    if (differing->consents > 0)
        call_fail(call, TROUBLE_WARNING, _("%s and %s differ in a consent of one day; that of %s stands"),
                  from->reference, into->reference, into->reference);
    if (differing->marks > 0)
        call_fail(call, TROUBLE_WARNING,
                  differing->marks == 1 ? _("%s and %s have different marks at %ld session; that of %s stands")
                                        : _("%s and %s have different marks at %ld sessions; those of %s stand"),
                  from->reference, into->reference, differing->marks, into->reference);
    text_free(&list);
}

/* Two records, whoever they are; the adults of a citizen go along without further ado. */
static int join(struct call *call, struct who *from, struct who *into, bool anyway, struct joined *joined)
{
    struct join_between between;
    struct join_differing differing;
    struct texts fields = {0};
    int result = -1;

    if (store_join_between(call->store, from->person->id, into->person->id, &between, &call->messages) != 0 ||
        check_possible(call, from, into, &between) != 0 ||
        (!anyway && check_contradiction(call, from, into, &between) != 0))
        return -1;
    joining_fill(into->person, from->person, &fields);
    result = store_person_join(call->store, from->person->id, into->person, &differing, &call->messages);
    if (result == 0) {
        texts_add(&joined->from, from->reference);
        texts_add(&joined->into, into->reference);
        tell_differing(call, from, into, &fields, &differing);
    }
    texts_free(&fields);
    return result;
}

/* The adults that both have, each pair made one; *count tells how many pairs there were. */
static int join_adults(struct call *call, struct who *from, struct who *into, bool one_child, struct joined *joined,
                       size_t *count)
{
    size_t holders = from->referral.holder_count;
    size_t *pairs = memory_new((holders + 1) * sizeof *pairs);
    int result = 0;

    *count = 0;
    joining_adults(&from->referral, &into->referral, one_child, pairs);
    for (size_t i = 0; i < holders && result == 0; i++) {
        if (pairs[i] == JOINING_NOBODY)
            continue;
        ++*count;
        char *one = text_format("%s+%zu", from->reference, i + 1);
        char *other = text_format("%s+%zu", into->reference, pairs[i] + 1);
        struct who adult = {.reference = one, .person = &from->referral.holders[i].person, .adult = true};
        struct who same = {.reference = other, .person = &into->referral.holders[pairs[i]].person, .adult = true};
        if (adult.person->id != same.person->id)
            result = join(call, &adult, &same, false, joined);
        free(one);
        free(other);
    }
    free(pairs);
    return result;
}

/* --- what is to be seen to afterwards ----------------------------------------------------------- */

/* The last open referral of one service, to stand beside the next. */
struct open_pair {
    struct call *call;
    char *service;
    char reference[REFERENCE_TEXT];
};

static int tell_open(void *context, const struct likely_twice *row)
{
    struct open_pair *pair = context;
    char reference[REFERENCE_TEXT];

    reference_write(row->year, row->number, reference);
    if (text_is(pair->service, row->service))
        call_fail(pair->call, TROUBLE_WARNING,
                  _("%s and %s are of one citizen and both open at %s; refer withdraw takes one of them back"),
                  reference, pair->reference, row->service);
    memory_text_set(&pair->service, row->service);
    memcpy(pair->reference, reference, sizeof reference);
    return 0;
}

static int tell_places(void *context, const struct join_places *places)
{
    struct call *call = context;
    char one[REFERENCE_TEXT], other[REFERENCE_TEXT];

    call_fail(call, TROUBLE_WARNING,
              _("%s and %s are of one citizen and both have a place in %s; schedule leave gives one of them up"),
              reference_write(places->other_year, places->other_number, other),
              reference_write(places->year, places->number, one), places->course);
    return 0;
}

static int tell_twice(struct call *call, long citizen)
{
    struct open_pair pair = {.call = call};
    int result = store_open_twice_each(call->store, citizen, tell_open, &pair, &call->messages);

    if (result == 0)
        result = store_places_twice_each(call->store, citizen, tell_places, call, &call->messages);
    free(pair.service);
    return result;
}

/* --- the two ways ------------------------------------------------------------------------------- */

static int join_citizens(struct call *call, struct who *from, struct who *into, bool anyway, struct joined *joined)
{
    struct joined adults = {0};
    size_t count;
    int result = join(call, from, into, anyway, joined);

    /* The adults are those that were loaded before the children became one. */
    if (result == 0)
        result = join_adults(call, from, into, true, &adults, &count);
    for (size_t i = 0; i < adults.from.count; i++) {
        texts_add(&joined->from, adults.from.items[i]);
        texts_add(&joined->into, adults.into.items[i]);
    }
    joined_free(&adults);
    return result == 0 ? tell_twice(call, into->person->id) : -1;
}

static void touch(struct call *call, const struct who *who)
{
    char reference[REFERENCE_TEXT];

    store_touch(call->store, reference_write(who->referral.year, who->referral.number, reference));
}

int joining_persons(struct call *call, const char *from, const char *into, bool anyway, struct joined *joined)
{
    struct who one = {0}, other = {0};
    int result = -1;

    if (who_load(call, from, &one) != 0 || who_load(call, into, &other) != 0)
        goto out;
    touch(call, &one);
    touch(call, &other);
    if (one.person->id == other.person->id)
        result =
            call_fail(call, TROUBLE_WARNING, _("%s and %s are one record already; nothing was joined"), from, into) + 1;
    else if (one.adult || other.adult)
        result = join(call, &one, &other, anyway, joined);
    else
        result = join_citizens(call, &one, &other, anyway, joined);
out:
    referral_free(&one.referral);
    referral_free(&other.referral);
    return result;
}

int joining_siblings(struct call *call, const char *from, const char *into, struct joined *joined)
{
    struct who one = {0}, other = {0};
    size_t count = 0;
    int result = -1;

    if (who_load(call, from, &one) != 0 || who_load(call, into, &other) != 0)
        goto out;
    touch(call, &one);
    touch(call, &other);
    if (one.adult || other.adult)
        result = call_usage(call, _("siblings are two citizens; wanted references without +n"));
    else if (one.person->id == other.person->id)
        result =
            call_fail(call, TROUBLE_FORBIDDEN, _("%s and %s have the same citizen; wanted two siblings"), from, into);
    else
        result = join_adults(call, &one, &other, false, joined, &count);
    if (result == 0 && count == 0)
        call_fail(call, TROUBLE_WARNING,
                  _("no adult of %s has the name of one of %s; refer merge %s+N %s+N joins two that are one"), from,
                  into, from, into);
out:
    referral_free(&one.referral);
    referral_free(&other.referral);
    return result;
}

int joined_print(struct call *call, const struct joined *joined)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT}, {"into", COLUMN_TEXT}};
    struct rows *rows = call_rows(call, columns, 2);

    for (size_t i = 0; i < joined->from.count; i++) {
        const char *const cells[] = {joined->from.items[i], joined->into.items[i]};
        if (rows_add(rows, cells) != 0)
            break;
    }
    return call_rows_close(rows);
}

void joined_free(struct joined *joined)
{
    texts_free(&joined->from);
    texts_free(&joined->into);
}
