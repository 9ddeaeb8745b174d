#include "store/backup.h"

#include "base/i18n.h"
#include "base/text.h"
#include "store/aside.h"
#include "store/internal.h"
#include "store/whole.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Where a name that may not be taken yet would stand: its folder without links and dots. NULL when there is no such folder. */
static char *full_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = folder_of(path);
    char *full = realpath(folder, NULL);
    char *name = full == NULL ? NULL : text_format("%s/%s", full, slash == NULL ? path : slash + 1);

    free(folder);
    free(full);
    return name;
}

bool backup_same_file(const char *one, const char *other)
{
    struct stat first, second;
    char *first_name, *second_name;
    bool same;

    if (stat(one, &first) == 0 && stat(other, &second) == 0)
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino;
    first_name = full_name(one);
    second_name = full_name(other);
    same = first_name != NULL && text_is(first_name, second_name);
    free(first_name);
    free(second_name);
    return same;
}

/* The store's own files, whether SQLite has made them or will. */
static bool is_of_store(const char *path, const char *file)
{
    bool is = backup_same_file(path, file);

    for (size_t i = 0; !is && aside_endings[i] != NULL; i++) {
        char *beside = text_format("%s%s", path, aside_endings[i]);

        is = backup_same_file(beside, file);
        free(beside);
    }
    return is;
}

static int refuse(struct store *store, const char *file, bool force, struct messages *messages)
{
    const char *leftover = aside_leftover(file);
    struct stat about;

    if (is_of_store(sqlite3_db_filename(store->db, "main"), file))
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s is the store itself, or belongs to it; wanted another name for its copy"), file);
    if (stat(file, &about) == 0 && !S_ISREG(about.st_mode))
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s is no file; wanted a name for the copy"), file);
    if (!force && lstat(file, &about) == 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("there is a file %s already, it was left as it is; wanted a new name, or --force"), file);
    if (leftover != NULL)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the file %s%s of an older store is still there; move it away first"), file, leftover);
    return 0;
}

int store_backup(struct store *store, const char *file, bool force, bool dry_run, struct messages *messages)
{
    if (refuse(store, file, force, messages) != 0)
        return -1;
    return dry_run ? 0 : whole_write(store, file, force, true, messages);
}
