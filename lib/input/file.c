#include "input/file.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Says why a file could not be opened or read. */
static int file_refuse(const struct position *at, int error, struct messages *messages)
{
    if (error == ENOENT || error == ENOTDIR)
        return messages_add(messages, TROUBLE_NOT_FOUND, at, _("there is no such file; the name of a file was wanted"));
    if (error == EISDIR)
        return messages_add(messages, TROUBLE_IO, at, _("this is a folder; the name of a file was wanted"));
    return messages_add(messages, TROUBLE_IO, at, _("the file cannot be read (%s); a file that can be read was wanted"),
                        strerror(error));
}

/* Room for the whole of a plain file, so that the text need not move while it is read. */
static void stream_expect(FILE *from, struct text *text)
{
    struct stat found;

    if (fstat(fileno(from), &found) == 0 && S_ISREG(found.st_mode) && found.st_size <= FILE_MOST)
        text_expect(text, (size_t)found.st_size + 1);
}

/* Reads to the end, or to one byte more than is allowed; 0, or the error's number. */
static int stream_read(FILE *from, struct text *text)
{
    char part[16384];
    size_t length;

    stream_expect(from, text);
    errno = 0;
    while (!feof(from) && text->length <= FILE_MOST && (length = fread(part, 1, sizeof part, from)) > 0)
        text_add_bytes(text, part, length);
    return ferror(from) ? (errno != 0 ? errno : EIO) : 0;
}

/* Standard input is read through a descriptor of its own, so that closing it takes nothing from the command. */
static FILE *stream_open(const char *path, bool standard)
{
    int own = standard ? dup(STDIN_FILENO) : -1;
    FILE *from = standard ? NULL : fopen(path, "rbe");

    if (own >= 0 && (from = fdopen(own, "rb")) == NULL)
        close(own);
    return from;
}

int file_read(const char *path, char **bytes, size_t *length, struct messages *messages)
{
    bool standard = text_is(path, "-");
    struct position at = {.file = standard ? _("standard input") : path};
    FILE *from = stream_open(path, standard);
    struct text text = {0};
    int error;

    if (from == NULL)
        return file_refuse(&at, errno, messages);
    error = stream_read(from, &text);
    fclose(from);
    if (error != 0) {
        file_refuse(&at, error, messages);
    } else if (text.length > FILE_MOST) {
        messages_add(messages, TROUBLE_DATA, &at, _("the file is larger than %u MiB; a smaller one was wanted"),
                     FILE_MOST >> 20);
    } else {
        text_add(&text, "");
        *bytes = text.bytes;
        *length = text.length;
        return 0;
    }
    text_free(&text);
    return -1;
}
