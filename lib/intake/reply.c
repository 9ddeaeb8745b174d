#include "intake/reply.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "intake/field.h"

#include <stdlib.h>

/* The items of a list with | between, as a cell of a sheet has them. */
static int list_read(const struct node *node, const struct key *key, char **value, struct reading *reading)
{
    struct texts items = {0};
    struct text joined = {0};
    int result = field_bounded(node, key, ITEMS_MOST, reading);

    for (size_t i = 0; i < node->count && result == 0; i++) {
        char *item;
        int read = field_scalar(node->items[i], key, &short_text, &item, reading);

        if (read < 0)
            result = -1;
        if (read != 0)
            continue;
        texts_add(&items, item);
        free(item);
    }
    texts_join(&items, "|", &joined);
    texts_free(&items);
    if (result == 0 && joined.length > 0) {
        *value = joined.bytes;
        return 0;
    }
    text_free(&joined);
    return result < 0 ? -1 : 1;
}

/* 0 with the value, which the caller frees; 1 for a blank one; -1 with a message. */
static int value_read_node(const struct node *node, const struct key *key, char **value, struct reading *reading)
{
    if (node->kind == NODE_LIST)
        return list_read(node, key, value, reading);
    return field_scalar(node, key, &short_text, value, reading);
}

/* A key that may be a person's name is told by its place alone. */
static int reply_read(const struct node *name, const struct node *node, struct replies *into, struct reading *reading)
{
    const struct key key = {.name = text_repeatable(name->text) ? name->text : "…"};
    char *value = NULL;
    int result = value_read_node(node, &key, &value, reading);

    if (result == 0 && text_is(name->text, "ref")) {
        into->reference = value;
        into->reference_at = node->at;
    } else if (result == 0) {
        into->items = memory_grow(into->items, into->count, sizeof *into->items);
        into->items[into->count++] =
            (struct reply){.fact = memory_text(name->text), .value = value, .at = name->at, .value_at = node->at};
    }
    return result < 0 ? -1 : 0;
}

int replies_read(const struct node *root, struct replies *into, struct messages *messages)
{
    struct reading reading = {.trouble = TROUBLE_DATA, .messages = messages};
    int result = 0;

    if (root->kind != NODE_MAP)
        return reading_refuse(&reading, root, _("these are no answers; wanted lines as 'fact: answer'"));
    if (root->count > ITEMS_MOST)
        return reading_refuse(&reading, root, _("these are too many answers; wanted at most %d"), ITEMS_MOST);
    for (size_t i = 0; i < root->count; i++)
        if (reply_read(root->keys[i], root->items[i], into, &reading) < 0)
            result = -1;
    return result;
}

void replies_free(struct replies *replies)
{
    for (size_t i = 0; i < replies->count; i++) {
        free(replies->items[i].fact);
        free(replies->items[i].value);
    }
    free(replies->items);
    free(replies->reference);
    *replies = (struct replies){0};
}
