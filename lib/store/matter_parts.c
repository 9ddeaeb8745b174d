#include "store/matter_parts.h"

#include "base/memory.h"
#include "store/query.h"
#include "store/reports.sql.h"

#include <stdlib.h>

static size_t place_of(struct matter_parts *parts, const char *service)
{
    size_t at = 0;

    while (at < parts->services.count && !text_is(parts->services.items[at], service))
        at++;
    return at;
}

static unsigned *add_service(struct matter_parts *parts, const struct matter_filter *filter, const char *service)
{
    size_t at = parts->services.count;

    parts->parts = memory_grow(parts->parts, at, sizeof *parts->parts);
    texts_add(&parts->services, service);
    parts->parts[at] = filter->parts(filter->parts_context, service, NULL);
    return &parts->parts[at];
}

int matter_parts_read(struct matter_parts *parts, struct store *store, const struct matter_filter *filter,
                      struct messages *messages)
{
    struct query *query = query_begin(store, SQL_MATTER_KINDS);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        const char *service = query_text(query, 0);
        size_t at = place_of(parts, service);
        unsigned *bits = at < parts->services.count ? &parts->parts[at] : add_service(parts, filter, service);

        *bits |= filter->parts(filter->parts_context, service, query_text(query, 1));
    }
    query_end(query);
    return result;
}

unsigned matter_parts_of(struct matter_parts *parts, const struct matter_filter *filter, const char *service)
{
    size_t at;

    if (filter->parts == NULL)
        return MATTER_WHOLE;
    at = place_of(parts, service);
    return at < parts->services.count ? parts->parts[at] : *add_service(parts, filter, service);
}

char *matter_parts_services(const struct matter_parts *parts, enum matter_part part)
{
    struct text services = {0};

    text_add(&services, ",");
    for (size_t i = 0; i < parts->services.count; i++)
        if ((parts->parts[i] & part) != 0)
            text_add_format(&services, "%s,", parts->services.items[i]);
    return services.bytes;
}

void matter_parts_free(struct matter_parts *parts)
{
    texts_free(&parts->services);
    free(parts->parts);
    *parts = (struct matter_parts){0};
}
