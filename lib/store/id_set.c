#include "store/id_set.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

enum { ROOM_FIRST = 16, BLOCK_BITS = 64 };

struct id_block {
    uint64_t number; /* its first row number by 64 */
    uint64_t bits;   /* one for each that is in the set */
    bool used;       /* the slot is taken; it stays so when the last number is dropped */
};

static uint64_t block_of(long id)
{
    return (uint64_t)id / BLOCK_BITS;
}

static uint64_t bit_of(long id)
{
    return (uint64_t)1 << (uint64_t)id % BLOCK_BITS;
}

/* The block's slot, or the free one where it would go. */
static struct id_block *slot_of(struct id_block *blocks, size_t room, uint64_t number)
{
    size_t slot = (size_t)(number * 11400714819323198485u >> 32) & (room - 1);

    while (blocks[slot].used && blocks[slot].number != number)
        slot = (slot + 1) & (room - 1);
    return &blocks[slot];
}

static void set_grow(struct id_set *set)
{
    size_t room = set->room == 0 ? ROOM_FIRST : set->room * 2;
    struct id_block *blocks = memory_new(room * sizeof *blocks);

    for (size_t i = 0; i < set->room; i++)
        if (set->blocks[i].used)
            *slot_of(blocks, room, set->blocks[i].number) = set->blocks[i];
    free(set->blocks);
    set->blocks = blocks;
    set->room = room;
}

void id_set_add(struct id_set *set, long id)
{
    struct id_block *block;

    if (set->count * 2 >= set->room)
        set_grow(set);
    block = slot_of(set->blocks, set->room, block_of(id));
    set->count += !block->used;
    block->used = true;
    block->number = block_of(id);
    block->bits |= bit_of(id);
}

bool id_set_has(const struct id_set *set, long id)
{
    return set->room > 0 && (slot_of(set->blocks, set->room, block_of(id))->bits & bit_of(id)) != 0;
}

void id_set_drop(struct id_set *set, long id)
{
    if (id_set_has(set, id))
        slot_of(set->blocks, set->room, block_of(id))->bits &= ~bit_of(id);
}

static int block_compare(const void *a, const void *b)
{
    const struct id_block *one = a, *other = b;

    return (one->number > other->number) - (one->number < other->number);
}

int id_set_runs(const struct id_set *set, int (*run)(void *context, long first, long last), void *context)
{
    struct id_block *blocks = memory_new((set->count + 1) * sizeof *blocks);
    uint64_t first = 0, last = 0;
    bool begun = false;
    size_t count = 0;
    int result = 0;

    for (size_t i = 0; i < set->room; i++)
        if (set->blocks[i].bits != 0)
            blocks[count++] = set->blocks[i];
    if (count > 1)
        qsort(blocks, count, sizeof *blocks, block_compare);
    for (size_t i = 0; i < count * BLOCK_BITS && result == 0; i++) {
        const struct id_block *block = &blocks[i / BLOCK_BITS];
        uint64_t id = block->number * BLOCK_BITS + i % BLOCK_BITS;

        if ((block->bits >> i % BLOCK_BITS & 1) == 0)
            continue;
        if (begun && id != last + 1)
            result = run(context, (long)first, (long)last);
        if (!begun || id != last + 1)
            first = id;
        begun = true;
        last = id;
    }
    if (begun && result == 0)
        result = run(context, (long)first, (long)last);
    free(blocks);
    return result;
}

void id_set_free(struct id_set *set)
{
    free(set->blocks);
    *set = (struct id_set){0};
}
