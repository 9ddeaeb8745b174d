#include "input/node.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE (64u << 10)

struct chunk {
    struct chunk *next; /* NULL for the last */
    size_t size;        /* bytes in all */
    size_t used;        /* bytes given away */
    alignas(max_align_t) unsigned char bytes[];
};

struct node_pool {
    struct chunk *first; /* NULL for a pool not used yet */
    struct chunk *now;   /* the one that is being given away */
};

struct node_pool *node_pool_new(void)
{
    return memory_new(sizeof(struct node_pool));
}

void node_pool_clear(struct node_pool *pool)
{
    for (struct chunk *chunk = pool->first; chunk != NULL; chunk = chunk->next)
        chunk->used = 0;
    pool->now = pool->first;
}

void node_pool_free(struct node_pool *pool)
{
    struct chunk *chunk, *next;

    if (pool == NULL)
        return;
    for (chunk = pool->first; chunk != NULL; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(pool);
}

/* The next chunk with room for `size` bytes: an old one, or a new one put behind the present. */
static struct chunk *pool_chunk(struct node_pool *pool, size_t size)
{
    struct chunk *now = pool->now, *chunk;

    while (now != NULL && now->size - now->used < size) {
        if (now->next == NULL || now->next->size < size)
            break;
        now = now->next;
    }
    if (now != NULL && now->size - now->used >= size)
        return pool->now = now;

    chunk = memory_resize(NULL, offsetof(struct chunk, bytes) + (size > CHUNK_SIZE ? size : CHUNK_SIZE));
    *chunk = (struct chunk){.size = size > CHUNK_SIZE ? size : CHUNK_SIZE};
    if (now == NULL) {
        pool->first = chunk;
    } else {
        chunk->next = now->next;
        now->next = chunk;
    }
    return pool->now = chunk;
}

void *node_pool_room(struct node_pool *pool, size_t size)
{
    const size_t step = alignof(max_align_t);
    struct chunk *chunk;
    void *room;

    size = (size + step - 1) / step * step;
    chunk = pool_chunk(pool, size);
    room = chunk->bytes + chunk->used;
    chunk->used += size;
    return memset(room, 0, size);
}

struct node *node_new(struct node_pool *pool, enum node_kind kind, const struct position *at, const char *text)
{
    struct node *node = node_pool_room(pool, sizeof *node);

    node->kind = kind;
    if (at != NULL)
        node->at = *at;
    if (kind == NODE_SCALAR) {
        size_t size = text == NULL ? 1 : strlen(text) + 1;

        node->text = node_pool_room(pool, size);
        if (text != NULL)
            memcpy(node->text, text, size);
    }
    return node;
}

/* The pool cannot give room back, so the array moves to twice the room whenever its count reaches a power of two. */
static struct node **nodes_grow(struct node_pool *pool, struct node **nodes, size_t count)
{
    struct node **grown;

    if (count == 0)
        return node_pool_room(pool, sizeof *grown);
    if ((count & (count - 1)) != 0)
        return nodes;
    grown = node_pool_room(pool, 2 * count * sizeof *grown);
    memcpy(grown, nodes, count * sizeof *grown);
    return grown;
}

void node_add(struct node_pool *pool, struct node *parent, struct node *key, struct node *item)
{
    if (parent->kind == NODE_MAP) {
        parent->keys = nodes_grow(pool, parent->keys, parent->count);
        parent->keys[parent->count] = key;
    }
    parent->items = nodes_grow(pool, parent->items, parent->count);
    parent->items[parent->count++] = item;
}

const struct node *node_get(const struct node *map, const char *key)
{
    if (map == NULL || map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (text_is(map->keys[i]->text, key))
            return map->items[i];
    return NULL;
}

bool node_is_nothing(const struct node *node)
{
    if (node == NULL)
        return true;
    if (node->kind != NODE_SCALAR || node->quoted)
        return false;
    return text_empty(node->text) || text_is(node->text, "~") || text_is(node->text, "null");
}
