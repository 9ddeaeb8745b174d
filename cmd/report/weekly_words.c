#include "report/weekly_words.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "output/day_text.h"

#include <stdlib.h>
#include <string.h>

/* A word as the sums have it, and what it is called. */
struct called {
    const char *section, *code; /* NULL ends the table */
    const char *name;
};

static const struct called items[] = {{"source", "caseworker", N_("caseworker")},
                                      {"source", "school", N_("school")},
                                      {"source", "health visitor", N_("health visitor")},
                                      {"source", "parent", N_("parent")},
                                      {"source", "hospital", N_("hospital")},
                                      {"source", "self", N_("self")},
                                      {"source", "other", N_("other")},
                                      {"source", "unknown", N_("unknown")},
                                      {"late", "received", N_("received")},
                                      {"late", "interview", N_("interview")},
                                      {"late", "decision", N_("decision")},
                                      {"late", "withdrawal", N_("withdrawal")},
                                      {"late", "session", N_("session")},
                                      {"late", "place", N_("place")},
                                      {"late", "done", N_("done")},
                                      {0}};

static const struct called details[] = {{"decided", "accept", N_("accept")},
                                        {"decided", "decline", N_("decline")},
                                        {"decided", "redirect", N_("redirect")},
                                        {"sessions", "held", N_("held")},
                                        {"sessions", "cancelled", N_("cancelled by the house")},
                                        {"sessions", "planned", N_("planned")},
                                        {"due", "overdue", N_("overdue")},
                                        {"due", "coming", N_("coming")},
                                        {0}};

static const char *called(const struct called *names, const char *section, const char *code)
{
    for (; names->code != NULL; names++)
        if (text_is(names->section, section) && text_is(names->code, code))
            return _(names->name);
    return code;
}

/* "2026-09-08 15:00", or without the time. */
static void say_moment(const char *moment, struct text *into)
{
    const char *time = strchr(moment, ' ');
    char *day = memory_text_part(moment, strcspn(moment, " "));
    struct text said = {0};
    int date;

    if (date_read(day, &date))
        day_text(date, i18n_language(), &said);
    else
        text_add(&said, day);
    if (time != NULL)
        text_add_format(into, _("%s %s"), text_bytes(&said), time + 1);
    else
        text_add(into, text_bytes(&said));
    text_free(&said);
    free(day);
}

void weekly_item(const struct weekly_line *line, struct text *into)
{
    text_add(into, called(items, line->section, line->item));
}

void weekly_detail(const struct weekly_line *line, struct text *into)
{
    if (text_is(line->section, "coming"))
        say_moment(line->detail, into);
    else
        text_add(into, called(details, line->section, line->detail));
}
