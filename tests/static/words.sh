#!/usr/bin/env bash
# Words that have no business in the tree: marks of unfinished work, and of how the work was organised.
set -u
cd "$(dirname "$0")" || exit 70
. ./tap.bash
cd ../.. || exit 70

words=(
    '\bTODO\b'
    '\bFIXME\b'
    '\bXXX\b'
    '[Ii]ssue #'
    '\b[Ii]ssue [0-9]'
    'helper agent'
    '/work/'
    '/tmp/k/'
)

# The tracked files and the new ones that will be; without git all files but what is built.
tree() {
    git ls-files -z --cached --others --exclude-standard 2>/dev/null && return
    find . -path ./.git -prune -o -path ./build -prune -o -type f -print0
}

mapfile -t -d '' files < <(tree | grep -zvE '^(\./)?(LICENSE|tests/static/words\.sh)$')
[ ${#files[@]} -gt 0 ] || echo 'no files' >"$found"
check 'there are files to look at' "$found"
for word in "${words[@]}"; do
    grep -nIsE -- "$word" "${files[@]}" >"$found"
    check "nowhere $word" "$found"
done
plan
