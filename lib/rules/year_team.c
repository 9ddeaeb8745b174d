#include "base/memory.h"
#include "base/text.h"
#include "rules/year_model.h"

/* Source: design, catalogue: `group: {leaders}` asks for a number or for roles, `staff` for how many work together. */
size_t year_team(const struct service *service)
{
    if (service->group.leader_count > 0)
        return service->group.leader_count;
    return service->staff > 1 ? (size_t)service->staff : 1;
}

static bool role_asked(const struct service *service, const char *role)
{
    for (size_t i = 0; i < service->group.leader_count; i++)
        if (service->group.leaders[i].role != NULL && text_is(service->group.leaders[i].role, role))
            return true;
    return false;
}

/* Source: design, catalogue: `provided_by`: a leader's role must be one of these, or one that `leaders` asks for; domain,
 * Norddjurs: trained Cool Kids instructors. */
bool year_leader_able(const struct year_want *want, const struct staff *staff)
{
    const struct service *service = want->service;

    if (want->leaders != NULL && want->leaders->count > 0 && !texts_has(want->leaders, staff->code))
        return false;
    if (service->group.qualified && !texts_has(&staff->qualified, service->code))
        return false;
    if (service->provided_by.count == 0)
        return true;
    return !text_blank(staff->role) &&
           (texts_has(&service->provided_by, staff->role) || role_asked(service, staff->role));
}

static void role_add(const struct year *year, const struct service *service, size_t at, struct year_kind *kind)
{
    const char *role = service->group.leaders[at].role;
    struct year_role *into;

    for (size_t i = 0; i < at; i++)
        if (service->group.leaders[i].role != NULL && text_is(service->group.leaders[i].role, role))
            return;
    kind->roles = memory_grow(kind->roles, kind->role_count, sizeof *kind->roles);
    into = &kind->roles[kind->role_count++];
    for (size_t i = at; i < service->group.leader_count; i++)
        into->asked += service->group.leaders[i].role != NULL && text_is(service->group.leaders[i].role, role);
    for (size_t i = 0; i < year->leader_count; i++)
        if (text_is(year->leaders[i].staff->role, role))
            year_set_add(&into->leaders, i);
}

void year_kind_fill(const struct year *year, const struct year_want *want, struct year_kind *kind)
{
    const struct service *service = want->service;

    kind->team = year_team(service);
    kind->differ = service->group.differ_organisation && kind->team > 1;
    for (size_t i = 0; i < service->group.leader_count; i++)
        if (service->group.leaders[i].role != NULL)
            role_add(year, service, i, kind);
}

/* Source: domain, KOMBU's guide: leaders from different parts of the organisation. One that is not recorded may be another. */
static bool organisations_differ(const struct year *year, const size_t *team, size_t count)
{
    const char *first = year->leaders[team[0]].staff->organisation;

    for (size_t i = 0; i < count; i++) {
        const char *organisation = year->leaders[team[i]].staff->organisation;

        if (text_blank(organisation) || !text_is(organisation, first))
            return true;
    }
    return false;
}

bool year_team_good(const struct year_model *model, size_t want, const size_t *team, size_t count)
{
    const struct year_kind *kind = &model->kinds[want];

    for (size_t r = 0; r < kind->role_count; r++) {
        int named = 0;

        for (size_t i = 0; i < count; i++)
            named += year_set_has(&kind->roles[r].leaders, team[i]);
        if (named < kind->roles[r].asked)
            return false;
    }
    return !kind->differ || count < 2 || organisations_differ(model->year, team, count);
}
