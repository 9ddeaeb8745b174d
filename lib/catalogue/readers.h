/* Readers for the kinds of values that only catalogues have, beside those of input/keys.h. */
#ifndef KREDS_CATALOGUE_READERS_H
#define KREDS_CATALOGUE_READERS_H

#include "input/keys.h"

#include <stdbool.h>

key_reader key_words;    /* struct words: a text, or {da, en} */
key_reader key_length;   /* struct duration, longer than nothing */
key_reader key_distance; /* struct duration, negative and nothing too */
key_reader key_name;     /* char *: small letters, digits, hyphens, underscores */
key_reader key_span;     /* int[2]: one number for both, or [least, most]; detail as key_number */
key_reader key_decimal;  /* double: from 0, with decimals */
key_reader key_refer_to; /* char *: {refer_to: SERVICE}, linked */

/* keys_read for maps of at most 500 keys; of a doubled key, which the YAML was refused for already, only the first is
 * read. */
int map_read(const struct node *map, const struct key *keys, void *into, struct reading *reading);
/* Refuses a map of more than 500 keys. */
int map_bound(const struct node *map, struct reading *reading);

/* A list of at most 500 items, by key_items; more are refused, as looking through them all would take for ever. */
int key_list(const struct node *list, void **items, size_t *count, size_t item_size, key_reader *read,
             const struct key *key, const char *wanted, struct reading *reading);

/* Whether a text is a name as key_name takes it; and one as a fact bears it: letters, digits, underscores, a letter
 * first. */
bool name_is_fit(const char *text);
bool name_is_fact(const char *text);

/* Refuses `map` unless it has exactly one of the keys `a` and `b`. */
int map_wants_one(const struct node *map, const char *a, const char *b, struct reading *reading);
/* Refuses the value of the key `first` when it is more than that of `second`. */
int map_wants_order(const struct node *map, const char *first, long least, const char *second, long most,
                    struct reading *reading);

#endif
