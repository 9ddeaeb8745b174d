#include "report/due_kinds.h"

#include "rules/due_open.h"
#include "store/due_open.h"

static void add_line(const struct due_asking *asking, const struct due_open_row *row, const struct due_open *open,
                     const char *of)
{
    const struct due_own own = {.year = row->year,
                                .number = row->number,
                                .of = of,
                                .leader = row->leader,
                                .due_on = open->due_on,
                                .since = open->since};
    due_own_add(asking, &own);
}

static int note_parked(void *context, const struct due_open_row *row)
{
    const struct due_asking *asking = context;
    const struct due_parked parked = {.decided_on = row->decided_on,
                                      .until_on = row->until_on,
                                      .done_on = row->done_on};
    struct due_open open;

    if (due_open_parked(&parked, store_began_on(asking->call->store), &open))
        add_line(asking, row, &open, "decline");
    return 0;
}

static int note_refusal(void *context, const struct due_open_row *row)
{
    const struct due_asking *asking = context;
    const struct due_refusal refusal = {.refused_on = row->refused_on,
                                        .withdrawn = row->withdrawn,
                                        .entered_on = row->refused_entered_on,
                                        .accepted_on = row->decided_on,
                                        .accepted_entered_on = row->decided_entered_on,
                                        .overridden = row->overridden,
                                        .done_on = row->done_on};
    struct due_open open;

    if (due_open_refusal(&refusal, store_began_on(asking->call->store), &open))
        add_line(asking, row, &open, row->withdrawn ? "withdrawn" : "refused");
    return 0;
}

int due_parked_add(struct due_asking *asking)
{
    const struct matter_filter *filter = asking->filter;
    return store_parked_each(asking->call->store, filter->referral, filter->service, asking->what, note_parked, asking,
                             &asking->call->messages);
}

int due_refusal_add(struct due_asking *asking)
{
    const struct matter_filter *filter = asking->filter;
    return store_refusal_each(asking->call->store, filter->referral, filter->service, asking->what, note_refusal,
                              asking, &asking->call->messages);
}
