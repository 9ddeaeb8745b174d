#include "kreds/kreds.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"init", "", N_("make an empty store"), kreds_init, "from began"},
    {"check", "", N_("the store, the catalogue, and each against the other; 1 if anything is found"), kreds_check,
     NULL},
    {"log", "", N_("the journal: every change and every look at a named person"), kreds_log, "user since limit"},
    {"undo", "[N]", N_("take back a command: one's own newest, or entry N of the journal"), kreds_undo, NULL},
    {"backup", "FILE", N_("a consistent copy of the store, while others work in it"), kreds_backup, "force"},
    {"restore", "FILE", N_("make a backup the store; one that is there is kept under another name"), kreds_restore,
     "force"},
    {"upgrade", "", N_("bring the store to the newest schema; a copy is made first"), kreds_upgrade, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct command_option options[] = {
    {"from", 0, "HOUSE", N_("also copy this example catalogue to where yours belongs")},
    {"began", 0, "DATE", N_("the house's first day with kreds, where that is not today")},
    {"user", 0, "NAME", N_("only this user's entries")},
    {"since", 0, "DATE", N_("only entries from this day on")},
    {"limit", 0, "N", N_("only the newest N entries")},
    {"force", 0, NULL, N_("also over a file that is there, or in the place of a store that is")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command kreds = {"kreds", N_("Looks after the store."), verbs, options, 0};
    return command_main(&kreds, argc, argv);
}
