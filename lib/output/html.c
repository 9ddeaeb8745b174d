#include "output/html.h"

#include "output/escape.h"

void html_text(FILE *out, const char *text)
{
    struct text harmless = {0};

    if (text == NULL)
        return;
    escape_harmless(&harmless, text);
    for (const char *c = text_bytes(&harmless); *c; c++)
        switch (*c) {
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        case '\'': fputs("&#39;", out); break;
        default: fputc(*c, out);
        }
    text_free(&harmless);
}
