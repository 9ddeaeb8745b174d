#include "store/schema_text.h"

#include <ctype.h>
#include <string.h>

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static size_t word_length(const char *at)
{
    size_t length = 0;

    while (in_word(at[length]))
        length++;
    return length;
}

/* Blanks and comments; 0 where a word or sign stands. */
static size_t gap_length(const char *at)
{
    const char *end;

    if (at[0] == '-' && at[1] == '-')
        return strcspn(at, "\n");
    if (at[0] == '/' && at[1] == '*') {
        end = strstr(at + 2, "*/");
        return end == NULL ? strlen(at) : (size_t)(end - at) + 2;
    }
    return strspn(at, " \t\r\n");
}

/* From a quotation mark to its pair; a doubled mark stands for one. */
static size_t quoted_length(const char *at)
{
    char mark = at[0];
    size_t length = 1;

    while (at[length] != '\0' && (at[length] != mark || at[length + 1] == mark))
        length += at[length] == mark ? 2 : 1;
    return at[length] == '\0' ? length : length + 1;
}

/* A name in quotes that it could do without. */
static bool needless(const char *at, size_t length)
{
    return at[0] == '"' && length > 2 && word_length(at + 1) == length - 2 && !isdigit((unsigned char)at[1]);
}

void schema_text_plain(const char *sql, struct text *into)
{
    size_t length;

    for (; *sql != '\0'; sql += length) {
        length = gap_length(sql);
        if (length > 0)
            continue;
        length = *sql == '\'' || *sql == '"' ? quoted_length(sql) : word_length(sql);
        if (length == 0)
            length = 1;
        if (into->length > 0)
            text_add(into, " ");
        if (needless(sql, length))
            text_add_bytes(into, sql + 1, length - 2);
        else
            text_add_bytes(into, sql, length);
    }
}

bool schema_text_same(const char *one, const char *other)
{
    struct text first = {0}, second = {0};
    bool same;

    if (one == NULL || other == NULL)
        return one == other;
    schema_text_plain(one, &first);
    schema_text_plain(other, &second);
    same = text_is(text_bytes(&first), text_bytes(&second));
    text_free(&first);
    text_free(&second);
    return same;
}
