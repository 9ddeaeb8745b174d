#!/usr/bin/env bats
# kreds-refer: every verb and option, the columns, the exit statuses, the messages; good and broken forms and sheets in pairs.

load ../helpers

setup() {
    kreds_setup
    prepared kreds init
}

# The forms and rows of the example's autumn: 2026-0001 to 2026-0006, and 2026-0007 to 2026-0014.
autumn() {
    cp "$KREDS_ROOT"/examples/autumn/*.yaml "$KREDS_ROOT"/examples/autumn/webform.csv .
    refer add cool-kids.yaml siblings.yaml >added.tsv
    refer import webform.csv --rejects rejects.csv >imported.tsv 2>/dev/null || [ $? -eq 1 ]
}

# form KEY…: a form for Cool Kids on standard output, with more lines.
form() {
    printf '%s\n' 'service: cool-kids' 'citizen: {name: Bo Opdigt, birth_date: 2016-03-04}' "$@"
}

# ages BIRTH TODAY…: the age that the list shows on each day.
ages() {
    local birth=$1 day
    shift
    printf '%s\n' 'service: cool-kids' "citizen: {name: Bo Opdigt, birth_date: $birth}" "received_on: $birth" |
        refer add - --source "$birth" >/dev/null
    for day in "$@"; do
        refer list --source "$birth" --today "$day" | cut -f 5
    done | paste -s -d ' '
}

# silent PATTERN: standard error has nothing that the pattern finds.
silent() {
    grep -iE "$1" .stderr || return 0
    told 'in standard error, nowhere' "$1" "$stderr"
}

# entries: how many entries the journal has.
entries() { kreds log | wc -l; }

# --- usage -------------------------------------------------------------------------------------------

@test "without a verb, with a wrong one, with wrong options" {
    run_split refer
    assert_status 64
    assert_out ''
    assert_err 'refer: no verb given; refer --help lists them'
    run_split refer lst
    assert_status 64
    assert_err "refer: unknown verb 'lst'; did you mean list?"
    run_split refer xyzzy
    assert_status 64
    assert_err "refer: unknown verb 'xyzzy'; wanted one of form, add, import, list, show, set, goal, consent, contact, owner, merge, withdraw, services"
    run_split refer list --bogus
    assert_status 64
    assert_err 'refer: unknown option --bogus; refer --help lists them'
    run_split refer -x list
    assert_status 64
    assert_err 'refer: unknown option -x; refer --help lists them'
    # What is given with an option, or stands before it, may be about a person: it is not repeated.
    run_split refer withdraw 2026-0001 --resaon='mor er syg'
    assert_status 64
    assert_err 'refer: unknown option --resaon; refer --help lists them'
    run_split refer withdraw 2026-0001 --reason 'mor er syg' -årsag='mor er syg'
    assert_status 64
    assert_err 'refer: unknown option -årsag; refer --help lists them'
    run_split refer goal 2026-0001 'mor er syg' -xå
    assert_status 64
    assert_err 'refer: unknown option -x; refer --help lists them'
    run_split refer goal 2026-0001 '--mor er syg'
    assert_status 64
    assert_err 'refer: unknown option --mor; refer --help lists them'
    run_split refer list --names=yes
    assert_status 64
    assert_err 'refer: --names takes no argument'
    # The beginning of several options, and a control byte for a letter, are told as what they are.
    run_split refer withdraw 2026-0001 --si='mor er syg'
    assert_status 64
    assert_err 'refer: --si is not clear; wanted one of --sibling-of, --since'
    run_split refer list $'-\t'
    assert_status 64
    assert_err 'refer: unknown option - ; refer --help lists them'
    run_split refer add --edit=cool-kids --no-such=1
    assert_status 64
    assert_err 'refer: unknown option --no-such; refer --help lists them'
    run_split refer list -d ''
    assert_status 64
    assert_err 'refer: --db names nothing; wanted a file'
    run_split refer services --catalogue ''
    assert_status 64
    assert_err 'refer: --catalogue names nothing; wanted a folder or a file'
    run_split refer list --since
    assert_status 64
    assert_err 'refer: --since lacks its argument'
    run_split refer list --age 7
    assert_status 64
    assert_err 'refer: list takes no --age'
    run_split refer list -f xml
    assert_status 64
    assert_err "refer: unknown format 'xml'; wanted one of table, tsv, csv, excel, json"
    run_split refer list --today 2026-02-30
    assert_status 64
    assert_err 'refer: --today is no date; wanted YYYY-MM-DD'
    KREDS_TODAY=tomorrow run_split refer list
    assert_status 64
    assert_err 'refer: KREDS_TODAY is no date; wanted YYYY-MM-DD'
    run_split refer show $'2026-\xff'
    assert_status 64
    assert_err 'refer: argument 2 is no UTF-8; wanted text in UTF-8'
}

@test "help and version go to standard output" {
    run_split refer --help
    assert_status 0
    assert_err ''
    assert_out_has 'usage: refer [options] VERB [operands]'
    local verb
    for verb in form add import list show consent withdraw services; do
        assert_out_has "
  $verb"
    done
    cp .stdout long
    run_split refer -h
    assert_status 0
    assert_out "$(cat long)"
    run_split refer list --help
    assert_status 0
    assert_out_has 'usage: refer [options] list [REF...]'
    assert_out_lacks '--purpose'
    run_split refer -V
    assert_status 0
    assert_out_has 'refer (kreds) '
    run_split refer --version
    assert_status 0
}

@test "wrong operands of each verb" {
    run_split refer form
    assert_status 64
    assert_err 'refer: form takes one service; see refer services'
    run_split refer form cool-kids ses
    assert_status 64
    assert_err 'refer: form takes one service; see refer services'
    run_split refer import
    assert_status 64
    assert_err 'refer: import takes one CSV file'
    run_split refer import a.csv b.csv
    assert_status 64
    assert_err 'refer: import takes one CSV file'
    run_split refer show
    assert_status 64
    assert_err 'refer: show wants references; see refer list'
    run_split refer services cool-kids
    assert_status 64
    assert_err 'refer: services takes no operands'
    run_split refer consent 2026-0001 mother
    assert_status 64
    assert_err 'refer: consent takes a reference, an adult, and one of given, refused, withdrawn'
    run_split refer consent 2026-0001 mother unknown
    assert_status 64
    assert_err 'refer: consent takes a reference, an adult, and one of given, refused, withdrawn'
    run_split refer withdraw 2026-0001
    assert_status 64
    assert_err 'refer: withdraw takes references and --reason TEXT'
    run_split refer withdraw 2026-0001 --reason '  '
    assert_status 64
    assert_err 'refer: withdraw takes references and --reason TEXT'
    run_split refer withdraw --reason moved
    assert_status 64
    assert_err 'refer: withdraw takes references and --reason TEXT'
}

@test "no store, no catalogue, a broken catalogue" {
    KREDS_DB=$PWD/none.db run_split refer list
    assert_status 69
    assert_err "refer: there is no store $PWD/none.db; wanted one, kreds init makes it"
    form >form.yaml
    KREDS_DB=$PWD/none.db run_split refer add form.yaml
    assert_status 69
    KREDS_CATALOGUE=$PWD/nowhere run_split refer form cool-kids
    assert_status 66
    assert_err "refer: $PWD/nowhere: there is no such file or folder; wanted a catalogue, kreds init --from HOUSE copies one"
    echo 'catalogue: x' >broken.yaml
    form >form.yaml
    run_split refer add form.yaml -c broken.yaml
    assert_status 78
    assert_err_has 'refer: broken.yaml:1:1: '
    [ "$(refer list | wc -l)" -eq 0 ]
    # The list needs no catalogue.
    run_split refer list -c broken.yaml
    assert_status 0
}

@test "options stand before or after the verb, by either name" {
    autumn
    run_split refer -f csv list 2026-0001
    assert_status 0
    cp .stdout before
    run_split refer list 2026-0001 --format csv
    assert_out "$(cat before)"
    run_split refer --db "$KREDS_DB" list -d "$KREDS_DB" --format=csv 2026-0001
    assert_out "$(cat before)"
    env -u KREDS_DB -u KREDS_CATALOGUE refer -d "$KREDS_DB" --catalogue "$KREDS_ROOT/examples/norddjurs" services >with
    refer services >without
    cmp with without
}

# --- form --------------------------------------------------------------------------------------------

@test "form: an empty form, which lacks only what must be known" {
    run_split refer form cool-kids
    assert_status 0
    assert_err ''
    assert_out_has '# Henvisning til: Cool Kids (Familiehuset Norddjurs)'
    assert_out_has '
service: cool-kids'
    assert_out_has '
  # Forstyrrer angst barnets hverdag?
  # yes (ja) | no (nej) | unknown (ved ikke)
  anxiety_disturbs_daily_life:'
    refer form cool-kids >empty.yaml
    run_split refer add empty.yaml
    assert_status 65
    assert_err "refer: empty.yaml:14:3: the citizen has no name; wanted 'name'"
    sed 's/^  name:$/  name: Bo Opdigt/' empty.yaml >filled.yaml
    run_split refer add filled.yaml
    assert_status 0
    assert_out $'2026-0001\tcool-kids\t0\t0'
}

@test "form: each service's own can be filled in" {
    local service n=0
    for service in $(refer services | cut -f 1); do
        refer form "$service" | sed 's/^  name:$/  name: Opdigt/' >"$service.yaml"
        run_split refer add "$service.yaml"
        assert_status 0
        assert_err ''
        n=$((n + 1))
    done
    [ "$n" -eq 17 ]
    [ "$(refer list | wc -l)" -eq 17 ]
}

@test "form: whatever the house's texts hold, the form does no harm to a terminal and can be read" {
    cat >own.yaml <<'END'
catalogue: own
house: "Our\e[31m\nHouse"
concerns:
  sad: "Sad\e[31m\nservice: other\u2028child_wants: no\x85goals: x"
services:
  talks:
    name: "Talks\e[31m\nservice: other"
    legal_basis: "SEL\e[31m"
    delivered: individual
    criteria:
      - {fact: shy, one_of: ["a\e[31m", b], ask: "Shy?\u2029\rcitizen: none"}
END
    run_split refer form talks -c own.yaml
    assert_status 0
    assert_out_lacks $'\e'
    assert_out_has $'#   sad: Sad?[31m\n# service: other?child_wants: no?goals: x'
    run_split refer add -c own.yaml <<<"${stdout/  name:/  name: Asta Opdigt}"
    assert_status 0
    assert_err ''
}

@test "form: an unknown service names the nearest one" {
    run_split refer form cool-kid
    assert_status 66
    assert_out ''
    assert_err "refer: no service 'cool-kid' in the catalogue; did you mean cool-kids?"
    run_split refer form xyzzy
    assert_status 66
    assert_err "refer: no service 'xyzzy' in the catalogue; refer services lists them"
    # A person's name, typed where a code was wanted, is not repeated.
    run_split refer form 'Anna Testesen'
    assert_status 66
    assert_err "refer: no service '…' in the catalogue; refer services lists them"
    # Nor a CPR number, there or where the verb was forgotten.
    run_split refer form 010116-0000
    assert_status 66
    assert_err "refer: no service '…' in the catalogue; refer services lists them"
    run_split refer 0101160000
    assert_status 64
    assert_err_has "refer: unknown verb '…'; wanted one of form, add, "
    # A name that was typed halfway, where only one begins so.
    run_split refer form cool
    assert_status 66
    assert_err "refer: no service 'cool' in the catalogue; did you mean cool-kids?"
}

# --- add ---------------------------------------------------------------------------------------------

@test "add: answers with the reference, the service, the free places and the number waiting" {
    autumn
    run_split cat added.tsv
    assert_out <<END
2026-0001	cool-kids	0	0
2026-0002	cool-kids	0	0
2026-0003	cool-kids	0	0
2026-0004	cool-kids	0	0
2026-0005	siblings-group	0	0
2026-0006	siblings-group	0	0
END
    screen interview 2026-0001 --outcome agreed
    screen decide 2026-0001 accept
    form >form.yaml
    run_split refer add form.yaml -f json
    assert_out '{"ref":"2026-0015","service":"cool-kids","free":0,"waiting":1}'
}

@test "add: reads standard input with and without -, several files, several documents" {
    form >one.yaml
    run_split refer add - <one.yaml
    assert_status 0
    assert_out $'2026-0001\tcool-kids\t0\t0'
    run_split refer add <one.yaml
    assert_out $'2026-0002\tcool-kids\t0\t0'
    { form; echo ---; form; } >two.yaml
    run_split refer add one.yaml two.yaml
    assert_status 0
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = '2026-0003 2026-0004 2026-0005' ]
    run_split refer add </dev/null
    assert_status 65
    assert_err 'refer: standard input:1: no form in the file; wanted a YAML document, see refer form'
    run_split refer add nofile.yaml
    assert_status 66
    assert_err 'refer: nofile.yaml: there is no such file; the name of a file was wanted'
    run_split refer add .
    assert_status 74
    assert_err 'refer: .: this is a folder; the name of a file was wanted'
}

@test "add: the source is --source, the form's, the file's name, or form" {
    mkdir folder
    form 'source: fax' >folder/one.yaml
    form >folder/two.yaml
    refer add folder/one.yaml >/dev/null 2>&1
    refer add folder/two.yaml >/dev/null 2>&1
    refer add folder/two.yaml --source web >/dev/null 2>&1
    refer add <folder/two.yaml >/dev/null 2>&1
    refer add folder/one.yaml --source web >/dev/null 2>&1
    [ "$(refer list | cut -f 7 | paste -s -d ' ')" = 'fax two.yaml web form web' ]
}

@test "add: one external id once for each source; the others go in" {
    form 'external_id: W-1' >one.yaml
    refer add one.yaml >/dev/null
    { form 'external_id: W-1'; echo ---; form 'external_id: W-2'; } >two.yaml
    run_split refer add two.yaml --source one.yaml -q
    assert_status 1
    assert_out $'2026-0002\tcool-kids\t0\t0'
    assert_err 'refer: two.yaml:1:1: this form is known already as 2026-0001; wanted another external_id or source'
    run_split refer add two.yaml -q
    assert_status 0
    [ "$(refer list | wc -l)" -eq 4 ]
}

@test "add: a like name and birth date is reported, and nothing is joined" {
    form >one.yaml
    refer add one.yaml >/dev/null
    run_split refer add one.yaml
    assert_status 0
    assert_out $'2026-0002\tcool-kids\t0\t0'
    assert_err 'refer: one.yaml:1:1: 2026-0002 may be the same citizen as 2026-0001 (a like name, the same birth date); nothing was joined'
    run_split refer add one.yaml -q
    assert_status 0
    assert_err ''
    run_split refer add one.yaml --quiet
    assert_err ''
}

@test "add: an equal CPR number is the same person" {
    printf '%s\n' 'service: cool-kids' 'citizen: {name: Bo Opdigt, cpr: 640316-4000}' >one.yaml
    printf '%s\n' 'service: ses' 'citizen: {name: Mo Opdigt, cpr: 6403164000}' >two.yaml
    refer add one.yaml >/dev/null
    run_split refer add two.yaml
    assert_status 0
    assert_err 'refer: two.yaml:1:1: 2026-0002 has a CPR number that is stored under another name; the stored name was kept'
    [ "$(refer list --names | cut -f 8 | sort -u)" = 'Bo Opdigt' ]
    refer show 2026-0002 | grep -q '  birth_date: 2016-03-04'
}

@test "add: a CPR number that fails its check is taken, with a warning" {
    printf '%s\n' 'service: cool-kids' 'citizen: {name: Bo Opdigt, cpr: 040316-4000}' >one.yaml
    run_split refer add one.yaml
    assert_status 0
    assert_err "refer: one.yaml:2:33: 'cpr' fails the check of its last digit, as some numbers given out since 2007 do; wanted a second look"
}

@test "add: one mistake and no form of the run goes in" {
    form >one.yaml
    sed 's/cool-kids/cool-kid/' one.yaml >two.yaml
    run_split refer add one.yaml two.yaml
    assert_status 65
    assert_out ''
    assert_err "refer: two.yaml:1:10: unknown service 'cool-kid'; wanted a service of the catalogue; nearest: cool-kids"
    [ "$(refer list | wc -l)" -eq 0 ]
    [ "$(entries)" -eq 0 ]
}

@test "add: a dry run answers and keeps nothing" {
    form >one.yaml
    run_split refer add -n one.yaml
    assert_status 0
    assert_out $'2026-0001\tcool-kids\t0\t0'
    run_split refer --dry-run add one.yaml
    assert_out $'2026-0001\tcool-kids\t0\t0'
    [ "$(refer list | wc -l)" -eq 0 ]
    [ "$(entries)" -eq 0 ]
}

@test "add: each broken form is refused with its exact message, and its mended pair goes in" {
    local broken name
    for broken in "$(fixture cmd/refer/broken)"/*.yaml; do
        name=$(basename "$broken")
        cp "$broken" .
        run_split refer add "$name"
        assert_status 65 || told 'of the fixture' "$name" ''
        assert_out ''
        assert_err "$(cat "$broken.expected")"
        cp "$(fixture cmd/refer/good)/$name" .
        run_split refer add -q "$name"
        assert_status 0 || told 'of the good fixture' "$name" ''
        assert_err ''
    done
}

@test "add: what nests or repeats without end is refused" {
    { form; printf 'facts: %s%s\n' "$(printf '[%.0s' {1..5000})" "$(printf ']%.0s' {1..5000})"; } >deep.yaml
    run_split refer add deep.yaml
    assert_status 65
    assert_err 'refer: deep.yaml:3:39: more than 32 lists and maps within each other; fewer were wanted'
    {
        echo 'a: &a [x,x,x,x,x,x,x,x,x]'
        local previous=a letter
        for letter in b c d e f g h i; do
            printf '%s: &%s [' "$letter" "$letter"
            printf "*$previous,%.0s" 1 2 3 4 5 6 7 8
            echo "*$previous]"
            previous=$letter
        done
    } >wide.yaml
    run_split refer add wide.yaml
    assert_status 65
    assert_err_has ': more than 200000 values, repeated ones counted each time; a smaller file was wanted'
    printf 'service: cool-kids\ncitizen: {name: "%01048576d"}\n' 0 >long.yaml
    run_split refer add long.yaml
    assert_status 65
    assert_err "refer: long.yaml:2:17: 'name' is too long; wanted at most 200 characters"
    head -c 17000000 /dev/zero | tr '\000' ' ' >large.yaml
    run_split refer add large.yaml
    assert_status 65
    assert_err 'refer: large.yaml: the file is larger than 16 MiB; a smaller one was wanted'
}

@test "add: two at once give distinct references" {
    local i
    for i in 1 2 3 4 5 6 7 8; do
        form "external_id: A-$i" >"a$i.yaml"
        form "external_id: B-$i" >"b$i.yaml"
    done
    adder() {
        local n
        for n in 1 2 3 4 5 6 7 8; do refer add -q "$1$n.yaml" >>"$1.tsv" || echo "$?" >>failed; done
    }
    adder a &
    adder b &
    wait
    [ ! -e failed ]
    [ "$(cat a.tsv b.tsv | cut -f 1 | sort | uniq -d | wc -l)" -eq 0 ]
    [ "$(refer list | wc -l)" -eq 16 ]
    [ "$(refer list | tail -n 1 | cut -f 1)" = 2026-0016 ]
}

# --- import ------------------------------------------------------------------------------------------

@test "import: a line for each row, and a second run adds nothing" {
    autumn
    run_split cat imported.tsv
    assert_out <<END
2026-0007	2	new	cool-kids
2026-0008	3	new	cool-kids
2026-0009	4	new	cool-kids
2026-0010	5	new	cool-kids
2026-0011	6	new	siblings-group
2026-0012	7	new	siblings-group
2026-0013	8	new	siblings-group
2026-0014	9	new	siblings-group
END
    local before
    before=$(entries)
    refer list --names >list
    run_split refer import webform.csv
    assert_status 1
    assert_out "$(sed 's/new/duplicate/' imported.tsv)"
    assert_err "refer: webform.csv:10:5: 'birth_date' is no day of the calendar; wanted a date as 2026-03-04"
    refer list --names | cmp - list
    # Nothing was changed, so the journal says nothing of it; the two lists with names are looks.
    [ "$(entries)" -eq $((before + 2)) ]
}

@test "import: rows without an external id are known by their fields" {
    printf '%s\n' service,citizen.name,reason 'cool-kids,Bo Opdigt,why' 'cool-kids,Mo Opdigt,why' >sheet.csv
    run_split refer import sheet.csv
    assert_status 0
    [ "$(cut -f 3 <<<"$stdout" | paste -s -d ' ')" = 'new new' ]
    # Rows without a day of receipt have that of the import: on another day they are the same rows still.
    run_split refer import sheet.csv --today 2026-09-02
    assert_status 0
    [ "$(cut -f 3 <<<"$stdout" | paste -s -d ' ')" = 'duplicate duplicate' ]
    run_split refer import sheet.csv --source other
    [ "$(cut -f 3 <<<"$stdout" | paste -s -d ' ')" = 'new new' ]
}

@test "import: the refused rows go to the file of rejects, are mended and imported again" {
    autumn
    local before
    run_split cat rejects.csv
    assert_out "$(head -n 1 webform.csv),error"$'\r'"
$(tail -n 1 webform.csv),'birth_date' is no day of the calendar; wanted a date as 2026-03-04"$'\r'
    # As it is it is refused once more, with one reason only.
    run_split refer import rejects.csv --source webform.csv --rejects again.csv
    assert_status 1
    assert_out ''
    assert_err 'refer: rows refused: 1; they stand in again.csv with the reasons'
    cmp rejects.csv again.csv
    sed 's/2016-13-01/2016-12-01/' again.csv >mended.csv
    run_split refer import mended.csv --source webform.csv --rejects left.csv
    assert_status 0
    assert_out $'2026-0015\t2\tnew\tcool-kids'
    assert_err ''
    run_split cat left.csv
    assert_out "$(head -n 1 webform.csv),error"$'\r'
    run_split refer import mended.csv --source webform.csv
    assert_status 0
    assert_out $'2026-0015\t2\tduplicate\tcool-kids'
}

@test "import: each broken sheet with its exact messages and rejects, and its mended pair" {
    local broken name
    for broken in "$(fixture cmd/refer/broken)"/*.csv; do
        name=$(basename "$broken")
        rm -rf store
        kreds init
        cp "$broken" .
        run_split refer import "$name"
        assert_err "$(cat "$broken.expected")"
        if [ -e "$broken.rejects" ]; then
            assert_status 1 || told 'of the fixture' "$name" ''
            # The sound rows are in, and only they.
            [ "$(refer list --names | cut -f 8)" = 'So Opdigt' ] || told 'the sound row' "$name" ''
            run_split refer import "$name" --rejects rejects.csv
            assert_status 1
            cmp rejects.csv "$broken.rejects"
            assert_err_has 'they stand in rejects.csv with the reasons'
            # Imported again they are all refused again, and written again as they stand.
            run_split refer import rejects.csv --rejects again.csv
            assert_status 1
            assert_out ''
            [ "$(wc -l <rejects.csv)" -eq "$(wc -l <again.csv)" ] || told 'as many rows' "$(cat rejects.csv)" "$(cat again.csv)"
        else
            assert_status 65 || told 'of the fixture' "$name" ''
            [ "$(refer list | wc -l)" -eq 0 ]
        fi
        cp "$(fixture cmd/refer/good)/$name" .
        run_split refer import -q "$name"
        assert_status 0 || told 'of the good fixture' "$name" ''
        assert_err ''
    done
}

@test "import: a cell of a megabyte is refused and kept whole" {
    { echo service,citizen.name,reason; printf 'cool-kids,Bo Opdigt,%01048576d\n' 0; echo 'cool-kids,So Opdigt,why'; } >sheet.csv
    run_split refer import sheet.csv --rejects rejects.csv
    assert_status 1
    assert_out $'2026-0001\t3\tnew\tcool-kids'
    [ "$(wc -l <rejects.csv)" -eq 2 ]
    [ "$(tr -cd 0 <rejects.csv | wc -c)" -ge 1048576 ]
    grep -q ',the cell is larger than 64 KiB; a shorter one was wanted' rejects.csv
}

@test "import: UTF-8 with a mark, semicolons, tabs, CRLF, quoted lines, short rows" {
    printf '\xef\xbb\xbfservice;citizen.name;reason\r\ncool-kids;Jørn Opdigt;"one\r\ntwo"\r\ncool-kids;Bo Opdigt\r\n\r\n' >sheet.csv
    run_split refer import sheet.csv
    assert_status 0
    assert_out $'2026-0001\t2\tnew\tcool-kids\n2026-0002\t4\tnew\tcool-kids'
    refer show 2026-0001 | grep -A 2 -F 'reason: |-' >reason
    [ "$(cat reason)" = $'reason: |-\n  one\n  two' ]
    printf 'service\tcitizen.name\ncool-kids\tMo Opdigt\n' >tabs.csv
    run_split refer import tabs.csv
    assert_status 0
    printf 'service|citizen.name\ncool-kids|Go Opdigt\n' >bars.csv
    run_split refer import bars.csv --delimiter '|'
    assert_status 0
    printf 'service\tcitizen.name\ncool-kids\tTo Opdigt, Jr; x\n' >told.csv
    run_split refer import told.csv --delimiter tab
    assert_status 0
    run_split refer import told.csv --delimiter '\t'
    assert_status 0
    [ "$(refer list --names --source told.csv | cut -f 8)" = 'To Opdigt, Jr; x' ]
    run_split refer import told.csv --delimiter x
    assert_status 64
    assert_err 'refer: --delimiter takes one of ; , | or tab'
}

@test "import: lists are split at |, people have numbers, facts their names" {
    printf '%s\n' 'service,citizen.name,concerns,goals,possible_days,holders.2.name,holders.1.name,holders.1.consent,network.1.name,facts.anxiety_disturbs_daily_life' \
        'cool-kids,Bo Opdigt,sad|anxiety,one goal|another,mon|tue,Bjarne Opdigt,Bodil Opdigt,given,Lærer Opdigt,yes' >sheet.csv
    run_split refer import sheet.csv
    assert_status 0
    run_split refer show 2026-0001
    assert_out <<END
# 2026-0001, received
service: cool-kids
received_on: 2026-09-01
source: sheet.csv
citizen:
  kind: child
  name: Bo Opdigt
holders:
  - name: Bodil Opdigt
    holder: yes
    consent: given
  - name: Bjarne Opdigt
    holder: yes
    consent: unknown
network:
  - name: Lærer Opdigt
concerns: [anxiety, sad]
goals:
  - one goal
  - another
possible_days: [mon, tue]
facts:
  anxiety_disturbs_daily_life: yes
END
}

@test "import: unknown headings are told and left out" {
    printf '%s\n' 'service,citizen.nmae,citizen.name,Løbenummer' 'cool-kids,x,Bo Opdigt,7' >sheet.csv
    run_split refer import sheet.csv
    assert_status 0
    assert_err <<END
refer: sheet.csv:1:2: unknown heading 'citizen.nmae', its column is left out; wanted a path of the form; nearest: citizen.name
refer: sheet.csv:1:4: unknown heading 'Løbenummer', its column is left out; wanted a path of the form, as citizen.name
END
    run_split refer import sheet.csv -q
    assert_err ''
}

@test "import --map: foreign headings, without regard to case; a broken map" {
    cp "$(fixture cmd/refer/map.yaml)" .
    printf '%s\n' 'tilbud;BARNETS NAVN;Fødselsdag;Mors navn;Samtykke fra mor;Internt løbenummer' \
        'cool-kids;Bo Opdigt;2016-03-04;Bodil Opdigt;given;7' >sheet.csv
    run_split refer import sheet.csv --map map.yaml
    assert_status 0
    assert_out $'2026-0001\t2\tnew\tcool-kids'
    assert_err "refer: map.yaml:7:1: the sheet has no heading 'Bekymringer'; wanted a heading of the sheet"
    refer show 2026-0001 | grep -q '    consent: given'
    echo 'Barnets navn: citizen.nmae' >broken.yaml
    run_split refer import sheet.csv --map broken.yaml
    assert_status 65
    assert_err 'refer: broken.yaml:1:15: this is no path of the form; wanted one as citizen.name; nearest: citizen.name'
    run_split refer import sheet.csv --map none.yaml
    assert_status 66
    assert_err 'refer: none.yaml: there is no such file; the name of a file was wanted'
    : >empty.yaml
    run_split refer import sheet.csv --map empty.yaml
    assert_status 65
    assert_err 'refer: empty.yaml:1: a map file holds 0 documents; wanted one'
}

@test "import: standard input, no file, a folder, headings only" {
    printf '%s\n' service,citizen.name 'cool-kids,Bo Opdigt' >sheet.csv
    run_split refer import - <sheet.csv
    assert_status 0
    assert_out $'2026-0001\t2\tnew\tcool-kids'
    [ "$(refer list | cut -f 7)" = import ]
    run_split refer import - <sheet.csv
    assert_out $'2026-0001\t2\tduplicate\tcool-kids'
    run_split refer import nofile.csv
    assert_status 66
    assert_err 'refer: nofile.csv: there is no such file; the name of a file was wanted'
    run_split refer import .
    assert_status 74
    assert_err 'refer: .:1: the sheet cannot be read on (Is a directory); a file that can be read was wanted'
    head -n 1 sheet.csv >headings.csv
    run_split refer import headings.csv
    assert_status 0
    assert_out ''
    assert_err ''
}

@test "import: a file of rejects is never the sheet itself, and an earlier one stays after a failure" {
    autumn
    cp webform.csv before.csv
    cp rejects.csv earlier.csv
    run_split refer import webform.csv --rejects ./webform.csv
    assert_status 64
    assert_err 'refer: --rejects names the file that is read; wanted another name'
    cmp webform.csv before.csv
    run_split refer import webform.csv --rejects -
    assert_status 64
    assert_err 'refer: --rejects wants the name of a file'
    [ ! -e - ]
    run_split refer import webform.csv --rejects nowhere/rejects.csv
    assert_status 74
    assert_err 'refer: nowhere/rejects.csv could not be written (No such file or directory); wanted a file in a folder that you may write to, with room left'
    run_split refer import webform.csv --rejects rejects.csv -d none.db
    assert_status 69
    cmp rejects.csv earlier.csv
    run_split refer import added.tsv --rejects rejects.csv
    assert_status 65
    cmp rejects.csv earlier.csv
}

@test "import: a file of rejects that cannot be written whole is told; the sound rows are in" {
    cp "$KREDS_ROOT/examples/autumn/webform.csv" .
    run_split refer import webform.csv --rejects /dev/full
    assert_status 74
    assert_err 'refer: /dev/full could not be written (No space left on device); wanted a file in a folder that you may write to, with room left'
    [ "$(refer list | wc -l)" -eq 8 ]
}

@test "import: a long sheet is committed every 10,000 rows, and a reader who leaves stops nothing" {
    seq 1 10010 | awk '{ printf "cool-kids,Opdigt %d,%d-%02d-%02d\n", $1, 2008 + $1 % 18, 1 + $1 % 12, 1 + int($1 / 12) % 28 }' |
        cat <(echo service,citizen.name,citizen.birth_date) - >many.csv
    (
        set +e
        refer import many.csv
        echo $? >status
    ) 2>err | head -n 1 >/dev/null
    [ "$(cat status)" -eq 0 ]
    [ ! -s err ]
    [ "$(entries)" -eq 2 ]
    refer import many.csv >again
    [ "$(cut -f 3 again | sort | uniq -c | tr -d ' ')" = 10010duplicate ]
    [ "$(tail -n 1 again | cut -f 1)" = 2026-10010 ]
    [ "$(entries)" -eq 2 ]
}

@test "import: a dry run tells the rows and the reasons and writes nothing" {
    cp "$KREDS_ROOT/examples/autumn/webform.csv" .
    run_split refer import -n webform.csv --rejects rejects.csv
    assert_status 1
    [ "$(wc -l <.stdout)" -eq 8 ]
    assert_err "refer: webform.csv:10:5: 'birth_date' is no day of the calendar; wanted a date as 2026-03-04"
    [ ! -e rejects.csv ]
    [ "$(refer list | wc -l)" -eq 0 ]
}

@test "import: the warnings of a row that goes in are told beside a file of rejects" {
    printf '%s\n' service,citizen.name,citizen.cpr 'cool-kids,Bo Opdigt,040316-4000' >sheet.csv
    run_split refer import sheet.csv --rejects rejects.csv
    assert_status 0
    assert_err "refer: sheet.csv:2:3: 'cpr' fails the check of its last digit, as some numbers given out since 2007 do; wanted a second look"
}

# --- list --------------------------------------------------------------------------------------------

@test "list: the columns in each format" {
    form 'external_id: W-1' >one.yaml
    refer add one.yaml --today 2026-08-30 >/dev/null
    run_split refer list
    assert_out $'2026-0001\t2026-08-30\tcool-kids\treceived\t10\t2\tone.yaml\t'
    run_split refer list -f csv
    assert_out $'ref,received_on,service,status,age,days,source,name\r\n2026-0001,2026-08-30,cool-kids,received,10,2,one.yaml,\r'
    run_split refer list -f excel
    assert_out $'\xef\xbb\xbfref;received_on;service;status;age;days;source;name\r\n2026-0001;2026-08-30;cool-kids;received;10;2;one.yaml;\r'
    run_split refer list -f json
    assert_out '{"ref":"2026-0001","received_on":"2026-08-30","service":"cool-kids","status":"received","age":10,"days":2,"source":"one.yaml","name":null}'
    run_split refer list -f table --names
    assert_out <<END
ref        received_on  service    status    age  days  source    name
2026-0001  2026-08-30   cool-kids  received   10     2  one.yaml  Bo Opdigt
END
}

@test "list: names only with --names, and the look is journalled before" {
    autumn
    local before
    before=$(entries)
    run_split refer list
    assert_out_lacks 'Alma'
    [ "$(entries)" -eq "$before" ]
    run_split refer list --names 2026-0001 2026-0003
    assert_out <<END
2026-0001	2026-08-18	cool-kids	received	10	14	cool-kids.yaml	Alma Eksempel
2026-0003	2026-08-20	cool-kids	received	8	12	cool-kids.yaml	Cilla Prøve
END
    [ "$(entries)" -eq $((before + 1)) ]
    kreds log | tail -n 1 | cut -f 4-6 >last
    [ "$(cat last)" = $'refer list\t0\t2026-0001 2026-0003' ]
}

@test "list: by status, service, days and source" {
    autumn
    screen interview 2026-0001 2026-0002 --invite
    refer withdraw 2026-0003 --reason moved
    [ "$(refer list --status interview | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002' ]
    [ "$(refer list --status interview,withdrawn | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002 2026-0003' ]
    [ "$(refer list --service siblings-group --source siblings.yaml | cut -f 1 | paste -s -d ' ')" = '2026-0005 2026-0006' ]
    [ "$(refer list --until 2026-08-19 | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002' ]
    [ "$(refer list --since 2026-08-23 | cut -f 1 | paste -s -d ' ')" = '2026-0012 2026-0013 2026-0014' ]
    [ "$(refer list --since 2026-08-20 --until 2026-08-20 | cut -f 1 | paste -s -d ' ')" = '2026-0003 2026-0004' ]
    run_split refer list --status waiting
    assert_status 0
    assert_out ''
    run_split refer list --status wating
    assert_status 64
    assert_err "refer: unknown status 'wating'; wanted one of received, interview, waiting, placed, completed, declined, redirected, withdrawn, left"
    # A script's variable that is not set asks for no state, and not for all of them.
    for nothing in '' ','; do
        run_split refer list --status "$nothing"
        assert_status 64
        assert_out ''
        assert_err 'refer: --status names nothing; wanted one of received, interview, waiting, placed, completed, declined, redirected, withdrawn, left'
    done
    run_split refer list --since yesterday
    assert_status 64
    assert_err 'refer: --since is no date; wanted YYYY-MM-DD'
    run_split refer list --until 2026-02-29
    assert_status 64
    assert_err 'refer: --until is no date; wanted YYYY-MM-DD'
    run_split refer list --since 2026-08-20 --until 2026-08-19
    assert_status 64
    assert_out ''
    assert_err 'refer: --until lies before --since; wanted that day or a later one'
}

@test "list: a service nobody knows was mistyped; one without referrals was not" {
    autumn
    run_split refer list --service cool-kid
    assert_status 66
    assert_out ''
    assert_err "refer: no service 'cool-kid' in the catalogue; did you mean cool-kids?"
    run_split refer list --service home-support
    assert_status 0
    assert_out ''
    assert_err ''
    # What the catalogue no longer has is listed still.
    run_split refer list --service cool-kids -c "$(fixture catalogue/good/house.yaml)"
    assert_status 0
    [ "$(wc -l <.stdout)" -eq 8 ]
    # It is no mistake either where none of its referrals is asked for.
    for filter in --status=left --until=2020-01-01 --source=nowhere --duplicates; do
        run_split refer list --service cool-kids "$filter" -c "$(fixture catalogue/good/house.yaml)"
        assert_status 0
        assert_out ''
        assert_err ''
    done
}

@test "list: references as operands and from a pipe" {
    autumn
    run_split refer list 2026-0003 2026-0001
    assert_status 0
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = '2026-0001 2026-0003' ]
    run_split refer list - <<<$'2026-0003\tanything\n\n2026-0001 more\n2026-0003'
    assert_status 0
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = '2026-0001 2026-0003' ]
    run_split refer list - </dev/null
    assert_status 0
    assert_out ''
    run_split refer list 2026-0001 2026-0077 2026-0099
    assert_status 66
    assert_out ''
    assert_err $'refer: no referral 2026-0077\nrefer: no referral 2026-0099'
    run_split refer list Alma
    assert_status 66
    assert_err "refer: not a referral's reference; wanted one like 2026-0142"
}

@test "list: a pipe's first words, wherever they stand in their lines; what is no list of ours is told with its line" {
    autumn
    run_split refer list - < <(printf '  2026-0002 %0100000d\n\n\t2026-0003\r\n 2026-0001' 0)
    assert_status 0
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = '2026-0001 2026-0002 2026-0003' ]
    run_split refer list - < <(printf '2026-0001\n2026-0002\0\n')
    assert_status 65
    assert_out ''
    assert_err 'refer: standard input:2: a NUL byte stands here; plain text was wanted'
    local format
    for format in csv excel json; do
        run_split refer list - < <(refer list -f "$format")
        assert_status 65
        assert_out ''
        assert_err 'refer: standard input:1: this is no reference; one a line was wanted, as -f tsv prints lists'
    done
    run_split timeout 20 refer list - < <(tr '\0' x </dev/zero)
    assert_status 65
    assert_err 'refer: standard input:1: a word without end stands here; one reference a line was wanted'
}

@test "a reference from a pipe that is not there is told with its line, whichever command reads it" {
    autumn
    local form='standard input:4: not a referral'"'"'s reference; wanted one like 2026-0142'
    run_split refer list - < <(printf '2026-0001\n2026-0077\tmore\n\nAlma\n2026-0002\n2026-0077\n')
    assert_status 66
    assert_out ''
    assert_err "refer: standard input:2: no referral 2026-0077
refer: $form"
    run_split screen check 2026-0099 - < <(printf '2026-0001\n2026-0077\n')
    assert_status 66
    assert_err $'screen: no referral 2026-0099\nscreen: standard input:2: no referral 2026-0077'
    run_split schedule end - < <(printf '2026-0077\nck\n')
    assert_status 66
    assert_err 'schedule: standard input:1: no referral 2026-0077
schedule: standard input:2: no course ck; wanted a code that schedule list shows'
    run_split attend show - < <(printf 'ck/1\ntk\n')
    assert_status 66
    assert_err "attend: standard input:1: no course ck; wanted a code that schedule list shows
attend: standard input:2: 'tk' names no session; wanted COURSE/N"
    run_split schedule seats - < <(printf 'cool-kids\ncool-kid\n')
    assert_status 66
    assert_err "schedule: standard input:2: no service 'cool-kid' in the catalogue; did you mean cool-kids?"
    run_split refer list - < <(printf '2026-0002\n2026-0001\n')
    assert_status 0
    assert_err ''
}

@test "list: the days count while the matter is open" {
    autumn
    refer withdraw 2026-0001 --reason moved
    [ "$(refer list 2026-0001 | cut -f 4,6)" = $'withdrawn\t' ]
    [ "$(refer list 2026-0002 --today 2026-09-30 | cut -f 6)" = 42 ]
}

@test "list: ages on birthdays and on 29 February" {
    run_split ages 2016-02-29 2017-02-28 2017-03-01 2020-02-28 2020-02-29 2025-02-28 2025-03-01
    assert_out '0 1 3 4 8 9'
    run_split ages 2016-09-01 2026-08-31 2026-09-01
    assert_out '9 10'
    run_split ages 2026-08-31 2026-09-01
    assert_out 0
}

@test "list: a closed pipe ends quietly" {
    autumn
    { refer list -f csv; echo $? >status; } 2>err | head -n 1 >/dev/null
    [ "$(cat status)" -eq 0 ]
    [ ! -s err ]
    seq 1 400 | sed 's/.*/cool-kids,Opdigt &/' | cat <(echo service,citizen.name) - >many.csv
    refer import -q many.csv >/dev/null
    { refer list -f csv; echo $? >status; } 2>err | head -c 10 >/dev/null
    [ "$(cat status)" -eq 0 ]
    [ ! -s err ]
}

@test "a full disk under standard output is told" {
    autumn
    status=0
    refer list >/dev/full 2>.stderr || status=$?
    stderr=$(cat .stderr)
    assert_status 74
    assert_err 'refer: standard output could not be written'
    status=0
    refer show 2026-0001 >/dev/full 2>.stderr || status=$?
    assert_status 74
}

# --- what is awkward, on its way in and out ------------------------------------------------------------

@test "names with quotes, semicolons, escapes, HTML and a leading = go in as they are and come out harmless" {
    local escape=$'\x1b'
    printf '%s\n' 'service: cool-kids' 'citizen: {name: "=1+1;\"q\"<b>x</b>\e[31m\ttab\u202Eback"}' >one.yaml
    run_split refer add one.yaml
    assert_status 0
    # tsv gives what is stored, with its own four escapes only.
    run_split refer list --names
    [ "$(cut -f 8 <<<"$stdout")" = "=1+1;\"q\"<b>x</b>${escape}[31m\\ttab"$'\xe2\x80\xaeback' ]
    run_split refer list --names -f table
    assert_out_lacks "$escape"
    assert_out_lacks $'\t'
    assert_out_lacks $'\xe2\x80\xae'
    assert_out_has '=1+1;"q"<b>x</b>'$'\xef\xbf\xbd''[31m tab'$'\xef\xbf\xbd''back'
    run_split refer list --names -f excel
    assert_out_has "\"'=1+1;\"\"q\"\"<b>x</b>"
    run_split refer list --names -f csv
    assert_out_has ',"=1+1;""q""<b>x</b>'
    run_split refer list --names -f json
    assert_out_has '"name":"=1+1;\"q\"<b>x</b>\u001b[31m\ttab\u202eback"'
    run_split refer show 2026-0001
    assert_out_lacks "$escape"
    assert_out_has '  name: "=1+1;\"q\"<b>x</b>\x1b[31m\ttab\u202eback"'
}

@test "a terminal gets a table without escapes" {
    printf '%s\n' 'service: cool-kids' 'citizen: {name: "Bo\e[31m Opdigt"}' >one.yaml
    refer add one.yaml >/dev/null
    script -qec 'refer list --names' /dev/null >typed </dev/null
    grep -q '^ref  ' typed
    run_split cat typed
    assert_out_lacks $'\x1b'
}

@test "no message repeats a personal value" {
    {
        echo 'service: cool-kids'
        echo 'citizen: {name: Hemmelig Person, birth_date: 2027-01-01, cpr: 010127-4000x, address: Hemmelig Vej, phone: 99999999, kind: hemmelig, protected: hemmelig}'
        echo 'holders: [{name: Hemmelig Mor, consent: hemmelig}, {phone: hemmelig}]'
        echo 'concerns: [hemmelig]'
        echo 'child_wants: hemmelig'
        echo 'possible_days: [hemmelig]'
        echo 'facts: {anxiety_disturbs_daily_life: hemmelig}'
        echo 'referrer: {role: hemmelig}'
        echo 'goals: {hemmelig}'
        echo 'received_on: hemmelig'
    } >one.yaml
    run_split refer add one.yaml
    assert_status 65
    silent 'hemmelig|99999999|2027-01-01|010127'
    [ "$(wc -l <.stderr)" -ge 10 ]
    printf '%s\n' 'Hemmelig Person,010127-4000,Hemmelig Vej' >sheet.csv
    run_split refer import sheet.csv
    assert_status 65
    silent 'hemmelig|010127'
    printf '%s\n' service,citizen.name,citizen.birth_date,citizen.cpr 'Hemmelig Person,cool-kids,2027-01-01,x' 'cool-kids,"Hemmelig" Person,,' >sheet.csv
    run_split refer import sheet.csv
    assert_status 1
    silent 'hemmelig|2027'
    form >two.yaml
    refer add two.yaml >/dev/null
    run_split refer add two.yaml
    assert_err_lacks Opdigt
}

# --- show --------------------------------------------------------------------------------------------

@test "show: what it prints, add reads; nothing is lost on the way" {
    cp "$(fixture cmd/refer/whole.yaml)" .
    run_split refer add whole.yaml
    assert_status 0
    assert_err ''
    refer show 2026-0001 >shown.yaml
    # As the form that came in, with the state above it.
    tail -n +2 shown.yaml | sed -E 's/ # (fe)?male(, replacement number)?$//' | diff whole.yaml -
    [ "$(head -n 1 shown.yaml)" = '# 2026-0001, received' ]
    # With its external id it is the same form.
    run_split refer add - <shown.yaml
    assert_status 1
    assert_err 'refer: standard input:2:1: this form is known already as 2026-0001; wanted another external_id or source'
    sed 's/W-77/W-78/' shown.yaml | refer add -q - >/dev/null
    refer show 2026-0002 | diff <(sed -e 's/W-77/W-78/' -e 's/2026-0001/2026-0002/' shown.yaml) -
}

@test "show: several, as documents of one file; the look is journalled" {
    autumn
    run_split refer show 2026-0002 2026-0001
    assert_status 0
    [ "$(grep -c '^---$' .stdout)" -eq 1 ]
    [ "$(grep '^# ' .stdout | paste -s)" = $'# 2026-0002, received\t# 2026-0001, received' ]
    [ "$(kreds log | tail -n 1 | cut -f 4-6)" = $'refer show\t0\t2026-0002 2026-0001' ]
    refer show 2026-0001 2026-0002 | sed 's/^external_id.*//' | refer add -q - | wc -l >count
    [ "$(cat count)" -eq 2 ]
    run_split refer show - < <(refer list 2026-0001 2026-0002)
    assert_status 0
    run_split refer show - </dev/null
    assert_status 0
    assert_out ''
    run_split refer show 2026-0001 2026-0099
    assert_status 66
    assert_out ''
    assert_err 'refer: no referral 2026-0099'
}

@test "show: interviews, decisions and by whom, an ended place and a withdrawal stand above the form, harmless; add reads it" {
    autumn
    schedule staff add PP --role psychologist --qualified cool-kids
    schedule staff add FT --role 'family therapist' --qualified cool-kids
    screen interview 2026-0001 --invite
    screen interview 2026-0001 --at 2026-09-01T10:00 --venue 'Huset, lokale 2' --leader PP --referrer
    screen interview 2026-0001 --outcome no_show
    screen decide 2026-0001 decline --until 2026-10-01 --reason $'vent: {lidt}\nservice: x\e[31m'
    screen decide 2026-0001 accept --override kendt --priority urgent
    schedule plan cool-kids --start 2026-09-15 --leaders PP,FT --code ck >/dev/null
    schedule assign 2026-0001 ck
    schedule leave -q 2026-0001 ck --reason flyttet --on 2026-09-20
    refer withdraw 2026-0002 --reason "vil ikke #mere"
    screen decide -q 2026-0003 redirect --to counselling
    run_split refer show 2026-0001
    stdout=$(grep '^#' <<<"${stdout//"by: $(id -un)"/by: ME}")
    assert_out <<'END'
# 2026-0001, left
# accepted_on: 2026-09-01
# interview: {invited_on: 2026-09-01, set_for: 2026-09-01T10:00, venue: "Huset, lokale 2", leader: PP, referrer: takes part, held_on: 2026-09-01, outcome: no_show}
# decision: {outcome: decline, on: 2026-09-01, by: ME, until: 2026-10-01, verdict: eligible, reason: "vent: {lidt}\nservice: x\x1b[31m"}
# decision: {outcome: accept, on: 2026-09-01, by: ME, priority: urgent, verdict: eligible, override: kendt}
# place: {course: ck, from: 2026-09-01, to: 2026-09-20, ended: left, reason: flyttet}
END
    refer show 2026-0001 | sed 's/^external_id.*//' | refer add -q - >added
    [ "$(cut -f 2 added)" = cool-kids ]
    run_split refer show 2026-0002
    assert_out_has '# withdrawal: {on: 2026-09-01, reason: "vil ikke #mere"}'
    run_split refer show 2026-0003
    assert_out_has ", to: counselling, verdict: "
    # A referral that nobody has touched has none of it.
    [ "$(refer show "$(cut -f 1 added)" | grep -c '^#')" -eq 1 ]
}

@test "show: the record itself has the protected address, too" {
    printf '%s\n' 'service: cool-kids' \
        'citizen: {name: Bo Opdigt, protected: yes, address: Hemmelig Vej, school: Hemmelig Skole, phone: 99999999, municipality: Norddjurs}' \
        'holders: [{name: Bodil Opdigt, address: Hemmelig Vej}]' >one.yaml
    refer add one.yaml >/dev/null
    run_split refer show 2026-0001
    assert_status 0
    assert_out_has '  protected: yes'
    assert_out_has '  school: Hemmelig Skole'
    assert_out_has '    address: Hemmelig Vej'
    [ "$(grep -c 'Hemmelig Vej' <<<"$stdout")" -eq 2 ]
    assert_out_has '99999999'
}

# --- consent -----------------------------------------------------------------------------------------

@test "consent: by number, reference, relation; dated; seen by screening" {
    autumn
    [ "$(screen check 2026-0001 | cut -f 3)" = eligible ]
    run_split refer consent 2026-0001 father refused
    assert_status 0
    assert_out ''
    assert_err ''
    run_split screen check 2026-0001
    assert_out $'2026-0001\tcool-kids\tineligible\tconsent'
    refer consent 2026-0001 +2 given
    [ "$(screen check 2026-0001 | cut -f 3)" = eligible ]
    refer consent 2026-0001 2 refused
    run_split screen check 2026-0001
    assert_status 1
    refer consent 2026-0001 2026-0001+2 given
    [ "$(screen check 2026-0001 | cut -f 3)" = eligible ]
    refer consent 2026-0001 MOTHER withdrawn
    run_split screen check 2026-0001
    assert_status 1
    refer show 2026-0001 | grep -q '    consent: refused # withdrawn'
    # An earlier day does not overrule a later one.
    run_split refer consent 2026-0001 +1 given --on 2026-08-20
    assert_status 0
    assert_err 'refer: what was said on 2026-09-01 holds, as it is of a later day; wanted --on with that day or a later one, where this is to hold'
    run_split screen check 2026-0001
    assert_status 1
    refer consent -n 2026-0001 +1 given
    run_split screen check 2026-0001
    assert_status 1
    # To a report it is another consent.
    refer consent 2026-0001 +1 given --purpose report
    run_split screen check 2026-0001
    assert_status 1
}

@test "consent: refusals" {
    autumn
    run_split refer consent 2026-0001 +3 given
    assert_status 66
    assert_err 'refer: 2026-0001 has no one adult of that name; wanted +1 to +2, or a relation as mother'
    run_split refer consent 2026-0001 2026-0002+1 given
    assert_status 66
    run_split refer consent 2026-0001 2026-0001 given
    assert_status 66
    run_split refer consent 2026-0099 mother given
    assert_status 66
    assert_err 'refer: no referral 2026-0099'
    run_split refer consent 2026-0001 mother given --on 2026-08-17
    assert_status 77
    assert_err 'refer: the day lies before the receipt of 2026-0001 on 2026-08-18; wanted that day or a later one'
    run_split refer consent 2026-0001 mother given --purpose sale
    assert_status 64
    assert_err "refer: unknown purpose 'sale'; wanted service or report"
    run_split refer consent 2026-0001 mother given --on soon
    assert_status 64
    assert_err 'refer: --on is no date; wanted YYYY-MM-DD'
    form >alone.yaml
    refer add alone.yaml >/dev/null
    run_split refer consent 2026-0015 mother given
    assert_status 66
    assert_err 'refer: 2026-0015 has no adult; refer set 2026-0015 holders.1.name=NAME adds one'
    refer set 2026-0015 holders.1.name='Mor Opdigt'
    run_split refer consent 2026-0015 +1 given
    assert_status 0
}

# --- withdraw ----------------------------------------------------------------------------------------

@test "withdraw: one, several, from a pipe, on another day" {
    autumn
    run_split refer withdraw 2026-0001 --reason 'moved away' --on 2026-08-28
    assert_status 0
    assert_out ''
    assert_err ''
    run_split refer withdraw - --reason moved < <(refer list --status received 2026-0002 2026-0003)
    assert_status 0
    [ "$(refer list --status withdrawn | cut -f 1 | paste -s -d ' ')" = '2026-0001 2026-0002 2026-0003' ]
    run_split refer withdraw 2026-0004 2026-0004 --reason moved
    assert_status 0
    local before
    before=$(entries)
    run_split refer withdraw - --reason moved </dev/null
    assert_status 0
    [ "$(entries)" -eq "$before" ]
    run_split refer withdraw -n 2026-0005 --reason moved
    assert_status 0
    [ "$(refer list 2026-0005 | cut -f 4)" = received ]
}

@test "withdraw: refusals leave all as it was" {
    autumn
    run_split refer withdraw 2026-0001 2026-0099 --reason moved
    assert_status 66
    assert_err 'refer: no referral 2026-0099'
    [ "$(refer list 2026-0001 | cut -f 4)" = received ]
    run_split refer withdraw 2026-0001 --reason moved --on 2026-08-17
    assert_status 77
    assert_err 'refer: the day lies before the receipt of 2026-0001 on 2026-08-18; wanted that day or a later one'
    refer withdraw 2026-0001 --reason moved
    run_split refer withdraw 2026-0001 --reason again
    assert_status 77
    assert_err 'refer: 2026-0001 is withdrawn; only what has not begun can be withdrawn'
}

# --- services ----------------------------------------------------------------------------------------

@test "services: the columns, by age, by how they are delivered" {
    run_split refer services
    assert_status 0
    [ "$(wc -l <.stdout)" -eq 17 ]
    assert_out_has $'cool-kids\tgroup\tSEL § 11\t0\t0\tCool Kids'
    run_split refer services --delivered group
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = 'siblings-group cool-kids ses' ]
    run_split refer services --delivered group --age 8
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = 'siblings-group ses' ]
    run_split refer services --delivered group --age 12
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = 'siblings-group cool-kids ses' ]
    run_split refer services --delivered group --age 13
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = ses ]
    # An age that is one of a few, and one within a group of criteria.
    sed 's/{fact: age, between: \[9, 12\], strength: guide}/{fact: age, one_of: [9, 12]}/
        s/{fact: age, between: \[8, 12\]}/all: [{fact: age, between: [8, 12]}]/' "$KREDS_CATALOGUE/catalogue.yaml" >catalogue.yaml
    cp "$KREDS_CATALOGUE/calendar.yaml" .
    run_split refer services -c . --delivered group --age 10
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = 'siblings-group ses' ]
    run_split refer services -c . --delivered group --age 13
    [ "$(cut -f 1 <<<"$stdout" | paste -s -d ' ')" = ses ]
    run_split refer services --delivered group --age 9 -f json
    [ "$(head -n 1 .stdout)" = '{"service":"siblings-group","delivered":"group","legal_basis":"SEL § 11.3","free":0,"waiting":0,"name":"Børnegruppe for søskende til et barn med handicap"}' ]
    run_split refer services --age ten
    assert_status 64
    assert_err 'refer: --age is no fitting number; wanted 0 to 130'
    run_split refer services --delivered bus
    assert_status 64
    assert_err "refer: unknown --delivered 'bus'; wanted one of group, individual, family, class"
}

@test "services: without a store the catalogue alone, and no numbers" {
    unset KREDS_DB
    run_split refer services --delivered group --age 13
    assert_status 0
    assert_out $'ses\tgroup\tSEL § 11\t\t\tSES - samarbejde efter skilsmisse'
    run_split refer services -d none.db
    assert_status 69
}
