#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The one place in the library that ends the program: nothing that follows could be trusted to save anything. */
_Noreturn void memory_out(void)
{
    static const char said[] = "kreds: out of memory; nothing was saved by this command\n";

    fputs(said, stderr);
    exit(70);
}

void *memory_new(size_t size)
{
    void *memory = calloc(1, size > 0 ? size : 1);

    if (memory == NULL)
        memory_out();
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *resized = realloc(memory, size > 0 ? size : 1);

    if (resized == NULL)
        memory_out();
    return resized;
}

/* The room follows from the count alone (the next power of two), so that no array has to carry it along. */
void *memory_grow(void *items, size_t count, size_t size)
{
    size_t room = count == 0 ? 1 : count * 2;
    unsigned char *grown = items;

    if ((count & (count - 1)) == 0) {
        if (size == 0 || room > SIZE_MAX / size || room < count)
            memory_out();
        grown = memory_resize(items, room * size);
    }
    memset(grown + count * size, 0, size);
    return grown;
}

char *memory_text(const char *text)
{
    return text == NULL ? NULL : memory_text_part(text, strlen(text));
}

char *memory_text_part(const char *text, size_t length)
{
    char *copy;

    if (length == SIZE_MAX)
        memory_out();
    copy = memory_resize(NULL, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void memory_text_set(char **text, const char *value)
{
    char *copy = memory_text(value);

    free(*text);
    *text = copy;
}
