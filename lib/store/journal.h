/* The journal as `kreds log` shows it: who changed, or looked at, what and when. */
#ifndef KREDS_STORE_JOURNAL_H
#define KREDS_STORE_JOURNAL_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>

enum journal_kind { JOURNAL_CHANGE, JOURNAL_LOOK, JOURNAL_UNDO };

struct journal_entry {
    long number;
    const char *at;      /* the real clock's instant, YYYY-MM-DDTHH:MM:SSZ */
    const char *user;    /* the Unix user */
    const char *command; /* command and verb: "refer add" */
    enum journal_kind kind;
    long undoes; /* the number of the entry that an undo takes back; 0 for the other kinds */
    int schema_version;
    long rows;           /* rows changed; 0 for a look */
    const char *touched; /* references and codes, blank between; may be "", ends with "…" when there were more */
    bool undone;         /* an undo of it stands that is not itself undone */
    bool has_changeset;  /* false for a look, and for a change whose person was erased: cannot be undone */
};

/* What to list; all zero is the whole journal. */
struct journal_choice {
    const char *user;  /* only this user's; NULL all */
    const char *since; /* only from this instant or day on (compared as text with `at`); NULL all */
    long after;        /* only entries with a greater number; 0 all */
    long limit;        /* only the newest so many of what is chosen; 0 all */
    bool no_looks;     /* leave out the looks */
};

/* Calls `each` for the chosen entries, the oldest first; the entry lives until `each` returns. `each` returns 0 to go on; anything
 * else ends the listing and is returned. `choice` may be NULL. 0, -1 with a message, or what `each` returned. */
int journal_each(struct store *store, const struct journal_choice *choice,
                 int (*each)(void *context, const struct journal_entry *entry), void *context,
                 struct messages *messages);

#endif
