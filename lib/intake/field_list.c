#include "intake/field.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

#include <stdlib.h>

int field_bounded(const struct node *value, const struct key *key, size_t most, struct reading *reading)
{
    if (value->count <= most)
        return 0;
    return reading_refuse(reading, value, _("'%s' has too many entries; wanted at most %zu"), key->name, most);
}

int field_items(const struct node *value, void *field, const struct key *key, key_reader *each, struct reading *reading)
{
    int result = 0;

    if (!field_given(value))
        return 0;
    if (value->kind == NODE_MAP)
        return reading_refuse(reading, value, _("'%s' is a map; wanted a list"), key->name);
    if (value->kind == NODE_SCALAR)
        return each(value, field, key, reading);
    if (field_bounded(value, key, ITEMS_MOST, reading) < 0)
        return -1;
    for (size_t i = 0; i < value->count; i++)
        if (each(value->items[i], field, key, reading) < 0)
            result = -1;
    return result;
}

static int days_item(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    unsigned *days = field;
    unsigned more = 0;
    char *text;
    bool read;
    int result = field_scalar(value, key, &short_text, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    word_small(text);
    read = weekdays_read(text, &more);
    free(text);
    if (!read)
        return reading_refuse(reading, value,
                              _("'%s' has a day that is none; wanted mon, tue, wed, thu, fri, sat, sun or weekdays"),
                              key->name);
    *days |= more;
    return 0;
}

int field_weekdays(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    return field_items(value, field, key, days_item, reading);
}
