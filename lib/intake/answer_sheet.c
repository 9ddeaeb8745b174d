#include "intake/answer_sheet.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <strings.h>

#define AGE_MOST 150

struct answer_sheet {
    char *file;
    const struct answer_key *key;
    size_t *cells; /* of each item, by its number less one: the number of its cell from 1; 0 none */
    size_t id;     /* likewise */
    size_t age;
    int *answers;
};

/* The headings under way. */
struct heading_row {
    struct answer_sheet *sheet;
    const char *const *headings;
    size_t count;
    struct messages *messages;
};

static struct position cell_at(const struct answer_sheet *sheet, int line, size_t cell)
{
    return (struct position){.file = sheet->file, .line = line, .column = (int)cell};
}

/* A cell for what a heading names, which has none yet. */
static int take_cell(const struct heading_row *row, size_t *place, size_t cell)
{
    struct position at = cell_at(row->sheet, 1, cell);

    if (*place != 0)
        return messages_add(row->messages, TROUBLE_DATA, &at,
                            _("columns %zu and %zu have the same heading; each heading once was wanted"), *place, cell);
    *place = cell;
    return 0;
}

/* Told by its number: where the heading line is missing a person's data may stand in its place. */
static void tell_left_out(const struct heading_row *row, size_t cell, const char *heading)
{
    struct position at = cell_at(row->sheet, 1, cell);

    if (cell == row->count && strcasecmp(heading, "error") == 0)
        return;
    messages_add(row->messages, TROUBLE_WARNING, &at,
                 _("the heading of column %zu is none of id, age and the numbers of the items; the column is left out"),
                 cell);
}

static int take_heading(const struct heading_row *row, size_t cell, const char *heading)
{
    struct answer_sheet *sheet = row->sheet;
    struct position at = cell_at(sheet, 1, cell);
    int items = sheet->key->instrument->items;
    long number;

    if (strcasecmp(heading, "id") == 0)
        return take_cell(row, &sheet->id, cell);
    if (strcasecmp(heading, "age") == 0)
        return take_cell(row, &sheet->age, cell);
    if (text_number(heading, 1, items, &number))
        return take_cell(row, &sheet->cells[number - 1], cell);
    if (text_number(heading, LONG_MIN, LONG_MAX, &number))
        return messages_add(row->messages, TROUBLE_DATA, &at,
                            _("%s has no item of this number; a number from 1 to %d was wanted"),
                            sheet->key->instrument->name, items);
    tell_left_out(row, cell, heading);
    return 0;
}

/* A column that is not there is not the same as answers that are missing. */
static int check_whole(const struct heading_row *row)
{
    const struct answer_sheet *sheet = row->sheet;
    struct position at = cell_at(sheet, 1, 0);
    int items = sheet->key->instrument->items, missing = 0, first = 0, result = 0;

    if (sheet->id == 0)
        result = messages_add(row->messages, TROUBLE_DATA, &at, _("no column gives the id; a heading 'id' was wanted"));
    for (int item = items; item >= 1; item--)
        if (sheet->cells[item - 1] == 0) {
            missing++;
            first = item;
        }
    if (missing > 0)
        result =
            messages_add(row->messages, TROUBLE_DATA, &at,
                         _("items without a column: %d, the first of them item %d; the headings 1 to %d were wanted"),
                         missing, first, items);
    return result;
}

int answer_sheet_open(const char *file, const char *const *headings, size_t count, const struct answer_key *key,
                      struct answer_sheet **sheet, struct messages *messages)
{
    struct answer_sheet *opened = memory_new(sizeof *opened);
    const struct heading_row row = {opened, headings, count, messages};
    size_t items = (size_t)key->instrument->items;
    int result = 0;

    opened->file = memory_text(file);
    opened->key = key;
    opened->cells = memory_new(items * sizeof *opened->cells);
    opened->answers = answers_new(items);
    for (size_t i = 0; i < count; i++) {
        char *own = memory_text(headings[i]);

        if (take_heading(&row, i + 1, text_trim(own)) != 0)
            result = -1;
        free(own);
    }
    if (check_whole(&row) != 0)
        result = -1;
    *sheet = result == 0 ? opened : NULL;
    if (result != 0)
        answer_sheet_close(opened);
    return result;
}

static int age_read(const struct answer_sheet *sheet, const struct sheet_row *row, int *age, struct messages *messages)
{
    struct position at = cell_at(sheet, row->line, sheet->age);
    char *own = sheet->age == 0 ? NULL : memory_text(row->cells[sheet->age - 1]);
    bool is_blank = own == NULL || text_blank(own);
    long number = -1;
    bool is_age = is_blank || text_number(text_trim(own), 0, AGE_MOST, &number);

    free(own);
    *age = (int)number;
    if (is_age)
        return 0;
    return messages_add(messages, TROUBLE_DATA, &at,
                        _("this is no age; whole years from 0 to %d were wanted, or nothing"), AGE_MOST);
}

int answer_sheet_row(struct answer_sheet *sheet, const struct sheet_row *row, struct answer_row *into,
                     struct messages *messages)
{
    struct position at = cell_at(sheet, row->line, sheet->id);
    int result = 0;

    *into = (struct answer_row){.id = row->cells[sheet->id - 1], .answers = sheet->answers};
    if (row->wrong)
        return -1;
    if (text_blank(into->id))
        result = messages_add(messages, TROUBLE_DATA, &at, _("the row has no id; one was wanted"));
    if (age_read(sheet, row, &into->age, messages) != 0)
        result = -1;
    for (int item = 1; item <= sheet->key->instrument->items; item++) {
        size_t cell = sheet->cells[item - 1];

        at = cell_at(sheet, row->line, cell);
        if (answer_read(sheet->key, item, row->cells[cell - 1], &at, &sheet->answers[item - 1], messages) != 0)
            result = -1;
    }
    return result;
}

void answer_sheet_close(struct answer_sheet *sheet)
{
    if (sheet == NULL)
        return;
    free(sheet->file);
    free(sheet->cells);
    free(sheet->answers);
    free(sheet);
}
