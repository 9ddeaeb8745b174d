#include "base/text.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

#define SHOWN_MOST 40 /* letters */
#define DIGITS_MOST 4 /* a birth date or a CPR number has more */

/* Control characters of both sets, and the marks that turn the direction of writing, would let a word rewrite its message. */
static bool code_is_unfit(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfffd;
}

bool text_repeatable(const char *word)
{
    size_t length = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_-."), digits = 0;

    for (size_t i = 0; i < length; i++)
        digits += word[i] >= '0' && word[i] <= '9';
    return word[length] == '\0' && digits <= DIGITS_MOST;
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

/* Ten digits, of which a hyphen may part the last four. */
static bool is_cpr(const char *word)
{
    size_t born = strspn(word, "0123456789");

    if (born == 6 && word[6] == '-')
        return strspn(word + 7, "0123456789") == 4 && word[11] == '\0';
    return born == 10 && word[10] == '\0';
}

char *text_code_shown(const char *code)
{
    return text_shown(strpbrk(code, " \t\n") == NULL && !is_cpr(code) ? code : "…");
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
