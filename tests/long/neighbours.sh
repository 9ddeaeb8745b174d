#!/usr/bin/env bash
# kreds beside groff's refer and GNU screen on one machine: built afresh, without git, in a folder with spaces,
# installed to a prefix with spaces, while Debian's packages groff, screen and bash-completion are really there. What of
# these is missing is installed by apt-get, where that is at hand and allowed, and stays.
set -u
cd "$(dirname "$0")/../.." || exit 70

neighbours='groff screen bash-completion'
count=0
work=$(mktemp -d)
work=$(cd "$work" && pwd -P)
trap 'rm -rf "$work"' EXIT

# holds WHAT COMMAND…: one result; what the command prints is shown when it fails.
holds() {
    local what=$1
    shift
    count=$((count + 1))
    if "$@" >"$work/said" 2>&1; then
        echo "ok $count - $what"
    else
        echo "not ok $count - $what"
        sed 's/^/# /' "$work/said" | tail -n 20
    fi
}

# prints WANTED COMMAND…: whether WANTED stands in what the command prints.
prints() {
    local wanted=$1 came
    shift
    came=$("$@" 2>&1)
    case $came in *"$wanted"*) return 0 ;; esac
    printf 'wanted: %s\ncame: %s\n' "$wanted" "$came"
    return 1
}

there() {
    # shellcheck disable=SC2086 # the names are words
    dpkg-query -W -f '${db:Status-Status}\n' $neighbours 2>/dev/null | grep -c '^installed$' | grep -qx 3
}

quiet_apt() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq "$@" </dev/null >"$work/apt" 2>&1; }

if ! there; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "1..0 # SKIP wants root and apt-get to install $neighbours"
        exit 0
    fi
    quiet_apt update
    # shellcheck disable=SC2086
    if ! quiet_apt install -y --no-install-recommends $neighbours; then
        sed 's/^/# /' "$work/apt" | tail -n 5
        echo "1..0 # SKIP apt-get could not install $neighbours"
        exit 0
    fi
fi

# --- building and installing -------------------------------------------------------------------------

source="$work/a source"
prefix="$work/the prefix"
mkdir -p "$source" "$work/bin" "$work/home"
tar --exclude=./.git --exclude=./build -cf - . | tar -C "$source" -xf -
printf '#!/bin/sh\necho "$*" >>"%s/git-called"\nexit 127\n' "$work" >"$work/bin/git"
chmod +x "$work/bin/git"

make_there() {
    (cd "$source" && PATH=$work/bin:$PATH make -s -j2 CFLAGS=-O1 PREFIX="$prefix" "$@")
}
holds 'it builds in a folder with spaces, without git' make_there
holds 'it installs from there' make_there install
holds 'git was not asked for' test ! -e "$work/git-called"
rm -rf "$source/build/bin" "$source/build/share" # the installed programs stand alone

# --- side by side ------------------------------------------------------------------------------------

unset KREDS_DB KREDS_CATALOGUE MANPATH MANOPT LANGUAGE XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME
export HOME=$work/home LC_ALL=C.UTF-8 SCREENDIR=$work/home/screens
mkdir -m 700 "$SCREENDIR"
theirs=$prefix/bin:/usr/bin:/bin   # kreds-refer is ours, refer is groff's
ours=$prefix/libexec/kreds:$theirs # refer is ours

# by PATH COMMAND…
by() { env PATH="$1" "${@:2}"; }

groff_refers() {
    printf '%%A Vera Opdigt\n%%T Circles\n' >"$work/bibliography"
    printf '.[\nOpdigt\n.]\n' | by "$theirs" refer -p "$work/bibliography"
}

screen_runs() {
    by "$theirs" screen -dmS beside-kreds sleep 60 && by "$theirs" screen -ls beside-kreds | grep -F .beside-kreds
    by "$theirs" screen -S beside-kreds -X quit
}

holds 'refer is groff'\''s' prints /usr/bin/refer by "$theirs" bash -c 'type -P refer'
holds 'screen is GNU'\''s' prints /usr/bin/screen by "$theirs" bash -c 'type -P screen'
holds 'groff'\''s refer works' prints 'Circles' groff_refers
holds 'GNU screen says who it is' prints 'Screen version' by "$theirs" screen --version
holds 'GNU screen runs a session' prints '.beside-kreds' screen_runs
holds 'kreds sets a house up' by "$theirs" kreds init --from norddjurs
holds 'kreds-refer is ours and works' prints cool-kids by "$theirs" kreds-refer services
holds 'kreds-screen is ours and works' prints 'screen (kreds)' by "$theirs" kreds-screen --version
holds 'with libexec/kreds in PATH refer is ours' prints cool-kids by "$ours" refer services
holds 'with libexec/kreds in PATH screen is ours' prints 'screen (kreds)' by "$ours" screen --version

# --- manual pages ------------------------------------------------------------------------------------

for name in refer screen; do
    holds "man finds their $name" prints "/usr/share/man/man1/$name.1" by "$theirs" man -w "$name"
    holds "man finds kreds-$name" prints "$prefix/share/man/man1/kreds-$name.1" by "$theirs" man -w "kreds-$name"
    holds "MANPATH leads to our $name" prints "/man1/kreds-$name.1" \
        by "$theirs" env MANPATH="$prefix/libexec/kreds/man:" man -w "$name"
    holds "our $name is shown" prints "kreds-$name" \
        by "$theirs" env MANPATH="$prefix/libexec/kreds/man:" man "$name"
    holds "with libexec/kreds in PATH man finds our $name" prints "/man1/kreds-$name.1" by "$ours" man -w "$name"
    holds "theirs is still in $name of all" prints "/usr/share/man/man1/$name.1" \
        by "$theirs" env MANPATH="$prefix/libexec/kreds/man:" man -aw "$name"
done

# --- completion by the package bash-completion -------------------------------------------------------

# completes PATH NAME: the completion that bash-completion finds for NAME.
completes() {
    # shellcheck disable=SC2016 # that is for the inner bash
    env PATH="$1" XDG_DATA_DIRS="$prefix/share:/usr/share" bash --norc -c '
        . /usr/share/bash-completion/bash_completion
        _completion_loader "$1"
        complete -p "$1"' - "$2"
}

left_over() { find "$prefix" ! -type d | grep .; }
changed() { dpkg --verify groff screen bash-completion | grep .; }
none() { ! "$@"; }

holds 'kreds-refer is completed by ours' prints '-F _kreds kreds-refer' completes "$theirs" kreds-refer
holds 'screen is completed by theirs' prints '-F _screen screen' completes "$theirs" screen

holds 'there is something to uninstall' left_over
holds 'it uninstalls' make_there uninstall
holds 'nothing of it is left' none left_over
holds 'theirs are as they were' none changed
echo "1..$count"
