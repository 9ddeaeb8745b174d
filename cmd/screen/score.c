#include "screen/instruments.h"
#include "screen/screen.h"

#include "base/i18n.h"
#include "common/sheet_in.h"
#include "intake/answer_sheet.h"

#include <stdlib.h>

/* Of a sheet that is wrong from end to end not every row is told, so that memory stays bounded. */
#define REFUSED_TOLD_MOST 1000

/* Answers on their way to scores: nothing is kept of one row when the next comes. */
struct filter {
    struct call *call;
    struct answer_key key;
    const char *form; /* NULL: not said */
    int age;          /* of --age, where a row says nothing */
    struct sheet_in in;
    struct answer_sheet *answers;
    struct rows *rows;
    long refused; /* rows */
};

static void refuse(struct filter *filter, struct messages *wrong)
{
    filter->refused++;
    if (filter->refused > REFUSED_TOLD_MOST) {
        messages_free(wrong);
        return;
    }
    for (size_t i = 0; i < wrong->count; i++)
        if (wrong->items[i].trouble == TROUBLE_DATA)
            wrong->items[i].trouble = TROUBLE_REFUSED_RECORD;
    messages_move(&filter->call->messages, wrong);
}

/* Alerts are told by the line: the id is the sender's, and may be a name. */
static int score_row(const struct filter *filter, const struct answer_row *row, int line)
{
    const struct instrument *instrument = filter->key.instrument;
    int age = row->age >= 0 ? row->age : filter->age;
    struct scoring scoring;

    scoring_judge(instrument, row->answers, filter->form, age, &scoring);
    if (scoring.alert_count > 0) {
        char *where = text_format("%s:%d", sheet_name(filter->in.sheet), line);
        tell_alerts(filter->call, where, instrument, &scoring);
        free(where);
    }
    int result = print_scores(filter->rows, row->id, &scoring);
    scoring_free(&scoring);
    return result;
}

/* 0 at the end of the sheet, or when nobody reads on. */
static int score_rows(struct filter *filter)
{
    struct sheet_row row;
    struct answer_row answers;
    int more, printed = 0;

    do {
        struct messages wrong = {0};
        more = sheet_next(filter->in.sheet, &row, &wrong);
        if (more == 1 && answer_sheet_row(filter->answers, &row, &answers, &wrong) == 0)
            printed = score_row(filter, &answers, row.line);
        else if (more == 1)
            refuse(filter, &wrong);
        messages_move(&filter->call->messages, &wrong);
    } while (more == 1 && printed == 0);
    return more < 0 ? -1 : 0;
}

static int score_file(struct filter *filter, const char *path)
{
    struct call *call = filter->call;
    const char *const *headings;
    size_t count;

    if (sheet_in_open(call, path, &filter->in) != 0)
        return -1;
    headings = sheet_headings(filter->in.sheet, &count);
    if (answer_sheet_open(sheet_name(filter->in.sheet), headings, count, &filter->key, &filter->answers,
                          &call->messages) != 0)
        return -1;
    filter->rows = call_rows(call, score_columns, SCORE_COLUMNS);
    int result = score_rows(filter);
    if (call_rows_close(filter->rows) != 0)
        result = -1;
    if (filter->refused > REFUSED_TOLD_MOST)
        call_fail(call, TROUBLE_REFUSED_RECORD, _("rows refused: %ld; the first %d of them are told here"),
                  filter->refused, REFUSED_TOLD_MOST);
    return result != 0 ? -1 : filter->refused > 0 ? 1 : 0;
}

static int read_call(struct call *call, struct filter *filter)
{
    const struct instrument *instrument;
    long age;

    if (call->operand_count < 1 || call->operand_count > 2)
        return call_usage(call, _("score takes an instrument and a CSV file, or reads standard input"));
    if (call_option_number(call, "age", 0, 150, SCORING_AGE_UNKNOWN, &age) != 0 || call_instruments(call) != 0)
        return -1;
    filter->age = (int)age;
    instrument = call_instrument(call, call->operands[0]);
    if (!instrument || call_form(call, instrument, "form", &filter->form) != 0)
        return -1;
    return call_coding(call, instrument, &filter->key);
}

int screen_score(struct call *call)
{
    struct filter filter = {.call = call};
    int result = -1;

    if (read_call(call, &filter) == 0)
        result = score_file(&filter, call->operand_count > 1 ? call->operands[1] : "-");
    answer_sheet_close(filter.answers);
    sheet_in_close(&filter.in);
    return result;
}
