#include "store/restore.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/aside.h"
#include "store/backup.h"
#include "store/internal.h"
#include "store/whole.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char why[] = "before-restore";

static int broken_backup(const char *file, struct messages *messages)
{
    return messages_add(messages, TROUBLE_DATA, NULL,
                        _("%s is damaged, cut short or no database; wanted a whole file made by kreds backup"), file);
}

static int find_backup(const char *file, struct messages *messages)
{
    struct stat about;

    if (stat(file, &about) != 0 || access(file, R_OK) != 0)
        return messages_add(messages, errno == EACCES ? TROUBLE_FORBIDDEN : TROUBLE_NOT_FOUND, NULL,
                            _("the backup %s cannot be reached (%s); wanted a file made by kreds backup"), file,
                            strerror(errno));
    if (!S_ISREG(about.st_mode))
        return messages_add(messages, TROUBLE_DATA, NULL, _("%s is no file; wanted one made by kreds backup"), file);
    return 0;
}

static int refuse_backup(const char *file, const struct whole *backup, struct messages *messages)
{
    bool sound = true;

    if (backup->state == WHOLE_BROKEN)
        return broken_backup(file, messages);
    if (backup->state == WHOLE_FOREIGN)
        return messages_add(messages, TROUBLE_DATA, NULL,
                            _("%s is a database of another program; wanted a file made by kreds backup"), file);
    if (backup->version > STORE_VERSION)
        return messages_add(messages, TROUBLE_NO_STORE, NULL,
                            _("the backup %s is of version %d, newer than this kreds, which knows %d; wanted a newer "
                              "kreds"),
                            file, backup->version, STORE_VERSION);
    if (whole_check(backup->store, true, &sound, messages) != 0)
        return -1;
    return sound ? 0 : broken_backup(file, messages);
}

static int open_backup(const struct restore *restore, struct whole *backup, struct messages *messages)
{
    if (find_backup(restore->file, messages) != 0 ||
        whole_open(restore->file, false, restore->patience, backup, messages) != 0)
        return -1;
    return refuse_backup(restore->file, backup, messages);
}

/* What stands where the store is to be; `path` is where a link leads to. */
struct place {
    char *path;
    bool taken; /* there is a file, or the remains of one */
};

static int look_at_place(const struct restore *restore, struct place *place, struct messages *messages)
{
    struct stat about;
    bool there = lstat(restore->path, &about) == 0;

    place->path = there ? realpath(restore->path, NULL) : memory_text(restore->path);
    if (place->path == NULL || (there && (stat(place->path, &about) != 0 || !S_ISREG(about.st_mode))))
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s is no file, or a link that leads nowhere; wanted a store's name"), restore->path);
    place->taken = there || aside_leftover(place->path) != NULL;
    if (there && backup_same_file(place->path, restore->file))
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s is the store itself; wanted a backup of it, or another place by -d"), restore->file);
    if (place->taken && !restore->force)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("there is a store %s already, or what is left of one; wanted another place by -d, or "
                              "--force, which keeps a copy of it"),
                            restore->path);
    return 0;
}

/* The copy with the entry in its journal. */
static int fill_aside(const struct restore *restore, const struct whole *backup, struct store *copy,
                      struct messages *messages)
{
    if (whole_copy(backup->store, copy, &whole_pace, messages) != 0 || whole_seal(copy, messages) != 0)
        return -1;
    return whole_note(copy, restore->who, backup->version, messages);
}

/* Page by page in one transaction: whoever waits for the store meanwhile finds the new one under the same file. */
static int take_over(const struct restore *restore, const struct place *place, const struct whole *present,
                     struct store *copy, char **kept, struct messages *messages)
{
    if (present->state == WHOLE_FOREIGN)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s is a database of another program; wanted another place by -d"), restore->path);
    if (chmod(place->path, 0600) != 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the store %s may not be changed by you (%s); wanted "
                              "permission to"),
                            restore->path, strerror(errno));
    if (whole_keep(present->store, place->path, why, restore->who->at, kept, messages) != 0)
        return -1;
    if (whole_copy(copy, present->store, &whole_pace, messages) == 0)
        return 0;
    aside_remove(*kept); /* the store is as it was */
    free(*kept);
    *kept = NULL;
    return -1;
}

/* Together with what SQLite kept beside it, which may hold what the file lacks. */
static int move_away(const char *path, const char *kept)
{
    for (size_t i = 0; aside_endings[i] != NULL; i++) {
        char *beside = text_format("%s%s", path, aside_endings[i]);
        char *there = text_format("%s%s", kept, aside_endings[i]);
        int result = rename(beside, there);

        free(beside);
        free(there);
        if (result != 0 && errno != ENOENT)
            return -1;
    }
    return rename(path, kept) == 0 || errno == ENOENT ? 0 : -1;
}

static int put_in_place(const struct restore *restore, const struct place *place, const char *aside, char **kept,
                        struct messages *messages)
{
    char *folder;
    int result = 0;

    if (place->taken) {
        *kept = whole_kept_name(place->path, why, restore->who->at);
        result = move_away(place->path, *kept);
    }
    if (result == 0)
        result = aside_put(aside, place->path, false);
    if (result != 0)
        return messages_add(messages, TROUBLE_IO, NULL,
                            _("the store %s cannot be put in its place (%s); wanted a folder you may write in"),
                            restore->path, strerror(errno));
    folder = folder_of(place->path);
    folder_sync(folder);
    free(folder);
    return 0;
}

static int restore_with(const struct restore *restore, const struct place *place, const struct whole *backup,
                        const char *aside, char **kept, struct messages *messages)
{
    struct whole present = {.state = WHOLE_BROKEN};
    struct store *copy = whole_begin(aside, messages);
    int result = copy == NULL ? -1 : fill_aside(restore, backup, copy, messages);
    struct stat about;

    if (result == 0 && lstat(place->path, &about) == 0)
        result = whole_open(place->path, true, restore->patience, &present, messages);
    if (result == 0 && present.state != WHOLE_BROKEN)
        result = take_over(restore, place, &present, copy, kept, messages);
    store_close(copy);
    store_close(present.store);
    if (result == 0 && present.state == WHOLE_BROKEN)
        result = put_in_place(restore, place, aside, kept, messages);
    return result;
}

static int restore_aside(const struct restore *restore, const struct place *place, const struct whole *backup,
                         char **kept, struct messages *messages)
{
    struct texts made = {0};
    char *folder = folder_of(place->path), *aside = NULL;
    int result = folders_make(folder, &made);

    if (result == 0)
        aside = aside_make(place->path);
    if (aside == NULL)
        result = messages_add(messages, TROUBLE_IO, NULL,
                              _("the store %s cannot be made (%s); wanted a folder you may write in"), restore->path,
                              strerror(errno));
    else
        result = restore_with(restore, place, backup, aside, kept, messages);
    if (aside != NULL)
        aside_remove(aside);
    if (result != 0)
        folders_remove(&made);
    texts_free(&made);
    free(aside);
    free(folder);
    return result;
}

int store_restore(const struct restore *restore, char **kept, bool *older, struct messages *messages)
{
    struct whole backup = {0};
    struct place place = {0};
    int result = look_at_place(restore, &place, messages);

    *kept = NULL;
    if (result == 0)
        result = open_backup(restore, &backup, messages);
    *older = result == 0 && backup.version < STORE_VERSION;
    if (result == 0 && !restore->dry_run)
        result = restore_aside(restore, &place, &backup, kept, messages);
    store_close(backup.store);
    free(place.path);
    return result;
}
