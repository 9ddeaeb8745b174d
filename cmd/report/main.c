#include "report/report.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"weekly", "[WEEK]", N_("what a week came to: the one that holds today, or 2026-W42"), report_weekly, NULL},
    {"due", "[REF...]", N_("what is owed, from the catalogue's rules; 1 if something is overdue"), report_due,
     "within service"},
    {"done", "REF... WHAT", N_("settle what was owed"), report_done, "on of"},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct command_option options[] = {
    {"within", 0, "TIME", N_("only what falls due within this time, as 14d or 2w")},
    {"service", 0, "SERVICE", N_("only this service")},
    {"on", 0, "DATE", N_("the day it happened, where that is not today")},
    {"of", 0, "COURSE/N", N_("the session that it settles; else the oldest that is open")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command report = {"report", N_("Tells what is owed and what a week came to."), verbs, options,
                                          PAPER_TEXT};
    return command_main(&report, argc, argv);
}
