#include "intake/mapping.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/keys.h"
#include "intake/cell.h"
#include "intake/field.h"
#include "intake/path.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define HEADINGS_MOST 1000 /* each is held against each */

/* holders.1.relation for holders.relation, so that the path can be looked up; the caller frees. */
static char *path_numbered(const char *path)
{
    size_t length = strcspn(path, ".");

    if ((length != 7 || strncmp(path, "holders", 7) != 0) && (length != 7 || strncmp(path, "network", 7) != 0))
        return memory_text(path);
    return text_format("%.*s.1%s", (int)length, path, path + length);
}

static int path_check(const struct node *at, const char *path, struct reading *reading)
{
    char *nearest;
    size_t length;

    if (path_kind(path) != PATH_UNKNOWN || path_tick(path, &length) != NULL)
        return 0;
    nearest = path_nearest(path);
    if (nearest != NULL)
        reading_refuse(reading, at, _("this is no path of the form; wanted one as citizen.name; nearest: %s"), nearest);
    else
        reading_refuse(reading, at, _("this is no path of the form; wanted one as citizen.name"));
    free(nearest);
    return -1;
}

/* --- headings ---------------------------------------------------------------------------------------- */

/* Nothing behind a heading leaves the column out: *path "". */
static int path_read(const struct node *value, char **path, struct reading *reading)
{
    *path = NULL;
    if (!field_given(value)) {
        *path = memory_text("");
        return 0;
    }
    if (value->kind != NODE_SCALAR)
        return reading_refuse(reading, value, _("a list or a map stands here; wanted one path as citizen.name"));
    *path = heading_path(value->text);
    return path_check(value, *path, reading);
}

static int heading_read(const struct node *heading, const struct node *value, struct mapping *into,
                        struct reading *reading)
{
    int result = 0;
    char *path;

    if (mapping_entry_of(into, heading->text) != NULL)
        result = reading_refuse(reading, heading,
                                _("this heading stands twice, save for case and blanks; wanted each once"));
    if (path_read(value, &path, reading) < 0)
        result = -1;
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] =
        (struct mapping_entry){.heading = memory_text(heading->text), .path = path, .at = heading->at};
    return result;
}

/* --- values, constants, separators ------------------------------------------------------------------- */

/* Reads a key of a map as a path that the form has; *path is the caller's to free either way. */
static int key_path(const struct node *key, char **path, struct reading *reading)
{
    char *numbered;
    int result;

    *path = heading_path(key->text);
    numbered = path_numbered(*path);
    result = path_check(key, path_kind(*path) != PATH_UNKNOWN ? *path : numbered, reading);
    free(numbered);
    return result;
}

/* One value behind a key, "" for nothing. */
static int scalar_read(const struct node *value, const char **text, struct reading *reading)
{
    *text = "";
    if (!field_given(value))
        return 0;
    if (value->kind != NODE_SCALAR)
        return reading_refuse(reading, value, _("a list or a map stands here; wanted one value"));
    *text = value->text;
    return 0;
}

static int words_read(const struct node *map, struct mapping_values *into, struct reading *reading)
{
    int result = 0;

    if (map->kind != NODE_MAP)
        return reading_refuse(reading, map, _("this is no map of words; wanted lines as 'Mor: mother'"));
    if (map->count > HEADINGS_MOST)
        return reading_refuse(reading, map, _("this map has too many words; wanted at most %d"), HEADINGS_MOST);
    for (size_t i = 0; i < map->count; i++) {
        const char *meaning;

        if (scalar_read(map->items[i], &meaning, reading) < 0) {
            result = -1;
            continue;
        }
        into->words = memory_grow(into->words, into->count, sizeof *into->words);
        into->words[into->count++] =
            (struct mapping_word){.word = memory_text(map->keys[i]->text), .meaning = memory_text(meaning)};
    }
    return result;
}

static int values_read(const struct node *key, const struct node *value, struct mapping *into, struct reading *reading)
{
    struct mapping_values *values;

    into->values = memory_grow(into->values, into->value_count, sizeof *into->values);
    values = &into->values[into->value_count++];
    return key_path(key, &values->path, reading) < 0 ? -1 : words_read(value, values, reading);
}

static int constant_read(const struct node *key, const struct node *value, struct mapping *into,
                         struct reading *reading)
{
    char *path = heading_path(key->text);
    const char *text;

    if (path_check(key, path, reading) < 0 || scalar_read(value, &text, reading) < 0) {
        free(path);
        return -1;
    }
    into->constants = memory_grow(into->constants, into->constant_count, sizeof *into->constants);
    into->constants[into->constant_count++] =
        (struct mapping_constant){.path = path, .text = memory_text(text), .at = value->at};
    return 0;
}

static int separator_read(const struct node *key, const struct node *value, struct mapping *into,
                          struct reading *reading)
{
    char *path = heading_path(key->text);
    const char *text = value->kind == NODE_SCALAR ? value->text : "";
    int result = 0;

    if (path_kind(path) != PATH_LIST)
        result = reading_refuse(reading, key, _("this is no list of the form; wanted one as concerns"));
    else if (strlen(text) != 1 || isalnum((unsigned char)*text))
        result = reading_refuse(reading, value, _("this parts no list; wanted one sign, as \",\" or \"\\n\""));
    into->separators = memory_grow(into->separators, into->separator_count, sizeof *into->separators);
    into->separators[into->separator_count++] = (struct mapping_separator){.path = path, .separator = *text};
    return result;
}

/* --- the map ----------------------------------------------------------------------------------------- */

/* What one line says, `key: value`, goes into the mapping; 0, or -1 with messages. */
struct line {
    int (*read)(const struct node *key, const struct node *value, struct mapping *into, struct reading *reading);
};

/* A map of lines of one kind (key->detail); each is read, whatever is wrong with those before it. */
static int lines_read(const struct node *map, void *field, const struct key *key, struct reading *reading)
{
    const struct line *line = key->detail;
    int result = 0;

    if (map->kind != NODE_MAP)
        return reading_refuse(reading, map, _("this is no map of headings; wanted lines as 'heading: citizen.name'"));
    if (map->count > HEADINGS_MOST)
        return reading_refuse(reading, map, _("this map has too many headings; wanted at most %d"), HEADINGS_MOST);
    for (size_t i = 0; i < map->count; i++)
        if (line->read(map->keys[i], map->items[i], field, reading) < 0)
            result = -1;
    return result;
}

static const struct line heading_line = {heading_read}, values_line = {values_read}, constant_line = {constant_read},
                         separator_line = {separator_read};

/* The headings stand first. */
static const struct key map_keys[] = {{"headings", lines_read, 0, &heading_line, false},
                                      {"values", lines_read, 0, &values_line, false},
                                      {"constants", lines_read, 0, &constant_line, false},
                                      {"separators", lines_read, 0, &separator_line, false},
                                      {0}};

/* Headings alone have nothing but texts behind them. */
static bool headings_alone(const struct node *root)
{
    for (const struct key *key = map_keys; key->name != NULL; key++) {
        const struct node *value = node_get(root, key->name);

        if (value != NULL && value->kind == NODE_MAP)
            return false;
    }
    return true;
}

int mapping_read(const struct node *root, struct mapping *into, struct messages *messages)
{
    struct reading reading = {.trouble = TROUBLE_DATA, .messages = messages};

    *into = (struct mapping){0};
    return headings_alone(root) ? lines_read(root, into, map_keys, &reading)
                                : keys_read(root, map_keys, into, &reading);
}

static void values_free(struct mapping_values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        free(values->words[i].word);
        free(values->words[i].meaning);
    }
    free(values->words);
    free(values->path);
}

void mapping_free(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        free(mapping->items[i].heading);
        free(mapping->items[i].path);
    }
    for (size_t i = 0; i < mapping->value_count; i++)
        values_free(&mapping->values[i]);
    for (size_t i = 0; i < mapping->constant_count; i++) {
        free(mapping->constants[i].path);
        free(mapping->constants[i].text);
    }
    for (size_t i = 0; i < mapping->separator_count; i++)
        free(mapping->separators[i].path);
    free(mapping->items);
    free(mapping->values);
    free(mapping->constants);
    free(mapping->separators);
    *mapping = (struct mapping){0};
}

/* --- what it says ------------------------------------------------------------------------------------ */

const struct mapping_entry *mapping_entry_of(const struct mapping *mapping, const char *heading)
{
    for (size_t i = 0; mapping != NULL && i < mapping->count; i++)
        if (heading_same(mapping->items[i].heading, heading))
            return &mapping->items[i];
    return NULL;
}

/* The path without the number of a person: holders.relation for holders.2.relation; the caller frees. */
static char *path_unnumbered(const char *path)
{
    size_t length = strcspn(path, ".");

    if (path_number(path) == 0)
        return memory_text(path);
    return text_format("%.*s%s", (int)length, path, path + length + 1 + strcspn(path + length + 1, "."));
}

/* What is said of the one adult goes before what is said of all. */
const struct mapping_values *mapping_values_of(const struct mapping *mapping, const char *path)
{
    char *general = path_unnumbered(path);
    const struct mapping_values *found = NULL;

    for (size_t i = 0; mapping != NULL && i < mapping->value_count; i++) {
        const struct mapping_values *values = &mapping->values[i];

        if (text_is(values->path, path) || (found == NULL && text_is(values->path, general)))
            found = values;
    }
    free(general);
    return found;
}

const struct mapping_constant *mapping_constant_of(const struct mapping *mapping, const char *path)
{
    for (size_t i = 0; mapping != NULL && i < mapping->constant_count; i++)
        if (text_is(mapping->constants[i].path, path))
            return &mapping->constants[i];
    return NULL;
}

char mapping_separator_of(const struct mapping *mapping, const char *path, char otherwise)
{
    for (size_t i = 0; mapping != NULL && i < mapping->separator_count; i++)
        if (text_is(mapping->separators[i].path, path))
            return mapping->separators[i].separator;
    return otherwise;
}

const char *mapping_meaning(const struct mapping_values *values, const char *word)
{
    for (size_t i = 0; values != NULL && i < values->count; i++)
        if (words_same(values->words[i].word, word))
            return values->words[i].meaning;
    return word;
}
