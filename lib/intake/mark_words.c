#include "intake/mark_reader.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/keys.h"
#include "intake/cell.h"
#include "intake/field.h"
#include "intake/mark_keys.h"
#include "intake/path.h"

#include <stdlib.h>

#define WORDS_MOST 1000 /* each is held against each */

static int column_check(const struct node *value, const char *column, struct reading *reading)
{
    for (const struct key *key = mark_keys; key->name != NULL; key++)
        if (text_is(key->name, column))
            return 0;
    return reading_refuse(
        reading, value,
        _("this is no column of marks; wanted session, course, date, who, external_id, adult or status"));
}

static int status_check(const struct node *value, const char *name, struct reading *reading)
{
    int status;

    if (named_read(attendance_names, name, &status))
        return 0;
    return reading_refuse(reading, value, _("this is no status; wanted present, late, cancelled or absent"));
}

/* Nothing behind a heading leaves the column out: *meaning "". A status is never left out. */
static int meaning_read(const struct node *value, bool status, char **meaning, struct reading *reading)
{
    *meaning = memory_text("");
    if (!field_given(value) && !status)
        return 0;
    if (value->kind != NODE_SCALAR)
        return reading_refuse(reading, value, _("a list or a map stands here; wanted one word"));
    free(*meaning);
    *meaning = heading_path(value->text);
    return status ? status_check(value, *meaning, reading) : column_check(value, *meaning, reading);
}

static const struct mark_word *word_find(const struct mark_words *words, const char *word, bool status)
{
    for (size_t i = 0; words != NULL && i < words->count; i++)
        if (words->items[i].status == status && words_same(words->items[i].word, word))
            return &words->items[i];
    return NULL;
}

static int words_read(const struct node *map, bool status, struct mark_words *into, struct reading *reading)
{
    int result = 0;

    if (map->kind != NODE_MAP)
        return reading_refuse(reading, map, _("no lines stand here; wanted lines as 'word: meaning'"));
    if (map->count > WORDS_MOST)
        return reading_refuse(reading, map, _("this map has too many words; wanted at most %d"), WORDS_MOST);
    for (size_t i = 0; i < map->count; i++) {
        const struct node *word = map->keys[i];
        char *meaning;

        if (word_find(into, word->text, status) != NULL)
            result = reading_refuse(reading, word, _("this word stands twice, save for its case; wanted each once"));
        if (meaning_read(map->items[i], status, &meaning, reading) < 0)
            result = -1;
        into->items = memory_grow(into->items, into->count, sizeof *into->items);
        into->items[into->count++] =
            (struct mark_word){.word = memory_text(word->text), .meaning = meaning, .status = status, .at = word->at};
    }
    return result;
}

static int values_read(const struct node *values, struct mark_words *into, struct reading *reading)
{
    int result = 0;

    if (values->kind != NODE_MAP)
        return reading_refuse(reading, values, _("no lines stand here; wanted lines as 'word: meaning'"));
    for (size_t i = 0; i < values->count; i++) {
        if (!text_is(values->keys[i]->text, "status"))
            result = reading_refuse(reading, values->keys[i], _("only a status has words of its own; wanted 'status'"));
        else if (words_read(values->items[i], true, into, reading) < 0)
            result = -1;
    }
    return result;
}

/* The same shape as the maps of refer import: lines of headings, or `headings` and `values`. */
static bool is_keyed(const struct node *root)
{
    const struct node *headings = node_get(root, "headings"), *values = node_get(root, "values");

    return (headings != NULL && headings->kind == NODE_MAP) || (values != NULL && values->kind == NODE_MAP);
}

int mark_words_read(const struct node *root, struct mark_words *into, struct messages *messages)
{
    struct reading reading = {.trouble = TROUBLE_DATA, .messages = messages};
    int result = 0;

    *into = (struct mark_words){0};
    if (!is_keyed(root))
        return words_read(root, false, into, &reading);
    for (size_t i = 0; i < root->count; i++) {
        const char *key = root->keys[i]->text;
        int one = text_is(key, "headings") ? words_read(root->items[i], false, into, &reading)
                  : text_is(key, "values")
                      ? values_read(root->items[i], into, &reading)
                      : reading_refuse(&reading, root->keys[i], _("unknown key; wanted 'headings' or 'values'"));

        if (one < 0)
            result = -1;
    }
    return result;
}

void mark_words_free(struct mark_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        free(words->items[i].word);
        free(words->items[i].meaning);
    }
    free(words->items);
    *words = (struct mark_words){0};
}

const char *mark_words_meaning(const struct mark_words *words, const char *word, bool status)
{
    const struct mark_word *found = word_find(words, word, status);

    return found == NULL ? NULL : found->meaning;
}
