#include "catalogue/travel.h"
#include "base/i18n.h"
#include "catalogue/readers.h"
#include "model/travel.h"

static const struct number_bounds minutes_bounds = {1, 720};

static int between_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct texts *between = field;

    if (key_texts(value, between, key, reading) != 0)
        return -1;
    if (between->count != 2 || text_blank(between->items[0]) || text_blank(between->items[1]) ||
        text_is(between->items[0], between->items[1]))
        return reading_refuse(reading, value, _("the way is not between two places; two different venues were wanted"));
    return 0;
}

static int travel_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"between", between_read, offsetof(struct travel, between), NULL, true},
                                      {"minutes", key_number, offsetof(struct travel, minutes), &minutes_bounds, true},
                                      {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

/* A second time for the same way would never be looked at. */
static int doubles_refuse(const struct node *value, const struct travels *travels, struct reading *reading)
{
    int result = 0;

    for (size_t i = 0; i < travels->count; i++) {
        const struct texts *between = &travels->items[i].between;
        const struct travels earlier = {travels->items, i};

        if (between->count == 2 && travel_minutes(&earlier, between->items[0], between->items[1]) > 0)
            result = reading_refuse(reading, value->items[i],
                                    _("a second time stands here between '%s' and '%s'; one of them was wanted"),
                                    between->items[0], between->items[1]);
    }
    return result;
}

int key_travels(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct travels *travels = field;
    void *items = travels->items;
    int result = key_list(value, &items, &travels->count, sizeof *travels->items, travel_read, key,
                          _("a list of ways between venues"), reading);

    travels->items = items;
    return result == 0 ? doubles_refuse(value, travels, reading) : -1;
}
