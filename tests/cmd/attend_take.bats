#!/usr/bin/env bats
# kreds-attend take: the roll call, from a pipe and at a terminal.

load ../helpers

# A house with three courses: ck (Cool Kids, 2026-0001 to 2026-0004, parents at every session), sg (siblings, 2026-0005 to
# 2026-0008, children alone until the last session) and shelter (2026-0009 alone, with a talk with the mother, shelter/7).
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

# answers TEXT: its words as lines; `.` is an empty one.
answers() { printf '%s\n' "$1" | tr ' ' '\n' | sed 's/^\.$//'; }

# take ANSWERS OPERAND…: the roll call from a pipe.
take() {
    answers "$1" >answers
    shift
    run_split attend take "$@" <answers
}

# marks COURSE: who=status of each mark, a blank between.
marks() { attend list "$@" | awk -F'\t' '{ printf "%s%s=%s", (NR > 1 ? " " : ""), $3, $5 }'; }

assert_marks() {
    local course=$1 came
    shift
    came=$(marks "$course")
    [ "$came" = "$*" ] || told "marks of $course" "$*" "$came"
}

# status_of SESSION NUMBER: planned, held or cancelled.
status_of() {
    sqlite3 "$KREDS_DB" "SELECT s.status FROM session s JOIN course c ON c.id = s.course WHERE c.code = '$1' AND s.number = $2"
}

meddle() { sqlite3 "$KREDS_DB" "$1"; }

entries() { kreds log | wc -l; }

# --- from a pipe ---------------------------------------------------------------------------------------

@test "take: an answer a line, in the order of the references; nothing is said" {
    take 'p l c a' sg/1
    assert_status 0
    assert_out ''
    assert_err ''
    assert_marks sg 2026-0005=present 2026-0006=late 2026-0007=cancelled 2026-0008=absent
    [ "$(status_of sg 1)" = held ]
    [ "$(kreds log | tail -1 | cut -f 4-)" = 'attend take	5	sg 2026-0005 2026-0006 2026-0007 2026-0008' ]
}

@test "take: adults stand behind their child" {
    take 'p p - c - p l a p - - -' ck/2
    assert_status 0
    assert_marks ck 2026-0001=present 2026-0001+1=present 2026-0002=cancelled 2026-0002+2=present 2026-0003=late \
        2026-0003+1=absent 2026-0003+2=present
}

@test "take: an empty line keeps what is known, - takes it away" {
    attend cancelled 2026-0006 2026-0007 --on 2026-10-01
    take 'p . - .' sg/1
    assert_status 0
    assert_marks sg 2026-0005=present 2026-0006=cancelled
}

@test "take: what says nothing new leaves no trace" {
    take 'p l c a' sg/1
    before=$(entries)
    take '. . . .' sg/1
    assert_status 0
    take 'p l c a' sg/1
    assert_status 0
    [ "$(entries)" -eq "$before" ]
    take '- - - -' sg/2
    assert_status 0
    [ "$(entries)" -eq "$before" ]
}

@test "take: a session is planned again when all marks are taken away, and undo takes the roll back" {
    take 'p p p p' sg/1
    take '- - c -' sg/1
    [ "$(status_of sg 1)" = planned ]
    kreds undo
    [ "$(status_of sg 1)" = held ]
    assert_marks sg 2026-0005=present 2026-0006=present 2026-0007=present 2026-0008=present
}

@test "take: b goes back, also from behind the last one, and what was answered is kept by an empty line" {
    take 'p p b l p a b b b . . .' sg/1
    assert_status 0
    assert_marks sg 2026-0005=present 2026-0006=late 2026-0007=present 2026-0008=absent
    take 'p l c a b p' sg/2
    assert_status 0
    [ "$(attend list --who 2026-0008 --since 2026-10-22 | cut -f 5)" = present ]
}

@test "take: capitals, blanks around, Windows line ends, a last line without an end, empty lines behind" {
    printf ' P \r\nL\r\n\tc\n a' >typed
    run_split attend take sg/1 <typed
    assert_status 0
    assert_marks sg 2026-0005=present 2026-0006=late 2026-0007=cancelled 2026-0008=absent
    take 'a a a a . .' sg/1
    assert_status 0
    assert_marks sg 2026-0005=absent 2026-0006=absent 2026-0007=absent 2026-0008=absent
}

@test "take: q and an early end save nothing" {
    before=$(entries)
    for typed in 'q' 'p l c q' 'p l c a q' 'p b Q p p p p'; do
        take "$typed" sg/1
        assert_status 1
        assert_out ''
        assert_err 'attend: nothing was saved'
    done
    take 'p q' sg/1 -q
    assert_status 1
    assert_err ''
    take 'p l' sg/1
    assert_status 1
    assert_err 'attend: the answers end before participant 3 of 4; nothing was saved, for half a roll call is none'
    run_split attend take sg/1 </dev/null
    assert_status 1
    assert_err 'attend: the answers end before participant 1 of 4; nothing was saved, for half a roll call is none'
    [ "$(entries)" -eq "$before" ]
}

@test "take: a wrong answer is told with its line, and nothing is saved" {
    before=$(entries)
    while IFS='|' read -r typed message; do
        take "$typed" sg/1
        assert_status 65
        assert_out ''
        assert_err "attend: standard input:$message"
    done <<'END'
p x c a|2: no such answer; wanted p, l, c, a, -, b, q or an empty line
p present c a|2: no such answer; wanted p, l, c, a, -, b, q or an empty line
p l b b b a|5: nobody stands before the first participant; wanted p, l, c, a, - or q
p l c a p|5: everyone is answered for; wanted the end, b or q
p l c a . p|6: everyone is answered for; wanted the end, b or q
æ|1: no such answer; wanted p, l, c, a, -, b, q or an empty line
END
    printf 'p\np\0p\np\np\n' >typed
    run_split attend take sg/1 <typed
    assert_status 65
    assert_err 'attend: standard input:2: no such answer; wanted p, l, c, a, -, b, q or an empty line'
    printf 'p\n%257s\n' p >typed
    run_split attend take sg/1 <typed
    assert_status 65
    assert_err 'attend: standard input:2: the line is longer than any answer; wanted a letter a line'
    run_split timeout 20 attend take sg/1 < <(tr '\0' p </dev/zero)
    assert_status 65
    assert_err 'attend: standard input:1: the line is longer than any answer; wanted a letter a line'
    run_split attend take sg/1 -n < <(printf 'p\n%256s\nl\nc\n' p)
    assert_status 0
    [ "$(entries)" -eq "$before" ]
}

@test "take: standard input that cannot be read" {
    run_split attend take sg/1 <.
    assert_status 74
    assert_err 'attend: standard input could not be read'
}

@test "take: a dry run keeps nothing" {
    before=$(entries)
    take 'p l c a' sg/1 -n --theme Mod
    assert_status 0
    assert_err ''
    assert_marks sg
    [ "$(entries)" -eq "$before" ]
}

@test "take: who is there for two children is asked for once" {
    meddle "UPDATE guardian SET adult = (SELECT g.adult FROM guardian g JOIN referral r ON r.citizen = g.child
                                         WHERE r.number = 1 AND g.position = 2)
            WHERE position = 2 AND child = (SELECT citizen FROM referral WHERE number = 2)"
    take 'p p l p p p p p p p p' ck/1
    assert_status 0
    [ "$(attend list ck --status late | wc -l)" -eq 1 ]
    [ "$(attend list ck | wc -l)" -eq 11 ]
}

@test "take: who came later or left is not asked for" {
    meddle "UPDATE place SET from_on = '2026-10-02' WHERE referral = (SELECT id FROM referral WHERE number = 6);
            UPDATE place SET to_on = '2026-09-30', ended = 'left' WHERE referral = (SELECT id FROM referral WHERE number = 8)"
    take 'p l' sg/1
    assert_status 0
    assert_marks sg 2026-0005=present 2026-0007=late
}

@test "take: names are neither said nor looked at where nobody is asked" {
    before=$(entries)
    take 'p l c a' sg --names
    assert_status 0
    assert_out ''
    assert_err 'attend: sg/1 on 2026-10-01, the next session'
    [ "$(entries)" -eq $((before + 1)) ]
}

# --- which session -------------------------------------------------------------------------------------

# picked DAY: the session that is found on a day.
picked() {
    run_split attend take sg --today "$1" </dev/null
    assert_status 1
    printf '%s\n' "${stderr%%$'\n'*}"
}

@test "take: the session of today, else the latest past one with nothing recorded, else the next" {
    [ "$(picked 2026-09-01)" = 'attend: sg/1 on 2026-10-01, the next session' ]
    [ "$(picked 2026-10-01)" = 'attend: sg/1 on 2026-10-01, today' ]
    [ "$(picked 2026-10-02)" = 'attend: sg/1 on 2026-10-01, the latest session with nothing recorded' ]
    [ "$(picked 2026-10-22)" = 'attend: sg/2 on 2026-10-22, today' ]
    [ "$(picked 2026-10-30)" = 'attend: sg/2 on 2026-10-22, the latest session with nothing recorded' ]
    attend mark sg/2 2026-0005=absent
    [ "$(picked 2026-10-22)" = 'attend: sg/2 on 2026-10-22, today' ]
    [ "$(picked 2026-10-30)" = 'attend: sg/1 on 2026-10-01, the latest session with nothing recorded' ]
    attend cancelled 2026-0005 --on 2026-10-01
    [ "$(picked 2026-10-30)" = 'attend: sg/1 on 2026-10-01, the latest session with nothing recorded' ]
    attend mark sg/1 2026-0006=present
    [ "$(picked 2026-10-30)" = 'attend: sg/3 on 2026-11-05, the next session' ]
}

@test "take: sessions that the house cancelled, or that are for nobody, are passed over" {
    meddle "UPDATE session SET status = 'cancelled', reason = 'illness', entered_on = '2026-09-30'
            WHERE dated = '2026-10-01'"
    [ "$(picked 2026-10-01)" = 'attend: sg/2 on 2026-10-22, the next session' ]
    meddle "UPDATE session SET children = 0, kind = 'network meeting' WHERE dated = '2026-10-22'"
    [ "$(picked 2026-10-22)" = 'attend: sg/3 on 2026-11-05, the next session' ]
}

@test "take: of two sessions on a day the first with nothing recorded" {
    meddle "UPDATE session SET dated = '2026-10-01', start = '09:00' WHERE dated = '2026-10-22'"
    [ "$(picked 2026-10-01)" = 'attend: sg/2 on 2026-10-01, today' ]
    attend mark sg/2 2026-0005=present
    [ "$(picked 2026-10-01)" = 'attend: sg/1 on 2026-10-01, today' ]
    attend mark sg/1 2026-0005=present
    [ "$(picked 2026-10-01)" = 'attend: sg/2 on 2026-10-01, today' ]
}

@test "take: --quiet says nothing of what was found; with COURSE/N there is nothing to say" {
    take 'p l c a' sg -q --today 2026-10-01
    assert_status 0
    assert_err ''
    take 'p l c a' sg/2 --today 2026-10-01
    assert_err ''
}

@test "take: no session is left" {
    for n in 1 2 3 4 5 6 7 8; do attend mark sg/$n 2026-0005=present; done
    take 'p p p p' sg --today 2027-02-01
    assert_status 66
    assert_err 'attend: sg has no session whose roll is still to be taken; name one as sg/1'
    take '. p p p' sg/8 --today 2027-02-01
    assert_status 1
}

@test "take: a session of one family, and one for the adults" {
    take 'p - c' shelter/1
    assert_status 0
    take 'l -' shelter/7
    assert_status 0
    assert_marks shelter 2026-0009=present 2026-0009+2=cancelled 2026-0009+1=late
}

# --- refused -------------------------------------------------------------------------------------------

@test "take: cancelled, closed, for nobody, unknown, and wrong usage" {
    meddle "UPDATE session SET status = 'cancelled', reason = 'illness', entered_on = '2026-09-30'
            WHERE dated = '2026-10-01';
            UPDATE course SET ended_on = '2026-10-08' WHERE code = 'shelter';
            UPDATE place SET from_on = '2026-09-20' WHERE course = (SELECT id FROM course WHERE code = 'ck')"
    before=$(entries)
    while IFS='|' read -r code arguments message; do
        eval "take 'p p p p' $arguments"
        assert_status "$code"
        assert_out ''
        assert_err "attend: $message"
    done <<'END'
77|sg/1|sg/1 was cancelled by the house; it counts for nobody
77|shelter/2|shelter was closed on 2026-10-08; attend mark records what was left out
77|ck/1|nobody has a place at ck/1 on 2026-09-15; wanted at least one participant
66|nope|no course nope; wanted a code that schedule list shows
66|nope/1|no course nope; wanted a code that schedule list shows
66|sg/9|no session sg/9; schedule show sg lists them
64|sg/x|'sg/x' names no session; wanted COURSE/N
64||take takes one COURSE or COURSE/N
64|sg/2 sg/3|take takes one COURSE or COURSE/N
64|sg/2 --on 2026-10-22|take takes no --on
END
    [ "$(entries)" -eq "$before" ]
}

@test "take: no store" {
    take 'p' sg -d nowhere/kreds.db
    assert_status 69
}

# --- somebody else, meanwhile --------------------------------------------------------------------------

# begin_take OPERAND…: the roll call begins and has read the participants; answers go to file descriptor 7.
begin_take() {
    mkfifo keys
    attend take "$@" --today 2026-10-01 <keys >.stdout 2>.stderr 3>&- &
    taking=$!
    exec 7>keys
    for _ in $(seq 400); do [ ! -s .stderr ] || return 0; sleep 0.05; done
    return 1
}

# end_take ANSWERS: $status, $stdout and $stderr as run_split leaves them, without the line that says which session.
end_take() {
    answers "$1" >&7
    exec 7>&-
    status=0
    wait "$taking" || status=$?
    stdout=$(cat .stdout)
    stderr=$(tail -n +2 .stderr)
}

@test "take: nobody waits while a person types" {
    begin_take sg
    KREDS_TODAY=2026-10-01 attend mark ck/1 2026-0001=present
    attend mark sg/2 2026-0005=present
    end_take 'p p p p'
    assert_status 0
    assert_err ''
    assert_marks ck 2026-0001=present
    [ "$(attend list sg | wc -l)" -eq 5 ]
}

@test "take: a mark that changed meanwhile" {
    attend mark sg/1 2026-0007=late 2026-0008=late
    begin_take sg
    attend mark sg/1 2026-0005=cancelled 2026-0006=absent 2026-0007=none
    before=$(entries)
    end_take 'p . p .'
    assert_status 75
    assert_out ''
    assert_err <<'END'
attend: 2026-0005 was marked cancelled at sg/1 meanwhile; nothing was saved, take the roll again
attend: 2026-0006 was marked absent at sg/1 meanwhile; nothing was saved, take the roll again
attend: the mark of 2026-0007 at sg/1 was taken away meanwhile; nothing was saved, take the roll again
END
    assert_marks sg 2026-0005=cancelled 2026-0006=absent 2026-0008=late
    [ "$(entries)" -eq "$before" ]
}

@test "take: the same mark from two people is no conflict" {
    begin_take sg
    attend mark sg/1 2026-0005=present
    end_take 'p l c a'
    assert_status 0
    assert_err ''
    assert_marks sg 2026-0005=present 2026-0006=late 2026-0007=cancelled 2026-0008=absent
}

@test "take: a session that was moved, cancelled or closed meanwhile, and other participants" {
    while IFS='|' read -r code sql message; do
        rm -rf store keys .stderr
        prepared base
        begin_take sg
        meddle "$sql"
        end_take 'p p p p'
        assert_status "$code"
        assert_err "attend: $message"
        assert_marks sg
    done <<'END'
75|UPDATE session SET dated = '2026-10-02' WHERE dated = '2026-10-01'|sg/1 was moved meanwhile; nothing was saved, take the roll again
77|UPDATE session SET status = 'cancelled', entered_on = '2026-10-01' WHERE dated = '2026-10-01'|sg/1 was cancelled by the house; it counts for nobody
77|UPDATE course SET ended_on = '2026-10-01' WHERE code = 'sg'|sg was closed on 2026-10-01; attend mark records what was left out
75|UPDATE place SET from_on = '2026-10-05' WHERE referral = (SELECT id FROM referral WHERE number = 7)|the participants of sg/1 changed meanwhile; nothing was saved, take the roll again
END
}

# --- the theme -----------------------------------------------------------------------------------------

@test "take and mark: --theme keeps what the session was about" {
    take 'p l c a' sg/1 --theme 'Mod & vrede; "i dag"'
    assert_status 0
    attend mark sg/2 --theme 'Venner' 2026-0005=present
    attend mark sg/3 --theme 'Søskende'
    run_split attend show sg/1 sg/2 sg/3
    assert_out "$(printf 'sg/%s\ttheme\t\t\t%s\n' 1 'Mod & vrede; "i dag"' 2 Venner 3 Søskende)"
    [ "$(status_of sg 3)" = planned ]
    take '. . . .' sg/1 --theme ''
    assert_status 0
    attend mark sg/2 --theme ' '
    run_split attend show sg/1 sg/2
    assert_status 0
    assert_out ''
    take 'p q' sg/2 --theme 'Nej'
    run_split attend show sg/2
    assert_out ''
}

# --- at a terminal -------------------------------------------------------------------------------------

# at_prompt SIZE: standard output of the terminal grew beyond SIZE bytes and ends in a prompt.
at_prompt() {
    for _ in $(seq 400); do
        if [ "$(stat -c %s .typed)" -gt "$1" ]; then
            case $(tail -c 2 .typed; echo .) in '] .' | ': .') return 0 ;; esac
        fi
        sleep 0.05
    done
    told 'a prompt' '' "$(cat .typed)"
}

# converse COMMAND ANSWER…: a person at a terminal who answers when asked; $status, and $stdout as the terminal showed it.
converse() {
    local command=$1 answer size=0
    shift
    rm -f keys
    mkfifo keys
    : >.typed
    script -qefc "timeout --foreground 60 $command" /dev/null <keys >.typed 2>/dev/null 3>&- &
    taking=$!
    exec 7>keys
    for answer; do
        at_prompt "$size"
        size=$(stat -c %s .typed)
        printf '%s\n' "$answer" >&7
    done
    status=0
    wait "$taking" || status=$?
    exec 7>&-
    stdout=$(tr -d '\r' <.typed)
}

@test "take: at a terminal each is asked for, a wrong answer again, and the sums are shown before it is saved" {
    command -v script >/dev/null || skip 'there is no script(1)'
    attend cancelled 2026-0007 --on 2026-10-01
    converse 'attend take sg --today 2026-10-01' p x l '' b '' a b A ''
    assert_status 0
    assert_out <<'END'
attend: sg/1 on 2026-10-01, today
p present, l late, c cancelled, a absent, - nothing recorded
Enter keeps what stands in [ ], b back, q quit without saving
1/4  2026-0005  [-] p
2/4  2026-0006  [-] x
no such answer; wanted p, l, c, a, -, b, q or an empty line
2/4  2026-0006  [-] l
3/4  2026-0007  [cancelled] 
4/4  2026-0008  [-] b
3/4  2026-0007  [cancelled] 
4/4  2026-0008  [-] a
present 1, late 1, cancelled 1, absent 1, nothing recorded 0
Enter saves, b back, q quit without saving: b
4/4  2026-0008  [absent] A
present 1, late 1, cancelled 1, absent 1, nothing recorded 0
Enter saves, b back, q quit without saving: 
END
    assert_marks sg 2026-0005=present 2026-0006=late 2026-0007=cancelled 2026-0008=absent
}

@test "take: at a terminal q saves nothing, and b stays with the first" {
    command -v script >/dev/null || skip 'there is no script(1)'
    before=$(entries)
    converse 'attend take sg/1' b p q
    assert_status 1
    assert_out <<'END'
attend: sg/1 on 2026-10-01
p present, l late, c cancelled, a absent, - nothing recorded
Enter keeps what stands in [ ], b back, q quit without saving
1/4  2026-0005  [-] b
nobody stands before the first participant; wanted p, l, c, a, - or q
1/4  2026-0005  [-] p
2/4  2026-0006  [-] q
attend: nothing was saved
END
    converse 'attend take sg/1' p p p p p q
    assert_status 1
    assert_out_has 'everyone is answered for; wanted Enter, b or q'
    [ "$(entries)" -eq "$before" ]
}

@test "take: with --names the participants are asked for by name, after the look is journalled" {
    command -v script >/dev/null || skip 'there is no script(1)'
    meddle "UPDATE person SET name = 'Åse' || char(27) || '[2J' WHERE name = 'Opdigt Nummer 6'"
    converse 'attend take ck/1 --names' q
    assert_out_has ' 1/12  2026-0001    Opdigt Nummer 1  [-] q'
    [ "$(kreds log | tail -1 | cut -f 4-)" = 'attend take	0	ck 2026-0001 2026-0002 2026-0003 2026-0004' ]
    [ "$(meddle 'SELECT count(*) FROM journal_person WHERE entry = (SELECT max(number) FROM journal)')" -eq 12 ]
    converse 'attend take sg/1 --names' p p q
    assert_out <<'END'
attend: sg/1 on 2026-10-01
p present, l late, c cancelled, a absent, - nothing recorded
Enter keeps what stands in [ ], b back, q quit without saving
1/4  2026-0005  Opdigt Nummer 5  [-] p
2/4  2026-0006  Åse�[2J          [-] p
3/4  2026-0007  Opdigt Nummer 7  [-] q
attend: nothing was saved
END
}

@test "take: the end of input at a terminal" {
    command -v script >/dev/null || skip 'there is no script(1)'
    converse 'attend take sg/1' p $'\004'
    assert_status 1
    assert_out_has 'attend: the answers end before participant 2 of 4; nothing was saved, for half a roll call is none'
    assert_marks sg
}
