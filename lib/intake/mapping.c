#include "intake/row_reader.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/keys.h"
#include "intake/field.h"
#include "intake/path.h"

#include <stdlib.h>

#define HEADINGS_MOST 1000 /* each is held against each */

static const struct mapping_entry *entry_find(const struct mapping *mapping, const char *heading)
{
    for (size_t i = 0; i < mapping->count; i++)
        if (heading_same(mapping->items[i].heading, heading))
            return &mapping->items[i];
    return NULL;
}

static int path_check(const struct node *value, const char *path, struct reading *reading)
{
    char *nearest;

    if (path_kind(path) != PATH_UNKNOWN)
        return 0;
    nearest = path_nearest(path);
    if (nearest != NULL)
        reading_refuse(reading, value, _("this is no path of the form; wanted one as citizen.name; nearest: %s"),
                       nearest);
    else
        reading_refuse(reading, value, _("this is no path of the form; wanted one as citizen.name"));
    free(nearest);
    return -1;
}

/* Nothing behind a heading leaves the column out: *path "". */
static int path_read(const struct node *value, char **path, struct reading *reading)
{
    *path = NULL;
    if (!field_given(value)) {
        *path = memory_text("");
        return 0;
    }
    if (value->kind != NODE_SCALAR)
        return reading_refuse(reading, value, _("a list or a map stands here; wanted one path as citizen.name"));
    *path = heading_path(value->text);
    return path_check(value, *path, reading);
}

int mapping_read(const struct node *root, struct mapping *into, struct messages *messages)
{
    struct reading reading = {.trouble = TROUBLE_DATA, .messages = messages};
    int result = 0;

    *into = (struct mapping){0};
    if (root->kind != NODE_MAP)
        return reading_refuse(&reading, root, _("this is no map of headings; wanted lines as 'heading: citizen.name'"));
    if (root->count > HEADINGS_MOST)
        return reading_refuse(&reading, root, _("this map has too many headings; wanted at most %d"), HEADINGS_MOST);
    for (size_t i = 0; i < root->count; i++) {
        const struct node *heading = root->keys[i];
        char *path;

        if (entry_find(into, heading->text) != NULL)
            result =
                reading_refuse(&reading, heading, _("this heading stands twice, save for its case; wanted each once"));
        if (path_read(root->items[i], &path, &reading) < 0)
            result = -1;
        into->items = memory_grow(into->items, into->count, sizeof *into->items);
        into->items[into->count++] =
            (struct mapping_entry){.heading = memory_text(heading->text), .path = path, .at = heading->at};
    }
    return result;
}

void mapping_free(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        free(mapping->items[i].heading);
        free(mapping->items[i].path);
    }
    free(mapping->items);
    *mapping = (struct mapping){0};
}
