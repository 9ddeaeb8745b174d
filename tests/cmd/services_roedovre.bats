#!/usr/bin/env bats
# The children's group of Rødovre, walked from form to closing with its meetings, and its own rules held against it.
# shellcheck disable=SC1010 # done is a verb

load ../helpers
load ../services

FORMS=$(fixture cmd/services/roedovre)
LEADERS=$(fixture cmd/services/roedovre.csv)
# The guide leaves the parents' part to the leaders.
TOGETHER="schedule: children-group: the parents are with the course's own leaders; --parent-leaders and --parent-venue give their group its own"

setup() {
    kreds_setup
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/roedovre
    house 2026-12-01
}

# four: the form, and three more like it, were agreed on and accepted; REF is the first, others the other three.
four() {
    local child
    for child in 2 3 4; do
        sed "s/RB-1/RB-$child/; s/Alma Eksempel/Opdigt Nummer $child/" "$FORM" >"$child.yaml"
        refer add -q "$child.yaml" >>others
    done
    mapfile -t others < <(cut -f 1 others)
    screen interview "$REF" "${others[@]}" --outcome agreed
    screen decide "$REF" "${others[@]}" accept
}

# answered PHASE DAY: the mother's answers of REF came in.
answered() {
    screen record "$REF" sdq 00000 00000 00000 00000 00000 --phase "$1" --on "$2" >/dev/null
}

@test "whom it is for: mental illness or misuse in the family, some years of age as a guide" {
    receive children-group
    judged eligible
    variant eligible '' 's/mental_illness_in_family: yes/misuse_in_family: yes/'
    variant ineligible mental_illness_in_family,misuse_in_family 's/mental_illness_in_family: yes/mental_illness_in_family: no\n  misuse_in_family: no/'
    variant incomplete misuse_in_family 's/(mental_illness_in_family:) yes/\1 no/'
    variant review age 's/2016-03-04/2019-12-02/'
    variant review age 's/2016-03-04/2011-12-01/'
    variant eligible '' 's/2016-03-04/2019-12-01/'
    variant ineligible resident 's/Rødovre/Horsens/'
    variant ineligible child_wants 's/(child_wants:) yes/\1 no/'
    variant ineligible consent 's/(relation: father, consent:) given/\1 refused/'
}

@test "anybody refers, and a house sees where its referrals come from" {
    receive children-group
    for role in caseworker school 'health visitor' parent hospital self; do
        variant eligible '' "s/role: other/role: $role/"
    done
    run_split refer list --source 'web page' "$REF"
    assert_out "$REF${TAB}2026-12-01${TAB}children-group${TAB}received${TAB}10${TAB}0${TAB}web page${TAB}"
    run_split report weekly -f tsv
    assert_out_has "source${TAB}other${TAB}${TAB}1${TAB}"
}

@test "two trained leaders of different organisations at every session" {
    plan() { refused "$1" schedule plan children-group --start 2027-01-05 --code bg --leaders "$2"; }
    plan 'schedule: children-group: 1 leader is named; the service asks for 2' LA
    plan 'schedule: children-group: all leaders come from one organisation; the service asks for different ones' LA,LC
    plan 'schedule: children-group: the leader LD is not qualified; wanted a qualification in the service' LA,LD
    # What is not recorded is said; a person knows.
    said "schedule: children-group: no organisation is recorded of LE; the leaders' must differ
$TOGETHER" \
        schedule plan children-group --start 2027-01-05 --leaders LA,LE -n
    said "$TOGETHER" schedule plan children-group --start 2027-01-05 --leaders LA,LB,LC -n
    said "$TOGETHER" schedule plan children-group --start 2027-01-05 --leaders LA,LB -n
}

@test "the winter holiday is week 8, where Copenhagen has week 7" {
    schedule plan children-group --start 2027-02-16 --leaders LA,LB --sessions 2 2>/dev/null | cut -f 2,9 | head -n 2 >here
    run_split cat here
    assert_out "2027-02-16$TAB
2027-03-02${TAB}2027-02-23 is closed (winter); moved to 2027-03-02"
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    refused "schedule: children-group: 2027-02-16 is closed (winter); a course starts on an open day
schedule: children-group: the nearest start that would do is 2027-02-23" \
        schedule plan children-group --start 2027-02-16 --leaders LA,LB --code there -n
}

@test "ten sessions by the manual, a network meeting, a closing talk, the SDQ three times" {
    receive children-group
    owed 2026-12-10 'interview|received|2026-12-15||family|'
    four
    owed 2026-12-16

    said "$TOGETHER" schedule plan children-group --start 2027-01-05 --venue Huset --leaders LA,LB --code bg
    planned 'bg/1|2027-01-05|tue|12:30|120|group|Huset|' \
        'bg/2|2027-01-12|tue|12:30|120|group|Huset|' \
        'bg/3|2027-01-19|tue|12:30|120|group|Huset|' \
        'bg/4|2027-01-26|tue|12:30|120|group|Huset|' \
        'bg/5|2027-02-02|tue|12:30|120|group|Huset|' \
        'bg/6|2027-02-09|tue|12:30|120|group|Huset|' \
        'bg/7|2027-02-16|tue|12:30|120|group|Huset|' \
        'bg/8|2027-03-02|tue|12:30|120|group|Huset|2027-02-23 is closed (winter); moved to 2027-03-02' \
        'bg/9|2027-03-09|tue|12:30|120|group|Huset|' \
        'bg/10|2027-03-16|tue|12:30|120|group|Huset|' \
        'bg/11|2027-02-02|tue|||network meeting|Huset|' \
        'bg/12|2027-04-06|tue|||closing talk|Huset|'
    schedule place --commit >/dev/null
    state placed

    owed 2026-12-28 'SDQ before|start|2026-12-29||family|LA' 'network meeting called|start|2027-01-19||family,school|LA' \
        'closing talk called|end|2027-03-23||family|LA' 'SDQ after|end|2027-03-30||family|LA' 'SDQ followup|end|2027-06-16||family|LA'
    refused "report: SDQ before of $REF is settled by the response itself; wanted it recorded there" \
        report done "$REF" 'SDQ before'
    answered before 2026-12-28

    # The parents have a part of their own at two of the sessions; both meetings are for the grown-ups.
    for n in 1 2 3 4; do come bg/$n "$REF" "${others[@]}"; done
    come bg/1 "$REF+1" "$REF+2"
    for n in 2 5 9; do
        refused "attend: parents do not take part in bg/$n" attend mark bg/$n "$REF+1=present"
    done
    report done "$REF" 'network meeting called' --on 2027-01-18
    owed 2027-01-19 'closing talk called|end|2027-03-23||family|LA' 'SDQ after|end|2027-03-30||family|LA' \
        'SDQ followup|end|2027-06-16||family|LA'
    run_split schedule move bg/11 2027-02-04T14:00 --reason 'the teachers can come then'
    planned 'bg/11|2027-02-04|thu|14:00||network meeting|Huset|the teachers can come then'
    refused "attend: only adults take part in bg/11; they are written $REF+1, $REF+2" attend mark bg/11 "$REF=present"
    come bg/11 "$REF+1" "$REF+2"
    for n in 5 6 7 8 9 10; do come bg/$n "$REF" "${others[@]}"; done
    come bg/10 "$REF+1"

    # A meeting is none of the ten: it moves neither the end nor what counts from it.
    report done "$REF" 'closing talk called' --on 2027-03-17
    owed 2027-03-31 'SDQ after|end|2027-03-30|1|family|LA' 'SDQ followup|end|2027-06-16||family|LA'
    answered after 2027-03-31
    come bg/12 "$REF+1" "$REF+2"
    refused "schedule: $REF is marked at bg/12 on 2027-04-06; wanted that day or a later one
schedule: bg/12 was held on 2027-04-06; wanted that day or a later one" schedule end bg --on 2027-04-05
    day 2027-04-06
    said '' schedule end bg
    state completed

    # Evaluated three months after, when all is long closed.
    owed 2027-06-15 'SDQ followup|end|2027-06-16||family|LA'
    answered followup 2027-06-20
    over
}

@test "a session that falls away is held a week later, and what counts from the end moves with it" {
    receive children-group
    four
    schedule plan children-group --start 2027-01-05 --leaders LA,LB --code bg >/dev/null
    schedule place --commit >/dev/null
    run_split schedule cancel bg/10 --reason 'leaders ill' --append
    assert_status 0
    run_split schedule show bg
    assert_out_has "bg/13${TAB}2027-03-23${TAB}tue${TAB}2027-W12${TAB}12:30${TAB}120${TAB}group${TAB}${TAB}instead of bg/10"
    owed 2026-12-01 'SDQ before|start|2026-12-29||family|LA' 'network meeting called|start|2027-01-19||family,school|LA' \
        'closing talk called|end|2027-03-30||family|LA' 'SDQ after|end|2027-04-06||family|LA' 'SDQ followup|end|2027-06-23||family|LA'
}
