# Bash completion for kreds, refer, screen, schedule, attend and report, and for kreds-refer and so on.
#
# Verbs, options and operands are read from the command's own --help, so that nothing is told twice. Services,
# references, courses, sessions and leaders are asked of the store and the catalogue that the line names, with looks
# that show no name and leave nothing in the journal; what cannot be answered is silently not offered.
#
# The names refer and screen belong to others on many machines: they are completed only where they are kreds's own.
# shellcheck shell=bash

# _kreds_program NAME: prints where the command called NAME really stands; fails where it is none of kreds's. In its
# folder stands the program kreds itself, and not a link to it as in a bin folder that others use too.
_kreds_program() {
    local path=$1
    [[ $path != \~/* ]] || path=$HOME/${path#??}
    path=$(type -P -- "$path") && path=$(readlink -f -- "$path") || return 1
    case ${path##*/} in
    kreds | refer | screen | schedule | attend | report) ;;
    *) return 1 ;;
    esac
    [ -x "${path%/*}/kreds" ] && [ ! -L "${path%/*}/kreds" ] || return 1
    printf '%s\n' "$path"
}

# _kreds_plain WORD: prints a word of the line as the command will get it; fails where the shell has yet to expand it.
_kreds_plain() {
    local word=$1
    case $word in
    *[\$\`*?]*) return 1 ;;
    \~/*) word=$HOME/${word#??} ;;
    esac
    word=${word//[\"\'\\]/}
    printf '%s\n' "$word"
}

# _kreds_read_line: the line up to the cursor into `words`, where what readline breaks at = and : is one word again;
# redirections are left out. `value` is the word to complete, `before` its part that readline leaves alone.
_kreds_read_line() {
    local at word glued='' pending=''
    words=() value='' before='' redirected=''
    for ((at = 1; at <= COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        redirected=$pending pending=''
        if [[ $word =~ ^[=:]+$ && ${#words[@]} -gt 0 ]]; then
            words[-1]+=$word glued=yes before=${words[-1]}
        elif [ -n "$glued" ]; then
            before=${words[-1]} words[-1]+=$word glued=''
        elif [[ $word =~ ^[0-9]*[\<\>]+[\&|]?$ ]]; then
            pending=yes
        elif [ -n "$redirected" ] && [ "$at" -lt "$COMP_CWORD" ]; then
            :
        else
            words+=("$word") before=''
        fi
    done
    if [ ${#words[@]} -gt 0 ]; then
        value=${words[-1]}
        unset 'words[-1]'
    fi
}

# _kreds_read_help: what --help tells into `verbs` (verb: its operands), `takes` (option: its argument, or nothing),
# `verbs_of` (option: the verbs that take it, or nothing for all) and `long` (letter: its option).
_kreds_read_help() {
    local line part='' option='' pattern='^  (-([[:alpha:]]), )?(--[[:lower:]-]+)( ([^ ]+))?  '
    while IFS= read -r line; do
        case $line in
        Verbs: | Options:) part=$line ;;
        '') ;;
        *)
            if [[ $part == Verbs: && $line =~ ^\ \ ([[:lower:]]+)(\ (.*))?$ ]]; then
                verbs[${BASH_REMATCH[1]}]=${BASH_REMATCH[3]}
            elif [[ $part == Options: && $line =~ $pattern ]]; then
                option=${BASH_REMATCH[3]}
                takes[$option]=${BASH_REMATCH[5]} verbs_of[$option]=''
                [ -z "${BASH_REMATCH[2]}" ] || long[-${BASH_REMATCH[2]}]=$option
            elif [[ $part == Options: && -n $option && $line =~ ^\ +\(([[:lower:], ]+)\)$ ]]; then
                verbs_of[$option]=" ${BASH_REMATCH[1]//,/} "
            fi
            ;;
        esac
    done < <(LC_ALL=C "$program" --help 2>/dev/null </dev/null)
}

# _kreds_read_words: goes through the words before the cursor: `verb`, how many operands follow it, and the first of
# them; `argument_of` is the option whose argument the cursor is at; `store` leads the looks to the line's own store.
_kreds_read_words() {
    local word option only=''
    for word in ${words[@]+"${words[@]}"}; do
        if [ -n "$argument_of" ]; then
            option=$argument_of argument_of=''
            _kreds_note_argument "$option" "$word"
        elif [[ -z $only && $word == -- ]]; then
            only=yes
        elif [[ -z $only && $word == --* ]]; then
            _kreds_long_option "$word"
        elif [[ -z $only && $word == -?* ]]; then
            _kreds_letters "${word#-}"
        elif [ -z "$verb" ]; then
            verb=$word
        else
            [ "$operands" -gt 0 ] || first=$word
            operands=$((operands + 1))
        fi
    done
    operands_only=$only
}

# _kreds_long_option WORD: an option spelt out, or shortened as far as it stays clear, its argument perhaps with it.
_kreds_long_option() {
    local name=${1%%=*} option found=''
    for option in "${!takes[@]}"; do
        [[ $option != "$name" ]] || found=$option
        [[ $option != "$name"* || -n $found ]] || found=$option
    done
    [ -n "${takes[${found:-none}]-}" ] || return 0
    if [[ $1 == *=* ]]; then _kreds_note_argument "$found" "${1#*=}"; else argument_of=$found; fi
}

# _kreds_letters LETTERS: options by their letters; the first that takes an argument has the rest, or the next word.
_kreds_letters() {
    local letters=$1 option
    while [ -n "$letters" ]; do
        option=${long[-${letters:0:1}]-none} letters=${letters:1}
        if [ -n "${takes[$option]-}" ]; then
            if [ -n "$letters" ]; then _kreds_note_argument "$option" "$letters"; else argument_of=$option; fi
            return
        fi
    done
}

# _kreds_note_argument OPTION WORD: the option's argument on the line, where a look needs it too.
_kreds_note_argument() {
    local plain
    case $1 in
    --db | --catalogue | --today)
        if plain=$(_kreds_plain "$2"); then store+=("$1=$plain"); else blind=yes; fi
        ;;
    esac
}

# _kreds_offer BEHIND COMMAND…: of the lines that the command prints those that begin with what is typed, with BEHIND
# at their end. What the shell would read as more than a word is left out.
_kreds_offer() {
    local line
    local -a lines
    mapfile -t lines < <("${@:2}" | WANT=$value awk '
        $0 != "" && substr($0, 1, length(ENVIRON["WANT"])) == ENVIRON["WANT"] && !/[][ \t"'\''\\$`;&|<>(){}*?!]/')
    for line in ${lines[@]+"${lines[@]}"}; do
        COMPREPLY+=("$ahead$line$1")
    done
}

# _kreds_words WORD…: offers these words.
_kreds_words() { _kreds_offer '' printf '%s\n' "$@"; }

# _kreds_ask COMMAND VERB…: the first column of a look.
_kreds_ask() {
    [ -z "$blind" ] || return 0
    "${program%/*}/$1" "${@:2}" --quiet --format=tsv ${store[@]+"${store[@]}"} 2>/dev/null </dev/null | cut -f 1
}

_kreds_files() { compopt -o default; }
_kreds_no_space() { compopt -o nospace; }

# _kreds_sessions BEHIND: courses, each with BEHIND; after the slash the sessions of the one course.
_kreds_sessions() {
    local course
    if [[ $value == */* ]]; then
        course=$(_kreds_plain "${value%%/*}") || return 0
        compopt -o nosort
        _kreds_offer '' _kreds_ask schedule show "$course"
    else
        [ -z "$1" ] || _kreds_no_space
        _kreds_offer "$1" _kreds_ask schedule list
    fi
}

# _kreds_marks: who was there: references, and after the equals sign how.
_kreds_marks() {
    if [[ $value == *=* ]]; then
        ahead=${value%%=*}= value=${value#*=}
        _kreds_words present late cancelled absent none
    else
        _kreds_no_space
        _kreds_offer '=' _kreds_ask refer list
    fi
}

# _kreds_houses: the folders of examples that hold a catalogue, as installed or in the source tree that this file is in.
_kreds_houses() {
    local folder
    for folder in "${program%/*}/../../share/kreds/examples" "${BASH_SOURCE[0]%/*}/../examples"; do
        find "$folder" -mindepth 2 -maxdepth 2 -name catalogue.yaml 2>/dev/null
    done | awk -F/ '!told[$(NF - 1)]++ { print $(NF - 1) }'
}

# _kreds_kind KIND…: offers what is of these kinds, as --help calls them; a word in small letters stands for itself.
_kreds_kind() {
    local kind
    for kind; do
        case $kind in
        REF | INTO) _kreds_offer '' _kreds_ask refer list ;;
        WHO=STATUS) _kreds_marks ;;
        WHO) _kreds_words +1 +2 ;;
        COURSE) _kreds_offer '' _kreds_ask schedule list ;;
        COURSE/N) _kreds_sessions / ;;
        COURSE/n) _kreds_sessions '' ;;
        SERVICE) _kreds_offer '' _kreds_ask refer services ;;
        CODE | LEADER) _kreds_offer '' _kreds_ask schedule staff ;;
        HOUSE) _kreds_offer '' _kreds_houses ;;
        INSTRUMENT) _kreds_words sdq epds ;;
        FILE* | PATH | PLAN*) _kreds_files ;;
        *[![:lower:]_]*) ;;
        *) _kreds_words "$kind" ;;
        esac
    done
}

# _kreds_argument OPTION: offers what the option's argument can be.
_kreds_argument() {
    local kind=${takes[$1]}
    if [[ $kind == *,... ]]; then
        kind=${kind%,...}
        if [[ $value == *,* ]]; then
            ahead+=${value%,*}, value=${value##*,}
        fi
    fi
    case ${program##*/}:$1 in
    report:--format | screen:--format) _kreds_kind text table tsv csv excel json ;;
    *:--format)
        _kreds_kind table tsv csv excel json
        [[ $verb != year ]] || _kreds_kind text html
        ;;
    refer:--status)
        _kreds_kind received interview waiting placed completed declined redirected withdrawn left
        ;;
    attend:--status) _kreds_kind present late cancelled absent ;;
    refer:--delivered) _kreds_kind group individual family class ;;
    refer:--purpose) _kreds_kind service report ;;
    refer:--outcome) _kreds_kind met partly not ;;
    screen:--outcome) _kreds_kind agreed declined no_show ;;
    screen:--priority) _kreds_kind normal urgent ;;
    screen:--phase) _kreds_kind before after followup ;;
    screen:--coding) _kreds_kind scored position ;;
    screen:--form) case $verb in check | match) _kreds_files ;; *) _kreds_kind parent teacher self mother father ;; esac ;;
    screen:--by) _kreds_kind parent teacher self mother father ;;
    schedule:--possible-days) _kreds_kind mon tue wed thu fri sat sun ;;
    *:--who) _kreds_kind REF ;;
    *:--code) ;;
    *) _kreds_kind "$kind" ;;
    esac
}

# _kreds_operand: offers what can stand at the operand's place. After an operand that may be repeated its likes can
# follow, and the operands behind it.
_kreds_operand() {
    local template=${verbs[$verb]} at=0 repeated='' choice token
    local -a tokens choices=()
    if [[ $template == *' | '* ]]; then
        template=${template//[\[\]]/}
        while [ -n "$template" ]; do
            choice=${template%%' | '*}
            [[ $choice == "$template" ]] && template='' || template=${template#*' | '}
            choices+=("${choice%% *}")
            [[ $operands -eq 0 || ${choice%% *} != "$first" ]] || break
            choice=''
        done
        if [ "$operands" -eq 0 ]; then
            _kreds_kind "${choices[@]}"
            return
        fi
        template=$choice
    fi
    template=${template//'COURSE[/N]'/COURSE/n}
    read -ra tokens <<<"${template//[\[\]]/}"
    for token in ${tokens[@]+"${tokens[@]}"}; do
        [[ $token != *... ]] || repeated=yes
        if [[ $at -eq $operands || ($at -lt $operands && -n $repeated) ]]; then
            IFS='|' read -ra choices <<<"${token%...}"
            _kreds_kind ${choices[@]+"${choices[@]}"}
        fi
        at=$((at + 1))
    done
}

# _kreds_options: the options that the verb takes; before a verb stands, all.
_kreds_options() {
    local option
    local -a fitting=()
    for option in "${!takes[@]}"; do
        [[ -n $verb && -n ${verbs_of[$option]} && ${verbs_of[$option]} != *" $verb "* ]] || fitting+=("$option")
    done
    _kreds_words "${fitting[@]}"
}

_kreds() {
    local IFS=$' \t\n' program value before redirected verb='' first='' operands=0
    local operands_only='' argument_of='' ahead='' blind=''
    local -a words store=()
    local -A verbs=() takes=() verbs_of=() long=()
    COMPREPLY=()
    if ! program=$(_kreds_program "$1"); then
        _kreds_leave "$1"
        return
    fi
    _kreds_read_line
    if [ -n "$redirected" ]; then
        _kreds_files
        return
    fi
    _kreds_read_help
    _kreds_read_words
    if [ -n "$argument_of" ]; then
        _kreds_argument "$argument_of"
    elif [[ -z $operands_only && $value == --*=* ]]; then
        argument_of=${value%%=*}
        ahead=$argument_of= value=${value#*=}
        [ -z "${takes[$argument_of]-}" ] || _kreds_argument "$argument_of"
    elif [[ -z $operands_only && $value == -* ]]; then
        _kreds_options
    elif [ -z "$verb" ]; then
        _kreds_words "${!verbs[@]}"
    elif [ -n "${verbs[$verb]+known}" ]; then
        _kreds_operand
    fi
    _kreds_trim
}

# _kreds_trim: takes away the part of each offer that readline leaves standing, up to the last = or : that it breaks at.
_kreds_trim() {
    local at
    [ -n "$before" ] || return 0
    for at in "${!COMPREPLY[@]}"; do
        COMPREPLY[at]=${COMPREPLY[at]#"$before"}
    done
}

# _kreds_leave NAME: the name is somebody else's by now: bash looks anew how to complete it, as if we never had.
_kreds_leave() {
    if [[ $1 != */* ]] && complete -r -- "$1" 2>/dev/null; then
        return 124
    fi
    _kreds_files
}

complete -F _kreds kreds kreds-refer kreds-screen kreds-schedule kreds-attend kreds-report
for _kreds_name in refer screen schedule attend report; do
    if _kreds_program "$_kreds_name" >/dev/null; then complete -F _kreds "$_kreds_name"; fi
done
unset _kreds_name
