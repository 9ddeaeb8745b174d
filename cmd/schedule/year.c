#include "schedule/schedule.h"
#include "schedule/yearly.h"

#include "base/i18n.h"

#include <time.h>

#define LIMIT_SECONDS 10
#define LIMIT_MOST 86400

/* How long the search may take. */
struct stopwatch {
    struct timespec begun;
    long seconds;
};

static bool time_is_left(void *context)
{
    const struct stopwatch *stopwatch = context;
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - stopwatch->begun.tv_sec) + (double)(now.tv_nsec - stopwatch->begun.tv_nsec) / 1e9 <
           (double)stopwatch->seconds;
}

static int make(struct yearly *yearly)
{
    struct call *call = yearly->call;
    struct stopwatch stopwatch = {.seconds = LIMIT_SECONDS};
    struct year_patience patience = {time_is_left, &stopwatch};

    if (call_option_number(call, "limit", 1, LIMIT_MOST, LIMIT_SECONDS, &stopwatch.seconds) != 0 ||
        call_catalogue(call) != 0 || yearly_read(yearly, call->operands[0]) != 0 ||
        call_store(call, STORE_WRITE) != 0 || yearly_load(yearly) != 0)
        return -1;
    clock_gettime(CLOCK_MONOTONIC, &stopwatch.begun);
    year_make(&yearly->year, &patience, &yearly->plan);
    if (yearly->plan.outcome != YEAR_NONE &&
        (yearly_store(yearly, yearly->plan.outcome == YEAR_FOUND && call_option(call, "commit") != NULL) != 0 ||
         yearly_print(yearly) != 0))
        return -1;
    return yearly_tell(yearly, stopwatch.seconds);
}

int schedule_year(struct call *call)
{
    struct yearly yearly = {.call = call};

    if (call->operand_count != 1)
        return call_usage(call, _("year takes one file, the plan in YAML; - is standard input"));
    int result = make(&yearly);
    yearly_free(&yearly);
    return result;
}
