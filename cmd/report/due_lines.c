#include "report/due_lines.h"

#include "base/memory.h"
#include "report/due_kinds.h"

#include <stdlib.h>
#include <string.h>

struct adding {
    struct due_lines *lines;
    int until;
};

static int add_line(void *context, const struct matter_row *row, const struct due_item *item)
{
    const struct adding *adding = context;
    struct due_lines *lines = adding->lines;

    if (adding->until != DATE_NONE && item->due_on > adding->until)
        return 0;
    lines->items = memory_grow(lines->items, lines->count, sizeof *lines->items);
    lines->items[lines->count++] = (struct due_line){
        .year = row->year,
        .number = row->number,
        .what = memory_text(item->what),
        .of = item->of_session > 0 && row->code ? text_format("%s/%d", row->code, item->of_session)
                                                : memory_text(item->of ? item->of : ""),
        .to = named_set(recipient_names, item->to),
        .leader = memory_text(row->leader),
        .due_on = item->due_on,
        .overdue = item->overdue,
    };
    return 0;
}

int due_lines_add(struct due_lines *lines, struct matters *matters, const struct matter_filter *filter, int until)
{
    struct adding adding = {lines, until};
    if (matters_judge(matters, filter, add_line, &adding) != 0)
        return -1;
    return due_kinds_add(matters, filter, until, lines);
}

static int line_compare(const void *a, const void *b)
{
    const struct due_line *one = a, *other = b;
    int order;

    if (one->due_on != other->due_on)
        return one->due_on < other->due_on ? -1 : 1;
    if (one->year != other->year)
        return one->year < other->year ? -1 : 1;
    if (one->number != other->number)
        return one->number < other->number ? -1 : 1;
    order = strcmp(one->what, other->what);
    return order ? order : strcmp(one->of, other->of);
}

static void line_free(struct due_line *line)
{
    free(line->what);
    free(line->of);
    free(line->to);
    free(line->leader);
}

/* A referral with two places is judged for each, so that what counts from its receipt comes twice. */
void due_lines_sort(struct due_lines *lines)
{
    size_t kept = 0;

    if (lines->count == 0)
        return;
    qsort(lines->items, lines->count, sizeof *lines->items, line_compare);
    for (size_t i = 0; i < lines->count; i++) {
        if (kept > 0 && line_compare(&lines->items[kept - 1], &lines->items[i]) == 0)
            line_free(&lines->items[i]);
        else
            lines->items[kept++] = lines->items[i];
    }
    lines->count = kept;
}

void due_lines_free(struct due_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        line_free(&lines->items[i]);
    free(lines->items);
    *lines = (struct due_lines){0};
}
