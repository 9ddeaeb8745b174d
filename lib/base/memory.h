/* Memory that is always there: when it runs out the program ends, as there is nothing left to save. */
#ifndef KREDS_BASE_MEMORY_H
#define KREDS_BASE_MEMORY_H

#include <stddef.h>

/* `size` zeroed bytes; the caller frees. */
void *memory_new(size_t size);

/* Makes room for one item more in an array of `count` items of `size` bytes each; doubles its room at the powers of two, so
 * an array must only ever grow through this. The new item is zeroed. Returns the array's (new) place. */
void *memory_grow(void *items, size_t count, size_t size);

/* realloc() that does not return NULL; for libraries that take such a function. */
void *memory_resize(void *memory, size_t size);

/* Ends the program, as the functions above do when there is no memory. */
_Noreturn void memory_out(void);

/* A copy of a text, NULL for NULL; the caller frees. */
char *memory_text(const char *text);

/* A copy of `length` bytes of a text with a NUL byte put behind them; the caller frees. */
char *memory_text_part(const char *text, size_t length);

/* Frees *text and puts a copy of `value` (may be NULL) in its place. */
void memory_text_set(char **text, const char *value);

#endif
