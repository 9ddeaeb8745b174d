#include "base/text.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

#define WORD_MOST 64 /* letters; nobody mistypes a longer one into a name */

struct word {
    uint32_t letters[WORD_MOST]; /* code points, small letters */
    size_t count;
};

/* Latin-1 knows æ, ø and å; other scripts are compared as they stand. */
static uint32_t letter_small(uint32_t code)
{
    bool capital = (code >= 'A' && code <= 'Z') || (code >= 0xc0 && code <= 0xde && code != 0xd7);

    return capital ? code + 32 : code;
}

/* False for a word too long to compare. */
static bool word_read(const char *text, struct word *word)
{
    uint32_t code;

    word->count = 0;
    while ((code = utf8_next(&text)) != 0) {
        if (word->count == WORD_MOST)
            return false;
        word->letters[word->count++] = letter_small(code);
    }
    return true;
}

static size_t least_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* One cell of the table: the edits that make the first `i` letters of `a` into the first `j` of `b`. */
static size_t cell_edits(size_t rows[][WORD_MOST + 1], const struct word *a, const struct word *b, size_t i, size_t j)
{
    const uint32_t *x = a->letters, *y = b->letters;
    size_t edits = rows[i - 1][j - 1] + (x[i - 1] != y[j - 1]);

    edits = least_of(edits, rows[i - 1][j] + 1);
    edits = least_of(edits, rows[i][j - 1] + 1);
    if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
        edits = least_of(edits, rows[i - 2][j - 2] + 1);
    return edits;
}

/* Damerau and Levenshtein: letters put in, left out, changed, or two neighbours swapped, count one each. */
static size_t word_edits(const struct word *a, const struct word *b)
{
    size_t rows[WORD_MOST + 1][WORD_MOST + 1];

    for (size_t i = 0; i <= a->count; i++)
        rows[i][0] = i;
    for (size_t j = 0; j <= b->count; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a->count; i++)
        for (size_t j = 1; j <= b->count; j++)
            rows[i][j] = cell_edits(rows, a, b, i, j);
    return rows[a->count][b->count];
}

/* A third of the letters may differ; in a word of one or two letters none, as any other would be as near. */
static size_t word_tolerance(const struct word *word)
{
    return word->count < 3 ? 0 : word->count / 3;
}

/* The one item that begins with the word, NULL where several do, or where the word is short. */
static const char *item_begun(const struct word *word, const char *const *items)
{
    const char *found = NULL;
    struct word item;

    for (; word->count >= 3 && *items != NULL; items++) {
        if (!word_read(*items, &item) || item.count < word->count ||
            memcmp(item.letters, word->letters, word->count * sizeof *word->letters) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = *items;
    }
    return found;
}

const char *text_nearest(const char *word, const char *const *items)
{
    struct word wanted, item;
    const char *nearest = NULL;
    const char *const *all = items;
    size_t best;

    if (word == NULL || !word_read(word, &wanted))
        return NULL;
    best = word_tolerance(&wanted) + 1;
    for (; *items != NULL; items++) {
        size_t edits = word_read(*items, &item) ? word_edits(&wanted, &item) : best;

        if (edits < best) {
            best = edits;
            nearest = *items;
        }
    }
    return nearest != NULL ? nearest : item_begun(&wanted, all);
}
