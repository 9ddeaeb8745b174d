#include "house_files.h"
#include "base/date.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

unsigned mode_of(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 ? (unsigned)(about.st_mode & 07777) : 0;
}

bool exists(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0;
}

void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    chmod(path, 0600);
}

size_t files_in(const char *folder)
{
    char *command = text_format("ls -A '%s' | wc -l", folder);
    FILE *pipe = popen(command, "r");
    size_t count = 0;

    assert_non_null(pipe);
    assert_int_equal(fscanf(pipe, "%zu", &count), 1);
    pclose(pipe);
    free(command);
    return count;
}

int create(struct house *house)
{
    return store_create(house->path, date_make(2026, 8, 15), &house->messages);
}

int open_for(struct house *house, enum store_use use)
{
    return store_open(house->path, use, &house->store, &house->messages);
}
