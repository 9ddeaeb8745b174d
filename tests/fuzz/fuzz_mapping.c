/* A map file for a foreign sheet: what is taken reads a sheet with the headings it names, or tells why not. */
#include "promises.h"

#include "base/text.h"
#include "input/yaml.h"
#include "intake/row_reader.h"

#undef NDEBUG
#include <assert.h>
#include <string.h>

#define CELLS_MOST 64

/* A cell for each heading: the words that the map translates, then what sheets are full of. */
static const char *cell_for(const struct mapping *mapping, size_t i)
{
    static const char *const usual[] = {"Asta Opdigt",       "ses", "ja", "03-02-2016", "x", "3,5",
                                        "sad|angry, school", "mor"};

    if (i < mapping->value_count && mapping->values[i].count > 0)
        return mapping->values[i].words[0].word;
    return usual[i % (sizeof usual / sizeof *usual)];
}

static void row_take(const struct catalogue *house, const struct mapping *mapping, const char *const *headings,
                     size_t count)
{
    struct messages messages = {0};
    struct row_reader *rows;
    struct referral referral;
    char *cells[CELLS_MOST];
    struct sheet_row row = {.line = 2, .cells = cells, .count = count};
    int result = row_reader_open("fuzz.csv", headings, count, mapping, house, &rows, &messages);

    promises_messages(&messages, result);
    messages_free(&messages);
    for (size_t i = 0; i < count; i++)
        cells[i] = (char *)(uintptr_t)cell_for(mapping, i);
    if (result == 0) {
        result = row_reader_referral(rows, &row, house, FUZZ_TODAY, &referral, &messages);
        promises_messages(&messages, result);
        referral_free(&referral);
    }
    row_reader_close(rows);
    messages_free(&messages);
}

static void mapping_take(const struct catalogue *house, const struct node *root)
{
    struct messages messages = {0};
    struct mapping mapping;
    const char *headings[CELLS_MOST] = {"service"};
    int result = mapping_read(root, &mapping, &messages);

    promises_messages(&messages, result);
    if (result == 0) {
        size_t count = mapping.count < CELLS_MOST ? mapping.count : CELLS_MOST;

        for (size_t i = 0; i < count; i++)
            headings[i] = mapping.items[i].heading;
        row_take(house, &mapping, headings, count > 0 ? count : 1);
    }
    mapping_free(&mapping);
    messages_free(&messages);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct catalogue *house = promises_house("norddjurs");
    struct messages messages = {0};
    struct documents documents;
    int result = yaml_read("fuzz.yaml", (const char *)data, size, &documents, &messages);

    promises_messages(&messages, result);
    for (size_t i = 0; result == 0 && i < documents.count; i++)
        mapping_take(house, documents.roots[i]);
    documents_free(&documents);
    messages_free(&messages);
    return 0;
}
