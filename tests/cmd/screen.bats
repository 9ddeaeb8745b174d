#!/usr/bin/env bats
# kreds-screen: every verb and option, the criteria's language, the columns, the exit statuses, the messages.

load ../helpers

setup() {
    kreds_setup
    prepared kreds init
}

# The example's autumn in Norddjurs: 2026-0001 to 2026-0014, and the leaders.
autumn() {
    rm -r store
    prepared the_autumn
}

the_autumn() {
    kreds init
    refer add -q "$KREDS_ROOT"/examples/autumn/{cool-kids,siblings}.yaml >/dev/null
    refer import -q "$KREDS_ROOT/examples/autumn/webform.csv" >/dev/null 2>&1 || [ $? -eq 1 ]
    schedule staff import "$KREDS_ROOT/examples/autumn/leaders.csv"
}

# The small catalogue that tries the criteria's language.
logic() {
    KREDS_CATALOGUE=$(fixture cmd/screen/logic.yaml)
}

# form SERVICE KEY…: one document.
form() {
    printf '%s\n' --- "service: $1" "${@:2}"
}

# abc SERVICE: 27 forms with each answer to a, b and c: yes, no, none.
abc() {
    local a b c
    for a in yes no ''; do
        for b in yes no ''; do
            for c in yes no ''; do
                form "$1" 'citizen: {name: Opdigt}' "facts: {a: $a, b: $b, c: $c}"
            done
        done
    done | refer add -q - >/dev/null
}

# verdicts REF…: verdict and reasons of each, three on a line.
verdicts() {
    screen check "$@" | cut -f 3,4 | tr '\t' ' ' | sed 's/ $//' | paste -d '|' - - -
}

entries() { kreds log | wc -l; }

# stored SQL: asks the store itself.
stored() { sqlite3 -separator '|' "$KREDS_DB" "$1"; }

# --- usage -------------------------------------------------------------------------------------------

@test "wrong usage" {
    run_split screen
    assert_status 64
    assert_err 'screen: no verb given; screen --help lists them'
    run_split screen chek
    assert_status 64
    assert_err "screen: unknown verb 'chek'; did you mean check?"
    run_split screen check --to ses
    assert_status 64
    assert_err 'screen: check takes no --to'
    run_split screen answer
    assert_status 64
    assert_err 'screen: answer takes a reference and FACT=VALUE, or - for answers on standard input'
    run_split screen answer 2026-0001
    assert_status 64
    run_split screen interview
    assert_status 64
    assert_err 'screen: interview takes references'
    run_split screen interview 2026-0001
    assert_status 64
    assert_err 'screen: nothing told of the interview; wanted --invite, --at, --venue, --leader, --referrer or --outcome'
    local operands
    for operands in '' 2026-0001 accept '2026-0001 acept' 'accept 2026-0001' '2026-0001 accept decline'; do
        # shellcheck disable=SC2086 # words
        run_split screen decide $operands
        assert_status 64
        assert_err 'screen: decide takes references and one of accept, decline, redirect'
    done
}

@test "help and version" {
    run_split screen --help
    assert_status 0
    assert_err ''
    local verb
    for verb in check answer interview decide; do
        assert_out_has "
  $verb"
    done
    run_split screen check -h
    assert_status 0
    run_split screen -V
    assert_status 0
    assert_out_has 'screen (kreds) '
}

@test "no store, a broken catalogue, a service that the catalogue no longer has" {
    autumn
    run_split screen check -d none.db
    assert_status 69
    assert_err 'screen: there is no store none.db; wanted one, kreds init makes it'
    echo 'catalogue: x' >broken.yaml
    run_split screen check -c broken.yaml
    assert_status 78
    assert_out ''
    run_split screen decide 2026-0002 decline -c broken.yaml
    assert_status 78
    [ "$(refer list 2026-0002 | cut -f 4)" = received ]
    run_split screen check -c "$(fixture cmd/screen/logic.yaml)" 2026-0001
    assert_status 66
    assert_err "screen: 2026-0001 is for the service 'cool-kids', which the catalogue does not have"
}

# --- check -------------------------------------------------------------------------------------------

@test "check: the example's autumn, with reasons; 1 unless all are eligible" {
    autumn
    local before
    before=$(entries)
    run_split screen check
    assert_status 1
    assert_err ''
    assert_out <<END
2026-0001	cool-kids	eligible	
2026-0002	cool-kids	eligible	
2026-0003	cool-kids	review	age
2026-0004	cool-kids	incomplete	anxiety_disturbs_daily_life
2026-0005	siblings-group	eligible	
2026-0006	siblings-group	eligible	
2026-0007	cool-kids	eligible	
2026-0008	cool-kids	eligible	
2026-0009	cool-kids	incomplete	consent
2026-0010	cool-kids	ineligible	anxiety_disturbs_daily_life
2026-0011	siblings-group	eligible	
2026-0012	siblings-group	ineligible	age
2026-0013	siblings-group	eligible	
2026-0014	siblings-group	incomplete	sibling_with_disability
END
    run_split screen check 2026-0001 2026-0002
    assert_status 0
    run_split screen check 2026-0003
    assert_status 1
    # Nothing was changed and nobody's name was seen.
    [ "$(entries)" -eq "$before" ]
}

@test "check: the columns in each format" {
    autumn
    run_split screen check 2026-0003 -f csv
    assert_out $'ref,service,verdict,reasons\r\n2026-0003,cool-kids,review,age\r'
    run_split screen check 2026-0003 -f excel
    assert_out $'\xef\xbb\xbfref;service;verdict;reasons\r\n2026-0003;cool-kids;review;age\r'
    run_split screen check 2026-0003 -f json
    assert_out '{"ref":"2026-0003","service":"cool-kids","verdict":"review","reasons":"age"}'
    run_split screen check 2026-0003 -f table
    assert_out <<END
ref        service    verdict  reasons
2026-0003  cool-kids  review   age
END
    run_split screen check --explain 2026-0003 -f csv
    [ "$(head -n 1 .stdout)" = $'ref,service,fact,strength,result,value,wanted\r' ]
    run_split screen check --explain 2026-0003 -f json
    [ "$(sed -n 2p .stdout)" = '{"ref":"2026-0003","service":"cool-kids","fact":"age","strength":"guide","result":"unmet","value":"8","wanted":"9-12"}' ]
}

@test "check --explain: a line for each criterion, a group before its members" {
    autumn
    run_split screen check --explain 2026-0014
    assert_status 1
    assert_out <<END
2026-0014	siblings-group	age	must	met	9	8-12
2026-0014	siblings-group	resident	must	met	yes	yes
2026-0014	siblings-group	sibling_with_disability	must	unknown		yes
2026-0014	siblings-group	any	must	met		any of 2
2026-0014	siblings-group	worry_for_wellbeing	must	met	yes	yes
2026-0014	siblings-group	needs_attention	must	unknown		yes
2026-0014	siblings-group	child_wants	must	met	yes	yes
2026-0014	siblings-group	consent	must	met	all	all
2026-0014	siblings-group	own_transport	guide	met	yes	yes
END
}

@test "check: on a terminal the reasons are sentences with the catalogue's question" {
    logic
    form nested 'citizen: {name: Opdigt}' 'facts: {a: no}' | refer add - >/dev/null
    form worst 'citizen: {name: Opdigt}' 'facts: {a: no, b: yes}' | refer add - >/dev/null
    script -qec 'screen check' /dev/null </dev/null | tr -d '\r' >typed
    run_split cat typed
    assert_out <<END
ref        service  verdict     reasons
2026-0001  nested   incomplete  at least one of these 2: not known yet · c: not known; ask: Question c?
2026-0002  worst    incomplete  a: no; wanted yes (a guide: a person looks) · c: not known; ask: Question c?
END
    # With -f it is for a program.
    script -qec 'screen check -f tsv 2026-0001' /dev/null </dev/null | tr -d '\r' >typed
    run_split cat typed
    assert_out $'2026-0001\tnested\tincomplete\tc'
}

@test "check: references as operands and from a pipe, in their order, each once" {
    autumn
    run_split screen check 2026-0002 2026-0001 2026-0002
    assert_status 0
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = '2026-0002 2026-0001' ]
    run_split screen check - <<<$'2026-0002\tcool-kids\n\n2026-0001'
    assert_status 0
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = '2026-0002 2026-0001' ]
    run_split screen check - </dev/null
    assert_status 0
    assert_out ''
    run_split screen check 2026-0001 2026-0077 2026-0099
    assert_status 66
    assert_out ''
    assert_err $'screen: no referral 2026-0077\nscreen: no referral 2026-0099'
    run_split screen check 2026-0001+1
    assert_status 66
    assert_err "screen: not a referral's reference; wanted one like 2026-0142"
}

@test "check: a closed pipe ends quietly" {
    autumn
    (
        set +e
        screen check --explain -f csv
        echo $? >status
    ) 2>err | head -n 1 >/dev/null
    [ "$(cat status)" -le 1 ]
    [ ! -s err ]
}

@test "check: ages at the edges, on birthdays and on 29 February" {
    logic
    local birth
    for birth in 2017-09-01 2017-09-02 2013-09-02 2013-09-01; do
        form compared "citizen: {name: Opdigt, birth_date: $birth}" \
            'facts: {hours: 2, talks: 4, moved_on: 2026-01-01, colour: red}'
    done | refer add -q - >/dev/null
    run_split verdicts
    assert_out 'eligible|ineligible age|eligible
ineligible age||'
    # Who was born on 29 February is a year older on 1 March where there is no such day.
    form compared 'citizen: {name: Opdigt, birth_date: 2016-02-29}' 'received_on: 2025-01-01' \
        'facts: {hours: 2, talks: 4, moved_on: 2026-01-01, colour: red}' | refer add -q - >/dev/null
    run_split screen check 2025-0001 --today 2025-02-28
    assert_out $'2025-0001\tcompared\tineligible\tage'
    run_split screen check 2025-0001 --today 2025-03-01
    assert_out $'2025-0001\tcompared\teligible\t'
    run_split screen check 2025-0001 --today 2029-02-27
    assert_out $'2025-0001\tcompared\teligible\t'
    run_split screen check 2025-0001 --today 2029-03-01
    assert_out $'2025-0001\tcompared\tineligible\tage'
}

@test "check: every comparison at and beyond its edge" {
    logic
    local facts
    for facts in 'hours: 1.99, talks: 4, moved_on: 2026-01-01, colour: red' \
        'hours: 2.5, talks: 4.01, moved_on: 2026-01-01, colour: red' \
        'hours: 2, talks: 0, moved_on: 2025-12-31, colour: red' \
        'hours: 2, talks: -1, moved_on: 2026-08-31, colour: light blue' \
        'hours: 2, talks: 4, moved_on: 2026-01-01, colour: green' \
        'hours: unknown, talks: , colour: red'; do
        form compared 'citizen: {name: Opdigt, birth_date: 2016-01-01}' "facts: {$facts}"
    done | refer add -q - >/dev/null
    form compared 'citizen: {name: Opdigt}' 'facts: {hours: 2, talks: 4, moved_on: 2026-01-01, colour: red}' | refer add -q - >/dev/null
    run_split verdicts
    assert_out 'ineligible hours|ineligible talks|ineligible moved_on
eligible|ineligible colour|incomplete hours,talks,moved_on
incomplete age||'
}

@test "check: any and all nest, and an unanswered fact is unknown: (a and b) or c" {
    logic
    abc nested
    run_split verdicts
    assert_out 'eligible|eligible|eligible
eligible|ineligible b,c|incomplete c
eligible|incomplete b|incomplete b,c
eligible|ineligible a,c|incomplete c
eligible|ineligible a,b,c|incomplete c
eligible|ineligible a,b,c|incomplete c
eligible|incomplete a|incomplete a,c
eligible|ineligible a,b,c|incomplete c
eligible|incomplete a,b|incomplete a,b,c'
}

@test "check: a guide is for a person to look at, alone and within an any" {
    logic
    abc guided
    run_split verdicts
    assert_out 'eligible|eligible|eligible
eligible|review b,c|incomplete c
eligible|incomplete b|incomplete b,c
review a|review a|review a
review a|review a,b,c|incomplete c,a
review a|incomplete b,a|incomplete b,c,a
incomplete a|incomplete a|incomplete a
incomplete a|incomplete a,b,c|incomplete a,c
incomplete a|incomplete a,b|incomplete a,b,c'
}

@test "check: the worst verdict wins, and its reasons come first" {
    logic
    abc worst
    run_split verdicts
    assert_out 'eligible|ineligible c|incomplete c
ineligible b|ineligible b,c|ineligible b,c
incomplete b|ineligible c,b|incomplete b,c
review a|ineligible c,a|incomplete c,a
ineligible b,a|ineligible b,c,a|ineligible b,c,a
incomplete b,a|ineligible c,b,a|incomplete b,c,a
incomplete a|ineligible c,a|incomplete a,c
ineligible b,a|ineligible b,c,a|ineligible b,a,c
incomplete a,b|ineligible c,a,b|incomplete a,b,c'
}

@test "check: what the store knows, met, unmet and unknown" {
    logic
    form known 'citizen: {name: Opdigt, municipality: Prøvestad Kommune}' \
        'holders: [{name: M, relation: mother, consent: given}, {name: F, relation: father, consent: refused}]' \
        'referrer: {role: school}' 'caseworker: {email: x@eksempel.invalid}' 'child_case: yes' 'legal_basis: BL § 30' \
        'concerns: [angry, school]' 'child_wants: yes' 'action_plan: yes' | refer add -q - >/dev/null
    form known 'citizen: {name: Opdigt, municipality: Andenby}' 'holders: [{name: M, relation: mother, consent: refused}]' \
        'referrer: {role: parent}' 'child_case: no' 'legal_basis: SEL § 11' 'concerns: [school]' 'child_wants: no' \
        'action_plan: no' | refer add -q - >/dev/null
    form known 'citizen: {name: Opdigt}' | refer add -q - >/dev/null
    run_split screen check --explain 2026-0001
    assert_status 0
    assert_out <<END
2026-0001	known	referrer_role	must	met	school	one of school, hospital
2026-0001	known	resident	must	met	yes	yes
2026-0001	known	child_case	must	met	yes	yes
2026-0001	known	caseworker	must	met	yes	yes
2026-0001	known	legal_basis	must	met	BL § 30	BL § 30
2026-0001	known	child_wants	must	met	yes	yes
2026-0001	known	action_plan	must	met	yes	yes
2026-0001	known	concern	must	met	angry, school	one of sad, angry
2026-0001	known	consent.mother	must	met	yes	yes
END
    run_split screen check --explain 2026-0002
    [ "$(cut -f 5 <<<"$stdout" | sort -u)" = unmet ]
    run_split screen check --explain 2026-0003
    [ "$(cut -f 5 <<<"$stdout" | paste -s -d ' ')" = 'unknown unknown unknown unmet unknown unknown unknown unknown unknown' ]
}

@test "check: consent of all, of one, of none, over those who hold parental responsibility" {
    logic
    local service given one
    for service in all any none; do
        for given in '' given refused unknown 'given given' 'given refused' 'given unknown' 'refused refused' 'refused unknown'; do
            form "consent-$service" 'citizen: {name: Opdigt}' 'holders:' '  - {relation: aunt, holder: no, consent: refused}'
            for one in $given; do echo "  - {relation: parent, consent: $one}"; done
        done
    done | refer add -q - >/dev/null
    run_split verdicts
    assert_out 'incomplete consent|eligible|ineligible consent
incomplete consent|eligible|ineligible consent
incomplete consent|ineligible consent|ineligible consent
incomplete consent|eligible|ineligible consent
incomplete consent|eligible|eligible
eligible|ineligible consent|incomplete consent
incomplete consent|ineligible consent|eligible
incomplete consent|ineligible consent|ineligible consent
ineligible consent|eligible|incomplete consent'
}

@test "check: a score is a guide; a service without criteria suits everybody" {
    logic
    form scored 'citizen: {name: Opdigt}' | refer add -q - >/dev/null
    form nobody 'citizen: {alias: Kaktus, age: 10}' | refer add -q - >/dev/null
    run_split screen check --explain 2026-0001
    assert_status 1
    assert_out $'2026-0001\tscored\tscore.epds.total\tguide\tunknown\t\t>= 11'
    run_split screen check 2026-0002
    assert_status 0
    assert_out $'2026-0002\tnobody\teligible\t'
    run_split screen check --explain 2026-0002
    assert_status 0
    assert_out ''
}

# --- answer ------------------------------------------------------------------------------------------

@test "answer: a fact of the catalogue's, several at once, taken back" {
    autumn
    run_split screen answer 2026-0004 anxiety_disturbs_daily_life=yes
    assert_status 0
    assert_out ''
    assert_err ''
    [ "$(screen check 2026-0004 | cut -f 3)" = eligible ]
    screen answer 2026-0004 anxiety_disturbs_daily_life=unknown
    run_split screen check 2026-0004
    assert_out $'2026-0004\tcool-kids\tincomplete\tanxiety_disturbs_daily_life'
    screen answer 2026-0004 anxiety_disturbs_daily_life=ja
    [ "$(screen check 2026-0004 | cut -f 3)" = eligible ]
    screen answer 2026-0004 anxiety_disturbs_daily_life=
    run_split screen check 2026-0004
    assert_status 1
    screen answer -n 2026-0004 anxiety_disturbs_daily_life=yes
    run_split screen check 2026-0004
    assert_status 1
    screen answer 2026-0014 sibling_with_disability=yes worry_for_wellbeing=no
    run_split screen check 2026-0014
    assert_out $'2026-0014\tsiblings-group\tincomplete\tneeds_attention'
}

@test "answer: what the form keeps under keys of its own" {
    logic
    form known 'citizen: {name: Opdigt}' 'holders: [{name: M, relation: mother, consent: given}]' 'concerns: [sad]' | refer add -q - >/dev/null
    run_split screen answer 2026-0001 municipality=Prøvestad child_case=yes 'caseworker=Sagsbehandler Opfundet' \
        'legal_basis=BL § 30' child_wants=yes action_plan=ja referrer_role=school birth_date=2016-02-29
    assert_status 0
    run_split screen check 2026-0001
    assert_status 0
    run_split refer show 2026-0001
    assert_out_has '  birth_date: 2016-02-29'
    assert_out_has '  name: Sagsbehandler Opfundet'
    screen answer 2026-0001 caseworker=no child_wants=unknown
    run_split screen check 2026-0001
    assert_out $'2026-0001\tknown\tineligible\tcaseworker,child_wants'
}

@test "answer: a fact that one criterion takes for a truth and another for a number has no words to choose from" {
    cat >both.yaml <<'END'
catalogue: both
house: Prøvehuset
language: en
services:
  talks:
    name: Talks
    delivered: individual
    criteria:
      - {fact: weekly, is: yes, ask: Every week?}
      - {fact: weekly, at_least: 3, ask: How often?}
END
    export KREDS_CATALOGUE=$PWD/both.yaml
    run_split refer form talks
    [ "$(tail -n 3 <<<"$stdout")" = $'facts:\n  # Every week?\n  weekly:' ]
    refer add -q <<<'{service: talks, citizen: {name: Asta Opdigt}}' >/dev/null
    run_split screen answer 2026-0001 weekly=perhaps
    assert_status 65
    assert_err "screen: 'weekly' is not so answered; wanted what the catalogue compares it with"
}

@test "answer: refusals, all of them told, and then nothing is kept" {
    autumn
    run_split screen answer 2026-0004 anxiety_disturbs_daily_life=rather child_wants=no
    assert_status 65
    assert_err "screen: 'anxiety_disturbs_daily_life' is not so answered; wanted yes, no or unknown"
    refer show 2026-0004 | grep -q '^child_wants: yes'
    run_split screen answer 2026-0004 anxiety_disturbs_daily_lif=yes
    assert_status 65
    assert_err "screen: no service asks for the fact 'anxiety_disturbs_daily_lif'; did you mean anxiety_disturbs_daily_life?"
    run_split screen answer 2026-0004 xyzzy=yes
    assert_status 65
    assert_err "screen: no service asks for the fact 'xyzzy'; screen check --explain names the facts"
    run_split screen answer 2026-0004 'Anna Testesen=yes' 'consent.Anna Testesen=perhaps'
    assert_status 65
    assert_err <<END
screen: no service asks for this fact; screen check --explain names the facts
screen: this consent is not so answered; wanted given, refused or withdrawn
END
    run_split screen answer 2026-0004 'score.Anna Testesen=4'
    assert_status 64
    assert_err "screen: a score is computed from an instrument's answers"
    run_split screen answer 2026-0004 death_on=2026-02-30 who_died=chil
    assert_status 65
    assert_err <<END
screen: 'death_on' is not so answered; wanted a date as 2026-03-04, or unknown
screen: 'who_died' is not so answered; wanted one of: parent, child, sibling, close_carer
END
    run_split screen answer 2026-0004 anxiety_disturbs_daily_life
    assert_status 64
    assert_err 'screen: an answer is written FACT=VALUE'
    run_split screen answer 2026-0004 =yes
    assert_status 64
    assert_err 'screen: an answer is written FACT=VALUE'
    run_split screen answer 2026-0004 age=9 consent=all resident=yes score.sdq.total=4
    assert_status 64
    assert_err <<END
screen: age follows from the birth date; wanted birth_date=YYYY-MM-DD
screen: consent is each adult's; wanted refer consent REF WHO given|refused|withdrawn
screen: resident follows from where the citizen lives; wanted municipality=NAME
screen: score.sdq.total is computed from an instrument's answers
END
    run_split screen answer 2026-0004 child_case=perhaps referrer_role=king birth_date=2014-13-01 birth_date=2026-08-21 caseworker=yes
    assert_status 65
    assert_err <<END
screen: 'child_case' is not so answered; wanted yes, no or unknown
screen: 'referrer_role' is none of the roles; wanted: caseworker, school, health visitor, parent, hospital, self, other
screen: 'birth_date' is no date; wanted YYYY-MM-DD
screen: 'birth_date' lies after the receipt; wanted a day until 2026-08-20
screen: 'caseworker' names nobody; wanted the caseworker's name, or no
END
    run_split screen answer 2026-0099 child_case=yes
    assert_status 66
    assert_err 'screen: no referral 2026-0099'
    run_split screen answer 2026-0004 $'caseworker=\xe6'
    assert_status 64
    assert_err 'screen: argument 3 is no UTF-8; wanted text in UTF-8'
}

@test "answer: no message repeats a personal value" {
    autumn
    run_split screen answer 2026-0001 'child_case=Hemmelig Person' 'referrer_role=Hemmelig Person' 'birth_date=Hemmelig 2016' \
        'anxiety_disturbs_daily_life=Hemmelig Person'
    assert_status 65
    assert_err_lacks Hemmelig
    run_split screen decide 2026-0001 redirect --to ses --reason 'Hemmelig Person'
    assert_err_lacks Hemmelig
    run_split screen decide 2026-0010 accept --reason 'Hemmelig Person'
    assert_status 77
    assert_err_lacks Hemmelig
}

# --- interview ---------------------------------------------------------------------------------------

@test "interview: invited, set, moved, held; the last one counts" {
    autumn
    run_split screen interview 2026-0001 2026-0002 --invite --on 2026-08-20
    assert_status 0
    assert_out ''
    assert_err ''
    [ "$(refer list --status interview | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002' ]
    screen interview 2026-0001 --at 2026-09-03T14:00 --venue Huset --leader PP --referrer
    screen interview 2026-0001 --at 2026-09-04 --leader FT
    run_split stored 'SELECT invited_on, set_for, start, venue, leader, with_referrer, held_on, outcome FROM interview WHERE referral = 1'
    assert_out '2026-08-20|2026-09-04||Huset|FT|1||'
    screen interview 2026-0001 --outcome no_show --on 2026-09-04
    screen interview 2026-0001 --at 2026-09-10T09:30
    screen interview 2026-0001 --outcome agreed --on 2026-09-10
    run_split stored 'SELECT invited_on, set_for, start, leader, held_on, outcome, entered_on FROM interview WHERE referral = 1 ORDER BY id'
    assert_out '2026-08-20|2026-09-04||FT|2026-09-04|no_show|2026-09-01
|2026-09-10|09:30||2026-09-10|agreed|2026-09-01'
    screen interview 2026-0002 --outcome declined
    [ "$(stored 'SELECT held_on, outcome FROM interview WHERE referral = 2')" = '2026-09-01|declined' ]
}

@test "interview: from a pipe, nothing from an empty one, a dry run" {
    autumn
    run_split screen interview - --invite < <(refer list --status received)
    assert_status 0
    [ "$(refer list --status interview | wc -l)" -eq 14 ]
    local before
    before=$(entries)
    run_split screen interview - --invite </dev/null
    assert_status 0
    [ "$(entries)" -eq "$before" ]
    run_split screen interview -n 2026-0001 --outcome agreed
    assert_status 0
    [ "$(stored 'SELECT count(*) FROM interview WHERE outcome IS NOT NULL')" -eq 0 ]
    # Several lines of one referral are one referral.
    run_split screen interview - --outcome no_show < <(screen check --explain 2026-0001)
    assert_status 0
    [ "$(stored 'SELECT count(*) FROM interview WHERE referral = 1')" -eq 1 ]
}

@test "interview: refusals leave all as it was" {
    autumn
    run_split screen interview 2026-0001 --outcome agree
    assert_status 64
    assert_err "screen: unknown outcome 'agree'; wanted agreed, declined or no_show"
    run_split screen interview 2026-0001 --invite --outcome agreed
    assert_status 64
    assert_err 'screen: --invite and --outcome exclude each other'
    local at
    for at in 2026-09-31 2026-09-03T25:00 2026-09-03T 14:00 tomorrow; do
        run_split screen interview 2026-0001 --at "$at"
        assert_status 64
        assert_err 'screen: --at is no date or time; wanted YYYY-MM-DD or YYYY-MM-DDTHH:MM'
    done
    run_split screen interview 2026-0001 --invite --venue ' '
    assert_status 64
    assert_err 'screen: --venue and --leader want a name and a code, not nothing'
    run_split screen interview 2026-0001 --at 2026-09-03 --leader XX
    assert_status 66
    assert_err 'screen: no leader XX; wanted a code that schedule staff lists'
    run_split screen interview 2026-0001 --venue Huset
    assert_status 77
    assert_err 'screen: 2026-0001 has no interview under way; wanted --invite or --at with it'
    run_split screen interview 2026-0001 --outcome agreed --on 2026-08-17
    assert_status 77
    assert_err 'screen: the day lies before the receipt of 2026-0001 on 2026-08-18; wanted that day or a later one'
    run_split screen interview 2026-0001 --at 2026-08-17
    assert_status 77
    assert_err 'screen: the day lies before the receipt of 2026-0001 on 2026-08-18; wanted that day or a later one'
    run_split screen interview -n 2026-0001 2026-0099 --invite
    assert_status 1
    assert_err 'screen: no referral 2026-0099'
    [ "$(stored 'SELECT count(*) FROM interview')" -eq 0 ]
    refer withdraw 2026-0001 --reason moved
    run_split screen interview 2026-0001 --invite
    assert_status 77
    assert_err 'screen: 2026-0001 is withdrawn; an interview comes before the decision'
}

# --- decide ------------------------------------------------------------------------------------------

@test "decide accept: each obstacle is told, and all of them can be overridden with a reason that is kept" {
    logic
    form demanding 'citizen: {name: Opdigt}' 'child_case: yes' 'facts: {c: no}' | refer add -q - >/dev/null
    run_split screen decide 2026-0001 accept
    assert_status 77
    assert_out ''
    assert_err <<END
screen: 2026-0001 lacks facts: a, b; wanted answers, or --override REASON
screen: 2026-0001 has had no interview with the outcome agreed; the service requires one, or --override REASON
screen: 2026-0001 has a child case and no caseworker named; wanted refer set 2026-0001 caseworker.name=NAME, or --override REASON
END
    screen answer 2026-0001 a=no
    run_split screen decide 2026-0001 accept
    assert_status 77
    assert_err_has 'screen: 2026-0001 does not meet a must: a; wanted met, or --override REASON'
    screen answer 2026-0001 a=yes b=yes 'caseworker=Sagsbehandler Opfundet'
    run_split screen decide 2026-0001 accept
    assert_status 77
    assert_err 'screen: 2026-0001 has had no interview with the outcome agreed; the service requires one, or --override REASON'
    # An interview that ended otherwise is none.
    screen interview 2026-0001 --outcome declined
    run_split screen decide 2026-0001 accept
    assert_status 77
    screen interview 2026-0001 --outcome agreed
    # A guide stands in nobody's way.
    [ "$(screen check 2026-0001 | cut -f 3)" = review ]
    run_split screen decide 2026-0001 accept --reason 'a good match'
    assert_status 0
    assert_out ''
    assert_err ''
    run_split stored 'SELECT outcome, decided_on, by_user, priority, reason, override, verdict, reasons FROM decision'
    assert_out "accept|2026-09-01|$(id -un)|normal|a good match||review|c"
    form demanding 'citizen: {name: Opdigt}' 'child_case: yes' | refer add -q - >/dev/null
    run_split screen decide 2026-0002 accept --override ' '
    assert_status 64
    assert_err 'screen: --override wants the reason'
    run_split screen decide 2026-0002 accept --override 'agreed with the authority'
    assert_status 0
    run_split stored "SELECT override, verdict, reasons, length(catalogue) FROM decision WHERE referral = 2"
    assert_out 'agreed with the authority|incomplete|a,b,c|64'
    [ "$(refer list --status waiting | wc -l)" -eq 2 ]
}

@test "decide: what cannot be overridden: the state, and a day before the receipt" {
    autumn
    run_split screen decide 2026-0001 accept --override yes --on 2026-08-17
    assert_status 77
    assert_err 'screen: 2026-0001 was received on 2026-08-18, after the day of the decision; give a later --on'
    run_split screen decide 2026-0001 decline --on 2026-08-17
    assert_status 77
    run_split screen decide 2026-0001 accept --override yes --on 2026-08-18
    assert_status 0
    [ "$(stored 'SELECT decided_on, entered_on FROM decision')" = '2026-08-18|2026-09-01' ]
    run_split screen decide 2026-0001 accept
    assert_status 77
    assert_err 'screen: 2026-0001 was accepted already and is waiting; schedule assign and leave change its place'
    # The waiting can be declined, and what was declined be looked at again.
    run_split screen decide 2026-0001 decline --until 2026-12-01
    assert_status 0
    [ "$(refer list --status declined | cut -f 1)" = 2026-0001 ]
    run_split screen decide 2026-0001 accept --override yes
    assert_status 0
    [ "$(refer list --status waiting | cut -f 1)" = 2026-0001 ]
    refer withdraw 2026-0002 --reason moved
    run_split screen decide 2026-0002 accept --override yes
    assert_status 77
    assert_err 'screen: 2026-0002 is withdrawn; wanted a new referral'
}

@test "decide: several at once, refused ones are told and the others decided; from a pipe; a dry run" {
    autumn
    run_split screen decide -n 2026-0001 2026-0099 decline --reason full
    assert_status 1
    assert_err 'screen: no referral 2026-0099'
    run_split screen decide 2026-0001 2026-0010 accept
    assert_status 77
    [ "$(refer list --status received | wc -l)" -eq 14 ]
    screen interview 2026-0001 2026-0002 2026-0003 --outcome agreed
    run_split screen decide -n 2026-0001 accept
    assert_status 0
    [ "$(refer list --status waiting | wc -l)" -eq 0 ]
    run_split screen decide - accept < <(refer list --status interview)
    assert_status 0
    [ "$(refer list --status waiting | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002 2026-0003' ]
    local before
    before=$(entries)
    run_split screen decide - accept </dev/null
    assert_status 0
    [ "$(entries)" -eq "$before" ]
    run_split screen decide 2026-0012 2026-0012 decline
    assert_status 0
}

@test "decide --priority urgent is kept; wrong options are told" {
    autumn
    screen decide 2026-0001 accept --priority urgent --override known
    screen decide 2026-0002 accept --priority normal --override known
    [ "$(stored 'SELECT priority FROM decision' | paste -s -d ' ')" = 'urgent normal' ]
    run_split screen decide 2026-0003 accept --priority high
    assert_status 64
    assert_err "screen: unknown priority 'high'; wanted normal or urgent"
    run_split screen decide 2026-0003 decline --priority urgent
    assert_status 64
    assert_err 'screen: --priority belongs to accept'
    run_split screen decide 2026-0003 decline --override why
    assert_status 64
    assert_err 'screen: --override belongs to accept'
    run_split screen decide 2026-0003 accept --to counselling
    assert_status 64
    assert_err 'screen: --to belongs to redirect'
    run_split screen decide 2026-0003 accept --until 2026-10-01
    assert_status 64
    assert_err 'screen: --until belongs to decline'
    run_split screen decide 2026-0003 decline --until 2026-09-01
    assert_status 64
    assert_err 'screen: --until lies not after the day of the decision; wanted a later day'
    run_split screen decide 2026-0003 decline --until soon
    assert_status 64
    assert_err 'screen: --until is no date; wanted YYYY-MM-DD'
    run_split screen decide 2026-0003 redirect
    assert_status 64
    assert_err 'screen: redirect wants --to SERVICE'
    [ "$(refer list 2026-0003 | cut -f 4)" = received ]
}

@test "decide decline: with a reason, and a day to look again" {
    autumn
    run_split screen decide 2026-0012 decline --reason 'older than the group' --until 2026-12-01
    assert_status 0
    [ "$(refer list 2026-0012 | cut -f 4,6)" = $'declined\t' ]
    run_split stored 'SELECT outcome, reason, until_on, verdict, reasons FROM decision'
    assert_out 'decline|older than the group|2026-12-01|ineligible|age'
}

@test "decide redirect: opens the referral at the other service, with what is known, save the consents" {
    autumn
    run_split screen decide 2026-0010 redirect --to counselling --reason 'no anxiety in daily life'
    assert_status 0
    assert_out $'2026-0015\tcounselling\t0\t0\t2026-0010'
    assert_err 'screen: 2026-0010 goes on as 2026-0015 (counselling)'
    [ "$(refer list 2026-0010 | cut -f 4)" = redirected ]
    run_split refer list 2026-0015
    assert_out $'2026-0015\t2026-09-01\tcounselling\treceived\t9\t0\t2026-0010\t'
    refer show 2026-0010 | sed -n '/^citizen/,/^  municipality/p' >before
    refer show 2026-0015 | sed -n '/^citizen/,/^  municipality/p' >after
    cmp before after
    refer show 2026-0015 | grep -A 4 '^holders' >adults
    grep -q '  - name: Hanne Hypotese' adults
    grep -q '    consent: unknown' adults
    refer show 2026-0010 | grep -q '    consent: given'
    # The child is the same person, and no adult came twice.
    [ "$(stored 'SELECT count(DISTINCT citizen) FROM referral WHERE number IN (10, 15)')" -eq 1 ]
    [ "$(stored 'SELECT count(*) FROM guardian g JOIN referral r ON r.citizen = g.child WHERE r.number = 15')" -eq 1 ]
    run_split screen decide 2026-0001 redirect --to cool-kids
    assert_status 77
    assert_err 'screen: 2026-0001 is for cool-kids already; wanted another service'
    run_split screen decide 2026-0001 redirect --to counselin
    assert_status 66
    assert_err "screen: no service 'counselin' in the catalogue; did you mean counselling?"
}

@test "decide redirect: the citizen is whom the other service is for; an anonymous one is not taken everywhere" {
    logic
    form nobody 'citizen: {alias: Kaktus, age: 10}' | refer add -q - >/dev/null
    form nobody 'citizen: {name: Opdigt, kind: adult}' | refer add -q - >/dev/null
    run_split screen decide 2026-0001 redirect --to nested
    assert_status 77
    assert_err 'screen: 2026-0001 is anonymous, and nested takes no anonymous citizen; wanted a form of its own'
    run_split screen decide 2026-0002 redirect --to scored -q
    assert_status 0
    assert_err ''
    [ "$(stored 'SELECT citizen_kind FROM referral' | paste -s -d ' ')" = 'child adult adult' ]
    run_split screen decide 2026-0003 redirect --to nested
    assert_status 0
    [ "$(stored 'SELECT citizen_kind FROM referral WHERE number = 4')" = child ]
}

@test "decide accept: tells the same citizen's other open referrals" {
    autumn
    screen decide 2026-0010 redirect --to counselling -q
    refer add -q - >/dev/null <<<$'service: cool-kids\ncitizen: {name: Bo Opdigt, cpr: 640316-4000}'
    refer add -q - >/dev/null <<<$'service: siblings-group\ncitizen: {name: Bo Opdigt, cpr: 640316-4000}'
    run_split screen decide 2026-0016 accept --override known
    assert_status 0
    assert_err 'screen: 2026-0016: the same citizen has another open referral, 2026-0017 (siblings-group)'
    # What was redirected is open no more.
    run_split screen decide 2026-0015 accept --override known
    assert_status 0
    assert_err ''
}

@test "decide: the record keeps what the catalogue said then" {
    autumn
    screen decide 2026-0012 decline
    screen decide 2026-0001 decline
    [ "$(stored 'SELECT count(*) FROM catalogue')" -eq 1 ]
    [ "$(stored "SELECT text LIKE '%cool-kids:%' FROM catalogue")" -eq 1 ]
    [ "$(stored 'SELECT count(DISTINCT catalogue) FROM decision')" -eq 1 ]
}

@test "decide: one command back" {
    autumn
    screen decide 2026-0012 decline
    [ "$(refer list 2026-0012 | cut -f 4)" = declined ]
    kreds undo >/dev/null
    [ "$(refer list 2026-0012 | cut -f 4)" = received ]
}

# --- the design's morning ------------------------------------------------------------------------------

@test "a morning's intake and a day's decisions, as a coordinator writes them" {
    cp "$KREDS_ROOT/examples/autumn/webform.csv" .
    refer import webform.csv --rejects rejects.csv 2>/dev/null |
        screen check - >morning.tsv || [ $? -eq 1 ]
    [ "$(wc -l <morning.tsv)" -eq 8 ]
    awk -F'\t' '$3 == "eligible" { print $1 }' morning.tsv | screen interview - --invite
    [ "$(refer list --status interview | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002 2026-0005 2026-0007' ]
    screen interview 2026-0002 --outcome agreed
    screen decide 2026-0002 accept
    [ "$(refer list 2026-0002 | cut -f 4)" = waiting ]
}
