#include "catalogue/due.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/readers.h"

#include <stdlib.h>
#include <string.h>

#define OF_DUE(field) offsetof(struct due_rule, field)
#define OF_MEETING(field) offsetof(struct meeting_rule, field)

static const struct named_value event_names[] = {{"received", EVENT_RECEIVED},
                                                 {"accepted", EVENT_ACCEPTED},
                                                 {"start", EVENT_START},
                                                 {"half", EVENT_HALF},
                                                 {"end", EVENT_END},
                                                 {"session", EVENT_EACH_SESSION},
                                                 {NULL, 0}};

/* The number between two parts of a text, as in "after 8 sessions"; 0 for any other text. */
static int number_between(const char *text, const char *before, const char *after)
{
    size_t length = strlen(text), head = strlen(before), tail = strlen(after);
    char digits[5] = "";
    long number;

    if (length <= head + tail || length - head - tail >= sizeof digits || strncmp(text, before, head) != 0 ||
        !text_is(text + length - tail, after))
        return 0;
    memcpy(digits, text + head, length - head - tail);
    return text_number(digits, 1, 1000, &number) ? (int)number : 0;
}

/* What is no event by its form is taken as a fact; due_check tells whether it is a rule. */
static int event_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct event_ref *event = field;
    int kind = EVENT_FACT;

    if (key_text(value, &event->name, key, reading) != 0)
        return -1;
    if (named_read(event_names, event->name, &kind))
        event->number = 0;
    else if ((event->number = number_between(event->name, "session ", "")) > 0)
        kind = EVENT_SESSION;
    else if ((event->number = number_between(event->name, "after ", " sessions")) > 0 ||
             (event->number = number_between(event->name, "after ", " session")) > 0)
        kind = EVENT_AFTER_SESSIONS;
    event->kind = (enum event_kind)kind;
    return 0;
}

static const struct key due_keys[] = {{"what", key_text, OF_DUE(what), NULL, true},
                                      {"of", event_read, OF_DUE(of), NULL, true},
                                      {"in", key_distance, OF_DUE(in), NULL, true},
                                      {"then_every", key_length, OF_DUE(then_every), NULL, false},
                                      {"settled_by", key_named, OF_DUE(settled_by), settled_by_names, false},
                                      {"to", key_named_set, OF_DUE(to), recipient_names, false},
                                      {"read_by", key_named_set, OF_DUE(read_by), recipient_names, false},
                                      {"needs_consent", key_text, OF_DUE(needs_consent), NULL, false},
                                      {NULL, NULL, 0, NULL, false}};

/* An interview is settled by its being held, unless the rule says otherwise. */
static int due_rule_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct due_rule *rule = field;
    int result;

    (void)key;
    rule->at = value->at;
    result = map_read(value, due_keys, rule, reading);
    if (node_get(value, "settled_by") == NULL && text_is(rule->what, "interview"))
        rule->settled_by = SETTLED_BY_INTERVIEW;
    return result;
}

int key_due(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct service *service = field;
    void *items = NULL;
    int result = key_list(value, &items, &service->due_count, sizeof *service->due, due_rule_read, key,
                          _("a list of due rules"), reading);

    service->due = items;
    return result;
}

static int meeting_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"kind", key_text, OF_MEETING(kind), NULL, true},
                                      {"of", event_read, OF_MEETING(of), NULL, true},
                                      {"in", key_distance, OF_MEETING(in), NULL, true},
                                      {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

int key_meetings(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct service *service = field;
    void *items = NULL;
    int result = key_list(value, &items, &service->meeting_count, sizeof *service->meetings, meeting_read, key,
                          _("a list of meetings"), reading);

    service->meetings = items;
    return result;
}

/* The event, or the rule before `rules`, that a name is near to; NULL for none. */
static const char *event_nearest(const struct service *service, size_t rules, const char *name)
{
    const char **names = NULL;
    const char *nearest;
    size_t count = 0;

    for (const struct named_value *event = event_names; event->name != NULL; event++) {
        names = memory_grow(names, count, sizeof *names);
        names[count++] = event->name;
    }
    for (size_t i = 0; i < rules; i++)
        if (service->due[i].what != NULL) {
            names = memory_grow(names, count, sizeof *names);
            names[count++] = service->due[i].what;
        }
    names = memory_grow(names, count, sizeof *names);
    nearest = text_nearest(name, names);
    free(names);
    return nearest;
}

/* Dates of a form end in _on, so that an event with a slip in it is not taken for one. */
static bool is_date_fact(const char *name)
{
    size_t length = strlen(name);

    return name_is_fact(name) && length > 3 && text_is(name + length - 3, "_on");
}

static int event_settle_name(const struct node *of, struct event_ref *event, const struct service *service,
                             size_t rules, struct reading *reading)
{
    const char *nearest;
    char *shown;

    for (size_t i = 0; i < rules; i++)
        if (text_is(service->due[i].what, event->name)) {
            event->kind = EVENT_RULE;
            return 0;
        }
    nearest = event_nearest(service, rules, event->name);
    if (is_date_fact(event->name))
        return 0;
    shown = text_shown(event->name);
    if (nearest != NULL)
        reading_refuse(reading, of, _("'%s' is no event and no earlier rule; '%s' was perhaps wanted"), shown, nearest);
    else
        reading_refuse(
            reading, of,
            _("'%s' is no event and no earlier rule; received, accepted, start, half, end, session, "
              "session N, after N sessions, an earlier rule's 'what' or a date fact such as 'death_on' was wanted"),
            shown);
    free(shown);
    return -1;
}

/* The most sessions that a course of the service may have; 0 where that is open. */
static int sessions_most(const struct sessions_rule *sessions)
{
    if (sessions->count_kind == COUNT_FIXED)
        return sessions->count;
    if (sessions->count_kind == COUNT_RANGE && sessions->count_unit == COUNT_SESSIONS &&
        sessions->count_per == PER_COURSE)
        return sessions->count_max;
    return 0;
}

static int event_settle(const struct node *of, struct event_ref *event, const struct service *service, size_t rules,
                        struct reading *reading)
{
    int most = sessions_most(&service->sessions);

    if (event->name == NULL)
        return 0;
    if (event->kind == EVENT_FACT)
        return event_settle_name(of, event, service, rules, reading);
    if ((event->kind == EVENT_SESSION || event->kind == EVENT_AFTER_SESSIONS) && most != 0 && event->number > most)
        return reading_refuse(reading, of, _("the service has no %d sessions; at most %d were wanted"), event->number,
                              most);
    return 0;
}

static int what_check(const struct node *what, const struct service *service, size_t rule, struct reading *reading)
{
    for (size_t i = 0; i < rule; i++)
        if (what != NULL && text_is(service->due[i].what, service->due[rule].what))
            return reading_refuse(reading, what, _("an earlier rule has the same 'what'; one of its own was wanted"));
    return 0;
}

int due_check(const struct node *map, struct service *service, struct reading *reading)
{
    const struct node *due = node_get(map, "due"), *meetings = node_get(map, "meetings");
    int result = 0;

    for (size_t i = 0; i < service->due_count; i++) {
        const struct node *of = node_get(due->items[i], "of");

        result |= what_check(node_get(due->items[i], "what"), service, i, reading);
        result |= event_settle(of, &service->due[i].of, service, i, reading);
    }
    for (size_t i = 0; i < service->meeting_count; i++) {
        const struct node *of = node_get(meetings->items[i], "of");

        result |= event_settle(of, &service->meetings[i].of, service, service->due_count, reading);
    }
    return result;
}
