#include "intake/row_reader.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "intake/form.h"
#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

struct row_reader {
    char *file;
    struct columns columns;
    struct node_pool *pool; /* of the row in hand */
};

int row_reader_open(const char *file, const char *const *headings, size_t count, const struct mapping *mapping,
                    const struct catalogue *catalogue, struct row_reader **rows, struct messages *messages)
{
    struct columns columns = {0};

    *rows = NULL;
    if (columns_read(file, headings, count, mapping, catalogue, &columns, messages) < 0) {
        columns_free(&columns);
        return -1;
    }
    *rows = memory_new(sizeof **rows);
    (*rows)->file = memory_text(file);
    (*rows)->columns = columns;
    (*rows)->pool = node_pool_new();
    return 0;
}

void row_reader_close(struct row_reader *rows)
{
    if (rows == NULL)
        return;
    free(rows->file);
    columns_free(&rows->columns);
    node_pool_free(rows->pool);
    free(rows);
}

/* A cell is text as if it stood in quotes: "null" may be somebody's name. */
static struct node *scalar_new(struct node_pool *pool, const struct position *at, const char *text)
{
    struct node *node = node_new(pool, NODE_SCALAR, at, text);

    node->quoted = true;
    return node;
}

/* Lists are split at |; blank items are left out. */
static struct node *list_new(struct node_pool *pool, const struct position *at, const char *text)
{
    struct node *list = node_new(pool, NODE_LIST, at, NULL);

    while (*text != '\0') {
        size_t length = strcspn(text, "|");
        char *item = memory_text_part(text, length);

        if (!text_blank(item))
            node_add(pool, list, NULL, scalar_new(pool, at, item));
        free(item);
        text += length + (text[length] == '|');
    }
    return list;
}

/* The map under a key, made where it is not there yet. */
static struct node *map_under(struct node_pool *pool, struct node *map, const char *key, size_t length,
                              const struct position *at)
{
    char *name = memory_text_part(key, length);
    struct node *item = NULL;

    for (size_t i = 0; i < map->count && item == NULL; i++)
        if (text_is(map->keys[i]->text, name))
            item = map->items[i];
    if (item == NULL) {
        item = node_new(pool, NODE_MAP, at, NULL);
        node_add(pool, map, node_new(pool, NODE_SCALAR, at, name), item);
    }
    free(name);
    return item;
}

/* Puts a cell where its path leads; people are maps of numbers for now. The name of a fact is all that follows. */
static void cell_put(struct node_pool *pool, struct node *root, const struct column *column, const char *text,
                     const struct position *at)
{
    const char *path = column->path;
    bool fact = strncmp(path, "facts.", 6) == 0;
    struct node *map = root;

    for (size_t length; path[length = strcspn(path, ".")] == '.'; path += length + 1) {
        if (fact && map != root)
            break;
        map = map_under(pool, map, path, length, at);
    }
    node_add(pool, map, node_new(pool, NODE_SCALAR, at, path),
             column->kind == PATH_LIST ? list_new(pool, at, text) : scalar_new(pool, at, text));
}

/* The columns come in the order of their numbers, so the values of a map of people are the list. */
static void people_to_list(struct node *root, const char *key)
{
    for (size_t i = 0; i < root->count; i++)
        if (text_is(root->keys[i]->text, key)) {
            root->items[i]->kind = NODE_LIST;
            root->items[i]->keys = NULL;
        }
}

/* A row of a file of rejects that had bytes of another encoding has this in their place until a person mends it. */
static int cell_check(const char *text, const struct position *at, struct messages *messages)
{
    if (strstr(text, "\xef\xbf\xbd") == NULL)
        return 0;
    return messages_add(messages, TROUBLE_DATA, at,
                        _("a letter of this cell was lost and stands as U+FFFD; wanted the letter"));
}

int row_reader_referral(struct row_reader *rows, const struct sheet_row *row, const struct catalogue *catalogue,
                        int today, struct referral *into, struct messages *messages)
{
    struct position at = {.file = rows->file, .line = row->line};
    struct node *root;
    int result = 0;

    node_pool_clear(rows->pool);
    root = node_new(rows->pool, NODE_MAP, &at, NULL);
    for (size_t i = 0; i < rows->columns.count; i++) {
        const struct column *column = &rows->columns.items[i];

        if (column->cell >= row->count || text_blank(row->cells[column->cell]))
            continue;
        at.column = (int)column->cell + 1;
        if (cell_check(row->cells[column->cell], &at, messages) < 0)
            result = -1;
        cell_put(rows->pool, root, column, row->cells[column->cell], &at);
    }
    people_to_list(root, "holders");
    people_to_list(root, "network");
    return form_read(root, catalogue, today, into, messages) < 0 ? -1 : result;
}
