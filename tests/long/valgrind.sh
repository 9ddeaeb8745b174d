#!/usr/bin/env bash
# The command tests once more with every program under valgrind: a finding fails the command, whatever the test looks at.
set -u
cd "$(dirname "$0")/../.." || exit 70
bin=$(cd "${KREDS_BIN:-build/bin}" && pwd) || exit 69

# A folder of stand-ins that call the programs under valgrind; bin/../libkreds.a and the like are not needed by the tests.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin"
for program in "$bin"/*; do
    cat >"$work/bin/$(basename "$program")" <<END
#!/bin/sh
exec valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --log-file="$work/%p.log" "$program" "\$@"
END
    chmod +x "$work/bin/$(basename "$program")"
done

number=0
for file in tests/cmd/*.bats; do
    case $file in */install.bats | */faults.bats) continue ;; esac # these look at the files, or kill them
    number=$((number + 1))
    rm -f "$work"/*.log
    # What a test looks at may differ in time, not in what valgrind finds: its findings alone decide here.
    KREDS_BIN=$work/bin bats --tap "$file" >"$work/tap" 2>&1
    if grep -l . "$work"/*.log >/dev/null 2>&1; then
        echo "not ok $number - valgrind: $(basename "$file")"
        cat "$work"/*.log | head -60 | sed 's/^/# /'
    else
        echo "ok $number - valgrind: $(basename "$file") ($(find "$work" -name '*.log' | wc -l) programs run)"
    fi
done
echo "1..$number"
