#!/usr/bin/env bats
# kreds-refer: all kinds of people that a referral may be about, from a form through the store and back; CPR numbers; the filters of
# the list.

load ../helpers

TAB=$'\t'

setup() {
    kreds_setup
    prepared kreds init
}

# round NAME: what comes in from the file NAME.yaml is shown, and what is shown is taken in by a new store, which shows the same.
round() {
    local -x KREDS_DB=$PWD/round/kreds.db
    rm -rf round
    kreds init
    REF=$(refer add -q "$1.yaml" | cut -f 1)
    [ -n "$REF" ] || told "a reference for $1.yaml" '' "$(cat "$1.yaml")"
    refer show "$REF" >shown.yaml
    rm -rf round
    kreds init
    run_split refer add -q shown.yaml
    assert_status 0
    REF=$(cut -f 1 <<<"$stdout")
    run_split refer show "$REF"
    assert_out <shown.yaml
    run_split kreds check
    assert_out ''
}

# form WORDS…: form.yaml, a line a word.
form() {
    printf '%s\n' "$@" >form.yaml
}

# shows TEXT…: each stands in what is shown.
shows() {
    local text
    stdout=$(cat shown.yaml)
    for text; do assert_out_has "$text"; done
}

# --- what show prints, add reads ----------------------------------------------------------------------

@test "every service's form comes back as it went in" {
    for house in norddjurs koebenhavn horsens roedovre; do
        export KREDS_CATALOGUE=$KREDS_ROOT/examples/$house KREDS_TODAY=2026-12-01
        for file in "$(fixture cmd/services)/$house"/*.yaml; do
            cp "$file" form.yaml
            round form
        done
    done
}

@test "a child with everything that a form can say" {
    form 'service: cool-kids' 'received_on: 2026-08-30' 'external_id: W-1' 'source: "web: form #1"' \
        'citizen: {name: "Bo \"Bobby\" Opdigt", cpr: 040316-4000, municipality: Norddjurs, address: "Vej 1, 8500 Grenaa", school: Digteskolen, class: 4.b, phone: "+45 1", email: bo@example.invalid}' \
        'holders: [{name: Eva Opdigt, relation: mother, birth_date: 1980-02-29, cpr: 290280-0000, municipality: Norddjurs, address: Vej 1, phone: "1", email: e@example.invalid, organisation: none, protected: no, holder: yes, consent: given}]' \
        'network: [{name: Lis Holm, relation: class teacher, organisation: Digteskolen, phone: "2", email: l@example.invalid}, {relation: aunt}]' \
        'referrer: {role: health visitor, name: Nanna, organisation: The authority, phone: "3", email: n@example.invalid}' \
        'caseworker: {name: Sofus, email: s@example.invalid}' 'child_case: yes' 'legal_basis: SEL § 11' 'concerns: [sad, anxiety]' \
        'reason: |' '  first: # line' '' '    third' 'child_wants: no' 'action_plan: yes' 'goals: ["sleep: all night", "yes"]' \
        'possible_days: [mon, fri]' 'practical: {interpreter: Polish, allergies: nuts, fetched_by: grandmother}' \
        'facts: {anxiety_disturbs_daily_life: no}'
    round form
    shows '  cpr: "040316-4000"' '  birth_date: 2016-03-04' '    birth_date: 1980-02-29' 'concerns: [anxiety, sad]' '  - "yes"' 'child_wants: no'
}

@test "an adult, a family, a class, an anonymous caller, an unborn child" {
    form 'service: postnatal-talks' 'citizen: {name: Olga Opdigt, birth_date: 1994-07-02}' 'referrer: {role: health visitor}'
    round form
    shows '  kind: adult' '  role: health visitor'
    form 'service: counselling' 'citizen: {kind: family, name: The Opdigt family, address: Vej 1}'
    round form
    shows '  kind: family'
    form 'service: crisis-help' 'citizen: {kind: class, name: 5.b of the Eksempelskolen, school: Eksempelskolen, class: 5.b}'
    round form
    shows '  kind: class' '  school: Eksempelskolen'
    form 'service: day-treatment' 'citizen: {due_on: 2026-12-01}' 'holders: [{name: Eva Opdigt, relation: mother}]'
    round form
    shows '  due_on: 2026-12-01'
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    form 'service: de-drikker-derhjemme' 'citizen: {alias: Stær, age: 13}' 'facts: {parents_drink: yes}'
    round form
    shows '  alias: Stær' '  age: 13'
}

@test "two households, foster parents, several holders, one, and none" {
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt, address: Vej 1}' 'holders:' \
        '  - {name: Eva Opdigt, relation: mother, address: Vej 1, consent: given}' \
        '  - {name: Kaj Holm, relation: father, address: Torv 2, municipality: Syddjurs, consent: refused}' \
        '  - {name: Ib Prøve, relation: stepfather, address: Vej 1, holder: no}'
    round form
    shows $'    address: Torv 2\n    holder: yes\n    consent: refused' $'    address: Vej 1\n    holder: no\n    consent: unknown'
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt}' 'holders:' \
        '  - {relation: foster parent, holder: no}' '  - {relation: foster parent, holder: no}' \
        '  - {name: Eva Opdigt, relation: mother, consent: given}'
    round form
    [ "$(grep -c 'relation: foster parent' shown.yaml)" -eq 2 ]
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt}' 'holders: [{name: Eva Opdigt, consent: unknown}]'
    round form
    shows 'consent: unknown'
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt}'
    round form
    ! grep -q holders shown.yaml
}

@test "a protected address, and that of one adult alone" {
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt, address: Vej 1, school: Digteskolen, phone: "1", protected: yes}' \
        'holders: [{name: Eva Opdigt, address: Vej 1, phone: "2"}, {name: Kaj Holm, address: Torv 2, phone: "3", protected: yes}]'
    round form
    shows '  address: Vej 1' '  school: Digteskolen' '  phone: "1"' $'    address: Torv 2\n    phone: "3"\n    protected: yes'
}

@test "an unborn child that was born comes back as the unborn that the form was about" {
    form 'service: day-treatment' 'citizen: {name: Barnet Opdigt, due_on: 2026-12-01}' 'holders: [{name: Eva Opdigt, relation: mother}]'
    refer add form.yaml >/dev/null
    refer set 2026-0001 citizen.birth_date=2026-11-28 citizen.cpr=281126-4000 --today 2026-12-02 2>/dev/null
    refer show 2026-0001 >shown.yaml
    shows '  due_on: 2026-11-28 # born'
    [ "$(refer list --today 2026-12-02 | cut -f 5)" = 0 ]
    rm -r store
    kreds init
    run_split refer add shown.yaml
    assert_status 0
}

@test "what happened to a referral since it came stands there as a comment" {
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt}' 'holders: [{name: Eva Opdigt, relation: mother, consent: given}]' 'goals: [sleep]'
    refer add form.yaml >/dev/null
    refer consent 2026-0001 mother withdrawn
    refer goal 2026-0001 1 --outcome met
    refer withdraw 2026-0001 --reason 'moved away'
    refer show 2026-0001 >shown.yaml
    shows '# 2026-0001, withdrawn' 'consent: refused # withdrawn' '  - sleep # met'
    round shown
}

@test "several referrals at once are several forms" {
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt}' --- 'service: ses' 'citizen: {kind: family, name: The Opdigt family}'
    refer add form.yaml >/dev/null
    refer list | refer show - >shown.yaml
    run_split refer add shown.yaml
    assert_status 0
    assert_out "2026-0003${TAB}cool-kids${TAB}0${TAB}0
2026-0004${TAB}ses${TAB}0${TAB}0"
}

# --- from form to check -------------------------------------------------------------------------------

# walk FORM VERDICT AGE NAME [REASONS]: added, listed without and with the name, judged.
walk() {
    local ref service
    run_split refer add -q "$1"
    assert_status 0
    ref=$(cut -f 1 <<<"$stdout")
    service=$(cut -f 2 <<<"$stdout")
    run_split refer list "$ref"
    stdout=$(cut -f 1,3,4,5,8 <<<"$stdout")
    assert_out "$ref${TAB}$service${TAB}received${TAB}$3${TAB}"
    run_split refer list "$ref" --names
    stdout=$(cut -f 8 <<<"$stdout")
    assert_out "$4"
    run_split screen check "$ref"
    assert_out "$ref${TAB}$service${TAB}$2${TAB}${5-}"
}

@test "a class has no birth date, and of a family it is told whose it is" {
    form 'service: crisis-help' 'citizen: {kind: class, name: 5.b}' --- 'service: ses' 'citizen: {kind: family, name: Opdigt}'
    refer add -q form.yaml >/dev/null
    run_split refer set 2026-0001 citizen.birth_date=2016-03-04
    assert_status 65
    assert_err "refer: citizen: 'birth_date' stands with a class, which has none; wanted it left out"
    run_split screen answer 2026-0001 birth_date=2016-03-04
    assert_status 65
    assert_err "screen: 'birth_date' stands with a class, which has none; wanted it left out"
    run_split refer set 2026-0002 citizen.birth_date=2016-03-04
    assert_status 0
    assert_err "refer: citizen: 'birth_date' stands with a family and is taken for its child's; wanted it left out otherwise"
    run_split refer set 2026-0002 citizen.phone=1
    assert_err ''
    refer show 2026-0002 >shown.yaml
    run_split refer add -n shown.yaml
    assert_status 0
    assert_err_has "'birth_date' stands with a family"
}

@test "services for adults, families and classes, from the form to the check" {
    forms=$(fixture cmd/services)/norddjurs
    export KREDS_TODAY=2026-09-01
    walk "$forms/grief-help.yaml" eligible '' 'The Opspind family'
    walk "$forms/crisis-help.yaml" eligible '' '5.b of the Eksempelskolen'
    walk "$forms/postnatal-talks.yaml" incomplete 32 'Olga Opdigt' score.epds.total
    walk "$forms/ses.yaml" eligible '' 'The parents of Poul Opdigt'
    sed 's/health visitor/school/' "$forms/postnatal-talks.yaml" | sed 's/N-16/N-16b/' >other.yaml
    run_split refer add -q other.yaml
    run_split screen check "$(cut -f 1 <<<"$stdout")"
    assert_out_has "ineligible${TAB}"
    assert_out_has referrer_role
}

@test "an anonymous caller: an alias and an age, and no name in anything" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    form 'service: de-drikker-derhjemme' 'citizen: {alias: Stær, age: 13}' 'facts: {parents_drink: yes}'
    walk form.yaml eligible 13 'Stær'
    run_split refer show 2026-0001
    assert_out_lacks name:
    run_split refer list --duplicates --names
    assert_out ''
}

# --- CPR numbers ---------------------------------------------------------------------------------------

@test "CPR: with and without a hyphen, by century, replaced, and never refused for its check digit" {
    export KREDS_TODAY=2058-01-01
    while read -r number born; do
        form 'service: postnatal-talks' "citizen: {name: Bo Opdigt, cpr: '$number'}"
        run_split refer add -n form.yaml
        assert_status 0
        round form
        shows "  birth_date: $born"
    done <<'END'
0101800000 1980-01-01
010180-0000 1980-01-01
010136-3999 1936-01-01
010136-4000 2036-01-01
010137-4000 1937-01-01
010137-9000 1937-01-01
010126-9000 2026-01-01
010126-5000 2026-01-01
010157-8000 2057-01-01
610180-0000 1980-01-01
910180-0000 1980-01-31
END
}

@test "CPR: a date that is none, a day after the receipt, a birth date that disagrees" {
    while read -r number message; do
        form 'service: cool-kids' "citizen: {name: Bo Opdigt, cpr: '$number'}"
        run_split refer add form.yaml
        assert_status 65
        assert_err_has "$message"
        assert_err_lacks "${number:0:6}"
    done <<'END'
310216-4000 'cpr' begins with a day that does not exist; wanted a day of birth as DDMMYY
920180-0000 'cpr' begins with a day that does not exist; wanted a day of birth as DDMMYY
020926-4000 'cpr' gives a birth after the receipt; wanted a day until 2026-09-01
04031-64000 'cpr' is no CPR number; wanted ten digits, as DDMMYY-SSSS
040316-400 'cpr' is no CPR number; wanted ten digits, as DDMMYY-SSSS
040316-40000 'cpr' is no CPR number; wanted ten digits, as DDMMYY-SSSS
END
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt, birth_date: 2016-03-05, cpr: 040316-4000}'
    run_split refer add form.yaml
    assert_status 65
    assert_err_has "'birth_date' and 'cpr' disagree; wanted the same day of birth in both"
}

@test "CPR: the check digit is a warning, a replacement number has none and is marked where it is shown, as is the sex" {
    form 'service: cool-kids' 'citizen: {name: Bo Opdigt, cpr: 040316-4000}'
    run_split refer add form.yaml
    assert_err "refer: form.yaml:2:33: 'cpr' fails the check of its last digit, as some numbers given out since 2007 do; wanted a second look"
    form 'service: cool-kids' 'citizen: {name: Ida Holm, cpr: 640316-4000}'
    run_split refer add form.yaml
    assert_err ''
    run_split refer show 2026-0002
    assert_out_has '  cpr: "640316-4000" # female, replacement number'
    run_split refer show 2026-0001
    assert_out_has '  cpr: "040316-4000" # female'
    refer set -q 2026-0001 citizen.cpr=040316-4001
    run_split refer show 2026-0001
    assert_out_has '  cpr: "040316-4001" # male'
    # A published test number, whose digit is right.
    form 'service: postnatal-talks' 'citizen: {name: Nancy Opdigt, cpr: 070761-4285}'
    run_split refer add form.yaml
    assert_err ''
}

# --- the filters of the list ----------------------------------------------------------------------------

# lists REF…: refer list with the options in the array `with`.
lists() {
    run_split refer list "${with[@]}"
    assert_status 0
    assert_err ''
    stdout=$(cut -f 1 <<<"$stdout")
    assert_out "$(printf '%s\n' "$@")"
}

@test "list: filters and references together let through what passes all" {
    printf '%s\n' 'service,received_on,source,citizen.name' 'cool-kids,2026-08-01,web,A Opdigt' 'cool-kids,2026-08-02,mail,B Opdigt' \
        'siblings-group,2026-08-02,web,C Opdigt' 'siblings-group,2026-08-03,mail,D Opdigt' 'cool-kids,2026-08-03,web,E Opdigt' >sheet.csv
    refer import -q sheet.csv >/dev/null
    refer withdraw 2026-0002 --reason moved
    screen interview 2026-0003 --invite >/dev/null
    with=(--status 'received,withdrawn')
    lists 2026-0001 2026-0002 2026-0004 2026-0005
    with=(--status 'interview,withdrawn' --since 2026-08-02 --until 2026-08-02)
    lists 2026-0002 2026-0003
    with=(--service cool-kids --source web --until 2026-08-02)
    lists 2026-0001
    with=(--service cool-kids --source mail --status received)
    lists ''
    with=(--since 2026-08-04 --until 2026-08-05)
    lists ''
    with=(--source nowhere)
    lists ''
    with=(2026-0005 2026-0001 2026-0004 --service cool-kids)
    lists 2026-0001 2026-0005
    run_split bash -c 'refer list --since 2026-08-02 | refer list --source web - 2026-0001'
    stdout=$(cut -f 1 <<<"$stdout")
    assert_out $'2026-0001\n2026-0003\n2026-0005'
}

@test "list: what is no filter is told" {
    while IFS='|' read -r words status message; do
        # shellcheck disable=SC2086 # words
        run_split refer list $words
        assert_status "$status"
        assert_out ''
        assert_err_has "$message"
    done <<'END'
--status received,lost|64|refer: unknown status 'lost'; wanted one of received
--since 2026-02-30|64|refer: --since is no date; wanted YYYY-MM-DD
--until tomorrow|64|refer: --until is no date; wanted YYYY-MM-DD
--service cool-kid|66|cool-kids
2026-0001|66|refer: no referral 2026-0001
END
}
