#include "base/digest.h"

#include <stdint.h>
#include <sys/types.h>

#include <sha2.h>

const char *digest_of(const char *bytes, size_t length, char into[DIGEST_TEXT])
{
    return SHA256Data((const uint8_t *)bytes, length, into);
}
