#!/usr/bin/env bats
# kreds-attend note and show: what is written about sessions, and who may see it.

load ../helpers

# A house with a catalogue of its own, and three courses: ck (Cool Kids, 2026-0001 to 2026-0004; notes allowed), shelter
# (2026-0009 alone) and foster (supervision of a foster family, 2026-0010; one note on request).
base() {
    accepted_house "$(fixture cmd/attend/referrals.csv)"
    {
        schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code ck
        schedule plan shelter-children --for 2026-0009 --start 2026-09-02 --time 9:00 --sessions 6 --every '1 week' \
            --leaders PP --code shelter
        schedule plan foster-care-supervision --for 2026-0010 --start 2026-10-05 --every '1 month' \
            --leaders SU --code foster
        schedule place ck --commit
    } >/dev/null
}

setup() {
    kreds_setup
    prepared base
    user=$(id -un)
}

meddle() { sqlite3 "$KREDS_DB" "$1"; }

entries() { kreds log | wc -l; }

# texts SESSION…: what attend show prints, without the instants.
texts() { attend show "$@" | cut -f 1,2,4,5; }

# refused STATUS MESSAGE OPERAND…: attend note says just this, and keeps nothing.
refused() {
    local code=$1 message=$2 before
    shift 2
    before=$(entries)
    run_split attend note "$@" </dev/null
    assert_status "$code"
    assert_out ''
    assert_err "attend: $message"
    [ "$(entries)" -eq "$before" ]
}

# own_catalogue EDIT: the example catalogue with an edit of sed's, from now on.
own_catalogue() {
    export KREDS_CATALOGUE=$PWD/catalogue
    rm -rf catalogue
    cp -r "$KREDS_ROOT/examples/norddjurs" catalogue
    sed -i "$1" catalogue/catalogue.yaml
}

# --- note ----------------------------------------------------------------------------------------------

@test "note: a text, or standard input; several stand side by side" {
    run_split attend note ck/1 'Alle fik sagt noget.'
    assert_status 0
    assert_out ''
    assert_err ''
    printf '\n  To linjer,\tog\nen "anden"; \n\n' | attend note ck/1
    attend note ck/1 - <<<'-tredje'
    [ "$(texts ck/1)" = "$(printf 'ck/1\tnote\t%s\t%s\n' "$user" 'Alle fik sagt noget.' \
        "$user" 'To linjer,\tog\nen "anden";' "$user" '-tredje')" ]
    [ "$(kreds log | tail -1 | cut -f 4-)" = 'attend show	0	ck 2026-0001 2026-0002 2026-0003 2026-0004' ]
    [ "$(kreds log | tail -2 | head -1 | cut -f 4-)" = 'attend note	1	ck 2026-0001 2026-0002 2026-0003 2026-0004' ]
    [ "$(attend show ck/1 | cut -f 3 | sort -u | wc -l)" -eq 3 ]
}

@test "note: an undo takes it back, a dry run keeps nothing" {
    attend note ck/1 'Forkert barn.'
    kreds undo
    run_split attend note ck/1 'Ikke endnu.' -n
    assert_status 0
    run_split attend show ck/1
    assert_status 0
    assert_out ''
}

@test "note: a list of marks never shows one" {
    attend mark ck/1 2026-0001=present
    attend note ck/1 'Hemmeligt.'
    for format in table tsv csv excel json; do
        run_split attend list ck --names -f "$format"
        assert_out_lacks 'Hemmeligt'
    done
    run_split schedule show ck
    assert_out_lacks 'Hemmeligt'
}

@test "note: hostile texts are kept as they are, and harmless on the way out" {
    attend note ck/1 "=HYPERLINK(\"x\"); '); DROP TABLE note; --"
    attend note ck/1 $'\e[2J<b>\u202eabc'
    [ "$(meddle "SELECT text = char(27) || '[2J<b>' || char(8238) || 'abc' FROM note ORDER BY at DESC LIMIT 1")" = 1 ]
    run_split attend show ck/1 -f excel
    assert_out_has "\"'=HYPERLINK(\"\"x\"\"); '); DROP TABLE note; --\""
    run_split attend show ck/1 -f table
    assert_out_lacks $'\e'
    assert_out_lacks $'\u202e'
    run_split attend show ck/1 -f json
    assert_out_has '"text":"\u001b[2J<b>\u202eabc"}'
}

@test "note: what is no note" {
    refused 65 'the note is empty; wanted its text' ck/1
    refused 65 'the note is empty; wanted its text' ck/1 ' '
    refused 64 'note takes COURSE/N and a TEXT in quotes, or the text on standard input'
    refused 64 'note takes COURSE/N and a TEXT in quotes, or the text on standard input' ck/1 to ord
    refused 64 "'ck' names no session; wanted COURSE/N" ck tekst
    refused 64 '--on-request wants a text: who asked for the note, and when' ck/1 tekst --on-request ''
    refused 66 'no course nope; wanted a code that schedule list shows' nope/1 tekst
    refused 66 'no session ck/11; schedule show ck lists them' ck/11 tekst
    before=$(entries)
    while IFS='|' read -r bytes message; do
        run_split attend note ck/1 < <(printf "$bytes")
        assert_status 65
        assert_err "attend: standard input:$message"
    done <<'END'
en\nto \xf8l\n|2: the note is no text in UTF-8; wanted one
en\n\nto\0tre|3: the note is no text in UTF-8; wanted one
\xed\xa0\x80|1: the note is no text in UTF-8; wanted one
END
    head -c 65537 /dev/zero | tr '\0' x >long
    run_split attend note ck/1 <long
    assert_status 65
    assert_err 'attend: standard input: the note is longer than 64 KiB; wanted a shorter one'
    run_split attend note ck/1 <.
    assert_status 74
    [ "$(entries)" -eq "$before" ]
    head -c 65536 long | attend note ck/1
}

@test "note: none on a session that the house cancelled, nor when it is cancelled while it is typed" {
    meddle "UPDATE session SET status = 'cancelled', entered_on = '2026-09-15' WHERE dated = '2026-09-29'"
    refused 77 'ck/2 was cancelled by the house; wanted a session that took place' ck/2 tekst
    mkfifo words
    attend note ck/3 <words 2>said 3>&- &
    noting=$!
    exec 7>words
    for _ in $(seq 100); do # until it waits for words, where the kernel tells
        [[ $(cat "/proc/$noting/wchan" 2>/dev/null || :) != *pipe_read ]] || break
        sleep 0.05
    done
    meddle "UPDATE session SET status = 'cancelled', entered_on = '2026-09-15' WHERE dated = '2026-10-06'"
    echo tekst >&7
    exec 7>&-
    status=0
    wait "$noting" || status=$?
    [ "$status" -eq 77 ]
    [ "$(cat said)" = 'attend: ck/3 was cancelled by the house; wanted a session that took place' ]
    [ "$(meddle 'SELECT count(*) FROM note')" -eq 0 ]
}

# --- the service's policy ------------------------------------------------------------------------------

@test "note: none on a session that nobody was left to come to" {
    for ref in 2026-0001 2026-0002 2026-0003 2026-0004; do
        schedule leave "$ref" ck --reason moved --on 2026-09-15 2>/dev/null
    done
    attend note ck/1 'Alle kom, og alle sagde farvel.'
    refused 77 'nobody has a place at ck/2 on 2026-09-29; wanted at least one participant' ck/2 tekst
}

@test "note: supervision of foster carers keeps none but one, on a concrete request" {
    refused 77 'the service foster-care-supervision keeps no written notes; one short note is allowed on a concrete request, told by --on-request REASON' \
        foster/1 tekst
    run_split attend note foster/2 'Kort tekst.' --on-request 'Konsulenterne, 2026-11-01'
    assert_status 0
    [ "$(texts foster/2)" = "foster/2	note	$user	On request: Konsulenterne, 2026-11-01\\n\\nKort tekst." ]
    refused 77 'foster has its one note already, at foster/2; the service foster-care-supervision allows no other' \
        foster/3 tekst --on-request 'Konsulenterne igen'
    kreds undo
    attend note foster/3 'Anden tekst.' --on-request 'Konsulenterne'
    [ "$(meddle 'SELECT count(*) FROM note')" -eq 1 ]
}

@test "note: where notes are free there is nothing to request" {
    refused 64 'the service cool-kids needs no --on-request; its notes are free' ck/1 tekst --on-request 'Nogen'
}

@test "note: a refused note is refused before it is typed" {
    mkfifo never
    run_split timeout 10 attend note foster/1 <>never
    assert_status 77
}

@test "note: a course keeps the policy that it was planned by" {
    own_catalogue 's/notes: on_request.*/notes: none/; s/notes: allowed/notes: on_request/'
    attend note ck/1 'Som da forløbet blev planlagt.'
    refused 77 'the service foster-care-supervision keeps no written notes; one short note is allowed on a concrete request, told by --on-request REASON' \
        foster/1 tekst
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --venue Huset --code new --time 9:00 >/dev/null
    refused 77 'the service cool-kids keeps no written notes; one short note is allowed on a concrete request, told by --on-request REASON' \
        new/1 tekst
}

@test "note: a service that keeps none takes none, whoever asks" {
    meddle "DELETE FROM place WHERE course = (SELECT id FROM course WHERE code = 'foster');
            DELETE FROM session WHERE course = (SELECT id FROM course WHERE code = 'foster');
            DELETE FROM leads WHERE course = (SELECT id FROM course WHERE code = 'foster');
            DELETE FROM course WHERE code = 'foster'"
    own_catalogue 's/notes: on_request.*/notes: none/; s/notes: each_session/notes: none/'
    schedule plan foster-care-supervision --for 2026-0010 --start 2026-10-05 --leaders SU --code other >/dev/null
    refused 77 'the service foster-care-supervision keeps no written notes; nothing was saved' other/1 tekst
    refused 77 'the service foster-care-supervision keeps no written notes; nothing was saved' other/1 tekst \
        --on-request 'Konsulenterne'
}

@test "note: where the kept catalogue cannot be read the present one decides, and that is told" {
    digest=$(meddle "SELECT substr(catalogue, 1, 12) FROM course WHERE code = 'ck'")
    meddle "UPDATE catalogue SET text = 'no catalogue'"
    unread="attend: the catalogue $digest that courses were planned by cannot be read; the present one was taken"
    run_split attend note ck/1 'tekst'
    assert_status 0
    assert_err "$unread"
    run_split attend note foster/1 tekst
    assert_status 77
    assert_err "$unread
attend: the service foster-care-supervision keeps no written notes; one short note is allowed on a concrete request, told by --on-request REASON"
    own_catalogue 's/^  cool-kids:/  cool-kid:/'
    run_split attend note ck/1 tekst
    assert_status 66
    assert_err "$unread
attend: no service 'cool-kids' in the catalogue; did you mean cool-kid?"
    export KREDS_CATALOGUE=$PWD/nowhere
    run_split attend note ck/1 tekst
    assert_status 66
}

@test "note: a readable kept catalogue is enough" {
    export KREDS_CATALOGUE=$PWD/nowhere
    attend note ck/1 'tekst'
    [ "$(texts ck/1)" = "ck/1	note	$user	tekst" ]
}

# --- show ----------------------------------------------------------------------------------------------

@test "show: themes and notes of several sessions, also from a pipe" {
    attend mark ck/2 --theme 'Mod'
    attend note ck/2 'En.'
    attend note ck/1 'To.'
    run_split attend show -f csv ck/1 ck/2
    [ "$(head -1 .stdout)" = $'session,what,at,author,text\r' ]
    [ "$(wc -l <.stdout)" -eq 4 ]
    schedule show ck >sessions
    [ "$(texts - <sessions)" = "$(printf 'ck/1\tnote\t%s\tTo.\nck/2\ttheme\t\tMod\nck/2\tnote\t%s\tEn.\n' "$user" "$user")" ]
}

@test "show: the look is journalled with all a note may speak of; where there is none to see, nothing is" {
    attend mark ck/2 --theme 'Mod'
    attend note shelter/1 'En.'
    before=$(entries)
    run_split attend show ck/1 ck/2 ck/3
    assert_status 0
    [ "$(entries)" -eq "$before" ]
    run_split attend show ck/1 ck/2 shelter/1 shelter/2
    assert_status 0
    [ "$(entries)" -eq $((before + 1)) ]
    [ "$(kreds log | tail -1 | cut -f 4-)" = 'attend show	0	shelter 2026-0009' ]
    [ "$(meddle 'SELECT count(*) FROM journal_person WHERE entry = (SELECT max(number) FROM journal)')" -eq 3 ]
}

@test "show: nothing is shown where one of them is unknown" {
    attend note ck/1 'En.'
    before=$(entries)
    while IFS='|' read -r code arguments message; do
        eval "run_split attend show $arguments"
        assert_status "$code"
        assert_out ''
        assert_err "attend: $message"
    done <<'END'
64||show wants sessions, as COURSE/N
64|ck|'ck' names no session; wanted COURSE/N
66|ck/1 ck/99|no session ck/99; schedule show ck lists them
66|ck/1 nope/1|no course nope; wanted a code that schedule list shows
END
    [ "$(entries)" -eq "$before" ]
}

@test "show: a store that cannot be written shows no note, for the look could not be kept" {
    [ "$(id -u)" -ne 0 ] || skip 'nothing is read-only for root'
    attend note ck/1 'En.'
    chmod a-w store store/kreds.db
    run_split attend show ck/1
    chmod u+w store store/kreds.db
    [ "$status" -ne 0 ]
    assert_out ''
}

# --- at a terminal -------------------------------------------------------------------------------------

@test "note: at a terminal it says how to end" {
    command -v script >/dev/null || skip 'there is no script(1)'
    mkfifo keys
    script -qefc 'timeout --foreground 60 attend note ck/1' /dev/null <keys >typed 2>/dev/null 3>&- &
    noting=$!
    exec 7>keys
    for _ in $(seq 400); do [ ! -s typed ] || break; sleep 0.05; done
    printf 'Ved tasterne.\n\004' >&7
    wait "$noting"
    exec 7>&-
    [ "$(tr -d '\r' <typed | head -1)" = 'the note, ended by Ctrl-D on a line of its own:' ]
    [ "$(texts ck/1)" = "ck/1	note	$user	Ved tasterne." ]
}
