#include "input/tree_record.h"

#include "base/memory.h"

#include <stdint.h>
#include <string.h>

/* A record: this head, the numbers, the YAML text, the scalars' texts with a NUL byte behind each, and blanks up to a
 * full step. The numbers are each node's (children before what holds them): kind and whether quoted, line, column, then a
 * scalar's place among the texts, or how many items a list has and each one's number, or those of a map's keys and values in
 * turn. The roots' numbers stand last. A node's number counts from 1. */
struct head {
    uint32_t size; /* of the record */
    uint32_t text_length;
    uint32_t numbers;
    uint32_t scalars_length;
    uint32_t nodes;
    uint32_t roots;
};

#define STEP 8u
#define QUOTED 4u /* beside the kind */

/* --- making --------------------------------------------------------------------------------------------------------- */

struct making {
    struct text numbers;
    struct text scalars;
    size_t nodes;
};

static void number_add(struct making *making, size_t number)
{
    uint32_t narrow = (uint32_t)number;

    text_add_bytes(&making->numbers, (const char *)&narrow, sizeof narrow);
}

static void node_write(struct making *making, struct node *node)
{
    number_add(making, (unsigned)node->kind | (node->quoted ? QUOTED : 0));
    number_add(making, (size_t)node->at.line);
    number_add(making, (size_t)node->at.column);
    if (node->kind == NODE_SCALAR) {
        number_add(making, making->scalars.length);
        text_add_bytes(&making->scalars, node->text, strlen(node->text) + 1);
        return;
    }
    number_add(making, node->count);
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == NODE_MAP)
            number_add(making, node->keys[i]->mark);
        number_add(making, node->items[i]->mark);
    }
}

/* A node that several aliases share is written once. The depth is bounded where the text was read. */
static void node_mark(struct making *making, struct node *node)
{
    if (node->mark != 0)
        return;
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == NODE_MAP)
            node_mark(making, node->keys[i]);
        node_mark(making, node->items[i]);
    }
    node_write(making, node);
    node->mark = ++making->nodes;
}

void tree_record_add(struct text *into, const char *bytes, size_t length, const struct documents *documents)
{
    static const char blanks[STEP];
    struct making making = {0};
    struct head head = {.text_length = (uint32_t)length, .roots = (uint32_t)documents->count};
    size_t plain;

    for (size_t i = 0; i < documents->count; i++)
        node_mark(&making, documents->roots[i]);
    for (size_t i = 0; i < documents->count; i++)
        number_add(&making, documents->roots[i]->mark);
    head.numbers = (uint32_t)(making.numbers.length / sizeof(uint32_t));
    head.scalars_length = (uint32_t)making.scalars.length;
    head.nodes = (uint32_t)making.nodes;
    plain = sizeof head + making.numbers.length + length + making.scalars.length;
    head.size = (uint32_t)((plain + STEP - 1) / STEP * STEP);
    text_add_bytes(into, (const char *)&head, sizeof head);
    text_add_bytes(into, text_bytes(&making.numbers), making.numbers.length);
    text_add_bytes(into, bytes, length);
    text_add_bytes(into, text_bytes(&making.scalars), making.scalars.length);
    text_add_bytes(into, blanks, head.size - plain);
    text_free(&making.numbers);
    text_free(&making.scalars);
}

/* --- reading -------------------------------------------------------------------------------------------------------- */

struct reading_record {
    struct head head;
    const char *numbers; /* not aligned */
    size_t next;         /* number */
    char *scalars;
    struct documents *into;
    struct node *nodes; /* head.nodes of them; those before `done` are whole */
    size_t done;
};

bool tree_record_find(const char *bytes, size_t length, struct tree_record *record)
{
    struct head head;
    uint64_t least;

    if (length < sizeof head)
        return false;
    memcpy(&head, bytes, sizeof head);
    least = sizeof head + (uint64_t)head.numbers * sizeof(uint32_t) + head.text_length + head.scalars_length;
    if (head.size > length || head.size < least)
        return false;
    record->text = bytes + sizeof head + head.numbers * sizeof(uint32_t);
    record->text_length = head.text_length;
    record->size = head.size;
    return true;
}

static bool number_next(struct reading_record *reading, uint32_t *number)
{
    if (reading->next >= reading->head.numbers)
        return false;
    memcpy(number, reading->numbers + reading->next++ * sizeof *number, sizeof *number);
    return true;
}

/* A node that is whole already: so a tree never holds itself. */
static struct node *node_next(struct reading_record *reading)
{
    uint32_t number;

    if (!number_next(reading, &number) || number == 0 || number > reading->done)
        return NULL;
    return &reading->nodes[number - 1];
}

static bool items_read(struct reading_record *reading, struct node *node, uint32_t count)
{
    struct node_pool *pool = reading->into->pool;
    bool map = node->kind == NODE_MAP;

    if (count > reading->head.numbers)
        return false;
    node->items = node_pool_room(pool, count * sizeof *node->items);
    if (map)
        node->keys = node_pool_room(pool, count * sizeof *node->keys);
    for (node->count = 0; node->count < count; node->count++) {
        if (map &&
            ((node->keys[node->count] = node_next(reading)) == NULL || node->keys[node->count]->kind != NODE_SCALAR))
            return false;
        if ((node->items[node->count] = node_next(reading)) == NULL)
            return false;
    }
    return true;
}

static bool node_read(struct reading_record *reading)
{
    struct node *node = &reading->nodes[reading->done];
    uint32_t kind, line, column, place;

    if (!number_next(reading, &kind) || !number_next(reading, &line) || !number_next(reading, &column) ||
        !number_next(reading, &place))
        return false;
    if ((kind & ~QUOTED) > NODE_MAP)
        return false;
    node->kind = (enum node_kind)(kind & ~QUOTED);
    node->quoted = (kind & QUOTED) != 0;
    node->at = (struct position){reading->into->file, (int)line, (int)column};
    if (node->kind != NODE_SCALAR) {
        if (!items_read(reading, node, place))
            return false;
    } else if (place < reading->head.scalars_length) {
        node->text = reading->scalars + place;
    } else {
        return false;
    }
    reading->done++;
    return true;
}

static bool roots_read(struct reading_record *reading)
{
    struct documents *into = reading->into;

    if (reading->head.roots > reading->head.numbers)
        return false;
    into->roots = memory_new((reading->head.roots + 1) * sizeof *into->roots);
    for (; into->count < reading->head.roots; into->count++)
        if ((into->roots[into->count] = node_next(reading)) == NULL)
            return false;
    return true;
}

bool tree_record_read(const char *bytes, const char *file, struct documents *into)
{
    struct reading_record reading = {.into = into};
    const struct head *head = &reading.head;

    memcpy(&reading.head, bytes, sizeof reading.head);
    *into = (struct documents){.file = memory_text(file), .pool = node_pool_new()};
    reading.numbers = bytes + sizeof *head;
    reading.scalars = (char *)bytes + sizeof *head + head->numbers * sizeof(uint32_t) + head->text_length;
    if (head->nodes > head->numbers || (head->scalars_length > 0 && reading.scalars[head->scalars_length - 1] != '\0'))
        return false;
    reading.nodes = node_pool_room(into->pool, head->nodes * sizeof *reading.nodes);
    while (reading.done < head->nodes)
        if (!node_read(&reading))
            return false;
    return roots_read(&reading);
}
