#!/usr/bin/env bats
# The bash completion, as bash calls it: the line is broken into words as readline does, and what is offered stands
# below each other in the order of the alphabet. One test sits at a terminal.

load ../helpers

setup() {
    kreds_setup
    cat >driver.bash <<'END'
# driver.bash LINE…: the words up to the cursor, the last one to be completed; prints what is offered, and on a line
# with a colon in front what readline is told to do beside.
. "$KREDS_ROOT/completion/kreds.bash"
compopt() { beside+=" ${*: -1}"; }
beside=
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
back=0
_kreds "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" || back=$?
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort
for word in $beside; do echo ":$word"; done | sort -u
exit $back
END
}

# offered WORD…: runs the driver; its output is on one line.
offered() {
    run_split env KREDS_ROOT="$KREDS_ROOT" bash "$PWD/driver.bash" "$@"
    assert_err ''
    stdout=${stdout//$'\n'/ }
}

# offers WANTED WORD…
offers() {
    offered "${@:2}"
    assert_status 0
    assert_out "$1"
}

# offers_some WANTED WORD…: WANTED's words are among what is offered.
offers_some() {
    local word
    offered "${@:2}"
    for word in $1; do
        [[ " $stdout " == *" $word "* ]] || told "offered to: ${*:2}" "$word" "$stdout"
    done
}

a_house() {
    kreds init --quiet
    schedule staff add PP --name 'Paula Opdigt' --role psychologist --qualified cool-kids
    schedule staff add FT --name 'Frode Opdigt' --role 'family therapist' --qualified cool-kids
    schedule plan cool-kids --code ck --start 2026-09-15 --venue Huset --leaders PP,FT >/dev/null
    local child
    for child in Vilma Villads; do
        refer add - <<END >/dev/null
service: cool-kids
received_on: 2026-08-31
citizen: {name: $child Opdigt, birth_date: 2016-01-09, municipality: Norddjurs}
holders:
  - {name: Vera Opdigt, relation: mother, consent: given}
referrer: {role: parent}
END
    done
}

@test "verbs come after the command, and what --help tells is what is offered" {
    offers 'add' refer ad
    offers '' refer no-such-verb ''
    offers '' refer no-such-verb --no-such
    for command in kreds refer screen schedule attend report; do
        "$command" --help >help
        verbs=$(awk '/^Options:/ { exit } inside && /^  [a-z]/ { print $1 } /^Verbs:/ { inside = 1 }' help |
            sort | tr '\n' ' ')
        [ -n "$verbs" ]
        offers "${verbs% }" "$command" ''
    done
}

@test "options are those of the verb; before a verb stands, all" {
    common='--catalogue --db --dry-run --format --help --names --quiet --today --version'
    offers "$(printf '%s\n' $common --duplicates --status --service --since --until --source | sort | tr '\n' ' ' | sed 's/ $//')" \
        refer list --
    offers_some '--map --rejects --age' refer -
    offers '--status' refer list --sta
    offers '' refer services --sta
    offers '' refer list -- --sta
    # Every option of every verb is offered, and nothing else is.
    for command in kreds refer screen schedule attend report; do
        "$command" --help | awk '/^Options:/ { inside = 1 } inside && match($0, /^  (-[a-zA-Z], )?--[a-z-]+/) {
            sub(/.*--/, "--", $0); print $1 }' | sort >wanted
        [ "$(wc -l <wanted)" -ge 9 ]
        offers "$(tr '\n' ' ' <wanted | sed 's/ $//')" "$command" --
    done
}

@test "option arguments: formats, statuses and other choices, singly, in lists and behind an equals sign" {
    offers 'csv excel json table tsv' refer list -f ''
    offers 'csv' refer --format c
    offers 'table text tsv' report due -f t
    offers 'tsv' refer list --format = ts
    offers 'csv excel json table tsv' refer list --format =
    offers 'waiting withdrawn' refer list --status w
    offers 'received,waiting' refer list --status received,wa
    offers 'received,waiting' refer list --status = received,wa
    offers 'late' attend list --status l
    offers 'agreed' screen interview 2026-0001 --outcome a
    offers 'urgent' screen decide 2026-0001 accept --priority u
    offers 'mon,tue' schedule staff add PP --possible-days mon,tu
    offers 'horsens koebenhavn norddjurs roedovre' kreds init --from ''
    offers '' refer list --since 2
}

@test "the choices are the ones that the commands name" {
    # choices WORD…: what a refusal of the value ??? names.
    choices() {
        run_split "$@"
        assert_status 64
        printf '%s\n' "$stderr" | sed -n '1s/.*; wanted \(one of \)\{0,1\}//p' | sed 's/ or /\n/; s/, /\n/g' | sort |
            tr '\n' ' ' | sed 's/ $//'
    }
    for command in kreds refer screen schedule attend report; do
        offers "$(choices "$command" -f '???')" "$command" -f ''
    done
    offers "$(choices refer list --status '???')" refer list --status ''
    offers "$(choices refer services --delivered '???')" refer services --delivered ''
    offers "$(choices refer consent 2026-0001 +1 given --purpose '???')" refer consent 2026-0001 +1 given --purpose ''
    offers "$(choices attend list --status '???')" attend list --status ''
    offers "$(choices screen interview 2026-0001 --outcome '???')" screen interview 2026-0001 --outcome ''
    offers "$(choices screen decide 2026-0001 accept --priority '???')" screen decide 2026-0001 accept --priority ''
}

@test "services come from the catalogue that the line names" {
    kreds init --quiet
    offers 'cool-kids' refer form cool
    offers 'cool-kids' refer list --service cool-k
    offers 'cool-kids,counselling' schedule staff add PP --qualified cool-kids,couns
    offers 'cool-kids' schedule plan coo
    unset KREDS_CATALOGUE
    offers '' refer form cool
    offers 'cool-kids' refer -c "$KREDS_ROOT/examples/norddjurs" form cool
    offers 'cool-kids' refer -qc"$KREDS_ROOT/examples/norddjurs" form cool
    offers 'cool-kids' refer --cat = "$KREDS_ROOT/examples/norddjurs" form cool
    ln -s "$KREDS_ROOT/examples/norddjurs" 'my house'
    offers 'cool-kids' refer -c '"my house"' form cool
    offers 'cool-kids' refer -c 'my\ house' form cool
    # What the shell has yet to expand is not guessed at.
    offers '' refer -c '$(touch expanded)' form cool
    [ ! -e expanded ]
}

@test "references, courses, sessions and leaders come from the store" {
    a_house
    offers '2026-0001 2026-0002' refer show ''
    offers '2026-0002' refer show 2026-0001 2026-0002
    offers '2026-0001 2026-0002 accept decline redirect' screen decide 2026-0001 ''
    offers 'accept' screen decide 2026-0001 2026-0002 acc
    offers 'refused' refer consent 2026-0001 +1 r
    offers 'ck' schedule show c
    offers 'ck' schedule assign 2026-0001 ''
    offers '2026-0001 2026-0002 ck' schedule end ''
    offers 'ck' attend take ''
    offers 'ck/ :nospace' attend mark c
    offers 'ck/1 ck/10 :nosort' schedule move ck/1
    offers '2026-0001= 2026-0002= :nospace' attend mark ck/1 ''
    offers 'late' attend mark ck/1 2026-0001 = l
    offers 'FT' schedule plan cool-kids --leaders F
    offers 'PP,FT' schedule plan cool-kids --leaders PP,F
    offers 'FT PP' screen interview 2026-0001 --leader ''
    offers 'add away import' schedule staff ''
    offers 'FT PP' schedule staff add ''
    offers ':default' schedule staff import ''
    offers '' schedule plan cool-kids --code ''
    mv store elsewhere
    offers '' refer show ''
    offers '2026-0001 2026-0002' refer -d elsewhere/kreds.db show 2026
    offers '2026-0001 2026-0002' refer show --db = elsewhere/kreds.db 2026
}

@test "files are left to readline" {
    for words in 'refer -d' 'refer -c' 'refer --map' 'refer import x.csv --rejects' 'refer add' 'refer add a.yaml' \
        'refer import' 'kreds backup' 'refer list >' 'refer list 2>'; do
        # shellcheck disable=SC2086
        offers ':default' $words ''
    done
    offers '' refer import one.csv ''
    # A redirection is no operand.
    kreds init --quiet
    offers 'cool-kids' refer form '>' x cool
}

@test "a completion shows no name, leaves nothing in the journal and makes no store" {
    offers '' refer show ''
    [ ! -e "$KREDS_DB" ]
    a_house
    kreds log >before
    for words in 'refer --names list' 'refer show' 'attend mark ck/1' 'schedule staff --names add' 'schedule show' \
        'attend list --who' 'schedule move' 'attend show ck/'; do
        # shellcheck disable=SC2086
        offered $words ''
        [ -n "$stdout" ]
        assert_out_lacks Opdigt
        assert_out_lacks Vilma
    done
    kreds log >after
    cmp before after
}

@test "the installed names are completed, and a full path" {
    a_house
    mkdir bin
    for name in refer screen schedule attend report; do
        ln -s "$(command -v "$name")" "bin/kreds-$name"
    done
    PATH=$PWD/bin:$PATH
    offers '2026-0001 2026-0002' kreds-refer show ''
    offers 'ck' kreds-schedule show ''
    offers '2026-0001 2026-0002' "$PWD/bin/kreds-screen" check ''
    HOME=$PWD
    # shellcheck disable=SC2088
    offers '2026-0001 2026-0002' '~/bin/kreds-screen' check ''
}

@test "somebody else's refer and screen are left alone" {
    mkdir others
    printf '#!/bin/sh\necho called >>"%s/called"\n' "$PWD" >others/screen
    cp others/screen others/refer
    # Even beside a link to kreds, as where both are installed to one bin folder.
    ln -s "$(command -v kreds)" others/kreds
    chmod +x others/screen others/refer
    . "$KREDS_ROOT/completion/kreds.bash"
    complete -p screen | grep -q _kreds
    complete -r refer screen
    foreign=$PWD/others:$PATH
    run_split env PATH="$foreign" bash -c '. "$1"; complete -p' - "$KREDS_ROOT/completion/kreds.bash"
    assert_out_has '_kreds kreds-screen'
    assert_out_has '_kreds schedule'
    [[ $stdout != *'_kreds screen'* && $stdout != *'_kreds refer'* ]]
    # One that came into PATH later: ours is taken off, and bash told to look anew.
    run_split env PATH="$PATH" KREDS_ROOT="$KREDS_ROOT" FOREIGN="$foreign" bash -c '
        . "$KREDS_ROOT/completion/kreds.bash"
        PATH=$FOREIGN COMP_WORDS=(screen "") COMP_CWORD=1
        _kreds screen "" screen; echo $?; complete -p screen'
    assert_out 124
    offers ':default' "$PWD/others/screen" ''
    [ ! -e called ]
}

@test "an odd value in the line, the store or the shell's options does no harm" {
    a_house
    offers '' refer show '"2026'
    offers '' refer show "'"
    offers '' refer '"' '*'
    offers '' refer '*' '?'
    offers '' refer show '$('
    run_split env KREDS_ROOT="$KREDS_ROOT" bash -uf -O nullglob -O failglob "$PWD/driver.bash" kreds init --from n
    assert_err ''
    assert_out norddjurs
    run_split env KREDS_ROOT="$KREDS_ROOT" LC_ALL=da_DK.UTF-8 LANGUAGE=da bash -u "$PWD/driver.bash" refer list --stat
    assert_out --status
}

@test "at a terminal the line is completed" {
    command -v script >/dev/null || skip 'there is no script'
    a_house
    printf '%s\n' "PS1='$ '" "PATH='$PATH'" ". '$KREDS_ROOT/completion/kreds.bash'" >rc
    # Each Tab completes as far as it is clear: refer list --service cool-kids 2026-0002.
    printf 'refer li\t--serv\tcool\t2026-000\t2 -f cs\t>out\nexit\n' >keys
    run_split timeout 20 script -qec 'bash --rcfile rc --noprofile -i' /dev/null <keys
    [ "$(sed -n 2p out | cut -c 1-20)" = '2026-0002,2026-08-31' ] || told 'at the terminal' '2026-0002' "$stdout"
    [ "$(wc -l <out)" -eq 2 ]
}
