#!/usr/bin/env bats
# What goes wrong around a store: kills, two commands at once, full disks, files that are none of ours. The number of kills and
# loops is bounded; KREDS_KILLS and KREDS_LOOPS raise it for the long campaign.

load ../helpers

# three N: a file with three forms, whose numbers tell which run they came from.
three() {
    for part in a b c; do
        cat <<END
---
service: cool-kids
received_on: 2026-08-20
external_id: K-$1-$part
source: kills
citizen: {name: Opdigt Nummer $1$part, birth_date: 2016-03-04, municipality: Norddjurs}
holders: [{name: Opdigt Voksen, relation: mother, consent: given}]
referrer: {role: parent}
END
    done >"$1.yaml"
}

@test "a kill at any moment leaves all of a command or nothing, and what was acknowledged stays" {
    local kills=${KREDS_KILLS:-40} killed=0 acknowledged=0 i took delay
    kreds init
    # A program that is killed while the sanitizer looks for leaks is reported as one whose registers cannot be read.
    export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
    RANDOM=7
    for ((i = 0; killed < kills; i++)); do
        three "$i"
        # Each ninth is let run, and tells how long the command takes just now, in microseconds.
        if ((i % 9 == 0)); then
            took=${EPOCHREALTIME/[.,]/}
            refer add "$i.yaml" >>acknowledged.tsv
            took=$((${EPOCHREALTIME/[.,]/} - took))
            continue
        fi
        # From nothing to longer than the command takes, so that the kill falls into every stretch of it.
        delay=$((RANDOM * took / 25000 + 1))
        delay=$(printf '%d.%06d' $((delay / 1000000)) $((delay % 1000000)))
        if timeout -s KILL "$delay" refer add "$i.yaml" >>acknowledged.tsv 2>>killed.txt; then
            acknowledged=$((acknowledged + 1))
        else
            killed=$((killed + 1))
        fi
    done
    # The campaign says something only if some came through as well.
    echo "# $killed were killed, $acknowledged came through" >&3
    [ "$acknowledged" -gt 0 ]
    run_split kreds check
    assert_status 0
    assert_out ''
    refer list >all.tsv
    # Each acknowledged reference is there.
    cut -f 1 acknowledged.tsv | sort -u >want
    cut -f 1 all.tsv | sort >have
    run_split comm -23 want have
    assert_out ''
    # Three forms a command, one journal entry a command: none is half in, none is without its entry.
    local referrals entries
    referrals=$(wc -l <all.tsv)
    entries=$(kreds log | wc -l)
    [ $((entries * 3)) -eq "$referrals" ] || told 'three referrals an entry' "$((entries * 3))" "$referrals"
    [ "$entries" -ge "$(($(wc -l <acknowledged.tsv) / 3))" ]
}

@test "two loops that write and one that reads lose nothing and never fail for being busy" {
    local loops=${KREDS_LOOPS:-15} i
    kreds init
    for ((i = 1; i <= loops; i++)); do three "x$i"; done
    for ((i = 1; i <= loops; i++)); do three "y$i"; done
    writer() {
        local n
        for ((n = 1; n <= loops; n++)); do refer add "$1$n.yaml" >>"$1.tsv" || echo "$? at $n" >>failed; done
    }
    reader() {
        local n
        for ((n = 1; n <= loops; n++)); do
            refer list >/dev/null || echo "list: $?" >>failed
            kreds log >/dev/null || echo "log: $?" >>failed
        done
    }
    : >failed
    writer x &
    writer y &
    reader &
    wait
    run_split cat failed
    assert_out ''
    [ "$(cat x.tsv y.tsv | cut -f 1 | sort -u | wc -l)" -eq $((6 * loops)) ]
    [ "$(refer list | wc -l)" -eq $((6 * loops)) ]
    run_split kreds check
    assert_status 0
    assert_out ''
}

@test "no store there: what to do is said" {
    run_split refer list
    assert_status 69
    assert_out ''
    assert_err "refer: there is no store $KREDS_DB; wanted one, kreds init makes it"
}

@test "a second init leaves the store as it is" {
    kreds init
    three 1
    refer add 1.yaml >/dev/null
    run_split kreds init
    assert_status 77
    [ "$(refer list | wc -l)" -eq 3 ]
}

@test "the store is the owner's alone" {
    kreds init
    [ "$(stat -c %a "$KREDS_DB")" = 600 ]
    [ "$(stat -c %a "$(dirname "$KREDS_DB")")" = 700 ]
}

@test "a foreign database is left alone" {
    mkdir store
    sqlite3 "$KREDS_DB" 'CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)'
    three 1
    run_split refer add 1.yaml
    assert_status 69
    assert_out ''
    [ "$(sqlite3 "$KREDS_DB" 'SELECT count(*) FROM theirs')" -eq 1 ]
}

@test "a text file is no store" {
    mkdir store
    echo 'Dear diary, this is a long enough text to be taken for something else than an empty file.' >"$KREDS_DB"
    run_split refer list
    assert_status 69
    assert_out ''
}

@test "an empty file is no store" {
    mkdir store
    : >"$KREDS_DB"
    run_split refer list
    assert_status 69
    assert_out ''
}

@test "a truncated store is said to be damaged, and not written to" {
    kreds init
    three 1
    refer add 1.yaml >/dev/null
    sqlite3 "$KREDS_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    truncate -s 8192 "$KREDS_DB"
    three 2
    run_split refer add 2.yaml
    [ "$status" -eq 74 ] || assert_status 69
    assert_out ''
    run_split kreds check
    [ "$status" -ne 0 ]
}

@test "a newer store is refused, with the remedy" {
    kreds init
    sqlite3 "$KREDS_DB" 'PRAGMA user_version = 99'
    run_split refer list
    assert_status 69
    assert_err_has 'newer'
}

@test "a full disk ends a command with nothing half done" {
    kreds init
    three 1
    refer add 1.yaml >/dev/null
    sqlite3 "$KREDS_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    three 2
    # A limit on a file's size stands in for the disk: writes beyond it fail.
    limited() (
        trap '' XFSZ
        ulimit -f 8
        refer add 2.yaml
    )
    run_split limited
    assert_status 74
    assert_out ''
    [ "$(refer list | wc -l)" -eq 3 ]
    run_split kreds check
    assert_status 0
}

@test "standard output that cannot be written is an error" {
    kreds init
    three 1
    refer add 1.yaml >/dev/null
    full() { refer list >/dev/full; }
    run_split full
    assert_status 74
    assert_err 'refer: standard output could not be written'
}

@test "a reader who leaves ends the command quietly" {
    kreds init
    for i in 1 2 3 4 5; do three "$i"; done
    refer add [1-5].yaml >/dev/null
    closed() { refer list | head -n 1; }
    run_split closed
    assert_status 0
    assert_err ''
}

@test "a read-only store can be read, and writing it is refused" {
    kreds init
    three 1
    refer add 1.yaml >/dev/null
    three 2
    sqlite3 "$KREDS_DB" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    chmod 400 "$KREDS_DB"
    [ "$(id -u)" -ne 0 ] || skip 'root may write everything'
    run_split refer add 2.yaml
    assert_status 77
    assert_out ''
}
