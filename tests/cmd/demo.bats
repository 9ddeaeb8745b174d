#!/usr/bin/env bats
# The walk of examples/demo through a house's autumn: what it prints, and that its story is true.

load ../helpers

TAB=$'\t'

setup() {
    kreds_setup
    export KREDS_BIN=${KREDS_BIN:-$KREDS_ROOT/build/bin} KREDS_DEMO=$PWD/demo
}

# walk: the demo's output with the places that it names made the same everywhere.
walk() {
    "$KREDS_ROOT/examples/demo" >printed 2>&1
    sed -e "s|$KREDS_DEMO|FOLDER|g" -e "s|$(cd "$KREDS_BIN" && pwd)|BIN|g" \
        -e 's/20[0-9-]*T[0-9:]*Z/AT/g' printed
}

# there: the demo's folder, store, catalogue and day, as its last words advise.
there() {
    cd "$KREDS_DEMO" || return 1
    export KREDS_DB=$PWD/kreds.db KREDS_CATALOGUE=$PWD/catalogue KREDS_TODAY=2026-10-02
}

@test "the demo prints what it printed" {
    walk >came
    diff -u "$(fixture demo/expected.txt)" came
    # Nothing stands beside its own folder.
    [ "$(find . -mindepth 1 -maxdepth 1 ! -name '.std*' | sort | tr '\n' ' ')" = './came ./demo ./printed ' ]
}

@test "the demo's story is true" {
    walk >came
    there

    # 14 referrals came, as YAML and as CSV, for two groups; one more by redirection; a row went into the rejects.
    refer list >all
    [ "$(wc -l <all)" -eq 15 ]
    [ "$(cut -f 7 all | grep -c '\.yaml$')" -eq 6 ]
    [ "$(cut -f 7 all | grep -c '\.csv$')" -eq 8 ]
    [ "$(wc -l <rejects.csv)" -eq 2 ]
    [ "$(cut -f 3 all | sort | uniq -c | tr -s ' ' | tr '\n' ,)" = ' 8 cool-kids, 1 counselling, 6 siblings-group,' ]

    # All four verdicts were given, with reasons.
    sed -n '/^\$ screen check -f table$/,/^(exit/p' ../came >judged
    for verdict in eligible review incomplete ineligible; do grep -qw "$verdict" judged; done
    grep -q 'review *age' judged

    # Two courses over the autumn and Christmas holidays, no session within them.
    [ "$(schedule list | wc -l)" -eq 2 ]
    for course in ck-2026 sg-2026; do
        schedule show "$course" >sessions
        [ "$(cut -f 2 sessions | awk '$0 >= "2026-10-10" && $0 <= "2026-10-18"' | wc -l)" -eq 0 ]
        [ "$(cut -f 2 sessions | awk '$0 >= "2026-12-19" && $0 <= "2027-01-03"' | wc -l)" -eq 0 ]
        cut -f 9 sessions | grep -q '(autumn); moved to'
        cut -f 9 sessions | grep -q '(christmas); moved to'
    done

    # The waiting were placed, one stays and is told why.
    [ "$(refer list --status placed | wc -l)" -eq 11 ]
    [ "$(refer list --status waiting | cut -f 1)" = 2026-0009 ]
    grep -qx '2026-0009  *waiting  no course of cool-kids has a free place' ../came

    # Three sessions were held, with every kind of mark, for children and for adults.
    attend list >marks
    [ "$(cut -f 1 marks | sort -u | tr '\n' ' ')" = 'ck-2026/1 ck-2026/2 sg-2026/1 ' ]
    for status in present late cancelled absent; do grep -q "child${TAB}$status" marks; done
    grep -q "adult${TAB}present" marks

    # A command was taken back and done anew; the house is sound.
    [ "$(kreds log | cut -f 4 | grep -c '(undone)')" -eq 1 ]
    [ "$(kreds log | cut -f 4 | grep -c '^kreds undo of')" -eq 1 ]
    run_split attend list --who 2026-0008 ck-2026
    assert_out_lacks "2026-0008${TAB}child${TAB}absent"
    run_split kreds check
    assert_status 0
    assert_out ''
}

@test "what the demo advises at its end can be typed" {
    walk >came
    sed -n '/^The folder is/,$p' printed | sed -n 's/^  //p' >advice
    [ "$(wc -l <advice)" -ge 5 ]
    # shellcheck disable=SC2016 # the inner shell expands
    run_split env -i HOME="$HOME" PATH=/usr/bin:/bin bash -e advice
    assert_status 1 # screen check --explain: not all are eligible
    sed -i '/^screen/d' advice
    run_split env -i HOME="$HOME" PATH=/usr/bin:/bin bash -e advice
    assert_status 0
    assert_out_has 'Alma Eksempel'
    assert_err ''
}
