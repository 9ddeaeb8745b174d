#!/usr/bin/env bats
# kreds-schedule: leaders and venues. Leave, and who is refused for it; all that cannot stand together in what is planned, each with
# a change that mends it; who comes in for a leader who is ill; the way between two venues.

load ../helpers

# Leaders with two more who are trained, and a group of ten in the autumn: ck, led by PP and FT.
base() {
    accepted_house "$(fixture cmd/schedule/referrals.csv)"
    schedule staff add NN --role psychologist --qualified cool-kids
    schedule plan cool-kids --start 2026-09-15 --venue Huset --leaders PP,FT --code ck
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

# found [COURSE…]: what check says of errors, as where|what|remedy.
found() {
    run_split schedule check "$@"
    assert_status 1 && assert_err ''
    stdout=$(sed -n 's/^error\t//p' <<<"$stdout" | tr '\t' '|')
}

# store SQL: what no command would write.
store() { sqlite3 "$KREDS_DB" "$1"; }

# --- leave ---------------------------------------------------------------------------------------------

@test "away: what falls into a leave is said, and the leave is listed with it" {
    run_split schedule staff away PP 2026-09-21 2026-10-06
    assert_status 0
    assert_rows <<<'PP | 2026-09-21 | 2026-10-06 | ck/2,ck/3'
    assert_err <<'END'
schedule: PP leads ck/2 on 2026-09-29, while away; schedule substitute ck/2 PP says who could
schedule: PP leads ck/3 on 2026-10-06, while away; schedule substitute ck/3 PP says who could
END
    quiet schedule staff away KO 2026-12-01
    quiet schedule staff away
    assert_out "$(printf '%s\n' 'KO | 2026-12-01 | 2026-12-01 | ' 'PP | 2026-09-21 | 2026-10-06 | ck/2,ck/3' | rows)"
    quiet schedule staff away FT
    assert_out ''
}

@test "away: stretches over one another become one, and days are taken back out of it" {
    schedule staff away KO 2026-10-01 2026-10-10
    quiet schedule staff away KO 2026-10-08 2026-10-20
    assert_out "$(printf 'KO\t2026-10-01\t2026-10-20\t')"
    quiet schedule staff away KO 2026-10-05 2026-10-06 --remove
    assert_out "$(printf 'KO\t2026-10-01\t2026-10-04\t\nKO\t2026-10-07\t2026-10-20\t')"
    quiet schedule staff away KO 2026-10-01 2026-10-31 --remove
    assert_out ''
    refused 66 schedule staff away KO 2026-10-02 --remove <<'END'
schedule: KO is not away from 2026-10-02 to 2026-10-02; schedule staff away KO lists the days
END
    quiet kreds undo
    quiet schedule staff away KO
    assert_out "$(printf 'KO\t2026-10-01\t2026-10-04\t\nKO\t2026-10-07\t2026-10-20\t')"
}

@test "away: a dry run shows what would be, and changes nothing" {
    run_split schedule -n staff away PP 2026-09-21 2026-09-30
    assert_status 0
    assert_rows <<<'PP | 2026-09-21 | 2026-09-30 | ck/2'
    quiet schedule staff away
    assert_out ''
}

@test "away: what is asked wrongly is refused" {
    refused 64 schedule staff away PP 2026-10-02 2026-10-01 <<'END'
schedule: the last day lies before the first; wanted staff away CODE FROM TO
END
    refused 64 schedule staff away PP tomorrow <<'END'
schedule: a leave has its first and its last day; wanted YYYY-MM-DD
END
    refused 64 schedule staff away PP --remove <<'END'
schedule: --remove takes days back; wanted staff away CODE FROM TO
END
    refused 66 schedule staff away XX 2026-10-01 <<'END'
schedule: no leader XX; wanted a code that schedule staff lists
END
}

@test "away: who is away is refused for a plan, a move, one session more and an interview" {
    schedule staff away PP 2026-09-21 2026-09-25 -q
    refused 77 schedule move ck/1 2026-09-22 --reason 'a meeting' <<'END'
schedule: PP cannot lead on 2026-09-22, being away from 2026-09-21 to 2026-09-25; wanted another leader or day
schedule: ck/1: the nearest day that would do is 2026-09-28
END
    schedule plan foster-care-support --for 2026-0008 --start 2026-09-02 --leaders PP --code fc >/dev/null
    refused 77 schedule add fc 2026-09-23 <<'END'
schedule: PP cannot lead on 2026-09-23, being away from 2026-09-21 to 2026-09-25; wanted another leader or day
schedule: fc/2: the nearest day that would do is 2026-09-28
END
    run_split schedule plan counselling --for 2026-0001 --start 2026-09-24 --leaders PP --code co
    assert_status 77
    assert_err_has 'PP cannot lead on 2026-09-24, being away'
    printf 'service,received_on,citizen.name,citizen.birth_date\ncounselling,2026-08-30,Opdigt Barn,2016-01-01\n' >form.csv
    ref=$(refer import form.csv | cut -f 1)
    refused 77 screen interview "$ref" --at 2026-09-22T10:00 --leader PP <<'END'
screen: PP cannot lead on 2026-09-22, being away from 2026-09-21 to 2026-09-25; wanted another leader or day
END
    quiet screen interview "$ref" --at 2026-09-28T10:00 --leader PP
    run_split schedule staff away PP 2026-09-28
    assert_err "schedule: PP holds the interview of $ref on 2026-09-28, while away; wanted screen interview with --at or --leader"
    found
    assert_out "$ref|PP cannot lead on 2026-09-28, being away from 2026-09-28 to 2026-09-28; wanted another leader or day|screen interview $ref --at 2026-09-29T10:00"
}

# --- check ---------------------------------------------------------------------------------------------

@test "check: silent when all is sound" {
    store 'UPDATE course SET min_places = NULL'
    run_split schedule check
    assert_status 0 && assert_out '' && assert_err ''
    run_split schedule check xx
    assert_status 66
    assert_err 'schedule: no course xx; wanted a code that schedule list shows'
}

@test "check: each remedy mends what it is told for" {
    schedule staff away PP 2026-09-21 2026-09-30 -q
    found
    assert_out 'ck/2|PP cannot lead on 2026-09-29, being away from 2026-09-21 to 2026-09-30; wanted another leader or day|schedule substitute ck/2 PP --by NN'
    schedule staff away NN 2026-09-29 2>/dev/null # nobody is left to come in: another day is named
    found
    assert_out 'ck/2|PP cannot lead on 2026-09-29, being away from 2026-09-21 to 2026-09-30; wanted another leader or day|schedule move ck/2 2026-10-01 --reason TEXT'
    schedule staff away NN 2026-09-29 --remove
    quiet schedule substitute ck/2 PP --by NN
    found
    assert_out ''
    store "UPDATE session SET dated = '2026-10-13' WHERE number = 3"
    found
    assert_out 'ck/3|cool-kids: 2026-10-13 is closed (autumn); a session is held on an open day|schedule move ck/3 2026-10-19 --reason TEXT'
    quiet schedule move ck/3 2026-10-19 --reason TEXT
    found
    assert_out ''
}

@test "check: twice at once, and the day to go to" {
    schedule plan siblings-group --start 2026-10-07 --time 09:00 --venue Huset --leaders BK,PP --code sg >/dev/null
    store "UPDATE session SET dated = '2026-11-03', start = '16:00' WHERE number = 3 AND course = (SELECT id FROM course WHERE code = 'sg')"
    found
    assert_out <<'END'
sg/3|PP leads ck/5 and sg/3 at once on 2026-11-03; wanted one at a time|schedule substitute sg/3 PP --by NN
sg/3|Huset is booked for ck/5 and for sg/3 at once on 2026-11-03; wanted one at a time|schedule move sg/3 2026-11-04 --reason TEXT
END
    found ck # of the course that is asked for, on either side
    assert_out_has 'ck/5 and for sg/3'
    quiet schedule move sg/3 2026-11-04 --reason TEXT
    found
    assert_out ''
}

@test "an interview shortly before a session is said to be so, and listed" {
    printf 'service,received_on,citizen.name,citizen.birth_date\ncounselling,2026-08-30,Opdigt Barn,2016-01-01\n' >form.csv
    ref=$(refer import form.csv | cut -f 1)
    quiet screen interview "$ref" --at 2026-09-15T14:00 --leader PP --venue Huset
    run_split screen interview "$ref" --at 2026-09-15T14:15 --leader PP --venue Huset
    assert_status 0
    assert_err <<END
screen: PP leads $ref and ck/1 on 2026-09-15, at once if the one whose length is not known takes an hour; wanted one at a time
screen: Huset is booked for $ref and for ck/1 on 2026-09-15, at once if the one whose length is not known takes an hour; wanted one at a time
END
    run_split schedule check --today 2026-08-31
    assert_status 1
    assert_rows <<END
warning | $ref | PP leads $ref and ck/1 on 2026-09-15, at once if the one whose length is not known takes an hour; wanted one at a time | screen interview $ref --at 2026-09-16T14:15
warning | $ref | Huset is booked for $ref and for ck/1 on 2026-09-15, at once if the one whose length is not known takes an hour; wanted one at a time | screen interview $ref --at 2026-09-16T14:15
END
    quiet screen interview "$ref" --at 2026-09-16T14:15
    quiet schedule check --today 2026-08-31
    quiet screen interview "$ref" --at 2026-09-14T14:00
    run_split schedule move ck/1 2026-09-14T14:30 --reason 'the room is painted'
    assert_status 0
    assert_err_has "PP leads ck/1 and $ref on 2026-09-14, at once if"
}

@test "check: a child in two things at once, and which of them could move" {
    schedule staff add NN --qualified cool-kids,foster-care-support
    {
        echo service,received_on,citizen.name,citizen.birth_date,citizen.cpr
        printf '%s,2026-08-30,Opdigt Barn,2016-01-01,010116-4000\n' cool-kids foster-care-support counselling
    } >form.csv
    mapfile -t refs < <(refer import form.csv -q | cut -f 1)
    screen decide "${refs[@]:0:2}" accept --override 'set up' 2>/dev/null
    schedule assign "${refs[0]}" ck -q
    schedule plan foster-care-support --for "${refs[1]}" --start 2026-09-15 --time 16:30 --venue Salen --leaders NN --code fc -q >/dev/null
    run_split schedule check --today 2026-08-31
    assert_status 1
    assert_rows <<END
warning | fc/1 | the citizen of ${refs[0]} takes part in ck/1 and fc/1 at once on 2026-09-15; wanted one at a time | schedule move fc/1 2026-09-16 --reason TEXT
END
    run_split schedule check ck --today 2026-08-31
    assert_status 1
    quiet schedule move fc/1 2026-09-16 --reason 'the child is in ck then'
    quiet schedule check --today 2026-08-31
    quiet screen interview "${refs[2]}" --at 2026-09-16T17:00
    run_split schedule check --today 2026-08-31
    assert_rows <<END
warning | ${refs[2]} | the citizen of ${refs[0]} takes part in fc/1 and ${refs[2]} at once on 2026-09-16; wanted one at a time | screen interview ${refs[2]} --at 2026-09-17T17:00
END
    refer withdraw "${refs[2]}" --reason 'moved' >/dev/null
    quiet schedule check --today 2026-08-31
}

@test "check: leaders too few, unqualified, with more courses than agreed" {
    store "UPDATE leads SET staff = 'BK' WHERE staff = 'FT'"
    found
    assert_out 'ck|cool-kids: the leader BK is not qualified; wanted a qualification in the service|schedule substitute ck/1 BK --rest'
    quiet schedule substitute ck/1 BK --rest --by FT
    found
    assert_out ''
    store "DELETE FROM leads WHERE staff = 'FT'"
    found
    assert_out 'ck|cool-kids: 1 leader is named; the service asks for 2|schedule substitute ck/1 --rest'
    quiet schedule substitute ck/1 --rest --by NN
    assert_rows <<<'NN | psychologist | yes | 0 | is free then'
    found
    assert_out ''
    schedule plan cool-kids --start 2026-09-16 --venue Salen --leaders NN,FT --code cl >/dev/null
    schedule staff add NN --max-courses 1
    found
    assert_out 'NN|NN leads 2 courses at once on 2026-09-16; wanted 1 at most|schedule substitute cl/1 NN --rest'
    quiet schedule substitute cl/1 NN --rest --by PP
    found
    assert_out ''
    # A group that was closed before it began is on nobody's hands any more.
    kreds undo >/dev/null
    schedule end cl --reason 'too few'
    run_split schedule check --since 2026-08-01
    assert_rows <<<'warning | ck | begins on 2026-09-15 and 0 have a place; wanted 4 at least | schedule place ck'
}

@test "check: places and sessions more or fewer than promised" {
    run_split schedule check
    assert_status 1
    assert_rows <<<'warning | ck | begins on 2026-09-15 and 0 have a place; wanted 4 at least | schedule place ck'
    run_split schedule check --today 2026-08-31 # sixteen days before
    assert_status 0
    schedule cancel ck/10 --reason 'the house is painted' >/dev/null
    run_split schedule check --today 2026-08-31
    assert_rows <<<'warning | ck | 9 sessions stand; the course promises 10 | schedule add ck 2027-01-19'
    assert_status 1
    run_split schedule add ck 2027-01-19 # beyond the service's four months, which is said
    assert_status 0
    run_split schedule check --today 2026-08-31
    assert_status 0
    schedule assign 2026-0015 ck --on 2026-09-01 >/dev/null 2>&1
    store 'UPDATE course SET max_places = 1, min_places = NULL'
    run_split schedule check
    assert_status 0
    store "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on)
           VALUES (1, 1, '2026-09-01', '2026-09-02', 'x', '2026-09-01')"
    found
    assert_out 'ck|2 have a place; wanted 1 at most|schedule leave 2026-0001 ck --reason TEXT'
}

@test "check: what is past is history, unless it is asked for" {
    store "UPDATE session SET dated = '2026-10-13' WHERE number = 3; UPDATE course SET min_places = NULL"
    run_split schedule check --today 2026-10-14
    assert_status 0 && assert_out ''
    run_split schedule check --today 2026-10-14 --since 2026-09-01
    assert_status 1
    assert_out_has 'ck/3'
}

# --- substitute ----------------------------------------------------------------------------------------

@test "substitute: proposes who is fit and free, the best first" {
    schedule staff add MM --role 'family therapist' --qualified cool-kids
    quiet schedule substitute ck/2 PP
    assert_rows <<'END'
NN | psychologist | yes | 0 | has the same role
MM | family therapist | yes | 0 | is free then
END
    quiet schedule substitute ck/3 PP --by MM
    quiet schedule substitute ck/2 PP # whom the children know comes first
    assert_rows <<'END'
MM | family therapist | yes | 0 | leads other sessions of the course
NN | psychologist | yes | 0 | has the same role
END
    schedule staff away MM 2026-09-29 -q
    quiet schedule substitute ck/2 PP
    assert_rows <<<'NN | psychologist | yes | 0 | has the same role'
}

@test "substitute: the change is one step, calendars follow, and it can be taken back" {
    before=$(schedule ical ck | grep -c '^SEQUENCE:0')
    quiet schedule substitute ck/2 PP --by NN
    assert_rows <<<'NN | psychologist | yes | 0 | has the same role'
    [ "$(schedule ical ck | grep -c '^SEQUENCE:0')" -eq $((before - 1)) ]
    schedule ical --leader NN | grep -q '^UID'
    schedule list | grep -q 'PP,FT' # the course keeps its own
    quiet schedule substitute ck/2 NN --by PP # who is well again
    [ "$(store 'SELECT count(*) FROM leads WHERE session > 0')" -eq 0 ]
    quiet kreds undo
    refused 77 schedule substitute ck/2 PP --by NN <<'END'
schedule: PP does not lead ck/2; wanted one of its leaders, NN, FT
END
    run_split kreds check
    assert_status 0 && assert_out ''
    run_split schedule -n substitute ck/5 PP --by NN
    assert_status 0
    [ "$(store 'SELECT count(*) FROM leads WHERE session = 5')" -eq 0 ]
}

@test "substitute: with --rest the course has the new leader, and what was before stays" {
    quiet schedule substitute ck/3 PP --rest --by NN
    schedule list | grep -q 'NN,FT'
    [ "$(store "SELECT group_concat(session || staff, ' ') FROM (SELECT session, staff FROM leads ORDER BY session, position)")" = '0NN 0FT 1PP 1FT 2PP 2FT' ]
    [ "$(store 'SELECT sum(sequence) FROM session')" -eq 8 ]
}

@test "substitute: who is not fit, not free or not there is refused" {
    refused 77 schedule substitute ck/2 PP --by BK <<'END'
schedule: cool-kids: the leader BK is not qualified; wanted a qualification in the service
END
    refused 77 schedule substitute ck/2 PP --by FT <<'END'
schedule: FT leads ck/2 already; wanted another leader
END
    refused 66 schedule substitute ck/2 PP --by XX <<'END'
schedule: no leader XX; wanted a code that schedule staff lists
END
    schedule staff away NN 2026-09-29
    refused 77 schedule substitute ck/2 PP --by NN <<'END'
schedule: NN cannot lead on 2026-09-29, being away from 2026-09-29 to 2026-09-29; wanted another leader or day
END
    refused 77 schedule substitute ck/2 <<'END'
schedule: ck/2 has all its leaders, PP, FT; wanted the one who does not come
END
    refused 66 schedule substitute ck/99 PP <<'END'
schedule: no session ck/99; schedule show ck lists them
END
    schedule cancel ck/4 --reason 'ill' >/dev/null
    refused 77 schedule substitute ck/4 PP <<'END'
schedule: ck/4 was cancelled; wanted a session that is planned
END
}

@test "substitute: where there is nobody the nearest day of its own leaders is said" {
    schedule staff away NN 2026-09-29
    run_split schedule substitute ck/2 PP
    assert_status 1 && assert_out ''
    assert_err 'schedule: nobody is fit and free for ck/2 on 2026-09-29; its own leaders could hold it on 2026-09-30: schedule move ck/2 2026-09-30 --reason TEXT'
    schedule staff away PP 2026-09-29 2026-10-02 -q
    run_split schedule substitute ck/2 PP
    assert_err_has 'schedule move ck/2 2026-10-05 --reason TEXT'
    quiet schedule move ck/2 2026-10-05 --reason TEXT
}

# --- the way -------------------------------------------------------------------------------------------

@test "travel: a leader needs time for the way that the catalogue gives" {
    cp -r "$KREDS_CATALOGUE" house
    sed -i 's/^services:/travel: [{between: [Huset, Salen], minutes: 30}]\n&/' house/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/house
    schedule plan foster-care-support --for 2026-0008 --start 2026-09-02 --leaders PP --venue Salen --code fc >/dev/null
    refused 77 schedule add fc 2026-09-15T17:15 <<'END'
schedule: PP leads ck/1 in Huset and fc/2 in Salen on 2026-09-15; wanted 30 minutes between them for the way
schedule: fc/2: the nearest day that would do is 2026-09-16
END
    quiet schedule add fc 2026-09-15T17:15 --venue Huset
    quiet schedule add fc 2026-09-29T17:30
    store "UPDATE session SET start = '17:29' WHERE course = 2 AND number = 3"
    found
    assert_out 'fc/3|PP leads ck/2 in Huset and fc/3 in Salen on 2026-09-29; wanted 30 minutes between them for the way|schedule move fc/3 2026-09-30 --reason TEXT'
}
