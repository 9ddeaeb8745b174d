#include "output/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void text_is_nothing_but_text(void **state)
{
    static const struct {
        const char *text, *html;
    } cases[] = {
        {"Huset", "Huset"},
        {"", ""},
        {NULL, ""},
        {"<script>\"x\" & 'y'</script>", "&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;"},
        {"&amp;", "&amp;amp;"},
        {"Åse, ø\n\tæ", "Åse, ø  æ"},
        {"a\x1b[31m\x01", "a\xef\xbf\xbd[31m\xef\xbf\xbd"},
        {"\xe2\x80\xaexml", "\xef\xbf\xbdxml"},
        {"\xff", "\xef\xbf\xbd"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *written = NULL;
        size_t length;
        FILE *out = open_memstream(&written, &length);

        html_text(out, cases[i].text);
        fclose(out);
        assert_string_equal(written, cases[i].html);
        free(written);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_nothing_but_text),
    };

    return cmocka_run_group_tests_name("output/html", tests, NULL, NULL);
}
