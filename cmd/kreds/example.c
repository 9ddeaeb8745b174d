#include "kreds/example.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "cmd/examples.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file's name inside the house's folder; NULL for other houses' files and for folders below. */
static const char *name_in(const char *path, const char *house)
{
    size_t length = strlen(house);
    if (strncmp(path, house, length) != 0 || path[length] != '/' || strchr(path + length + 1, '/'))
        return NULL;
    return path + length + 1;
}

bool example_known(const char *house)
{
    for (size_t i = 0; embedded_examples[i].name; i++) {
        const char *name = name_in(embedded_examples[i].name, house);
        if (name && strcmp(name, "catalogue.yaml") == 0)
            return true;
    }
    return false;
}

char *example_names(void)
{
    struct text names = {0};
    for (size_t i = 0; embedded_examples[i].name; i++) {
        const char *slash = strchr(embedded_examples[i].name, '/');
        if (slash && strcmp(slash, "/catalogue.yaml") == 0) {
            text_add(&names, names.length > 0 ? ", " : "");
            text_add_bytes(&names, embedded_examples[i].name, (size_t)(slash - embedded_examples[i].name));
        }
    }
    char *result = memory_text(text_bytes(&names));
    text_free(&names);
    return result;
}

static int make_folders(const char *path)
{
    char *copy = memory_text(path);
    int result = 0;
    for (char *slash = strchr(copy + 1, '/'); slash && result == 0; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0755) != 0 && errno != EEXIST)
            result = -1;
        *slash = '/';
    }
    free(copy);
    return result;
}

static int write_file(const char *folder, const char *name, const char *text)
{
    char *path = text_format("%s/%s", folder, name);
    FILE *file = fopen(path, "wx");
    int result = -1;
    if (file) {
        result = fputs(text, file) < 0 ? -1 : 0;
        if (fclose(file) != 0)
            result = -1;
    }
    free(path);
    return result;
}

static int write_files(const char *house, const char *path)
{
    for (size_t i = 0; embedded_examples[i].name; i++) {
        const char *name = name_in(embedded_examples[i].name, house);
        if (name && write_file(path, name, embedded_examples[i].text) != 0)
            return -1;
    }
    return 0;
}

static int taken(const char *path, struct messages *messages)
{
    struct position at = {path, 0, 0};
    return messages_add(messages, TROUBLE_FORBIDDEN, &at,
                        _("there is something already; wanted a new place (-c PATH), or init without --from"));
}

static int not_made(const char *path, struct messages *messages)
{
    struct position at = {path, 0, 0};
    return messages_add(messages, TROUBLE_IO, &at,
                        _("the catalogue cannot be written (%s); wanted a place where you may"), strerror(errno));
}

int example_place(const char *path, struct messages *messages)
{
    return access(path, F_OK) == 0 ? taken(path, messages) : 0;
}

int example_copy(const char *house, const char *path, struct messages *messages)
{
    if (make_folders(path) != 0)
        return not_made(path, messages);
    if (mkdir(path, 0755) != 0)
        return errno == EEXIST ? taken(path, messages) : not_made(path, messages);
    if (write_files(house, path) == 0)
        return 0;
    not_made(path, messages);
    example_remove(house, path);
    return -1;
}

void example_remove(const char *house, const char *path)
{
    for (size_t i = 0; embedded_examples[i].name; i++) {
        const char *name = name_in(embedded_examples[i].name, house);
        if (!name)
            continue;
        char *file = text_format("%s/%s", path, name);
        unlink(file);
        free(file);
    }
    rmdir(path);
}
