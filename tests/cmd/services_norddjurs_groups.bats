#!/usr/bin/env bats
# The services of Norddjurs, one referral of each walked from form to closing, and the service's own rules held against it:
# acute help, groups, and talks with grown-ups; and the blank form of every service.
# shellcheck disable=SC1010 # done is a verb

load ../helpers
load ../services

FORMS=$(fixture cmd/services/norddjurs)
LEADERS=$(fixture cmd/services/norddjurs.csv)

# others NAME N: that many forms more like FORM, whose citizen is called NAME.
others() {
    local n
    for ((n = 1; n <= $2; n++)); do
        sed "/^external_id/d; s/name: $1,/name: Opdigt Nummer $n,/; s/birth_date: 201.-..-../birth_date: 2016-0$n-01/" "$FORM"
        echo ---
    done | sed '$d' | refer add -q - >/dev/null
}

# --- the forms -------------------------------------------------------------------------------------

@test "the blank form of each service asks what its criteria ask, and is read back; nobody is eligible by it" {
    kreds init
    for form in "$FORMS"/*.yaml; do
        service=${form##*/}
        service=${service%.yaml}
        refer form "$service" >blank.yaml
        asked=$(sed '1,/^facts:/d' blank.yaml | sed -n 's/^  \([a-z_]*\):.*/\1/p' | sort)
        answered=$(sed '1,/^facts:/d' "$form" | sed -n 's/^  \([a-z_]*\):.*/\1/p' | sort)
        [ "$asked" = "$answered" ] || told "the questions of $service" "$asked" "$answered"
        sed '0,/^  name:/s//  name: Ingen Opdigt/' blank.yaml >named.yaml
        refer add -q named.yaml >/dev/null
    done
    run_split screen check
    assert_status 1
    stdout=$(cut -f 3 <<<"$stdout" | sort | uniq -c | tr -s ' ')
    assert_out ' 17 incomplete'
}

# --- grief and crisis ------------------------------------------------------------------------------

@test "grief help: whom it is for" {
    house 2026-05-22
    receive grief-help
    judged eligible
    for who in child sibling close_carer; do variant eligible '' "s/(who_died:) parent/\1 $who/"; done
    variant ineligible who_died 's/(who_died:) parent/\1 neighbour/'
    variant incomplete who_died '/who_died/d'
    variant incomplete death_on '/death_on/d'
}

@test "grief help: offered from the first weekday after the death, here past Whitsun; two go together" {
    house 2026-05-22
    receive grief-help
    said '' screen decide "$REF" accept
    owed 2026-05-22 'first offer|death_on|2026-05-26||family|'
    refused 'schedule: grief-help: 1 leader is named; the service asks for 2' \
        schedule plan grief-help --for "$REF" --leaders PS --start 2026-05-26
    refused 'schedule: grief-help: the leader CC is contact consultant; the service lists psychologist, family therapist, family consultant, preventive worker' \
        schedule plan grief-help --for "$REF" --leaders PS,CC --start 2026-05-26
    refused 'schedule: grief-help: 2026-05-25 is closed (2. pinsedag); a course starts on an open day
schedule: grief-help: the nearest start that would do is 2026-05-26' \
        schedule plan grief-help --for "$REF" --leaders PS,PW --start 2026-05-25
    said '' schedule plan grief-help --for "$REF" --leaders PS,PW --start 2026-05-26 --time 10:00 --venue home --code c
    planned 'c/1|2026-05-26|tue|10:00|60|family|home|'
    come c/1 "$REF" "$REF+1"
    owed 2026-05-27 'first offer|death_on|2026-05-26|1|family|PS'
    report done "$REF" 'first offer' --on 2026-05-26
    schedule add c 2026-06-02 >/dev/null
    schedule add c 2026-06-23 >/dev/null
    come c/2 "$REF" "$REF+1"
    come c/3 "$REF+1"
    owed 2026-06-23
    said '' schedule end "$REF" --on 2026-06-23
    over
}

@test "crisis help: whom it is for" {
    house 2026-09-01
    receive crisis-help
    judged eligible
    for crisis in critical_illness suicide_attempt accident violence sexual_abuse detention other_grave_event; do
        variant eligible '' "s/(crisis:) death/\1 $crisis/"
    done
    variant ineligible crisis 's/(crisis:) death/\1 bad_weather/'
    variant incomplete crisis 's/^facts:/facts: {}/; /^  crisis:/d'
    # A class, a family, or a child struck by what a parent did or suffered.
    variant eligible '' 's/^citizen:.*/citizen: {name: Bo Opspind, birth_date: 2016-03-04}/; s/(crisis:) death/\1 detention/'
    variant eligible '' 's/^citizen:.*/citizen: {kind: family, name: The Opspind family}/; s/(crisis:) death/\1 accident/'
}

@test "crisis help: five talks with a class, and beyond them on to other help" {
    house 2026-09-01
    receive crisis-help
    said '' screen decide "$REF" accept
    refused 'schedule: crisis-help: 1 leader is named; the service asks for 2' \
        schedule plan crisis-help --for "$REF" --leaders PS --start 2026-09-02
    refused 'schedule: crisis-help: 6 sessions; the service gives 1 to 5 and guides on to counselling' \
        schedule plan crisis-help --for "$REF" --leaders PS,FT --start 2026-09-02 --every '1 day' --sessions 6
    said '' schedule plan crisis-help --for "$REF" --leaders PS,FT --start 2026-09-02 --time 10:00 --venue Eksempelskolen --code c
    planned 'c/1|2026-09-02|wed|10:00|60|class|Eksempelskolen|'
    for date in 03 04 07 09; do schedule add c "2026-09-$date" >/dev/null; done
    refused 'schedule: crisis-help: this would be session 6; the service gives 5 at most and guides on to counselling' \
        schedule add c 2026-09-10
    # A talk that the house cancelled counts for nobody; one takes its place, and no more.
    schedule cancel c/5 --reason 'the leaders were ill' >/dev/null
    said '' schedule add c 2026-09-11
    planned 'c/6|2026-09-11|fri|10:00|60|class|Eksempelskolen|'
    refused 'schedule: crisis-help: this would be session 6; the service gives 5 at most and guides on to counselling' \
        schedule add c 2026-09-14
    for n in 1 2 3 4 6; do come "c/$n" "$REF"; done
    owed 2026-09-30
    said '' schedule end "$REF" --on 2026-09-11
    over
}

@test "crisis help for a family: five talks at home" {
    house 2026-09-01
    receive crisis-help
    sed -E '/^network/,/^  -/d; /^external_id/d; s/^citizen:.*/citizen: {kind: family, name: The Opspind family}/' "$FORM" >family.yaml
    REF=$(refer add -q family.yaml | cut -f 1)
    said '' screen decide "$REF" accept
    said '' schedule plan crisis-help --for "$REF" --leaders PS,FT --start 2026-09-02 --time 18:00 --venue home --every '2 days' --sessions 5 --code c
    planned 'c/1|2026-09-02|wed|18:00|60|family|home|' 'c/2|2026-09-04|fri|18:00|60|family|home|' \
        'c/3|2026-09-07|mon|18:00|60|family|home|' 'c/4|2026-09-09|wed|18:00|60|family|home|' \
        'c/5|2026-09-11|fri|18:00|60|family|home|'
    refused 'schedule: crisis-help: this would be session 6; the service gives 5 at most and guides on to counselling' \
        schedule add c 2026-09-14
    for n in 1 2 3; do come "c/$n" "$REF"; done
    refused 'schedule: still planned after 2026-09-08: c/4, c/5; wanted a later day, or --reason TEXT, which cancels them' \
        schedule end "$REF" --on 2026-09-08
    said '' schedule end "$REF" --on 2026-09-08 --reason 'three were enough'
    over
}

# --- the siblings' group ---------------------------------------------------------------------------

@test "the siblings' group: whom it is for" {
    house 2026-09-01
    receive siblings-group
    judged eligible
    variant ineligible age 's/2017-02-11/2018-09-02/'
    variant eligible '' 's/2017-02-11/2018-09-01/'
    variant eligible '' 's/2017-02-11/2013-09-02/'
    variant ineligible age 's/2017-02-11/2013-09-01/'
    variant ineligible resident 's/Norddjurs/Randers/'
    variant ineligible sibling_with_disability 's/(sibling_with_disability:) yes/\1 no/'
    variant ineligible worry_for_wellbeing,needs_attention 's/(worry_for_wellbeing|needs_attention): yes/\1: no/'
    variant eligible '' 's/(worry_for_wellbeing:) yes/\1 no/'
    variant ineligible child_wants 's/(child_wants:) yes/\1 no/'
    variant ineligible consent 's/(father, consent:) given/\1 refused/'
    variant incomplete consent 's/father, consent: given/father/'
    variant review own_transport 's/(own_transport:) yes/\1 no/'
}

@test "the siblings' group: interview, eight every second week in the season, around the holidays, parents the last time" {
    house 2026-09-01
    receive siblings-group
    others 'Mads Opdigt' 3
    refused "screen: $REF has had no interview with the outcome agreed; the service requires one, or --override REASON" \
        screen decide "$REF" accept
    owed 2026-09-16 'interview|received|2026-09-15|1||'
    screen interview "$REF" 2026-0002 2026-0003 2026-0004 --outcome agreed --on 2026-09-10
    owed 2026-09-16
    said '' screen decide "$REF" 2026-0002 2026-0003 2026-0004 accept --on 2026-09-10

    refused 'schedule: siblings-group: 2026-09-29 is outside the season; the service runs from 10-01 to 04-30
schedule: siblings-group: the nearest start that would do is 2026-10-06' \
        schedule plan siblings-group --leaders PQ,FQ --start 2026-09-29
    refused 'schedule: siblings-group: session 8 would be on 2027-05-04, after the season; the service runs from 10-01 to 04-30
schedule: siblings-group: the nearest start that would do is 2027-10-05' \
        schedule plan siblings-group --leaders PQ,FQ --start 2027-01-26
    refused 'schedule: siblings-group: 2026-10-17 is a sat; the service allows mon,tue,wed,thu,fri
schedule: siblings-group: the nearest start that would do is 2026-10-19' \
        schedule plan siblings-group --leaders PQ,FQ --start 2026-10-17
    refused 'schedule: siblings-group: 2026-10-13 is closed (autumn); a course starts on an open day
schedule: siblings-group: the nearest start that would do is 2026-10-20' \
        schedule plan siblings-group --leaders PQ,FQ --start 2026-10-13
    refused 'schedule: siblings-group: 1 leader is named; the service asks for 2' \
        schedule plan siblings-group --leaders PQ --start 2026-10-06
    said '' schedule plan siblings-group --leaders PQ,FQ --start 2027-01-05 -n
    assert_out_has $'2027-02-23\ttue\t2027-W08\t\t90\tgroup\t\t2027-02-16 is closed (winter); moved to 2027-02-23'
    said '' schedule plan siblings-group --leaders PQ,FQ --start 2026-10-01 --time 15:30 --venue Huset --ages 8-12 --code s
    planned 's/1|2026-10-01|thu|15:30|90|group|Huset|' \
        's/2|2026-10-22|thu|15:30|90|group|Huset|2026-10-15 is closed (autumn); moved to 2026-10-22' \
        's/3|2026-11-05|thu|15:30|90|group|Huset|' 's/4|2026-11-19|thu|15:30|90|group|Huset|' \
        's/5|2026-12-03|thu|15:30|90|group|Huset|' 's/6|2026-12-17|thu|15:30|90|group|Huset|' \
        's/7|2027-01-07|thu|15:30|90|group|Huset|2026-12-31 is closed (christmas); moved to 2027-01-07' \
        's/8|2027-01-21|thu|15:30|90|group|Huset|'

    day 2026-09-11
    schedule place --commit >/dev/null
    state placed
    refused 'attend: parents do not take part in s/1' attend mark s/1 "$REF+1=present"
    for n in 1 2 3 4 5 6 7; do come "s/$n" "$REF"; done
    come s/8 "$REF" "$REF+1" "$REF+2"
    refused 'schedule: siblings-group: this would be session 9; the service gives 8 at most' schedule add s 2027-02-04
    said '' schedule end s --on 2027-01-21
    over
}

# --- Cool Kids -------------------------------------------------------------------------------------

@test "Cool Kids: whom it is for" {
    house 2026-09-01
    receive cool-kids
    judged eligible
    variant ineligible referrer_role 's/role: parent/role: school/'
    variant review age 's/2016-08-20/2017-09-02/'
    variant review age 's/2016-08-20/2013-09-01/'
    variant eligible '' 's/2016-08-20/2013-09-02/'
    variant ineligible resident 's/Norddjurs/Randers/'
    variant ineligible child_wants 's/(child_wants:) yes/\1 no/'
    variant incomplete child_wants '/child_wants/d'
    variant ineligible consent 's/(father, consent:) given/\1 refused/'
    variant ineligible anxiety_disturbs_daily_life 's/(anxiety_disturbs_daily_life:) yes/\1 no/'
}

@test "Cool Kids: six children and their parents, ten afternoons of two hours over four months, trained instructors" {
    house 2026-09-01
    receive cool-kids
    others 'Nora Opdigt' 6
    refused "screen: $REF has had no interview with the outcome agreed; the service requires one, or --override REASON" \
        screen decide "$REF" accept
    owed 2026-09-16 'interview|received|2026-09-15|1||'
    refer list | cut -f 1 | screen interview - --outcome agreed
    refer list | cut -f 1 | screen decide - accept
    refused 'schedule: cool-kids: the leader PQ is not qualified; wanted a qualification in the service' \
        schedule plan cool-kids --leaders PQ,FT --start 2026-09-08
    refused 'schedule: cool-kids: 1 leader is named; the service asks for 2' schedule plan cool-kids --leaders PS --start 2026-09-08
    refused 'schedule: cool-kids: 2026-09-12 is a sat; the service allows mon,tue,wed,thu,fri
schedule: cool-kids: the nearest start that would do is 2026-09-14' schedule plan cool-kids --leaders PS,FT --start 2026-09-12
    said '' schedule plan cool-kids --leaders PS,FT --start 2026-09-08 --venue Grenaa --code k
    planned 'k/1|2026-09-08|tue|15:00|120|group|Grenaa|' 'k/2|2026-09-22|tue|15:00|120|group|Grenaa|' \
        'k/3|2026-10-06|tue|15:00|120|group|Grenaa|' 'k/4|2026-10-20|tue|15:00|120|group|Grenaa|' \
        'k/5|2026-11-03|tue|15:00|120|group|Grenaa|' 'k/6|2026-11-10|tue|15:00|120|group|Grenaa|' \
        'k/7|2026-11-24|tue|15:00|120|group|Grenaa|' 'k/8|2026-12-08|tue|15:00|120|group|Grenaa|' \
        'k/9|2026-12-15|tue|15:00|120|group|Grenaa|2026-12-22 is closed (christmas); moved to 2026-12-15' \
        'k/10|2027-01-05|tue|15:00|120|group|Grenaa|'
    run_split schedule place --commit
    [ "$(grep -c placed <<<"$stdout")" = 6 ]
    assert_out_has $'2026-0007\t\twaiting\tno course of cool-kids has a free place'
    refused 'schedule: k has 6 places and they are taken; wanted one with a free place' schedule assign 2026-0007 k

    for n in 1 2 3 4 5 6 7 8 9 10; do come "k/$n" "$REF" "$REF+1"; done
    owed 2026-11-10 'midway note|half|2026-11-10||caseworker|PS'
    owed 2026-11-11 'midway note|half|2026-11-10|1|caseworker|PS'
    report done "$REF" 'midway note' --on 2026-11-10
    refused 'schedule: cool-kids: this would be session 11; the service gives 10 at most' schedule add k 2027-01-12
    said '' schedule end k --on 2027-01-05
    over
}

# --- grown-ups -------------------------------------------------------------------------------------

@test "talks after childbirth: whom they are for" {
    house 2026-09-01
    receive postnatal-talks
    # The score is looked at by a person; until the form was filled in it is missing.
    judged incomplete score.epds.total
    variant ineligible referrer_role 's/role: health visitor/role: self/' score.epds.total
    variant ineligible resident 's/Norddjurs/Randers/' score.epds.total
    variant ineligible postnatal_reaction 's/(postnatal_reaction:) yes/\1 no/' score.epds.total
    refused "screen: $REF lacks facts: score.epds.total; wanted answers, or --override REASON" screen decide "$REF" accept
    # What the health visitor scored: below the house's cut-off a person looks.
    screen record "$REF" epds 22220 20000 --by mother --on 2026-08-25 >/dev/null
    judged review score.epds.total
    screen record "$REF" epds 22220 30000 --by mother --on 2026-08-26 >/dev/null
    judged eligible
}

@test "talks after childbirth: ten talks with an adult, by one who is trained in it" {
    house 2026-09-01
    receive postnatal-talks
    screen record "$REF" epds 22220 30000 --by mother --on 2026-08-25 >/dev/null
    said '' screen decide "$REF" accept
    refused 'schedule: postnatal-talks: the leader PQ is not qualified; wanted a qualification in the service' \
        schedule plan postnatal-talks --for "$REF" --leaders PQ --start 2026-09-02
    said '' schedule plan postnatal-talks --for "$REF" --leaders PS --start 2026-09-02 --time 10:00 --venue Huset --code c
    planned 'c/1|2026-09-02|wed|10:00|60|individual|Huset|'
    for date in 09-09 09-16 09-30 10-14 10-28 11-11 11-25 12-09 12-23; do schedule add c 2026-$date >/dev/null; done
    refused 'schedule: postnatal-talks: this would be session 11; the service gives 10 at most' schedule add c 2027-01-06
    for n in 1 2 3 4 5 6 7 8 9 10; do come "c/$n" "$REF"; done
    owed 2027-01-06
    said '' schedule end "$REF" --on 2026-12-23
    over
}

@test "SES: whom it is for" {
    house 2026-09-01
    receive ses
    judged eligible
    variant review resident 's/Norddjurs/Randers/'
    variant eligible '' 's/(divorce:) divorced/\1 about_to/'
    variant eligible '' 's/(divorce:) divorced/\1 in_conflict/'
    variant ineligible divorce 's/(divorce:) divorced/\1 happy/'
    variant incomplete divorce 's/^facts:/facts: {}/; /^  divorce:/d'
}

@test "SES: a talk first, three sessions in a group, three with each family, eight to ten weeks, two courses a year" {
    house 2026-09-01
    receive ses
    others 'The parents of Poul Opdigt' 3
    refused "screen: $REF has had no interview with the outcome agreed; the service requires one, or --override REASON" \
        screen decide "$REF" accept
    owed 2026-09-16 'interview|received|2026-09-15|1||'
    refer list | cut -f 1 | screen interview - --outcome agreed
    refer list | cut -f 1 | screen decide - accept
    refused 'schedule: ses: the leader PS is psychologist; the service lists family therapist, preventive worker' \
        schedule plan ses --leaders PS,PW --start 2026-09-08
    said '' schedule plan ses --leaders FT,PW --start 2026-09-08 --time 17:00 --venue Huset --code c
    planned 'c/1|2026-09-08|tue|17:00|120|group|Huset|' 'c/2|2026-09-22|tue|17:00|120|group|Huset|' \
        'c/3|2026-10-06|tue|17:00|120|group|Huset|'
    said '' schedule plan ses --leaders FT,PW --start 2026-10-01 -n
    schedule plan ses --leaders FT,PW --start 2026-10-01 --time 17:00 >/dev/null
    said 'schedule: ses has 2 courses in 2026 already; the catalogue speaks of 2 a year' \
        schedule plan ses --leaders FT,PW --start 2026-11-02 --time 17:00 -n

    schedule place c --commit >/dev/null
    state placed
    owed 2026-09-22 'online programme shown|start|2026-09-22||family|FT'
    report done "$REF" 'online programme shown' --on 2026-09-08
    for n in 1 2 3; do come "c/$n" "$REF+1" "$REF+2"; done
    refused "attend: only adults take part in c/1; they are written $REF+1, $REF+2" attend mark c/1 "$REF=present"
    refused 'schedule: ses: this would be session 4; the service gives 3 at most' schedule add c 2026-10-13
    said '' schedule add c 2026-10-13 --for "$REF"
    planned 'c/4|2026-10-13|tue|17:00|60|individual|Huset|'
    # One of them alone holds a talk, and the other may be elsewhere; a talk before the group has met is said.
    refused 'schedule: ses: the leader PS is psychologist; the service lists family therapist, preventive worker' \
        schedule add c 2026-10-27 --for "$REF" --leaders PS
    said 'schedule: 2026-09-29 lies before c/3 on 2026-10-06; the service has its group sessions first' \
        schedule add c 2026-09-29 --for "$REF" -n
    schedule staff away PW 2026-10-27 >/dev/null
    refused 'schedule: PW cannot lead on 2026-10-27, being away from 2026-10-27 to 2026-10-27; wanted another leader or day
schedule: c/5: the nearest day that would do is 2026-10-28' \
        schedule add c 2026-10-27 --for "$REF"
    said '' schedule add c 2026-10-27 --for "$REF" --leaders FT
    said 'schedule: ses: 2026-11-18 lies after 2026-11-17, when the service'"'"'s time from the first session is over' \
        schedule add c 2026-11-18 --for "$REF" -n
    # Eight weeks at least, from the first session to the family's last talk: added one by one, too.
    refused 'schedule: ses: the last session would be on 2026-11-02; wanted on 2026-11-03 or later' \
        schedule add c 2026-11-02 --for "$REF"
    said '' schedule add c 2026-11-10 --for "$REF"
    said 'schedule: ses: the last session would be on 2026-10-30; wanted on 2026-11-03 or later' \
        schedule move c/6 2026-10-30 --reason 'the family travels'
    run_split schedule check
    assert_status 1
    [ "$(grep 'too soon' <<<"$stdout")" = $'warning\tc/6\tthe last session is too soon; wanted on 2026-11-03 or later\tschedule move c/6 2026-11-03 --reason TEXT' ]
    said '' schedule move c/6 2026-11-10 --reason 'the family is home again'
    [ -z "$(schedule check | grep 'too soon')" ]
    refused 'schedule: ses: this would be session 4; the service gives 3 at most' schedule add c 2026-11-12 --for "$REF"
    for n in 4 5 6; do come "c/$n" "$REF+1" "$REF+2"; done
    refused "attend: c/4 is another family's; 2026-0002+1 does not take part" attend mark c/4 2026-0002+1=present
    said '' schedule end "$REF" --on 2026-11-10
    over
}
