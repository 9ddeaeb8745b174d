#include "base/text.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

#define SHOWN_MOST 40 /* letters */

/* Control characters of both sets, and the marks that turn the direction of writing, would let a word rewrite its message. */
static bool code_is_unfit(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfffd;
}

bool text_repeatable(const char *word)
{
    return word[0] >= 'a' && word[0] <= 'z' && word[strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_-.")] == '\0';
}

char *text_shown(const char *word)
{
    struct text shown = {0};
    const char *at = word;
    uint32_t code;

    text_add(&shown, "");
    for (int letters = 0; (code = utf8_next(&at)) != 0; word = at, letters++) {
        if (letters == SHOWN_MOST) {
            text_add(&shown, "…");
            break;
        }
        if (code_is_unfit(code))
            text_add(&shown, "?");
        else
            text_add_bytes(&shown, word, (size_t)(at - word));
    }
    return shown.bytes;
}

char *text_code_shown(const char *code)
{
    return text_shown(strpbrk(code, " \t\n") == NULL ? code : "…");
}

void text_add_shown(struct text *into, const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    uint32_t code;

    for (; at < end && (code = utf8_next(&at)) != 0; text = at)
        if (code_is_unfit(code))
            text_add(into, "?");
        else
            text_add_bytes(into, text, (size_t)(at - text));
}
