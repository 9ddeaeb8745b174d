#!/usr/bin/env bats
# kreds-screen interview: invited, set, held, a second one; whom and what it takes; its days; many at once.

load ../helpers

setup() {
    kreds_setup
    prepared autumn
}

# The example's forms, 2026-0001 to 2026-0006, and its leaders.
autumn() {
    kreds init
    refer add -q "$KREDS_ROOT"/examples/autumn/{cool-kids,siblings}.yaml >/dev/null
    schedule staff import "$KREDS_ROOT/examples/autumn/leaders.csv"
}

# stored SQL: asks the store itself.
stored() { sqlite3 -separator '|' "$KREDS_DB" "$1"; }

# interviews REF: its interviews, the oldest first.
interviews() {
    stored "SELECT coalesce(invited_on, ''), coalesce(set_for, ''), coalesce(start, ''), coalesce(venue, ''), coalesce(leader, ''),
            with_referrer, coalesce(held_on, ''), coalesce(outcome, '') FROM interview i JOIN referral r ON r.id = i.referral
            WHERE printf('%d-%04d', r.year, r.number) = '$1' ORDER BY i.id"
}

# telling STATUS MESSAGE ARGUMENT…: what screen interview answers, no more and no less.
telling() {
    local wanted=$1 message=$2
    shift 2
    run_split screen interview "$@"
    assert_status "$wanted"
    assert_out ''
    assert_err "$message"
}

# accepted REF…: accepted without more ado.
accepted() { screen decide -q "$@" accept --override known; }

# --- its life ----------------------------------------------------------------------------------------

@test "invited, set, held: one row that fills" {
    telling 0 '' 2026-0001 --invite --on 2026-08-20
    [ "$(interviews 2026-0001)" = '2026-08-20|||||0||' ]
    [ "$(refer list 2026-0001 | cut -f 4)" = interview ]
    telling 0 '' 2026-0001 --at 2026-09-03T14:00 --venue Huset --leader PP
    telling 0 '' 2026-0001 --referrer
    [ "$(interviews 2026-0001)" = '2026-08-20|2026-09-03|14:00|Huset|PP|1||' ]
    telling 0 '' 2026-0001 --outcome agreed --on 2026-09-03
    [ "$(interviews 2026-0001)" = '2026-08-20|2026-09-03|14:00|Huset|PP|1|2026-09-03|agreed' ]
}

@test "a second one after a no show, and after a first talk; the last one counts" {
    telling 0 '' 2026-0001 --at 2026-09-03T14:00 --leader PP
    telling 0 '' 2026-0001 --outcome no_show --on 2026-09-03
    telling 0 '' 2026-0001 --invite --on 2026-09-04
    telling 0 '' 2026-0001 --at 2026-09-10T14:00 --leader PP
    telling 0 '' 2026-0001 --outcome agreed --on 2026-09-10
    # A third talk is to come: what was agreed in the second does not do.
    telling 0 '' 2026-0001 --at 2026-09-17T14:00
    run_split interviews 2026-0001
    assert_out '|2026-09-03|14:00||PP|0|2026-09-03|no_show
2026-09-04|2026-09-10|14:00||PP|0|2026-09-10|agreed
|2026-09-17|14:00|||0||'
    run_split screen decide 2026-0001 accept --on 2026-09-18
    assert_status 77
    assert_err 'screen: 2026-0001 has had no interview with the outcome agreed; the service requires one, or --override REASON'
    telling 0 '' 2026-0001 --outcome agreed --on 2026-09-17
    run_split screen decide 2026-0001 accept --on 2026-09-18
    assert_status 0
    telling 77 'screen: 2026-0001 is waiting; an interview comes before the decision' 2026-0001 --invite
    # The due rule is met by the first that was held, whatever came after.
    run_split report due --today 2026-12-01 2026-0001
    assert_out_lacks 'interview'
}

@test "a decline after the talk opens the way to another one only by a new decision" {
    screen interview 2026-0001 --outcome declined --on 2026-08-25
    screen decide 2026-0001 decline --reason 'the family does not want it' --on 2026-08-25
    telling 77 'screen: 2026-0001 is declined; an interview comes before the decision' 2026-0001 --invite
}

# --- its days ----------------------------------------------------------------------------------------

@test "days typed late are held against the matter's own, never against the day of typing" {
    export KREDS_TODAY=2027-03-01
    telling 77 'screen: the day lies before the receipt of 2026-0001 on 2026-08-18; wanted that day or a later one' \
        2026-0001 --invite --on 2026-08-17
    telling 77 'screen: the day lies before the receipt of 2026-0001 on 2026-08-18; wanted that day or a later one' \
        2026-0001 --at 2026-08-17T10:00 --on 2026-08-18
    telling 77 'screen: the day lies before the receipt of 2026-0001 on 2026-08-18; wanted that day or a later one' \
        2026-0001 --outcome agreed --on 2026-08-17
    telling 0 '' 2026-0001 --invite --at 2026-08-20T10:00 --on 2026-08-18
    telling 77 'screen: 2026-0001 is set for 2026-08-20, and nobody can stay away before that day; give a later --on' \
        2026-0001 --outcome no_show --on 2026-08-19
    # They may have come, or have said no, before that.
    telling 0 '' -n 2026-0001 --outcome declined --on 2026-08-19
    telling 0 '' 2026-0001 --outcome no_show --on 2026-08-20
    telling 77 'screen: the day lies before the last interview of 2026-0001 on 2026-08-20; wanted that day or a later one' \
        2026-0001 --invite --on 2026-08-19
    telling 0 '' 2026-0001 --invite --on 2026-08-20
    # Nor does an invitation in between let the next talk come before the last one.
    telling 77 'screen: the day lies before the last interview of 2026-0001 on 2026-08-20; wanted that day or a later one' \
        2026-0001 --outcome agreed --on 2026-08-19
    [ "$(stored 'SELECT DISTINCT entered_on FROM interview')" = 2027-03-01 ]
}

@test "a talk before its invitation is said, for the invitation's day was likely typed late" {
    telling 0 '' 2026-0001 --invite
    telling 0 'screen: the interview of 2026-0001 lies before its invitation on 2026-09-01; --invite --on tells the day of that' \
        2026-0001 --at 2026-08-28T10:00
    telling 0 '' 2026-0001 --invite --on 2026-08-20
    telling 0 '' 2026-0001 --outcome agreed --on 2026-08-28
}

@test "a public holiday, a day that is none of the leader's, another role: said, and done" {
    telling 0 'screen: 2026-0001 is set for 2026-12-25, a public holiday (Christmas Day)' 2026-0001 --at 2026-12-25T10:00
    telling 0 'screen: FT cannot lead on 2026-09-04, a fri; possible days are mon,tue,wed,thu' \
        2026-0001 --at 2026-09-04T10:00 --leader FT
    schedule staff add -q CO --role coordinator
    schedule staff add XX
    telling 0 'screen: cool-kids: the leader CO is coordinator; the service lists psychologist, family therapist' \
        2026-0001 --at 2026-09-08T10:00 --leader CO
    telling 0 'screen: cool-kids: the leader XX has no role; the service lists psychologist, family therapist' \
        2026-0001 --leader XX
    telling 0 '' 2026-0001 --leader PP
    telling 0 '' -q 2026-0001 --leader CO
}

# --- twice at once -----------------------------------------------------------------------------------

@test "a leader or a venue twice at once is refused: another interview, a session; back to back is not" {
    telling 0 '' 2026-0001 --at 2026-09-15T14:00 --venue Huset --leader PP
    telling 77 'screen: PP leads 2026-0002 and 2026-0001 at once on 2026-09-15; wanted one at a time' \
        2026-0002 --at 2026-09-15T14:00 --leader PP
    telling 77 'screen: Huset is booked for 2026-0002 and for 2026-0001 at once on 2026-09-15; wanted one at a time' \
        2026-0002 --at 2026-09-15T14:00 --leader FT --venue Huset
    [ -z "$(interviews 2026-0002)" ]
    telling 0 '' 2026-0002 --at 2026-09-15T14:30 --leader PP --venue Huset
    # Moved onto another: what is told later is judged with what stood.
    telling 77 'screen: PP leads 2026-0002 and 2026-0001 at once on 2026-09-15; wanted one at a time
screen: Huset is booked for 2026-0002 and for 2026-0001 at once on 2026-09-15; wanted one at a time' 2026-0002 --at 2026-09-15T14:00
    telling 0 '' 2026-0003 --at 2026-09-15T14:00
    telling 77 'screen: PP leads 2026-0003 and 2026-0001 at once on 2026-09-15; wanted one at a time' 2026-0003 --leader PP
    # Home is nobody's room, and an interview does not stand in its own way.
    telling 0 '' 2026-0001 --venue home
    telling 0 '' 2026-0003 --venue home
    telling 0 '' 2026-0001 --at 2026-09-15T14:00 --venue Huset
    # A session, in its midst and behind it.
    accepted 2026-0004
    schedule plan siblings-group --start 2026-10-01 --time 15:00 --venue Huset --leaders FT,BK --code sg >/dev/null
    telling 77 'screen: FT leads 2026-0002 and sg/1 at once on 2026-10-01; wanted one at a time' \
        2026-0002 --at 2026-10-01T16:00 --leader FT --venue home
    telling 77 'screen: Huset is booked for 2026-0002 and for sg/1 at once on 2026-10-01; wanted one at a time' \
        2026-0002 --at 2026-10-01T15:00
    local end
    end=$(stored "SELECT strftime('%H:%M', start, '+' || minutes || ' minutes') FROM session WHERE number = 1")
    telling 0 '' 2026-0002 --at "2026-10-01T$end"
}

@test "without a time a leader is not judged, and a venue is said" {
    telling 0 '' 2026-0001 --at 2026-09-15T14:00 --venue Huset --leader PP
    telling 0 'screen: Huset is booked for 2026-0002 and for 2026-0001 on 2026-09-15, where a time is missing; wanted one at a time' \
        2026-0002 --at 2026-09-15 --venue Huset --leader PP
}

@test "what was held, withdrawn or decided against is nobody's booking any more" {
    local ref
    for ref in 2026-0001 2026-0002 2026-0003; do
        telling 0 '' "$ref" --at 2026-09-15T14:00 --leader PP
        telling 77 "screen: PP leads 2026-0004 and $ref at once on 2026-09-15; wanted one at a time" \
            2026-0004 --at 2026-09-15T14:00 --leader PP
        case $ref in
        *1) screen interview "$ref" --outcome declined --on 2026-09-15 ;;
        *2) refer withdraw "$ref" --reason moved ;;
        *3) screen decide "$ref" decline ;;
        esac
    done
    telling 0 '' 2026-0004 --at 2026-09-15T14:00 --leader PP
}

# --- many at once ------------------------------------------------------------------------------------

@test "each form from standard input; what is refused is told, and the others are done" {
    refer withdraw 2026-0003 --reason moved
    run_split screen interview - --invite < <(refer list)
    assert_status 1
    assert_err 'screen: 2026-0003 is withdrawn; an interview comes before the decision'
    [ "$(refer list --status interview | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002 2026-0004 2026-0005 2026-0006' ]
    run_split screen interview - --at 2026-09-08T10:00 --venue Huset <<<$'2026-0001\tx\n2026-0002\n2026-0009'
    assert_status 1
    assert_err <<'END'
screen: Huset is booked for 2026-0002 and for 2026-0001 at once on 2026-09-08; wanted one at a time
screen: standard input:3: no referral 2026-0009
END
    [ "$(interviews 2026-0001)" = '2026-09-01|2026-09-08|10:00|Huset||0||' ]
    [ "$(interviews 2026-0002)" = '2026-09-01|||||0||' ]
    run_split screen interview - --outcome agreed --on 2026-09-08 < <(refer list --status interview)
    assert_status 0
    assert_err ''
    [ "$(stored "SELECT count(*) FROM interview WHERE outcome = 'agreed'")" -eq 5 ]
    # One command is one entry, and goes back as one.
    kreds undo >/dev/null
    [ "$(stored "SELECT count(*) FROM interview WHERE outcome = 'agreed'")" -eq 0 ]
}

@test "all refused: the reason decides, and nothing is written" {
    refer withdraw 2026-0001 2026-0002 --reason moved
    local before
    before=$(kreds log | wc -l)
    telling 77 'screen: 2026-0001 is withdrawn; an interview comes before the decision
screen: 2026-0002 is withdrawn; an interview comes before the decision' 2026-0001 2026-0002 --invite
    telling 66 'screen: no referral 2026-0099' 2026-0099 --invite
    telling 66 "screen: no leader XX; wanted a code that schedule staff lists" 2026-0003 2026-0004 --at 2026-09-08 --leader XX
    [ "$(kreds log | wc -l)" -eq "$before" ]
}

@test "a broken catalogue stops it before anything changes" {
    mkdir broken
    echo 'catalogue: [' >broken/c.yaml
    KREDS_CATALOGUE=$PWD/broken run_split screen interview 2026-0001 --invite
    assert_status 78
    [ -z "$(interviews 2026-0001)" ]
}
