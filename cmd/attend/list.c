#include "attend/attend.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "store/attendances.h"
#include "store/courses.h"

#include <stdlib.h>
#include <string.h>

struct marks_listing {
    struct rows *rows;
    const struct texts *codes; /* empty: all courses */
};

static int print_mark(void *context, const struct attendance_row *row)
{
    struct marks_listing *listing = context;
    struct cells cells = {0};
    struct text session = {0};

    if (listing->codes->count > 1 && !texts_has(listing->codes, row->code))
        return 0;
    text_add_format(&session, "%s/%d", row->code, row->session);
    cells_text(&cells, text_bytes(&session));
    cells_date(&cells, row->date);
    cells_person(&cells, row->year, row->number, row->adult);
    cells_text(&cells, row->kind);
    cells_text(&cells, named_name(attendance_names, (int)row->status));
    int result = cells_row(&cells, listing->rows);
    text_free(&session);
    return result == 0 ? 0 : 1;
}

static int read_statuses(struct call *call, unsigned *statuses)
{
    char *copy = memory_text(call_option(call, "status"));
    int result = 0;

    for (char *name = copy ? strtok(copy, ",") : NULL; name && result == 0; name = strtok(NULL, ",")) {
        int status = 0;
        if (named_read(attendance_names, name, &status))
            *statuses |= 1u << status;
        else
            result = call_usage(call, _("unknown status '%s'; wanted present, late, cancelled or absent"), name);
    }
    free(copy);
    if (result == 0 && call_option(call, "status") && *statuses == 0)
        result = call_usage(call, _("--status names nothing; wanted present, late, cancelled or absent"));
    return result;
}

/* One course is asked of the store; of several all must be there, and the rows are picked. */
static int find_courses(struct call *call, const struct texts *codes, struct attendance_filter *filter)
{
    for (size_t i = 0; i < codes->count; i++)
        if (store_course_id(call->store, codes->items[i], &filter->course, &call->messages) != 0)
            return -1;
    if (codes->count > 1)
        filter->course = 0;
    return 0;
}

static int read_filter(struct call *call, const struct texts *codes, struct attendance_filter *filter)
{
    const char *whom = call_option(call, "who");
    struct who who;

    *filter = (struct attendance_filter){.adult = -1};
    if ((whom && who_read(call, whom, 0, &who) != 0) || read_statuses(call, &filter->statuses) != 0 ||
        call_option_span(call, "since", "until", &filter->since, &filter->until) != 0 ||
        call_store(call, STORE_READ) != 0 || find_courses(call, codes, filter) != 0)
        return -1;
    if (!whom)
        return 0;
    if (who_find(call, &who) != 0)
        return -1;
    filter->referral = who.referral;
    filter->adult = who.adult;
    return 0;
}

int attend_list(struct call *call)
{
    static const struct column columns[] = {{"session", COLUMN_TEXT},
                                            {"date", COLUMN_TEXT},
                                            {"who", COLUMN_TEXT},
                                            {"kind", COLUMN_TEXT},
                                            {"status", COLUMN_TEXT}};
    struct texts codes = {0};
    struct attendance_filter filter;
    int result = -1;

    if (call_references(call, 0, &codes) != 0 || read_filter(call, &codes, &filter) != 0)
        goto out;
    if (call->operand_count > 0 && codes.count == 0) {
        result = 0; /* an empty pipe lists nothing */
        goto out;
    }
    struct marks_listing listing = {.rows = call_rows(call, columns, 5), .codes = &codes};
    result = store_attendance_each(call->store, &filter, print_mark, &listing, &call->messages) < 0 ? -1 : 0;
    if (call_rows_close(listing.rows) != 0)
        result = -1;
out:
    texts_free(&codes);
    return result;
}
