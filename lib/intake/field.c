#include "intake/field.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/facts.h"

#include <stdlib.h>
#include <string.h>

const struct text_bounds short_text = {.most = 200};
const struct text_bounds short_code = {.most = 200, .no_control = true};
const struct text_bounds long_text = {.most = 20000};

bool field_given(const struct node *value)
{
    if (value == NULL || node_is_nothing(value))
        return false;
    return value->kind != NODE_SCALAR || !text_blank(value->text);
}

/* How many characters a text has, and whether a control character (C0, DEL, C1) is among them. */
static size_t characters(const char *text, bool *control)
{
    size_t count = 0;
    uint32_t code;

    *control = false;
    for (;; count++) {
        for (; *text >= ' ' && *text <= '~'; text++)
            count++;
        if ((code = utf8_next(&text)) == 0)
            return count;
        *control = *control || code < 0x20 || (code >= 0x7f && code < 0xa0);
    }
}

static int text_check(const struct node *value, const char *text, const char *name, const struct text_bounds *bounds,
                      struct reading *reading)
{
    bool control;

    if (characters(text, &control) > bounds->most)
        return reading_refuse(reading, value, _("'%s' is too long; wanted at most %zu characters"), name, bounds->most);
    if (control && bounds->no_control)
        return reading_refuse(reading, value, _("'%s' holds control characters; wanted a line of plain text"), name);
    return 0;
}

int field_scalar(const struct node *value, const struct key *key, const struct text_bounds *bounds, char **text,
                 struct reading *reading)
{
    char *trimmed;
    int result;

    if (!field_given(value))
        return 1;
    if (value->kind != NODE_SCALAR)
        return reading_refuse(reading, value, _("'%s' is a list or a map; wanted one value"), key->name);
    *text = memory_text(value->text);
    trimmed = text_trim(*text);
    if (trimmed != *text)
        memmove(*text, trimmed, strlen(trimmed) + 1);
    result = text_check(value, *text, key->name, bounds, reading);
    if (result < 0)
        free(*text);
    return result;
}

int field_text(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    char **into = field;
    char *text;
    int result = field_scalar(value, key, key->detail, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    free(*into);
    *into = text;
    return 0;
}

/* What a scalar means to value_read; 1 for nothing given. */
static int value_of(const struct node *value, const struct key *key, struct value *into, struct reading *reading)
{
    char *text;
    int result = field_scalar(value, key, &short_text, &text, reading);

    if (result != 0)
        return result;
    *into = value_read(text);
    free(text);
    return 0;
}

int field_truth(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    enum truth *into = field;
    struct value read = {0};
    int result = value_of(value, key, &read, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    if (read.kind == VALUE_TRUTH)
        *into = read.truth ? TRUTH_YES : TRUTH_NO;
    else if (read.kind != VALUE_UNKNOWN)
        result = reading_refuse(reading, value, _("'%s' is no answer; wanted yes, no or unknown"), key->name);
    value_free(&read);
    return result;
}

int field_yes_no(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    bool *into = field;
    struct value read = {0};
    int result = value_of(value, key, &read, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    if (read.kind == VALUE_TRUTH)
        *into = read.truth;
    else
        result = reading_refuse(reading, value, _("'%s' is neither yes nor no; wanted yes or no"), key->name);
    value_free(&read);
    return result;
}

int field_number(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct number_bounds *bounds = key->detail;
    int *into = field;
    long number = 0;
    char *text;
    bool read;
    int result = field_scalar(value, key, &short_text, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    read = text_number(text, bounds->least, bounds->most, &number);
    free(text);
    if (!read)
        return reading_refuse(reading, value, _("'%s' is no such number; wanted a whole number from %d to %d"),
                              key->name, bounds->least, bounds->most);
    *into = (int)number;
    return 0;
}

int field_date(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    char *text;
    bool read;
    int result = field_scalar(value, key, &short_text, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    read = date_read(text, field);
    free(text);
    if (!read)
        return reading_refuse(reading, value, _("'%s' is no day of the calendar; wanted a date as 2026-03-04"),
                              key->name);
    return 0;
}

void word_small(char *word)
{
    for (; *word != '\0'; word++)
        if (*word >= 'A' && *word <= 'Z')
            *word = (char)(*word + ('a' - 'A'));
}

int field_named(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct named_value *names = key->detail;
    char *text, *allowed;
    bool read;
    int result = field_scalar(value, key, &short_text, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    word_small(text);
    read = named_read(names, text, field);
    free(text);
    if (read)
        return 0;
    allowed = named_list(names);
    reading_refuse(reading, value, _("'%s' has a value that is not known; wanted one of: %s"), key->name, allowed);
    free(allowed);
    return -1;
}

int field_map(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    return field_given(value) ? keys_read(value, key->detail, field, reading) : 0;
}
