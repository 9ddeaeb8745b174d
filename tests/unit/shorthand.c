#include "shorthand.h"
#include "base/memory.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void criterion_want(struct criterion *criterion, const char *text)
{
    char *own = memory_text(text), *rest = own;
    const char *split = criterion->comparison == COMPARE_BETWEEN ? ".." : "|";

    while (rest != NULL) {
        char *next = strstr(rest, split);

        if (next != NULL) {
            *next = '\0';
            next += strlen(split);
        }
        criterion->wanted = memory_grow(criterion->wanted, criterion->wanted_count, sizeof *criterion->wanted);
        criterion->wanted[criterion->wanted_count++] = value_read(rest);
        rest = next;
    }
    free(own);
}

static void criterion_read_fact(struct criterion *criterion, char *word)
{
    char *refer_to = strchr(word, '@'), *sign = strpbrk(word, "=<>");

    assert_non_null(sign);
    if (refer_to != NULL) {
        *refer_to = '\0';
        criterion->refer_to = memory_text(refer_to + 1);
    }
    criterion->fact = memory_text_part(word, (size_t)(sign - word));
    if (*sign == '>')
        criterion->comparison = COMPARE_AT_LEAST;
    else if (*sign == '<')
        criterion->comparison = COMPARE_AT_MOST;
    else if (strstr(sign, "..") != NULL)
        criterion->comparison = COMPARE_BETWEEN;
    else if (strchr(sign, '|') != NULL)
        criterion->comparison = COMPARE_ONE_OF;
    criterion_want(criterion, sign + (*sign == '=' ? 1 : 2));
}

const char *shorthand_criteria(const char *text, struct criterion **items, size_t *count)
{
    while (*text != '\0' && *text != ')') {
        struct criterion *criterion;

        if (*text == ' ') {
            text++;
            continue;
        }
        *items = memory_grow(*items, *count, sizeof **items);
        criterion = &(*items)[(*count)++];
        criterion->guide = *text == '~';
        text += criterion->guide;
        if (strncmp(text, "any(", 4) == 0 || strncmp(text, "all(", 4) == 0) {
            criterion->kind = text[1] == 'n' ? CRITERION_ANY : CRITERION_ALL;
            text = shorthand_criteria(text + 4, &criterion->items, &criterion->item_count) + 1;
        } else {
            size_t length = strcspn(text, " )");
            char *word = memory_text_part(text, length);

            criterion_read_fact(criterion, word);
            free(word);
            text += length;
        }
    }
    return text;
}

struct facts shorthand_facts(const char *text)
{
    struct facts facts = {0};
    char *own = memory_text(text), *save = NULL;

    for (char *word = strtok_r(own, " ", &save); word != NULL; word = strtok_r(NULL, " ", &save)) {
        char *sign = strchr(word, '=');

        *sign = '\0';
        facts_add_text(&facts, word, sign + 1);
    }
    free(own);
    return facts;
}
