#include "base/utf8.h"

#include <string.h>

/* How a sequence begins: its length, the bits that its first byte carries, and the least code point that needs so many bytes. */
struct lead {
    unsigned char mask, mark; /* of the first byte */
    unsigned char length;     /* bytes */
    uint32_t least;
};

static const struct lead leads[] = {
    {0x80, 0x00, 1, 0}, {0xe0, 0xc0, 2, 0x80}, {0xf0, 0xe0, 3, 0x800}, {0xf8, 0xf0, 4, 0x10000}};

/* Bytes of the sequence at the front, 0 when it is no strict UTF-8. */
static size_t sequence_read(const unsigned char *bytes, size_t length, uint32_t *code)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        const struct lead *lead = &leads[i];
        uint32_t read;

        if ((bytes[0] & lead->mask) != lead->mark)
            continue;
        if (lead->length > length)
            return 0;
        read = bytes[0] & (unsigned char)~lead->mask;
        for (size_t j = 1; j < lead->length; j++) {
            if ((bytes[j] & 0xc0) != 0x80)
                return 0;
            read = read << 6 | (bytes[j] & 0x3f);
        }
        if (read < lead->least || read > 0x10ffff || (read >= 0xd800 && read <= 0xdfff))
            return 0;
        *code = read;
        return lead->length;
    }
    return 0;
}

/* Bytes of ASCII at the front, by eights: most text is nothing else. */
static size_t ascii_prefix(const char *bytes, size_t length)
{
    uint64_t eight;
    size_t at = 0;

    for (; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0)
            break;
    }
    return at;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
    size_t at = 0;
    uint32_t code;

    while ((at += ascii_prefix(bytes + at, length - at)) < length) {
        size_t step = 1;

        if ((bytes[at] & 0x80) != 0)
            step = sequence_read((const unsigned char *)bytes + at, length - at, &code);
        if (step == 0)
            break;
        at += step;
    }
    return at;
}

bool utf8_valid(const char *text)
{
    size_t length = strlen(text);

    return utf8_valid_prefix(text, length) == length;
}

/* A NUL byte continues no sequence, so none is read beyond the text's end. */
uint32_t utf8_next(const char **text)
{
    uint32_t code = 0xfffd;
    size_t step;

    if ((**text & 0x80) == 0)
        return **text == '\0' ? 0 : (uint32_t) * (*text)++;
    step = sequence_read((const unsigned char *)*text, 4, &code);
    *text += step == 0 ? 1 : step;
    return code;
}

void utf8_repair(const char *bytes, size_t length, struct text *into)
{
    text_add(into, "");
    while (length > 0) {
        size_t good = utf8_valid_prefix(bytes, length);
        const char *nul = memchr(bytes, '\0', good);

        if (nul != NULL)
            good = (size_t)(nul - bytes);
        text_add_bytes(into, bytes, good);
        if (good < length) {
            text_add(into, "\xef\xbf\xbd");
            good++;
        }
        bytes += good;
        length -= good;
    }
}
