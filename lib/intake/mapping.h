/* A map file: how a foreign sheet is read. Either lines of `heading: path` alone, or these keys, each a map and each left out where
 * it has nothing to say:
 *
 *   headings:   {Barnets navn: citizen.name}       what the headings mean; nothing behind one: the column is left out
 *   values:     {holders.relation: {Mor: mother}}  what a cell's words mean, by path; without a number for every adult
 *   constants:  {service: cool-kids}               what every row says whose own cell is blank
 *   separators: {concerns: ","}                    what parts the items of a list in a cell; else |
 */
#ifndef KREDS_INTAKE_MAPPING_H
#define KREDS_INTAKE_MAPPING_H

#include "base/message.h"
#include "input/node.h"

#include <stddef.h>

/* One heading of a foreign sheet and what it means. */
struct mapping_entry {
    char *heading;
    char *path;         /* "" for a column that is left out on purpose */
    struct position at; /* in the map file; its file name belongs to the document */
};

/* A word of a cell and what the form calls it. */
struct mapping_word {
    char *word;
    char *meaning; /* "" for what says nothing */
};

struct mapping_values {
    char *path; /* the number of a person may be left out: holders.relation */
    struct mapping_word *words;
    size_t count;
};

struct mapping_constant {
    char *path;
    char *text;
    struct position at;
};

struct mapping_separator {
    char *path; /* of a list */
    char separator;
};

struct mapping {
    struct mapping_entry *items;
    size_t count;
    struct mapping_values *values;
    size_t value_count;
    struct mapping_constant *constants;
    size_t constant_count;
    struct mapping_separator *separators;
    size_t separator_count;
};

/* Reads a map file's document. Unknown keys and paths (the nearest is named) and doubled headings are TROUBLE_DATA. 0, or -1 with
 * messages; `into` is freed by mapping_free either way. The document must outlive the mapping. */
int mapping_read(const struct node *root, struct mapping *into, struct messages *messages);
void mapping_free(struct mapping *mapping);

/* What the map says of a heading; NULL where it says nothing, or is NULL itself. */
const struct mapping_entry *mapping_entry_of(const struct mapping *mapping, const char *heading);
/* What the map says of a path; NULL where it says nothing, or is NULL itself. */
const struct mapping_values *mapping_values_of(const struct mapping *mapping, const char *path);
const struct mapping_constant *mapping_constant_of(const struct mapping *mapping, const char *path);
/* The separator of a list's items; `otherwise` where the map says nothing. */
char mapping_separator_of(const struct mapping *mapping, const char *path, char otherwise);
/* What a word means; the word itself where `values` is NULL or has none like it. */
const char *mapping_meaning(const struct mapping_values *values, const char *word);

#endif
