#include "catalogue/read.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/calendar.h"
#include "catalogue/house.h"
#include "catalogue/instrument.h"
#include "catalogue/instruments.h"
#include "catalogue/loading.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    struct loading loading;
    struct messages found;
    struct trees *trees; /* may be NULL */
    bool unread;         /* a file could not be read to its end, so that something may be missing */
};

static const struct {
    const char *key; /* the first of a document */
    int (*read)(const struct node *document, struct loading *loading);
} kinds[] = {{"catalogue", house_read}, {"calendar", calendar_read}, {"instrument", instrument_read}};

static void document_read(const struct node *document, struct loading *loading)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (document->kind == NODE_MAP && document->count > 0 && text_is(document->keys[0]->text, kinds[i].key)) {
            kinds[i].read(document, loading);
            return;
        }
    reading_refuse(&loading->reading, document->kind == NODE_MAP && document->count > 0 ? document->keys[0] : document,
                   _("the first key tells what a document is; catalogue, calendar or instrument was wanted"));
}

/* Positions point to the file's name, so the catalogue takes it over. */
static void reader_keep_name(struct reader *reader, struct documents *documents)
{
    struct texts *files = &reader->loading.into->files;

    files->items = memory_grow(files->items, files->count, sizeof *files->items);
    files->items[files->count++] = documents->file;
    documents->file = NULL;
}

void reader_add(struct reader *reader, const char *path, const char *bytes, size_t length)
{
    struct documents documents = {0};
    struct position at = {.file = path, .line = 1, .column = 1};

    reader->loading.unsound = trees_read(reader->trees, path, bytes, length, &documents, &reader->found) != 0;
    reader->unread |= reader->loading.unsound && !documents.whole;
    if (documents.count == 0 && !reader->loading.unsound)
        messages_add(&reader->found, TROUBLE_CATALOGUE, &at,
                     _("the file holds nothing; catalogue, calendar or instrument was wanted as its first key"));
    for (size_t i = 0; i < documents.count; i++)
        document_read(documents.roots[i], &reader->loading);
    if (documents.file != NULL && !reader->loading.embedded)
        reader_keep_name(reader, &documents);
    documents_free(&documents);
}

struct messages *reader_unread(struct reader *reader)
{
    reader->unread = true;
    return &reader->found;
}

struct reader *reader_new(struct catalogue *into, struct trees *trees)
{
    struct reader *reader = memory_new(sizeof *reader);

    *into = (struct catalogue){.edition = DATE_NONE, .hide_below = 5};
    into->language = memory_text("da");
    into->currency = memory_text("DKK");
    into->zone = memory_text("Europe/Copenhagen");
    reader->trees = trees;
    reader->loading.into = into;
    reader->loading.reading = (struct reading){TROUBLE_CATALOGUE, &reader->found};
    reader->loading.embedded = true;
    for (size_t i = 0; embedded_instruments[i].name != NULL; i++)
        reader_add(reader, embedded_instruments[i].name, embedded_instruments[i].text,
                   strlen(embedded_instruments[i].text));
    reader->loading.embedded = false;
    return reader;
}

static int text_compare(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int message_compare(const void *a, const void *b)
{
    const struct message *x = a, *y = b;
    int file = text_compare(x->file, y->file);

    if (file != 0)
        return file;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* In the order of their places, and each once: a part that is used again through an alias is wrong in one place only.
 * Broken YAML is a broken catalogue. */
static void messages_settle(struct messages *found)
{
    size_t kept = 0;

    if (found->count > 0)
        qsort(found->items, found->count, sizeof *found->items, message_compare);
    for (size_t i = 0; i < found->count; i++) {
        struct message *message = &found->items[i];

        if (message->trouble == TROUBLE_DATA)
            message->trouble = TROUBLE_CATALOGUE;
        if (kept > 0 && message_compare(&found->items[kept - 1], message) == 0) {
            free(message->file);
            free(message->text);
            continue;
        }
        found->items[kept++] = *message;
    }
    found->count = kept;
}

int reader_end(struct reader *reader, const char *path, struct messages *messages)
{
    struct loading *loading = &reader->loading;
    struct position at = {.file = path};
    bool failed;

    if (!reader->unread && !loading->has_catalogue)
        messages_add(&reader->found, TROUBLE_CATALOGUE, &at,
                     _("there is no catalogue; a file whose first key is 'catalogue' was wanted"));
    if (!reader->unread)
        links_check(&loading->links, loading->into, &reader->found);
    messages_settle(&reader->found);
    failed = messages_failed(&reader->found);
    messages_move(messages, &reader->found);
    links_free(&loading->links);
    free(reader);
    return failed ? -1 : 0;
}
