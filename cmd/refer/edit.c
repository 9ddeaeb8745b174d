#include "refer/edit.h"
#include "refer/draft.h"
#include "refer/forms.h"
#include "refer/marks.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/services.h"
#include "common/surroundings.h"
#include "intake/blank.h"

#include <stdlib.h>
#include <string.h>

#define EDITOR_MISSING 127 /* the shell's word for a command that it cannot find; 126: cannot run */

/* One form at the editor. */
struct editing {
    struct call *call;
    struct draft draft;
    struct text blank; /* as the form began */
    struct text given; /* as the editor was opened on it last */
    struct text typed; /* as it came back, without marks */
};

enum typed {
    TYPED_FORM,   /* something to take in */
    TYPED_SAME,   /* left as it was given */
    TYPED_NOTHING /* nothing in it that could be lost */
};

/* The language of the house, as for refer form. */
static void write_blank(struct call *call, const struct service *service, struct text *into)
{
    const char *reader = i18n_language();
    i18n_use(call->catalogue.language);
    blank_write(service, &call->catalogue, call->catalogue.language, into);
    i18n_use(reader);
}

static bool same(const struct text *text, const char *bytes, size_t length)
{
    return text->length == length && memcmp(text_bytes(text), bytes, length) == 0;
}

static bool only_blank(const struct text *text)
{
    return strlen(text_bytes(text)) == text->length && text_blank(text->bytes);
}

static int read_typed(struct editing *editing, enum typed *typed)
{
    char *bytes = NULL;
    size_t length;

    if (draft_read(&editing->draft, &bytes, &length, &editing->call->messages) != 0)
        return -1;
    text_clear(&editing->typed);
    marks_strip(bytes, length, &editing->typed);
    if (only_blank(&editing->typed) || same(&editing->typed, text_bytes(&editing->blank), editing->blank.length))
        *typed = TYPED_NOTHING;
    else
        *typed = same(&editing->given, bytes, length) ? TYPED_SAME : TYPED_FORM;
    free(bytes);
    return 0;
}

/* Nothing that was typed is lost: it stays where it was typed, and refer add reads it there. A dry run wanted no more than that. */
static int give_up(struct editing *editing)
{
    struct call *call = editing->call;

    call_fail(call, call->dry_run ? TROUBLE_WARNING : TROUBLE_REFUSED_RECORD,
              _("nothing was added; what was typed is kept in %s: mend it, take it in with refer add, and remove it"),
              editing->draft.path);
    draft_keep(&editing->draft);
    return -1;
}

/* What went in would go in twice if the whole were taken in again. */
static void keep_known(struct editing *editing)
{
    call_fail(
        editing->call, TROUBLE_REFUSED_RECORD,
        _("the others were added; what was typed is kept in %s: take out what was added, mend the rest, take it in "
          "with refer add, and remove it"),
        editing->draft.path);
    draft_keep(&editing->draft);
}

static int give_up_nothing(struct editing *editing)
{
    draft_drop(&editing->draft);
    if (messages_failed(&editing->call->messages))
        return -1;
    return call_fail(editing->call, TROUBLE_REFUSED_RECORD, _("the form was left as it was; nothing was added"));
}

/* An editor that takes the file away leaves nothing that could be kept. */
static int give_up_gone(struct editing *editing)
{
    messages_free(&editing->call->messages);
    draft_drop(&editing->draft);
    return call_fail(editing->call, TROUBLE_REFUSED_RECORD,
                     _("the editor left no file behind; nothing was added; wanted the form saved where it was opened"));
}

static int mark(struct editing *editing)
{
    text_clear(&editing->given);
    marks_put(&editing->typed, &editing->call->messages, &editing->given);
    messages_free(&editing->call->messages);
    return draft_write(&editing->draft, &editing->given, &editing->call->messages);
}

/* Takes in what was typed: 0 done; 1 it has mistakes, which are marked in it now; -1 failed otherwise. */
static int take_in(struct editing *editing)
{
    struct call *call = editing->call;
    struct forms forms = {0};
    int result = -1;

    if (forms_read_text(call, editing->draft.path, &editing->typed, &forms) == 0 && forms_take_in(call, &forms) == 0) {
        forms_tell(call, &forms);
        result = 0;
        if (!call->dry_run && forms_known(&forms) && forms_new(&forms))
            keep_known(editing);
        else if (call->dry_run || forms_known(&forms))
            give_up(editing);
        else
            draft_drop(&editing->draft);
    } else if (messages_trouble(&call->messages) == TROUBLE_DATA)
        result = mark(editing) == 0 ? 1 : -1;
    forms_free(&forms);
    return result;
}

/* The editor once: 0 it came back with something to take in; -1 the person, or the editor, gave up. */
static int edit(struct editing *editing)
{
    struct call *call = editing->call;
    int status = draft_edit(&editing->draft, surroundings_editor());
    enum typed typed;

    if (status < 0 || status == EDITOR_MISSING || status == EDITOR_MISSING - 1)
        call_fail(call, TROUBLE_IO, _("the editor could not be run; wanted a command in $VISUAL or $EDITOR"));
    if (read_typed(editing, &typed) != 0)
        return messages_trouble(&call->messages) == TROUBLE_NOT_FOUND ? give_up_gone(editing) : give_up(editing);
    if (typed == TYPED_NOTHING)
        return give_up_nothing(editing);
    if (status != 0 || typed == TYPED_SAME)
        return give_up(editing);
    return 0;
}

int edit_form(struct call *call, const char *code)
{
    const struct service *service = call_service(call, code);
    struct editing editing = {.call = call};
    const char *store = call_store_path(call);
    int result = 1;

    if (!service)
        return -1;
    write_blank(call, service, &editing.blank);
    text_add(&editing.given, text_bytes(&editing.blank));
    if (draft_open(store, &editing.given, &editing.draft, &call->messages) != 0)
        result = -1;
    while (result == 1) {
        result = edit(&editing);
        if (result == 0)
            result = take_in(&editing);
        if (result < 0 && editing.draft.path)
            give_up(&editing);
    }
    text_free(&editing.blank);
    text_free(&editing.given);
    text_free(&editing.typed);
    return result;
}
