#!/usr/bin/env bats
# What the catalogue said then: a catalogue changed under decisions and running courses changes what comes, not what runs, and
# kreds check tells what differs.
# shellcheck disable=SC1010 # done is a verb

load ../helpers
load ../services

FORMS=$(fixture cmd/services/norddjurs)
LEADERS=$(fixture cmd/services/norddjurs.csv)

setup() {
    kreds_setup
    cp -r "$KREDS_ROOT/examples/norddjurs" catalogue
    export KREDS_CATALOGUE=$PWD/catalogue
    house 2026-09-01
}

# changed SCRIPT: the catalogue is changed by a sed script, which does change it.
changed() {
    cp catalogue/catalogue.yaml before.yaml
    sed -E -i "$1" catalogue/catalogue.yaml
    ! cmp -s before.yaml catalogue/catalogue.yaml || told 'a script that changes the catalogue' "$1" ''
}

# of SERVICE SCRIPT: changed within that service alone.
of() { changed "/^  $1:/,/^  # [0-9]+ -/ { $2 }"; }

# accepted SERVICE [N]: its form, or one more like it, came and was accepted; REF is its reference.
accepted() {
    sed -E "s/^(external_id: .*)/\1-${2-}/; s/(citizen:.*name: )[^,]*/\1Opdigt Nummer ${2-0}/" "$FORMS/$1.yaml" >form.yaml
    REF=$(refer add -q form.yaml | cut -f 1)
    screen interview "$REF" --outcome agreed
    screen decide "$REF" accept --override 'for the test' 2>/dev/null
}

# group: four children in the course ck; REF is the last.
group() {
    local child
    schedule plan cool-kids --start 2026-09-15 --leaders PS,FT --code ck >/dev/null
    for child in 1 2 3 4; do accepted cool-kids "$child"; done
    schedule place --commit >/dev/null
    attend mark ck/1 "$REF=present"
}

# notes LINE…: kreds check tells these notes, as where|what, and nothing is wrong.
notes() {
    local lines=
    [ $# -eq 0 ] || lines=$(printf '%s\n' "$@" | sed "s/^/note$TAB/; s/|/$TAB/")
    run_split kreds check
    assert_out "$lines"
    assert_err ''
    assert_status 0
}

# --- numbers and due rules ---------------------------------------------------------------------------

@test "a course keeps its numbers, and the next one has the new ones" {
    group
    schedule show ck >before
    of cool-kids 's/count: 10/count: 8/; s/minutes: 120/minutes: 90/; s/over: 4 months/every: 1 week/; s/max: 6/max: 8/'
    run_split diff before <(schedule show ck)
    assert_status 0
    notes 'ck|planned with 10 sessions, the catalogue now says 8' \
        'ck|planned with sessions of 120 minutes, the catalogue now says 90' \
        "ck|planned with the rhythm 'over 4 months', the catalogue now says '1 week'" \
        'ck|planned with places for 4-6, the catalogue now says 4-8'

    run_split schedule plan cool-kids --start 2026-10-20 --time 17:30 --leaders PS,FT --code next
    assert_status 0
    [ "$(wc -l <.stdout)" -eq 8 ]
    [ "$(cut -f 6 .stdout | uniq)" = 90 ]
    assert_out_has "next/8${TAB}2026-12-08"

    # Four of six are taken in the one, none of eight in the other.
    run_split schedule list
    stdout=$(cut -f 1,8,9 <<<"$stdout")
    assert_out "ck${TAB}4${TAB}2
next${TAB}0${TAB}8"
    for child in 5 6 7 8 9 10 11 12 13 14 15; do accepted cool-kids "$child"; done
    for n in 05 06; do schedule assign 2026-00$n ck 2>/dev/null; done
    refused 'schedule: ck has 6 places and they are taken; wanted one with a free place' schedule assign 2026-0007 ck
    run_split schedule place --commit
    stdout=$(cut -f 2,3 .stdout | sort | uniq -c | tr -s ' \t' ' ')
    assert_out " 1 waiting
 8 next placed"
}

@test "a session more of a running course is of the length that it was planned with" {
    group
    of cool-kids 's/count: 10/count: 8/; s/minutes: 120/minutes: 90/'
    run_split schedule cancel ck/10 --reason 'leaders ill' --append
    assert_status 0
    assert_out_has "ck/11${TAB}2027-01-19${TAB}tue${TAB}2027-W03${TAB}15:00${TAB}120${TAB}"
}

@test "a course keeps the most that it may have" {
    accepted crisis-help
    schedule plan crisis-help --for "$REF" --start 2026-09-08 --leaders PS,PQ --code old >/dev/null
    of crisis-help 's/max: 5/max: 7/'
    for n in 15 22 29; do schedule add old 2026-09-$n >/dev/null; done
    schedule add old 2026-10-06 >/dev/null
    run_split schedule add old 2026-10-13
    assert_status 77
    assert_err_has 'this would be session 6; the service gives 5 at most'

    accepted crisis-help 2
    schedule plan crisis-help --for "$REF" --start 2026-11-03 --leaders PS,PQ --code new >/dev/null
    for n in 10 17 24; do schedule add new 2026-11-$n >/dev/null; done
    for n in 01 08; do schedule add new 2026-12-$n >/dev/null; done
    run_split schedule add new 2026-12-15
    assert_status 0
    run_split schedule add new 2026-12-22
    assert_err_has 'this would be session 8; the service gives 7 at most'
}

@test "a course keeps its due rules, and the next one has the new ones" {
    group
    old=$REF
    of cool-kids 's/- \{what: midway note.*/- {what: talk with the school, of: start, in: 14 days, to: [school]}/'
    notes "ck|planned with the due rule 'midway note', which the catalogue no longer has" \
        "ck|planned without the due rule 'talk with the school', which the catalogue now has"
    owed 2026-09-15 'midway note|half|2026-11-10||caseworker|PS'
    run_split report done "$REF" 'talk with the school'
    assert_status 66
    report done "$REF" 'midway note' --on 2026-11-09
    owed 2026-09-15

    schedule plan cool-kids --start 2026-10-20 --time 17:30 --leaders PS,FT --code next >/dev/null
    accepted cool-kids 5
    owed 2026-09-15
    schedule assign "$REF" next
    owed 2026-09-15 'talk with the school|start|2026-11-03||school|PS'

    # What waits for no course yet goes by the catalogue of the day.
    accepted cool-kids 6
    of cool-kids 's/in: 14 days\} *$/in: 7 days}/; s/of: received, in: 14 days/of: received, in: 7 days/'
    REF=$(refer add -q <(sed 's/^received_on.*/received_on: 2026-09-01/' "$FORMS/cool-kids.yaml") | cut -f 1)
    owed 2026-09-01 'interview|received|2026-09-08|||'
    REF=$old
    owed 2026-09-15
}

@test "who takes part, and what may be noted, stays as it was planned" {
    group
    accepted foster-care-supervision
    schedule plan foster-care-supervision --for "$REF" --start 2026-09-08 --leaders SU --every '1 month' --code fs >/dev/null
    of cool-kids 's/sessions: every/sessions: none/; s/notes: allowed/notes: none/'
    of foster-care-supervision 's/notes: (none|on_request)/notes: allowed/'
    come ck/2 2026-0001 2026-0001+1
    run_split attend note ck/2 'went well'
    assert_status 0
    run_split attend note fs/1 'went well'
    assert_status 77
    assert_err_has 'keeps no written notes'
}

@test "days that were open when a course was planned stay so, days that the house closes do not" {
    of cool-kids 's/skip: \[autumn, christmas, winter\]/skip: []/; s/over: 4 months/every: 1 week/'
    schedule plan cool-kids --start 2026-09-15 --leaders PS,FT --code ck --sessions 6 2>/dev/null >/dev/null
    of cool-kids 's/skip: \[\]/skip: [autumn]/'
    notes
    run_split schedule move ck/6 2026-10-15 --reason 'a better day'
    assert_status 0
    run_split schedule plan cool-kids --start 2026-10-13 --leaders PS,FT
    assert_status 77
    assert_err_has '2026-10-13 is closed (autumn)'
}

# --- decisions ---------------------------------------------------------------------------------------

@test "a decision keeps its verdict, its reasons and the catalogue's text" {
    receive cool-kids
    screen interview "$REF" --outcome agreed
    screen decide "$REF" accept
    of cool-kids 's/- \{fact: child_wants, is: true\}/- {fact: child_case, is: true}/'
    run_split screen check "$REF"
    assert_status 1
    assert_out "$REF${TAB}cool-kids${TAB}ineligible${TAB}child_case"
    state waiting
    run_split sqlite3 "$KREDS_DB" 'SELECT verdict, reasons FROM decision'
    assert_out 'eligible|'

    # The whole folder can be had back as it was, file by file.
    mkdir then
    sqlite3 "$KREDS_DB" 'SELECT text FROM decision JOIN catalogue ON digest = decision.catalogue' | head -c -1 |
        awk '/^# file: / { name = substr($0, 9); next } { print >("then/" name) }'
    [ "$(sqlite3 "$KREDS_DB" 'SELECT text FROM catalogue' | head -c -1 | sha256sum | cut -c 1-64)" = \
        "$(sqlite3 "$KREDS_DB" 'SELECT catalogue FROM decision')" ]
    diff then/catalogue.yaml "$KREDS_ROOT/examples/norddjurs/catalogue.yaml"
    diff then/calendar.yaml "$KREDS_ROOT/examples/norddjurs/calendar.yaml"
    run_split screen check -c then "$REF"
    assert_out "$REF${TAB}cool-kids${TAB}eligible${TAB}"
}

@test "each catalogue is kept once, and only what decisions and courses stand on" {
    texts() { sqlite3 "$KREDS_DB" 'SELECT count(*) FROM catalogue'; }
    [ "$(texts)" -eq 0 ]
    group
    [ "$(texts)" -eq 1 ]
    changed '1s/^/# another comment\n/'
    receive counselling
    screen check >/dev/null || true
    [ "$(texts)" -eq 1 ]
    screen decide "$REF" accept
    [ "$(texts)" -eq 2 ]
    schedule plan counselling --for "$REF" --leaders FC --start 2026-09-08 >/dev/null
    [ "$(texts)" -eq 2 ]
    # As it was again: nothing new.
    changed 1d
    accepted cool-kids 9
    [ "$(texts)" -eq 2 ]
    # A dry run keeps nothing.
    changed '1s/^/# a third one\n/'
    accepted counselling 2 || true
    before=$(texts)
    changed '1s/^/# a fourth one\n/'
    schedule plan counselling --for "$REF" --leaders FC --start 2026-09-09 -n >/dev/null
    [ "$(texts)" -eq "$before" ]
}

# --- check -------------------------------------------------------------------------------------------

@test "check: what is no number and no due rule is no difference, nor is what was changed back" {
    group
    changed '1s/^/# a comment\n/'
    notes
    of cool-kids 's/en: Cool Kids \(anxiety group\)/en: Brave Kids/; s/between: \[9, 12\]/between: [8, 13]/'
    notes
    of cool-kids 's/count: 10/count: 12/'
    notes 'ck|planned with 10 sessions, the catalogue now says 12'
    of cool-kids 's/count: 12/count: 10/'
    notes
}

@test "check: what a person chose at the planning is no difference" {
    schedule plan cool-kids --start 2026-09-15 --leaders PS,FT --code ck --sessions 8 --minutes 90 2>/dev/null >/dev/null
    changed '1s/^/# a comment\n/'
    notes
    of cool-kids 's/count: 10/count: 8/; s/minutes: 120/minutes: 90/'
    notes # that is just what it has
    of cool-kids 's/count: 8/count: 9/'
    notes 'ck|planned with 8 sessions, the catalogue now says 9'
}

@test "check: a difference is a note; it does not count, and -q leaves it out" {
    group
    of cool-kids 's/count: 10/count: 8/'
    run_split kreds check -q
    assert_status 0
    assert_out ''
    assert_err ''
    run_split kreds check -f json
    assert_status 0
    assert_out '{"severity":"note","where":"ck","what":"planned with 10 sessions, the catalogue now says 8"}'
    # Beside something wrong it does not hide it.
    chmod 644 "$KREDS_DB"
    run_split kreds check
    assert_status 1
    assert_out_has "warning$TAB"
    assert_out_has "note${TAB}ck$TAB"
    chmod 600 "$KREDS_DB"
    # A course that was closed is told no more.
    schedule end ck --on 2027-01-12 2>/dev/null
    notes
}

@test "check: courses for one, with an open number or an agreed rhythm, tell what the catalogue says in its own words" {
    accepted family-treatment
    schedule plan family-treatment --for "$REF" --start 2026-09-08 --leaders FT --code ft --sessions 3 >/dev/null
    accepted grief-help
    schedule plan grief-help --for "$REF" --start 2026-09-09 --leaders FT,PS --code gh >/dev/null
    of family-treatment 's/count: open/count: 12/'
    of grief-help 's/every: agreed/every: [1 week, 2 weeks]/'
    notes "ft|planned with the number of sessions 'open', the catalogue now says '12'" \
        "gh|planned with the rhythm 'agreed', the catalogue now says '1 week, 2 weeks'"
}

@test "check: a kept catalogue that was changed by other means is found" {
    group
    sqlite3 "$KREDS_DB" "UPDATE catalogue SET text = replace(text, 'count: 10', 'count: 99')"
    digest=$(sqlite3 "$KREDS_DB" 'SELECT substr(digest, 1, 12) FROM catalogue')
    run_split kreds check
    assert_status 1
    assert_out "error${TAB}catalogue $digest${TAB}the catalogue kept under this digest is not the one that was kept; put back a backup"
}

@test "check: a kept catalogue that cannot be read is found, and the present one serves" {
    group
    digest=$(printf 'catalogue: no more' | sha256sum | cut -d ' ' -f 1)
    sqlite3 "$KREDS_DB" "INSERT INTO catalogue VALUES ('$digest', 'catalogue: no more', '2026-09-01')"
    sqlite3 "$KREDS_DB" "UPDATE course SET catalogue = '$digest'"
    run_split kreds check
    assert_status 1
    assert_out_has "warning${TAB}ck${TAB}the catalogue ${digest:0:12} that it was planned by cannot be read; its rules are not known"
    assert_err "kreds: the catalogue ${digest:0:12} that courses were planned by cannot be read; the present one was taken"
    run_split report due "$REF" --today 2026-09-15
    assert_out_has "$REF${TAB}midway note${TAB}half$TAB"
}

# --- services gone or renamed ------------------------------------------------------------------------

@test "a service is taken out: its courses go on to their end, and nothing new begins" {
    group
    accepted cool-kids 5
    waiting=$REF REF=2026-0001
    cp catalogue/catalogue.yaml whole.yaml
    sed -i '/^  cool-kids:/,/^  # 16 -/d' catalogue/catalogue.yaml

    gone="the catalogue no longer has the service 'cool-kids'; the course goes on as it was planned"
    run_split kreds check
    assert_status 1
    assert_out "error$TAB$waiting${TAB}the catalogue has no service 'cool-kids'
note${TAB}ck$TAB$gone"
    run_split screen check "$waiting"
    assert_status 66
    assert_err "screen: $waiting is for the service 'cool-kids', which the catalogue does not have"
    said '' screen decide "$waiting" decline --reason 'no more such groups'
    [ "$(sqlite3 "$KREDS_DB" 'SELECT verdict, reasons FROM decision ORDER BY id DESC LIMIT 1')" = 'ineligible|service' ]
    notes "ck|$gone"

    run_split schedule plan cool-kids --start 2027-01-05 --leaders PS,FT
    assert_status 66
    assert_out ''
    run_split refer add -q "$FORMS/cool-kids.yaml"
    assert_status 65

    come ck/2 2026-0001 2026-0001+1 2026-0002
    said '' schedule move ck/3 2026-10-08 --reason 'room needed'
    said 'schedule: cool-kids: 2027-01-19 lies after 2027-01-15, when the service'"'"'s time from the first session is over' \
        schedule cancel ck/4 --reason 'leaders ill' --append
    said '' attend note ck/2 'went well'
    owed 2026-11-01 'midway note|half|2026-11-10||caseworker|PS'
    report done "$REF" 'midway note' --on 2026-11-02
    run_split report weekly 2026-W40 --today 2026-10-04
    assert_status 0
    assert_err ''
    assert_out_has ck
    said 'schedule: ck has a free place; nobody who waits could take it' schedule leave 2026-0002 ck --reason moved --on 2026-10-08
    run_split schedule end ck --on 2027-01-19
    assert_status 0
    over
}

@test "a service is renamed: what runs goes on under the old name, what waits is told" {
    group
    accepted cool-kids 5
    waiting=$REF
    cp -r catalogue whole
    changed 's/^  cool-kids:/  calm-kids:/; s/refer_to: cool-kids/refer_to: calm-kids/'
    run_split kreds check
    assert_status 1
    assert_out "error$TAB$waiting${TAB}the catalogue has no service 'cool-kids'
note${TAB}ck${TAB}the catalogue no longer has the service 'cool-kids'; the course goes on as it was planned"
    run_split schedule plan cool-kids --start 2027-01-05 --leaders PS,FT
    assert_status 66
    assert_err "schedule: no service 'cool-kids' in the catalogue; did you mean calm-kids?"
    come ck/2 2026-0001
    run_split schedule assign "$waiting" ck
    assert_status 0
    REF=$waiting
    state placed

    # One that was not decided yet cannot be accepted; it goes on under the new name.
    sed 's/N-15/N-99/' "$FORMS/cool-kids.yaml" >form.yaml
    REF=$(refer add -q -c whole form.yaml | cut -f 1)
    run_split screen decide "$REF" accept --override 'for the test'
    assert_status 66
    said "screen: $REF goes on as 2026-0007 (calm-kids)" screen decide "$REF" redirect --to calm-kids --reason renamed
    state redirected
    notes "ck|the catalogue no longer has the service 'cool-kids'; the course goes on as it was planned"
}

# --- a broken catalogue ------------------------------------------------------------------------------

@test "a broken catalogue stops every verb that goes by it, before anything is changed" {
    group
    receive counselling
    counselling=$REF
    accepted cool-kids 5
    waiting=$REF
    before=$(kreds log | wc -l)
    sqlite3 "$KREDS_DB" .dump | grep -v journal >before
    changed 's/^(    delivered: )group/\1grupo/'
    while read -r line; do
        eval "run_split $line"
        assert_status 78
        assert_out ''
        assert_err_has "$PWD/catalogue/catalogue.yaml:"
    done <<END
refer add "$FORMS/cool-kids.yaml"
refer import "$(fixture cmd/schedule/referrals.csv)"
screen answer $counselling family_motivated=no
screen decide $counselling accept
screen decide $counselling decline --reason no
screen decide $counselling redirect --to cool-kids --reason no
schedule plan cool-kids --start 2027-01-05 --leaders PS,FT
schedule place --commit
schedule assign $waiting ck
schedule leave 2026-0001 ck --reason moved
schedule end ck --on 2027-01-12
schedule add ck 2027-01-19
schedule move ck/2 2026-10-01 --reason 'a better day'
schedule cancel ck/2 --reason ill
report done 2026-0001 'midway note'
report due
report weekly
screen check
END
    [ "$(kreds log | wc -l)" = "$before" ]
    diff before <(sqlite3 "$KREDS_DB" .dump | grep -v journal)
    # The roll call goes by the course alone.
    come ck/2 2026-0001
    run_split attend note ck/2 'went well'
    assert_status 0
}
