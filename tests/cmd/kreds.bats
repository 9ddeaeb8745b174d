#!/usr/bin/env bats
# kreds: the store made, checked, its journal read, commands taken back.

load ../helpers

TAB=$'\t'

# A house with four forms for the anxiety group in it, all by one command.
house() {
    cp "$KREDS_ROOT/examples/autumn/cool-kids.yaml" .
    prepared four_forms
}

four_forms() {
    kreds init
    refer add --today 2026-08-24 "$KREDS_ROOT/examples/autumn/cool-kids.yaml" >/dev/null
}

# The house's own copy of the catalogue, for a test to change.
own_catalogue() {
    cp -r "$KREDS_ROOT/examples/norddjurs" catalogue
    export KREDS_CATALOGUE=$PWD/catalogue
}

# journal COMMAND…: runs it; instants become AT and the user ME.
journal() {
    run_split "$@"
    stdout=$(sed -E "s/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/AT/; s/(\t|\")$(id -un)(\t|\")/\1ME\2/" <<<"$stdout")
}

# user NUMBER NAME: gives an entry of the journal to somebody else.
user() {
    sqlite3 "$KREDS_DB" "UPDATE journal SET user = '$2' WHERE number = $1"
}

# --- usage -----------------------------------------------------------------------------------------

@test "without a verb, with an unknown one, with what a verb does not take: 64" {
    run_split kreds
    assert_status 64
    assert_out ''
    assert_err_has 'kreds: no verb given'
    run_split kreds lgo
    assert_status 64
    assert_err "kreds: unknown verb 'lgo'; did you mean log?"
    run_split kreds frobnicate
    assert_status 64
    assert_err "kreds: unknown verb 'frobnicate'; wanted one of init, check, log, undo, backup, restore, upgrade"
    run_split kreds check --limit 3
    assert_status 64
    assert_err 'kreds: check takes no --limit'
    run_split kreds log -x
    assert_status 64
    run_split kreds log --frob
    assert_status 64
    run_split kreds log -f pdf
    assert_status 64
    assert_err "kreds: unknown format 'pdf'; wanted one of table, tsv, csv, excel, json"
    run_split kreds init --today tomorrow
    assert_status 64
    assert_err 'kreds: --today is no date; wanted YYYY-MM-DD'
    KREDS_TODAY=today run_split kreds init
    assert_status 64
    assert_err 'kreds: KREDS_TODAY is no date; wanted YYYY-MM-DD'
    [ ! -e "$KREDS_DB" ]
}

@test "help and version, wherever they stand" {
    run_split kreds --help
    assert_status 0
    assert_out_has 'usage: kreds [options] VERB [operands]'
    assert_out_has '--from HOUSE'
    assert_err ''
    # Beside a verb it is that verb's, with the options that it takes.
    run_split kreds log -h
    assert_status 0
    assert_err ''
    assert_out_has 'usage: kreds [options] log
'
    assert_out_has '--user NAME'
    assert_out_has '--today DATE'
    assert_out_lacks '--force'
    assert_out_lacks '(log)'
    run_split kreds --help restore
    assert_out_has 'usage: kreds [options] restore FILE
      make a backup the store'
    run_split kreds --help nonsense
    assert_status 0
    assert_out_has 'Verbs:'
    run_split kreds -V
    assert_status 0
    [[ $stdout == 'kreds (kreds) '[0-9]* ]]
}

@test "options stand before or after the verb" {
    run_split kreds -d other/kreds.db init
    assert_status 0
    run_split kreds log -d other/kreds.db
    assert_status 0
    assert_out ''
    run_split kreds --db=other/kreds.db check -q
    assert_status 0
}

# --- init ------------------------------------------------------------------------------------------

@test "init makes an empty store, silently, for the owner alone" {
    run_split kreds init
    assert_status 0
    assert_out ''
    assert_err ''
    [ "$(stat -c %a store store/kreds.db)" = $'700\n600' ]
    run_split refer list
    assert_status 0
    assert_out ''
    run_split kreds log
    assert_status 0
    assert_out ''
}

@test "init makes the store where it belongs when none is named" {
    unset KREDS_DB
    kreds init
    [ -f data/kreds/kreds.db ]
    unset XDG_DATA_HOME
    kreds init
    [ -f .local/share/kreds/kreds.db ]
    unset HOME
    run_split kreds init
    assert_status 64
    assert_err 'kreds: neither XDG_DATA_HOME nor HOME is set; wanted -d FILE and -c PATH, or KREDS_DB and KREDS_CATALOGUE'
}

@test "init --from copies the example catalogue to where it belongs, whole" {
    unset KREDS_CATALOGUE
    run_split kreds init --from norddjurs
    assert_status 0
    assert_out ''
    diff -r "$KREDS_ROOT/examples/norddjurs" config/kreds/catalogue
    run_split kreds check
    assert_status 0
    assert_out ''
    run_split kreds init --from norddjurs -d second.db -c named/here
    assert_status 0
    diff -r "$KREDS_ROOT/examples/norddjurs" named/here
}

@test "every example house passes its check" {
    unset KREDS_DB
    for house in "$KREDS_ROOT"/examples/*/catalogue.yaml; do
        house=$(basename "$(dirname "$house")")
        run_split kreds init --from "$house" -d "$house.db" -c "$house"
        assert_status 0
        run_split kreds check -c "$house" -d "$house.db"
        assert_status 0
        assert_out ''
        assert_err ''
    done
}

@test "init leaves a file that is there as it is" {
    house
    cp "$KREDS_DB" before.db
    run_split kreds init --from norddjurs -c fresh
    assert_status 77
    assert_out ''
    assert_err "kreds: there is a file $KREDS_DB already, it was left as it is; wanted a new name"
    cmp "$KREDS_DB" before.db
    [ ! -e fresh ]
    echo notes >mine
    run_split kreds init -d mine
    assert_status 77
    [ "$(cat mine)" = notes ]
}

@test "init leaves a catalogue that is there as it is, and makes no store then" {
    mkdir mine
    echo 'catalogue: mine' >mine/catalogue.yaml
    run_split kreds init --from norddjurs -c mine
    assert_status 77
    assert_err 'kreds: mine: there is something already; wanted a new place (-c PATH), or init without --from'
    [ ! -e "$KREDS_DB" ]
    [ "$(cat mine/*)" = 'catalogue: mine' ]
}

@test "init in a place where nothing can be written leaves nothing behind" {
    echo >file
    run_split kreds init -d file/kreds.db
    assert_status 74
    assert_err 'kreds: the store file/kreds.db cannot be made (Not a directory); wanted a folder you may write in'
    run_split kreds init --from norddjurs -d file/kreds.db -c fresh
    assert_status 74
    [ ! -e fresh ]
    run_split kreds init --from norddjurs -c file/catalogue
    assert_status 74
    assert_err 'kreds: file/catalogue: the catalogue cannot be written (Not a directory); wanted a place where you may'
    [ ! -e "$KREDS_DB" ]
}

@test "init in a folder that is somebody else's" {
    [ "$(id -u)" -ne 0 ] || skip 'root may write everywhere'
    mkdir -m 500 closed
    run_split kreds init -d closed/kreds.db
    assert_status 74
    run_split kreds init --from norddjurs -c closed/catalogue
    assert_status 74
    [ ! -e "$KREDS_DB" ]
}

@test "init knows its example houses, and takes no operands" {
    run_split kreds init --from nordjurs
    assert_status 64
    houses=$(cd "$KREDS_ROOT/examples" && printf '%s\n' */catalogue.yaml | cut -d / -f 1 | paste -sd , | sed 's/,/, /g')
    assert_err "kreds: no example house 'nordjurs'; wanted one of $houses"
    run_split kreds init here.db
    assert_status 64
    assert_err "kreds: init takes no operands; the store's place is -d FILE or KREDS_DB"
    [ ! -e "$KREDS_DB" ]
}

@test "init -n makes nothing, and refuses what init would refuse" {
    run_split kreds init -n --from norddjurs -c fresh
    assert_status 0
    [ ! -e "$KREDS_DB" ] && [ ! -e store ] && [ ! -e fresh ]
    kreds init
    run_split kreds init -n
    assert_status 77
    run_split kreds init -n -d other.db --from norddjurs
    assert_status 77
}

# --- check -----------------------------------------------------------------------------------------

@test "check of the catalogue alone, where there is no store and none is named" {
    unset KREDS_DB
    run_split kreds check
    assert_status 0
    assert_out ''
    assert_err ''
    unset HOME XDG_DATA_HOME
    run_split kreds check
    assert_status 0
}

@test "check looks at the store where it belongs too, once there is one" {
    unset KREDS_DB
    kreds init
    chmod 644 data/kreds/kreds.db
    run_split kreds check -q
    assert_status 1
    assert_out_has "warning${TAB}"
}

@test "check of a store that was named and is not there: 69" {
    run_split kreds check
    assert_status 69
    assert_out ''
    assert_err "kreds: there is no store $KREDS_DB; wanted one, kreds init makes it"
}

@test "check tells all mistakes of a broken catalogue in one run: 78" {
    unset KREDS_DB
    cp "$(fixture cmd/kreds/broken.yaml)" .
    run_split kreds check -c broken.yaml
    assert_status 78
    assert_out ''
    assert_err <<'END'
kreds: broken.yaml:1:1: the key 'house' is missing; it was wanted here
kreds: broken.yaml:2:1: unknown key 'hause'; 'house' was perhaps wanted
kreds: broken.yaml:4:35: this is none of the allowed words; one of these was wanted, perhaps 'group': group, individual, family, class
kreds: broken.yaml:4:59: this is no count of sessions; a number from 1 to 1000, 'open', or {min: ..., max: ..., unit: ..., per: ...} was wanted
kreds: broken.yaml:5:85: '1 wek' is no length of time; days, weekdays, weeks, months or years were wanted, such as '14 days'
kreds: broken.yaml:5:116: 'strat' is no event and no earlier rule; 'start' was perhaps wanted
kreds: broken.yaml:5:127: '3 moons' is no length of time; days, weekdays, weeks, months or years were wanted, such as '14 days'
END
}

@test "a broken or missing catalogue does not hide what the store has" {
    house
    chmod 640 "$KREDS_DB"
    run_split kreds check -q -c "$(fixture cmd/kreds/broken.yaml)"
    assert_status 78
    assert_out "warning${TAB}$KREDS_DB${TAB}the store is open to others than its owner (mode 0640); wanted 0600: chmod 600"
    run_split kreds check -c nowhere
    assert_status 66
    assert_out_has 'mode 0640'
    assert_err_has 'kreds: nowhere: there is no such file or folder; wanted a catalogue, kreds init --from HOUSE copies one'
}

@test "check takes no operands" {
    run_split kreds check store.db
    assert_status 64
    assert_err 'kreds: check takes no operands; see -d and -c'
}

@test "check of a sound house says nothing" {
    house
    for format in table tsv json; do
        run_split kreds check -f "$format"
        assert_status 0
        assert_out ''
        assert_err ''
    done
    run_split kreds check -f csv
    assert_status 0
    assert_out $'severity,where,what\r'
}

@test "check finds referrals and courses whose service the catalogue no longer has" {
    own_catalogue
    house
    schedule staff add FT --role 'family therapist' --qualified cool-kids
    schedule staff add PS --role psychologist --qualified cool-kids
    schedule plan cool-kids --start 2026-09-15 --leaders FT,PS --code ck >/dev/null
    refer withdraw 2026-0004 --reason moved
    sed -i 's/^  cool-kids:/  warm-kids:/' catalogue/catalogue.yaml
    run_split kreds check
    assert_status 1
    assert_out <<END
error${TAB}2026-0001${TAB}the catalogue has no service 'cool-kids'
error${TAB}2026-0002${TAB}the catalogue has no service 'cool-kids'
error${TAB}2026-0003${TAB}the catalogue has no service 'cool-kids'
note${TAB}ck${TAB}the catalogue no longer has the service 'cool-kids'; the course goes on as it was planned
END
    run_split kreds check -f table
    assert_status 1
    assert_out <<'END'
severity  where      what
error     2026-0001  the catalogue has no service 'cool-kids'
error     2026-0002  the catalogue has no service 'cool-kids'
error     2026-0003  the catalogue has no service 'cool-kids'
note      ck         the catalogue no longer has the service 'cool-kids'; the course goes on as it was planned
END
}

@test "check finds sessions on days that the calendar closes" {
    own_catalogue
    kreds init
    schedule staff add FT --role 'family therapist' --qualified cool-kids
    schedule staff add PS --role psychologist --qualified cool-kids
    schedule plan cool-kids --start 2026-09-15 --leaders FT,PS --code ck >/dev/null
    sed -i 's/^closed:/closed:\n  - {name: autumn, from: 2026-11-03, to: 2026-11-03}\n  - {name: moving house, from: 2026-11-17, to: 2026-11-17}/' \
        catalogue/calendar.yaml
    run_split kreds check -f json
    assert_status 1
    assert_out '{"severity":"warning","where":"ck/5","what":"planned for 2026-11-03, a closed day (autumn)"}'
}

@test "check finds places beyond a course's capacity" {
    house
    schedule staff add FT --role 'family therapist' --qualified cool-kids
    schedule staff add PS --role psychologist --qualified cool-kids
    schedule plan cool-kids --start 2026-09-15 --leaders FT,PS --code ck >/dev/null
    screen decide 2026-0001 2026-0002 2026-0003 accept --override 'for the test'
    refer consent 2026-0004 mother given
    screen decide 2026-0004 accept --override 'for the test'
    schedule place --commit >/dev/null
    run_split kreds check
    assert_status 0
    sqlite3 "$KREDS_DB" "UPDATE course SET max_places = 3"
    run_split kreds check
    assert_status 1
    assert_out_has "error${TAB}ck${TAB}4 places are open at one time; the course has room for 3"
}

@test "check finds entries whose changes no longer apply, and what was changed past kreds" {
    house
    sqlite3 "$KREDS_DB" "UPDATE referral SET reason = 'by hand' WHERE number = 2"
    run_split kreds check
    assert_status 1
    assert_out_has "error${TAB}journal 1${TAB}rows that are not as this entry left them: 1, the last in the table referral; they were changed by other means than kreds, and it can no longer be taken back"
    run_split kreds undo 1
    assert_status 77
    assert_out ''
    assert_err 'kreds: entry 1 (refer add) cannot be taken back, as the rows are no longer as it left them; nothing was changed, make the change by hand'
    [ "$(refer list | wc -l)" -eq 4 ]
}

@test "check finds a schema that is not kreds's" {
    house
    sqlite3 "$KREDS_DB" 'DROP INDEX place_by_course; CREATE TABLE extra (x)'
    run_split kreds check
    assert_status 1
    assert_out_has "error${TAB}place_by_course${TAB}this table, index or view is missing from the store"
    assert_out_has "${TAB}extra${TAB}"
    # What then cannot be asked is no trouble of its own.
    sqlite3 "$KREDS_DB" 'DROP VIEW referral_state'
    run_split kreds check
    assert_status 1
    assert_out_has "error${TAB}referral_state${TAB}this table, index or view is missing from the store"
    assert_err ''
}

@test "the file itself refuses days that the calendar does not have" {
    local day
    kreds init
    for day in 2024-02-29 2000-02-29 2026-12-31; do
        sqlite3 "$KREDS_DB" "INSERT INTO person (kind, birth_date) VALUES ('child', '$day')"
    done
    for day in 2026-02-29 1900-02-29 2026-02-30 2026-04-31 2026-13-01 2026-00-10 2026-1-01 20260101 'soon' '2026-01-01 '; do
        run sqlite3 "$KREDS_DB" "INSERT INTO person (kind, birth_date) VALUES ('child', '$day')"
        [[ $status -ne 0 && $output == *'CHECK constraint failed: birth_date'* ]] || { echo "$day: $output"; false; }
    done
    [ "$(grep -c 'IS date([a-z_]*)' "$KREDS_ROOT/lib/store/schema.sql")" -eq 0 ]
}

@test "check finds rows without what they refer to" {
    house
    sqlite3 "$KREDS_DB" 'PRAGMA foreign_keys = OFF; DELETE FROM person WHERE id = 1'
    run_split kreds check
    assert_status 1
    assert_out_has "rows of this table that refer to what is not there: 1, in the table person"
}

# --- log -------------------------------------------------------------------------------------------

@test "log tells number, at, user, command, rows and what was touched, the oldest first" {
    house
    screen answer 2026-0004 anxiety_disturbs_daily_life=yes
    journal kreds log
    assert_status 0
    assert_out <<END
1${TAB}AT${TAB}ME${TAB}refer add${TAB}32${TAB}2026-0001 2026-0002 2026-0003 2026-0004
2${TAB}AT${TAB}ME${TAB}screen answer${TAB}1${TAB}2026-0004
END
    run_split kreds log -f csv
    [ "$(head -n 1 <<<"$stdout")" = $'number,at,user,command,rows,touched\r' ]
    journal kreds log --limit 1 -f json
    assert_out '{"number":2,"at":"AT","user":"ME","command":"screen answer","rows":1,"touched":"2026-0004"}'
    run_split kreds log -f table
    [ "$(head -n 1 <<<"$stdout" | tr -s ' ')" = 'number at user command rows touched' ]
}

@test "an instant of the journal is the real clock's, whatever --today says" {
    local at before after
    before=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    kreds init
    refer add --today 2026-08-24 "$KREDS_ROOT/examples/autumn/cool-kids.yaml" >/dev/null
    after=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    run_split kreds log -f json
    at=${stdout#*'"at":"'}
    at=${at%%'"'*}
    [[ ! $at < $before && ! $at > $after ]] || told 'the instant' "$before to $after" "$stdout"
}

@test "looks at named persons stand in the journal; lists without names do not" {
    house
    refer list >/dev/null
    refer show 2026-0002 >/dev/null
    refer list --names 2026-0003 >/dev/null
    journal kreds log
    assert_out <<END
1${TAB}AT${TAB}ME${TAB}refer add${TAB}32${TAB}2026-0001 2026-0002 2026-0003 2026-0004
2${TAB}AT${TAB}ME${TAB}refer show${TAB}0${TAB}2026-0002
3${TAB}AT${TAB}ME${TAB}refer list${TAB}0${TAB}2026-0003
END
    assert_out_lacks Opdigt
}

@test "log by user, by day and the newest few" {
    kreds init
    for code in A B C D E; do schedule staff add $code --role psychologist; done
    user 2 anna
    user 4 anna
    run_split kreds log --user anna
    assert_status 0
    [ "$(cut -f 1,3,6 <<<"$stdout")" = "2${TAB}anna${TAB}B
4${TAB}anna${TAB}D" ]
    run_split kreds log --user anna --limit 1
    [ "$(cut -f 1 <<<"$stdout")" = 4 ]
    run_split kreds log --limit 2
    [ "$(cut -f 1 <<<"$stdout")" = $'4\n5' ]
    run_split kreds log --user nobody-else
    assert_status 0
    assert_out ''
    run_split kreds log --since 2099-01-01
    assert_status 0
    assert_out ''
    run_split kreds log --since 2020-01-01
    [ "$(wc -l <<<"$stdout")" -eq 5 ]
}

@test "a day of log --since begins at midnight in Denmark, in summer as in winter" {
    kreds init
    for code in A B C D E F; do schedule staff add $code --role psychologist; done
    local number=0 instant
    for instant in 2026-03-28T22:59:59Z 2026-03-28T23:00:00Z 2026-03-29T21:59:59Z 2026-03-29T22:00:00Z \
        2026-10-24T22:00:00Z 2026-10-25T23:00:00Z; do
        number=$((number + 1))
        sqlite3 "$KREDS_DB" "UPDATE journal SET at = '$instant' WHERE number = $number"
    done
    first() { kreds log --since "$1" | head -n 1 | cut -f 1; }
    [ "$(first 2026-03-28)" = 1 ]
    [ "$(first 2026-03-29)" = 2 ]
    [ "$(first 2026-03-30)" = 4 ]
    [ "$(first 2026-10-25)" = 5 ]
    [ "$(first 2026-10-26)" = 6 ]
}

@test "log's wrong usage" {
    kreds init
    run_split kreds log 3
    assert_status 64
    assert_err 'kreds: log takes no operands'
    run_split kreds log --limit 0
    assert_status 64
    assert_err 'kreds: --limit is no fitting number; wanted 1 to 1000000000'
    run_split kreds log --since yesterday
    assert_status 64
    assert_err 'kreds: --since is no date; wanted YYYY-MM-DD'
}

@test "log without a store" {
    run_split kreds log
    assert_status 69
    assert_err "kreds: there is no store $KREDS_DB; wanted one, kreds init makes it"
}

# --- undo ------------------------------------------------------------------------------------------

@test "undo takes back one's own newest command and tells which" {
    house
    screen answer 2026-0004 anxiety_disturbs_daily_life=yes
    journal kreds undo
    assert_status 0
    assert_out "2${TAB}AT${TAB}ME${TAB}screen answer (undone)${TAB}1${TAB}2026-0004"
    assert_err ''
    run_split screen check 2026-0004
    assert_out "2026-0004${TAB}cool-kids${TAB}incomplete${TAB}anxiety_disturbs_daily_life"
    journal kreds log
    assert_out <<END
1${TAB}AT${TAB}ME${TAB}refer add${TAB}32${TAB}2026-0001 2026-0002 2026-0003 2026-0004
2${TAB}AT${TAB}ME${TAB}screen answer (undone)${TAB}1${TAB}2026-0004
3${TAB}AT${TAB}ME${TAB}kreds undo of 2${TAB}1${TAB}2026-0004
END
    run_split kreds check
    assert_status 0
}

@test "undo again takes back the one before; then there is nothing left" {
    house
    screen answer 2026-0004 anxiety_disturbs_daily_life=yes
    kreds undo >/dev/null
    journal kreds undo
    assert_status 0
    assert_out "1${TAB}AT${TAB}ME${TAB}refer add (undone)${TAB}32${TAB}2026-0001 2026-0002 2026-0003 2026-0004"
    run_split refer list
    assert_out ''
    run_split kreds undo
    assert_status 66
    assert_out ''
    assert_err 'kreds: there is nothing of yours to take back; wanted the number of an entry, kreds log shows them'
}

@test "undo of an undo does the command again, as often as wanted" {
    house
    refer list >before
    kreds undo >/dev/null
    journal kreds undo 2
    assert_status 0
    assert_out "2${TAB}AT${TAB}ME${TAB}kreds undo of 1 (undone)${TAB}32${TAB}2026-0001 2026-0002 2026-0003 2026-0004"
    refer list | diff before -
    # What was done again is an entry of one's own like any other.
    journal kreds undo
    assert_out_has "1${TAB}AT${TAB}ME${TAB}refer add (undone)"
    kreds undo 4 >/dev/null
    refer list | diff before -
    journal kreds log
    [ "$(cut -f 1,4 <<<"$stdout")" = "1${TAB}refer add
2${TAB}kreds undo of 1 (undone)
3${TAB}kreds undo of 2
4${TAB}kreds undo of 1 (undone)
5${TAB}kreds undo of 4" ]
    run_split kreds check
    assert_status 0
}

@test "a command is taken back once" {
    house
    kreds undo >/dev/null
    run_split kreds undo 1
    assert_status 77
    assert_out ''
    assert_err 'kreds: entry 1 (refer add) is taken back already, by entry 2; to do it again: kreds undo 2'
    kreds undo 2 >/dev/null
    run_split kreds undo 2
    assert_status 77
    assert_err 'kreds: entry 2 (kreds undo) is taken back already, by entry 3; to do it again: kreds undo 3'
}

@test "undo is refused where a later entry stands on it, and names that entry" {
    house
    screen answer 2026-0004 anxiety_disturbs_daily_life=yes
    refer consent 2026-0002 mother refused
    run_split kreds undo 1
    assert_status 77
    assert_out ''
    [[ $stderr =~ ^'kreds: entry 1 (refer add) cannot be taken back, as entry '[23]' ('.*') came later and touches the same matter; take that back first: kreds undo '[23]$ ]]
    kreds undo 2 >/dev/null
    run_split kreds undo 1
    assert_status 77
    assert_err 'kreds: entry 1 (refer add) cannot be taken back, as entry 3 (refer consent) came later and touches the same matter; take that back first: kreds undo 3'
    kreds undo 3 >/dev/null
    run_split kreds undo 1
    assert_status 0
    [ -z "$(refer list)" ]
}

@test "an undo that was built upon cannot be taken back" {
    house
    screen answer 2026-0004 anxiety_disturbs_daily_life=yes
    kreds undo >/dev/null
    screen answer 2026-0004 anxiety_disturbs_daily_life=no
    run_split kreds undo 3
    assert_status 77
    assert_err 'kreds: entry 3 (kreds undo) cannot be taken back, as entry 4 (screen answer) came later and touches the same matter; take that back first: kreds undo 4'
}

@test "another column of the same row counts as the same matter" {
    house
    schedule staff add FT --role 'family therapist'
    schedule staff add FT --max-courses 2
    run_split kreds undo 2
    assert_status 77
    assert_err 'kreds: entry 2 (schedule staff) cannot be taken back, as entry 3 (schedule staff) came later and touches the same matter; take that back first: kreds undo 3'
}

@test "what has nothing to do with it may come later" {
    house
    schedule staff add FT --role 'family therapist'
    run_split kreds undo 1
    assert_status 0
    run_split schedule staff
    assert_out_has FT
}

@test "undo without a number passes over other users' entries; with one it takes any" {
    house
    schedule staff add FT --role 'family therapist'
    user 2 anna
    journal kreds undo -n
    assert_out_has "1${TAB}AT${TAB}ME${TAB}refer add"
    run_split kreds undo 2
    assert_status 0
    assert_out_has 'schedule staff (undone)'
    run_split schedule staff
    assert_out ''
    # The undo is one's own entry, though no command of one's own to take back.
    kreds undo >/dev/null
    run_split kreds undo
    assert_status 66
}

@test "a look changed nothing that could be taken back" {
    house
    refer show 2026-0001 >/dev/null
    run_split kreds undo 2
    assert_status 77
    assert_err 'kreds: entry 2 (refer show) was a look and changed nothing; wanted an entry that did'
    # Without a number looks are passed over.
    journal kreds undo
    assert_out_has "1${TAB}AT${TAB}ME${TAB}refer add (undone)"
}

@test "an import is taken back whole, and can come in again" {
    kreds init
    cp "$KREDS_ROOT/examples/autumn/webform.csv" .
    run_split refer import webform.csv
    assert_status 1
    [ "$(refer list | wc -l)" -eq 8 ]
    run_split kreds undo
    assert_status 0
    [ -z "$(refer list)" ]
    run_split refer import -q webform.csv
    [ "$(cut -f 3 <<<"$stdout" | sort -u)" = new ]
    # A reference is given out once, also when it was taken back.
    [ "$(head -n 1 <<<"$stdout" | cut -f 1)" = 2026-0009 ]
}

@test "undo -n goes the whole way and keeps nothing" {
    house
    journal kreds undo -n
    assert_status 0
    assert_out "1${TAB}AT${TAB}ME${TAB}refer add${TAB}32${TAB}2026-0001 2026-0002 2026-0003 2026-0004"
    [ "$(refer list | wc -l)" -eq 4 ]
    [ "$(kreds log | wc -l)" -eq 1 ]
    screen answer 2026-0004 anxiety_disturbs_daily_life=yes
    run_split kreds undo -n 1
    assert_status 77
    run_split kreds undo -n 7
    assert_status 66
}

@test "undo prints in every format" {
    house
    schedule staff add FT --role 'family therapist'
    journal kreds undo -f json
    assert_out '{"number":2,"at":"AT","user":"ME","command":"schedule staff (undone)","rows":1,"touched":"FT"}'
    run_split kreds undo -f table
    assert_status 0
    assert_out_has 'refer add (undone)'
}

@test "undo's wrong usage" {
    house
    run_split kreds undo 1 2
    assert_status 64
    assert_err "kreds: undo takes one entry's number; see kreds log"
    for number in 0 x 1.5 99999999999; do
        run_split kreds undo $number
        assert_status 64
        assert_err "kreds: '$number' is no entry's number; see kreds log"
    done
    run_split kreds undo 99
    assert_status 66
    assert_err 'kreds: the journal has no entry 99; wanted a number that kreds log shows'
    [ "$(refer list | wc -l)" -eq 4 ]
}

@test "undo without a store" {
    run_split kreds undo
    assert_status 69
    assert_out ''
}

@test "standard output that cannot be written is told" {
    house
    full() { kreds log >/dev/full; }
    run_split full
    assert_status 74
    assert_err 'kreds: standard output could not be written'
}
