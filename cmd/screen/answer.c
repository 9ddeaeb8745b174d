#include "screen/answering.h"
#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "input/yaml.h"
#include "intake/reply.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* --- from the command line --------------------------------------------------------------------------- */

static int answer_assignment(struct answering *answering, char *assignment)
{
    char *equals = strchr(assignment, '=');

    if (!equals || equals == assignment)
        return call_usage(answering->call, _("an answer is written FACT=VALUE"));
    *equals = '\0';
    return answering_put(answering, assignment, equals + 1);
}

/* --- from a piece of YAML ---------------------------------------------------------------------------- */

/* What was said of one answer gets the place where it stood; what is wrong usage on the command line is bad data there. */
static void messages_place(struct messages *messages, size_t first, const struct position *at)
{
    for (size_t i = first; i < messages->count; i++) {
        struct message *message = &messages->items[i];
        free(message->file);
        message->file = memory_text(at->file);
        message->line = at->line;
        message->column = at->column;
        if (message->trouble == TROUBLE_USAGE || message->trouble == TROUBLE_NOT_FOUND)
            message->trouble = TROUBLE_DATA;
    }
}

static int answer_reply(struct answering *answering, const struct reply *reply)
{
    struct messages *messages = &answering->call->messages;
    size_t first = messages->count;
    int result = answering_put(answering, reply->fact, reply->value);

    messages_place(messages, first, answering->fact_wrong ? &reply->at : &reply->value_at);
    return result;
}

/* Whoever fills in several pieces may hand one in for another. */
static int check_reference(const struct answering *answering, const struct replies *replies)
{
    if (!replies->reference || text_is(replies->reference, answering->reference))
        return 0;
    return messages_add(&answering->call->messages, TROUBLE_DATA, &replies->reference_at,
                        _("these are another referral's answers; wanted those to %s"), answering->reference);
}

static int answer_replies(struct answering *answering, const struct node *root)
{
    struct call *call = answering->call;
    struct replies replies = {0};
    int result = replies_read(root, &replies, &call->messages);

    if (check_reference(answering, &replies) != 0) {
        replies_free(&replies);
        return -1;
    }
    for (size_t i = 0; i < replies.count; i++)
        if (answer_reply(answering, &replies.items[i]) != 0)
            result = -1;
    if (result == 0 && replies.count == 0)
        call_fail(call, TROUBLE_WARNING, _("%s: nothing is filled in"), answering->reference);
    replies_free(&replies);
    return result;
}

static int answer_piece(struct answering *answering)
{
    struct call *call = answering->call;
    struct documents documents = {0};
    int result = -1;

    if (documents_read("-", &documents, &call->messages) != 0)
        goto out;
    if (documents.count == 0)
        messages_add(&call->messages, TROUBLE_DATA, &(struct position){documents.file, 1, 0},
                     _("no answers; wanted lines as 'fact: answer', as screen ask --yaml prints them"));
    else if (documents.count > 1)
        messages_add(&call->messages, TROUBLE_DATA, &documents.roots[1]->at,
                     _("answers to more than one referral; wanted one piece, as screen ask --yaml prints it"));
    else
        result = answer_replies(answering, documents.roots[0]);
out:
    documents_free(&documents);
    return result;
}

/* --- the verb ---------------------------------------------------------------------------------------- */

/* A record may be mended at any time; but the referral that goes on elsewhere is another one. */
static int check_over(const struct answering *answering)
{
    struct call *call = answering->call;
    enum referral_state state;

    if (store_referral_state(call->store, answering->id, &state, &call->messages) != 0)
        return -1;
    if (state == STATE_REDIRECTED || state == STATE_WITHDRAWN || state == STATE_COMPLETED || state == STATE_LEFT)
        call_fail(call, TROUBLE_WARNING, _("%s is %s; the answers are kept, and nothing waits for them"),
                  answering->reference, named_name(referral_state_names, (int)state));
    return 0;
}

int screen_answer(struct call *call)
{
    struct answering answering = {.call = call};
    int result = 0;

    if (call->operand_count < 2)
        return call_usage(call, _("answer takes a reference and FACT=VALUE, or - for answers on standard input"));
    answering.reference = call->operands[0];
    if (call_option_date(call, "on", call->today, &answering.on) != 0 || call_catalogue(call) != 0 ||
        call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        store_referral_id(call->store, answering.reference, &answering.id, &call->messages) != 0 ||
        check_over(&answering) != 0)
        return -1;
    for (size_t i = 1; i < call->operand_count; i++) {
        bool piece = text_is(call->operands[i], "-");
        if ((piece ? answer_piece(&answering) : answer_assignment(&answering, call->operands[i])) != 0)
            result = -1;
    }
    return result == 0 ? call_finish(call) : -1;
}
