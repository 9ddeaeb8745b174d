#!/usr/bin/env bats
# kreds-refer set and goal: what a referral says, amended field by field with the form's own checks; what is to be achieved, and what
# became of it.

load ../helpers

base() {
    kreds init
    refer add - >/dev/null 2>&1 <<'END'
service: cool-kids
received_on: 2026-08-20
citizen: {name: Alma Eksempel, birth_date: 2016-03-04, municipality: Norddjurs, school: Skolen, phone: "12 34 56 78"}
holders:
  - {name: Anna Eksempel, relation: mother, phone: "11 11 11 11", consent: given}
  - {name: Anders Eksempel, relation: father}
network: [{name: Lis Opdigt, relation: class teacher}]
referrer: {role: parent}
concerns: [sad]
goals: [To sleep alone]
---
service: crisis-help
received_on: 2026-08-21
citizen: {name: Bertil Opdigt, cpr: 040316-4000}
facts: {crisis: death}
END
}

setup() {
    kreds_setup
    prepared base
}

# shown: the referral's lines from the field on.
shown() { refer show "${2:-2026-0001}" | sed -n "/^ *\(- \)\?$1/p"; }

# refused STATUS FIELD=VALUE…: nothing is stored, and the messages are those on standard input.
refused() {
    local wanted=$1 before
    shift
    before=$(kreds log | wc -l)
    run_split refer set 2026-0001 "$@"
    assert_status "$wanted" && assert_out '' && assert_err && [ "$(kreds log | wc -l)" -eq "$before" ]
}

quiet() {
    run_split "$@"
    assert_status 0 && assert_out '' && assert_err ''
}

set_fields() { quiet refer set 2026-0001 "$@"; }

@test "every field of the form can be amended" {
    set_fields citizen.name='Alma E. Eksempel' citizen.municipality=Syddjurs citizen.address='Opdigtvej 1' \
        citizen.school='Den Opdigtede Skole' citizen.class=4.b citizen.phone='87 65 43 21' citizen.email=a@example.org \
        referrer.role=school referrer.name='Sune Opdigt' referrer.organisation=Skolen referrer.phone=22 referrer.email=s@example.org \
        caseworker.name='Sara Opdigt' caseworker.email=c@example.org child_case=yes child_wants=no action_plan=yes \
        legal_basis='SEL § 11.3' 'concerns=school|angry' reason=$'one line\nand another' 'possible_days=mon|wed' \
        practical.interpreter=Arabic practical.allergies=nuts practical.fetched_by='a grandfather' \
        facts.anxiety_disturbs_daily_life=yes
    run_split refer show 2026-0001
    assert_out <<'END'
# 2026-0001, received
service: cool-kids
received_on: 2026-08-20
source: form
citizen:
  kind: child
  name: Alma E. Eksempel
  birth_date: 2016-03-04
  municipality: Syddjurs
  address: Opdigtvej 1
  school: Den Opdigtede Skole
  class: "4.b"
  phone: "87 65 43 21"
  email: a@example.org
holders:
  - name: Anna Eksempel
    relation: mother
    phone: "11 11 11 11"
    holder: yes
    consent: given
  - name: Anders Eksempel
    relation: father
    holder: yes
    consent: unknown
network:
  - name: Lis Opdigt
    relation: class teacher
referrer:
  role: school
  name: Sune Opdigt
  organisation: Skolen
  phone: "22"
  email: s@example.org
caseworker:
  name: Sara Opdigt
  email: c@example.org
child_case: yes
legal_basis: SEL § 11.3
concerns: [angry, school]
reason: |-
  one line
  and another
child_wants: no
action_plan: yes
goals:
  - To sleep alone
possible_days: [mon, wed]
practical:
  interpreter: Arabic
  allergies: nuts
  fetched_by: a grandfather
facts:
  anxiety_disturbs_daily_life: yes
END
    set_fields citizen.municipality= citizen.address= citizen.school= citizen.class= citizen.phone= citizen.email= referrer.role= \
        referrer.name= referrer.organisation= referrer.phone= referrer.email= caseworker.name= caseworker.email= child_case=unknown \
        child_wants= action_plan= legal_basis= concerns= reason=' ' possible_days= practical.interpreter= practical.allergies= \
        practical.fetched_by= facts.anxiety_disturbs_daily_life= network.1.relation= holders.1.phone= citizen.name='Alma Eksempel'
    run_split refer show 2026-0001
    assert_out <<'END'
# 2026-0001, received
service: cool-kids
received_on: 2026-08-20
source: form
citizen:
  kind: child
  name: Alma Eksempel
  birth_date: 2016-03-04
holders:
  - name: Anna Eksempel
    relation: mother
    holder: yes
    consent: given
  - name: Anders Eksempel
    relation: father
    holder: yes
    consent: unknown
network:
  - name: Lis Opdigt
goals:
  - To sleep alone
END
}

@test "adults and network persons are amended by their numbers, and the next number is a new one" {
    set_fields holders.1.phone='99 99 99 99' holders.2.holder=no holders.2.relation=stepfather holders.3.name='Arne Eksempel' \
        holders.3.relation=father network.2.name='Mia Opdigt' network.2.phone=33
    [ "$(shown 'holder:' | tr -d '\n ')" = holder:yesholder:noholder:yes ]
    [ "$(shown 'relation:' | tr -s ' ' | cut -d ' ' -f 3- | tr '\n' ,)" = 'mother,stepfather,father,class teacher,' ]
    [ "$(shown 'phone: "99 99 99 99"' | wc -l)" -eq 1 ]
    quiet refer consent 2026-0001 +3 given
    refused 65 holders.5.name=Somebody <<'END'
refer: holders.5.name: there are 3 such people; wanted one of them, or number 4 for a new one
END
    refused 65 holders.4.phone=1 <<<"refer: holders.4: this person has neither 'name' nor 'relation'; wanted one of them"
    refused 65 holders.1.name= holders.1.relation= network.1.name= network.1.relation= <<'END'
refer: holders.1: this person has neither 'name' nor 'relation'; wanted one of them
refer: network.1: this person has neither 'name' nor 'relation'; wanted one of them
END
}

@test "a protected address is protected and released by hand, never by leaving it empty" {
    set_fields citizen.protected=yes citizen.address='Opdigtvej 1'
    [ "$(shown protected)" = '  protected: yes' ]
    refused 65 citizen.protected= <<<"refer: citizen.protected: 'protected' cannot be left empty; wanted a value"
    refused 65 citizen.protected=perhaps <<<"refer: citizen.protected: 'protected' is neither yes nor no; wanted yes or no"
    set_fields citizen.protected=no
    [ -z "$(shown protected)" ]
    [ -n "$(shown address)" ]
}

@test "a value that the form would refuse is refused, without being repeated" {
    refused 65 citizen.birth_date=2016-02-30 child_case=perhaps citizen.age=old concerns=hatred possible_days=someday referrer.role=uncle <<'END'
refer: citizen.birth_date: 'birth_date' is no day of the calendar; wanted a date as 2026-03-04
refer: child_case: 'child_case' is no answer; wanted yes, no or unknown
refer: citizen.age: 'age' is no such number; wanted a whole number from 0 to 130
refer: concerns: unknown concern; wanted a concern of the catalogue, one of: general_worry, school, friends, sad, angry, conflict_home, own_room, anxiety, disability_in_family, violence, loss, divorce, newborn, placement
refer: possible_days: 'possible_days' has a day that is none; wanted mon, tue, wed, thu, fri, sat, sun or weekdays
refer: referrer.role: 'role' has a value that is not known; wanted one of: caseworker, school, health visitor, parent, hospital, self, other
END
    refused 65 facts.anxiety_disturbs_daily_life=perhaps facts.anxiety=yes facts.age=9 <<'END'
refer: facts.anxiety_disturbs_daily_life: 'anxiety_disturbs_daily_life' is no answer; wanted yes, no or unknown
refer: facts.anxiety: unknown fact 'anxiety'; wanted one that the catalogue asks for; nearest: anxiety_disturbs_daily_life
refer: facts.age: 'age' is no fact to answer; wanted what the form's other keys say of it
END
    refused 65 'facts.Anna Testesen=yes' 'facts.consent.Anna Testesen=yes' <<'END'
refer: facts: unknown fact; wanted one that the catalogue asks for
refer: facts: this is no fact to answer; wanted what the form's other keys say of it
END
    refused 65 citizen.name= <<<"refer: citizen: the citizen has no name; wanted 'name'"
    refused 65 citizen.alias=Stjerne <<<"refer: citizen: 'cool-kids' takes no anonymous citizen; wanted 'name' in place of 'alias'"
    refused 65 citizen.birth_date=2026-08-21 <<'END'
refer: citizen: 'birth_date' gives a birth after the receipt; wanted a day until 2026-08-20
END
    refused 65 citizen.due_on=2026-12-01 <<'END'
refer: citizen: 'due_on' stands beside a birth date, a CPR number or an age; wanted it for an unborn child only
END
    refused 65 citizen.kind=class <<<"refer: citizen: 'kind' is not whom 'cool-kids' is for; wanted: child"
    refused 65 citizen.phone=$'1\t2' <<<"refer: citizen.phone: 'phone' holds control characters; wanted a line of plain text"
}

@test "a CPR number must agree with the birth date, and be nobody else's" {
    refused 65 citizen.cpr=050316-4000 <<'END'
refer: citizen: 'birth_date' and 'cpr' disagree; wanted the same day of birth in both
END
    refused 77 citizen.cpr=040316-4000 <<'END'
refer: citizen.cpr: 'cpr' fails the check of its last digit, as some numbers given out since 2007 do; wanted a second look
refer: the CPR number is another person's in the store; wanted this one's own
END
    # Nor does a new adult become whoever has the number.
    refused 77 holders.3.name='Egon Opdigt' holders.3.cpr=040316-4000 <<'END'
refer: holders.3.cpr: 'cpr' fails the check of its last digit, as some numbers given out since 2007 do; wanted a second look
refer: the CPR number is another person's in the store; wanted this one's own
END
    refused 65 citizen.cpr=1234 <<<"refer: citizen.cpr: 'cpr' is no CPR number; wanted ten digits, as DDMMYY-SSSS"
    run_split refer set 2026-0001 citizen.birth_date=2016-03-05 citizen.cpr=050316-4000
    assert_status 0
    [ "$(shown birth_date | tr -d ' ')" = birth_date:2016-03-05 ]
    refused 65 holders.1.cpr=050316-4000 <<'END'
refer: holders: two people have one CPR number; wanted each one's own
END
    set_fields citizen.birth_date= citizen.cpr=
    run_split refer set 2026-0001 citizen.cpr=060316-4000
    assert_status 0
    assert_err "refer: citizen.cpr: 'cpr' fails the check of its last digit, as some numbers given out since 2007 do; wanted a second look"
    [ "$(shown birth_date | tr -d ' ')" = birth_date:2016-03-06 ]
    set_fields citizen.name='Alma Opdigt' # what was not touched is not warned of again
}

@test "an unknown field names the nearest one; what is no field at all is not repeated" {
    refused 65 citzen.name=Bo caseworkr.name=Bo <<'END'
refer: unknown field 'citzen.name'; did you mean citizen.name?
refer: unknown field 'caseworkr.name'; did you mean caseworker.name?
END
    refused 65 'Alma Eksempel=1' <<<'refer: unknown field; wanted a path of the form, as citizen.phone'
    refused 64 citizen.phone=1 'Alma Eksempel' <<<'refer: field 2 is none; wanted FIELD=VALUE, as citizen.school=NAME'
    refused 64 citizen.phone=1 citizen.phone=2 <<<"refer: 'citizen.phone' is given twice; wanted one of them"
}

@test "what has a command of its own is no field" {
    refused 64 service=siblings-group goals=x holders.1.consent=given source=x external_id=1 <<'END'
refer: the service is no field to amend; wanted screen decide REF redirect --to SERVICE
refer: goals are no field to amend; wanted refer goal REF TEXT
refer: consent is no field to amend; wanted refer consent REF WHO given|refused|withdrawn
refer: 'source' tells where the referral came from and stays
refer: 'external_id' tells where the referral came from and stays
END
}

@test "the day of receipt keeps to the matter's own dates" {
    set_fields received_on=2026-08-15
    [ "$(shown received_on)" = 'received_on: 2026-08-15' ]
    refused 77 received_on=2026-08-21 <<'END'
refer: 2026-0001 has something dated 2026-08-20 already; wanted that day of receipt or an earlier one
END
    refused 77 received_on=2025-12-31 <<<'refer: 2026-0001 was received in 2026, as its reference tells; wanted a day of it'
    refused 65 received_on=2026-09-02 <<<"refer: received_on: 'received_on' lies after today; wanted a day until 2026-09-01"
    refused 65 received_on= <<<"refer: received_on: 'received_on' cannot be left empty; wanted a value"
    refused 65 received_on=2016-03-03 <<<"refer: citizen: 'birth_date' gives a birth after the receipt; wanted a day until 2016-03-03"
}

@test "a caller who was anonymous gives a name" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    printf 'service: open-counselling\ncitizen: {alias: Stjerne, age: 14}\n' | refer add - >/dev/null
    run_split refer set 2026-0003 citizen.name='Carla Opdigt'
    assert_status 65
    assert_err "refer: citizen: 'alias' stands beside 'name', 'birth_date' or 'cpr'; wanted either the one or the others"
    quiet refer set 2026-0003 citizen.alias= citizen.name='Carla Opdigt' citizen.birth_date=2012-05-06
    [ "$(shown 'name: Carla' 2026-0003 | wc -l)" -eq 1 ]
    [ -z "$(shown age 2026-0003)" ] || false
    run_split refer set 2026-0003 citizen.age=9
    assert_status 65
    assert_err "refer: citizen: 'age' and the birth date disagree; wanted the age on the day of receipt, or none"
}

@test "with its birth an unborn child has a birth date, after the receipt too" {
    printf 'service: day-treatment\nreceived_on: 2026-08-01\ncitizen: {due_on: 2026-08-28}\n' | refer add - >/dev/null
    quiet refer set 2026-0003 citizen.due_on=2026-08-30
    quiet refer set 2026-0003 citizen.birth_date=2026-08-31 citizen.name='Didde Opdigt'
    [ "$(refer show 2026-0003 | grep -cE 'due_on|birth_date: 2026-08-31')" -eq 1 ]
    # The name may come later, and the date be set right; a birth still to come is none.
    quiet refer set 2026-0003 citizen.name='Dagmar Opdigt'
    quiet refer set 2026-0003 citizen.birth_date=2026-08-29
    run_split refer set 2026-0003 citizen.birth_date=2026-09-02
    assert_status 65
    printf 'service: day-treatment\nreceived_on: 2026-08-01\ncitizen: {due_on: 2026-08-28}\n' | refer add - >/dev/null
    quiet refer set 2026-0004 citizen.due_on= citizen.birth_date=2026-08-30 citizen.name='Egon Opdigt'
}

@test "all fields of a call go in together or none, as one entry that can be taken back" {
    before=$(refer show 2026-0001)
    refused 65 citizen.school=Elsewhere child_case=perhaps <<<"refer: child_case: 'child_case' is no answer; wanted yes, no or unknown"
    run_split refer -n set 2026-0001 citizen.school=Elsewhere
    assert_status 0
    [ "$(refer show 2026-0001)" = "$before" ]
    set_fields citizen.school=Elsewhere holders.3.name=Ny concerns=school facts.anxiety_disturbs_daily_life=no
    [ "$(kreds log | tail -n 1 | cut -f 4,6)" = $'refer set\t2026-0001' ]
    [ "$(refer show 2026-0001)" != "$before" ]
    set_fields citizen.school=Elsewhere # the same again changes nothing, and leaves no entry
    [ "$(kreds log | grep -c 'refer set')" -eq 1 ]
    kreds undo >/dev/null
    [ "$(refer show 2026-0001)" = "$before" ]
    quiet kreds check
}

@test "the person is the same in each of its referrals" {
    printf 'service: counselling\ncitizen: {name: Bertil Opdigt, cpr: 040316-4000}\n' | refer add - >/dev/null 2>&1
    quiet refer set 2026-0003 citizen.school='Den Nye Skole' reason='only this one'
    [ "$(shown school 2026-0002 | tr -d ' ')" = school:DenNyeSkole ]
    [ -z "$(shown reason 2026-0002)" ]
}

@test "a referral whose service the catalogue no longer has can still be amended" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/roedovre
    set_fields citizen.phone=1 citizen.name='Alma Opdigt'
}

@test "set is said how to be written" {
    run_split refer set 2026-0001
    assert_status 64
    assert_err 'refer: set takes a reference and FIELD=VALUE'
    run_split refer set 2026-0099 child_case=yes
    assert_status 66
    assert_err 'refer: no referral 2026-0099'
    run_split refer set Alma child_case=yes
    assert_status 66
    assert_err_lacks Alma
}

# --- goals -----------------------------------------------------------------------------------------------

@test "goals are added, and settled by their numbers" {
    quiet refer goal 2026-0001 'To go to school by herself'
    quiet refer goal 2026-0001 '"To = say: no"' --on 2026-08-25
    quiet refer goal 2026-0001 2 --outcome partly --on 2026-12-01
    quiet refer goal 2026-0001 1 --outcome met
    quiet refer goal 2026-0001 1 --outcome not # looked at again
    [ "$(refer show 2026-0001 | sed -n '/^goals/,/^[a-f]/p' | grep '^  ')" = '  - To sleep alone # not
  - To go to school by herself # partly
  - "\"To = say: no\""' ]
    kreds undo >/dev/null
    [ "$(refer show 2026-0001 | grep -c '# met')" -eq 1 ]
}

@test "a goal's days are held against the matter" {
    run_split refer goal 2026-0001 'Too early' --on 2026-08-19
    assert_status 77
    assert_err 'refer: the day lies before the receipt of 2026-0001 on 2026-08-20; wanted that day or a later one'
    quiet refer goal 2026-0001 'Later' --on 2026-08-25
    run_split refer goal 2026-0001 2 --outcome met --on 2026-08-24
    assert_status 77
    assert_err 'refer: goal 2 of 2026-0001 was set on 2026-08-25; wanted that day or a later one'
}

@test "a goal is said how to be written" {
    while IFS='|' read -r wanted said arguments; do
        eval "run_split refer goal $arguments"
        assert_status "$wanted" && assert_out '' && assert_err "refer: $said" || return 1
    done <<'END'
64|goal takes a reference and a text, or a goal's number and --outcome|2026-0001
64|goal takes a reference and a text, or a goal's number and --outcome|2026-0001 to sleep
64|the goal is empty; wanted what is to be achieved|2026-0001 ' '
64|a goal that is only a number is none; wanted a text, or --outcome for that goal|2026-0001 1
64|unknown outcome; wanted met, partly or not|2026-0001 1 --outcome good
64|--outcome is of one goal; wanted its number, as refer goal REF 1 --outcome met|2026-0001 sleep --outcome met
66|2026-0001 has 1 goal and none with the number 2; refer show lists it|2026-0001 2 --outcome met
66|no referral 2026-0099|2026-0099 'To sleep'
END
    run_split refer goal 2026-0001 "$(printf '%020001d' 1)x"
    assert_status 64
    assert_err 'refer: the goal is too long; wanted at most 20000 characters'
}
