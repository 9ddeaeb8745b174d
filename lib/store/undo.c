#include "store/undo.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/changes.h"
#include "store/internal.h"
#include "store/undo_block.h"
#include "store/undone.h"

#include "store/undo.sql.h"

#include <stdlib.h>
#include <string.h>

static void entry_free(struct undo_entry *entry)
{
    free(entry->command);
    free(entry->touched);
    free(entry->bytes);
    *entry = (struct undo_entry){0};
}

static int entry_read(struct store *store, long number, struct undo_entry *entry, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_UNDO_ENTRY);
    const void *bytes;
    int result;

    query_bind_number(query, ":number", number);
    result = query_step(query, messages);
    if (result > 0) {
        entry->number = query_number(query, 0);
        entry->command = memory_text(query_text(query, 1));
        entry->look = text_is(query_text(query, 2), "look");
        entry->version = (int)query_number(query, 3);
        entry->rows = query_number(query, 4);
        entry->touched = memory_text(query_text(query, 5));
        bytes = query_bytes(query, 6, &entry->size);
        if (!query_null(query, 6))
            entry->bytes = memory_text_part(bytes, (size_t)entry->size);
    } else if (result == 0) {
        messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                     _("the journal has no entry %ld; wanted a number that kreds log shows"), number);
    }
    query_end(query);
    return result > 0 ? 0 : -1;
}

/* One's own newest change that is not undone. */
static int choose_own(struct store *store, const char *user, const struct undone *undone, long *number,
                      struct messages *messages)
{
    struct query *query = query_begin(store, SQL_UNDO_OWN);
    int result;

    query_bind_text(query, ":user", user);
    while ((result = query_step(query, messages)) > 0 && undone_by(undone, query_number(query, 0)) != 0)
        continue;
    if (result > 0)
        *number = query_number(query, 0);
    else if (result == 0)
        messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                     _("there is nothing of yours to take back; wanted the number of an entry, kreds log shows them"));
    query_end(query);
    return result > 0 ? 0 : -1;
}

/* What the entry itself says against it. */
static int refuse_entry(struct store *store, const struct undo_entry *entry, long undone, struct messages *messages)
{
    if (entry->look)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("entry %ld (%s) was a look and changed nothing; wanted an entry that did"), entry->number,
                            entry->command);
    if (undone != 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("entry %ld (%s) is taken back already, by entry %ld; to do it again: kreds undo %ld"),
                            entry->number, entry->command, undone, undone);
    if (entry->bytes == NULL)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("entry %ld (%s) cannot be taken back, as a person in it was erased and its changes "
                              "with it; make the change by hand"),
                            entry->number, entry->command);
    if (!upgrades_only_add(store->upgrades, entry->version, store_version(store)))
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("entry %ld (%s) cannot be taken back, as the store was rebuilt by an upgrade since; "
                              "make the change by hand"),
                            entry->number, entry->command);
    return 0;
}

static int refuse_block(const struct undo_entry *entry, const struct undo_block *block, struct messages *messages)
{
    if (block->number == 0)
        return 0;
    if (block->unknown)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("entry %ld (%s) cannot be taken back, as entry %ld (%s) came later and what it changed "
                              "is no longer known, a person in it was erased; make the change by hand"),
                            entry->number, entry->command, block->number, block->command);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("entry %ld (%s) cannot be taken back, as entry %ld (%s) came later and touches the same "
                          "matter; take that back first: kreds undo %ld"),
                        entry->number, entry->command, block->number, block->command, block->number);
}

/* Nothing is ever left out or overwritten: the first conflict ends it all. */
static int conflict_met(void *context, int conflict, sqlite3_changeset_iter *at)
{
    int *met = context;

    (void)at;
    *met = conflict;
    return SQLITE_CHANGESET_ABORT;
}

static int conflict_trouble(const struct undo_entry *entry, int conflict, struct messages *messages)
{
    if (conflict == SQLITE_CHANGESET_CONSTRAINT || conflict == SQLITE_CHANGESET_FOREIGN_KEY)
        return messages_add(
            messages, TROUBLE_FORBIDDEN, NULL,
            _("entry %ld (%s) cannot be taken back, as other rows of the store stand in its way; nothing "
              "was changed, make the change by hand"),
            entry->number, entry->command);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("entry %ld (%s) cannot be taken back, as the rows are no longer as it left them; nothing "
                          "was changed, make the change by hand"),
                        entry->number, entry->command);
}

/* The inverse must have changed exactly as many rows as the entry did: fewer would be an omission that nothing else tells of. */
static int check_applied(struct store *store, const struct undo_entry *entry, long complaints,
                         struct messages *messages)
{
    void *bytes;
    int size;
    long rows;

    if (store_changes(store, &bytes, &size, messages) != 0)
        return -1;
    rows = changes_count(bytes, size);
    sqlite3_free(bytes);
    if (complaints == store_log_complaints() && rows > 0 && rows == entry->rows)
        return 0;
    return messages_add(
        messages, TROUBLE_FAULT, NULL,
        rows == 1
            ? _("taking back entry %ld (%s) changed %ld row, not %ld; nothing was changed, see what kreds check says")
            : _("taking back entry %ld (%s) changed %ld rows, not %ld; nothing was changed, see what kreds check says"),
        entry->number, entry->command, rows, entry->rows);
}

static int apply_inverse(struct store *store, const struct undo_entry *entry, struct messages *messages)
{
    long complaints = store_log_complaints();
    void *inverse = NULL;
    int size = 0, conflict = 0;
    int code = sqlite3changeset_invert(entry->size, entry->bytes, &size, &inverse);

    if (code == SQLITE_OK)
        code = sqlite3changeset_apply(store->db, size, inverse, NULL, conflict_met, &conflict);
    sqlite3_free(inverse);
    if (conflict != 0)
        return conflict_trouble(entry, conflict, messages);
    if (code != SQLITE_OK)
        return store_trouble(store->db, code, messages);
    return check_applied(store, entry, complaints, messages);
}

/* The entry of the undo names what the one taken back named. */
static void touch_again(struct store *store, const struct undo_entry *entry)
{
    char *rest = entry->touched, *word;

    while ((word = strsep(&rest, " ")) != NULL)
        store_touch(store, word);
}

static int take_back(struct store *store, struct undo_entry *entry, long undone, struct messages *messages)
{
    struct undo_block block = {0};
    struct tables tables = {0};
    int result = refuse_entry(store, entry, undone, messages);

    if (result == 0)
        result = tables_read(store, &tables, messages);
    if (result == 0)
        result = undo_find_block(store, &tables, entry, &block, messages);
    if (result == 0)
        result = refuse_block(entry, &block, messages);
    tables_free(&tables);
    if (result == 0)
        result = apply_inverse(store, entry, messages);
    if (result == 0) {
        touch_again(store, entry);
        store->transaction.undoes = entry->number;
    }
    free(block.command);
    return result;
}

int store_undo(struct store *store, const struct store_who *who, long number, bool dry_run, long *undone,
               struct messages *messages)
{
    struct undo_entry entry = {0};
    struct undone state = {0};
    int result;

    if (store_begin_as(store, who, JOURNAL_UNDO, messages) != 0)
        return -1;
    result = undone_read(store, &state, messages);
    if (result == 0 && number == 0)
        result = choose_own(store, who->user, &state, &number, messages);
    if (result == 0)
        result = entry_read(store, number, &entry, messages);
    if (result == 0)
        result = take_back(store, &entry, undone_by(&state, number), messages);
    if (result == 0 && !dry_run)
        result = store_commit(store, messages);
    else
        store_rollback(store);
    if (result == 0)
        *undone = number;
    entry_free(&entry);
    undone_free(&state);
    return result;
}
