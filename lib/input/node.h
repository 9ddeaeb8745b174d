/* What was read, as a tree that knows where each piece stood. YAML documents and rows of a sheet both become nodes, so that
 * one reader serves both. A tree's memory belongs to the documents or the row it came from. */
#ifndef KREDS_INPUT_NODE_H
#define KREDS_INPUT_NODE_H

#include "base/message.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct position at;
    char *text;          /* a scalar's text, "" for an empty one; NULL for lists and maps */
    bool quoted;         /* a scalar that stood in quotes or as a block: always text */
    struct node **keys;  /* a map's keys, scalars; NULL otherwise */
    struct node **items; /* a list's items, or a map's values beside its keys; may be shared through an alias */
    size_t count;        /* of items */
    size_t mark;         /* the number given to it while its tree is written down; 0 none yet */
};

/* The value under a key of a map; NULL when `map` is NULL, no map, or has no such key. */
const struct node *node_get(const struct node *map, const char *key);
/* True for an empty, unquoted scalar, "~" and "null": a key written without a value; and for NULL, a key not written at all. */
bool node_is_nothing(const struct node *node);

/* Builds trees by hand (a row of a sheet, a map file). All nodes and texts come from one pool and go with it. */
struct node_pool;
struct node_pool *node_pool_new(void);
void node_pool_clear(struct node_pool *pool); /* forgets all nodes, keeps room for the next row */
void node_pool_free(struct node_pool *pool);
/* `at` may be NULL; `text` is copied (NULL for lists and maps). */
struct node *node_new(struct node_pool *pool, enum node_kind kind, const struct position *at, const char *text);
/* Appends an item to a list (`key` NULL) or a value under its key to a map. */
void node_add(struct node_pool *pool, struct node *parent, struct node *key, struct node *item);
/* `size` zeroed bytes that live as long as the pool's nodes. */
void *node_pool_room(struct node_pool *pool, size_t size);

#endif
