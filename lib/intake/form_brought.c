#include "base/i18n.h"
#include "base/memory.h"
#include "intake/field.h"
#include "intake/form_keys.h"

#include <stdlib.h>

int form_happened(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct form_reading *form = (const struct form_reading *)reading;
    int *into = field;
    char day[DATE_TEXT];

    if (field_date(value, field, key, reading) < 0)
        return -1;
    if (*into == DATE_NONE)
        return 0;
    if (*into > form->today)
        return reading_refuse(reading, value, _("'%s' lies after today; wanted a day until %s"), key->name,
                              date_write(form->today, day));
    if (*into < form->received_on)
        return reading_refuse(reading, value, _("'%s' lies before the receipt on %s; wanted that day or a later one"),
                              key->name, date_write(form->received_on, day));
    return 0;
}

int form_course(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct brought *into = field;
    char *code;
    int result = field_scalar(value, key, &short_code, &code, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    free(into->course);
    into->course = code;
    into->course_at = value->at;
    return 0;
}

int brought_check(const struct brought *brought, const struct node *root, struct reading *reading)
{
    int result = 0;

    if (brought->course != NULL && !field_given(node_get(root, "accepted_on")))
        result = reading_refuse(
            reading, node_get(root, "course"),
            _("'course' stands without 'accepted_on'; wanted the day on which the referral was accepted"));
    if (brought->interview_on != DATE_NONE && brought->accepted_on != DATE_NONE &&
        brought->interview_on > brought->accepted_on)
        result = reading_refuse(reading, node_get(root, "interview_on"),
                                _("'interview_on' lies after 'accepted_on'; wanted the interview before the decision"));
    return result;
}
