#!/usr/bin/env bats
# kreds backup, restore and upgrade: the store's file copied while others write, put back, brought to the newest schema.

load ../helpers

setup() {
    kreds_setup
    prepared kreds init
}

# forms N: a file with N forms.
forms() {
    local i
    for ((i = 1; i <= $1; i++)); do
        cat <<END
---
service: cool-kids
received_on: 2026-08-20
external_id: B-$2$i
source: backup
citizen: {name: Opdigt Nummer $i, birth_date: 2016-03-04, municipality: Norddjurs}
holders: [{name: Opdigt Voksen, relation: mother, consent: given}]
referrer: {role: parent}
END
    done
}

# add N [PREFIX]: so many referrals in one command.
add() {
    forms "$1" "${2-}" >forms.yaml
    refer add forms.yaml >/dev/null
}

# content FILE: all a database holds, as SQL.
content() {
    sqlite3 "$1" .dump
}

# no_more NAME…: the files of this folder are these and what the tests themselves make.
no_more() {
    run_split find . -maxdepth 1 -type f -name '*.db*'
    assert_out "$(printf './%s\n' "$@")"
}

@test "backup: a sound copy of the owner's alone, without a word" {
    add 3
    run_split kreds backup copy.db
    assert_status 0
    assert_out ''
    assert_err ''
    [ "$(stat -c %a copy.db)" = 600 ]
    no_more copy.db
    [ "$(content copy.db)" = "$(content "$KREDS_DB")" ]
    run_split kreds -d copy.db check
    assert_status 0
    assert_out ''
    assert_err ''
    [ "$(refer -d copy.db list)" = "$(refer list)" ]
}

@test "backup: while a loop writes, each copy is sound and of one moment" {
    local i n least=0
    for ((i = 1; i <= 25; i++)); do forms 2 "w$i-" >"w$i.yaml"; done
    writer() {
        local w
        for ((w = 1; w <= 25; w++)); do refer add "w$w.yaml" >>written.tsv || echo "$? at $w" >>failed; done
    }
    : >failed
    writer &
    for ((i = 1; i <= 6; i++)); do
        kreds backup --force copy.db
        run_split kreds -d copy.db check
        assert_status 0
        assert_out ''
        n=$(refer -d copy.db list | wc -l)
        [ $((n % 2)) -eq 0 ] || told 'both forms of a command' 'even' "$n"
        [ "$n" -eq $(($(kreds -d copy.db log | wc -l) * 2)) ] || told 'an entry a command' "$n" "$(kreds -d copy.db log)"
        [ "$n" -ge "$least" ]
        least=$n
    done
    wait
    run_split cat failed
    assert_out ''
    [ "$(refer list | wc -l)" -eq 50 ]
}

@test "backup: never over a file without --force" {
    echo mine >copy.db
    run_split kreds backup copy.db
    assert_status 77
    assert_err 'kreds: there is a file copy.db already, it was left as it is; wanted a new name, or --force'
    [ "$(cat copy.db)" = mine ]
    kreds backup --force copy.db
    run_split kreds -d copy.db check
    assert_status 0
    no_more copy.db
}

@test "backup: never onto the store, nor onto what SQLite keeps beside it" {
    for file in "$KREDS_DB" store/../store/kreds.db "$KREDS_DB-wal" "$KREDS_DB-shm"; do
        run_split kreds backup --force "$file"
        assert_status 77
        assert_err "kreds: $file is the store itself, or belongs to it; wanted another name for its copy"
    done
    kreds check
}

@test "backup: what it takes" {
    for operands in '' '-' 'a.db b.db'; do
        # shellcheck disable=SC2086 # the operands are words
        run_split kreds backup $operands
        assert_status 64
        assert_err 'kreds: backup takes the name of one file to write; standard output is none'
    done
    run_split kreds backup nowhere/copy.db
    assert_status 74
    assert_err 'kreds: the copy nowhere/copy.db cannot be written (No such file or directory); wanted a folder you may write in'
    run_split kreds -d none.db backup copy.db
    assert_status 69
    run_split kreds init --force
    assert_status 64
}

@test "backup -n: says nothing and writes nothing" {
    run_split kreds -n backup copy.db
    assert_status 0
    assert_out ''
    assert_err ''
    [ ! -e copy.db ]
    run_split kreds -n backup "$KREDS_DB"
    assert_status 77
}

@test "backup: a full disk leaves no half file, and the old backup as it was" {
    add 3
    kreds backup old.db
    cp old.db before.db
    limited() (
        trap '' XFSZ
        ulimit -f 64
        kreds backup "$@"
    )
    run_split limited copy.db
    assert_status 74
    assert_out ''
    run_split limited --force old.db
    assert_status 74
    cmp old.db before.db
    rm before.db
    no_more old.db
    kreds check
}

@test "backup: a damaged store is said to be so, and no backup is made of it" {
    add 30
    kreds backup old.db
    sqlite3 "$KREDS_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    yes damage | head -c 4096 | dd of="$KREDS_DB" bs=4096 seek=3 conv=notrunc 2>/dev/null
    cp old.db before.db
    run_split kreds backup --force old.db
    assert_status 74
    assert_err_has 'see what kreds check says'
    cmp old.db before.db
}

@test "restore: on a new machine the store is as it was, and the journal tells of it" {
    add 3
    kreds backup copy.db
    refer list >before.tsv
    run_split kreds -d new/home/kreds.db restore copy.db
    assert_status 0
    assert_out ''
    assert_err ''
    [ "$(stat -c %a new)" = 700 ]
    [ "$(stat -c %a new/home/kreds.db)" = 600 ]
    export KREDS_DB=new/home/kreds.db
    run_split kreds check
    assert_status 0
    assert_out ''
    refer list | cmp - before.tsv
    run_split kreds log --limit 1
    [[ $stdout == 2$'\t'*$'\t'"$(id -un)"$'\tkreds restore\t0\t' ]] || told 'the newest entry' 'kreds restore' "$stdout"
    # The next referral has the next number, and an undo knows its way.
    add 1 next
    [ "$(refer list | tail -n 1 | cut -f 1)" = 2026-0004 ]
    kreds undo >/dev/null
    refer list | cmp - before.tsv
}

@test "restore: a present store gives way only to --force, and is kept" {
    add 1
    kreds backup copy.db
    add 1 later
    run_split kreds restore copy.db
    assert_status 77
    assert_err "kreds: there is a store $KREDS_DB already, or what is left of one; wanted another place by -d, or --force, which keeps a copy of it"
    [ "$(refer list | wc -l)" -eq 2 ]
    run_split kreds restore --force copy.db
    assert_status 0
    assert_out ''
    [ "$(refer list | wc -l)" -eq 1 ]
    kept=$(ls "$KREDS_DB".before-restore-*)
    [[ $kept =~ \.before-restore-[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}Z$ ]] || told 'the name' '….before-restore-…' "$kept"
    assert_err "kreds: the store that was there is kept as $kept"
    [ "$(stat -c %a "$kept")" = 600 ]
    [ "$(stat -c %a "$KREDS_DB")" = 600 ]
    [ "$(refer -d "$kept" list | wc -l)" -eq 2 ]
    run_split kreds -d "$kept" check
    assert_status 0
    assert_out ''
    # And the way back.
    kreds -q restore --force "$kept"
    [ "$(refer list | wc -l)" -eq 2 ]
    [ "$(find store -name 'kreds.db.before-restore-*' | wc -l)" -eq 2 ]
}

@test "restore: what is no backup changes nothing" {
    add 3
    kreds backup copy.db
    head -c 40960 copy.db >cut.db
    head -c 50 copy.db >short.db
    echo 'Dear diary' >text.db
    sqlite3 theirs.db 'CREATE TABLE theirs (x)'
    cp copy.db newer.db
    sqlite3 newer.db 'PRAGMA user_version = 99'
    refer list >before.tsv
    for file in cut.db short.db text.db; do
        run_split kreds restore --force "$file"
        assert_status 65
        assert_err "kreds: $file is damaged, cut short or no database; wanted a whole file made by kreds backup"
    done
    run_split kreds restore --force theirs.db
    assert_status 65
    assert_err 'kreds: theirs.db is a database of another program; wanted a file made by kreds backup'
    run_split kreds restore --force newer.db
    assert_status 69
    assert_err_has 'newer than this kreds, which knows 3; wanted a newer kreds'
    run_split kreds restore --force none.db
    assert_status 66
    run_split kreds restore --force "$KREDS_DB"
    assert_status 77
    for operands in '' '-' 'copy.db cut.db'; do
        # shellcheck disable=SC2086 # the operands are words
        run_split kreds restore $operands
        assert_status 64
    done
    refer list | cmp - before.tsv
    [ "$(find store -name 'kreds.db.*' | wc -l)" -eq 0 ]
}

@test "restore: a damaged store is moved away" {
    add 3
    kreds backup copy.db
    sqlite3 "$KREDS_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    truncate -s 8192 "$KREDS_DB"
    run_split kreds check
    assert_status 74
    kreds -q restore --force copy.db
    [ "$(refer list | wc -l)" -eq 3 ]
    [ "$(stat -c %s "$KREDS_DB".before-restore-*Z)" -eq 8192 ]
    run_split kreds check
    assert_status 0
    assert_out ''
}

@test "restore: a full disk leaves the present store as it was" {
    add 3
    kreds backup copy.db
    add 3 later
    refer list >before.tsv
    limited() (
        trap '' XFSZ
        ulimit -f 64
        kreds "$@"
    )
    run_split limited restore --force copy.db
    assert_status 74
    run_split limited -d new/kreds.db restore copy.db
    assert_status 74
    [ ! -e new ]
    refer list | cmp - before.tsv
    [ "$(find store -name 'kreds.db.*' | wc -l)" -eq 0 ]
    kreds check
}

@test "restore -n: looks the backup through and writes nothing" {
    kreds backup copy.db
    run_split kreds -n -d new/kreds.db restore copy.db
    assert_status 0
    assert_err ''
    [ ! -e new ]
    truncate -s 40960 copy.db
    run_split kreds -n -d new/kreds.db restore copy.db
    assert_status 65
}

@test "restore: two loops that work on the store meanwhile find the old one or the new one" {
    local i
    add 2
    kreds backup copy.db
    for ((i = 1; i <= 15; i++)); do forms 1 "l$i-" >"l$i.yaml"; done
    loop() {
        local n
        for ((n = 1; n <= 15; n++)); do "$@" "$n" >/dev/null || echo "$? at $n" >>failed; done
    }
    add_one() { refer add "l$1.yaml"; }
    list_all() { refer list; }
    : >failed
    loop add_one &
    loop list_all &
    for ((i = 1; i <= 4; i++)); do kreds -q restore --force copy.db; done
    wait
    run_split cat failed
    assert_out ''
    run_split kreds check
    assert_status 0
    assert_out ''
    [ "$(find store -name 'kreds.db.before-restore-*' | wc -l)" -eq 4 ]
    for kept in "$KREDS_DB".before-restore-*; do kreds -d "$kept" check; done
}

@test "restore: a kill at any moment leaves the old store or the new one" {
    local kills=${KREDS_KILLS:-15} i n
    add 2
    kreds backup copy.db
    add 1 later
    RANDOM=5
    for ((i = 1; i <= kills; i++)); do
        timeout -s KILL "$(printf '0.%05d' $((RANDOM % 6000 + 1)))" kreds restore --force copy.db 2>/dev/null || true
        n=$(refer list | wc -l)
        [ "$n" -eq 2 ] || [ "$n" -eq 3 ] || told 'referrals' '2 or 3' "$n"
    done
    run_split kreds check
    assert_status 0
    assert_out ''
}

@test "upgrade: a store of this version needs none, in silence" {
    add 1
    before=$(content "$KREDS_DB")
    for options in '' '-n'; do
        # shellcheck disable=SC2086 # the option is a word or none
        run_split kreds $options upgrade
        assert_status 0
        assert_out ''
        assert_err ''
    done
    [ "$(content "$KREDS_DB")" = "$before" ]
    [ "$(find store -name '*upgrade*' | wc -l)" -eq 0 ]
}

@test "upgrade: what cannot be brought up" {
    run_split kreds -d none.db upgrade
    assert_status 69
    assert_err 'kreds: there is no store none.db; wanted one, kreds init makes it'
    run_split kreds upgrade now
    assert_status 64
    sqlite3 "$KREDS_DB" 'PRAGMA user_version = 99'
    run_split kreds upgrade
    assert_status 69
    assert_err_has 'wanted a newer kreds'
    sqlite3 "$KREDS_DB" 'PRAGMA user_version = 0'
    run_split kreds upgrade
    assert_status 69
    assert_err_has 'no upgrade leads on'
}
