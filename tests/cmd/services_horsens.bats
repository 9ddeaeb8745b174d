#!/usr/bin/env bats
# The well-being groups of Horsens, walked from form to closing, and their own rules held against them.
# shellcheck disable=SC1010 # done is a verb

load ../helpers
load ../services

FORMS=$(fixture cmd/services/horsens)
LEADERS=$(fixture cmd/services/horsens.csv)

setup() {
    kreds_setup
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/horsens
    house 2026-08-17
}

# pupil NUMBER [SCHOOL]: one more like REF, accepted; its reference is printed.
pupil() {
    local ref
    sed "s/TG-1/TG-$1/; s/Alma Eksempel/Opdigt Nummer $1/; s/, school: Opdigtet Skole/${2+, school: $2}/" "$FORM" >pupil.yaml
    ref=$(refer add -q pupil.yaml | cut -f 1)
    screen decide "$ref" accept 2>/dev/null
    echo "$ref"
}

@test "whom it is for: a vulnerable period, found by the school or the parents" {
    receive wellbeing-group
    judged eligible
    for concern in illness low_self_esteem; do
        variant eligible '' "s/divorce/$concern/"
    done
    variant incomplete vulnerable_period 's/divorce/friends/'
    variant eligible '' 's/divorce/friends/; s/^facts:/facts:\n  vulnerable_period: yes/'
    variant ineligible concern,vulnerable_period 's/divorce/friends/; s/^facts:/facts:\n  vulnerable_period: no/'
    variant eligible '' 's/role: school/role: parent/'
    for role in caseworker hospital self other; do
        variant ineligible referrer_role "s/role: school/role: $role/"
    done
    variant ineligible school_takes_part 's/(school_takes_part:) yes/\1 no/'
    variant ineligible child_wants 's/(child_wants:) yes/\1 no/'
    variant ineligible consent 's/(relation: father, consent:) given/\1 refused/'
    # Preventive, neither therapy nor treatment: a person looks at a child who needs those.
    variant review treatment_needed 's/(treatment_needed:) no/\1 yes/'
}

@test "one leader employed by the school and one volunteer, both after the leaders' course" {
    plan() {
        refused "$1" schedule plan wellbeing-group --school 'Opdigtet Skole' --start 2026-08-31 --time 13:00 --code tg --leaders "$2"
    }
    plan 'schedule: wellbeing-group: 1 leader is named; the service asks for 2
schedule: wellbeing-group: 0 leaders with the role volunteer are named; the service asks for 1' SA
    plan 'schedule: wellbeing-group: 0 leaders with the role volunteer are named; the service asks for 1' SA,SC
    plan 'schedule: wellbeing-group: 0 leaders with the role school employee are named; the service asks for 1' VA,VB
    plan 'schedule: wellbeing-group: the leader SB is not qualified; wanted a qualification in the service' SB,VA
    plan 'schedule: wellbeing-group: the leader PL is project lead; the service lists school employee, volunteer' SA,VA,PL
    said '' schedule plan wellbeing-group --school 'Opdigtet Skole' --start 2026-08-31 --time 13:00 --leaders SA,VA -n
}

@test "each course is at a school, weekly for ten weeks of an hour and a half to two" {
    run_split schedule plan wellbeing-group --start 2026-08-31 --time 13:00 --leaders SA,VA
    assert_status 64
    assert_err_has 'schedule: wellbeing-group meets at a school; wanted --school NAME'
    refused 'schedule: wellbeing-group: 2026-08-29 is a sat; the service allows mon,tue,wed,thu,fri
schedule: wellbeing-group: the nearest start that would do is 2026-08-31' \
        schedule plan wellbeing-group --school 'Opdigtet Skole' --start 2026-08-29 --leaders SA,VA
    said '' schedule plan wellbeing-group --school 'Opdigtet Skole' --start 2026-08-31 --minutes 120 --leaders SA,VA -n
    said '' schedule plan wellbeing-group --school 'Opdigtet Skole' --start 2026-10-05 --time 13:00 --leaders SA,VA --code tg
    planned 'tg/1|2026-10-05|mon|13:00|90|group||' \
        'tg/2|2026-10-19|mon|13:00|90|group||2026-10-12 is closed (autumn); moved to 2026-10-19' \
        'tg/3|2026-10-26|mon|13:00|90|group||' \
        'tg/4|2026-11-02|mon|13:00|90|group||' \
        'tg/5|2026-11-09|mon|13:00|90|group||' \
        'tg/6|2026-11-16|mon|13:00|90|group||' \
        'tg/7|2026-11-23|mon|13:00|90|group||' \
        'tg/8|2026-11-30|mon|13:00|90|group||' \
        'tg/9|2026-12-07|mon|13:00|90|group||' \
        'tg/10|2026-12-14|mon|13:00|90|group||'
}

@test "a child comes into a course at its own school alone, and through it" {
    receive wellbeing-group
    said '' screen decide "$REF" accept
    mine=("$REF" "$(pupil 2 'Opdigtet Skole')" "$(pupil 3 'Opdigtet Skole')" "$(pupil 4 'opdigtet skole')")
    other=$(pupil 5 'Udtænkt Skole')
    nowhere=$(pupil 6)
    schedule plan wellbeing-group --school 'Opdigtet Skole' --start 2026-08-31 --time 13:00 --leaders SA,VA --code tg >/dev/null
    run_split schedule place --commit
    assert_out "$(printf '%s\ttg\tplaced\t\n' "${mine[@]}")
$other$TAB${TAB}waiting${TAB}tg is for pupils of another school
$nowhere$TAB${TAB}waiting${TAB}tg is for pupils of another school"

    for n in $(seq 10); do come "tg/$n" "${mine[@]}"; done
    refused 'attend: parents do not take part in tg/1' attend mark tg/1 "$REF+1=present"
    owed 2026-12-31 # the source has no follow-up
    day 2026-11-09
    said '' schedule end tg
    over
    for ref in "$other" "$nowhere"; do
        REF=$ref
        state waiting
    done
    # The other school's pupil waits for a course there.
    run_split schedule plan wellbeing-group --school 'Udtænkt Skole' --start 2026-11-16 --leaders SC,VA --code ug
    assert_status 0
    run_split schedule assign "$other" ug
    assert_status 0
    assert_err ''
    run_split schedule assign "$nowhere" ug
    assert_err_has "$nowhere"
}

@test "what the children say of it goes into the notes, where it can be read again" {
    receive wellbeing-group
    screen decide "$REF" accept
    schedule plan wellbeing-group --school 'Opdigtet Skole' --start 2026-08-31 --leaders SA,VA --code tg >/dev/null
    schedule assign "$REF" tg
    come tg/1 "$REF"
    attend note tg/1 'they say that it helps to hear from one another'
    run_split attend show tg/1
    assert_out_has 'they say that it helps to hear from one another'
}
