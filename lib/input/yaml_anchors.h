/* The anchors of one YAML document, by name. */
#ifndef KREDS_INPUT_YAML_ANCHORS_H
#define KREDS_INPUT_YAML_ANCHORS_H

#include "input/node.h"

#include <stdbool.h>
#include <stddef.h>

struct anchor {
    char *name;
    struct node *node;
    bool open;    /* the node's end has not come yet */
    size_t nodes; /* that an alias to it stands for */
    int height;   /* levels of lists and maps that it holds, itself among them */
};

/* All zero is an empty set. */
struct anchors {
    void *tree; /* of <search.h>; the anchors themselves live in the documents' pool */
};

/* Ties a name to a node, anew where the name was used before. NULL for no name. */
struct anchor *anchors_set(struct anchors *anchors, struct node_pool *pool, const char *name, struct node *node);
/* NULL when there is none of that name. */
const struct anchor *anchors_get(const struct anchors *anchors, const char *name);
void anchors_free(struct anchors *anchors);

#endif
