#include "input/yaml.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/file.h"
#include "input/yaml_anchors.h"
#include "input/yaml_error.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MOST 32
#define NODES_MOST 200000

/* A list or map whose end has not come yet. */
struct frame {
    struct node *node;
    struct node *key;      /* of the value that comes next; NULL in lists and where a key comes next */
    struct anchor *anchor; /* NULL for none */
    size_t before;         /* nodes in all when it began */
    int height;            /* levels of lists and maps below it */
};

struct building {
    struct documents *into;
    struct messages *messages;
    struct anchors anchors; /* of the present document */
    struct frame frames[DEPTH_MOST];
    int depth;         /* frames in use */
    size_t nodes;      /* of all documents, aliases counted as what they stand for */
    struct node *root; /* of the present document; NULL until it came */
    bool wrong;        /* messages were appended, and the reading goes on */
};

/* A fault after which reading on makes sense, as the text's shape is not in doubt. */
static void building_blame(struct building *building)
{
    building->wrong = true;
}

static int building_count(struct building *building, size_t more, const struct position *at)
{
    building->nodes += more;
    if (building->nodes > NODES_MOST)
        return messages_add(building->messages, TROUBLE_DATA, at,
                            _("more than %d values, repeated ones counted each time; a smaller file was wanted"),
                            NODES_MOST);
    return 0;
}

/* A map's key: a scalar that says something. */
static int building_put_key(struct building *building, struct frame *frame, struct node *key, const struct position *at)
{
    if (key->kind != NODE_SCALAR)
        return messages_add(building->messages, TROUBLE_DATA, at,
                            _("a list or map stands as a key; a word was wanted"));
    if (text_empty(key->text)) {
        messages_add(building->messages, TROUBLE_DATA, at, _("a colon without a key; 'key: value' was wanted"));
        building_blame(building);
    }
    frame->key = key;
    return 0;
}

/* Puts a finished node (or one that an alias stands for) where it belongs. `at` is where it is written. */
static int building_put(struct building *building, struct node *node, const struct position *at)
{
    struct frame *frame = building->depth == 0 ? NULL : &building->frames[building->depth - 1];

    if (frame == NULL) {
        building->root = node;
        return 0;
    }
    if (frame->node->kind == NODE_MAP && frame->key == NULL)
        return building_put_key(building, frame, node, at);
    node_add(building->into->pool, frame->node, frame->key, node);
    frame->key = NULL;
    return 0;
}

static void building_check_tag(struct building *building, const yaml_char_t *tag, const struct position *at)
{
    if (tag == NULL)
        return;
    messages_add(building->messages, TROUBLE_DATA, at,
                 _("a tag (a word with '!') stands here; the plain value was wanted"));
    building_blame(building);
}

static int building_scalar(struct building *building, const yaml_event_t *event, const struct position *at)
{
    const char *text = (const char *)event->data.scalar.value;
    struct anchor *anchor;
    struct node *node;

    building_check_tag(building, event->data.scalar.tag, at);
    if (building_count(building, 1, at) != 0)
        return -1;
    if (strlen(text) != event->data.scalar.length)
        return messages_add(building->messages, TROUBLE_DATA, at,
                            _("a NUL byte stands in this text; plain text was wanted"));
    node = node_new(building->into->pool, NODE_SCALAR, at, text);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    anchor = anchors_set(&building->anchors, building->into->pool, (const char *)event->data.scalar.anchor, node);
    if (anchor != NULL)
        anchor->nodes = 1;
    return building_put(building, node, at);
}

/* The depth is checked as the text is read, so that a file of brackets is refused at the 33rd of them. */
static int building_open(struct building *building, enum node_kind kind, const yaml_char_t *anchor,
                         const yaml_char_t *tag, const struct position *at)
{
    struct frame *frame;

    building_check_tag(building, tag, at);
    if (building->depth == DEPTH_MOST)
        return messages_add(building->messages, TROUBLE_DATA, at,
                            _("more than %d lists and maps within each other; fewer were wanted"), DEPTH_MOST);
    frame = &building->frames[building->depth++];
    *frame = (struct frame){.before = building->nodes};
    frame->node = node_new(building->into->pool, kind, at, NULL);
    frame->anchor = anchors_set(&building->anchors, building->into->pool, (const char *)anchor, frame->node);
    if (frame->anchor != NULL)
        frame->anchor->open = true;
    return building_count(building, 1, at);
}

/* Sorted by text, and those of like text as they stand in the file. */
static int key_compare(const void *a, const void *b)
{
    const struct node *x = *(struct node *const *)a, *y = *(struct node *const *)b;
    int order = strcmp(x->text, y->text);

    if (order != 0)
        return order;
    return x->at.line != y->at.line ? x->at.line - y->at.line : x->at.column - y->at.column;
}

static void building_refuse_double(struct building *building, const struct node *first, const struct node *again)
{
    char *shown = text_shown(again->text);

    if (text_repeatable(again->text))
        messages_add(building->messages, TROUBLE_DATA, &again->at,
                     _("the key '%s' stands twice, on line %d before; each key once was wanted"), shown,
                     first->at.line);
    else
        messages_add(building->messages, TROUBLE_DATA, &again->at,
                     _("this key stands twice, on line %d before; each key once was wanted"), first->at.line);
    free(shown);
    building_blame(building);
}

static void building_check_keys(struct building *building, const struct node *map)
{
    struct node **keys = memory_new((map->count + 1) * sizeof *keys);

    if (map->count > 0)
        memcpy(keys, map->keys, map->count * sizeof *keys);
    qsort(keys, map->count, sizeof *keys, key_compare);
    for (size_t i = 1; i < map->count; i++)
        if (text_is(keys[i - 1]->text, keys[i]->text))
            building_refuse_double(building, keys[i - 1], keys[i]);
    free(keys);
}

static int building_close(struct building *building)
{
    struct frame *frame = &building->frames[--building->depth];
    int height = frame->height + 1;

    if (frame->node->kind == NODE_MAP)
        building_check_keys(building, frame->node);
    if (frame->anchor != NULL) {
        frame->anchor->open = false;
        frame->anchor->nodes = building->nodes - frame->before;
        frame->anchor->height = height;
    }
    if (building->depth > 0 && frame[-1].height < height)
        frame[-1].height = height;
    return building_put(building, frame->node, &frame->node->at);
}

/* An alias shares the node it stands for, and counts for all that is in it: a tree that doubles with each line soon ends. */
static int building_alias(struct building *building, const yaml_event_t *event, const struct position *at)
{
    const struct anchor *anchor = anchors_get(&building->anchors, (const char *)event->data.alias.anchor);
    struct frame *frame;

    if (anchor == NULL)
        return messages_add(building->messages, TROUBLE_DATA, at,
                            _("an alias without its anchor; '&name' was wanted before '*name'"));
    if (anchor->open)
        return messages_add(building->messages, TROUBLE_DATA, at,
                            _("an alias within its own anchor; a value that ends before was wanted"));
    if (building->depth + anchor->height > DEPTH_MOST)
        return messages_add(building->messages, TROUBLE_DATA, at,
                            _("more than %d lists and maps within each other; fewer were wanted"), DEPTH_MOST);
    if (building_count(building, anchor->nodes, at) != 0)
        return -1;
    if (building->depth > 0) {
        frame = &building->frames[building->depth - 1];
        frame->height = frame->height < anchor->height ? anchor->height : frame->height;
    }
    return building_put(building, anchor->node, at);
}

static void building_end_document(struct building *building)
{
    struct documents *into = building->into;

    anchors_free(&building->anchors);
    if (building->root != NULL && !node_is_nothing(building->root)) {
        into->roots = memory_grow(into->roots, into->count, sizeof *into->roots);
        into->roots[into->count++] = building->root;
    }
    building->root = NULL;
}

static int building_take(struct building *building, const yaml_event_t *event)
{
    struct position at = yaml_position(building->into->file, event->start_mark);

    switch (event->type) {
    case YAML_SCALAR_EVENT: return building_scalar(building, event, &at);
    case YAML_ALIAS_EVENT: return building_alias(building, event, &at);
    case YAML_SEQUENCE_START_EVENT:
        return building_open(building, NODE_LIST, event->data.sequence_start.anchor, event->data.sequence_start.tag,
                             &at);
    case YAML_MAPPING_START_EVENT:
        return building_open(building, NODE_MAP, event->data.mapping_start.anchor, event->data.mapping_start.tag, &at);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return building_close(building);
    case YAML_DOCUMENT_END_EVENT: building_end_document(building); return 0;
    default: return 0;
    }
}

/* Takes event after event until the text ends or nothing further can be trusted. */
static int building_run(struct building *building, yaml_parser_t *parser, const char *bytes)
{
    yaml_event_t event;
    int result = 0;
    bool end = false;

    while (result == 0 && !end) {
        if (!yaml_parser_parse(parser, &event))
            return yaml_refuse(parser, building->into->file, bytes, building->messages);
        end = event.type == YAML_STREAM_END_EVENT;
        result = building_take(building, &event);
        yaml_event_delete(&event);
    }
    building->into->whole = result == 0;
    return result != 0 || building->wrong ? -1 : 0;
}

int yaml_read(const char *file, const char *bytes, size_t length, struct documents *into, struct messages *messages)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct building building = {.into = into, .messages = messages};
    yaml_parser_t parser;
    int result;

    *into = (struct documents){.file = memory_text(file), .pool = node_pool_new()};
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    if (yaml_check_bytes(into->file, bytes, length, messages) != 0)
        return -1;
    if (!yaml_parser_initialize(&parser))
        return messages_add(messages, TROUBLE_FAULT, NULL, _("libyaml cannot start; more memory was wanted"));
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
    result = building_run(&building, &parser, bytes);
    yaml_parser_delete(&parser);
    anchors_free(&building.anchors);
    return result;
}

int documents_read(const char *path, struct documents *into, struct messages *messages)
{
    const char *name = text_is(path, "-") ? _("standard input") : path;
    char *bytes = NULL;
    size_t length = 0;
    int result;

    *into = (struct documents){0};
    if (file_read(path, &bytes, &length, messages) != 0)
        return -1;
    result = yaml_read(name, bytes, length, into, messages);
    free(bytes);
    return result;
}

void documents_free(struct documents *documents)
{
    free(documents->file);
    free(documents->roots);
    node_pool_free(documents->pool);
    *documents = (struct documents){0};
}
