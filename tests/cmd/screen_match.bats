#!/usr/bin/env bats
# kreds-screen: match, what judgements say to a person, and the language they say it in.

load ../helpers

setup() {
    kreds_setup
    prepared kreds init
}

# offers FORM…: the small catalogue whose services differ in whom they are for, and its forms: one document a text.
offers() {
    KREDS_CATALOGUE=$(fixture cmd/screen/offers.yaml)
    [ $# -eq 0 ] || printf -- '---\n%s\n' "$@" | refer add -q - >/dev/null
}

# A child that a school referred to the group, where the worry is another than the group's.
ALMA='service: group
citizen: {name: Alma Opdigt, birth_date: 2016-03-04, municipality: Prøvestad}
holders: [{name: Anna Opdigt, relation: mother, consent: given}]
referrer: {role: school}
caseworker: {name: Sagsbehandler Opfundet}
concerns: [angry]
child_wants: yes
action_plan: yes
facts: {thrives_badly: no, worried: yes}'

# typed COMMAND: what it prints on a terminal.
typed() {
    script -qec "$1" /dev/null </dev/null | tr -d '\r'
}

entries() { kreds log | wc -l; }

@test "match: every service, best first, with the reasons against the others" {
    offers "$ALMA"
    local before
    before=$(entries)
    run_split screen match 2026-0001
    assert_status 0
    assert_err ''
    assert_out <<END
2026-0001	talks	eligible	
2026-0001	counsel	eligible	
2026-0001	parents	review	citizen
2026-0001	elsewhere	incomplete	crime
2026-0001	group	ineligible	concern,thrives_badly
2026-0001	grown	ineligible	citizen,score.epds.total
END
    # Nothing was changed and nobody's name was seen.
    [ "$(entries)" -eq "$before" ]
    run_split screen match 2026-0001 -f csv
    [ "$(head -n 1 .stdout)" = $'ref,service,verdict,reasons\r' ]
}

@test "match: of one verdict the service asked for comes first, then what its unmet criteria refer to" {
    offers 'service: group
citizen: {name: Alma Opdigt, birth_date: 2016-03-04}
concerns: [angry]
facts: {thrives_badly: no}' 'service: elsewhere
citizen: {name: Alma Opdigt, birth_date: 2016-03-04}'
    # The group would send on to the talks, which so come before what lacks no more than they.
    run_split screen match 2026-0001
    [ "$(cut -f 2,3 <<<"$stdout" | tr '\t\n' ' ,')" = \
        'counsel eligible,parents review,talks incomplete,elsewhere incomplete,group ineligible,grown ineligible,' ]
    run_split screen match 2026-0002
    [ "$(cut -f 2,3 <<<"$stdout" | tr '\t\n' ' ,')" = \
        'counsel eligible,parents review,elsewhere incomplete,talks incomplete,group incomplete,grown ineligible,' ]
}

@test "match: an adult is no child, a class is nobody's family, and a child may bring the family" {
    offers 'service: grown
citizen: {name: Eva Opdigt, birth_date: 1990-01-01}' 'service: counsel
citizen: {name: 4.b, kind: class}' 'service: parents
citizen: {name: Familien Opdigt}'
    run_split screen match --explain
    assert_status 1
    stdout=$(grep -P '\tcitizen\t' <<<"$stdout" | cut -f 1,2,4-)
    assert_out <<END
2026-0001	counsel	must	met	adult	one of child, adult, family, class
2026-0001	parents	guide	unmet	adult	family
2026-0001	grown	must	met	adult	adult
2026-0001	talks	must	unmet	adult	child
2026-0001	elsewhere	must	unmet	adult	child
2026-0001	group	must	unmet	adult	child
2026-0002	counsel	must	met	class	one of child, adult, family, class
2026-0002	parents	must	unmet	class	family
2026-0002	talks	must	unmet	class	child
2026-0002	grown	must	unmet	class	adult
2026-0002	elsewhere	must	unmet	class	child
2026-0002	group	must	unmet	class	child
2026-0003	parents	must	met	family	family
2026-0003	counsel	must	met	family	one of child, adult, family, class
2026-0003	talks	must	unmet	family	child
2026-0003	grown	must	unmet	family	adult
2026-0003	elsewhere	must	unmet	family	child
2026-0003	group	must	unmet	family	child
END
}

@test "match: who has no name is taken only where no name is asked for" {
    offers 'service: counsel
citizen: {alias: Kaktus, kind: adult, age: 20}'
    run_split screen match 2026-0001
    assert_status 0
    [ "$(head -n 1 .stdout)" = $'2026-0001\tcounsel\teligible\t' ]
    [ "$(tail -n +2 .stdout | cut -f 3 | sort -u)" = ineligible ]
    run_split screen match 2026-0001 --explain
    [ "$(grep -cP '\tanonymous\tmust\tunmet\tyes\tno$' .stdout)" -eq 5 ]
    assert_out_has $'2026-0001\tcounsel\tanonymous\tmust\tmet\tyes\tyes'
}

@test "match: 1 unless each of the referrals has a service that would do" {
    offers "$ALMA" 'service: talks
citizen: {name: Bo Opdigt}'
    run_split screen match 2026-0001
    assert_status 0
    run_split screen match 2026-0002
    assert_status 1
    run_split screen match
    assert_status 1
    [ "$(cut -f 1 .stdout | uniq -c | tr -s ' \n' ' ')" = ' 6 2026-0001 6 2026-0002 ' ]
    run_split screen match - <<<$'2026-0002\tx\n2026-0001'
    assert_status 1
    [ "$(cut -f 1 .stdout | uniq | paste -s -d ' ')" = '2026-0002 2026-0001' ]
    run_split screen match - </dev/null
    assert_status 0
    assert_out ''
}

@test "match: unknown references, no store, a broken catalogue" {
    offers "$ALMA"
    run_split screen match 2026-0001 2026-0077
    assert_status 66
    assert_out ''
    assert_err 'screen: no referral 2026-0077'
    run_split screen match nobody
    assert_status 66
    assert_err "screen: not a referral's reference; wanted one like 2026-0142"
    run_split screen match -d none.db
    assert_status 69
    assert_err 'screen: there is no store none.db; wanted one, kreds init makes it'
    echo 'catalogue: x' >broken.yaml
    run_split screen match -c broken.yaml
    assert_status 78
    assert_out ''
    run_split screen match --to talks
    assert_status 64
    assert_err 'screen: match takes no --to'
}

@test "match: a referral whose service is gone, or that is closed, is looked at like any other" {
    offers "$ALMA"
    run_split screen match 2026-0001 -c "$(fixture cmd/screen/logic.yaml)"
    assert_status 0
    [ "$(head -n 1 .stdout)" = $'2026-0001\tconsent-all\teligible\t' ]
    run_split screen check 2026-0001 -c "$(fixture cmd/screen/logic.yaml)"
    assert_status 66
    screen decide 2026-0001 redirect --to talks >/dev/null 2>&1
    run_split screen match 2026-0001
    assert_status 0
    run_split screen match 2026-0002
    [ "$(head -n 1 .stdout)" = $'2026-0002\ttalks\teligible\t' ]
}

# --- for a person ------------------------------------------------------------------------------------

@test "match: on a terminal the reasons are sentences, and where to go instead" {
    offers "$ALMA"
    typed 'screen match 2026-0001' >typed
    run_split cat typed
    assert_out <<END
ref        service    verdict     reasons
2026-0001  talks      eligible
2026-0001  counsel    eligible
2026-0001  parents    review      citizen: child; wanted family (a guide: a person looks)
2026-0001  elsewhere  incomplete  crime: not known; ask: Is there a crime?
2026-0001  group      ineligible  at least one of these 2: none is met · concern: angry; wanted one of sad · thrives_badly: no; wanted yes · instead: Talks (talks)
2026-0001  grown      ineligible  citizen: child; wanted adult
END
    run_split screen match 2026-0001 -f text
    assert_out <typed
}

@test "match --explain: in words why not, what goes with it, and where the way goes on" {
    offers "$ALMA"
    typed 'screen match --explain 2026-0001' >typed
    run_split cat typed
    assert_out <<END
2026-0001, Talks (talks): eligible
  After its last session: Counsel (counsel)

2026-0001, Counsel (counsel): eligible

2026-0001, The parents (parents): for a person to look at
  - citizen: child; wanted family (a guide: a person looks)
  Only together with: The group (group)

2026-0001, Elsewhere (elsewhere): not all is known yet
  - Is there a crime? Not known yet; wanted yes
  No sessions are held here: the referral goes on to whoever offers the service.

2026-0001, The group (group): not eligible
  - at least one of these 2: none is met
    - concern: angry; wanted one of sad
    - Does the child thrive badly? no; wanted yes
  Instead: Talks (talks)

2026-0001, Grown-ups (grown): not eligible
  - citizen: child; wanted adult
END
    run_split screen match --explain 2026-0001 -f text
    assert_status 0
    assert_out <typed
}

@test "match --explain: for a program a line a criterion, in the order of the services" {
    offers "$ALMA"
    run_split screen match --explain 2026-0001
    assert_status 0
    [ "$(cut -f 2 .stdout | uniq | paste -s -d ' ')" = 'talks counsel parents elsewhere group grown' ]
    [ "$(head -n 2 .stdout)" = $'2026-0001\ttalks\tcitizen\tmust\tmet\tchild\tchild\n2026-0001\ttalks\tworried\tmust\tmet\tyes\tyes' ]
    run_split screen match --explain 2026-0001 -f json
    [ "$(head -n 1 .stdout)" = '{"ref":"2026-0001","service":"talks","fact":"citizen","strength":"must","result":"met","value":"child","wanted":"child"}' ]
}

@test "check --explain: on a terminal every criterion in a sentence, groups indented" {
    offers "$ALMA" 'service: group
citizen: {name: Bo Opdigt, birth_date: 2019-01-01}
referrer: {role: hospital}
concerns: [sad]
child_wants: no'
    typed 'screen check --explain' >typed
    run_split cat typed
    assert_out <<END
2026-0001, The group (group): not eligible
  - the referrer's role: school; met, wanted one of school, parent
  - age: 10; met, wanted 9-12
  - resident: yes; met, wanted yes
  - the child's own wish: yes; met, wanted yes
  - consent: all; met, wanted all
  - at least one of these 2: none is met
    - concern: angry; wanted one of sad
    - Does the child thrive badly? no; wanted yes
  - all of these 2: met
    - caseworker: yes; met, wanted yes
    - action plan: yes; met, wanted yes
  Instead: Talks (talks)

2026-0002, The group (group): not eligible
  - the referrer's role: hospital; wanted one of school, parent
  - age: 7; wanted 9-12
  - resident: not known; wanted yes
  - the child's own wish: no; wanted yes
  - consent: not known; wanted all
  - at least one of these 2: met
    - concern: sad; met, wanted one of sad
    - Does the child thrive badly? Not known yet; wanted yes
  - all of these 2: not all are met (a guide: a person looks)
    - caseworker: no; wanted yes
    - action plan: not known; wanted yes
END
    run_split screen check --explain -f text
    assert_status 1
    assert_out <typed
    # With another format it is for a program.
    typed 'screen check --explain -f tsv 2026-0001' >typed
    [ "$(head -n 1 typed)" = $'2026-0001\tgroup\treferrer_role\tmust\tmet\tschool\tone of school, parent' ]
}

@test "sentences are in the catalogue's language, whoever reads; rows, names of columns and messages are not" {
    sed 's/^language: en/language: da/' "$(fixture cmd/screen/offers.yaml)" >danish.yaml
    offers "$ALMA"
    run_split screen match --explain 2026-0001 -c danish.yaml -f text
    assert_status 0
    assert_out_has '2026-0001, Samtaler (talks): '
    assert_out_has '  - mindst ét af disse 2: ingen er opfyldt'
    assert_out_has '    - Trives barnet dårligt? '
    assert_out_lacks 'Does the child'
    run_split screen match 2026-0001 -c danish.yaml -f text
    assert_out_has 'ref        service    verdict     reasons'
    assert_out_has 'crime: vides ikke; spørg: Er der noget kriminelt?'
    run_split screen match 2026-0001 -c danish.yaml
    assert_out_has $'2026-0001\telsewhere\tincomplete\tcrime'
    run_split screen match 2026-0077 -c danish.yaml -f text
    assert_err 'screen: no referral 2026-0077'
    # And the English house speaks English to a Danish reader.
    LC_ALL=C.UTF-8 LANGUAGE=da run_split screen match 2026-0001 -f text
    assert_out_has 'crime: not known; ask: Is there a crime?'
}

@test "what a form says cannot disturb the terminal it is explained on" {
    offers "service: group
citizen: {name: Alma Opdigt}
legal_basis: x"
    sed 's/{fact: action_plan, is: true}/{fact: legal_basis, is: y}/' "$(fixture cmd/screen/offers.yaml)" >basis.yaml
    screen answer 2026-0001 $'legal_basis=a\eb' 'caseworker=Sagsbehandler Opfundet'
    run_split screen check --explain -f text -c basis.yaml 2026-0001
    assert_out_has 'legal basis: a�b; wanted y'
}
