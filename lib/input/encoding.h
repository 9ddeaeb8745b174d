/* The bytes of a sheet as UTF-8, whatever encoding a spreadsheet saved them in, in constant memory. What the encoding is, is found in
 * this order: a byte-order mark (UTF-8, UTF-16 of either order); the encoding that is told; strict UTF-8 where the whole file is that;
 * else Windows-1252, as an office in Denmark saves it. A file in which sequences of UTF-8 outnumber the bytes that are none is UTF-8
 * with damage: read as Windows-1252 all its letters would be wrong in silence. */
#ifndef KREDS_INPUT_ENCODING_H
#define KREDS_INPUT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define DECODER_LEAST 64 /* bytes of room that decoder_read wants */

struct decoder;

/* Whether iconv can read an encoding of this name. */
bool encoding_known(const char *name);

/* Starts on a file (not closed by decoder_close), behind its byte-order mark. `encoding` NULL: found as above; otherwise one that
 * encoding_known knows. -1 when the file cannot be read (errno). Freed by decoder_close either way. */
int decoder_open(FILE *from, const char *encoding, struct decoder **decoder);
/* The next bytes, at most `size` (DECODER_LEAST or more); 0 at the end, or when the file cannot be read on: decoder_error tells. A byte that means
 * nothing in the encoding comes as one that means nothing in UTF-8. */
size_t decoder_read(struct decoder *decoder, unsigned char *into, size_t size);
/* The number of the error that stopped the reading; 0 for none. */
int decoder_error(const struct decoder *decoder);
/* What the bytes are taken for, for a message: the name told, or "UTF-8", "UTF-16", "Windows-1252". */
const char *decoder_encoding(const struct decoder *decoder);
/* Whether the file is anything but UTF-8 without a mark. Looks through the rest of it where that is not decided yet; what cannot be read
 * is then told by the next decoder_read. */
bool decoder_foreign(struct decoder *decoder);
/* Reads a pipe to its end and lays it aside in a file without a name, so that nobody is waited for any more; what cannot be read is told
 * by the next decoder_read. */
void decoder_settle(struct decoder *decoder);
void decoder_close(struct decoder *decoder); /* NULL is fine */

#endif
