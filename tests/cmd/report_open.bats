#!/usr/bin/env bats
# report: what is owed by the house's own rules on what stands open: a decline until a day, a consent taken back.
# shellcheck disable=SC1010 # done is a verb

load ../helpers

TAB=$'\t'

setup() {
    kreds_setup
    prepared house
}

house() {
    kreds init --today 2026-08-18
    refer add -q "$KREDS_ROOT"/examples/autumn/cool-kids.yaml >/dev/null
    schedule staff import "$KREDS_ROOT/examples/autumn/leaders.csv"
}

# owed WHAT DAY ARGUMENT…: the lines of a kind that report due prints on a day, blanks for tabs; others are not of this file.
owed() {
    local what=$1 on=$2
    shift 2
    stdout=$(report due --today "$on" "$@" | grep "^[^$TAB]*$TAB$what$TAB" | tr '\t' '|')
}

# accept REF…: accepted on 1 September.
accept() { screen decide -q "$@" accept --override known; }

# refused STATUS MESSAGE COMMAND…: and nothing is written.
refused() {
    local before wanted=$1 message=$2
    shift 2
    before=$(kreds log | wc -l)
    run_split "$@"
    assert_status "$wanted"
    assert_out ''
    assert_err "$message"
    [ "$(kreds log | wc -l)" -eq "$before" ]
}

# --- a decline until a day -------------------------------------------------------------------------------

@test "a decline until a day is owed a second look on that day, and overdue the day after" {
    screen decide 2026-0001 decline --reason full --until 2026-12-01
    screen decide 2026-0002 decline --reason full
    run_split report due 2026-0001 --today 2026-12-01
    assert_status 0
    assert_out "2026-0001${TAB}reconsider${TAB}decline${TAB}2026-12-01${TAB}${TAB}${TAB}"
    run_split report due 2026-0001 --today 2026-12-03
    assert_status 1
    assert_out "2026-0001${TAB}reconsider${TAB}decline${TAB}2026-12-01${TAB}2${TAB}${TAB}"
    # A decline for good is owed none.
    owed reconsider 2027-12-01 2026-0002
    assert_out ''
    # Ahead of the day it is seen by who looks that far.
    owed reconsider 2026-09-01 --within 3m
    assert_out '2026-0001|reconsider|decline|2026-12-01|||'
    owed reconsider 2026-09-01 --within 2m
    assert_out ''
    owed reconsider 2026-12-03 --service cool-kids
    assert_out '2026-0001|reconsider|decline|2026-12-01|2||'
    owed reconsider 2026-12-03 --service counselling
    assert_out ''
    owed reconsider 2026-12-03 2026-0002
    assert_out ''
}

@test "a new decision settles the second look, and may park it again" {
    screen decide 2026-0001 2026-0002 2026-0003 2026-0004 decline --until 2026-12-01
    accept 2026-0001 --on 2026-12-01
    screen decide -q 2026-0002 redirect --to counselling --on 2026-12-01 >/dev/null
    screen decide 2026-0003 decline --until 2027-02-01 --on 2026-12-01
    screen decide 2026-0004 decline --on 2026-12-01
    owed reconsider 2026-12-03
    assert_out '2026-0003|reconsider|decline|2027-02-01|||'
    kreds undo >/dev/null
    owed reconsider 2026-12-03
    assert_out '2026-0004|reconsider|decline|2026-12-01|2||
2026-0003|reconsider|decline|2027-02-01|||'
}

@test "a second look that changes nothing is settled by done; a new park is owed anew" {
    screen decide 2026-0001 decline --until 2026-12-01
    refused 77 'report: reconsider of 2026-0001 can be settled from 2026-09-02 on; wanted that day or a later one' \
        report done 2026-0001 reconsider --on 2026-09-01
    run_split report done -n 2026-0001 reconsider --on 2026-12-01
    assert_status 0
    owed reconsider 2026-12-03
    assert_out '2026-0001|reconsider|decline|2026-12-01|2||'
    run_split report done 2026-0001 reconsider --on 2026-12-01
    assert_status 0
    assert_out ''
    assert_err ''
    owed reconsider 2026-12-03
    assert_out ''
    refused 66 'report: no reconsider is owed on 2026-0001; report due lists what is' \
        report done 2026-0001 reconsider --on 2026-12-02
    # A decision on the very day of that look is newer than it.
    screen decide 2026-0001 decline --until 2027-02-01 --on 2026-12-01
    owed reconsider 2027-02-02
    assert_out '2026-0001|reconsider|decline|2027-02-01|1||'
}

@test "done of what is not owed" {
    refused 66 'report: no reconsider is owed on 2026-0001; report due lists what is' report done 2026-0001 reconsider
    refused 66 'report: no consent is owed on 2026-0001; report due lists what is' report done 2026-0001 consent
    refused 66 "report: nothing called 'reconsidered' is owed on 2026-0001; wanted one of interview, midway note" \
        report done 2026-0001 reconsidered
}

# --- a consent taken back --------------------------------------------------------------------------------

@test "a consent taken back after the acceptance is owed a talk, of the day it was withdrawn" {
    accept 2026-0001 2026-0002
    refer consent 2026-0001 +1 withdrawn --on 2026-09-10
    run_split report due 2026-0001 --today 2026-09-10
    assert_out "2026-0001${TAB}interview${TAB}received${TAB}2026-09-01${TAB}9${TAB}${TAB}
2026-0001${TAB}consent${TAB}withdrawn${TAB}2026-09-10${TAB}${TAB}${TAB}"
    owed consent 2026-09-12
    assert_out '2026-0001|consent|withdrawn|2026-09-10|2||'
    # One who says no now, where nothing was known, is owed it too.
    refer consent 2026-0002 +1 refused --on 2026-09-11
    owed consent 2026-09-12 --service cool-kids
    assert_out '2026-0001|consent|withdrawn|2026-09-10|2||
2026-0002|consent|refused|2026-09-11|1||'
    owed consent 2026-09-12 --service counselling
    assert_out ''
    # Placed, it goes to the course's leader.
    schedule plan cool-kids --start 2026-09-23 --time 15:00 --leaders PP,FT --code ck -q >/dev/null
    schedule assign -q 2026-0001 ck >/dev/null
    owed consent 2026-09-12 2026-0001
    assert_out '2026-0001|consent|withdrawn|2026-09-10|2||PP'
}

@test "it is settled by the consent given again, a withdrawal, a leaving, a new decision, or done" {
    accept 2026-0001 2026-0002 2026-0003 2026-0004
    local ref
    for ref in 2026-0001 2026-0002 2026-0003 2026-0004; do refer consent "$ref" +1 withdrawn --on 2026-09-10; done
    refer consent 2026-0001 +1 given --on 2026-09-11
    refer withdraw 2026-0002 --reason moved --on 2026-09-11
    screen decide 2026-0003 decline --on 2026-09-11
    owed consent 2026-09-12
    assert_out '2026-0004|consent|withdrawn|2026-09-10|2||'
    refused 77 'report: consent of 2026-0004 can be settled from 2026-09-10 on; wanted that day or a later one' \
        report done 2026-0004 consent --on 2026-09-09
    run_split report done 2026-0004 consent --on 2026-09-10
    assert_status 0
    owed consent 2026-09-12
    assert_out ''
    # Withdrawn once more, it is owed once more.
    refer consent 2026-0004 +1 given --on 2026-09-14
    refer consent 2026-0004 +1 withdrawn --on 2026-09-16
    owed consent 2026-09-17
    assert_out '2026-0004|consent|withdrawn|2026-09-16|1||'
    schedule plan cool-kids --start 2026-09-23 --time 15:00 --leaders PP,FT --code ck -q >/dev/null
    schedule assign -q 2026-0004 ck >/dev/null
    schedule leave 2026-0004 ck --reason moved --on 2026-09-24
    owed consent 2026-09-25
    assert_out ''
}

@test "what was known at the acceptance was weighed then" {
    refer consent 2026-0001 +1 withdrawn --on 2026-08-30
    refer consent 2026-0002 +1 refused --on 2026-09-01
    refer consent 2026-0003 +1 withdrawn --on 2026-09-01
    accept 2026-0001 2026-0002 2026-0003
    owed consent 2026-09-12
    assert_out ''
    # Not yet accepted, screening says it; a report's consent is another matter.
    refer consent 2026-0004 +1 withdrawn
    refer consent 2026-0001 +1 withdrawn --purpose report --on 2026-09-10
    owed consent 2026-09-12
    assert_out ''
}

@test "a consent taken back before the acceptance and typed after it was not known then" {
    accept 2026-0001 2026-0002
    refer consent --today 2026-09-02 2026-0001 +1 withdrawn --on 2026-08-30
    refer consent --today 2026-09-02 2026-0002 +1 refused --on 2026-08-31
    owed consent 2026-09-12
    assert_out '2026-0001|consent|withdrawn|2026-08-30|13||
2026-0002|consent|refused|2026-08-31|12||'
    report done 2026-0001 consent --on 2026-09-02
    owed consent 2026-09-12
    assert_out '2026-0002|consent|refused|2026-08-31|12||'
}

@test "two adults who take it back are two, and one done settles both of that day or before" {
    refer add -q - >/dev/null <<'END'
service: counselling
received_on: 2026-08-25
citizen: {name: Opdigt Barn, birth_date: 2016-03-04, municipality: Norddjurs}
holders:
  - {name: Opdigt Mor, relation: mother, consent: given}
  - {name: Opdigt Far, relation: father, consent: given}
END
    accept 2026-0005
    refer consent 2026-0005 mother withdrawn --on 2026-09-10
    refer consent 2026-0005 father withdrawn --on 2026-09-12
    owed consent 2026-09-13
    assert_out '2026-0005|consent|withdrawn|2026-09-10|3||
2026-0005|consent|withdrawn|2026-09-12|1||'
    report done 2026-0005 consent --on 2026-09-11
    owed consent 2026-09-13
    assert_out '2026-0005|consent|withdrawn|2026-09-12|1||'
    report done 2026-0005 consent --on 2026-09-12
    owed consent 2026-09-13
    assert_out ''
}

# --- the house's first day, and the week -------------------------------------------------------------------

@test "nothing is overdue of the time before the house's first day: what stands open is owed from then" {
    export KREDS_DB=$PWD/later/kreds.db
    kreds init --today 2027-01-04
    refer add -q "$KREDS_ROOT"/examples/autumn/cool-kids.yaml >/dev/null
    screen decide 2026-0001 decline --until 2026-12-01
    accept 2026-0002
    refer consent 2026-0002 +1 withdrawn --on 2026-10-01
    owed reconsider 2027-01-04
    assert_out '2026-0001|reconsider|decline|2027-01-04|||'
    owed consent 2027-01-05
    assert_out '2026-0002|consent|withdrawn|2027-01-04|1||'
    # It can be settled by a day before that.
    report done 2026-0002 consent --on 2026-10-02
    owed consent 2027-01-05
    assert_out ''
}

@test "the week counts them with what is due" {
    screen decide 2026-0001 2026-0002 decline --until 2026-12-01
    screen decide 2026-0003 decline --until 2026-12-10
    accept 2026-0004
    refer consent 2026-0004 +1 withdrawn --on 2026-11-30
    run_split report weekly -f tsv --today 2026-12-02
    stdout=$(grep -E "${TAB}(reconsider|consent)${TAB}" <<<"$stdout")
    assert_out "due${TAB}consent${TAB}overdue${TAB}1${TAB}
due${TAB}reconsider${TAB}overdue${TAB}2${TAB}
due${TAB}reconsider${TAB}coming${TAB}1${TAB}"
}

@test "without anything that stands open nothing is said of it" {
    accept 2026-0001
    owed reconsider 2027-12-01
    assert_out ''
    owed consent 2027-12-01
    assert_out ''
}
