#include "report/due_kinds.h"

#include "rules/calendar.h"
#include "rules/untouched.h"
#include "store/touches.h"

struct looking {
    const struct due_asking *asking;
    struct due_frame frame;
};

/* Lengths in weekdays pass over public holidays. */
static bool closed(void *context, int date)
{
    return calendar_day_closed(context, NULL, date, NULL, NULL);
}

/* `of` tells what was done last. */
static int add_line(void *context, const struct touch_row *row)
{
    const struct looking *looking = context;
    const struct due_asking *asking = looking->asking;
    const struct touch last = {row->on, row->what};
    int due_on = untouched_since(&last, asking->call->catalogue.untouched, &looking->frame);

    if (due_on == DATE_NONE)
        return 0;
    const struct due_own own = {.year = row->year,
                                .number = row->number,
                                .of = row->what,
                                .leader = row->owner,
                                .due_on = due_on,
                                .since = row->on};
    due_own_add(asking, &own);
    return 0;
}

int due_untouched_add(struct due_asking *asking)
{
    struct call *call = asking->call;
    struct looking looking = {.asking = asking,
                              .frame = {.today = call->today,
                                        .house_since = store_began_on(call->store),
                                        .closed = closed,
                                        .context = (void *)catalogue_calendar(&call->catalogue)}};

    if (call->catalogue.untouched.count == 0)
        return 0;
    for (size_t i = 0; i < asking->undecided_count; i++)
        if (store_touch_last(call->store, asking->undecided[i], add_line, &looking, &call->messages) != 0)
            return -1;
    return 0;
}
