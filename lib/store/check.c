#include "store/check.h"

#include "base/i18n.h"
#include "base/text.h"
#include "store/check_parts.h"
#include "store/internal.h"

#include "store/check.sql.h"

#include <stdarg.h>
#include <sys/stat.h>

void check_tell(const struct checking *checking, enum check_severity severity, const char *where, const char *format,
                ...)
{
    struct check_finding finding = {.severity = severity, .where = where};
    struct text text = {0};
    va_list values;

    va_start(values, format);
    text_add_format_list(&text, format, values);
    va_end(values);
    finding.what = text_bytes(&text);
    checking->found(checking->context, &finding);
    text_free(&text);
}

static const char *file_of(const struct checking *checking)
{
    const char *file = sqlite3_db_filename(checking->store->db, "main");

    return file == NULL ? "" : file;
}

static int check_mode(const struct checking *checking, struct messages *messages)
{
    const char *file = file_of(checking);
    struct stat about;

    if (stat(file, &about) != 0)
        return messages_add(messages, TROUBLE_IO, NULL, _("the store %s is gone; wanted it where it was opened"), file);
    if ((about.st_mode & 077) != 0)
        check_tell(checking, CHECK_WARNING, file,
                   _("the store is open to others than its owner (mode %04o); wanted 0600: chmod 600"),
                   (unsigned)(about.st_mode & 07777));
    return 0;
}

static int check_integrity(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_INTEGRITY);
    int result;

    while ((result = query_step(query, messages)) > 0)
        if (!text_is(query_text(query, 0), "ok"))
            check_tell(checking, CHECK_ERROR, file_of(checking),
                       _("SQLite finds the file damaged (%s); put back a backup"), query_text(query, 0));
    query_end(query);
    return result;
}

static int check_foreign_keys(const struct checking *checking, struct messages *messages)
{
    struct query *query = query_begin(checking->store, SQL_CHECK_FOREIGN_KEYS);
    int result;

    while ((result = query_step(query, messages)) > 0)
        check_tell(checking, CHECK_ERROR, query_text(query, 0),
                   _("rows of this table that refer to what is not there: %ld, in the table %s"),
                   query_number(query, 2), query_text(query, 1));
    query_end(query);
    return result;
}

/* A part that cannot be looked at because the file is damaged is a finding itself; only a busy store is a reason to stop. */
static int check_part(const struct checking *checking,
                      int (*part)(const struct checking *checking, struct messages *messages),
                      struct messages *messages)
{
    struct messages own = {0};
    int result = part(checking, &own);

    if (result != 0 && messages_trouble(&own) != TROUBLE_BUSY) {
        for (size_t i = 0; i < own.count; i++)
            check_tell(checking, CHECK_ERROR, file_of(checking), "%s", own.items[i].text);
        result = 0;
    }
    if (result != 0)
        messages_move(messages, &own);
    messages_free(&own);
    return result;
}

int check_store(struct store *store, void (*found)(void *context, const struct check_finding *finding), void *context,
                struct messages *messages)
{
    static int (*const parts[])(const struct checking *checking, struct messages *messages) = {
        check_mode, check_integrity, check_foreign_keys, check_schema, check_journal, check_texts, check_rows};
    struct checking checking = {.store = store, .found = found, .context = context};
    bool own = !store->reading && !store->transaction.open;
    int result = 0;

    if (own && store_read_begin(store, messages) != 0)
        return -1;
    for (size_t i = 0; result == 0 && i < sizeof parts / sizeof *parts; i++)
        result = check_part(&checking, parts[i], messages);
    if (own)
        store_read_end(store);
    return result;
}
