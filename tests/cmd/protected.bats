#!/usr/bin/env bats
# A protected address – with it school and phone – leaves through nothing but the record itself. A CPR number in full neither, save
# where likely duplicates are listed with names.
# Every verb that the programs know is run on everything there is to look at, in several formats, with names and without.

load ../helpers

# What must not be seen: the child's, its adults' and its network's.
secrets=(Hemmelig 77001122 0403164999 040316-4999 0101803999 010180-3999)

# Those that give out the record itself, or a copy of the whole store.
whole=(refer/show kreds/subject kreds/backup kreds/restore)

# A protected child (2026-0001, placed in ck with marks), one who waits (2026-0002), one just received (2026-0003), an adult who is
# protected alone (of 2026-0005), and one whose case is closed (2026-0004).
base() {
    kreds init
    schedule staff import "$(fixture cmd/schedule/leaders.csv)"
    for n in 1 2 3 5; do
        printf '%s\n' 'service: cool-kids' "external_id: W-$n" \
            "citizen: {name: Bo Nummer $n, birth_date: 2016-03-0$n, municipality: Norddjurs, address: Hemmelig Vej $n, school: Hemmelig Skole, class: 4.b, phone: \"77001122\", protected: yes}" \
            "holders: [{name: Eva Nummer $n, relation: mother, address: Hemmelig Vej $n, phone: \"77001122\", consent: given}]" \
            'referrer: {role: parent}' 'child_wants: yes' 'child_case: no' 'practical: {allergies: nuts}' \
            'facts: {anxiety_disturbs_daily_life: yes}'
        [ "$n" -eq 5 ] || echo ---
    done | refer add -q - >/dev/null
    printf '%s\n' 'service: cool-kids' 'citizen: {name: Ida Prøve, cpr: 040316-4999}' \
        'holders: [{name: Kaj Prøve, relation: father, cpr: 010180-3999, address: Hemmelig Vej 4, phone: "77001122", protected: yes}]' |
        refer add -q - >/dev/null
    {
        refer withdraw 2026-0004 --reason moved
        screen interview 2026-0001 --outcome agreed
        screen interview 2026-0003 --at 2026-09-03T10:00 --venue house
        screen decide 2026-0001 2026-0002 accept --override 'set up'
        schedule plan cool-kids --start 2026-09-15 --time 15:00 --venue house --leaders PP,FT --code ck
        schedule assign 2026-0001 ck
        attend mark ck/1 2026-0001=present 2026-0001+1=absent --today 2026-09-16
        attend note ck/1 'a quiet day' --today 2026-09-16
    } >/dev/null 2>&1
}

setup() {
    kreds_setup
    prepared base
    export KREDS_TODAY=2026-09-16
}

# verbs COMMAND: those that its help lists.
verbs() {
    "$1" --help | sed -n '/^Verbs:$/,/^$/s/^  \([a-z]\{1,\}\).*/\1/p'
}

# unseen WHAT: none of the secrets stands in what it wrote.
unseen() {
    local secret
    for secret in "${secrets[@]}"; do
        ! grep -aqF -- "$secret" .stdout .stderr || told "$1 without $secret" '' "$(cat .stdout .stderr)"
    done
}

# try COMMAND VERB OPERAND…: with names and without, in several formats, on a copy of the store. A program with the sanitizers is slow,
# and what it prints is the same: one way is enough there.
try() {
    local options
    local -a ways=('' '--names -f table' '--names -f json' '-f text')
    [ -z "${ASAN_OPTIONS-}" ] || ways=('--names -f table')
    for options in "${ways[@]}"; do
        # shellcheck disable=SC2086 # words
        run_split timeout 20 "$1" "$2" "${@:3}" $options </dev/null
        unseen "$* $options"
    done
}

try_all() {
    local command=$1 verb operand
    for verb in $(verbs "$command"); do
        [[ " ${whole[*]} " != *" $command/$verb "* ]] || continue
        for operand in '' 2026-0001 2026-0005 ck ck/1; do
            cp -a "$BATS_FILE_TMPDIR/base/store/." store
            # shellcheck disable=SC2086 # none or one
            try "$command" "$verb" $operand
        done
    done
}

@test "the store has what must not be seen" {
    [ "$(refer list | wc -l)" -eq 5 ]
    for secret in 'Hemmelig Vej 1' 'Hemmelig Skole' 77001122; do
        [ "$(sqlite3 "$KREDS_DB" "SELECT count(*) FROM person WHERE '$secret' IN (address, school, phone)")" -gt 0 ]
    done
    run_split schedule list
    assert_out_has ck
    run_split attend list
    assert_out_has 2026-0001
    run_split refer list --names --status placed
    assert_out_has 'Bo Nummer 1'
}

@test "the record itself shows it" {
    run_split refer show 2026-0001
    assert_out_has '  address: Hemmelig Vej 1'
    assert_out_has '  school: Hemmelig Skole'
    assert_out_has '  phone: "77001122"'
    run_split refer show 2026-0005
    assert_out_has $'    address: Hemmelig Vej 4\n    phone: "77001122"\n    protected: yes'
    assert_out_has '    cpr: "010180-3999"'
    assert_out_has '  cpr: "040316-4999"'
}

@test "refer" {
    try_all refer
}

@test "screen" {
    try_all screen
}

@test "schedule" {
    try_all schedule
}

@test "attend" {
    try_all attend
}

@test "report" {
    try_all report
}

@test "kreds" {
    try_all kreds
}

@test "what a form is told to be wrong tells nothing of it" {
    refer show 2026-0001 | sed 's/^service:.*/service: nowhere/;s/protected: yes/protected: perhaps/' >form.yaml
    for command in 'refer add' 'screen check --form'; do
        # shellcheck disable=SC2086 # words
        run_split $command form.yaml
        [ "$status" -ne 0 ]
        unseen "$command"
    done
    printf '%s\n' service,citizen.name,citizen.address,citizen.phone,citizen.protected,citizen.birth_date \
        'cool-kids,Bo,Hemmelig Vej,77001122,perhaps,2016-03-01' >sheet.csv
    run_split refer import sheet.csv
    assert_status 1
    unseen 'refer import'
}

@test "the placing of a child by its school does not name the school" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/horsens
    service=$(refer services | head -n 1 | cut -f 1)
    printf '%s\n' "service: $service" \
        'citizen: {name: Bo Elev, birth_date: 2016-03-04, school: Hemmelig Skole, protected: yes}' 'child_wants: yes' | refer add -q - >/dev/null
    ref=$(refer list --service "$service" | cut -f 1)
    screen decide "$ref" accept --override 'set up' 2>/dev/null
    for format in tsv table json; do
        run_split schedule place -f "$format"
        unseen "schedule place -f $format"
        run_split schedule place -f "$format" --names
        unseen "schedule place --names -f $format"
    done
}
