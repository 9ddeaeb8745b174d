# For the bats files: `load ../helpers`. Each test begins in a folder of its own, with a store, a catalogue and a day of
# its own; the programs stand first in PATH.
#
#     @test "an unknown service names the nearest one" {
#         run_split refer form cool-kid
#         assert_status 66
#         assert_out ''
#         assert_err 'refer: no service cool-kid; did you mean cool-kids?'
#     }
#
# A file that wants more in its set-up defines `setup() { kreds_setup; …; }` after the load.
#
# A failure names its line of the test. With TRACE=1 it names the lines within functions and subshells too: bats then notes
# each command before it runs, in these helpers as well, which takes a third of a test's time.

bats_require_minimum_version 1.5.0

KREDS_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The environment of each test: no setting of the caller's reaches the programs.
kreds_setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    unset LANGUAGE LANG EDITOR VISUAL PAGER KREDS_TODAY
    export LC_ALL=C.UTF-8 TZ=Europe/Copenhagen
    export HOME=$PWD XDG_CONFIG_HOME=$PWD/config XDG_DATA_HOME=$PWD/data
    export XDG_CACHE_HOME=$BATS_FILE_TMPDIR/cache # the catalogue is read once a file
    export KREDS_DB=$PWD/store/kreds.db
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/norddjurs
    export KREDS_TODAY=2026-09-01
    export PATH=${KREDS_BIN:-$KREDS_ROOT/build/bin}:$PATH
    umask 022
    [ -n "${TRACE-}" ] || set +T
}

setup() {
    kreds_setup
}

# prepared COMMAND…: the store as the command leaves it. It runs once a file, in a folder of its own, and each test has a copy;
# so it depends on its words and on the file alone.
# shellcheck disable=SC2030,SC2031 # what the command changes besides the store is gone with its subshell
prepared() {
    local made=$BATS_FILE_TMPDIR/${*//[^A-Za-z0-9-]/_}
    if [ ! -d "$made" ]; then
        mkdir "$made.making"
        (
            cd "$made.making" || exit
            export KREDS_DB=$PWD/store/kreds.db
            "$@"
        )
        mv "$made.making" "$made"
    fi
    cp -a "$made/store" "${KREDS_DB%/*}"
}

# accepted_house SHEET: a new house with the leaders of the schedule's tests and the referrals of the sheet, all accepted.
accepted_house() {
    kreds init
    schedule staff import "$(fixture cmd/schedule/leaders.csv)"
    refer import "$1" | screen decide - accept --override 'set up' 2>/dev/null
}

# run_split COMMAND…: runs it and never fails; $status, $stdout and $stderr tell what came. The last line's newline is
# not in $stdout and $stderr. Both stand as they came in the files .stdout and .stderr.
run_split() {
    status=0
    "$@" >"$BATS_TEST_TMPDIR/.stdout" 2>"$BATS_TEST_TMPDIR/.stderr" || status=$?
    { stdout=$(<"$BATS_TEST_TMPDIR/.stdout") stderr=$(<"$BATS_TEST_TMPDIR/.stderr"); } 2>/dev/null
}

# fixture NAME: the path of tests/fixtures/NAME.
fixture() {
    printf '%s\n' "$KREDS_ROOT/tests/fixtures/$1"
}

# rows: lines for a reader; a bar between the columns stands for the tab.
rows() { sed 's/ *| */\t/g'; }

# assert_rows: standard output is the rows on standard input.
assert_rows() { assert_out "$(rows)"; }

# refused STATUS COMMAND…: fails with the messages on standard input, and prints and changes nothing. A file whose refusals have more
# in common than that has one of its own.
refused() {
    local wanted=$1 before
    shift
    before=$(kreds log | wc -l)
    run_split "$@"
    assert_status "$wanted" && assert_out '' && assert_err "$(cat)" && [ "$(kreds log | wc -l)" -eq "$before" ]
}

# told WHAT WANTED CAME: prints a failure; returns 1.
told() {
    printf '%s\n-- wanted:\n%s\n-- came:\n%s\n' "$1" "$2" "$3" >&2
    return 1
}

assert_status() {
    [ "$status" -eq "$1" ] || told 'exit status' "$1" "$status
-- standard output:
$stdout
-- standard error:
$stderr"
}

# assert_out TEXT: standard output is TEXT, no more and no less; without an operand the text is read from standard input.
assert_out() {
    local wanted
    if [ $# -gt 0 ]; then wanted=$1; else wanted=$(cat); fi
    wanted=${wanted%$'\n'}
    [ "$stdout" = "$wanted" ] || told 'standard output' "$wanted" "$stdout
-- standard error:
$stderr"
}

# assert_err TEXT: the same for standard error.
assert_err() {
    local wanted
    if [ $# -gt 0 ]; then wanted=$1; else wanted=$(cat); fi
    wanted=${wanted%$'\n'}
    [ "$stderr" = "$wanted" ] || told 'standard error' "$wanted" "$stderr"
}

# assert_out_has TEXT, assert_err_has TEXT: the text stands somewhere in it; …_lacks TEXT: it stands nowhere.
assert_out_has() {
    [[ $stdout == *"$1"* ]] || told 'in standard output' "$1" "$stdout
-- standard error:
$stderr"
}

assert_out_lacks() {
    [[ $stdout != *"$1"* ]] || told 'in standard output, nowhere' "$1" "$stdout"
}

assert_err_has() {
    [[ $stderr == *"$1"* ]] || told 'in standard error' "$1" "$stderr"
}

assert_err_lacks() {
    [[ $stderr != *"$1"* ]] || told 'in standard error, nowhere' "$1" "$stderr"
}

# said MESSAGE COMMAND…: done, with just that word about it.
said() {
    local message=$1
    shift
    run_split "$@"
    assert_status 0
    assert_err "$message"
}
