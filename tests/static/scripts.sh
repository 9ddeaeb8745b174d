#!/usr/bin/env bash
# Every shell script of the tree, bats files too, through shellcheck.
set -u
cd "$(dirname "$0")" || exit 70
. ./tap.bash
cd ../.. || exit 70

# The scripts, told by their first line or their name.
scripts() {
    find .ci tools tests examples completion -type f 2>/dev/null | sort | while read -r file; do
        case $file in
        *.sh | *.bash | *.bats) echo "$file" ;;
        *) head -c 64 "$file" | LC_ALL=C grep -aqE '^#!.*[/ ](ba|da)?sh( |$)' && echo "$file" ;;
        esac
    done
}

# In bats a test is a subshell, and the assertions read what run_split sets: what shellcheck says of that is left out.
while read -r script; do
    case $script in
    *.bats) shellcheck -s bats -S warning -e SC1090,SC1091,SC2030,SC2031,SC2034,SC2154,SC2314,SC2315 "$script" ;;
    tests/helpers.bash) shellcheck -s bats -e SC2034 "$script" ;;
    *.bash) shellcheck -s bash -e SC2034,SC2154 "$script" ;;
    *) shellcheck -x -P SCRIPTDIR "$script" ;;
    esac >"$found" 2>&1
    check "shellcheck $script" "$found"
done < <(scripts)
plan
