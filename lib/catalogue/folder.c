#include "catalogue/folder.h"
#include "base/i18n.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int folder_refuse(const char *path, int error, struct messages *messages)
{
    struct position at = {.file = path};

    if (error == ENOENT || error == ENOTDIR)
        return messages_add(
            messages, TROUBLE_NOT_FOUND, &at,
            _("there is no such file or folder; wanted a catalogue, kreds init --from HOUSE copies one"));
    return messages_add(messages, TROUBLE_IO, &at, _("the folder cannot be read (%s); a catalogue was wanted"),
                        strerror(error));
}

static bool is_yaml(const char *path, const char *name)
{
    size_t length = strlen(name);
    struct stat found;
    bool folder;
    char *whole;

    if (*name == '.' || length <= 5 || strcmp(name + length - 5, ".yaml") != 0)
        return false;
    whole = text_format("%s/%s", path, name);
    folder = stat(whole, &found) == 0 && S_ISDIR(found.st_mode);
    free(whole);
    return !folder;
}

static int name_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int folder_list(const char *path, bool *is_folder, struct texts *names, struct messages *messages)
{
    struct stat found;
    struct dirent *entry;
    DIR *folder;

    if (stat(path, &found) != 0)
        return folder_refuse(path, errno, messages);
    *is_folder = S_ISDIR(found.st_mode);
    if (!*is_folder)
        return 0;
    folder = opendir(path);
    if (folder == NULL)
        return folder_refuse(path, errno, messages);
    while ((entry = readdir(folder)) != NULL)
        if (is_yaml(path, entry->d_name))
            texts_add(names, entry->d_name);
    closedir(folder);
    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, name_compare);
    return 0;
}
