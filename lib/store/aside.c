#include "store/aside.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const aside_endings[] = {"-wal", "-shm", "-journal", NULL};

char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return memory_text(".");
    if (slash == path)
        return memory_text("/");
    return memory_text_part(path, (size_t)(slash - path));
}

int folders_make(const char *folder, struct texts *made)
{
    struct stat about;
    char *above;
    int result;

    if (stat(folder, &about) == 0) {
        errno = ENOTDIR;
        return S_ISDIR(about.st_mode) ? 0 : -1;
    }
    if (errno != ENOENT)
        return -1;
    above = folder_of(folder);
    result = folders_make(above, made);
    free(above);
    if (result != 0)
        return -1;
    if (mkdir(folder, 0700) != 0) /* another kreds init may have been quicker */
        return errno == EEXIST ? 0 : -1;
    texts_add(made, folder);
    return chmod(folder, 0700);
}

void folders_remove(const struct texts *made)
{
    for (size_t i = made->count; i > 0; i--)
        rmdir(made->items[i - 1]);
}

void folder_sync(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (file >= 0) {
        fsync(file);
        close(file);
    }
}

char *aside_make(const char *path)
{
    char *name = text_format("%s%s.XXXXXX", path[0] == '/' ? "" : "./", path);
    int file = mkstemp(name);
    int result = file < 0 ? -1 : fchmod(file, 0600);

    if (file >= 0)
        close(file);
    if (result == 0)
        return name;
    free(name);
    return NULL;
}

/* link(2) never overwrites; where a file system has no links, the name is looked for just before. */
int aside_put(const char *aside, const char *path, bool over)
{
    struct stat about;

    if (over)
        return rename(aside, path);
    if (link(aside, path) == 0)
        return 0;
    if (errno == EEXIST || lstat(path, &about) == 0) {
        errno = EEXIST;
        return -1;
    }
    return rename(aside, path);
}

void aside_remove(const char *aside)
{
    unlink(aside);
    for (size_t i = 0; aside_endings[i] != NULL; i++) {
        char *name = text_format("%s%s", aside, aside_endings[i]);

        unlink(name);
        free(name);
    }
}

const char *aside_leftover(const char *path)
{
    struct stat about;

    for (size_t i = 0; aside_endings[i] != NULL; i++) {
        char *beside = text_format("%s%s", path, aside_endings[i]);
        bool there = lstat(beside, &about) == 0;

        free(beside);
        if (there)
            return aside_endings[i];
    }
    return NULL;
}
