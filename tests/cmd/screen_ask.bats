#!/usr/bin/env bats
# kreds-screen: ask prints the open questions, answer reads them back filled in.

load ../helpers

setup() {
    kreds_setup
    prepared kreds init
    KREDS_CATALOGUE=$(fixture cmd/screen/offers.yaml)
}

# came FORM…: forms come in, one document a text.
came() {
    printf -- '---\n%s\n' "$@" | refer add -q - >/dev/null
}

# Of Bo next to nothing is known: of three holders one has answered.
BO='service: group
citizen: {name: Bo Opdigt}
holders:
  - {name: Bodil Opdigt, relation: mother}
  - {name: Carl Opdigt, relation: father, consent: given}
  - {name: Dorte Opdigt}
  - {name: Egon Opdigt, relation: uncle, holder: no}'

entries() { kreds log | wc -l; }
stored() { sqlite3 -separator '|' "$KREDS_DB" "$1"; }

# --- ask ---------------------------------------------------------------------------------------------

@test "ask: a letter to the referrer with all that is open, and no name" {
    came "$BO"
    local before
    before=$(entries)
    run_split screen ask 2026-0001
    assert_status 0
    assert_err ''
    assert_out <<END
Concerning 2026-0001: The group

Dear referrer,

Thank you for the referral that we received on 2026-09-01. Before we can tell
whether the service suits, we would like to know:

  1. In which role do you refer? (caseworker, school, health visitor, parent, hospital, self, other)
  2. When was the child born?
  3. In which municipality does the child live?
  4. Does the child itself want to take part?
  5. Does the mother (2026-0001+1) consent?
  6. Does the adult 2026-0001+3 consent?
  7. What is the worry about? (Sad, Angry)
  8. Does the child thrive badly?
  9. Who is the caseworker, if there is one?
 10. Is there an action plan?

What you do not know may stay open. Please give the reference 2026-0001
with your answers.

Kind regards
The house for trying
END
    cp .stdout letter
    run_split screen ask 2026-0001 -f text
    assert_out <letter
    [ "$(entries)" -eq "$before" ]
}

@test "ask --names: the people by name, and the look is journalled" {
    came 'service: group
citizen: {name: Bo Opdigt}
holders: [{name: Bodil Opdigt, relation: mother}]
referrer: {role: school, name: Rita Opdigt}'
    run_split screen ask --names 2026-0001
    assert_status 0
    assert_out_has 'Concerning Bo Opdigt (2026-0001): The group

Dear Rita Opdigt,
'
    assert_out_has 'Does Bodil Opdigt consent?'
    [ "$(kreds log | grep -c $'\tscreen ask\t0\t2026-0001$')" -eq 1 ]
    run_split screen ask 2026-0001
    assert_out_lacks Opdigt
    run_split screen ask --yaml 2026-0001
    assert_out_lacks Opdigt
}

@test "ask: only what could still change something" {
    came 'service: group
citizen: {name: Bo Opdigt, birth_date: 2016-03-04, municipality: Prøvestad}
holders: [{name: Bodil Opdigt, consent: given}]
referrer: {role: school}
caseworker: {email: x@eksempel.invalid}
concerns: [sad]
child_wants: yes'
    run_split screen ask -f tsv
    # The child is sad: whether it thrives badly is of no matter.
    assert_out $'2026-0001\tgroup\taction_plan\tIs there an action plan?'
}

@test "ask: as rows for a program; without an operand all that are under way and can still suit" {
    came "$BO" 'service: talks
citizen: {name: Ea Opdigt}
facts: {worried: yes}' 'service: talks
citizen: {name: Fie Opdigt}' 'service: grown
citizen: {name: Gry Opdigt}' 'service: group
citizen: {name: Hans Opdigt, birth_date: 2000-01-01}'
    run_split screen ask -f tsv
    assert_status 0
    assert_err ''
    assert_out <<END
2026-0001	group	referrer_role	In which role do you refer?
2026-0001	group	birth_date	When was the child born?
2026-0001	group	municipality	In which municipality does the child live?
2026-0001	group	child_wants	Does the child itself want to take part?
2026-0001	group	consent.1	Does the mother (2026-0001+1) consent?
2026-0001	group	consent.3	Does the adult 2026-0001+3 consent?
2026-0001	group	concern	What is the worry about?
2026-0001	group	thrives_badly	Does the child thrive badly?
2026-0001	group	caseworker	Who is the caseworker, if there is one?
2026-0001	group	action_plan	Is there an action plan?
2026-0003	talks	worried	Is anybody worried?
2026-0004	grown		What are the answers to the questionnaire epds?
END
    run_split screen ask -f csv 2026-0003
    assert_out $'ref,service,fact,question\r\n2026-0003,talks,worried,Is anybody worried?\r'
    run_split screen ask - -f json <<<$'2026-0004\tx'
    assert_out '{"ref":"2026-0004","service":"grown","fact":null,"question":"What are the answers to the questionnaire epds?"}'
    # Letters stand on pages of their own.
    run_split screen ask 2026-0003 2026-0004
    [ "$(tr -dc '\f' <.stdout | wc -c)" -eq 1 ]
    [ "$(grep -c '^.\?Concerning' .stdout)" -eq 2 ]
}

@test "ask: nothing left to ask, nothing that answers could mend, nothing to be asked any more" {
    came 'service: talks
citizen: {name: Ea Opdigt}
facts: {worried: yes}' 'service: group
citizen: {name: Hans Opdigt, birth_date: 2000-01-01}' "$BO" "$BO
external_id: 2" "$BO
external_id: 3"
    run_split screen ask 2026-0001
    assert_status 0
    assert_out ''
    assert_err 'screen: 2026-0001: nothing is left to ask'
    run_split screen ask -q 2026-0001
    assert_err ''
    run_split screen ask 2026-0002
    assert_status 0
    assert_out_has 'Concerning 2026-0002: The group'
    assert_err 'screen: 2026-0002 does not meet a must, whatever is answered; screen check --explain tells which'
    refer withdraw 2026-0003 --reason moved
    screen decide 2026-0004 redirect --to talks -q >/dev/null
    screen decide 2026-0005 decline
    run_split screen ask 2026-0003 2026-0004
    assert_status 0
    assert_out ''
    assert_err <<END
screen: 2026-0003 is withdrawn; nothing is to be asked of it any more
screen: 2026-0004 is redirected; nothing is to be asked of it any more
END
    # What was declined may be looked at again; but nobody is written to about it unasked.
    run_split screen ask 2026-0005
    assert_status 0
    assert_out_has 'Concerning 2026-0005: The group'
    run_split screen ask -f tsv
    assert_out $'2026-0006\ttalks\tworried\tIs anybody worried?'
}

@test "ask: no holder in the record, a mother that is not there, an anonymous age" {
    sed 's/{fact: consent, is: all}/{fact: consent.mother, is: true}/' "$KREDS_CATALOGUE" >mother.yaml
    came 'service: group
citizen: {name: Bo Opdigt, birth_date: 2016-03-04, municipality: Prøvestad}
referrer: {role: school}
caseworker: {name: Sagsbehandler Opfundet}
concerns: [sad]
child_wants: yes
action_plan: yes' 'service: counsel
citizen: {alias: Kaktus, kind: family}'
    run_split screen ask --yaml 2026-0001
    assert_out <<END
# Concerning 2026-0001: The group
# Write behind the colons. What is not known stays empty.
# It is read back by: screen answer 2026-0001 - <FILE
ref: 2026-0001

# Who holds parental responsibility, and does each of them consent?
# refer set 2026-0001 holders.1.name=NAME, then refer consent 2026-0001 +1 given
END
    refer set 2026-0001 'holders.1.name=Bodil Opdigt' holders.1.relation=aunt holders.1.holder=no
    run_split screen ask --yaml 2026-0001 -c mother.yaml
    assert_out_has '# Does the mother consent, and what is her or his name?
# refer set 2026-0001 holders.2.name=NAME holders.2.relation=mother, then refer consent 2026-0001 +2 given'
    run_split screen ask -f tsv 2026-0002
    assert_out $'2026-0002\tcounsel\tage\tHow old is the citizen?'
    screen answer 2026-0002 age=2
    run_split screen check 2026-0002
    assert_out $'2026-0002\tcounsel\tineligible\tage'
    screen answer 2026-0002 age=3
    run_split screen check 2026-0002
    assert_status 0
}

@test "ask: the letter is in the catalogue's language, whoever prints it" {
    sed 's/^language: en/language: da/' "$KREDS_CATALOGUE" >danish.yaml
    came "$BO"
    run_split screen ask 2026-0001 -c danish.yaml
    assert_out_has ' Trives barnet dårligt?'
    assert_out_has '1. september 2026'
    assert_out_has 'Ked af det, Vred'
    assert_out_has Prøvehuset
    run_split screen ask 2026-0001
    assert_out_has ' Does the child thrive badly?'
}

@test "ask: wrong usage, unknown references, no store, a broken catalogue, a service that is gone" {
    came "$BO"
    run_split screen ask --yaml -f text
    assert_status 64
    assert_err 'screen: --yaml is a form of its own; wanted no -f beside it'
    run_split screen ask 2026-0001 2026-0077
    assert_status 66
    assert_out ''
    assert_err 'screen: no referral 2026-0077'
    run_split screen ask -d none.db
    assert_status 69
    assert_err 'screen: there is no store none.db; wanted one, kreds init makes it'
    echo 'catalogue: x' >broken.yaml
    run_split screen ask -c broken.yaml
    assert_status 78
    assert_out ''
    run_split screen ask 2026-0001 -c "$(fixture cmd/screen/logic.yaml)"
    assert_status 66
    assert_err "screen: 2026-0001 is for the service 'group', which the catalogue does not have"
}

# --- answer - ----------------------------------------------------------------------------------------

# filled REF SCRIPT: the piece of questions, filled in by a sed script.
filled() {
    screen ask --yaml "$1" | sed -E "$2"
}

@test "answer -: the piece filled in goes home whole, whatever it asked" {
    came "$BO"
    screen ask --yaml 2026-0001 >piece.yaml
    sed -E 's/^(referrer_role):$/\1: school/; s/^(birth_date):$/\1: 2016-03-04/; s/^(municipality):$/\1: Prøvestad/
        s/^(child_wants):$/\1: ja/; s/^(consent.1):$/\1: yes/; s/^(consent.3):$/\1: given/; s/^(concern):$/\1: [sad, angry]/
        s/^(thrives_badly):$/\1: no/; s/^(caseworker):$/\1: Sagsbehandler Opfundet/; s/^(action_plan):$/\1: yes/' piece.yaml >filled.yaml
    run_split screen answer 2026-0001 - <filled.yaml
    assert_status 0
    assert_out ''
    assert_err ''
    run_split screen check 2026-0001
    assert_status 0
    run_split refer show 2026-0001
    assert_out_has 'concerns: [angry, sad]'
    assert_out_has '  birth_date: 2016-03-04'
    assert_out_has '  thrives_badly: no'
    run_split screen ask 2026-0001
    assert_err 'screen: 2026-0001: nothing is left to ask'
    # It was one command, and goes back as one.
    kreds undo >/dev/null
    screen ask --yaml 2026-0001 >again.yaml
    cmp piece.yaml again.yaml
}

@test "answer -: what is blank stays open; a second piece brings the rest" {
    came "$BO"
    filled 2026-0001 's/^(child_wants|action_plan):$/\1: yes/' >one.yaml
    screen answer 2026-0001 - <one.yaml
    run_split screen ask -f tsv 2026-0001
    [ "$(cut -f 3 .stdout | paste -s -d ' ')" = 'referrer_role birth_date municipality consent.1 consent.3 concern thrives_badly caseworker' ]
    filled 2026-0001 's/^(child_wants|action_plan):$/\1: yes/' >blank.yaml
    local before
    before=$(entries)
    run_split screen answer 2026-0001 - <blank.yaml
    assert_status 0
    assert_err 'screen: 2026-0001: nothing is filled in'
    [ "$(entries)" -eq "$before" ]
    run_split screen answer -n 2026-0001 - <<<'thrives_badly: yes'
    assert_status 0
    [ "$(entries)" -eq "$before" ]
    screen answer 2026-0001 - thrives_badly=no <<<'thrives_badly: yes'
    [ "$(stored "SELECT value FROM answer WHERE fact = 'thrives_badly'")" = no ]
    screen answer 2026-0001 - <<<'thrives_badly: unknown'
    [ "$(stored 'SELECT count(*) FROM answer')" -eq 0 ]
}

@test "answer -: another referral's piece is refused" {
    came "$BO" "$BO
external_id: 2"
    filled 2026-0001 's/^child_wants:$/child_wants: yes/' >one.yaml
    run_split screen answer 2026-0002 - <one.yaml
    assert_status 65
    assert_err "screen: standard input:4:6: these are another referral's answers; wanted those to 2026-0002"
    screen ask --yaml 2026-0001 2026-0002 >both.yaml
    run_split screen answer 2026-0001 - <both.yaml
    assert_status 65
    assert_err_has ': answers to more than one referral; wanted one piece, as screen ask --yaml prints it'
}

@test "answer -: each wrong fact and value with its place, and then nothing is kept" {
    came "$BO"
    local before
    before=$(entries)
    cat >wrong.yaml <<'END'
child_wants: yes
thrives_badly: rather
thrives_badli: yes
xyzzy: yes
birth_date: 2016-02-30
age: 9
resident: yes
consent: all
consent.1: perhaps
consent.9: yes
concern: [sad, angri]
referrer_role: king
caseworker: yes
action_plan: {a: b}
score.epds.total: 12
Anna Testesen: {her: words}
Anna Opdigt: yes
END
    run_split screen answer 2026-0001 - <wrong.yaml
    assert_status 65
    assert_out ''
    assert_err <<'END'
screen: standard input:14:14: 'action_plan' is a list or a map; wanted one value
screen: standard input:16:16: '…' is a list or a map; wanted one value
screen: standard input:2:16: 'thrives_badly' is not so answered; wanted yes, no or unknown
screen: standard input:3:1: no service asks for the fact 'thrives_badli'; did you mean thrives_badly?
screen: standard input:4:1: no service asks for the fact 'xyzzy'; screen check --explain names the facts
screen: standard input:5:13: 'birth_date' is no date; wanted YYYY-MM-DD
screen: standard input:6:1: age follows from the birth date; wanted birth_date=YYYY-MM-DD
screen: standard input:7:1: resident follows from where the citizen lives; wanted municipality=NAME
screen: standard input:8:1: consent is each adult's; wanted refer consent REF WHO given|refused|withdrawn
screen: standard input:9:12: 'consent.1' is not so answered; wanted given, refused or withdrawn
screen: standard input:10:1: 2026-0001 has no one adult of that name; wanted +1 to +4, or a relation as mother
screen: standard input:11:10: unknown concern 'angri'; wanted a concern of the catalogue; nearest: angry
screen: standard input:12:16: 'referrer_role' is none of the roles; wanted: caseworker, school, health visitor, parent, hospital, self, other
screen: standard input:13:13: 'caseworker' names nobody; wanted the caseworker's name, or no
screen: standard input:15:1: score.epds.total is computed from an instrument's answers
screen: standard input:17:1: no service asks for this fact; screen check --explain names the facts
END
    [ "$(entries)" -eq "$before" ]
    [ "$(stored 'SELECT child_wants IS NULL FROM referral')" -eq 1 ]
}

@test "answer -: no answers at all, broken YAML, what is no map, a value that is too long" {
    came "$BO"
    run_split screen answer 2026-0001 - </dev/null
    assert_status 65
    assert_err "screen: standard input:1: no answers; wanted lines as 'fact: answer', as screen ask --yaml prints them"
    run_split screen answer 2026-0001 - <<<'[a, b]'
    assert_status 65
    assert_err "screen: standard input:1:1: these are no answers; wanted lines as 'fact: answer'"
    run_split screen answer 2026-0001 - <<<'a: ['
    assert_status 65
    run_split screen answer 2026-0001 - <<<$'a: yes\na: no'
    assert_status 65
    run_split screen answer 2026-0001 - <<<$'a: \xe6'
    assert_status 65
    run_split screen answer 2026-0001 - <<<"caseworker: $(printf 'x%.0s' {1..201})"
    assert_status 65
    assert_err "screen: standard input:1:13: 'caseworker' is too long; wanted at most 200 characters"
    run_split screen answer 2026-0077 - <<<'child_wants: yes'
    assert_status 66
    assert_err 'screen: no referral 2026-0077'
    run_split screen answer 2026-0001 - -d none.db <<<'child_wants: yes'
    assert_status 69
    echo 'catalogue: x' >broken.yaml
    run_split screen answer 2026-0001 - -c broken.yaml <<<'child_wants: yes'
    assert_status 78
    run_split screen answer 2026-0001
    assert_status 64
    assert_err 'screen: answer takes a reference and FACT=VALUE, or - for answers on standard input'
}

@test "answer: what a form would find too long is refused" {
    came "$BO"
    run_split screen answer 2026-0001 legal_basis="$(printf '%0201d' 0)" child_wants=yes
    assert_status 65
    assert_out ''
    assert_err "screen: 'legal_basis' is too long; wanted at most 200 characters"
    run_split screen answer 2026-0001 legal_basis="$(printf '%0200d' 0)"
    assert_status 0
    assert_err ''
}

@test "answer: a consent of each adult, by number or relation, dated by --on" {
    came "$BO"
    run_split screen answer 2026-0001 consent.mother=yes consent.3=refused --on 2026-09-01
    assert_status 0
    assert_err ''
    run_split stored "SELECT c.dated, c.consent FROM consent c JOIN person p ON p.id = c.person WHERE p.name IN ('Bodil Opdigt', 'Dorte Opdigt') ORDER BY p.name"
    assert_out $'2026-09-01|given\n2026-09-01|refused'
    run_split screen check 2026-0001 --explain
    assert_out_has $'2026-0001\tgroup\tconsent\tmust\tunmet\tsome\tall'
    screen answer 2026-0001 consent.3=given --today 2026-09-02
    run_split screen check 2026-0001 --explain
    assert_out_has $'2026-0001\tgroup\tconsent\tmust\tmet\tall\tall'
    run_split screen answer 2026-0001 consent.1=withdrawn --on 2026-08-31
    assert_status 77
    assert_err 'screen: the day lies before the receipt of 2026-0001 on 2026-09-01; wanted that day or a later one'
    run_split screen answer 2026-0001 consent.1=withdrawn --today 2026-09-03
    assert_status 0
    run_split screen answer 2026-0001 consent.1=given --on 2026-09-02
    assert_status 0
    assert_err 'screen: what was said on 2026-09-03 holds, as it is of a later day; wanted --on with that day or a later one, where this is to hold'
    run_split screen answer 2026-0001 consent.1=unknown
    assert_status 65
    assert_err "screen: 'consent.1' is not so answered; wanted given, refused or withdrawn"
    run_split screen answer 2026-0001 consent.sister=yes
    assert_status 66
    assert_err 'screen: 2026-0001 has no one adult of that name; wanted +1 to +4, or a relation as mother'
}

@test "answer: concerns as a list, taken back; the birth of a child that was not yet born" {
    came "$BO" 'service: talks
citizen: {name: Barnet, due_on: 2026-10-01}'
    screen answer 2026-0001 'concern=sad|angry'
    refer show 2026-0001 | grep -q '^concerns: \[angry, sad\]'
    screen answer 2026-0001 concern=angry
    refer show 2026-0001 | grep -q '^concerns: \[angry\]'
    screen answer 2026-0001 concern=unknown
    [ "$(refer show 2026-0001 | grep -c '^concerns')" -eq 0 ]
    run_split screen answer 2026-0001 concern=angri
    assert_status 65
    assert_err "screen: concerns: unknown concern 'angri'; wanted a concern of the catalogue; nearest: angry"
    run_split screen answer 2026-0002 birth_date=2026-10-03 --today 2026-10-05
    assert_status 0
    assert_err ''
    refer show 2026-0002 | grep -q '  due_on: 2026-10-03 # born'
}

@test "answer: to a referral that is closed it is kept, and told" {
    came "$BO"
    screen decide 2026-0001 redirect --to talks -q >/dev/null
    run_split screen answer 2026-0001 child_wants=no
    assert_status 0
    assert_err 'screen: 2026-0001 is redirected; the answers are kept, and nothing waits for them'
    refer show 2026-0001 | grep -q '^child_wants: no'
}

@test "no message repeats what was answered" {
    came "$BO"
    run_split screen answer 2026-0001 - <<'END'
thrives_badly: Hemmelig Person
birth_date: Hemmelig 2016
consent.1: Hemmelig
referrer_role: Hemmelig
child_wants: Hemmelig
END
    assert_status 65
    assert_err_lacks Hemmelig
}
