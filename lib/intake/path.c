#include "intake/path.h"

#include "base/memory.h"
#include "base/text.h"
#include "intake/cell.h"
#include "intake/field.h"
#include "intake/form_keys.h"

#include <stdlib.h>
#include <string.h>

static bool key_is_people(const struct key *key)
{
    return key->read == form_holders || key->read == form_network;
}

static bool key_is_map(const struct key *key)
{
    return key->read == field_map || key->read == form_citizen;
}

static bool key_is_list(const struct key *key)
{
    return key->read == form_concerns || key->read == form_goals || key->read == field_weekdays;
}

/* Reads "2." at *path and moves behind it; 0 for anything else. */
static int number_read(const char **path)
{
    size_t digits = strspn(*path, "0123456789");
    int number;

    if (digits < 1 || digits > 2 || (*path)[0] == '0' || (*path)[digits] != '.')
        return 0;
    number = atoi(*path);
    *path += digits + 1;
    return number <= PEOPLE_MOST ? number : 0;
}

static const struct key *key_find(const struct key *keys, const char *name, size_t length)
{
    for (; keys->name != NULL; keys++)
        if (strlen(keys->name) == length && strncmp(keys->name, name, length) == 0)
            return keys;
    return NULL;
}

/* The key at the end of a path; the name of a fact is any. */
static const struct key *key_in(const struct key *keys, const char *path)
{
    size_t length = strcspn(path, ".");
    const struct key *key = key_find(keys, path, length);
    const char *rest = path[length] == '.' ? path + length + 1 : "";

    if (key == NULL)
        return NULL;
    if (key->read == form_facts)
        return *rest != '\0' ? key : NULL;
    if (key_is_people(key))
        return number_read(&rest) > 0 ? key_in(key->detail, rest) : NULL;
    if (key_is_map(key))
        return key_in(key->detail, rest);
    return path[length] == '.' ? NULL : key;
}

enum path_kind path_kind(const char *path)
{
    const struct key *key = key_in(form_keys, path);

    if (key == NULL)
        return PATH_UNKNOWN;
    return key_is_list(key) ? PATH_LIST : PATH_TEXT;
}

/* Days are told by their names, as several readers hold a day against something else. */
static bool key_is_date(const struct key *key)
{
    size_t length = strlen(key->name);

    return key->read == field_date || (length > 3 && strcmp(key->name + length - 3, "_on") == 0);
}

unsigned path_wants(const char *path)
{
    const struct key *key = key_in(form_keys, path);

    if (key == NULL || key->read == form_facts)
        return 0;
    if (key_is_date(key))
        return CELL_DATE;
    if (key->read == field_truth || key->read == field_yes_no)
        return CELL_TRUTH;
    if (key->read == field_weekdays)
        return CELL_DAY;
    return text_is(key->name, "consent") ? CELL_CONSENT : 0;
}

const char *path_tick(const char *path, size_t *length)
{
    const struct key *key;

    *length = strcspn(path, ".");
    key = key_find(form_keys, path, *length);
    if (key == NULL || (key->read != form_concerns && key->read != field_weekdays) || path[*length] == '\0' ||
        path[*length + 1] == '\0')
        return NULL;
    return path + *length + 1;
}

int path_number(const char *path)
{
    const char *rest = strchr(path, '.');

    if (rest == NULL || path_kind(path) == PATH_UNKNOWN || strncmp(path, "facts.", 6) == 0)
        return 0;
    rest++;
    return number_read(&rest);
}

/* All paths below `prefix`; people get the number that the mistyped path has. */
static void paths_add(const struct key *keys, const char *prefix, int number, struct texts *paths)
{
    for (; keys->name != NULL; keys++) {
        char *path = key_is_people(keys) ? text_format("%s%s.%d.", prefix, keys->name, number)
                     : key_is_map(keys)  ? text_format("%s%s.", prefix, keys->name)
                                         : text_format("%s%s", prefix, keys->name);

        if (key_is_people(keys) || key_is_map(keys))
            paths_add(keys->detail, path, number, paths);
        else if (keys->read != form_facts)
            texts_add(paths, path);
        free(path);
    }
}

char *path_nearest(const char *path)
{
    const char *rest = strchr(path, '.');
    struct texts paths = {0};
    const char **items;
    char *nearest;
    int number = 0;

    if (rest != NULL) {
        rest++;
        number = number_read(&rest);
    }
    paths_add(form_keys, "", number > 0 ? number : 1, &paths);
    items = memory_new((paths.count + 1) * sizeof *items);
    for (size_t i = 0; i < paths.count; i++)
        items[i] = paths.items[i];
    nearest = memory_text(text_nearest(path, items));
    free(items);
    texts_free(&paths);
    return nearest;
}

bool heading_same(const char *a, const char *b)
{
    return words_same(a, b);
}

char *heading_path(const char *heading)
{
    struct text trimmed = {0};
    char *path = memory_text(cell_trimmed(heading, &trimmed)), *to = path;

    for (const char *from = path; *from != '\0'; from++)
        if (strchr(" \t\r\n", *from) == NULL)
            *to++ = *from;
    *to = '\0';
    word_small(path);
    text_free(&trimmed);
    return path;
}
