#!/usr/bin/env bats
# The Danish of the programs: where the language comes from, what is said in it, and what stays as it is in any language.

load ../helpers

ENGLISH="refer: no service 'xyzzy' in the catalogue; refer services lists them"
DANISH="refer: ydelsen 'xyzzy' findes ikke i kataloget; refer services viser ydelserne"

# spoken SETTING…: what refer says of an unknown service in an environment with nothing but the settings.
spoken() {
    env -i KREDS_CATALOGUE="$KREDS_CATALOGUE" "$@" "$(command -v refer)" form xyzzy 2>&1 || [ $? -eq 66 ]
}

# says WANTED SETTING…
says() {
    local wanted=$1 came
    shift
    came=$(spoken "$@")
    [ "$came" = "$wanted" ] || told "in $*" "$wanted" "$came"
}

# in_danish COMMAND…
in_danish() { LANGUAGE=da "$@"; }

# --- where the language comes from ---------------------------------------------------------------

@test "a bare environment, as cron's, speaks English, and Danish when LANGUAGE says so" {
    says "$ENGLISH" PATH=/bin
    says "$DANISH" LANGUAGE=da
    says "$DANISH" LANGUAGE=da LC_ALL=C.UTF-8
    says "$DANISH" LANGUAGE=da LANG=C.UTF-8
}

@test "the first language of LANGUAGE that there are texts in" {
    says "$DANISH" LANGUAGE=da_DK.UTF-8
    says "$DANISH" LANGUAGE=da_DK:en
    says "$DANISH" LANGUAGE=sv:da
    says "$ENGLISH" LANGUAGE=en:da
    says "$ENGLISH" LANGUAGE=en_GB:da LANG=da_DK.UTF-8
    says "$ENGLISH" LANGUAGE=sv
    says "$ENGLISH" LANGUAGE=:
    says "$ENGLISH" LANGUAGE=../da
    says "$ENGLISH" LANGUAGE=dansk
}

@test "without LANGUAGE the locale's language, installed or not" {
    says "$DANISH" LANG=da_DK.UTF-8
    says "$DANISH" LC_MESSAGES=da_DK.UTF-8 LANG=en_GB.UTF-8
    says "$DANISH" LC_ALL=da_DK.UTF-8 LC_MESSAGES=en_GB.UTF-8
    says "$DANISH" LANG=da_DK.UTF-8 LANGUAGE=
    says "$ENGLISH" LANG=en_GB.UTF-8
    says "$ENGLISH" LANG=sv_SE.UTF-8
}

@test "the locales C and POSIX are English whatever LANGUAGE says" {
    says "$ENGLISH" LC_ALL=C LANGUAGE=da
    says "$ENGLISH" LC_ALL=POSIX LANGUAGE=da
    says "$ENGLISH" LANG=C LANGUAGE=da
}

@test "a program without its translations beside it speaks English" {
    mkdir -p alone/bin
    cp "$(command -v refer)" alone/bin/
    PATH=$PWD/alone/bin:$PATH
    says "$ENGLISH" LANGUAGE=da
    mkdir -p alone/share/locale/da/LC_MESSAGES
    says "$ENGLISH" LANGUAGE=da
    echo 'none of these' >alone/share/locale/da/LC_MESSAGES/kreds.mo
    says "$ENGLISH" LANGUAGE=da
}

@test "an installed program speaks Danish, also through the link in bin and in a folder with a blank in its name" {
    local build place="$PWD/a place"
    build=$(cd "$(dirname "$(command -v refer)")/.." && pwd)
    make -s -C "$KREDS_ROOT" BUILD="$build" -o all install DESTDIR="$place" PREFIX=/usr >make.out 2>&1
    [ -s "$place/usr/share/locale/da/LC_MESSAGES/kreds.mo" ]
    for program in "$place/usr/libexec/kreds/refer" "$place/usr/bin/kreds-refer"; do
        run_split env -i LANGUAGE=da "$program" xyzzy
        assert_status 64
        assert_err_has "refer: ukendt verbum 'xyzzy'"
    done
    make -s -C "$KREDS_ROOT" BUILD="$build" -o all uninstall DESTDIR="$place" PREFIX=/usr >make.out 2>&1
    [ ! -e "$place/usr/share/locale/da/LC_MESSAGES/kreds.mo" ]
}

# --- what is said in Danish, and what is not -----------------------------------------------------

@test "each command's help is in Danish, with the verbs and options of the English one" {
    # The verbs and the options, without what is said of them.
    contract() { grep -oE '^  ([a-z]+.*|(-[a-zA-Z], )?--[a-z-]+( [A-Z=,]+)?)|^ +\([a-z, ]+\)$'; }
    for name in kreds refer screen schedule attend report; do
        "$name" --help >english
        in_danish "$name" --help >danish
        run_split diff <(contract <english) <(contract <danish)
        assert_status 0
        # No line of explanation stands in both.
        run_split comm -12 <(grep -vxFf <(contract <english) english | grep '[a-z]' | sort -u) <(sort -u danish)
        stdout=$(grep -vE '^  (-[a-zA-Z], )?--[a-z-]+|status|family therapist' <<<"$stdout" || :)
        assert_out ''
    done
}

@test "exit statuses, references and columns are the same in both languages" {
    local command
    kreds init
    cp "$KREDS_ROOT"/examples/autumn/webform.csv .
    refer import webform.csv >/dev/null 2>&1 || [ $? -eq 1 ]
    schedule staff add PP --role psychologist >/dev/null
    for command in 'refer list' 'refer list -f csv' 'refer list -f json' 'refer list -f table' 'refer services -f csv' \
        'refer show 2026-0001' 'screen check' 'screen check --explain -f csv' 'screen decide 2026-0001 accept' 'screen xyzzy' \
        'schedule staff -f csv' 'schedule plan nothing' 'schedule show nothing' 'attend list xyzzy' 'report due -f csv' \
        'report weekly -f csv' 'report weekly 2026-W99' 'kreds check -f csv' 'kreds undo x' 'refer consent' 'kreds log -c nowhere'; do
        # shellcheck disable=SC2086 # the command is words
        run_split $command
        local english_status=$status english=$stdout
        # shellcheck disable=SC2086
        run_split in_danish $command
        assert_status "$english_status"
        case $command in kreds\ check*) ;; *) assert_out "$english" ;; esac
    done
}

@test "what cannot be is refused in Danish, at the same place" {
    kreds init
    printf 'service: cool-kids\ncitizen: {name: Bo Opdigt, birth_date: 2016-02-30}\nreferrer: {role: parent}\n' >form.yaml
    run_split in_danish refer add form.yaml
    assert_status 65
    assert_err "refer: form.yaml:2:40: 'birth_date' er ikke en dag i kalenderen; skriv en dato som 2026-03-04"
    echo 'catalogue: a' >broken.yaml
    echo 'servces: {}' >>broken.yaml
    run_split in_danish refer services -c broken.yaml
    assert_status 78
    assert_err_has "broken.yaml:2:1: ukendt nøgle 'servces'; her skulle måske stå 'services'"
}

@test "the weekly report writes dates and weeks as Danes do" {
    kreds init
    run_split in_danish report weekly 2026-W42 -f text --today 2026-10-14
    assert_status 0
    [ "$(head -n 1 .stdout)" = 'Uge 42, 12.–18. oktober 2026; lavet den 14. oktober 2026' ]
    assert_out_has 'Venteliste: ingen'
    run_split in_danish report weekly 2026-W53 -f text --today 2026-10-14
    [ "$(head -n 1 .stdout)" = 'Uge 53, 28. december 2026 – 3. januar 2027; lavet den 14. oktober 2026' ]
    run_split report weekly 2026-W42 -f text --today 2026-10-14
    [ "$(head -n 1 .stdout)" = 'Week 2026-W42, 2026-10-12 to 2026-10-18; made on 2026-10-14' ]
}

@test "the weekly report has Danish words for roles, decisions, sessions and what is due; programs get the codes" {
    kreds init
    refer add -q --source web "$(fixture cmd/services/norddjurs/family-treatment.yaml)" >/dev/null
    screen decide -q 2026-0001 accept
    schedule staff add FT --role 'family therapist'
    schedule plan family-treatment --for 2026-0001 --leaders FT --start 2026-09-02 --time 15:00 --code c >/dev/null
    schedule add c 2026-09-08 >/dev/null
    attend mark c/1 2026-0001=present
    run_split in_danish report weekly -f text --today 2026-09-02
    assert_status 0
    cp .stdout week
    run_split sed -nE '/^(Modtaget fra|Afgørelser|Gruppegange|Kommer)/,/^$/p' week
    assert_out <<'END'
Modtaget fra
henviser       henvisninger
sagsbehandler             1

Afgørelser
ydelse            afgørelse  henvisninger
family-treatment  bevilget              1

Gruppegange og samtaler
ydelse            status  gange
family-treatment  holdt       1

Kommer i ugen efter
gang  hvornår
c/2   8. september 2026 kl. 15:00

END
    run_split in_danish report weekly -f tsv --today 2026-09-02
    assert_out_has $'source\tcaseworker\t\t1'
    assert_out_has $'coming\tc/2\t2026-09-08 15:00\t1'
}

@test "the roll call shows in Danish what is known" {
    kreds init
    refer add -q "$(fixture cmd/services/norddjurs/family-treatment.yaml)" >/dev/null
    screen decide -q 2026-0001 accept
    schedule staff add FT --role 'family therapist'
    schedule plan family-treatment --for 2026-0001 --leaders FT --start 2026-09-02 --code c >/dev/null
    attend mark c/1 2026-0001=late
    command -v script >/dev/null || skip 'there is no script(1)'
    run_split in_danish script -qefc 'timeout --foreground 60 attend take c/1' /dev/null < <(echo q)
    assert_out_has '2026-0001    [for sent] '
}

# --- what goes out of the house ------------------------------------------------------------------

@test "the form speaks the catalogue's language, whoever prints it" {
    run_split refer form cool-kids
    assert_status 0
    assert_out_has '# Henvisning til: Cool Kids (Familiehuset Norddjurs)'
    assert_out_has '# Forstyrrer angst barnets hverdag?'
    assert_out_lacks 'the day it arrived'
    cp .stdout danish.yaml
    run_split in_danish refer form cool-kids
    assert_out "$(cat danish.yaml)"

    mkdir house
    cp "$KREDS_CATALOGUE"/*.yaml house/
    sed -i 's/^language: da$/language: en/' house/catalogue.yaml
    export KREDS_CATALOGUE=$PWD/house
    run_split refer form cool-kids
    assert_out_has '# Referral to: Cool Kids'
    cp .stdout english.yaml
    run_split in_danish refer form cool-kids
    assert_out "$(cat english.yaml)"
    # What is refused is told to the one who asks, in his language.
    says "$DANISH" LANGUAGE=da
    says "$ENGLISH" LANG=C.UTF-8
}

@test "the form in Danish has the keys of the English one and goes in" {
    refer form cool-kids >danish.yaml
    mkdir house
    cp "$KREDS_CATALOGUE"/*.yaml house/
    sed -i 's/^language: da$/language: en/' house/catalogue.yaml
    run_split diff <(grep -v '#' danish.yaml) <(refer form cool-kids -c house | grep -v '#')
    assert_status 0
    kreds init
    sed 's/^  name:$/  name: Bo Opdigt/' danish.yaml >filled.yaml
    run_split refer add filled.yaml
    assert_status 0
    assert_err ''
}

@test "the calendar speaks the catalogue's language, whoever asks for it" {
    kreds init
    refer add -q "$(fixture cmd/services/norddjurs/family-treatment.yaml)" >/dev/null
    screen decide -q 2026-0001 accept
    schedule staff add FT --role 'family therapist'
    schedule plan family-treatment --for 2026-0001 --leaders FT --start 2026-09-02 --code c >/dev/null
    schedule add c 2026-09-09 >/dev/null
    schedule cancel c/2 --reason 'rain' >/dev/null
    run_split schedule ical
    assert_out_has $'\nSUMMARY:Familiebehandling c/1: opstartsmøde\r'
    assert_out_has $'\nSUMMARY:Aflyst: Familiebehandling c/2\r'
    cp .stdout danish.ics
    run_split in_danish schedule ical
    assert_out "$(cat danish.ics)"
    mkdir house
    cp "$KREDS_CATALOGUE"/*.yaml house/
    sed -i 's/^language: da$/language: en/' house/catalogue.yaml
    run_split in_danish schedule ical -c house
    assert_out_has $'\nSUMMARY:Family treatment c/1: start-up meeting\r'
    assert_out_has $'\nSUMMARY:Cancelled: Family treatment c/2\r'
}
