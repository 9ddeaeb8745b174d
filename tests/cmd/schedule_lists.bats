#!/usr/bin/env bats
# kreds-schedule seats, transport and catering: what the web page tells, and what the secretary orders.

load ../helpers

# ck: six places from 6 October, five taken. The child of 2026-0003 has a protected address, that of 2026-0002 is fetched by its family,
# 2026-0004 has no school, and 2026-0005 two adults. One more waits for Cool Kids than there is room for.
base() {
    cat >waiting.csv <<'END'
service,citizen.name,citizen.birth_date,citizen.school,citizen.address,citizen.phone,citizen.protected,practical.fetched_by,practical.allergies,holders.1.name,holders.1.relation,holders.2.name,holders.2.relation
cool-kids,Alma Eksempel,2016-03-04,Østre Skole,Opdigtet Vej 1,00000001,no,,nødder,,,,
cool-kids,Bertil Opdigt,2015-11-20,Åskolen,,,no,"mormor Opdigt, 00000003",,,,,
cool-kids,Cilla Skjult,2015-02-28,Hemmelig Skole,Hemmelig Vej 2,00000002,yes,,,,,,
cool-kids,Dines Opdigt,2014-10-31,,,,no,,,,,,
cool-kids,Esther Opdigt,2014-12-31,Østre Skole,,,no,,"mælk, æg",Elin Opdigt,mother,Emil Opdigt,father
siblings-group,Frode Opdigt,2017-01-01,,,,no,,,,,,
END
    accepted_house waiting.csv
    schedule plan cool-kids --start 2026-10-06 --venue Huset --leaders PP,FT --ages 9-12 --code ck
    schedule place ck --commit
}

setup() {
    kreds_setup
    prepared base
}

# lacks WORD…: nowhere in what came.
lacks() {
    local word
    for word; do assert_out_lacks "$word" && assert_err_lacks "$word" || return; done
}

# refused STATUS MESSAGE ARGUMENT…: nothing comes but that word.
refused() {
    run_split schedule "${@:3}"
    assert_status "$1" && assert_out '' && assert_err "schedule: $2"
}

# --- seats ---------------------------------------------------------------------------------------------

@test "seats: groups with a course that can be filled, and those without one" {
    run_split schedule seats
    assert_status 0
    assert_err ''
    assert_rows <<'END'
siblings-group||||||||0|1|Børnegruppe for søskende til et barn med handicap
cool-kids|ck|2026-10-06|15:00|Huset|9-12|6|5|1|0|Cool Kids
ses||||||||0|0|SES - samarbejde efter skilsmisse
END
    run_split schedule seats cool-kids siblings-group -f json
    assert_out <<'END'
{"service":"cool-kids","course":"ck","starts_on":"2026-10-06","start":"15:00","venue":"Huset","ages":"9-12","places":6,"placed":5,"free":1,"waiting":0,"name":"Cool Kids"}
{"service":"siblings-group","course":null,"starts_on":null,"start":null,"venue":null,"ages":null,"places":null,"placed":null,"free":0,"waiting":1,"name":"Børnegruppe for søskende til et barn med handicap"}
END
    run_split schedule seats cool-kids -f csv
    assert_out $'service,course,starts_on,start,venue,ages,places,placed,free,waiting,name\r\ncool-kids,ck,2026-10-06,15:00,Huset,9-12,6,5,1,0,Cool Kids\r'
    lacks Opdigt
}

@test "seats: several courses by their start; a full one has none free" {
    schedule plan cool-kids --start 2027-02-23 --leaders PP,FT --code later >/dev/null
    printf 'service,citizen.name,citizen.birth_date\ncool-kids,Gerda Opdigt,2016-01-01\ncool-kids,Hans Opdigt,2008-01-01\n' >more.csv
    refer import more.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule assign 2026-0007 ck -q
    run_split schedule seats cool-kids
    assert_rows <<'END'
cool-kids|ck|2026-10-06|15:00|Huset|9-12|6|6|0|1|Cool Kids
cool-kids|later|2027-02-23|15:00|||6|0|6|1|Cool Kids
END
}

@test "seats: a course that begins today can be filled; one that has begun cannot, nor one that was closed" {
    run_split schedule seats cool-kids --today 2026-10-06
    assert_out_has 'ck'
    run_split schedule seats cool-kids --today 2026-10-07
    assert_rows <<<'cool-kids||||||||0|0|Cool Kids'
    attend mark ck/1 2026-0001=present --today 2026-10-06
    run_split schedule seats cool-kids --today 2026-10-06
    assert_out_lacks 'ck'
    kreds undo
    schedule end ck --reason 'too few' -q
    run_split schedule seats cool-kids
    assert_out_lacks 'ck'
}

@test "seats: what schedule place fills is what seats shows" {
    printf 'service,citizen.name,citizen.birth_date\ncool-kids,Gerda Opdigt,2016-01-01\ncool-kids,Hans Opdigt,2016-01-02\n' >more.csv
    refer import more.csv | screen decide - accept --override 'set up' 2>/dev/null
    [ "$(schedule seats cool-kids | cut -f 9)" -eq 1 ]
    [ "$(schedule place --commit | grep -c '	placed	')" -eq 1 ]
    run_split schedule seats cool-kids
    assert_rows <<<'cool-kids|ck|2026-10-06|15:00|Huset|9-12|6|6|0|1|Cool Kids'
}

@test "seats: services from a pipe, an empty one, and one that nobody knows" {
    refer services --delivered group | schedule seats - >out
    [ "$(wc -l <out)" -eq 3 ]
    true | schedule seats - >out
    [ ! -s out ]
    refused 66 "no service 'cool-kid' in the catalogue; did you mean cool-kids?" seats cool-kid
}

@test "seats: a service that is not delivered in groups, and one that the catalogue no longer has" {
    run_split schedule seats counselling
    assert_rows <<<'counselling||||||||0|0|Rådgivning og vejledning'
    mkdir house
    cp "$KREDS_ROOT"/examples/horsens/*.yaml house/
    run_split schedule seats -c house
    assert_rows <<'END'
wellbeing-group||||||||0|0|Trivselsgruppe
cool-kids|ck|2026-10-06|15:00|Huset|9-12|6|5|1|0|
END
}

# --- transport -----------------------------------------------------------------------------------------

@test "transport: by school, with the time; whom the family fetches; a protected address has no school" {
    run_split schedule transport ck/1
    assert_status 0
    assert_err ''
    assert_rows <<'END'
2026-0002|Åskolen|family|2026-10-06|15:00|17:00|Huset||
2026-0001|Østre Skole|order|2026-10-06|15:00|17:00|Huset||
2026-0005|Østre Skole|order|2026-10-06|15:00|17:00|Huset||
2026-0003||ask|2026-10-06|15:00|17:00|Huset|protected, ask|
2026-0004||ask|2026-10-06|15:00|17:00|Huset|no school known, ask|
END
    lacks Hemmelig Opdigt Skjult 0000000
}

@test "transport: in each of the formats" {
    run_split schedule transport ck/1 -f table
    assert_out_has 'ref        school       transport  date        start  until  venue  remark                name'
    run_split schedule transport ck/1 -f json
    assert_out_has '{"ref":"2026-0003","school":null,"transport":"ask","date":"2026-10-06","start":"15:00","until":"17:00","venue":"Huset","remark":"protected, ask","name":null}'
    run_split schedule transport ck/1 -f excel
    assert_out_has '2026-0001;Østre Skole;order;2026-10-06;15:00;17:00;Huset;;'
    run_split schedule transport ck/1 -f csv
    assert_out_has '2026-0003,,ask,2026-10-06,15:00,17:00,Huset,"protected, ask",'
}

@test "transport: names and who fetches with --names alone, after a look in the journal" {
    local before
    before=$(kreds log | wc -l)
    attend mark ck/1 2026-0001=cancelled
    run_split schedule transport ck/1 --names
    assert_status 0
    assert_rows <<'END'
2026-0002|Åskolen|family|2026-10-06|15:00|17:00|Huset|mormor Opdigt, 00000003|Bertil Opdigt
2026-0005|Østre Skole|order|2026-10-06|15:00|17:00|Huset||Esther Opdigt
2026-0003||ask|2026-10-06|15:00|17:00|Huset|protected, ask|Cilla Skjult
2026-0004||ask|2026-10-06|15:00|17:00|Huset|no school known, ask|Dines Opdigt
END
    lacks Hemmelig Elin
    [ "$(kreds log | wc -l)" -eq $((before + 2)) ]
    stdout=$(kreds log | tail -n 1 | cut -f 4-)
    assert_out $'schedule transport\t0\t2026-0002 2026-0003 2026-0004 2026-0005'
}

@test "transport: who sent word is left out and counted" {
    attend mark ck/1 2026-0001=cancelled 2026-0005=absent
    run_split schedule transport ck/1
    assert_status 0
    stdout=$(cut -f 1 <<<"$stdout")
    assert_out $'2026-0002\n2026-0003\n2026-0004'
    assert_err 'schedule: ck/1: left out, as they do not come: 2'
    run_split schedule transport ck/1 -q
    assert_err ''
}

@test "transport: those who left are no longer fetched" {
    schedule leave 2026-0001 ck --reason moved --on 2026-10-10 -q
    schedule transport ck/1 | grep -q '^2026-0001'
    run_split schedule transport ck/2
    assert_out_lacks 2026-0001
    assert_out_has 2026-0005
}

@test "transport: a family whose address is protected fetches itself, and nothing of it is told" {
    refer set 2026-0002 citizen.protected=yes
    run_split schedule transport ck/1 --names
    assert_out_has $'2026-0002\t\tfamily\t2026-10-06\t15:00\t17:00\tHuset\t\tBertil Opdigt'
    lacks mormor Åskolen
}

@test "transport: a child is protected with its adults" {
    refer set 2026-0005 holders.2.protected=yes
    run_split schedule transport ck/1
    assert_out_has $'2026-0005\t\task\t2026-10-06\t15:00\t17:00\tHuset\tprotected, ask\t'
}

@test "transport: where the group meets at the school, at home or online there is no way to go" {
    schedule move ck/2 2026-10-20T15:00 --venue online --reason ill
    run_split schedule transport ck/2
    stdout=$(cut -f 3 <<<"$stdout" | sort -u)
    assert_out none
    # A venue that is the school of somebody with a protected address tells it of nobody.
    schedule move ck/3 2026-11-03T15:00 --venue 'Hemmelig Skole' --reason ill
    run_split schedule transport ck/3 --names
    stdout=$(grep '^2026-0003' <<<"$stdout")
    assert_rows <<<'2026-0003||ask|2026-11-03|15:00|17:00||protected, ask|Cilla Skjult'
}

@test "transport: a group at a school, its school's pupils walk" {
    export KREDS_CATALOGUE=$KREDS_ROOT/examples/horsens
    schedule staff add SE --role 'school employee' --qualified wellbeing-group
    schedule staff add VO --role volunteer --qualified wellbeing-group
    printf 'service,citizen.name,citizen.birth_date,citizen.school,citizen.protected\nwellbeing-group,Ida Opdigt,2016-01-01,Østre Skole,no\nwellbeing-group,Jens Skjult,2016-01-01,Østre Skole,yes\n' >more.csv
    refer import more.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule plan wellbeing-group --start 2026-10-07 --time 14:00 --school 'Østre Skole' --venue Musiklokalet --leaders SE,VO --code wg -q >/dev/null
    schedule assign 2026-0007 wg -q
    schedule assign 2026-0008 wg -q
    run_split schedule transport wg/1 --names
    stdout=$(cut -f 1-3,7- <<<"$stdout")
    assert_rows <<'END'
2026-0007|Østre Skole|none|Musiklokalet||Ida Opdigt
2026-0008||none|||Jens Skjult
END
}

@test "transport: a session for the parents alone, one without participants, and one of no child" {
    schedule plan ses --start 2026-11-03 --time 17:00 --leaders BK,PW --code ses >/dev/null
    run_split schedule transport ses/1
    assert_status 0
    assert_out ''
    assert_err 'schedule: ses/1 is for the parents alone; no child is to be fetched'
    schedule plan cool-kids --start 2027-02-23 --leaders PP,FT --code later >/dev/null
    run_split schedule transport later/1
    assert_status 0
    assert_out ''
    assert_err 'schedule: later/1: no child has a place on its day'
    printf 'service,citizen.name,citizen.kind\ncrisis-help,5.b i Eksempelskolen,class\n' >class.csv
    refer import class.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule plan crisis-help --for 2026-0007 --start 2026-10-07 --leaders PP,BK --code class -q >/dev/null
    run_split schedule transport class/1
    assert_out ''
    assert_err 'schedule: class/1: no child has a place on its day'
}

# --- catering ------------------------------------------------------------------------------------------

@test "catering: children, adults, leaders, and what they cannot eat" {
    run_split schedule catering ck/1
    assert_status 0
    assert_err 'schedule: ck/1: parents take part, and of 4 of the families no adult is recorded; none is counted for them'
    assert_rows <<'END'
ck/1|children|5|||
ck/1|adults|2|||
ck/1|leaders|2|||
ck/1|away|0|||
ck/1|allergy|1|nødder|2026-0001|
ck/1|allergy|1|mælk, æg|2026-0005|
END
    lacks Opdigt Eksempel
    run_split schedule catering ck/1 -f json
    assert_out_has '{"session":"ck/1","what":"allergy","count":1,"detail":"mælk, æg","who":"2026-0005","name":null}'
    run_split schedule catering ck/1 -f excel
    assert_out_has 'ck/1;children;5;;;'
}

@test "catering: who does not come does not eat" {
    attend mark ck/1 2026-0001=cancelled 2026-0005=cancelled 2026-0005+2=absent 2026-0002=present
    run_split schedule catering ck/1
    assert_err_has 'of 3 of the families'
    assert_rows <<'END'
ck/1|children|3|||
ck/1|adults|1|||
ck/1|leaders|2|||
ck/1|away|3|||
ck/1|allergy|1|mælk, æg|2026-0005+1|
END
}

@test "catering: the names of those with allergies with --names alone, after a look in the journal" {
    run_split schedule catering ck/1 --names
    stdout=$(tail -n 2 <<<"$stdout")
    assert_rows <<'END'
ck/1|allergy|1|nødder|2026-0001|Alma Eksempel
ck/1|allergy|1|mælk, æg|2026-0005|Esther Opdigt
END
    lacks Bertil Skjult Elin
    stdout=$(kreds log | tail -n 1 | cut -f 4-)
    assert_out $'schedule catering\t0\t2026-0001 2026-0005'
}

@test "catering: a family and a class are counted as such" {
    printf 'service,citizen.name,citizen.kind\ncrisis-help,5.b i Eksempelskolen,class\ncrisis-help,De Opdigtede,family\n' >help.csv
    refer import help.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule plan crisis-help --for 2026-0007 --start 2026-10-07 --leaders PP,BK --code class -q >/dev/null
    schedule plan crisis-help --for 2026-0008 --start 2026-10-08 --leaders PP,BK --code family -q >/dev/null
    run_split schedule catering class/1
    assert_err ''
    assert_rows <<'END'
class/1|children|0|||
class/1|adults|0|||
class/1|classes|1|||
class/1|leaders|2|||
class/1|away|0|||
END
    run_split schedule catering family/1
    assert_err ''
    assert_out_has $'family/1\tfamilies\t1'
}

@test "catering: of a family that the session is for without the child, no adult may be recorded" {
    printf 'service,citizen.name,citizen.kind,holders.1.name\nses,De Opdigtede,family,\nses,De Andre,family,Anna Anden\n' >ses.csv
    refer import ses.csv | screen decide - accept --override 'set up' 2>/dev/null
    schedule plan ses --start 2026-10-08 --time 17:00 --leaders FT,BK --code ses -q >/dev/null
    schedule assign 2026-0007 ses && schedule assign 2026-0008 ses
    run_split schedule catering ses/1
    assert_err 'schedule: ses/1: parents take part, and of 1 of the families no adult is recorded; none is counted for them'
    assert_out_has $'ses/1\tadults\t1'
}

# --- refused -------------------------------------------------------------------------------------------

@test "a session that the house cancelled has nothing to order" {
    schedule cancel ck/2 --reason 'no room' -q
    refused 77 'ck/2 was cancelled by the house; there is nothing to order for it' transport ck/2
    refused 77 'ck/2 was cancelled by the house; there is nothing to order for it' catering ck/2
}

@test "what is no session, and sessions and courses that are not there" {
    for verb in transport catering; do
        refused 64 "$verb takes one session, as COURSE/N" "$verb"
        refused 64 "$verb takes one session, as COURSE/N" "$verb" ck
        refused 64 "$verb takes one session, as COURSE/N" "$verb" ck/
        refused 64 "$verb takes one session, as COURSE/N" "$verb" ck/x
        refused 64 "$verb takes one session, as COURSE/N" "$verb" /1
        refused 64 "$verb takes one session, as COURSE/N" "$verb" ck/1 ck/2
        refused 66 'no session ck/11; schedule show ck lists them' "$verb" ck/11
        refused 66 'no course cx; wanted a code that schedule list shows' "$verb" cx/1
    done
}
