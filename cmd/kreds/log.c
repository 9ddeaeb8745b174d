#include "kreds/entries.h"
#include "kreds/kreds.h"

#include "base/date.h"
#include "base/i18n.h"

#include <stdio.h>

/* The last Sunday of a month of 31 days. */
static int last_sunday(int year, int month)
{
    int last = date_make(year, month, 31);
    return last - ((int)date_weekday(last) + 1) % 7;
}

/* The instant at which a day begins in Denmark, as the journal writes instants. Summer time begins in the night of the last Sunday of
 * March and ends in that of October, both after midnight. */
static const char *day_begins(int date, char into[32])
{
    int year = date_parts(date).year;
    bool summer = date > last_sunday(year, 3) && date <= last_sunday(year, 10);
    char before[DATE_TEXT];

    snprintf(into, 32, "%sT%d:00:00Z", date_write(date - 1, before), summer ? 22 : 23);
    return into;
}

int kreds_log(struct call *call)
{
    struct journal_choice choice = {.user = call_option(call, "user")};
    char begins[32];
    int since;

    if (call->operand_count > 0)
        return call_usage(call, _("log takes no operands"));
    if (call_option_date(call, "since", DATE_NONE, &since) != 0 ||
        call_option_number(call, "limit", 1, 1000000000, 0, &choice.limit) != 0 || call_store(call, STORE_READ) != 0)
        return -1;
    if (since != DATE_NONE)
        choice.since = day_begins(since, begins);
    return entries_print(call, &choice);
}
