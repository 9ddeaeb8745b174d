#include "common/formers.h"

#include "base/digest.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "store/catalogues.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct former {
    char digest[DIGEST_TEXT];
    struct catalogue catalogue; /* no services where the text could not be read */
};

static void former_read(struct call *call, struct former *former)
{
    struct messages troubles = {0};
    char *text = NULL;

    if (store_catalogue_text(call->store, former->digest, &text, &troubles) != 0 ||
        catalogue_from_text("stored catalogue", text, strlen(text), &former->catalogue, &troubles) != 0) {
        catalogue_free(&former->catalogue);
        former->catalogue = (struct catalogue){0};
        call_fail(call, TROUBLE_WARNING,
                  _("the catalogue %.12s that courses were planned by cannot be read; the present one was taken"),
                  former->digest);
    }
    messages_free(&troubles);
    free(text);
}

static const struct catalogue *former_catalogue(struct formers *formers, struct call *call, const char *digest)
{
    for (size_t i = 0; i < formers->count; i++)
        if (strcmp(formers->items[i]->digest, digest) == 0)
            return &formers->items[i]->catalogue;
    struct former *former = memory_new(sizeof *former);
    snprintf(former->digest, sizeof former->digest, "%s", digest);
    formers->items = memory_grow(formers->items, formers->count, sizeof(struct former *));
    formers->items[formers->count++] = former;
    former_read(call, former);
    return &former->catalogue;
}

const struct service *formers_kept(struct formers *formers, struct call *call, const char *digest, const char *code)
{
    if (strcmp(digest, catalogue_digest(&call->catalogue)) == 0)
        return catalogue_service(&call->catalogue, code);
    return catalogue_service(former_catalogue(formers, call, digest), code);
}

const struct service *formers_service(struct formers *formers, struct call *call, const char *digest, const char *code)
{
    const struct service *service = digest ? formers_kept(formers, call, digest, code) : NULL;

    return service ? service : catalogue_service(&call->catalogue, code);
}

void formers_free(struct formers *formers)
{
    for (size_t i = 0; i < formers->count; i++) {
        catalogue_free(&formers->items[i]->catalogue);
        free(formers->items[i]);
    }
    free(formers->items);
    *formers = (struct formers){0};
}
