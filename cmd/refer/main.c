#include "refer/refer.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"form", "SERVICE", N_("the empty form of a service, as commented YAML"), refer_form, NULL},
    {"add", "[FILE...]", N_("take in forms, one or more YAML documents"), refer_add, "edit sibling-of source"},
    {"import", "FILE.csv", N_("take in the rows of a CSV file"), refer_import, "map encoding delimiter source rejects"},
    {"list", "[REF...]", N_("one referral a line"), refer_list, "duplicates status service since until source"},
    {"show", "REF...", N_("a whole referral as the form it came in; the look is journalled"), refer_show, NULL},
    {"set", "REF FIELD=VALUE...", N_("amend what a referral says; nothing behind = takes it away"), refer_set, NULL},
    {"goal", "REF TEXT|N", N_("set one goal more, or tell with --outcome what became of the n-th"), refer_goal,
     "outcome on"},
    {"consent", "REF WHO given|refused|withdrawn", N_("record an adult's consent; WHO is +1, +2 or a relation"),
     refer_consent, "purpose on"},
    {"contact", "REF [TEXT|-]",
     N_("note an attempt to reach the family; without a TEXT list them, the look is journalled"), refer_contact, "on"},
    {"owner", "[REF...] [LEADER]", N_("name the leader responsible before there is a course; without one list them"),
     refer_owner, "none"},
    {"merge", "REF INTO", N_("two records of one person become one: INTO stays, and undo parts them again"),
     refer_merge, "anyway sibling-of"},
    {"withdraw", "REF...", N_("the family or the referrer takes referrals back before they began"), refer_withdraw,
     "reason on"},
    {"services", "", N_("what the catalogue offers"), refer_services, "age delivered"},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct command_option options[] = {
    {"edit", 'e', "SERVICE", N_("type the form in an editor: $VISUAL, else $EDITOR, else vi")},
    {"sibling-of", 0, "REF", N_("a sibling: the adults whose names both have are the same persons")},
    {"duplicates", 0, NULL, N_("two by two those that may be one citizen's, with the reason")},
    {"anyway", 0, NULL, N_("also where the two contradict each other: what INTO says stands")},
    {"status", 0, "STATE,...", N_("only referrals in these states")},
    {"service", 0, "SERVICE", N_("only referrals to this service")},
    {"since", 0, "DATE", N_("received on this day or later")},
    {"until", 0, "DATE", N_("received on this day or earlier")},
    {"source", 0, "NAME", N_("where they come from; else as the form says, else the file's name")},
    {"map", 0, "FILE", N_("what the sheet's headings mean, as YAML")},
    {"encoding", 0, "NAME", N_("what the sheet was saved in; else UTF-8 or Windows-1252, found from its bytes")},
    {"delimiter", 0, "CHAR", N_("what stands between cells; else found from the headings")},
    {"rejects", 0, "FILE", N_("where the refused rows go, with the reason")},
    {"purpose", 0, "WHAT", N_("what the consent is to: service (the default) or report")},
    {"reason", 0, "TEXT", N_("why")},
    {"on", 0, "DATE", N_("the day it happened, where that is not today")},
    {"none", 0, NULL, N_("nobody is responsible any more")},
    {"outcome", 0, "HOW", N_("what became of a goal: met, partly or not")},
    {"age", 0, "N", N_("only services for this age")},
    {"delivered", 0, "HOW", N_("only services delivered so: group, individual, family, class")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command refer = {"refer", N_("Takes referrals in and shows what is known of them."), verbs,
                                         options, 0};
    return command_main(&refer, argc, argv);
}
