#include "schedule/codes.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Everything from À on passes for a letter: initials in Danish have Æ, Ø and Å. */
static bool letter_good(uint32_t letter, bool first)
{
    if ((letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'))
        return true;
    return letter >= 0xc0 || (!first && (letter == '.' || letter == '-' || letter == '_'));
}

bool code_good(const char *code, size_t most)
{
    size_t letters = 0;

    if (!utf8_valid(code))
        return false;
    for (const char *c = code; *c; letters++)
        if (!letter_good(utf8_next(&c), letters == 0))
            return false;
    return letters > 0 && letters <= most;
}

void codes_split(const char *list, struct texts *into)
{
    char *copy = memory_text(list), *rest = copy;

    for (char *code = copy ? strtok_r(copy, ",", &rest) : NULL; code; code = strtok_r(NULL, ",", &rest))
        if (!text_blank(code))
            texts_add(into, text_trim(code));
    free(copy);
}
