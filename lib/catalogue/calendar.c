#include "catalogue/calendar.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/readers.h"

static int period_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"name", key_text, offsetof(struct closed_period, name), NULL, true},
                                      {"from", key_date, offsetof(struct closed_period, from), NULL, true},
                                      {"to", key_date, offsetof(struct closed_period, to), NULL, true},
                                      {NULL, NULL, 0, NULL, false}};
    struct closed_period *period = field;

    (void)key;
    period->at = value->at;
    period->from = period->to = DATE_NONE;
    if (map_read(value, keys, period, reading) != 0)
        return -1;
    return map_wants_order(value, "from", period->from, "to", period->to, reading);
}

static int periods_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct calendar *calendar = field;
    void *items = calendar->closed;
    int result = key_list(value, &items, &calendar->closed_count, sizeof *calendar->closed, period_read, key,
                          _("a list of closed periods"), reading);

    calendar->closed = items;
    return result;
}

static int holidays_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int country;

    if (key_named(value, &country, key, reading) != 0)
        return -1;
    *(bool *)field = true;
    return 0;
}

static const struct named_value countries[] = {{"denmark", 0}, {NULL, 0}};

static const struct key calendar_keys[] = {{"calendar", key_name, offsetof(struct calendar, name), NULL, true},
                                           {"public_holidays", holidays_read,
                                            offsetof(struct calendar, danish_holidays), countries, false},
                                           {"closed", periods_read, 0, NULL, false},
                                           {NULL, NULL, 0, NULL, false}};

int calendar_read(const struct node *document, struct loading *loading)
{
    struct catalogue *into = loading->into;
    struct calendar *calendar;
    int result;

    into->calendars = memory_grow(into->calendars, into->calendar_count, sizeof *into->calendars);
    calendar = &into->calendars[into->calendar_count++];
    calendar->at = document->at;
    result = map_read(document, calendar_keys, calendar, &loading->reading);
    for (const struct calendar *other = into->calendars; other < calendar && calendar->name != NULL; other++)
        if (text_is(other->name, calendar->name))
            result =
                reading_refuse(&loading->reading, document->items[0],
                               _("a second calendar is called '%s', as the one in %s:%d; a name of its own was wanted"),
                               calendar->name, other->at.file, other->at.line);
    return result;
}
