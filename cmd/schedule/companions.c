#include "schedule/companions.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"
#include "store/companions.h"

#include <stdlib.h>

/* The one who waits stands first. */
static int note_wish(void *context, const struct companion_row *row)
{
    struct companions *companions = context;
    bool waits = row->course == 0;

    if (row->course != 0 && row->other_course != 0)
        return 0;
    companions->items = memory_grow(companions->items, companions->count, sizeof *companions->items);
    companions->rows = memory_grow(companions->rows, companions->count, sizeof *companions->rows);
    companions->items[companions->count] = (struct company){.referral = waits ? row->referral : row->other,
                                                            .other = waits ? row->other : row->referral,
                                                            .course = waits ? row->other_course : row->course,
                                                            .apart = row->wish == COMPANION_APART};
    companions->rows[companions->count++] = *row;
    return 0;
}

int companions_load(struct call *call, const char *service, struct companions *companions)
{
    return store_companion_each(call->store, service, note_wish, companions, &call->messages);
}

void companions_free(struct companions *companions)
{
    free(companions->items);
    free(companions->rows);
    *companions = (struct companions){0};
}

/* The reference of the other one of two, seen from a referral; NULL when the wish is none of its. */
static const char *other_of(const struct companion_row *row, long referral, char into[REFERENCE_TEXT])
{
    if (row->referral == referral)
        return reference_write(row->other_year, row->other_number, into);
    if (row->other == referral)
        return reference_write(row->year, row->number, into);
    return NULL;
}

static void add_reason(struct text *into, enum company_end end, bool apart, const char *other)
{
    if (into->length > 0)
        text_add(into, "; ");
    if (end == COMPANY_ALONE)
        text_add_format(into, _("should be together with %s, who has no place"), other);
    else if (apart)
        text_add_format(into, _("should be apart from %s, and is not"), other);
    else
        text_add_format(into, _("should be together with %s, and is not"), other);
}

char *companions_reason(const struct companions *companions, const enum company_end *ends, long referral)
{
    struct text text = {0};
    char reference[REFERENCE_TEXT];

    for (size_t i = 0; i < companions->count; i++) {
        const char *other;

        if (ends[i] != COMPANY_BROKEN && ends[i] != COMPANY_ALONE)
            continue;
        other = other_of(&companions->rows[i], referral, reference);
        if (other)
            add_reason(&text, ends[i], companions->items[i].apart, other);
    }
    return text.bytes;
}

void companions_tell(struct call *call, const struct companions *companions, const enum company_end *ends)
{
    size_t count = 0;

    for (size_t i = 0; i < companions->count; i++)
        count += ends[i] == COMPANY_BROKEN || ends[i] == COMPANY_ALONE;
    if (count == 1)
        call_fail(call, TROUBLE_WARNING,
                  _("one wish to be together or apart is not honoured; no fair placement was found that does"));
    else if (count > 1)
        call_fail(
            call, TROUBLE_WARNING,
            _("%zu wishes to be together or apart are not honoured; no fair placement was found that honours more"),
            count);
}

/* --- by hand ---------------------------------------------------------------------------------------- */

struct bending {
    struct call *call;
    long course;
    const char *code;
};

static int tell_one(void *context, const struct companion_row *row)
{
    struct bending *bending = context;
    char reference[REFERENCE_TEXT], other[REFERENCE_TEXT];

    if (row->other_course == 0 || (row->other_course == bending->course) == (row->wish == COMPANION_TOGETHER))
        return 0;
    reference_write(row->year, row->number, reference);
    reference_write(row->other_year, row->other_number, other);
    if (row->wish == COMPANION_APART)
        call_fail(bending->call, TROUBLE_WARNING, _("%s should be apart from %s, who has a place in %s"), reference,
                  other, bending->code);
    else
        call_fail(bending->call, TROUBLE_WARNING, _("%s should be together with %s, who has a place in another course"),
                  reference, other);
    return 0;
}

int companions_tell_bent(struct call *call, long referral, long course, const char *code)
{
    struct bending bending = {call, course, code};

    return store_companion_each_of(call->store, referral, tell_one, &bending, &call->messages);
}
