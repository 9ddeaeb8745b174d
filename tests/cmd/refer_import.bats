#!/usr/bin/env bats
# kreds-refer import: what Danish offices produce, in the encodings, the words and the shapes that their programs save; and that a row
# which cannot be taken comes back whole, to be mended.

load ../helpers

setup() {
    kreds_setup
    prepared kreds init
}

# sheet LINE…: in UTF-8, to standard output, each line ended by CRLF.
sheet() {
    printf '%s\r\n' "$@"
}

# taken FILE OPTION…: it goes in whole, and nothing is said.
taken() {
    run_split refer import "$@"
    assert_status 0
    assert_err ''
}

# names: the names in the store, in the order of their references.
names() {
    refer list --names | cut -f 8 | paste -s -d '|'
}

# shown REF PATTERN: the lines of the form that the pattern finds, without their indentation.
shown() {
    refer show "$1" | grep -E "$2" | sed 's/^ *//' | paste -s -d '|'
}

WEBFORM=$KREDS_ROOT/examples/webform

# --- encodings ---------------------------------------------------------------------------------------

@test "import: one sheet in every encoding an office saves it in is the same sheet" {
    sheet 'service;citizen.name;citizen.birth_date;reason' 'cool-kids;Jørgen Ærlig Åkær;03-02-2016;"prøve – 5 €, ½ time"' >utf-8.csv
    { printf '\xef\xbb\xbf'; cat utf-8.csv; } >marked.csv
    iconv -f UTF-8 -t WINDOWS-1252 utf-8.csv >windows.csv
    { printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE utf-8.csv; } >unicode.csv
    { printf '\xfe\xff'; iconv -f UTF-8 -t UTF-16BE utf-8.csv; } >big.csv
    taken utf-8.csv --source one
    assert_out $'2026-0001\t2\tnew\tcool-kids'
    local name
    for name in marked windows unicode big; do
        taken "$name.csv" --source one
        assert_out $'2026-0001\t2\tduplicate\tcool-kids'
        # A pipe cannot be read twice, and says the same.
        run_split refer import - --source one < <(cat "$name.csv")
        assert_status 0
        assert_out $'2026-0001\t2\tduplicate\tcool-kids'
    done
    [ "$(names)" = 'Jørgen Ærlig Åkær' ]
    [ "$(shown 2026-0001 '^reason')" = 'reason: prøve – 5 €, ½ time' ] || shown 2026-0001 reason
}

@test "import: the first letter that is not of ASCII may stand far behind" {
    { echo service,citizen.name; seq 1 6000 | sed 's/.*/cool-kids,Plain Opdigt &/'; printf 'cool-kids,S\xf8ren Opdigt\n'; } >late.csv
    run_split refer import late.csv -q
    assert_status 0
    [ "$(refer list --names | tail -n 1 | cut -f 8)" = 'Søren Opdigt' ]
    run_split refer import -q - --source pipe < <(cat late.csv)
    assert_status 0
    [ "$(refer list --names --source pipe | tail -n 1 | cut -f 8)" = 'Søren Opdigt' ]
}

@test "import --encoding: told, unknown, and a mark that knows better" {
    sheet 'service;citizen.name' 'cool-kids;Jørgen Opdigt' | iconv -f UTF-8 -t CP850 >dos.csv
    taken dos.csv --encoding CP850
    sheet 'service;citizen.name' 'cool-kids;Åse Opdigt' | iconv -f UTF-8 -t UTF-16LE >bare.csv
    taken bare.csv --encoding utf-16le
    { printf '\xef\xbb\xbf'; sheet 'service;citizen.name' 'cool-kids;Bo Påfund'; } >marked.csv
    taken marked.csv --encoding CP850
    [ "$(names)" = 'Jørgen Opdigt|Åse Opdigt|Bo Påfund' ]
    local name
    for name in Excel '' UTF-8//IGNORE; do
        run_split refer import dos.csv --encoding "$name"
        assert_status 64
        assert_out ''
        assert_err 'refer: --encoding takes a name that iconv -l lists, as UTF-8, Windows-1252 or CP850'
    done
}

@test "import --encoding: bytes that mean nothing are a wrong row with its place, and come back in the rejects" {
    printf 'service;citizen.name\ncool-kids;J\xf8rn Opdigt\ncool-kids;Bo Opdigt\n' >sheet.csv
    run_split refer import sheet.csv --encoding UTF-8
    assert_status 1
    assert_out $'2026-0001\t3\tnew\tcool-kids'
    assert_err 'refer: sheet.csv:2:2: bytes that are no UTF-8; a sheet saved as UTF-8 was wanted'
    run_split refer import sheet.csv --encoding US-ASCII --rejects rejects.csv
    assert_status 1
    assert_out $'2026-0001\t3\tduplicate\tcool-kids'
    run_split cat rejects.csv
    assert_out $'\xef\xbb\xbfservice;citizen.name;error\r
cool-kids;J\xef\xbf\xbdrn Opdigt;"bytes that mean nothing in US-ASCII; the encoding that the sheet was saved in was wanted"\r'
    # The letter that was lost is not taken for one.
    run_split refer import rejects.csv --encoding US-ASCII --source sheet.csv
    assert_status 1
    assert_err 'refer: rejects.csv:2:2: a letter of this cell was lost and stands as U+FFFD; wanted the letter'
    sed 's/\xef\xbf\xbd/ø/' rejects.csv >mended.csv
    taken mended.csv --encoding US-ASCII --source sheet.csv
    assert_out $'2026-0002\t2\tnew\tcool-kids'
    [ "$(names)" = 'Bo Opdigt|Jørn Opdigt' ]
}

@test "import: one damaged byte does not make every name of a sheet wrong" {
    printf 'service;citizen.name\ncool-kids;Åse Ærlig\ncool-kids;J\xf8rn Opdigt\n' >sheet.csv
    run_split refer import sheet.csv
    assert_status 1
    assert_out $'2026-0001\t2\tnew\tcool-kids'
    assert_err 'refer: sheet.csv:3:2: bytes that are no UTF-8; a sheet saved as UTF-8 was wanted'
    [ "$(names)" = 'Åse Ærlig' ]
}

@test "import: a sheet that is no text at all" {
    head -c 3000 /dev/zero >zero.csv
    run_split refer import zero.csv
    assert_status 65
    assert_err 'refer: zero.csv:1:1: a NUL byte stands in this cell; plain text was wanted'
    gzip <"$WEBFORM/henvisninger.csv" >sheet.csv
    run_split refer import sheet.csv
    assert_status 65
    assert_out ''
    [ "$(refer list | wc -l)" -eq 0 ]
}

@test "import: leaders and marks of an office come in the same encodings" {
    printf 'code;role;name\r\nPP;psychologist;Pia P\xe5fund\r\n' >leaders.csv
    run_split schedule staff import leaders.csv
    assert_status 0
    assert_err ''
    [ "$(schedule staff --names | cut -f 6)" = 'Pia Påfund' ]
}

# --- shapes -------------------------------------------------------------------------------------------

@test "import: a first line sep=, tells the delimiter; what is told goes before it" {
    sheet 'sep=,' 'service,citizen.name,"a;b;c;d"' 'cool-kids,Bo Opdigt' >sheet.csv
    run_split refer import sheet.csv -q
    assert_status 0
    assert_out $'2026-0001\t3\tnew\tcool-kids'
    sheet 'sep=,' 'service;citizen.name' 'cool-kids;Mo Opdigt' >told.csv
    taken told.csv --delimiter ';'
    [ "$(names)" = 'Bo Opdigt|Mo Opdigt' ]
}

@test "import: padded cells, no-break blanks, blank columns at the end, blank rows" {
    printf 'service ; citizen.name;citizen.school;;\r\n cool-kids ;"  Bo Opdigt ";\xc2\xa0;;\r\n;;;;\r\n\r\ncool-kids\xc2\xa0;\xc2\xa0Mo Opdigt;  ;;\r\n' >sheet.csv
    taken sheet.csv
    assert_out $'2026-0001\t2\tnew\tcool-kids\n2026-0002\t5\tnew\tcool-kids'
    [ "$(names)" = 'Bo Opdigt|Mo Opdigt' ]
    [ "$(shown 2026-0001 school)" = '' ]
}

@test "import: headings are known whatever their case and blanks, unknown ones are named once" {
    sheet 'SERVICE;Citizen . Name;"holders.1.
name";Løbenummer' 'cool-kids;Bo Opdigt;Bodil Opdigt;7' 'cool-kids;Mo Opdigt;Bodil Opdigt;8' >sheet.csv
    run_split refer import sheet.csv
    assert_status 0
    assert_err "refer: sheet.csv:1:4: unknown heading 'Løbenummer', its column is left out; wanted a path of the form, as citizen.name"
    [ "$(names)" = 'Bo Opdigt|Mo Opdigt' ]
    [ "$(shown 2026-0002 'name: Bodil')" = '- name: Bodil Opdigt' ]
}

# --- words --------------------------------------------------------------------------------------------

@test "import: days are read day first, with a time of day behind or not" {
    sheet 'service;citizen.name;received_on;citizen.birth_date' \
        'cool-kids;Anna Opdigt;2026-08-20;2016-02-03' \
        'cool-kids;Bjarke Fabel;20-08-2026;03-02-2016' \
        'cool-kids;Cilla Tænkt;20.8.2026;3.2.2016' \
        'cool-kids;Dines Påfund;20/08/2026;03/02/2016' \
        'cool-kids;Eskil Kulisse;20-08-2026 09:12;3/2-2016' \
        'cool-kids;Freja Legende;2026-08-20T23:59:59;3. 2. 2016' >sheet.csv
    taken sheet.csv
    [ "$(refer list | cut -f 2 | sort | uniq -c | tr -s ' ')" = ' 6 2026-08-20' ]
    [ "$(refer list | cut -f 1 | xargs refer show | grep -c 'birth_date: 2016-02-03$')" -eq 6 ]
}

@test "import: ja and nej, crosses, 1 and 0, SAND and FALSK, in any case" {
    sheet 'service;citizen.name;child_case;child_wants;action_plan;citizen.protected;holders.1.name;holders.1.holder;holders.1.consent;facts.anxiety_disturbs_daily_life' \
        'cool-kids;A Opdigt;ja;NEJ;Ukendt;x;Anna Opdigt;Ja;ja;X' \
        'cool-kids;B Opdigt;1;0;ved ikke;0;Anna Opdigt;nej;Nej;0' \
        'cool-kids;C Opdigt;SAND;Falsk;TRUE;false;Anna Opdigt;true;given;Nej' >sheet.csv
    taken sheet.csv
    local what='^ *(child_case|child_wants|action_plan|protected|holder|consent|anxiety_disturbs_daily_life):'
    [ "$(shown 2026-0001 "$what")" = 'protected: yes|holder: yes|consent: given|child_case: yes|child_wants: no|anxiety_disturbs_daily_life: yes' ]
    [ "$(shown 2026-0002 "$what")" = 'holder: no|consent: refused|child_case: yes|child_wants: no|anxiety_disturbs_daily_life: no' ]
    [ "$(shown 2026-0003 "$what")" = 'holder: yes|consent: given|child_case: yes|child_wants: no|action_plan: yes|anxiety_disturbs_daily_life: no' ]
    sheet 'service;citizen.name;child_case;holders.1.name;holders.1.consent' 'cool-kids;D Opdigt;måske;Anna Opdigt;snart' >broken.csv
    run_split refer import broken.csv
    assert_status 1
    assert_err <<'END'
refer: broken.csv:2:3: 'child_case' is no answer; wanted yes, no or unknown
refer: broken.csv:2:5: 'consent' has a value that is not known; wanted one of: given, refused, unknown
END
}

@test "import: weekdays in Danish, columns to tick, decimal comma" {
    sheet 'service;citizen.name;possible_days;possible_days.fredag;concerns.Anxiety;concerns.school;concerns' \
        'cool-kids;A Opdigt;Mandag, tirsdag / ONS;x;Ja;0;sad' \
        'cool-kids;B Opdigt;hverdage;;;;' >sheet.csv
    taken sheet.csv
    [ "$(shown 2026-0001 '^(possible_days|concerns)')" = 'concerns: [anxiety, sad]|possible_days: [mon, tue, wed, fri]' ]
    [ "$(shown 2026-0002 '^(possible_days|concerns)')" = 'possible_days: [mon, tue, wed, thu, fri]' ]
    sheet 'service;citizen.name;concerns.nothing;concerns.sad' 'cool-kids;C Opdigt;x;tit' >broken.csv
    run_split refer import broken.csv
    assert_status 1
    assert_err <<'END'
refer: broken.csv:1:3: unknown heading 'concerns.nothing', its column is left out; wanted a path of the form, as citizen.name
refer: broken.csv:2:4: 'concerns.sad' is neither ticked nor not; wanted x, yes or no
END
    # A number that a criterion compares, in a catalogue of one's own.
    cp -r "$KREDS_CATALOGUE" catalogue
    sed -i 's/- fact: anxiety_disturbs_daily_life/- {fact: hours_at_home, ask: {da: Hvor mange?, en: How many?}, at_least: 2.5, strength: guide}\n      &/' catalogue/catalogue.yaml
    sheet 'service;citizen.name;facts.hours_at_home' 'cool-kids;D Opdigt;3,5' 'cool-kids;E Opdigt;1.250,25' >hours.csv
    taken hours.csv -c catalogue
    [ "$(KREDS_CATALOGUE=catalogue shown 2026-0003 hours_at) $(KREDS_CATALOGUE=catalogue shown 2026-0004 hours_at)" = 'hours_at_home: 3.5 hours_at_home: 1250.25' ]
}

# --- the map -------------------------------------------------------------------------------------------

@test "import: the example's web form by its map, its reject mended and imported again" {
    cp "$WEBFORM"/* .
    run_split refer import henvisninger.csv --map map.yaml --rejects afvist.csv
    assert_status 1
    assert_out <<'END'
2026-0001	2	new	cool-kids
2026-0002	4	new	siblings-group
2026-0003	5	new	cool-kids
END
    assert_err 'refer: rows refused: 1; they stand in afvist.csv with the reasons'
    run_split refer show 2026-0001
    assert_out <<'END'
# 2026-0001, received
service: cool-kids
received_on: 2026-08-18
external_id: "1001"
source: webform
citizen:
  kind: child
  name: Asta Opdigt
  birth_date: 2016-03-04
  municipality: Norddjurs
  address: "Opdigtet Vej 1, 8500 Grenaa"
  school: Eksempelskolen
  class: "4.b"
holders:
  - name: Anna Opdigt
    relation: mother
    phone: "00 00 00 01"
    holder: yes
    consent: given
  - name: Anders Opdigt
    relation: father
    phone: "00 00 00 02"
    holder: yes
    consent: given
referrer:
  role: parent
  name: Anna Opdigt
child_case: no
concerns: [anxiety, school]
reason: |-
  Bliver hjemme fra skole med ondt i maven.
  Det begyndte i foråret; hun vil gerne selv af med det.
child_wants: yes
possible_days: [mon, tue, wed]
facts:
  anxiety_disturbs_daily_life: yes
END
    # The reject stands as the sheet had it, with the mark by which a spreadsheet knows it, and under the same headings.
    [ "$(head -c 3 afvist.csv)" = $'\xef\xbb\xbf' ]
    [ "$(head -n 1 afvist.csv)" = "$(head -n 1 henvisninger.csv | tr -d '\r');error"$'\r' ]
    [ "$(sed -n 2p afvist.csv)" = "$(tail -n 1 henvisninger.csv | tr -d '\r');\"'birth_date' has a year of two digits; wanted all four, as 03-02-2026 or 2026-02-03\""$'\r' ]
    sed 's/;03-02-16;/;03-02-2016;/' afvist.csv >mended.csv
    taken mended.csv --map map.yaml
    assert_out $'2026-0004\t2\tnew\tcool-kids'
    run_split refer import henvisninger.csv --map map.yaml -q
    assert_out <<'END'
2026-0001	2	duplicate	cool-kids
2026-0002	4	duplicate	siblings-group
2026-0003	5	duplicate	cool-kids
END
    [ "$(refer list | cut -f 7 | sort -u)" = webform ]
}

@test "import --map: words, constants and separators" {
    cat >map.yaml <<'END'
headings: {Navn: citizen.name, Voksen: holders.1.name, Hvem: holders.1.relation, Hvorfor: concerns, Sag: child_case}
values:
  concerns: {"Ked af det": sad, "Svært i skolen": school, Andet: }
  child_case: {Måske: unknown, "Ved det ikke": }
constants: {service: cool-kids, holders.1.relation: mother, holders.1.consent: given, possible_days: hverdage}
separators: {concerns: ","}
END
    sheet 'navn;voksen;hvem;hvorfor;sag' 'A Opdigt;Anna Opdigt;;"ked af det, Svært i Skolen, andet";måske' 'B Opdigt;;;;ved det ikke' \
        'C Opdigt;Carl Opdigt;far;Andet;ja' >sheet.csv
    taken sheet.csv --map map.yaml
    [ "$(shown 2026-0001 '(relation|consent|concerns|possible_days|child_case)')" = 'relation: mother|consent: given|concerns: [sad, school]|possible_days: [mon, tue, wed, thu, fri]' ]
    [ "$(shown 2026-0002 '(name|relation|concerns|child_case)')" = 'name: B Opdigt' ]
    [ "$(shown 2026-0003 '(relation|concerns|child_case)')" = 'relation: far|child_case: yes|concerns: []' ]
    # A constant of one concern, or day, gives way to the column's own cell, as any other.
    printf '%s\n' 'headings: {Navn: citizen.name, Gråd: concerns.sad, Mandag: possible_days.mon}' \
        'constants: {service: cool-kids, concerns.sad: yes, possible_days.mon: x}' >map.yaml
    sheet 'Navn;Gråd;Mandag' 'E Opdigt;nej;' 'F Opdigt;;nej' >ticks.csv
    taken ticks.csv --map map.yaml
    [ "$(shown 2026-0004 '(concerns|possible_days)')" = 'possible_days: [mon]' ]
    [ "$(shown 2026-0005 '(concerns|possible_days)')" = 'concerns: [sad]' ]
    # So does that of a day in another spelling than the sheet's.
    printf '%s\n' 'headings: {Navn: citizen.name, Mandag: possible_days.mandag}' \
        'constants: {service: cool-kids, possible_days.mon: x}' >map.yaml
    sheet 'Navn;Mandag' 'G Opdigt;nej' 'H Opdigt;' >ticks.csv
    taken ticks.csv --map map.yaml
    [ "$(shown 2026-0006 possible_days)" = '' ]
    [ "$(shown 2026-0007 possible_days)" = 'possible_days: [mon]' ]
    # Days are parted by the map's own sign, too.
    printf '%s\n' 'headings: {Navn: citizen.name, Dage: possible_days}' 'constants: {service: cool-kids}' 'separators: {possible_days: "+"}' >map.yaml
    sheet 'Navn;Dage' 'D Opdigt;man+ons, fredag' >sheet.csv
    taken sheet.csv --map map.yaml
    [ "$(shown 2026-0008 possible_days)" = 'possible_days: [mon, wed, fri]' ]
}

@test "import --map: what is wrong with a map stops the import with its places" {
    sheet 'Navn' 'A Opdigt' >sheet.csv
    cat >map.yaml <<'END'
headings: {Navn: citizen.nmae}
value: {service: {Cool Kids: cool-kids}}
values: {citizen.relation: {Mor: mother}}
constants: {servce: cool-kids}
separators: {concerns: " - "}
END
    run_split refer import sheet.csv --map map.yaml
    assert_status 65
    assert_out ''
    assert_err <<'END'
refer: map.yaml:1:18: this is no path of the form; wanted one as citizen.name; nearest: citizen.name
refer: map.yaml:2:1: unknown key 'value'; 'values' was perhaps wanted
refer: map.yaml:3:10: this is no path of the form; wanted one as citizen.name; nearest: citizen.email
refer: map.yaml:4:13: this is no path of the form; wanted one as citizen.name; nearest: service
refer: map.yaml:5:24: this parts no list; wanted one sign, as "," or "\n"
END
    printf '%s\n' 'headings: {Navn: citizen.name, Gråd: concerns.crying}' 'constants: {service: cool-kids}' >map.yaml
    sheet 'Navn;Gråd' 'A Opdigt;x' >sheet.csv
    run_split refer import sheet.csv --map map.yaml
    assert_status 65
    assert_err "refer: map.yaml:1:32: 'concerns.crying' is nothing that the catalogue knows; wanted one of its concerns, or a day as mon"
    # A constant that cannot be is told where it stands, row by row.
    printf '%s\n' 'headings: {Navn: citizen.name}' 'constants: {service: cool-kid}' >map.yaml
    sheet 'Navn' 'A Opdigt' >sheet.csv
    run_split refer import sheet.csv --map map.yaml
    assert_status 1
    assert_err "refer: map.yaml:2:22: unknown service 'cool-kid'; wanted a service of the catalogue; nearest: cool-kids"
    [ "$(refer list | wc -l)" -eq 0 ]
}

# --- rejects --------------------------------------------------------------------------------------------

@test "import: the rejects of a Windows-1252 sheet open in Excel, those of plain UTF-8 have no mark" {
    sheet 'service;citizen.name;citizen.birth_date' 'cool-kids;Åse Opdigt;31-02-2016' 'cool-kids;"Øjvind ""Bo""; Opdigt";32-1-2016' >plain.csv
    iconv -f UTF-8 -t WINDOWS-1252 plain.csv >windows.csv
    local why=';"'"'birth_date' is no day of the calendar; wanted a date as 2026-03-04\"" name
    for name in plain windows; do
        run_split refer import "$name.csv" --rejects "$name.rejects"
        assert_status 1
        assert_out ''
        assert_err "refer: rows refused: 2; they stand in $name.rejects with the reasons"
    done
    sheet 'service;citizen.name;citizen.birth_date;error' "cool-kids;Åse Opdigt;31-02-2016$why" "cool-kids;\"Øjvind \"\"Bo\"\"; Opdigt\";32-1-2016$why" >wanted
    cmp wanted plain.rejects
    { printf '\xef\xbb\xbf'; cat wanted; } | cmp - windows.rejects
    sed 's/31-02-2016/28-02-2016/; s/32-1-2016/31-1-2016/' windows.rejects >mended.csv
    taken mended.csv
    [ "$(names)" = 'Åse Opdigt|Øjvind "Bo"; Opdigt' ]
}

# --- what must be met without loss -----------------------------------------------------------------------

@test "import: a name with quotes, signs, escapes, HTML or a formula is taken as it is and leaves harmless" {
    sheet 'service;citizen.name' 'cool-kids;"Bo ""B"" Opdigt; Jr"' 'cool-kids;=HYPERLINK("x")' $'cool-kids;\e[31mRød\e[0m' 'cool-kids;<b>Ib</b>' >sheet.csv
    taken sheet.csv
    run_split refer list --names -f csv
    [ "$(cut -d , -f 8- <<<"$stdout" | tr -d '\r' | tail -n +2 | head -n 2)" = '"Bo ""B"" Opdigt; Jr"
"=HYPERLINK(""x"")"' ]
    refer list --names -f excel | grep -qF "\"'=HYPERLINK(\"\"x\"\")\""
    refer list --names -f table >table
    ! grep -q $'\e' table
    grep -qF '[31mRød' table
    refer list --names -f json | grep -qF '"name":"\u001b[31mRød\u001b[0m"'
    # The very same sheet again: what was made harmless on the way out was not so inside.
    taken sheet.csv
    [ "$(cut -f 3 <<<"$stdout" | sort -u)" = duplicate ]
}

@test "import: CPR numbers and birth dates that cannot be, each with its place" {
    sheet 'service;citizen.name;citizen.cpr;citizen.birth_date;received_on' \
        'cool-kids;A Opdigt;310216-0000;;01-08-2026' \
        'cool-kids;B Opdigt;12345;;01-08-2026' \
        'cool-kids;C Opdigt;040316-4000;05-03-2016;01-08-2026' \
        'cool-kids;D Opdigt;;02-08-2026;01-08-2026' \
        'cool-kids;E Opdigt;;04-03-1850;01-08-2026' \
        'cool-kids;F Opdigt;;;02-09-2026' \
        'cool-kids;G Opdigt;040316 4000;04-03-2016;01-08-2026' >sheet.csv
    run_split refer import -q sheet.csv
    assert_status 1
    assert_err <<'END'
refer: sheet.csv:2:3: 'cpr' begins with a day that does not exist; wanted a day of birth as DDMMYY
refer: sheet.csv:3:3: 'cpr' is no CPR number; wanted ten digits, as DDMMYY-SSSS
refer: sheet.csv:4:4: 'birth_date' and 'cpr' disagree; wanted the same day of birth in both
refer: sheet.csv:5:4: 'birth_date' gives a birth after the receipt; wanted a day until 2026-08-01
refer: sheet.csv:6:4: 'birth_date' gives a birth too long ago; wanted a day of the last 150 years
refer: sheet.csv:7:5: 'received_on' lies after today; wanted a day until 2026-09-01
END
    assert_out $'2026-0001\t8\tnew\tcool-kids'
    [ "$(names)" = 'G Opdigt' ]
}

@test "import: whoever is slow to send the rows keeps nobody from writing" {
    mkfifo rows
    refer import -q --source slow - <rows >came 3>&- &
    local importing=$!
    exec 7>rows
    # More than a pipe holds: all but the end is read when this is through.
    { echo 'service;citizen.name;reason' && seq 900 | awk '{ printf "cool-kids;Opdigt %d;%0900d\n", $1, 0 }'; } >&7
    run_split refer add -q - <<<'{service: cool-kids, citizen: {name: Bo Opdigt}}' 7>&-
    exec 7>&-
    wait "$importing"
    assert_status 0
    [ "$(cut -f 3 came | uniq -c | tr -s ' ')" = ' 900 new' ]
}

@test "import: memory does not grow with the sheet" {
    [ -z "${ASAN_OPTIONS-}" ] || skip "the sanitizer's own memory is beyond any bound"
    {
        printf 'service;citizen.name;reason\r\n'
        seq 1 12000 | awk '{ printf "cool-kid;Opdigt %d;%0900d\xe6\r\n", $1, 0 }'
    } >long.csv
    [ "$(wc -c <long.csv)" -gt 10000000 ]
    # 10 MB are read twice, every row is refused and kept; the address space allows no copy of the file.
    (
        ulimit -v 60000
        run_split refer import long.csv --rejects rejects.csv
        assert_status 1
        assert_err 'refer: rows refused: 12000; they stand in rejects.csv with the reasons'
    )
    [ "$(wc -l <rejects.csv)" -eq 12001 ]
}

@test "import: a dry run of more rows than one journal entry takes knows the first of them at the last" {
    local row='7;cool-kids;Bo Opdigt;2016-03-07' tab=$'\t'
    { printf 'external_id;service;citizen.name;citizen.birth_date\n%s\n' "$row"
      yes ';none;;' | head -n 10000
      printf '%s\n8;cool-kids;Ida Opdigt;2016-03-08\n' "$row"; } >sheet.csv
    run_split refer import -n sheet.csv --rejects rejects.csv
    assert_status 1
    assert_out "2026-0001${tab}2${tab}new${tab}cool-kids
2026-0001${tab}10003${tab}duplicate${tab}cool-kids
2026-0002${tab}10004${tab}new${tab}cool-kids"
    [ -z "$(refer list)" ]
}

@test "import: the reason of a wrong row that ends early stands in its own column, and is never taken for data" {
    printf 'service,citizen.name,citizen.birth_date,reason\ncool-kids,"Te"st Opdigt,2016-01-02\n' >sheet.csv
    run_split refer import sheet.csv --rejects rejects.csv
    assert_status 1
    [ "$(sed -n '2s/,"a lone quote.*//p' rejects.csv)" = 'cool-kids,"Te"st Opdigt,2016-01-02,' ]
    sed 's/"Te"st/Test/' rejects.csv >mended.csv
    run_split refer import mended.csv
    assert_status 0
    assert_out $'2026-0001\t2\tnew\tcool-kids'
    [ -z "$(refer show 2026-0001 | grep '^reason')" ]
    # A comma within quotes parts no cells, whatever is wrong with the quotes.
    local name
    for name in '"Opdigt, Te"st' '"Opd"igt, Test"'; do
        printf 'service,citizen.name,citizen.birth_date,reason\ncool-kids,%s,2016-01-02\n' "$name" >sheet.csv
        run_split refer import sheet.csv --rejects rejects.csv
        assert_status 1
        [ "$(sed -n '2s/,"a lone quote.*//p' rejects.csv)" = "cool-kids,$name,2016-01-02," ]
    done
    # Of what a quote swallowed the last line counts.
    printf 'service,citizen.name,citizen.birth_date,reason\ncool-kids,"Opdigt, Test,2016-01-02\ncool-kids,Bo Opdigt,2016-01-03\n' >sheet.csv
    run_split refer import sheet.csv --rejects rejects.csv
    assert_status 1
    [ "$(sed -n '3s/,"the quote.*//p' rejects.csv)" = 'cool-kids,Bo Opdigt,2016-01-03,' ]
}

@test "import: the reason of a wrong row whose old reason somebody took out stands in that reason's column again" {
    printf 'service,citizen.name,citizen.birth_date,error\ncool-kids,"Te"st Opdigt,2016-01-02,\n' >sheet.csv
    run_split refer import sheet.csv --rejects rejects.csv
    assert_status 1
    [ "$(sed -n '2s/"a lone quote.*//p' rejects.csv)" = 'cool-kids,"Te"st Opdigt,2016-01-02,' ]
    sed 's/"Te"st/Test/' rejects.csv >mended.csv
    run_split refer import mended.csv
    assert_status 0
    assert_out $'2026-0001\t2\tnew\tcool-kids'
}

@test "import: an external id under which another citizen came is refused, and is no duplicate" {
    local other="'external_id' is that of 2026-0001, which is another citizen's; wanted an id of its own, or --source NAME"
    printf 'external_id;service;citizen.name;citizen.birth_date\n1;cool-kids;Opdigt Anna;2016-03-07\n' >sheet.csv
    refer import -q sheet.csv
    # The next month's sheet counts from 1 again.
    printf 'external_id;service;citizen.name;citizen.birth_date\n1;cool-kids;Bo Test;2015-05-08\n' >next.csv
    run_split refer import next.csv --source sheet.csv
    assert_status 1
    assert_out ''
    assert_err "refer: next.csv:2: $other"
    # Whom a row would accept is looked at first.
    printf 'external_id;service;citizen.name;citizen.birth_date;received_on;accepted_on\n%s\n' \
        '1;cool-kids;Bo Test;2015-05-08;2026-08-20;2026-08-25' >brings.csv
    run_split refer import brings.csv --source sheet.csv
    assert_status 1
    assert_out ''
    assert_err "refer: brings.csv:2: $other"
    run_split refer import next.csv --source sheet.csv --rejects rejects.csv
    assert_status 1
    [ "$(tail -n 1 rejects.csv | tr -d "\r")" = "1;cool-kids;Bo Test;2015-05-08;\"$other\"" ]
    run_split refer import rejects.csv --source october
    assert_status 0
    assert_out $'2026-0002\t2\tnew\tcool-kids'
    # Mended by hand, a child is the same: one of name and birth date still stands.
    refer set 2026-0001 citizen.birth_date=2016-07-03
    run_split refer import sheet.csv
    assert_status 0
    assert_out $'2026-0001\t2\tduplicate\tcool-kids'
    refer set 2026-0001 citizen.name="Anna Opdigt"
    run_split refer import sheet.csv
    assert_status 0
    assert_out $'2026-0001\t2\tduplicate\tcool-kids'
    # Two CPR numbers are two people as well, born on one day or not.
    printf 'external_id;service;citizen.name;citizen.cpr\n7;cool-kids;Cy Test;0403164000\n7;cool-kids;Dy Prøve;0403164018\n' >cpr.csv
    run_split refer import -q cpr.csv
    assert_status 1
    assert_out $'2026-0003\t2\tnew\tcool-kids'
    assert_err_has "refer: cpr.csv:3: 'external_id' is that of 2026-0003, which is another citizen's;"
}

@test "import: sound and refused rows keep their order over hundreds of rows, and the end is the sheet's" {
    seq 1 300 | awk 'BEGIN { print "service,citizen.name" }
        { print ($1 % 7 == 0 ? "cool-kid" : "cool-kids") ",Opdigt " $1 }' >long.csv
    printf '%s\n' '"cool-kids,Opdigt 301' 'cool-kids,Opdigt 302' >>long.csv
    run_split refer import long.csv
    assert_status 1
    seq 1 300 | awk '$1 % 7 != 0 { printf "2026-%04d\t%d\tnew\tcool-kids\n", ++n, $1 + 1 }' >wanted
    diff wanted "$BATS_TEST_TMPDIR/.stdout"
    grep -o 'long.csv:[0-9]*' "$BATS_TEST_TMPDIR/.stderr" >came
    seq 1 301 | awk '$1 % 7 == 0 || $1 == 301 { print "long.csv:" $1 + 1 }' | diff - came
    assert_err_has "the quote that opens on line 302 is never closed"
    run_split refer import long.csv
    assert_status 1
    [ "$(cut -f 3 "$BATS_TEST_TMPDIR/.stdout" | sort | uniq -c | tr -s ' ')" = " 258 duplicate" ]
}
