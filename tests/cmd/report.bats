#!/usr/bin/env bats
# report: what is owed, what settles it, and what a week came to.
# shellcheck disable=SC1010 # done is a verb

load ../helpers

TAB=$'\t'

# The house of Norddjurs since 5 January 2026, with eight referrals of 9 January, all but the last accepted that day, and their
# courses: c1 family-treatment, c2 psychologist-talks, c3 supervised-contact, c4 supported-contact, c5 counselling, c6 grief-help;
# 2026-0007 (shelter-children) waits for a course, 2026-0008 (ses) for its interview.
house() {
    export KREDS_TODAY=2026-01-09
    prepared furnished
}

furnished() {
    kreds init --today 2026-01-05
    refer add "$(fixture cmd/report/forms.yaml)" >/dev/null
    schedule staff add FT --role 'family therapist'
    schedule staff add PS --role psychologist
    schedule staff add KO --role 'contact consultant'
    schedule staff add KP --role 'contact consultant'
    refer list | cut -f 1 | head -n 7 | screen decide - accept
    {
        schedule plan family-treatment --for 2026-0001 --leaders FT --start 2026-01-12 --time 9:00 --code c1
        schedule plan psychologist-talks --for 2026-0002 --leaders PS --start 2026-01-12 --time 10:00 --code c2
        schedule plan supervised-contact --for 2026-0003 --leaders KO --start 2026-01-13 --time 11:00 --code c3 --every '1 week' --sessions 4
        schedule plan supported-contact --for 2026-0004 --leaders KP --start 2026-01-14 --time 12:00 --code c4
        schedule plan counselling --for 2026-0005 --leaders FT --start 2026-01-15 --time 13:00 --code c5 --every '1 week'
        schedule plan grief-help --for 2026-0006 --leaders FT,PS --start 2026-01-16 --time 14:00 --code c6
    } >/dev/null
}

# A house with four forms for the anxiety group, received from 18 to 20 August, that began on the day given.
cool_kids() {
    prepared four_forms "$1"
}

four_forms() {
    kreds init --today "$1"
    refer add --today 2026-08-24 "$KREDS_ROOT/examples/autumn/cool-kids.yaml" >/dev/null
}

# due DAY REF: what is owed on one referral on a day, blanks for tabs.
due() {
    run_split report due --today "$1" "$2"
    stdout=${stdout//$TAB/|}
}

# --- due -------------------------------------------------------------------------------------------

@test "nothing owed: nothing said" {
    kreds init
    for format in tsv table json; do
        run_split report due -f "$format"
        assert_status 0
        assert_out ''
        assert_err ''
    done
}

@test "due tells ref, what, of, due, overdue, to and leader, the first due first" {
    house
    run_split report due -f table
    assert_status 0
    assert_out <<'END'
ref        what           of         due         overdue  to                 leader
2026-0006  first offer    death_on   2026-01-12           family             FT
2026-0007  first session  accepted   2026-01-23
2026-0008  interview      received   2026-01-23
2026-0002  status report  follow-up  2026-03-29           family,caseworker  PS
2026-0001  follow-up      start      2026-04-12           family,caseworker  FT
2026-0002  follow-up      start      2026-04-12           family,caseworker  PS
2026-0004  follow-up      start      2026-04-14           family,caseworker  KP
END
    run_split report due
    [ "$(head -n 1 <<<"$stdout")" = "2026-0006${TAB}first offer${TAB}death_on${TAB}2026-01-12${TAB}${TAB}family${TAB}FT" ]
    run_split report due -f csv 2026-0006
    assert_out $'ref,what,of,due,overdue,to,leader\r\n2026-0006,first offer,death_on,2026-01-12,,family,FT\r'
    run_split report due -f json 2026-0008
    assert_out '{"ref":"2026-0008","what":"interview","of":"received","due":"2026-01-23","overdue":null,"to":null,"leader":null}'
    run_split report due -f json --today 2026-01-30 2026-0008
    assert_status 1
    assert_out '{"ref":"2026-0008","what":"interview","of":"received","due":"2026-01-23","overdue":7,"to":null,"leader":null}'
}

@test "overdue begins the day after, and ends with 1" {
    cool_kids 2026-08-17
    due 2026-09-01 2026-0001
    assert_status 0
    assert_out '2026-0001|interview|received|2026-09-01|||'
    due 2026-09-02 2026-0001
    assert_status 1
    assert_out '2026-0001|interview|received|2026-09-01|1||'
    # What is overdue is never hidden by --within.
    run_split report due --today 2026-09-03 --within 0d
    assert_status 1
    assert_out <<END
2026-0001${TAB}interview${TAB}received${TAB}2026-09-01${TAB}2${TAB}${TAB}
2026-0002${TAB}interview${TAB}received${TAB}2026-09-02${TAB}1${TAB}${TAB}
2026-0003${TAB}interview${TAB}received${TAB}2026-09-03${TAB}${TAB}${TAB}
2026-0004${TAB}interview${TAB}received${TAB}2026-09-03${TAB}${TAB}${TAB}
END
}

@test "nothing of the time before the house's first day is overdue" {
    cool_kids 2026-09-03
    run_split report due --today 2026-09-30
    assert_status 1
    [ "$(cut -f 1 <<<"$stdout")" = $'2026-0003\n2026-0004' ]
}

@test "due within a time, in every way to write it" {
    house
    count() {
        run_split report due --within "$1"
        assert_status 0
        local came=0
        [ -z "$stdout" ] || came=$(wc -l <<<"$stdout")
        [ "$came" -eq "$2" ] || told "--within $1" "$2 lines" "$stdout"
    }
    count 0d 0
    count 2d 0
    count 3d 1
    count 2w 3
    count '14 days' 3
    count '2 weeks' 3
    count '1 weekday' 1
    count 3m 4
    count '3 months' 4
    count 14w 7
    count 1y 7
    for wrong in 14 d -3d 3x '3 moons' 2wd ''; do
        run_split report due "--within=$wrong"
        assert_status 64
        assert_out ''
        assert_err 'report: --within is no length of time; wanted as 14d, 2w, 3m, or "14 days"'
    done
}

@test "due of a service, of references, of references from a pipe" {
    house
    run_split report due --service psychologist-talks
    [ "$(cut -f 1,2 <<<"$stdout")" = "2026-0002${TAB}status report
2026-0002${TAB}follow-up" ]
    run_split report due 2026-0008 2026-0006
    [ "$(cut -f 1 <<<"$stdout")" = $'2026-0006\n2026-0008' ]
    piped() { refer list --service ses | report due -; }
    run_split piped
    assert_out "2026-0008${TAB}interview${TAB}received${TAB}2026-01-23${TAB}${TAB}${TAB}"
    nobody() { report due - </dev/null; }
    run_split nobody
    assert_status 0
    assert_out ''
    # The same referral twice is owed the same things once.
    run_split report due 2026-0008 2026-0008
    [ "$(wc -l <<<"$stdout")" -eq 1 ]
    run_split report due 2026-0008 2026-0099
    assert_status 66
    assert_out ''
    assert_err 'report: no referral 2026-0099'
    run_split report due --service counseling
    assert_status 66
    assert_err "report: no service 'counseling' in the catalogue; did you mean counselling?"
}

@test "an interview is settled by the interview held, whatever its outcome" {
    cool_kids 2026-08-17
    screen interview 2026-0001 2026-0002 --invite
    due 2026-08-30 2026-0001
    assert_out_has interview
    screen interview 2026-0001 --outcome agreed --on 2026-08-28
    screen interview 2026-0002 --outcome no_show --on 2026-08-28
    due 2026-08-30 2026-0001
    assert_out ''
    due 2026-08-30 2026-0002
    assert_out_has interview
    run_split report done 2026-0002 interview
    assert_status 77
    assert_err 'report: interview of 2026-0002 is settled by the interview itself; wanted it recorded there'
}

@test "a first offer is due on the first weekday after a death, past weekends and public holidays" {
    house
    due 2026-01-09 2026-0006
    assert_out '2026-0006|first offer|death_on|2026-01-12||family|FT'
    # Maundy Thursday, Good Friday and Easter Monday of 2026 lie between 1 and 7 April.
    screen answer 2026-0006 death_on=2026-04-01
    due 2026-01-09 2026-0006
    assert_out '2026-0006|first offer|death_on|2026-04-07||family|FT'
    report done 2026-0006 'first offer' --on 2026-01-10
    due 2026-05-01 2026-0006
    assert_status 0
    assert_out ''
}

@test "follow-ups: three months after the start, then six after the day each was held, early or late" {
    house
    due 2026-04-12 2026-0001
    assert_status 0
    assert_out '2026-0001|follow-up|start|2026-04-12||family,caseworker|FT'
    due 2026-04-15 2026-0001
    assert_status 1
    assert_out '2026-0001|follow-up|start|2026-04-12|3|family,caseworker|FT'
    report done 2026-0001 follow-up --on 2026-04-20
    due 2026-04-20 2026-0001
    assert_status 0
    assert_out '2026-0001|follow-up|start|2026-10-20||family,caseworker|FT'
    # Typed long after, and still counted from the day it was held: here an early one.
    report done 2026-0001 follow-up --on 2026-08-31 --today 2026-11-30
    due 2026-11-30 2026-0001
    assert_out '2026-0001|follow-up|start|2027-02-28||family,caseworker|FT'
}

@test "a status report goes 14 days ahead of its follow-up and is settled for that one" {
    house
    due 2026-01-20 2026-0002
    assert_out <<'END'
2026-0002|status report|follow-up|2026-03-29||family,caseworker|PS
2026-0002|follow-up|start|2026-04-12||family,caseworker|PS
END
    report done 2026-0002 'status report' --on 2026-03-20
    due 2026-03-30 2026-0002
    assert_status 0
    assert_out '2026-0002|follow-up|start|2026-04-12||family,caseworker|PS'
    # Only the first follow-up is named for these talks.
    report done 2026-0002 follow-up --on 2026-04-10
    due 2026-12-01 2026-0002
    assert_out ''
}

@test "a contact report is owed after each session held, the oldest settled first" {
    house
    due 2026-01-20 2026-0003
    assert_out ''
    attend mark c3/1 2026-0003=present --today 2026-01-13
    attend mark c3/2 2026-0003=present --today 2026-01-20
    attend mark c3/3 2026-0003=present --today 2026-01-27
    due 2026-01-21 2026-0003
    assert_status 1
    assert_out <<'END'
2026-0003|contact report|c3/1|2026-01-20|1|caseworker|KO
2026-0003|contact report|c3/2|2026-01-27||caseworker|KO
2026-0003|contact report|c3/3|2026-02-03||caseworker|KO
END
    report done 2026-0003 'contact report' --on 2026-01-21
    due 2026-01-21 2026-0003
    assert_status 0
    assert_out <<'END'
2026-0003|contact report|c3/2|2026-01-27||caseworker|KO
2026-0003|contact report|c3/3|2026-02-03||caseworker|KO
END
    report done 2026-0003 'contact report' --of c3/3 --on 2026-01-27
    due 2026-01-28 2026-0003
    assert_status 1
    assert_out '2026-0003|contact report|c3/2|2026-01-27|1|caseworker|KO'
}

@test "a contact report is recorded only for a session that can take it" {
    house
    none() { assert_err "report: no session of 2026-0003 up to $1 is without its contact report; wanted --on with the day of one that is, or a later day"; }
    run_split report done 2026-0003 'contact report' --on 2026-01-12
    assert_status 77
    none 2026-01-12
    # The mark may come later than the report.
    report done 2026-0003 'contact report' --on 2026-01-13
    run_split report done 2026-0003 'contact report' --on 2026-01-19
    assert_status 77
    none 2026-01-19
    schedule cancel c3/2 --reason 'ill' >/dev/null
    run_split report done 2026-0003 'contact report' --on 2026-01-26
    assert_status 77
    report done 2026-0003 'contact report' --of c3/3 --on 2026-01-27
    run_split report done 2026-0003 'contact report' --on 2026-02-01
    assert_status 77
    none 2026-02-01
    attend mark c3/1 2026-0003=present
    attend mark c3/3 2026-0003=present
    due 2026-02-01 2026-0003
    assert_out ''
}

@test "what is recorded where nothing is owed yet is recorded for the newest place" {
    cool_kids 2026-08-17
    schedule staff add FT --role 'family therapist' --qualified cool-kids
    schedule staff add PS --role psychologist --qualified cool-kids
    schedule staff add FA --role 'family therapist' --qualified cool-kids
    schedule staff add PB --role psychologist --qualified cool-kids
    screen decide 2026-0001 accept --override 'for the test'
    schedule plan cool-kids --start 2026-09-15 --leaders FT,PS --code new >/dev/null
    schedule plan cool-kids --start 2026-09-08 --leaders FA,PB --code old >/dev/null
    schedule assign 2026-0001 old 2>/dev/null
    schedule leave 2026-0001 old --reason 'another day' --on 2026-09-10 2>/dev/null
    schedule assign 2026-0001 new --on 2026-09-10 2>/dev/null
    report done 2026-0001 'midway note' --on 2026-11-02
    report done 2026-0001 'midway note' --on 2026-11-03
    [ "$(kreds log | tail -n 2 | cut -f 4,6)" = $'report done\t2026-0001 new\nreport done\t2026-0001 new' ]
}

@test "a contact report that wants a consent is owed, and settled, only with it" {
    house
    due 2026-04-01 2026-0004
    assert_out '2026-0004|follow-up|start|2026-04-14||family,caseworker|KP'
    run_split report done 2026-0004 'contact report'
    assert_status 77
    assert_err "report: contact report of 2026-0004 wants each holder's consent first; see refer consent --purpose report"
    refer consent 2026-0004 mother given --purpose report
    due 2026-04-01 2026-0004
    assert_status 1
    assert_out <<'END'
2026-0004|contact report|follow-up|2026-03-31|1|caseworker|KP
2026-0004|follow-up|start|2026-04-14||family,caseworker|KP
END
    run_split report done 2026-0004 'contact report' --on 2026-04-01
    assert_status 0
    due 2026-04-01 2026-0004
    assert_out '2026-0004|follow-up|start|2026-04-14||family,caseworker|KP'
    # After the follow-up the next report goes ahead of the next one.
    report done 2026-0004 follow-up --on 2026-04-14
    due 2026-04-15 2026-0004
    assert_out <<'END'
2026-0004|contact report|follow-up|2026-09-30||caseworker|KP
2026-0004|follow-up|start|2026-10-14||family,caseworker|KP
END
}

@test "a status meeting is owed once eight sessions were held, with its report ahead" {
    house
    for session in 1 2 3 4 5 6 7; do attend mark c5/$session 2026-0005=present; done
    due 2026-03-10 2026-0005
    assert_out ''
    attend mark c5/8 2026-0005=absent
    due 2026-03-10 2026-0005
    assert_out <<'END'
2026-0005|status report|status meeting|2026-03-12||family,referrer|FT
2026-0005|status meeting|after 8 sessions|2026-03-19|||FT
END
    report done 2026-0005 'status meeting' --on 2026-03-12
    due 2026-03-20 2026-0005
    assert_status 0
    assert_out ''
}

@test "what a session settles is settled by the session" {
    house
    due 2026-01-24 2026-0007
    assert_status 1
    assert_out '2026-0007|first session|accepted|2026-01-23|1||'
    run_split report done 2026-0007 'first session'
    assert_status 77
    assert_err 'report: first session of 2026-0007 is settled by the session itself; wanted it recorded there'
    schedule staff add PS --qualified shelter-children
    schedule plan shelter-children --for 2026-0007 --leaders PS --start 2026-01-20 --time 15:00 --code c7 --sessions 4 --every '1 week' >/dev/null
    attend mark c7/1 2026-0007=present
    due 2026-01-24 2026-0007
    assert_status 0
    assert_out ''
}

@test "a midway note is due a week after half the sessions" {
    cool_kids 2026-08-17
    schedule staff add FT --role 'family therapist' --qualified cool-kids
    schedule staff add PS --role psychologist --qualified cool-kids
    screen decide 2026-0001 2026-0002 2026-0003 2026-0004 accept --override 'for the test'
    schedule plan cool-kids --start 2026-09-15 --leaders FT,PS --code ck >/dev/null
    due 2026-09-03 2026-0001
    assert_status 1
    schedule place --commit >/dev/null
    due 2026-09-03 2026-0001
    assert_out_has '2026-0001|midway note|half|2026-11-10||caseworker|FT'
    run_split report done 2026-0001 'midway note' --on 2026-11-02
    assert_status 0
    due 2026-12-03 2026-0001
    assert_out_lacks 'midway note'
}

@test "a child case without a caseworker is owed one" {
    kreds init
    sed '/^caseworker/d' "$KREDS_ROOT/examples/autumn/cool-kids.yaml" >forms.yaml
    refer add forms.yaml >/dev/null
    due 2026-09-01 2026-0004
    assert_out_has '2026-0004|caseworker|received|2026-09-01|||'
    run_split report done 2026-0004 caseworker
    assert_status 77
    assert_err 'report: caseworker of 2026-0004 is settled when the referral names its caseworker'
}

@test "a referral that is over is owed nothing" {
    cool_kids 2026-08-17
    screen decide 2026-0001 decline --reason 'the family moved'
    refer withdraw 2026-0002 --reason 'the family moved'
    run_split report due --today 2026-12-01
    assert_status 1
    [ "$(cut -f 1 <<<"$stdout" | sort -u)" = $'2026-0003\n2026-0004' ]
}

@test "a course keeps the rules it was planned by" {
    cp -r "$KREDS_ROOT/examples/norddjurs" catalogue
    export KREDS_CATALOGUE=$PWD/catalogue
    house
    sed -i 's/{what: follow-up, of: start, in: 3 months, then_every: 6 months/{what: follow-up, of: start, in: 1 month, then_every: 2 months/' \
        catalogue/catalogue.yaml
    due 2026-01-20 2026-0001
    assert_out '2026-0001|follow-up|start|2026-04-12||family,caseworker|FT'
    # Also where the service is gone; who has no course yet is told to be passed over.
    sed -i 's/^  \(family-treatment\|ses\):/  other-\1:/; s/\[family-treatment\]/[other-family-treatment]/; s/refer_to: family-treatment/refer_to: other-family-treatment/' \
        catalogue/catalogue.yaml
    run_split report due
    assert_status 0
    assert_out_has "2026-0001${TAB}follow-up"
    assert_out_lacks 2026-0008
    assert_err 'report: referrals were passed over, as the catalogue does not have their service: 1; kreds check names them'
    run_split report due -q
    assert_err ''
    run_split report done 2026-0001 follow-up --on 2026-04-01
    assert_status 0
}

@test "due without a store, without a catalogue, with a broken one" {
    run_split report due
    assert_status 69
    kreds init
    run_split report due -c nowhere
    assert_status 66
    assert_err 'report: nowhere: there is no such file or folder; wanted a catalogue, kreds init --from HOUSE copies one'
    run_split report due -c "$(fixture cmd/kreds/broken.yaml)"
    assert_status 78
    assert_out ''
}

# --- done ------------------------------------------------------------------------------------------

@test "done is silent, journalled, and can be taken back" {
    house
    run_split report done 2026-0001 follow-up --on 2026-04-20
    assert_status 0
    assert_out ''
    assert_err ''
    run_split kreds undo
    assert_status 0
    [ "$(cut -f 4- <<<"$stdout")" = "report done (undone)${TAB}1${TAB}2026-0001 c1" ]
    due 2026-04-10 2026-0001
    assert_out_has 2026-04-12
}

@test "done -n keeps nothing" {
    house
    run_split report done -n 2026-0001 follow-up
    assert_status 0
    due 2026-04-10 2026-0001
    assert_out_has 2026-04-12
    run_split report done -n 2026-0001 followup
    assert_status 66
}

@test "done names what there is, where it does not know what was done" {
    house
    run_split report done 2026-0002 'status raport'
    assert_status 66
    assert_err "report: nothing called 'status raport' is owed on 2026-0002; wanted one of follow-up, status report"
    cp -r "$KREDS_ROOT/examples/norddjurs" catalogue
    run_split report done 2026-0099 follow-up
    assert_status 66
    assert_err 'report: no referral 2026-0099'
}

@test "a service without due rules is owed nothing" {
    kreds init
    cat >form.yaml <<'END'
service: crisis-help
received_on: 2026-08-24
citizen: {name: Opdigt Uden Regler, birth_date: 2016-03-04, municipality: Norddjurs}
holders: [{name: Opdigt Mor, relation: mother, consent: given}]
referrer: {role: caseworker}
facts: {crisis: accident}
END
    refer add form.yaml >/dev/null
    run_split report done 2026-0001 follow-up
    assert_status 66
    assert_err 'report: the service of 2026-0001 has no due rules'
    run_split report due
    assert_status 0
    assert_out ''
}

@test "done on a day before the receipt is refused, on a day to come is not" {
    house
    run_split report done 2026-0001 follow-up --on 2026-01-04
    assert_status 77
    assert_err 'report: the day lies before the receipt of 2026-0001 on 2026-01-05; wanted that day or a later one'
    run_split report done 2026-0001 follow-up --on 2026-01-05
    assert_status 0
    run_split report done 2026-0002 follow-up --on 2026-04-01
    assert_status 0
}

@test "done twice for one day is one" {
    house
    report done 2026-0001 follow-up --on 2026-04-01
    run_split report done 2026-0001 follow-up --on 2026-04-01
    assert_status 0
    assert_out ''
    assert_err 'report: follow-up of 2026-0001 was recorded for that day before; nothing was added'
    [ "$(kreds log | grep -c 'report done')" -eq 1 ]
}

@test "done in one group and, on the same day, in the next" {
    cp -r "$KREDS_CATALOGUE" catalogue
    export KREDS_CATALOGUE=$PWD/catalogue
    sed -i '/^  cool-kids:/,/^  postnatal-talks:/ s/^      - {what: midway note, .*/&\n      - {what: start letter, of: start, in: 7 days}\n      - {what: welcome, of: received, in: 30 days}/' catalogue/catalogue.yaml
    cool_kids 2026-08-17
    for leader in FT FA; do schedule staff add $leader --role 'family therapist' --qualified cool-kids; done
    for leader in PS PB; do schedule staff add $leader --role psychologist --qualified cool-kids; done
    screen decide 2026-0001 accept --override 'for the test'
    schedule plan cool-kids --start 2026-09-15 --leaders FT,PS --code new >/dev/null
    schedule plan cool-kids --start 2026-09-08 --leaders FA,PB --code old >/dev/null
    schedule assign 2026-0001 old 2>/dev/null
    export KREDS_TODAY=2026-09-10
    report done 2026-0001 'start letter'
    report done 2026-0001 welcome
    schedule leave 2026-0001 old --reason 'another day' 2>/dev/null
    schedule assign 2026-0001 new 2>/dev/null
    run_split report done 2026-0001 'start letter'
    assert_err ''
    [ "$(kreds log | tail -n 1 | cut -f 4,6)" = $'report done\t2026-0001 new' ]
    # Owed in the new group neither of them is any more.
    for what in 'start letter' welcome; do
        run_split report done 2026-0001 "$what"
        assert_err "report: $what of 2026-0001 was recorded for that day before; nothing was added"
    done
    [ -z "$(report due 2026-0001 | grep -e 'start letter' -e welcome)" ]
}

@test "done of a session that is none of the referral's" {
    house
    attend mark c3/1 2026-0003=present --today 2026-01-13
    wrong() {
        run_split report done 2026-0003 'contact report' --on 2026-01-20 --of "$1"
        assert_status "$2"
        assert_err "report: $3"
    }
    wrong c3/9 66 'c3/9 is no session of 2026-0003; schedule show lists them'
    wrong c4/1 66 '2026-0003 has no place in c4; schedule show lists who has'
    wrong c9/1 66 'no course c9; wanted a code that schedule list shows'
    wrong c3/3 77 'the day lies before c3/3 on 2026-01-27; wanted that day or a later one'
    wrong c3 64 '--of names no session; wanted COURSE/N'
    wrong c3/x 64 '--of names no session; wanted COURSE/N'
    wrong /1 64 '--of names no session; wanted COURSE/N'
    run_split report done 2026-0001 follow-up --of c1/1 --on 2026-04-01
    assert_status 77
    assert_err 'report: follow-up is not owed for each session; wanted no --of'
    run_split report done 2026-0003 'contact report' --on 2026-01-20 --of c3/1
    assert_status 0
    due 2026-02-01 2026-0003
    assert_out ''
}

@test "done of many: all or none" {
    house
    piped() { printf '2026-0001\tx\n2026-0004\tx\n' | report done - follow-up --on 2026-04-01; }
    run_split piped
    assert_status 0
    run_split report due 2026-0001 2026-0004
    [ "$(cut -f 1,4 <<<"$stdout")" = "2026-0001${TAB}2026-10-01
2026-0004${TAB}2026-10-01" ]
    run_split report done 2026-0001 2026-0005 follow-up --on 2026-05-01
    assert_status 66
    assert_err "report: nothing called 'follow-up' is owed on 2026-0005; wanted one of status meeting, status report"
    run_split report due 2026-0001
    [ "$(cut -f 4 <<<"$stdout")" = 2026-10-01 ]
}

@test "done's wrong usage" {
    house
    run_split report done
    assert_status 64
    assert_err 'report: done takes references and what was done, as "follow-up"; see report due'
    run_split report done 2026-0001
    assert_status 64
    run_split report done 2026-0001 follow-up --on soon
    assert_status 64
    assert_err 'report: --on is no date; wanted YYYY-MM-DD'
    run_split report done 2026-0001 follow-up --within 3d
    assert_status 64
    assert_err 'report: done takes no --within'
}

# --- weekly ----------------------------------------------------------------------------------------

@test "weekly of an empty house: silence in a pipe, an answer to who asks" {
    kreds init
    run_split report weekly
    assert_status 0
    assert_out ''
    assert_err ''
    run_split report weekly -f tsv
    assert_status 0
    assert_out ''
    run_split report weekly -f text
    assert_status 0
    assert_out <<'END'
Week 2026-W36, 2026-08-31 to 2026-09-06; made on 2026-09-01

Received: none

Received from: none

Decisions: none

Waiting list: none

Sessions: none

Coming in the week after: none

Attendance up to the week's end: none

Due, overdue or within 14 days: none

Happened before, entered this week: none
END
}

@test "weekly tells what a week came to" {
    house
    attend mark c3/1 2026-0003=present 2026-0003+1=late --today 2026-01-13
    attend cancelled 2026-0005 --on 2026-01-15
    attend mark c5/1 2026-0005+1=present --today 2026-01-15
    attend mark c4/1 2026-0004=absent --today 2026-01-14
    run_split report weekly --today 2026-01-16
    assert_status 0
    assert_out <<'END'
Week 2026-W03, 2026-01-12 to 2026-01-18; made on 2026-01-16

Received: none

Received from: none

Decisions: none

Waiting list
service           waiting  longest wait, days
shelter-children        1                   7

Sessions
service             status   sessions
counselling         held            1
family-treatment    planned         1
grief-help          planned         1
psychologist-talks  planned         1
supervised-contact  held            1
supported-contact   held            1

Coming in the week after
session  when
c3/2     2026-01-20 11:00
c5/2     2026-01-22 13:00

Attendance up to the week's end
course  who       expected  present  late  cancelled  absent  not recorded  attended, %
c3      citizens         1        1     0          0       0             0          100
c3      adults           1        0     1          0       0             0          100
c4      citizens         1        0     0          0       1             0            0
c4      adults           1        0     0          0       0             1            0
c5      citizens         1        0     0          1       0             0            0
c5      adults           1        1     0          0       0             0          100

Due, overdue or within 14 days
what            when     number
first offer     overdue       1
contact report  coming        1
first session   coming        1
interview       coming        1

Happened before, entered this week: none
END
}

@test "weekly counts by the day it happened, and tells what was entered late" {
    house
    run_split report weekly 2026-W02
    assert_status 0
    assert_out_has 'Week 2026-W02, 2026-01-05 to 2026-01-11; made on 2026-01-09'
    assert_out_has $'Received from\nreferrer    referrals\ncaseworker          6\nparent              2\n'
    assert_out_has $'family-treatment    accept            1\n'
    assert_out_has 'Happened before, entered this week: none'
    # Two weeks on, an interview of 15 January and a decision of the 16th are typed.
    screen interview 2026-0008 --outcome agreed --on 2026-01-15 --today 2026-01-28
    screen decide 2026-0008 accept --on 2026-01-16 --today 2026-01-28
    run_split report weekly 2026-W03 --today 2026-01-28
    assert_out_has $'Decisions\nservice  decision  referrals\nses      accept            1\n'
    run_split report weekly --today 2026-01-28
    assert_out_has 'Decisions: none'
    assert_out_has $'Happened before, entered this week\nwhat       records\ninterview        1\ndecision         1'
}

@test "weekly as rows: section, item, detail, count, days" {
    house
    attend mark c3/1 2026-0003=present 2026-0003+1=late --today 2026-01-13
    run_split report weekly -f tsv 2026-W03 --today 2026-01-16
    assert_status 0
    assert_out <<END
waiting${TAB}shelter-children${TAB}${TAB}1${TAB}7
sessions${TAB}counselling${TAB}planned${TAB}1${TAB}
sessions${TAB}family-treatment${TAB}planned${TAB}1${TAB}
sessions${TAB}grief-help${TAB}planned${TAB}1${TAB}
sessions${TAB}psychologist-talks${TAB}planned${TAB}1${TAB}
sessions${TAB}supervised-contact${TAB}held${TAB}1${TAB}
sessions${TAB}supported-contact${TAB}planned${TAB}1${TAB}
coming${TAB}c3/2${TAB}2026-01-20 11:00${TAB}1${TAB}
coming${TAB}c5/2${TAB}2026-01-22 13:00${TAB}1${TAB}
attendance${TAB}c3${TAB}child expected${TAB}1${TAB}
attendance${TAB}c3${TAB}child present${TAB}1${TAB}
attendance${TAB}c3${TAB}child late${TAB}0${TAB}
attendance${TAB}c3${TAB}child cancelled${TAB}0${TAB}
attendance${TAB}c3${TAB}child absent${TAB}0${TAB}
attendance${TAB}c3${TAB}child unrecorded${TAB}0${TAB}
attendance${TAB}c3${TAB}adult expected${TAB}1${TAB}
attendance${TAB}c3${TAB}adult present${TAB}0${TAB}
attendance${TAB}c3${TAB}adult late${TAB}1${TAB}
attendance${TAB}c3${TAB}adult cancelled${TAB}0${TAB}
attendance${TAB}c3${TAB}adult absent${TAB}0${TAB}
attendance${TAB}c3${TAB}adult unrecorded${TAB}0${TAB}
due${TAB}first offer${TAB}overdue${TAB}1${TAB}
due${TAB}contact report${TAB}coming${TAB}1${TAB}
due${TAB}first session${TAB}coming${TAB}1${TAB}
due${TAB}interview${TAB}coming${TAB}1${TAB}
END
    run_split report weekly -f csv 2026-W03
    [ "$(head -n 1 <<<"$stdout")" = $'section,item,detail,count,days\r' ]
    run_split report weekly -f json 2026-W03 --today 2026-01-16
    [ "$(head -n 1 <<<"$stdout")" = '{"section":"waiting","item":"shelter-children","detail":null,"count":1,"days":7}' ]
    run_split report weekly -f table 2026-W03
    [ "$(head -n 1 <<<"$stdout" | tr -s ' ')" = 'section item detail count days' ]
}

@test "weeks over the year's turn, and weeks that there are not" {
    kreds init
    heading() {
        run_split report weekly -f text "$@"
        assert_status 0
        stdout=$(head -n 1 <<<"$stdout")
    }
    heading 2026-W53
    assert_out 'Week 2026-W53, 2026-12-28 to 2027-01-03; made on 2026-09-01'
    heading 2027-W01
    assert_out 'Week 2027-W01, 2027-01-04 to 2027-01-10; made on 2026-09-01'
    heading 9999-W52
    assert_out 'Week 9999-W52, 9999-12-27 to 9999-12-31; made on 2026-09-01'
    heading 2026-W01
    assert_out 'Week 2026-W01, 2025-12-29 to 2026-01-04; made on 2026-09-01'
    heading --today 2027-01-01
    assert_out 'Week 2026-W53, 2026-12-28 to 2027-01-03; made on 2027-01-01'
    heading --today 2024-12-30
    assert_out 'Week 2025-W01, 2024-12-30 to 2025-01-05; made on 2024-12-30'
    for week in 2025-W53 2026-W54 2026-W00 2026-W1 2026-53 42 W42 2026-w42 ''; do
        run_split report weekly "$week"
        assert_status 64
        assert_out ''
        assert_err "report: '$week' is no week; wanted as 2026-W42"
    done
    run_split report weekly 2026-W01 2026-W02
    assert_status 64
    assert_err 'report: weekly takes one week'
}

@test "nobody has waited the days of the week that lie ahead" {
    cool_kids 2026-08-17
    screen decide 2026-0001 accept --override 'for the test' --today 2026-08-26
    run_split report weekly -f tsv --today 2026-08-27
    assert_out_has "waiting${TAB}cool-kids${TAB}${TAB}1${TAB}1"
    run_split report weekly -f tsv 2026-W35 --today 2026-08-30
    assert_out_has "waiting${TAB}cool-kids${TAB}${TAB}1${TAB}4"
    run_split report weekly -f tsv 2026-W34
    assert_out_lacks waiting
}

# --- all -------------------------------------------------------------------------------------------

@test "wrong usage, help and version" {
    run_split report
    assert_status 64
    assert_err_has 'report: no verb given'
    run_split report weakly
    assert_status 64
    assert_err "report: unknown verb 'weakly'; did you mean weekly?"
    run_split report weekly --within 3d
    assert_status 64
    assert_err 'report: weekly takes no --within'
    run_split report due -f pdf
    assert_status 64
    assert_err "report: unknown format 'pdf'; wanted one of text, table, tsv, csv, excel, json"
    run_split report --help
    assert_status 0
    assert_out_has 'weekly [WEEK]'
    run_split report -V
    assert_status 0
    [[ $stdout == 'report (kreds) '[0-9]* ]]
}

@test "reports look at no names and leave no entry" {
    house
    local before
    before=$(kreds log | wc -l)
    report due >/dev/null
    report weekly >/dev/null
    [ "$(kreds log | wc -l)" -eq "$before" ]
    run_split report due
    assert_out_lacks Opdigt
    run_split report weekly
    assert_out_lacks Opdigt
}

@test "standard output that cannot be written is told" {
    house
    full() { report due >/dev/full; }
    run_split full
    assert_status 74
    assert_err 'report: standard output could not be written'
    text() { report weekly >/dev/full; }
    run_split text
    assert_status 74
    assert_err 'report: standard output could not be written'
}

@test "reports run in cron's bare environment" {
    house
    run_split env -i "$(command -v report)" due -d "$KREDS_DB" -c "$KREDS_CATALOGUE" --today 2026-01-09 --within 3d
    assert_status 0
    assert_out "2026-0006${TAB}first offer${TAB}death_on${TAB}2026-01-12${TAB}${TAB}family${TAB}FT"
    assert_err ''
}
