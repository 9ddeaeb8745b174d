#include "base/text.h"
#include "base/memory.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FORMAT_USUAL = 48 };

static const char blanks[] = " \t\r\n\v\f";

/* A NUL byte behind them has room too. */
void text_expect(struct text *text, size_t more)
{
    size_t wanted = text->length + more + 1;

    if (wanted <= text->room)
        return;
    if (wanted < 2 * text->room)
        wanted = 2 * text->room;
    if (wanted < 64)
        wanted = 64;
    text->bytes = memory_resize(text->bytes, wanted);
    text->room = wanted;
}

void text_add(struct text *text, const char *more)
{
    if (more != NULL)
        text_add_bytes(text, more, strlen(more));
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
    text_expect(text, length);
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add_format(struct text *text, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    text_add_format_list(text, format, values);
    va_end(values);
}

/* What is longer than the room there is must be written twice. */
void text_add_format_list(struct text *text, const char *format, va_list values)
{
    va_list again;
    size_t room;
    int length;

    text_expect(text, FORMAT_USUAL);
    room = text->room - text->length;
    va_copy(again, values);
    length = vsnprintf(text->bytes + text->length, room, format, again);
    va_end(again);
    if (length < 0) {
        text->bytes[text->length] = '\0';
        return;
    }
    if ((size_t)length >= room) {
        text_expect(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, values);
    }
    text->length += (size_t)length;
}

void text_clear(struct text *text)
{
    text->length = 0;
    if (text->bytes != NULL)
        text->bytes[0] = '\0';
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

const char *text_bytes(const struct text *text)
{
    return text->bytes == NULL ? "" : text->bytes;
}

void texts_add(struct texts *list, const char *item)
{
    list->items = memory_grow(list->items, list->count, sizeof *list->items);
    list->items[list->count++] = memory_text(item == NULL ? "" : item);
}

bool texts_has(const struct texts *list, const char *item)
{
    for (size_t i = 0; i < list->count; i++)
        if (text_is(list->items[i], item))
            return true;
    return false;
}

void texts_copy(struct texts *into, const struct texts *from)
{
    struct texts copy = {0};

    for (size_t i = 0; i < from->count; i++)
        texts_add(&copy, from->items[i]);
    *into = copy;
}

void texts_join(const struct texts *list, const char *between, struct text *into)
{
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            text_add(into, between);
        text_add(into, list->items[i]);
    }
}

void texts_free(struct texts *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    *list = (struct texts){0};
}

bool text_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

bool text_blank(const char *text)
{
    return text == NULL || text[strspn(text, blanks)] == '\0';
}

char *text_trim(char *text)
{
    size_t length;

    text += strspn(text, blanks);
    length = strlen(text);
    while (length > 0 && strchr(blanks, text[length - 1]) != NULL)
        length--;
    text[length] = '\0';
    return text;
}

char *text_format(const char *format, ...)
{
    struct text text = {0};
    va_list values;

    va_start(values, format);
    text_add_format_list(&text, format, values);
    va_end(values);
    return text.bytes == NULL ? memory_text("") : text.bytes;
}

bool text_number(const char *text, long least, long most, long *number)
{
    const char *digits = text;
    long read;

    if (text == NULL)
        return false;
    if (*digits == '-')
        digits++;
    if (*digits == '\0' || digits[strspn(digits, "0123456789")] != '\0')
        return false;
    errno = 0;
    read = strtol(text, NULL, 10);
    if (errno != 0 || read < least || read > most)
        return false;
    *number = read;
    return true;
}

bool text_truth(const char *text, bool *truth)
{
    static const struct {
        const char *word;
        bool truth;
    } words[] = {{"yes", true}, {"no", false}, {"true", true}, {"false", false}};

    for (size_t i = 0; text != NULL && i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i].word) == 0) {
            *truth = words[i].truth;
            return true;
        }
    return false;
}
