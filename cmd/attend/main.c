#include "attend/attend.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"take", "COURSE[/N]", N_("the roll call of a session, one participant a line"), attend_take, "theme"},
    {"mark", "COURSE/N WHO=STATUS...",
     N_("record who was there: present, late, cancelled, absent, or none to take a mark away"), attend_mark, "theme"},
    {"cancelled", "REF...", N_("told beforehand that a participant will not come"), attend_cancelled, "on"},
    {"note", "COURSE/N [TEXT]", N_("a note on a session, from standard input where no TEXT is given"), attend_note,
     "on-request"},
    {"import", "FILE.csv", N_("take in the marks of past sessions"), attend_import,
     "map delimiter encoding source rejects"},
    {"list", "[COURSE...]", N_("the marks, one a line"), attend_list, "who since until status"},
    {"show", "COURSE/N...", N_("what is written about sessions: themes and notes; the look is journalled"), attend_show,
     NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct command_option options[] = {
    {"on", 0, "DATE", N_("the day of the session")},
    {"theme", 0, "TEXT", N_("what the session is about; an empty text takes it away")},
    {"on-request", 0, "REASON", N_("who asked for the note, where the service keeps none otherwise")},
    {"who", 0, "WHO", N_("only this participant: REF, or REF+1 for the first adult")},
    {"map", 0, "FILE", N_("what the sheet's headings and its words for a status mean, as YAML")},
    {"delimiter", 0, "CHAR", N_("what stands between cells; else found from the headings")},
    {"encoding", 0, "NAME", N_("how its letters are written; else found: UTF-8 or Windows-1252")},
    {"source", 0, "NAME", N_("whose external_ids the sheet has, where several sources gave the same")},
    {"rejects", 0, "FILE", N_("where the refused rows go, with the reason")},
    {"since", 0, "DATE", N_("sessions on this day or later")},
    {"until", 0, "DATE", N_("sessions on this day or earlier")},
    {"status", 0, "STATUS,...", N_("only these marks")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command attend = {"attend", N_("Records who was there, and shows it."), verbs, options, 0};
    return command_main(&attend, argc, argv);
}
