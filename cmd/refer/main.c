#include "refer/refer.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"form", "SERVICE", N_("the empty form of a service, as commented YAML"), refer_form, NULL},
    {"add", "[FILE...]", N_("take in forms, one or more YAML documents"), refer_add, "source"},
    {"import", "FILE.csv", N_("take in the rows of a CSV file"), refer_import, "map delimiter source rejects"},
    {"list", "[REF...]", N_("one referral a line"), refer_list, "status service since until source"},
    {"show", "REF...", N_("a whole referral as the form it came in; the look is journalled"), refer_show, NULL},
    {"set", "REF FIELD=VALUE...", N_("amend what a referral says; nothing behind = takes it away"), refer_set, NULL},
    {"goal", "REF TEXT|N", N_("set one goal more, or tell with --outcome what became of the n-th"), refer_goal,
     "outcome on"},
    {"consent", "REF WHO given|refused|withdrawn", N_("record an adult's consent; WHO is +1, +2 or a relation"),
     refer_consent, "purpose on"},
    {"withdraw", "REF...", N_("the family or the referrer takes referrals back before they began"), refer_withdraw,
     "reason on"},
    {"services", "", N_("what the catalogue offers"), refer_services, "age delivered"},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct command_option options[] = {
    {"status", 0, "STATE,...", N_("only referrals in these states")},
    {"service", 0, "SERVICE", N_("only referrals to this service")},
    {"since", 0, "DATE", N_("received on this day or later")},
    {"until", 0, "DATE", N_("received on this day or earlier")},
    {"source", 0, "NAME", N_("where they come from; else as the form says, else the file's name")},
    {"map", 0, "FILE", N_("what the sheet's headings mean, as YAML")},
    {"delimiter", 0, "CHAR", N_("what stands between cells; else found from the headings")},
    {"rejects", 0, "FILE", N_("where the refused rows go, with the reason")},
    {"purpose", 0, "WHAT", N_("what the consent is to: service (the default) or report")},
    {"reason", 0, "TEXT", N_("why")},
    {"on", 0, "DATE", N_("the day it happened, where that is not today")},
    {"outcome", 0, "HOW", N_("what became of a goal: met, partly or not")},
    {"age", 0, "N", N_("only services for this age")},
    {"delivered", 0, "HOW", N_("only services delivered so: group, individual, family, class")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command refer = {"refer", N_("Takes referrals in and shows what is known of them."), verbs,
                                         options, false};
    return command_main(&refer, argc, argv);
}
