#!/usr/bin/env bats
# What must be met with a clear error and no loss: forms that are no text or have no end, names that would do harm on their way out,
# full disks, files that nobody may write, locks, stores that are cut short or are none, two commands at once.
# shellcheck disable=SC1010 # done is a verb

load ../helpers

TAB=$'\t'
ESC=$'\x1b'

setup() {
    kreds_setup
    prepared kreds init
}

# A house with two referrals and a group.
house() {
    refer add -q "$KREDS_ROOT"/examples/autumn/cool-kids.yaml >/dev/null
    schedule staff import "$KREDS_ROOT/examples/autumn/leaders.csv"
}

stored() { sqlite3 -separator '|' "$KREDS_DB" "$1"; }

# whole: the store's file takes in its log, so that it stands alone.
whole() { sqlite3 "$KREDS_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null; }

# refused STATUS MESSAGE COMMAND…: nothing on standard output, just that message.
refused() {
    local wanted=$1 message=$2
    shift 2
    run_split "$@"
    assert_status "$wanted"
    assert_out ''
    assert_err "$message"
}

# form_refused MESSAGE BYTES: one.yaml with these bytes (of printf) is refused by add, and nothing goes in.
form_refused() {
    # shellcheck disable=SC2059 # the bytes are printf's
    printf "$2" >one.yaml
    refused 65 "refer: one.yaml:$1" refer add one.yaml
    [ "$(stored 'SELECT count(*) FROM referral')" -eq 0 ]
}

# --- forms that are no text ------------------------------------------------------------------------------

@test "a form with bytes that are no UTF-8 is refused with line and column, wherever they stand" {
    local wanted='bytes that are no UTF-8; a text saved as UTF-8 was wanted'
    form_refused "2:17: $wanted" 'service: cool-kids\ncitizen: {name: \xe6ble}\n'
    # æ before it counts as one column.
    form_refused "2:21: $wanted" 'service: cool-kids\ncitizen: {name: \xc3\xa6ble\xe5}\n'
    form_refused "4:1: $wanted" 'service: cool-kids\n---\nservice: cool-kids\n\xff: x\n'
    form_refused "1:1: $wanted" '\xfe\xff\0s\0e\0r\0v'
    # Overlong, a surrogate, beyond the last code point, cut off at the end.
    local bytes
    for bytes in '\xc0\xaf' '\xed\xa0\x80' '\xf4\x90\x80\x80' '\xe2\x82'; do
        form_refused "1:4: $wanted" "a: $bytes"
    done
    # A comment is text too; a byte-order mark is none.
    form_refused "1:3: $wanted" '# \xe6\nservice: cool-kids\n'
    printf '\xef\xbb\xbfservice: cool-kids\ncitizen: {name: Opdigt}\n' >one.yaml
    run_split refer add one.yaml
    assert_status 0
}

@test "a NUL byte in a form is refused, raw and spelled out; so is any other control character" {
    form_refused '2:20: a NUL byte stands here; plain text was wanted' 'service: cool-kids\ncitizen: {name: "Op\0digt"}\n'
    form_refused '2:17: a NUL byte stands in this text; plain text was wanted' 'service: cool-kids\ncitizen: {name: "Op\\0digt"}\n'
    form_refused '1:1: a NUL byte stands here; plain text was wanted' '\0'
    form_refused '2:20: a control character stands here; plain text was wanted' 'service: cool-kids\ncitizen: {name: "Op\x01digt"}\n'
}

@test "a folder of a catalogue is met the same way" {
    mkdir own
    cp "$KREDS_CATALOGUE"/*.yaml own
    printf 'catalogue: \xe6\n' >own/zz.yaml
    KREDS_CATALOGUE=$PWD/own refused 78 "screen: $PWD/own/zz.yaml:1:12: bytes that are no UTF-8; a text saved as UTF-8 was wanted" \
        screen check
    printf 'a: &a [*a]\n' >own/zz.yaml
    KREDS_CATALOGUE=$PWD/own refused 78 \
        "screen: $PWD/own/zz.yaml:1:8: an alias within its own anchor; a value that ends before was wanted" screen check
    printf 'instrument: "x\0"\n' >own/zz.yaml
    KREDS_CATALOGUE=$PWD/own refused 78 "screen: $PWD/own/zz.yaml:1:15: a NUL byte stands here; plain text was wanted" screen check
}

@test "text on the command line that is no UTF-8 is refused before the store is opened" {
    house
    local before
    before=$(kreds log | wc -l)
    refused 64 'screen: argument 5 is no UTF-8; wanted text in UTF-8' screen decide 2026-0001 decline --reason $'\xff'
    refused 64 'screen: argument 6 is no UTF-8; wanted text in UTF-8' \
        screen interview 2026-0001 --at 2026-09-08 --venue $'Hu\xe6set'
    refused 64 'refer: argument 3 is no UTF-8; wanted text in UTF-8' refer set 2026-0001 $'reason=\xc3'
    [ "$(kreds log | wc -l)" -eq "$before" ]
    # References from a pipe are bytes like any others.
    refused 66 "screen: standard input:1: not a referral's reference; wanted one like 2026-0142" screen interview - --invite < <(printf '\xff\x1b[31m\n')
}

# met STATUS MESSAGE BYTES COMMAND…: refused with x.csv of these bytes (of printf), which is its standard input too.
met() {
    local wanted=$1 message=$2
    # shellcheck disable=SC2059 # the bytes are printf's
    printf "$3" >x.csv
    shift 3
    run_split "$@" <x.csv
    assert_status "$wanted"
    assert_out ''
    assert_err "$message"
}

@test "every other sheet, list of answers and map that is no text, or has no end, is met the same way" {
    house
    local nul='a NUL byte stands in this cell; plain text was wanted' long='the cell is larger than 64 KiB; a shorter one was wanted'
    local open='is never closed, so that nothing after it could be read; a closing quote was wanted'
    local utf8='bytes that are no UTF-8; a text saved as UTF-8 was wanted' million items
    million=$(printf '%01000000d' 0)
    items=id,$(seq -s , 10)
    met 1 "attend: x.csv:2:3: $nul" 'session,who,status\nck/1,2026-0001,pres\0ent\n' attend import x.csv
    met 1 "attend: x.csv:2:2: $long" "session,who,status\nck/1,$million,present\n" attend import x.csv
    met 1 "attend: x.csv:2:2: the quote that opens on line 2 $open" 'session,who,status\nck/1,"2026-0001,present\n' attend import x.csv
    met 65 'attend: x.csv:1:4: columns 2 and 4 have the same heading; each heading once was wanted' \
        'session,who,status,who\nck/1,2026-0001,present,\n' attend import x.csv
    met 1 "screen: x.csv:2:5: $nul" "$items\na,0,0,0,0\0,0,0,0,0,0,0\n" screen score epds x.csv
    met 1 "screen: standard input:2:3: $long" "$items\na,0,$million,0,0,0,0,0,0,0,0\n" screen score epds
    met 65 "screen: standard input:1:14: $utf8" 'child_wants: \xff\n' screen answer 2026-0001 -
    met 65 'screen: standard input:1:14: a NUL byte stands in this text; plain text was wanted' 'child_wants: "\\0"\n' screen answer 2026-0001 -
    met 65 'screen: standard input:1:8: an alias within its own anchor; a value that ends before was wanted' \
        'a: &a [*a]\n' screen answer 2026-0001 -
    met 65 "screen: standard input:1:14: 'child_wants' is too long; wanted at most 200 characters" \
        "child_wants: $million\n" screen answer 2026-0001 -
    met 65 "screen: x.csv:1:10: $utf8" 'service: \xff\n' screen check --form x.csv
    met 65 'refer: x.csv:1:5: a NUL byte stands here; plain text was wanted' 'Navn\0: citizen.name\n' refer import x.csv --map x.csv
    met 65 'refer: x.csv:1:15: an alias within its own anchor; a value that ends before was wanted' \
        'headings: &a [*a]\n' refer import x.csv --map x.csv
    met 65 'attend: standard input:1: a NUL byte stands here; plain text was wanted' '2026-0001=present\0\n' attend mark ck/1 -
    met 65 "schedule: x.csv:1:10: $utf8" 'courses: \xff\n' schedule year x.csv
    met 65 "schedule: standard input:1:14: an alias within its own anchor; a value that ends before was wanted" \
        'courses: &a [*a]\n' schedule year -
    [ "$(kreds log | wc -l)" -eq 2 ]
}

# --- forms without end -----------------------------------------------------------------------------------

@test "a form that nests or repeats without end is refused, and soon" {
    form_refused '1:12: an alias within its own anchor; a value that ends before was wanted' 'facts: &a [*a]\n'
    form_refused '1:8: an alias without its anchor; '"'&name' was wanted before '*name'" 'facts: *a\n'
    local open
    open=$(printf '[%.0s' {1..100000})
    form_refused '1:39: more than 32 lists and maps within each other; fewer were wanted' "facts: $open"
    open=$(printf '{a: %.0s' {1..20000})
    form_refused '1:132: more than 32 lists and maps within each other; fewer were wanted' "facts: $open"
    open=$(printf -- '- %.0s' {1..20000})
    printf 'facts:\n  %s\n' "$open" >one.yaml
    refused 65 'refer: one.yaml:2:65: more than 32 lists and maps within each other; fewer were wanted' timeout 10 refer add one.yaml
    # Each anchor doubles the one before: 2^31 values in 32 lines.
    local i
    {
        echo 'a0: &a0 [x, x]'
        for ((i = 1; i < 31; i++)); do echo "a$i: &a$i [*a$((i - 1)), *a$((i - 1))]"; done
    } >one.yaml
    run_split timeout 10 refer add one.yaml
    assert_status 65
    assert_err_has 'more than 200000 values, repeated ones counted each time; a smaller file was wanted'
    [ "$(stored 'SELECT count(*) FROM referral')" -eq 0 ]
}

@test "a text that has no end is refused by its length, with line and column and without being repeated" {
    local million
    million=$(printf '%01000000d' 0)
    printf 'service: cool-kids\ncitizen: {name: "%s"}\n' "$million" >one.yaml
    refused 65 "refer: one.yaml:2:17: 'name' is too long; wanted at most 200 characters" refer add one.yaml
    printf 'service: cool-kids\ncitizen: {name: Opdigt}\nreason: "%s"\n' "$million" >one.yaml
    refused 65 "refer: one.yaml:3:9: 'reason' is too long; wanted at most 20000 characters" refer add one.yaml
    printf 'service: cool-kids\ncitizen: {name: Opdigt}\ngoals: ["%s"]\n' "$million" >one.yaml
    run_split refer add one.yaml
    assert_status 65
    assert_err_has 'refer: one.yaml:3:9: '
    assert_err_has 'is too long; wanted at most'
    assert_err_lacks 0000000000
    printf 'service: cool-kids\ncitizen: {name: Opdigt}\n%s: x\n' "$million" >one.yaml
    run_split refer add one.yaml
    assert_status 65
    assert_out ''
    [ "${#stderr}" -lt 1000 ]
    # A form of 20,000 letters is a long reason and no fault; they are all kept.
    printf 'service: cool-kids\ncitizen: {name: Opdigt}\nreason: "%020000d"\n' 0 >one.yaml
    run_split refer add one.yaml
    assert_status 0
    [ "$(stored 'SELECT length(reason) FROM referral')" -eq 20000 ]
    # The same bounds hold on the command line.
    refused 64 'screen: --reason is too long; wanted at most 20000 characters' \
        screen decide 2026-0001 decline --reason "$(printf '%020001d' 0)"
    refused 64 'screen: --override is too long; wanted at most 20000 characters' \
        screen decide 2026-0001 accept --override "$(printf '%020001d' 0)"
    refused 64 'screen: --venue is too long; wanted at most 200 characters' \
        screen interview 2026-0001 --at 2026-09-08 --venue "$(printf '%0201d' 0)"
    local reason venue change option
    reason=$(printf '%020001d' 0)
    venue=$(printf '%0201d' 0)
    refused 64 'refer: --reason is too long; wanted at most 20000 characters' refer withdraw 2026-0001 --reason "$reason"
    for change in 'move ck/1 2026-09-22' 'cancel ck/1' 'leave 2026-0001 ck' 'end ck'; do
        # shellcheck disable=SC2086 # words
        refused 64 'schedule: --reason is too long; wanted at most 20000 characters' schedule $change --reason "$reason"
    done
    refused 64 'schedule: --agreed is too long; wanted at most 20000 characters' schedule add ck --agreed "$reason"
    refused 64 'schedule: --venue is too long; wanted at most 200 characters' schedule add ck --venue "$venue"
    for option in venue parent-venue school; do
        refused 64 "schedule: --$option is too long; wanted at most 200 characters" \
            schedule plan cool-kids --start 2026-09-15 "--$option" "$venue"
    done
    refused 64 'attend: --on-request is too long; wanted at most 20000 characters' attend note ck/1 x --on-request "$reason"
    refused 64 'attend: --theme is too long; wanted at most 20000 characters' attend mark ck/1 --theme "$reason"
    run_split screen decide -n 2026-0001 decline --reason "$(printf 'æ%.0s' {1..20000})"
    assert_status 0
}

# --- names that would do harm ------------------------------------------------------------------------------

# Quotes, a semicolon, a comma, an escape, HTML, a backslash, a tab, a line's end, a letter that turns the line round.
HARM='=cmd|x!A1;"q",'"'"'s'"'"'<script>x</script>\n'$ESC'[31m'$TAB'tab'$'\xe2\x80\xae'

# harmless COMMAND…: what it prints in each format does no harm with HARM in it.
harmless() {
    run_split "$@" -f table
    assert_status 0
    assert_out_lacks "$ESC"
    assert_out_lacks "$TAB"
    assert_out_lacks $'\xe2\x80\xae'
    assert_out_has '=cmd|x!A1;"q",'"'s'<script>x</script>"
    run_split "$@" -f tsv
    assert_out_has '=cmd|x!A1;"q",'"'s'"'<script>x</script>\\n'"$ESC"'[31m\ttab'
    run_split "$@" -f csv
    assert_out_has '"=cmd|x!A1;""q"",'"'s'"'<script>x</script>\n'
    run_split "$@" -f excel
    assert_out_has "\"'=cmd|x!A1;\"\"q\"\",'s'<script>x</script>"
    [ "$(head -c 3 .stdout)" = $'\xef\xbb\xbf' ]
    run_split "$@" -f json
    assert_out_has '"=cmd|x!A1;\"q\",'"'s'"'<script>x</script>\\n\u001b[31m\ttab\u202e"'
    # Each line of json is one for any reader.
    while read -r line; do
        printf '%s' "$line" >line.json
        [ "$(sqlite3 :memory: "SELECT json_valid(readfile('line.json'))")" -eq 1 ]
    done <.stdout
}

@test "names of people come out harmless in each format" {
    local yaml=${HARM//\\/\\\\}
    yaml=${yaml//\"/\\\"}
    yaml=${yaml//"$ESC"/\\e}
    yaml=${yaml//"$TAB"/\\t}
    printf '%s\n' 'service: cool-kids' "citizen: {name: \"$yaml\", birth_date: 2016-03-04}" \
        "holders: [{name: \"$yaml\", relation: \"$yaml\"}]" >one.yaml
    run_split refer add one.yaml
    assert_status 0
    # It is kept as it is …
    [ "$(stored 'SELECT count(DISTINCT name) FROM person')" -eq 1 ]
    [ "$(stored 'SELECT hex(name) FROM person LIMIT 1')" = "$(printf '%s' "$HARM" | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F)" ]
    harmless refer list --names
    # … and what show prints, add reads.
    refer show 2026-0001 >shown.yaml
    run_split grep -c "$ESC" shown.yaml
    assert_out 0
    sed -i 's/^source:.*/source: again/' shown.yaml
    run_split refer add -q shown.yaml
    assert_status 0
    [ "$(stored 'SELECT count(DISTINCT name) FROM person')" -eq 1 ]
}

@test "what the house calls its leaders and rooms comes out harmless in each format" {
    house
    schedule staff add ZZ --name "$HARM" --role psychologist --qualified cool-kids
    harmless schedule staff --names
    schedule plan siblings-group --start 2026-10-01 --time 15:00 --venue "$HARM" --leaders FT,BK --code sg >/dev/null
    harmless schedule list
    harmless schedule show sg
    # In a message, too.
    run_split screen interview 2026-0001 --at 2026-10-01T15:00 --venue "$HARM"
    assert_status 77
    assert_err_lacks "$ESC"
    assert_err_lacks $'\xe2\x80\xae'
    assert_err_has 'is booked for 2026-0001 and for sg/1 at once on 2026-10-01; wanted one at a time'
}

@test "a mistyped word with an escape in it does nothing to the terminal" {
    house
    run_split screen decide 2026-0001 accept --priority "${ESC}[31mhigh"
    assert_status 64
    assert_err_lacks "$ESC"
    run_split screen interview 2026-0001 --at 2026-09-08 --leader "P${ESC}P"
    assert_status 66
    assert_err_lacks "$ESC"
    run_split report done 2026-0001 "${ESC}]0;x"
    assert_status 66
    assert_err_lacks "$ESC"
}

# --- disks -------------------------------------------------------------------------------------------------

# small COMMAND…: runs it with no file longer than 8 KiB: a disk that fills while it is written to.
small() (
    trap '' XFSZ
    ulimit -f 8
    "$@"
)

@test "a disk that fills: each command that writes says so, and has written nothing" {
    house
    whole
    local before wanted='the store cannot be read or written (disk I/O error); look at the disk and try again'
    before=$(kreds log | wc -l)
    refused 74 "screen: $wanted" small screen interview 2026-0001 --invite
    refused 74 "screen: $wanted" small screen decide 2026-0001 accept --override known
    refused 74 "screen: $wanted" small screen decide 2026-0001 redirect --to counselling
    refused 74 "refer: $wanted" small refer consent 2026-0001 +1 withdrawn
    refused 74 "report: $wanted" small report done 2026-0001 'midway note'
    refused 74 "schedule: $wanted" small schedule staff add ZZ --role psychologist
    refused 74 "kreds: $wanted" small kreds undo
    [ "$(kreds log | wc -l)" -eq "$before" ]
    [ "$(refer list --status received | wc -l)" -eq "$(refer list | wc -l)" ]
    run_split kreds check
    assert_status 0
    # With room again all goes on.
    run_split screen decide 2026-0001 accept --override known
    assert_status 0
}

# own_disk: the place of one; skips where the machine lets nobody have it.
own_disk() {
    mkdir disk
    unshare -rm mount -t tmpfs none disk 2>/dev/null || skip 'no disk of its own to be had here'
}

# on_disk SIZE SCRIPT: the script in a namespace of its own, with a disk of that size at ./disk that holds the store, named by KREDS_DB.
on_disk() {
    whole
    # shellcheck disable=SC2016 # the inner shell expands
    unshare -rm bash -c '
        mount -t tmpfs -o "size=$1,mode=700" none disk && cp "$KREDS_DB" disk/kreds.db && chmod 600 disk/kreds.db || exit 99
        export KREDS_DB=$PWD/disk/kreds.db
        eval "$2"' bash "$1" "$2"
}

@test "a disk that is full to the brim, and one with too little left, are told apart from a broken one; then there is room" {
    own_disk
    house
    # shellcheck disable=SC2016 # the inner shell expands
    run_split on_disk 600k '
        head -c 700000 /dev/zero >disk/fill 2>/dev/null
        screen decide 2026-0001 decline; echo "brim: $?"
        truncate -s -45000 disk/fill
        screen decide 2026-0001 decline; echo "little: $?"
        rm disk/fill
        kreds check; echo "check: $?"
        refer list 2026-0001 | cut -f 4
        screen decide 2026-0001 decline --reason full; echo "room: $?"
        refer list 2026-0001 | cut -f 4'
    assert_out 'brim: 74
little: 74
check: 0
received
room: 0
declined'
    assert_err 'screen: the store cannot be read or written (disk I/O error); look at the disk and try again
screen: the disk is full, nothing was saved; make room and try again'
}

@test "a disk that may only be read: what to do is said, and nothing is lost" {
    own_disk
    house
    # shellcheck disable=SC2016 # the inner shell expands
    run_split on_disk 2M '
        mount -o remount,bind,ro disk
        screen decide 2026-0001 decline; echo "$?"
        refer list; echo "$?"
        cp disk/kreds.db copy.db; chmod 600 copy.db
        KREDS_DB=$PWD/copy.db refer list 2026-0001 | cut -f 4'
    assert_out $'77\n77\nreceived'
    local wanted="the store $PWD/disk/kreds.db cannot be used from a place where nothing may be written, as SQLite keeps files beside it (-wal, -shm); wanted write permission in its folder, or a copy in a folder of yours"
    assert_err "screen: $wanted
refer: $wanted"
}

@test "a file that may only be read: reading goes on, writing is refused" {
    house
    whole
    chmod 400 "$KREDS_DB"
    [ "$(id -u)" -ne 0 ] || skip 'root may write everything'
    refused 77 "screen: the store $KREDS_DB may not be written by you; wanted permission to" screen decide 2026-0001 decline
    run_split refer list 2026-0001
    assert_status 0
    chmod 000 "$KREDS_DB"
    refused 77 "refer: the store $KREDS_DB may not be read by you; wanted permission to" refer list
}

@test "standard output that cannot be written is told, whatever is printed" {
    house
    screen decide 2026-0003 decline --until 2026-12-01
    local command
    for command in 'screen check' 'screen check --explain' 'report due' 'report weekly -f csv' 'refer list' 'schedule staff' \
        'screen decide -n 2026-0001 redirect --to counselling -q'; do
        status=0
        $command >/dev/full 2>.stderr || status=$?
        stderr=$(cat .stderr)
        assert_status 74
        assert_err "${command%% *}: standard output could not be written"
    done
}

# --- stores that are cut short, or none ----------------------------------------------------------------------

@test "a store that is cut short is left as it is, and what to do is said" {
    house
    whole
    cp "$KREDS_DB" whole.db
    local size sum begun command wanted
    for size in 0 1 99 100 1000 4096 8192 100000; do
        rm -f "$KREDS_DB"*
        head -c "$size" whole.db >"$KREDS_DB"
        chmod 600 "$KREDS_DB"
        sum=$(cksum <"$KREDS_DB")
        case $size in
        0) begun=69 wanted="the file $KREDS_DB is empty; wanted a store made by kreds init, or a backup of yours" ;;
        1 | 99 | 100) begun=69 wanted="$KREDS_DB is no SQLite database, or its beginning is lost; wanted a store made by kreds init, or a backup of yours" ;;
        *) begun=74 wanted="the store $KREDS_DB is damaged or cut short; wanted a whole one, put back a backup" ;;
        esac
        for command in 'refer list' 'screen decide 2026-0001 decline' 'screen interview 2026-0001 --invite' 'report due' 'kreds check' \
            'kreds undo'; do
            # shellcheck disable=SC2086 # words of their own
            refused "$begun" "${command%% *}: $wanted" $command
        done
        [ "$(cksum <"$KREDS_DB")" = "$sum" ] || told 'a file left as it was' "$size" ''
    done
    # The backup put back, all is there.
    rm -f "$KREDS_DB"*
    cp whole.db "$KREDS_DB"
    chmod 600 "$KREDS_DB"
    run_split kreds check
    assert_status 0
    [ "$(refer list | wc -l)" -eq 4 ]
}

@test "a store with a page of it spoiled is told of, and kreds check finds it" {
    house
    whole
    local pages
    pages=$(($(stat -c %s "$KREDS_DB") / 4096))
    dd if=/dev/urandom of="$KREDS_DB" bs=4096 seek=$((pages / 2)) count=6 conv=notrunc status=none
    run_split kreds check
    [ "$status" -ne 0 ]
    assert_err_lacks 'please report it'
}

@test "a foreign database, a text, a folder, a device are left alone" {
    local sum
    rm -f "$KREDS_DB"*
    sqlite3 "$KREDS_DB" 'CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)'
    chmod 600 "$KREDS_DB"
    sum=$(cksum <"$KREDS_DB")
    refused 69 "screen: $KREDS_DB is a database of another program; wanted a store made by kreds init" \
        screen decide 2026-0001 decline
    refused 69 "kreds: $KREDS_DB is a database of another program; wanted a store made by kreds init" kreds undo
    [ "$(cksum <"$KREDS_DB")" = "$sum" ]
    printf '%0200d\n' 0 >text
    refused 69 "refer: text is no SQLite database, or its beginning is lost; wanted a store made by kreds init, or a backup of yours" \
        refer list -d text
    [ "$(wc -c <text)" -eq 201 ]
    mkdir folder
    refused 69 "refer: folder is no file; wanted a store made by kreds init" refer list -d folder
    refused 69 "refer: /dev/null is no file; wanted a store made by kreds init" refer list -d /dev/null
}

# --- two commands at once --------------------------------------------------------------------------------------

@test "a store that another program holds: who reads goes on, who writes waits and is told" {
    house
    coproc HOLDER { sqlite3 "$KREDS_DB"; }
    echo "BEGIN IMMEDIATE; INSERT INTO staff (code) VALUES ('HOLD'); SELECT 'held';" >&"${HOLDER[1]}"
    read -r held <&"${HOLDER[0]}"
    [ "$held" = held ]
    run_split refer list 2026-0001
    assert_status 0
    run_split schedule staff
    assert_status 0
    assert_out_lacks HOLD
    # All wait at once, each its ten seconds.
    local -a waiting=('screen decide 2026-0001 decline' 'screen interview 2026-0001 --invite' 'refer consent 2026-0001 +1 given'
        'report done 2026-0001 interview' 'schedule staff add ZZ' 'refer add one.yaml' 'kreds undo')
    printf 'service: cool-kids\ncitizen: {name: Opdigt}\n' >one.yaml
    local i pids=()
    for i in "${!waiting[@]}"; do
        { ${waiting[i]} >"out.$i" 2>"err.$i" || echo "$?" >"status.$i"; } &
        pids+=($!)
    done
    wait "${pids[@]}"
    for i in "${!waiting[@]}"; do
        [ "$(cat "status.$i")" = 75 ] || told 'the status of' "${waiting[i]}: 75" "$(cat "status.$i" "err.$i")"
        [ "$(cat "err.$i")" = "${waiting[i]%% *}: the store is busy; try again" ] || told 'the word of' "${waiting[i]}" "$(cat "err.$i")"
        [ ! -s "out.$i" ]
    done
    printf 'ROLLBACK;\n.quit\n' >&"${HOLDER[1]}"
    wait "$HOLDER_PID" || true
    run_split screen decide 2026-0001 decline
    assert_status 0
    run_split kreds check
    assert_status 0
}

@test "whoever comes in while a look waits for its turn is shown without a name: the journal does not tell of it" {
    house
    coproc HOLDER { sqlite3 "$KREDS_DB"; }
    echo "BEGIN IMMEDIATE; INSERT INTO staff (code, name) VALUES ('LATE', 'Sen Leder');
        INSERT INTO person (id, kind, name) VALUES (999, 'child', 'Sen Opdigt');
        INSERT INTO referral (year, number, service, citizen, citizen_kind, received_on, entered_on, source)
        VALUES (2026, 999, 'cool-kids', 999, 'child', '2026-09-01', '2026-09-01', 'late'); SELECT 'held';" >&"${HOLDER[1]}"
    read -r held <&"${HOLDER[0]}"
    [ "$held" = held ]
    local pid pids
    refer list --names >names 3>&- &
    pids=$!
    schedule staff --names >staff 3>&- &
    for pid in $pids $!; do
        for _ in $(seq 50); do # until it waits for its turn, where the kernel tells
            [[ $(cat "/proc/$pid/wchan" 2>/dev/null || :) != *nanosleep* ]] || break
            sleep 0.05
        done
    done
    printf 'COMMIT;\n.quit\n' >&"${HOLDER[1]}"
    wait
    [ "$(grep -c 'Opdigt' names)" -gt 0 ]
    grep -qx $'2026-0999\t2026-09-01\tcool-kids\treceived\t\t0\tlate\t' names
    grep -qx $'LATE\t\t\t\t\t' staff
    [ "$(kreds log | cut -f 6 | grep -cw -e LATE -e 2026-0999)" -eq 0 ]
    [ "$(refer list --names | grep -c 'Sen Opdigt')" -eq 1 ]
    [ "$(kreds log --limit 1 | cut -f 6 | grep -cw 2026-0999)" -eq 1 ]
}

@test "of several who decide at once on one referral one decides, and the others are told" {
    house
    local i
    decider() {
        local status=0
        screen decide 2026-0001 accept --override "by $1" 2>"err.$1" || status=$?
        echo "$status" >"status.$1"
    }
    for i in 1 2 3 4 5 6; do decider "$i" & done
    wait
    [ "$(sort status.* | uniq -c | tr -s ' ' | tr '\n' ,)" = ' 1 0, 5 77,' ]
    [ "$(cat err.* | sort -u)" = 'screen: 2026-0001 was accepted already and is waiting; schedule assign and leave change its place' ]
    [ "$(stored 'SELECT count(*) FROM decision')" -eq 1 ]
}

@test "of several who set one leader to one time at once one does, and nobody is booked twice" {
    house
    local i
    setter() {
        local status=0
        screen interview "2026-000$1" --at 2026-09-08T10:00 --leader PP 2>"err.$1" || status=$?
        echo "$status" >"status.$1"
    }
    for i in 1 2 3 4; do setter "$i" & done
    wait
    [ "$(sort status.* | uniq -c | tr -s ' ' | tr '\n' ,)" = ' 1 0, 3 77,' ]
    [ "$(stored "SELECT count(*) FROM interview WHERE set_for = '2026-09-08'")" -eq 1 ]
}
