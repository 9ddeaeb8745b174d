#!/usr/bin/env bats
# kreds-schedule: courses that run. Sessions added, moved and cancelled by the service's own rules; places given by hand and left;
# courses closed well; and the way of each kind of service: of one child, of a family, of a class, of an adult, of an unborn child,
# of an anonymous caller, and of one that is only sent on.

load ../helpers

# A house with leaders, and one accepted referral for each service in the catalogue's order: 2026-0001 to 2026-0017.
base() {
    accepted_house "$(fixture cmd/schedule/referrals.csv)"
}

setup() {
    kreds_setup
    prepared base
}

# quiet COMMAND…: done, and nothing is said.
quiet() {
    run_split "$@"
    assert_status 0 && assert_err ''
}

# children N BIRTH: N more who wait for Cool Kids, received day by day from 18 August; the first is 2026-0018.
children() {
    local i first
    first=$(refer list | wc -l)
    {
        echo 'service,received_on,citizen.name,citizen.birth_date'
        for ((i = 0; i < $1; i++)); do echo "cool-kids,2026-08-$((first + 1 + i)),Opdigt Barn $i,${2:-2016-01-01}"; done
    } >"children-$first.csv"
    refer import "children-$first.csv" | screen decide - accept --override 'set up' 2>/dev/null
}

# cool_kids [OPTION…]: a group of ten, in the autumn.
cool_kids() { schedule plan cool-kids --start 2026-09-15 --venue Huset --leaders PP,FT --code ck "$@" >/dev/null; }

# held COURSE/N REF…: they were there.
held() {
    local session=$1
    shift
    attend mark "$session" "${@/%/=present}"
}

# --- add: how many -------------------------------------------------------------------------------------

@test "the sixth talk of crisis help is refused, and names where to go on" {
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders PP,BK --code ch >/dev/null
    for day in 03 04 07 08; do quiet schedule add ch "2026-09-$day"; done
    assert_rows <<<'ch/5 | 2026-09-08 | tue | 2026-W37 | | 60 | family | |'
    refused 77 schedule add ch 2026-09-09 <<'END'
schedule: crisis-help: this would be session 6; the service gives 5 at most and guides on to counselling
END
    schedule cancel ch/3 --reason 'the family was ill' >/dev/null # what the house cancelled counts against nobody
    quiet schedule add ch 2026-09-09
    refused 77 schedule add ch 2026-09-10 <<'END'
schedule: crisis-help: this would be session 6; the service gives 5 at most and guides on to counselling
END
}

@test "counselling has eight talks" {
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co --every '1 week' >/dev/null
    refused 77 schedule add co 2026-11-04 <<<'schedule: counselling: this would be session 9; the service gives 8 at most'
}

@test "a course that was planned with more than the service promises keeps its own number" {
    schedule plan siblings-group --start 2026-10-06 --time 15:30 --leaders BK,PP --sessions 10 --code sg >/dev/null 2>&1
    refused 77 schedule add sg 2027-04-06 <<<'schedule: siblings-group: this would be session 11; the service gives 10 at most'
}

@test "the treatment of children at a shelter has ten hours" {
    schedule plan shelter-children --for 2026-0005 --start 2026-09-08 --leaders PP --time 12:00 --code sh >/dev/null
    quiet schedule add sh 2026-09-15 --minutes 480
    refused 77 schedule add sh 2026-09-22 --minutes 61 <<'END'
schedule: shelter-children: this would make 601 minutes; the service gives 10 hours at most
END
    quiet schedule add sh 2026-09-22 --minutes 60
    refused 77 schedule add sh 2026-09-29 --minutes 1 <<'END'
schedule: shelter-children: this would make 601 minutes; the service gives 10 hours at most
END
    quiet schedule add sh 2026-09-29T13:00 --kind 'talk with the mother' # is no hour of the child's
    assert_rows <<<'sh/5 | 2026-09-29 | tue | 2026-W40 | 13:00 | | talk with the mother | |'
}

@test "supervision of foster carers goes on, ten times a year" {
    schedule plan foster-care-supervision --for 2026-0009 --start 2026-09-15 --time 12:00 --leaders SU --every '1 week' --code fs >/dev/null
    refused 77 schedule add fs 2026-12-15 <<'END'
schedule: foster-care-supervision: this would be session 11 in 2026; the service gives 10 a year at most
END
    quiet schedule add fs 2027-01-12
    refused 77 schedule move fs/11 2026-12-15 --reason 'earlier' <<'END'
schedule: foster-care-supervision: this would be session 11 in 2026; the service gives 10 a year at most
END
    run_split schedule move fs/10 2027-01-19 --reason 'later'
    assert_status 0
    assert_err 'schedule: fs/10 goes past fs/11; each keeps its number'
    quiet schedule add fs 2026-12-15
    [ "$(schedule list --today 2028-01-01 fs | cut -f 10)" = running ]
}

@test "an open course takes as many as it needs, and a start-up meeting that was cancelled still comes first" {
    schedule plan family-treatment --for 2026-0002 --start 2026-09-03 --leaders BK --code ft >/dev/null
    quiet schedule add ft 2026-09-10T15:00
    assert_rows <<<'ft/2 | 2026-09-10 | thu | 2026-W37 | 15:00 | 60 | family | |'
    schedule cancel ft/1 --reason 'the caseworker was ill' >/dev/null
    quiet schedule add ft 2026-09-04
    assert_rows <<<'ft/3 | 2026-09-04 | fri | 2026-W36 | | 60 | start_up | |'
    quiet schedule add ft 2026-09-17 --minutes 90 --venue home
    assert_rows <<<'ft/4 | 2026-09-17 | thu | 2026-W38 | | 90 | family | home |'
}

@test "a group of nothing but each family's own talks gives a place before any talk is dated, and runs from the first held" {
    cp -r "$KREDS_CATALOGUE" catalogue
    sed -i '/{kind: group, count: 3, minutes: 120}/d' catalogue/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/catalogue
    schedule plan ses --start 2026-10-06 --time 17:00 --leaders BK,PW --code talks
    quiet schedule assign 2026-0017 talks
    for day in 2026-10-06 2026-10-13 2026-12-15; do schedule add talks "$day" --for 2026-0017; done >/dev/null 2>&1
    [ "$(schedule list talks --today 2026-10-07 | cut -f 3,4,10)" = $'\t2026-12-15\tplanned' ]
    attend mark talks/1 2026-0017+1=present --today 2026-10-06
    [ "$(schedule list talks --today 2026-10-07 | cut -f 10)" = running ]
    [ "$(schedule list talks --today 2026-12-16 | cut -f 10)" = ended ]
}

@test "a course runs while a family's own talks, or one that comes instead of a cancelled one, are still to be dated" {
    schedule plan ses --start 2026-10-06 --time 17:00 --leaders BK,PW --code ses >/dev/null
    printf 'service,received_on,citizen.name\nses,2026-08-20,Familien Opspind\n' >other.csv
    refer import other.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule assign 2026-0017 ses
    schedule assign 2026-0018 ses
    for day in 01 03 08; do schedule add ses "2026-12-${day}T10:00" --for 2026-0017; done >/dev/null
    [ "$(schedule list ses --today 2026-12-09 | cut -f 10)" = running ]
    for day in 02 04 09; do schedule add ses "2026-12-${day}T10:00" --for 2026-0018; done >/dev/null
    [ "$(schedule list ses --today 2026-12-09 | cut -f 10)" = running ]
    [ "$(schedule list ses --today 2026-12-10 | cut -f 10)" = ended ]
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders PP,BK --sessions 2 --code ch >/dev/null 2>&1
    schedule cancel ch/1 --reason 'the family was ill' >/dev/null 2>&1
    schedule add ch 2026-09-03 >/dev/null
    [ "$(schedule list ch --today 2026-09-04 | cut -f 10)" = running ]
    schedule add ch 2026-09-04 >/dev/null
    [ "$(schedule list ch --today 2026-09-05 | cut -f 10)" = ended ]
}

@test "a family's own talk before the first session does not begin a group" {
    schedule plan ses --start 2026-10-06 --time 17:00 --leaders BK,PW --code ses >/dev/null
    printf 'service,received_on,citizen.name,possible_days\nses,2026-08-20,Familien Opspind,tue\n' >other.csv
    refer import other.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule assign 2026-0017 ses
    schedule add ses 2026-10-01T10:00 --for 2026-0017 >/dev/null 2>&1
    sqlite3 "$KREDS_DB" "UPDATE session SET status = 'held' WHERE number = 4; UPDATE course SET min_places = 2"
    run_split schedule place ses --today 2026-10-02
    assert_rows <<<'2026-0018 | ses | placed |'
    [ "$(schedule seats ses --today 2026-10-02 | cut -f 2,3)" = $'ses\t2026-10-06' ]
    [ "$(schedule list ses --today 2026-10-02 | cut -f 3,10)" = $'2026-10-06\tplanned' ]
    [ "$(refer services --today 2026-10-02 | grep '^ses' | cut -f 4)" = 11 ]
    run_split schedule place ses --today 2026-10-07
    assert_rows <<<'2026-0018 | | waiting | no course of ses is planned that has not begun'
    sqlite3 "$KREDS_DB" "UPDATE session SET status = 'held' WHERE number = 1" # on the very day
    [ "$(refer services --today 2026-10-06 | grep '^ses' | cut -f 4)" = 0 ]
}

@test "a place that is left between a family's own talk and the first session is free for a newcomer" {
    schedule plan ses --start 2026-10-06 --time 17:00 --leaders BK,PW --code ses >/dev/null
    printf 'service,received_on,citizen.name\nses,2026-08-20,Familien Opspind\nses,2026-08-20,Familien Opdigt\n' >other.csv
    refer import other.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule assign 2026-0017 ses
    schedule assign 2026-0018 ses
    sqlite3 "$KREDS_DB" "UPDATE journal SET changeset = NULL; UPDATE course SET max_places = 2, min_places = 2"
    schedule add ses 2026-10-01T10:00 --for 2026-0018 >/dev/null 2>&1
    schedule leave -q 2026-0017 ses --reason x --on 2026-10-03 2>/dev/null
    [ "$(schedule list ses | cut -f 8,9)" = $'1\t1' ]
    [ "$(schedule seats ses | cut -f 8,9)" = $'1\t1' ]
    schedule assign -q 2026-0019 ses
    run_split kreds check
    assert_out ''
}

@test "move --rest of one family's talks leaves time and room to the group" {
    schedule plan ses --start 2026-10-06 --time 17:00 --leaders BK,PW --venue Huset --code ses >/dev/null
    schedule assign -q 2026-0017 ses
    schedule add ses 2026-11-24T10:00 --for 2026-0017 >/dev/null
    schedule add ses 2026-12-01T10:00 --for 2026-0017 >/dev/null
    run_split schedule move ses/4 2026-11-24T09:00 --rest --venue home --reason x
    assert_status 0
    assert_err ''
    [ "$(schedule show ses | cut -f 5,8 | uniq)" = $'17:00\tHuset\n09:00\thome' ]
    [ "$(schedule list ses | cut -f 5,6)" = $'17:00\tHuset' ]
}

@test "a course that is given more sessions than it promised promises that many" {
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders PP,BK --sessions 2 --every '1 week' --code ch >/dev/null
    run_split schedule add ch 2026-09-16
    assert_status 0
    assert_err 'schedule: ch promised 2 sessions and has 3 now'
    [ "$(schedule list --today 2026-09-17 ch | cut -f 10)" = ended ]
}

@test "of a course with talks for each family every place has its own" {
    schedule plan ses --start 2026-11-03 --time 17:00 --leaders BK,PW --code ses >/dev/null
    quiet schedule assign 2026-0017 ses
    refused 77 schedule add ses 2026-12-08 <<<'schedule: ses: this would be session 4; the service gives 3 at most'
    for day in 01 08 29; do quiet schedule add ses "2026-12-${day}T10:00" --for 2026-0017; done
    assert_rows <<<'ses/6 | 2026-12-29 | tue | 2026-W53 | 10:00 | 60 | individual | |'
    refused 77 schedule add ses 2026-12-16T10:00 --for 2026-0017 <<'END'
schedule: ses: this would be session 4; the service gives 3 at most
END
    refused 77 schedule add ses 2026-12-16T10:00 --for 2026-0014 <<'END'
schedule: 2026-0014 has no place in ses; wanted a participant of the course
END
    cool_kids
    schedule assign 2026-0015 ck >/dev/null
    refused 77 schedule add ck 2026-09-16T10:00 --for 2026-0015 <<'END'
schedule: cool-kids has no sessions of single families within a group; wanted one for all
END
}

# --- add: which day ------------------------------------------------------------------------------------

@test "supervised contact on a Saturday is refused" {
    schedule plan supervised-contact --for 2026-0011 --start 2026-09-02 --leaders CC --code sv >/dev/null
    refused 77 schedule add sv 2026-09-05 <<'END'
schedule: supervised-contact: 2026-09-05 is a sat; the service allows mon,tue,wed,thu,fri
schedule: supervised-contact: the nearest day that would do is 2026-09-07
END
    refused 77 schedule add sv 2026-09-05 --agreed 'never' <<'END'
schedule: supervised-contact: 2026-09-05 is a sat; the service allows mon,tue,wed,thu,fri
schedule: supervised-contact: the nearest day that would do is 2026-09-07
END
}

@test "supported contact on a Saturday wants the agreement, which is kept" {
    schedule plan supported-contact --for 2026-0010 --start 2026-09-02 --leaders CC --code sp >/dev/null
    refused 77 schedule add sp 2026-09-05 <<'END'
schedule: supported-contact: 2026-09-05 is a sat; the service allows mon,tue,wed,thu,fri, other days by agreement only
schedule: supported-contact: the nearest day that would do is 2026-09-07
END
    quiet schedule add sp 2026-09-05T10:30 --agreed 'terms of 1 September'
    assert_rows <<<'sp/2 | 2026-09-05 | sat | 2026-W36 | 10:30 | 120 | family | | agreed: terms of 1 September'
    refused 64 schedule add sp 2026-09-12 --agreed ' ' <<<'schedule: --agreed is empty; wanted why the day was agreed'
}

@test "a session keeps out of public holidays, closed periods and the months without a season" {
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co >/dev/null
    refused 77 schedule add co 2027-03-29 <<'END'
schedule: counselling: 2027-03-29 is closed (2. påskedag); a session is held on an open day
schedule: counselling: the nearest day that would do is 2027-03-30
END
    quiet schedule add co 2026-10-14 # autumn counts where it is named only
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --leaders BK,PP --sessions 3 --code sg >/dev/null 2>&1
    refused 77 schedule add sg 2026-12-23 <<'END'
schedule: siblings-group: 2026-12-23 is closed (christmas); a session is held on an open day
schedule: siblings-group: the nearest day that would do is 2027-01-04
END
    refused 77 schedule add sg 2027-05-04 <<'END'
schedule: siblings-group: 2027-05-04 is outside the season; the service runs from 10-01 to 04-30
schedule: siblings-group: the nearest day that would do is 2027-10-01
END
}

@test "the nearest day is none of a weekend where the service names no days" {
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co >/dev/null
    refused 77 schedule move co/1 2027-03-25 --reason 'easter' <<'END'
schedule: counselling: 2027-03-25 is closed (skærtorsdag); a session is held on an open day
schedule: counselling: the nearest day that would do is 2027-03-30
END
    schedule staff away PP 2026-09-04 2>/dev/null
    refused 77 schedule move co/1 2026-09-04 --reason 'leave' <<'END'
schedule: PP cannot lead on 2026-09-04, being away from 2026-09-04 to 2026-09-04; wanted another leader or day
schedule: co/1: the nearest day that would do is 2026-09-07
END
    sqlite3 store/kreds.db "UPDATE session SET dated = '2027-03-25'"
    [ "$(schedule check | cut -f 4)" = 'schedule move co/1 2027-03-30 --reason TEXT' ]
}

@test "leaders and rooms are not taken twice" {
    cool_kids
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --venue Huset --time 13:00 --code co >/dev/null
    refused 77 schedule add co 2026-09-15T16:00 <<'END'
schedule: PP leads co/2 and ck/1 at once on 2026-09-15; wanted one at a time
schedule: Huset is booked for co/2 and for ck/1 at once on 2026-09-15; wanted one at a time
schedule: co/2: the nearest day that would do is 2026-09-16
END
    refused 77 schedule add co 2026-09-15T16:00 --venue home <<'END'
schedule: PP leads co/2 and ck/1 at once on 2026-09-15; wanted one at a time
schedule: co/2: the nearest day that would do is 2026-09-16
END
    quiet schedule add co 2026-09-15T17:00 # back to back
    refused 77 schedule move ck/1 2026-09-18 --reason 'another day' <<'END'
schedule: FT cannot lead on 2026-09-18, a fri; possible days are mon,tue,wed,thu
schedule: ck/1: the nearest day that would do is 2026-09-21
END
}

@test "a session for one lies within the place" {
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co >/dev/null
    refused 77 schedule add co 2026-08-31 <<'END'
schedule: 2026-0001 has its place in co from 2026-09-01, and 2026-08-31 lies before it; wanted that day or a later one
END
    refused 77 schedule move co/1 2026-08-31 --reason earlier <<'END'
schedule: 2026-0001 has its place in co from 2026-09-01, and 2026-08-31 lies before it; wanted that day or a later one
END
    quiet schedule add co 2026-09-09 --for 2026-0001
    refused 77 schedule add co 2026-09-16 --for 2026-0002 <<<'schedule: co is for another referral than 2026-0002; wanted its own course'
}

@test "add is said how to be written" {
    cool_kids
    refused 64 schedule add <<<'schedule: add takes a course, and a day where not the next one is meant, as ck-2026 2026-09-15T15:00'
    for day in 2026-02-30 2026-09-16T25:00 2026-09-16T soon; do
        refused 64 schedule add ck "$day" <<<'schedule: that is no day; wanted YYYY-MM-DD or YYYY-MM-DDTHH:MM'
    done
    refused 66 schedule add kc 2026-09-16 <<<'schedule: no course kc; wanted a code that schedule list shows'
    refused 64 schedule add ck 2026-09-16 --minutes 0 <<<'schedule: --minutes is no fitting number; wanted 1 to 1440'
    refused 77 schedule add ck 2026-09-16 --kind chat <<<'schedule: cool-kids has no such kind of session; wanted one of: group'
}

@test "add without a day is the next by the course's rhythm, on its weekday and at its time" {
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --leaders BK,PP --sessions 2 --code sg >/dev/null 2>&1
    quiet schedule move sg/2 2026-10-23T16:00 --reason later # the line stays where it is: Thursdays at half past three
    run_split schedule add sg
    assert_rows <<<'sg/3 | 2026-11-05 | thu | 2026-W45 | 15:30 | 90 | group | | '
    assert_err 'schedule: sg promised 2 sessions and has 3 now'
    schedule plan family-treatment --for 2026-0002 --start 2026-12-10 --time 09:00 --every '2 weeks' --leaders FT --code ft >/dev/null
    quiet schedule add ft
    assert_rows <<<'ft/2 | 2026-12-24 | thu | 2026-W52 | 09:00 | 60 | family | | '
    schedule staff away FT 2027-01-07
    refused 77 schedule add ft <<'END'
schedule: FT cannot lead on 2027-01-07, being away from 2027-01-07 to 2027-01-07; wanted another leader or day
schedule: ft/3: the nearest day that would do is 2027-01-11
END
}

@test "add without a day passes what is closed, and asks for one where no rhythm tells it" {
    cool_kids --sessions 9 2>/dev/null
    run_split schedule add ck
    assert_rows <<<'ck/10 | 2027-01-19 | tue | 2027-W03 | 15:00 | 120 | group | Huset | '
    schedule plan siblings-group --start 2026-10-01 --time 10:00 --leaders BK,PP --sessions 1 --code sg >/dev/null 2>&1
    run_split schedule add sg
    assert_rows <<<'sg/2 | 2026-10-22 | thu | 2026-W43 | 10:00 | 90 | group | | 2026-10-15 is closed (autumn); moved to 2026-10-22'
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co >/dev/null
    refused 64 schedule add co <<'END'
schedule: co has no rhythm, its days are agreed one by one; wanted the day too: schedule add co DATE
END
    schedule plan ses --start 2026-09-17 --time 17:00 --leaders PW,BK --code ses >/dev/null
    schedule assign 2026-0017 ses 2>/dev/null
    refused 64 schedule add ses --for 2026-0017 --leaders PW <<'END'
schedule: ses has no such session to count from; wanted the day too: schedule add ses DATE
END
    schedule plan shelter-children --for 2026-0005 --start 2026-09-08 --every '1 week' --sessions 4 --leaders PP --code sh >/dev/null
    refused 64 schedule add sh --kind 'talk with the mother' <<'END'
schedule: a meeting has no rhythm; wanted the day too: schedule add sh DATE
END
}

# --- move ------------------------------------------------------------------------------------------------

@test "move keeps the number, tells the reason, and drops what was said of the former day" {
    cool_kids
    quiet schedule move ck/3 2026-10-07T16:00 --reason 'the room is painted'
    assert_rows <<<'ck/3 | 2026-10-07 | wed | 2026-W41 | 16:00 | 120 | group | Huset | the room is painted'
    quiet schedule move ck/3 2026-10-07 --reason 'and still wet' --venue Grenaa # keeps the time
    assert_rows <<<'ck/3 | 2026-10-07 | wed | 2026-W41 | 16:00 | 120 | group | Grenaa | and still wet'
    [ "$(sqlite3 store/kreds.db "SELECT sequence FROM session WHERE number = 3")" = 2 ]
    refused 77 schedule move ck/3 2026-10-07T16:00 --reason again <<<'schedule: ck/3 stands there already; wanted another day, time or venue'
    run_split schedule move ck/10 2027-02-03 --reason 'illness'
    assert_status 0
    assert_err 'schedule: cool-kids: 2027-02-03 lies after 2027-01-15, when the service'\''s time from the first session is over'
    refused 77 schedule move ck/4 2026-10-13 --reason earlier <<'END'
schedule: cool-kids: 2026-10-13 is closed (autumn); a session is held on an open day
schedule: cool-kids: the nearest day that would do is 2026-10-19
END
    quiet kreds check
}

@test "what was held or cancelled does not move, nor what is closed" {
    cool_kids
    schedule assign 2026-0015 ck
    held ck/1 2026-0015
    refused 77 schedule move ck/1 2026-09-16 --reason later <<<'schedule: ck/1 was held; what was held cannot be moved'
    refused 77 schedule cancel ck/1 --reason later <<<'schedule: ck/1 was held; what was held cannot be cancelled'
    schedule cancel ck/2 --reason 'snow' >/dev/null
    refused 77 schedule move ck/2 2026-09-30 --reason later <<<'schedule: ck/2 was cancelled; wanted schedule add'
    refused 77 schedule cancel ck/2 --reason twice <<<'schedule: ck/2 was cancelled before; wanted another one'
    refused 66 schedule move ck/11 2026-09-30 --reason later <<<'schedule: no session ck/11; schedule show ck lists them'
    refused 64 schedule move ck 2026-09-30 --reason later <<<"schedule: 'ck' names no session; wanted COURSE/N"
    refused 64 schedule move ck/3 2026-09-30 <<<'schedule: move takes COURSE/N, or COURSE with --from DATE, a day as 2026-09-15T15:00, and --reason TEXT'
    schedule end ck --on 2026-09-15 --reason 'too few'
    refused 77 schedule add ck 2026-09-30 <<<'schedule: ck was closed on 2026-09-15; wanted a course that runs'
}

@test "a session that moves tells of the word that was sent for its former day" {
    cool_kids
    schedule assign 2026-0015 ck
    schedule move ck/2 2026-09-15T09:00 --reason 'twice on a day' >/dev/null 2>&1
    attend cancelled 2026-0015 --on 2026-09-15 # for both sessions
    run_split schedule move ck/1 2026-09-16 --reason 'leader away'
    assert_status 0
    assert_err 'schedule: ck/1 has marks from before it moved: 1; attend list --since and --until show them'
}

# --- cancel ----------------------------------------------------------------------------------------------

@test "cancel puts one more at the end, by the course's rhythm and around what is closed" {
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Huset --leaders BK,PP --sessions 6 --code sg >/dev/null 2>&1
    run_split schedule cancel sg/2 --reason snow --append # two weeks on from 17 December it is Christmas
    assert_status 0
    assert_err 'schedule: the parents do not come to sg/6 any more' # they come to the last
    assert_rows <<<'sg/7 | 2027-01-07 | thu | 2027-W01 | 15:30 | 90 | group | Huset | instead of sg/2; 2026-12-31 is closed (christmas); moved to 2027-01-07'
    quiet schedule cancel sg/7 --reason snow --append
    assert_rows <<<'sg/8 | 2027-01-21 | thu | 2027-W03 | 15:30 | 90 | group | Huset | instead of sg/7'
    [ "$(schedule show sg | grep -c cancelled)" -eq 2 ]
    [ "$(sqlite3 store/kreds.db "SELECT group_concat(number || ':' || parents, ' ') FROM session WHERE number > 5")" = '6:0 7:1 8:1' ]
    run_split schedule cancel sg/3 --reason snow
    assert_status 0
    assert_err 'schedule: sg promises 6 sessions and has 5; schedule add sg 2027-02-04 puts one more at the end'
    assert_rows <<<'sg/3 | 2026-11-05 | thu | 2026-W45 | 15:30 | 90 | group | Huset | cancelled: snow'
}

@test "cancel puts nothing behind the season" {
    schedule plan siblings-group --start 2027-01-05 --time 15:30 --leaders BK,PP --code sg >/dev/null
    refused 77 schedule cancel sg/8 --reason snow --append <<'END'
schedule: siblings-group: 2027-05-04 is outside the season; the service runs from 10-01 to 04-30
schedule: sg: no open day behind the last session would do; wanted schedule add on another weekday
END
    run_split schedule cancel sg/8 --reason snow
    assert_status 0
    assert_err 'schedule: sg promises 8 sessions and has 7; schedule add sg DATE puts one more on another day'
}

@test "a course spread over its months is given the next week, and the time that is over is told" {
    cool_kids
    run_split schedule cancel ck/5 --reason 'leader ill' --append
    assert_status 0
    assert_rows <<<'ck/11 | 2027-01-19 | tue | 2027-W03 | 15:00 | 120 | group | Huset | instead of ck/5'
    assert_err 'schedule: cool-kids: 2027-01-19 lies after 2027-01-15, when the service'\''s time from the first session is over'
    refused 64 schedule cancel ck/6 <<<'schedule: cancel takes COURSE/N, or COURSE with --from DATE, and --reason TEXT'
}

@test "what is appended goes past a day on which a leader is taken, and says so" {
    cool_kids
    schedule plan counselling --for 2026-0001 --start 2027-01-19 --leaders PP --time 15:30 --code co >/dev/null
    run_split schedule cancel ck/5 --reason ill --append
    assert_status 0
    assert_rows <<<'ck/11 | 2027-01-26 | tue | 2027-W04 | 15:00 | 120 | group | Huset | instead of ck/5; a leader or the venue is not free on 2027-01-19'
}

# --- assign and leave ------------------------------------------------------------------------------------

@test "assign gives a place by hand and tells whom it passes over" {
    cool_kids --ages 9-12
    children 6
    run_split schedule assign 2026-0021 ck
    assert_status 0
    assert_err '' # six places: those ahead still have theirs
    children 1 2020-01-01
    run_split schedule assign 2026-0024 ck
    assert_status 0
    assert_err <<'END'
schedule: 2026-0024 has the place all the same: age 6 is outside 9-12 of ck
schedule: 2026-0024 passes over 2026-0022, 2026-0023, who stand ahead in the order, could have the place and stay without one
END
    [ "$(refer list --status placed | cut -f 1 | tr '\n' ' ')" = '2026-0021 2026-0024 ' ]
    run_split schedule place --commit
    [ "$(grep -c placed .stdout)" -eq 4 ]
    refused 77 schedule assign 2026-0023 ck <<<'schedule: ck has 6 places and they are taken; wanted one with a free place'
}

@test "a place that somebody leaves later is taken until then, by hand and by the placement" {
    cool_kids
    children 7
    refer withdraw 2026-0015 --reason 'it waits, too'
    for child in 18 19 20 21 22 23; do schedule assign "2026-00$child" ck 2>/dev/null; done
    schedule show ck | cut -f 2 | head -n 4 | paste -s -d ' ' >dates
    read -r first second third _ <dates
    quiet schedule leave -q 2026-0018 ck --reason x --on "$third"
    run_split schedule place ck
    assert_rows <<<'2026-0024 | | waiting | no course of cool-kids has a free place'
    run_split schedule place ck --today "$first"
    assert_rows <<<'2026-0024 | | waiting | no course of cool-kids has a free place'
    [ "$(schedule seats cool-kids | cut -f 7-9)" = $'6\t6\t0' ]
    [ "$(schedule list ck | cut -f 8,9)" = $'6\t0' ]
    [ "$(refer services | awk -F '\t' '$1 == "cool-kids" { print $4 }')" = 0 ]
    [ "$(schedule list ck --today "$second" | cut -f 8,9)" = $'6\t0' ]
    [ "$(schedule list ck --today "$third" | cut -f 8,9)" = $'5\t1' ]
    refused 77 schedule assign 2026-0024 ck <<<"schedule: ck has no free place before $third; wanted --on that day or a later one"
    refused 77 schedule assign 2026-0024 ck --on "$second" <<<"schedule: ck has no free place before $third; wanted --on that day or a later one"
    schedule assign -q 2026-0024 ck --on "$third"
    run_split kreds check
    assert_out ''
    # Who leaves before the first session takes nobody's place.
    kreds undo >/dev/null
    kreds undo >/dev/null
    quiet schedule leave -q 2026-0018 ck --reason x --on 2026-09-02
    [ "$first" \> 2026-09-02 ]
    [ "$(schedule list ck | cut -f 8,9)" = $'5\t1' ]
    [ "$(schedule seats cool-kids | cut -f 8,9)" = $'5\t1' ]
    [ "$(refer services | grep '^cool-kids' | cut -f 4)" = 1 ]
    run_split schedule place ck --commit
    assert_rows <<<'2026-0024 | ck | placed | '
    run_split kreds check
    assert_out ''
}

@test "who can go into another course is not passed over" {
    cool_kids
    schedule plan cool-kids --start 2026-09-16 --venue Huset --leaders PP,FT --code two >/dev/null
    children 6
    for child in 18 19 20 21 22; do schedule assign "2026-00$child" ck 2>/dev/null; done
    quiet schedule assign 2026-0023 ck # 2026-0015 goes into the other
}

@test "assign refuses what is not so" {
    cool_kids
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders PP,BK --code ch >/dev/null
    refused 77 schedule assign 2026-0014 ck <<<'schedule: 2026-0014 is for siblings-group; ck is a course of cool-kids'
    refused 77 schedule assign 2026-0013 ch <<<'schedule: ch is for one referral; wanted a group'
    refused 77 schedule assign 2026-0015 ck --on 2026-08-14 <<'END'
schedule: the day lies before the receipt of 2026-0015 on 2026-08-15; wanted that day or a later one
END
    refused 77 schedule assign 2026-0015 ck --on 2026-08-20 <<<'schedule: 2026-0015 was accepted on 2026-09-01; wanted that day or a later one'
    refused 77 schedule assign 2026-0015 ck --on 2027-01-13 <<<'schedule: ck has no session on 2027-01-13 or later; wanted a course that still meets'
    refused 66 schedule assign 2026-0099 ck <<<'schedule: no referral 2026-0099'
    refused 66 schedule assign 2026-0015 kc <<<'schedule: no course kc; wanted a code that schedule list shows'
    refused 64 schedule assign 2026-0015 <<<'schedule: assign takes a referral and a course'
    quiet schedule assign 2026-0015 ck
    refused 77 schedule assign 2026-0015 ck <<<'schedule: 2026-0015 is placed; wanted one that was accepted and waits'
    children 1
    schedule end ck --reason 'too few'
    refused 77 schedule assign 2026-0018 ck <<<'schedule: ck was closed on 2026-09-01; wanted a course that runs'
}

@test "leave tells who is next, before the course began and after" {
    cool_kids
    children 8
    schedule place --commit >/dev/null
    run_split schedule leave 2026-0018 ck --reason 'moved away'
    assert_status 0
    assert_out ''
    assert_err 'schedule: ck has a free place; the next whom it suits is 2026-0023, see schedule place'
    held ck/1 2026-0019
    run_split schedule leave 2026-0019 ck --reason 'did not want to' --on 2026-09-15
    assert_status 0
    assert_err 'schedule: ck has a free place and has begun; the next whom it suits is 2026-0023, see schedule assign'
    [ "$(refer list --status left | cut -f 1 | tr '\n' ' ')" = '2026-0018 2026-0019 ' ]
    quiet kreds check
}

@test "one who left may come into another course, never into the same" {
    cool_kids
    schedule plan cool-kids --start 2026-09-16 --venue Huset --leaders PP,FT --code two >/dev/null
    schedule assign 2026-0015 ck
    schedule leave 2026-0015 ck --reason 'another day suits better' 2>/dev/null
    refused 77 schedule assign 2026-0015 ck <<<'schedule: 2026-0015 has been in this course before; wanted a course that is new to it'
    quiet schedule assign 2026-0015 two
    [ "$(refer list 2026-0015 | cut -f 4)" = placed ]
}

@test "a place in another course begins when the former one has ended" {
    cool_kids
    schedule plan cool-kids --start 2026-09-16 --venue Huset --leaders PP,FT --code two >/dev/null
    schedule assign 2026-0015 ck
    schedule leave 2026-0015 ck --reason 'another day suits better' --on 2026-09-08 2>/dev/null
    refused 77 schedule assign 2026-0015 two --on 2026-09-07 <<<'schedule: 2026-0015 had a place until 2026-09-08; wanted that day or a later one'
    quiet schedule assign 2026-0015 two --on 2026-09-08
}

@test "leave is held against the place's own days" {
    cool_kids
    schedule assign 2026-0015 ck
    held ck/1 2026-0015
    attend cancelled 2026-0015 --on 2026-09-29
    refused 77 schedule leave 2026-0015 ck --reason x --on 2026-08-31 <<'END'
schedule: 2026-0015 has its place in ck from 2026-09-01; wanted that day or a later one
END
    refused 77 schedule leave 2026-0015 ck --reason x --on 2026-09-14 <<'END'
schedule: 2026-0015 is marked at ck/1 on 2026-09-15; wanted that day or a later one
END
    refused 64 schedule leave 2026-0015 ck <<<'schedule: leave takes a referral, a course and --reason TEXT'
    refused 77 schedule leave 2026-0014 ck --reason x <<<'schedule: 2026-0014 has no place in ck; wanted a participant of the course'
    run_split schedule leave 2026-0015 ck --reason 'moved away' --on 2026-09-20
    assert_status 0
    assert_err 'schedule: ck has a free place; nobody who waits could take it'
    refused 77 schedule leave 2026-0015 ck --reason x --on 2026-09-20 <<'END'
schedule: 2026-0015 had its place in ck until 2026-09-20; wanted an open place
END
    [ "$(attend list ck | wc -l)" -eq 1 ] # the word sent for a session after it goes with the place
    quiet kreds check
}

@test "a course for one ends when its one leaves, and what was planned is cancelled" {
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co --every '1 week' --sessions 3 >/dev/null 2>&1
    held co/1 2026-0001
    quiet schedule leave 2026-0001 co --reason 'the family moved' --on 2026-09-05
    run_split schedule show co
    assert_rows <<'END'
co/1 | 2026-09-02 | wed | 2026-W36 | | 60 | family | |
co/2 | 2026-09-09 | wed | 2026-W37 | | 60 | family | | cancelled: the family moved
co/3 | 2026-09-16 | wed | 2026-W38 | | 60 | family | | cancelled: the family moved
END
    [ "$(schedule list co | cut -f 10)" = ended ]
    [ "$(refer list 2026-0001 | cut -f 4)" = left ]
    kreds undo >/dev/null
    [ "$(schedule show co | grep -c cancelled)" -eq 0 ]
    [ "$(refer list 2026-0001 | cut -f 4)" = placed ]
}

# --- end -------------------------------------------------------------------------------------------------

@test "end closes a course and its places well" {
    cool_kids --sessions 2 2>/dev/null
    schedule assign 2026-0015 ck
    held ck/1 2026-0015
    refused 77 schedule end ck --on 2026-09-14 --reason early <<'END'
schedule: 2026-0015 is marked at ck/1 on 2026-09-15; wanted that day or a later one
schedule: ck/1 was held on 2026-09-15; wanted that day or a later one
END
    refused 77 schedule end ck --on 2026-08-31 <<'END'
schedule: 2026-0015 has its place in ck from 2026-09-01; wanted that day or a later one
schedule: ck/1 was held on 2026-09-15; wanted that day or a later one
schedule: still planned after 2026-08-31: ck/2; wanted a later day, or --reason TEXT, which cancels them
END
    refused 77 schedule end ck --on 2026-10-01 <<'END'
schedule: still planned after 2026-10-01: ck/2; wanted a later day, or --reason TEXT, which cancels them
END
    held ck/2 2026-0015
    quiet schedule end ck --on 2027-01-12
    [ "$(schedule list ck | cut -f 10)" = ended ]
    [ "$(refer list 2026-0015 | cut -f 4)" = completed ]
    refused 77 schedule end ck <<<'schedule: ck was closed on 2027-01-12; wanted a course that runs'
    quiet kreds check
}

@test "end before its time cancels with the reason, and tells what was never recorded" {
    cool_kids
    schedule assign 2026-0015 ck
    held ck/2 2026-0015
    run_split schedule end ck --on 2026-10-01 --reason 'too few children'
    assert_status 0
    assert_err 'schedule: neither held nor cancelled: ck/1'
    [ "$(schedule show ck | grep -c 'cancelled: too few children')" -eq 8 ]
    refused 64 schedule end ck --reason ' ' <<<'schedule: --reason is empty; wanted why it ends early'
}

@test "end of a referral ends its place in a group, and its own course" {
    cool_kids
    children 1
    schedule assign 2026-0015 ck
    schedule assign 2026-0018 ck
    held ck/1 2026-0015 2026-0018
    quiet schedule end 2026-0015 --on 2026-09-16
    [ "$(refer list --status completed | cut -f 1)" = 2026-0015 ]
    [ "$(schedule list --today 2026-09-16 ck | cut -f 8,10)" = $'1\trunning' ]
    refused 77 schedule end 2026-0015 <<<'schedule: 2026-0015 is completed; wanted one with an open place'
    refused 77 schedule end 2026-0001 <<<'schedule: 2026-0001 is waiting; wanted one with an open place'
    refused 66 schedule end 2026-0099 <<<'schedule: no referral 2026-0099'
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co >/dev/null
    refused 77 schedule end 2026-0001 <<'END'
schedule: still planned after 2026-09-01: co/1; wanted a later day, or --reason TEXT, which cancels them
END
    held co/1 2026-0001
    quiet schedule end 2026-0001 --on 2026-09-02
    [ "$(schedule list co | cut -f 10)" = ended ]
}

@test "the talks of one family are that family's own to end" {
    schedule plan ses --start 2026-11-03 --time 17:00 --leaders BK,PW --code ses >/dev/null
    schedule assign 2026-0017 ses
    schedule add ses 2026-12-08T10:00 --for 2026-0017 >/dev/null
    refused 77 schedule end 2026-0017 <<'END'
schedule: still planned after 2026-09-01: ses/4; wanted a later day, or --reason TEXT, which cancels them
END
    quiet schedule end 2026-0017 --reason 'they agree already'
    [ "$(schedule show ses | grep -c 'cancelled: they agree already')" -eq 1 ]
    [ "$(schedule list ses | cut -f 10)" = planned ]
}

@test "end takes several, from a pipe too, all or none" {
    schedule plan counselling --for 2026-0001 --start 2026-09-02 --leaders PP --code co >/dev/null
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders FT,BK --code ch >/dev/null
    held ch/1 2026-0013
    held co/1 2026-0001
    refused 66 schedule end ch kc --on 2026-09-02 <<<'schedule: no course kc; wanted a code that schedule list shows'
    run_split schedule end - --on 2026-09-02 < <(schedule list)
    assert_status 0
    [ "$(schedule list | cut -f 10 | sort -u)" = ended ]
    refused 64 schedule end <<<'schedule: end takes courses or referrals'
}

@test "a dry run says the same and keeps nothing" {
    cool_kids
    before=$(kreds log | wc -l)
    run_split schedule -n move ck/3 2026-10-07 --reason away
    assert_out_has '2026-10-07'
    run_split schedule -n cancel ck/3 --reason away --append
    assert_out_has '2027-01-19'
    schedule -n end ck --reason away
    schedule -n assign 2026-0015 ck
    [ "$(kreds log | wc -l)" -eq "$before" ]
    [ "$(schedule show ck | sed -n 3p | cut -f 2)" = 2026-10-06 ]
}

# --- the catalogue it was planned by -----------------------------------------------------------------------

@test "a course keeps the rules it was planned by; the house's closed days are the present ones" {
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders PP,BK --code ch >/dev/null
    cp -R "$KREDS_CATALOGUE" changed
    sed -i 's/count: {min: 1, max: 5, unit: session, per: course}/count: {min: 1, max: 2, unit: session, per: course}/' changed/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/changed
    for day in 03 04 07 08; do quiet schedule add ch "2026-09-$day"; done
    refused 77 schedule add ch 2026-09-09 <<'END'
schedule: crisis-help: this would be session 6; the service gives 5 at most and guides on to counselling
END
    sed -i '/^  crisis-help:/,/^  siblings-group:/{/^  siblings-group:/!d}' changed/catalogue.yaml
    quiet schedule move ch/5 2026-09-10 --reason later # also when the present one has no such service any more
}

@test "a kept catalogue that cannot be read is told, and the present one taken" {
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders PP,BK --code ch >/dev/null
    sqlite3 store/kreds.db "UPDATE catalogue SET text = 'catalogue: ['"
    cp -R "$KREDS_CATALOGUE" changed
    echo '# another day' >>changed/catalogue.yaml
    KREDS_CATALOGUE=$PWD/changed run_split schedule add ch 2026-09-03
    assert_status 0
    assert_err_has 'that courses were planned by cannot be read; the present one was taken'
}

# --- ways ------------------------------------------------------------------------------------------------

@test "a service that never goes alone says so" {
    run_split schedule plan individual-talks --for 2026-0003 --start 2026-09-03 --leaders FT --code it
    assert_status 0
    assert_err 'schedule: individual-talks never goes alone, and the citizen of 2026-0003 has no open referral to family-treatment'
    kreds undo >/dev/null
    refer set 2026-0003 citizen.birth_date=2016-05-03 citizen.cpr=0305164000 2>/dev/null
    printf 'service: family-treatment\ncitizen: {name: Opdigt Nummer 3, cpr: 030516-4000}\n' | refer add - >/dev/null 2>&1
    quiet schedule plan individual-talks --for 2026-0003 --start 2026-09-03 --leaders FT --code it
}

@test "an unborn child, from the form to the closing" {
    refer add - >/dev/null <<'END'
service: day-treatment
received_on: 2026-08-20
citizen: {due_on: 2026-10-10, municipality: Norddjurs}
holders: [{name: Mor Opdigt, relation: mother, consent: given}]
referrer: {role: caseworker}
END
    screen decide 2026-0018 accept --override 'the child is not born' 2>/dev/null
    quiet schedule plan day-treatment --for 2026-0018 --start 2026-09-03 --time 9:00 --leaders KO --code dt
    quiet schedule add dt 2026-09-03T13:00 # several contacts a day
    held dt/1 2026-0018+1
    held dt/2 2026-0018+1
    quiet refer set 2026-0018 citizen.name='Barn Opdigt' citizen.birth_date=2026-10-08 --today 2026-10-12
    run_split refer show 2026-0018
    assert_out_has 'due_on: 2026-10-08 # born' # a birth after the receipt is no birth date that a form may give
    quiet schedule end dt --on 2026-10-12
    [ "$(refer list 2026-0018 | cut -f 4)" = completed ]
}

@test "an anonymous caller, from the form to the closing" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    schedule staff add AA --role counsellor 2>/dev/null
    refer add - >/dev/null <<'END'
service: de-drikker-derhjemme
citizen: {alias: Stjerne, age: 14}
facts: {parents_drink: yes}
END
    screen decide 2026-0018 accept
    quiet schedule plan de-drikker-derhjemme --for 2026-0018 --start 2026-09-02 --leaders AA --time 16:00 --code dd
    held dd/1 2026-0018
    quiet schedule add dd 2026-09-09
    held dd/2 2026-0018
    quiet schedule end 2026-0018 --on 2026-09-09
    [ "$(refer list 2026-0018 | cut -f 4)" = completed ]
}

@test "an adult, from the form to the closing" {
    refer add - >/dev/null <<'END'
service: postnatal-talks
citizen: {kind: adult, name: Mor Opdigt, birth_date: 1994-05-06, municipality: Norddjurs}
referrer: {role: health visitor}
facts: {postnatal_reaction: yes}
END
    screen decide 2026-0018 accept --override 'EPDS comes later' 2>/dev/null
    quiet schedule plan postnatal-talks --for 2026-0018 --start 2026-09-02 --leaders PP --time 10:00 --every '1 week' --code pt
    for session in 1 2 3 4 5 6 7 8 9 10; do held "pt/$session" 2026-0018; done
    refused 77 schedule add pt 2026-12-02 <<<'schedule: postnatal-talks: this would be session 11; the service gives 10 at most'
    quiet schedule end pt --on 2026-11-04
    [ "$(refer list 2026-0018 | cut -f 4)" = completed ]
}

@test "a class, from the form to the closing" {
    refer add - >/dev/null <<'END'
service: crisis-help
citizen: {kind: class, name: "4.b, Den Opdigtede Skole"}
referrer: {role: school}
facts: {crisis: death}
END
    screen decide 2026-0018 accept
    quiet schedule plan crisis-help --for 2026-0018 --start 2026-09-02 --leaders PP,BK --venue 'Den Opdigtede Skole' --time 9:00 --code cl
    held cl/1 2026-0018
    quiet schedule end 2026-0018 --on 2026-09-02
    [ "$(refer list 2026-0018 | cut -f 4)" = completed ]
}

@test "a service without sessions sends on, and is closed by end" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    refer add - >/dev/null <<'END'
service: exit
citizen: {name: Opdigt Ung, birth_date: 2011-02-03, municipality: København}
facts: {crime: yes}
END
    screen decide 2026-0018 accept
    refused 77 schedule plan exit --for 2026-0018 --start 2026-09-02 <<'END'
schedule: exit has no sessions; the service only refers on
schedule: exit: 0 leaders are named; the service asks for 1
END
    refused 77 schedule end 2026-0018 --on 2026-08-31 <<<'schedule: 2026-0018 was accepted on 2026-09-01; wanted that day or a later one'
    quiet schedule end 2026-0018 --on 2026-09-03
    [ "$(refer list 2026-0018 | cut -f 4)" = completed ]
    [ "$(schedule list --service exit | cut -f 1,3,10)" = $'exi-2026-a\t\tended' ]
    run_split kreds check
    assert_out_lacks 2026-0018
    assert_out_lacks exi-2026
    kreds undo >/dev/null
    [ "$(refer list 2026-0018 | cut -f 4)" = waiting ]
}

# --- and all of them ---------------------------------------------------------------------------------------

@test "every change is one entry of the journal, and can be taken back" {
    cool_kids
    schedule assign 2026-0015 ck
    held ck/1 2026-0015
    schedule add ck 2026-09-16 >/dev/null 2>&1 || true
    before=$(sqlite3 store/kreds.db 'SELECT * FROM session; SELECT * FROM place; SELECT * FROM attendance; SELECT * FROM course')
    while read -r -a change; do
        schedule "${change[@]}" >/dev/null 2>&1
        [ "$(sqlite3 store/kreds.db 'SELECT * FROM session; SELECT * FROM place; SELECT * FROM attendance; SELECT * FROM course')" != "$before" ]
        kreds undo >/dev/null
        [ "$(sqlite3 store/kreds.db 'SELECT * FROM session; SELECT * FROM place; SELECT * FROM attendance; SELECT * FROM course')" = "$before" ]
    done <<'END'
move ck/3 2026-10-07 --reason away
cancel ck/3 --reason away
cancel ck/3 --reason away --append
leave 2026-0015 ck --reason away --on 2026-09-20
end ck --on 2026-09-20 --reason away
end 2026-0015 --on 2026-09-20
END
}

@test "no message bears a name" {
    cool_kids
    children 8
    {
        schedule place --commit
        schedule assign 2026-0015 ck
        schedule leave 2026-0018 ck --reason x
        schedule end 2026-0019 --on 2026-08-01
    } >all 2>&1 || true
    ! grep -i 'opdigt' all
}
