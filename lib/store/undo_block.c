#include "store/undo_block.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/changes.h"
#include "store/internal.h"

#include "store/undo.sql.h"

#include <stdlib.h>
#include <string.h>

/* What an entry holds on to, and the look for it in another one. */
struct grip {
    struct store *store;
    struct row_set rows;    /* what the entry changed */
    struct row_set parents; /* what those rows refer to */
    bool met;               /* the other entry touches one of these */
    int result;
    struct messages *messages;
};

static void note_parent(void *context, const struct row *row)
{
    struct grip *grip = context;

    row_set_add(&grip->parents, row);
}

static bool note_change(void *context, const struct change *change)
{
    struct grip *grip = context;
    struct row row = {0};

    change_key(change, &row);
    row_set_add(&grip->rows, &row);
    row_name_free(&row);
    grip->result = change_links(grip->store, change, false, note_parent, grip, grip->messages);
    return grip->result == 0;
}

static void meet_parent(void *context, const struct row *row)
{
    struct grip *grip = context;

    if (row_set_has(&grip->rows, row))
        grip->met = true;
}

static bool meet_change(void *context, const struct change *change)
{
    struct grip *grip = context;
    struct row row = {0};

    change_key(change, &row);
    grip->met =
        row_set_has(&grip->rows, &row) || (change->operation == SQLITE_DELETE && row_set_has(&grip->parents, &row));
    row_name_free(&row);
    if (!grip->met)
        grip->result = change_links(grip->store, change, false, meet_parent, grip, grip->messages);
    return grip->result == 0 && !grip->met;
}

/* Words that two lists have in common; "…" stands for more than is known, so for any. */
static bool share_word(const char *a, const char *b)
{
    char *copy = memory_text(a);
    char *rest = copy, *word;
    bool shared = strstr(a, "…") != NULL || strstr(b, "…") != NULL;
    size_t length;

    while (!shared && (word = strsep(&rest, " ")) != NULL) {
        length = strlen(word);
        for (const char *at = strstr(b, word); length > 0 && at != NULL && !shared; at = strstr(at + 1, word))
            shared = (at == b || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0');
    }
    free(copy);
    return shared;
}

/* Of an entry without its changeset only its persons and what it names are known: so those decide. */
static int meet_unknown(struct grip *grip, const struct undo_entry *entry, long other, const char *touched)
{
    struct query *query = query_begin(grip->store, SQL_UNDO_SHARE_PERSON);
    int result;

    query_bind_number(query, ":entry", entry->number);
    query_bind_number(query, ":other", other);
    result = query_step(query, grip->messages);
    grip->met = result > 0 && (query_number(query, 0) != 0 || share_word(entry->touched, touched));
    query_end(query);
    return result > 0 ? 0 : -1;
}

static int meet_entry(struct grip *grip, const struct tables *tables, const struct undo_entry *entry,
                      const struct query *later)
{
    enum changes_end end;
    const void *bytes;
    int size;

    if (query_null(later, 4))
        return meet_unknown(grip, entry, query_number(later, 0), query_text(later, 3));
    bytes = query_bytes(later, 4, &size);
    end = changes_each(bytes, size, tables, meet_change, grip);
    if (grip->result != 0)
        return -1;
    if (end == CHANGES_UNREADABLE || end == CHANGES_UNKNOWN)
        return messages_add(grip->messages, TROUBLE_FAULT, NULL,
                            _("the changes of entry %ld (%s) cannot be read; see what kreds check says"),
                            query_number(later, 0), query_text(later, 1));
    return 0;
}

static bool has_number(const long *numbers, size_t count, long number)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

/* From the newest back: an undo that stands cancels with what it undoes, as long as that too came later than the entry. */
static int walk_later(struct grip *grip, const struct tables *tables, const struct undo_entry *entry,
                      struct undo_block *block)
{
    struct query *query = query_begin(grip->store, SQL_UNDO_LATER);
    long *cancelled = NULL;
    size_t count = 0;
    int result = 0;

    query_bind_number(query, ":number", entry->number);
    while (!grip->met && (result = query_step(query, grip->messages)) > 0) {
        long number = query_number(query, 0), undoes = query_number(query, 2);

        if (has_number(cancelled, count, number))
            continue;
        if (undoes > entry->number) {
            cancelled = memory_grow(cancelled, count, sizeof *cancelled);
            cancelled[count++] = undoes;
            continue;
        }
        result = meet_entry(grip, tables, entry, query);
        if (result != 0)
            break;
        if (grip->met) {
            block->number = number;
            block->command = memory_text(query_text(query, 1));
            block->unknown = query_null(query, 4);
        }
    }
    query_end(query);
    free(cancelled);
    return result;
}

int undo_find_block(struct store *store, const struct tables *tables, const struct undo_entry *entry,
                    struct undo_block *block, struct messages *messages)
{
    struct grip grip = {.store = store, .messages = messages};
    enum changes_end end = changes_each(entry->bytes, entry->size, tables, note_change, &grip);
    int result = grip.result;

    if (result == 0 && end != CHANGES_DONE)
        result = messages_add(messages, TROUBLE_FAULT, NULL,
                              _("the changes of entry %ld (%s) cannot be read, or name what the store does not "
                                "have; see what kreds check says"),
                              entry->number, entry->command);
    if (result == 0)
        result = walk_later(&grip, tables, entry, block);
    row_set_free(&grip.rows);
    row_set_free(&grip.parents);
    return result;
}
