#!/usr/bin/env bash
# The numbers of the house style: functions of 60 lines and files of 400 at most, clang-format's layout. The median
# length of a function and the comments' share are told as diagnostics.
set -u
cd "$(dirname "$0")" || exit 70
. ./tap.bash
cd ../.. || exit 70

mapfile -t sources < <(find lib cmd -name '*.[ch]' -type f 2>/dev/null | sort)
mapfile -t tests < <(find tests/unit tests/fuzz -name '*.[ch]' -type f 2>/dev/null | sort)
if [ ${#sources[@]} -eq 0 ]; then
    echo 'no sources in lib or cmd' >"$found"
    check 'there are sources' "$found"
    plan
    exit
fi

# Each function as `lines file name`.
functions=$(printf '%s\n' "${sources[@]}" | grep '\.c$' | ctags -L - --kinds-C=f --fields=+ne -o - 2>/dev/null | awk -F'\t' '
    /^!/ { next }
    {
        line = end = 0
        for (i = 4; i <= NF; i++) {
            if ($i ~ /^line:/) line = substr($i, 6)
            if ($i ~ /^end:/) end = substr($i, 5)
        }
        print end - line + 1, $2, $1
    }')
[ -n "$functions" ] || echo 'ctags found none' >"$found"
check 'functions are found' "$found"
awk '$1 > 60 { print $2 ": " $3 " has " $1 " lines" }' <<<"$functions" >"$found"
check 'functions have at most 60 lines' "$found"
sort -n <<<"$functions" | awk '{ n[NR] = $1 } END { if (n[int((NR + 1) / 2)] > 20) print "the median is " n[int((NR + 1) / 2)] }' >"$found"
check 'the median function has at most 20 lines' "$found"
wc -l "${sources[@]}" | awk '$2 != "total" && $1 > 400 { print $2 " has " $1 " lines" }' >"$found"
check 'files have at most 400 lines' "$found"
clang-format --dry-run -Werror "${sources[@]}" ${tests[@]+"${tests[@]}"} 2>&1 |
    awk -F: '/error:/ && !told[$1]++' >"$found" # the first of each file
[ "${PIPESTATUS[0]}" -eq 0 ] || [ -s "$found" ] || echo 'clang-format failed' >"$found"
check 'the layout is that of clang-format' "$found"

sort -n <<<"$functions" | awk '
    { n[NR] = $1; what[NR] = $3 }
    END { print "# functions: " NR ", median " n[int((NR + 1) / 2)] " lines, longest " n[NR] " (" what[NR] ")" }'
wc -l "${sources[@]}" | sort -n | awk '
    $2 == "total" { next }
    { files++; lines = $1; name = $2 }
    END { print "# files: " files ", longest " lines " lines (" name ")" }'
awk '
    FNR == 1 { comment = 0 }
    /^[ \t]*$/ { next }
    { all++ }
    comment { said++; if (/\*\//) comment = 0; next }
    /^[ \t]*\/\// { said++; next }
    /\/\*/ { said++; if (!/\*\//) comment = 1 }
    END { printf "# lines with a comment: %d of %d (%.0f %%)\n", said, all, 100 * said / all }' "${sources[@]}"
plan
