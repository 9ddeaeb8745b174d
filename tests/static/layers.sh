#!/usr/bin/env bash
# The layers: who may include whom, who may include which library's header, and what lib never calls. Each rule is first
# proved against bad-layers/, a small tree that breaks every one of them.
set -u
cd "$(dirname "$0")" || exit 70
here=$PWD
. ./tap.bash
work=$(mktemp -d)
trap 'rm -rf "$work" "$found"' EXIT

# code FOLDER…: the C code below the folders, without comments and strings, from what read_code put into $code.
code() {
    local folders
    folders=$(IFS='|' && echo "$*")
    grep -E "^($folders)/" "$code"
}

# read_code FOLDER: a file with the code of lib and cmd below the folder.
read_code() {
    local into
    into=$(mktemp -p "$work")
    (cd "$1" && find lib cmd -name '*.[ch]' -type f 2>/dev/null | sort | xargs -r awk -f "$here/code.awk") >"$into"
    echo "$into"
}

# includes FOLDER FORBIDDEN…: the include lines of lib/FOLDER that name one of the folders.
includes() {
    local folder=$1 forbidden
    shift
    forbidden=$(IFS='|' && echo "$*")
    code "lib/$folder" | grep -E "#[[:space:]]*include[[:space:]]*[\"<]($forbidden)/"
}

# header NAME FOLDER: the include lines of lib and cmd that name the library's header, but those of FOLDER.
header() {
    code lib cmd | grep -E "#[[:space:]]*include[[:space:]]*[\"<]($1)[\">]" | grep -vE "^($2)/"
}

# names REGEX [EXCEPTION]: lib's lines that use the identifier, but those of the file EXCEPTION.
names() {
    code lib | grep -vE '#[[:space:]]*include' | grep -E "[^A-Za-z0-9_.>]($1)($|[^A-Za-z0-9_])" | grep -vE "^(${2:-none}):"
}

# calls REGEX [EXCEPTION]: the same for functions that are called.
calls() {
    code lib | grep -E "[^A-Za-z0-9_.>]($1)[[:space:]]*\\(" | grep -vE "^(${2:-none}):"
}

# A rule is a function that prints what breaks it, below the folder it stands in.
rule_base() { includes base model input catalogue intake rules store output cmd common; }
rule_model() { includes model input catalogue intake rules store output cmd common; }
rule_input() { includes input catalogue intake rules store output cmd common; }
rule_catalogue() { includes catalogue intake rules store output cmd common; }
rule_intake() { includes intake catalogue rules store output cmd common; }
rule_rules() { includes rules input catalogue intake store output cmd common; }
rule_store() { includes store input catalogue intake rules output cmd common; }
rule_output() { includes output input catalogue intake rules store cmd common; }
rule_folder() { code lib cmd | grep -E '#[[:space:]]*include[[:space:]]*"([^/"]*"|\.)'; }
rule_known() {
    find lib -mindepth 1 -maxdepth 1 -type d 2>/dev/null |
        grep -vE '^lib/(base|model|input|catalogue|intake|rules|store|output)$'
}
rule_sqlite() { header 'sqlite3(ext)?\.h' lib/store; }
rule_yaml() { header 'yaml\.h|csv\.h|iconv\.h' lib/input; }
rule_ical() { header '(libical/)?(ical|icalss|libical)[a-z]*\.h' lib/output; }
rule_getopt() {
    code lib | grep -E 'include[[:space:]]*<getopt\.h>'
    names 'optarg|optind|opterr|optopt'
    calls 'getopt|getopt_long'
}
rule_print() {
    names 'stdout|stderr|stdin' lib/base/memory.c
    calls 'printf|vprintf|puts|putchar|perror|warnx?|errx?' lib/base/memory.c
}
rule_exit() { calls 'exit|_exit|_Exit|quick_exit|abort|atexit|raise' lib/base/memory.c; }
rule_environment() {
    names 'environ'
    calls 'getenv|secure_getenv|setenv|putenv'
}
rule_clock() {
    calls 'time|clock|clock_gettime|gettimeofday|timespec_get|localtime|localtime_r'
    grep -HniE "'now'|current_(timestamp|date|time)" lib/*/*.sql lib/*/*/*.sql 2>/dev/null
}

# prove WHAT FUNCTION: the rule finds what breaks it in the bad tree, and nothing in ours.
prove() {
    : >"$found"
    [ -n "$(code=$bad && cd bad-layers && "$2")" ] || echo "the rule $2 found nothing in tests/static/bad-layers" >"$found"
    check "proved: $1" "$found"
    (code=$ours && cd ../.. && "$2") >"$found"
    check "$1" "$found"
}

bad=$(read_code bad-layers)
ours=$(read_code ../..)
prove 'base knows nothing of the domain' rule_base
prove 'model stands on base alone' rule_model
prove 'input stands on model and base' rule_input
prove 'catalogue stands on input, model and base' rule_catalogue
prove 'intake stands on input, model and base' rule_intake
prove 'rules stand on model and base' rule_rules
prove 'store stands on model and base' rule_store
prove 'output stands on model and base' rule_output
prove 'an include names its folder' rule_folder
prove 'lib has no other folders' rule_known
prove 'only store includes sqlite3.h' rule_sqlite
prove 'only input includes yaml.h, csv.h and iconv.h' rule_yaml
prove "only output includes libical's headers" rule_ical
prove 'lib reads no options' rule_getopt
prove 'lib prints to no standard stream' rule_print
prove 'lib does not exit' rule_exit
prove 'lib does not read the environment' rule_environment
prove 'lib does not read the clock' rule_clock
plan
