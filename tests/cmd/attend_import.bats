#!/usr/bin/env bats
# attend import: the marks of past sessions from a sheet: columns, words of its own, what is refused and why, and the second run.

load ../helpers

TAB=$'\t'

# Cool Kids ck from 15 September (parents at every session) with 2026-0001 and 2026-0002, the second from 1 October on; sg, siblings,
# with 2026-0003.
base() {
    kreds init
    schedule staff import "$KREDS_ROOT/examples/first-day/leaders.csv"
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code ck >/dev/null
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --leaders BK,PP --code sg >/dev/null
    {
        printf '%s\n' 'service;external_id;received_on;accepted_on;course;citizen.name;holders.1.relation'
        printf '%s\n' 'cool-kids;1;2026-06-01;2026-06-12;ck;Alma Eksempel;mother' \
            'cool-kids;2;2026-06-01;2026-10-01;ck;Bertil Opdigt;mother' \
            'siblings-group;1;2026-06-01;2026-06-12;sg;Cilla Fabel;mother'
    } >w.csv
    sed -n '1,3p' w.csv | refer import -q --source a - >/dev/null
    sed -n '1p;4p' w.csv | refer import -q --source b - >/dev/null
}

setup() {
    kreds_setup
    export KREDS_TODAY=2026-11-02
    prepared base
}

# sheet ROW…: a sheet with the columns of the house, in m.csv.
sheet() { printf '%s\n' 'course;date;external_id;adult;status' "$@" >m.csv; }

# refused MESSAGE ROW: the one row is not taken in, with just that message behind its line, and nothing is left behind.
refused() {
    local before
    before=$(kreds log)
    sheet "$2"
    run_split attend import m.csv
    assert_status 1
    assert_out ''
    assert_err "attend: m.csv:2:$1"
    [ "$(kreds log)" = "$before" ]
}

status_of() {
    sqlite3 "$KREDS_DB" "SELECT s.status FROM session s JOIN course c ON c.id = s.course WHERE c.code = '$1' AND s.number = $2"
}

@test "rows become marks, and sessions are held" {
    sheet 'ck;2026-09-15;1;;present' 'ck;2026-09-15;1;1;late' 'ck;2026-09-29;1;;cancelled' 'ck;2026-10-06;2;;absent' \
        'sg;2026-10-01;1;;present'
    run_split attend import m.csv
    assert_status 0
    assert_out "ck/1${TAB}2026-0001${TAB}present${TAB}2${TAB}new
ck/1${TAB}2026-0001+1${TAB}late${TAB}3${TAB}new
ck/2${TAB}2026-0001${TAB}cancelled${TAB}4${TAB}new
ck/3${TAB}2026-0002${TAB}absent${TAB}5${TAB}new
sg/1${TAB}2026-0003${TAB}present${TAB}6${TAB}new"
    assert_err ''
    [ "$(status_of ck 1)" = held ]
    [ "$(status_of ck 2)" = planned ] # word sent beforehand does not make it held
    [ "$(status_of ck 3)" = held ]
    [ "$(kreds log | tail -n 1 | cut -f 4-)" = "attend import${TAB}8${TAB}ck 2026-0001 2026-0002 sg 2026-0003" ]
    kreds check
    # The same once more adds nothing.
    run_split attend import m.csv -f csv
    assert_status 0
    assert_out "$(printf '%s\r\n' session,who,status,line,result ck/1,2026-0001,present,2,duplicate \
        ck/1,2026-0001+1,late,3,duplicate ck/2,2026-0001,cancelled,4,duplicate ck/3,2026-0002,absent,5,duplicate \
        sg/1,2026-0003,present,6,duplicate)"
    [ "$(kreds log | grep -c 'attend import')" -eq 1 ]
    # And one command takes it back.
    kreds undo >/dev/null
    [ -z "$(attend list)" ]
    [ "$(status_of ck 1)" = planned ]
}

@test "what attend list shows is read again" {
    attend mark ck/1 2026-0001=present 2026-0001+1=present
    attend list -f csv >marks.csv
    kreds undo >/dev/null
    run_split attend import marks.csv
    assert_status 0
    assert_out "ck/1${TAB}2026-0001${TAB}present${TAB}2${TAB}new
ck/1${TAB}2026-0001+1${TAB}present${TAB}3${TAB}new"
    assert_err ''
    printf '%s\n' 'course,session,who,status' 'ck,2,2026-0001,late' | attend import - >came
    [ "$(cut -f 1,5 came)" = "ck/2${TAB}new" ]
}

@test "a map reads a foreign sheet, as Danish Excel saves it" {
    printf '%s\n' 'headings: {Hold: course, Dato: date, Nr: external_id, Fremmøde: status, Ref: }' \
        'values: {status: {til stede: present, afbud: cancelled}}' >map.yaml
    printf '\xef\xbb\xbfHold;Dato;Nr;Fremmøde;Ref\r\nck;15-09-2026;1;Til stede;x\r\nck;2026-10-06;2;"AFBUD";\r\n' >m.csv
    run_split attend import m.csv --map map.yaml
    assert_status 0
    assert_out "ck/1${TAB}2026-0001${TAB}present${TAB}2${TAB}new
ck/3${TAB}2026-0002${TAB}cancelled${TAB}3${TAB}new"
    assert_err ''
    kreds undo >/dev/null
    iconv -f UTF-8 -t WINDOWS-1252 <<<$'Hold\tDato\tNr\tFremmøde\nck\t2026-09-15\t1\tafbud' >m.csv
    run_split attend import m.csv --map map.yaml --encoding windows-1252 --delimiter tab -q
    assert_status 0
    assert_out "ck/1${TAB}2026-0001${TAB}cancelled${TAB}2${TAB}new"
    printf 'Hold: group\n' >map.yaml
    run_split attend import m.csv --map map.yaml
    assert_status 65
    assert_err "attend: map.yaml:1:7: this is no column of marks; wanted session, course, date, who, external_id, adult or status"
}

@test "each row goes in or is refused with its reason" {
    refused " no course with this code is planned; wanted a code that schedule list shows" 'xx;2026-09-15;1;;present'
    refused " ck has no session on 2026-09-16; schedule show ck lists them" 'ck;2026-09-16;1;;present'
    refused " nobody with this external_id has a place in ck; wanted a participant of the course" 'ck;2026-09-15;9;;present'
    refused " 2026-0002 has its place in ck from 2026-10-01; ck/1 was before that, on 2026-09-15" 'ck;2026-09-15;2;;present'
    refused " parents do not take part in sg/1" 'sg;2026-10-01;1;1;present'
    refused " no adult 2026-0001+2" 'ck;2026-09-15;1;2;present'
    refused "5: 'status' has a value that is not known; wanted one of: present, late, cancelled, absent" 'ck;2026-09-15;1;;here'
    refused "2: 'date' is no day of the calendar; wanted a date as 2026-03-04" 'ck;2026-02-30;1;;present'
    refused " no status stands here; wanted present, late, cancelled or absent" 'ck;2026-09-15;1'
    refused " nobody is named; wanted 'who' or 'external_id'" 'ck;2026-09-15;;;present'
    refused "6: a cell stands here without a heading; no more cells than headings were wanted" 'ck;2026-09-15;1;;present;x'
}

@test "what stands already is not overruled" {
    attend mark ck/1 2026-0001=present
    refused " 2026-0001 is marked present at ck/1 already; wanted the same, or attend mark" 'ck;2026-09-15;1;;absent'
    sheet 'ck;2026-09-29;1;;present' 'ck;2026-09-29;1;;late'
    run_split attend import m.csv
    assert_status 1
    assert_out "ck/2${TAB}2026-0001${TAB}present${TAB}2${TAB}new"
    assert_err 'attend: m.csv:3: 2026-0001 is marked present at ck/2 already; wanted the same, or attend mark'
}

@test "a session may be named twice, if it is the same" {
    printf '%s\n' 'session,course,date,who,adult,status' 'ck/1,ck,2026-09-15,2026-0001,,present' \
        'ck/1,sg,,2026-0001,,present' 'ck/1,,2026-09-16,2026-0001,,present' '99,ck,,2026-0001,,present' \
        'one,ck,,2026-0001,,present' 'ck/1,,,2026-0001+1,2,present' 'ck/1,,,Alma,,present' 'ck/1,,,2026-0099,,present' >m.csv
    run_split attend import m.csv
    assert_status 1
    assert_out "ck/1${TAB}2026-0001${TAB}present${TAB}2${TAB}new"
    assert_err "attend: m.csv:3: 'session' and 'course' name two courses; wanted one of them
attend: m.csv:4: ck/1 is on 2026-09-15; wanted that day, or the session of the day that stands here
attend: m.csv:5: no session ck/99; schedule show ck lists them
attend: m.csv:6: no session is named; wanted COURSE/N, or N beside the course
attend: m.csv:7: 'who' and 'adult' name two persons; wanted one of them
attend: m.csv:8: 'who' is no reference; wanted one as 2026-0142 or 2026-0142+1
attend: m.csv:9: no referral 2026-0099"
}

@test "a cancelled session counts for nobody" {
    schedule cancel ck/2 --reason ill >/dev/null
    refused " ck/2 was cancelled by the house; it counts for nobody" 'ck;2026-09-29;1;;present'
}

@test "one number from two sources wants --source" {
    # the child of source b comes into ck, too
    printf '%s\n' 'service;external_id;received_on;accepted_on;course;citizen.name' \
        'cool-kids;1;2026-06-01;2026-06-12;ck;Dines Tænkt' | refer import -q --source c - >/dev/null
    refused " several in ck have this external_id; wanted --source NAME" 'ck;2026-09-15;1;;present'
    run_split attend import m.csv --source c
    assert_status 0
    assert_out "ck/1${TAB}2026-0004${TAB}present${TAB}2${TAB}new"
}

@test "--rejects: what was refused, ready to be mended" {
    sheet 'ck;2026-09-15;1;;present' 'ck;2026-09-16;1;;late'
    run_split attend import m.csv --rejects r.csv
    assert_status 1
    assert_out "ck/1${TAB}2026-0001${TAB}present${TAB}2${TAB}new"
    assert_err 'attend: rows refused: 1; they stand in r.csv with the reasons'
    [ "$(tr -d '\r' <r.csv)" = 'course;date;external_id;adult;status;error
ck;2026-09-16;1;;late;"ck has no session on 2026-09-16; schedule show ck lists them"' ]
    sed -i 's/2026-09-16;1/2026-09-29;1/' r.csv
    run_split attend import r.csv --rejects left.csv
    assert_status 0
    assert_out "ck/2${TAB}2026-0001${TAB}late${TAB}2${TAB}new"
    assert_err ''
    run_split attend import r.csv --rejects r.csv
    assert_status 64
    assert_err 'attend: --rejects names the file that is read; wanted another name'
    run_split attend import r.csv --rejects -
    assert_status 64
}

@test "-n keeps nothing, and says what it would do" {
    local before
    before=$(kreds log)
    sheet 'ck;2026-09-15;1;;present' 'ck;2026-09-16;1;;late'
    run_split attend import -n m.csv --rejects r.csv
    assert_status 1
    assert_out "ck/1${TAB}2026-0001${TAB}present${TAB}2${TAB}new"
    [ ! -e r.csv ]
    [ "$(kreds log)" = "$before" ]
    [ -z "$(attend list)" ]
}

@test "wrong usage and wrong sheets" {
    run_split attend import
    assert_status 64
    assert_err 'attend: import takes one CSV file'
    run_split attend import nowhere.csv
    assert_status 66
    assert_err 'attend: nowhere.csv: there is no such file; the name of a file was wanted'
    run_split attend import m.csv --delimiter x
    assert_status 64
    assert_err 'attend: --delimiter takes one of ; , | or tab'
    run_split attend import m.csv --encoding klingon
    assert_status 64
    printf 'course,who\nck,2026-0001\n' >m.csv
    run_split attend import m.csv
    assert_status 65
    assert_err "attend: m.csv:1: no heading says which session; wanted 'session', or 'course' and 'date'
attend: m.csv:1: no heading 'status'; wanted one"
    : >empty.csv
    run_split attend import empty.csv
    assert_status 65
}

@test "more rows than a stretch go in by stretches" {
    {
        printf 'session,who,status\n'
        for n in $(seq 10001); do echo ck/1,2026-0001,present; done
        echo ck/2,2026-0001,late
    } >m.csv
    attend import m.csv >came
    [ "$(wc -l <came)" -eq 10002 ]
    [ "$(cut -f 5 came | sort | uniq -c | tr -s ' ' | paste -s -d ,)" = ' 10000 duplicate, 2 new' ]
    [ "$(kreds log | grep -c 'attend import')" -eq 2 ]
}
