#!/usr/bin/env bats
# kreds-schedule: what would have placed one who waits; who should be together or apart; who is next when a place falls free; and what
# a place given by hand bends.

load ../helpers

# A house with leaders, and one accepted referral for each service in the catalogue's order: 2026-0001 to 2026-0017. The one to Cool
# Kids is withdrawn, so that only those wait whom a test lets wait.
base() {
    accepted_house "$(fixture cmd/schedule/referrals.csv)"
    refer withdraw 2026-0015 --reason 'set up'
}

setup() {
    kreds_setup
    prepared base
}

# typed COMMAND: what it prints on a terminal.
typed() {
    script -qec "$1" /dev/null </dev/null | tr -d '\r'
}

# wait_for: those on standard input wait for Cool Kids, `BIRTH [DAYS]` a line, received day by day; the first is 2026-0018.
wait_for() {
    local birth days n sheet
    n=$(refer list | wc -l)
    sheet=wait-$n.csv
    {
        echo 'service,received_on,citizen.name,citizen.birth_date,possible_days'
        while read -r birth days; do
            n=$((n + 1))
            echo "cool-kids,$(printf '2026-%02d-%02d' $((6 + n / 28)) $((n % 28 + 1))),Opdigt Barn $n,$birth,$days"
        done
    } >"$sheet"
    refer import "$sheet" | screen decide - accept --override 'set up' 2>/dev/null
}

# children N [DAYS]: N more who wait, aged ten.
children() {
    local i
    for ((i = 0; i < $1; i++)); do echo "2016-01-01 ${2-}"; done | wait_for
}

# group CODE DAY [OPTION…]: a group of Cool Kids, of four to six.
group() {
    local code=$1 day=$2
    shift 2
    schedule plan cool-kids --start "$day" --leaders PP,FT --code "$code" "$@" >/dev/null
}

# seats: who is in which group, as REFERENCE:GROUP.
seats() { schedule place 2>/dev/null | awk -F'\t' '$3 == "placed" { printf "%s%s:%s", sep, substr($1, 8), $2; sep = " " }'; }
# with REF: the others in its group.
with() {
    schedule place 2>/dev/null | awk -F'\t' -v who="$1" '
        { course[$1] = $2 } END { for (ref in course) if (ref != who && course[ref] == course[who] && course[ref]) print ref }' |
        sort | tr '\n' ' ' | sed 's/ $//'
}

# --- place --explain -------------------------------------------------------------------------------------

@test "explain: one more seat goes to the first who waits for it, two to the second" {
    children 8
    group ck 2026-10-06
    run_split schedule place ck --explain
    assert_status 0
    assert_err ''
    assert_rows <<'END'
2026-0018 | ck | placed | |
2026-0019 | ck | placed | |
2026-0020 | ck | placed | |
2026-0021 | ck | placed | |
2026-0022 | ck | placed | |
2026-0023 | ck | placed | |
2026-0024 | | waiting | no course of cool-kids has a free place | seats=ck+1
2026-0025 | | waiting | no course of cool-kids has a free place | seats=ck+2
END
}

@test "explain: an age one year wider and another day, where only they stand in the way" {
    children 4
    wait_for <<'END'
2018-01-01
2016-01-01 wed|thu
2018-01-01 wed
2014-01-01
END
    group ck 2026-10-06 --ages 9-11
    run_split schedule place ck --explain
    assert_status 0
    assert_out_has "$(rows <<<'2026-0022 | | waiting | age 8 is outside 9-11 of ck | age=ck:8-11')"
    assert_out_has "$(rows <<<'2026-0023 | | waiting | not possible on Tuesdays, when ck meets | day=tue')"
    assert_out_has "$(rows <<<'2026-0024 | | waiting | age 8 is outside 9-11 of ck | none')"
    assert_out_has "$(rows <<<'2026-0025 | | waiting | age 12 is outside 9-11 of ck | age=ck:9-12')"
}

@test "explain: a smaller group, where too few wait" {
    children 3
    group ck 2026-10-06
    run_split schedule place ck --explain -q
    assert_rows <<'END'
2026-0018 | | waiting | ck does not reach its minimum of 4 | minimum=ck:3
2026-0019 | | waiting | ck does not reach its minimum of 4 | minimum=ck:3
2026-0020 | | waiting | ck does not reach its minimum of 4 | minimum=ck:3
END
}


@test "explain: what is told is what would be: with the change made, the child has its place" {
    wait_for <<'END'
2016-01-01
2016-01-01
2016-01-01
2016-01-01
2018-01-01
END
    group ck 2026-10-06 --ages 9-11
    run_split schedule place ck --explain
    assert_out_has "$(rows <<<'2026-0022 | | waiting | age 8 is outside 9-11 of ck | age=ck:8-11')"
    kreds undo >/dev/null
    group ck 2026-10-06 --ages 8-11
    run_split schedule place ck
    assert_out_has "$(rows <<<'2026-0022 | ck | placed |')"
}

@test "explain: what is delivered to one has no change to tell; neither has one without a course" {
    run_split schedule place --explain
    assert_status 0
    assert_out_has "$(rows <<<'2026-0001 | | waiting | counselling is not delivered in groups; schedule plan counselling --for 2026-0001 |')"
    children 1
    run_split schedule place --explain
    assert_out_has "$(rows <<<'2026-0018 | | waiting | no course of cool-kids is planned that has not begun | none')"
}

@test "explain: on a terminal sentences, and the column in every format" {
    children 6
    wait_for <<'END'
2016-01-01
2018-01-01 wed
END
    group ck 2026-10-06 --ages 9-11
    run_split typed 'schedule place ck --explain'
    assert_out_has 'one more seat in ck'
    assert_out_has 'no single change would do'
    run_split schedule place ck --explain -f json
    assert_out_has '"result":"waiting","reason":"ck has no free place, nor has another course that would do","change":"seats=ck+1"}' ||
        assert_out_has '"result":"waiting","reason":"no course of cool-kids has a free place","change":"seats=ck+1"}'
    assert_out_has '"result":"placed","reason":null,"change":null}'
    run_split schedule place ck --explain -f csv
    assert_out_has 'ref,course,result,reason,change'
    run_split schedule place ck -f csv
    assert_out_lacks change
}

@test "explain: nothing is stored without --commit, and with it the rows are the same" {
    children 7
    group ck 2026-10-06
    before=$(kreds log)
    run_split schedule place ck --explain
    shown=$stdout
    [ "$(kreds log)" = "$before" ]
    run_split schedule place ck --explain --commit
    assert_status 0
    assert_out "$shown"
    [ "$(refer list --status placed | wc -l)" -eq 6 ]
}

# --- together and apart ----------------------------------------------------------------------------------

@test "siblings come into the same group, where they would have been parted" {
    children 8
    group tue 2026-10-06
    group wed 2026-10-07
    plain=$(seats)
    refer set 2026-0018 together=2026-0025
    run_split schedule place
    assert_status 0
    assert_err ''
    assert_out_lacks 'should be'
    [ "$(awk -F'\t' '$1 ~ /0018|0025/ { print $2 }' .stdout | sort -u | wc -l)" -eq 1 ]
    refer set 2026-0018 together= apart='2026-0019|2026-0020|2026-0021'
    [[ $(with 2026-0018) != *0019* && $(with 2026-0018) != *0020* && $(with 2026-0018) != *0021* ]]
    [ "$(seats | wc -w)" -eq "$(wc -w <<<"$plain")" ]
    [ "$(seats)" = "$(seats)" ]
}

@test "a wish never takes a place away, and is told where it is not honoured" {
    children 4
    wait_for <<<'2016-01-01 wed'
    group tue 2026-10-06
    refer set 2026-0018 together=2026-0022 apart=2026-0019
    run_split schedule place tue
    assert_status 0
    assert_rows <<'END'
2026-0018 | tue | placed | should be apart from 2026-0019, and is not; should be together with 2026-0022, who has no place
2026-0019 | tue | placed | should be apart from 2026-0018, and is not
2026-0020 | tue | placed |
2026-0021 | tue | placed |
2026-0022 | | waiting | not possible on Tuesdays, when tue meets
END
    assert_err 'schedule: 2 wishes to be together or apart are not honoured; no fair placement was found that honours more'
    run_split schedule place tue -q
    assert_err ''
}

@test "a wish counts with one who has a place already" {
    group tue 2026-10-06
    group wed 2026-10-07
    children 4 tue
    children 4 wed
    schedule place --commit >/dev/null
    children 2
    refer set 2026-0026 together=2026-0022
    refer set 2026-0027 apart=2026-0023
    run_split schedule place tue wed
    assert_err ''
    assert_rows <<'END'
2026-0026 | wed | placed |
2026-0027 | tue | placed |
END
    schedule place --commit >/dev/null
    run_split refer show 2026-0026
    assert_out_has '# together: 2026-0022'
    refer set 2026-0026 together= apart=2026-0022 # both have a place: nothing moves
    run_split schedule place tue wed
    assert_out ''
}

@test "refer set: a wish is seen from both, replaced by the other one, taken away and undone" {
    children 4
    run_split refer set 2026-0018 together='2026-0019|2026-0020'
    assert_status 0
    assert_out ''
    assert_err ''
    run_split refer show 2026-0018
    assert_out_has '# together: 2026-0019|2026-0020'
    run_split refer show 2026-0019
    assert_out_has '# together: 2026-0018'
    refer set 2026-0020 apart=2026-0018
    run_split refer show 2026-0018
    assert_out_has '# together: 2026-0019'
    assert_out_has '# apart: 2026-0020'
    refer set 2026-0018 together=
    run_split refer show 2026-0018
    assert_out_lacks together
    assert_out_has '# apart: 2026-0020'
    kreds undo >/dev/null # what was taken away comes back
    run_split refer show 2026-0019
    assert_out_has '# together: 2026-0018'
    refer show 2026-0018 >form.yaml # a shown form is a form again
    run_split refer add -n form.yaml
    assert_status 0
    run_split kreds check
    assert_out_lacks companion
}

@test "refer set: what is no wish is refused, and nothing changes" {
    children 2
    refused 66 refer set 2026-0018 together=2026-0099 <<<'refer: no referral 2026-0099'
    refused 64 refer set 2026-0018 apart=2026-0018 <<<'refer: 2026-0018 is the referral itself; wanted another one'
    refused 77 refer set 2026-0018 apart=2026-0014 <<<'refer: 2026-0014 is for siblings-group; wanted a referral to cool-kids, as 2026-0018 is'
    refused 64 refer set 2026-0018 apart=2026-0019 together=2026-0019 <<<'refer: 2026-0018 cannot be both together with 2026-0019 and apart; wanted one of them'
    run_split refer set 2026-0018 apart=2026-0019 apart=
    assert_status 64
    assert_err_has "'apart' is given twice; wanted one of them"
    run_split refer set 2026-0018 apart='Opdigt Barn'
    [ "$status" -ne 0 ]
    assert_err_lacks Opdigt
    run_split refer set 2026-0018 citizen.school=Skolen apart=2026-0099
    assert_status 66
    run_split refer show 2026-0018
    assert_out_lacks Skolen
}

# --- by hand, and who is next ----------------------------------------------------------------------------

@test "assign tells the wishes that it goes against" {
    group tue 2026-10-06
    group wed 2026-10-07
    children 3
    schedule assign 2026-0018 tue
    refer set 2026-0018 apart=2026-0019 together=2026-0020
    run_split schedule assign 2026-0019 tue
    assert_status 0
    assert_err 'schedule: 2026-0019 should be apart from 2026-0018, who has a place in tue'
    run_split schedule assign 2026-0020 wed
    assert_status 0
    assert_err 'schedule: 2026-0020 should be together with 2026-0018, who has a place in another course'
    kreds undo >/dev/null
    run_split schedule assign 2026-0020 tue
    assert_err ''
}

@test "assign names the first ten whom it passes over, and says how many they are" {
    group tue 2026-10-06
    children 12 wed
    children 17 tue # the last is 2026-0046
    schedule place --commit >/dev/null
    refer list --status placed | cut -f 1 | head -n 1 >first
    schedule leave "$(cat first)" tue --reason 'moved away' 2>/dev/null
    run_split schedule assign 2026-0046 tue
    assert_status 0
    assert_err 'schedule: 2026-0046 passes over 2026-0036, 2026-0037, 2026-0038, 2026-0039, 2026-0040, 2026-0041, 2026-0042, 2026-0043, 2026-0044, 2026-0045, who stand ahead in the order, could have the place and stay without one'
    kreds undo >/dev/null
    children 1 tue
    run_split schedule assign 2026-0047 tue
    assert_err 'schedule: 2026-0047 passes over 11 who stand ahead in the order, could have the place and stay without one; the first are 2026-0036, 2026-0037, 2026-0038, 2026-0039, 2026-0040, 2026-0041, 2026-0042, 2026-0043, 2026-0044, 2026-0045'
}

@test "leave: the next is whom place would take, not one who has a place elsewhere" {
    group tue 2026-10-06
    children 6 tue
    schedule place --commit >/dev/null
    group wed 2026-10-07
    children 5 wed
    schedule place --commit >/dev/null
    children 1            # 2026-0029 can go to wed
    children 1 tue        # 2026-0030 only to tue
    run_split schedule leave 2026-0018 tue --reason 'moved away'
    assert_status 0
    assert_err 'schedule: tue has a free place; the next whom it suits is 2026-0030, see schedule place'
    run_split schedule place tue wed
    assert_rows <<'END'
2026-0029 | wed | placed |
2026-0030 | tue | placed |
END
}

@test "leave: by a chain the next comes into another group" {
    group tue 2026-10-06
    children 6 tue
    schedule place --commit >/dev/null
    group wed 2026-10-07
    children 5 wed
    schedule place --commit >/dev/null
    children 1     # 2026-0029, who is in wed as long as tue is full
    children 1 wed # 2026-0030
    run_split schedule leave 2026-0018 tue --reason 'moved away'
    assert_err 'schedule: tue has a free place; with it 2026-0030 can have one in another group, see schedule place'
    run_split schedule place tue wed
    assert_rows <<'END'
2026-0029 | tue | placed |
2026-0030 | wed | placed |
END
}

@test "leave: a group that cannot reach its minimum any more has no next" {
    group tue 2026-10-06
    children 4
    schedule place --commit >/dev/null
    schedule leave 2026-0018 tue --reason x 2>/dev/null
    schedule leave 2026-0019 tue --reason x 2>/dev/null
    children 1
    run_split schedule leave 2026-0020 tue --reason 'moved away'
    assert_err 'schedule: tue has a free place, and with those who wait its minimum of 4 cannot be reached'
    run_split schedule place tue -q
    assert_rows <<<'2026-0022 | | waiting | tue does not reach its minimum of 4'
}

@test "leave: in a group that has begun the next is who has no place elsewhere" {
    group tue 2026-09-15
    children 6 tue
    schedule place --commit >/dev/null
    group wed 2026-10-07
    children 5 wed
    schedule place --commit >/dev/null
    children 1
    children 1 tue
    KREDS_TODAY=2026-09-16 run_split schedule leave 2026-0018 tue --reason 'moved away'
    assert_err 'schedule: tue has a free place and has begun; the next whom it suits is 2026-0030, see schedule assign'
}

@test "place: a meeting before the first session begins no course: age, weekday and day are those of the session" {
    cp -r "$KREDS_CATALOGUE" house
    sed -i '/^  cool-kids:/,/^  postnatal-talks:/ s/^    parents: {sessions: every}/&\n    meetings: [{kind: start-up meeting, of: start, in: -6 days}]/' house/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/house
    wait_for <<<'2016-09-20 tue'
    group ck 2026-09-22 --ages 10-10
    for n in 1 2 3; do wait_for <<<'2016-09-01 tue'; done
    [ "$(schedule show ck | grep start-up | cut -f 2,3)" = $'2026-09-16\twed' ]
    [ "$(seats)" = '18:ck 19:ck 20:ck 21:ck' ]
    # It was held: the group can be filled all the same, until its first session.
    sqlite3 store/kreds.db "UPDATE session SET status = 'held' WHERE kind = 'start-up meeting'"
    [ "$(KREDS_TODAY=2026-09-17 seats)" = '18:ck 19:ck 20:ck 21:ck' ]
    [ "$(schedule seats cool-kids --today 2026-09-17 | cut -f 2,3,9)" = $'ck\t2026-09-22\t6' ]
    [ "$(refer services --today 2026-09-17 | grep '^cool-kids' | cut -f 4)" = 6 ]
    schedule check --today 2026-09-17 >found || true
    grep -q 'begins on 2026-09-22 and 0 have a place' found
    [ -z "$(KREDS_TODAY=2026-09-23 seats)" ]
    [ "$(schedule seats cool-kids --today 2026-09-23 | cut -f 2,3)" = $'\t' ]
}
