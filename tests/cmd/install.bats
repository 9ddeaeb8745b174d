#!/usr/bin/env bats
# Installing: the names, the links, the man pages, and that uninstalling takes all of it away again.

load ../helpers

# The programs under test are installed as they are: make finds nothing to build.
setup() {
    kreds_setup
    build=$(cd "${KREDS_BIN:-$KREDS_ROOT/build/bin}/.." && pwd)
    place="$PWD/a place"
}

installed() {
    make -s -C "$KREDS_ROOT" BUILD="$build" -o all "$1" DESTDIR="$place" PREFIX=/usr >make.out 2>&1 || {
        cat make.out
        return 1
    }
}

@test "each command stands by its own name in libexec and by kreds-NAME in bin" {
    installed install
    for name in refer screen schedule attend report; do
        [ -x "$place/usr/libexec/kreds/$name" ]
        [ -L "$place/usr/bin/kreds-$name" ]
        [ ! -e "$place/usr/bin/$name" ]
        run_split "$place/usr/bin/kreds-$name" --version
        assert_status 0
        assert_out_has "$name (kreds) "
    done
    run_split "$place/usr/bin/kreds" --version
    assert_out_has 'kreds (kreds) '
}

@test "the manual pages and the examples are installed" {
    installed install
    for page in man1/kreds.1 man1/kreds-refer.1 man1/kreds-screen.1 man1/kreds-schedule.1 man1/kreds-attend.1 \
        man1/kreds-report.1 man5/kreds-catalogue.5 man7/kreds.7; do
        [ -s "$place/usr/share/man/$page" ] || told 'a page' "$page" 'none'
    done
    cmp "$KREDS_ROOT/examples/norddjurs/catalogue.yaml" "$place/usr/share/kreds/examples/norddjurs/catalogue.yaml"
}

@test "an installed program sets a house up without the source tree" {
    installed install
    unset KREDS_CATALOGUE KREDS_DB
    run_split "$place/usr/bin/kreds" init --from norddjurs
    assert_status 0
    [ -s "$XDG_CONFIG_HOME/kreds/catalogue/catalogue.yaml" ]
    run_split "$place/usr/bin/kreds-refer" services --delivered group -f csv
    assert_status 0
    assert_out_has 'cool-kids'
}

@test "uninstalling leaves no file behind" {
    installed install
    installed uninstall
    run_split find "$place" ! -type d
    assert_out ''
}
