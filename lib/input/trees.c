#include "input/trees.h"

#include "base/memory.h"
#include "input/tree_record.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What is kept begins with this; then the records. */
struct head {
    char maker[24];
    uint64_t sum; /* of the records */
};

/* A record that is known and was of use. */
struct known {
    const char *record; /* within the bytes */
    size_t size;
};

struct trees {
    const char *maker;
    char *bytes; /* as they came; documents point into them */
    size_t length;
    struct known *used;
    size_t used_count;
    struct text new; /* the records of texts that were not known */
};

/* FNV-1a by words: finds damage, and nothing more is asked of it. */
static uint64_t sum_of(const char *bytes, size_t length)
{
    uint64_t sum = 14695981039346656037u, word;

    for (size_t i = 0; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        sum = (sum ^ word) * 1099511628211u;
    }
    return sum;
}

static void head_make(struct head *head, const char *maker, const char *records, size_t length)
{
    memset(head, 0, sizeof *head);
    strncpy(head->maker, maker, sizeof head->maker - 1);
    head->sum = sum_of(records, length);
}

static bool head_fits(const char *maker, const char *bytes, size_t length)
{
    struct head wanted;

    if (length < sizeof wanted)
        return false;
    head_make(&wanted, maker, bytes + sizeof wanted, length - sizeof wanted);
    return memcmp(&wanted, bytes, sizeof wanted) == 0;
}

struct trees *trees_new(const char *maker, char *bytes, size_t length)
{
    struct trees *trees = memory_new(sizeof *trees);

    trees->maker = maker;
    trees->bytes = bytes;
    trees->length = bytes != NULL && head_fits(maker, bytes, length) ? length : 0;
    return trees;
}

void trees_free(struct trees *trees)
{
    if (trees == NULL)
        return;
    free(trees->bytes);
    free(trees->used);
    text_free(&trees->new);
    free(trees);
}

static bool known_find(const struct trees *trees, const char *bytes, size_t length, struct known *known)
{
    size_t at = sizeof(struct head);
    struct tree_record record;

    while (at < trees->length && tree_record_find(trees->bytes + at, trees->length - at, &record)) {
        *known = (struct known){trees->bytes + at, record.size};
        if (record.text_length == length && memcmp(record.text, bytes, length) == 0)
            return true;
        at += record.size;
    }
    return false;
}

static bool read_kept(struct trees *trees, const char *file, const char *bytes, size_t length, struct documents *into)
{
    struct known known;

    if (!known_find(trees, bytes, length, &known))
        return false;
    if (!tree_record_read(known.record, file, into)) {
        documents_free(into);
        return false;
    }
    trees->used = memory_grow(trees->used, trees->used_count, sizeof *trees->used);
    trees->used[trees->used_count++] = known;
    return true;
}

int trees_read(struct trees *trees, const char *file, const char *bytes, size_t length, struct documents *into,
               struct messages *messages)
{
    size_t told = messages->count;
    int result;

    if (trees != NULL && read_kept(trees, file, bytes, length, into))
        return 0;
    result = yaml_read(file, bytes, length, into, messages);
    if (trees != NULL && result == 0 && messages->count == told)
        tree_record_add(&trees->new, bytes, length, into);
    return result;
}

bool trees_changed(const struct trees *trees)
{
    return trees->new.length > 0;
}

void trees_bytes(const struct trees *trees, struct text *into)
{
    struct head head = {0};

    text_add_bytes(into, (const char *)&head, sizeof head);
    for (size_t i = 0; i < trees->used_count; i++)
        text_add_bytes(into, trees->used[i].record, trees->used[i].size);
    text_add_bytes(into, text_bytes(&trees->new), trees->new.length);
    head_make(&head, trees->maker, into->bytes + sizeof head, into->length - sizeof head);
    memcpy(into->bytes, &head, sizeof head);
}
