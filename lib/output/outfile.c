#include "output/outfile.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct outfile {
    char *path;      /* where it belongs */
    char *temporary; /* where it is written; NULL: at its place, being no plain file */
    FILE *stream;
};

static int failed(struct messages *messages, const char *path, int error)
{
    return messages_add(messages, TROUBLE_IO, NULL,
                        _("%s could not be written (%s); wanted a file in a folder that you may "
                          "write to, with room left"),
                        path, strerror(error));
}

/* The folder's part of a path, with its slash; the caller frees. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? memory_text("") : memory_text_part(path, (size_t)(slash - path) + 1);
}

static void outfile_free(struct outfile *file)
{
    free(file->path);
    free(file->temporary);
    free(file);
}

/* Opens a fresh file beside the path (mkstemp gives it mode 0600). */
static FILE *temporary_open(const char *path, char **temporary)
{
    char *folder = folder_of(path);
    FILE *stream = NULL;
    int handle;

    *temporary = text_format("%s.%s.XXXXXX", folder, path + strlen(folder));
    free(folder);
    handle = mkstemp(*temporary);
    if (handle < 0)
        return NULL;
    (void)fcntl(handle, F_SETFD, FD_CLOEXEC);
    stream = fdopen(handle, "w");
    if (stream == NULL) {
        int error = errno;

        close(handle);
        unlink(*temporary);
        errno = error;
    }
    return stream;
}

struct outfile *outfile_open(const char *path, struct messages *messages)
{
    struct outfile *file = memory_new(sizeof *file);
    struct stat there;

    file->path = memory_text(path);
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        file->stream = fopen(path, "w");
    else
        file->stream = temporary_open(path, &file->temporary);
    if (file->stream == NULL) {
        failed(messages, path, errno);
        outfile_free(file);
        return NULL;
    }
    return file;
}

FILE *outfile_stream(struct outfile *file)
{
    return file->stream;
}

/* The new name is only safe when its folder is on the disk too; where a file system cannot do that
 * there is nothing more to be done. */
static void folder_sync(const char *path)
{
    char *folder = folder_of(path);
    int handle = open(*folder == '\0' ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (handle >= 0) {
        (void)fsync(handle);
        close(handle);
    }
    free(folder);
}

/* Flushes and closes; the error that stood in the way, or 0. What is no plain file cannot always be
 * synced, and need not. */
static int stream_close(struct outfile *file)
{
    int error = 0;

    errno = 0;
    if (ferror(file->stream) || fflush(file->stream) != 0 ||
        (file->temporary != NULL && fsync(fileno(file->stream)) != 0))
        error = errno != 0 ? errno : EIO;
    if (fclose(file->stream) != 0 && error == 0)
        error = errno;
    return error;
}

int outfile_keep(struct outfile *file, struct messages *messages)
{
    int error = stream_close(file);
    int result = 0;

    if (error == 0 && file->temporary != NULL && rename(file->temporary, file->path) != 0)
        error = errno;
    if (error != 0) {
        result = failed(messages, file->path, error);
        if (file->temporary != NULL)
            unlink(file->temporary);
    } else if (file->temporary != NULL) {
        folder_sync(file->path);
    }
    outfile_free(file);
    return result;
}

void outfile_drop(struct outfile *file)
{
    if (file == NULL)
        return;
    fclose(file->stream);
    if (file->temporary != NULL)
        unlink(file->temporary);
    outfile_free(file);
}
