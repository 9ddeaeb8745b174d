#include "base/i18n.h"
#include "store/internal.h"

/* The texts of SQLite's errors hold names of tables and columns, never values: those are bound. */
static int trouble_fault(sqlite3 *db, int code, struct messages *messages)
{
    const char *detail = db != NULL && sqlite3_errcode(db) != SQLITE_OK ? sqlite3_errmsg(db) : sqlite3_errstr(code);

    if ((code & 0xff) == SQLITE_CONSTRAINT)
        return messages_add(
            messages, TROUBLE_FAULT, NULL,
            _("the store refused a change that breaks its own rules (%s); nothing was saved, please report it"),
            detail);
    return messages_add(messages, TROUBLE_FAULT, NULL,
                        _("the store could not be asked (%s); nothing was saved, please report it"), detail);
}

int store_trouble(sqlite3 *db, int code, struct messages *messages)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return messages_add(messages, TROUBLE_BUSY, NULL, _("the store is busy; try again"));
    case SQLITE_FULL:
        return messages_add(messages, TROUBLE_IO, NULL,
                            _("the disk is full, nothing was saved; make room and try again"));
    case SQLITE_IOERR:
        return messages_add(messages, TROUBLE_IO, NULL,
                            _("the store cannot be read or written (%s); look at the disk and try again"),
                            sqlite3_errstr(code));
    case SQLITE_CANTOPEN:
        return messages_add(messages, TROUBLE_IO, NULL,
                            _("the store, or a file that SQLite keeps beside it, cannot be opened; "
                              "wanted permission to read and write in its folder"));
    case SQLITE_READONLY:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the store is read-only; wanted permission to write to it and in its folder"));
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("the store may not be used so; wanted permission to"));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return messages_add(messages, TROUBLE_IO, NULL,
                            _("the store is damaged; see what kreds check says, and put back a backup"));
    default: return trouble_fault(db, code, messages);
    }
}

int store_failed(struct store *store, int code, struct messages *messages)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOMEM: store->transaction.broken = store->transaction.open; break;
    default: break;
    }
    return store_trouble(store->db, code, messages);
}
