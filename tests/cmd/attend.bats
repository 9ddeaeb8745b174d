#!/usr/bin/env bats
# kreds-attend: every verb and option, the columns, the exit statuses, the messages.

load ../helpers

# A house with three courses: ck (Cool Kids, 2026-0001 to 2026-0004, parents at every session), sg (siblings, 2026-0005 to
# 2026-0008, parents at the last one) and shelter (2026-0009 alone, with a talk with the mother on a day of its own sessions).
# 2026-0010, a family, and 2026-0011, an adult, wait.
base() {
    accepted_house "$(fixture cmd/attend/referrals.csv)"
    {
        schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --venue Huset --code ck
        schedule plan siblings-group --start 2026-10-01 --time 15:30 --leaders BK,PP --code sg
        schedule plan shelter-children --for 2026-0009 --start 2026-09-02 --time 9:00 --sessions 6 --every '1 week' \
            --leaders PP --code shelter
        schedule place ck sg --commit
    } >/dev/null
}

setup() {
    kreds_setup
    prepared base
}

assert_csv() { assert_out "$(sed 's/$/\r/')"; }

# assert_marks: the marks of the store, as attend list shows them.
assert_marks() {
    run_split attend list
    assert_out "$(rows)"
}

# status_of SESSION NUMBER: planned, held or cancelled.
status_of() {
    sqlite3 "$KREDS_DB" "SELECT s.status FROM session s JOIN course c ON c.id = s.course WHERE c.code = '$1' AND s.number = $2"
}

# two_children: the second adult of 2026-0001 is that of 2026-0002, too.
two_children() {
    sqlite3 "$KREDS_DB" "UPDATE guardian SET adult = (SELECT g.adult FROM guardian g JOIN referral r ON r.citizen = g.child
                                                      WHERE r.number = 1 AND g.position = 2)
                         WHERE position = 2 AND child = (SELECT citizen FROM referral WHERE number = 2)"
}

# assert_refused STATUS MESSAGE: the command said just this, and left nothing behind.
assert_refused() {
    assert_status "$1"
    assert_out ''
    assert_err "attend: $2"
    [ "$(kreds log)" = "$log" ] || told 'the journal' "$log" "$(kreds log)"
}

# --- mark ----------------------------------------------------------------------------------------------

@test "mark: the four statuses, of children and of adults" {
    run_split attend mark ck/1 2026-0001=present 2026-0001+1=late 2026-0001+2=absent 2026-0002=cancelled 2026-0003=absent
    assert_status 0
    assert_out ''
    assert_err ''
    assert_marks <<'END'
ck/1 | 2026-09-15 | 2026-0001 | child | present
ck/1 | 2026-09-15 | 2026-0001+1 | adult | late
ck/1 | 2026-09-15 | 2026-0001+2 | adult | absent
ck/1 | 2026-09-15 | 2026-0002 | child | cancelled
ck/1 | 2026-09-15 | 2026-0003 | child | absent
END
}

@test "mark: a later mark takes the place of the earlier one, and none takes it away" {
    attend mark ck/1 2026-0001=present 2026-0002=present
    attend mark ck/1 2026-0001=late 2026-0002=none
    assert_marks <<<'ck/1 | 2026-09-15 | 2026-0001 | child | late'
    attend mark ck/1 2026-0002=none 2026-0003=none
    assert_marks <<<'ck/1 | 2026-09-15 | 2026-0001 | child | late'
}

@test "mark: who came, or failed to, makes a session held; word sent beforehand does not" {
    attend mark ck/1 2026-0001=cancelled
    [ "$(status_of ck 1)" = planned ]
    attend mark ck/1 2026-0002=absent
    [ "$(status_of ck 1)" = held ]
    attend mark ck/2 2026-0001=present 2026-0001+1=late
    [ "$(status_of ck 2)" = held ]
    [ "$(status_of ck 3)" = planned ]
}

@test "mark: a session marked by mistake is planned again when its marks are taken away" {
    attend mark ck/2 2026-0001=present 2026-0002=late
    attend mark ck/2 2026-0001=none
    [ "$(status_of ck 2)" = held ]
    attend mark ck/2 2026-0002=cancelled
    [ "$(status_of ck 2)" = planned ]
    sqlite3 "$KREDS_DB" "UPDATE session SET status = 'held', entered_on = '2026-09-30' WHERE number = 2" # held, with no marks
    attend mark ck/2 2026-0002=none
    [ "$(status_of ck 2)" = held ]
}

@test "mark: is checked against the dates of the matter, never against the day of typing" {
    for today in 2026-08-31 2026-09-15 2027-06-01; do
        KREDS_TODAY=$today attend mark ck/1 2026-0001=present 2026-0002=none
        KREDS_TODAY=$today attend mark ck/1 2026-0001=none
    done
    attend mark --today 2027-06-01 ck/1 2026-0001=present
    [ "$(sqlite3 "$KREDS_DB" 'SELECT entered_on FROM attendance')" = 2027-06-01 ]
    attend mark --today 2027-06-02 ck/1 2026-0001=present # the same again is no news
    [ "$(sqlite3 "$KREDS_DB" 'SELECT entered_on FROM attendance')" = 2027-06-01 ]
}

@test "mark: from a pipe, a mark a line" {
    printf '2026-0001=present\tand more\n\n2026-0002=late\n' >marks
    run_split attend mark ck/1 - <marks
    assert_status 0
    assert_marks <<'END'
ck/1 | 2026-09-15 | 2026-0001 | child | present
ck/1 | 2026-09-15 | 2026-0002 | child | late
END
    log=$(kreds log)
    run_split attend mark ck/2 - </dev/null
    assert_status 0
    assert_err ''
    [ "$(kreds log)" = "$log" ]
    [ "$(status_of ck 2)" = planned ]
}

@test "mark -n checks and keeps nothing" {
    log=$(kreds log)
    run_split attend mark -n ck/1 2026-0001=present
    assert_status 0
    assert_marks </dev/null
    [ "$(kreds log)" = "$log" ]
    run_split attend mark -n ck/1 2026-0005=present
    assert_status 77
}

@test "mark: one entry of the journal, which undo takes back" {
    attend mark ck/1 2026-0001=present 2026-0002=present 2026-0003=absent
    kreds log | tail -n 1 | grep -q 'attend mark'
    kreds undo >/dev/null
    assert_marks </dev/null
    [ "$(status_of ck 1)" = planned ]
}

@test "mark: parents where they take part, children where they do" {
    log=$(kreds log)
    run_split attend mark sg/1 2026-0005+1=present
    assert_refused 77 'parents do not take part in sg/1'
    attend mark sg/8 2026-0005+1=present 2026-0005=present # the last one
    log=$(kreds log)
    run_split attend mark shelter/7 2026-0009=present
    assert_refused 77 'only adults take part in shelter/7; they are written 2026-0009+1, 2026-0009+2'
    attend mark shelter/7 2026-0009+1=present
}

@test "mark: a family whose adults take part is marked by its adults" {
    schedule plan foster-care-supervision --for 2026-0010 --start 2026-09-15 --leaders SU --code su >/dev/null
    attend mark su/1 2026-0010+1=present 2026-0010+2=late
    log=$(kreds log)
    run_split attend mark su/1 2026-0010=present
    assert_refused 77 'only adults take part in su/1; they are written 2026-0010+1, 2026-0010+2'
}

@test "mark: an adult who is the citizen is marked as such" {
    schedule plan postnatal-talks --for 2026-0011 --start 2026-09-10 --time 9:00 --leaders PP --code pn >/dev/null
    attend mark pn/1 2026-0011=present
    log=$(kreds log)
    run_split attend mark pn/1 2026-0011+1=present
    assert_refused 77 'parents do not take part in pn/1'
    run_split attend list pn
    assert_rows <<<'pn/1 | 2026-09-10 | 2026-0011 | adult | present'
}

@test "mark: only who has a place, on a day of the place" {
    log=$(kreds log)
    run_split attend mark ck/1 2026-0005=present
    assert_refused 77 '2026-0005 has no place in ck; wanted a participant of the course'
    run_split attend mark ck/1 2026-0005=none
    assert_refused 66 '2026-0005 has no place in ck; wanted a participant of the course'
    sqlite3 "$KREDS_DB" "UPDATE place SET from_on = '2026-09-20' WHERE referral = 1;
        UPDATE place SET to_on = '2026-09-20', ended = 'left' WHERE referral = 2"
    run_split attend mark ck/1 2026-0001=present
    assert_refused 77 '2026-0001 has its place in ck from 2026-09-20; ck/1 was before that, on 2026-09-15'
    run_split attend mark ck/2 2026-0002=present
    assert_refused 77 '2026-0002 had its place in ck until 2026-09-20; ck/2 is after that, on 2026-09-29'
    attend mark ck/2 2026-0001=present
    attend mark ck/1 2026-0002=present
}

@test "mark: a session that the house cancelled counts for nobody" {
    attend mark ck/2 2026-0001=cancelled
    sqlite3 "$KREDS_DB" "UPDATE session SET status = 'cancelled' WHERE number = 2"
    log=$(kreds log)
    run_split attend mark ck/2 2026-0001=present
    assert_refused 77 'ck/2 was cancelled by the house; it counts for nobody'
    attend mark ck/2 2026-0001=none # a mark from before can be taken away
    [ "$(status_of ck 2)" = cancelled ]
    assert_marks </dev/null
}

@test "mark: a session of one family is not for another" {
    sqlite3 "$KREDS_DB" "UPDATE session SET referral = 1 WHERE number = 3 AND course = (SELECT id FROM course WHERE code = 'ck')"
    log=$(kreds log)
    run_split attend mark ck/3 2026-0002=present
    assert_refused 77 "ck/3 is another family's; 2026-0002 does not take part"
    attend mark ck/3 2026-0001=present
}

@test "mark: unknown courses, sessions, referrals and adults" {
    log=$(kreds log)
    while IFS='|' read -r arguments message; do
        eval "run_split attend mark $arguments"
        assert_refused 66 "$message"
    done <<'END'
nope/1 2026-0001=present|no course nope; wanted a code that schedule list shows
ck/11 2026-0001=present|no session ck/11; schedule show ck lists them
ck/1 2026-0999=present|no referral 2026-0999
ck/1 2026-0001+3=present|no adult 2026-0001+3
END
}

@test "mark: wrong usage is found before anything else, and does not repeat what may be a name" {
    log=$(kreds log)
    while IFS='|' read -r arguments message; do
        eval "run_split attend mark $arguments"
        assert_refused 64 "$message"
    done <<'END'
|mark takes COURSE/N and WHO=STATUS
ck/1|mark takes COURSE/N and WHO=STATUS
ck 2026-0001=present|'ck' names no session; wanted COURSE/N
ck/0 2026-0001=present|'ck/0' names no session; wanted COURSE/N
/1 2026-0001=present|'/1' names no session; wanted COURSE/N
ck/x 2026-0001=present|'ck/x' names no session; wanted COURSE/N
ck/1 2026-0001|participant 1: no mark; wanted WHO=STATUS, as 2026-0142=present
ck/1 2026-0001=present Alma=present|participant 2: no reference; wanted one as 2026-0142 or 2026-0142+1
ck/1 =present|participant 1: no reference; wanted one as 2026-0142 or 2026-0142+1
ck/1 2026-0001=|participant 1: no such status; wanted present, late, cancelled, absent or none
ck/1 2026-0001=Present|participant 1: no such status; wanted present, late, cancelled, absent or none
ck/1 2026-0001=present 2026-0001=absent|2026-0001 is marked twice; wanted one mark for each
ck/1 2026-0001+1=present 2026-0001+1=late|2026-0001+1 is marked twice; wanted one mark for each
ck/1 2026-0001=present --on 2026-09-15|mark takes no --on
END
    run_split attend mark ck 2026-0001 x=y
    assert_status 64
    assert_err <<'END'
attend: 'ck' names no session; wanted COURSE/N
attend: participant 1: no mark; wanted WHO=STATUS, as 2026-0142=present
attend: participant 2: no reference; wanted one as 2026-0142 or 2026-0142+1
attend: participant 2: no such status; wanted present, late, cancelled, absent or none
END
}

@test "mark: all or nothing, and all that is wrong in one run" {
    log=$(kreds log)
    run_split attend mark ck/1 2026-0001=present 2026-0005=present 2026-0999=late
    assert_status 77
    assert_err <<'END'
attend: 2026-0005 has no place in ck; wanted a participant of the course
attend: no referral 2026-0999
END
    assert_marks </dev/null
    [ "$(kreds log)" = "$log" ]
}

@test "mark: who is there for two children has one mark, which counts for both" {
    two_children
    log=$(kreds log)
    run_split attend mark ck/1 2026-0001+2=present 2026-0002+2=absent
    assert_refused 64 '2026-0001+2 and 2026-0002+2 are one person; wanted the same mark for both'
    attend mark ck/1 2026-0001+2=present 2026-0002+2=present
    assert_marks <<<'ck/1 | 2026-09-15 | 2026-0001+2 | adult | present'
    attend mark ck/1 2026-0002+2=absent
    assert_marks <<<'ck/1 | 2026-09-15 | 2026-0002+2 | adult | absent'
}

# --- cancelled -----------------------------------------------------------------------------------------

@test "cancelled: word for a day, for children and adults, also from a pipe" {
    run_split attend cancelled 2026-0001 2026-0001+1 --on 2026-09-15
    assert_status 0
    assert_out ''
    printf '2026-0002\tcool-kids\n2026-0003\n' >references
    attend cancelled - --on 2026-09-29 <references
    assert_marks <<'END'
ck/1 | 2026-09-15 | 2026-0001 | child | cancelled
ck/1 | 2026-09-15 | 2026-0001+1 | adult | cancelled
ck/2 | 2026-09-29 | 2026-0002 | child | cancelled
ck/2 | 2026-09-29 | 2026-0003 | child | cancelled
END
    [ "$(status_of ck 1)" = planned ]
    log=$(kreds log)
    run_split attend cancelled - --on 2026-09-29 </dev/null
    assert_status 0
    [ "$(kreds log)" = "$log" ]
}

@test "cancelled: another day names the next session's" {
    log=$(kreds log)
    run_split attend cancelled 2026-0001 --on 2026-09-16
    assert_refused 77 '2026-0001 has no session on 2026-09-16; the next is ck/2 on 2026-09-29'
    run_split attend cancelled 2026-0005+1 --on 2026-10-02
    assert_refused 77 '2026-0005+1 has no session on 2026-10-02; the next is sg/8 on 2027-01-21'
    run_split attend cancelled 2026-0001 --on 2027-06-01
    assert_refused 77 "2026-0001 has no session on 2027-06-01, nor a later one; schedule show lists a course's"
    run_split attend cancelled 2026-0010 --on 2026-09-15
    assert_refused 77 "2026-0010 has no session on 2026-09-15, nor a later one; schedule show lists a course's"
}

@test "cancelled: not on a day that the house cancelled" {
    sqlite3 "$KREDS_DB" "UPDATE session SET status = 'cancelled' WHERE number = 2"
    log=$(kreds log)
    run_split attend cancelled 2026-0001 --on 2026-09-29
    assert_refused 77 'ck/2 was cancelled by the house; it counts for nobody'
    run_split attend cancelled 2026-0001 --on 2026-09-28
    assert_refused 77 '2026-0001 has no session on 2026-09-28; the next is ck/3 on 2026-10-06'
}

@test "cancelled: of two sessions on a day, those in which one takes part" {
    attend cancelled 2026-0009 2026-0009+1 --on 2026-09-16
    assert_marks <<'END'
shelter/3 | 2026-09-16 | 2026-0009 | child | cancelled
shelter/3 | 2026-09-16 | 2026-0009+1 | adult | cancelled
shelter/7 | 2026-09-16 | 2026-0009+1 | adult | cancelled
END
}

@test "cancelled: parents who do not take part have nothing to cancel" {
    log=$(kreds log)
    run_split attend cancelled 2026-0005+1 --on 2026-10-01
    assert_refused 77 'parents do not take part in sg/1'
}

@test "cancelled: who came cannot have cancelled; who was missed may have" {
    attend mark ck/1 2026-0001=present 2026-0002=late 2026-0003=absent
    log=$(kreds log)
    run_split attend cancelled 2026-0001 --on 2026-09-15
    assert_refused 77 '2026-0001 is marked present at ck/1; attend mark changes that'
    run_split attend cancelled 2026-0002 --on 2026-09-15
    assert_refused 77 '2026-0002 is marked late at ck/1; attend mark changes that'
    attend cancelled 2026-0003 --on 2026-09-15 # the word was found in the mailbox
    [ "$(status_of ck 1)" = held ]
    attend mark shelter/1 2026-0009=absent
    attend cancelled 2026-0009 --on 2026-09-02
    [ "$(status_of shelter 1)" = planned ] # as attend mark would have left it: nobody came, and nobody failed to
    run_split attend list --who 2026-0003
    assert_rows <<<'ck/1 | 2026-09-15 | 2026-0003 | child | cancelled'
}

@test "cancelled: who came with one child cannot have cancelled for the other" {
    two_children
    attend mark ck/1 2026-0001+2=present
    log=$(kreds log)
    run_split attend cancelled 2026-0002+2 --on 2026-09-15
    assert_refused 77 '2026-0002+2 is marked present at ck/1; attend mark changes that'
}

@test "cancelled: word for two children holds for the other when one leaves" {
    two_children
    attend cancelled 2026-0001 2026-0001+2 --on 2026-09-29
    schedule leave 2026-0001 ck --reason 'another day suits better' --on 2026-09-28 2>/dev/null
    assert_marks <<<'ck/2 | 2026-09-29 | 2026-0002+2 | adult | cancelled'
    schedule end ck --reason 'too few' --on 2026-09-28 2>/dev/null
    assert_marks </dev/null
}

@test "cancelled: all or nothing" {
    log=$(kreds log)
    run_split attend cancelled 2026-0001 2026-0005 --on 2026-09-15
    assert_refused 77 '2026-0005 has no session on 2026-09-15; the next is sg/1 on 2026-10-01'
    run_split attend cancelled 2026-0001 2026-0999 --on 2026-09-15
    assert_refused 66 'no referral 2026-0999'
    run_split attend cancelled 2026-0001 -n --on 2026-09-15
    assert_status 0
    assert_marks </dev/null
    [ "$(kreds log)" = "$log" ]
}

@test "cancelled: wrong usage" {
    log=$(kreds log)
    while IFS='|' read -r arguments message; do
        eval "run_split attend cancelled $arguments"
        assert_refused 64 "$message"
    done <<'END'
|cancelled takes references and --on DATE, the day of the session
2026-0001|cancelled takes references and --on DATE, the day of the session
--on 2026-09-15|cancelled takes references and --on DATE, the day of the session
2026-0001 --on 15-09-2026|--on is no date; wanted YYYY-MM-DD
2026-0001 Alma --on 2026-09-15|participant 2: no reference; wanted one as 2026-0142 or 2026-0142+1
END
}

# --- list ----------------------------------------------------------------------------------------------

marks() {
    attend mark ck/1 2026-0001=present 2026-0001+1=late 2026-0002=absent
    attend mark ck/2 2026-0001=cancelled 2026-0002=present
    attend mark sg/1 2026-0005=present
}

@test "list: by day, course, session, reference and adult" {
    marks
    run_split attend list
    assert_status 0
    assert_rows <<'END'
ck/1 | 2026-09-15 | 2026-0001 | child | present
ck/1 | 2026-09-15 | 2026-0001+1 | adult | late
ck/1 | 2026-09-15 | 2026-0002 | child | absent
ck/2 | 2026-09-29 | 2026-0001 | child | cancelled
ck/2 | 2026-09-29 | 2026-0002 | child | present
sg/1 | 2026-10-01 | 2026-0005 | child | present
END
}

@test "list: columns in every format" {
    marks
    run_split attend list sg -f table
    assert_out <<'END'
session  date        who        kind   status
sg/1     2026-10-01  2026-0005  child  present
END
    run_split attend list sg -f csv
    assert_csv <<'END'
session,date,who,kind,status
sg/1,2026-10-01,2026-0005,child,present
END
    run_split attend list sg -f json
    assert_out '{"session":"sg/1","date":"2026-10-01","who":"2026-0005","kind":"child","status":"present"}'
    attend list sg -f excel >list.csv
    [ "$(head -c 3 list.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
    grep -q 'sg/1;2026-10-01;2026-0005;child;present' list.csv
}

@test "list: by course, participant, day and status" {
    marks
    run_split attend list sg
    assert_rows <<<'sg/1 | 2026-10-01 | 2026-0005 | child | present'
    run_split attend list sg ck
    [ "$(wc -l <.stdout)" -eq 6 ]
    run_split attend list shelter
    assert_status 0
    assert_out ''
    run_split attend list --who 2026-0001
    [ "$(cut -f 1,3 .stdout | tr '\t\n' ': ')" = 'ck/1:2026-0001 ck/2:2026-0001 ' ]
    run_split attend list --who 2026-0001+1
    assert_rows <<<'ck/1 | 2026-09-15 | 2026-0001+1 | adult | late'
    run_split attend list sg --who 2026-0001
    assert_out ''
    run_split attend list --status absent,late
    [ "$(cut -f 3 .stdout | tr '\n' ' ')" = '2026-0001+1 2026-0002 ' ]
    run_split attend list --since 2026-09-29
    [ "$(cut -f 1 .stdout | tr '\n' ' ')" = 'ck/2 ck/2 sg/1 ' ]
    run_split attend list --until 2026-09-29 --since 2026-09-16 --status present
    assert_rows <<<'ck/2 | 2026-09-29 | 2026-0002 | child | present'
}

@test "list: who is there for two children has one mark, found by both" {
    two_children
    attend mark ck/1 2026-0001+2=late 2026-0002=present
    [ "$(attend list --who 2026-0002+2)" = "$(attend list --who 2026-0001+2)" ]
    run_split attend list --who 2026-0002+2
    assert_rows <<<'ck/1 | 2026-09-15 | 2026-0001+2 | adult | late'
}

@test "list: courses from a pipe; an empty pipe lists nothing" {
    marks
    schedule list --service siblings-group >courses
    run_split attend list - <courses
    assert_rows <<<'sg/1 | 2026-10-01 | 2026-0005 | child | present'
    run_split attend list - </dev/null
    assert_status 0
    assert_out ''
}

@test "list: what is unknown or wrong" {
    while IFS='|' read -r code arguments message; do
        eval "run_split attend list $arguments"
        assert_status "$code"
        assert_out ''
        assert_err "attend: $message"
    done <<'END'
66|nope|no course nope; wanted a code that schedule list shows
66|ck nope|no course nope; wanted a code that schedule list shows
66|--who 2026-0999|no referral 2026-0999
66|--who 2026-0001+9|no adult 2026-0001+9
64|--who Alma|--who is no reference; wanted one as 2026-0142 or 2026-0142+1
64|--status here|unknown status 'here'; wanted present, late, cancelled or absent
64|--status ''|--status names nothing; wanted present, late, cancelled or absent
64|--status ,|--status names nothing; wanted present, late, cancelled or absent
64|--since 1.9.2026|--since is no date; wanted YYYY-MM-DD
64|--until soon|--until is no date; wanted YYYY-MM-DD
64|--since 2026-09-02 --until 2026-09-01|--until lies before --since; wanted that day or a later one
64|--on 2026-09-01|list takes no --on
END
}

# --- around --------------------------------------------------------------------------------------------

@test "attend: wrong usage, help and version" {
    run_split attend
    assert_status 64
    run_split attend markk
    assert_status 64
    assert_err "attend: unknown verb 'markk'; did you mean mark?"
    run_split attend -h
    assert_status 0
    for verb in mark cancelled list; do assert_out_has "  $verb "; done
    run_split attend -V
    assert_status 0
    assert_out_has 'attend (kreds) '
}

@test "attend needs no catalogue" {
    export KREDS_CATALOGUE=$PWD/nowhere
    attend mark ck/1 2026-0001=present
    attend cancelled 2026-0002 --on 2026-09-15
    run_split attend list
    [ "$(wc -l <.stdout)" -eq 2 ]
}

@test "no store, a reader who leaves, a full disk" {
    run_split attend list -d nowhere/kreds.db
    assert_status 69
    assert_out ''
    marks
    (attend list; echo $? >status) | true
    [ "$(cat status)" -eq 0 ]
    if [ -w /dev/full ]; then
        run_split bash -c 'attend list >/dev/full'
        assert_status 74
    fi
}

@test "no message bears a name" {
    {
        attend mark ck/1 2026-0005=present 2026-0001+4=late
        attend mark ck/1 'Opdigt Nummer 1=present'
        attend cancelled 2026-0001 --on 2026-01-01
        attend list --names --who 'Opdigt'
    } >said 2>&1 || true
    run_split cat said
    assert_out_lacks 'Opdigt'
}
