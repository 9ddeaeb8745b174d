#include "input/keys.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

#define UNKNOWN_MOST 20 /* unknown keys of one map that are told one by one */

int reading_refuse(struct reading *reading, const struct node *at, const char *format, ...)
{
    struct text text = {0};
    va_list values;

    va_start(values, format);
    text_add_format_list(&text, format, values);
    va_end(values);
    messages_add(reading->messages, reading->trouble, &at->at, "%s", text_bytes(&text));
    text_free(&text);
    return -1;
}

/* "a, b, c" of a table's keys; the caller frees. */
static char *keys_list(const struct key *keys)
{
    struct text list = {0};

    text_add(&list, "");
    for (; keys->name != NULL; keys++) {
        if (list.length > 0)
            text_add(&list, ", ");
        text_add(&list, keys->name);
    }
    return list.bytes;
}

/* The key's name nearest to a word, NULL when none is near enough. */
static const char *keys_nearest(const struct key *keys, const char *word)
{
    const char **names = NULL;
    const char *nearest;
    size_t count = 0;

    for (; keys->name != NULL; keys++) {
        names = memory_grow(names, count, sizeof *names);
        names[count++] = keys->name;
    }
    names = memory_grow(names, count, sizeof *names);
    nearest = text_nearest(word, names);
    free(names);
    return nearest;
}

static const struct key *keys_find(const struct key *keys, const char *name)
{
    for (; keys->name != NULL; keys++)
        if (text_is(keys->name, name))
            return keys;
    return NULL;
}

static int keys_refuse_unknown(const struct node *at, const struct key *keys, struct reading *reading)
{
    const char *nearest = keys_nearest(keys, at->text);
    char *shown = text_shown(at->text);
    char *list = keys_list(keys);

    if (nearest != NULL)
        reading_refuse(reading, at, _("unknown key '%s'; '%s' was perhaps wanted"), shown, nearest);
    else if (reading->trouble == TROUBLE_DATA) /* in a form whose colons slipped, a "key" may be a name */
        reading_refuse(reading, at, _("unknown key; allowed here: %s"), list);
    else
        reading_refuse(reading, at, _("unknown key '%s'; allowed here: %s"), shown, list);
    free(list);
    free(shown);
    return -1;
}

/* A map of anything else would be told at endless length. */
static int keys_refuse_rest(const struct node *at, size_t count, struct reading *reading)
{
    return reading_refuse(reading, at,
                          count == 1 ? _("%zu more unknown key from here on; the keys named above were wanted")
                                     : _("%zu more unknown keys from here on; the keys named above were wanted"),
                          count);
}

static int keys_refuse_kind(const struct node *at, const struct key *keys, struct reading *reading)
{
    char *list = keys_list(keys);

    reading_refuse(reading, at, _("no keys stand here; lines of 'key: value' were wanted, with the keys: %s"), list);
    free(list);
    return -1;
}

/* A required key that is missing is told at the map's own place, as it has none. */
static int keys_read_required(const struct node *map, const struct key *keys, struct reading *reading)
{
    int result = 0;

    for (; keys->name != NULL; keys++)
        if (keys->required && node_get(map, keys->name) == NULL)
            result = reading_refuse(reading, map, _("the key '%s' is missing; it was wanted here"), keys->name);
    return result;
}

int keys_read(const struct node *map, const struct key *keys, void *into, struct reading *reading)
{
    const struct node *more = NULL;
    size_t unknown = 0;
    int result;

    if (map->kind != NODE_MAP)
        return keys_refuse_kind(map, keys, reading);
    result = keys_read_required(map, keys, reading);
    for (size_t i = 0; i < map->count; i++) {
        const struct key *key = keys_find(keys, map->keys[i]->text);

        if (key != NULL) {
            if (key->read(map->items[i], (char *)into + key->offset, key, reading) != 0)
                result = -1;
        } else if (unknown++ < UNKNOWN_MOST) {
            result = keys_refuse_unknown(map->keys[i], keys, reading);
        } else if (more == NULL) {
            more = map->keys[i];
        }
    }
    return more == NULL ? result : keys_refuse_rest(more, unknown - UNKNOWN_MOST, reading);
}

int key_items(const struct node *list, void **items, size_t *count, size_t item_size, key_reader *read,
              const struct key *key, const char *wanted, struct reading *reading)
{
    int result = 0;

    if (list->kind != NODE_LIST)
        return reading_refuse(reading, list, _("no list stands here; %s was wanted"), wanted);
    for (size_t i = 0; i < list->count; i++) {
        *items = memory_grow(*items, *count, item_size);
        if (read(list->items[i], (char *)*items + *count * item_size, key, reading) != 0)
            result = -1;
        (*count)++;
    }
    return result;
}
