/* A store's file taken as a whole: opened whatever its version, looked through, copied page by page. */
#ifndef KREDS_STORE_WHOLE_H
#define KREDS_STORE_WHOLE_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

enum whole_state {
    WHOLE_OURS,    /* a store of kreds */
    WHOLE_FOREIGN, /* a database of another program */
    WHOLE_BROKEN   /* no database, cut short, or without its tables; it is not open */
};

struct whole {
    struct store *store; /* writable; NULL when broken. store_close frees it */
    enum whole_state state;
    int version; /* user_version; 0 when broken */
};

enum { WHOLE_PATIENCE = 10000 }; /* how long to wait for others, milliseconds */

/* Opens the existing file `path`. `alone`: holds it until it is closed, so that nobody else has it open meanwhile, TROUBLE_BUSY after
 * `patience` milliseconds (0: WHOLE_PATIENCE) when somebody has. 0 with what it is, or -1 with a message when that cannot be told. */
int whole_open(const char *path, bool alone, int patience, struct whole *whole, struct messages *messages);

/* How a copy goes through a store that runs without WAL, where a reader holds up those who write. */
struct whole_pace {
    int small;    /* pages that are copied in one go */
    int step;     /* pages at a time after those */
    int pause;    /* between two steps, milliseconds */
    int restarts; /* how often others' changes may set it back before it takes the rest in one go */
};
extern const struct whole_pace whole_pace;

/* Copies all of one open database over another. In WAL mode nobody waits for it. `into` is changed in one transaction, or not at all. */
int whole_copy(struct store *from, struct store *into, const struct whole_pace *pace, struct messages *messages);
/* SQLite's own check of an open file: the quick one, or the thorough one that also holds indexes against tables. */
int whole_check(struct store *store, bool thorough, bool *sound, struct messages *messages);

/* Opens an empty file that is to become a copy; NULL with a message. */
struct store *whole_begin(const char *name, struct messages *messages);
/* Ends it: the file needs no other beside it from now on. */
int whole_seal(struct store *copy, struct messages *messages);

/* Writes a self-contained copy of an open store as the file `path`, mode 0600: aside, and renamed when it is whole. `over`: also over a
 * file that is there (TROUBLE_FORBIDDEN otherwise). `checked`: TROUBLE_IO when the copy is not sound. */
int whole_write(struct store *from, const char *path, bool over, bool checked, struct messages *messages);
/* Keeps a copy beside the store's `path`, named by why and when ("…/kreds.db.before-restore-2026-09-01T101500Z"); `at` is an instant of
 * the journal. The name in *kept, which the caller frees. */
int whole_keep(struct store *from, const char *path, const char *why, const char *at, char **kept,
               struct messages *messages);
/* The name alone: of no file that is there. The caller frees. */
char *whole_kept_name(const char *path, const char *why, const char *at);

/* Notes in an open store's journal what was done with the file as a whole, as an entry without a changeset. */
int whole_note(struct store *store, const struct store_who *who, int version, struct messages *messages);

#endif
