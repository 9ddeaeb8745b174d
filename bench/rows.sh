# shellcheck shell=sh disable=SC2154
# The rows of the bench, read by bench/run once for each size. A row is one of
#
#   looks  TITLE RUNS SQL COMMAND…   the shell answers the same question; what both print must be the same lines
#   judges TITLE RUNS SQL COMMAND…   the shell only selects what the command judges
#   writes TITLE RUNS SQL COMMAND…   the shell writes the same rows, without the journal; each has a copy of the store
#   alone  TITLE RUNS COMMAND…       nothing to compare with
#   waits  TITLE RUNS CHILDREN COMMAND…   the same, on a waiting list of its own, which is the row's size
#
# $before is a command that the shell is given before the SQL.
#
# SQL is the name of a file in bench/sql, or the names of some that make one text together. {1} … {9} in a command or an SQL text are
# words of a line that `words` has made, another line for each turn. $few runs are for what takes long; what waits for the disk is run
# often, as its times lie far apart.

# Forms that differ in the child's name and birth date.
words forms "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 48)
    SELECT n, 'Alma' || n, date('2015-06-01', '+' || (n * 17) || ' days') FROM n"
while read -r number name birth; do
    cat >"form-$number.yaml" <<FORM
service: cool-kids
received_on: 2026-03-10
citizen: {name: $name Eksempel, birth_date: $birth, municipality: Norddjurs, address: Opdigtet Vej 1, school: Eksempelskolen, class: 4.b}
holders:
  - {name: Anna Eksempel, relation: mother, phone: "00 00 00 01", consent: given}
  - {name: Anders Eksempel, relation: father, phone: "00 00 00 02", consent: given}
referrer: {role: parent, name: Anna Eksempel}
child_case: no
concerns: [anxiety, school]
reason: Stays at home from school with a stomach ache when there is a test.
child_wants: yes
possible_days: [mon, tue, wed]
facts: {anxiety_disturbs_daily_life: yes}
FORM
done <words.forms
writes 'refer add, one form' 41 refer-add refer add 'form-{1}.yaml'

# Sheets of other children each turn. The shell reads them into a table of its own first.
words sheets 'VALUES (1), (2), (3), (4)'
if wanted 'refer import'; then
    while read -r turn; do
        awk -v rows="$(sheet_rows_of "$size")" -v turn="$turn" -f "$here/sheet.awk" >"sheet-$turn.csv"
    done <words.sheets
fi
before=".import --csv --schema temp 'sheet-{1}.csv' staging"
writes 'refer import' 3 refer-import refer import 'sheet-{1}.csv' --source bench
before=

# Children who were there, to be marked late: another one each turn, as the same mark again writes nothing.
words marks "SELECT c.code, a.session, r.year, r.number, 'late', printf('%d-%04d', r.year, r.number)
    FROM course c JOIN attendance a ON a.course = c.id JOIN referral r ON r.id = a.referral AND r.citizen = a.person
    WHERE c.ended_on IS NULL AND a.status = 'present' ORDER BY a.person * 7919 % 10007, a.session LIMIT 48"
writes 'attend mark' 41 attend-mark attend mark '{1}/{2}' '{6}={5}'

words references "SELECT printf('%d-%04d', year, number), '-', year, number FROM referral
    WHERE received_on >= '2025-06-01' ORDER BY id * 7919 % 10007 LIMIT 24"
judges 'screen check, one' 11 screen-check screen check '{1}'
judges 'screen check, all' "$few" screen-check-all screen check
looks 'refer list, all' "$few" 'refer-list-lines refer-list' refer list
looks 'refer list, one' 11 'refer-list-lines refer-list-one' refer list '{1}'
looks 'refer list, waiting for one service' 11 refer-list-filter \
    refer list --service cool-kids --since 2025-09-01 --status waiting
looks 'report due' "$few" 'due-rules report-due' report due
looks 'report weekly' "$few" 'report-weekly due-rules report-weekly-due' report weekly -f tsv
judges 'schedule place, dry' "$few" schedule-place schedule place
if [ "$size" = house ]; then
    for children in 1250 2500 5000 10000; do waits 'schedule place, so many wait' "$few" "$children" schedule place; done
fi
judges 'kreds check' "$few" kreds-check kreds check
# shellcheck disable=SC2016
alone 'schedule check' "$few" sh -c 'schedule check -q >/dev/null || [ $? -eq 1 ]'
alone 'schedule ical' "$few" schedule ical
alone 'schedule seats' "$few" schedule seats

# A year's plan is as large as its wants, whatever the store: 40 courses for 14 leaders and 6 venues in 40 weeks, in a store of its own.
if [ "$size" = house ]; then
    "$here/year-plan" leaders >year.csv
    "$here/year-plan" possible >year-possible.yaml
    "$here/year-plan" leaderless >year-leaderless.yaml
    "$here/year-plan" roomless >year-roomless.yaml
    drop year.db
    kreds -d year.db init
    schedule -d year.db staff import year.csv
    alone 'schedule year, 40 courses' "$few" schedule -d year.db year -q year-possible.yaml
    for why in leaderless roomless; do
        # shellcheck disable=SC2016
        alone "schedule year, none ($why)" "$few" sh -c 'schedule -d year.db year -q "$0" 2>/dev/null || [ $? -eq 77 ]' "year-$why.yaml"
    done
fi
