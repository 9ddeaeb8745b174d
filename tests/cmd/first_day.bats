#!/usr/bin/env bats
# A house begins with kreds: its leaders, its children and its past marks come in from three spreadsheets (examples/first-day, whose
# README.md is typed here line by line), and nothing of the time before is overdue.

load ../helpers

TAB=$'\t'

setup() {
    kreds_setup
    cp "$KREDS_ROOT"/examples/first-day/* .
}

# typed FILE: the text with what its lines behind `$ ` in console blocks say now in the place of what they said.
typed() {
    local line block=''
    while IFS= read -r line; do
        case $line in
        '```console') block=yes ;;
        '```') block='' ;;
        '$ '*) [ -z "$block" ] || {
            printf '%s\n' "$line"
            eval "${line#'$ '}" 2>&1 || : # report due says 1 where something is overdue
            continue
        } ;;
        *) [ -z "$block" ] || continue ;;
        esac
        printf '%s\n' "$line"
    done <"$1"
}

# house [DAY]: a house that begins on that day, with its leaders and the two groups that run.
house() {
    export KREDS_TODAY=2026-11-02
    prepared begun "${1:-2026-11-02}"
}

begun() {
    kreds init --began "$1"
    schedule staff import "$KREDS_ROOT/examples/first-day/leaders.csv"
    schedule plan cool-kids --start 2026-09-15 --venue Huset --leaders PP,FT --code ck-e26 >/dev/null
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Huset --leaders BK,PP --code sg-e26 >/dev/null
}

# form KEY…: a form for Cool Kids on standard output, with more lines.
form() {
    printf '%s\n' 'service: cool-kids' 'citizen: {name: Bo Opdigt, birth_date: 2016-03-04}' \
        'received_on: 2026-06-01' "$@"
}

# refused MESSAGE [KEY…]: the form is not taken in, with just that message, and nothing is left behind.
refused() {
    local message=$1 before
    shift
    before=$(kreds log)
    form "$@" >form.yaml
    run_split refer add form.yaml
    assert_status 65
    assert_out ''
    assert_err "refer: form.yaml:$message"
    [ "$(kreds log)" = "$before" ]
}

store() { sqlite3 "$KREDS_DB" "$1"; }

@test "the first day of the README goes as it says" {
    unset KREDS_DB KREDS_CATALOGUE KREDS_TODAY
    typed README.md >came
    diff -u README.md came
}

@test "a referral comes with its interview, its decision and its place" {
    house
    form 'interview_on: 2026-06-10' 'accepted_on: 2026-06-12' 'course: ck-e26' >form.yaml
    run_split refer add form.yaml
    assert_status 0
    [ "$(store 'SELECT held_on, outcome, entered_on FROM interview')" = '2026-06-10|agreed|2026-11-02' ]
    [ "$(store 'SELECT outcome, decided_on, by_user, verdict, override, entered_on FROM decision')" = \
        "accept|2026-06-12|$(id -un)|incomplete|decided before it was entered in kreds|2026-11-02" ]
    [ "$(store 'SELECT placed_on, from_on, to_on FROM place')" = '2026-09-15|2026-09-15|' ]
    [ "$(refer list | cut -f 4)" = placed ]
    # One command, and one to take it back.
    [ "$(kreds log | tail -n 1 | cut -f 4)" = 'refer add' ]
    kreds undo >/dev/null
    [ -z "$(refer list)" ]
    [ "$(store 'SELECT (SELECT count(*) FROM decision) + (SELECT count(*) FROM place) + (SELECT count(*) FROM interview)')" = 0 ]
    kreds check
}

@test "what the criteria say is what they said that day" {
    house
    # 8 years old when accepted, 9 today; all else is met
    cat >form.yaml <<'END'
service: cool-kids
received_on: 2026-06-01
interview_on: 2026-06-10
accepted_on: 2026-06-12
citizen: {name: Bo Opdigt, birth_date: 2017-08-01, municipality: Norddjurs}
holders: [{name: Bodil Opdigt, relation: mother, consent: given}]
referrer: {role: parent}
child_wants: yes
facts: {anxiety_disturbs_daily_life: yes}
END
    run_split refer add form.yaml
    assert_status 0
    [ "$(store "SELECT verdict, reasons, override IS NULL FROM decision")" = 'review|age|1' ]
    # without the interview that the service requires, it went against the rules
    sed -e '/^interview_on/d' -e 's/Bo Opdigt/Ida Fabel/' -e 's/2017/2016/' form.yaml >other.yaml
    run_split refer add other.yaml
    assert_status 0
    [ "$(store "SELECT verdict, reasons, override FROM decision WHERE id = 2")" = \
        'eligible||decided before it was entered in kreds' ]
}

@test "a place counts from the acceptance where that came after the start" {
    house
    form 'accepted_on: 2026-10-01' 'course: ck-e26' >form.yaml
    refer add form.yaml
    [ "$(store 'SELECT from_on FROM place')" = 2026-10-01 ]
    # and in a course that has not begun from its first day
    schedule plan cool-kids --start 2027-02-02 --time 9:00 --leaders PP,FT --code ck-f27 >/dev/null 2>&1
    form 'accepted_on: 2026-10-01' 'course: ck-f27' 'external_id: 2' >form.yaml
    refer add -q form.yaml
    [ "$(store "SELECT placed_on, from_on FROM place WHERE course = 3")" = '2026-11-02|2027-02-02' ]
}

@test "an interview alone is one that was held; an acceptance alone waits" {
    house
    form 'interview_on: 2026-06-10' 'external_id: 1' | refer add - >/dev/null
    form 'accepted_on: 2026-06-10' 'external_id: 2' | refer add -q - >/dev/null
    [ "$(refer list | cut -f 4 | paste -s -d ' ')" = 'interview waiting' ]
    # true dates throughout: waiting since June, and placed in their order
    run_split schedule place --today 2026-11-03
    assert_status 0
}

@test "what cannot be is refused where it stands" {
    house
    refused "5:9: no course with this code is planned; wanted a code that schedule list shows" \
        'accepted_on: 2026-06-12' 'course: ck-e62'
    refused "5:9: sg-e26 is a course of siblings-group; wanted one of cool-kids" 'accepted_on: 2026-06-12' 'course: sg-e26'
    refused "4:9: 'course' stands without 'accepted_on'; wanted the day on which the referral was accepted" 'course: ck-e26'
    refused "4:14: 'accepted_on' lies before the receipt on 2026-06-01; wanted that day or a later one" \
        'accepted_on: 2026-05-31'
    refused "4:14: 'accepted_on' lies after today; wanted a day until 2026-11-02" 'accepted_on: 2026-11-03'
    refused "4:15: 'interview_on' lies after 'accepted_on'; wanted the interview before the decision" \
        'interview_on: 2026-06-13' 'accepted_on: 2026-06-12'
    schedule end ck-e26 --on 2026-10-20 --reason "no children" >/dev/null 2>&1
    refused "5:9: ck-e26 was closed on 2026-10-20; wanted a course that runs" 'accepted_on: 2026-06-12' 'course: ck-e26'
}

@test "a full course takes nobody more, nor one for a single family, nor one that is over" {
    house
    for n in 1 2 3 4 5 6; do form "external_id: $n" 'accepted_on: 2026-06-12' 'course: ck-e26' | refer add -q - >/dev/null; done
    refused "5:9: ck-e26 has 6 places and they are taken; wanted one with a free place" \
        'accepted_on: 2026-06-12' 'course: ck-e26'
    # Who leaves after the next session has the place until then.
    schedule leave -q 2026-0001 ck-e26 --on 2026-12-24 --reason 'moves away'
    refused "5:9: ck-e26 has 6 places and they are taken; wanted one with a free place" \
        'accepted_on: 2026-06-12' 'course: ck-e26'
    schedule leave -q 2026-0002 ck-e26 --on 2026-11-02 --reason 'moves away'
    form 'accepted_on: 2026-06-12' 'course: ck-e26' 'external_id: 8' | refer add -qn - >/dev/null
    sed 's/^service.*/service: counselling/' form.yaml | sed '/^course/d' | refer add -q --source c - >/dev/null
    schedule plan counselling --for 2026-0007 --start 2026-08-03 --every '1 week' --leaders PP --code talks >/dev/null 2>&1
    [ "$(refer list 2026-0007 | cut -f 4)" = placed ]
    form 'accepted_on: 2026-06-12' 'course: talks' | sed 's/^service.*/service: counselling/' >form.yaml
    run_split refer add form.yaml
    assert_status 65
    assert_err 'refer: form.yaml:5:9: talks is for one referral; wanted a group, or no course here and schedule plan --for later'
    schedule plan cool-kids --start 2026-03-02 --time 9:00 --leaders PP,FT --code ck-f26 >/dev/null 2>&1
    refused "5:9: ck-f26 has no session on 2026-10-01 or later; wanted a course that still meets" \
        'accepted_on: 2026-10-01' 'course: ck-f26'
}

@test "import: a row that is known and brings more than the store has is not passed over" {
    house
    printf '%s\n' 'service;external_id;received_on;citizen.name;accepted_on;course' \
        'cool-kids;1;2026-06-01;Bo Opdigt;;' 'cool-kids;2;2026-06-01;Ida Fabel;2026-06-12;' >w.csv
    refer import -q w.csv >/dev/null
    run_split refer import w.csv
    assert_status 0
    assert_out "2026-0001${TAB}2${TAB}duplicate${TAB}cool-kids
2026-0002${TAB}3${TAB}duplicate${TAB}cool-kids"
    sed -i -e 's/Opdigt;;/Opdigt;2026-06-12;/' -e 's/;2026-06-12;$/;2026-06-12;ck-e26/' w.csv
    run_split refer import w.csv
    assert_status 1
    assert_out ''
    assert_err 'refer: w.csv:2: the referral is known already as 2026-0001 and not accepted; wanted screen decide
refer: w.csv:3:6: the referral is known already as 2026-0002 and has no place in this course; wanted schedule assign'
}

@test "show says what was brought, and add reads it as a new request" {
    house
    form 'interview_on: 2026-06-10' 'accepted_on: 2026-06-12' 'course: ck-e26' | refer add -q - >/dev/null
    refer show 2026-0001 >shown.yaml
    [ "$(head -n 4 shown.yaml)" = '# 2026-0001, placed
# interview_on: 2026-06-10
# accepted_on: 2026-06-12
# course: ck-e26' ]
    refer add -q --source other shown.yaml >/dev/null
    [ "$(refer list 2026-0002 | cut -f 4)" = received ]
    # whoever takes it to another house takes the marks of the comments away
    sed -i 's/^# \(interview_on\|accepted_on\|course\)/\1/' shown.yaml
    refer add -q --source third shown.yaml >/dev/null
    [ "$(refer list 2026-0003 | cut -f 4)" = placed ]
    run_split refer set 2026-0001 accepted_on=2026-06-13
    assert_status 64
    assert_err "refer: 'accepted_on' is of a form that comes in; wanted screen interview, screen decide or schedule assign"
}

@test "began: nothing of the time before is overdue, whatever was due" {
    # One house has had kreds since January, the other begins today; the same sheets.
    house 2026-01-01
    refer import -q children.csv --map children.yaml >/dev/null || [ $? -eq 1 ]
    run_split report due --today 2026-11-24
    assert_status 1
    assert_out_has "2026-0009${TAB}untouched${TAB}interview${TAB}2026-11-23${TAB}1"
    rm -rf store
    house 2026-11-02
    refer import -q children.csv --map children.yaml >/dev/null || [ $? -eq 1 ]
    run_split report due --today 2026-11-10
    assert_status 0
    [ "$(cut -f 5 <<<"$stdout" | sort -u)" = '' ]
    # a house that prepares: its first day is still to come
    rm -rf store
    house 2027-01-01
    refer import -q children.csv --map children.yaml >/dev/null || [ $? -eq 1 ]
    run_split report due --today 2026-12-31
    assert_status 0
    assert_out ''
}

@test "init --began: a date, and nothing else" {
    run_split kreds init --began soon
    assert_status 64
    assert_err 'kreds: --began is no date; wanted YYYY-MM-DD'
    [ ! -e "$KREDS_DB" ]
    kreds init --began 2026-08-17
    [ "$(store "SELECT value FROM setting WHERE key = 'began_on'")" = 2026-08-17 ]
}
