#include "common/sheet_in.h"

#include "base/i18n.h"
#include "input/encoding.h"
#include "input/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int open_file(struct call *call, const char *path, struct sheet_in *in)
{
    const struct position at = {.file = path};

    in->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (in->file)
        return 0;
    bool missing = errno == ENOENT || errno == ENOTDIR;
    return messages_add(&call->messages, missing ? TROUBLE_NOT_FOUND : TROUBLE_IO, &at,
                        missing ? _("there is no such file; the name of a file was wanted")
                                : _("the file could not be read; a file that can be read was wanted"));
}

static int read_map(struct call *call, struct sheet_in *in)
{
    const char *path = call_option(call, "map");
    char *bytes = NULL;
    size_t length;

    if (!path)
        return 0;
    if (file_read(path, &bytes, &length, &call->messages) != 0)
        return -1;
    int result = yaml_read(path, bytes, length, &in->map, &call->messages);
    free(bytes);
    if (result == 0 && in->map.count != 1)
        return messages_add(&call->messages, TROUBLE_DATA, &(struct position){path, 1, 0},
                            _("a map file holds %zu documents; wanted one"), in->map.count);
    return result;
}

static int read_delimiter(struct call *call, char *delimiter)
{
    const char *given = call_option(call, "delimiter");

    *delimiter = 0;
    if (!given)
        return 0;
    if (strcmp(given, "\\t") == 0 || strcmp(given, "tab") == 0)
        given = "\t";
    if (strlen(given) != 1 || !strchr(";,\t|", given[0]))
        return call_usage(call, _("--delimiter takes one of ; , | or tab"));
    *delimiter = given[0];
    return 0;
}

static int check_encoding(struct call *call)
{
    const char *encoding = call_option(call, "encoding");

    if (!encoding || encoding_known(encoding))
        return 0;
    return call_usage(call, _("--encoding takes a name that iconv -l lists, as UTF-8, Windows-1252 or CP850"));
}

/* The file of rejects takes the place of what has its name: that must not be the sheet. */
static int check_rejects(struct call *call, const struct sheet_in *in)
{
    const char *given = call_option(call, "rejects");
    struct stat sheet, there;

    if (given && strcmp(given, "-") == 0)
        return call_usage(call, _("--rejects wants the name of a file"));
    if (given && fstat(fileno(in->file), &sheet) == 0 && S_ISREG(sheet.st_mode) && stat(given, &there) == 0 &&
        sheet.st_dev == there.st_dev && sheet.st_ino == there.st_ino)
        return call_usage(call, _("--rejects names the file that is read; wanted another name"));
    return 0;
}

int sheet_in_open(struct call *call, const char *path, struct sheet_in *in)
{
    const char *name = strcmp(path, "-") == 0 ? _("standard input") : path;
    char delimiter;

    *in = (struct sheet_in){0};
    if (read_delimiter(call, &delimiter) != 0 || check_encoding(call) != 0 || read_map(call, in) != 0 ||
        open_file(call, path, in) != 0 || check_rejects(call, in) != 0)
        return -1;
    return sheet_open_in(name, in->file, call_option(call, "encoding"), delimiter, &in->sheet, &call->messages);
}

int sheet_in_rejects(struct call *call, struct sheet_in *in)
{
    return rejects_open(call->dry_run ? NULL : call_option(call, "rejects"), in->sheet, &in->rejects, &call->messages);
}

int sheet_in_end(struct call *call, struct sheet_in *in, bool whole, long refused)
{
    bool kept = in->rejects && rejects_kept(in->rejects);
    int result = 0;

    if (!in->rejects)
        return 0;
    if (whole)
        result = rejects_keep(in->rejects, &call->messages);
    else
        rejects_drop(in->rejects);
    in->rejects = NULL;
    if (result == 0 && whole && kept && refused > 0)
        call_fail(call, TROUBLE_WARNING, _("rows refused: %ld; they stand in %s with the reasons"), refused,
                  call_option(call, "rejects"));
    return result;
}

void sheet_in_close(struct sheet_in *in)
{
    rejects_drop(in->rejects);
    sheet_close(in->sheet);
    documents_free(&in->map);
    if (in->file && in->file != stdin)
        fclose(in->file);
    *in = (struct sheet_in){0};
}
