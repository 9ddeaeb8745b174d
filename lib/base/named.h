/* Values with names: one table serves reading, writing and the messages that list what is allowed. */
#ifndef KREDS_BASE_NAMED_H
#define KREDS_BASE_NAMED_H

#include <stdbool.h>

struct named_value {
    const char *name; /* NULL ends a table */
    int value;
};

/* The name of a value, "" when the table has none. */
const char *named_name(const struct named_value *names, int value);
bool named_read(const struct named_value *names, const char *name, int *value);
/* "a, b, c" of a table's names, for a message; the caller frees. */
char *named_list(const struct named_value *names);
/* The table's name nearest to a word, NULL when none is near enough to be meant. */
const char *named_nearest(const struct named_value *names, const char *word);
/* "a,b" of the names whose bit 1 << value is set; the caller frees. */
char *named_set(const struct named_value *names, unsigned bits);

#endif
