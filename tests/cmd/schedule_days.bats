#!/usr/bin/env bats
# kreds-schedule days: the open days of a span, with a calendar and without, and with no store at all.

load ../helpers

# No store is needed, and none is there.
setup() {
    kreds_setup
    export KREDS_DB=$PWD/there/is/none.db
}

# days OPTION…: the days as printed, without their weeks.
days() {
    run_split schedule days "$@"
    stdout=$(cut -f 1,2 <<<"$stdout" | tr '\t' ' ')
}

# calendar TEXT…: a house with a calendar of these lines, in force.
calendar() {
    mkdir -p house
    printf '%s\n' 'calendar: own' "$@" >house/calendar.yaml
    cat >house/catalogue.yaml <<'END'
catalogue: own
house: The house
calendar: own
services:
  talk: {name: Talk, legal_basis: none, delivered: family, citizen: family}
END
    export KREDS_CATALOGUE=$PWD/house
}

@test "Monday to Friday, with date, weekday and week" {
    run_split schedule days --from 2026-09-03 --to 2026-09-09
    assert_status 0
    assert_err ''
    assert_out <<'END'
2026-09-03	thu	2026-W36
2026-09-04	fri	2026-W36
2026-09-07	mon	2026-W37
2026-09-08	tue	2026-W37
2026-09-09	wed	2026-W37
END
    run_split schedule days --from 2026-09-03 --to 2026-09-03 -f json
    assert_out '{"date":"2026-09-03","weekday":"thu","week":"2026-W36"}'
    run_split schedule days --from 2026-09-03 --to 2026-09-03 -f csv
    assert_out $'date,weekday,week\r\n2026-09-03,thu,2026-W36\r'
}

@test "no open day is no failure" {
    run_split schedule days --from 2026-09-05 --to 2026-09-06
    assert_status 0
    assert_out ''
    assert_err ''
}

@test "other weekdays, every second week, counted from the week of the first day" {
    days --from 2026-09-03 --to 2026-10-01 --on tue,sat
    assert_out $'2026-09-05 sat\n2026-09-08 tue\n2026-09-12 sat\n2026-09-15 tue\n2026-09-19 sat\n2026-09-22 tue\n2026-09-26 sat\n2026-09-29 tue'
    days --from 2026-09-03 --to 2026-10-01 --on tue,sat --every 2
    assert_out $'2026-09-05 sat\n2026-09-15 tue\n2026-09-19 sat\n2026-09-29 tue'
    days --from 2026-09-03 --to 2026-10-01 --on tue,sat --every '2 weeks'
    assert_out $'2026-09-05 sat\n2026-09-15 tue\n2026-09-19 sat\n2026-09-29 tue'
    days --from 2026-09-03 --to 2026-10-01 --on tue --every '1 week'
    assert_out $'2026-09-08 tue\n2026-09-15 tue\n2026-09-22 tue\n2026-09-29 tue'
}

@test "the closed periods that are named, and no others" {
    days --from 2026-10-06 --to 2026-10-20 --on tue
    assert_out $'2026-10-06 tue\n2026-10-13 tue\n2026-10-20 tue'
    days --from 2026-10-06 --to 2026-10-20 --on tue --skip autumn
    assert_out $'2026-10-06 tue\n2026-10-20 tue'
    days --from 2026-10-06 --to 2026-10-20 --on tue --skip winter
    assert_out $'2026-10-06 tue\n2026-10-13 tue\n2026-10-20 tue'
    days --from 2026-12-15 --to 2027-01-12 --on tue --skip autumn,christmas
    assert_out $'2026-12-15 tue\n2027-01-05 tue\n2027-01-12 tue'
    assert_err ''
}

# Table: a span with one public holiday in it, or more, and the days that are left on all seven weekdays.
@test "public holidays are closed on any weekday, and the days that are none are open" {
    while read -r from to wanted; do
        days --from "$from" --to "$to" --on mon,tue,wed,thu,fri,sat,sun -q
        stdout=$(cut -d ' ' -f 1 <<<"$stdout" | cut -c 6- | paste -sd ' ')
        assert_out "$wanted" || told "$from to $to" '' ''
    done <<'END'
2023-05-04 2023-05-06 05-04 05-06
2024-04-25 2024-04-27 04-25 04-26 04-27
2026-01-01 2026-01-02 01-02
2026-04-01 2026-04-07 04-01 04-04 04-07
2026-05-14 2026-05-15 05-15
2026-05-23 2026-05-26 05-23 05-26
2026-06-04 2026-06-06 06-04 06-05 06-06
2026-12-23 2026-12-28 12-23 12-24 12-27 12-28
2026-12-31 2027-01-02 12-31 01-02
2038-04-21 2038-04-27 04-21 04-24 04-27
2040-05-10 2040-05-11 05-11
END
}

# Found by the tables of the church year, not by the formula in use.
@test "Easter Monday is closed in each year from 2018 to 2040" {
    for day in 2018-04-02 2019-04-22 2020-04-13 2021-04-05 2022-04-18 2023-04-10 2024-04-01 2025-04-21 2026-04-06 2027-03-29 \
        2028-04-17 2029-04-02 2030-04-22 2031-04-14 2032-03-29 2033-04-18 2034-04-10 2035-03-26 2036-04-14 2037-04-06 \
        2038-04-26 2039-04-11 2040-04-02; do
        days --from "$day" --to "$day" -q
        assert_out '' || told "$day" '' ''
    done
}

@test "week 53, where the year has one, and the days around New Year in the week's year" {
    run_split schedule days -q --from 2026-12-28 --to 2027-01-08 --on mon,fri
    assert_out <<'END'
2026-12-28	mon	2026-W53
2027-01-04	mon	2027-W01
2027-01-08	fri	2027-W01
END
    run_split schedule days -q --from 2020-12-31 --to 2021-01-04 --on mon,thu,sun
    assert_out <<'END'
2020-12-31	thu	2020-W53
2021-01-03	sun	2020-W53
2021-01-04	mon	2021-W01
END
    run_split schedule days -q --from 2024-12-29 --to 2024-12-31 --on mon,tue,sun
    assert_out <<'END'
2024-12-29	sun	2024-W52
2024-12-30	mon	2025-W01
2024-12-31	tue	2025-W01
END
    run_split schedule days -q --from 2027-12-31 --to 2028-01-03
    assert_out <<'END'
2027-12-31	fri	2027-W52
2028-01-03	mon	2028-W01
END
    # Every second week goes on through week 53 without a leap.
    run_split schedule days -q --from 2026-12-14 --to 2027-01-26 --on tue --every 2
    assert_out <<'END'
2026-12-15	tue	2026-W51
2026-12-29	tue	2026-W53
2027-01-12	tue	2027-W02
2027-01-26	tue	2027-W04
END
    run_split schedule days -q --from 2032-12-31 --to 2033-01-03 --on mon,fri
    assert_out <<'END'
2032-12-31	fri	2032-W53
2033-01-03	mon	2033-W01
END
}

@test "29 February is there in leap years only" {
    for year in 2020 2024 2028 2032 2036 2040 2000; do
        days --from "$year-02-28" --to "$year-03-01" --on mon,tue,wed,thu,fri,sat,sun -q
        assert_out_has "$year-02-29"
    done
    for year in 2023 2026 2027 2100; do
        run_split schedule days --from "$year-02-29" --to "$year-03-01"
        assert_status 64
        days --from "$year-02-28" --to "$year-03-01" --on mon,tue,wed,thu,fri,sat,sun -q
        assert_out_lacks '02-29'
    done
}

@test "both clock changes are days like others" {
    days --from 2026-03-28 --to 2026-03-30 --on sat,sun,mon
    assert_out $'2026-03-28 sat\n2026-03-29 sun\n2026-03-30 mon'
    days --from 2026-10-24 --to 2026-10-26 --on sat,sun,mon
    assert_out $'2026-10-24 sat\n2026-10-25 sun\n2026-10-26 mon'
}

@test "behind the calendar's end its closed periods are not known, and that is said" {
    days --from 2028-12-20 --to 2029-01-07 --on mon --skip christmas
    assert_out ''
    assert_err ''
    days --from 2029-10-08 --to 2029-10-19 --on tue --skip autumn
    assert_status 0
    assert_out $'2029-10-09 tue\n2029-10-16 tue'
    assert_err 'schedule: the calendar norddjurs lists closed periods until 2029-01-07; those of later days are not known'
    run_split schedule days -q --from 2029-10-08 --to 2029-10-19 --on tue --skip autumn
    assert_err ''
    # Before its beginning likewise, for who asks for a closed period.
    days --from 2024-10-15 --to 2024-10-15 --skip autumn
    assert_out '2024-10-15 tue'
    assert_err 'schedule: the calendar norddjurs lists closed periods from 2024-12-21 on; those of earlier days are not known'
    days --from 2024-10-15 --to 2024-10-15
    assert_err ''
}

@test "without a catalogue only weekends are closed, and that is said" {
    unset KREDS_CATALOGUE
    days --from 2026-12-24 --to 2026-12-28
    assert_status 0
    assert_out $'2026-12-24 thu\n2026-12-25 fri\n2026-12-28 mon'
    assert_err 'schedule: there is no calendar: public holidays count as open'
    run_split schedule days --from 2026-12-24 --to 2026-12-28 --skip christmas
    assert_status 64
    assert_out ''
    assert_err 'schedule: --skip names closed periods, and no calendar lists any; wanted -c PATH'
}

@test "a catalogue that is named must be there, and be whole" {
    run_split schedule days --from 2026-12-24 --to 2026-12-28 -c nowhere
    assert_status 66
    assert_out ''
    calendar 'closed: [{name: autumn, from: 2026-10-10}]'
    run_split schedule days --from 2026-12-24 --to 2026-12-28
    assert_status 78
    assert_out ''
}

@test "a calendar without public holidays closes what it names" {
    calendar 'closed: [{name: spring, from: 2026-04-01, to: 2026-04-02}]'
    days --from 2026-04-01 --to 2026-04-06 --skip spring
    assert_status 0
    assert_out $'2026-04-03 fri\n2026-04-06 mon'
    assert_err 'schedule: the calendar own lists closed periods until 2026-04-02; those of later days are not known'
    calendar 'public_holidays: denmark'
    days --from 2026-04-01 --to 2026-04-06
    assert_out '2026-04-01 wed'
    assert_err ''
}

@test "a period that the calendar does not have" {
    run_split schedule days --from 2026-10-06 --to 2026-10-20 --skip autum,winter
    assert_status 64
    assert_out ''
    assert_err "schedule: the calendar norddjurs has no closed period 'autum'; wanted one of christmas, winter, summer, autumn"
}

@test "what is no span, no weekday and no number of weeks" {
    while IFS='|' read -r arguments wanted; do
        # shellcheck disable=SC2086
        run_split schedule days $arguments
        assert_status 64 && assert_out '' && assert_err "schedule: $wanted" || return
    done <<'END'
|days wants --from DATE and --to DATE
--from 2026-09-01|days wants --from DATE and --to DATE
--to 2026-09-01|days wants --from DATE and --to DATE
--from 2026-09-31 --to 2026-10-01|--from is no date; wanted YYYY-MM-DD
--from 2026-09-01 --to soon|--to is no date; wanted YYYY-MM-DD
--from 2026-09-02 --to 2026-09-01|--to lies before --from; wanted that day or a later one
--from 2026-09-01 --to 2026-09-02 --on tuesday|--on names no weekdays; wanted as tue,sat
--from 2026-09-01 --to 2026-09-02 --on=|--on names no weekdays; wanted as tue,sat
--from 2026-09-01 --to 2026-09-02 --every 0|--every is no number of weeks; wanted 1, 2 or more
--from 2026-09-01 --to 2026-09-02 --every=-1|--every is no number of weeks; wanted 1, 2 or more
--from 2026-09-01 --to 2026-09-02 --every x|--every is no number of weeks; wanted 1, 2 or more
--from 2026-09-01 --to 2026-09-02 --skip ,|--skip names nothing; wanted closed periods as autumn,christmas
--from 2026-09-01 --to 2026-09-02 2026-09-03|days takes no operands
--from 2026-09-01 --to 2026-09-02 --venue Huset|days takes no --venue
END
    run_split schedule days --from 2026-09-01 --to 2026-09-02 --every '2 months'
    assert_status 64
    assert_err 'schedule: --every is no number of weeks; wanted 1, 2 or more'
}
