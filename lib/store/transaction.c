#include "base/i18n.h"
#include "base/memory.h"
#include "store/born_keep.h"
#include "store/changes.h"
#include "store/internal.h"
#include "store/tables.h"
#include "store/ties.h"

#include "store/transaction.sql.h"

#include <stdlib.h>

enum { TOUCHED_MOST = 50 };

/* Asked at a table's first change. */
static int table_records(void *context, const char *name)
{
    struct transaction *transaction = context;

    if (!tables_recorded(name))
        return 0;
    texts_add(&transaction->changed, name);
    return 1;
}

/* The session records every table that an undo can take back. */
static int session_start(struct store *store, struct messages *messages)
{
    struct transaction *transaction = &store->transaction;
    int code = sqlite3session_create(store->db, "main", &transaction->session);

    if (code == SQLITE_OK)
        code = sqlite3session_attach(transaction->session, NULL);
    if (code != SQLITE_OK)
        return store_trouble(store->db, code, messages);
    sqlite3session_table_filter(transaction->session, table_records, transaction);
    return 0;
}

/* Nothing that is written from now on is recorded. */
static void session_end(struct transaction *transaction)
{
    if (transaction->session != NULL)
        sqlite3session_delete(transaction->session);
    transaction->session = NULL;
}

/* Everything of the transaction that is not SQLite's. */
static void transaction_end(struct store *store)
{
    struct transaction *transaction = &store->transaction;

    session_end(transaction);
    texts_free(&transaction->changed);
    texts_free(&transaction->touched);
    free(transaction->persons);
    free(transaction->series);
    *transaction = (struct transaction){0};
}

int store_begin_as(struct store *store, const struct store_who *who, enum journal_kind kind, struct messages *messages)
{
    if (store->transaction.open || store->reading)
        return messages_add(messages, TROUBLE_FAULT, NULL, _("the store was asked to begin twice; please report it"));
    if (!store->writes)
        return messages_add(messages, TROUBLE_FAULT, NULL,
                            _("the store was opened for reading only; please report it"));
    if (store_execute(store, "BEGIN IMMEDIATE", messages) != 0)
        return -1;
    store->transaction.open = true;
    store->transaction.kind = kind;
    store->transaction.who = *who;
    if (kind == JOURNAL_LOOK || (session_start(store, messages) == 0 && born_keep_begin(store, messages) == 0))
        return 0;
    store_rollback(store);
    return -1;
}

int store_begin(struct store *store, const struct store_who *who, struct messages *messages)
{
    return store_begin_as(store, who, JOURNAL_CHANGE, messages);
}

int store_look_begin(struct store *store, const struct store_who *who, struct messages *messages)
{
    return store_begin_as(store, who, JOURNAL_LOOK, messages);
}

void store_touch(struct store *store, const char *reference)
{
    struct transaction *transaction = &store->transaction;

    if (!transaction->open || transaction->touched_more || text_empty(reference) ||
        texts_has(&transaction->touched, reference))
        return;
    if (transaction->touched.count < TOUCHED_MOST)
        texts_add(&transaction->touched, reference);
    else
        transaction->touched_more = true;
}

void store_touch_person(struct store *store, long person)
{
    struct transaction *transaction = &store->transaction;

    if (!transaction->open)
        return;
    transaction->persons = memory_grow(transaction->persons, transaction->person_count, sizeof *transaction->persons);
    transaction->persons[transaction->person_count++] = person;
}

void store_rollback(struct store *store)
{
    if (!store->transaction.open)
        return;
    if (sqlite3_get_autocommit(store->db) == 0)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    born_keep_forget(store);
    transaction_end(store);
}

int store_changes(struct store *store, void **bytes, int *size, struct messages *messages)
{
    int code = SQLITE_OK;

    *bytes = NULL;
    *size = 0;
    if (store->transaction.session != NULL)
        code = sqlite3session_changeset(store->transaction.session, size, bytes);
    return code == SQLITE_OK ? 0 : store_trouble(store->db, code, messages);
}

static int journal_add(struct store *store, long rows, const void *bytes, int size, struct messages *messages)
{
    static const char *const kinds[] = {"change", "look", "undo"};
    const struct transaction *transaction = &store->transaction;
    struct query *query = query_begin(store, SQL_JOURNAL_ADD);
    struct text touched = {0};
    int result;

    texts_join(&transaction->touched, " ", &touched);
    if (transaction->touched_more)
        text_add(&touched, " …");
    query_bind_text(query, ":at", transaction->who.at);
    query_bind_text(query, ":user", transaction->who.user);
    query_bind_text(query, ":command", transaction->who.command);
    query_bind_text(query, ":kind", kinds[transaction->kind]);
    if (transaction->undoes != 0)
        query_bind_number(query, ":undoes", transaction->undoes);
    query_bind_number(query, ":version", STORE_VERSION);
    query_bind_number(query, ":rows", rows);
    query_bind_text(query, ":touched", text_bytes(&touched));
    query_bind_bytes(query, ":changeset", bytes, size);
    result = query_run(query, messages);
    text_free(&touched);
    return result;
}

/* The entry with its ties; what an undo took back was about the same persons. */
static int journal_write(struct store *store, const struct ties *ties, const void *bytes, int size,
                         struct messages *messages)
{
    const struct transaction *transaction = &store->transaction;
    long entry;

    if (journal_add(store, ties->changes, bytes, size, messages) != 0)
        return -1;
    entry = store_last_id(store);
    if (transaction->undoes != 0 && ties_copy(store, entry, transaction->undoes, messages) != 0)
        return -1;
    if (ties_write(store, ties, entry, messages) != 0)
        return -1;
    return ties_to_persons(store, entry, transaction->persons, transaction->person_count, messages);
}

/* A failure of the disk may have rolled back behind our back, or have been overlooked: then nothing is to be kept. */
static int commit(struct store *store, struct messages *messages)
{
    if (store->transaction.broken || sqlite3_get_autocommit(store->db) != 0)
        return messages_add(
            messages, TROUBLE_IO, NULL,
            _("the changes could not be written, nothing was saved; make room on the disk and try again"));
    return store_execute(store, "COMMIT", messages);
}

int store_commit(struct store *store, struct messages *messages)
{
    struct ties ties = {0};
    void *bytes = NULL;
    int size = 0, result = 0;

    if (!store->transaction.open || store->transaction.kind == JOURNAL_LOOK)
        return messages_add(messages, TROUBLE_FAULT, NULL,
                            _("the store was asked to end what did not begin; please report it"));
    result = series_write(store, messages);
    if (result == 0)
        result = store_changes(store, &bytes, &size, messages);
    session_end(&store->transaction);
    if (result == 0 && size > 0)
        result = ties_gather(store, bytes, size, &store->transaction.changed, &ties, messages);
    if (result == 0 && size > 0)
        result = journal_write(store, &ties, bytes, size, messages);
    if (result == 0)
        result = commit(store, messages);
    sqlite3_free(bytes);
    ties_free(&ties);
    if (result != 0)
        store_rollback(store);
    transaction_end(store);
    return result;
}

int store_look_commit(struct store *store, struct messages *messages)
{
    struct transaction *transaction = &store->transaction;
    int result = 0;

    if (!transaction->open || transaction->kind != JOURNAL_LOOK)
        return messages_add(messages, TROUBLE_FAULT, NULL,
                            _("the store was asked to end a look that did not begin; please report it"));
    if (transaction->touched.count > 0 || transaction->person_count > 0)
        result = journal_write(store, &(const struct ties){0}, NULL, 0, messages);
    if (result == 0)
        result = commit(store, messages);
    if (result != 0)
        store_rollback(store);
    transaction_end(store);
    return result;
}
