#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define LANGUAGE_TEXT 4 /* bytes for "da" or a code of three letters */
#define MAGIC 0x950412deu
#define HEAD_BYTES 28 /* of which 20 are read: magic, revision, count of texts, where the two tables are */
#define ENTRY_BYTES 8 /* a text's length and its place in the file */
#define BYTES_MOST (64u << 20)

/* One language's file, as it lies in memory. */
struct language {
    char code[LANGUAGE_TEXT];
    const unsigned char *bytes; /* mapped */
    size_t size;
    uint32_t count;             /* of texts */
    uint32_t sources, meanings; /* where the tables of the English and the translated texts begin */
};

static char *folder;               /* NULL: none */
static struct language *languages; /* that were asked for and found */
static size_t language_count;
static size_t in_use; /* 1 … language_count; 0: English */

/* msgfmt writes the least byte first on every machine. */
static uint32_t number_at(const struct language *language, size_t place)
{
    const unsigned char *byte = language->bytes + place;

    return (uint32_t)byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

/* A table's text; what stands there was looked at when the file was read. */
static const char *text_at(const struct language *language, uint32_t table, uint32_t index)
{
    return (const char *)language->bytes + number_at(language, table + (size_t)ENTRY_BYTES * index + 4);
}

/* Whether each text of a table lies in the file with a NUL byte behind it. */
static bool is_whole(const struct language *language, uint32_t table)
{
    if (table > language->size || language->count > (language->size - table) / ENTRY_BYTES)
        return false;
    for (uint32_t i = 0; i < language->count; i++) {
        size_t length = number_at(language, table + (size_t)ENTRY_BYTES * i);
        size_t place = number_at(language, table + (size_t)ENTRY_BYTES * i + 4);

        if (place >= language->size || length >= language->size - place || language->bytes[place + length] != '\0')
            return false;
    }
    return true;
}

/* The upper half of the revision changes with what an older reader would not understand. */
static bool is_readable(struct language *language)
{
    if (language->size < HEAD_BYTES || number_at(language, 0) != MAGIC || number_at(language, 4) >> 16 != 0)
        return false;
    language->count = number_at(language, 8);
    language->sources = number_at(language, 12);
    language->meanings = number_at(language, 16);
    return is_whole(language, language->sources) && is_whole(language, language->meanings);
}

static bool map_file(const char *path, struct language *into)
{
    struct stat state;
    void *bytes = MAP_FAILED;
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return false;
    if (fstat(file, &state) == 0 && state.st_size > 0 && state.st_size < (off_t)BYTES_MOST) {
        into->size = (size_t)state.st_size;
        bytes = mmap(NULL, into->size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    close(file);
    into->bytes = bytes == MAP_FAILED ? NULL : bytes;
    return bytes != MAP_FAILED;
}

static void unmap(struct language *language)
{
    munmap((void *)(uintptr_t)language->bytes, language->size);
}

/* The code names a folder: letters, so that it names none elsewhere. */
static bool is_code(const char *code)
{
    size_t length = code == NULL ? 0 : strspn(code, "abcdefghijklmnopqrstuvwxyz");

    return length >= 2 && length < LANGUAGE_TEXT && code[length] == '\0';
}

/* Reads a language's file and keeps it; false where there is none to be used. */
static bool read_language(const char *code)
{
    struct language read = {0};
    char *path = text_format("%s/%s/LC_MESSAGES/kreds.mo", folder, code);
    bool found = map_file(path, &read);

    free(path);
    if (!found)
        return false;
    if (!is_readable(&read)) {
        unmap(&read);
        return false;
    }
    memcpy(read.code, code, strlen(code) + 1);
    languages = memory_grow(languages, language_count, sizeof *languages);
    languages[language_count++] = read;
    return true;
}

void i18n_folder(const char *path)
{
    memory_text_set(&folder, path);
}

bool i18n_use(const char *code)
{
    size_t known = 1;

    if (!is_code(code))
        return false;
    if (strcmp(code, "en") == 0) {
        in_use = 0;
        return true;
    }
    while (known <= language_count && strcmp(languages[known - 1].code, code) != 0)
        known++;
    if (known > language_count && (folder == NULL || !read_language(code)))
        return false;
    in_use = known;
    return true;
}

const char *i18n_language(void)
{
    return in_use == 0 ? "en" : languages[in_use - 1].code;
}

/* The English texts are sorted. The first, which is empty, has the file's own head for its meaning. */
const char *i18n_text(const char *text)
{
    if (in_use == 0 || text == NULL || *text == '\0')
        return text;
    const struct language *language = &languages[in_use - 1];
    uint32_t from = 0, to = language->count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int order = strcmp(text, text_at(language, language->sources, middle));

        if (order == 0)
            return text_at(language, language->meanings, middle);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return text;
}

void i18n_end(void)
{
    for (size_t i = 0; i < language_count; i++)
        unmap(&languages[i]);
    free(languages);
    free(folder);
    languages = NULL;
    folder = NULL;
    language_count = in_use = 0;
}
