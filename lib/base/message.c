#include "base/message.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

int messages_add(struct messages *list, enum trouble trouble, const struct position *at, const char *format, ...)
{
    struct text text = {0};
    struct message *message;
    va_list values;

    va_start(values, format);
    text_add_format_list(&text, format, values);
    va_end(values);

    list->items = memory_grow(list->items, list->count, sizeof *list->items);
    message = &list->items[list->count++];
    message->trouble = trouble;
    message->text = text.bytes == NULL ? memory_text("") : text.bytes;
    if (at != NULL) {
        message->file = memory_text(at->file);
        message->line = at->line;
        message->column = at->column;
    }
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
    *from = (struct messages){0};
}

void messages_free(struct messages *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].file);
        free(list->items[i].text);
    }
    free(list->items);
    *list = (struct messages){0};
}
