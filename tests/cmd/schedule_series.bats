#!/usr/bin/env bats
# kreds-schedule: changes of several sessions at once, all from one on or from a day on; what goes with them; and the place that falls
# free, or is given by hand.

load ../helpers

# A house with leaders; 2026-0001 is accepted for Cool Kids, and the group ck stands planned.
base() {
    kreds init
    schedule staff import "$(fixture cmd/schedule/leaders.csv)"
    children 1
    schedule plan cool-kids --start 2026-09-15 --venue Huset --leaders PP,FT --ages 9-12 --code ck >/dev/null
}

setup() {
    kreds_setup
    prepared base
}

# said_all COMMAND…: done, with all the messages on standard input.
said_all() {
    run_split "$@"
    assert_status 0 && assert_err
}

# days FIRST LAST: the days and times of these sessions of ck.
days() { schedule show ck | sed -n "$1,$2p" | cut -f 2,5 | tr '\t\n' 'T '; }

# children N [BIRTH]: N more who wait, received day by day.
children() {
    local i first
    first=$(refer list 2>/dev/null | wc -l)
    {
        echo 'service,received_on,citizen.name,citizen.birth_date'
        for ((i = 0; i < $1; i++)); do
            printf 'cool-kids,2026-08-%02d,Opdigt Barn,%s\n' $((first + 1 + i)) "${2:-2016-01-01}"
        done
    } >"children-$first.csv"
    refer import "children-$first.csv" | screen decide - accept --override 'set up' 2>/dev/null
}

# --- move ------------------------------------------------------------------------------------------------

@test "move --rest: the later ones share what is left of the time, on the new weekday" {
    said_all schedule move ck/3 2026-10-21 --rest --reason 'the room is painted' <<<''
    assert_rows <<'END'
ck/3 | 2026-10-21 | wed | 2026-W43 | 15:00 | 120 | group | Huset | the room is painted
ck/4 | 2026-11-04 | wed | 2026-W45 | 15:00 | 120 | group | Huset | the room is painted
ck/5 | 2026-11-11 | wed | 2026-W46 | 15:00 | 120 | group | Huset | the room is painted
ck/6 | 2026-11-25 | wed | 2026-W48 | 15:00 | 120 | group | Huset | the room is painted
ck/7 | 2026-12-09 | wed | 2026-W50 | 15:00 | 120 | group | Huset | the room is painted
ck/8 | 2026-12-16 | wed | 2026-W51 | 15:00 | 120 | group | Huset | 2026-12-23 is closed (christmas); moved to 2026-12-16; the room is painted
ck/9 | 2027-01-06 | wed | 2027-W01 | 15:00 | 120 | group | Huset | 2026-12-30 is closed (christmas); moved to 2027-01-06; the room is painted
ck/10 | 2027-01-13 | wed | 2027-W02 | 15:00 | 120 | group | Huset | the room is painted
END
    [ "$(sqlite3 store/kreds.db 'SELECT group_concat(sequence) FROM session')" = 0,0,1,1,1,1,1,1,1,1 ]
    [ "$(days 1 2)" = '2026-09-15T15:00 2026-09-29T15:00 ' ]
    said_all schedule check --since 2026-09-15 --today 2026-08-01 <<<''
    kreds undo >/dev/null # one step
    [ "$(days 3 4)" = '2026-10-06T15:00 2026-10-20T15:00 ' ]
}

@test "move --from: the first session on that day or later, and all behind it" {
    run_split schedule -n move ck 2026-10-21 --from 2026-10-07 --reason x
    assert_status 0
    [ "$(head -n 1 .stdout | cut -f 1,2)" = $'ck/4\t2026-10-21' ]
    [ "$(wc -l <.stdout)" -eq 7 ]
    [ "$(days 4 4)" = '2026-10-20T15:00 ' ] # a dry run
    run_split schedule move ck 2026-10-21T16:30 --from 2026-10-07 --reason x
    assert_status 0
    [ "$(days 4 4)" = '2026-10-21T16:30 ' ]
    [ "$(schedule show ck | cut -f 5 | tail -n 7 | sort -u)" = 16:30 ]
}

@test "move --rest onto its own day changes time and room alone, and the course has them from then on" {
    said_all schedule move ck/4 2026-10-20T16:00 --rest --venue Grenaa --reason 'a larger room' <<<''
    [ "$(days 3 5)" = '2026-10-06T15:00 2026-10-20T16:00 2026-11-03T16:00 ' ]
    [ "$(days 9 9)" = '2027-01-05T16:00 ' ]
    [ "$(schedule show ck | cut -f 8 | uniq -c | tr -s ' \n' ' ')" = ' 3 Huset 7 Grenaa ' ]
    [ "$(schedule show ck | sed -n 9p | cut -f 9)" = '2026-12-29 is closed (christmas); moved to 2027-01-05; a larger room' ]
    [ "$(schedule list ck | cut -f 5,6)" = $'16:00\tGrenaa' ]
    [ "$(sqlite3 store/kreds.db 'SELECT group_concat(sequence) FROM session')" = 0,0,0,1,1,1,1,1,1,1 ]
    refused 77 schedule move ck/4 2026-10-20 --rest --reason x <<<'schedule: ck/4 stands there already; wanted another day, time or venue'
    kreds undo >/dev/null
    [ "$(schedule show ck | cut -f 8 | sort -u)" = Huset ]
    [ "$(schedule list ck | cut -f 5,6)" = $'15:00\tHuset' ]
}

@test "move --rest goes on by the rhythm and stays in the season" {
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Salen --leaders BK,PP --code sg >/dev/null
    said_all schedule move sg/2 2026-10-28 --rest --reason x <<<''
    [ "$(cut -f 2 .stdout | tr '\n' ' ')" = '2026-10-28 2026-11-11 2026-11-25 2026-12-09 2027-01-06 2027-01-20 2027-02-03 ' ]
    refused 77 schedule move sg/2 2027-02-03 --rest --reason x <<'END'
schedule: sg/8 would be on 2027-05-05, outside the season; the service runs from 10-01 to 04-30
END
    refused 77 schedule move sg/2 2026-10-31 --rest --reason x <<'END'
schedule: siblings-group: 2026-10-31 is a sat; the service allows mon,tue,wed,thu,fri
schedule: siblings-group: the nearest day that would do is 2026-11-02
END
}

@test "move: a leader or a room that is taken stands in the way, and the day is named from which all would do" {
    schedule plan siblings-group --start 2026-10-07 --time 15:30 --venue Salen --leaders BK,PP --sessions 2 --code sg >/dev/null 2>&1
    refused 77 schedule move ck/3 2026-10-07 --rest --reason x <<'END'
schedule: PP leads ck/3 and sg/1 at once on 2026-10-07; wanted one at a time
schedule: PP leads ck/4 and sg/2 at once on 2026-10-21; wanted one at a time
schedule: ck/3: the nearest day from which all of them would do is 2026-10-28
END
    refused 77 schedule move ck/3 2026-10-07 --reason x <<'END'
schedule: PP leads ck/3 and sg/1 at once on 2026-10-07; wanted one at a time
schedule: ck/3: the nearest day that would do is 2026-10-08
END
    refused 77 schedule move ck/3 2026-10-20 --reason x <<'END'
schedule: PP leads ck/3 and ck/4 at once on 2026-10-20; wanted one at a time
schedule: FT leads ck/3 and ck/4 at once on 2026-10-20; wanted one at a time
schedule: Huset is booked for ck/3 and for ck/4 at once on 2026-10-20; wanted one at a time
schedule: ck/3: the nearest day that would do is 2026-10-22
END
    said_all schedule move ck/3 2026-11-04 --reason x <<<'schedule: ck/3 goes past ck/4, ck/5; each keeps its number'
}

@test "what was held does not move or fall with the rest" {
    schedule assign 2026-0001 ck
    attend mark ck/1 2026-0001=present
    refused 77 schedule move ck/1 2026-09-22 --rest --reason x <<<'schedule: ck/1 was held on 2026-09-15, and what was held stays; wanted only later ones'
    refused 77 schedule cancel ck --from 2026-09-01 --reason x <<<'schedule: ck/1 was held on 2026-09-15, and what was held stays; wanted only later ones'
    schedule cancel ck/2 --reason x >/dev/null 2>&1
    refused 77 schedule move ck/2 2026-09-30 --rest --reason x <<<'schedule: ck/2 was cancelled; wanted a session that is planned'
    refused 77 schedule cancel ck --from 2027-02-01 --reason x <<'END'
schedule: ck has no session planned on 2027-02-01 or later that it could be; schedule show ck lists them
END
    schedule end ck --on 2026-09-20 --reason 'too few'
    refused 77 schedule move ck/3 2026-10-07 --rest --reason x <<<'schedule: ck/3 was cancelled; wanted a session that is planned'
}

@test "several are named by a session or by a day, not by both" {
    refused 64 schedule move ck/3 2026-10-07 --from 2026-10-01 --reason x <<<'schedule: --from goes with a course, as ck-2026; wanted COURSE/N with --rest, or COURSE'
    refused 64 schedule cancel ck --rest --from 2026-10-01 --reason x <<<'schedule: --from goes with a course, as ck-2026; wanted COURSE/N with --rest, or COURSE'
    refused 64 schedule cancel ck --rest --reason x <<<"schedule: 'ck' names no session; wanted COURSE/N"
    refused 64 schedule cancel ck/3 --to 2026-11-01 --reason x <<<'schedule: --to is the last day of a stretch; wanted --from with it, and no later one'
    refused 64 schedule cancel ck --from 2026-11-02 --to 2026-11-01 --reason x <<<'schedule: --to is the last day of a stretch; wanted --from with it, and no later one'
    refused 64 schedule cancel ck --from 2026-11-02 <<<'schedule: cancel takes COURSE/N, or COURSE with --from DATE, and --reason TEXT'
    refused 64 schedule move ck --from 2026-11-02 --reason x <<<'schedule: move takes COURSE/N, or COURSE with --from DATE, a day as 2026-09-15T15:00, and --reason TEXT'
}

# --- cancel ----------------------------------------------------------------------------------------------

@test "cancel --from: all from that day on, and what the course lacks then is said" {
    said_all schedule cancel ck --from 2026-12-15 --reason 'the house is closed' <<'END'
schedule: ck promises 10 sessions and has 7; schedule add ck 2027-01-19 puts one more at the end
END
    assert_rows <<'END'
ck/8 | 2026-12-15 | tue | 2026-W51 | 15:00 | 120 | group | Huset | cancelled: the house is closed
ck/9 | 2027-01-05 | tue | 2027-W01 | 15:00 | 120 | group | Huset | cancelled: the house is closed
ck/10 | 2027-01-12 | tue | 2027-W02 | 15:00 | 120 | group | Huset | cancelled: the house is closed
END
    schedule ical ck >ck.ics
    [ "$(grep -c '^STATUS:CANCELLED' ck.ics)" -eq 3 ]
    [ "$(grep -c '^SEQUENCE:1' ck.ics)" -eq 3 ]
    [ "$(kreds log | tail -n 1 | cut -f 4)" = 'schedule cancel' ]
    kreds undo >/dev/null
    [ "$(schedule show ck | grep -c cancelled)" -eq 0 ]
    run_split schedule cancel ck/8 --rest --reason 'the house is closed'
    [ "$(cut -f 1 .stdout | tr '\n' ' ')" = 'ck/8 ck/9 ck/10 ' ]
}

@test "cancel --append adds as many as were cancelled, and is one step" {
    said_all schedule cancel ck --from 2026-10-20 --to 2026-11-03 --append --reason 'PP is ill' <<'END'
schedule: cool-kids: 2027-01-26 lies after 2027-01-15, when the service's time from the first session is over
END
    assert_rows <<'END'
ck/11 | 2027-01-19 | tue | 2027-W03 | 15:00 | 120 | group | Huset | instead of ck/4
ck/12 | 2027-01-26 | tue | 2027-W04 | 15:00 | 120 | group | Huset | instead of ck/5
END
    run_split schedule check --since 2026-09-15 --today 2026-08-01
    assert_out '' # as many as are promised
    kreds undo >/dev/null
    [ "$(schedule show ck | wc -l)" -eq 10 ]
    schedule staff away FT 2027-01-19 >/dev/null
    schedule plan siblings-group --start 2027-01-26 --time 15:30 --venue Salen --leaders BK,PP --sessions 2 --code sg >/dev/null 2>&1
    run_split schedule cancel ck/9 --rest --append --reason 'PP is ill' # away, taken, free; taken, winter, free
    [ "$(cut -f 2 .stdout | tr '\n' ' ')" = '2027-02-02 2027-02-23 ' ]
    [ "$(cut -f 9 .stdout | head -n 1)" = 'instead of ck/9; a leader or the venue is not free on 2027-01-19' ]
}

@test "the parents come to the last session, whichever that is" {
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Salen --leaders BK,PP --sessions 3 --code sg >/dev/null 2>&1
    said_all schedule move sg/3 2026-10-19 --reason x <<'END'
schedule: sg/3 goes past sg/2; each keeps its number
schedule: the parents come to sg/2 now
schedule: the parents do not come to sg/3 any more
END
    said_all schedule cancel sg/1 --append --reason x <<<'schedule: the parents do not come to sg/2 any more'
    [ "$(sqlite3 store/kreds.db "SELECT group_concat(number) FROM session WHERE parents AND course = 2")" = 4 ]
    [ "$(sqlite3 store/kreds.db "SELECT sequence FROM session WHERE course = 2 AND number = 2")" = 2 ]
}

# --- what goes with a session --------------------------------------------------------------------------------

# roedovre: its house with the group r, a network meeting with the fifth session and a closing talk after the last.
roedovre() {
    rm -rf store
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/roedovre
    kreds init
    schedule staff add A --role leader --qualified children-group --organisation x 2>/dev/null
    schedule staff add B --role leader --qualified children-group --organisation y 2>/dev/null
    schedule staff add C --role leader --qualified children-group --organisation y 2>/dev/null
    schedule plan children-group --start 2026-09-15 --time 15:00 --venue Huset --leaders A,B --code r >/dev/null
}

@test "meetings go along with what they are counted from, unless they were arranged" {
    roedovre
    said_all schedule move r/5 2026-10-21 --reason x <<<'schedule: r/11, a meeting, goes along from 2026-10-20 to 2026-10-21'
    schedule move r/11 2026-10-21T13:00 --reason 'the teacher can come then' >/dev/null
    said_all schedule move r/5 2026-10-22 --rest --reason x <<'END'
schedule: r/11, a meeting, stays on 2026-10-21; from the sessions as they are now it would be on 2026-10-22: schedule move r/11 2026-10-22 --reason TEXT
schedule: r/12, a meeting, goes along from 2026-12-15 to 2026-12-17
END
    said_all schedule cancel r/10 --append --reason x <<'END'
schedule: r/12, a meeting, goes along from 2026-12-17 to 2027-01-04
END
    [ "$(schedule show r | sed -n 12p | cut -f 2,9)" = $'2027-01-04\t2026-12-24 is closed (christmas); moved to 2027-01-04; x' ]
    refused 77 schedule move r/12 2027-01-05 --rest --reason x <<<'schedule: r/12 is a meeting, which no other follows; wanted it without --rest'
    said_all schedule cancel r --from 2026-11-26 --reason x <<<'schedule: r promises 10 sessions and has 9; schedule add r 2026-12-10 puts one more at the end'
    [ "$(cut -f 1 .stdout | tr '\n' ' ')" = 'r/13 r/12 ' ]
}

@test "the parents' own session goes with the children's, and falls with it" {
    roedovre
    sqlite3 store/kreds.db "INSERT INTO session (course, number, dated, start, minutes, kind, venue, children, parents)
        SELECT course, number + 12, dated, start, minutes, 'parent group', 'Salen', 0, 1 FROM session WHERE number IN (1, 10);
        UPDATE session SET parents = 0 WHERE kind = 'group';
        INSERT INTO leads (course, session, staff) VALUES (1, 13, 'C'), (1, 22, 'C')"
    run_split schedule move r/1 2026-09-16T16:00 --reason x
    assert_status 0
    assert_rows <<'END'
r/1 | 2026-09-16 | wed | 2026-W38 | 16:00 | 120 | group | Huset | x
r/13 | 2026-09-16 | wed | 2026-W38 | 16:00 | 120 | parent group | Salen | x
END
    schedule staff away C 2026-12-02 >/dev/null
    refused 77 schedule move r/10 2026-12-02 --reason x <<'END'
schedule: C cannot lead on 2026-12-02, being away from 2026-12-02 to 2026-12-02; wanted another leader or day
schedule: r/10: the nearest day that would do is 2026-12-03
END
    run_split schedule cancel r/1 --reason x
    assert_status 0
    [ "$(cut -f 1,9 .stdout | tr '\t\n' ' ;')" = 'r/1 cancelled: x;r/13 cancelled: x;' ]
    run_split schedule move r/1 2026-09-17 --reason x
    assert_status 77
}

# --- places ----------------------------------------------------------------------------------------------

@test "assign tells each rule that it bends" {
    children 2
    printf 'service,received_on,citizen.name,citizen.birth_date,possible_days\ncool-kids,2026-08-20,Opdigt Sidste,2020-01-01,wed\n' >late.csv
    refer import late.csv | screen decide - accept --override 'set up' 2>/dev/null
    refer set 2026-0004 apart=2026-0001
    sqlite3 store/kreds.db 'UPDATE course SET max_places = 2'
    schedule assign 2026-0001 ck
    said_all schedule assign 2026-0004 ck --today 2026-10-05 <<'END'
schedule: 2026-0004 comes into ck when 2 of its sessions are past; in what has begun only a person gives a place
schedule: 2026-0004 has the place all the same: age 6 is outside 9-12 of ck
schedule: 2026-0004 has the place all the same: not possible on Tuesdays, when ck meets
schedule: 2026-0004 passes over 2026-0002, 2026-0003, who stand ahead in the order, could have the place and stay without one
schedule: 2026-0004 should be apart from 2026-0001, who has a place in ck
END
    refused 77 schedule assign 2026-0002 ck <<<'schedule: ck has 2 places and they are taken; wanted one with a free place'
}

@test "a place that falls free names who is next, and what a wish says of it" {
    children 2
    children 1 2020-01-01
    refer set 2026-0002 apart=2026-0003
    sqlite3 store/kreds.db 'UPDATE course SET min_places = 1'
    schedule assign 2026-0001 ck
    schedule assign 2026-0003 ck 2>/dev/null
    said_all schedule leave 2026-0001 ck --reason 'moved away' <<'END'
schedule: ck has a free place; the next whom it suits is 2026-0002, see schedule place
schedule: 2026-0002 should be apart from 2026-0003, who has a place in ck
END
    attend mark ck/1 2026-0003=present
    said_all schedule end 2026-0003 --on 2026-09-16 <<'END'
schedule: ck has a free place and has begun; the next whom it suits is 2026-0002, see schedule assign
END
    [ "$(refer list 2026-0003 | cut -f 4)" = completed ]
    kreds undo >/dev/null
    said_all schedule leave 2026-0003 ck --on 2027-01-12 --today 2027-01-13 --reason 'did not come' <<<'' # no session is left
}
