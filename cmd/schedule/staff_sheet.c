#include "schedule/staff_sheet.h"
#include "schedule/codes.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "input/sheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where one cell stands, and what it is read for. */
struct cell {
    struct position at;
    const struct catalogue *catalogue;
    struct messages *messages;
};

void staff_read_services(const char *text, struct texts *into)
{
    char *copy = memory_text(text), *rest = copy;
    for (char *name = strtok_r(copy, ",|", &rest); name; name = strtok_r(NULL, ",|", &rest))
        if (!text_blank(name))
            texts_add(into, text_trim(name));
    free(copy);
}

static int read_code(const struct cell *cell, const char *text, struct staff *staff)
{
    char *copy = memory_text(text);
    staff->code = memory_text(text_trim(copy));
    free(copy);
    if (code_good(staff->code, STAFF_CODE_MOST))
        return 0;
    return messages_add(cell->messages, TROUBLE_DATA, &cell->at,
                        _("no short code for a leader; wanted letters, digits, dots and hyphens"));
}

static int read_text(char **field, const char *text)
{
    *field = text_blank(text) ? NULL : memory_text(text);
    return 0;
}

static int read_role(const struct cell *cell, const char *text, struct staff *staff)
{
    (void)cell;
    return read_text(&staff->role, text);
}

static int read_name(const struct cell *cell, const char *text, struct staff *staff)
{
    (void)cell;
    return read_text(&staff->name, text);
}

static int read_organisation(const struct cell *cell, const char *text, struct staff *staff)
{
    (void)cell;
    return read_text(&staff->organisation, text);
}

/* The cell itself is not repeated: in a sheet whose columns are exchanged it may be a name. */
static int read_qualified(const struct cell *cell, const char *text, struct staff *staff)
{
    int result = 0;
    staff_read_services(text, &staff->qualified);
    for (size_t i = 0; i < staff->qualified.count; i++) {
        const char *code = staff->qualified.items[i];
        const char *nearest = catalogue_nearest_service(cell->catalogue, code);
        if (catalogue_service(cell->catalogue, code))
            continue;
        result =
            nearest
                ? messages_add(cell->messages, TROUBLE_DATA, &cell->at,
                               _("service %zu of the cell is not in the catalogue; did you mean %s?"), i + 1, nearest)
                : messages_add(cell->messages, TROUBLE_DATA, &cell->at,
                               _("service %zu of the cell is not in the catalogue; refer services lists them"), i + 1);
    }
    return result;
}

static int read_days(const struct cell *cell, const char *text, struct staff *staff)
{
    char *copy = memory_text(text);
    for (char *c = copy; *c; c++)
        if (*c == '|')
            *c = ',';
    bool good = text_blank(copy) || weekdays_read(copy, &staff->possible_days);
    free(copy);
    return good ? 0 : messages_add(cell->messages, TROUBLE_DATA, &cell->at, _("no weekdays; wanted mon,tue,..."));
}

static int read_most(const struct cell *cell, const char *text, struct staff *staff)
{
    long number = 0;
    if (text_blank(text))
        return 0;
    if (!text_number(text, 1, 1000, &number))
        return messages_add(cell->messages, TROUBLE_DATA, &cell->at, _("no number of courses; wanted 1 to 1000"));
    staff->max_courses = (int)number;
    return 0;
}

static const struct staff_column {
    const char *heading;
    int (*read)(const struct cell *cell, const char *text, struct staff *staff);
} staff_columns[] = {
    {"code", read_code},        {"role", read_role}, {"qualified", read_qualified},       {"possible_days", read_days},
    {"max_courses", read_most}, {"name", read_name}, {"organisation", read_organisation}, {NULL, NULL},
};

static const struct staff_column *column_of(const char *heading)
{
    for (const struct staff_column *column = staff_columns; column->heading; column++)
        if (strcasecmp(column->heading, heading) == 0)
            return column;
    return NULL;
}

static int check_headings(const struct sheet *sheet, struct messages *messages)
{
    size_t count;
    const char *const *headings = sheet_headings(sheet, &count);
    struct position at = {sheet_name(sheet), 1, 0};
    bool code = false;

    for (size_t i = 0; i < count; i++) {
        at.column = (int)i + 1;
        code = code || strcasecmp(headings[i], "code") == 0;
        if (!column_of(headings[i]))
            messages_add(messages, TROUBLE_WARNING, &at, _("unknown heading; the column is left out"));
    }
    at.column = 0;
    return code ? 0
                : messages_add(messages, TROUBLE_DATA, &at,
                               _("no heading 'code'; wanted code, role, qualified, possible_days, max_courses, name or "
                                 "organisation"));
}

static int read_row(const struct sheet *sheet, const struct sheet_row *row, const struct catalogue *catalogue,
                    struct staff *staff, struct messages *messages)
{
    size_t count;
    const char *const *headings = sheet_headings(sheet, &count);
    struct cell cell = {.at = {sheet_name(sheet), row->line, 0}, .catalogue = catalogue, .messages = messages};
    int result = 0;

    for (size_t i = 0; i < count; i++) {
        const struct staff_column *column = column_of(headings[i]);
        cell.at.column = (int)i + 1;
        if (column && column->read(&cell, row->cells[i], staff) != 0)
            result = -1;
    }
    return result;
}

/* Two rows for one leader: the second would silently change what the first says. */
static int check_doubled(const struct sheet *sheet, int line, const struct staff *all, size_t count,
                         struct messages *messages)
{
    struct position at = {sheet_name(sheet), line, 0};
    for (size_t i = 0; i + 1 < count; i++)
        if (text_is(all[i].code, all[count - 1].code))
            return messages_add(messages, TROUBLE_DATA, &at,
                                _("the leader stands in the sheet already; wanted each once"));
    return 0;
}

static int read_rows(struct sheet *sheet, const struct catalogue *catalogue, struct staff **all, size_t *count,
                     struct messages *messages)
{
    struct sheet_row row;
    int more, result = check_headings(sheet, messages);

    if (result != 0)
        return -1;
    while ((more = sheet_next(sheet, &row, messages)) != 0) {
        if (more < 0)
            return -1;
        *all = memory_grow(*all, *count, sizeof **all);
        struct staff *staff = &(*all)[(*count)++];
        if (row.wrong || read_row(sheet, &row, catalogue, staff, messages) != 0 ||
            check_doubled(sheet, row.line, *all, *count, messages) != 0)
            result = -1;
    }
    return result;
}

int staff_sheet_read(const char *path, const struct catalogue *catalogue, struct staff **all, size_t *count,
                     struct messages *messages)
{
    struct position at = {path, 0, 0};
    struct sheet *sheet = NULL;
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");

    if (!file)
        return messages_add(messages, errno == ENOENT ? TROUBLE_NOT_FOUND : TROUBLE_IO, &at,
                            _("the file could not be opened"));
    int result = sheet_open(standard ? _("standard input") : path, file, 0, &sheet, messages);
    if (result == 0)
        result = read_rows(sheet, catalogue, all, count, messages);
    sheet_close(sheet);
    if (!standard)
        fclose(file);
    return result;
}
