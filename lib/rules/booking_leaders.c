#include "base/i18n.h"
#include "base/memory.h"
#include "rules/booking.h"

#include <stdlib.h>

/* Source: design, catalogue: `group: {leaders}` asks for a number or for roles, `staff` for how many work
 * together. */
size_t booking_wanted(const struct service *service)
{
    if (service->group.leader_count > 0)
        return service->group.leader_count;
    return service->staff > 1 ? (size_t)service->staff : 1;
}

static int different_check(const struct leader *leaders, size_t count, struct messages *messages)
{
    int status = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (text_is(leaders[i].staff->code, leaders[k].staff->code)) {
                status = messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                      _("%s is named twice; wanted different leaders"), leaders[i].staff->code);
                break;
            }
    return status;
}

static int number_check(const struct service *service, const struct leader *leaders, size_t count,
                        struct messages *messages)
{
    int status = 0;

    if (count < booking_wanted(service))
        status = messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                              count == 1 ? _("%s: %zu leader is named; the service asks for %zu")
                                         : _("%s: %zu leaders are named; the service asks for %zu"),
                              service->code, count, booking_wanted(service));
    return different_check(leaders, count, messages) == 0 ? status : -1;
}

static size_t role_asked(const struct service *service, const char *role)
{
    size_t asked = 0;

    for (size_t i = 0; i < service->group.leader_count; i++)
        asked += service->group.leaders[i].role != NULL && text_is(service->group.leaders[i].role, role);
    return asked;
}

static size_t role_named(const struct leader *leaders, size_t count, const char *role)
{
    size_t named = 0;

    for (size_t i = 0; i < count; i++)
        named += text_is(leaders[i].staff->role, role);
    return named;
}

/* A leader has one role, so that counting is enough to match them. Source: domain, Horsens: one employed by the
 * school, one volunteer. */
static int asked_roles_check(const struct service *service, const struct leader *leaders, size_t count,
                             struct messages *messages)
{
    struct texts told = {0};
    int status = 0;

    for (size_t i = 0; i < service->group.leader_count; i++) {
        const char *role = service->group.leaders[i].role;

        if (role == NULL || texts_has(&told, role))
            continue;
        texts_add(&told, role);
        if (role_named(leaders, count, role) < role_asked(service, role))
            status = messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                  role_named(leaders, count, role) == 1
                                      ? _("%s: %zu leader with the role %s is named; the service asks for %zu")
                                      : _("%s: %zu leaders with the role %s are named; the service asks for %zu"),
                                  service->code, role_named(leaders, count, role), role, role_asked(service, role));
    }
    texts_free(&told);
    return status;
}

/* Source: design, catalogue: `provided_by`: a leader's role must be one of these; a role that `leaders` asks for
 * is one too. */
static int listed_roles_check(const struct service *service, const struct leader *leaders, size_t count,
                              struct messages *messages)
{
    struct text listed = {0};
    int status = 0;

    if (service->provided_by.count == 0)
        return 0;
    texts_join(&service->provided_by, ", ", &listed);
    for (size_t i = 0; i < count; i++) {
        const struct staff *staff = leaders[i].staff;

        if (!text_blank(staff->role) &&
            (texts_has(&service->provided_by, staff->role) || role_asked(service, staff->role) > 0))
            continue;
        if (text_blank(staff->role))
            status = messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                  _("%s: the leader %s has no role; the service lists %s"), service->code, staff->code,
                                  text_bytes(&listed));
        else
            status = messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s: the leader %s is %s; the service lists %s"),
                                  service->code, staff->code, staff->role, text_bytes(&listed));
    }
    text_free(&listed);
    return status;
}

/* Source: domain, KOMBU's guide: leaders from different parts of the organisation. Two of one place and a third of
 * another are different enough; a place that is not recorded may be another. */
static int organisations_check(const struct service *service, const struct leader *leaders, size_t count,
                               struct messages *messages)
{
    bool differ = false, known = true;

    if (!service->group.differ_organisation || count < 2)
        return 0;
    for (size_t i = 0; i < count; i++) {
        const char *organisation = leaders[i].staff->organisation;

        if (!text_blank(organisation)) {
            differ = differ || (!text_blank(leaders[0].staff->organisation) &&
                                !text_is(organisation, leaders[0].staff->organisation));
            continue;
        }
        known = false;
        messages_add(messages, TROUBLE_WARNING, NULL,
                     _("%s: no organisation is recorded of %s; the leaders' must differ"), service->code,
                     leaders[i].staff->code);
    }
    if (differ || !known)
        return 0;
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s: all leaders come from one organisation; the service asks for different ones"),
                        service->code);
}

/* Source: domain, Norddjurs: trained Cool Kids instructors. */
static int qualified_check(const struct service *service, const struct leader *leaders, size_t count,
                           struct messages *messages)
{
    int status = 0;

    for (size_t i = 0; service->group.qualified && i < count; i++)
        if (!texts_has(&leaders[i].staff->qualified, service->code))
            status = messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                  _("%s: the leader %s is not qualified; wanted a qualification in the service"),
                                  service->code, leaders[i].staff->code);
    return status;
}

/* Source: design, the leaders' possible days. */
int booking_possible(const struct staff *staff, int date, struct messages *messages)
{
    char day[DATE_TEXT], days[32];

    if (staff->possible_days == 0 || (staff->possible_days & 1u << date_weekday(date)))
        return 0;
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s cannot lead on %s, a %s; possible days are %s"),
                        staff->code, date_write(date, day), weekday_name(date_weekday(date)),
                        weekdays_write(staff->possible_days, days));
}

/* Source: domain, KOMBU's guide: leaders fall ill and change their jobs; who is on leave leads nothing. */
int booking_away(const struct staff *staff, int date, struct messages *messages)
{
    char day[DATE_TEXT], from[DATE_TEXT], to[DATE_TEXT];

    for (size_t i = 0; i < staff->aways.count; i++) {
        const struct away *away = &staff->aways.items[i];

        if (date >= away->from && date <= away->to)
            return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                _("%s cannot lead on %s, being away from %s to %s; wanted another leader or day"),
                                staff->code, date_write(date, day), date_write(away->from, from),
                                date_write(away->to, to));
    }
    return 0;
}

int booking_day(const struct staff *staff, const struct session *session, struct messages *messages)
{
    int possible;

    if (session->status == SESSION_CANCELLED)
        return 0;
    possible = booking_possible(staff, session->date, messages);
    return booking_away(staff, session->date, messages) == 0 ? possible : -1;
}

/* One message a leader, by the first session that meets a day that is not possible. */
static int days_check(const struct staff *staff, const struct sessions *sessions, struct messages *messages)
{
    for (size_t i = 0; sessions != NULL && i < sessions->count; i++)
        if (booking_day(staff, &sessions->items[i], messages) != 0)
            return -1;
    return 0;
}

static int load_check(const struct leader *leader, struct messages *messages)
{
    const struct staff *staff = leader->staff;

    if (staff->max_courses <= 0 || leader->courses < staff->max_courses)
        return 0;
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        leader->courses == 1 ? _("%s leads %d course already; wanted %d at most at once")
                                             : _("%s leads %d courses already; wanted %d at most at once"),
                        staff->code, leader->courses, staff->max_courses);
}

int booking_leaders(const struct service *service, const struct leader *leaders, size_t count,
                    const struct sessions *sessions, struct messages *messages)
{
    int status = number_check(service, leaders, count, messages);

    status |= asked_roles_check(service, leaders, count, messages);
    status |= listed_roles_check(service, leaders, count, messages);
    status |= organisations_check(service, leaders, count, messages);
    status |= qualified_check(service, leaders, count, messages);
    for (size_t i = 0; i < count; i++) {
        status |= days_check(leaders[i].staff, sessions, messages);
        status |= load_check(&leaders[i], messages);
    }
    return status;
}

/* Source: domain, the children's groups of Copenhagen: the parents meet while the children do. */
int booking_beside(const struct service *service, const struct leader *leaders, size_t count, const struct texts *busy,
                   const struct sessions *sessions, struct messages *messages)
{
    int status = different_check(leaders, count, messages);

    status |= listed_roles_check(service, leaders, count, messages);
    status |= qualified_check(service, leaders, count, messages);
    for (size_t i = 0; i < count; i++) {
        const struct staff *staff = leaders[i].staff;

        if (texts_has(busy, staff->code))
            status = messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                  _("%s leads the children at that hour; wanted somebody else for the parents"),
                                  staff->code);
        status |= days_check(staff, sessions, messages);
    }
    return status;
}

const struct staff *booking_unfit(const struct service *service, const struct leader *leaders, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct messages unsaid = {0};
        bool fit = listed_roles_check(service, &leaders[i], 1, &unsaid) == 0 &&
                   qualified_check(service, &leaders[i], 1, &unsaid) == 0;

        messages_free(&unsaid);
        if (!fit)
            return leaders[i].staff;
    }
    return NULL;
}

/* What is wrong with the leaders as a whole, but for their number. */
static size_t team_faults(const struct service *service, const struct leader *leaders, size_t count,
                          struct messages *messages)
{
    size_t faults = 0, before = messages->count;

    asked_roles_check(service, leaders, count, messages);
    organisations_check(service, leaders, count, messages);
    for (size_t i = before; i < messages->count; i++)
        faults += messages->items[i].trouble != TROUBLE_WARNING;
    return faults;
}

int booking_joins(const struct service *service, const struct leader *leaders, size_t count,
                  const struct leader *former, size_t former_count, struct messages *messages)
{
    const struct leader *joining = &leaders[count - 1];
    struct messages now = {0}, unsaid = {0};
    size_t faults = team_faults(service, leaders, count, &now);
    size_t former_faults = team_faults(service, former, former_count, &unsaid);
    int status = listed_roles_check(service, joining, 1, messages);

    status |= qualified_check(service, joining, 1, messages);
    status |= load_check(joining, messages);
    if (faults > former_faults || (count > former_count && faults > 0 && faults == former_faults)) {
        messages_move(messages, &now);
        status = -1;
    }
    messages_free(&now);
    messages_free(&unsaid);
    return status == 0 ? 0 : -1;
}
