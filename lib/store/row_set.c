#include "store/row_set.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 64 };

void row_name_begin(struct row *row, const char *table)
{
    row->table = table;
    row->count = 0;
    row->null = false;
    if (row->unnamed)
        return;
    text_clear(&row->name);
    text_add(&row->name, table);
}

/* By hand, as millions of names are made of a long import. */
static void name_add_number(struct text *name, long number)
{
    char digits[32], *at = digits + sizeof digits;
    unsigned long rest = number < 0 ? 0 - (unsigned long)number : (unsigned long)number;

    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        *--at = '-';
    *--at = ' ';
    text_add_bytes(name, at, (size_t)(digits + sizeof digits - at));
}

/* One more value of the key: a number, or a text with its length before it, so that no two keys look alike. */
static void row_add(struct row *row, int type, long number, const unsigned char *text, int length)
{
    if (type == SQLITE_NULL)
        row->null = true;
    else if (row->unnamed)
        ;
    else if (type == SQLITE_INTEGER)
        name_add_number(&row->name, number);
    else
        text_add_format(&row->name, " %d:%s", length, (const char *)text);
    if (row->count < ROW_KEY_MOST)
        row->key[row->count++] = type == SQLITE_INTEGER ? number : 0;
}

void row_name_add_value(struct row *row, sqlite3_value *value)
{
    const unsigned char *text = NULL;
    int type = value == NULL ? SQLITE_NULL : sqlite3_value_type(value);

    if (type != SQLITE_NULL && type != SQLITE_INTEGER)
        text = sqlite3_value_text(value);
    if (type == SQLITE_INTEGER)
        row_add(row, type, sqlite3_value_int64(value), NULL, 0);
    else
        row_add(row, text == NULL ? SQLITE_NULL : type, 0, text, text == NULL ? 0 : sqlite3_value_bytes(value));
}

void row_name_add_column(struct row *row, sqlite3_stmt *stmt, int column)
{
    const unsigned char *text = NULL;
    int type = sqlite3_column_type(stmt, column);

    if (type != SQLITE_NULL && type != SQLITE_INTEGER)
        text = sqlite3_column_text(stmt, column);
    if (type == SQLITE_INTEGER)
        row_add(row, type, sqlite3_column_int64(stmt, column), NULL, 0);
    else
        row_add(row, text == NULL ? SQLITE_NULL : type, 0, text, text == NULL ? 0 : sqlite3_column_bytes(stmt, column));
}

void row_name_free(struct row *row)
{
    text_free(&row->name);
}

/* FNV-1a, 64 bits. */
static uint64_t name_hash(const char *name)
{
    uint64_t hash = 14695981039346656037u;

    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 1099511628211u;
    return hash;
}

/* The slot of a name, or the free one where it would go. */
static size_t slot_of(char *const *slots, size_t room, const char *name)
{
    size_t slot = (size_t)name_hash(name) & (room - 1);

    while (slots[slot] != NULL && strcmp(slots[slot], name) != 0)
        slot = (slot + 1) & (room - 1);
    return slot;
}

static void set_grow(struct row_set *set)
{
    size_t room = set->room == 0 ? ROOM_FIRST : set->room * 2;
    char **slots = memory_new(room * sizeof *slots);

    for (size_t i = 0; i < set->room; i++)
        if (set->slots[i] != NULL)
            slots[slot_of(slots, room, set->slots[i])] = set->slots[i];
    free(set->slots);
    set->slots = slots;
    set->room = room;
}

bool row_set_add(struct row_set *set, const struct row *row)
{
    const char *name = text_bytes(&row->name);
    size_t slot;

    if (set->count * 2 >= set->room)
        set_grow(set);
    slot = slot_of(set->slots, set->room, name);
    if (set->slots[slot] != NULL)
        return false;
    set->slots[slot] = memory_text(name);
    set->count++;
    return true;
}

bool row_set_has(const struct row_set *set, const struct row *row)
{
    return set->count > 0 && set->slots[slot_of(set->slots, set->room, text_bytes(&row->name))] != NULL;
}

void row_set_free(struct row_set *set)
{
    for (size_t i = 0; i < set->room; i++)
        free(set->slots[i]);
    free(set->slots);
    *set = (struct row_set){0};
}
