/* A text's fingerprint, to know a catalogue again. */
#ifndef KREDS_BASE_DIGEST_H
#define KREDS_BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_TEXT 65 /* bytes for a SHA-256 in hexadecimal */

/* SHA-256 (FIPS 180-4) of `length` bytes, in lower-case hexadecimal; returns `into`. */
const char *digest_of(const char *bytes, size_t length, char into[DIGEST_TEXT]);

#endif
