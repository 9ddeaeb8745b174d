#include "base/message.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static void add(struct messages *list, enum trouble trouble, const struct position *at, const char *format,
                va_list values)
{
    struct text text = {0};
    struct message *message;

    text_add_format_list(&text, format, values);
    list->items = memory_grow(list->items, list->count, sizeof *list->items);
    message = &list->items[list->count++];
    message->trouble = trouble;
    message->text = text.bytes == NULL ? memory_text("") : text.bytes;
    if (at != NULL) {
        message->file = memory_text(at->file);
        message->line = at->line;
        message->column = at->column;
    }
}

int messages_add(struct messages *list, enum trouble trouble, const struct position *at, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    add(list, trouble, at, format, values);
    va_end(values);
    return -1;
}

void messages_word(struct messages *list, const char *word, const struct position *at)
{
    list->words = memory_grow(list->words, list->word_count, sizeof *list->words);
    list->words[list->word_count++] =
        (struct message_word){.word = memory_text(word), .file = at->file, .line = at->line};
    list->words_sorted = false;
}

static int compare_words(const void *a, const void *b)
{
    const struct message_word *one = a, *other = b;
    int order = strcmp(one->word, other->word);

    return order != 0 ? order : (one->line > other->line) - (one->line < other->line);
}

/* The first that is not less; sorted when the first is sought, so that many words that are all good cost nothing. */
static size_t words_from(struct messages *list, const char *word)
{
    size_t from = 0, to = list->word_count;

    if (!list->words_sorted && list->word_count > 0)
        qsort(list->words, list->word_count, sizeof *list->words, compare_words);
    list->words_sorted = true;
    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (strcmp(list->words[middle].word, word) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The word itself, else the first line with a word that goes on from it; NULL where it was not read. */
static const struct message_word *words_find(struct messages *list, const char *word)
{
    const struct message_word *found = NULL;
    size_t length = strlen(word);

    for (size_t i = words_from(list, word); i < list->word_count; i++) {
        const struct message_word *one = &list->words[i];

        if (strncmp(one->word, word, length) != 0)
            break;
        if (one->word[length] == '\0')
            return one;
        if (strchr("/+=", one->word[length]) != NULL && (found == NULL || one->line < found->line))
            found = one;
    }
    return found;
}

int messages_add_about(struct messages *list, enum trouble trouble, const char *word, const char *format, ...)
{
    const struct message_word *found = words_find(list, word);
    struct position at = {0};
    va_list values;

    if (found != NULL)
        at = (struct position){.file = found->file, .line = found->line};
    va_start(values, format);
    add(list, trouble, found == NULL ? NULL : &at, format, values);
    va_end(values);
    return -1;
}

enum trouble messages_trouble(const struct messages *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].trouble != TROUBLE_WARNING)
            return list->items[i].trouble;
    return TROUBLE_WARNING;
}

bool messages_failed(const struct messages *list)
{
    return messages_trouble(list) != TROUBLE_WARNING;
}

void messages_move(struct messages *into, struct messages *from)
{
    for (size_t i = 0; i < from->count; i++) {
        into->items = memory_grow(into->items, into->count, sizeof *into->items);
        into->items[into->count++] = from->items[i];
    }
    free(from->items);
    from->items = NULL;
    from->count = 0;
}

void messages_free(struct messages *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].file);
        free(list->items[i].text);
    }
    for (size_t i = 0; i < list->word_count; i++)
        free(list->words[i].word);
    free(list->words);
    free(list->items);
    *list = (struct messages){0};
}
