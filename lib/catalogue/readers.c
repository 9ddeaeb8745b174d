#include "catalogue/readers.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "catalogue/loading.h"
#include "model/facts.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

#define LIST_MOST 500

int key_list(const struct node *list, void **items, size_t *count, size_t item_size, key_reader *read,
             const struct key *key, const char *wanted, struct reading *reading)
{
    if (list->kind == NODE_LIST && list->count > LIST_MOST)
        return reading_refuse(reading, list, _("the list has more than %d items; a shorter one was wanted"), LIST_MOST);
    return key_items(list, items, count, item_size, read, key, wanted, reading);
}

/* A map without the later ones of its doubled keys, in arrays of its own. */
static struct node map_once(const struct node *map)
{
    struct node once = *map;

    once.keys = memory_new((map->count + 1) * sizeof *once.keys);
    once.items = memory_new((map->count + 1) * sizeof *once.items);
    once.count = 0;
    for (size_t i = 0; i < map->count; i++)
        if (node_get(&once, map->keys[i]->text) == NULL) {
            once.keys[once.count] = map->keys[i];
            once.items[once.count++] = map->items[i];
        }
    return once;
}

int map_bound(const struct node *map, struct reading *reading)
{
    if (map->kind == NODE_MAP && map->count > LIST_MOST)
        return reading_refuse(reading, map, _("the map has more than %d keys; a smaller one was wanted"), LIST_MOST);
    return 0;
}

int map_read(const struct node *map, const struct key *keys, void *into, struct reading *reading)
{
    struct node once;
    int result;

    if (map_bound(map, reading) != 0)
        return -1;
    if (map->kind != NODE_MAP || !loading_of(reading)->unsound)
        return keys_read(map, keys, into, reading);
    once = map_once(map);
    result = keys_read(&once, keys, into, reading);
    free(once.keys);
    free(once.items);
    return result;
}

int key_words(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key languages[] = {{"da", key_text, offsetof(struct words, da), NULL, false},
                                           {"en", key_text, offsetof(struct words, en), NULL, false},
                                           {NULL, NULL, 0, NULL, false}};
    struct words *words = field;

    if (value->kind == NODE_LIST)
        return reading_refuse(reading, value,
                              _("a list stands here; a text, or one for each language as "
                                "{da: ..., en: ...}, was wanted"));
    if (value->kind == NODE_MAP && value->count == 0)
        return reading_refuse(reading, value, _("the text is in no language; {da: ..., en: ...} was wanted"));
    if (value->kind == NODE_MAP)
        return map_read(value, languages, field, reading);
    if (key_text(value, &words->da, key, reading) != 0)
        return -1;
    memory_text_set(&words->en, words->da);
    return 0;
}

static int refuse_shown(const struct node *value, const char *text, const char *sentence, struct reading *reading)
{
    char *shown = text_shown(text);

    reading_refuse(reading, value, sentence, shown);
    free(shown);
    return -1;
}

int key_distance(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    char *text = NULL;
    int result = key_text(value, &text, key, reading);

    if (result == 0 && !duration_read(text, field))
        result =
            refuse_shown(value, text,
                         _("'%s' is no length of time; days, weekdays, weeks, months or years were wanted, such as "
                           "'14 days'"),
                         reading);
    free(text);
    return result;
}

int key_length(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct duration *duration = field;

    if (key_distance(value, field, key, reading) != 0)
        return -1;
    if (duration->count > 0)
        return 0;
    *duration = (struct duration){0};
    return reading_refuse(reading, value, _("the length of time is nothing or less; one such as '14 days' was wanted"));
}

bool name_is_fit(const char *text)
{
    return !text_empty(text) && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0' && *text != '-';
}

bool name_is_fact(const char *text)
{
    return name_is_fit(text) && strchr(text, '-') == NULL && *text >= 'a';
}

int key_name(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    char **name = field;

    if (key_text(value, field, key, reading) != 0)
        return -1;
    if (name_is_fit(*name))
        return 0;
    return refuse_shown(value, *name,
                        _("'%s' is no name; small letters a-z, digits, hyphens and underscores were wanted"), reading);
}

int key_span(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int *span = field;
    int read[2];

    if (value->kind != NODE_LIST) {
        if (key_number(value, &read[0], key, reading) != 0)
            return -1;
        span[0] = span[1] = read[0];
        return 0;
    }
    if (value->count != 2)
        return reading_refuse(reading, value,
                              _("these are not two numbers; the least and the most, as [4, 6], were wanted"));
    if ((key_number(value->items[0], &read[0], key, reading) | key_number(value->items[1], &read[1], key, reading)) !=
        0)
        return -1;
    if (read[0] > read[1])
        return reading_refuse(reading, value,
                              _("the first number is above the second; the least and the most, as [4, 6], "
                                "were wanted"));
    memcpy(span, read, sizeof read);
    return 0;
}

int key_decimal(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    char *text = NULL;
    struct value read = {0};
    int result = key_text(value, &text, key, reading);

    if (result == 0) {
        read = value_read(text);
        if (read.kind == VALUE_NUMBER && read.number >= 0)
            *(double *)field = read.number;
        else
            result = refuse_shown(value, text,
                                  _("'%s' is no such number; one from 0 on, such as 12 or 12.5, was wanted"), reading);
    }
    value_free(&read);
    free(text);
    return result;
}

static int refer_to_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    char **service = field;

    if (key_text(value, field, key, reading) != 0)
        return -1;
    loading_link(reading, LINK_SERVICE, value, *service, NULL);
    return 0;
}

int key_refer_to(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"refer_to", refer_to_read, 0, NULL, true}, {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

int map_wants_one(const struct node *map, const char *a, const char *b, struct reading *reading)
{
    const struct node *first = node_get(map, a), *second = node_get(map, b);

    if (map->kind != NODE_MAP || (first == NULL) != (second == NULL))
        return 0;
    if (first != NULL)
        return reading_refuse(reading, second, _("both '%s' and '%s' are given; one of them was wanted"), a, b);
    return reading_refuse(reading, map, _("neither '%s' nor '%s' is given; one of them was wanted"), a, b);
}

int map_wants_order(const struct node *map, const char *first, long least, const char *second, long most,
                    struct reading *reading)
{
    if (least <= most)
        return 0;
    return reading_refuse(reading, node_get(map, first), _("'%s' lies beyond '%s'; the same or less was wanted"), first,
                          second);
}
