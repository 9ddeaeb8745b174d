#include "catalogue/loading.h"

struct loading *loading_of(struct reading *reading)
{
    return (struct loading *)reading;
}

void loading_link(struct reading *reading, enum link_kind kind, const struct node *at, const char *name,
                  const char *within)
{
    links_add(&loading_of(reading)->links, kind, &at->at, name, within);
}
