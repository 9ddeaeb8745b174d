/* Sets of row numbers, which lie close together as a rule. */
#ifndef KREDS_STORE_ID_SET_H
#define KREDS_STORE_ID_SET_H

#include <stdbool.h>
#include <stddef.h>

/* 64 neighbouring numbers. */
struct id_block;

/* All zero is an empty set. */
struct id_set {
    struct id_block *blocks; /* by their hash */
    size_t room;             /* of blocks, a power of two or 0 */
    size_t count;            /* of blocks that are in use */
};

void id_set_add(struct id_set *set, long id);
bool id_set_has(const struct id_set *set, long id);
void id_set_drop(struct id_set *set, long id);
/* Calls `run` for each run of neighbouring numbers, the lowest first; stops when it returns other than 0 and gives that back. */
int id_set_runs(const struct id_set *set, int (*run)(void *context, long first, long last), void *context);
void id_set_free(struct id_set *set);

#endif
