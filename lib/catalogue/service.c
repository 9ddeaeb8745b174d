#include "catalogue/service.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/cost.h"
#include "catalogue/criteria.h"
#include "catalogue/due.h"
#include "catalogue/group.h"
#include "catalogue/loading.h"
#include "catalogue/readers.h"
#include "catalogue/sessions.h"

#include <string.h>

#define OF_SERVICE(field) offsetof(struct service, field)

static const struct number_bounds staff_bounds = {1, 20};
static const struct number_bounds year_bounds = {1, 366};

static int with_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct texts *with = field;

    if (key_texts(value, with, key, reading) != 0)
        return -1;
    for (size_t i = 0; i < with->count; i++)
        loading_link(reading, LINK_SERVICE, value->kind == NODE_LIST ? value->items[i] : value, with->items[i], NULL);
    return 0;
}

static int use_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"use", key_text, offsetof(struct instrument_use, instrument), NULL, true},
                                      {"by", key_text, offsetof(struct instrument_use, by), NULL, false},
                                      {"at", key_named_set, offsetof(struct instrument_use, phases), phase_names,
                                       false},
                                      {NULL, NULL, 0, NULL, false}};
    struct instrument_use *use = field;
    int result = map_read(value, keys, use, reading);

    (void)key;
    if (use->instrument != NULL)
        loading_link(reading, LINK_INSTRUMENT, node_get(value, "use"), use->instrument, NULL);
    if (use->instrument != NULL && use->by != NULL)
        loading_link(reading, LINK_FORM, node_get(value, "by"), use->by, use->instrument);
    return result;
}

static int uses_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct service *service = field;
    void *items = NULL;
    int result = key_list(value, &items, &service->instrument_count, sizeof *service->instruments, use_read, key,
                          _("a list of instruments in use"), reading);

    service->instruments = items;
    return result;
}

static int service_targets_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct service *service = field;

    return targets_read(value, &service->targets, &service->target_count, key, reading);
}

static int rituals_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct service *service = field;
    void *items = NULL;
    int result = key_list(value, &items, &service->ritual_count, sizeof *service->rituals, key_words, key,
                          _("a list of texts"), reading);

    service->rituals = items;
    return result;
}

static const struct key service_keys[] = {
    {"name", key_words, OF_SERVICE(name), NULL, true},
    {"legal_basis", key_text, OF_SERVICE(legal_basis), NULL, false},
    {"delivered", key_named_set, OF_SERVICE(delivered), delivered_names, true},
    {"citizen", key_named_set, OF_SERVICE(citizens), citizen_kind_names, false},
    {"participants", key_named_set, OF_SERVICE(participants), participant_names, false},
    {"provided_by", key_some_texts, OF_SERVICE(provided_by), NULL, false},
    {"referred_by", key_named_set, OF_SERVICE(referred_by), referrer_role_names, false},
    {"anonymous", key_truth, OF_SERVICE(anonymous), NULL, false},
    {"interview", key_named, OF_SERVICE(interview), interview_need_names, false},
    {"notes", key_named, OF_SERVICE(notes), notes_policy_names, false},
    {"criteria", key_criteria, OF_SERVICE(criteria), NULL, false},
    {"group", key_group, OF_SERVICE(group), NULL, false},
    {"staff", key_number, OF_SERVICE(staff), &staff_bounds, false},
    {"at", key_some_texts, OF_SERVICE(at_places), NULL, false},
    {"with", with_read, OF_SERVICE(with), NULL, false},
    {"courses_per_year", key_number, OF_SERVICE(courses_per_year), &year_bounds, false},
    {"sessions", key_sessions, OF_SERVICE(sessions), NULL, false},
    {"beyond", key_refer_to, OF_SERVICE(beyond_refer_to), NULL, false},
    {"parents", key_parents, OF_SERVICE(parents), NULL, false},
    {"meetings", key_meetings, 0, NULL, false},
    {"instruments", uses_read, 0, NULL, false},
    {"due", key_due, 0, NULL, false},
    {"cost", key_cost, 0, NULL, false},
    {"targets", service_targets_read, 0, NULL, false},
    {"rituals", rituals_read, 0, NULL, false},
    {NULL, NULL, 0, NULL, false}};

/* Whom the service is for takes part, where nothing else is said. */
static unsigned participants_of(unsigned citizens)
{
    static const unsigned same[][2] = {{1u << CITIZEN_CHILD, 1u << PARTICIPANT_CHILD},
                                       {1u << CITIZEN_ADULT, 1u << PARTICIPANT_ADULT},
                                       {1u << CITIZEN_FAMILY, 1u << PARTICIPANT_FAMILY},
                                       {1u << CITIZEN_CLASS, 1u << PARTICIPANT_CLASS}};
    unsigned participants = 0;

    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (citizens & same[i][0])
            participants |= same[i][1];
    return participants;
}

static int service_read(const struct node *value, struct service *service, struct reading *reading)
{
    int result;

    service->interview = INTERVIEW_OPTIONAL;
    service->notes = NOTES_ALLOWED;
    service->staff = 1;
    service->sessions.start = TIME_NONE;
    service->citizens = 1u << CITIZEN_CHILD;
    result = map_read(value, service_keys, service, reading);
    if (service->participants == 0)
        service->participants = participants_of(service->citizens);
    result |= group_check(node_get(value, "group"), service, reading);
    result |= due_check(value, service, reading);
    return result;
}

static bool code_is_fit(const char *code)
{
    return name_is_fit(code) && strchr(code, '_') == NULL;
}

int key_services(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct catalogue *catalogue = field;
    int result = 0;

    (void)key;
    if (value->kind != NODE_MAP || value->count == 0)
        return reading_refuse(reading, value,
                              _("no services stand here; a map of service names to services was wanted"));
    if (map_bound(value, reading) != 0)
        return -1;
    for (size_t i = 0; i < value->count; i++) {
        const struct node *code = value->keys[i];
        struct service *service;

        catalogue->services = memory_grow(catalogue->services, catalogue->service_count, sizeof *catalogue->services);
        service = &catalogue->services[catalogue->service_count++];
        service->code = memory_text(code->text);
        service->at = code->at;
        if (!code_is_fit(code->text))
            result = reading_refuse(reading, code,
                                    _("this is no name for a service; small letters a-z, digits and hyphens "
                                      "were wanted"));
        result |= service_read(value->items[i], service, reading);
    }
    return result;
}
