#include "attend/theme.h"

#include "store/notes.h"

int theme_set(struct call *call, const struct session_found *found)
{
    const char *theme = call_option(call, "theme");

    if (!theme)
        return 0;
    return store_session_theme(call->store, found->course.id, found->session->number, text_blank(theme) ? NULL : theme,
                               &call->messages);
}
