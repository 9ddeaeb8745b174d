#include "rules/interviewing.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

static bool lies_before(int day, int other)
{
    return day != DATE_NONE && other != DATE_NONE && day < other;
}

/* What any day of an interview is held against. */
static int day_check(const struct interview_days *days, int day, const char *reference, struct messages *messages)
{
    char text[DATE_TEXT];

    if (lies_before(day, days->received_on))
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the day lies before the receipt of %s on %s; wanted that day or a later one"), reference,
                            date_write(days->received_on, text));
    if (lies_before(day, days->last_held_on))
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the day lies before the last interview of %s on %s; wanted that day or a later one"),
                            reference, date_write(days->last_held_on, text));
    return 0;
}

/* An invitation typed late without its day is more likely than a talk before it. */
static void invitation_tell(const struct interview_days *days, int day, const char *reference,
                            struct messages *messages)
{
    char text[DATE_TEXT];

    if (lies_before(day, days->invited_on))
        messages_add(messages, TROUBLE_WARNING, NULL,
                     _("the interview of %s lies before its invitation on %s; --invite --on tells the day of that"),
                     reference, date_write(days->invited_on, text));
}

static int absence_check(const struct interview_days *days, const char *reference, struct messages *messages)
{
    char text[DATE_TEXT];

    if (!days->no_show || !lies_before(days->held_on, days->set_for))
        return 0;
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s is set for %s, and nobody can stay away before that day; give a later --on"), reference,
                        date_write(days->set_for, text));
}

int interviewing_days(const struct interview_days *days, const char *reference, struct messages *messages)
{
    if (days->invited && day_check(days, days->invited_on, reference, messages) != 0)
        return -1;
    if (days->set && day_check(days, days->set_for, reference, messages) != 0)
        return -1;
    if (days->held &&
        (day_check(days, days->held_on, reference, messages) != 0 || absence_check(days, reference, messages) != 0))
        return -1;
    if (days->held || days->set)
        invitation_tell(days, days->held ? days->held_on : days->set_for, reference, messages);
    return 0;
}

/* Source: design, catalogue: `provided_by`; a role that `leaders` asks for is one too. */
static bool is_listed(const struct service *service, const char *role)
{
    if (texts_has(&service->provided_by, role))
        return true;
    for (size_t i = 0; i < service->group.leader_count; i++)
        if (service->group.leaders[i].role != NULL && text_is(service->group.leaders[i].role, role))
            return true;
    return false;
}

void interviewing_role(const struct service *service, const struct staff *staff, struct messages *messages)
{
    struct text listed = {0};

    if (service->provided_by.count == 0)
        return;
    texts_join(&service->provided_by, ", ", &listed);
    if (text_blank(staff->role))
        messages_add(messages, TROUBLE_WARNING, NULL, _("%s: the leader %s has no role; the service lists %s"),
                     service->code, staff->code, text_bytes(&listed));
    else if (!is_listed(service, staff->role))
        messages_add(messages, TROUBLE_WARNING, NULL, _("%s: the leader %s is %s; the service lists %s"), service->code,
                     staff->code, staff->role, text_bytes(&listed));
    text_free(&listed);
}
