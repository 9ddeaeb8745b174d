/* The score filter: answers in, scores out. The first byte chooses the instrument, how the answers are coded and who
 * answered; what follows is the sheet. */
#include "promises.h"

#include "base/memory.h"
#include "input/sheet.h"
#include "intake/answer_sheet.h"
#include "rules/scoring.h"

#undef NDEBUG
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The answers as the store keeps them, and as a person would type them, are read back. */
static void answers_again(const struct instrument *instrument, const int *answers)
{
    const struct answer_key key = {.instrument = instrument};
    struct messages messages = {0};
    char *text = answers_write(answers, (size_t)instrument->items);
    int *again = answers_new((size_t)instrument->items);
    size_t bytes = (size_t)instrument->items * sizeof *again;
    bool some = strpbrk(text, "0123456789") != NULL;

    assert(answers_read(text, instrument, again) && memcmp(again, answers, bytes) == 0);
    assert((answers_typed(&key, &text, 1, again, &messages) == 0) == some);
    assert(!some || memcmp(again, answers, bytes) == 0);
    messages_free(&messages);
    free(again);
    free(text);
}

static void scores_hold(const struct instrument *instrument, const struct answer_row *row, const char *form)
{
    struct scoring scoring;

    scoring_judge(instrument, row->answers, form, row->age, &scoring);
    for (size_t i = 0; i < scoring.count; i++) {
        const struct scale_score *one = &scoring.scales[i];

        assert(one->answered >= 0 && one->answered <= one->items);
        assert(one->scored || (one->band == NULL && one->answered < one->items));
        assert(!one->scored ||
               (one->score >= one->items * instrument->min && one->score <= one->items * instrument->max));
    }
    assert(scoring.alert_count <= instrument->alert_count);
    scoring_free(&scoring);
}

static void rows_take(struct sheet *sheet, struct answer_sheet *answers, const struct answer_key *key, const char *form)
{
    struct messages messages = {0};
    struct sheet_row row;
    struct answer_row one;
    int more;

    while ((more = sheet_next(sheet, &row, &messages)) == 1) {
        int result = row.wrong ? -1 : 0;

        if (answer_sheet_row(answers, &row, &one, &messages) == 0) {
            scores_hold(key->instrument, &one, form);
            answers_again(key->instrument, one.answers);
        } else {
            result = -1;
        }
        promises_messages(&messages, result);
        messages_free(&messages);
    }
    assert(more == 0);
}

static void sheet_take(struct sheet *sheet, const struct answer_key *key, const char *form)
{
    struct messages messages = {0};
    struct answer_sheet *answers;
    size_t count;
    const char *const *headings = sheet_headings(sheet, &count);
    int result = answer_sheet_open("fuzz.csv", headings, count, key, &answers, &messages);

    promises_messages(&messages, result);
    if (result == 0)
        rows_take(sheet, answers, key, form);
    answer_sheet_close(answers);
    messages_free(&messages);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const forms[] = {NULL, "parent", "self", "teacher"};
    struct messages messages = {0};
    struct answer_key key;
    struct sheet *sheet;
    FILE *from;
    int result;

    if (size < 2)
        return 0;
    key.instrument = catalogue_instrument(promises_house("horsens"), data[0] & 1 ? "epds" : "sdq");
    key.by_position = data[0] & 2;
    from = fmemopen((void *)(uintptr_t)(data + 1), size - 1, "rb");
    result = sheet_open("fuzz.csv", from, 0, &sheet, &messages);
    promises_messages(&messages, result);
    if (result == 0) {
        sheet_take(sheet, &key, forms[data[0] >> 2 & 3]);
        sheet_close(sheet);
    }
    fclose(from);
    messages_free(&messages);
    return 0;
}
