#!/usr/bin/env bats
# kreds-schedule: every verb and option, the columns, the exit statuses, the messages; planning each of the 17 services over a
# year with its holidays; fair placement; good and broken sheets of leaders in pairs.

load ../helpers

# A house with leaders, and one accepted referral for each service in the catalogue's order: 2026-0001 to 2026-0017.
base() {
    accepted_house "$(fixture cmd/schedule/referrals.csv)"
}

setup() {
    kreds_setup
    prepared base
}

# plan OPTION…: schedule plan, its standard error and exit status kept.
plan() { run_split schedule plan "$@"; }

# dates: the days of the plan that was printed, blank between.
dates() { cut -f 2 .stdout | tr '\n' ' ' | sed 's/ $//'; }
assert_dates() { [ "$(dates)" = "$1" ] || told 'dates' "$1" "$(dates)
-- standard error:
$stderr"; }

# wait_for: takes in and accepts the children on standard input, `SERVICE BIRTH DAYS [PRIORITY]` a line, `-` for any day. They are
# received day by day from 1 August; the first is 2026-0018.
wait_for() {
    local service birth days priority
    while read -r service birth days priority; do
        echo >>waiting
        printf '%s\n%s,2026-08-%02d,Opdigt Barn %d,%s,Norddjurs,%s,Mor Opdigt,mother,given\n' \
            'service,received_on,citizen.name,citizen.birth_date,citizen.municipality,possible_days,holders.1.name,holders.1.relation,holders.1.consent' \
            "$service" "$(wc -l <waiting)" "$(wc -l <waiting)" "$birth" "${days#-}" >one.csv
        refer import one.csv | screen decide - accept --override 'set up' --priority "${priority:-normal}"
    done
}

# children N: N lines for wait_for, who can come to Cool Kids on any day.
children() { yes 'cool-kids 2016-01-01 -' | head -n "$1"; }

# assert_csv: standard output is this CSV; the lines end as RFC 4180 wants.
assert_csv() { assert_out "$(sed 's/$/\r/')"; }

# --- plan: dates ---------------------------------------------------------------------------------------

@test "plan spreads a course over its months, around the holidays and over the turn of the year" {
    plan cool-kids --start 2026-09-15 --venue Huset --leaders PP,FT --code ck
    assert_status 0
    assert_err ''
    assert_rows <<'END'
ck/1 | 2026-09-15 | tue | 2026-W38 | 15:00 | 120 | group | Huset |
ck/2 | 2026-09-29 | tue | 2026-W40 | 15:00 | 120 | group | Huset |
ck/3 | 2026-10-06 | tue | 2026-W41 | 15:00 | 120 | group | Huset | 2026-10-13 is closed (autumn); moved to 2026-10-06
ck/4 | 2026-10-20 | tue | 2026-W43 | 15:00 | 120 | group | Huset | moved from 2026-10-27, as other days are closed
ck/5 | 2026-11-03 | tue | 2026-W45 | 15:00 | 120 | group | Huset | moved from 2026-11-10, as other days are closed
ck/6 | 2026-11-17 | tue | 2026-W47 | 15:00 | 120 | group | Huset |
ck/7 | 2026-12-01 | tue | 2026-W49 | 15:00 | 120 | group | Huset |
ck/8 | 2026-12-15 | tue | 2026-W51 | 15:00 | 120 | group | Huset |
ck/9 | 2027-01-05 | tue | 2027-W01 | 15:00 | 120 | group | Huset | 2026-12-29 is closed (christmas); moved to 2027-01-05
ck/10 | 2027-01-12 | tue | 2027-W02 | 15:00 | 120 | group | Huset |
END
}

@test "plan every second week: a closed day goes to the first open week, and the later ones count from it" {
    plan siblings-group --start 2026-10-01 --time 15:30 --venue Huset --leaders BK,PP --code sg
    assert_status 0
    assert_rows <<'END'
sg/1 | 2026-10-01 | thu | 2026-W40 | 15:30 | 90 | group | Huset |
sg/2 | 2026-10-22 | thu | 2026-W43 | 15:30 | 90 | group | Huset | 2026-10-15 is closed (autumn); moved to 2026-10-22
sg/3 | 2026-11-05 | thu | 2026-W45 | 15:30 | 90 | group | Huset |
sg/4 | 2026-11-19 | thu | 2026-W47 | 15:30 | 90 | group | Huset |
sg/5 | 2026-12-03 | thu | 2026-W49 | 15:30 | 90 | group | Huset |
sg/6 | 2026-12-17 | thu | 2026-W51 | 15:30 | 90 | group | Huset |
sg/7 | 2027-01-07 | thu | 2027-W01 | 15:30 | 90 | group | Huset | 2026-12-31 is closed (christmas); moved to 2027-01-07
sg/8 | 2027-01-21 | thu | 2027-W03 | 15:30 | 90 | group | Huset |
END
}

@test "plan leaves the winter holiday free" {
    plan siblings-group --start 2027-01-05 --time 15:30 --leaders BK,PP
    assert_status 0
    assert_dates '2027-01-05 2027-01-19 2027-02-02 2027-02-23 2027-03-09 2027-03-23 2027-04-06 2027-04-20'
    assert_out_has '2027-02-16 is closed (winter); moved to 2027-02-23'
}

@test "plan knows Easter, Ascension and Whitsun" {
    plan counselling --for 2026-0001 --start 2027-03-18 --every '1 week' --leaders PP
    assert_status 0
    assert_dates '2027-03-18 2027-04-01 2027-04-08 2027-04-15 2027-04-22 2027-04-29 2027-05-13 2027-05-20'
    assert_out_has '2027-03-25 is closed (skærtorsdag); moved to 2027-04-01'
    assert_out_has '2027-05-06 is closed (Kristi himmelfartsdag); moved to 2027-05-13'
    plan psychologist-talks --for 2026-0004 --start 2027-03-22 --sessions 9 --time 8:00 --leaders PP
    assert_status 0
    assert_dates '2027-03-22 2027-04-05 2027-04-12 2027-04-19 2027-04-26 2027-05-03 2027-05-10 2027-05-24 2027-05-31'
}

@test "plan: Great Prayer Day was closed until 2023" {
    run_split schedule plan counselling --for 2026-0001 --start 2029-04-20 --every '1 week' --sessions 2 --leaders PP -n
    assert_dates '2029-04-20 2029-04-27' # Easter 2029 + 26 days is 27 April
}

@test "plan goes through week 53 and over New Year's Day" {
    plan individual-talks --for 2026-0003 --start 2026-12-21 --sessions 3 --time 14:00 --leaders BK
    assert_rows <<'END'
it-2026-a/1 | 2026-12-21 | mon | 2026-W52 | 14:00 | 60 | start_up | |
it-2026-a/2 | 2026-12-28 | mon | 2026-W53 | 14:00 | 60 | individual | |
it-2026-a/3 | 2027-01-04 | mon | 2027-W01 | 14:00 | 60 | individual | |
END
    plan psychologist-talks --for 2026-0004 --start 2026-12-18 --sessions 3 --time 8:00 --leaders PP
    assert_dates '2026-12-18 2027-01-08 2027-01-15' # 25 December and 1 January are both a Friday
}

@test "the weeks in which the clock changes keep the local time" {
    plan psychologist-talks --for 2026-0004 --start 2026-10-21 --sessions 2 --time 15:00 --leaders PP --code autumn
    assert_rows <<'END'
autumn/1 | 2026-10-21 | wed | 2026-W43 | 15:00 | 60 | start_up | |
autumn/2 | 2026-10-28 | wed | 2026-W44 | 15:00 | 60 | individual | |
END
    plan family-treatment --for 2026-0002 --start 2027-03-24 --sessions 2 --time 15:00 --leaders BK --code spring
    run_split env TZ=America/New_York schedule show spring
    assert_rows <<'END'
spring/1 | 2027-03-24 | wed | 2027-W12 | 15:00 | 60 | start_up | |
spring/2 | 2027-03-31 | wed | 2027-W13 | 15:00 | 60 | family | |
END
}

@test "plan takes another count, length, rhythm and time than the service's" {
    plan cool-kids --start 2026-11-03 --leaders PP,FT --sessions 3 --minutes 90 --every '1 week' --time 9:30
    assert_status 0
    assert_rows <<'END'
ck-2026-a/1 | 2026-11-03 | tue | 2026-W45 | 09:30 | 90 | group | |
ck-2026-a/2 | 2026-11-10 | tue | 2026-W46 | 09:30 | 90 | group | |
ck-2026-a/3 | 2026-11-17 | tue | 2026-W47 | 09:30 | 90 | group | |
END
    assert_err "schedule: cool-kids: 3 sessions are planned; the service promises 10
schedule: cool-kids: a session of 90 minutes; the service gives 120
schedule: cool-kids: the sessions begin at 09:30; the service's begin at 15:00
schedule: cool-kids: the rhythm is 1 week; the service spreads its sessions over 4 months"
}

@test "plan by the month keeps the weekday" {
    plan foster-care-supervision --for 2026-0009 --start 2026-09-15 --time 12:00 --leaders SU --every '1 month' --venue online
    assert_status 0
    [ "$(cut -f 3 .stdout | sort -u)" = tue ]
    # Twelve of them would be a year, not thirteen.
    assert_dates '2026-09-15 2026-10-13 2026-11-17 2026-12-15 2027-01-12 2027-02-16 2027-03-16 2027-04-13 2027-05-18 2027-06-15'
}

@test "plan: ten a year are counted by the calendar year, and the rest goes into the next" {
    plan foster-care-supervision --for 2026-0009 --start 2026-09-15 --leaders SU --every '1 month' --sessions 25 -n
    assert_status 77
    assert_err <<'END'
schedule: foster-care-supervision: 2027-11-16 would be session 11 in 2027; the service gives 10 a year at most
schedule: foster-care-supervision: no start within 24 months would do; wanted other days, another rhythm or number of sessions
END
    plan foster-care-supervision --for 2026-0009 --start 2026-09-15 --leaders SU --every '1 month' --sessions 15 -n
    assert_status 77
    assert_err_has 'the nearest start that would do is 2027-03-02'
    plan foster-care-supervision --for 2026-0009 --start 2026-09-15 --leaders SU --every '5 weeks' --sessions 13 -n
    assert_status 0
    plan foster-care-supervision --for 2026-0009 --start 2026-09-15 --leaders SU --every '1 month' --sessions 3 -n
    assert_status 0
}

# --- plan: the seventeen services ----------------------------------------------------------------------

# planned SERVICE REF SESSIONS KIND OPTION…: the plan has as many sessions, the first of a kind.
planned() {
    local service=$1 reference=$2 count=$3 kind=$4
    shift 4
    if [ "$reference" = - ]; then
        plan "$service" --start 2026-10-06 --time 12:00 "$@"
    else
        plan "$service" --for "$reference" --start 2026-10-06 --time 12:00 "$@"
    fi
    [ "$status" -eq 0 ] && [ "$(wc -l <.stdout)" -eq "$count" ] && [ "$(head -n 1 .stdout | cut -f 7)" = "$kind" ] ||
        told "$service" "$count sessions, the first $kind" "$status: $stdout $stderr"
    kreds undo >/dev/null
}

@test "every service of the catalogue can be planned" {
    planned counselling 2026-0001 1 family --leaders PP
    planned counselling 2026-0001 8 family --leaders KO --every '2 weeks'
    planned family-treatment 2026-0002 1 start_up --leaders BK --venue home
    planned family-treatment 2026-0002 12 start_up --leaders BK --sessions 12
    planned individual-talks 2026-0003 6 start_up --leaders FT --sessions 6
    planned psychologist-talks 2026-0004 6 start_up --leaders PP --sessions 6 --every '2 weeks'
    planned shelter-children 2026-0005 11 individual --leaders PP --sessions 10 --every '1 week' # and the talk with the mother
    planned home-support 2026-0006 3 family --leaders KO,BK --sessions 3
    planned day-treatment 2026-0007 9 family --leaders KO --sessions 9
    planned foster-care-support 2026-0008 4 family --leaders PP --sessions 4
    planned foster-care-supervision 2026-0009 10 family --leaders SU --every '4 weeks'
    planned supported-contact 2026-0010 1 family --leaders CC
    planned supervised-contact 2026-0011 5 family --leaders CC --sessions 5 --every '1 week'
    planned grief-help 2026-0012 1 family --leaders PW,PP --venue home
    planned crisis-help 2026-0013 5 family --leaders PP,BK --sessions 5 --every '1 week'
    planned siblings-group - 8 group --leaders BK,PP
    planned cool-kids - 10 group --leaders PP,FT
    planned postnatal-talks 2026-0016 10 individual --leaders PP --every '1 week'
    planned ses - 3 group --leaders BK,PW # the three individual talks have dates of their own for each family
}

@test "daily contacts keep to working days" {
    plan day-treatment --for 2026-0007 --start 2026-10-08 --sessions 4 --time 9:00 --leaders KO
    assert_dates '2026-10-08 2026-10-09 2026-10-12 2026-10-13'
}

@test "SES keeps its three group sessions within the first half of its weeks" {
    plan ses --start 2026-11-03 --time 17:00 --leaders BK,PW
    assert_rows <<'END'
ses-2026-a/1 | 2026-11-03 | tue | 2026-W45 | 17:00 | 120 | group | |
ses-2026-a/2 | 2026-11-17 | tue | 2026-W47 | 17:00 | 120 | group | |
ses-2026-a/3 | 2026-12-01 | tue | 2026-W49 | 17:00 | 120 | group | |
END
}

@test "a third course in a year of a service that gives two is said, and planned" {
    schedule plan ses --start 2026-09-08 --time 9:00 --leaders BK,PW >/dev/null
    schedule plan ses --start 2026-10-06 --time 12:00 --leaders FT,PW >/dev/null
    plan ses --start 2026-11-03 --time 15:00 --leaders FT,PW
    assert_status 0
    assert_err 'schedule: ses has 2 courses in 2026 already; the catalogue speaks of 2 a year'
    plan ses --start 2027-01-05 --time 17:00 --leaders FT,PW
    assert_err ''
}

# --- plan: what the rules forbid -----------------------------------------------------------------------

@test "plan refuses a weekday that the service forbids" {
    plan supervised-contact --for 2026-0011 --start 2026-09-19 --leaders CC --agreed 'no way'
    assert_status 77
    assert_out ''
    assert_err <<'END'
schedule: supervised-contact: 2026-09-19 is a sat; the service allows mon,tue,wed,thu,fri
schedule: supervised-contact: the nearest start that would do is 2026-09-21
END
}

@test "plan takes another weekday only with the reason why it was agreed, and keeps the reason" {
    plan supported-contact --for 2026-0010 --start 2026-09-19 --leaders CC
    assert_status 77
    assert_err <<'END'
schedule: supported-contact: 2026-09-19 is a sat; the service allows mon,tue,wed,thu,fri, other days by agreement only
schedule: supported-contact: the nearest start that would do is 2026-09-21
END
    plan supported-contact --for 2026-0010 --start 2026-09-19 --leaders CC --agreed ' '
    assert_status 64
    assert_err 'schedule: --agreed is empty; wanted why the day was agreed'
    plan supported-contact --for 2026-0010 --start 2026-09-19 --leaders CC --sessions 2 --every '2 weeks' --agreed 'terms of 1 May'
    assert_status 0
    assert_rows <<'END'
sc-2026-a/1 | 2026-09-19 | sat | 2026-W38 | | 120 | family | | agreed: terms of 1 May
sc-2026-a/2 | 2026-10-03 | sat | 2026-W40 | | 120 | family | | agreed: terms of 1 May
END
    kreds undo >/dev/null
    plan supported-contact --for 2026-0010 --start 2026-09-21 --leaders CC --agreed 'terms of 1 May'
    assert_status 0
    assert_err 'schedule: supported-contact allows a mon anyway; --agreed was not needed and is not kept'
}

@test "plan refuses a start outside the season" {
    plan siblings-group --start 2026-09-10 --leaders BK,PP
    assert_status 77
    assert_err <<'END'
schedule: siblings-group: 2026-09-10 is outside the season; the service runs from 10-01 to 04-30
schedule: siblings-group: the nearest start that would do is 2026-10-01
END
}

@test "plan refuses a course that would end after the season" {
    plan siblings-group --start 2027-03-02 --leaders BK,PP
    assert_status 77
    assert_err <<'END'
schedule: siblings-group: session 6 would be on 2027-05-11, after the season; the service runs from 10-01 to 04-30
schedule: siblings-group: the nearest start that would do is 2027-10-05
END
}

@test "plan refuses a start on a closed day" {
    plan cool-kids --start 2026-10-13 --leaders PP,FT
    assert_status 77
    assert_err <<'END'
schedule: cool-kids: 2026-10-13 is closed (autumn); a course starts on an open day
schedule: cool-kids: the nearest start that would do is 2026-10-20
END
    plan counselling --for 2026-0001 --start 2027-03-29 --leaders PP
    assert_status 77
    assert_err_has '2027-03-29 is closed (2. påskedag)'
}

@test "plan refuses more sessions than the service gives" {
    plan crisis-help --for 2026-0013 --start 2026-09-08 --leaders PP,BK --sessions 6 --every '1 week'
    assert_status 77
    assert_err 'schedule: crisis-help: 6 sessions; the service gives 1 to 5 and guides on to counselling'
    plan shelter-children --for 2026-0005 --start 2026-09-08 --leaders PP --sessions 11 --every '1 week'
    assert_status 77
    assert_err 'schedule: shelter-children: 11 sessions of 60 minutes; the service gives 4 to 10 hours'
    plan shelter-children --for 2026-0005 --start 2026-09-08 --leaders PP --sessions 6 --minutes 100 --every '1 week'
    assert_status 0 # ten hours
}

@test "plan refuses what does not fit into the service's time" {
    plan cool-kids --start 2026-09-15 --leaders PP,FT --sessions 30
    assert_status 77
    assert_err <<'END'
schedule: cool-kids: 30 sessions are planned; the service promises 10
schedule: cool-kids: 15 open days a week apart from 2026-09-15 to 2027-01-15; wanted 30, one a session
schedule: cool-kids: no start within 24 months would do; wanted other days, another rhythm or number of sessions
END
}

@test "plan refuses too few leaders" {
    plan cool-kids --start 2026-09-15 --leaders PP
    assert_status 77
    assert_err <<'END'
schedule: cool-kids: 1 leader is named; the service asks for 2
schedule: cool-kids: no other start would do; who could lead it then: FT
END
    plan cool-kids --start 2026-09-15
    assert_status 77
    assert_err <<'END'
schedule: cool-kids: 0 leaders are named; the service asks for 2
schedule: cool-kids: no other start would do; who could lead it then: FT, PP
END
    plan cool-kids --start 2026-09-15 --leaders PP,PP
    assert_status 77
    assert_err_has 'schedule: PP is named twice; wanted different leaders'
    # Being taken, too, is said once.
    plan cool-kids --start 2026-09-15 --time 15:00 --leaders PP,FT --code taken
    assert_status 0
    plan cool-kids --start 2026-09-15 --leaders PP,PP
    [ "$(grep -c 'PP leads .*taken/1 ' .stderr)" -eq 1 ] || told 'said once' 1 "$stderr"
    plan grief-help --for 2026-0012 --start 2026-09-15 --leaders PP
    assert_status 77
    assert_err_has 'schedule: grief-help: 1 leader is named; the service asks for 2'
}

@test "plan refuses leaders without the role or the qualification" {
    plan cool-kids --start 2026-09-15 --leaders PP,KO
    assert_status 77
    assert_err <<'END'
schedule: cool-kids: the leader KO is family consultant; the service lists psychologist, family therapist
schedule: cool-kids: the leader KO is not qualified; wanted a qualification in the service
schedule: cool-kids: no other start would do; who could lead it then: FT
END
    # Only those are named who are free at every one of the sessions.
    schedule staff away FT 2026-10-20 2026-10-20
    plan cool-kids --start 2026-09-15 --leaders PP,KO
    assert_status 77
    assert_err_has 'schedule: cool-kids: no other start would do, and nobody else could lead it then; see schedule staff'
    schedule staff away FT 2026-10-20 --remove
    schedule plan crisis-help --for 2026-0013 --start 2026-09-15 --time 16:00 --leaders PP,FT >/dev/null
    plan cool-kids --start 2026-09-15 --leaders PP,KO
    assert_err_has 'nobody else could lead it then'
    kreds undo >/dev/null
    schedule staff add FT --max-courses 1
    schedule plan family-treatment --for 2026-0002 --start 2026-10-08 --leaders FT >/dev/null
    plan cool-kids --start 2026-09-15 --leaders PP,KO
    assert_err_has 'nobody else could lead it then'
    schedule staff add QQ
    plan counselling --for 2026-0001 --start 2026-09-15 --leaders QQ
    assert_status 77
    assert_err_has 'schedule: counselling: the leader QQ has no role; the service lists psychologist, family therapist, family consultant'
}

@test "plan refuses a leader on a day that is not possible, and names the nearest that is" {
    plan cool-kids --start 2026-09-18 --leaders PP,FT
    assert_status 77
    assert_err <<'END'
schedule: FT cannot lead on 2026-09-18, a fri; possible days are mon,tue,wed,thu
schedule: cool-kids: the nearest start that would do is 2026-09-21
END
}

@test "plan refuses a leader who has as many courses as can be" {
    schedule plan family-treatment --for 2026-0002 --start 2026-09-07 --sessions 9 --leaders BK >/dev/null
    schedule plan individual-talks --for 2026-0003 --start 2026-09-08 --sessions 9 --leaders BK >/dev/null
    plan counselling --for 2026-0001 --start 2026-09-09 --leaders BK
    assert_status 77
    assert_err <<'END'
schedule: BK leads 2 courses already; wanted 2 at most at once
schedule: counselling: the nearest start that would do is 2026-11-04
END
}

@test "only courses at the same time count against a leader's number" {
    schedule plan family-treatment --for 2026-0002 --start 2026-09-07 --sessions 9 --leaders BK >/dev/null
    schedule plan individual-talks --for 2026-0003 --start 2026-12-01 --sessions 9 --leaders BK >/dev/null
    schedule plan crisis-help -n --for 2026-0013 --start 2026-11-03 --sessions 4 --every '1 week' --leaders PP,BK >/dev/null
    plan counselling --for 2026-0001 --start 2026-10-07 --every '2 weeks' --leaders BK # until January: two at once
    assert_status 0
    plan crisis-help --for 2026-0013 --start 2026-11-10 --sessions 4 --every '1 week' --leaders PP,BK
    assert_status 77
    assert_err_has 'BK leads 2 courses already; wanted 2 at most at once'
}

@test "a meeting without a time of day takes no leader's hour" {
    schedule plan shelter-children --for 2026-0005 --start 2026-10-06 --time 9:00 --leaders PP >/dev/null # a talk on 20 October
    plan psychologist-talks --for 2026-0004 --start 2026-10-20 --time 9:00 --leaders PP
    assert_status 0
    assert_err ''
}

@test "plan refuses a leader twice at once; back to back is no clash" {
    schedule plan psychologist-talks --for 2026-0004 --start 2026-09-15 --sessions 2 --time 14:00 --leaders PP --code pt >/dev/null
    plan counselling --for 2026-0001 --start 2026-09-22 --time 14:30 --leaders PP
    assert_status 77
    assert_err <<'END'
schedule: PP leads cou-2026-a/1 and pt/2 at once on 2026-09-22; wanted one at a time
schedule: counselling: the nearest start that would do is 2026-09-29
END
    plan counselling --for 2026-0001 --start 2026-09-22 --time 15:00 --leaders PP
    assert_status 0
}

@test "plan refuses a venue twice at once; at home and online there is room for all" {
    schedule plan ses --start 2026-09-15 --time 14:00 --leaders BK,PW --venue 'Den røde stue' >/dev/null
    plan psychologist-talks --for 2026-0004 --start 2026-09-29 --time 15:59 --leaders PP --venue 'Den røde stue' --code pt
    assert_status 77
    assert_err <<'END'
schedule: Den røde stue is booked for pt/1 and for ses-2026-a/2 at once on 2026-09-29; wanted one at a time
schedule: psychologist-talks: the nearest start that would do is 2026-10-06
END
    plan psychologist-talks --for 2026-0004 --start 2026-09-29 --time 16:00 --leaders PP --venue 'Den røde stue'
    assert_status 0
    schedule plan family-treatment --for 2026-0002 --start 2026-09-16 --time 10:00 --leaders BK --venue home >/dev/null
    plan home-support --for 2026-0006 --start 2026-09-16 --time 10:00 --leaders KO,FT --venue home
    assert_status 0
}

@test "plan says where a venue may be booked twice because a time is missing" {
    schedule plan ses --start 2026-09-15 --time 14:00 --leaders BK,PW --venue Huset >/dev/null
    plan counselling --for 2026-0001 --start 2026-09-15 --leaders PP --venue Huset
    assert_status 0
    assert_err 'schedule: Huset is booked for cou-2026-a/1 and for ses-2026-a/1 on 2026-09-15, where a time is missing; wanted one at a time'
    kreds undo >/dev/null
    plan counselling --for 2026-0001 --start 2026-09-15 --leaders PP --venue Huset -q
    assert_status 0
    assert_err ''
}

@test "an evening that runs past midnight is met by what begins then, and meets the morning after" {
    refer import "$(fixture cmd/schedule/referrals.csv)" --source again >/dev/null
    schedule plan psychologist-talks --for 2026-0004 --start 2026-09-15 --sessions 1 --time 23:30 --minutes 60 --leaders PP --code pt >/dev/null
    plan counselling --for 2026-0001 --start 2026-09-16 --time 00:15 --leaders PP --code co
    assert_status 77
    assert_err_has 'PP leads co/1 and pt/1 at once on 2026-09-15; wanted one at a time'
    run_split screen interview 2026-0018 --at 2026-09-16T00:15 --leader PP
    assert_status 77
    assert_err 'screen: PP leads 2026-0018 and pt/1 at once on 2026-09-15; wanted one at a time'
    schedule plan counselling --for 2026-0001 --start 2026-09-14 --sessions 1 --leaders PP --code co >/dev/null
    run_split schedule add co 2026-09-16T00:15
    assert_status 77
    assert_err_has 'PP leads co/2 and pt/1 at once on 2026-09-15; wanted one at a time'
    schedule add co 2026-09-24T00:10 >/dev/null
    run_split schedule add pt 2026-09-23T23:30
    assert_status 77
    assert_err_has 'PP leads pt/2 and co/2 at once on 2026-09-24; wanted one at a time'
}

@test "an interview is a booking too" {
    refer import "$(fixture cmd/schedule/referrals.csv)" --source again >/dev/null
    screen interview 2026-0018 --at 2026-09-15T14:00 --venue Huset --leader PP
    plan psychologist-talks --for 2026-0004 --start 2026-09-15 --time 13:30 --leaders PP --venue Huset --code pt
    assert_status 77
    assert_err_has 'PP leads pt/1 and 2026-0018 at once on 2026-09-15'
    assert_err_has 'Huset is booked for pt/1 and for 2026-0018 at once on 2026-09-15'
}

@test "plan tells of dates and leaders in one run" {
    plan siblings-group --start 2026-09-12 --leaders KO
    assert_status 77
    assert_err <<'END'
schedule: siblings-group: 2026-09-12 is a sat; the service allows mon,tue,wed,thu,fri
schedule: siblings-group: 1 leader is named; the service asks for 2
schedule: siblings-group: the leader KO is family consultant; the service lists psychologist, family therapist
schedule: siblings-group: the nearest start that would do is 2026-10-01
END
}

@test "a rhythm of days has no weekday of its own: the nearest start is on any" {
    refused 77 schedule plan day-treatment --for 2026-0007 --start 2026-09-17 --every '1 day' --sessions 4 --leaders FT <<'END'
schedule: FT cannot lead on 2026-09-18, a fri; possible days are mon,tue,wed,thu
schedule: day-treatment: the nearest start that would do is 2026-09-21
END
    refused 77 schedule plan home-support --for 2026-0006 --start 2026-12-25 --every '1 day' --sessions 2 --leaders KO,BK <<'END'
schedule: home-support: 2026-12-25 is closed (1. juledag); a course starts on an open day
schedule: home-support: the nearest start that would do is 2026-12-28
END
}

@test "the nearest start is one at which the leaders and the venue are free, too" {
    schedule staff away CC 2026-09-14 2026-09-18
    plan supervised-contact --for 2026-0011 --start 2026-09-12 --time 10:00 --leaders CC
    assert_status 77
    assert_err <<'END'
schedule: supervised-contact: 2026-09-12 is a sat; the service allows mon,tue,wed,thu,fri
schedule: supervised-contact: the nearest start that would do is 2026-09-21
END
    # A date that is closed keeps the weekday; Huset is taken on the first two open ones.
    schedule plan psychologist-talks --for 2026-0004 --start 2026-10-20 --time 16:00 --leaders PP --venue Huset --sessions 2 >/dev/null
    plan siblings-group --start 2026-10-13 --time 15:00 --venue Huset --leaders BK,FT
    assert_err <<'END'
schedule: siblings-group: 2026-10-13 is closed (autumn); a course starts on an open day
schedule: siblings-group: the nearest start that would do is 2026-11-03
END
}

@test "what is refused leaves nothing behind" {
    before=$(kreds log)
    plan cool-kids --start 2026-09-15 --leaders PP
    plan cool-kids --start 2026-10-13 --leaders PP,FT
    run_split schedule list
    assert_out ''
    [ "$(kreds log)" = "$before" ]
}

# --- plan: for one referral, codes, usage --------------------------------------------------------------

@test "a course for one referral gives it its place" {
    plan family-treatment --for 2026-0002 --start 2026-09-10 --time 10:00 --leaders BK --venue home
    assert_status 0
    run_split schedule list
    assert_rows <<'END'
ft-2026-a | family-treatment | 2026-09-10 | 2026-09-10 | 10:00 | home | BK | 1 | 0 | planned
END
    run_split refer list --status placed
    assert_out_has 2026-0002
    plan family-treatment --for 2026-0002 --start 2026-09-11 --leaders BK
    assert_status 77
    assert_err 'schedule: 2026-0002 is placed; wanted one that was accepted and waits'
}

@test "a course that is typed late has its place from its first day, but not from before the receipt" {
    plan crisis-help --for 2026-0013 --start 2026-08-20 --sessions 3 --every '1 week' --leaders PP,BK --code crisis
    assert_status 0
    attend mark crisis/1 2026-0013=present
    kreds undo >/dev/null
    kreds undo >/dev/null
    plan crisis-help --for 2026-0013 --start 2026-08-12 --leaders PP,BK
    assert_status 77
    assert_err 'schedule: 2026-0013 was received on 2026-08-13; wanted a start on that day or later'
}

@test "plan --for wants a waiting referral to that service" {
    plan counselling --for 2026-0002 --start 2026-09-10 --leaders PP
    assert_status 77
    assert_err 'schedule: 2026-0002 is for family-treatment; wanted a referral to counselling'
    plan counselling --for 2026-0999 --start 2026-09-10 --leaders PP
    assert_status 66
    assert_err 'schedule: no referral 2026-0999'
    plan counselling --for somebody --start 2026-09-10 --leaders PP
    assert_status 66
    refer import "$(fixture cmd/schedule/referrals.csv)" --source again >/dev/null
    plan counselling --for 2026-0018 --start 2026-09-10 --leaders PP
    assert_status 77
    assert_err 'schedule: 2026-0018 is received; wanted one that was accepted and waits'
}

@test "groups are for many, other services for one" {
    plan cool-kids --for 2026-0015 --start 2026-09-15 --leaders PP,FT
    assert_status 64
    assert_err 'schedule: cool-kids is delivered in groups; --for is for single families'
    plan counselling --start 2026-09-15 --leaders PP
    assert_status 64
    assert_err 'schedule: counselling is planned for one referral; wanted --for REF'
    plan counselling --for 2026-0001 --start 2026-09-15 --leaders PP --ages 9-11
    assert_status 64
    assert_err 'schedule: --ages is for groups; a course for one referral takes just that one'
}

@test "a code is made from the service, the year and a letter" {
    for _ in 1 2 3; do
        schedule plan crisis-help -n --for 2026-0013 --start 2027-01-12 --leaders PP,BK | cut -f 1
    done >codes
    [ "$(sort -u codes)" = ch-2027-a/1 ]
    schedule plan foster-care-support --for 2026-0008 --start 2026-09-10 --time 8:00 --leaders PP | cut -f 1 >codes
    schedule plan foster-care-supervision --for 2026-0009 --start 2026-09-10 --leaders SU | cut -f 1 >>codes
    [ "$(tr '\n' ' ' <codes)" = 'fcs-2026-a/1 fcs-2026-b/1 ' ]
}

@test "a code is its course's own, and looks like nothing else" {
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code Børn.26_a >/dev/null
    plan siblings-group --start 2026-10-01 --leaders PP,BK --code Børn.26_a --time 9:00
    assert_status 65
    assert_err 'schedule: there is a course Børn.26_a already; wanted a code that is not taken'
    for code in '' 'a b' a/1 a+1 2026-0001 2026-0001+1 -a a,b "$(printf '%041d' 1)" $'a\tb'; do
        plan cool-kids --start 2026-09-16 --leaders PP,FT --code="$code"
        assert_status 64
        assert_err "schedule: --code is no course's code; wanted letters, digits, dots and hyphens, as ck-2026"
    done
}

@test "plan: wrong usage" {
    while IFS='|' read -r arguments message; do
        eval "plan $arguments"
        assert_status 64
        assert_out ''
        assert_err "schedule: $message"
    done <<'END'
|plan takes one service; see refer services
cool-kids ses|plan takes one service; see refer services
cool-kids|plan wants --start DATE, the first session's day
cool-kids --start 2026-02-30|--start is no date; wanted YYYY-MM-DD
cool-kids --start 15-09-2026|--start is no date; wanted YYYY-MM-DD
cool-kids --start 2026-09-15 --time 25:00|--time is no time of day; wanted HH:MM
cool-kids --start 2026-09-15 --time 9|--time is no time of day; wanted HH:MM
cool-kids --start 2026-09-15 --sessions 0|--sessions is no fitting number; wanted 1 to 500
cool-kids --start 2026-09-15 --sessions ten|--sessions is no fitting number; wanted 1 to 500
cool-kids --start 2026-09-15 --minutes 1441|--minutes is no fitting number; wanted 1 to 1440
cool-kids --start 2026-09-15 --every now|--every is no rhythm; wanted as "2 weeks"
cool-kids --start 2026-09-15 --every '0 weeks'|--every is no rhythm; wanted as "2 weeks"
cool-kids --start 2026-09-15 --ages 11-9|--ages is no span of ages; wanted as 9-11
cool-kids --start 2026-09-15 --ages 9-|--ages is no span of ages; wanted as 9-11
cool-kids --start 2026-09-15 --ages old|--ages is no span of ages; wanted as 9-11
cool-kids --start|--start lacks its argument
cool-kids --commit|plan takes no --commit
END
}

@test "an unknown service names the nearest one, an unknown leader is told" {
    plan cool-kid --start 2026-09-15 --leaders PP,FT
    assert_status 66
    assert_err "schedule: no service 'cool-kid' in the catalogue; did you mean cool-kids?"
    plan swimming --start 2026-09-15
    assert_status 66
    assert_err "schedule: no service 'swimming' in the catalogue; refer services lists them"
    plan cool-kids --start 2026-09-15 --leaders PP,XX,YY
    assert_status 66
    assert_err <<'END'
schedule: no leader XX; wanted a code that schedule staff lists
schedule: no leader YY; wanted a code that schedule staff lists
schedule: cool-kids: no other start would do; who could lead it then: FT
END
    plan cool-kids --start 2026-09-15 --leaders 'PP,Anna Testesen'
    assert_err_has 'schedule: no leader …; wanted a code that schedule staff lists'
    run_split schedule show 'Anna Testesen'
    assert_err 'schedule: no course …; wanted a code that schedule list shows'
}

@test "plan -n shows and keeps nothing" {
    before=$(kreds log)
    plan -n cool-kids --start 2026-09-15 --leaders ' PP, ,FT '
    assert_status 0
    [ "$(wc -l <.stdout)" -eq 10 ]
    run_split schedule list
    assert_out ''
    [ "$(kreds log)" = "$before" ]
}

@test "plan can be taken back" {
    schedule plan family-treatment --for 2026-0002 --start 2026-09-10 --leaders BK --code ft >/dev/null
    kreds undo >/dev/null
    run_split schedule show ft
    assert_status 66
    run_split refer list --status waiting
    assert_out_has 2026-0002
}

@test "a service that meets at a school wants the school, and takes its pupils" {
    cp -r "$KREDS_CATALOGUE" catalogue
    sed -i '/^  siblings-group:/,/^    criteria:/ s/^    notes: allowed/&\n    at: [school]/' catalogue/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/catalogue
    plan siblings-group --start 2026-10-01 --leaders PP,BK
    assert_status 64
    assert_err 'schedule: siblings-group meets at a school; wanted --school NAME'
    plan siblings-group --start 2026-10-06 --leaders PP,FT --school ' '
    assert_status 64
    schedule plan siblings-group --start 2026-10-01 --leaders PP,BK --school 'Opdigtet Skole' --code sg >/dev/null
    run_split schedule place sg
    assert_rows <<'END'
2026-0014 | | waiting | sg is for pupils of another school
END
}

# --- a catalogue that changes --------------------------------------------------------------------------

@test "a catalogue changed under a course changes what comes, not what runs" {
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --leaders PP,BK --code old >/dev/null
    run_split schedule show old
    before=$stdout
    cp -r "$KREDS_CATALOGUE" catalogue
    sed -i '/^  siblings-group:/,/^  cool-kids:/ { s/count: 8/count: 4/; s/minutes: 90/minutes: 60/; s/max: 8/max: 5/; }' catalogue/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/catalogue
    run_split schedule show old
    assert_out "$before"
    schedule plan siblings-group --start 2026-11-02 --time 8:00 --leaders PP,BK --code new >new.tsv
    [ "$(wc -l <new.tsv)" -eq 4 ]
    [ "$(cut -f 6 new.tsv | sort -u)" = 60 ]
    run_split schedule list
    assert_rows <<'END'
new | siblings-group | 2026-11-02 | 2026-12-14 | 08:00 | | PP,BK | 0 | 5 | planned
old | siblings-group | 2026-10-01 | 2027-01-21 | 15:30 | | PP,BK | 0 | 8 | planned
END
}

@test "a broken catalogue stops plan, and neither list nor show" {
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code ck >/dev/null
    mkdir broken
    printf 'catalogue: x\nhouse: X\nservice: {}\n' >broken/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/broken
    plan cool-kids --start 2026-09-16 --leaders PP,FT
    assert_status 78
    assert_err_has "broken/catalogue.yaml:3:1: "
    run_split schedule place --commit
    assert_status 78
    run_split schedule list
    assert_status 0
    assert_out_has ck
    run_split schedule show ck
    assert_status 0
}

# --- list and show -------------------------------------------------------------------------------------

two_courses() {
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Huset --leaders BK,PP --code sg >/dev/null
    schedule plan crisis-help --for 2026-0013 --start 2026-09-02 --leaders PP,BK --code crisis >/dev/null
}

@test "list: columns in every format" {
    two_courses
    run_split schedule list
    assert_status 0
    assert_rows <<'END'
crisis | crisis-help | 2026-09-02 | 2026-09-02 | | | PP,BK | 1 | 0 | planned
sg | siblings-group | 2026-10-01 | 2027-01-21 | 15:30 | Huset | BK,PP | 0 | 8 | planned
END
    run_split schedule list -f table
    assert_out <<'END'
code    service         starts_on   ends_on     start  venue  leaders  placed  free  status
crisis  crisis-help     2026-09-02  2026-09-02                PP,BK         1     0  planned
sg      siblings-group  2026-10-01  2027-01-21  15:30  Huset  BK,PP         0     8  planned
END
    run_split schedule list -f csv sg
    assert_csv <<'END'
code,service,starts_on,ends_on,start,venue,leaders,placed,free,status
sg,siblings-group,2026-10-01,2027-01-21,15:30,Huset,"BK,PP",0,8,planned
END
    run_split schedule list -f json crisis
    assert_out '{"code":"crisis","service":"crisis-help","starts_on":"2026-09-02","ends_on":"2026-09-02","start":null,"venue":null,"leaders":"PP,BK","placed":1,"free":0,"status":"planned"}'
    schedule list -f excel sg >list.csv
    [ "$(head -c 3 list.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
    [ "$(grep -c $'\r$' list.csv)" -eq 2 ]
}

@test "list: by codes, by a pipe, by service" {
    two_courses
    run_split schedule list sg crisis sg
    [ "$(cut -f 1 .stdout | tr '\n' ' ')" = 'crisis sg ' ]
    printf 'sg\tand more\n\n' >codes
    run_split schedule list - <codes
    [ "$(cut -f 1 .stdout)" = sg ]
    run_split schedule list - </dev/null
    assert_status 0
    assert_out ''
    run_split schedule list --service crisis-help
    [ "$(cut -f 1 .stdout)" = crisis ]
    run_split schedule list --service ses
    assert_status 0
    assert_out ''
    run_split schedule list --service crisis-hlp
    assert_status 66
    assert_err "schedule: no service 'crisis-hlp' in the catalogue; did you mean crisis-help?"
    run_split schedule list sg nope
    assert_status 66
    assert_out ''
    assert_err 'schedule: no course nope; wanted a code that schedule list shows'
}

# status_on DATE: the status of the courses on a day.
status_on() { KREDS_TODAY=$1 schedule list | cut -f 1,10 | tr '\t\n' ': '; }

@test "list: a course is planned, runs, and ends when the last of its sessions is past" {
    two_courses
    [ "$(status_on 2026-09-01)" = 'crisis:planned sg:planned ' ]
    [ "$(status_on 2026-10-01)" = 'crisis:running sg:running ' ] # crisis help: more sessions may be added
    [ "$(status_on 2027-01-21)" = 'crisis:running sg:running ' ]
    [ "$(status_on 2027-01-22)" = 'crisis:running sg:ended ' ]
}

@test "show: the columns of plan" {
    schedule plan siblings-group --start 2026-10-01 --time 15:30 --venue Huset --leaders BK,PP --code sg -f csv >plan.csv
    [ "$(head -n 1 plan.csv | tr -d '\r')" = 'session,date,weekday,week,start,minutes,kind,venue,remark' ]
    run_split schedule show sg -f csv
    assert_out "$(cat plan.csv)"
    run_split schedule show sg -f json
    [ "$(sed -n 2p .stdout)" = '{"session":"sg/2","date":"2026-10-22","weekday":"thu","week":"2026-W43","start":"15:30","minutes":90,"kind":"group","venue":"Huset","remark":"2026-10-15 is closed (autumn); moved to 2026-10-22"}' ]
    run_split schedule show sg -f table
    [ "$(head -n 3 .stdout)" = 'session  date        weekday  week      start  minutes  kind   venue  remark
sg/1     2026-10-01  thu      2026-W40  15:30       90  group  Huset
sg/2     2026-10-22  thu      2026-W43  15:30       90  group  Huset  2026-10-15 is closed (autumn); moved to 2026-10-22' ]
}

@test "show: a session that the house cancelled says so" {
    two_courses
    sqlite3 "$KREDS_DB" "UPDATE session SET status = 'cancelled', reason = 'a leader is ill' WHERE number = 2"
    run_split schedule show sg
    [ "$(sed -n 2p .stdout)" = "$(rows <<<'sg/2 | 2026-10-22 | thu | 2026-W43 | 15:30 | 90 | group | Huset | cancelled: a leader is ill')" ]
}

@test "show wants one course that is there" {
    run_split schedule show
    assert_status 64
    assert_err 'schedule: show takes one course; see schedule list'
    run_split schedule show a b
    assert_status 64
    run_split schedule show nope
    assert_status 66
    assert_out ''
    assert_err 'schedule: no course nope; wanted a code that schedule list shows'
}

@test "hostile texts are kept as they are and harmless on the way out" {
    venue=$'=1+1; "Røde\e[31m" <b>'
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code ck --venue "$venue" >/dev/null
    [ "$(sqlite3 "$KREDS_DB" 'SELECT venue FROM course')" = "$venue" ]
    schedule list -f excel >list.csv
    grep -q "\"'=1+1; \"\"Røde" list.csv
    run_split schedule list -f table
    assert_out_lacks $'\e'
    run_split schedule list -f json
    assert_out_has '\u001b[31m'
}

# --- place ---------------------------------------------------------------------------------------------

@test "place: urgent first, then by the day accepted and received; the rest is told why" {
    wait_for <<'END'
cool-kids 2016-01-01 -
cool-kids 2016-01-01 tue
cool-kids 2014-01-01 -
cool-kids 2018-01-01 -
cool-kids 2016-01-01 wed|thu
cool-kids 2016-01-01 fri
cool-kids 2016-01-01 - urgent
cool-kids 2016-01-01 -
cool-kids 2016-01-01 -
END
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --ages 9-11 --code tue >/dev/null
    schedule plan cool-kids --start 2026-10-07 --leaders PP,FT --ages 9-12 --code wed >/dev/null
    run_split schedule place tue wed
    assert_status 0
    assert_err ''
    first=$stdout
    [ "$(cut -f 1 .stdout | tr '\n' ' ')" = '2026-0024 2026-0018 2026-0019 2026-0020 2026-0021 2026-0022 2026-0023 2026-0025 2026-0026 2026-0015 ' ]
    assert_out_has "$(rows <<<'2026-0019 | tue | placed |')"
    assert_out_has "$(rows <<<'2026-0020 | wed | placed |')" # 12 years old
    assert_out_has "$(rows <<<'2026-0021 | | waiting | age 8 is outside 9-11 of tue')"
    assert_out_has "$(rows <<<'2026-0022 | wed | placed |')"
    assert_out_has "$(rows <<<'2026-0023 | | waiting | not possible on Tuesdays, when tue meets')"
    [ "$(grep -c placed <<<"$first")" -eq 8 ]
    run_split schedule place wed tue
    assert_out "$first"
}

@test "place: a full course keeps the first in the order, and nobody is passed over" {
    children 7 | wait_for
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    run_split schedule place ck
    assert_rows <<'END'
2026-0018 | ck | placed |
2026-0019 | ck | placed |
2026-0020 | ck | placed |
2026-0021 | ck | placed |
2026-0022 | ck | placed |
2026-0023 | ck | placed |
2026-0024 | | waiting | no course of cool-kids has a free place
2026-0015 | | waiting | no course of cool-kids has a free place
END
    assert_err ''
}

@test "place: what was placed stays, and the next takes what is free" {
    children 5 | wait_for
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    schedule place ck --commit >first
    [ "$(grep -c placed first)" -eq 6 ]
    run_split schedule place ck --commit
    assert_status 0
    assert_out ''
    run_split schedule list
    assert_rows <<'END'
ck | cool-kids | 2026-10-06 | 2027-02-02 | 15:00 | | PP,FT | 6 | 0 | planned
END
    kreds undo >/dev/null
    run_split schedule list
    assert_out_has "$(rows <<<'PP,FT | 0 | 6')"
}

@test "place: without --commit, and with -n, nothing is stored" {
    children 4 | wait_for
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    before=$(kreds log)
    run_split schedule place ck
    shown=$stdout
    [ "$(grep -c placed .stdout)" -eq 5 ]
    run_split schedule place ck --commit -n
    assert_status 0
    assert_out "$shown"
    [ "$(kreds log)" = "$before" ]
    run_split refer list --status placed
    assert_out ''
}

@test "place: a course that cannot reach its minimum is left out, and said" {
    wait_for <<'END'
cool-kids 2016-01-01 -
cool-kids 2016-01-01 -
END
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    run_split schedule place ck --commit
    assert_status 0
    assert_rows <<'END'
2026-0018 | | waiting | ck does not reach its minimum of 4
2026-0019 | | waiting | ck does not reach its minimum of 4
2026-0015 | | waiting | ck does not reach its minimum of 4
END
    assert_err 'schedule: ck was left out: its minimum of 4 cannot be reached'
    run_split refer list --status placed
    assert_out ''
    run_split schedule place ck -q
    assert_err ''
}

@test "place: children are moved between their courses so that each reaches its minimum" {
    children 5 | wait_for
    printf 'cool-kids 2016-01-01 wed urgent\n%.0s' 1 2 | wait_for
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code tue >/dev/null
    schedule plan cool-kids --start 2026-10-07 --leaders PP,FT --code wed >/dev/null
    run_split schedule place --commit
    assert_status 0
    schedule list | cut -f 1,8 >placed
    assert_err_lacks 'tue was left out'
    [ "$(tr '\t\n' ': ' <placed)" = 'tue:4 wed:4 ' ]
}

@test "place: a course that has begun takes nobody" {
    children 4 | wait_for
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    KREDS_TODAY=2026-10-06 run_split schedule place ck
    assert_out_has placed
    KREDS_TODAY=2026-10-07 run_split schedule place ck
    assert_out_lacks placed
    assert_out_has 'no course of cool-kids is planned that has not begun'
    schedule place ck --commit >/dev/null
    attend mark ck/1 2026-0018=present
    children 1 | wait_for
    KREDS_TODAY=2026-10-06 run_split schedule place ck
    assert_out_has "$(rows <<<'| waiting | no course of cool-kids is planned that has not begun')"
}

@test "place: what is delivered to one is not placed here" {
    run_split schedule place
    assert_status 0
    assert_out_has "$(rows <<<'2026-0001 | | waiting | counselling is not delivered in groups; schedule plan counselling --for 2026-0001')"
    schedule plan counselling --for 2026-0001 --start 2026-09-10 --leaders PP --code talks >/dev/null
    run_split schedule place talks
    assert_status 77
    assert_out ''
    assert_err 'schedule: talks is for one referral; wanted a group'
}

@test "place: a closed course that is named is told of; a list may have it and a family's own among it" {
    schedule plan counselling --for 2026-0001 --start 2026-09-10 --leaders PP --code talks >/dev/null
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    schedule plan cool-kids --start 2026-10-07 --leaders PP,FT --code other >/dev/null
    schedule end ck --reason 'too few'
    run_split schedule place ck
    assert_status 77
    assert_out ''
    assert_err 'schedule: ck was closed on 2026-09-01; wanted a course that runs'
    schedule list >list
    run_split schedule place - <list
    assert_status 0
    assert_out "$(rows <<<'2026-0015 | | waiting | other does not reach its minimum of 4')"
    assert_err 'schedule: other was left out: its minimum of 4 cannot be reached'
    run_split schedule place - <<<ck
    assert_status 0
    assert_out ''
    assert_err ''
}

@test "place: columns in every format" {
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    run_split schedule place ck -f table
    assert_out <<'END'
ref        course  result   reason
2026-0015          waiting  ck does not reach its minimum of 4
END
    run_split schedule place ck -f csv -q
    assert_csv <<'END'
ref,course,result,reason
2026-0015,,waiting,ck does not reach its minimum of 4
END
    run_split schedule place ck -f json -q
    assert_out '{"ref":"2026-0015","course":null,"result":"waiting","reason":"ck does not reach its minimum of 4"}'
}

@test "place: by codes and by a pipe; an empty pipe places nobody" {
    children 4 | wait_for
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    run_split schedule place - --commit </dev/null
    assert_status 0
    assert_out ''
    run_split refer list --status placed
    assert_out ''
    run_split schedule place ck nope
    assert_status 66
    assert_out ''
    assert_err 'schedule: no course nope; wanted a code that schedule list shows'
    schedule list --service cool-kids >courses
    run_split schedule place - --commit <courses
    [ "$(grep -c placed .stdout)" -eq 5 ]
}

@test "place gives the same result each time" {
    for n in 1 2 3 4 5 6 7 8; do echo "cool-kids 2016-01-0$n -"; done | wait_for
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code tue >/dev/null
    schedule plan cool-kids --start 2026-10-07 --leaders PP,FT --code wed >/dev/null
    run_split schedule place
    first=$stdout
    run_split schedule place
    assert_out "$first"
}

# --- staff ---------------------------------------------------------------------------------------------

@test "staff: columns in every format, names only when asked for" {
    run_split schedule staff
    assert_status 0
    assert_rows <<'END'
BK | family therapist | | | 2 |
CC | contact consultant | | | |
FT | family therapist | cool-kids | mon,tue,wed,thu | |
KO | family consultant | | | |
PP | psychologist | cool-kids,foster-care-support,postnatal-talks,shelter-children | | |
PW | preventive worker | | | |
SU | supervisor | | | |
END
    run_split schedule staff -f csv --names
    [ "$(head -n 2 .stdout | tr -d '\r')" = 'code,role,qualified,possible_days,max_courses,name
BK,family therapist,,,2,Berit Konstrueret' ]
    run_split schedule staff -f json --names
    [ "$(head -n 1 .stdout)" = '{"code":"BK","role":"family therapist","qualified":"","possible_days":null,"max_courses":2,"name":"Berit Konstrueret"}' ]
    run_split schedule staff -f table
    assert_out_lacks 'Berit'
}

@test "staff --names is journalled as a look" {
    before=$(kreds log | wc -l)
    schedule staff >/dev/null
    [ "$(kreds log | wc -l)" -eq "$before" ]
    schedule staff --names >/dev/null
    [ "$(kreds log | wc -l)" -eq $((before + 1)) ]
    kreds log | tail -n 1 | grep -q 'schedule staff'
}

@test "staff add: every option, and amending keeps what is not named" {
    run_split schedule staff add ØÅ --name 'Ørn Ånd' --role 'family therapist' --organisation 'another house' \
        --qualified cool-kids,ses --possible-days mon,tue --max-courses 3
    assert_status 0
    assert_out ''
    assert_err ''
    schedule staff add ØÅ --max-courses 4 --qualified 'siblings-group, ses'
    run_split schedule staff --names
    assert_out_has "$(rows <<<'ØÅ | family therapist | ses,siblings-group | mon,tue | 4 | Ørn Ånd')"
    [ "$(sqlite3 "$KREDS_DB" "SELECT organisation FROM staff WHERE code = 'ØÅ'")" = 'another house' ]
    before=$(kreds log)
    schedule staff add QQ -n
    [ "$(kreds log)" = "$before" ]
}

@test "staff add: a role that no service lists is said" {
    run_split schedule staff add QQ --role psycologist
    assert_status 0
    assert_err 'schedule: QQ has a role that no service lists; did you mean psychologist?'
    run_split schedule staff add QQ --role astronaut
    assert_status 0
    assert_err 'schedule: QQ has a role that no service lists; no course will take this leader'
    run_split schedule staff add QQ --role astronaut -q
    assert_err ''
}

@test "staff: wrong usage" {
    while IFS='|' read -r arguments code message; do
        eval "run_split schedule staff $arguments"
        assert_status "$code"
        assert_out ''
        assert_err "schedule: $message"
    done <<'END'
add|64|staff add takes one short code of letters, digits, dots and hyphens
add A B|64|staff add takes one short code of letters, digits, dots and hyphens
add 'A B'|64|staff add takes one short code of letters, digits, dots and hyphens
add -- -A|64|staff add takes one short code of letters, digits, dots and hyphens
add AAAAAAAAAAAAAAAAAAAAA|64|staff add takes one short code of letters, digits, dots and hyphens
add QQ --name ' '|64|--name is empty; wanted a text
add QQ --role ''|64|--role is empty; wanted a text
add QQ --possible-days man|64|--possible-days are no weekdays; wanted mon,tue,...
add QQ --max-courses 0|64|--max-courses is no fitting number; wanted 1 to 1000
add QQ --qualified ,|64|--qualified names no service; wanted SERVICE,...
add QQ --qualified cool-kid|66|no service 'cool-kid' in the catalogue; did you mean cool-kids?
import|64|staff import takes one CSV file
import a b|64|staff import takes one CSV file
import no.csv|66|no.csv: the file could not be opened
import x.csv --role x|64|--role describes one leader; wanted staff add CODE
--max-courses 3|64|--max-courses describes one leader; wanted staff add CODE
drop PP|64|unknown 'staff drop'; wanted staff, staff add, staff away or staff import
END
    run_split schedule staff
    assert_out_lacks QQ
}

@test "staff import: good sheets" {
    good=$(fixture cmd/schedule/good)
    run_split schedule staff import "$good/excel.csv"
    assert_status 0
    assert_err ''
    run_split schedule staff --names
    assert_out_has "$(rows <<<'PP | psychologist | cool-kids,shelter-children | mon,tue | 3 | Påfund; Pia')"
    assert_out_has "$(rows <<<'ØÅ | family therapist | | | | Ørn Ånd')"
    run_split schedule staff import - <<<$'code\nP P'
    assert_status 65
    assert_err 'schedule: standard input:2:1: no short code for a leader; wanted letters, digits, dots and hyphens'
    run_split schedule staff import - <"$good/few.csv"
    assert_status 0
    run_split schedule staff --names
    assert_out_has "$(rows <<<"b.o-1 | | | | | O'Brien \"Bo\" =1+1")"
    assert_out_has "$(rows <<<'PP | psychologist | cool-kids,shelter-children | mon,tue | 3 | Pia Påfund')"
    run_split schedule staff import "$good/headings.csv"
    assert_status 0
    cd "$good"
    run_split schedule staff import unknown-heading.csv
    assert_status 0
    assert_err 'schedule: unknown-heading.csv:1:3: unknown heading; the column is left out'
}

@test "staff import: what the list prints can be read again" {
    schedule staff -f csv --names >all.csv
    schedule staff -f excel --names >all-excel.csv
    run_split schedule staff import all.csv
    assert_status 0
    assert_err ''
    run_split schedule staff import all-excel.csv
    assert_status 0
    run_split schedule staff -f csv --names
    assert_out "$(cat all.csv)"
}

@test "staff import: each broken sheet is told whole, with its places, and changes nothing" {
    broken=$(fixture cmd/schedule/broken)
    before=$(kreds log)
    cd "$broken"
    for sheet in *.csv; do
        run_split schedule staff import "$sheet"
        assert_status 65
        assert_out ''
        assert_err "$(cat "${sheet%.csv}.expected")"
        for personal in Påfund Pia swimming 'P P'; do assert_err_lacks "$personal"; done
    done
    [ "$(kreds log)" = "$before" ]
}

@test "staff import: a cell of a megabyte is refused" {
    { printf 'code,name\nPP,'; head -c 1048576 /dev/zero | tr '\0' x; echo; } >big.csv
    run_split schedule staff import big.csv
    assert_status 65
    assert_err_has 'schedule: big.csv:2:2: '
}

# --- around --------------------------------------------------------------------------------------------

@test "schedule: wrong usage" {
    run_split schedule
    assert_status 64
    run_split schedule plna
    assert_status 64
    assert_err "schedule: unknown verb 'plna'; did you mean plan?"
    run_split schedule list --bogus
    assert_status 64
    assert_err 'schedule: unknown option --bogus; schedule --help lists them'
    run_split schedule list -f xml
    assert_status 64
    run_split schedule show x --start 2026-09-01
    assert_status 64
    assert_err 'schedule: show takes no --start'
    run_split schedule list --today tomorrow
    assert_status 64
}

@test "schedule: help and version" {
    run_split schedule -h
    assert_status 0
    for verb in plan list show staff place; do assert_out_has "  $verb "; done
    run_split schedule --version
    assert_status 0
    assert_out_has 'schedule (kreds) '
}

@test "options stand before or after the verb" {
    two_courses
    run_split schedule -f csv list sg
    before=$stdout
    run_split schedule list sg -f csv
    assert_out "$before"
    run_split schedule --db="$KREDS_DB" -c "$KREDS_CATALOGUE" list --format=csv --quiet sg
    assert_out "$before"
}

@test "no store, and a file that is none" {
    run_split schedule list -d nowhere/kreds.db
    assert_status 69
    assert_out ''
    printf 'not a store, but a text that is long enough to have a beginning of its own\n' >text
    chmod 600 text
    run_split schedule list -d text
    assert_status 69
    run_split schedule plan cool-kids --start 2026-09-15 --leaders PP,FT -c nowhere
    assert_status 66
}

@test "a reader who leaves is no trouble, a full disk is" {
    two_courses
    (schedule show sg; echo $? >status) | true
    [ "$(cat status)" -eq 0 ]
    if [ -w /dev/full ]; then
        run_split bash -c 'schedule show sg >/dev/full'
        assert_status 74
    fi
}

@test "a read-only store can be looked at, and refuses a plan" {
    two_courses
    [ "$(id -u)" -ne 0 ] || skip 'root writes anywhere'
    chmod 400 store/kreds.db
    run_split schedule list
    assert_status 0
    plan cool-kids --start 2026-09-15 --leaders PP,FT
    [ "$status" -ne 0 ]
}

@test "no message bears a name" {
    schedule plan cool-kids --start 2026-10-06 --leaders PP,FT --code ck >/dev/null
    {
        schedule plan cool-kids --start 2026-10-06 --leaders PP,KO,XX
        schedule plan counselling --for 2026-0002 --start 2026-10-06 --leaders PP
        schedule plan counselling --for 2026-0001 --start 2026-07-06 --leaders PP
        schedule place
    } >said 2>&1 || true
    run_split cat said
    for name in Opdigt Påfund Opspind Konstrueret; do assert_out_lacks "$name"; done
}
