#include "intake/blank.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/named.h"
#include "intake/question.h"

#include <stdlib.h>
#include <string.h>

#define FOR_CHILD (1u << CITIZEN_CHILD)
#define FOR_ADULT (1u << CITIZEN_ADULT)
#define FOR_FAMILY (1u << CITIZEN_FAMILY)
#define FOR_CLASS (1u << CITIZEN_CLASS)
#define FOR_ALL (FOR_CHILD | FOR_ADULT | FOR_FAMILY | FOR_CLASS)
#define FOR_ONE (FOR_CHILD | FOR_ADULT | FOR_FAMILY)
#define FOR_PERSON (FOR_CHILD | FOR_ADULT)
#define FOR_YOUNG (FOR_CHILD | FOR_FAMILY)

/* One key of the form. */
struct line {
    const char *key;     /* with what stands before it; NULL ends a table */
    const char *comment; /* NULL for none */
    unsigned kinds;      /* of citizens that it makes sense for, bits */
};

static const struct line head_lines[] = {{"received_on", N_("the day it arrived, as 2026-09-01; empty: today"),
                                          FOR_ALL},
                                         {"external_id", N_("the sender's own number, one for each referral"), FOR_ALL},
                                         {"source", N_("where it came from"), FOR_ALL},
                                         {0}};

static const struct line anonymous_lines[] = {
    {"  alias", N_("for an anonymous citizen, in place of name, birth date and CPR number"), FOR_ALL},
    {"  age", N_("of an anonymous citizen, in years"), FOR_ONE},
    {0}};

static const struct line citizen_lines[] = {
    {"  birth_date", N_("as 2016-03-04"), FOR_PERSON},
    {"  cpr", N_("DDMMYY-SSSS; gives the birth date, too"), FOR_PERSON},
    {"  due_on", N_("of an unborn child, in place of birth date and CPR number: the day it is expected"), FOR_CHILD},
    {"  municipality", NULL, FOR_ALL},
    {"  address", NULL, FOR_ALL},
    {"  school", NULL, FOR_YOUNG | FOR_CLASS},
    {"  class", N_("as 4.b"), FOR_YOUNG | FOR_CLASS},
    {"  phone", NULL, FOR_ALL},
    {"  email", NULL, FOR_ALL},
    {"  protected",
     N_("yes where the address is protected; then address, school and phone leave through no list, letter,\n"
        "sheet, calendar or laptop file, and only refer show has them"),
     FOR_ALL},
    {0}};

static const struct line holder_lines[] = {{"  - name", NULL, FOR_ALL},
                                           {"    relation", N_("mother, father, foster mother …"), FOR_ALL},
                                           {"    birth_date", NULL, FOR_ALL},
                                           {"    cpr", NULL, FOR_ALL},
                                           {"    municipality", NULL, FOR_ALL},
                                           {"    address", NULL, FOR_ALL},
                                           {"    phone", NULL, FOR_ALL},
                                           {"    email", NULL, FOR_ALL},
                                           {"    organisation", N_("of a professional"), FOR_ALL},
                                           {"    protected", N_("yes where the address is protected"), FOR_ALL},
                                           {"    holder",
                                            N_("no for an adult without parental responsibility; empty: yes"), FOR_ALL},
                                           {"    consent", N_("given | refused | unknown"), FOR_ALL},
                                           {0}};

static const struct line network_lines[] = {
    {"  - name", NULL, FOR_ALL},         {"    relation", N_("class teacher, grandmother …"), FOR_ALL},
    {"    organisation", NULL, FOR_ALL}, {"    phone", NULL, FOR_ALL},
    {"    email", NULL, FOR_ALL},        {0}};

static const struct line referrer_lines[] = {{"  name", NULL, FOR_ALL},
                                             {"  organisation", NULL, FOR_ALL},
                                             {"  phone", NULL, FOR_ALL},
                                             {"  email", NULL, FOR_ALL},
                                             {0}};

static const struct line case_lines[] = {{"  name", NULL, FOR_ALL}, {"  email", NULL, FOR_ALL}, {0}};

static const struct line wish_lines[] = {
    {"reason", N_("in your own words; for several lines | behind the colon, and the lines below it indented"), FOR_ALL},
    {"child_wants", N_("does the child want it? yes | no | unknown"), FOR_YOUNG},
    {"action_plan", N_("is there an action plan? yes | no | unknown"), FOR_ALL},
    {"goals", N_("what is to be achieved, as [\"one goal\", \"another\"]"), FOR_ALL},
    {"possible_days", N_("as [mon, tue, wed]; empty: any"), FOR_ALL},
    {0}};

static const struct line practical_lines[] = {{"  interpreter", N_("the language, where one is needed"), FOR_ALL},
                                              {"  allergies", NULL, FOR_ALL},
                                              {"  fetched_by", N_("who brings and fetches"), FOR_YOUNG},
                                              {0}};

/* A comment as deep as the key below it, each of its lines behind a #. A control character in the catalogue's words would end the
 * comment for YAML, or make a form that cannot be read. */
static void comment_add(const char *key, const char *comment, struct text *into)
{
    while (comment != NULL && *comment != '\0') {
        size_t length = strcspn(comment, "\n");

        text_add_bytes(into, "      ", strspn(key, " -"));
        text_add(into, "# ");
        text_add_shown(into, comment, length);
        text_add(into, "\n");
        comment += length + (comment[length] == '\n');
    }
}

static void line_add(const char *key, const char *comment, struct text *into)
{
    comment_add(key, comment, into);
    text_add_format(into, "%s:\n", key);
}

static void lines_add(const struct line *lines, unsigned kinds, bool comments, struct text *into)
{
    for (; lines->key != NULL; lines++)
        if (lines->kinds & kinds)
            line_add(lines->key, comments && lines->comment != NULL ? _(lines->comment) : NULL, into);
}

/* "a | b" of the names whose bits are set, or of all for no bits. */
static char *choices(const struct named_value *names, unsigned bits)
{
    struct text list = {0};

    for (; names->name != NULL; names++)
        if (bits == 0 || (bits & 1u << names->value)) {
            text_add(&list, list.length > 0 ? " | " : "");
            text_add(&list, names->name);
        }
    return list.bytes;
}

static void head_add(const struct service *service, const struct catalogue *catalogue, const char *language,
                     struct text *into)
{
    char *title = text_format(_("Referral to: %s (%s)"), words_in(&service->name, language),
                              words_in(&catalogue->house, language));

    comment_add("", title, into);
    comment_add("",
                _("Write behind the colons. What is not known stays empty, or the line is taken out.\n"
                  "A text with a : or a # in it goes between double quotes."),
                into);
    text_add_format(into, "\nservice: %s\n", service->code);
    lines_add(head_lines, service->citizens, true, into);
    free(title);
}

static void citizen_add(const struct service *service, struct text *into)
{
    unsigned kinds = service->citizens;
    char *list;

    text_add(into, "\ncitizen:\n");
    if ((kinds & (kinds - 1)) != 0) {
        list = choices(citizen_kind_names, kinds);
        line_add("  kind", list, into);
        free(list);
    }
    line_add("  name", NULL, into);
    if (service->anonymous)
        lines_add(anonymous_lines, kinds, true, into);
    lines_add(citizen_lines, kinds, true, into);
}

static void people_add(const struct service *service, struct text *into)
{
    unsigned kinds = service->citizens;
    char *roles = choices(referrer_role_names, service->referred_by);

    if (kinds & FOR_YOUNG) {
        text_add(into, "\n");
        line_add("holders", _("the adults around the child; an entry for each"), into);
        lines_add(holder_lines, kinds, true, into);
        lines_add(holder_lines, kinds, false, into);
    }
    text_add(into, "\n");
    line_add("network", _("others around the citizen; an entry for each"), into);
    lines_add(network_lines, kinds, true, into);
    text_add(into, "\nreferrer:\n");
    line_add("  role", roles, into);
    lines_add(referrer_lines, kinds, true, into);
    text_add(into, "\ncaseworker:\n");
    lines_add(case_lines, kinds, true, into);
    free(roles);
}

static void matter_add(const struct service *service, const struct catalogue *catalogue, const char *language,
                       struct text *into)
{
    char *basis = service->legal_basis == NULL
                      ? memory_text(_("the provision it is sent under"))
                      : text_format(_("the provision it is sent under, as %s"), service->legal_basis);

    text_add(into, "\n");
    line_add("child_case", _("is there an open child case? yes | no | unknown"), into);
    line_add("legal_basis", basis, into);
    comment_add("", _("codes of the concerns, as [one, another]:"), into);
    for (size_t i = 0; i < catalogue->concern_count; i++) {
        const struct concern *concern = &catalogue->concerns[i];
        char *line = text_format("  %s: %s", concern->code, words_in(&concern->name, language));

        comment_add("", line, into);
        free(line);
    }
    line_add("concerns", NULL, into);
    lines_add(wish_lines, service->citizens, true, into);
    text_add(into, "\npractical:\n");
    lines_add(practical_lines, service->citizens, true, into);
    free(basis);
}

/* What may be answered, in words; NULL for what is compared as a truth here and as a number there. The caller frees. */
static char *answers_of(const struct question *question)
{
    struct text words = {0};
    char *answers;

    if (question->kinds == 1u << VALUE_TRUTH)
        return memory_text(_("yes | no | unknown"));
    if (question->kinds == 1u << VALUE_NUMBER)
        return memory_text(_("a number"));
    if (question->kinds == 1u << VALUE_DATE)
        return memory_text(_("a date as 2026-03-04"));
    texts_join(&question->words, " | ", &words);
    if (words.length == 0)
        return NULL;
    answers = text_format(_("%s | another word"), text_bytes(&words));
    text_free(&words);
    return answers;
}

static void facts_add_lines(const struct service *service, const char *language, struct text *into)
{
    struct texts facts = {0};

    question_facts(service, &facts);
    if (facts.count > 0)
        text_add(into, "\nfacts:\n");
    for (size_t i = 0; i < facts.count; i++) {
        struct question question = {.fact = facts.items[i]};
        char *key = text_format("  %s", facts.items[i]);
        char *answers;

        question_add(&question, service);
        answers = answers_of(&question);
        if (question.ask != NULL)
            comment_add(key, words_in(question.ask, language), into);
        line_add(key, answers, into);
        free(answers);
        free(key);
        question_free(&question);
    }
    texts_free(&facts);
}

void blank_write(const struct service *service, const struct catalogue *catalogue, const char *language,
                 struct text *into)
{
    head_add(service, catalogue, language, into);
    citizen_add(service, into);
    people_add(service, into);
    matter_add(service, catalogue, language, into);
    facts_add_lines(service, language, into);
}
