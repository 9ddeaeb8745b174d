#include "store/courses.h"

#include "base/date.h"
#include "base/utf8.h"
#include "store/courses.sql.h"
#include "store/optional.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

/* Adds the first `count` letters of a word. */
static void add_letters(struct text *into, const char *word, int count)
{
    const char *end = word;

    while (count-- > 0 && *end != '\0')
        utf8_next(&end);
    text_add_bytes(into, word, (size_t)(end - word));
}

/* cool-kids gives ck, siblings-group sg, a single word its first three letters. */
static void add_short_form(struct text *into, const char *service)
{
    const char *dash;

    if (strchr(service, '-') == NULL) {
        add_letters(into, service, 3);
        return;
    }
    for (const char *word = service; word != NULL; word = dash == NULL ? NULL : dash + 1) {
        dash = strchr(word, '-');
        if (dash != word)
            add_letters(into, word, 1);
    }
}

/* The `count`th of a, b … z, aa, ab …; from 1. */
static void add_run(struct text *into, unsigned count)
{
    char letters[16];
    size_t at = sizeof letters;

    for (; count > 0; count = (count - 1) / 26)
        letters[--at] = (char)('a' + (count - 1) % 26);
    text_add_bytes(into, letters + at, sizeof letters - at);
}

static int code_taken(struct store *store, const char *code, bool *taken, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_ID);
    int result;

    query_bind_text(query, ":code", code);
    result = query_step(query, messages);
    query_end(query);
    *taken = result > 0;
    return result < 0 ? -1 : 0;
}

int store_course_code(struct store *store, const char *service, int year, char **code, struct messages *messages)
{
    struct text text = {0};
    bool taken = true;
    size_t stem;

    *code = NULL;
    add_short_form(&text, service);
    text_add_format(&text, "-%d-", year);
    stem = text.length;
    for (unsigned run = 1; taken; run++) {
        text.length = stem;
        add_run(&text, run);
        if (code_taken(store, text_bytes(&text), &taken, messages) != 0) {
            text_free(&text);
            return -1;
        }
    }
    *code = text.bytes;
    return 0;
}

int store_course_count_year(struct store *store, const char *service, int year, int *count, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_COUNT_YEAR);
    int result;

    query_bind_text(query, ":service", service);
    query_bind_date(query, ":first", date_make(year, 1, 1));
    query_bind_date(query, ":last", date_make(year, 12, 31));
    result = query_step(query, messages);
    *count = result > 0 ? (int)query_number(query, 0) : 0;
    query_end(query);
    return result < 0 ? -1 : 0;
}

static void course_row_read(const struct query *query, struct course_row *row)
{
    const char *leaders = query_text(query, 7);

    *row = (struct course_row){
        .id = query_number(query, 0),
        .code = query_text(query, 1),
        .service = query_text(query, 2),
        .starts_on = query_date(query, 3),
        .ends_on = query_date(query, 4),
        .start = query_time(query, 5),
        .venue = query_text(query, 6),
        .leaders = leaders == NULL ? "" : leaders,
        .placed = (int)query_number(query, 8),
        .min = (int)query_number(query, 9),
        .max = (int)query_number(query, 10),
        .age_from = optional_number(query, 11, -1),
        .age_to = optional_number(query, 12, -1),
        .school = query_text(query, 13),
        .for_referral = query_number(query, 14),
        .ended_on = query_date(query, 15),
        .promised = (int)query_number(query, 16),
        .dated = (int)query_number(query, 17),
        .held = query_number(query, 18) != 0,
        .mixed = query_number(query, 19) != 0,
        .left = (int)query_number(query, 20),
    };
}

static int courses_each(struct store *store, const char *service, bool open,
                        int (*row)(void *context, const struct course_row *row), void *context,
                        struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COURSE_EACH);
    struct course_row course;
    int result;

    query_bind_text(query, ":service", service);
    query_bind_number(query, ":open", open);
    while ((result = query_step(query, messages)) > 0) {
        course_row_read(query, &course);
        if ((result = row(context, &course)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_course_each(struct store *store, const char *service, int (*row)(void *context, const struct course_row *row),
                      void *context, struct messages *messages)
{
    return courses_each(store, service, false, row, context, messages);
}

int store_course_each_open(struct store *store, const char *service,
                           int (*row)(void *context, const struct course_row *row), void *context,
                           struct messages *messages)
{
    return courses_each(store, service, true, row, context, messages);
}
