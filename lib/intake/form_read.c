#include "intake/form_keys.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/cpr.h"
#include "intake/field.h"

#include <stdlib.h>

/* A service that is near no other is not repeated: in a sheet whose columns have slipped it may be anything. */
int form_service(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct form_reading *form = (const struct form_reading *)reading;
    char **into = field;
    char *code, *shown;
    const char *nearest;
    int result = field_scalar(value, key, &short_code, &code, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    memory_text_set(into, code);
    if (catalogue_service(form->catalogue, code) == NULL) {
        nearest = catalogue_nearest_service(form->catalogue, code);
        shown = text_shown(code);
        if (nearest != NULL)
            result = reading_refuse(reading, value,
                                    _("unknown service '%s'; wanted a service of the catalogue; nearest: %s"), shown,
                                    nearest);
        else
            result = reading_refuse(reading, value, _("unknown service; wanted a service of the catalogue"));
        free(shown);
    }
    free(code);
    return result;
}

int form_received(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct form_reading *form = (const struct form_reading *)reading;
    int *into = field;
    char today[DATE_TEXT];

    if (field_date(value, field, key, reading) < 0)
        return -1;
    if (*into == DATE_NONE || *into <= form->today)
        return 0;
    return reading_refuse(reading, value, _("'%s' lies after today; wanted a day until %s"), key->name,
                          date_write(form->today, today));
}

/* A number that fails its check digit is taken: since 2007 there are such, domain.md section 8. */
int form_cpr(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct cpr cpr;
    char *text;
    int fault, result = field_scalar(value, key, &short_code, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    fault = cpr_read(text, &cpr);
    free(text);
    if (fault == CPR_SHAPE)
        return reading_refuse(reading, value, _("'%s' is no CPR number; wanted ten digits, as DDMMYY-SSSS"), key->name);
    if (fault == CPR_DATE)
        return reading_refuse(reading, value,
                              _("'%s' begins with a day that does not exist; wanted a day of birth as DDMMYY"),
                              key->name);
    if (!cpr.modulus_ok && !cpr.replacement)
        messages_add(reading->messages, TROUBLE_WARNING, &value->at,
                     _("'%s' fails the check of its last digit, as some numbers given out since 2007 do; "
                       "wanted a second look"),
                     key->name);
    memory_text_set(field, cpr.digits);
    return 0;
}

/* The concern nearest to a word, NULL when none is near enough; *known tells whether the word is one. */
static const char *concern_nearest(const struct catalogue *catalogue, const char *word, bool *known)
{
    const char **codes = memory_new((catalogue->concern_count + 1) * sizeof *codes);
    const char *nearest;

    *known = false;
    for (size_t i = 0; i < catalogue->concern_count; i++) {
        codes[i] = catalogue->concerns[i].code;
        *known = *known || text_is(codes[i], word);
    }
    nearest = text_nearest(word, codes);
    free(codes);
    return nearest;
}

static int concern_item(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct form_reading *form = (const struct form_reading *)reading;
    struct texts *into = field;
    const char *nearest;
    char *code, *shown;
    bool known;
    int result = field_scalar(value, key, key->detail, &code, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    nearest = concern_nearest(form->catalogue, code, &known);
    shown = text_shown(code);
    if (known && !texts_has(into, code))
        texts_add(into, code);
    else if (!known && nearest != NULL)
        result =
            reading_refuse(reading, value, _("unknown concern '%s'; wanted a concern of the catalogue; nearest: %s"),
                           shown, nearest);
    else if (!known)
        result = reading_refuse(reading, value, _("unknown concern; wanted a concern of the catalogue"));
    free(shown);
    free(code);
    return result;
}

int form_concerns(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct referral *referral = field;

    referral->concerns_given = field_given(value);
    return field_items(value, &referral->concerns, key, concern_item, reading);
}

static int goal_item(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct referral *referral = field;
    char *text;
    int result = field_scalar(value, key, key->detail, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    referral->goals = memory_grow(referral->goals, referral->goal_count, sizeof *referral->goals);
    referral->goals[referral->goal_count++].text = text;
    return 0;
}

int form_goals(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    return field_items(value, field, key, goal_item, reading);
}
