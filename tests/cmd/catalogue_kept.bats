#!/usr/bin/env bats
# The catalogue's text is kept in the user's cache as it was read: that saves time and must never change an answer.

load ../helpers

setup() {
    kreds_setup
    unset XDG_CACHE_HOME
    cp -r "$KREDS_ROOT/examples/norddjurs" catalogue
    export KREDS_CATALOGUE=$PWD/catalogue
    kreds init
    rm -rf .cache
}

services() {
    refer services -f csv
}

kept_files() {
    find .cache/kreds -type f 2>/dev/null
}

@test "what is kept gives the same answers, and nobody else reads it" {
    services >cold.csv
    [ "$(kept_files | wc -l)" -eq 1 ]
    [ "$(stat -c %a .cache/kreds "$(kept_files)" | sort -u | paste -s -d ' ')" = '600 700' ]
    stat -c '%i %Y' "$(kept_files)" >before
    services >warm.csv
    cmp cold.csv warm.csv
    stat -c '%i %Y' "$(kept_files)" | cmp before -
}

@test "a change is seen at once, even one of the same length and with the file's time put back" {
    services >/dev/null
    touch -r catalogue/catalogue.yaml stamp
    sed -i 's/  cool-kids:/  cool-cats:/' catalogue/catalogue.yaml
    touch -r stamp catalogue/catalogue.yaml
    services >changed.csv
    grep -q '^cool-cats,' changed.csv
    run ! grep -q '^cool-kids,' changed.csv
}

@test "a catalogue that breaks is refused, whatever was kept of it" {
    services >/dev/null
    echo 'nonsense: yes' >>catalogue/catalogue.yaml
    run_split services
    assert_status 78
    [[ $stderr == *"unknown key 'nonsense'"* ]]
}

@test "a damaged, foreign or empty file in the cache is as good as none" {
    services >cold.csv
    local file
    file=$(kept_files)
    for damage in 'truncate -s 1000' 'truncate -s 0' 'cp cold.csv'; do
        $damage "$file"
        services >warm.csv
        cmp cold.csv warm.csv
    done
    printf 'x' | dd of="$file" bs=1 seek=5000 conv=notrunc 2>/dev/null
    services >warm.csv
    cmp cold.csv warm.csv
}

@test "a cache that cannot be written, and no home at all, are no trouble" {
    services >cold.csv
    rm -r .cache
    : >.cache
    run_split services
    assert_status 0
    assert_err ''
    cmp cold.csv .stdout
    run_split env -u HOME -u XDG_CACHE_HOME refer services -f csv
    assert_status 0
    assert_err ''
    run_split env XDG_CACHE_HOME="$PWD/elsewhere" refer services
    assert_status 0
    [ "$(find elsewhere/kreds -type f | wc -l)" -eq 1 ]
}

@test "nothing of a citizen is kept" {
    printf '%s\n' 'service: cool-kids' 'received_on: 2026-08-20' \
        'citizen: {name: Sofie Opdigtet, birth_date: 2016-03-04, municipality: Norddjurs}' \
        'referrer: {role: parent}' >form.yaml
    refer add form.yaml >/dev/null
    screen check >/dev/null || true
    run_split grep -rl Opdigtet .cache
    assert_out ''
}
