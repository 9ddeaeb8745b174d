#include "intake/amend.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/amend_spot.h"
#include "intake/field.h"
#include "intake/form_keys.h"
#include "intake/form_people.h"
#include "intake/path.h"
#include "intake/question.h"

#include <stdlib.h>
#include <string.h>

/* One amending. */
struct amending {
    struct referral *referral;
    const struct amendment *items;
    size_t count;
    struct form_reading form;
    bool unborn; /* the citizen was not born yet on the day of receipt */
    struct messages *messages;
    struct node_pool *pool;
};

bool amend_has(const struct amendment *items, size_t count, const char *path)
{
    size_t length = strlen(path);

    for (size_t i = 0; i < count; i++)
        if (strncmp(items[i].path, path, length) == 0 &&
            (items[i].path[length] == '\0' || items[i].path[length] == '.'))
            return true;
    return false;
}

/* --- the paths -------------------------------------------------------------------------------- */

/* What is near no field is not repeated: it may be anything. */
static int refuse_unknown(const struct amending *amending, const char *path)
{
    char *nearest = path_nearest(path), *shown = text_shown(path);

    if (nearest != NULL)
        messages_add(amending->messages, TROUBLE_DATA, NULL, _("unknown field '%s'; did you mean %s?"), shown, nearest);
    else
        messages_add(amending->messages, TROUBLE_DATA, NULL,
                     _("unknown field; wanted a path of the form, as citizen.phone"));
    free(shown);
    free(nearest);
    return -1;
}

/* What has a command of its own, or says where the referral came from. */
static int check_elsewhere(const struct amending *amending, const char *path)
{
    const char *last = strrchr(path, '.');

    if (text_is(path, "service"))
        return messages_add(amending->messages, TROUBLE_USAGE, NULL,
                            _("the service is no field to amend; wanted screen decide REF redirect --to SERVICE"));
    if (text_is(path, "goals"))
        return messages_add(amending->messages, TROUBLE_USAGE, NULL,
                            _("goals are no field to amend; wanted refer goal REF TEXT"));
    if (text_is(path, "source") || text_is(path, "external_id"))
        return messages_add(amending->messages, TROUBLE_USAGE, NULL,
                            _("'%s' tells where the referral came from and stays"), path);
    if (text_is(path, "interview_on") || text_is(path, "accepted_on") || text_is(path, "course"))
        return messages_add(
            amending->messages, TROUBLE_USAGE, NULL,
            _("'%s' is of a form that comes in; wanted screen interview, screen decide or schedule assign"), path);
    if (strncmp(path, "holders.", 8) == 0 && text_is(last, ".consent"))
        return messages_add(amending->messages, TROUBLE_USAGE, NULL,
                            _("consent is no field to amend; wanted refer consent REF WHO given|refused|withdrawn"));
    return 0;
}

static void person_new(struct amending *amending, bool holders)
{
    struct referral *referral = amending->referral;

    if (holders) {
        referral->holders = memory_grow(referral->holders, referral->holder_count, sizeof *referral->holders);
        referral->holders[referral->holder_count].holder = true;
        person_begin(&referral->holders[referral->holder_count++].person, PERSON_ADULT);
    } else {
        referral->network = memory_grow(referral->network, referral->network_count, sizeof *referral->network);
        person_begin(&referral->network[referral->network_count++].person, PERSON_NETWORK);
    }
}

/* Of a fact's path the name is anything, a person's too. */
static const char *path_shown(const char *path)
{
    return text_repeatable(path) ? path : "facts";
}

/* The person with a number is there, or is the next. */
static int check_person(struct amending *amending, const char *path)
{
    bool holders = strncmp(path, "holders.", 8) == 0;
    size_t known = holders ? amending->referral->holder_count : amending->referral->network_count;
    size_t number = (size_t)path_number(path);
    struct position at = {.file = path};

    if (number == 0 || number <= known)
        return 0;
    if (number > known + 1 || number > PEOPLE_MOST)
        return messages_add(amending->messages, TROUBLE_DATA, &at,
                            known == 1
                                ? _("there is %zu such person; wanted that one, or number %zu for a new one")
                                : _("there are %zu such people; wanted one of them, or number %zu for a new one"),
                            known, known + 1);
    person_new(amending, holders);
    return 0;
}

static int check_path(struct amending *amending, size_t at)
{
    const char *path = amending->items[at].path;

    if (path_kind(path) == PATH_UNKNOWN)
        return refuse_unknown(amending, path);
    if (check_elsewhere(amending, path) != 0)
        return -1;
    for (size_t i = 0; i < at; i++)
        if (text_is(amending->items[i].path, path))
            return messages_add(amending->messages, TROUBLE_USAGE, NULL, _("'%s' is given twice; wanted one of them"),
                                path_shown(path));
    return check_person(amending, path);
}

/* --- the values ------------------------------------------------------------------------------- */

static struct node *scalar_new(struct amending *amending, const struct position *at, const char *text)
{
    struct node *node = node_new(amending->pool, NODE_SCALAR, at, text);

    node->quoted = true;
    return node;
}

static struct node *list_new(struct amending *amending, const struct position *at, const char *text)
{
    struct node *list = node_new(amending->pool, NODE_LIST, at, NULL);

    while (*text != '\0') {
        size_t length = strcspn(text, "|");
        char *item = memory_text_part(text, length);

        if (!text_blank(item))
            node_add(amending->pool, list, NULL, scalar_new(amending, at, item));
        free(item);
        text += length + (text[length] == '|');
    }
    return list;
}

/* A fact is read from a map, as its name is checked too. */
static struct node *value_new(struct amending *amending, const struct amendment *item, const struct amend_spot *spot,
                              const struct position *at)
{
    struct node *map;

    if (path_kind(item->path) == PATH_LIST)
        return list_new(amending, at, item->value);
    if (spot->rest == NULL)
        return scalar_new(amending, at, item->value);
    map = node_new(amending->pool, NODE_MAP, at, NULL);
    node_add(amending->pool, map, scalar_new(amending, at, spot->rest), scalar_new(amending, at, item->value));
    return map;
}

static int amend_one(struct amending *amending, const struct amendment *item)
{
    struct amend_spot spot = amend_spot_find(amending->referral, item->path);
    struct position at = {.file = path_shown(item->path)};
    bool cleared;

    cleared = amend_spot_clear(&spot); /* lists add to what is there, and `unknown` changes nothing by itself */
    if (!cleared && text_blank(item->value))
        return messages_add(amending->messages, TROUBLE_DATA, &at, _("'%s' cannot be left empty; wanted a value"),
                            spot.key->name);
    if (text_blank(item->value))
        return 0;
    return spot.key->read(value_new(amending, item, &spot, &at), spot.field, spot.key, &amending->form.reading);
}

/* --- people who contradict themselves --------------------------------------------------------- */

static void put(struct amending *amending, struct node *map, const char *path, const char *key, const char *text)
{
    struct position at = {.file = path};

    if (!text_blank(text))
        node_add(amending->pool, map, node_new(amending->pool, NODE_SCALAR, &at, key), scalar_new(amending, &at, text));
}

/* The identity of a person as the form would have it, so that the form's own checks can look at it. */
static struct node *identity_new(struct amending *amending, const char *path, const struct person *person)
{
    struct position at = {.file = path};
    struct node *map = node_new(amending->pool, NODE_MAP, &at, NULL);
    char date[DATE_TEXT];

    put(amending, map, path, "name", person->name);
    put(amending, map, path, "birth_date", date_write(person->birth_date, date));
    put(amending, map, path, "cpr", person->cpr);
    return map;
}

static bool unborn_at_receipt(const struct referral *referral)
{
    const struct person *citizen = &referral->citizen;

    return citizen->due_on != DATE_NONE ||
           (citizen->birth_date != DATE_NONE && citizen->birth_date > referral->received_on);
}

/* With the birth an unborn child has a birth date in place of the day it was due. Its name often comes weeks later, and the
 * date may be set right, so the birth may lie after the receipt from then on too. */
static void settle_birth(struct amending *amending)
{
    struct person *citizen = &amending->referral->citizen;

    if (amending->unborn || citizen->due_on != DATE_NONE)
        amending->form.received_on = amending->form.today;
    if (citizen->due_on != DATE_NONE && (citizen->birth_date != DATE_NONE || citizen->cpr != NULL) &&
        !amend_has(amending->items, amending->count, "citizen.due_on"))
        citizen->due_on = DATE_NONE;
}

static bool touches_birth(const struct amending *amending)
{
    return amend_has(amending->items, amending->count, "citizen.birth_date") ||
           amend_has(amending->items, amending->count, "citizen.cpr") ||
           amend_has(amending->items, amending->count, "citizen.due_on");
}

/* What was there before and is not touched stays as it is. */
static bool touches_people(const struct amending *amending)
{
    return amend_has(amending->items, amending->count, "citizen.alias") ||
           amend_has(amending->items, amending->count, "holders") ||
           amend_has(amending->items, amending->count, "network");
}

/* Read once more as a whole; a warning about what was not touched was said when it came in. */
static int check_citizen(struct amending *amending)
{
    struct referral *referral = amending->referral;
    struct person *citizen = &referral->citizen;
    const struct key *key = form_keys;
    struct messages found = {0};
    char date[DATE_TEXT], *age = citizen->age < 0 ? NULL : text_format("%d", citizen->age);
    struct node *map;
    int result;

    while (key->read != form_citizen)
        key++;
    map = identity_new(amending, "citizen", citizen);
    put(amending, map, "citizen", "kind", named_name(citizen_kind_names, (int)referral->citizen_kind));
    put(amending, map, "citizen", "alias", citizen->alias);
    put(amending, map, "citizen", "due_on", date_write(citizen->due_on, date));
    put(amending, map, "citizen", "age", age);
    amending->form.reading.messages = &found;
    result = form_citizen(map, referral, key, &amending->form.reading);
    amending->form.reading.messages = amending->messages;
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].trouble != TROUBLE_WARNING)
            messages_add(amending->messages, found.items[i].trouble, &(struct position){.file = found.items[i].file},
                         "%s", found.items[i].text);
    messages_free(&found);
    free(age);
    if (result == 0 && referral->citizen_kind == CITIZEN_FAMILY && touches_birth(amending))
        citizen_one_check(referral, map, &amending->form);
    return result;
}

static int check_adult(struct amending *amending, struct person *person, const char *relation, const char *path)
{
    struct position at = {.file = path};

    if (text_blank(person->name) && text_blank(relation))
        return messages_add(amending->messages, TROUBLE_DATA, &at,
                            _("this person has neither 'name' nor 'relation'; wanted one of them"));
    return person_check(person, identity_new(amending, path, person), &amending->form);
}

static int check_adults(struct amending *amending)
{
    struct referral *referral = amending->referral;
    int result = 0;

    for (size_t i = 0; i < referral->holder_count + referral->network_count; i++) {
        bool holder = i < referral->holder_count;
        size_t at = holder ? i : i - referral->holder_count;
        char *path = text_format(holder ? "holders.%zu" : "network.%zu", at + 1);
        const char *relation = holder ? referral->holders[at].relation : referral->network[at].relation;

        if (amend_has(amending->items, amending->count, path) &&
            check_adult(amending, holder ? &referral->holders[at].person : &referral->network[at].person, relation,
                        path) != 0)
            result = -1;
        free(path);
    }
    return result;
}

static int check_people(struct amending *amending)
{
    static const char *const identity[] = {"citizen.kind",   "citizen.name", "citizen.alias", "citizen.birth_date",
                                           "citizen.due_on", "citizen.age",  "citizen.cpr",   "received_on"};
    struct position at = {.file = "holders"};
    bool touched = false;
    int result;

    for (size_t i = 0; i < sizeof identity / sizeof *identity; i++)
        touched = touched || amend_has(amending->items, amending->count, identity[i]);
    settle_birth(amending);
    result = touched ? check_citizen(amending) : 0;
    if (check_adults(amending) != 0)
        result = -1;
    if (result == 0 && touches_people(amending) && people_betray(amending->referral))
        result = messages_add(amending->messages, TROUBLE_DATA, &(struct position){.file = "citizen"},
                              _("the citizen is anonymous; wanted the people around by 'relation' alone"));
    if (people_share_cpr(amending->referral))
        result = messages_add(amending->messages, TROUBLE_DATA, &at,
                              _("two people have one CPR number; wanted each one's own"));
    return result;
}

int amend_read(struct referral *referral, const struct amendment *items, size_t count,
               const struct catalogue *catalogue, int today, struct messages *messages)
{
    struct questions questions = {0};
    struct amending amending = {.referral = referral,
                                .items = items,
                                .count = count,
                                .form = {.reading = {.trouble = TROUBLE_DATA, .messages = messages},
                                         .catalogue = catalogue,
                                         .service = catalogue_service(catalogue, referral->service),
                                         .today = today,
                                         .questions = &questions},
                                .unborn = unborn_at_receipt(referral),
                                .messages = messages,
                                .pool = node_pool_new()};
    int result = 0;

    for (size_t i = 0; i < count; i++)
        if (check_path(&amending, i) != 0)
            result = -1;
    if (result == 0) {
        for (size_t i = 0; i < count; i++)
            if (amend_one(&amending, &items[i]) != 0)
                result = -1;
        amending.form.received_on = referral->received_on;
    }
    if (result == 0)
        result = check_people(&amending);
    node_pool_free(amending.pool);
    questions_free(&questions);
    return result;
}
