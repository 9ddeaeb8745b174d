#!/usr/bin/env bats
# kreds-schedule year: the plan's choice of weeks, days, times, venues and leaders; what the store has booked; conflicts in words;
# the grid as text and html; --commit as one undoable step; good and broken plans in pairs.

load ../helpers

base() {
    kreds init
    schedule staff import "$(fixture cmd/schedule/leaders.csv)"
}

setup() {
    kreds_setup
    prepared base
}

# wants LINE…: a plan with these lines under `courses`, for Huset and Salen in the season 2026/27.
wants() {
    printf 'plan: Groups\nearliest: 2026-09-07\nlatest: 2027-06-25\nvenues: [Huset, Salen]\ncourses:\n' >plan.yaml
    printf -- '  - {%s}\n' "$@" >>plan.yaml
}

year() { run_split schedule year plan.yaml "$@"; }

@test "year chooses week, weekday, time, venue and leaders" {
    wants 'service: cool-kids, days: [tue]' 'service: cool-kids, days: [tue]' 'service: ses, times: ["17:00"], days: [thu]'
    year
    assert_status 0
    assert_err ''
    assert_rows <<'END'
ck-2026-a | cool-kids | 2026-09-08 | tue | 15:00 | Huset | FT,PP | 2027-01-05 | |
ck-2027-a | cool-kids | 2027-01-12 | tue | 15:00 | Huset | PP,FT | 2027-05-11 | |
ses-2026-a | ses | 2026-09-10 | thu | 17:00 | Huset | BK,PW | 2026-10-08 | |
END
}

@test "year plans no group whose sessions are each family's own alone" {
    cp -r "$KREDS_CATALOGUE" catalogue
    sed -i '/{kind: group, count: 3, minutes: 120}/d' catalogue/catalogue.yaml
    wants 'service: ses, times: ["17:00"]'
    year -c catalogue
    assert_status 77
    assert_out ''
    assert_err <<'END'
schedule: plan.yaml:6:5: ses: no start from 2026-09-07 to 2027-06-25 would do; wanted other days or a longer time
schedule: plan.yaml:6:5: ses has no session that all of a group share; wanted schedule plan, and its talks one by one
END
}

@test "year: every common format, the columns by their names" {
    wants 'service: cool-kids, days: [tue]'
    year -f csv
    assert_status 0
    [ "$(tr -d '\r' <.stdout)" = 'code,service,starts_on,weekday,start,venue,leaders,ends_on,parent_venue,parent_leaders
ck-2026-a,cool-kids,2026-09-08,tue,15:00,Huset,"FT,PP",2027-01-05,,' ]
    year -f json
    assert_out '{"code":"ck-2026-a","service":"cool-kids","starts_on":"2026-09-08","weekday":"tue","start":"15:00","venue":"Huset","leaders":"FT,PP","ends_on":"2027-01-05","parent_venue":null,"parent_leaders":null}'
}

@test "year reads standard input, and gives the same plan each time" {
    wants 'service: cool-kids, count: 2' 'service: siblings-group, times: "15:00", count: 3' 'service: ses, times: "16:00", count: 2'
    year -q
    assert_status 0
    first=$stdout
    run_split schedule year - -q <plan.yaml
    assert_status 0
    [ "$stdout" = "$first" ]
}

@test "year without --commit, and with -n, stores nothing" {
    wants 'service: cool-kids, days: [tue]'
    before=$(kreds log)
    year
    assert_status 0
    year --commit -n
    assert_status 0
    [ -z "$(schedule list)" ]
    [ "$(kreds log)" = "$before" ]
}

@test "year --commit is one step: the courses are as schedule plan makes them, kreds check is content, and undo takes all back" {
    wants 'service: cool-kids, days: [tue], ages: 9-12' 'service: ses, times: ["17:00"], days: [thu]'
    before=$(kreds log | wc -l)
    year --commit
    assert_status 0
    [ "$(kreds log | wc -l)" -eq $((before + 1)) ]
    kreds check
    schedule list >made
    schedule show ck-2026-a >shown
    kreds undo
    [ -z "$(schedule list)" ]
    schedule plan cool-kids --start 2026-09-08 --venue Huset --leaders FT,PP --ages 9-12 >planned
    cmp planned shown
    schedule plan ses --start 2026-09-10 --time 17:00 --venue Huset --leaders BK,PW
    schedule list | cmp - made
}

@test "year keeps clear of what is booked: courses, interviews, leave, days, and courses at once" {
    schedule staff add FT --max-courses 1
    schedule plan cool-kids --start 2026-09-08 --venue Huset --leaders PP,FT --code there
    sqlite3 "$KREDS_DB" "INSERT INTO away (staff, from_on, to_on) VALUES ('PP', '2027-01-11', '2027-01-13')"
    wants 'service: cool-kids, days: [tue, wed]'
    year
    assert_status 0
    # FT leads one course at a time, and PP is away in the week after that one.
    assert_rows <<'END'
ck-2027-a | cool-kids | 2027-01-06 | wed | 15:00 | Huset | FT,PP | 2027-05-05 | |
END
}

@test "year gives the venue of a booked hour to nobody" {
    schedule plan ses --start 2026-09-10 --time 17:00 --venue Huset --leaders BK,PW --code there
    wants 'service: siblings-group, times: ["17:30"], days: [thu], earliest: 2026-10-08, leaders: [PP, FT]'
    year
    assert_status 0
    [ "$(cut -f 6 .stdout)" = Salen ]
    [ "$(cut -f 3 .stdout)" = 2026-10-08 ]
    # Whoever leads it is taken as well.
    wants 'service: siblings-group, times: ["17:30"], days: [thu], earliest: 2026-10-08, leaders: [PP, BK]'
    year
    assert_status 0
    [ "$(cut -f 3 .stdout)" = 2026-10-22 ]
}

@test "year: the plan's own limits hold, and 0 keeps a leader out" {
    wants 'service: siblings-group, times: "15:00", count: 2, days: [tue]'
    sed -i 's/^courses:/max_courses: 1\nleaders: [{code: PP, max_courses: 0}]\ncourses:/' plan.yaml
    year
    assert_status 77
    assert_out ''
    assert_err "schedule: plan.yaml:8:5: siblings-group: there is no plan for 2 courses: the leaders who may lead them have no room
schedule: plan.yaml:8:5: siblings-group: of these 2 courses 1 can be held"
    sed -i 's/max_courses: 1$/max_courses: 2/' plan.yaml
    year
    assert_status 0
    [ "$(cut -f 7 .stdout | tr , '\n' | sort -u | tr '\n' ' ')" = 'BK FT ' ]
}

@test "year: wants that cannot stand together are named, and no other" {
    wants 'service: ses, times: "17:00"' 'service: cool-kids, days: [mon], latest: 2027-01-31' \
        'service: siblings-group, times: "10:00", days: [fri]' 'service: cool-kids, days: [mon], latest: 2027-01-31'
    year --commit
    assert_status 77
    assert_out ''
    assert_err 'schedule: there is no plan: 2 wants cannot stand together, as their leaders have no room for all
schedule: plan.yaml:7:5: cool-kids, courses from 2026-09-07 to 2027-01-31: 1
schedule: plan.yaml:9:5: cool-kids, courses from 2026-09-07 to 2027-01-31: 1
schedule: without any one of them the others could stand together'
    [ -z "$(schedule list)" ]
    sed -i 7d plan.yaml
    year
    assert_status 0
}

@test "year: a venue that is wanted too often is named" {
    schedule staff add AA --role psychologist --qualified cool-kids
    schedule staff add BB --role psychologist --qualified cool-kids
    wants 'service: cool-kids, days: [mon], latest: 2027-01-31, count: 2, venues: [Huset]'
    year
    assert_status 77
    assert_err 'schedule: plan.yaml:6:5: cool-kids: there is no plan for 2 courses: the venues have no room
schedule: plan.yaml:6:5: cool-kids: of these 2 courses 1 can be held'
    sed -i 's/, venues: \[Huset\]//' plan.yaml
    year
    assert_status 0
}

@test "year: a want without a single start says which rule stands in the way" {
    wants 'service: cool-kids, earliest: 2026-10-12, latest: 2026-10-16' 'service: ses, times: "17:00"'
    year
    assert_status 77
    assert_err 'schedule: plan.yaml:6:5: cool-kids: no start from 2026-10-12 to 2026-10-16 would do; wanted other days or a longer time
schedule: plan.yaml:6:5: cool-kids: 2026-10-12 is closed (autumn); a course starts on an open day'
    wants 'service: cool-kids, earliest: 2026-09-07, latest: 2026-10-30'
    year
    assert_status 77
    assert_err_has 'schedule: plan.yaml:6:5: cool-kids: a course from 2026-09-07 on would end on 2027-01-04; wanted an end by 2026-10-30'
    wants 'service: cool-kids, earliest: 2026-01-05, latest: 2026-06-26'
    year
    assert_status 77
    assert_err_has 'schedule: plan.yaml:6:5: all of these days are past'
}

@test "year: more courses than the catalogue speaks of are said, and planned" {
    wants 'service: ses, times: "17:00", count: 4, latest: 2026-12-31'
    year
    assert_status 0
    assert_err 'schedule: ses has more than 2 courses in 2026 with this plan; the catalogue speaks of 2'
    [ "$(wc -l <.stdout)" -eq 4 ]
    # There may be more than that before.
    schedule staff add BK --max-courses 9
    for day in 07 08 09; do schedule plan ses --start "2026-09-$day" --time 9:00 --leaders BK,PW >/dev/null 2>&1; done
    year
    assert_status 0
    assert_err 'schedule: ses has more than 2 courses in 2026 with this plan; the catalogue speaks of 2'
}

@test "year -f text: the weeks across, a line a course, holidays marked" {
    wants 'service: cool-kids, days: [tue]' 'service: ses, times: ["17:00"], days: [thu]'
    year -f text
    assert_status 0
    assert_err ''
    assert_out <<'END'
Groups

                                                 333444444444455550
week                                             789012345678901231
closed                                           .....c.........hh.
ck-2026-a   cool-kids  tue  15:00  Huset  FT,PP  #.#.#-#.##.#.##--#
ses-2026-a  ses        thu  17:00  Huset  BK,PW  #.#.#-.........--.

# a session, 2 two in the week; - none, closed on some day; h a public holiday, c closed
2026-W42  autumn
2026-W52  christmas, 1. juledag
2026-W53  christmas, nytårsdag
END
}

@test "year -f html: a page by itself, everything in it escaped" {
    wants 'service: cool-kids, days: [tue], venues: ["<b>&\"Sal"]'
    sed -i 's/^plan: .*/plan: "<script>alert(1)<\/script>"/; /^venues/d' plan.yaml
    year -f html
    assert_status 0
    assert_out_has '<!DOCTYPE html>'
    assert_out_has '<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>'
    assert_out_has '<td>&lt;b&gt;&amp;&quot;Sal</td>'
    assert_out_lacks '<script>'
    assert_out_lacks '<b>'
    assert_out_has '<th scope="col" class="c" title="2026-W42: autumn">42</th>'
    assert_out_has '<td class="s" title="2026-09-08">8/9</td>'
    assert_out_has '</html>'
}

@test "year -f html is for year only" {
    run_split schedule list -f html
    assert_status 64
    assert_err_has 'schedule: list has no -f html; wanted table, tsv, csv, excel or json'
    run_split schedule list -f text
    assert_status 64
    run_split screen check -f html
    assert_status 64
}

@test "year: good plans are planned" {
    good=$(fixture cmd/schedule_year/good)
    for plan in "$good"/*.yaml; do
        run_split schedule year "$plan"
        assert_status 0
        case $plan in
        */time.yaml) assert_err "schedule: cool-kids: the sessions begin at 15:30; the service's begin at 15:00" ;;
        *) assert_err '' ;;
        esac
        [ -n "$stdout" ]
    done
}

@test "year: each broken plan is told whole, with its places, and changes nothing" {
    before=$(kreds log)
    broken=$(fixture cmd/schedule_year/broken)
    cd "$broken"
    for plan in *.yaml; do
        [ -f "../good/$plan" ]
        run_split schedule year "$plan" --commit
        assert_status 65
        assert_out ''
        assert_err "$(cat "${plan%.yaml}.expected")"
    done
    [ "$(kreds log)" = "$before" ]
}

@test "year: the shipped example is planned" {
    schedule staff import "$KREDS_ROOT/examples/year/leaders.csv"
    run_split schedule year "$KREDS_ROOT/examples/year/plan.yaml" --commit
    assert_status 0
    [ "$(schedule list | wc -l)" -eq 7 ]
    kreds check
    # Nobody and nothing is taken twice; that nobody has a place yet is all there is to say.
    run_split schedule check
    ! grep -v 'have a place' .stdout
}

@test "year: wrong usage" {
    run_split schedule year
    assert_status 64
    run_split schedule year a b
    assert_status 64
    run_split schedule year none.yaml
    assert_status 66
    wants 'service: cool-kids'
    year --limit 0
    assert_status 64
    assert_err_has 'schedule: --limit is no fitting number; wanted 1 to 86400'
}
