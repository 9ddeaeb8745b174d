#!/usr/bin/env bats
# kreds-refer add --edit: a form typed in an editor. The editors here are scripts.

load ../helpers

setup() {
    kreds_setup
    prepared kreds init
}

# editor SCRIPT: the editor is a shell script, with the form's path in $1; it counts its calls in the file `calls`.
editor() {
    printf '#!/bin/sh\necho >>%q/calls\nn=$(wc -l <%q/calls)\n%s\n' "$PWD" "$PWD" "$1" >editor.sh
    chmod +x editor.sh
    export EDITOR=$PWD/editor.sh
}

calls() {
    wc -l <calls
}

# What lies beside the store but the store itself.
beside() {
    find store -mindepth 1 ! -name 'kreds.db*'
}

# typed LINE…: sed commands that fill in the form.
fill='s/^  name:$/  name: Bo Opdigt/;s/^  birth_date:$/  birth_date: 2016-03-04/'

@test "a form that is filled in goes in, and the draft is gone" {
    editor "sed -i '$fill' \"\$1\"; cp \"\$1\" seen; echo Hemmelig >\"\$1~\""
    run_split refer add -e cool-kids
    assert_status 0
    assert_out $'2026-0001\tcool-kids\t0\t0'
    assert_err ''
    [ "$(calls)" -eq 1 ]
    [ -z "$(beside)" ]
    run_split kreds log
    assert_out_has $'refer add\t2\t2026-0001'
    run_split refer show 2026-0001
    assert_out_has '  name: Bo Opdigt'
    assert_out_has 'source: form'
    diff <(refer form cool-kids) <(sed 's/: Bo Opdigt$/:/;s/: 2016-03-04$/:/' seen)
}

@test "the form lies where nobody else can look, under a name that tells nothing" {
    umask 000
    editor "stat -c %a \"\$(dirname \"\$1\")\" \"\$1\" >modes; echo \"\$1\" >path; sed -i '$fill' \"\$1\""
    run_split refer add --edit cool-kids
    assert_status 0
    [ "$(cat modes)" = $'700\n600' ]
    [[ $(cat path) == "$PWD"/store/form-??????/form.yaml ]]
}

@test "no transaction is open while a person types" {
    editor "printf '%s\n' 'service: ses' 'citizen: {name: Mo Opdigt}' | refer add - >other || exit 9; sed -i '$fill' \"\$1\""
    run_split refer add -e cool-kids
    assert_status 0
    assert_out $'2026-0002\tcool-kids\t0\t0'
    [ "$(cut -f 1 other)" = 2026-0001 ]
}

@test "mistakes are marked at their lines until there are none" {
    editor "case \$n in
        1) sed -i '$fill;s/^child_case:\$/child_case: perhaps/;s/2016-03-04/2016-02-30/' \"\$1\" ;;
        2) cp \"\$1\" second; sed -i 's/2016-02-30/2016-02-29/' \"\$1\" ;;
        3) cp \"\$1\" third; sed -i 's/perhaps/no/' \"\$1\" ;;
        esac"
    run_split refer add -e cool-kids
    assert_status 0
    assert_out $'2026-0001\tcool-kids\t0\t0'
    assert_err ''
    [ "$(calls)" -eq 3 ]
    [ "$(head -n 1 second)" = '#>> What cannot be taken in is marked like this, above its line. Save it mended, or leave it as it is to stop.' ]
    [ "$(grep -B 1 'birth_date: 2016-02-30' second)" = "  #>> 'birth_date' is no day of the calendar; wanted a date as 2026-03-04
  birth_date: 2016-02-30" ]
    [ "$(grep -B 1 '^child_case' second)" = "#>> 'child_case' is no answer; wanted yes, no or unknown
child_case: perhaps" ]
    [ "$(grep -c '#>>' second)" -eq 3 ]
    [ "$(grep -c '#>>' third)" -eq 2 ]
    [ -z "$(beside)" ]
}

@test "what is no YAML any more comes back, too" {
    editor "case \$n in
        1) printf 'service: cool-kids\ncitizen: {name: \"Bo Opdigt}\n' >\"\$1\" ;;
        2) cp \"\$1\" second; printf 'service: cool-kids\ncitizen: {name: \"Bo Opdigt\"}\n' >\"\$1\" ;;
        esac"
    run_split refer add -e cool-kids
    assert_status 0
    [ "$(calls)" -eq 2 ]
    [ "$(grep -v '#>>' second)" = $'service: cool-kids\ncitizen: {name: "Bo Opdigt}' ]
    [ "$(grep -c '#>>' second)" -eq 2 ]
}

@test "a mark within a text of several lines takes nothing away from it" {
    editor "case \$n in
        1) printf 'service: cool-kids\nreason: |\n  one\n  two\ncitizen:\n  name: Bo Opdigt\n  birth_date: never\n' >\"\$1\" ;;
        2) cp \"\$1\" second; sed -i 's/never/2016-03-04/' \"\$1\" ;;
        esac"
    run_split refer add -e cool-kids
    assert_status 0
    run_split refer show 2026-0001
    assert_out_has $'reason: |-\n  one\n  two'
}

@test "a NUL byte is a mistake like others, and nothing is cut off behind it" {
    editor "case \$n in
        1) printf 'service: cool-kids\n# \000 Opdigt\ncitizen: {name: Bo Opdigt}\n' >\"\$1\" ;;
        2) cp \"\$1\" second; tr -d '\000' <second >\"\$1\" ;;
        esac"
    run_split refer add -e cool-kids
    assert_status 0
    [ "$(calls)" -eq 2 ]
    [ "$(tail -n 1 second)" = 'citizen: {name: Bo Opdigt}' ]
}

@test "an editor that takes the file away has left nothing to keep" {
    editor 'rm "$1"'
    run_split refer add -e cool-kids
    assert_status 1
    assert_out ''
    assert_err 'refer: the editor left no file behind; nothing was added; wanted the form saved where it was opened'
    [ -z "$(beside)" ]
}

@test "a form left as it was adds nothing" {
    for script in true ': >"$1"' 'echo >"$1"' 'refer form ses >"$1"; refer form cool-kids >"$1"' 'exit 1'; do
        editor "$script"
        run_split refer add -e cool-kids
        assert_status 1
        assert_out ''
        assert_err 'refer: the form was left as it was; nothing was added'
        [ -z "$(beside)" ]
    done
    [ -z "$(kreds log)" ]
}

@test "who gives up finds what was typed, and takes it in later" {
    editor "[ \"\$n\" -gt 1 ] || sed -i '$fill;s/2016-03-04/2016-02-30/' \"\$1\""
    run_split refer add -e cool-kids
    assert_status 1
    assert_out ''
    kept=$(find "$PWD/store" -name form.yaml)
    assert_err "refer: nothing was added; what was typed is kept in $kept: mend it, take it in with refer add, and remove it"
    [ "$(stat -c %a "$kept")" = 600 ]
    [ "$(calls)" -eq 2 ]
    [ -z "$(kreds log)" ]
    sed -i 's/2016-02-30/2016-02-29/' "$kept"
    run_split refer add "$kept"
    assert_status 0
    assert_out $'2026-0001\tcool-kids\t0\t0'
}

@test "an editor that ends badly loses nothing" {
    for end in 'exit 3' 'kill -9 $$'; do
        editor "sed -i '$fill' \"\$1\"; $end"
        run_split refer add -e cool-kids
        assert_status 1
        assert_out ''
        assert_err_has 'refer: nothing was added; what was typed is kept in '
        grep -q 'name: Bo Opdigt' store/form-*/form.yaml
        rm -r store/form-*
    done
    [ -z "$(kreds log)" ]
}

@test "an editor that is not there is told, and nothing stays behind" {
    VISUAL=/no/such/editor run_split refer add -e cool-kids
    assert_status 74
    assert_out ''
    assert_err_has 'refer: the editor could not be run; wanted a command in $VISUAL or $EDITOR'
    assert_err_lacks 'left as it was'
    [ -z "$(beside)" ]
}

@test "VISUAL goes before EDITOR, both with arguments, and vi comes last" {
    editor 'exit 9'
    printf '#!/bin/sh\n[ "$1" = --wait ] && [ "$2" = "two words" ] || exit 8\nsed -i "%s" "$3"\n' "$fill" >visual.sh
    chmod +x visual.sh
    VISUAL="./visual.sh --wait 'two words'" run_split refer add -e cool-kids
    assert_status 0
    [ ! -e calls ]
    unset EDITOR
    mkdir bin
    printf '#!/bin/sh\nsed -i "%s" "$1"\n' "$fill" >bin/vi
    chmod +x bin/vi
    PATH=$PWD/bin:$PATH run_split refer add -q -e cool-kids
    assert_status 0
    assert_out $'2026-0002\tcool-kids\t0\t0'
}

@test "a form that is known already is kept, and told with its reference" {
    editor "sed -i '$fill;s/^external_id:\$/external_id: W-1/' \"\$1\""
    refer add -q -e cool-kids >/dev/null
    run_split refer add -q -e cool-kids
    assert_status 1
    assert_out ''
    assert_err_has ' this form is known already as 2026-0001; wanted another external_id or source'
    assert_err_has 'refer: nothing was added; what was typed is kept in '
    [ -n "$(beside)" ]
}

@test "beside a form that is known already another goes in, and what was typed is kept all the same" {
    editor "sed -i '$fill;s/^external_id:\$/external_id: W-1/' \"\$1\""
    refer add -q -e cool-kids >/dev/null
    editor "sed -i '$fill;s/^external_id:\$/external_id: W-1/' \"\$1\"; printf '%s\n' --- 'service: ses' 'citizen: {name: Mo Opdigt}' >>\"\$1\""
    run_split refer add -q -e cool-kids
    assert_status 1
    assert_out $'2026-0002\tses\t0\t0'
    assert_err_has 'refer: the others were added; what was typed is kept in '
    [ -n "$(beside)" ]
}

@test "a dry run keeps the draft, as nothing was added" {
    editor "sed -i '$fill' \"\$1\""
    run_split refer add -n -e cool-kids
    assert_status 0
    assert_out $'2026-0001\tcool-kids\t0\t0'
    assert_err_has 'refer: nothing was added; what was typed is kept in '
    [ -z "$(kreds log)" ]
    grep -q 'name: Bo Opdigt' store/form-*/form.yaml
}

@test "what is wrong with the command is said before anything is typed" {
    editor "touch typed"
    run_split refer add -e cool-kid
    assert_status 66
    assert_err_has "cool-kids"
    run_split refer add -e cool-kids form.yaml
    assert_status 64
    assert_err 'refer: add --edit takes no file; the form is typed in the editor'
    KREDS_DB=$PWD/none.db run_split refer add -e cool-kids
    assert_status 69
    run_split refer add -e
    assert_status 64
    [ ! -e typed ]
}

@test "a store in a folder that cannot be written to gets no draft elsewhere" {
    [ "$(id -u)" -ne 0 ] || skip 'root writes everywhere'
    editor "touch typed"
    chmod 500 store
    run_split refer add -e cool-kids
    chmod 700 store
    assert_status 77
    assert_err_has "refer: the store $KREDS_DB cannot be used from a place where nothing may be written"
    [ ! -e typed ]
}

@test "a store reached from where no folder can be made gets no draft elsewhere" {
    editor "touch typed"
    local store=$KREDS_DB
    KREDS_DB=/proc/self/fd/9 run_split refer add -e cool-kids 9<>"$store"
    assert_status 74
    assert_err 'refer: no folder for the form could be made beside the store; wanted permission to write there'
    [ ! -e typed ]
}

@test "no message repeats what was typed" {
    editor "sed -i 's/^  name:\$/  name: Hemmelig Person/;s/^  birth_date:\$/  birth_date: Hemmelig/;s/^  cpr:\$/  cpr: Hemmelig/' \"\$1\""
    run_split timeout 20 refer add -e cool-kids
    assert_status 1
    assert_err_lacks Hemmelig
    ! find store -name '*Hemmelig*' | grep .
}
