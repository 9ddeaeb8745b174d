#include "catalogue/load.h"
#include "base/digest.h"
#include "base/memory.h"
#include "catalogue/folder.h"
#include "catalogue/kept.h"
#include "catalogue/read.h"
#include "input/file.h"

#include <stdlib.h>
#include <string.h>

static void file_add(struct reader *reader, const char *path, const char *name, struct text *kept)
{
    struct messages unread = {0};
    char *bytes = NULL;
    size_t length = 0;

    if (file_read(path, &bytes, &length, &unread) == 0) {
        reader_add(reader, path, bytes, length);
        kept_add(kept, name, bytes, length);
    } else {
        messages_move(reader_unread(reader), &unread);
    }
    free(bytes);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

static void text_keep(struct catalogue *into, struct text *kept)
{
    text_add(kept, "");
    into->text = kept->bytes;
    into->text_length = kept->length;
}

const char *catalogue_digest(struct catalogue *catalogue)
{
    if (catalogue->digest_made[0] == '\0')
        digest_of(catalogue->text, catalogue->text_length, catalogue->digest_made);
    return catalogue->digest_made;
}

int catalogue_load(const char *path, struct trees *trees, struct catalogue *into, struct messages *messages)
{
    struct reader *reader = reader_new(into, trees);
    struct messages unread = {0};
    struct texts names = {0};
    struct text kept = {0};
    bool is_folder = false;

    if (folder_list(path, &is_folder, &names, &unread) != 0)
        messages_move(reader_unread(reader), &unread);
    else if (!is_folder)
        file_add(reader, path, base_name(path), &kept);
    for (size_t i = 0; i < names.count; i++) {
        char *file = text_format("%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/", names.items[i]);

        file_add(reader, file, names.items[i], &kept);
        free(file);
    }
    texts_free(&names);
    text_keep(into, &kept);
    return reader_end(reader, path, messages);
}

int catalogue_from_text(const char *name, const char *text, size_t length, struct catalogue *into,
                        struct messages *messages)
{
    struct reader *reader = reader_new(into, NULL);
    const char *at = text, *end = text + length;
    struct kept_file file;
    struct text kept = {0};

    while (kept_next(&at, end, &file)) {
        char *path = file.name == NULL ? memory_text(name) : text_format("%s/%s", name, file.name);

        reader_add(reader, path, file.bytes, file.length);
        free(path);
        free(file.name);
    }
    text_add_bytes(&kept, text, length);
    text_keep(into, &kept);
    return reader_end(reader, name, messages);
}
