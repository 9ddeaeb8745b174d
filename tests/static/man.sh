#!/usr/bin/env bash
# The man pages: mandoc finds nothing in them, and each command's page and `COMMAND --help` tell the same verbs and
# options. In the help they stand under `Verbs:` and `Options:`, one a line, indented: `  verb   text`,
# `  -d, --db FILE   text`. In the page an option is an `.It Fl` of a list, and a verb an `.It Cm` or `.Ss` of the
# section VERBS (or COMMANDS).
set -u
cd "$(dirname "$0")" || exit 70
. ./tap.bash
cd ../.. || exit 70

bin=${KREDS_BIN:-$PWD/build/bin}

# under HEADING: the indented lines below the heading of the help on standard input.
under() {
    awk -v heading="$1" '/^[^ ]/ { on = $0 == heading; next } on && /^ +[^ ]/'
}

help_options() { under 'Options:' | sed -nE 's/^ +(-[A-Za-z0-9], *)?--([a-z0-9][a-z0-9-]*).*/\2/p' | sort -u; }
help_verbs() { under 'Verbs:' | sed -nE 's/^  ?([a-z][a-z-]*).*/\1/p' | sort -u; }

# The long options of the page's lists: `.It Fl d , Fl -db Ar FILE`.
page_options() { sed -nE '/^\.It (Xo )?Fl /p' "$1" | grep -oE 'Fl (Fl |-)[a-z0-9][a-z0-9-]*' | sed -E 's/^Fl (Fl |-)//' | sort -u; }

# The verbs of the page's section on them, from its outer list or its subsections.
page_verbs() {
    awk '
        /^\.Sh/ { on = $2 == "VERBS" || $2 == "COMMANDS"; depth = 0; next }
        /^\.Bl/ { depth++ }
        /^\.El/ { depth-- }
        on && depth == 1 && /^\.It/ {
            for (i = 2; i < NF; i++) if ($i == "Cm" || $i == "Ic") { print $(i + 1); break }
        }
        on && depth == 0 && /^\.Ss/ { for (i = 2; i <= NF; i++) if ($i !~ /^(Nm|Cm|Ic|kreds|refer|screen|schedule|attend|report)$/) { print $i; break } }' "$1" |
        tr -d '",' | sort -u
}

# rendered PAGE: the text as a reader sees it.
rendered() { mandoc -Tutf8 -O width=200 "$1" | sed 's/.\x08//g'; }

for page in man/*.[157]; do
    [ -e "$page" ] || continue
    mandoc -Tlint -W warning "$page" >"$found" 2>&1
    check "mandoc $(basename "$page")" "$found"
done

# A quote that opens in another is one that mdoc closed too late; so is one around several words with commas.
for page in man/*.[157]; do
    # shellcheck disable=SC1112 # the pages' quotes are meant
    rendered "$page" | grep -nE '‘[^’]*‘|‘[^’[ ]+, [^’]*’' >"$found"
    check "quotes of $(basename "$page")" "$found"
done

# Each key that the catalogue's readers know is told in kreds-catalogue(5), and stands in its examples, which are run. Of a band the
# reader knows no key: its name is the house's own.
page=man/kreds-catalogue.5
keys=$(grep -ohE '\{"[a-z_]+", (key_[a-z_]+|[a-z_]+_read),' lib/catalogue/*.c | cut -d '"' -f 2 | grep -vx band | sort -u)
examples=$(sed -n '/^\.Sh EXAMPLES/,$p' "$page")
: >"$found"
[ "$(wc -l <<<"$keys")" -gt 80 ] || echo "few keys were found: $keys" >"$found"
for key in $keys; do
    grep -qE "(^|[^a-z_])$key:" <<<"$examples" || echo "no example has $key"
    sed '/^\.Sh EXAMPLES/,$d' "$page" | grep -qE "(^|[^a-z_])$key([^a-z_]|\$)" || echo "nothing tells $key"
done >>"$found"
check "$page has every key, and an example of it" "$found"
: >"$found"

for program in "$bin"/*; do
    [ -x "$program" ] || continue
    name=$(basename "$program")
    page=man/kreds-$name.1
    [ "$name" != kreds ] || page=man/kreds.1
    [ -e "$page" ] || continue
    help=$("$program" --help 2>&1)
    [ -n "$(help_options <<<"$help")" ] && [ -n "$(help_verbs <<<"$help")" ] || echo "$help" >"$found"
    check "$name --help lists verbs and options" "$found"

    text=$(rendered "$page")
    help_options <<<"$help" | while read -r option; do
        grep -qE -- "(^|[^A-Za-z0-9-])--$option([^A-Za-z0-9-]|\$)" <<<"$text" || echo "--$option"
    done >"$found"
    check "$page has the options of the help" "$found"
    comm -23 <(page_options "$page") <(help_options <<<"$help") >"$found"
    check "$name --help has the options of the page" "$found"

    help_verbs <<<"$help" | while read -r verb; do
        grep -qE "(^|[^A-Za-z])$verb([^A-Za-z]|\$)" <<<"$text" || echo "$verb"
    done >"$found"
    check "$page has the verbs of the help" "$found"
    comm -23 <(page_verbs "$page") <(help_verbs <<<"$help") >"$found"
    check "$name --help has the verbs of the page" "$found"
done
plan
