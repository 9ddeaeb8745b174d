#!/usr/bin/env bash
# The Danish texts (po/da.po) against the texts in the sources: none missing, fuzzy, empty or left over, the directives of formatted
# texts alike, and what is a contract in any language (options, keys, verbs) not translated. Each check is first proved on a
# damaged copy. `make po` brings the file up to the sources.
set -u
cd "$(dirname "$0")" || exit 70
. ./tap.bash
cd ../.. || exit 70

work=$(mktemp -d)
trap 'rm -rf "$work" "$found"' EXIT
export LC_ALL=C.UTF-8
bin=${KREDS_BIN:-$PWD/build/bin}
template=$work/kreds.pot
tools/extract-texts "$template"

# entries FILE: each text and its translation as one line, a tab between them.
entries() {
    msgcat --no-wrap "$1" | awk '
        function out() { if (id != "") print id "\t" text; id = text = ""; }
        /^msgid "/ { out(); side = 1; id = substr($0, 8, length($0) - 8); next }
        /^msgstr "/ { side = 2; text = substr($0, 9, length($0) - 9); next }
        /^"/ { if (side == 1) id = id substr($0, 2, length($0) - 2); else text = text substr($0, 2, length($0) - 2) }
        END { out() }'
}

# texts FILE: the English texts alone, sorted.
texts() { entries "$1" | cut -f 1 | sort; }

# The verbs as people write them, `refer form`, as one expression.
verbs() {
    local program
    for program in "$bin"/*; do
        "$program" --help | sed -nE "/^Verbs:/,/^Options:/s/^  ([a-z]+)( .*)?$/${program##*/} \1/p"
    done
}
verbs=$(verbs | paste -s -d '|')

# A check prints what is wrong with a translation FILE.
missing() {
    msgattrib --translated --no-fuzzy --no-obsolete --output-file="$work/good.po" "$1" 2>&1
    comm -23 <(texts "$template") <(texts "$work/good.po")
}
left_over() {
    grep '^#~' "$1"
    comm -13 <(texts "$template") <(texts "$1")
}
# Against the sources' own marks, so that it does not count which ones stand in the file.
directives() {
    msgmerge --quiet --no-fuzzy-matching --output-file="$work/merged.po" "$1" "$template" 2>&1 &&
        msgfmt --check-format --output-file=/dev/null "$work/merged.po" 2>&1 | grep -v 'warning: header'
}
# Options, variables, quoted keys and verbs stand in both, the one as often as the other.
contract() {
    entries "$1" | awk -F'\t' -v verbs="$verbs" '
        function tokens(text, wanted,    list) {
            while (match(text, wanted)) {
                list[substr(text, RSTART, RLENGTH)]++
                text = substr(text, RSTART + RLENGTH)
            }
            return listed(list)
        }
        function listed(list,    token, all, n, i, j, t) {
            for (token in list) all[++n] = token " " list[token]
            for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (all[i] > all[j]) { t = all[i]; all[i] = all[j]; all[j] = t }
            t = ""
            for (i = 1; i <= n; i++) t = t ", " all[i]
            return substr(t, 3)
        }
        $2 != "" {
            split("--[a-z][a-z-]*;\\$[A-Z_]+;\047[a-z_]+\047;" verbs, kinds, ";")
            for (k in kinds) {
                ours = tokens($1, kinds[k]); theirs = tokens($2, kinds[k])
                if (ours != theirs) print $1 ": has " ours "; the translation has " theirs
            }
        }'
}

# prove WHAT CHECK SED-EXPRESSION…: the check finds nothing in ours, and what each expression does to a copy.
prove() {
    local what=$1 check=$2
    shift 2
    "$check" po/da.po >"$found"
    cp "$found" "$work/ours"
    check "$what" "$found"
    for damage in "$@"; do
        msgcat --no-wrap po/da.po | sed -E "$damage" >"$work/damaged.po"
        "$check" "$work/damaged.po" | cmp -s "$work/ours" && echo "$check finds the same after: $damage" >>"$work/blind"
    done
    tell "proved: $what" "$work/blind"
}

# tell WHAT FILE: as check; the file may be missing, and is gone afterwards.
tell() {
    mv "$2" "$found" 2>/dev/null || : >"$found"
    check "$1" "$found"
}

texts "$template" >"$work/all"
[ "$(wc -l <"$work/all")" -gt 500 ] || echo 'fewer than 500' >"$work/few"
tell 'the sources have texts' "$work/few"
[ -n "$verbs" ] || echo "none is told by the programs in $bin" >"$work/none"
tell 'the programs have verbs' "$work/none"

prove 'every text has its translation' missing '/^msgid "this help"$/{N;d}' '/^msgid "this help"$/{n;s/".*/""/}' \
    '/^msgid "this help"$/i #, fuzzy'
prove 'no translation is left over' left_over 's/^msgid "this help"$/msgid "that help"/' '1i #~ msgid "a"\n#~ msgstr "b"'
prove 'formats have the same directives' directives '/^msgid "no referral %s"/{n;s/%s/%d/}'
prove 'options, keys and verbs are not translated' contract 's/^(msgstr ".*)--within/\1--inden/' \
    "s/^(msgstr \".*)'birth_date'/\1'fødselsdato'/" 's/^(msgstr ".*)kreds init/\1kreds opret/'
# unmarked FILE…: sentences handed to the makers of messages without _(). xgettext does not take one that stands within _().
unmarked() {
    xgettext --output="$work/unmarked.pot" --force-po --from-code=UTF-8 --language=C --no-wrap --add-location=file --keyword \
        --keyword=call_fail:3 --keyword=call_usage:2 --keyword=messages_add:4 --keyword=reading_refuse:3 --keyword=check_tell:4 "$@"
    awk '
        /^#: / { where = substr($0, 4) }
        /^msgid "/ { text = substr($0, 7); if (where != "" && text ~ /[A-Za-z ][a-z][a-z]/) print where ": " text }' "$work/unmarked.pot"
}
mapfile -t sources < <(find lib cmd -name '*.[ch]' | sort)
unmarked "${sources[@]}" >"$found"
check 'every message is marked for translation' "$found"
echo 'int f(void) { return call_fail(call, TROUBLE_IO, "no more paper"); }' >"$work/unmarked.c"
[ -n "$(unmarked "$work/unmarked.c")" ] || echo 'an unmarked text was not found' >"$work/blind"
tell 'proved: every message is marked for translation' "$work/blind"
plan
