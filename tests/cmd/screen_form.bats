#!/usr/bin/env bats
# kreds-screen: check and match of forms that were never stored (--form).

load ../helpers

setup() {
    kreds_setup
    cp "$KREDS_ROOT/examples/autumn/cool-kids.yaml" .
}

@test "check --form: each form of a file judged; no store is needed, made or touched" {
    run_split screen check --form cool-kids.yaml
    assert_status 1
    assert_err ''
    assert_out <<END
cool-kids.yaml:1	cool-kids	eligible	
cool-kids.yaml:2	cool-kids	eligible	
cool-kids.yaml:3	cool-kids	review	age
cool-kids.yaml:4	cool-kids	incomplete	anxiety_disturbs_daily_life
END
    [ ! -e "$KREDS_DB" ]
    run_split screen check --form cool-kids.yaml -d /nowhere/at/all.db
    assert_status 1
    kreds init
    local before
    before=$(sha256sum "$KREDS_DB")
    screen check --form cool-kids.yaml >/dev/null || [ $? -eq 1 ]
    [ "$(sha256sum "$KREDS_DB")" = "$before" ]
    [ "$(refer list | wc -l)" -eq 0 ]
}

@test "check --form: as the form will be judged once it is in" {
    kreds init
    refer add -q cool-kids.yaml >/dev/null
    screen check | cut -f 2- >stored || [ $? -eq 1 ]
    screen check --form cool-kids.yaml | cut -f 2- >tried || [ $? -eq 1 ]
    cmp stored tried
    screen check --explain | cut -f 2- >stored || [ $? -eq 1 ]
    screen check --explain --form cool-kids.yaml | cut -f 2- >tried || [ $? -eq 1 ]
    cmp stored tried
    # And what came in can be taken out and tried again.
    run_split screen check --form - < <(refer show 2026-0001)
    assert_status 0
    assert_out $'-:1\tcool-kids\teligible\t'
}

@test "check --form -: from standard input, at the day of --today, in every format" {
    local form='service: cool-kids
citizen: {name: Alma Opdigt, birth_date: 2014-09-02, municipality: Norddjurs}
holders: [{name: Anna Opdigt, consent: given}]
referrer: {role: parent}
received_on: 2026-08-01
child_wants: yes
facts: {anxiety_disturbs_daily_life: yes}'
    run_split screen check --form - --today 2027-09-01 <<<"$form"
    assert_status 0
    assert_out $'-:1\tcool-kids\teligible\t'
    run_split screen check --form - --today 2027-09-02 <<<"$form"
    assert_status 1
    assert_out $'-:1\tcool-kids\treview\tage'
    run_split screen check --form - --today 2027-09-02 -f json <<<"$form"
    assert_out '{"ref":"-:1","service":"cool-kids","verdict":"review","reasons":"age"}'
    run_split screen check --explain --form - --today 2027-09-02 <<<"$form"
    [ "$(sed -n 2p .stdout)" = $'-:1\tcool-kids\tage\tguide\tunmet\t13\t9-12' ]
    run_split screen check --explain --form - -f text -c "$(fixture cmd/screen/offers.yaml)" <<<$'service: talks\ncitizen: {name: Opdigt}'
    assert_status 1
    assert_out <<END
-:1, Talks (talks): not all is known yet
  - Is anybody worried? Not known yet; wanted yes
END
}

@test "match --form: where the child would be at home, before anything is sent" {
    run_split screen match --form - -c "$(fixture cmd/screen/offers.yaml)" <<<'service: group
citizen: {name: Alma Opdigt, birth_date: 2016-03-04}
concerns: [angry]
facts: {thrives_badly: no, worried: yes}'
    assert_status 0
    assert_err ''
    assert_out <<END
-:1	talks	eligible	
-:1	counsel	eligible	
-:1	parents	review	citizen
-:1	elsewhere	incomplete	crime
-:1	group	ineligible	concern,thrives_badly,referrer_role,resident,child_wants,consent,caseworker,action_plan
-:1	grown	ineligible	citizen,score.epds.total
END
    [ ! -e "$KREDS_DB" ]
    run_split screen match --form - -c "$(fixture cmd/screen/offers.yaml)" <<<'service: elsewhere
citizen: {name: Alma Opdigt}'
    assert_status 1
}

@test "a broken form: the form reader's messages with their places, and nothing is judged" {
    cat >form.yaml <<'END'
service: cool-kids
citizen: {name: Alma Opdigt, birth_date: 2016-03-04}
---
service: cool-kid
citizen: {name: Bo Opdigt, birth_date: 2016-02-30}
facts: {anxiety_disturbs_daily_life: rather}
END
    run_split screen check --form form.yaml
    assert_status 65
    assert_out ''
    assert_err <<END
screen: form.yaml:4:10: unknown service 'cool-kid'; wanted a service of the catalogue; nearest: cool-kids
screen: form.yaml:5:40: 'birth_date' is no day of the calendar; wanted a date as 2026-03-04
screen: form.yaml:6:38: 'anxiety_disturbs_daily_life' is no answer; wanted yes, no or unknown
END
    run_split screen match --form form.yaml
    assert_status 65
    assert_out ''
    run_split screen check --form - <<<$'service: cool-kids\ncitizen: {name: \xe6}'
    assert_status 65
    assert_out ''
    run_split screen check --form - <<<'{'
    assert_status 65
    run_split screen check --form - </dev/null
    assert_status 65
    assert_err 'screen: standard input:1: no form in the file; wanted a YAML document, see refer form'
}

@test "a form with a warning is judged all the same, and -q is quiet" {
    local form='service: cool-kids
citizen: {name: Alma Opdigt, cpr: 040316-0000}'
    run_split screen check --form - <<<"$form"
    assert_status 1
    assert_err_has 'screen: standard input:2:'
    [ "$(cut -f 3 .stdout)" != '' ]
    run_split screen check -q --form - <<<"$form"
    assert_err ''
}

@test "wrong usage: references beside a form, no such file, a broken catalogue" {
    run_split screen check 2026-0001 --form cool-kids.yaml
    assert_status 64
    assert_err 'screen: --form looks at forms that are not stored; wanted no references beside it'
    run_split screen match 2026-0001 --form cool-kids.yaml
    assert_status 64
    run_split screen check --form
    assert_status 64
    run_split screen check --form none.yaml
    assert_status 66
    assert_err 'screen: none.yaml: there is no such file; the name of a file was wanted'
    echo 'catalogue: x' >broken.yaml
    run_split screen check --form cool-kids.yaml -c broken.yaml
    assert_status 78
    assert_out ''
    run_split screen ask --form cool-kids.yaml
    assert_status 64
    assert_err 'screen: ask takes no --form'
}

@test "no message repeats a personal value" {
    run_split screen check --form - <<<'service: cool-kids
citizen: {name: Hemmelig Person, birth_date: Hemmelig 2016, cpr: 010203-Hemmelig}
child_wants: Hemmelig'
    assert_status 65
    assert_err_lacks Hemmelig
}
