#include "intake/path.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
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

static enum path_kind kind_in(const struct key *keys, const char *path)
{
    size_t length = strcspn(path, ".");
    const struct key *key = key_find(keys, path, length);
    const char *rest = path[length] == '.' ? path + length + 1 : "";

    if (key == NULL)
        return PATH_UNKNOWN;
    if (key->read == form_facts)
        return *rest != '\0' ? PATH_TEXT : PATH_UNKNOWN;
    if (key_is_people(key))
        return number_read(&rest) > 0 ? kind_in(key->detail, rest) : PATH_UNKNOWN;
    if (key_is_map(key))
        return kind_in(key->detail, rest);
    if (path[length] == '.')
        return PATH_UNKNOWN;
    return key_is_list(key) ? PATH_LIST : PATH_TEXT;
}

enum path_kind path_kind(const char *path)
{
    return kind_in(form_keys, path);
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

/* Latin-1 holds æ, ø and å; letters of other scripts are compared as they stand. */
static uint32_t letter_small(uint32_t code)
{
    bool capital = (code >= 'A' && code <= 'Z') || (code >= 0xc0 && code <= 0xde && code != 0xd7);

    return capital ? code + 32 : code;
}

bool heading_same(const char *a, const char *b)
{
    char *own_a = memory_text(a), *own_b = memory_text(b);
    const char *x = text_trim(own_a), *y = text_trim(own_b);
    uint32_t one, other;

    do {
        one = letter_small(utf8_next(&x));
        other = letter_small(utf8_next(&y));
    } while (one == other && one != 0);
    free(own_a);
    free(own_b);
    return one == other;
}

char *heading_path(const char *heading)
{
    char *own = memory_text(heading);
    char *path = memory_text(text_trim(own));

    word_small(path);
    free(own);
    return path;
}
