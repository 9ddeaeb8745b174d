#include "model/answers.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

int *answers_new(size_t count)
{
    int *answers = memory_new(count * sizeof *answers);

    for (size_t i = 0; i < count; i++)
        answers[i] = ANSWER_NONE;
    return answers;
}

char *answers_write(const int *answers, size_t count)
{
    struct text text = {0};

    text_add(&text, "");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_add(&text, ",");
        if (answers[i] != ANSWER_NONE)
            text_add_format(&text, "%d", answers[i]);
    }
    return text.bytes;
}

/* One entry, up to a comma or the end. */
static bool entry_read(const char *entry, size_t length, const struct instrument *instrument, int *answer)
{
    char digits[16];
    long number;

    *answer = ANSWER_NONE;
    if (length == 0)
        return true;
    if (length >= sizeof digits)
        return false;
    memcpy(digits, entry, length);
    digits[length] = '\0';
    if (!text_number(digits, instrument->min, instrument->max, &number))
        return false;
    *answer = (int)number;
    return true;
}

bool answers_read(const char *text, const struct instrument *instrument, int *answers)
{
    size_t count = (size_t)instrument->items;

    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(text, ",");
        bool is_last = text[length] == '\0';

        if (is_last != (i + 1 == count) || !entry_read(text, length, instrument, &answers[i]))
            return false;
        text += length + (is_last ? 0 : 1);
    }
    return true;
}

static bool is_reversed(const struct instrument *instrument, int item)
{
    for (size_t i = 0; i < instrument->position_reverse_count; i++)
        if (instrument->position_reverse[i] == item)
            return true;
    return false;
}

/* Source: domain facts, section 7: on the paper form of EPDS items 1, 2 and 4 score 0 to 3 down the page, the others 3 to 0. */
bool answers_from_position(const struct instrument *instrument, int item, int box, int *answer)
{
    if (box < 1 || box > instrument->max - instrument->min + 1)
        return false;
    *answer = is_reversed(instrument, item) ? instrument->max - (box - 1) : instrument->min + (box - 1);
    return true;
}
