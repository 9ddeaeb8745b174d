#include "refer/marks.h"

#include "base/i18n.h"
#include "output/escape.h"

#include <string.h>

#define MARK "#>>"

static size_t line_length(const char *line, size_t most)
{
    const char *end = memchr(line, '\n', most);
    return end ? (size_t)(end - line) + 1 : most;
}

static bool line_is_mark(const char *line, size_t length)
{
    size_t blanks = 0;
    while (blanks < length && (line[blanks] == ' ' || line[blanks] == '\t'))
        blanks++;
    return length - blanks >= strlen(MARK) && memcmp(line + blanks, MARK, strlen(MARK)) == 0;
}

void marks_strip(const char *bytes, size_t length, struct text *into)
{
    for (size_t at = 0, line; at < length; at += line) {
        line = line_length(bytes + at, length - at);
        if (!line_is_mark(bytes + at, line))
            text_add_bytes(into, bytes + at, line);
    }
}

static void mark_put(const char *line, const char *words, struct text *into)
{
    text_add_bytes(into, line, strspn(line, " "));
    text_add(into, MARK " ");
    escape_harmless(into, words);
    text_add(into, "\n");
}

static void marks_of_line(const char *line, int number, bool last, const struct messages *messages, struct text *into)
{
    for (size_t i = 0; i < messages->count; i++) {
        const struct message *message = &messages->items[i];
        if (message->line == number || (last && message->line > number))
            mark_put(line, message->text, into);
    }
}

void marks_put(const struct text *text, const struct messages *messages, struct text *into)
{
    const char *bytes = text_bytes(text);
    size_t left = text->length;
    int number = 1;

    mark_put(
        "",
        _("What cannot be taken in is marked like this, above its line. Save it mended, or leave it as it is to stop."),
        into);
    marks_of_line("", 0, false, messages, into);
    for (size_t line; left > 0; bytes += line, left -= line, number++) {
        line = line_length(bytes, left);
        marks_of_line(bytes, number, line == left, messages, into);
        text_add_bytes(into, bytes, line);
    }
}
