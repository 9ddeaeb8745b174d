#include "attend/note_text.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NOTE_MOST (64u << 10) /* bytes: some twenty pages */

/* The line on which what is no text stands. */
static int line_of(const char *bytes, size_t place)
{
    int line = 1;

    for (size_t i = 0; i < place; i++)
        line += bytes[i] == '\n';
    return line;
}

static int check(struct call *call, const struct text *text, const char *file)
{
    size_t length = text->length, valid = utf8_valid_prefix(text->bytes, length), whole = strlen(text->bytes);
    struct position at = {.file = file};

    if (length > NOTE_MOST)
        return messages_add(&call->messages, TROUBLE_DATA, &at,
                            _("the note is longer than %u KiB; wanted a shorter one"), NOTE_MOST >> 10);
    if (valid == length && whole == length)
        return 0;
    at.line = file ? line_of(text->bytes, valid < whole ? valid : whole) : 0;
    return messages_add(&call->messages, TROUBLE_DATA, &at, _("the note is no text in UTF-8; wanted one"));
}

/* Ends at the first end of input: on a terminal another look would wait for a second Ctrl-D. */
static int read_standard_input(struct call *call, struct text *into)
{
    char part[4096];
    size_t length;

    if (isatty(STDIN_FILENO) == 1)
        fprintf(stderr, "%s\n", _("the note, ended by Ctrl-D on a line of its own:"));
    while (into->length <= NOTE_MOST && !feof(stdin) && (length = fread(part, 1, sizeof part, stdin)) > 0)
        text_add_bytes(into, part, length);
    return ferror(stdin) ? call_fail(call, TROUBLE_IO, _("standard input could not be read")) : 0;
}

int note_text_read(struct call *call, const char *given, char **words)
{
    bool standard = strcmp(given, "-") == 0;
    struct text text = {0};
    int result = 0;

    if (standard)
        result = read_standard_input(call, &text);
    else
        text_add(&text, given);
    text_add(&text, "");
    if (result == 0)
        result = check(call, &text, standard ? _("standard input") : NULL);
    if (result == 0) {
        const char *trimmed = text_trim(text.bytes);
        if (*trimmed == '\0')
            result = call_fail(call, TROUBLE_DATA, _("the note is empty; wanted its text"));
        else
            *words = memory_text(trimmed);
    }
    text_free(&text);
    return result;
}
