#!/usr/bin/env bash
# The man pages' examples: in the section EXAMPLES a `.Bd -literal` block is a transcript. Lines that begin with `$ ` are
# commands (`> ` goes on with one), the lines below each are what it prints. Each page begins in a fresh folder. A block
# after the comment line `.\" not run` is passed over.
set -u
cd "$(dirname "$0")" || exit 70
. ./tap.bash
. ./transcript.bash
cd ../.. || exit 70

export KREDS_BIN=${KREDS_BIN:-$PWD/build/bin}
work=$(mktemp -d)
trap 'rm -rf "$work" "$found"' EXIT
for page in man/*.[157]; do
    [ -e "$page" ] || continue
    steps=$work/$(basename "$page")
    mkdir "$steps"
    awk -v work="$steps" '
        # The escapes of mdoc as the characters they stand for.
        function plain(line) {
            gsub(/\\&/, "", line); gsub(/\\-/, "-", line); gsub(/\\\(aq/, "\047", line); gsub(/\\\(dq/, "\"", line)
            gsub(/\\\(ha/, "^", line); gsub(/\\\(ti/, "~", line); gsub(/\\\(ga/, "`", line)
            gsub(/\\(e|\(rs)/, "\\", line)
            return line
        }
        /^\.Sh/ { examples = $2 == "EXAMPLES"; next }
        /^\.\\" not run$/ { passed = 1; next }
        /^\.Bd .*-literal/ && examples { literal = !passed; passed = 0; command = 0; next }
        /^\.Ed/ { literal = 0; next }
        !literal { passed = 0; next }
        /^\.\\"/ { next }
        { line = plain($0) }
        line ~ /^\$ / { n++; file = work "/step." n; print substr(line, 3) >file; printf "" >(work "/want." n); command = 1; next }
        command && line ~ /^> / { print substr(line, 3) >file; next }
        n { command = 0; print line >(work "/want." n) }' "$page"
    play "$steps"
    compare "$steps" "$(basename "$page")"
done
plan
