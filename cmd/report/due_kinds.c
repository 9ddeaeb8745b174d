#include "report/due_kinds.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "report/due_alert.h"
#include "rules/due_open.h"
#include "rules/untouched.h"

#include <string.h>

/* The kinds; `otherwise` names what settles one that report done does not settle: a message of `what` and the reference, N_()
 * marked; NULL where report done does. */
static const struct due_kind {
    const char *what;
    due_kind_function *add;
    const char *otherwise;
} kinds[] = {
    {DUE_RECONSIDER, due_parked_add, NULL},
    {DUE_CONSENT, due_refusal_add, NULL},
    {DUE_ALERT, due_alert_add, NULL},
    {DUE_UNTOUCHED, due_untouched_add,
     N_("%s of %s is settled when somebody reaches for the family; wanted refer contact, or a decision")},
    {NULL, NULL, NULL},
};

void due_own_add(const struct due_asking *asking, const struct due_own *own)
{
    struct due_lines *lines = asking->lines;

    if (asking->until != DATE_NONE && own->due_on > asking->until)
        return;
    lines->items = memory_grow(lines->items, lines->count, sizeof *lines->items);
    lines->items[lines->count++] = (struct due_line){
        .year = own->year,
        .number = own->number,
        .what = memory_text(asking->what),
        .of = memory_text(own->of),
        .to = memory_text(own->to ? own->to : ""),
        .leader = memory_text(own->leader),
        .due_on = own->due_on,
        .overdue = own->due_on < asking->call->today,
        .since = own->since,
    };
}

static int kind_add(const struct due_kind *kind, struct due_asking *asking)
{
    asking->what = kind->what;
    return kind->add(asking);
}

int due_kinds_add(const struct matters *matters, const struct matter_filter *filter, int until, struct due_lines *lines)
{
    struct due_asking asking = {.call = matters->call,
                                .filter = filter,
                                .undecided = matters->undecided,
                                .undecided_count = matters->undecided_count,
                                .until = until,
                                .lines = lines};

    for (const struct due_kind *kind = kinds; kind->what; kind++)
        if (kind_add(kind, &asking) != 0)
            return -1;
    return 0;
}

static const struct due_kind *kind_of(const char *what)
{
    for (const struct due_kind *kind = kinds; kind->what; kind++)
        if (strcmp(kind->what, what) == 0)
            return kind;
    return NULL;
}

bool due_kind_known(const char *what)
{
    return kind_of(what) != NULL;
}

static int check_day(struct call *call, const struct due_lines *lines, const char *reference, const char *what, int on)
{
    char day[DATE_TEXT];

    if (lines->count == 0)
        return call_fail(call, TROUBLE_NOT_FOUND, _("no %s is owed on %s; report due lists what is"), what, reference);
    for (size_t i = 0; i < lines->count; i++)
        if (on >= lines->items[i].since)
            return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("%s of %s can be settled from %s on; wanted that day or a later one"),
                     what, reference, date_write(lines->items[0].since, day));
}

int due_kind_settles(struct call *call, long referral, const char *reference, const char *what, int on)
{
    const struct due_kind *kind = kind_of(what);
    struct due_lines lines = {0};
    struct matter_filter filter = {.referral = referral};
    struct due_asking asking = {.call = call, .filter = &filter, .until = DATE_NONE, .lines = &lines};

    if (kind->otherwise)
        return call_fail(call, TROUBLE_FORBIDDEN, _(kind->otherwise), what, reference);
    int result = kind_add(kind, &asking) == 0 ? check_day(call, &lines, reference, what, on) : -1;
    due_lines_free(&lines);
    return result;
}
