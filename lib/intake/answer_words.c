#include "intake/answer_words.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Words under way. */
struct typing {
    const struct answer_key *key;
    char *const *words;
    size_t count;
    int *answers;
    struct messages *messages;
};

static int answer_least(const struct answer_key *key)
{
    return key->by_position ? 1 : key->instrument->min;
}

static int answer_most(const struct answer_key *key)
{
    return key->by_position ? key->instrument->max - key->instrument->min + 1 : key->instrument->max;
}

int answer_read(const struct answer_key *key, int item, const char *text, const struct position *at, int *answer,
                struct messages *messages)
{
    char *own = memory_text(text);
    const char *trimmed = text_trim(own);
    bool is_blank = *trimmed == '\0';
    long number = 0;
    bool is_answer = is_blank || text_number(trimmed, answer_least(key), answer_most(key), &number);

    *answer = is_blank ? ANSWER_NONE : (int)number;
    free(own);
    if (!is_answer)
        return messages_add(messages, TROUBLE_DATA, at,
                            _("this is no answer to item %d; a whole number from %d to %d was wanted, or nothing"),
                            item, answer_least(key), answer_most(key));
    if (!is_blank && key->by_position)
        answers_from_position(key->instrument, item, (int)number, answer);
    return 0;
}

static int read_pair(const struct typing *typing, const char *word, bool *named)
{
    const struct instrument *instrument = typing->key->instrument;
    const char *equals = strchr(word, '=');
    char *item = equals == NULL ? NULL : memory_text_part(word, (size_t)(equals - word));
    long number;
    bool is_item = text_number(item, 1, instrument->items, &number);

    free(item);
    if (!is_item)
        return messages_add(typing->messages, TROUBLE_DATA, NULL,
                            _("an answer does not begin with the number of an item; ITEM=ANSWER was wanted, the item "
                              "from 1 to %d"),
                            instrument->items);
    if (named[number - 1])
        return messages_add(typing->messages, TROUBLE_DATA, NULL, _("item %ld is named twice; each once was wanted"),
                            number);
    named[number - 1] = true;
    return answer_read(typing->key, (int)number, equals + 1, NULL, &typing->answers[number - 1], typing->messages);
}

static int read_pairs(const struct typing *typing)
{
    bool *named = memory_new((size_t)typing->key->instrument->items * sizeof *named);
    int result = 0;

    for (size_t i = 0; i < typing->count; i++)
        if (read_pair(typing, typing->words[i], named) != 0)
            result = -1;
    free(named);
    return result;
}

static int wrong_count(const struct typing *typing, size_t count)
{
    const struct instrument *instrument = typing->key->instrument;

    return messages_add(typing->messages, TROUBLE_DATA, NULL,
                        instrument->items == 1
                            ? _("the number of answers is %zu, and %s has %d item; one answer was wanted")
                            : _("the number of answers is %zu, and %s has %d items; one for each was wanted"),
                        count, instrument->name, instrument->items);
}

static int read_listed(const struct typing *typing, const char *text)
{
    size_t items = (size_t)typing->key->instrument->items, count = 1;
    int result = 0;

    for (const char *at = text; (at = strchr(at, ',')) != NULL; at++)
        count++;
    if (count != items)
        return wrong_count(typing, count);
    for (size_t i = 0; i < items; i++, text += strcspn(text, ",") + 1) {
        char *entry = memory_text_part(text, strcspn(text, ","));

        if (answer_read(typing->key, (int)i + 1, entry, NULL, &typing->answers[i], typing->messages) != 0)
            result = -1;
        free(entry);
    }
    return result;
}

static int read_digits(const struct typing *typing, const char *text)
{
    size_t items = (size_t)typing->key->instrument->items;
    int result = 0;

    if (answer_least(typing->key) < 0 || answer_most(typing->key) > 9)
        return messages_add(typing->messages, TROUBLE_DATA, NULL,
                            _("an answer to %s takes more than a digit; answers with commas between, or ITEM=ANSWER, "
                              "were wanted"),
                            typing->key->instrument->name);
    if (strlen(text) != items)
        return wrong_count(typing, strlen(text));
    for (size_t i = 0; i < items; i++) {
        const char digit[] = {text[i] == '.' ? '\0' : text[i], '\0'};

        if (answer_read(typing->key, (int)i + 1, digit, NULL, &typing->answers[i], typing->messages) != 0)
            result = -1;
    }
    return result;
}

static bool is_any_answered(const struct typing *typing)
{
    for (int i = 0; i < typing->key->instrument->items; i++)
        if (typing->answers[i] != ANSWER_NONE)
            return true;
    return false;
}

int answers_typed(const struct answer_key *key, char *const *words, size_t count, int *answers,
                  struct messages *messages)
{
    const struct typing typing = {key, words, count, answers, messages};
    struct text all = {0};
    int result;

    for (int i = 0; i < key->instrument->items; i++)
        answers[i] = ANSWER_NONE;
    for (size_t i = 0; i < count; i++)
        text_add(&all, words[i]);
    if (strchr(text_bytes(&all), '=') != NULL)
        result = read_pairs(&typing);
    else if (strchr(text_bytes(&all), ',') != NULL)
        result = read_listed(&typing, text_bytes(&all));
    else
        result = read_digits(&typing, text_bytes(&all));
    if (result == 0 && !is_any_answered(&typing))
        result = messages_add(messages, TROUBLE_DATA, NULL, _("no item is answered; one answer or more was wanted"));
    text_free(&all);
    return result;
}
