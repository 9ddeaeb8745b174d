#include "catalogue/kept.h"
#include "base/memory.h"

#include <string.h>

static const char heading[] = "# file: ";
#define HEADING_LENGTH (sizeof heading - 1)

static bool is_heading(const char *at, const char *end)
{
    return (size_t)(end - at) >= HEADING_LENGTH && memcmp(at, heading, HEADING_LENGTH) == 0;
}

/* The place behind the line that begins at `at`. */
static const char *line_end(const char *at, const char *end)
{
    const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;

    return newline == NULL ? end : newline + 1;
}

static void heading_add(struct text *kept, const char *name)
{
    text_add(kept, heading);
    for (; *name != '\0'; name++)
        text_add_bytes(kept, *name == '\n' ? "?" : name, 1);
    text_add(kept, "\n");
}

void kept_add(struct text *kept, const char *name, const char *bytes, size_t length)
{
    const char *end = bytes + length, *next;

    heading_add(kept, name);
    for (const char *at = bytes; at < end; at = next) {
        next = line_end(at, end);
        if (is_heading(at, end))
            text_add(kept, " ");
        text_add_bytes(kept, at, (size_t)(next - at));
    }
    if (length > 0 && end[-1] != '\n')
        text_add(kept, "\n");
}

bool kept_next(const char **at, const char *end, struct kept_file *file)
{
    const char *begin = *at, *next;

    if (begin == end)
        return false;
    file->name = NULL;
    if (is_heading(begin, end)) {
        next = line_end(begin, end);
        file->name = memory_text_part(begin + HEADING_LENGTH, (size_t)(next - begin) - HEADING_LENGTH);
        file->name[strcspn(file->name, "\n")] = '\0';
        begin = next;
    }
    for (next = begin; next < end && !is_heading(next, end);)
        next = line_end(next, end);
    file->bytes = begin;
    file->length = (size_t)(next - begin);
    *at = next;
    return true;
}
