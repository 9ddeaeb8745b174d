#include "catalogue/kept.h"
#include "base/utf8.h"

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

/* A file's name may be of any bytes but two; what is kept is a text of one line. */
static void name_add(struct text *into, const char *name, size_t length)
{
    size_t before = into->length;

    utf8_repair(name, length, into);
    for (char *at = into->bytes + before; *at != '\0'; at++)
        if ((unsigned char)*at < ' ')
            *at = '?';
}

void kept_add(struct text *kept, const char *name, const char *bytes, size_t length)
{
    const char *end = bytes + length, *next;

    text_add(kept, heading);
    name_add(kept, name, strlen(name));
    text_add(kept, "\n");
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
        struct text name = {0};

        next = line_end(begin, end);
        name_add(&name, begin + HEADING_LENGTH, (size_t)(next - begin) - HEADING_LENGTH - (next[-1] == '\n'));
        file->name = name.bytes;
        begin = next;
    }
    for (next = begin; next < end && !is_heading(next, end);)
        next = line_end(next, end);
    file->bytes = begin;
    file->length = (size_t)(next - begin);
    *at = next;
    return true;
}
