#!/usr/bin/env bats
# kreds-screen decide: what makes sense when, declines that are parked, redirects whole, many at once, a consent taken back.

load ../helpers

TAB=$'\t'

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

stored() { sqlite3 -separator '|' "$KREDS_DB" "$1"; }

# deciding STATUS MESSAGE ARGUMENT…: what screen decide says, and that it prints nothing.
deciding() {
    local wanted=$1 message=$2
    shift 2
    run_split screen decide "$@"
    assert_status "$wanted"
    assert_out ''
    assert_err "$message"
}

# state REF: where it stands.
state() { refer list "$1" | cut -f 4; }

# whole: a referral to family treatment with all that can be told of it; REF is its reference.
whole() {
    cat >whole.yaml <<'END'
service: family-treatment
received_on: 2026-08-20
external_id: F-1
citizen: {name: Opdigt Barn, birth_date: 2016-03-04, municipality: Norddjurs, school: Opdigtet Skole, class: 4.b}
holders:
  - {name: Opdigt Mor, relation: mother, phone: 00 00 00 01, consent: given}
  - {name: Opdigt Far, relation: father, holder: no, consent: given}
network: [{name: Opdigt Lærer, relation: class teacher, phone: 00 00 00 02}]
referrer: {role: caseworker, name: Opfundet Henviser, organisation: Myndigheden}
caseworker: {name: Opfundet Sagsbehandler, email: sag@example.org}
child_case: yes
legal_basis: SEL § 11
concerns: [sad]
reason: Opdigtet grund
child_wants: yes
action_plan: yes
goals: [to talk of it, to belong]
possible_days: [mon, tue]
practical: {interpreter: Opdigtisk, allergies: none, fetched_by: Opdigt Far}
facts: {developmental_risk: yes, active_effort: yes, family_willing: yes}
END
    REF=$(refer add -q whole.yaml | cut -f 1)
}

# --- what makes sense ----------------------------------------------------------------------------------

@test "a second decision says which command is meant" {
    deciding 0 '' 2026-0001 accept --override known
    deciding 77 'screen: 2026-0001 was accepted already and is waiting; schedule assign and leave change its place' \
        2026-0001 accept --override known
    schedule plan cool-kids --start 2026-09-23 --time 15:00 --leaders PP,FT --code ck -q >/dev/null
    schedule assign -q 2026-0001 ck >/dev/null
    [ "$(state 2026-0001)" = placed ]
    deciding 77 'screen: 2026-0001 was accepted already and is placed; schedule assign and leave change its place' \
        2026-0001 accept --override known
    deciding 77 'screen: 2026-0001 has a place; wanted schedule leave, which ends it' 2026-0001 decline
    deciding 77 'screen: 2026-0001 has a place; wanted schedule leave, which ends it' 2026-0001 redirect --to counselling
    schedule leave 2026-0001 ck --reason moved --on 2026-09-24
    deciding 77 'screen: 2026-0001 is left; wanted a new referral' 2026-0001 accept --override known
    refer withdraw 2026-0002 --reason moved
    deciding 77 'screen: 2026-0002 is withdrawn; wanted a new referral' 2026-0002 decline
    run_split screen decide 2026-0003 redirect --to counselling
    assert_status 0
    deciding 77 'screen: 2026-0003 goes on elsewhere already; wanted a decision on that referral' 2026-0003 accept --override known
}

@test "a decision that is typed late is judged by the age on its day" {
    local born
    for born in 2013-08-30 2018-08-30; do
        refer add -q - >/dev/null <<END
service: siblings-group
received_on: 2026-08-20
citizen: {name: Opdigt Barn $born, birth_date: $born, municipality: Norddjurs}
holders: [{name: Opdigt Mor, relation: mother, consent: given}]
child_wants: yes
facts: {sibling_with_disability: yes, worry_for_wellbeing: yes, own_transport: yes}
END
    done
    screen interview 2026-0007 2026-0008 --outcome agreed --on 2026-08-24
    run_split screen check 2026-0007 2026-0008
    assert_out "2026-0007${TAB}siblings-group${TAB}ineligible${TAB}age
2026-0008${TAB}siblings-group${TAB}eligible${TAB}"
    deciding 0 '' 2026-0007 accept --on 2026-08-29
    deciding 77 'screen: 2026-0008 does not meet a must: age; wanted met, or --override REASON' 2026-0008 accept --on 2026-08-29
    deciding 0 '' 2026-0008 accept --on 2026-08-30
    run_split stored 'SELECT verdict FROM decision ORDER BY id'
    assert_out $'eligible\neligible'
}

@test "a decline is looked at again: accepted, declined anew, or sent on" {
    deciding 0 '' 2026-0001 2026-0002 2026-0003 decline --reason full --on 2026-08-25
    deciding 0 '' 2026-0001 accept --override 'room after all'
    deciding 0 '' 2026-0002 decline --reason 'still full' --until 2026-12-01
    deciding 77 'screen: 2026-0003 was decided on 2026-08-25, after the day of this decision; give a later --on' \
        2026-0003 decline --on 2026-08-24
    run_split screen decide 2026-0003 redirect --to counselling --on 2026-08-25
    assert_status 0
    [ "$(refer list 2026-0001 2026-0002 2026-0003 | cut -f 4 | paste -s -d ' ')" = 'waiting declined redirected' ]
    run_split stored 'SELECT outcome, reason FROM decision ORDER BY id'
    assert_out 'decline|full
decline|full
decline|full
accept|
decline|still full
redirect|'
}

@test "a decline or a redirection without a reason is said, and one can be given after kreds undo" {
    local none='screen: no reason is recorded; kreds undo takes the decision back, and the same with --reason TEXT records one'
    deciding 0 "$none" 2026-0001 2026-0002 decline --until 2026-12-01
    kreds undo >/dev/null
    deciding 0 '' 2026-0001 2026-0002 decline --until 2026-12-01 --reason full
    deciding 0 '' -q 2026-0001 decline
    deciding 0 'screen: no reason is given; --reason TEXT records one' -n 2026-0001 decline
    screen decide -q 2026-0003 decline --on 2026-08-25
    deciding 1 "screen: 2026-0003 was decided on 2026-08-25, after the day of this decision; give a later --on
$none" 2026-0003 2026-0004 decline --on 2026-08-24
    deciding 77 'screen: 2026-0003 was decided on 2026-08-25, after the day of this decision; give a later --on' \
        2026-0003 decline --on 2026-08-24
    run_split screen decide 2026-0005 redirect --to counselling
    assert_err "screen: 2026-0005 goes on as $(cut -f 1 <<<"$stdout") (counselling)
$none"
    kreds undo >/dev/null
    run_split screen decide 2026-0005 redirect --to counselling --reason calm
    assert_err_lacks 'no reason'
    deciding 0 '' - decline </dev/null
}

@test "nobody is accepted on a day before the interview that the service requires" {
    screen interview 2026-0001 --outcome agreed --on 2026-08-28
    deciding 77 'screen: 2026-0001 had its interview on 2026-08-28, after the day of the decision; give a later --on' \
        2026-0001 accept --override known --on 2026-08-27
    deciding 0 '' -n 2026-0001 decline --on 2026-08-27 --reason full
    deciding 0 '' 2026-0001 accept --on 2026-08-28
}

@test "a child case needs its caseworker, and what to type is said" {
    whole
    refer set "$REF" caseworker.name= caseworker.email=
    deciding 77 "screen: $REF has a child case and no caseworker named; wanted refer set $REF caseworker.name=NAME, or --override REASON" \
        "$REF" accept
    refer set "$REF" 'caseworker.name=Opfundet Sagsbehandler'
    deciding 0 '' "$REF" accept
}

@test "supervised contact is accepted with the committee's decision, or against it with a reason that is kept" {
    local form
    form=$(fixture cmd/services/norddjurs/supervised-contact.yaml)
    sed '/supervision_decided/d' "$form" | refer add -q - >ref
    REF=$(cut -f 1 ref)
    deciding 77 "screen: $REF lacks facts: supervision_decided; wanted answers, or --override REASON" "$REF" accept
    screen answer "$REF" supervision_decided=no
    deciding 77 "screen: $REF does not meet a must: supervision_decided; wanted met, or --override REASON" "$REF" accept
    deciding 0 '' -n "$REF" accept --override 'decided on Friday'
    screen answer "$REF" supervision_decided=yes
    deciding 0 '' "$REF" accept
    sed -e '/supervision_decided/d' -e 's/N-11/N-12/' "$form" | refer add -q - >ref
    REF=$(cut -f 1 ref)
    deciding 0 '' "$REF" accept --override 'the letter is on its way'
    run_split stored "SELECT override, verdict, reasons FROM decision ORDER BY id DESC LIMIT 1"
    assert_out 'the letter is on its way|incomplete|supervision_decided'
}

@test "blank reasons are none" {
    run_split screen decide 2026-0001 decline --reason ' '
    assert_status 64
    assert_err 'screen: --reason wants a text'
    [ "$(state 2026-0001)" = received ]
}

# --- redirect ------------------------------------------------------------------------------------------

@test "redirect prints a row for each that was opened, as refer add does, and what it goes on from" {
    whole
    run_split screen decide "$REF" 2026-0001 redirect --to counselling -f table -q
    assert_status 0
    assert_err ''
    assert_out <<END
ref        service      free  waiting  from
2026-0008  counselling     0        0  $REF
2026-0009  counselling     0        0  2026-0001
END
    # A dry run tells the same and keeps nothing.
    run_split screen decide -n 2026-0002 redirect --to counselling -f json
    assert_status 0
    assert_out '{"ref":"2026-0010","service":"counselling","free":0,"waiting":0,"from":"2026-0002"}'
    [ "$(state 2026-0002)" = received ]
    # So that the next command can take it.
    screen decide -q 2026-0002 2026-0003 redirect --to counselling | screen interview - --invite
    [ "$(refer list --service counselling --status interview | cut -f 1 | paste -s -d ' ')" = '2026-0010 2026-0011' ]
}

@test "redirect carries what is known, and leaves what the other service has no use for" {
    whole
    screen answer "$REF" family_willing=no
    refer goal "$REF" 1 --outcome met
    refer consent "$REF" +1 given --purpose report
    screen decide -q "$REF" redirect --to individual-talks >/dev/null
    refer show 2026-0008 >onward.yaml
    refer show "$REF" >first.yaml
    # The people are the same, not copies.
    [ "$(stored 'SELECT count(DISTINCT citizen) FROM referral WHERE number IN (7, 8)')" -eq 1 ]
    [ "$(stored 'SELECT count(*) FROM guardian g JOIN referral r ON r.citizen = g.child WHERE r.number = 8')" -eq 2 ]
    [ "$(stored 'SELECT count(*), count(DISTINCT person) FROM network n JOIN referral r ON r.id = n.referral WHERE r.number IN (7, 8)')" = '2|1' ]
    for key in citizen: network: referrer: caseworker: 'child_case: yes' 'concerns:' 'reason:' 'child_wants: yes' \
        'action_plan: yes' possible_days: practical:; do
        sed -n "/^${key%%:*}:/,/^[a-z]/p" first.yaml | sed '$d' >before
        sed -n "/^${key%%:*}:/,/^[a-z]/p" onward.yaml | sed '$d' >after
        [ -s before ] || told "a first $key" "$key" "$(cat first.yaml)"
        cmp -s before after || told "the same $key" "$(cat before)" "$(cat after)"
    done
    [ "$(stored "SELECT group_concat(text, '|') FROM (SELECT g.text FROM goal g JOIN referral r ON r.id = g.referral WHERE r.number = 8 ORDER BY g.id LIMIT 2)")" = 'to talk of it|to belong' ]
    [ "$(stored 'SELECT count(*) FROM goal g JOIN referral r ON r.id = g.referral WHERE r.number = 8 AND g.outcome IS NOT NULL')" -eq 0 ]
    # Of the answers those that individual talks ask for.
    run_split stored 'SELECT fact, value FROM answer a JOIN referral r ON r.id = a.referral WHERE r.number = 8 ORDER BY fact'
    assert_out 'active_effort|yes'
    # Of the consents none, to whatever purpose.
    [ "$(stored 'SELECT count(*) FROM consent c JOIN referral r ON r.id = c.referral WHERE r.number = 8')" -eq 0 ]
    [ "$(refer list 2026-0008 | cut -f 2,7)" = "2026-09-01${TAB}$REF" ]
    run_split kreds check
    assert_status 0
    # One command, one entry, and all of it goes back.
    kreds undo >/dev/null
    [ "$(state "$REF")" = received ]
    run_split refer list 2026-0008
    assert_status 66
}

@test "nobody is sent to where an open referral of the citizen is already" {
    whole
    sed -i -e 's/family-treatment/counselling/' -e 's/F-1/F-2/' -e '/^facts/d' whole.yaml
    OTHER=$(refer add -q whole.yaml | cut -f 1)
    # The same child only by its CPR number or by hand; here by hand.
    stored "UPDATE referral SET citizen = (SELECT citizen FROM referral WHERE number = 7) WHERE number = 8"
    deciding 77 "screen: $REF: the citizen has an open referral for counselling already, $OTHER; wanted decline" \
        "$REF" redirect --to counselling
    refer withdraw "$OTHER" --reason double
    run_split screen decide "$REF" redirect --to counselling
    assert_status 0
}

# --- many at once --------------------------------------------------------------------------------------

@test "what is refused is told, and the others are decided: 1; all refused: the reason decides" {
    refer withdraw 2026-0003 --reason moved
    deciding 1 'screen: 2026-0003 is withdrawn; wanted a new referral
screen: no referral 2026-0099' 2026-0001 2026-0003 2026-0099 2026-0002 decline --reason full
    [ "$(refer list 2026-0001 2026-0002 2026-0003 | cut -f 4 | paste -s -d ' ')" = 'declined declined withdrawn' ]
    [ "$(kreds log | tail -n 1 | cut -f 4,5)" = "screen decide${TAB}2" ]
    # From a pipe, a dry run, and with rows for what was opened.
    run_split screen decide -n - redirect --to counselling < <(refer list)
    assert_status 1
    [ "$(wc -l <<<"$stdout")" -eq 5 ]
    local before
    before=$(kreds log | wc -l)
    deciding 77 'screen: 2026-0003 is withdrawn; wanted a new referral' 2026-0003 decline
    deciding 66 'screen: no referral 2026-0099
screen: no referral 2026-0098' 2026-0099 2026-0098 decline
    [ "$(kreds log | wc -l)" -eq "$before" ]
}

# --- a consent taken back ------------------------------------------------------------------------------

@test "a consent taken back is seen by screening: the latest counts" {
    [ "$(screen check 2026-0001 | cut -f 3)" = eligible ]
    refer consent 2026-0001 +1 withdrawn --on 2026-08-30
    run_split screen check 2026-0001
    assert_status 1
    assert_out "2026-0001${TAB}cool-kids${TAB}ineligible${TAB}consent"
    refer consent 2026-0001 +1 given --on 2026-08-31
    run_split screen check 2026-0001
    assert_status 0
    # A withdrawal of an earlier day, typed late, takes nothing back.
    refer consent 2026-0001 +1 withdrawn --on 2026-08-29
    [ "$(screen check 2026-0001 | cut -f 3)" = eligible ]
    # A report's consent is another matter.
    refer consent 2026-0001 +1 withdrawn --purpose report
    [ "$(screen check 2026-0001 | cut -f 3)" = eligible ]
}
