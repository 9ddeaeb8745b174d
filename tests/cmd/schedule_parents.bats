#!/usr/bin/env bats
# kreds-schedule: courses to which parents come, at every session, at the last, or to a parallel group: what is cancelled comes again.

load ../helpers

# The children's group bg of Copenhagen, with the parents in a group of their own (PA, PB, in Salen).
parallel() {
    kreds init
    schedule staff import "$(fixture cmd/services/koebenhavn.csv)"
    schedule staff add PA 2>/dev/null
    schedule staff add PB 2>/dev/null
    schedule plan children-group --start 2026-09-02 --time 15:00 --leaders LA,LB --code bg --venue Huset \
        --parent-leaders PA,PB --parent-venue Salen >/dev/null
}

# The same, with the parents at six of the children's own sessions.
together() {
    kreds init
    schedule staff import "$(fixture cmd/services/koebenhavn.csv)"
    schedule plan children-group --start 2026-09-02 --time 15:00 --leaders LA,LB --code bg --venue Huset >/dev/null 2>&1
}

# norddjurs: the leaders of its house.
norddjurs() {
    kreds init
    schedule staff import "$(fixture cmd/schedule/leaders.csv)"
}

setup() {
    kreds_setup
    KOEBENHAVN=$KREDS_ROOT/examples/koebenhavn
}

# house NAME: that house, with Copenhagen's catalogue unless it is norddjurs'.
house() {
    [ "$1" = norddjurs ] || export KREDS_CATALOGUE=$KOEBENHAVN
    prepared "$1"
}

# with_parents [CODE]: the numbers of the sessions, not cancelled, to which parents come.
with_parents() {
    sqlite3 store/kreds.db "SELECT group_concat(number, ' ') FROM session WHERE parents AND status <> 'cancelled'"
}

# parents_missing N DATE: what schedule check says of bg, and that its remedy mends it.
parents_missing() {
    run_split schedule check
    assert_status 1
    [ "$(grep 'of the parent group' <<<"$stdout")" = \
        "$(printf 'warning\tbg\t%s; the course promises 6\tschedule add bg %s --kind '\''parent group'\' "$1" "$2")" ]
    eval "$(grep 'of the parent group' <<<"$stdout" | head -n 1 | cut -f 4)" >added
}

@test "the parents' own first session begins no course: its places are free until the children meet" {
    house parallel
    schedule move bg/11 2026-08-31T15:00 --reason 'the parents first' --agreed 'an evening for them' >/dev/null
    sqlite3 store/kreds.db "UPDATE session SET status = 'held' WHERE number = 11"
    [ "$(schedule seats children-group --today 2026-09-01 | cut -f 2,3,9)" = $'bg\t2026-09-02\t8' ]
    [ "$(refer services --today 2026-09-01 | grep '^children-group' | cut -f 4)" = 8 ]
}

@test "a session of the parents' own that is cancelled is missing, in words and in check, until another comes" {
    house parallel
    [ -z "$(schedule check | grep 'parent group')" ]
    said "schedule: bg promises 6 sessions of the parent group and has 5; schedule add bg 2026-11-18 --kind 'parent group' puts one more at the end" \
        schedule cancel bg/16 --reason 'PA is ill'
    parents_missing '5 sessions of the parent group stand' 2026-11-18
    [ "$(cut -f 1-8 added)" = $'bg/17\t2026-11-18\twed\t2026-W47\t15:00\t120\tparent group\tSalen' ]
    [ "$(schedule ical --leader PB | grep -c '^DTSTART;.*20261118T150000')" = 1 ] # the leaders of its own
    [ -z "$(schedule check | grep 'parent group')" ]
    # With the children's session both are missing, and both are said.
    said "schedule: bg promises 10 sessions and has 9; schedule add bg 2026-11-18 puts one more at the end
schedule: bg promises 6 sessions of the parent group and has 5; schedule add bg 2026-11-25 --kind 'parent group' puts one more at the end" \
        schedule cancel bg/1 --reason snow
    # Of a course that is closed nothing is missing any more.
    schedule end bg --on 2026-09-16 --reason 'too few' >/dev/null
    run_split schedule check
    assert_out_lacks 'parent group'
}

# found: what check says of sessions, each with its remedy.
found() { schedule check | grep -o 'bg/.*' | tr '\t' '|'; }

@test "check looks after the parents' own group: its room, its leaders and their days; and the parents give way, not the children" {
    house parallel
    schedule staff add XX >/dev/null 2>&1
    sqlite3 store/kreds.db "UPDATE session SET venue = 'Huset' WHERE number = 13;
        DELETE FROM leads WHERE session = 14; INSERT INTO leads (course, session, staff) VALUES (1, 14, 'LA')"
    schedule staff away PB 2026-10-28 2>/dev/null
    [ "$(found | sort)" = 'bg/13|Huset is booked for bg/13 and for bg/5 at once on 2026-09-30; wanted one at a time|schedule move bg/13 2026-09-30 --venue NAME --reason TEXT
bg/14|LA leads bg/14 and bg/6 at once on 2026-10-07; wanted one at a time|schedule substitute bg/14 LA --by PA
bg/15|PB cannot lead on 2026-10-28, being away from 2026-10-28 to 2026-10-28; wanted another leader or day|schedule substitute bg/15 PB --by XX' ]
    schedule move bg/13 2026-09-30 --venue Salen --reason 'two groups in one room' >/dev/null
    schedule substitute bg/14 LA --by PA >/dev/null
    schedule substitute bg/15 PB --by XX >/dev/null
    [ -z "$(found)" ]
    # What the service asks of leaders it asks of the parents' too; how many there are is the house's.
    mkdir catalogue && cp "$KOEBENHAVN"/*.yaml catalogue
    sed -i 's/group: {min: 4, max: 8, leaders: 2}/group: {min: 4, max: 8, leaders: 2, qualified: true}/' catalogue/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/catalogue
    for code in LA LB PA; do schedule staff add "$code" --qualified children-group >/dev/null 2>&1; done
    schedule plan children-group --start 2026-09-03 --time 10:00 --leaders LA,LB --code cg --venue Huset \
        --parent-leaders PA --parent-venue Salen >/dev/null
    sqlite3 store/kreds.db "UPDATE leads SET staff = 'PB' WHERE course = 2 AND session = 11"
    [ "$(schedule check cg | grep -o 'cg/.*')" = \
        $'cg/11\tchildren-group: the leader PB is not qualified; wanted a qualification in the service\tschedule substitute cg/11 PB' ]
}

@test "cancel --append puts a parents' own session at the end of their group, by its own rules" {
    house parallel
    said '' schedule cancel bg/12 --append --reason 'PA is ill'
    assert_rows <<<'bg/17 | 2026-11-18 | wed | 2026-W47 | 15:00 | 120 | parent group | Salen | instead of bg/12'
    [ "$(schedule ical --leader PA | grep -c '^DTSTART;.*20261118T150000')" = 1 ]
    [ -z "$(schedule check | grep 'parent group')" ]
    kreds undo >/dev/null
    # Where the children still meet behind the parents' last, it is beside theirs; its time is the group's, whatever the one's own was.
    schedule cancel bg/2 --append --reason snow >/dev/null
    schedule move bg/15 2026-10-28T10:00 --reason 'the room' >/dev/null
    said '' schedule cancel bg/15 --append --reason 'PA is ill'
    assert_rows <<<'bg/18 | 2026-11-18 | wed | 2026-W47 | 15:00 | 120 | parent group | Salen | instead of bg/15'
    # A day on which its leader is away is passed by.
    schedule staff away PB 2026-11-25 >/dev/null
    run_split schedule cancel bg/14 --append --reason 'PA is ill'
    assert_rows <<<'bg/19 | 2026-12-02 | wed | 2026-W49 | 15:00 | 120 | parent group | Salen | instead of bg/14; a leader or the venue is not free on 2026-11-25'
}

@test "cancel --append: the parents' session that falls with the children's comes again with it" {
    house parallel
    said '' schedule cancel bg/10 --append --reason snow
    assert_rows <<'END'
bg/17 | 2026-11-18 | wed | 2026-W47 | 15:00 | 120 | group | Huset | instead of bg/10
bg/18 | 2026-11-18 | wed | 2026-W47 | 15:00 | 120 | parent group | Salen | instead of bg/16
END
    # All of a stretch: two of the children's, and of the parents' own one beside them and one that stands alone.
    schedule move bg/15 2026-10-29 --reason 'the room' >/dev/null
    said '' schedule cancel bg --from 2026-10-28 --to 2026-11-04 --append --reason snow
    [ "$(cut -f 1,2,7 .stdout | tr '\t\n' ' ;')" = \
        'bg/19 2026-11-25 group;bg/20 2026-11-25 parent group;bg/21 2026-12-02 group;' ]
    [ -z "$(schedule check | grep 'promises')" ]
}

@test "cancel --append: parents come to as many of the children's own sessions as before" {
    house together
    [ "$(with_parents)" = '1 3 5 6 8 10' ]
    said '' schedule cancel bg/3 --append --reason snow
    [ "$(with_parents)" = '1 5 6 8 10 11' ]
    said '' schedule cancel bg/2 --append --reason snow # they were not at that one
    [ "$(with_parents)" = '1 5 6 8 10 11' ]
    [ -z "$(schedule check | grep 'promises')" ]
}

@test "cancel --append: parents come to every session, or to the last" {
    house norddjurs
    schedule plan cool-kids --start 2026-09-15 --venue Huset --leaders PP,FT --code ck >/dev/null
    run_split schedule cancel ck/2 --append --reason ill
    assert_rows <<<'ck/11 | 2027-01-19 | tue | 2027-W03 | 15:00 | 120 | group | Huset | instead of ck/2'
    [ "$(with_parents)" = '1 3 4 5 6 7 8 9 10 11' ]
    rm -r store
    house norddjurs
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Huset --leaders BK,PP --sessions 6 --code sg >/dev/null 2>&1
    [ "$(with_parents)" = 6 ]
    said 'schedule: the parents do not come to sg/6 any more' schedule cancel sg/3 --append --reason snow
    [ "$(with_parents)" = 7 ]
    said '' schedule cancel sg/7 --append --reason snow # the last itself
    [ "$(with_parents)" = 8 ]
}

@test "cancel --append goes by the course's weekday and time, though the last was moved alone" {
    house norddjurs
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Huset --leaders BK,PP --sessions 5 --code sg >/dev/null 2>&1
    schedule move sg/5 2026-12-15T09:00 --reason 'the room is painted' >/dev/null # a Tuesday; the others are Thursdays
    run_split schedule cancel sg/2 --append --reason snow
    assert_rows <<<'sg/6 | 2027-01-07 | thu | 2027-W01 | 15:30 | 90 | group | Huset | instead of sg/2; 2026-12-31 is closed (christmas); moved to 2027-01-07'
    kreds undo >/dev/null
    run_split schedule cancel sg/5 --append --reason snow # the moved one itself
    assert_rows <<<'sg/6 | 2027-01-07 | thu | 2027-W01 | 15:30 | 90 | group | Huset | instead of sg/5; 2026-12-31 is closed (christmas); moved to 2027-01-07'
    kreds undo >/dev/null
    schedule move sg/4 2026-11-24T16:00 --rest --reason 'a new weekday' >/dev/null # all the later ones: now it is Tuesdays
    run_split schedule cancel sg/2 --append --reason snow
    [ "$(cut -f 2,3,5 .stdout)" = $'2027-01-05\ttue\t16:00' ]
}

# --- a year's plan -------------------------------------------------------------------------------------------

# wants LINE…: a plan for Wednesdays at three, with these lines under `courses`.
wants() {
    printf 'plan: Groups\nearliest: 2026-09-01\nlatest: 2026-11-20\nvenues: [Huset, Salen, Loftet]\ntimes: ["15:00"]\ndays: [wed]\n' >plan.yaml
    printf -- '%s\n' "${LEADERS-leaders: []}" courses: >>plan.yaml
    printf -- '  - {service: children-group, %s}\n' "$@" >>plan.yaml
}

# planned [OPTION…]: venue and leaders of the courses that year plans, and those of their parents.
planned() {
    run_split schedule year plan.yaml "$@"
    assert_status 0
    cut -f 1,6,7,9,10 .stdout | tr '\t' '|'
}

leaders() {
    kreds init
    for code in "$@"; do schedule staff add "$code" 2>/dev/null; done
}

NOBODY="no leader and no room are free for the parent group beside the children; the parents are with the course's own leaders, unless the group is planned by hand"

@test "year gives a parent group a leader and a room of its own, as schedule plan makes it" {
    export KREDS_CATALOGUE=$KOEBENHAVN
    prepared leaders LA LB PA PB
    wants 'venues: [Huset]'
    sed -i /leaders:/d plan.yaml
    [ "$(planned --commit)" = 'cg-2026-a|Huset|LA,LB|Salen|PA' ]
    [ ! -s .stderr ]
    [ -z "$(schedule check --today 2026-08-01)" ] && [ -z "$(kreds check)" ]
    schedule show cg-2026-a >shown
    [ "$(schedule ical --leader PA | grep -c '^LOCATION:Salen')" = 6 ]
    [ "$(sqlite3 store/kreds.db 'SELECT max(sequence) FROM session')" = 0 ]
    kreds undo >/dev/null
    schedule plan children-group --start 2026-09-02 --time 15:00 --leaders LA,LB --venue Huset --parent-leaders PA --parent-venue Salen >by_hand
    cmp shown by_hand
    kreds undo >/dev/null
    run_split schedule year plan.yaml -f text
    [ "$(grep -c 'Huset + Salen  LA,LB + PA  ######-####' <<<"$stdout")" = 1 ]
}

@test "year: nobody and nothing is taken twice by parent groups, and where none is free it says so" {
    export KREDS_CATALOGUE=$KOEBENHAVN
    prepared leaders LA LB PA PB QA QB
    wants 'count: 2' # four leaders, two rooms; one room is left, and each of two leaders
    sed -i /leaders:/d plan.yaml
    [ "$(planned --commit)" = 'cg-2026-a|Huset|LA,LB|Loftet|QA
cg-2026-b|Salen|PA,PB||' ]
    [ "$(cat .stderr)" = "schedule: plan.yaml:8:5: cg-2026-b: $NOBODY" ]
    [ -z "$(schedule check --today 2026-08-01)" ]
    kreds undo >/dev/null
    # What is booked, who is away, who may not, and who has enough: none of them is taken.
    schedule staff add QA --max-courses 1 2>/dev/null
    schedule plan children-group --start 2026-09-07 --time 10:00 --venue Huset --leaders QA,PB --code other >/dev/null 2>&1
    schedule staff away QB 2026-09-16 2>/dev/null
    LEADERS=$'leaders:\n  - {code: PA, max_courses: 0}' wants 'leaders: [LA, LB, PA, QA, QB]'
    [ "$(planned)" = 'cg-2026-a|Huset|LA,LB||' ]
    [ "$(cat .stderr)" = "schedule: plan.yaml:10:5: cg-2026-a: $NOBODY" ]
    schedule staff away QB 2026-09-16 --remove 2>/dev/null
    [ "$(planned)" = 'cg-2026-a|Huset|LA,LB|Salen|QB' ]
    # A house that has it so.
    wants 'parents: together'
    sed -i /leaders:/d plan.yaml
    [ "$(planned | cut -d '|' -f 4,5)" = '|' ]
    [ ! -s .stderr ]
    wants 'parents: elsewhere'
    run_split schedule year plan.yaml
    assert_status 65
    assert_err_has 'plan.yaml:9:40:'
}

# The trigger stands for a command that writes while the plan with the parents' sessions is put into the store.
@test "year: a course with the parents' sessions is held against what others booked by then" {
    export KREDS_CATALOGUE=$KOEBENHAVN
    prepared leaders LA LB PA PB QA QB
    wants 'count: 2'
    sed -i /leaders:/d plan.yaml
    sqlite3 store/kreds.db "CREATE TRIGGER other AFTER INSERT ON session WHEN NEW.kind = 'parent group'
        BEGIN INSERT OR IGNORE INTO away VALUES ('PA', '2026-09-02', '2026-09-02'); END"
    run_split schedule year plan.yaml --commit
    assert_status 77
    assert_err_has 'schedule: PA cannot lead on 2026-09-02, being away from 2026-09-02 to 2026-09-02; wanted another leader or day'
    [ -z "$(schedule list)" ]
    sqlite3 store/kreds.db 'DROP TRIGGER other'
    [ "$(planned --commit | wc -l)" = 2 ]
}
