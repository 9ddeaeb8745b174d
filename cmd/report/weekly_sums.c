#include "report/matters.h"
#include "report/weekly.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/presence.h"

#include <stdlib.h>
#include <string.h>

/* The children's and the adults' attendance of one course, which come row by row. */
struct course_presence {
    char *code;
    struct presence children, adults;
};

struct presences {
    struct weekly_lines *lines;
    struct course_presence course; /* the one under way */
};

static void add_line(struct presences *presences, const struct presence *presence, const char *format)
{
    struct text detail = {0};
    if (presence->held == 0)
        return;
    int attended = presence->present + presence->late;
    text_add_format(&detail, format, attended, presence->held, (int)(100 * presence_rate(presence) + 0.5),
                    presence->late, presence->cancelled, presence->absent, presence->unrecorded);
    weekly_add(presences->lines, "attendance", presences->course.code, text_bytes(&detail), presence->held, -1);
    text_free(&detail);
}

static void end_course(struct presences *presences)
{
    if (!presences->course.code)
        return;
    add_line(presences, &presences->course.children,
             _("citizens: %d of %d attended (%d %%), %d of them late; %d cancelled, %d absent, %d not recorded"));
    add_line(presences, &presences->course.adults,
             _("adults: %d of %d attended (%d %%), %d of them late; %d cancelled, %d absent, %d not recorded"));
    free(presences->course.code);
    presences->course = (struct course_presence){0};
}

static int note_presence(void *context, const struct presence_row *row)
{
    struct presences *presences = context;
    int recorded = row->present + row->late + row->cancelled + row->absent;
    struct presence presence = {.held = row->held,
                                .present = row->present,
                                .late = row->late,
                                .cancelled = row->cancelled,
                                .absent = row->absent,
                                .unrecorded = row->held - recorded};

    if (presences->course.code && strcmp(presences->course.code, row->code) != 0)
        end_course(presences);
    if (!presences->course.code)
        presences->course.code = memory_text(row->code);
    presence_add(row->adult > 0 ? &presences->course.adults : &presences->course.children, &presence);
    return 0;
}

int weekly_attendance(struct call *call, int from, int to, struct weekly_lines *lines)
{
    struct presences presences = {.lines = lines};
    int result = store_presence_each(call->store, 0, from, to, note_presence, &presences, &call->messages);
    end_course(&presences);
    return result;
}

/* How many of each due thing are open, and of these overdue. */
struct due_count {
    char *what;
    long overdue, coming;
};

struct due_counts {
    struct due_count *items;
    size_t count;
    int today;
};

#define COMING_DAYS 14 /* what falls due in the next two weeks is told with what is overdue */

static int count_due(void *context, const struct matter_row *row, const struct due_item *item)
{
    struct due_counts *counts = context;
    struct due_count *found = NULL;

    (void)row;
    if (item->due_on > counts->today + COMING_DAYS)
        return 0;
    for (size_t i = 0; i < counts->count && !found; i++)
        if (strcmp(counts->items[i].what, item->what) == 0)
            found = &counts->items[i];
    if (!found) {
        counts->items = memory_grow(counts->items, counts->count, sizeof *counts->items);
        found = &counts->items[counts->count++];
        found->what = memory_text(item->what);
    }
    if (item->overdue)
        found->overdue++;
    else
        found->coming++;
    return 0;
}

int weekly_due(struct call *call, struct weekly_lines *lines)
{
    struct due_counts counts = {.today = call->today};
    struct matter_filter filter = {.open_only = true};
    int result = matters_judge(call, &filter, count_due, &counts);

    for (size_t i = 0; i < counts.count; i++) {
        if (counts.items[i].overdue > 0)
            weekly_add(lines, "due", counts.items[i].what, "overdue", counts.items[i].overdue, -1);
        if (counts.items[i].coming > 0)
            weekly_add(lines, "due", counts.items[i].what, "within 14 days", counts.items[i].coming, -1);
        free(counts.items[i].what);
    }
    free(counts.items);
    matters_forget();
    return result;
}
