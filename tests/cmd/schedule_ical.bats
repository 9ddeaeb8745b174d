#!/usr/bin/env bats
# kreds-schedule ical: the calendars of courses, leaders, rooms and families, read back by a reader that shares no code with
# libical. It checks each file against RFC 5545 and reckons each time in UTC by the file's own zone.

load ../helpers

# ck: ten times from 15 September; sc: three talks of one family; an interview of another. The child of 2026-0003 has a protected
# address.
base() {
    cat >waiting.csv <<'END'
service,citizen.name,citizen.birth_date,citizen.school,citizen.address,citizen.phone,citizen.protected,holders.1.name
cool-kids,Alma Eksempel,2016-03-04,Østre Skole,Opdigtet Vej 1,00000001,no,Anders Eksempel
cool-kids,Bertil Opdigt,2015-11-20,,,,no,
cool-kids,Cilla Skjult,2015-02-28,Hemmelig Skole,Hemmelig Vej 2,00000002,yes,
cool-kids,Dines Opdigt,2014-10-31,,,,no,
supported-contact,Gry Opdigt,2019-04-17,,,,no,
END
    accepted_house waiting.csv
    printf 'service: cool-kids\nreceived_on: 2026-08-31\ncitizen: {name: Hans Opdigt, birth_date: 2016-05-05}\n' >form.yaml
    refer add -q form.yaml
    schedule plan cool-kids --start 2026-09-15 --venue Huset --leaders PP,FT --code ck
    schedule place ck --commit
    schedule plan supported-contact --for 2026-0005 --start 2026-09-16 --time 10:00 --venue online --leaders CC \
        --every '2 weeks' --sessions 2 --code sc
    screen interview 2026-0006 --at 2026-09-10T09:30 --venue Huset --leader PP
}

setup() {
    kreds_setup
    prepared base
}

# events ARGUMENT…: schedule ical, its events as the second reader prints them: uid, sequence, status, from, to, location,
# summary, description, with bars between. @ is the store's own name.
events() {
    run_split schedule ical "$@"
    "$KREDS_ROOT/tests/read-calendar.py" .stdout >.events || told 'a calendar' "$*" "$stdout"
    stdout=$(sed -E 's/@[0-9a-f-]{36}/@/; s/\|/\//g; s/\t/|/g' .events)
}

# columns LIST: of those events.
columns() { stdout=$(cut -d '|' -f "$1" <<<"$stdout"); }

# lacks WORD…: nowhere in what came, folded lines put together.
lacks() {
    local word whole
    whole=$(tr -d '\r' <.stdout | sed -z 's/\n //g')
    for word; do
        [[ $whole != *"$word"* ]] || told 'nowhere' "$word" "$whole" || return
    done
}

# looks: the journal's entries so far.
looks() { kreds log | wc -l; }

# --- all -----------------------------------------------------------------------------------------------

@test "everything that is set, in order, in local time on both sides of the clock change" {
    events
    assert_status 0
    assert_err ''
    stdout=$(sed -E 's/^(interview-1@.)[0-9]+/\1N/' <<<"$stdout")
    assert_out <<'END'
interview-1@|N|CONFIRMED|2026-09-10T07:30Z|2026-09-10T08:30Z|Huset|Forsamtale 2026-0006: Cool Kids|For: 2026-0006/Gruppeledere: PP
session-1-1@|0|CONFIRMED|2026-09-15T13:00Z|2026-09-15T15:00Z|Huset|Cool Kids ck/1|Gruppeledere: PP, FT/Forældrene deltager.
session-2-1@|0|CONFIRMED|2026-09-16T08:00Z|2026-09-16T10:00Z|online|Støttet samvær sc/1|For: 2026-0005/Gruppeledere: CC/Forældrene deltager.
session-1-2@|0|CONFIRMED|2026-09-29T13:00Z|2026-09-29T15:00Z|Huset|Cool Kids ck/2|Gruppeledere: PP, FT/Forældrene deltager.
session-2-2@|0|CONFIRMED|2026-09-30T08:00Z|2026-09-30T10:00Z|online|Støttet samvær sc/2|For: 2026-0005/Gruppeledere: CC/Forældrene deltager.
session-1-3@|0|CONFIRMED|2026-10-06T13:00Z|2026-10-06T15:00Z|Huset|Cool Kids ck/3|Gruppeledere: PP, FT/Forældrene deltager.
session-1-4@|0|CONFIRMED|2026-10-20T13:00Z|2026-10-20T15:00Z|Huset|Cool Kids ck/4|Gruppeledere: PP, FT/Forældrene deltager.
session-1-5@|0|CONFIRMED|2026-11-03T14:00Z|2026-11-03T16:00Z|Huset|Cool Kids ck/5|Gruppeledere: PP, FT/Forældrene deltager.
session-1-6@|0|CONFIRMED|2026-11-17T14:00Z|2026-11-17T16:00Z|Huset|Cool Kids ck/6|Gruppeledere: PP, FT/Forældrene deltager.
session-1-7@|0|CONFIRMED|2026-12-01T14:00Z|2026-12-01T16:00Z|Huset|Cool Kids ck/7|Gruppeledere: PP, FT/Forældrene deltager.
session-1-8@|0|CONFIRMED|2026-12-15T14:00Z|2026-12-15T16:00Z|Huset|Cool Kids ck/8|Gruppeledere: PP, FT/Forældrene deltager.
session-1-9@|0|CONFIRMED|2027-01-05T14:00Z|2027-01-05T16:00Z|Huset|Cool Kids ck/9|Gruppeledere: PP, FT/Forældrene deltager.
session-1-10@|0|CONFIRMED|2027-01-12T14:00Z|2027-01-12T16:00Z|Huset|Cool Kids ck/10|Gruppeledere: PP, FT/Forældrene deltager.
END
}

@test "in spring the hour stays as well" {
    schedule plan cool-kids --start 2027-02-23 --leaders PP,FT --code spring >/dev/null
    events spring
    columns 4,5
    assert_out <<'END'
2027-02-23T14:00Z|2027-02-23T16:00Z
2027-03-09T14:00Z|2027-03-09T16:00Z
2027-03-23T14:00Z|2027-03-23T16:00Z
2027-04-06T13:00Z|2027-04-06T15:00Z
2027-04-20T13:00Z|2027-04-20T15:00Z
2027-04-27T13:00Z|2027-04-27T15:00Z
2027-05-11T13:00Z|2027-05-11T15:00Z
2027-05-25T13:00Z|2027-05-25T15:00Z
2027-06-08T13:00Z|2027-06-08T15:00Z
2027-06-22T13:00Z|2027-06-22T15:00Z
END
}

# --- what is asked for ---------------------------------------------------------------------------------

@test "by course, several of them, and from a pipe; interviews belong to no course" {
    events sc
    columns 1,7
    assert_out $'session-2-1@|Støttet samvær sc/1\nsession-2-2@|Støttet samvær sc/2'
    schedule list | cut -f 1 | schedule ical - >from-pipe
    schedule ical sc ck >named
    run_split "$KREDS_ROOT/tests/read-calendar.py" from-pipe
    assert_status 0
    [ "$(wc -l <from-pipe)" = "$(wc -l <named)" ]
    [ "$(grep -c '^UID:session-' from-pipe)" -eq 12 ]
    [ "$(grep -c '^UID:interview-' from-pipe)" -eq 0 ]
}

@test "an empty pipe is a calendar without events, and so is a leader without sessions" {
    true | schedule ical - >empty
    run_split "$KREDS_ROOT/tests/read-calendar.py" empty
    assert_status 0
    assert_out ''
    events --leader SU
    assert_status 0
    assert_out ''
    assert_err ''
}

@test "by leader: courses, single sessions, and interviews" {
    events --leader CC
    columns 1,7
    assert_out $'session-2-1@|Støttet samvær sc/1\nsession-2-2@|Støttet samvær sc/2'
    events --leader PP
    [ "$(wc -l <.events)" -eq 11 ]
    assert_out_has 'Forsamtale 2026-0006'
    assert_out_lacks '|Støttet'
    events ck --leader PP
    [ "$(wc -l <.events)" -eq 10 ]
    events sc --leader PP
    assert_out ''
}

@test "by venue" {
    events --venue online
    columns 1
    assert_out $'session-2-1@\nsession-2-2@'
    events --venue Huset --leader FT
    [ "$(wc -l <.events)" -eq 10 ]
    schedule move ck/2 2026-09-29T15:00 --venue Hallen --reason 'the room is painted'
    events --venue Hallen
    columns 1,2,6
    assert_out 'session-1-2@|1|Hallen'
    events --venue hallen
    assert_status 0
    assert_out ''
    assert_err 'schedule: nothing of this is at that venue; schedule list shows venues'
}

@test "by family: what it has its place in, for as long as it has it, and its interview" {
    events --for 2026-0005
    columns 1,7,8
    assert_out <<'END'
session-2-1@|Støttet samvær sc/1|For: 2026-0005/Gruppeledere: CC/Forældrene deltager.
session-2-2@|Støttet samvær sc/2|For: 2026-0005/Gruppeledere: CC/Forældrene deltager.
END
    events --for 2026-0006
    columns 1,4
    assert_out 'interview-1@|2026-09-10T07:30Z'
    schedule leave 2026-0002 ck --reason 'moved away' --on 2026-10-01 -q
    events --for 2026-0002
    columns 1,7
    assert_out $'session-1-1@|Cool Kids ck/1\nsession-1-2@|Cool Kids ck/2'
    events --for 2026-0001
    [ "$(wc -l <.events)" -eq 10 ]
    events sc --for 2026-0001
    assert_out ''
}

@test "a course that was closed, or is long past, stays in its calendar" {
    schedule end ck --on 2026-09-20 --reason 'the house closes' -q
    events ck --today 2030-01-01
    columns 2,3,7
    assert_out <<'END'
0|CONFIRMED|Cool Kids ck/1
1|CANCELLED|Aflyst: Cool Kids ck/2
1|CANCELLED|Aflyst: Cool Kids ck/3
1|CANCELLED|Aflyst: Cool Kids ck/4
1|CANCELLED|Aflyst: Cool Kids ck/5
1|CANCELLED|Aflyst: Cool Kids ck/6
1|CANCELLED|Aflyst: Cool Kids ck/7
1|CANCELLED|Aflyst: Cool Kids ck/8
1|CANCELLED|Aflyst: Cool Kids ck/9
1|CANCELLED|Aflyst: Cool Kids ck/10
END
}

# --- changes -------------------------------------------------------------------------------------------

@test "a session keeps its UID and its sequence rises: moved, cancelled, and taken back" {
    schedule move ck/2 2026-09-30T15:30 --reason 'the room is painted'
    schedule cancel ck/5 --reason 'PP is ill' --append -q
    events ck
    stdout=$(grep -E '^session-1-(2|5|11)@' <<<"$stdout")
    columns 1-5,7
    assert_out <<'END'
session-1-2@|1|CONFIRMED|2026-09-30T13:30Z|2026-09-30T15:30Z|Cool Kids ck/2
session-1-5@|1|CANCELLED|2026-11-03T14:00Z|2026-11-03T16:00Z|Aflyst: Cool Kids ck/5
session-1-11@|0|CONFIRMED|2027-01-19T14:00Z|2027-01-19T16:00Z|Cool Kids ck/11
END
    schedule move ck/2 2026-09-29T15:00 --reason 'the paint is dry'
    events ck
    stdout=$(grep '^session-1-2@' <<<"$stdout")
    columns 1,2,4
    assert_out 'session-1-2@|2|2026-09-29T13:00Z'
    kreds undo
    events ck
    stdout=$(grep '^session-1-2@' <<<"$stdout")
    columns 1,2,4
    assert_out 'session-1-2@|3|2026-09-30T13:30Z'
    lacks 'the paint is dry' 'the room is painted' 'PP is ill'
}

@test "an interview keeps its UID and its sequence rises, until it is called off" {
    local first second
    events --for 2026-0006
    first=$(cut -d '|' -f 2 <<<"$stdout" | head -n 1)
    screen interview 2026-0006 --at 2026-09-11T09:30 --leader FT
    second=$(schedule ical --for 2026-0006 | tr -d '\r' | sed -n 's/^SEQUENCE://p')
    [ "$second" -gt "$first" ]
    events --leader FT
    assert_out_has 'CONFIRMED|2026-09-11T07:30Z|2026-09-11T08:30Z|Huset|Forsamtale 2026-0006: Cool Kids|For: 2026-0006/Gruppeledere: FT'
    refer withdraw 2026-0006 --reason 'another wish'
    events --for 2026-0006
    columns 1,3,7
    assert_out 'interview-1@|CANCELLED|Aflyst: Forsamtale 2026-0006: Cool Kids'
    [ "$(tr -d '\r' <.stdout | sed -n 's/^SEQUENCE://p')" -gt "$second" ]
}

@test "without a time of day a meeting takes the day, and keeps nobody busy" {
    screen interview 2026-0006 --at 2026-09-12
    events --for 2026-0006
    columns 1,4,5
    assert_out 'interview-1@|2026-09-12|2026-09-13'
    grep -q '^TRANSP:TRANSPARENT' .stdout
    grep -q '^DTSTART;VALUE=DATE:20260912' .stdout
}

@test "the same store on the same day gives the same bytes; another day changes the stamp alone" {
    schedule ical >one
    schedule ical >two
    cmp one two
    schedule ical --today 2026-09-02 >three
    [ "$(diff one three | grep '^[<>]' | tr -d '\r' | sort -u)" = $'< DTSTAMP:20260901T000000Z\n> DTSTAMP:20260902T000000Z' ]
}

# --- who is in it --------------------------------------------------------------------------------------

@test "no name without --names, and no look in the journal" {
    local before
    before=$(looks)
    events
    lacks Alma Bertil Cilla Dines Gry Hans Anders Eksempel Opdigt Skjult ATTENDEE
    events --for 2026-0001
    lacks Alma Eksempel
    [ "$(looks)" -eq "$before" ]
}

@test "with --names those who have a place are named, and the look is journalled first" {
    local before
    before=$(looks)
    schedule cancel ck/2 --reason 'no room' -q
    events --names ck
    stdout=$(head -n 2 <<<"$stdout")
    columns 1,8
    assert_out <<'END'
session-1-1@|For: 2026-0001 Alma Eksempel, 2026-0002 Bertil Opdigt, 2026-0003 Cilla Skjult, 2026-0004 Dines Opdigt/Gruppeledere: PP, FT/Forældrene deltager.
session-1-2@|Gruppeledere: PP, FT/Forældrene deltager.
END
    lacks Anders ATTENDEE
    [ "$(looks)" -eq $((before + 2)) ]
    stdout=$(kreds log | tail -n 1 | cut -f 4-)
    assert_out $'schedule ical\t0\t2026-0001 2026-0002 2026-0003 2026-0004'
}

@test "a family's calendar names no other child" {
    events --names --for 2026-0001
    assert_out_has 'For: 2026-0001 Alma Eksempel/Gruppeledere: PP, FT'
    lacks Bertil Cilla Dines
    stdout=$(kreds log | tail -n 1 | cut -f 4-)
    assert_out $'schedule ical\t0\t2026-0001'
}

@test "what is for somebody with a protected address tells no place, and nothing tells the address" {
    refer set 2026-0005 citizen.protected=yes citizen.school='Hemmelig Skole'
    refer set 2026-0006 citizen.protected=yes
    schedule move sc/2 2026-10-01T10:00 --venue 'Hemmelig Skole' --reason 'agreed'
    events
    assert_out_has '|2026-09-16T10:00Z||Støttet samvær sc/1|'
    assert_out_has '|2026-10-01T10:00Z||Støttet samvær sc/2|'
    assert_out_has '|2026-09-10T08:30Z||Forsamtale 2026-0006'
    lacks Hemmelig 0000000 'Opdigtet Vej' 'Østre Skole'
    events --for 2026-0003
    [ "$(wc -l <.events)" -eq 10 ]
    lacks LOCATION Huset
    events --names
    lacks Hemmelig 0000000 'Opdigtet Vej' 'Østre Skole'
    assert_out_has 'Støttet samvær sc/1|For: 2026-0005 Gry Opdigt'
    assert_out_lacks 'sc/2|For: 2026-0005 Gry'
}

@test "a child is protected with its adults" {
    refer set 2026-0001 holders.1.protected=yes
    events --for 2026-0001
    [ "$(wc -l <.events)" -eq 10 ]
    lacks LOCATION Huset
    schedule move ck/3 2026-10-06T15:00 --venue 'Østre Skole' --reason 'the house is closed'
    events --names ck
    assert_out_has 'Østre Skole|Cool Kids ck/3|For: 2026-0001, 2026-0002 Bertil Opdigt, 2026-0003 Cilla Skjult'
}

# sequences ARGUMENT…: of these calendars' sessions, each number once.
sequences() {
    events "$@"
    cut -f 1,2 .events | grep '^session' | cut -f 2 | sort -nu | tr '\n' ' '
}

@test "an address that becomes protected, or is not any more, is a change that calendars hear of" {
    [ "$(sequences --for 2026-0001)" = '0 ' ] && [ "$(sequences sc)" = '0 ' ]
    refer set 2026-0001 citizen.protected=yes
    [ "$(sequences --for 2026-0001)" = '1 ' ] && [ "$(sequences sc)" = '0 ' ] # another family's hear nothing
    [ "$(kreds log | tail -n 1 | cut -f 6)" = '2026-0001 ck' ]
    refer set 2026-0001 citizen.protected=yes citizen.class=4.b # it was so already
    [ "$(sequences --for 2026-0001)" = '1 ' ]
    refer set 2026-0001 citizen.protected=no
    [ "$(sequences --for 2026-0001)" = '2 ' ]
    refer set 2026-0001 holders.1.protected=yes # an adult's is the child's
    [ "$(sequences --for 2026-0001)" = '3 ' ]
    kreds undo >/dev/null # and so is its end
    [ "$(sequences --for 2026-0001)" = '4 ' ]
    refer set 2026-0005 citizen.protected=yes
    [ "$(sequences sc)" = '1 ' ] && [ "$(sequences ck)" = '4 ' ]
}

@test "calendars hear of a protected address, too, that comes with a new adult or with another record of the child" {
    refer set 2026-0001 holders.2.name='Per Opdigt' holders.2.protected=yes
    [ "$(sequences --for 2026-0001)" = '1 ' ]
    kreds undo >/dev/null
    [ "$(sequences --for 2026-0001)" = '2 ' ]
    refer show 2026-0001 | sed 's/^citizen:/&\n  protected: yes/' | refer add -q - >twin
    [ "$(sequences --for 2026-0001)" = '2 ' ]
    refer merge -q 2026-0001 "$(cut -f 1 twin)" >/dev/null
    [ "$(sequences --for 2026-0001)" = '3 ' ] && [ "$(sequences sc)" = '0 ' ]
}

@test "at a school nobody with a protected address is named" {
    schedule move ck/3 2026-10-06T15:00 --venue 'Hemmelig Skole' --reason 'the house is closed'
    events --names ck
    assert_out_has 'Hemmelig Skole|Cool Kids ck/3|For: 2026-0001 Alma Eksempel, 2026-0002 Bertil Opdigt, 2026-0003, 2026-0004 Dines Opdigt'
    assert_out_has 'Huset|Cool Kids ck/4|For: 2026-0001 Alma Eksempel, 2026-0002 Bertil Opdigt, 2026-0003 Cilla Skjult'
}

# --- the file ------------------------------------------------------------------------------------------

@test "the calendar has a name, its house as the organizer, and asks nobody for an answer" {
    run_split schedule ical ck --leader PP
    stdout=$(tr -d '\r' <<<"$stdout" | sed -z 's/\n //g')
    assert_out_has $'\nMETHOD:PUBLISH\n'
    assert_out_has $'\nNAME:Familiehuset Norddjurs: ck PP\n'
    assert_out_has $'\nX-WR-CALNAME:Familiehuset Norddjurs: ck PP\n'
    grep -qE '^ORGANIZER;CN=Familiehuset Norddjurs:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' <<<"$stdout"
    assert_out_lacks ATTENDEE
    [ "$(grep -c '^ORGANIZER' <<<"$stdout")" = "$(grep -c '^BEGIN:VEVENT' <<<"$stdout")" ]
    run_split schedule ical ck --organizer kontor@huset.example
    stdout=$(tr -d '\r' <<<"$stdout" | sed -z 's/\n //g')
    assert_out_has 'ORGANIZER;CN=Familiehuset Norddjurs:mailto:kontor@huset.example'
    assert_out_lacks urn:uuid
}

@test "names with commas, quotation marks and line ends of their own do not break the file" {
    mkdir house
    sed -E 's/^house: .*/house: "Huset \\"Nord\\"; æøå, ATTENDEE:x\\nEND:VCALENDAR"/' "$KREDS_CATALOGUE/catalogue.yaml" >house/catalogue.yaml
    cp "$KREDS_CATALOGUE/calendar.yaml" house/
    schedule move ck/2 2026-09-29T15:00 --reason moved \
        --venue 'Salen; den store, "æøå" \ bag køkkenet i den gamle bygning ved siden af hallen på Åboulevarden'
    events -c house ck
    stdout=$(sed -n 2p <<<"$stdout")
    columns 6
    assert_out 'Salen; den store, "æøå" \ bag køkkenet i den gamle bygning ved siden af hallen på Åboulevarden'
    stdout=$(tr -d '\r' <.stdout | sed -z 's/\n //g' | grep '^ORGANIZER' | sort -u | sed 's/:urn:.*//')
    assert_out "ORGANIZER;CN=\"Huset 'Nord'; æøå, ATTENDEE:x END:VCALENDAR\""
}

@test "another zone of the Union's rule is written, any other refused" {
    mkdir house
    cp "$KREDS_CATALOGUE/calendar.yaml" house/
    sed 's|^language: da|zone: Atlantic/Faroe\nlanguage: da|' "$KREDS_CATALOGUE/catalogue.yaml" >house/catalogue.yaml
    events -c house sc
    columns 4,5
    assert_out $'2026-09-16T09:00Z|2026-09-16T11:00Z\n2026-09-30T09:00Z|2026-09-30T11:00Z'
    sed -i 's|^zone: .*|zone: America/Nuuk|' house/catalogue.yaml
    run_split schedule ical -c house sc
    assert_status 78
    assert_out ''
    line=$(grep -n '^zone:' house/catalogue.yaml | cut -d: -f1)
    assert_err "schedule: house/catalogue.yaml:$line:7: this is none of the allowed words; one of these was wanted: Europe/Copenhagen, Atlantic/Faroe, Europe/Berlin, Europe/Helsinki, Europe/Oslo, Europe/Stockholm"
}

@test "a service that the catalogue no longer has goes by its code" {
    mkdir house
    cp "$KREDS_ROOT"/examples/horsens/*.yaml house/
    events -c house ck
    stdout=$(head -n 1 <<<"$stdout")
    columns 7
    assert_out 'cool-kids ck/1'
}

# --- refused -------------------------------------------------------------------------------------------

# refused STATUS MESSAGE ARGUMENT…: nothing comes but that word.
refused() {
    run_split schedule ical "${@:3}"
    assert_status "$1" && assert_out '' && assert_err "schedule: $2"
}

@test "unknown courses, leaders and references" {
    refused 66 'no course cx; wanted a code that schedule list shows' cx
    refused 66 $'no course cx; wanted a code that schedule list shows\nschedule: no course cy; wanted a code that schedule list shows' ck cx cy
    run_split schedule ical --leader XX
    assert_status 66
    assert_out ''
    run_split schedule ical --for 2026-0099
    assert_status 66
    assert_out ''
}

@test "formats of lists, and what is no mail address" {
    refused 64 'ical has a format of its own; wanted no -f' -f json
    refused 64 '--organizer is no mail address; wanted one as office@house.example' --organizer office
    refused 64 '--organizer is no mail address; wanted one as office@house.example' --organizer @house
    refused 64 '--organizer is no mail address; wanted one as office@house.example' --organizer office@
    refused 64 '--organizer is no mail address; wanted one as office@house.example' --organizer 'a@b@c'
    refused 64 '--organizer is no mail address; wanted one as office@house.example' --organizer $'a@b\nATTENDEE:c'
}

@test "a full disk under the calendar is told" {
    status=0
    schedule ical >/dev/full 2>.stderr || status=$?
    assert_status 74
    grep -q 'could not be written' .stderr
}

@test "no store, no catalogue" {
    run_split schedule ical -d nowhere.db
    assert_status 69
    assert_out ''
    run_split schedule ical -c nowhere
    assert_status 66
    assert_out ''
}
