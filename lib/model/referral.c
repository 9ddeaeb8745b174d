#include "model/referral.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NUMBER_DIGITS 9 /* of a reference's number, so that it fits an int */

const struct named_value person_kind_names[] = {{"child", PERSON_CHILD},
                                                {"adult", PERSON_ADULT},
                                                {"network", PERSON_NETWORK},
                                                {"anonymous", PERSON_ANONYMOUS},
                                                {"family", PERSON_FAMILY},
                                                {"class", PERSON_CLASS},
                                                {NULL, 0}};

const struct named_value consent_names[] = {{"unknown", CONSENT_UNKNOWN},
                                            {"given", CONSENT_GIVEN},
                                            {"refused", CONSENT_REFUSED},
                                            {"withdrawn", CONSENT_WITHDRAWN},
                                            {NULL, 0}};

void person_free(struct person *person)
{
    free(person->name);
    free(person->alias);
    free(person->cpr);
    free(person->municipality);
    free(person->address);
    free(person->school);
    free(person->school_class);
    free(person->phone);
    free(person->email);
    free(person->organisation);
    *person = (struct person){0};
}

static void people_free(struct referral *referral)
{
    person_free(&referral->citizen);
    for (size_t i = 0; i < referral->holder_count; i++) {
        person_free(&referral->holders[i].person);
        free(referral->holders[i].relation);
    }
    for (size_t i = 0; i < referral->network_count; i++) {
        person_free(&referral->network[i].person);
        free(referral->network[i].relation);
    }
    free(referral->holders);
    free(referral->network);
    free(referral->referrer.name);
    free(referral->referrer.organisation);
    free(referral->referrer.phone);
    free(referral->referrer.email);
    free(referral->caseworker_name);
    free(referral->caseworker_email);
}

void referral_free(struct referral *referral)
{
    people_free(referral);
    free(referral->service);
    free(referral->external_id);
    free(referral->source);
    free(referral->legal_basis);
    texts_free(&referral->concerns);
    free(referral->reason);
    for (size_t i = 0; i < referral->goal_count; i++) {
        free(referral->goals[i].text);
        free(referral->goals[i].outcome);
    }
    free(referral->goals);
    free(referral->interpreter);
    free(referral->allergies);
    free(referral->fetched_by);
    facts_free(&referral->answers);
    free(referral->brought.course);
    *referral = (struct referral){0};
}

const char *reference_write(int year, int number, char into[REFERENCE_TEXT])
{
    snprintf(into, REFERENCE_TEXT, "%d-%04d", year, number);
    return into;
}

/* Reads from `least` to `most` digits at *text, and moves it behind them. */
static bool digits_read(const char **text, size_t least, size_t most, int *number)
{
    size_t digits = strspn(*text, "0123456789");
    int read = 0;

    if (digits < least || digits > most)
        return false;
    for (size_t i = 0; i < digits; i++)
        read = 10 * read + ((*text)[i] - '0');
    *text += digits;
    *number = read;
    return true;
}

/* Strict, as every reference has one spelling: a number of more than four digits has no leading zero, nor has the
 * adult's. */
bool reference_read(const char *text, int *year, int *number, int *adult)
{
    int read_year, read_number, read_adult = 0;
    const char *at = text;

    if (text == NULL || !digits_read(&at, 4, 4, &read_year) || read_year < 1900 || read_year > 2999 || *at++ != '-')
        return false;
    if (*at == '0' && strspn(at, "0123456789") > 4)
        return false;
    if (!digits_read(&at, 4, NUMBER_DIGITS, &read_number) || read_number == 0)
        return false;
    if (*at == '+' && adult != NULL) {
        at++;
        if (*at == '0' || !digits_read(&at, 1, 4, &read_adult))
            return false;
    }
    if (*at != '\0')
        return false;
    *year = read_year;
    *number = read_number;
    if (adult != NULL)
        *adult = read_adult;
    return true;
}

/* An age that was told is taken from the day it was told: so many birthdays have passed since as whole years. */
bool person_age(const struct person *person, int received_on, int on, int *age)
{
    if (on == DATE_NONE)
        return false;
    if (person->birth_date != DATE_NONE) {
        if (on < person->birth_date)
            return false;
        *age = date_age(person->birth_date, on);
        return true;
    }
    if (person->age < 0 || person->due_on != DATE_NONE)
        return false;
    *age = person->age;
    if (received_on != DATE_NONE && on > received_on)
        *age += date_age(received_on, on);
    return true;
}

char *cpr_masked(const char *cpr)
{
    return cpr == NULL ? NULL : text_format("%.6s-xxxx", cpr);
}

char *cpr_written(const char *cpr)
{
    return cpr == NULL ? NULL : text_format("%.6s-%s", cpr, cpr + 6);
}

bool cpr_female(const char *cpr)
{
    return (cpr[9] - '0') % 2 == 0;
}
