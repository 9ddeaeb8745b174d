#!/usr/bin/env bats
# kreds-refer: the same child twice. What add and import say of a likely earlier record, list --duplicates, and merge.

load ../helpers

TAB=$'\t'

setup() {
    kreds_setup
    prepared kreds init
}

# citizen SERVICE WORDS [FURTHER]: a form with that citizen, taken in; the check digit of these invented numbers is no matter.
citizen() {
    printf 'service: %s\ncitizen: {%s}\n%s\n' "$1" "$2" "${3-}" >form.yaml
    run_split refer add form.yaml
    assert_status 0
    stderr=$(grep -v "'cpr' fails the check" <<<"$stderr" || true)
}

# likely REF REASON: the last citizen was told to be like an earlier one.
likely() {
    assert_err "refer: form.yaml:1:1: $(cut -f 1 <<<"$stdout") may be the same citizen as $1 ($2); nothing was joined"
}

# pairs LINE…: refer list --duplicates with the options in the array `with`, as ref|other|reason.
pairs() {
    run_split refer list --duplicates "${with[@]}"
    assert_status 0
    assert_err ''
    stdout=$(cut -f 1-3 <<<"$stdout" | tr '\t' '|')
    assert_out "$(printf '%s\n' "$@")"
}

with=()

# --- what add and import say ------------------------------------------------------------------------

@test "add tells the likely earlier record by its reference, and why" {
    citizen cool-kids 'name: Søren Eksempel, birth_date: 2016-03-04'
    assert_err ''
    citizen ses 'name: SOEREN  EKSEMPEL, birth_date: 2016-03-04'
    likely 2026-0001 'a like name, the same birth date'
    refer withdraw 2026-0002 --reason twice
    citizen siblings-group 'name: "Eksempel, Søren", birth_date: 2016-03-04'
    likely 2026-0002 'the parts of the name changed about, the same birth date'
    citizen siblings-group 'name: Asta Opdigt, birth_date: 2015-03-04'
    assert_err ''
    citizen siblings-group 'name: Asta Opdigd, birth_date: 2015-03-04'
    likely 2026-0004 'a letter of the name differs, the same birth date'
    citizen siblings-group 'name: Asta Bo Sofie Opdigt, birth_date: 2015-03-04'
    likely 2026-0004 'a middle name left out, the same birth date'
    citizen siblings-group 'name: Asta Opdigt, birth_date: 2015-04-03'
    likely 2026-0004 'the same name, a slip between the birth dates'
}

@test "add: CPR numbers that differ by a slip are told, others keep namesakes apart" {
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4000'
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4010'
    likely 2026-0001 'the same name, a slip between the CPR numbers'
    citizen cool-kids 'name: Bo Opdigt, cpr: 050316-4000'
    likely 2026-0001 'the same name, a slip between the CPR numbers'
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4222'
    assert_err ''
    citizen cool-kids 'name: Bo Opdigt, cpr: 640316-4999'
    likely 2026-0004 'a like name, the same birth date'
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    likely 2026-0005 'a like name, the same birth date'
}

@test "add: an equal CPR number that is open at the service already" {
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4000'
    citizen ses 'name: Bo Opdigt, cpr: 040316-4000'
    assert_err ''
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4000'
    assert_err 'refer: form.yaml:1:1: 2026-0003 and 2026-0001 are of one citizen and both open at cool-kids; wanted one of them withdrawn, or both meant'
    refer withdraw 2026-0001 2026-0003 --reason moved
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4000'
    assert_err ''
}

@test "add: nobody is alike without a birth date, or without a name" {
    citizen cool-kids 'name: Bo Opdigt'
    citizen cool-kids 'name: Bo Opdigt'
    assert_err ''
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    assert_err ''
    citizen cool-kids 'due_on: 2026-12-01'
    citizen cool-kids 'due_on: 2026-12-01'
    assert_err ''
    pairs
}

@test "add: an adult with the child's name and birth date is no earlier citizen" {
    citizen cool-kids 'name: Asta Opdigt, birth_date: 2016-03-04' 'holders: [{name: Bo Opdigt, birth_date: 1980-03-04}]'
    citizen postnatal-talks 'name: Bo Opdigt, birth_date: 1980-03-04'
    assert_err ''
}

@test "no word about a likeness names anybody" {
    citizen cool-kids 'name: Hemmelig Person, cpr: 040316-4000'
    citizen cool-kids 'name: Person Hemmelig, birth_date: 2016-03-04'
    assert_err_has 'may be the same citizen'
    for value in Hemmelig Person 040316 2016-03-04; do assert_err_lacks "$value"; done
}

@test "import tells who is alike, by line" {
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    printf '%s\n' service,citizen.name,citizen.birth_date 'ses,Opdigt Bo,2016-03-04' 'ses,Bo Opdigd,2016-03-04' \
        'ses,Bo Opdigt,2016-03-05' 'ses,Mo Andersen,2016-03-04' >sheet.csv
    run_split refer import sheet.csv
    assert_status 0
    assert_err 'refer: sheet.csv:2: 2026-0002 may be the same citizen as 2026-0001 (the parts of the name changed about, the same birth date); nothing was joined
refer: sheet.csv:3: 2026-0003 may be the same citizen as 2026-0001 (a letter of the name differs, the same birth date); nothing was joined
refer: sheet.csv:4: 2026-0004 may be the same citizen as 2026-0001 (the same name, a slip between the birth dates); nothing was joined'
    # The list tells the same, among those that came in.
    run_split bash -c 'refer import sheet.csv | cut -f 1 | sed -n 3p | refer list --duplicates -'
    assert_out "2026-0004${TAB}2026-0001${TAB}birth_slip${TAB}${TAB}${TAB}${TAB}"
}

@test "import looks for a slip in the birth date among the first thousand new rows, and for the rest tells who was born the same day" {
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    {
        echo service,citizen.name,citizen.birth_date
        seq 999 | sed 's/./&&&/g' | tr 0-9 a-j | sed 's/.*/ses,Digter &,1980-01-01/' # names that are not alike
        printf '%s\n' 'ses,Bo Opdigt,2016-03-05' 'ses,Bo Opdigt,2016-04-03' 'ses,Opdigt Bo,2016-03-04'
    } >sheet.csv
    run_split refer import sheet.csv
    assert_status 0
    [ "$(wc -l <<<"$stdout")" -eq 1002 ]
    assert_err 'refer: sheet.csv:1001: 2026-1001 may be the same citizen as 2026-0001 (the same name, a slip between the birth dates); nothing was joined
refer: sheet.csv:1003: 2026-1003 may be the same citizen as 2026-0001 (the parts of the name changed about, the same birth date); nothing was joined'
}

# --- list --duplicates --------------------------------------------------------------------------------

# house: twins, namesakes, one child by three records, one twice open.
house() {
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    citizen ses 'name: Opdigt Bo, birth_date: 2016-03-04'
    citizen siblings-group 'name: Bo Opdigt, birth_date: 2016-03-05'
    citizen cool-kids 'name: Ida Digter, cpr: 010115-4000'
    citizen cool-kids 'name: Ada Digter, cpr: 010115-4222'
    citizen cool-kids 'name: Kaj Eksempel, cpr: 020214-4000'
    citizen cool-kids 'name: Kaj Eksempel, cpr: 020214-4000'
    citizen counselling 'name: Familien Prøve, kind: family'
    citizen counselling 'name: Familien Prøve, kind: family'
}

@test "list --duplicates: two by two, the later reference first, with the reason" {
    house
    pairs '2026-0002|2026-0001|swapped_names' '2026-0003|2026-0001|birth_slip' '2026-0007|2026-0006|open_twice'
}

@test "list --duplicates: filters and references take the pairs of which one is meant" {
    house
    with=(--service ses)
    pairs '2026-0002|2026-0001|swapped_names'
    with=(2026-0003)
    pairs '2026-0003|2026-0001|birth_slip'
    with=(2026-0006)
    pairs '2026-0007|2026-0006|open_twice'
    with=(2026-0001 --service ses)
    pairs ''
    with=(--status received --since 2026-09-01 --until 2026-09-01 --source form.yaml)
    pairs '2026-0002|2026-0001|swapped_names' '2026-0003|2026-0001|birth_slip' '2026-0007|2026-0006|open_twice'
    with=(--status waiting)
    pairs ''
    run_split refer list --duplicates 2026-0099
    assert_status 66
    run_split refer list --duplicates --service cool-kid
    assert_status 66
    run_split refer list --duplicates - <<<''
    assert_status 0
    assert_out ''
}

@test "list --duplicates: a citizen with several referrals stands by the newest of those asked for" {
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4000'
    citizen ses 'name: Bo Opdigt, cpr: 040316-4000'
    citizen siblings-group 'name: Opdigt Bo, birth_date: 2016-03-04'
    pairs '2026-0003|2026-0002|swapped_names'
    with=(2026-0001)
    pairs '2026-0003|2026-0001|swapped_names'
    with=(--service siblings-group)
    pairs '2026-0003|2026-0002|swapped_names'
}

@test "list --duplicates: names stand there when they are asked for, and the look is journalled before" {
    house
    run_split refer list --duplicates -f csv
    [ "$(head -n 2 <<<"$stdout")" = $'ref,other,reason,name,other_name,cpr,other_cpr\r\n2026-0002,2026-0001,swapped_names,,,,\r' ]
    before=$(kreds log | wc -l)
    run_split refer list --duplicates --names
    assert_status 0
    assert_out "2026-0002${TAB}2026-0001${TAB}swapped_names${TAB}Opdigt Bo${TAB}Bo Opdigt${TAB}${TAB}
2026-0003${TAB}2026-0001${TAB}birth_slip${TAB}Bo Opdigt${TAB}Bo Opdigt${TAB}${TAB}
2026-0007${TAB}2026-0006${TAB}open_twice${TAB}Kaj Eksempel${TAB}Kaj Eksempel${TAB}020214-4000${TAB}020214-4000"
    [ "$(kreds log | wc -l)" -eq $((before + 1)) ]
    [ "$(kreds log | sed -n '$p' | cut -f 4-)" = "refer list${TAB}0${TAB}2026-0002 2026-0001 2026-0003 2026-0007 2026-0006" ]
    with=(--names --status waiting)
    pairs ''
    [ "$(kreds log | wc -l)" -eq $((before + 1)) ]
}

@test "list --duplicates: CPR numbers are masked, save where names are asked for" {
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4000'
    citizen ses 'name: Bo Opdigt, cpr: 640316-4100'
    run_split refer list --duplicates
    assert_out "2026-0002${TAB}2026-0001${TAB}same_name${TAB}${TAB}${TAB}640316-xxxx${TAB}040316-xxxx"
    run_split refer list --duplicates --names
    assert_out "2026-0002${TAB}2026-0001${TAB}same_name${TAB}Bo Opdigt${TAB}Bo Opdigt${TAB}640316-4100${TAB}040316-4000"
}

@test "list --duplicates: looks only, also in a store that can only be read" {
    house
    before=$(kreds log)
    sqlite3 "$KREDS_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    chmod 400 store/kreds.db
    run_split refer list --duplicates
    chmod 600 store/kreds.db
    assert_status 0
    [ "$(wc -l <<<"$stdout")" -eq 3 ]
    [ "$(kreds log)" = "$before" ]
}

# --- merge --------------------------------------------------------------------------------------------

# twice: the child of 2026-0001 once more, as 2026-0002 and 2026-0003, with more adults and other words.
twice() {
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04, school: Digteskolen' \
        'holders: [{name: Eva Opdigt, relation: mother, consent: given}, {relation: father}]'
    citizen ses 'name: Opdigt Bo, cpr: 040316-4000, school: Prøveskolen, phone: "1", protected: yes' \
        'holders: [{name: Kaj Holm, relation: father, phone: "2", consent: refused}, {name: EVA OPDIGT, phone: "3"}, {name: Ib Holm, relation: uncle, holder: no}]'
    citizen siblings-group 'name: Opdigt Bo, cpr: 040316-4000'
}

# whole: all of the store that a command may change.
whole() {
    sqlite3 "$KREDS_DB" .dump | grep -v 'INTO journal\|sqlite_sequence' | sort
}

@test "merge: the citizen and the adults of one become those of the other" {
    twice
    run_split refer merge 2026-0002 2026-0001
    assert_status 0
    assert_out "2026-0002${TAB}2026-0001
2026-0002+1${TAB}2026-0001+2
2026-0002+2${TAB}2026-0001+1"
    assert_err 'refer: 2026-0002 and 2026-0001 differ in name, school; what 2026-0001 says stands
refer: 2026-0002+2 and 2026-0001+1 differ in name; what 2026-0001+1 says stands'
    run_split refer show 2026-0001
    assert_out <<'END'
# 2026-0001, received
service: cool-kids
received_on: 2026-09-01
source: form.yaml
citizen:
  kind: child
  name: Bo Opdigt
  birth_date: 2016-03-04
  cpr: "040316-4000" # female
  school: Digteskolen
  phone: "1"
  protected: yes
holders:
  - name: Eva Opdigt
    relation: mother
    phone: "3"
    holder: yes
    consent: given
  - name: Kaj Holm
    relation: father
    phone: "2"
    holder: yes
    consent: unknown
  - name: Ib Holm
    relation: uncle
    holder: no
    consent: unknown
END
    run_split refer show 2026-0002
    assert_out_has $'  - name: Kaj Holm\n    relation: father\n    phone: "2"\n    holder: yes\n    consent: refused'
    [ "$(sqlite3 "$KREDS_DB" 'SELECT count(DISTINCT citizen) FROM referral')" -eq 1 ]
    [ "$(sqlite3 "$KREDS_DB" 'SELECT count(*) FROM person')" -eq 4 ]
    run_split refer consent 2026-0003 +3 given
    assert_status 0
    run_split kreds check
    assert_status 0
    assert_out ''
}

@test "merge: undo parts them again, to the last row" {
    twice
    whole >before
    refer merge -q 2026-0002 2026-0001 >/dev/null
    run_split kreds log
    [ "$(tail -n 1 <<<"$stdout" | cut -f 4,6)" = "refer merge${TAB}2026-0002 2026-0001" ]
    kreds undo >/dev/null
    whole >after
    diff before after
    kreds undo "$(kreds log | tail -n 1 | cut -f 1)" >/dev/null
    run_split refer merge 2026-0002 2026-0001
    assert_err 'refer: 2026-0002 and 2026-0001 are one record already; nothing was joined'
    run_split kreds check
    assert_out ''
}

@test "merge: a dry run says it all and keeps nothing" {
    twice
    whole >before
    refer merge 2026-0002 2026-0001 -n >dry 2>dry.err
    whole >after
    diff before after
    refer merge 2026-0002 2026-0001 >real 2>real.err
    diff dry real
    diff dry.err real.err
}

@test "merge: what contradicts itself is refused, unless told" {
    citizen cool-kids 'name: Bo Opdigt, cpr: 040316-4000'
    citizen ses 'name: Bo Opdigt, cpr: 040316-4010'
    citizen siblings-group 'name: Bo Opdigt, birth_date: 2016-03-05'
    whole >before
    run_split refer merge 2026-0002 2026-0001
    assert_status 77
    assert_out ''
    assert_err 'refer: 2026-0002 and 2026-0001 have two CPR numbers; wanted the wrong one taken out with refer set, or --anyway, which keeps that of 2026-0001'
    run_split refer merge 2026-0003 2026-0001
    assert_status 77
    assert_err 'refer: 2026-0003 and 2026-0001 have two birth dates; wanted the wrong one mended with refer set, or --anyway, which keeps that of 2026-0001'
    whole >after
    diff before after
    run_split refer merge --anyway 2026-0001 2026-0003
    assert_status 0
    assert_err 'refer: 2026-0001 and 2026-0003 differ in birth_date, cpr; what 2026-0003 says stands'
    run_split refer show 2026-0001
    assert_out_has '  birth_date: 2016-03-05'
    assert_out_lacks cpr
    run_split refer merge --anyway 2026-0003 2026-0002
    assert_status 0
    run_split refer show 2026-0003
    assert_out_has '  cpr: "040316-4010"'
    assert_out_has '  birth_date: 2016-03-04'
    run_split kreds check
    assert_out ''
}

@test "merge: a slip that was mended first needs no telling" {
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    citizen ses 'name: Bo Opdigt, birth_date: 2016-04-03'
    refer set 2026-0002 citizen.birth_date=2016-03-04
    run_split refer merge 2026-0002 2026-0001
    assert_status 0
    assert_out "2026-0002${TAB}2026-0001"
    assert_err ''
}

@test "merge: only like is joined with like, and nobody with a relative" {
    citizen counselling 'name: Familien Prøve, kind: family'
    citizen cool-kids 'name: Bo Opdigt' 'holders: [{name: Eva Opdigt, relation: mother}]'
    run_split refer merge 2026-0001 2026-0002 --anyway
    assert_status 77
    assert_err 'refer: 2026-0001 and 2026-0002 are not of one kind; an anonymous citizen, a family and a class are joined with their like only'
    for pair in '2026-0002+1 2026-0002' '2026-0002 2026-0002+1'; do
        # shellcheck disable=SC2086 # two words
        run_split refer merge $pair --anyway
        assert_status 77
        assert_err "refer: the one of ${pair/ / and } is an adult of the other; wanted two records of one person"
    done
}

@test "merge: anonymous callers are joined with each other alone" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    service=$(refer services | awk -F'\t' '/drikker|Drikker/ { print $1; exit }')
    citizen "$service" 'alias: Sommerfugl, age: 12'
    citizen "$service" 'alias: Edderkop, age: 12'
    run_split refer merge 2026-0002 2026-0001
    assert_status 0
    assert_err 'refer: 2026-0002 and 2026-0001 differ in alias; what 2026-0001 says stands
refer: 2026-0002 and 2026-0001 are of one citizen and both open at '"$service"'; refer withdraw takes one of them back'
    citizen "$(refer services --delivered group | head -n 1 | cut -f 1)" 'name: Bo Opdigt'
    run_split refer merge 2026-0001 2026-0003
    assert_status 77
}

@test "merge: what is open or placed twice then is said, and stays" {
    schedule staff import "$(fixture cmd/schedule/leaders.csv)"
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    citizen cool-kids 'name: Opdigt Bo, birth_date: 2016-03-04'
    screen decide 2026-0001 2026-0002 accept --override 'set up' 2>/dev/null
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code ck >/dev/null
    schedule assign 2026-0001 ck 2>/dev/null
    schedule assign 2026-0002 ck 2>/dev/null
    attend mark ck/1 2026-0001=present 2026-0002=absent --today 2026-09-16
    attend mark ck/2 2026-0002=late --today 2026-09-23
    run_split refer merge 2026-0002 2026-0001 --today 2026-09-24
    assert_status 0
    assert_err 'refer: 2026-0002 and 2026-0001 differ in name; what 2026-0001 says stands
refer: 2026-0002 and 2026-0001 have different marks at 1 session; that of 2026-0001 stands
refer: 2026-0002 and 2026-0001 are of one citizen and both open at cool-kids; refer withdraw takes one of them back
refer: 2026-0002 and 2026-0001 are of one citizen and both have a place in ck; schedule leave gives one of them up'
    run_split kreds check
    assert_out ''
    kreds undo >/dev/null
    run_split attend list ck
    stdout=$(cut -f 1,3,5 <<<"$stdout")
    assert_out "ck/1${TAB}2026-0001${TAB}present
ck/1${TAB}2026-0002${TAB}absent
ck/2${TAB}2026-0002${TAB}late"
}

@test "merge: two adults by their references, also of one child" {
    citizen cool-kids 'name: Bo Opdigt' 'holders: [{name: Eva Opdigt, relation: mother, consent: given}, {name: Ewa Opdigt, phone: "1"}, {name: Kaj Holm, relation: father}]'
    citizen postnatal-talks 'name: Eva Opdigt, birth_date: 1990-01-01'
    run_split refer merge 2026-0001+2 2026-0001+1
    assert_status 0
    assert_out "2026-0001+2${TAB}2026-0001+1"
    assert_err 'refer: 2026-0001+2 and 2026-0001+1 differ in name; what 2026-0001+1 says stands'
    run_split refer consent 2026-0001 +2 given
    assert_status 0
    run_split refer show 2026-0001
    assert_out_has $'  - name: Kaj Holm\n    relation: father\n    holder: yes\n    consent: given'
    run_split refer merge 2026-0001+1 2026-0002
    assert_status 0
    assert_out "2026-0001+1${TAB}2026-0002"
    run_split refer show 2026-0001
    assert_out_has $'  - name: Eva Opdigt\n    relation: mother\n    birth_date: 1990-01-01\n    phone: "1"'
    run_split refer merge 2026-0001+3 2026-0001+1
    assert_status 66
    assert_err 'refer: no adult 2026-0001+3; refer show 2026-0001 lists them'
}

@test "merge: what it takes, and what it does not" {
    citizen cool-kids 'name: Bo Opdigt'
    for words in '' 2026-0001 '2026-0001 2026-0002 2026-0003' '- 2026-0001'; do
        # shellcheck disable=SC2086 # words
        run_split refer merge $words
        assert_status 64
        assert_err 'refer: merge takes two references: REF, and INTO, which stays'
    done
    run_split refer merge 2026-0001 2026-0002
    assert_status 66
    assert_err 'refer: no referral 2026-0002'
    run_split refer merge Bo 2026-0001
    assert_status 66
    assert_err "refer: not a person's reference; wanted one like 2026-0142, or 2026-0142+1 for an adult"
    run_split refer merge 2026-0001 2026-0001
    assert_status 0
    assert_out ''
    assert_err 'refer: 2026-0001 and 2026-0001 are one record already; nothing was joined'
    run_split refer merge --sibling-of 2026-0001
    assert_status 64
    assert_err 'refer: merge --sibling-of takes references of siblings, and no --anyway'
}

@test "a morning's pairs, one after the other, leave one record of each child" {
    citizen cool-kids 'name: Bo Opdigt, birth_date: 2016-03-04'
    citizen ses 'name: Opdigt Bo, birth_date: 2016-03-04'
    citizen siblings-group 'name: Bo Opdigd, birth_date: 2016-03-04'
    refer list --duplicates | while read -r ref other _; do refer merge -q "$ref" "$other" || exit; done >/dev/null
    pairs
    [ "$(sqlite3 "$KREDS_DB" 'SELECT count(*) FROM person')" -eq 1 ]
}

# --- siblings -----------------------------------------------------------------------------------------

family='holders: [{name: Eva Opdigt, relation: mother, phone: "1", consent: given}, {name: Kaj Holm, relation: father}]'

@test "siblings: the adults whose names both have are one, the children two" {
    citizen cool-kids 'name: Bo Opdigt' "$family"
    citizen cool-kids 'name: Ida Opdigt' 'holders: [{name: Ib Prøve, relation: father}, {name: eva opdigt, relation: mother, phone: "2", email: eva@example.invalid}]'
    whole >before
    run_split refer merge --sibling-of 2026-0001 2026-0002
    assert_status 0
    assert_out "2026-0002+2${TAB}2026-0001+1"
    assert_err 'refer: 2026-0002+2 and 2026-0001+1 differ in name, phone; what 2026-0001+1 says stands'
    [ "$(sqlite3 "$KREDS_DB" 'SELECT count(*) FROM person')" -eq 5 ]
    refer set 2026-0002 holders.2.phone=9
    run_split refer show 2026-0001
    assert_out_has $'  - name: Eva Opdigt\n    relation: mother\n    phone: "9"\n    email: eva@example.invalid'
    run_split refer merge --sibling-of 2026-0001 2026-0002
    assert_status 0
    assert_out ''
    assert_err ''
    kreds undo >/dev/null
    kreds undo >/dev/null
    whole >after
    diff before after
}

@test "siblings: a form that comes in shares the adults at once" {
    citizen cool-kids 'name: Bo Opdigt' "$family"
    printf '%s\n' 'service: cool-kids' 'citizen: {name: Ida Opdigt}' "$family" --- 'service: ses' 'citizen: {name: Mo Opdigt}' "$family" >two.yaml
    run_split refer add --sibling-of 2026-0001 two.yaml
    assert_status 0
    assert_out "2026-0002${TAB}cool-kids${TAB}0${TAB}0
2026-0003${TAB}ses${TAB}0${TAB}0"
    assert_err ''
    [ "$(sqlite3 "$KREDS_DB" "SELECT count(*) FROM person WHERE kind = 'adult'")" -eq 2 ]
    run_split refer show 2026-0003
    assert_out_has $'  - name: Eva Opdigt\n    relation: mother\n    phone: "1"\n    holder: yes\n    consent: given'
    run_split kreds check
    assert_out ''
}

@test "siblings: who is nobody's sibling is told, and a wrong reference stops it all" {
    citizen cool-kids 'name: Bo Opdigt' "$family"
    citizen cool-kids 'name: Ida Opdigt' 'holders: [{name: Ib Prøve}]'
    run_split refer merge --sibling-of 2026-0001 2026-0002
    assert_status 0
    assert_out ''
    assert_err 'refer: no adult of 2026-0002 has the name of one of 2026-0001; refer merge 2026-0002+N 2026-0001+N joins two that are one'
    run_split refer merge --sibling-of 2026-0001 2026-0001
    assert_status 77
    assert_err 'refer: 2026-0001 and 2026-0001 have the same citizen; wanted two siblings'
    run_split refer merge --sibling-of 2026-0001+1 2026-0002
    assert_status 64
    assert_err 'refer: siblings are two citizens; wanted references without +n'
    printf '%s\n' 'service: cool-kids' 'citizen: {name: Mo Opdigt}' >form.yaml
    run_split refer add --sibling-of 2026-0009 form.yaml
    assert_status 66
    assert_err 'refer: no referral 2026-0009'
    [ "$(refer list | wc -l)" -eq 2 ]
}
