#include "model/catalogue.h"
#include "base/memory.h"

#include <stdlib.h>

const struct service *catalogue_service(const struct catalogue *catalogue, const char *code)
{
    for (size_t i = 0; i < catalogue->service_count; i++)
        if (code != NULL && text_is(catalogue->services[i].code, code))
            return &catalogue->services[i];
    return NULL;
}

const struct instrument *catalogue_instrument(const struct catalogue *catalogue, const char *name)
{
    for (size_t i = 0; i < catalogue->instrument_count; i++)
        if (name != NULL && text_is(catalogue->instruments[i].name, name))
            return &catalogue->instruments[i];
    return NULL;
}

const struct calendar *catalogue_calendar(const struct catalogue *catalogue)
{
    for (size_t i = 0; i < catalogue->calendar_count; i++)
        if (catalogue->calendar != NULL && text_is(catalogue->calendars[i].name, catalogue->calendar))
            return &catalogue->calendars[i];
    return NULL;
}

const char *catalogue_nearest_service(const struct catalogue *catalogue, const char *code)
{
    const char **codes = memory_new((catalogue->service_count + 1) * sizeof *codes);
    const char *nearest;

    for (size_t i = 0; i < catalogue->service_count; i++)
        codes[i] = catalogue->services[i].code;
    nearest = text_nearest(code, codes);
    free(codes);
    return nearest;
}

static void lists_free(struct catalogue *catalogue)
{
    for (size_t i = 0; i < catalogue->concern_count; i++) {
        free(catalogue->concerns[i].code);
        words_free(&catalogue->concerns[i].name);
    }
    for (size_t i = 0; i < catalogue->service_count; i++)
        service_free(&catalogue->services[i]);
    for (size_t i = 0; i < catalogue->calendar_count; i++)
        calendar_free(&catalogue->calendars[i]);
    for (size_t i = 0; i < catalogue->instrument_count; i++)
        instrument_free(&catalogue->instruments[i]);
    for (size_t i = 0; i < catalogue->target_count; i++)
        free(catalogue->targets[i].what);
    free(catalogue->concerns);
    free(catalogue->services);
    free(catalogue->calendars);
    free(catalogue->instruments);
    free(catalogue->targets);
}

void catalogue_free(struct catalogue *catalogue)
{
    lists_free(catalogue);
    free(catalogue->name);
    words_free(&catalogue->house);
    free(catalogue->municipality);
    free(catalogue->language);
    free(catalogue->currency);
    free(catalogue->zone);
    free(catalogue->calendar);
    free(catalogue->text);
    travels_free(&catalogue->travels);
    texts_free(&catalogue->files);
    *catalogue = (struct catalogue){0};
}
