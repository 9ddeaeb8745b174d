#include "attend/note_text.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "input/file.h"

#include <stdio.h>
#include <stdlib.h>
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

static int check(struct call *call, const char *bytes, size_t length, const char *file)
{
    size_t valid = utf8_valid_prefix(bytes, length), whole = strlen(bytes);
    struct position at = {.file = file};

    if (length > NOTE_MOST)
        return messages_add(&call->messages, TROUBLE_DATA, &at,
                            _("the note is longer than %u KiB; wanted a shorter one"), NOTE_MOST >> 10);
    if (valid == length && whole == length)
        return 0;
    at.line = file ? line_of(bytes, valid < whole ? valid : whole) : 0;
    return messages_add(&call->messages, TROUBLE_DATA, &at, _("the note is no text in UTF-8; wanted one"));
}

static int keep(struct call *call, char *bytes, size_t length, const char *file, char **words)
{
    if (check(call, bytes, length, file) != 0)
        return -1;
    const char *trimmed = text_trim(bytes);
    if (*trimmed == '\0')
        return call_fail(call, TROUBLE_DATA, _("the note is empty; wanted its text"));
    *words = memory_text(trimmed);
    return 0;
}

int note_text_read(struct call *call, const char *given, char **words)
{
    bool standard = strcmp(given, "-") == 0;
    char *bytes = standard ? NULL : memory_text(given);
    size_t length = standard ? 0 : strlen(given);

    if (standard && isatty(STDIN_FILENO) == 1)
        fprintf(stderr, "%s\n", _("the note, ended by Ctrl-D on a line of its own:"));
    int result = standard ? file_read("-", &bytes, &length, &call->messages) : 0;
    if (result == 0)
        result = keep(call, bytes, length, standard ? _("standard input") : NULL, words);
    free(bytes);
    return result;
}
