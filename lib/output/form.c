#include "output/form.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A map on its way out; its title stands only over something. */
struct block {
    struct text *into;
    const char *title; /* printed before the first key; NULL for none, or when printed */
    const char *lead;  /* before the next key: "  - " for a list's item, then its blanks */
    const char *rest;  /* before the keys that follow */
};

/* Code points that show nothing, turn the direction of writing, steer a terminal, or that YAML does not take as they
 * are. */
static bool code_is_unfit(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
           (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xfff0 && code <= 0xffff && code != 0xfffd) ||
           code >= 0xe0000;
}

/* Words that other readers of YAML take for something else than text. */
static bool word_is_taken(const char *text)
{
    static const char *const words[] = {"yes", "no", "true", "false", "null", "on", "off", "y", "n", "unknown"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}

static bool code_is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0xc0 && code <= 0x17f && code != 0xd7 && code != 0xf7);
}

/* True for a text that needs no quotes: it begins with a letter, and holds nothing that means something to YAML. */
static bool text_is_plain(const char *text)
{
    const char *at = text;
    uint32_t code = utf8_next(&at), last = 0;

    if (!code_is_letter(code) || word_is_taken(text))
        return false;
    for (; code != 0; last = code, code = utf8_next(&at)) {
        bool fits = code_is_letter(code) || (code >= '0' && code <= '9') || code == 0xa7 ||
                    (code < 0x80 && strchr(" .-_/'()+@", (int)code) != NULL);

        if (!fits || (code == ' ' && last == ' '))
            return false;
    }
    return last != ' ';
}

static void code_add(uint32_t code, const char *bytes, size_t length, struct text *into)
{
    switch (code) {
    case '"': text_add(into, "\\\""); return;
    case '\\': text_add(into, "\\\\"); return;
    case '\n': text_add(into, "\\n"); return;
    case '\t': text_add(into, "\\t"); return;
    case '\r': text_add(into, "\\r"); return;
    default: break;
    }
    if (!code_is_unfit(code) && code != 0xfffd)
        text_add_bytes(into, bytes, length);
    else if (code <= 0xff)
        text_add_format(into, "\\x%02x", (unsigned)code);
    else if (code <= 0xffff)
        text_add_format(into, "\\u%04x", (unsigned)code);
    else
        text_add_format(into, "\\U%08x", (unsigned)code);
}

void form_scalar(const char *text, struct text *into)
{
    uint32_t code;

    if (text_is_plain(text)) {
        text_add(into, text);
        return;
    }
    text_add(into, "\"");
    for (const char *at = text; (code = utf8_next(&at)) != 0; text = at)
        code_add(code, text, (size_t)(at - text), into);
    text_add(into, "\"");
}

static void key_put(struct block *block, const char *key)
{
    if (block->title != NULL)
        text_add_format(block->into, "%s:\n", block->title);
    block->title = NULL;
    text_add(block->into, block->lead);
    form_scalar(key, block->into);
    text_add(block->into, ":");
    block->lead = block->rest;
}

static void text_put(struct block *block, const char *key, const char *text)
{
    if (text_empty(text))
        return;
    key_put(block, key);
    text_add(block->into, " ");
    form_scalar(text, block->into);
    text_add(block->into, "\n");
}

/* A word of kreds' own, which stands as it is. */
static void word_put(struct block *block, const char *key, const char *word)
{
    if (text_empty(word))
        return;
    key_put(block, key);
    text_add_format(block->into, " %s\n", word);
}

static void date_put(struct block *block, const char *key, int date)
{
    char text[DATE_TEXT];

    if (date != DATE_NONE)
        word_put(block, key, date_write(date, text));
}

static void truth_put(struct block *block, const char *key, enum truth truth)
{
    if (truth != TRUTH_UNKNOWN)
        word_put(block, key, named_name(truth_names, (int)truth));
}

/* True for a text of several lines that a literal block gives back exactly. */
static bool text_is_block(const char *text)
{
    uint32_t code;
    size_t length = strlen(text);

    if (strchr(text, '\n') == NULL || strchr(" \n", text[0]) != NULL || text[length - 1] == '\n')
        return false;
    while ((code = utf8_next(&text)) != 0)
        if (code != '\n' && (code_is_unfit(code) || code == 0xfffd))
            return false;
    return true;
}

static void long_text_put(struct block *block, const char *key, const char *text)
{
    if (text_empty(text) || !text_is_block(text)) {
        text_put(block, key, text);
        return;
    }
    key_put(block, key);
    text_add(block->into, " |-\n");
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");

        if (length > 0)
            text_add(block->into, "  ");
        text_add_bytes(block->into, text, length);
        text_add(block->into, "\n");
        text += length + (text[length] == '\n');
    }
}

/* With what the number tells: the sex, by its last digit, and that it is a replacement number, by its first one, which is then raised
 * by 6: domain.md section 8. */
static void cpr_put(struct block *block, const char *cpr)
{
    if (text_empty(cpr))
        return;
    key_put(block, "cpr");
    if (strlen(cpr) == 10)
        text_add_format(block->into, " \"%.6s-%s\" # %s%s\n", cpr, cpr + 6, cpr_female(cpr) ? "female" : "male",
                        cpr[0] >= '6' ? ", replacement number" : "");
    else
        text_add_format(block->into, " \"%s\"\n", cpr);
}

static void contact_put(struct block *block, const struct person *person)
{
    text_put(block, "phone", person->phone);
    text_put(block, "email", person->email);
}

static void home_put(struct block *block, const struct person *person)
{
    text_put(block, "municipality", person->municipality);
    text_put(block, "address", person->address);
}

/* A form knows nobody born after its receipt: who was born since stands as expected on that day. An age beside a birth date, or
 * of an unborn child, says nothing more. */
static void birth_put(struct block *block, const struct referral *referral)
{
    const struct person *citizen = &referral->citizen;
    char age[16], born[DATE_TEXT];

    if (citizen->birth_date != DATE_NONE && citizen->birth_date > referral->received_on) {
        key_put(block, "due_on");
        text_add_format(block->into, " %s # born\n", date_write(citizen->birth_date, born));
        return;
    }
    date_put(block, "birth_date", citizen->birth_date);
    date_put(block, "due_on", citizen->due_on);
    if (citizen->age >= 0 && citizen->birth_date == DATE_NONE && citizen->due_on == DATE_NONE) {
        snprintf(age, sizeof age, "%d", citizen->age);
        word_put(block, "age", age);
    }
    cpr_put(block, citizen->cpr);
}

static void citizen_write(const struct referral *referral, struct text *into)
{
    const struct person *citizen = &referral->citizen;
    struct block block = {into, "citizen", "  ", "  "};

    word_put(&block, "kind", named_name(citizen_kind_names, (int)referral->citizen_kind));
    text_put(&block, "name", citizen->name);
    text_put(&block, "alias", citizen->alias);
    birth_put(&block, referral);
    home_put(&block, citizen);
    text_put(&block, "school", citizen->school);
    text_put(&block, "class", citizen->school_class);
    contact_put(&block, citizen);
    if (citizen->protected)
        word_put(&block, "protected", "yes");
}

/* A form cannot say that a consent was withdrawn; read again, it is refused. */
static void holder_write(const struct holder *holder, struct text *into)
{
    struct block block = {into, NULL, "  - ", "    "};
    const char *consent = named_name(consent_names, (int)holder->consent);
    const struct person *person = &holder->person;

    text_put(&block, "name", person->name);
    text_put(&block, "relation", holder->relation);
    date_put(&block, "birth_date", person->birth_date);
    cpr_put(&block, person->cpr);
    home_put(&block, person);
    contact_put(&block, person);
    text_put(&block, "organisation", person->organisation);
    if (person->protected)
        word_put(&block, "protected", "yes");
    word_put(&block, "holder", holder->holder ? "yes" : "no");
    word_put(&block, "consent", holder->consent == CONSENT_WITHDRAWN ? "refused # withdrawn" : consent);
}

static void people_write(const struct referral *referral, struct text *into)
{
    struct block network = {into, "network", "  - ", "    "};

    if (referral->holder_count > 0)
        text_add(into, "holders:\n");
    for (size_t i = 0; i < referral->holder_count; i++)
        holder_write(&referral->holders[i], into);
    for (size_t i = 0; i < referral->network_count; i++) {
        const struct network_person *person = &referral->network[i];

        network.lead = "  - ";
        text_put(&network, "name", person->person.name);
        text_put(&network, "relation", person->relation);
        text_put(&network, "organisation", person->person.organisation);
        contact_put(&network, &person->person);
    }
}

static void professionals_write(const struct referral *referral, struct text *into)
{
    struct block referrer = {into, "referrer", "  ", "  "};
    struct block caseworker = {into, "caseworker", "  ", "  "};

    word_put(&referrer, "role", named_name(referrer_role_names, (int)referral->referrer.role));
    text_put(&referrer, "name", referral->referrer.name);
    text_put(&referrer, "organisation", referral->referrer.organisation);
    text_put(&referrer, "phone", referral->referrer.phone);
    text_put(&referrer, "email", referral->referrer.email);
    text_put(&caseworker, "name", referral->caseworker_name);
    text_put(&caseworker, "email", referral->caseworker_email);
}

static void concerns_write(const struct referral *referral, struct text *into)
{
    if (!referral->concerns_given && referral->concerns.count == 0)
        return;
    text_add(into, "concerns: [");
    for (size_t i = 0; i < referral->concerns.count; i++) {
        text_add(into, i > 0 ? ", " : "");
        form_scalar(referral->concerns.items[i], into);
    }
    text_add(into, "]\n");
}

/* How a goal went is no matter of the form either, and stands as a comment. */
static void goals_write(const struct referral *referral, struct text *into)
{
    if (referral->goal_count > 0)
        text_add(into, "goals:\n");
    for (size_t i = 0; i < referral->goal_count; i++) {
        text_add(into, "  - ");
        form_scalar(referral->goals[i].text, into);
        if (!text_empty(referral->goals[i].outcome))
            text_add_format(into, " # %s", referral->goals[i].outcome);
        text_add(into, "\n");
    }
}

static void days_write(unsigned days, struct text *into)
{
    const char *before = "possible_days: [";

    for (int day = MONDAY; day <= SUNDAY; day++)
        if (days & 1u << day) {
            text_add_format(into, "%s%s", before, weekday_name((enum weekday)day));
            before = ", ";
        }
    if (days != 0)
        text_add(into, "]\n");
}

static void practical_write(const struct referral *referral, struct text *into)
{
    struct block practical = {into, "practical", "  ", "  "};
    text_put(&practical, "interpreter", referral->interpreter);
    text_put(&practical, "allergies", referral->allergies);
    text_put(&practical, "fetched_by", referral->fetched_by);
}

/* A form answers a fact once: of several values the first, as facts_get gives it. */
static void facts_write(const struct facts *facts, struct text *into)
{
    struct block block = {into, "facts", "  ", "  "};

    for (size_t i = 0; i < facts->count; i++) {
        const struct value *value = &facts->items[i].value;
        char *text;

        if (facts_get(facts, facts->items[i].name) != value)
            continue;
        text = value_write(value);
        if (value->kind == VALUE_WORD)
            text_put(&block, facts->items[i].name, text);
        else
            word_put(&block, facts->items[i].name, text);
        free(text);
    }
}

void form_write(const struct referral *referral, struct text *into)
{
    struct block top = {into, NULL, "", ""};

    text_put(&top, "service", referral->service);
    date_put(&top, "received_on", referral->received_on);
    text_put(&top, "external_id", referral->external_id);
    text_put(&top, "source", referral->source);
    citizen_write(referral, into);
    people_write(referral, into);
    professionals_write(referral, into);
    truth_put(&top, "child_case", referral->child_case);
    text_put(&top, "legal_basis", referral->legal_basis);
    concerns_write(referral, into);
    long_text_put(&top, "reason", referral->reason);
    truth_put(&top, "child_wants", referral->child_wants);
    truth_put(&top, "action_plan", referral->action_plan);
    goals_write(referral, into);
    days_write(referral->possible_days, into);
    practical_write(referral, into);
    facts_write(&referral->answers, into);
}
