#!/usr/bin/env bats
# The services of Copenhagen, each walked by one referral from form to closing, and its own rules held against it.
# shellcheck disable=SC1010 # done is a verb

load ../helpers
load ../services

FORMS=$(fixture cmd/services/koebenhavn)
LEADERS=$(fixture cmd/services/koebenhavn.csv)

setup() {
    kreds_setup
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/koebenhavn
    house 2026-08-10
}

# agreed REF…: the interview was held and all agreed.
agreed() {
    screen interview "$@" --outcome agreed
}

# --- the children's groups ---------------------------------------------------------------------------

@test "children's group: whom it is for" {
    receive children-group
    judged eligible
    for born in 2019-08-10 2011-08-11; do # seven today, and not fifteen before tomorrow
        variant eligible '' "s/2015-03-04/$born/"
    done
    for born in 2019-08-11 2011-08-10; do
        variant ineligible age "s/2015-03-04/$born/"
    done
    variant ineligible resident 's/København/Rødovre/'
    variant ineligible child_wants 's/(child_wants:) yes/\1 no/'
    variant incomplete child_wants '/child_wants/d'
    variant ineligible parents_come 's/(parents_come:) yes/\1 no/'
}

@test "children's group: it thrives badly, and has a child case or is referred under § 11" {
    receive children-group
    variant incomplete thrives_badly 's/^concerns:.*/concerns: []/'
    variant ineligible concern,thrives_badly 's/^concerns:.*/concerns: []/; s/^facts:/facts:\n  thrives_badly: no/'
    variant eligible '' 's/^concerns:.*/concerns: []/; s/^facts:/facts:\n  thrives_badly: yes/'
    variant incomplete concern,thrives_badly '/^concerns/d' # nothing ticked is not nothing there
    variant ineligible concern,thrives_badly 's/^concerns:.*/concerns: [crime]/; s/^facts:/facts:\n  thrives_badly: no/'
    variant ineligible child_case,legal_basis 's/^child_case: yes/child_case: no\nlegal_basis: SEL § 52/'
    for basis in 'SEL § 11' 'SEL § 11.3' 'BL § 30'; do
        variant eligible '' "s/^child_case: yes/child_case: no\nlegal_basis: $basis/; /^caseworker|^action_plan|child_heard/d"
    done
    # Where it is in doubt, whoever refers finds out.
    variant incomplete child_case,legal_basis 's/^child_case: yes/child_case: unknown/'
}

@test "children's group: both parents consent" {
    receive children-group
    variant ineligible consent 's/(relation: father, consent:) given/\1 refused/'
    variant incomplete consent 's/(relation: father), consent: given/\1/'
    variant eligible '' 's/(relation: father), consent: given/\1, holder: no, consent: refused/'
    variant incomplete consent '/^holders/,/Anders/d' # nobody to ask is not everybody agreed
}

@test "children's group: what a group cannot do must be in other hands" {
    receive children-group
    for need in individual_treatment_needed graver_worries; do
        variant incomplete handled_elsewhere "s/($need:) no/\1 yes/"
        variant ineligible $need,handled_elsewhere \
            "s/($need:) no/\1 yes/; s/^facts:/facts:\n  handled_elsewhere: no/"
        variant eligible '' "s/($need:) no/\1 yes/; s/^facts:/facts:\n  handled_elsewhere: yes/"
        variant incomplete "$need,handled_elsewhere" "/$need/d"
        variant eligible '' "/$need/d; s/^facts:/facts:\n  handled_elsewhere: yes/"
    done
}

@test "children's group: a child case needs its caseworker, the child heard, and the action plan" {
    receive children-group
    variant review child_case,child_heard 's/(child_heard:) yes/\1 no/'
    variant review child_case,action_plan 's/(action_plan:) yes/\1 no/'

    sed '/^caseworker/d; s/BG-1/BG-2/' "$FORM" >without.yaml
    REF=$(refer add -q without.yaml | cut -f 1)
    judged review child_case,caseworker
    agreed "$REF"
    refused "screen: $REF has a child case and no caseworker named; wanted refer set $REF caseworker.name=NAME, or --override REASON" \
        screen decide "$REF" accept
    owed 2026-08-10 'caseworker|received|2026-08-10|||'
    screen answer "$REF" caseworker='Signe Opspind'
    said '' screen decide "$REF" accept
    owed 2026-08-10
}

@test "children's group: ten sessions, six of them beside the parent group, a note halfway and a report at the end" {
    receive children-group
    owed 2026-08-20 'interview|received|2026-08-24|||'
    first=$REF
    for child in 2 3 4; do
        sed "s/BG-1/BG-$child/; s/Alma Eksempel/Opdigt Nummer $child/" "$FORM" >"$child.yaml"
        refer add -q "$child.yaml" >>others
    done
    mapfile -t others < <(cut -f 1 others)
    hour=10
    for child in "$first" "${others[@]}"; do
        screen interview "$child" --at "2026-08-19T$((hour++)):00" --venue Huset --leader LA --referrer
    done
    refused "screen: $first has had no interview with the outcome agreed; the service requires one, or --override REASON" \
        screen decide "$first" accept
    day 2026-08-19
    agreed "$first" "${others[@]}"
    owed 2026-12-31
    said '' screen decide "$first" "${others[@]}" accept
    state waiting

    refused 'schedule: children-group: 1 leader is named; the service asks for 2' schedule plan children-group \
        --start 2026-09-02 --time 15:00 --leaders LA
    said "schedule: children-group: the parents are with the course's own leaders; --parent-leaders and --parent-venue give their group its own" \
        schedule plan children-group --start 2026-09-02 --time 15:00 --venue Huset --leaders LA,LB --code bg
    planned 'bg/1|2026-09-02|wed|15:00|120|group|Huset|' \
        'bg/2|2026-09-09|wed|15:00|120|group|Huset|' \
        'bg/3|2026-09-16|wed|15:00|120|group|Huset|' \
        'bg/4|2026-09-23|wed|15:00|120|group|Huset|' \
        'bg/5|2026-09-30|wed|15:00|120|group|Huset|' \
        'bg/6|2026-10-07|wed|15:00|120|group|Huset|' \
        'bg/7|2026-10-21|wed|15:00|120|group|Huset|2026-10-14 is closed (autumn); moved to 2026-10-21' \
        'bg/8|2026-10-28|wed|15:00|120|group|Huset|' \
        'bg/9|2026-11-04|wed|15:00|120|group|Huset|' \
        'bg/10|2026-11-11|wed|15:00|120|group|Huset|'
    run_split schedule place --commit
    assert_out "$(printf '%s\tbg\tplaced\t\n' "$first" "${others[@]}")"

    # The parents meet six times; their child comes every time.
    for n in 1 2 3 4 5; do come bg/$n "$first" "${others[@]}"; done
    for n in 1 3 5; do come bg/$n "$first+1"; done
    for n in 2 4 7 9; do
        refused "attend: parents do not take part in bg/$n" attend mark bg/$n "$first+1=present"
    done
    owed 2026-09-29 'midway note|half|2026-10-07||caseworker|LA' 'status report|end|2026-11-25||authority|LA'
    owed 2026-10-08 'midway note|half|2026-10-07|1|caseworker|LA' 'status report|end|2026-11-25||authority|LA'
    report done "$first" 'midway note' --on 2026-10-06
    owed 2026-10-08 'status report|end|2026-11-25||authority|LA'
    for n in 6 7 8 9 10; do come bg/$n "$first" "${others[@]}"; done
    come bg/8 "$first+1"
    come bg/10 "$first+1" "$first+2"

    # One of them came five times of the six, which is within four to six.
    run_split report weekly 2026-W46 -f tsv --today 2026-11-15
    assert_out_has "attendance${TAB}bg${TAB}child expected${TAB}40${TAB}"
    assert_out_has "attendance${TAB}bg${TAB}adult expected${TAB}48${TAB}" # two parents of four children, six times
    assert_out_has "attendance${TAB}bg${TAB}adult present${TAB}6${TAB}"
    [ "$(attend list bg --who "$first+1" --status present,late | wc -l)" -eq 5 ]

    # Of the other three nobody did.
    day 2026-11-12
    seldom=$(printf 'schedule: %s: the parents came 0 times to the parent group of bg; the service wants 4\n' "${others[@]}")
    said "$seldom" schedule end bg
    state completed
    owed 2026-11-26 'status report|end|2026-11-25|1|authority|LA'
    report done "$first" "${others[@]}" 'status report'
    report done "${others[@]}" 'midway note' 2>/dev/null || true # missing at closure, and nags no longer
    over
}

@test "children's group: the parents have leaders and a room of their own, six times, and come four times at least" {
    receive children-group
    sed "s/BG-1/BG-2/; s/Alma Eksempel/Bertil Eksempel/" "$FORM" >sibling.yaml
    sibling=$(refer add -q sibling.yaml --sibling-of "$REF" | cut -f 1)
    agreed "$REF" "$sibling"
    screen decide "$REF" "$sibling" accept
    schedule staff add PA
    schedule staff add PB
    group() {
        schedule plan children-group --start 2026-09-02 --time 15:00 --leaders LA,LB --code bg "$@"
    }
    usage() {
        local message=$1
        shift
        run_split group "$@"
        assert_status 64
        assert_err_has "schedule: $message"
    }
    usage "--parent-leaders wants --parent-venue, a room beside the children's" --venue Huset --parent-leaders PA
    usage "--parent-venue is the children's room; wanted another one" --venue Huset --parent-leaders PA --parent-venue Huset
    usage '--parent-venue wants --parent-leaders, who are with the parents there' --parent-venue Salen
    usage '--parent-leaders names nobody; wanted staff codes' --parent-leaders ,
    run_split schedule plan den-korte-snor --for "$REF" --start 2026-09-02 --leaders CP --parent-leaders PA
    assert_status 64
    assert_err_has 'schedule: den-korte-snor has no parallel parent group; wanted no --parent-leaders and no --parent-venue'
    refused 'schedule: LA leads the children at that hour; wanted somebody else for the parents' \
        group --parent-leaders LA
    refused 'schedule: PA is named twice; wanted different leaders' group --parent-leaders PA,PA
    # Theirs is judged as any booking, and moves the whole course.
    schedule staff away PA 2026-11-11
    refused 'schedule: PA cannot lead on 2026-11-11, being away from 2026-11-11 to 2026-11-11; wanted another leader or day
schedule: children-group: the nearest start that would do is 2026-09-09' group --parent-leaders PA,PB
    schedule staff away PA 2026-11-11 --remove

    said '' group --venue Huset --parent-leaders PA,PB --parent-venue Salen
    stdout=$(tail -n 6 <<<"$stdout")
    planned 'bg/11|2026-09-02|wed|15:00|120|parent group|Salen|' 'bg/12|2026-09-16|wed|15:00|120|parent group|Salen|' \
        'bg/13|2026-09-30|wed|15:00|120|parent group|Salen|' 'bg/14|2026-10-07|wed|15:00|120|parent group|Salen|' \
        'bg/15|2026-10-28|wed|15:00|120|parent group|Salen|' 'bg/16|2026-11-11|wed|15:00|120|parent group|Salen|'
    run_split schedule ical --leader PB
    [ "$(grep -c '^LOCATION:Salen' <<<"$stdout")" = 6 ] && [ "$(grep -c '^BEGIN:VEVENT' <<<"$stdout")" = 6 ]
    # Nobody and nothing is booked twice by it, and both rooms are taken.
    for child in "$REF" "$sibling"; do schedule assign "$child" bg --on 2026-09-01 2>/dev/null; done
    [ -z "$(schedule check | grep -v 'have a place')" ]
    run_split schedule plan den-korte-snor --for "$REF" --start 2026-09-16 --time 16:00 --leaders CP --venue Salen -n
    assert_status 77

    # The parents' roll is their own; the children's numbers, and what counts from them, are as before.
    refused 'attend: parents do not take part in bg/1' attend mark bg/1 "$REF+1=present"
    refused "attend: only adults take part in bg/11; they are written $REF+1, $REF+2" attend mark bg/11 "$REF=present"
    for n in 1 2 3 4 5 6 7 8 9 10; do come "bg/$n" "$REF"; done
    owed 2026-09-29 'midway note|half|2026-10-07||caseworker|LA' 'status report|end|2026-11-25||authority|LA'
    come bg/11 "$REF+1"
    said '' attend mark bg/12 "$REF+1=absent" "$REF+2=cancelled"
    said '' attend mark bg/13 "$REF+1=absent" "$REF+2=present"
    said '' attend mark bg/14 "$REF+1=absent"
    # Each child's parents are told of, though they are the same persons with one mark.
    said "attend: $REF: the parents came 2 times to the parent group of bg and can come 1 time more; the service wants 4
attend: $sibling: the parents came 2 times to the parent group of bg and can come 1 time more; the service wants 4" \
        attend mark bg/15 "$REF+1=absent" "$REF+2=absent"
    refused 'schedule: children-group: this would be session 7 of the parent group; the service gives 6' \
        schedule add bg 2026-11-18 --kind 'parent group'
    schedule cancel bg/16 --reason 'PA is ill' >/dev/null
    refused 'schedule: LA leads the children at that hour; wanted somebody else for the parents' \
        schedule add bg 2026-11-18 --kind 'parent group' --leaders LA --venue Salen
    said '' schedule add bg 2026-11-18 --kind 'parent group' --leaders PB --venue Salen
    planned 'bg/17|2026-11-18|wed|15:00|120|parent group|Salen|'
    # Two leaders are asked for the children; with the parents one will do, and nobody is missing.
    refused 'schedule: bg/17 has all its leaders, PB; wanted the one who does not come' schedule substitute bg/17
    said '' schedule substitute bg/17 PB --by PA
    run_split schedule ical --leader PB
    assert_out_lacks '20261118'
    come bg/17 "$REF+2"
    day 2026-11-19
    said "schedule: $REF: the parents came 3 times to the parent group of bg; the service wants 4" schedule end "$REF"
    # A parent of two children in the group came for both.
    said "schedule: $sibling: the parents came 3 times to the parent group of bg; the service wants 4" schedule end "$sibling"
    run_split kreds check
    assert_out ''
}

@test "children's group: sad at home and nothing else goes to the open counselling when there is no child case" {
    receive children-group
    sed 's/^child_case: yes/child_case: no\nlegal_basis: SEL § 52/; s/BG-1/BG-2/' "$FORM" >other.yaml
    REF=$(refer add -q other.yaml | cut -f 1)
    said "screen: $REF goes on as 2026-0003 (open-counselling)" screen decide "$REF" redirect --to open-counselling --reason 'no case'
    state redirected
}

# --- young people at the edge of crime ---------------------------------------------------------------

@test "Den Korte Snor: a year of family talks, led by the contact person" {
    receive den-korte-snor
    judged eligible
    variant eligible '' 's/2012-05-17/2016-08-10/'
    variant ineligible age 's/2012-05-17/2016-08-11/'
    variant eligible '' 's/2012-05-17/2008-08-11/'
    variant ineligible age 's/2012-05-17/2008-08-10/'
    variant ineligible disturbance,crime 's/(disturbance:) yes/\1 no/'
    variant incomplete disturbance '/disturbance/d'
    variant ineligible consent 's/consent: given/consent: refused/'
    variant eligible '' 's/(disturbance:) yes/\1 no/; s/(crime:) no/\1 yes/'

    said '' screen decide "$REF" accept
    refused 'schedule: den-korte-snor: 0 leaders with the role contact person are named; the service asks for 1' schedule plan den-korte-snor --for "$REF" \
        --start 2026-09-01 --leaders FT
    refused 'schedule: den-korte-snor: 2026-09-05 is a sat; the service allows mon,tue,wed,thu,fri
schedule: den-korte-snor: the nearest start that would do is 2026-09-07' schedule plan den-korte-snor --for "$REF" --start 2026-09-05 --leaders CP
    said '' schedule plan den-korte-snor --for "$REF" --start 2026-09-01 --time 16:00 --venue home --leaders CP,FT --code snor
    [ "$(schedule show snor | wc -l)" -eq 27 ]
    [ "$(schedule show snor | sed -n '1p; $p' | cut -f 2 | tr '\n' ' ')" = '2026-09-01 2027-08-31 ' ]
    [ "$(schedule show snor | cut -f 3 | uniq)" = tue ]
    for n in $(seq 27); do come "snor/$n" "$REF" "$REF+1"; done
    day 2027-08-31
    said '' schedule end "$REF"
    over
}

@test "EXIT, KIV, kinship care: no sessions; what is accepted goes on to others" {
    for service in exit kiv kinship-care; do
        receive $service
        judged eligible
        said '' screen decide "$REF" accept
        refused "schedule: $service has no sessions; the service only refers on" schedule plan $service --for "$REF" \
            --start 2026-09-01 --leaders CP
        state waiting
        run_split schedule place
        assert_out "$REF$TAB${TAB}waiting$TAB$service has no sessions; schedule end $REF once it went on"
        said '' schedule end "$REF" --on 2026-08-12
        over
    done
}

@test "EXIT, KIV: of the municipality, and involved in crime" {
    for service in exit kiv; do
        receive $service
        variant ineligible resident 's/København/Horsens/'
        variant ineligible crime 's/(crime:) yes/\1 no/'
        variant incomplete crime '/crime:/d'
    done
}

@test "kinship care: a child case in which placement is considered; small, and no marked need of treatment" {
    receive kinship-care
    variant ineligible child_case 's/^child_case: yes/child_case: no/'
    variant ineligible placement_considered 's/(placement_considered:) yes/\1 no/'
    variant review age 's/2022-04-09/2019-08-10/'
    variant eligible '' 's/2022-04-09/2019-08-11/'
    variant review marked_treatment_need 's/(marked_treatment_need:) no/\1 yes/'
}

@test "EXIT: redirected on to another service, the matter goes with what is known" {
    receive exit
    said "screen: $REF goes on as 2026-0002 (kiv)" screen decide "$REF" redirect --to kiv --reason 'asked for there'
    state redirected
    REF=2026-0002 FORM=$FORMS/kiv.yaml
    judged eligible
    said '' screen decide "$REF" accept
    refused 'schedule: 2026-0002 was accepted on 2026-08-10; wanted that day or a later one' schedule end "$REF" --on 2026-08-09
    said '' schedule end "$REF"
    over
}

# --- drugs, and drink at home ------------------------------------------------------------------------

@test "U-turn: treatment of young people with drug problems, as long as it takes" {
    receive u-turn
    judged eligible
    variant ineligible drug_problems 's/(drug_problems:) yes/\1 no/'
    variant incomplete drug_problems '/drug_problems/d'
    variant ineligible resident 's/København/Horsens/'
    variant eligible '' 's/kind: adult/kind: child/; s/2007-01-30/2010-01-30/'
    said '' screen decide "$REF" accept
    said '' schedule plan u-turn --for "$REF" --start 2026-09-01 --time 14:00 --leaders RB --code ut
    planned 'ut/1|2026-09-01|tue|14:00|60|individual||'
    for date in 09-08 09-15 10-06 11-03; do schedule add ut 2026-$date >/dev/null; done
    schedule cancel ut/4 --reason 'leader ill' >/dev/null
    for n in 1 2 3 5; do come ut/$n "$REF"; done
    refused "attend: ut/4 was cancelled by the house; it counts for nobody" attend mark ut/4 "$REF=present"
    owed 2027-06-30
    day 2026-11-03
    said '' schedule end "$REF"
    over
}

# anonymous: all that the programs can print of REF names nobody: no name, no birth date, no CPR number.
nameless() {
    local verb
    for verb in 'refer list --names' "refer show $REF" "screen check --explain $REF" 'attend list' 'schedule list' "report due $REF" \
        'report weekly' 'kreds log'; do
        # shellcheck disable=SC2086 # words
        run_split $verb --today 2026-12-31
        [[ $stdout$stderr != *Hemmelig* ]] || told "$verb, nobody's name" '' "$stdout$stderr"
    done
    [ -z "$(sqlite3 "$KREDS_DB" "SELECT name, birth_date, cpr FROM person WHERE coalesce(name, birth_date, cpr) IS NOT NULL")" ]
}

@test "De Drikker Derhjemme: an alias and an age, and no name anywhere" {
    receive de-drikker-derhjemme
    judged eligible
    variant ineligible parents_drink 's/(parents_drink:) yes/\1 no/'
    variant incomplete parents_drink '/parents_drink/d'
    run_split refer list --names "$REF"
    assert_out "$REF${TAB}2026-08-10${TAB}de-drikker-derhjemme${TAB}received${TAB}13${TAB}0${TAB}de-drikker-derhjemme.yaml${TAB}Stær"

    # A name beside the alias is no anonymity; the message does not repeat it.
    for given in 'name: Hemmelig Navn' 'cpr: 010113-0000' 'birth_date: 2013-01-01'; do
        sed "s/age: 13/$given/" "$FORM" >named.yaml
        run_split refer add named.yaml
        assert_status 65
        assert_err_lacks Hemmelig
        assert_err_lacks 010113
    done

    for given in 'refer set citizen.name=Hemmelig' 'refer set citizen.cpr=0101130000' 'refer set citizen.birth_date=2013-01-01' \
        'screen answer birth_date=2013-01-01'; do
        run_split "${given%% *}" "$(cut -d ' ' -f 2 <<<"$given")" "$REF" "${given##* }"
        assert_status 65
        assert_err_lacks Hemmelig
        assert_err_lacks 010113
    done
    refused "screen: $REF is anonymous, and children-group takes no anonymous citizen; wanted a form of its own" \
        screen decide "$REF" redirect --to children-group --reason 'a group would help'

    said '' screen decide "$REF" accept
    said '' schedule plan de-drikker-derhjemme --for "$REF" --start 2026-08-18 --time 15:00 --leaders RB --code ddd
    planned 'ddd/1|2026-08-18|tue|15:00|60|individual||'
    schedule add ddd 2026-08-25
    for n in 1 2; do come ddd/$n "$REF"; done
    attend note ddd/1 'afraid at night; what helps'
    nameless
    day 2026-08-25
    said '' schedule end "$REF"
    nameless
    over
}

@test "De Drikker Derhjemme: a relative is drawn in, by relation alone" {
    sed 's/^facts:/holders:\n  - {relation: grandmother}\nfacts:/' "$FORMS/de-drikker-derhjemme.yaml" >relative.yaml
    REF=$(refer add -q relative.yaml | cut -f 1)
    for given in name=Hemmelig birth_date=1960-01-01 cpr=0101600000; do
        run_split refer set -q "$REF" "holders.1.$given"
        assert_status 65
        assert_err_has "refer: citizen: the citizen is anonymous; wanted the people around by 'relation' alone"
        assert_err_lacks Hemmelig
    done
    run_split refer set "$REF" network.1.name=Hemmelig
    assert_err "refer: citizen: the citizen is anonymous; wanted the people around by 'relation' alone"
    refer set "$REF" holders.1.relation=aunt
    refer set "$REF" holders.1.relation=grandmother
    screen decide "$REF" accept
    schedule plan de-drikker-derhjemme --for "$REF" --start 2026-08-18 --leaders RB --code ddd >/dev/null
    come ddd/1 "$REF" "$REF+1"
    run_split attend list ddd
    assert_out "ddd/1${TAB}2026-08-18${TAB}$REF${TAB}child${TAB}present
ddd/1${TAB}2026-08-18${TAB}$REF+1${TAB}adult${TAB}present"
    nameless
}

@test "only the anonymous counselling takes an alias" {
    for service in children-group den-korte-snor u-turn safety-plan kinship-care exit kiv; do
        sed 's/^citizen: .*/citizen: {alias: Stær, age: 13}/' "$FORMS/$service.yaml" >alias.yaml
        run_split refer add alias.yaml
        assert_status 65
        assert_err_has alias
    done
}

# --- where placement threatens -----------------------------------------------------------------------

@test "safety plan: placement threatens, the network takes part and is met" {
    receive safety-plan
    judged eligible
    variant ineligible child_case 's/^child_case: yes/child_case: no/'
    variant ineligible placement_threatens 's/(placement_threatens:) yes/\1 no/'
    variant ineligible network_takes_part 's/(network_takes_part:) yes/\1 no/'
    variant incomplete network_takes_part '/network_takes_part/d'
    said '' screen decide "$REF" accept
    said '' schedule plan safety-plan --for "$REF" --start 2026-08-20 --time 16:00 --venue home --leaders FT --code sp
    planned 'sp/1|2026-08-20|thu|16:00|90|family|home|' 'sp/2|2026-09-03|thu|||network meeting|home|'
    schedule move sp/2 2026-09-04T17:00 --reason 'the grandmother can come then'
    schedule add sp 2026-09-17
    come sp/1 "$REF" "$REF+1"
    come sp/2 "$REF+1"
    come sp/3 "$REF+1"
    day 2026-09-17
    said '' schedule end "$REF"
    over
}

# --- before anything else ----------------------------------------------------------------------------

@test "open counselling: asks for nothing, at a school or in day-care" {
    receive open-counselling
    judged eligible
    run_split screen check --explain "$REF"
    assert_out ''
    said '' screen decide "$REF" accept
    said '' schedule plan open-counselling --for "$REF" --start 2026-08-18 --time 9:30 --venue 'Opdigtet Skole' --leaders RB --code oc
    planned 'oc/1|2026-08-18|tue|09:30|45|individual|Opdigtet Skole|'
    come oc/1 "$REF"
    nameless
    day 2026-08-18
    said '' schedule end "$REF"
    over
}
