#!/usr/bin/env bats
# Reaching a family: refer contact, refer owner, what lies untouched in report due, and schedule handover.

load ../helpers

TAB=$'\t'

# 2026-0001 to 2026-0003, received on 1 September; the leaders PP and FT, trained for Cool Kids, and NN, who is not.
setup() {
    kreds_setup
    prepared house
}

house() {
    kreds init
    schedule staff add PP --role psychologist --qualified cool-kids
    schedule staff add FT --role 'family therapist' --qualified cool-kids
    schedule staff add NN --role psychologist
    for name in 'Alma Eksempel' 'Bertil Opdigt' 'Cilla Prøve'; do
        printf '%s\n' 'service: cool-kids' "citizen: {name: $name, birth_date: 2016-03-04}" --- >>forms.yaml
    done
    sed -i '$d' forms.yaml
    refer add -q forms.yaml >/dev/null
}

# refused STATUS MESSAGE COMMAND…: fails so, says just that, and leaves nothing behind.
refused() {
    local wanted=$1 message=$2 before
    shift 2
    before=$(kreds log)
    run_split "$@"
    assert_status "$wanted"
    assert_out ''
    assert_err "$1: $message"
    [ "$(kreds log)" = "$before" ] || told 'the journal' "$before" "$(kreds log)"
}

# --- contact -------------------------------------------------------------------------------------------

@test "contact: attempts are noted and listed, by day" {
    run_split refer contact 2026-0001 'telephoned, no answer' --today 2026-09-04
    assert_status 0
    assert_out ''
    assert_err ''
    printf '  wrote to\nthe mother \n' | refer contact 2026-0001 - --on 2026-09-02 --today 2026-09-04
    run_split refer contact 2026-0001 -f csv
    assert_status 0
    assert_out "$(printf 'ref,date,by,text\r\n2026-0001,2026-09-02,%s,"wrote to\nthe mother"\r\n2026-0001,2026-09-04,%s,"telephoned, no answer"\r' \
        "$(id -un)" "$(id -un)")"
    run_split refer contact 2026-0002
    assert_status 0
    assert_out ''
    # The look at free text is journalled; where there is none nobody looked at anything.
    [ "$(kreds log | cut -f 4-6 | tail -n 3)" = "refer contact${TAB}1${TAB}2026-0001
refer contact${TAB}1${TAB}2026-0001
refer contact${TAB}0${TAB}2026-0001" ]
    kreds check
}

@test "contact: good and bad calls" {
    refused 64 'contact takes a reference and a TEXT in quotes, or - for standard input' refer contact
    refused 64 'contact takes a reference and a TEXT in quotes, or - for standard input' refer contact 2026-0001 no answer
    refused 64 'the text is empty; wanted how the family was sought, and what came of it' refer contact 2026-0001 ' '
    refused 66 'no referral 2026-0099' refer contact 2026-0099 x
    refused 66 'no referral 2026-0099' refer contact 2026-0099
    refused 77 'the day lies before the receipt of 2026-0001 on 2026-09-01; wanted that day or a later one' \
        refer contact 2026-0001 x --on 2026-08-31
    refused 64 '--on is of an attempt; wanted its text' refer contact 2026-0001 --on 2026-09-01
    printf 'a\xff' >bad
    # shellcheck disable=SC2016 # the inner shell expands
    run_split bash -c 'refer contact 2026-0001 - <bad'
    assert_status 65
    assert_err 'refer: standard input is no text in UTF-8; wanted one'
    # No message repeats what was written.
    run_split refer contact 2026-0099 'the neighbour said'
    assert_err_lacks neighbour
    run_split refer contact -n 2026-0001 x
    assert_status 0
    [ -z "$(refer contact 2026-0001)" ]
}

# --- untouched -----------------------------------------------------------------------------------------

@test "untouched: a referral nobody touched for 4 weeks shows, and a touch puts it off" {
    screen answer 2026-0001 child_wants=yes --today 2026-09-01
    run_split report due --today 2026-09-28 -f tsv
    assert_out_lacks untouched
    run_split report due --today 2026-09-29 2026-0001
    assert_status 1
    assert_out "2026-0001${TAB}interview${TAB}received${TAB}2026-09-15${TAB}14${TAB}${TAB}
2026-0001${TAB}untouched${TAB}received${TAB}2026-09-29${TAB}${TAB}${TAB}"
    refer contact 2026-0001 'no answer' --today 2026-09-15
    run_split report due --today 2026-10-12 2026-0001
    assert_out_lacks untouched
    run_split report due --today 2026-10-14 2026-0001
    assert_status 1
    assert_out_has "2026-0001${TAB}untouched${TAB}contact${TAB}2026-10-13${TAB}1${TAB}${TAB}"
    # An interview that is set is no neglect before its day and the patience are over.
    screen interview 2026-0001 --at 2026-10-26T14:00 --leader PP --today 2026-10-14
    run_split report due --today 2026-11-22 2026-0001
    assert_out_lacks untouched
    run_split report due --today 2026-11-23 2026-0001
    assert_out_has "2026-0001${TAB}untouched${TAB}interview${TAB}2026-11-23"
    # Nor is one that somebody decided.
    screen interview 2026-0001 --outcome agreed --on 2026-10-26 --today 2026-11-23
    screen decide 2026-0001 accept --override x --today 2026-11-23
    run_split report due --today 2026-12-31 2026-0001
    assert_out_lacks untouched
    # By service, and not beyond what was asked for.
    run_split report due --today 2026-11-23 --service counselling
    assert_out ''
}

@test "untouched: report done settles it not, a contact does; a house may set another time, or none" {
    refused 77 'untouched of 2026-0001 is settled when somebody reaches for the family; wanted refer contact, or a decision' \
        report 'done' 2026-0001 untouched --today 2026-09-20
    cp -r "$KREDS_CATALOGUE" own
    sed -i 's/^untouched: 4 weeks/untouched: 3 weekdays/' own/catalogue.yaml
    run_split report due -c own --today 2026-09-04 2026-0001
    assert_out_has "2026-0001${TAB}untouched${TAB}received${TAB}2026-09-04"
    sed -i '/^untouched/d' own/catalogue.yaml
    run_split report due -c own --today 2026-12-04 2026-0001
    assert_out_lacks untouched
    echo 'untouched: soon' >>own/catalogue.yaml
    run_split report due -c own
    assert_status 78
}

# --- owner ---------------------------------------------------------------------------------------------

@test "owner: a leader is responsible until there is a course" {
    run_split refer owner 2026-0001 2026-0002 FT
    assert_status 0
    assert_out ''
    assert_err ''
    run_split refer owner
    assert_out "2026-0001${TAB}cool-kids${TAB}received${TAB}FT
2026-0002${TAB}cool-kids${TAB}received${TAB}FT"
    run_split refer owner 2026-0003 -f csv
    assert_out "$(printf '%s\r\n' ref,service,status,owner 2026-0003,cool-kids,received,)"
    # The due list says whom to ask …
    [ "$(report due 2026-0001 | cut -f 2,7)" = "interview${TAB}FT" ]
    [ "$(report due --today 2026-09-29 2026-0001 | cut -f 2,7)" = "interview${TAB}FT
untouched${TAB}FT" ]
    # … which with a course is who leads it.
    echo 2026-0001 | refer owner - PP
    screen decide 2026-0001 accept --override x 2>/dev/null
    schedule plan cool-kids --start 2026-09-15 --leaders FT,PP --code ck >/dev/null
    schedule assign 2026-0001 ck
    [ "$(report due 2026-0001 | cut -f 2,7)" = "interview${TAB}FT
midway note${TAB}FT" ]
    refused 77 '2026-0001 is placed; wanted one that has no course yet' refer owner 2026-0001 FT
    # Taken back.
    refer owner 2026-0001 2026-0002 --none
    run_split refer owner
    assert_status 0
    assert_out ''
}

@test "owner: good and bad calls" {
    refused 66 'no leader QQ; wanted a code that schedule staff lists' refer owner 2026-0001 QQ
    refused 66 'no referral 2026-0099' refer owner 2026-0001 2026-0099 PP
    refused 66 'no referral 2026-0099' refer owner 2026-0099
    refused 64 "owner takes references and a leader's code; without a leader it lists" refer owner PP
    refused 64 "owner takes references and a leader's code; without a leader it lists" refer owner --none
    refused 64 'a leader and --none exclude each other' refer owner 2026-0001 PP --none
    run_split refer owner -n 2026-0001 PP
    assert_status 0
    [ -z "$(refer owner)" ]
    # the same again leaves no entry
    refer owner 2026-0001 PP
    before=$(kreds log)
    refer owner 2026-0001 PP
    [ "$(kreds log)" = "$before" ]
    kreds undo >/dev/null
    [ -z "$(refer owner)" ]
}

# --- handover ------------------------------------------------------------------------------------------

# PP is responsible for 2026-0001, holds an interview of 2026-0002 on 2 October and leads ck with FT from 15 September.
cases() {
    refer owner 2026-0001 PP
    screen interview 2026-0002 --at 2026-10-02T10:00 --leader PP
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code ck >/dev/null
    screen decide 2026-0003 accept --override x 2>/dev/null
    schedule assign 2026-0003 ck
    attend mark ck/1 2026-0003=present --today 2026-09-15
}

leads() { sqlite3 "$KREDS_DB" "SELECT session || ':' || group_concat(staff) FROM (SELECT * FROM leads ORDER BY session, position) GROUP BY session" | paste -s -d ' '; }

@test "handover: all a leader's cases change hands from a day on" {
    cases
    schedule staff add NN --qualified cool-kids
    run_split schedule handover PP NN --on 2026-09-20 -n
    assert_status 0
    assert_out "referral${TAB}2026-0001${TAB}${TAB}
interview${TAB}2026-0002${TAB}2026-10-02${TAB}
course${TAB}ck${TAB}2026-09-29${TAB}9"
    [ "$(leads)" = '0:PP,FT' ]
    run_split schedule handover PP NN --on 2026-09-20 -f csv
    assert_status 0
    assert_out "$(printf '%s\r\n' what,name,date,sessions referral,2026-0001,, interview,2026-0002,2026-10-02, \
        course,ck,2026-09-29,9)"
    assert_err ''
    # What was led so far stays with those who led it.
    [ "$(leads)" = '0:NN,FT 1:PP,FT' ]
    [ "$(refer owner | cut -f 1,4)" = "2026-0001${TAB}NN" ]
    [ "$(report due 2026-0003 | cut -f 7 | sort -u)" = NN ]
    [ "$(sqlite3 "$KREDS_DB" 'SELECT leader FROM interview')" = NN ]
    [ "$(kreds log | tail -n 1 | cut -f 4-)" = "schedule handover${TAB}15${TAB}2026-0001 2026-0002 ck" ]
    # Calendars hear of what has another leader now.
    [ "$(schedule ical ck | tr -d '\r' | sed -n 's/^SEQUENCE://p' | paste -s -d ' ')" = '0 1 1 1 1 1 1 1 1 1' ]
    kreds check
    # Nothing is left to hand over, and one command takes it back.
    run_split schedule handover PP NN --on 2026-09-20
    assert_status 0
    assert_out ''
    assert_err 'schedule: PP has nothing to hand over; schedule list and refer owner show who has'
    kreds undo >/dev/null
    [ "$(leads)" = '0:PP,FT' ]
    [ "$(refer owner | cut -f 1,4)" = "2026-0001${TAB}PP" ]
}

@test "handover: all that stands in the way is told, and nothing changes" {
    cases
    refused 77 'ck: cool-kids: the leader NN is not qualified; wanted a qualification in the service' schedule handover PP NN
    refused 77 'FT leads ck already; wanted another leader' schedule handover PP FT
    schedule staff add NN --qualified cool-kids --possible-days tue,fri --max-courses 1
    schedule plan cool-kids --start 2026-10-06 --time 15:00 --leaders NN,FT --code other >/dev/null 2>&1 ||
        schedule plan cool-kids --start 2026-10-06 --time 9:00 --leaders NN,FT --code other >/dev/null
    refused 77 'ck: NN leads 1 course already; wanted 1 at most at once' schedule handover PP NN
    # twice at once
    schedule staff add NN --max-courses 5
    screen interview 2026-0001 --at 2026-09-29T15:30 --leader NN
    refused 77 'NN leads 2026-0001 and ck/2 at once on 2026-09-29; wanted one at a time' schedule handover PP NN ||
        refused 77 'NN leads ck/2 and 2026-0001 at once on 2026-09-29; wanted one at a time' schedule handover PP NN
    # from a later day on it does not matter
    run_split schedule handover PP NN --on 2026-09-30
    assert_status 0
    # a day that is not possible
    schedule staff add FT --possible-days mon
    run_split schedule handover NN FT --on 2026-09-30
    assert_status 77
    assert_err_has 'schedule: 2026-0002: FT cannot lead on 2026-10-02, a fri; possible days are mon'
}

@test "handover: one reason that stands in the way of two courses names both" {
    cases
    schedule plan cool-kids --start 2026-09-16 --time 9:00 --leaders PP,FT --code cl >/dev/null
    run_split schedule handover PP NN
    assert_status 77
    assert_out ''
    assert_err <<'END'
schedule: ck: cool-kids: the leader NN is not qualified; wanted a qualification in the service
schedule: cl: cool-kids: the leader NN is not qualified; wanted a qualification in the service
END
    schedule staff add NN --qualified cool-kids --possible-days tue,wed,fri
    schedule staff away NN 2026-10-20 2026-10-21 >/dev/null
    run_split schedule handover PP NN
    assert_status 77
    assert_err_has 'schedule: ck/4: NN cannot lead on 2026-10-20, being away from 2026-10-20 to 2026-10-21; wanted another leader or day'
    assert_err_has 'schedule: cl/4: NN cannot lead on 2026-10-21, being away from'
    schedule staff away NN 2026-10-20 2026-10-21 --remove
    run_split schedule handover PP NN
    assert_status 0
}

@test "handover: good and bad calls" {
    refused 64 'handover takes the leader who gives and the one who takes over' schedule handover PP
    refused 64 'the two leaders are one; wanted another to take over' schedule handover PP PP
    refused 66 'no leader QQ; wanted a code that schedule staff lists' schedule handover PP QQ
    refused 66 'no leader QQ; wanted a code that schedule staff lists' schedule handover QQ PP
    refused 64 '--on is no date; wanted YYYY-MM-DD' schedule handover PP FT --on soon
}
