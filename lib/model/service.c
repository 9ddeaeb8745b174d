#include "model/service.h"

#include <stdlib.h>

const struct named_value delivered_names[] = {{"group", DELIVERED_GROUP},
                                              {"individual", DELIVERED_INDIVIDUAL},
                                              {"family", DELIVERED_FAMILY},
                                              {"class", DELIVERED_CLASS},
                                              {NULL, 0}};

const struct named_value citizen_kind_names[] = {{"child", CITIZEN_CHILD},
                                                 {"adult", CITIZEN_ADULT},
                                                 {"family", CITIZEN_FAMILY},
                                                 {"class", CITIZEN_CLASS},
                                                 {NULL, 0}};

const struct named_value participant_names[] = {{"child", PARTICIPANT_CHILD}, {"parent", PARTICIPANT_PARENT},
                                                {"adult", PARTICIPANT_ADULT}, {"family", PARTICIPANT_FAMILY},
                                                {"class", PARTICIPANT_CLASS}, {NULL, 0}};

/* An unknown referrer has no name, so that nobody can write one. */
const struct named_value referrer_role_names[] = {{"caseworker", REFERRER_CASEWORKER},
                                                  {"school", REFERRER_SCHOOL},
                                                  {"health visitor", REFERRER_HEALTH_VISITOR},
                                                  {"parent", REFERRER_PARENT},
                                                  {"hospital", REFERRER_HOSPITAL},
                                                  {"self", REFERRER_SELF},
                                                  {"other", REFERRER_OTHER},
                                                  {NULL, 0}};

const struct named_value interview_need_names[] = {
    {"required", INTERVIEW_REQUIRED}, {"optional", INTERVIEW_OPTIONAL}, {"none", INTERVIEW_NONE}, {NULL, 0}};

const struct named_value notes_policy_names[] = {{"allowed", NOTES_ALLOWED},
                                                 {"none", NOTES_NONE},
                                                 {"on_request", NOTES_ON_REQUEST},
                                                 {"each_session", NOTES_EACH_SESSION},
                                                 {NULL, 0}};

const struct named_value recipient_names[] = {{"family", RECIPIENT_FAMILY},
                                              {"caseworker", RECIPIENT_CASEWORKER},
                                              {"referrer", RECIPIENT_REFERRER},
                                              {"school", RECIPIENT_SCHOOL},
                                              {"leader", RECIPIENT_LEADER},
                                              {"authority", RECIPIENT_AUTHORITY},
                                              {NULL, 0}};

const struct named_value count_unit_names[] = {{"session", COUNT_SESSIONS}, {"hour", COUNT_HOURS}, {NULL, 0}};

const struct named_value count_per_names[] = {{"course", PER_COURSE}, {"year", PER_YEAR}, {NULL, 0}};

/* A parallel group is no name: it comes with its number of sessions. */
const struct named_value parents_kind_names[] = {
    {"none", PARENTS_NONE}, {"every", PARENTS_EVERY}, {"first", PARENTS_FIRST}, {"last", PARENTS_LAST}, {NULL, 0}};

const struct named_value settled_by_names[] = {{"done", SETTLED_BY_DONE},
                                               {"interview", SETTLED_BY_INTERVIEW},
                                               {"session", SETTLED_BY_SESSION},
                                               {"response", SETTLED_BY_RESPONSE},
                                               {NULL, 0}};

const struct named_value phase_names[] = {
    {"before", PHASE_BEFORE}, {"after", PHASE_AFTER}, {"followup", PHASE_FOLLOWUP}, {NULL, 0}};

/* What is paid once has no name: it is what an item without `per` means. */
const struct named_value cost_per_names[] = {{"leader", COST_PER_LEADER}, {"session", COST_PER_SESSION},
                                             {"course", COST_PER_COURSE}, {"year", COST_PER_YEAR},
                                             {"person", COST_PER_PERSON}, {NULL, 0}};

static void group_free(struct group_rule *group)
{
    for (size_t i = 0; i < group->leader_count; i++)
        free(group->leaders[i].role);
    free(group->leaders);
}

static void sessions_rule_free(struct sessions_rule *sessions)
{
    for (size_t i = 0; i < sessions->part_count; i++)
        free(sessions->parts[i].kind);
    free(sessions->parts);
    free(sessions->every);
    texts_free(&sessions->skip);
}

static void meetings_free(struct service *service)
{
    for (size_t i = 0; i < service->meeting_count; i++) {
        free(service->meetings[i].kind);
        free(service->meetings[i].of.name);
    }
    free(service->meetings);
}

static void due_free(struct service *service)
{
    for (size_t i = 0; i < service->due_count; i++) {
        free(service->due[i].what);
        free(service->due[i].of.name);
        free(service->due[i].needs_consent);
    }
    free(service->due);
}

static void lists_free(struct service *service)
{
    for (size_t i = 0; i < service->instrument_count; i++) {
        free(service->instruments[i].instrument);
        free(service->instruments[i].by);
    }
    for (size_t i = 0; i < service->cost_count; i++)
        free(service->cost[i].item);
    for (size_t i = 0; i < service->target_count; i++)
        free(service->targets[i].what);
    for (size_t i = 0; i < service->ritual_count; i++)
        words_free(&service->rituals[i]);
    free(service->instruments);
    free(service->cost);
    free(service->targets);
    free(service->rituals);
}

void service_free(struct service *service)
{
    free(service->code);
    words_free(&service->name);
    free(service->legal_basis);
    texts_free(&service->provided_by);
    criteria_free(&service->criteria);
    group_free(&service->group);
    sessions_rule_free(&service->sessions);
    meetings_free(service);
    due_free(service);
    lists_free(service);
    texts_free(&service->at_places);
    texts_free(&service->with);
    free(service->beyond_refer_to);
    *service = (struct service){0};
}
