#include "input/encoding.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define PART (64u << 10) /* bytes read at a time */
#define SEQUENCE_MOST 4  /* bytes of one letter in UTF-8 */

enum manner {
    MANNER_OPEN,  /* only ASCII so far: it may be UTF-8 or Windows-1252 */
    MANNER_PLAIN, /* UTF-8: the bytes as they are */
    MANNER_ICONV  /* through `converter` */
};

struct decoder {
    FILE *from;  /* what is read: the file, or `aside` */
    FILE *aside; /* the rest of what cannot be read twice, in a file without a name; NULL */
    enum manner manner;
    iconv_t converter; /* MANNER_ICONV */
    size_t unit;       /* bytes to pass over where they mean nothing */
    char *name;        /* of the encoding */
    bool marked;       /* it began with a byte-order mark */
    bool flushed;      /* the converter has said its last */
    int error;         /* of reading; 0 */
    char part[PART];   /* as it stands in the file */
    size_t at, filled; /* the next byte of it, and how many there are */
};

/* glibc takes "" for the locale's encoding, and what follows a slash for a wish. */
static iconv_t converter_open(const char *name)
{
    if (*name == '\0' || strchr(name, '/') != NULL) {
        errno = EINVAL;
        return (iconv_t)-1;
    }
    return iconv_open("UTF-8", name);
}

bool encoding_known(const char *name)
{
    iconv_t converter = converter_open(name);

    if (converter == (iconv_t)-1)
        return false;
    iconv_close(converter);
    return true;
}

/* How many bytes a letter takes at least: what stands behind a mark that the encoding may begin with. */
static size_t unit_of(const char *name)
{
    char letters[] = "aa", *in = letters, coded[32], *out = coded, *behind;
    size_t letter = 1, room = sizeof coded, unit = 1;
    iconv_t converter = iconv_open(name, "UTF-8");

    if (converter == (iconv_t)-1)
        return 1;
    if (iconv(converter, &in, &letter, &out, &room) != (size_t)-1) {
        behind = out;
        letter = 1;
        if (iconv(converter, &in, &letter, &out, &room) != (size_t)-1 && out > behind)
            unit = (size_t)(out - behind);
    }
    iconv_close(converter);
    return unit;
}

static void decoder_name(struct decoder *decoder, const char *name)
{
    memory_text_set(&decoder->name, name);
}

static void decoder_convert(struct decoder *decoder, const char *encoding, const char *name)
{
    decoder->converter = converter_open(encoding);
    if (decoder->converter == (iconv_t)-1) {
        decoder->error = errno;
        return;
    }
    decoder->manner = MANNER_ICONV;
    decoder->unit = unit_of(encoding);
    decoder_name(decoder, name);
}

static void decoder_plain(struct decoder *decoder)
{
    decoder->manner = MANNER_PLAIN;
    decoder_name(decoder, "UTF-8");
}

/* Reads on behind what is left of the part in hand; false at the end of the file, or when it cannot be read. */
static bool decoder_fill(struct decoder *decoder)
{
    size_t left = decoder->filled - decoder->at, more;

    if (decoder->error != 0)
        return false;
    memmove(decoder->part, decoder->part + decoder->at, left);
    errno = 0;
    more = fread(decoder->part + left, 1, PART - left, decoder->from);
    decoder->at = 0;
    decoder->filled = left + more;
    if (more == 0 && ferror(decoder->from))
        decoder->error = errno != 0 ? errno : EIO;
    return more > 0;
}

/* --- which encoding it is -------------------------------------------------------------------------- */

/* What was met on the way through a file. */
struct tally {
    unsigned long sequences, strays; /* letters of several bytes, and bytes that are part of none */
    char carried[SEQUENCE_MOST];     /* the beginning of a sequence at the end of a part */
    size_t carried_length;
};

static size_t ascii_prefix(const char *bytes, size_t length)
{
    size_t at = 0;
    uint64_t eight;

    for (; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if ((eight & 0x8080808080808080u) != 0)
            break;
    }
    while (at < length && ((unsigned char)bytes[at] & 0x80) == 0)
        at++;
    return at;
}

/* The length that a first byte promises; 1 for what begins nothing. */
static size_t promised(char first)
{
    unsigned char byte = (unsigned char)first;

    return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

/* Counts what begins at a byte that is no ASCII; returns how many bytes it takes, 0 where its end has not come yet. */
static size_t tally_one(struct tally *tally, const char *bytes, size_t length, bool last)
{
    size_t wanted = promised(*bytes);
    size_t valid = wanted > 1 && wanted <= length ? utf8_valid_prefix(bytes, wanted) : 0;

    if (wanted > length && !last)
        return 0;
    if (wanted > 1 && valid == wanted)
        tally->sequences++;
    else
        tally->strays++;
    return wanted > 1 && valid == wanted ? wanted : 1;
}

static void tally_bytes(struct tally *tally, const char *bytes, size_t length, bool last)
{
    while (length > 0) {
        size_t step = ascii_prefix(bytes, length);

        if (step == 0)
            step = tally_one(tally, bytes, length, last);
        if (step == 0)
            break;
        bytes += step;
        length -= step;
    }
    memcpy(tally->carried, bytes, length);
    tally->carried_length = length;
}

/* Goes through the rest of the file, keeping a copy in `copy` where it is not NULL; 0, or the number of an error. */
static int tally_rest(struct tally *tally, FILE *from, FILE *copy)
{
    char part[SEQUENCE_MOST + 16384];
    size_t more;

    errno = 0;
    do {
        size_t carried = tally->carried_length;

        memcpy(part, tally->carried, carried);
        more = fread(part + carried, 1, sizeof part - carried, from);
        if (copy != NULL && fwrite(part + carried, 1, more, copy) < more)
            return errno != 0 ? errno : ENOSPC;
        tally_bytes(tally, part, carried + more, more == 0);
    } while (more > 0);
    return ferror(from) ? (errno != 0 ? errno : EIO) : 0;
}

/* The rest of a pipe goes to a file without a name, which is read in its stead from then on; 0, or the number of an error. */
static int lay_aside(struct decoder *decoder, struct tally *tally)
{
    int error;

    decoder->aside = tmpfile();
    if (decoder->aside == NULL)
        return errno;
    error = tally_rest(tally, decoder->from, decoder->aside);
    if (error == 0 && fseeko(decoder->aside, 0, SEEK_SET) != 0)
        error = errno;
    decoder->from = decoder->aside;
    return error;
}

/* What can be read twice is; a pipe is laid aside meanwhile. */
static int tally_twice(struct decoder *decoder, struct tally *tally)
{
    off_t here = ftello(decoder->from);
    int error;

    if (here < 0)
        return lay_aside(decoder, tally);
    error = tally_rest(tally, decoder->from, NULL);
    return error == 0 && fseeko(decoder->from, here, SEEK_SET) != 0 ? errno : error;
}

static void decoder_decide(struct decoder *decoder)
{
    struct tally tally = {0};

    tally_bytes(&tally, decoder->part + decoder->at, decoder->filled - decoder->at, false);
    decoder->error = tally_twice(decoder, &tally);
    if (decoder->error != 0)
        return;
    if (tally.strays == 0 || tally.sequences > tally.strays)
        decoder_plain(decoder);
    else
        decoder_convert(decoder, "WINDOWS-1252", "Windows-1252");
}

static bool decoder_begins(const struct decoder *decoder, const char *mark)
{
    size_t length = strlen(mark);

    return decoder->filled >= length && memcmp(decoder->part, mark, length) == 0;
}

static void decoder_begin(struct decoder *decoder, const char *encoding)
{
    static const struct {
        const char *mark, *encoding;
    } marks[] = {{"\xef\xbb\xbf", NULL}, {"\xff\xfe", "UTF-16LE"}, {"\xfe\xff", "UTF-16BE"}};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (decoder_begins(decoder, marks[i].mark)) {
            decoder->marked = true;
            decoder->at = strlen(marks[i].mark);
            if (marks[i].encoding == NULL)
                decoder_plain(decoder);
            else
                decoder_convert(decoder, marks[i].encoding, "UTF-16");
            return;
        }
    if (encoding != NULL && (strcasecmp(encoding, "UTF-8") == 0 || strcasecmp(encoding, "UTF8") == 0))
        decoder_plain(decoder);
    else if (encoding != NULL)
        decoder_convert(decoder, encoding, encoding);
}

/* --- reading ---------------------------------------------------------------------------------------- */

int decoder_open(FILE *from, const char *encoding, struct decoder **decoder)
{
    struct decoder *opened = memory_new(sizeof *opened);

    *decoder = opened;
    opened->from = from;
    decoder_name(opened, "UTF-8");
    decoder_fill(opened);
    decoder_begin(opened, encoding);
    errno = opened->error;
    return opened->error != 0 ? -1 : 0;
}

/* As many bytes as they stand, of those that are in hand. */
static size_t read_plain(struct decoder *decoder, unsigned char *into, size_t size)
{
    size_t length = decoder->filled - decoder->at;

    if (length > size)
        length = size;
    if (decoder->manner == MANNER_OPEN)
        length = ascii_prefix(decoder->part + decoder->at, length);
    memcpy(into, decoder->part + decoder->at, length);
    decoder->at += length;
    return length;
}

/* Converts what is in hand; what means nothing becomes a byte that means nothing in UTF-8 either. `last`: nothing comes behind it. */
static size_t read_converted(struct decoder *decoder, unsigned char *into, size_t size, bool last)
{
    char *in = decoder->part + decoder->at, *out = (char *)into;
    size_t left = decoder->filled - decoder->at, room = size;

    while (left > 0 && iconv(decoder->converter, &in, &left, &out, &room) == (size_t)-1) {
        bool stray = errno == EILSEQ || (errno == EINVAL && last);
        size_t step = left < decoder->unit ? left : decoder->unit;

        if (!stray || room == 0)
            break;
        *out++ = (char)0xff;
        room--;
        in += step;
        left -= step;
    }
    decoder->at = decoder->filled - left;
    if (last && left == 0 && !decoder->flushed && iconv(decoder->converter, NULL, NULL, &out, &room) != (size_t)-1)
        decoder->flushed = true;
    return size - room;
}

size_t decoder_read(struct decoder *decoder, unsigned char *into, size_t size)
{
    size_t length = 0;
    bool more = true;

    while (length == 0 && more && decoder->error == 0) {
        if (decoder->at == decoder->filled || (decoder->manner == MANNER_ICONV && decoder->filled - decoder->at < 16))
            more = decoder_fill(decoder);
        if (decoder->manner == MANNER_ICONV) {
            length = read_converted(decoder, into, size, !more);
            continue;
        }
        length = read_plain(decoder, into, size);
        if (length == 0 && decoder->at < decoder->filled)
            decoder_decide(decoder);
    }
    return length;
}

int decoder_error(const struct decoder *decoder)
{
    return decoder->error;
}

const char *decoder_encoding(const struct decoder *decoder)
{
    return decoder->name;
}

bool decoder_foreign(struct decoder *decoder)
{
    if (decoder->manner == MANNER_OPEN && decoder->error == 0)
        decoder_decide(decoder);
    return decoder->marked || decoder->manner == MANNER_ICONV;
}

void decoder_settle(struct decoder *decoder)
{
    struct tally unasked = {0};

    if (decoder->error == 0 && ftello(decoder->from) < 0)
        decoder->error = lay_aside(decoder, &unasked);
}

void decoder_close(struct decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (decoder->manner == MANNER_ICONV)
        iconv_close(decoder->converter);
    if (decoder->aside != NULL)
        fclose(decoder->aside);
    free(decoder->name);
    free(decoder);
}
