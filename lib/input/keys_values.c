#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/keys.h"

#include <limits.h>
#include <stdlib.h>

/* Values are never repeated in a message, as a form's are personal: the place and what was wanted must do. */

/* The text of a scalar that says something; NULL, with a message, for anything else. */
static const char *scalar_text(const struct node *value, struct reading *reading)
{
    if (value->kind != NODE_SCALAR)
        reading_refuse(reading, value, _("keys or a list stand here; a single value was wanted"));
    else if (node_is_nothing(value))
        reading_refuse(reading, value, _("the key has no value; a value was wanted, or the key left out"));
    else
        return value->text;
    return NULL;
}

int key_text(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const char *text = scalar_text(value, reading);

    (void)key;
    if (text == NULL)
        return -1;
    memory_text_set(field, text);
    return 0;
}

int key_truth(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const char *text = scalar_text(value, reading);

    (void)key;
    if (text == NULL)
        return -1;
    if (!text_truth(text, field))
        return reading_refuse(reading, value, _("this is neither yes nor no; yes or no was wanted"));
    return 0;
}

int key_number(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct number_bounds any = {0, INT_MAX};
    const struct number_bounds *bounds = key->detail == NULL ? &any : key->detail;
    const char *text = scalar_text(value, reading);
    long number;

    if (text == NULL)
        return -1;
    if (text_number(text, bounds->least, bounds->most, &number)) {
        *(int *)field = (int)number;
        return 0;
    }
    if (bounds->most == INT_MAX)
        return reading_refuse(reading, value, _("this is no such number; a whole number of at least %d was wanted"),
                              bounds->least);
    return reading_refuse(reading, value, _("this is no such number; a whole number from %d to %d was wanted"),
                          bounds->least, bounds->most);
}

int key_date(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const char *text = scalar_text(value, reading);

    (void)key;
    if (text == NULL)
        return -1;
    if (!date_read(text, field))
        return reading_refuse(reading, value, _("this is no day of the calendar; a date as YYYY-MM-DD was wanted"));
    return 0;
}

int key_time(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const char *text = scalar_text(value, reading);

    (void)key;
    if (text == NULL)
        return -1;
    if (!time_read(text, field))
        return reading_refuse(reading, value, _("this is no time of day; a time as HH:MM was wanted"));
    return 0;
}

/* A list's items, or the one node that stands in its place. */
static struct node *const *one_or_many(const struct node *const *value, size_t *count)
{
    *count = (*value)->kind == NODE_LIST ? (*value)->count : 1;
    return (*value)->kind == NODE_LIST ? (*value)->items : (struct node *const *)value;
}

int key_texts(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct texts read = {0};
    size_t count;
    struct node *const *nodes = one_or_many(&value, &count);
    int result = 0;

    (void)key;
    for (size_t i = 0; i < count; i++) {
        const char *text = scalar_text(nodes[i], reading);

        if (text == NULL)
            result = -1;
        else
            texts_add(&read, text);
    }
    if (result == 0) {
        texts_free(field);
        *(struct texts *)field = read;
    } else {
        texts_free(&read);
    }
    return result;
}

/* Nothing allowed at all is never meant: whoever wants no limit leaves the key out. */
static int refuse_empty(const struct node *value, struct reading *reading)
{
    return reading_refuse(reading, value, _("the list is empty; a list with items was wanted, or the key left out"));
}

int key_some_texts(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    if (value->kind == NODE_LIST && value->count == 0)
        return refuse_empty(value, reading);
    return key_texts(value, field, key, reading);
}

static int refuse_name(const struct node *value, const char *text, const struct named_value *names,
                       struct reading *reading)
{
    const char *nearest = named_nearest(names, text);
    char *list = named_list(names);

    if (nearest != NULL)
        reading_refuse(reading, value,
                       _("this is none of the allowed words; one of these was wanted, perhaps '%s': %s"), nearest,
                       list);
    else
        reading_refuse(reading, value, _("this is none of the allowed words; one of these was wanted: %s"), list);
    free(list);
    return -1;
}

int key_named(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const char *text = scalar_text(value, reading);

    if (text == NULL)
        return -1;
    return named_read(key->detail, text, field) ? 0 : refuse_name(value, text, key->detail, reading);
}

int key_named_set(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    unsigned bits = 0;
    size_t count;
    struct node *const *nodes = one_or_many(&value, &count);
    int one, result = 0;

    if (count == 0)
        return refuse_empty(value, reading);
    for (size_t i = 0; i < count; i++)
        if (key_named(nodes[i], &one, key, reading) == 0)
            bits |= 1u << one;
        else
            result = -1;
    if (result == 0)
        *(unsigned *)field = bits;
    return result;
}

int key_weekdays(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    unsigned days = 0, some;
    size_t count;
    struct node *const *nodes = one_or_many(&value, &count);
    int result = 0;

    (void)key;
    if (count == 0)
        return refuse_empty(value, reading);
    for (size_t i = 0; i < count; i++) {
        const char *text = scalar_text(nodes[i], reading);

        if (text == NULL)
            result = -1;
        else if (weekdays_read(text, &some) && some != 0)
            days |= some;
        else
            result = reading_refuse(reading, nodes[i],
                                    _("this is no weekday; mon, tue, wed, thu, fri, sat, sun or "
                                      "'weekdays' was wanted"));
    }
    if (result == 0)
        *(unsigned *)field = days;
    return result;
}
