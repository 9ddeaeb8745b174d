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

static bool concern_known(const struct catalogue *catalogue, const char *word)
{
    for (size_t i = 0; i < catalogue->concern_count; i++)
        if (text_is(catalogue->concerns[i].code, word))
            return true;
    return false;
}

static int concern_refuse(const struct node *value, const struct catalogue *catalogue, const char *word,
                          struct reading *reading)
{
    const char **codes = memory_new((catalogue->concern_count + 1) * sizeof *codes);
    const char *nearest;
    char *shown = text_shown(word);
    struct text all = {0};

    for (size_t i = 0; i < catalogue->concern_count; i++) {
        codes[i] = catalogue->concerns[i].code;
        text_add_format(&all, "%s%s", i > 0 ? ", " : "", codes[i]);
    }
    nearest = text_nearest(word, codes);
    if (nearest != NULL)
        reading_refuse(reading, value, _("unknown concern '%s'; wanted a concern of the catalogue; nearest: %s"), shown,
                       nearest);
    else if (all.length > 0)
        reading_refuse(reading, value, _("unknown concern; wanted a concern of the catalogue, one of: %s"),
                       text_bytes(&all));
    else
        reading_refuse(reading, value, _("unknown concern; the catalogue has none, wanted no concern"));
    text_free(&all);
    free(shown);
    free(codes);
    return -1;
}

static int concern_item(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    const struct form_reading *form = (const struct form_reading *)reading;
    struct texts *into = field;
    char *code;
    int result = field_scalar(value, key, key->detail, &code, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    if (!concern_known(form->catalogue, code))
        result = concern_refuse(value, form->catalogue, code, reading);
    else if (!texts_has(into, code))
        texts_add(into, code);
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
