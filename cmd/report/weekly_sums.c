#include "report/due_lines.h"
#include "report/weekly.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Persons come row by row, a course at a time: the last two sums are those of the course in hand. */
static struct presence *sum_of(struct weekly *weekly, const char *code, bool adults)
{
    for (size_t i = weekly->presence_count; i > 0 && i + 2 > weekly->presence_count; i--) {
        struct weekly_presence *last = &weekly->presences[i - 1];
        if (last->adults == adults && strcmp(last->code, code) == 0)
            return &last->presence;
    }
    weekly->presences = memory_grow(weekly->presences, weekly->presence_count, sizeof *weekly->presences);
    struct weekly_presence *sum = &weekly->presences[weekly->presence_count++];
    *sum = (struct weekly_presence){.code = memory_text(code), .adults = adults};
    return &sum->presence;
}

static int note_presence(void *context, const struct presence_row *row)
{
    struct weekly *weekly = context;
    int recorded = row->present + row->late + row->cancelled + row->absent;
    struct presence presence = {.held = row->held,
                                .present = row->present,
                                .late = row->late,
                                .cancelled = row->cancelled,
                                .absent = row->absent,
                                .unrecorded = row->held - recorded};

    if (row->held > 0)
        presence_add(sum_of(weekly, row->code, row->adult > 0), &presence);
    return 0;
}

/* The citizens of a course before its adults. */
static int presence_compare(const void *a, const void *b)
{
    const struct weekly_presence *one = a, *other = b;
    int order = strcmp(one->code, other->code);

    return order ? order : (int)one->adults - (int)other->adults;
}

int weekly_attendance(struct call *call, struct weekly *weekly)
{
    int result = store_presence_each(call->store, 0, weekly->from, weekly->to, note_presence, weekly, &call->messages);

    if (weekly->presence_count > 0)
        qsort(weekly->presences, weekly->presence_count, sizeof *weekly->presences, presence_compare);
    return result;
}

/* How many of each due thing are open, and of these overdue. */
struct due_count {
    const char *what; /* a line's */
    long overdue, coming;
};

struct due_counts {
    struct due_count *items;
    size_t count;
};

#define COMING_DAYS 14 /* what falls due in the next two weeks is told with what is overdue */

static struct due_count *count_of(struct due_counts *counts, const char *what)
{
    for (size_t i = 0; i < counts->count; i++)
        if (strcmp(counts->items[i].what, what) == 0)
            return &counts->items[i];
    counts->items = memory_grow(counts->items, counts->count, sizeof *counts->items);
    counts->items[counts->count].what = what;
    return &counts->items[counts->count++];
}

static void add_counts(struct weekly *weekly, const struct due_lines *lines)
{
    struct due_counts counts = {0};

    for (size_t i = 0; i < lines->count; i++) {
        struct due_count *count = count_of(&counts, lines->items[i].what);
        *(lines->items[i].overdue ? &count->overdue : &count->coming) += 1;
    }
    for (size_t i = 0; i < counts.count; i++) {
        if (counts.items[i].overdue > 0)
            weekly_add(weekly, "due", counts.items[i].what, "overdue", counts.items[i].overdue, -1);
        if (counts.items[i].coming > 0)
            weekly_add(weekly, "due", counts.items[i].what, "coming", counts.items[i].coming, -1);
    }
    free(counts.items);
}

int weekly_due(struct call *call, struct weekly *weekly)
{
    struct matter_filter filter = {.open_only = true};
    struct matters matters = {.call = call};
    struct due_lines lines = {0};
    int result = due_lines_add(&lines, &matters, &filter, weekly->today + COMING_DAYS);

    if (result == 0) {
        due_lines_sort(&lines);
        add_counts(weekly, &lines);
        matters_warn(&matters);
    }
    due_lines_free(&lines);
    matters_free(&matters);
    return result;
}
