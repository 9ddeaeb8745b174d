#include "intake/mark_reader.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "intake/cell.h"
#include "intake/field.h"
#include "intake/mark_keys.h"

#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(struct mark_row, member)

static const struct number_bounds adults = {0, PEOPLE_MOST};

const struct key mark_keys[] = {{"session", field_text, AT(session), &short_code, false},
                                {"course", field_text, AT(course), &short_code, false},
                                {"date", field_date, AT(date), NULL, false},
                                {"who", field_text, AT(who), &short_code, false},
                                {"external_id", field_text, AT(external_id), &short_code, false},
                                {"adult", field_number, AT(adult), &adults, false},
                                {"status", field_named, AT(status), attendance_names, false},
                                {0}};

#define COLUMNS (sizeof mark_keys / sizeof *mark_keys - 1)
enum { SESSION, COURSE, DATE, WHO, EXTERNAL_ID, ADULT, STATUS };

struct mark_reader {
    char *file;
    size_t cells[COLUMNS]; /* number of the cell, from 1, for each key; 0: the sheet has none */
    const struct mark_words *words;
    struct node_pool *pool; /* of the row in hand */
    struct text trimmed;    /* a cell of it without the blanks around it */
    struct text plain;      /* and as it is written here */
};

void mark_row_free(struct mark_row *row)
{
    free(row->session);
    free(row->course);
    free(row->who);
    free(row->external_id);
    *row = (struct mark_row){0};
}

/* --- the headings --------------------------------------------------------------------------------- */

/* The number of the key that a name is, COLUMNS for none. */
static size_t column_number(const char *name)
{
    size_t number = 0;

    while (number < COLUMNS && !words_same(mark_keys[number].name, name))
        number++;
    return number;
}

/* What attend list shows beside a mark is no news; a last column `error` comes from a file of rejects. */
static void heading_unknown(const char *file, const char *heading, size_t cell, size_t count, struct messages *messages)
{
    const struct position at = {file, 1, (int)cell + 1};
    char *shown;

    if (words_same(heading, "kind") || (cell + 1 == count && words_same(heading, "error")))
        return;
    shown = text_shown(heading);
    messages_add(
        messages, TROUBLE_WARNING, &at,
        _("unknown heading '%s', its column is left out; wanted session, course, date, who, external_id, adult "
          "or status"),
        shown);
    free(shown);
}

static int headings_read(struct mark_reader *reader, const char *const *headings, size_t count,
                         struct messages *messages)
{
    int result = 0;

    for (size_t i = 0; i < count; i++) {
        const char *meaning = mark_words_meaning(reader->words, headings[i], false);
        const struct position at = {reader->file, 1, (int)i + 1};
        size_t number = column_number(meaning != NULL ? meaning : headings[i]);

        if (meaning != NULL && *meaning == '\0')
            continue;
        if (number == COLUMNS)
            heading_unknown(reader->file, headings[i], i, count, messages);
        else if (reader->cells[number] != 0)
            result =
                messages_add(messages, TROUBLE_DATA, &at, _("columns %zu and %zu are both '%s'; wanted one of them"),
                             reader->cells[number], i + 1, mark_keys[number].name);
        else
            reader->cells[number] = i + 1;
    }
    return result;
}

/* A heading that the sheet lacks was perhaps mistyped in the map. */
static void words_check(const struct mark_words *words, const char *const *headings, size_t count,
                        struct messages *messages)
{
    for (size_t i = 0; words != NULL && i < words->count; i++) {
        const struct mark_word *word = &words->items[i];
        bool found = word->status;
        char *shown;

        for (size_t j = 0; j < count && !found; j++)
            found = words_same(word->word, headings[j]);
        if (found)
            continue;
        shown = text_shown(word->word);
        messages_add(messages, TROUBLE_WARNING, &word->at,
                     _("the sheet has no heading '%s'; wanted a heading of the sheet"), shown);
        free(shown);
    }
}

static int columns_check(const struct mark_reader *reader, struct messages *messages)
{
    const struct position at = {.file = reader->file, .line = 1};
    int result = 0;

    if (reader->cells[SESSION] == 0 && (reader->cells[COURSE] == 0 || reader->cells[DATE] == 0))
        result = messages_add(messages, TROUBLE_DATA, &at,
                              _("no heading says which session; wanted 'session', or 'course' and 'date'"));
    if (reader->cells[WHO] == 0 && reader->cells[EXTERNAL_ID] == 0)
        result = messages_add(messages, TROUBLE_DATA, &at, _("no heading says who; wanted 'who' or 'external_id'"));
    if (reader->cells[STATUS] == 0)
        result = messages_add(messages, TROUBLE_DATA, &at, _("no heading 'status'; wanted one"));
    return result;
}

int mark_reader_open(const char *file, const char *const *headings, size_t count, const struct mark_words *words,
                     struct mark_reader **reader, struct messages *messages)
{
    struct mark_reader *made = memory_new(sizeof *made);
    int result;

    *reader = NULL;
    made->file = memory_text(file);
    made->words = words;
    made->pool = node_pool_new();
    result = headings_read(made, headings, count, messages);
    words_check(words, headings, count, messages);
    if (result == 0)
        result = columns_check(made, messages);
    if (result == 0)
        *reader = made;
    else
        mark_reader_close(made);
    return result;
}

void mark_reader_close(struct mark_reader *reader)
{
    if (reader == NULL)
        return;
    free(reader->file);
    node_pool_free(reader->pool);
    text_free(&reader->trimmed);
    text_free(&reader->plain);
    free(reader);
}

/* --- the rows --------------------------------------------------------------------------------------- */

/* A cell as text, which it is even where it says null; a foreign word for a status as kreds's own, a day as it is written here. */
static struct node *cell_new(struct mark_reader *reader, size_t number, const struct position *at, const char *text)
{
    const char *cell = cell_trimmed(text, &reader->trimmed);
    const char *meaning = number == STATUS ? mark_words_meaning(reader->words, cell, true) : NULL;
    struct node *node;

    if (number == DATE)
        cell = cell_plain(cell, CELL_DATE, &reader->plain);
    node = node_new(reader->pool, NODE_SCALAR, at, meaning != NULL ? meaning : cell);
    node->quoted = true;
    return node;
}

static struct node *row_new(struct mark_reader *reader, const struct sheet_row *row)
{
    struct position at = {.file = reader->file, .line = row->line};
    struct node *root;

    node_pool_clear(reader->pool);
    root = node_new(reader->pool, NODE_MAP, &at, NULL);
    for (size_t i = 0; i < COLUMNS; i++) {
        size_t cell = reader->cells[i];

        if (cell == 0 || cell > row->count || text_blank(row->cells[cell - 1]))
            continue;
        at.column = (int)cell;
        node_add(reader->pool, root, node_new(reader->pool, NODE_SCALAR, &at, mark_keys[i].name),
                 cell_new(reader, i, &at, row->cells[cell - 1]));
    }
    return root;
}

static int row_check(const struct mark_row *mark, const struct node *root, struct reading *reading)
{
    bool whole = mark->session != NULL && strchr(mark->session, '/') != NULL;
    int result = 0;

    if (!whole && mark->course == NULL)
        result = reading_refuse(reading, root, _("no course is named; wanted 'session' as COURSE/N, or 'course'"));
    else if (mark->session == NULL && !field_given(node_get(root, "date")))
        result = reading_refuse(reading, root, _("no session is named; wanted 'session' or 'date'"));
    if (mark->who == NULL && mark->external_id == NULL)
        result = reading_refuse(reading, root, _("nobody is named; wanted 'who' or 'external_id'"));
    if (!field_given(node_get(root, "status")))
        result = reading_refuse(reading, root, _("no status stands here; wanted present, late, cancelled or absent"));
    return result;
}

int mark_reader_row(struct mark_reader *reader, const struct sheet_row *row, struct mark_row *into,
                    struct messages *messages)
{
    struct reading reading = {.trouble = TROUBLE_DATA, .messages = messages};
    const struct node *root = row_new(reader, row);
    int result;

    *into = (struct mark_row){.date = DATE_NONE};
    result = keys_read(root, mark_keys, into, &reading);
    return row_check(into, root, &reading) < 0 ? -1 : result;
}
