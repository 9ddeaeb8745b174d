#include "intake/form.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/field.h"
#include "intake/form_keys.h"
#include "intake/form_people.h"

#include <stdlib.h>

/* A message and where it stood, as qsort keeps no order of its own among equals. */
struct placed {
    struct message message;
    size_t number;
};

static int placed_compare(const void *a, const void *b)
{
    const struct placed *one = a, *other = b;

    if (one->message.line != other->message.line)
        return one->message.line < other->message.line ? -1 : 1;
    if (one->message.column != other->message.column)
        return one->message.column < other->message.column ? -1 : 1;
    return one->number < other->number ? -1 : 1;
}

/* Whoever mends a form goes through it from the top. */
static void messages_sort(struct messages *messages)
{
    struct placed *placed = memory_new(messages->count * sizeof *placed);

    for (size_t i = 0; i < messages->count; i++)
        placed[i] = (struct placed){.message = messages->items[i], .number = i};
    if (messages->count > 1)
        qsort(placed, messages->count, sizeof *placed, placed_compare);
    for (size_t i = 0; i < messages->count; i++)
        messages->items[i] = placed[i].message;
    free(placed);
}

/* What the readers hold other keys against is looked up first, wherever it stands. */
static void form_begin(struct form_reading *form, const struct node *root)
{
    const struct node *service = node_get(root, "service"), *received = node_get(root, "received_on");
    struct reading quiet = {.trouble = TROUBLE_DATA, .messages = &(struct messages){0}};
    const struct key key = {.name = ""};
    char *text;
    int date = DATE_NONE;

    if (field_scalar(service, &key, &short_code, &text, &quiet) == 0) {
        form->service = catalogue_service(form->catalogue, text);
        free(text);
    }
    if (field_date(received, &date, &key, &quiet) == 0 && date != DATE_NONE && date <= form->today)
        form->received_on = date;
    messages_free(quiet.messages);
}

static void referral_begin(struct referral *referral, const struct node *root)
{
    *referral = (struct referral){.at = root->at,
                                  .received_on = DATE_NONE,
                                  .brought = {.interview_on = DATE_NONE, .accepted_on = DATE_NONE}};
    person_begin(&referral->citizen, PERSON_CHILD);
}

/* What a key table cannot see: keys that are missing or have nothing behind them, and people against each other. */
static int whole_check(const struct referral *referral, const struct node *root, struct reading *reading)
{
    const struct node *service = node_get(root, "service"), *citizen = node_get(root, "citizen");
    int result = 0;

    if (!field_given(service))
        result = reading_refuse(reading, service == NULL ? root : service,
                                _("no service is named; wanted 'service' with a service of the catalogue"));
    if (!field_given(citizen))
        result = reading_refuse(reading, citizen == NULL ? root : citizen,
                                _("no citizen is named; wanted 'citizen' with a 'name'"));
    if (brought_check(&referral->brought, root, reading) < 0)
        result = -1;
    if (people_betray(referral))
        result = reading_refuse(reading, citizen,
                                _("the citizen is anonymous; wanted the people around by 'relation' alone"));
    if (people_share_cpr(referral))
        result = reading_refuse(reading, node_get(root, "holders"),
                                _("two people have one CPR number; wanted each one's own"));
    return result;
}

int form_read(const struct node *root, const struct catalogue *catalogue, int today, struct referral *into,
              struct messages *messages)
{
    struct questions questions = {0};
    int result = form_read_next(root, catalogue, today, &questions, into, messages);

    questions_free(&questions);
    return result;
}

int form_read_next(const struct node *root, const struct catalogue *catalogue, int today, struct questions *questions,
                   struct referral *into, struct messages *messages)
{
    struct messages found = {0};
    struct form_reading form = {.reading = {.trouble = TROUBLE_DATA, .messages = &found},
                                .catalogue = catalogue,
                                .received_on = today,
                                .today = today,
                                .questions = questions};
    int result;

    referral_begin(into, root);
    form_begin(&form, root);
    result = keys_read(root, form_keys, into, &form.reading);
    if (root->kind == NODE_MAP && whole_check(into, root, &form.reading) < 0)
        result = -1;
    if (into->received_on == DATE_NONE)
        into->received_on = today;
    messages_sort(&found);
    messages_move(messages, &found);
    return result;
}
