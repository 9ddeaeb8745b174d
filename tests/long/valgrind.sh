#!/usr/bin/env bash
# valgrind.sh [FILE…]: the command tests, or those named, once more with the programs under valgrind. A command takes some
# two seconds there, so of the calls that are alike (program, verb, options, and whether something is piped in) only the
# first $KREDS_VALGRIND_EACH of each test file are watched (1 unless told; 0: all of them), and the others run as they are.
set -u
cd "$(dirname "$0")/../.." || exit 70
bin=$(cd "${KREDS_BIN:-build/bin}" && pwd) || exit 69

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export VALGRIND_EACH=${KREDS_VALGRIND_EACH:-1}

# Stand-ins for the programs of one test file. What a call prints must stay what it is, so findings go to files.
stand_ins() {
    mkdir -p "$1/bin" "$1/calls" "$1/logs"
    for program in "$bin"/*; do
        cat >"$1/bin/$(basename "$program")" <<END
#!/usr/bin/env bash
kind=$(basename "$program")
for word in "\$@"; do
    case \$word in
    -[0-9]* | -) ;;
    --*) kind+=" \${word%%=*}" ;;
    -*) kind+=" \$word" ;;
    [a-z]*) [[ \$kind == *' ='* || ! \$word =~ ^[a-z]+\$ ]] || kind+=" =\$word" ;;
    esac
done
[ -p /dev/stdin ] && kind+=' |'
calls="$1/calls/\${kind//\\//_}"
printf x >>"\$calls"
if [ "\$VALGRIND_EACH" -gt 0 ] && [ "\$(stat -c %s "\$calls")" -gt "\$VALGRIND_EACH" ]; then
    exec "$program" "\$@"
fi
exec valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --log-file="$1/logs/%p.log" "$program" "\$@"
END
        chmod +x "$1/bin/$(basename "$program")"
    done
}

# What a test looks at may differ in time, not in what valgrind finds: its findings alone decide here.
one() {
    local file=$1 place
    place=$work/$(basename "$1" .bats)
    stand_ins "$place"
    KREDS_BIN=$place/bin bats --tap "$file" >"$place/tap" 2>&1 </dev/null
    local watched
    watched=$(find "$place/logs" -name '*.log' | wc -l)
    if [ "$watched" -eq 0 ] || grep -q . "$place"/logs/*.log; then
        echo "not ok - valgrind: $(basename "$file") ($watched programs watched)"
        cat "$place"/logs/*.log | head -60 | sed 's/^/# /'
    else
        echo "ok - valgrind: $(basename "$file") ($watched programs watched)"
    fi
}
export -f one stand_ins
export bin work

# Not those that look at the programs' own files, or kill them.
[ $# -gt 0 ] || set -- tests/cmd/*.bats
# shellcheck disable=SC2016 # the inner shell expands it
printf '%s\0' "$@" | grep -zvE '/(install|faults)\.bats$' |
    xargs -0 -P "$(nproc)" -I {} bash -c 'one "$1"' - {} | {
    number=0
    while IFS= read -r line; do
        case $line in
        'ok '* | 'not ok '*) printf '%s\n' "${line/ok /ok $((++number)) }" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done
    echo "1..$number"
}
