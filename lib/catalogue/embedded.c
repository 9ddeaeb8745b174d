#include "catalogue/embedded.h"
#include "catalogue/read.h"

/* That there is no house is what is wanted here, so nobody hears of it. */
void catalogue_embedded(struct catalogue *into)
{
    struct messages unheard = {0};
    struct reader *reader = reader_new(into, NULL);

    reader_end(reader, NULL, &unheard);
    messages_free(&unheard);
}
