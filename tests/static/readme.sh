#!/usr/bin/env bash
# The README's examples: a ```sh block after the line `<!-- run -->` is run, all of them in order in one fresh folder, and
# a ```text block that follows it shows what it prints.
set -u
cd "$(dirname "$0")" || exit 70
. ./tap.bash
. ./transcript.bash
cd ../.. || exit 70

export KREDS_BIN=${KREDS_BIN:-$PWD/build/bin}
work=$(mktemp -d)
trap 'rm -rf "$work" "$found"' EXIT
if [ -e README.md ]; then
    awk -v work="$work" '
        /^```/ && inside { inside = 0; close(file); after = file ~ /step/; next }
        inside { print >file; next }
        /^<!-- run -->$/ { marked = 1; next }
        /^```sh$/ { inside = 1; after = 0; file = marked ? work "/step." ++n : "/dev/null"; if (marked) printf "" >file; marked = 0; next }
        /^```text$/ { inside = 1; file = after ? work "/want." n : "/dev/null"; if (after) printf "" >file; after = 0; next }
        /^```/ { inside = 1; after = 0; file = "/dev/null"; next }
        /[^ \t]/ { marked = 0 }' README.md
    [ -e "$work/step.1" ] || echo "no block is marked <!-- run -->" >"$found"
    check "README.md has examples that run" "$found"
    play "$work"
    compare "$work" README.md
fi
plan
