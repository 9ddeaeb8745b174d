/* Key tables: they turn a map of nodes into a struct, and say all that is wrong with it in one go. */
#ifndef KREDS_INPUT_KEYS_H
#define KREDS_INPUT_KEYS_H

#include "base/message.h"
#include "base/named.h"
#include "input/node.h"

#include <stdbool.h>
#include <stddef.h>

/* One reading: where its messages go and what kind of trouble they are (bad data, a broken catalogue). */
struct reading {
    enum trouble trouble;
    struct messages *messages;
};

struct key;

/* Reads `value` into `field` (the struct's place plus the key's offset); 0, or -1 with messages. */
typedef int key_reader(const struct node *value, void *field, const struct key *key, struct reading *reading);

struct key {
    const char *name; /* NULL ends a table */
    key_reader *read;
    size_t offset;      /* of the field in the struct */
    const void *detail; /* what the reader needs further: a table of named values, bounds, a key table; may be NULL */
    bool required;
};

/* Reads every key of `map`. A node that is no map, unknown keys (the nearest known one is named, else all), missing required ones
 * and what the readers refuse are all appended with their places; -1 if there was any. */
int keys_read(const struct node *map, const struct key *keys, void *into, struct reading *reading);

/* Appends a message at a node in the reading's kind of trouble; returns -1. */
int reading_refuse(struct reading *reading, const struct node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Ready readers. A key without a value is refused. */
key_reader key_text;  /* char *: a scalar as it stands; what would disturb a terminal is made harmless on the way out */
key_reader key_truth; /* bool: yes no true false */
key_reader key_number;     /* int: detail = const struct number_bounds *, or NULL for 0 … INT_MAX */
key_reader key_date;       /* int date: YYYY-MM-DD */
key_reader key_time;       /* int time: HH:MM */
key_reader key_texts;      /* struct texts: a list of scalars, or one scalar */
key_reader key_some_texts; /* the same, with one at least */
key_reader key_named;      /* int: detail = const struct named_value[] */
key_reader key_named_set;  /* unsigned: bits 1 << value; a list of names, or one name; detail as key_named */
key_reader key_weekdays;   /* unsigned bits: `weekdays`, one day, or a list of days mon … sun */
/* The lists of key_some_texts, key_named_set and key_weekdays are refused when empty: nothing allowed at all is never meant. */

struct number_bounds {
    int least, most;
};

/* Reads each item of a list node with `read` into a growing array (`item_size` bytes each, by memory_grow); a node that is no list
 * is refused with `wanted` (e.g. "a list of criteria"). */
int key_items(const struct node *list, void **items, size_t *count, size_t item_size, key_reader *read,
              const struct key *key, const char *wanted, struct reading *reading);

#endif
