#include "kreds/entries.h"

#include "common/cells.h"

/* What was undone, or undoes, is told with the command, so that the columns stay those published: alike in every language. */
static void command_text(const struct journal_entry *entry, struct text *into)
{
    text_add(into, entry->command);
    if (entry->kind == JOURNAL_UNDO)
        text_add_format(into, " of %ld", entry->undoes);
    if (entry->undone)
        text_add(into, " (undone)");
}

struct printing {
    struct rows *rows;
    bool only_first;
};

static int print_entry(void *context, const struct journal_entry *entry)
{
    struct printing *printing = context;
    struct cells cells = {0};
    struct text command = {0};

    command_text(entry, &command);
    cells_number(&cells, entry->number);
    cells_text(&cells, entry->at);
    cells_text(&cells, entry->user);
    cells_text(&cells, text_bytes(&command));
    cells_number(&cells, entry->rows);
    cells_text(&cells, entry->touched);
    int result = cells_row(&cells, printing->rows);
    text_free(&command);
    return result == 0 && !printing->only_first ? 0 : 1;
}

static int print(struct call *call, const struct journal_choice *choice, bool only_first)
{
    static const struct column columns[] = {{"number", COLUMN_NUMBER}, {"at", COLUMN_TEXT},
                                            {"user", COLUMN_TEXT},     {"command", COLUMN_TEXT},
                                            {"rows", COLUMN_NUMBER},   {"touched", COLUMN_TEXT}};
    struct printing printing = {call_rows(call, columns, 6), only_first};
    int result = journal_each(call->store, choice, print_entry, &printing, &call->messages) < 0 ? -1 : 0;
    return call_rows_close(printing.rows) == 0 ? result : -1;
}

int entries_print(struct call *call, const struct journal_choice *choice)
{
    return print(call, choice, false);
}

int entries_print_one(struct call *call, long number)
{
    return print(call, &(struct journal_choice){.after = number - 1}, true);
}
