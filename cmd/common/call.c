#include "common/command.h"

#include "base/i18n.h"
#include "catalogue/load.h"
#include "common/known_trees.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *given(const struct call *call, const char *name)
{
    for (int i = 0; call->command->options && call->command->options[i].name; i++)
        if (strcmp(call->command->options[i].name, name) == 0)
            return call->given[i];
    return NULL;
}

const char *call_option(const struct call *call, const char *name)
{
    return given(call, name);
}

int call_option_date(struct call *call, const char *name, int otherwise, int *date)
{
    const char *text = given(call, name);
    *date = otherwise;
    if (!text || date_read(text, date))
        return 0;
    return call_usage(call, _("--%s is no date; wanted YYYY-MM-DD"), name);
}

int call_option_span(struct call *call, const char *first, const char *last, int *from, int *to)
{
    if (call_option_date(call, first, DATE_NONE, from) != 0 || call_option_date(call, last, DATE_NONE, to) != 0)
        return -1;
    if (*from == DATE_NONE || *to == DATE_NONE || *from <= *to)
        return 0;
    return call_usage(call, _("--%s lies before --%s; wanted that day or a later one"), last, first);
}

int call_option_number(struct call *call, const char *name, long least, long most, long otherwise, long *number)
{
    const char *text = given(call, name);
    *number = otherwise;
    if (!text || text_number(text, least, most, number))
        return 0;
    return call_usage(call, _("--%s is no fitting number; wanted %ld to %ld"), name, least, most);
}

static int fail_with(struct call *call, enum trouble trouble, const char *format, va_list values)
{
    struct text text = {0};
    text_add_format_list(&text, format, values);
    messages_add(&call->messages, trouble, NULL, "%s", text_bytes(&text));
    text_free(&text);
    return -1;
}

int call_fail(struct call *call, enum trouble trouble, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fail_with(call, trouble, format, values);
    va_end(values);
    return -1;
}

int call_usage(struct call *call, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fail_with(call, TROUBLE_USAGE, format, values);
    va_end(values);
    return -1;
}

int call_store(struct call *call, enum store_use use)
{
    if (call->store)
        return 0;
    const char *path = call_store_path(call);
    if (!path)
        return -1;
    int result = store_open(path, use, &call->store, &call->messages);
    if (result == 0 && store_on_network(call->store))
        call_fail(call, TROUBLE_WARNING,
                  _("the store lies on a network file system: it runs without its write-ahead log"));
    return result;
}

int call_catalogue(struct call *call)
{
    if (call->catalogue_loaded)
        return 0;
    const char *path = call_catalogue_path(call);
    if (!path)
        return -1;
    struct trees *trees = known_trees_read(path);
    call->catalogue_loaded = catalogue_load(path, trees, &call->catalogue, &call->messages) == 0;
    known_trees_keep(trees, path);
    return call->catalogue_loaded ? 0 : -1;
}

int call_begin(struct call *call)
{
    return store_begin(call->store, call_who(call), &call->messages);
}

int call_finish(struct call *call)
{
    if (!call->dry_run)
        return store_commit(call->store, &call->messages);
    store_rollback(call->store);
    return 0;
}

struct rows *call_rows(struct call *call, const struct column *columns, size_t count)
{
    struct rows *rows = rows_open(stdout, call->format, columns, count);
    if (isatty(STDOUT_FILENO) == 1)
        rows_on_terminal(rows);
    return rows;
}

int call_rows_close(struct rows *rows)
{
    struct messages told_at_the_end = {0};
    enum rows_end end = rows_close(rows, &told_at_the_end);

    messages_free(&told_at_the_end);
    return end == ROWS_FAILED ? -1 : 0;
}

int call_look(struct call *call, const struct texts *references, const long *persons, size_t person_count)
{
    if (store_look_begin(call->store, call_who(call), &call->messages) != 0)
        return -1;
    for (size_t i = 0; references && i < references->count; i++)
        store_touch(call->store, references->items[i]);
    for (size_t i = 0; i < person_count; i++)
        store_touch_person(call->store, persons[i]);
    return store_look_commit(call->store, &call->messages);
}
