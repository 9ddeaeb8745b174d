#include "common/known_trees.h"

#include "base/digest.h"
#include "base/memory.h"
#include "common/surroundings.h"
#include "input/file.h"
#include "output/outfile.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAKER "kreds " KREDS_VERSION " trees 1"

/* The name is the digest of the catalogue's whole path, so that each catalogue has its own; the caller frees. NULL: nowhere. */
static char *path_of(const char *catalogue, bool make)
{
    char whole[PATH_MAX], digest[DIGEST_TEXT];
    char *folder = surroundings_cache(), *path;

    if (folder == NULL || realpath(catalogue, whole) == NULL) {
        free(folder);
        return NULL;
    }
    if (make) {
        *strrchr(folder, '/') = '\0';
        mkdir(folder, 0700);
        folder[strlen(folder)] = '/';
        mkdir(folder, 0700);
    }
    digest_of(whole, strlen(whole), digest);
    path = text_format("%s/catalogue-%.16s", folder, digest);
    free(folder);
    return path;
}

struct trees *known_trees_read(const char *catalogue)
{
    struct messages no_trouble = {0};
    char *path = path_of(catalogue, false), *bytes = NULL;
    size_t length = 0;

    if (path != NULL && file_read(path, &bytes, &length, &no_trouble) != 0)
        bytes = NULL;
    messages_free(&no_trouble);
    free(path);
    return trees_new(MAKER, bytes, length);
}

static void keep(const struct trees *trees, const char *path)
{
    struct messages no_trouble = {0};
    struct outfile *file = outfile_open(path, &no_trouble);
    struct text bytes = {0};

    if (file != NULL) {
        trees_bytes(trees, &bytes);
        fwrite(text_bytes(&bytes), 1, bytes.length, outfile_stream(file));
        outfile_keep(file, &no_trouble);
    }
    text_free(&bytes);
    messages_free(&no_trouble);
}

void known_trees_keep(struct trees *trees, const char *catalogue)
{
    char *path = trees_changed(trees) ? path_of(catalogue, true) : NULL;

    if (path != NULL)
        keep(trees, path);
    free(path);
    trees_free(trees);
}
