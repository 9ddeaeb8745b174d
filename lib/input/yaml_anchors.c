#include "input/yaml_anchors.h"
#include "base/memory.h"

#include <search.h>
#include <string.h>

static int anchor_compare(const void *a, const void *b)
{
    const struct anchor *x = a, *y = b;

    return strcmp(x->name, y->name);
}

static struct anchor *anchor_new(struct node_pool *pool, const char *name)
{
    struct anchor *anchor = node_pool_room(pool, sizeof *anchor);

    anchor->name = node_pool_room(pool, strlen(name) + 1);
    strcpy(anchor->name, name);
    return anchor;
}

/* A name used before points to a new anchor from here on; the aliases that were read keep what they stood for. */
struct anchor *anchors_set(struct anchors *anchors, struct node_pool *pool, const char *name, struct node *node)
{
    struct anchor *anchor;
    struct anchor **place;

    if (name == NULL)
        return NULL;
    anchor = anchor_new(pool, name);
    anchor->node = node;
    place = tsearch(anchor, &anchors->tree, anchor_compare);
    if (place == NULL)
        memory_out();
    else
        *place = anchor;
    return anchor;
}

const struct anchor *anchors_get(const struct anchors *anchors, const char *name)
{
    const struct anchor wanted = {.name = (char *)name};
    void *place = tfind(&wanted, &anchors->tree, anchor_compare);

    return place == NULL ? NULL : *(struct anchor *const *)place;
}

void anchors_free(struct anchors *anchors)
{
    while (anchors->tree != NULL)
        tdelete(*(struct anchor **)anchors->tree, &anchors->tree, anchor_compare);
}
