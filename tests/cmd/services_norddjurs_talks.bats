#!/usr/bin/env bats
# The services of Norddjurs, one referral of each walked from form to closing, and the service's own rules held against it:
# talks and treatment.
# shellcheck disable=SC1010 # done is a verb

load ../helpers
load ../services

FORMS=$(fixture cmd/services/norddjurs)
LEADERS=$(fixture cmd/services/norddjurs.csv)

# --- counselling -----------------------------------------------------------------------------------

@test "counselling: whom it is for" {
    house 2026-09-01
    receive counselling
    judged eligible
    variant ineligible resident 's/Norddjurs/Randers/'
    variant ineligible special_support_needed,behaviour_difficulties,reduced_functioning,diagnosis \
        's/(special_support_needed:) no/\1 yes/; s/(behaviour_difficulties:) yes/\1 no/'
    variant eligible '' 's/(special_support_needed:) no/\1 yes/; s/(diagnosis:) no/\1 yes/'
    variant incomplete family_motivated '/family_motivated/d'
    variant ineligible family_motivated 's/(family_motivated:) yes/\1 no/'
    variant ineligible family_goes_on_alone 's/(family_goes_on_alone:) yes/\1 no/'
}

@test "counselling: eight talks and no ninth, then a status meeting with its report ahead" {
    house 2026-09-01
    receive counselling
    said '' screen decide "$REF" accept
    state waiting
    refused 'schedule: counselling: the leader CC is contact consultant; the service lists psychologist, family therapist, family consultant' \
        schedule plan counselling --for "$REF" --leaders CC --start 2026-09-08
    said 'schedule: counselling: a session of 120 minutes; the service gives 60 to 90' \
        schedule plan counselling --for "$REF" --leaders FC --start 2026-09-08 --minutes 120 -n
    said '' schedule plan counselling --for "$REF" --leaders FC --start 2026-09-08 --time 15:00 --minutes 75 --venue Huset --code c
    planned 'c/1|2026-09-08|tue|15:00|75|family|Huset|'
    state placed
    for date in 09-15 09-22 10-06 10-20 11-03 11-17 12-01; do schedule add c 2026-$date >/dev/null; done
    refused 'schedule: counselling: this would be session 9; the service gives 8 at most' schedule add c 2026-12-15
    for n in 1 2 3 4 5 6 7; do come "c/$n" "$REF+1" "$REF+2"; done
    owed 2026-12-01
    come c/8 "$REF" "$REF+1"
    owed 2026-12-01 'status report|status meeting|2026-12-08||family,referrer|FC' \
        'status meeting|after 8 sessions|2026-12-15|||FC'
    owed 2026-12-09 'status report|status meeting|2026-12-08|1|family,referrer|FC' \
        'status meeting|after 8 sessions|2026-12-15|||FC'
    report done "$REF" 'status report' --on 2026-12-07
    owed 2026-12-16 'status meeting|after 8 sessions|2026-12-15|1||FC'
    # Closed or not, the meeting comes after the talks.
    said '' schedule end "$REF" --on 2026-12-01
    owed 2026-12-16 'status meeting|after 8 sessions|2026-12-15|1||FC'
    report done "$REF" 'status meeting' --on 2026-12-15
    over
}

# --- family treatment ------------------------------------------------------------------------------

@test "family treatment: whom it is for" {
    house 2026-09-01
    receive family-treatment
    judged eligible
    variant ineligible child_case 's/^child_case: yes/child_case: no/'
    variant ineligible developmental_risk,vulnerable_child,serious_worry \
        's/(developmental_risk|vulnerable_child|serious_worry): yes/\1: no/'
    variant eligible '' 's/(developmental_risk|vulnerable_child): yes/\1: no/'
    variant incomplete family_willing,family_can_be_motivated '/family_willing|family_can_be_motivated/d'
    # A placement is no hindrance: the treatment may supplement it.
    variant eligible '' 's/^concerns:.*/concerns: [placement]/'
    variant eligible '' '/family_willing/d'
    variant ineligible family_willing,family_can_be_motivated 's/(family_willing|family_can_be_motivated): yes/\1: no/'
    variant review active_effort 's/(active_effort:) yes/\1 no/'
    variant review action_plan 's/(action_plan:) yes/\1 no/'
    # Serious worry counts with a caseworker involved, and a child case is not decided without one.
    variant ineligible developmental_risk,vulnerable_child,caseworker \
        '/^caseworker/d; s/(developmental_risk|vulnerable_child): yes/\1: no/'
    sed '/^caseworker/d; s/^external_id.*//' "$FORM" | refer add -q - >/dev/null
    refused 'screen: 2026-0002 has a child case and no caseworker named; wanted refer set 2026-0002 caseworker.name=NAME, or --override REASON' \
        screen decide 2026-0002 accept
}

@test "family treatment: a start-up meeting, then talks without a number; follow-up after three months and every six" {
    house 2026-09-01
    receive family-treatment
    said '' screen decide "$REF" accept
    refused 'schedule: family-treatment: the leader FC is family consultant; the service lists family therapist, psychologist' \
        schedule plan family-treatment --for "$REF" --leaders FC --start 2026-09-08
    said '' schedule plan family-treatment --for "$REF" --leaders FT,PQ --start 2026-09-08 --time 15:00 --venue home --sessions 3 --code c
    planned 'c/1|2026-09-08|tue|15:00|60|start_up|home|' 'c/2|2026-09-15|tue|15:00|60|family|home|' \
        'c/3|2026-09-22|tue|15:00|60|family|home|'
    # It thins out: a month later, then as long as it takes.
    said '' schedule add c 2026-10-20
    planned 'c/4|2026-10-20|tue|15:00|60|family|home|'
    said '' schedule add c 2027-06-01
    come c/1 "$REF" "$REF+1" "$REF+2"
    for n in 2 3 4; do come "c/$n" "$REF+1" "$REF+2"; done
    owed 2026-12-08 'follow-up|start|2026-12-08||family,caseworker|FT'
    owed 2026-12-09 'follow-up|start|2026-12-08|1|family,caseworker|FT'
    report done "$REF" follow-up --on 2026-12-10
    owed 2026-12-10 'follow-up|start|2027-06-10||family,caseworker|FT'
    come c/5 "$REF" "$REF+1"
    report done "$REF" follow-up --on 2027-06-01
    owed 2027-06-01 'follow-up|start|2027-12-01||family,caseworker|FT'
    said '' schedule end "$REF" --on 2027-06-15
    over
}

@test "family treatment: a rhythm of its own follows the first follow-up, where that was agreed" {
    house 2026-09-01
    receive family-treatment
    screen decide "$REF" accept
    schedule plan family-treatment --for "$REF" --leaders FT --start 2026-09-08 --follow-up '4 months' --code c >/dev/null
    owed 2026-09-08 'follow-up|start|2026-12-08||family,caseworker|FT'
    report done "$REF" follow-up --on 2026-12-08
    owed 2026-12-08 'follow-up|start|2027-04-08||family,caseworker|FT'
    run_split schedule plan foster-care-support --for "$REF" --leaders FT --start 2026-09-08 --follow-up '4 months'
    assert_status 64
    assert_err_has 'schedule: foster-care-support has no follow-up; wanted a service whose due rules have one'
    run_split schedule plan family-treatment --for "$REF" --leaders FT --start 2026-09-08 --follow-up never
    assert_status 64
    assert_err_has 'schedule: --follow-up is no length of time; wanted as "4 months"'
}

@test "family treatment: it is stopped where it helps no longer" {
    house 2026-09-01
    receive family-treatment
    screen decide "$REF" accept
    schedule plan family-treatment --for "$REF" --leaders FT --start 2026-09-08 --sessions 3 --code c >/dev/null
    come c/1 "$REF" "$REF+1"
    refused "schedule: $REF is marked at c/1 on 2026-09-08; wanted that day or a later one" \
        schedule leave "$REF" c --reason 'helps no longer' --on 2026-09-07
    schedule leave "$REF" c --reason 'helps no longer' --on 2026-09-14
    state left
    owed 2027-01-01
}

# --- talks for children and young people -----------------------------------------------------------

@test "individual talks: whom they are for" {
    house 2026-09-01
    receive individual-talks
    judged eligible
    variant ineligible child_case 's/^child_case: yes/child_case: no/'
    variant ineligible child_difficulties 's/(child_difficulties:) yes/\1 no/'
    variant ineligible special_support_needed 's/(special_support_needed:) yes/\1 no/'
    variant incomplete special_support_needed '/special_support_needed/d'
    variant review active_effort 's/(active_effort:) yes/\1 no/'
}

@test "individual talks: never without family treatment; parents first; follow-up at three months, a report ahead" {
    house 2026-09-01
    receive individual-talks
    said '' screen decide "$REF" accept
    refused 'schedule: individual-talks: the leader PQ is psychologist; the service lists family therapist' \
        schedule plan individual-talks --for "$REF" --leaders PQ --start 2026-09-08
    said "schedule: individual-talks never goes alone, and the citizen of $REF has no open referral to family-treatment" \
        schedule plan individual-talks --for "$REF" --leaders FT --start 2026-09-08 -n
    refer add -q "$FORMS/family-treatment.yaml" >/dev/null
    screen decide -q 2026-0002 accept
    said '' schedule plan individual-talks --for "$REF" --leaders FT --start 2026-09-08 --time 13:00 --sessions 4 --code c
    planned 'c/1|2026-09-08|tue|13:00|60|start_up||' 'c/2|2026-09-15|tue|13:00|60|individual||' \
        'c/3|2026-09-22|tue|13:00|60|individual||' 'c/4|2026-09-29|tue|13:00|60|individual||'
    # Closer together where there is need of it; later every second week, or monthly.
    said '' schedule add c 2026-09-10
    said '' schedule add c 2026-10-13
    said '' schedule add c 2026-11-10
    come c/1 "$REF" "$REF+1" "$REF+2"
    come c/2 "$REF"
    refused 'attend: parents do not take part in c/2' attend mark c/2 "$REF+1=present"
    for n in 3 4 5 6; do come "c/$n" "$REF"; done
    # The family's treatment ends and the talks would go on: that is no way to leave it.
    run_split schedule check
    assert_out ''
    refer withdraw -q 2026-0002 --reason 'moved'
    run_split schedule check
    assert_status 1
    assert_out "warning${TAB}c${TAB}never goes alone, and the citizen has no open referral to family-treatment${TAB}"
    kreds undo >/dev/null
    come c/7 "$REF"
    owed 2026-11-24 'status report|follow-up|2026-11-24||family,caseworker|FT' \
        'follow-up|start|2026-12-08||family,caseworker|FT'
    owed 2026-11-25 'status report|follow-up|2026-11-24|1|family,caseworker|FT' \
        'follow-up|start|2026-12-08||family,caseworker|FT'
    report done "$REF" 'status report' --on 2026-11-20
    report done "$REF" follow-up --on 2026-12-08
    owed 2027-12-31
    said '' schedule end "$REF" --on 2026-12-15
    over
}

@test "psychologist talks: whom they are for; foster carers and the family's therapist are thought of" {
    house 2026-09-01
    receive psychologist-talks
    judged eligible
    variant ineligible child_case 's/^child_case: yes/child_case: no/'
    variant ineligible special_support_needed 's/(special_support_needed:) yes/\1 no/'
    variant incomplete child_difficulties '/child_difficulties/d'
    variant review in_foster_care,start_without_carers_considered 's/(start_without_carers_considered:) yes/\1 no/'
    variant eligible '' 's/(in_foster_care|start_without_carers_considered): yes/\1: no/'
    variant review family_has_therapist,cooperation_with_therapist 's/(cooperation_with_therapist:) yes/\1 no/'
    variant incomplete family_has_therapist,cooperation_with_therapist '/family_has_therapist|cooperation_with_therapist/d'
}

@test "psychologist talks: by psychologists, on their own; follow-up at three months, a report ahead" {
    house 2026-09-01
    receive psychologist-talks
    said '' screen decide "$REF" accept
    refused 'schedule: psychologist-talks: the leader FT is family therapist; the service lists psychologist' \
        schedule plan psychologist-talks --for "$REF" --leaders FT --start 2026-09-08
    said '' schedule plan psychologist-talks --for "$REF" --leaders PQ --start 2026-09-08 --time 9:00 --every '2 weeks' --sessions 3 --code c
    planned 'c/1|2026-09-08|tue|09:00|60|start_up||' 'c/2|2026-09-22|tue|09:00|60|individual||' \
        'c/3|2026-10-06|tue|09:00|60|individual||'
    come c/1 "$REF" "$REF+1"
    come c/2 "$REF"
    come c/3 "$REF"
    owed 2026-12-08 'status report|follow-up|2026-11-24|14|family,caseworker|PQ' \
        'follow-up|start|2026-12-08||family,caseworker|PQ'
    report done "$REF" 'status report' --on 2026-12-01
    owed 2026-12-08 'follow-up|start|2026-12-08||family,caseworker|PQ'
    report done "$REF" follow-up --on 2026-12-08
    said '' schedule end c --on 2026-12-08
    over
}

# --- children at a women's shelter -----------------------------------------------------------------

@test "children at a shelter: whom it is for" {
    house 2026-09-01
    receive shelter-children
    judged eligible
    variant ineligible resident 's/Norddjurs/Randers/'
    variant ineligible shelter 's/(shelter:) randers/\1 elsewhere/'
    variant incomplete shelter 's/^facts:/facts: {}/; /^  shelter:/d'
    variant ineligible consent.mother 's/mother, consent: given/mother, consent: refused/'
    variant incomplete consent.mother 's/mother, consent: given/mother/'
    variant eligible '' 's/consent: unknown/consent: refused/'
    for born in 2026-08-31 2008-09-02; do variant eligible '' "s/2022-06-17/$born/"; done # of any age
    variant ineligible action_plan 's/(action_plan:) yes/\1 no/'
}

@test "children at a shelter: at once, four to ten hours by law, an authorised psychologist, talks with the mother" {
    house 2026-09-01
    receive shelter-children
    said '' screen decide "$REF" accept
    owed 2026-09-15 'first session|accepted|2026-09-15|||'
    owed 2026-09-16 'first session|accepted|2026-09-15|1||'
    refused 'schedule: shelter-children: the leader PQ is not qualified; wanted a qualification in the service' \
        schedule plan shelter-children --for "$REF" --leaders PQ --start 2026-09-08
    refused 'schedule: shelter-children: 3 sessions of 60 minutes; the service gives 4 to 10 hours' \
        schedule plan shelter-children --for "$REF" --leaders PS --start 2026-09-08 --sessions 3
    refused 'schedule: shelter-children: 7 sessions of 90 minutes; the service gives 4 to 10 hours' \
        schedule plan shelter-children --for "$REF" --leaders PS --start 2026-09-08 --sessions 7 --minutes 90
    said '' schedule plan shelter-children --for "$REF" --leaders PS --start 2026-09-08 --time 10:00 --venue 'the shelter' --sessions 4 --every '2 weeks' --code c
    planned 'c/1|2026-09-08|tue|10:00|60|individual|the shelter|' 'c/2|2026-09-22|tue|10:00|60|individual|the shelter|' \
        'c/3|2026-10-06|tue|10:00|60|individual|the shelter|' 'c/4|2026-10-20|tue|10:00|60|individual|the shelter|' \
        'c/5|2026-09-22|tue|||talk with the mother|the shelter|'
    come c/1 "$REF"
    owed 2026-09-16
    come c/5 "$REF+1"
    refused "attend: only adults take part in c/5; they are written $REF+1, $REF+2" attend mark c/5 "$REF=present"
    for date in 10-27 11-03 11-10; do schedule add -q c 2026-$date --minutes 90 >/dev/null; done
    refused 'schedule: shelter-children: this would make 601 minutes; the service gives 10 hours at most' \
        schedule add c 2026-11-17 --minutes 91
    # A talk with the mother takes none of the child's hours.
    schedule add c 2026-11-24 --kind 'talk with the mother' >/dev/null
    schedule add -q c 2026-11-17 --minutes 90 >/dev/null
    refused 'schedule: shelter-children: this would make 660 minutes; the service gives 10 hours at most' schedule add c 2026-12-01
    said 'schedule: neither held nor cancelled: c/2, c/3, c/4, c/6, c/7, c/8, c/9, c/10
schedule: shelter-children: 60 minutes were held in c; the service gives 4 hours at least' \
        schedule end "$REF" --on 2026-11-24 -n
    for n in 2 3 4 6 7 8 10; do come "c/$n" "$REF"; done
    come c/9 "$REF+1"
    said '' schedule end "$REF" --on 2026-11-24
    over
}

# --- practical support at home ---------------------------------------------------------------------

@test "support at home: whom it is for" {
    house 2026-09-01
    receive home-support
    judged eligible
    variant ineligible referrer_role 's/role: caseworker/role: school/'
    variant ineligible child_case 's/^child_case: yes/child_case: no/'
    variant ineligible age 's/2024-01-20/2007-08-31/'
    variant eligible '' 's/2024-01-20/2007-09-02/'
    variant incomplete marked_need_of_support '/marked_need_of_support/d'
    variant ineligible marked_need_of_support 's/(marked_need_of_support:) yes/\1 no/'
    variant review active_effort 's/(active_effort:) yes/\1 no/'
}

@test "support at home: several of the staff, daily at first; follow-ups, each with a status report ahead" {
    house 2026-09-01
    receive home-support
    said '' screen decide "$REF" accept
    refused 'schedule: home-support: 1 leader is named; the service asks for 2' \
        schedule plan home-support --for "$REF" --leaders FC --start 2026-09-07
    refused 'schedule: home-support: the leader PS is psychologist; the service lists family consultant, family therapist' \
        schedule plan home-support --for "$REF" --leaders FC,PS --start 2026-09-07
    said '' schedule plan home-support --for "$REF" --leaders FC,FT --start 2026-09-10 --time 8:00 --venue home --sessions 4 --code c
    planned 'c/1|2026-09-10|thu|08:00|120|family|home|' 'c/2|2026-09-11|fri|08:00|120|family|home|' \
        'c/3|2026-09-14|mon|08:00|120|family|home|' 'c/4|2026-09-15|tue|08:00|120|family|home|'
    said '' schedule add c 2026-09-23 --minutes 480
    for n in 1 2 3 4 5; do come "c/$n" "$REF" "$REF+1"; done
    owed 2026-11-26 'status report|follow-up|2026-11-26||family,caseworker|FC' \
        'follow-up|start|2026-12-10||family,caseworker|FC'
    said "report: status report of $REF is sent when it was offered for reading to: family" \
        report done "$REF" 'status report' --on 2026-11-26
    report done "$REF" follow-up --on 2026-12-10
    owed 2026-12-11 'status report|follow-up|2027-05-27||family,caseworker|FC' \
        'follow-up|start|2027-06-10||family,caseworker|FC'
    said '' schedule end "$REF" --on 2026-12-11
    over
}

# --- day treatment ---------------------------------------------------------------------------------

@test "day treatment: whom it is for" {
    house 2026-09-01
    receive day-treatment
    judged eligible
    variant ineligible referrer_role 's/role: caseworker/role: hospital/'
    variant ineligible child_case 's/^child_case: yes/child_case: no/'
    variant ineligible expecting_or_small_child 's/(expecting_or_small_child:) yes/\1 no/'
    variant ineligible day_treatment_reason 's/young_parents/none_of_them/'
    for reason in cognitive_impairment mental_illness past_misuse psychosocial_strain child_with_difficulties reuniting; do
        variant eligible '' "s/young_parents/$reason/"
    done
    variant incomplete contacts_set_by_authority '/contacts_set_by_authority/d'
    variant review own_transport 's/(own_transport:) yes/\1 no/'
}

@test "day treatment: up to four contacts a day for an unborn child's family; follow-ups, reports ahead, a final report" {
    house 2026-09-01
    receive day-treatment
    said '' screen decide "$REF" accept
    refused 'schedule: day-treatment: the leader PS is psychologist; the service lists family therapist, family consultant' \
        schedule plan day-treatment --for "$REF" --leaders PS --start 2026-09-07
    said '' schedule plan day-treatment --for "$REF" --leaders FC --start 2026-09-07 --time 8:00 --venue Huset --code c
    planned 'c/1|2026-09-07|mon|08:00|120|family|Huset|'
    for time in 10:00 12:00 14:00; do schedule add c "2026-09-07T$time" >/dev/null; done
    for n in 1 2 3 4; do come "c/$n" "$REF+1"; done
    owed 2026-11-23 'status report|follow-up|2026-11-23||family,caseworker|FC' \
        'follow-up|start|2026-12-07||family,caseworker|FC'
    report done "$REF" 'status report' --on 2026-11-20
    report done "$REF" follow-up --on 2026-12-07
    owed 2026-12-08 'status report|follow-up|2027-05-24||family,caseworker|FC' \
        'follow-up|start|2027-06-07||family,caseworker|FC'
    said '' schedule end "$REF" --on 2026-12-10
    state completed
    owed 2026-12-10 'final report|end|2026-12-24||family,caseworker|FC'
    owed 2026-12-25 'final report|end|2026-12-24|1|family,caseworker|FC'
    report done "$REF" 'final report' --on 2026-12-20
    over
}
