#include "catalogue/group.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/readers.h"

#include <stdlib.h>

#define OF_GROUP(field) offsetof(struct group_rule, field)
#define OF_PARENTS(field) offsetof(struct parents_rule, field)

static const struct number_bounds size_bounds = {1, 1000};
static const struct number_bounds leader_bounds = {1, 20};

static int leader_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"role", key_text, offsetof(struct leader_rule, role), NULL, true},
                                      {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

static void leaders_add(struct group_rule *group, int count)
{
    for (int i = 0; i < count; i++) {
        group->leaders = memory_grow(group->leaders, group->leader_count, sizeof *group->leaders);
        group->leader_count++;
    }
}

/* A number of leaders of any role, or a list of them with their roles. */
static int leaders_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct group_rule *group = field;
    void *items = NULL;
    int count, result;

    if (value->kind != NODE_LIST) {
        result = key_number(value, &count, key, reading);
        leaders_add(group, result == 0 ? count : 0);
        return result;
    }
    if (value->count == 0 || value->count > (size_t)leader_bounds.most)
        return reading_refuse(reading, value, _("the list has no such length; from %d to %d leaders were wanted"),
                              leader_bounds.least, leader_bounds.most);
    result = key_list(value, &items, &group->leader_count, sizeof *group->leaders, leader_read, key,
                      _("a list of leaders"), reading);
    group->leaders = items;
    return result;
}

static int differ_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int by;

    if (key_named(value, &by, key, reading) != 0)
        return -1;
    *(bool *)field = true;
    return 0;
}

int key_group(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct named_value differences[] = {{"organisation", 1}, {NULL, 0}};
    static const struct key keys[] = {{"min", key_number, OF_GROUP(min), &size_bounds, false},
                                      {"max", key_number, OF_GROUP(max), &size_bounds, false},
                                      {"leaders", leaders_read, 0, &leader_bounds, false},
                                      {"differ", differ_read, OF_GROUP(differ_organisation), differences, false},
                                      {"qualified", key_truth, OF_GROUP(qualified), NULL, false},
                                      {NULL, NULL, 0, NULL, false}};
    struct group_rule *group = field;
    int result = map_read(value, keys, group, reading);

    (void)key;
    if (result == 0 && node_get(value, "leaders") == NULL)
        leaders_add(group, 1);
    if (result == 0 && group->max != 0)
        result = map_wants_order(value, "min", group->min, "max", group->max, reading);
    return result;
}

int group_check(const struct node *map, const struct service *service, struct reading *reading)
{
    const struct node *leaders = node_get(map, "leaders");
    struct text list = {0};
    int result = 0;

    texts_join(&service->provided_by, ", ", &list);
    for (size_t i = 0; i < service->group.leader_count && service->provided_by.count > 0; i++)
        if (service->group.leaders[i].role != NULL && !texts_has(&service->provided_by, service->group.leaders[i].role))
            result = reading_refuse(reading, node_get(leaders->items[i], "role"),
                                    _("the service is not provided by this role; one of these was wanted: %s"),
                                    text_bytes(&list));
    text_free(&list);
    return result;
}

static int parallel_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct parents_rule *parents = field;

    parents->kind = PARENTS_PARALLEL;
    return key_number(value, &parents->parallel, key, reading);
}

int key_parents(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"sessions", key_named, OF_PARENTS(kind), parents_kind_names, false},
                                      {"parallel", parallel_read, 0, &size_bounds, false},
                                      {"attend", key_span, OF_PARENTS(attend_min), &size_bounds, false},
                                      {NULL, NULL, 0, NULL, false}};
    struct parents_rule *parents = field;
    const struct node *attend = node_get(value, "attend");

    (void)key;
    if ((map_read(value, keys, parents, reading) | map_wants_one(value, "sessions", "parallel", reading)) != 0)
        return -1;
    if (attend != NULL && parents->kind != PARENTS_PARALLEL)
        return reading_refuse(reading, attend,
                              _("'attend' counts the sessions of a parallel group; 'parallel' was wanted "
                                "beside it"));
    if (attend != NULL && parents->attend_max > parents->parallel)
        return reading_refuse(reading, attend, _("more are to be attended than there are; at most %d were wanted"),
                              parents->parallel);
    return 0;
}
