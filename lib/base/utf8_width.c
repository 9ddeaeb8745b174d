#include "base/utf8.h"

#include <locale.h>
#include <wchar.h>

/* wcwidth() follows the locale, and under cron that is the C locale, which knows no æ. So it is asked in the C library's own
 * UTF-8 locale, whatever the process has set. NULL where a machine lacks it. */
static locale_t width_locale(void)
{
    static locale_t utf8;
    static bool tried;

    if (!tried) {
        tried = true;
        utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    }
    return utf8;
}

/* Without a UTF-8 locale at least the accents of European names fall right. */
static int width_guessed(uint32_t code)
{
    return code >= 0x300 && code <= 0x36f ? 0 : 1;
}

int utf8_width_of(uint32_t code)
{
    locale_t utf8, before;
    int width;

    if (code < 0x300)
        return 1;
    utf8 = width_locale();
    if (utf8 == (locale_t)0)
        return width_guessed(code);
    before = uselocale(utf8);
    width = wcwidth((wchar_t)code);
    uselocale(before);
    return width < 0 ? 1 : width;
}

size_t utf8_width(const char *text)
{
    size_t width = 0;
    uint32_t code;

    while ((code = utf8_next(&text)) != 0)
        width += (size_t)utf8_width_of(code);
    return width;
}
