#!/usr/bin/env bats
# Installing: the names, the links, the man pages, and that uninstalling takes all of it away again.

load ../helpers

# The programs under test are installed as they are: make finds nothing to build. What make is told of the build folder
# bears no spaces, wherever the tree is.
setup() {
    kreds_setup
    ln -s "$(cd "${KREDS_BIN:-$KREDS_ROOT/build/bin}/.." && pwd)" build
    build=$PWD/build place="$PWD/a place" source=$KREDS_ROOT prefix=/usr
}

# installed install|uninstall: from $source into $place, under $prefix.
installed() {
    make -s -C "$source" BUILD="$build" -o all "$1" DESTDIR="$place" PREFIX="$prefix" >make.out 2>&1 || {
        cat make.out
        return 1
    }
}

# files: what stands below $place and is no folder.
files() {
    run_split find "$place" ! -type d -printf '%P\n'
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

@test "the Danish texts are found where they are installed" {
    [ -e build/share/locale/da/LC_MESSAGES/kreds.mo ] || skip 'there is no msgfmt'
    installed install
    LC_ALL=C.UTF-8 LANGUAGE=da run_split "$place/usr/bin/kreds-refer" --help
    assert_out_lacks 'Verbs:'
}

@test "the own-name pages stand apart, for a folder of libexec on the way to manual pages" {
    installed install
    for name in refer screen schedule attend report; do
        cmp "$KREDS_ROOT/man/kreds-$name.1" "$place/usr/libexec/kreds/man/man1/$name.1"
    done
}

@test "nothing is written where refer and screen of others have their places" {
    mkdir -p "$place/usr/bin" "$place/usr/share/man/man1" "$place/usr/share/bash-completion/completions"
    for file in bin/refer bin/screen share/man/man1/refer.1 share/man/man1/screen.1 \
        share/man/man1/refer.1.gz share/bash-completion/completions/screen; do
        echo "another's $file" >"$place/usr/$file"
    done
    files
    others=$(printf '%s\n' "$stdout" | sort)
    installed install
    # In folders that are not kreds's own each name is kreds or begins so.
    files
    printf '%s\n' "$stdout" | grep -E '^usr/(bin|share)/' | grep -vE '^usr/share/kreds/|/kreds(-[a-z]+)?(\.[a-z0-9]+)?$' |
        sort >beside
    [ "$(cat beside)" = "$others" ] || told 'beside' "$others" "$(cat beside)"
    for file in $others; do
        [ "$(cat "$place/$file")" = "another's ${file#usr/}" ]
    done
    installed uninstall
    files
    [ "$(printf '%s\n' "$stdout" | sort)" = "$others" ]
}

@test "the completion is installed by the names in bin and works there" {
    installed install
    for name in kreds kreds-refer kreds-screen kreds-schedule kreds-attend kreds-report; do
        cmp "$KREDS_ROOT/completion/kreds.bash" "$place/usr/share/bash-completion/completions/$name"
    done
    run_split env PATH="$place/usr/bin:/usr/bin:/bin" bash -c '
        . "$1/usr/share/bash-completion/completions/kreds-refer"
        complete -p kreds-refer refer screen
        COMP_WORDS=(kreds-refer lis) COMP_CWORD=1; _kreds kreds-refer lis kreds-refer; echo "${COMPREPLY[@]}"
        COMP_WORDS=(kreds init --from h) COMP_CWORD=3; _kreds kreds h --from; echo "${COMPREPLY[@]}"' - "$place"
    assert_out $'complete -F _kreds kreds-refer\nlist\nhorsens'
}

@test "a prefix with spaces, and no DESTDIR" {
    prefix="$place/the prefix" place=
    installed install
    run_split "$prefix/bin/kreds-schedule" --version
    assert_out_has 'schedule (kreds) '
    run_split "$prefix/libexec/kreds/refer" services -f csv --help
    assert_status 0
    installed uninstall
    run_split find "$prefix" ! -type d
    assert_out ''
}

@test "installed from a path with spaces, and without git" {
    source="$PWD/a source"
    mkdir "$source" bin
    tar -C "$KREDS_ROOT" --exclude=./.git --exclude=./build -cf - . | tar -C "$source" -xf -
    # Whoever calls git is told on.
    printf '#!/bin/sh\necho "$0 $*" >>"%s/git-called"\nexit 127\n' "$PWD" >bin/git
    chmod +x bin/git
    PATH=$PWD/bin:$PATH installed install
    [ ! -e git-called ] || told 'calls of git' '' "$(cat git-called)"
    files
    printf '%s\n' "$stdout" | sort >spaced
    rm -rf "$place"
    source=$KREDS_ROOT
    installed install
    files
    printf '%s\n' "$stdout" | sort | diff spaced -
}

@test "installing twice is the same as once" {
    installed install
    files
    once=$(printf '%s\n' "$stdout" | sort)
    installed install
    files
    [ "$(printf '%s\n' "$stdout" | sort)" = "$once" ]
}

@test "uninstalling leaves no file behind, and no folder of its own" {
    installed install
    installed uninstall
    files
    assert_out ''
    [ ! -e "$place/usr/libexec/kreds" ]
    [ ! -e "$place/usr/share/kreds" ]
}

@test "uninstalling leaves what it did not install" {
    installed install
    echo mine >"$place/usr/share/kreds/examples/norddjurs/mine.yaml"
    echo mine >"$place/usr/bin/kreds-mine"
    installed uninstall
    files
    [ "$(printf '%s\n' "$stdout" | sort)" = $'usr/bin/kreds-mine\nusr/share/kreds/examples/norddjurs/mine.yaml' ]
}
