#include "refer/draft.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "input/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    int length = slash ? (int)(slash - path) + 1 : 0;
    return text_format("%.*sform-XXXXXX", length, path);
}

int draft_write(const struct draft *draft, const struct text *text, struct messages *messages)
{
    int file = open(draft->path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool written = file >= 0;

    for (size_t at = 0; written && at < text->length;) {
        ssize_t more = write(file, text->bytes + at, text->length - at);
        written = more > 0 || (more < 0 && errno == EINTR);
        at += more > 0 ? (size_t)more : 0;
    }
    if (file >= 0 && close(file) != 0)
        written = false;
    if (written)
        return 0;
    return messages_add(messages, TROUBLE_IO, &(struct position){.file = draft->path},
                        _("the form could not be written; wanted room and permission for it"));
}

int draft_open(const char *beside, const struct text *text, struct draft *draft, struct messages *messages)
{
    draft->folder = folder_beside(beside);
    if (!mkdtemp(draft->folder)) {
        messages_add(messages, TROUBLE_IO, NULL,
                     _("no folder for the form could be made beside the store; wanted permission to write there"));
        free(draft->folder);
        *draft = (struct draft){0};
        return -1;
    }
    draft->path = text_format("%s/form.yaml", draft->folder);
    if (draft_write(draft, text, messages) == 0)
        return 0;
    draft_drop(draft);
    return -1;
}

int draft_read(const struct draft *draft, char **bytes, size_t *length, struct messages *messages)
{
    return file_read(draft->path, bytes, length, messages);
}

/* In the child: the signals of the terminal are the editor's own again. */
static void run(const char *editor, const char *path)
{
    char *command = text_format("%s \"$@\"", editor);

    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    execl("/bin/sh", "sh", "-c", command, editor, path, (char *)NULL);
    _exit(127);
}

/* Ctrl-C in the editor is for the editor. */
int draft_edit(const struct draft *draft, const char *editor)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    int status = -1;
    pid_t child;

    sigemptyset(&ignore.sa_mask);
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    fflush(NULL);
    child = fork();
    if (child == 0)
        run(editor, draft->path);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    if (child < 0 || status == -1)
        return -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Editors leave copies and locks beside the file, with the same words in them. */
static void folder_empty(const char *folder)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;

    while (entries && (entry = readdir(entries)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(entries), entry->d_name, 0);
    if (entries)
        closedir(entries);
}

void draft_drop(struct draft *draft)
{
    if (draft->folder) {
        folder_empty(draft->folder);
        rmdir(draft->folder);
    }
    draft_keep(draft);
}

void draft_keep(struct draft *draft)
{
    free(draft->folder);
    free(draft->path);
    *draft = (struct draft){0};
}
