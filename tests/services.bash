# For the files that walk referrals from form to closing: `load ../helpers`, then `load ../services`. A file sets FORMS, the
# folder of its forms, one a service, and LEADERS, the sheet of its house's leaders.

TAB=$'\t'

# house DAY: a new house on that day, with its leaders.
house() {
    day "$1"
    prepared founded "$1"
}

founded() {
    kreds init
    schedule staff import "$LEADERS"
}

# day DATE: that is today, from now on.
day() {
    export KREDS_TODAY=$1
}

# receive SERVICE: its form comes in; REF is its reference, and FORM the form's file.
# shellcheck disable=SC2153 # FORMS is the file's
receive() {
    FORM=$FORMS/$1.yaml
    REF=$(refer add -q "$FORM" | cut -f 1)
    [ -n "$REF" ]
}

# judged VERDICT [REASONS]: what screen check says of REF.
judged() {
    run_split screen check "$REF"
    assert_status "$([ "$1" = eligible ] && echo 0 || echo 1)"
    assert_out "$REF$TAB$(sed -n 's/^service: //p' "$FORM")$TAB$1$TAB${2-}"
}

# variant VERDICT REASONS SCRIPT [FURTHER]: the form as the sed script changes it, in a house of its own, judged; what is not
# eligible, or not even for a look, is not accepted either. FURTHER are reasons that make the verdict no worse.
variant() {
    local -x KREDS_DB=$PWD/variant/kreds.db
    local REF=$REF reasons=${2//,/, }
    rm -rf variant
    prepared kreds init
    sed -E "$3" "$FORM" >variant.yaml
    ! cmp -s variant.yaml "$FORM" || told 'a script that changes the form' "$3" ''
    REF=$(refer add -q variant.yaml | cut -f 1)
    judged "$1" "$2${4+,$4}"
    run_split screen decide "$REF" accept
    case $1 in
    ineligible) assert_err_has "screen: $REF does not meet a must: $reasons; wanted met, or --override REASON" ;;
    incomplete) assert_err_has "screen: $REF lacks facts: $reasons; wanted answers, or --override REASON" ;;
    *) assert_err_lacks 'does not meet a must' && assert_err_lacks 'lacks facts' && return ;;
    esac
    assert_status 77
}

# refused MESSAGE COMMAND…: not allowed, with just that message, and nothing changed. Who else could lead is looked at elsewhere.
refused() {
    local before message=$1
    shift
    before=$(kreds log | wc -l)
    run_split "$@"
    assert_status 77
    assert_out ''
    stderr=$(grep -v ': no other start would do' <<<"$stderr" || true)
    assert_err "$message"
    [ "$(kreds log | wc -l)" = "$before" ] || told 'a refusal that leaves no trace' "$before" "$(kreds log)"
}

# owed DAY [LINE…]: the whole of what is owed on REF on that day, as what|of|due|overdue|to|leader.
owed() {
    local on=$1 line lines='' status_wanted=0
    shift
    for line; do
        lines+="$REF|$line"$'\n'
        [[ $line != *'|'*'|'*'|'[1-9]* ]] || status_wanted=1
    done
    run_split report due --today "$on" "$REF"
    stdout=${stdout//$TAB/|}
    assert_out "$lines"
    assert_status "$status_wanted"
}

# planned LINE…: the sessions just printed, as session|date|weekday|start|minutes|kind|venue|remark.
planned() {
    local lines
    lines=$(printf '%s\n' "$@")
    stdout=$(cut -f 1-3,5- <<<"$stdout" | tr '\t' '|')
    assert_out "$lines"
}

# come SESSION WHO…: they came.
come() {
    local session=$1
    shift
    attend mark "$session" "${@/%/=present}"
}

# state WORD: the state of REF.
state() {
    run_split refer list "$REF"
    stdout=$(cut -f 4 <<<"$stdout")
    assert_out "$1"
}

# over: REF is completed, nothing nags in ten years, and the store is sound.
over() {
    state completed
    owed 2036-12-31
    run_split kreds check
    assert_out ''
    assert_err ''
    assert_status 0
}
