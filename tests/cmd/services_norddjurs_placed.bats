#!/usr/bin/env bats
# The services of Norddjurs, one referral of each walked from form to closing, and the service's own rules held against it:
# those around placed children.
# shellcheck disable=SC1010 # done is a verb

load ../helpers
load ../services

FORMS=$(fixture cmd/services/norddjurs)
LEADERS=$(fixture cmd/services/norddjurs.csv)

# --- support of foster carers ----------------------------------------------------------------------

@test "support of foster carers: whom it is for" {
    house 2026-09-01
    receive foster-care-support
    judged eligible
    variant ineligible child_placed 's/(child_placed:) yes/\1 no/'
    variant ineligible regulating_feelings 's/(regulating_feelings:) yes/\1 no/'
    variant incomplete regulating_feelings '/regulating_feelings/d'
}

@test "support of foster carers: a leader qualified in it, every week or second week, agreed at the start" {
    house 2026-09-01
    receive foster-care-support
    said '' screen decide "$REF" accept
    refused 'schedule: foster-care-support: the leader FQ is not qualified; wanted a qualification in the service' \
        schedule plan foster-care-support --for "$REF" --leaders FQ --start 2026-09-07
    refused "schedule: foster-care-support: the leader FC is family consultant; the service lists family therapist, psychologist
schedule: foster-care-support: the leader FC is not qualified; wanted a qualification in the service" \
        schedule plan foster-care-support --for "$REF" --leaders FC --start 2026-09-07
    said '' schedule plan foster-care-support --for "$REF" --leaders FT --start 2026-09-07 --every '2 weeks' --sessions 2 -n
    assert_out_has $'\t2026-09-21\t'
    said '' schedule plan foster-care-support --for "$REF" --leaders FT --start 2026-09-07 --time 9:00 --sessions 3 --code c
    planned 'c/1|2026-09-07|mon|09:00|60|family||' 'c/2|2026-09-14|mon|09:00|60|family||' 'c/3|2026-09-21|mon|09:00|60|family||'
    for n in 1 2 3; do come "c/$n" "$REF" "$REF+1" "$REF+2"; done
    owed 2026-09-07 'rhythm agreed|start|2026-09-07||family|FT'
    owed 2026-09-08 'rhythm agreed|start|2026-09-07|1|family|FT'
    report done "$REF" 'rhythm agreed' --on 2026-09-07
    owed 2027-09-07
    said '' schedule end "$REF" --on 2026-09-21
    over
}

# --- supervision of foster carers ------------------------------------------------------------------

@test "supervision of foster carers: whom it is for" {
    house 2026-09-01
    receive foster-care-supervision
    judged eligible
    variant ineligible approved_foster_family 's/(approved_foster_family:) yes/\1 no/'
    variant ineligible placed_by_municipality 's/(placed_by_municipality:) yes/\1 no/'
    variant incomplete placed_by_municipality '/placed_by_municipality/d'
}

@test "supervision of foster carers: ten of two hours a year, and no notes but one on request" {
    house 2026-01-01
    sed 's/2026-09-01/2026-01-05/' "$FORMS/foster-care-supervision.yaml" >form.yaml
    day 2026-01-05
    FORMS=. receive form
    said '' screen decide "$REF" accept
    refused 'schedule: foster-care-supervision: the leader PS is psychologist; the service lists supervisor' \
        schedule plan foster-care-supervision --for "$REF" --leaders PS --start 2026-01-12
    refused 'schedule: foster-care-supervision: 2026-11-09 would be session 11 in 2026; the service gives 10 a year at most
schedule: foster-care-supervision: the nearest start that would do is 2026-02-23' \
        schedule plan foster-care-supervision --for "$REF" --leaders SU --start 2026-01-12 --every '1 month' --sessions 11
    said '' schedule plan foster-care-supervision --for "$REF" --leaders SU --start 2026-01-12 --time 9:00 --venue online --code c
    planned 'c/1|2026-01-12|mon|09:00|120|family|online|'
    for date in 02-09 03-09 04-13 05-11 06-08 08-10 09-14 10-12 11-09; do schedule add c "2026-$date" >/dev/null; done
    refused 'schedule: foster-care-supervision: this would be session 11 in 2026; the service gives 10 a year at most' \
        schedule add c 2026-12-14
    # With the year's end in sight fewer are told of, and afterwards those that were never recorded.
    schedule cancel c/10 --reason ill >/dev/null
    [ -z "$(schedule check --today 2026-11-29)" ]
    run_split schedule check --today 2026-12-01
    assert_status 1
    assert_rows <<<'warning | c | sessions held or planned in 2026: 9; the service gives 10 | schedule add c 2026-12-02'
    [ "$(schedule check --today 2027-01-20)" = $'warning\tc\tsessions held in 2026: 0; the service gives 10\tattend take c/1' ]
    [ -z "$(schedule check --today 2027-02-20)" ]
    kreds undo >/dev/null
    run_split schedule check --today 2026-12-01
    assert_status 0
    # Supervision alone: the supervisor goes to no other meetings.
    refused 'schedule: foster-care-supervision has no such kind of session; wanted one of: individual, family' \
        schedule add c 2026-12-14 --kind 'network meeting'
    # The placement goes on, and with the year the ten begin anew.
    said '' schedule add c 2027-01-11
    refused 'schedule: foster-care-supervision: this would be session 11 in 2026; the service gives 10 a year at most' \
        schedule move c/11 2026-12-14 --reason 'sooner'
    for n in 1 2 3 4 5 6 7 8 9 10 11; do come "c/$n" "$REF+1" "$REF+2"; done

    refused 'attend: the service foster-care-supervision keeps no written notes; one short note is allowed on a concrete request, told by --on-request REASON' \
        attend note c/1 'What was said.'
    said '' attend note c/2 'Supervision goes on.' --on-request 'the foster care consultants, 10 February'
    refused 'attend: c has its one note already, at c/2; the service foster-care-supervision allows no other' \
        attend note c/3 'And another.' --on-request 'the foster care consultants, 10 March'
    owed 2027-01-11
    said '' schedule end "$REF" --on 2027-01-31
    over
}

# --- supported contact -----------------------------------------------------------------------------

@test "supported contact: whom it is for" {
    house 2026-09-01
    receive supported-contact
    judged eligible
    for fact in child_placed parents_want_support parents_need_support parents_cooperate extent_set_by_authority; do
        variant ineligible "$fact" "s/($fact:) yes/\1 no/"
        variant incomplete "$fact" "/$fact/d"
    done
    variant ineligible contact_at_house,contact_in_municipality 's/(contact_at_house:) yes/\1 no/'
    variant eligible '' 's/(contact_at_house:) yes/\1 no/; s/(contact_in_municipality:) no/\1 yes/'
}

@test "supported contact: weekdays, other days by agreement; follow-ups, and a report only with the parents' consent" {
    house 2026-09-01
    receive supported-contact
    said '' screen decide "$REF" accept
    refused 'schedule: supported-contact: 2026-09-12 is a sat; the service allows mon,tue,wed,thu,fri, other days by agreement only
schedule: supported-contact: the nearest start that would do is 2026-09-14' \
        schedule plan supported-contact --for "$REF" --leaders CC --start 2026-09-12
    refused 'schedule: supported-contact: the leader FT is family therapist; the service lists contact consultant' \
        schedule plan supported-contact --for "$REF" --leaders FT --start 2026-09-09
    said '' schedule plan supported-contact --for "$REF" --leaders CC --start 2026-09-09 --time 14:00 --venue Huset --code c
    planned 'c/1|2026-09-09|wed|14:00|120|family|Huset|'
    refused 'schedule: supported-contact: 2026-09-20 is a sun; the service allows mon,tue,wed,thu,fri, other days by agreement only
schedule: supported-contact: the nearest day that would do is 2026-09-21' schedule add c 2026-09-20
    said '' schedule add c 2026-09-20 --agreed 'terms of 1 September'
    planned 'c/2|2026-09-20|sun|14:00|120|family|Huset|agreed: terms of 1 September'
    come c/1 "$REF" "$REF+1" "$REF+2"
    come c/2 "$REF" "$REF+1"

    owed 2026-12-09 'follow-up|start|2026-12-09||family,caseworker|CC'
    refused "report: contact report of $REF wants each holder's consent first; see refer consent --purpose report" \
        report done "$REF" 'contact report' --on 2026-11-25
    refer consent "$REF" mother given --purpose report
    owed 2026-12-09 'follow-up|start|2026-12-09||family,caseworker|CC'
    refer consent "$REF" father given --purpose report --on 2026-09-02
    owed 2026-12-09 'contact report|follow-up|2026-11-25|14|caseworker|CC' 'follow-up|start|2026-12-09||family,caseworker|CC'
    report done "$REF" 'contact report' --on 2026-11-25
    report done "$REF" follow-up --on 2026-12-09
    owed 2026-12-09 'contact report|follow-up|2027-05-26||caseworker|CC' 'follow-up|start|2027-06-09||family,caseworker|CC'
    refer consent "$REF" father withdrawn --purpose report --on 2027-01-10
    owed 2027-05-26 'follow-up|start|2027-06-09||family,caseworker|CC'
    said '' schedule end "$REF" --on 2027-06-01
    over
}

# --- supervised contact ----------------------------------------------------------------------------

@test "supervised contact: whom it is for, and what the decision must state" {
    house 2026-09-01
    receive supervised-contact
    judged eligible
    for fact in child_placed supervision_decided decision_purpose decision_breaking_off decision_extent decision_place \
        decision_attending decision_time parents_told_of_role; do
        variant ineligible "$fact" "s/($fact:) yes/\1 no/"
        variant incomplete "$fact" "/$fact/d"
    done
}

@test "supervised contact: weekdays only, whatever was agreed; a report after every contact" {
    house 2026-09-01
    receive supervised-contact
    said '' screen decide "$REF" accept
    refused 'schedule: supervised-contact: 2026-09-12 is a sat; the service allows mon,tue,wed,thu,fri
schedule: supervised-contact: the nearest start that would do is 2026-09-14' \
        schedule plan supervised-contact --for "$REF" --leaders CC --start 2026-09-12 --agreed 'the mother works'
    refused 'schedule: supervised-contact: the leader FC is family consultant; the service lists contact consultant' \
        schedule plan supervised-contact --for "$REF" --leaders FC --start 2026-09-11
    said '' schedule plan supervised-contact --for "$REF" --leaders CC --start 2026-09-11 --time 13:00 --venue Huset --every '1 week' --sessions 3 --code c
    planned 'c/1|2026-09-11|fri|13:00|120|family|Huset|' 'c/2|2026-09-18|fri|13:00|120|family|Huset|' \
        'c/3|2026-09-25|fri|13:00|120|family|Huset|'
    refused 'schedule: supervised-contact: 2026-09-26 is a sat; the service allows mon,tue,wed,thu,fri
schedule: supervised-contact: the nearest day that would do is 2026-09-28' \
        schedule move c/3 2026-09-26 --reason 'the mother works' --agreed 'the mother works'
    refused 'schedule: supervised-contact: 2026-10-03 is a sat; the service allows mon,tue,wed,thu,fri
schedule: supervised-contact: the nearest day that would do is 2026-10-05' schedule add c 2026-10-03

    owed 2026-09-11
    come c/1 "$REF" "$REF+1"
    said '' attend note c/1 'Broken off after half an hour, as the child needed it.'
    owed 2026-09-11 'contact report|c/1|2026-09-18||caseworker|CC'
    attend mark c/2 "$REF=present" "$REF+1=absent"
    owed 2026-09-19 'contact report|c/1|2026-09-18|1|caseworker|CC' 'contact report|c/2|2026-09-25||caseworker|CC'
    report done "$REF" 'contact report' --on 2026-09-17
    owed 2026-09-19 'contact report|c/2|2026-09-25||caseworker|CC'
    report done "$REF" 'contact report' --of c/2 --on 2026-09-21
    come c/3 "$REF" "$REF+1"
    owed 2026-09-25 'contact report|c/3|2026-10-02||caseworker|CC'

    # The last contact is reported too, though the course is closed on that very day.
    said '' schedule end "$REF" --on 2026-09-25
    state completed
    owed 2026-09-25 'contact report|c/3|2026-10-02||caseworker|CC'
    report done "$REF" 'contact report' --of c/3 --on 2026-09-28
    over
}
