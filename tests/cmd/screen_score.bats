#!/usr/bin/env bats
# kreds-screen: answers to questionnaires scored, recorded and set side by side; alerts, and scores among the facts.
# shellcheck disable=SC1010 # done is a verb

load ../helpers

FORMS=$(fixture cmd/services/norddjurs)

# headings N: the heading line of a sheet of answers, id and 1 to N.
headings() { echo "id,$(seq -s , 1 "$1")"; }

# same ANSWER N: that many of one answer, commas between.
same() { yes "$1" | head -n "$2" | paste -sd , -; }

# piped: $stdout with bars for tabs.
piped() { stdout=${stdout//$'\t'/|}; }

# referred SERVICE…: a new house with a form for each.
referred() {
    prepared with_forms "$@"
}

with_forms() {
    kreds init
    local service
    for service; do refer add -q "$FORMS/$service.yaml" >/dev/null; done
}

# stored SQL: asks the store itself.
stored() { sqlite3 -separator '|' "$KREDS_DB" "$1"; }

entries() { kreds log | wc -l; }

# --- score -----------------------------------------------------------------------------------------

@test "score: a row a scale, also where the score is empty" {
    { headings 25 && echo 'k1,0,2,0,,,1,,0,2,,1,,,1,,,2,,,,,1,,,'; } >a.csv
    run_split screen score sdq a.csv --form parent
    piped
    assert_status 0
    assert_err ''
    assert_out <<END
k1|emotional|2|5||
k1|conduct|1|5||
k1|hyperactivity|1|5||
k1|peer|3|5|5|abnormal
k1|prosocial|3|5|7|normal
k1|total|7|20||
k1|externalising|2|10||
k1|internalising|5|10||
END
}

@test "score: the other formats have headings, and the score is a number there" {
    { headings 10 && echo "m,$(same 1 9),0" && echo 'n,1,,,,,,,,,'; } >a.csv
    run_split screen score epds a.csv --form mother -f csv
    assert_out $'id,scale,answered,items,score,band\r\nm,total,10,10,9,below\r\nn,total,1,10,,\r'
    run_split screen score epds a.csv --form mother -f json
    assert_out <<END
{"id":"m","scale":"total","answered":10,"items":10,"score":9,"band":"below"}
{"id":"n","scale":"total","answered":1,"items":10,"score":null,"band":null}
END
}

@test "score: 4 points on 3 answers are 7, and the totals add what was rounded" {
    # Of each problem scale the first three items, 4 points together: items 7, 11 and 14 are turned round.
    { headings 25 && echo 'k,,2,2,,2,2,1,2,,2,1,1,0,1,0,,,,,,,,,,'; } >a.csv
    run_split screen score sdq a.csv
    piped
    assert_out <<END
k|emotional|3|5|7|
k|conduct|3|5|7|
k|hyperactivity|3|5|7|
k|peer|3|5|7|
k|prosocial|0|5||
k|total|12|20|28|
k|externalising|6|10|14|
k|internalising|6|10|14|
END
}

@test "score: any order of columns, any of the delimiters, and bytes as Excel writes them" {
    printf '\357\273\277"10";9;8;7;6;5;4;3;2;1;ID\r\n0;0;0;0;0;0;0;0;0;3;K\303\270bmand\r\n' >a.csv
    run_split screen score epds a.csv
    assert_status 0
    assert_out $'Købmand\ttotal\t10\t10\t3\t'
    printf '10\t9\t8\t7\t6\t5\t4\t3\t2\t1\tid\n0\t0\t0\t0\t0\t0\t0\t0\t0\t 3 \tx\n' >a.csv
    run_split screen score epds - <a.csv
    assert_out $'x\ttotal\t10\t10\t3\t'
    printf 'id|10|9|8|7|6|5|4|3|2|1\nS\370s|0|0|0|0|0|0|0|0|0|3\n' >a.csv
    run_split screen score epds a.csv --delimiter '|'
    assert_status 0
    assert_out $'Søs\ttotal\t10\t10\t3\t'
    run_split screen score epds a.csv --delimiter '|' --encoding cp437
    assert_out $'S°s\ttotal\t10\t10\t3\t'
    run_split screen score epds a.csv --delimiter x
    assert_status 64
    assert_err 'screen: --delimiter takes one of ; , | or tab'
}

@test "score: wrong values are refused by line and column, and the other rows go on" {
    {
        headings 10
        echo "a,$(same 0 10)"
        echo 'b,0,x,0,4,0,0,0,0,0,-1'
        echo ",$(same 0 10)"
        echo "d,$(same 0 10),7"
        echo "e,$(same 0 10)"
        echo 'f,0,"0'
        echo "g,$(same 0 10)"
    } >a.csv
    run_split screen score epds a.csv
    assert_status 1
    assert_out $'a\ttotal\t10\t10\t0\t\ne\ttotal\t10\t10\t0\t'
    assert_err <<END
screen: a.csv:3:3: this is no answer to item 2; a whole number from 0 to 3 was wanted, or nothing
screen: a.csv:3:5: this is no answer to item 4; a whole number from 0 to 3 was wanted, or nothing
screen: a.csv:3:11: this is no answer to item 10; a whole number from 0 to 3 was wanted, or nothing
screen: a.csv:4:1: the row has no id; one was wanted
screen: a.csv:5:12: a cell stands here without a heading; no more cells than headings were wanted
screen: a.csv:7:3: the quote that opens on line 7 is never closed, so that nothing after it could be read; a closing quote was wanted
END
}

@test "score: of a sheet that is wrong from end to end the first thousand rows are told" {
    { headings 10 && yes "a,$(same 9 10)" | head -n 1500; } >a.csv
    run_split screen score epds a.csv
    assert_status 1
    assert_out ''
    [ "$(wc -l <<<"$stderr")" = 10001 ]
    assert_err_has 'screen: a.csv:1001:11: this is no answer to item 10'
    assert_err_lacks 'a.csv:1002:'
    assert_err_has 'screen: rows refused: 1500; the first 1000 of them are told here'
}

@test "score: broken headings are bad data" {
    run_split screen score epds <<<"id,$(seq -s , 1 9)"
    assert_status 65
    assert_out ''
    assert_err 'screen: standard input:1: items without a column: 1, the first of them item 10; the headings 1 to 10 were wanted'
    run_split screen score epds <<<"$(seq -s , 1 10)"
    assert_status 65
    assert_err "screen: standard input:1: no column gives the id; a heading 'id' was wanted"
    run_split screen score epds <<<"$(headings 11)"
    assert_status 65
    assert_err 'screen: standard input:1:12: epds has no item of this number; a number from 1 to 10 was wanted'
    run_split screen score epds <<<"$(headings 10),ID"
    assert_status 65
    assert_err 'screen: standard input:1:12: columns 1 and 12 have the same heading; each heading once was wanted'
    run_split screen score epds </dev/null
    assert_status 65
    assert_err 'screen: standard input:1: the sheet is empty; a line of headings was wanted'
    run_split screen score epds <<<"name,$(headings 10)"$'\n'"Opdigt,a,$(same 0 10)"
    assert_status 0
    assert_out $'a\ttotal\t10\t10\t0\t'
    assert_err 'screen: standard input:1:1: the heading of column 1 is none of id, age and the numbers of the items; the column is left out'
}

# bands OPTION…: the bands of a.csv, a blank between.
bands() {
    run_split screen score sdq a.csv "$@"
    assert_status 0
    stdout=$(cut -f 6 <<<"$stdout" | paste -sd ' ' -)
}

@test "score: the bands of each form; without one, or at an age that has none, there is none" {
    { headings 25 && echo "k,$(same 1 25)"; } >a.csv # each scale is 5, the total 20
    bands --form parent
    assert_out 'abnormal abnormal normal abnormal borderline abnormal  '
    bands --form self
    assert_out 'normal abnormal normal borderline borderline abnormal  '
    bands --form teacher
    assert_out 'high very_high close high slightly_lowered very_high  '
    bands --form parent --age 17
    assert_out 'abnormal abnormal normal abnormal borderline abnormal  '
    bands --form parent --age 3
    assert_out '       '
    bands
    assert_out '       '
}

@test "score: where bands differ by age, the age of --age or of a column tells which" {
    mkdir house
    cat >house/house.yaml <<END
catalogue: house
house: House
services: {talks: {name: Talks, delivered: individual, sessions: {count: open}}}
---
instrument: mood
items: 1
min: 0
max: 2
forms: [self]
subscales: {low: {items: [1]}}
bands:
  - {form: self, ages: [7, 9], scale: low, fine: [0, 0], sad: [1, 2]}
  - {form: self, ages: [10, 12], scale: low, fine: [0, 1], sad: [2, 2]}
END
    printf 'id,age,1\na,7,1\nb,12,1\nc,,1\nd,13,1\n' >a.csv
    run_split screen score mood a.csv --form self -c house
    assert_status 0
    stdout=$(cut -f 6 <<<"$stdout" | paste -sd , -)
    assert_out 'sad,fine,,'
    run_split screen score mood a.csv --form self -c house --age 9
    stdout=$(cut -f 6 <<<"$stdout" | paste -sd , -)
    assert_out 'sad,fine,sad,'
}

@test "score: EPDS wants all ten, and is the plain sum of what was scored" {
    { headings 10 && echo 'a,3,3,3,1,0,0,0,0,0,0' && echo 'b,3,3,3,0,0,0,0,0,0,0' && echo 'c,3,3,3,3,3,3,3,3,3,'; } >a.csv
    run_split screen score epds a.csv --form father
    assert_status 0
    assert_err ''
    assert_out $'a\ttotal\t10\t10\t10\traised\nb\ttotal\t10\t10\t9\tbelow\nc\ttotal\t9\t10\t\t'
}

@test "score: an alert is told by its line, whatever the total, and -q does not hush it" {
    { headings 10 && echo "Olga,$(same 0 9),1" && echo "Oda,$(same 3 9),0" && echo 'Otto,,,,,,,,,,3'; } >a.csv
    run_split screen score epds a.csv -q
    assert_status 0
    assert_out $'Olga\ttotal\t10\t10\t1\t\nOda\ttotal\t10\t10\t27\t\nOtto\ttotal\t1\t10\t\t'
    assert_err <<END
screen: a.csv:2: item 10 of epds is an alert, whatever the score; a person must look at it
screen: a.csv:4: item 10 of epds is an alert, whatever the score; a person must look at it
END
}

@test "score: box positions are converted only when told so" {
    # Items 1, 2 and 4 score 0 to 3 down the page, the others 3 to 0.
    { headings 10 && echo "top,$(same 1 10)" && echo 'most,4,4,1,4,1,1,1,1,1,1' && echo 'least,1,1,4,1,4,4,4,4,4,4'; } >a.csv
    run_split screen score epds a.csv --coding position
    assert_status 0
    assert_out $'top\ttotal\t10\t10\t21\t\nmost\ttotal\t10\t10\t30\t\nleast\ttotal\t10\t10\t0\t'
    [ "$(grep -c 'is an alert' <<<"$stderr")" = 2 ]
    run_split screen score epds a.csv --coding scored
    assert_status 1
    run_split screen score epds --coding position <<<"$(headings 10)"$'\n'"a,$(same 0 10)"
    assert_status 1
    assert_err_has 'screen: standard input:2:2: this is no answer to item 1; a whole number from 1 to 4 was wanted, or nothing'
    run_split screen score sdq --coding position a.csv
    assert_status 64
    assert_err 'screen: the key of sdq tells nothing of box positions; wanted its answers as they are scored'
    run_split screen score epds --coding boxes a.csv
    assert_status 64
    assert_err "screen: unknown coding 'boxes'; wanted scored or position"
}

@test "score: needs neither a store nor a catalogue; one that is named must be there" {
    unset KREDS_DB KREDS_CATALOGUE
    { headings 10 && echo "a,$(same 1 9),0"; } >a.csv
    run_split screen score epds a.csv
    assert_status 0
    assert_out $'a\ttotal\t10\t10\t9\t'
    [ ! -e data ]
    run_split env -u HOME -u XDG_CONFIG_HOME -u XDG_DATA_HOME screen score epds a.csv
    assert_status 0
    assert_out $'a\ttotal\t10\t10\t9\t'
    run_split screen score epds a.csv -c nowhere
    assert_status 66
    assert_out ''
    mkdir -p config/kreds/catalogue
    printf 'catalogue: house\nhouse: House\nservices: {}\nhause: x\n' >config/kreds/catalogue/house.yaml
    run_split screen score epds a.csv
    assert_status 78
    assert_out ''
}

@test "score: the house's own file of an instrument takes the place of the one that is built in" {
    mkdir house
    printf 'catalogue: house\nhouse: House\nservices: {talks: {name: Talks, delivered: individual, sessions: {count: open}}}\n' >house/house.yaml
    sed 's/below: \[0, 10\], raised: \[11, 30\]/low: [0, 12], high: [13, 30]/' \
        "$KREDS_ROOT/lib/catalogue/instruments/epds.yaml" >house/epds.yaml
    { headings 10 && echo "a,3,3,3,3,$(same 0 6)" && echo "b,3,3,3,3,1,$(same 0 5)"; } >a.csv
    run_split screen score epds a.csv --form mother -c house
    assert_out $'a\ttotal\t10\t10\t12\tlow\nb\ttotal\t10\t10\t13\thigh'
}

@test "score: wrong usage" {
    run_split screen score
    assert_status 64
    assert_err 'screen: score takes an instrument and a CSV file, or reads standard input'
    run_split screen score sqd
    assert_status 66
    assert_err "screen: no instrument 'sqd'; did you mean sdq?"
    run_split screen score wechsler
    assert_status 66
    assert_err "screen: no instrument 'wechsler'; wanted one of epds, sdq"
    run_split screen score sdq nowhere.csv
    assert_status 66
    assert_err 'screen: nowhere.csv: there is no such file; the name of a file was wanted'
    run_split screen score sdq --form king
    assert_status 64
    assert_err "screen: sdq has no form 'king'; wanted one of parent, teacher, self"
    # Whoever takes it for the person who answered is not repeated.
    run_split screen score sdq --form 'Anna Testesen'
    assert_status 64
    assert_err "screen: sdq has no form '…'; wanted one of parent, teacher, self"
    run_split screen score sdq --age old
    assert_status 64
    assert_err 'screen: --age is no fitting number; wanted 0 to 150'
    run_split screen score sdq --phase before
    assert_status 64
    assert_err 'screen: score takes no --phase'
}

@test "score: a reader who has seen enough is no trouble" {
    { headings 25 && yes "k,$(same 1 25)" | head -n 20000; } >a.csv
    screen score sdq a.csv 2>err | head -n 1 >out
    [ "$(cat out)" = $'k\temotional\t5\t5\t5\t' ]
    [ "$(cat err)" = '' ]
}

# --- record ----------------------------------------------------------------------------------------

@test "record: digits in groups as the form has them, and the scores come back" {
    referred cool-kids
    run_split screen record 2026-0001 sdq 10201 21..1 11111 22220 0000.
    piped
    assert_status 0
    assert_err ''
    assert_out <<END
2026-0001|emotional|4|5|6|abnormal
2026-0001|conduct|5|5|5|abnormal
2026-0001|hyperactivity|4|5|5|normal
2026-0001|peer|5|5|6|abnormal
2026-0001|prosocial|4|5|4|abnormal
2026-0001|total|18|20|22|abnormal
2026-0001|externalising|9|10|10|
2026-0001|internalising|9|10|12|
END
    [ "$(stored 'SELECT instrument, phase, form, dated, answers, entered_on FROM response')" = \
        'sdq|before|parent|2026-09-01|1,0,2,0,1,2,1,,,1,1,1,1,1,1,2,2,2,2,0,0,0,0,0,|2026-09-01' ]
    [ "$(kreds log | tail -n 1 | cut -f 4-)" = $'screen record\t1\t2026-0001' ]
}

@test "record: the same by commas, by item, and from standard input" {
    referred cool-kids
    for way in '1,0,2,0,1,2,1,,,1,1,1,1,1,1,2,2,2,2,0,0,0,0,0,' \
        '1=1 2=0 3=2 4=0 5=1 6=2 7=1 10=1 11=1 12=1 13=1 14=1 15=1 16=2 17=2 18=2 19=2 20=0 21=0 22=0 23=0 24=0 25='; do
        # shellcheck disable=SC2086 # words of their own
        run_split screen record 2026-0001 sdq $way -n
        assert_status 0
        assert_out_has $'2026-0001\ttotal\t18\t20\t22\tabnormal'
    done
    run_split screen record 2026-0001 sdq - -n <<<$'10201 21..1\n11111 22220\n0000.\n'
    assert_status 0
    assert_out_has $'2026-0001\ttotal\t18\t20\t22\tabnormal'
    [ "$(stored 'SELECT count(*) FROM response')" = 0 ]
}

@test "record: wrong answers are told, all of them and none repeated, and nothing is stored" {
    referred cool-kids
    run_split screen record 2026-0001 sdq 1111
    assert_status 65
    assert_out ''
    assert_err 'screen: the number of answers is 4, and sdq has 25 items; one for each was wanted'
    run_split screen record 2026-0001 sdq 1=3 26=1 2=0 2=0
    assert_status 65
    assert_err <<END
screen: this is no answer to item 1; a whole number from 0 to 2 was wanted, or nothing
screen: an answer does not begin with the number of an item; ITEM=ANSWER was wanted, the item from 1 to 25
screen: item 2 is named twice; each once was wanted
END
    run_split screen record 2026-0001 sdq 1=
    assert_status 65
    assert_err 'screen: no item is answered; one answer or more was wanted'
    run_split screen record 2026-0001 sdq - </dev/null
    assert_status 65
    assert_err 'screen: the number of answers is 0, and sdq has 25 items; one for each was wanted'
    head -c 70000 /dev/zero | tr '\0' 1 >long
    run_split screen record 2026-0001 sdq - <long
    assert_status 65
    assert_err "screen: standard input holds more than one form's answers; one was wanted"
    printf '1\0001' >null
    run_split screen record 2026-0001 sdq - <null
    assert_status 65
    assert_err 'screen: standard input holds NUL bytes; the answers of one form were wanted'
    run_split screen record 2026-0001 sdq
    assert_status 64
    assert_err 'screen: record takes a reference, an instrument and its answers'
    run_split screen record 2026-0009 sdq 1=1
    assert_status 66
    assert_err 'screen: no referral 2026-0009'
    run_split screen record 2026-0001 sqd 1=1
    assert_status 66
    assert_err "screen: no instrument 'sqd'; did you mean sdq?"
    [ "$(stored 'SELECT count(*) FROM response')" = 0 ]
}

@test "record: who answered comes from the service, else is to be told" {
    referred postnatal-talks counselling
    run_split screen record 2026-0001 epds "$(same 1 9),0"
    assert_status 64
    assert_err 'screen: who answered epds is not said; wanted --by with one of mother, father'
    run_split screen record 2026-0001 epds "$(same 1 9),0" --by sister
    assert_status 64
    assert_err "screen: epds has no form 'sister'; wanted one of mother, father"
    run_split screen record 2026-0001 epds "$(same 1 9),0" --by father
    assert_status 0
    assert_out $'2026-0001\ttotal\t10\t10\t9\tbelow'
    run_split screen record 2026-0002 sdq "$(same 1 25)"
    assert_status 64
    assert_err 'screen: who answered sdq is not said; wanted --by with one of parent, teacher, self'
}

@test "record: the phase is before, until the sessions have begun: then it is to be told" {
    referred cool-kids
    schedule staff import "$(fixture cmd/services/norddjurs.csv)"
    screen interview 2026-0001 --outcome agreed
    screen decide 2026-0001 accept -q
    schedule plan cool-kids --start 2026-09-08 --leaders PS,FT --code k --venue Huset >/dev/null
    schedule assign 2026-0001 k
    run_split screen record 2026-0001 sdq "$(same 1 25)" --on 2026-09-08
    assert_status 0
    run_split screen record 2026-0001 sdq "$(same 1 25)" --on 2026-09-09
    assert_status 64
    assert_err 'screen: the sessions of 2026-0001 have begun, so that the phase is not clear; wanted --phase before, after or followup'
    run_split screen record 2026-0001 sdq "$(same 0 25)" --phase after --on 2026-09-07
    assert_status 77
    assert_err 'screen: the day lies before the first session of 2026-0001 on 2026-09-08; wanted that day or a later one'
    run_split screen record 2026-0001 sdq "$(same 0 25)" --phase after --on 2027-01-05
    assert_status 0
    run_split screen record 2026-0001 sdq "$(same 0 25)" --phase during
    assert_status 64
    assert_err "screen: unknown phase 'during'; wanted before, after or followup"
    [ "$(stored 'SELECT phase, dated FROM response ORDER BY id' | paste -sd ' ' -)" = 'before|2026-09-08 after|2027-01-05' ]
}

@test "record: what came with the referral may lie before it, but not before the birth" {
    referred cool-kids
    run_split screen record 2026-0001 sdq "$(same 1 25)" --on 2026-08-15
    assert_status 0
    run_split screen record 2026-0001 sdq "$(same 1 25)" --on 2016-08-19
    assert_status 77
    assert_err 'screen: the day lies before the birth of the citizen of 2026-0001; wanted a later one'
    run_split screen record 2026-0001 sdq "$(same 1 25)" --on 2026-08-31 --phase followup
    assert_status 77
    assert_err 'screen: the day lies before the receipt of 2026-0001 on 2026-09-01; wanted that day or a later one'
}

@test "record: bands are those of the age on the day" {
    referred cool-kids # born 2016-08-20
    run_split screen record 2026-0001 sdq "$(same 1 25)" --by self --on 2027-08-19 -n
    assert_out_has $'2026-0001\ttotal\t20\t20\t20\t\n'
    run_split screen record 2026-0001 sdq "$(same 1 25)" --by self --on 2027-08-20 -n
    assert_out_has $'2026-0001\ttotal\t20\t20\t20\tabnormal\n'
}

@test "record: a repetition adds a row and counts; just the same answers add nothing; undo takes back" {
    referred cool-kids
    screen record 2026-0001 sdq "$(same 1 25)" >/dev/null
    run_split screen record 2026-0001 sdq "$(same 1 25)"
    assert_status 0
    assert_out_has $'2026-0001\ttotal\t20\t20\t20\tabnormal'
    assert_err 'screen: just these answers of 2026-0001 were recorded for that day before; nothing was added'
    [ "$(entries)" = 2 ]
    screen record 2026-0001 sdq "$(same 0 25)" >/dev/null
    run_split screen scores 2026-0001
    assert_out_has $'2026-0001\tsdq\tparent\ttotal\t20\t10\t20\tnormal'
    kreds undo
    run_split screen scores 2026-0001
    assert_out_has $'2026-0001\tsdq\tparent\ttotal\t20\t20\t20\tabnormal'
}

@test "record: box positions are stored as they score" {
    referred postnatal-talks
    run_split screen record 2026-0001 epds 4414111111 --coding position --by mother
    assert_status 0
    assert_out $'2026-0001\ttotal\t10\t10\t30\traised'
    [ "$(stored 'SELECT answers FROM response')" = "$(same 3 10)" ]
}

# --- alerts ----------------------------------------------------------------------------------------

@test "alert: told at once, owed until somebody has seen it, and every later one anew" {
    referred postnatal-talks
    run_split screen record 2026-0001 epds 000000000. --by mother
    assert_err ''
    run_split report due 2026-0001
    assert_out_lacks alert
    run_split screen record 2026-0001 epds .........1 --by mother -q
    assert_status 0
    assert_out $'2026-0001\ttotal\t1\t10\t\t'
    assert_err 'screen: 2026-0001: item 10 of epds is an alert, whatever the score; a person must look at it'
    run_split report due
    assert_status 0
    assert_out_has $'2026-0001\talert\tepds mother\t2026-09-01\t\t\t'
    run_split report due --today 2026-09-04
    assert_status 1
    assert_out_has $'2026-0001\talert\tepds mother\t2026-09-01\t3\t\t'
    run_split report due --service cool-kids
    assert_out_lacks alert
    run_split report weekly
    assert_out_has alert
    run_split report done 2026-0001 alert
    assert_status 0
    assert_err ''
    run_split report due
    assert_out_lacks alert
    run_split report done 2026-0001 alert
    assert_status 66
    assert_err 'report: no alert is owed on 2026-0001; report due lists what is'
    # One of an earlier day that is typed after that is another one; and so is the other parent's of the same day.
    screen record 2026-0001 epds 0000000002 --by mother --on 2026-08-30 2>/dev/null
    screen record 2026-0001 epds 0000000003 --by father 2>/dev/null
    run_split report due
    piped
    assert_out_has '2026-0001|alert|epds mother|2026-09-01|||' # nothing is overdue from before the house's first day
    assert_out_has '2026-0001|alert|epds father|2026-09-01|||'
    run_split report done 2026-0001 alert
    assert_status 0
    [ "$(kreds log | tail -n 1 | cut -f 4-)" = $'report done\t2\t2026-0001' ]
    run_split report due
    assert_out_lacks alert
    kreds undo
    run_split report due
    assert_out_has 'epds father'
}

@test "alert: marked on a day, it is those until that day that were seen" {
    referred postnatal-talks
    screen record 2026-0001 epds 0000000001 --by mother --on 2026-09-03 2>/dev/null
    screen record 2026-0001 epds 0000000001 --by mother --on 2026-09-10 2>/dev/null
    run_split report done 2026-0001 alert --on 2026-09-02
    assert_status 77
    assert_err 'report: alert of 2026-0001 can be settled from 2026-09-03 on; wanted that day or a later one'
    run_split report done 2026-0001 alert --on 2026-09-04
    assert_status 0
    run_split report due 2026-0001 --today 2026-09-10
    assert_out_lacks 2026-09-03
    assert_out_has $'2026-0001\talert\tepds mother\t2026-09-10'
}

@test "alert: a referral that is closed keeps it; kreds check finds nothing wrong" {
    referred postnatal-talks
    screen record 2026-0001 epds 0000000001 --by mother 2>/dev/null
    refer withdraw 2026-0001 --reason 'moved away'
    run_split report due
    assert_out $'2026-0001\talert\tepds mother\t2026-09-01\t\t\t'
    report done 2026-0001 alert
    run_split report due
    assert_out ''
    run_split kreds check
    assert_status 0
    assert_out ''
}

# --- scores ----------------------------------------------------------------------------------------

@test "scores: before, after and the follow-up side by side, with how many items were answered" {
    referred cool-kids postnatal-talks
    screen record 2026-0001 sdq 10201 21..1 11111 22220 0000. >/dev/null
    screen record 2026-0001 sdq 0,1,2,,,,,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 --phase after --on 2027-01-05 >/dev/null
    screen record 2026-0001 sdq 3=0 8=0 13=0 16=0 --phase followup --on 2027-04-05 >/dev/null
    screen record 2026-0001 sdq "$(same 0 25)" --by self --phase after --on 2027-01-05 >/dev/null
    screen record 2026-0002 epds 1110200001 --by mother >/dev/null 2>&1
    run_split screen scores
    assert_status 0
    assert_err ''
    piped
    assert_out <<END
2026-0001|sdq|parent|emotional|5|6|4|abnormal|6|5|abnormal|0|0|4|normal|
2026-0001|sdq|parent|conduct|5|5|5|abnormal|5|3|abnormal|0||0||
2026-0001|sdq|parent|hyperactivity|5|5|4|normal|5|5|normal|0||0||
2026-0001|sdq|parent|peer|5|6|5|abnormal|5|4|abnormal|-1||0||
2026-0001|sdq|parent|prosocial|5|4|4|abnormal|4|4|abnormal|0||0||
2026-0001|sdq|parent|total|20|22|18|abnormal|21|17|abnormal|-1||4||
2026-0001|sdq|parent|externalising|10|10|9||10|8||0||0||
2026-0001|sdq|parent|internalising|10|12|9||11|9||-1||4||
2026-0001|sdq|self|emotional|5||||0|5||||||
2026-0001|sdq|self|conduct|5||||2|5||||||
2026-0001|sdq|self|hyperactivity|5||||4|5||||||
2026-0001|sdq|self|peer|5||||4|5||||||
2026-0001|sdq|self|prosocial|5||||0|5||||||
2026-0001|sdq|self|total|20||||10|20||||||
2026-0001|sdq|self|externalising|10||||6|10||||||
2026-0001|sdq|self|internalising|10||||4|10||||||
2026-0002|epds|mother|total|10|6|10|below||||||||
END
    run_split screen scores 2026-0002 -f csv
    assert_out $'ref,instrument,form,scale,items,before,before_answered,before_band,after,after_answered,after_band,change,followup,followup_answered,followup_band,name\r
2026-0002,epds,mother,total,10,6,10,below,,,,,,,,\r'
}

@test "scores: names only with --names, and then the look is in the journal" {
    referred cool-kids
    screen record 2026-0001 sdq "$(same 1 25)" >/dev/null
    run_split screen scores
    assert_out_lacks Nora
    [ "$(entries)" = 2 ]
    run_split screen scores 2026-0001 --names
    assert_out_has $'\tNora Opdigt'
    [ "$(kreds log | tail -n 1 | cut -f 4-)" = $'screen scores\t0\t2026-0001' ]
    run_split screen scores 2026-0009
    assert_status 66
    assert_out ''
    assert_err 'screen: no referral 2026-0009'
    run_split screen scores - </dev/null
    assert_status 0
    assert_out ''
}

@test "scores: answers to an instrument that the catalogue lost, or changed, are told of and not guessed at" {
    referred cool-kids
    mkdir house
    cp "$KREDS_CATALOGUE"/*.yaml house
    printf 'instrument: mood\nitems: 2\nmin: 0\nmax: 2\nsubscales: {low: {items: [1, 2]}}\n' >house/mood.yaml
    KREDS_CATALOGUE=$PWD/house
    run_split screen record 2026-0001 mood 12
    assert_out $'2026-0001\tlow\t2\t2\t3\t'
    sed -i 's/items: 2/items: 3/; s/\[1, 2\]/[1, 2, 3]/' house/mood.yaml
    run_split screen scores
    assert_status 0
    assert_out ''
    assert_err "screen: the answers of 2026-0001 do not fit the catalogue's mood; wanted the key that they were recorded by"
    rm house/mood.yaml
    run_split screen scores
    assert_status 0
    assert_out ''
    assert_err 'screen: the catalogue has no instrument mood, which 2026-0001 was answered by; wanted its file'
}

# --- facts -----------------------------------------------------------------------------------------

@test "facts: a score is known once it is recorded, and is never more than a guide" {
    referred postnatal-talks
    run_split screen check --explain 2026-0001
    assert_out_has $'score.epds.total\tguide\tunknown\t\t>= 11'
    screen record 2026-0001 epds 000000000. --by mother
    run_split screen check 2026-0001
    assert_out $'2026-0001\tpostnatal-talks\tincomplete\tscore.epds.total'
    screen record 2026-0001 epds 3331000000 --by mother >/dev/null
    run_split screen check --explain 2026-0001
    assert_out_has $'score.epds.total\tguide\tunmet\t10\t>= 11'
    run_split screen check 2026-0001
    assert_status 1
    assert_out $'2026-0001\tpostnatal-talks\treview\tscore.epds.total'
    screen record 2026-0001 epds 3332000000 --by mother >/dev/null
    run_split screen check 2026-0001
    assert_status 0
    assert_out $'2026-0001\tpostnatal-talks\teligible\t'
    run_split screen decide 2026-0001 accept
    assert_status 0
    assert_err ''
}

@test "facts: it is the citizen's latest, from whichever referral" {
    kreds init
    sed 's/^citizen: {/&cpr: "020794-0000", /; s/^external_id.*//' "$FORMS/postnatal-talks.yaml" >one.yaml
    sed 's/^service: .*/service: counselling/; s/kind: adult, //; /^facts/,$d' one.yaml >two.yaml
    refer add -q one.yaml two.yaml >/dev/null
    screen record 2026-0002 epds 3332000000 --by mother --on 2026-08-20 >/dev/null
    run_split screen check 2026-0001
    assert_out $'2026-0001\tpostnatal-talks\teligible\t'
    screen record 2026-0001 epds 0000000000 --by mother --on 2026-08-19 >/dev/null
    run_split screen check 2026-0001
    assert_out $'2026-0001\tpostnatal-talks\teligible\t'
    screen record 2026-0001 epds 0000000000 --by mother --on 2026-08-21 >/dev/null
    run_split screen check 2026-0001
    assert_out $'2026-0001\tpostnatal-talks\treview\tscore.epds.total'
}
