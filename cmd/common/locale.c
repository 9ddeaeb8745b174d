#include "common/locale.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where the translations lie, seen from the folder of the program itself: in the build tree, and installed. A link to the program
 * is followed by the kernel. */
static const char *const places[] = {"../share/locale", "../../share/locale", NULL};

/* The folder that the running program stands in; NULL where the system does not tell. The caller frees. */
static char *program_folder(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);

    while (length > 0 && (size_t)length < sizeof path && path[length - 1] != '/')
        length--;
    return length <= 0 || (size_t)length == sizeof path ? NULL : memory_text_part(path, (size_t)length);
}

static void find_folder(void)
{
    char *program = program_folder();
    char *folder = NULL;

    for (size_t i = 0; program && !folder && places[i]; i++) {
        folder = text_format("%s%s", program, places[i]);
        if (access(folder, X_OK) != 0) {
            free(folder);
            folder = NULL;
        }
    }
    i18n_folder(folder);
    free(folder);
    free(program);
}

/* The locale's name for messages; "" where none is set. */
static const char *locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG", NULL};

    for (size_t i = 0; variables[i]; i++) {
        const char *name = getenv(variables[i]);
        if (!text_empty(name))
            return name;
    }
    return "";
}

/* The first language of a list like "da_DK.UTF-8:en" that there are texts in: of each name the letters in front count. */
static void use_first(const char *names)
{
    bool used = false;

    while (*names && !used) {
        size_t length = strcspn(names, ":");
        char *code = memory_text_part(names, strcspn(names, ":_.@"));

        used = i18n_use(code);
        free(code);
        names += length + (names[length] == ':');
    }
}

void locale_begin(void)
{
    const char *locale = locale_name();
    const char *wanted = getenv("LANGUAGE");

    if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return;
    find_folder();
    use_first(text_empty(wanted) ? locale : wanted);
}
