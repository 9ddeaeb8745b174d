# For the checks of examples in texts. A transcript is a folder with the steps step.1, step.2 … (shell commands) and, where
# the text shows it, want.1, want.2 … (their output, both streams together; a line `...` stands for any lines).

# same WANTED CAME: whether the output is the wanted one.
same() {
    awk '
        function match_from(w, c,    k) {
            for (; w <= wn; w++) {
                if (want[w] == "...") {
                    for (k = c; k <= cn + 1; k++) if (match_from(w + 1, k)) return 1
                    return 0
                }
                if (c > cn || want[w] != came[c++]) return 0
            }
            return c == cn + 1
        }
        NR == FNR && FILENAME == ARGV[1] { want[++wn] = $0; next }
        { came[++cn] = $0 }
        END { exit !match_from(1, 1) }' "$1" "$2"
}

# play FOLDER: runs all steps in one shell, in a fresh folder with nothing set, and leaves came.N.
play() {
    local steps=$1 home=$1/home
    mkdir -p "$home"
    (
        cd "$home" || exit 70
        # shellcheck disable=SC2016 # the inner shell expands
        env -i PATH="$KREDS_BIN:$PATH" HOME="$home" TMPDIR="$home" LC_ALL=C.UTF-8 TZ=Europe/Copenhagen \
            KREDS_TODAY=2026-09-01 STEPS="$steps" bash --norc -c '
                for ((n = 1; ; n++)); do
                    [ -e "$STEPS/step.$n" ] || break
                    . "$STEPS/step.$n" >"$STEPS/came.$n" 2>&1
                done' </dev/null
    )
}

# compare FOLDER WHAT: a TAP result for each step.
compare() {
    local n
    for ((n = 1; ; n++)); do
        [ -e "$1/step.$n" ] || break
        : >"$found"
        if [ ! -e "$1/came.$n" ]; then
            echo 'was not reached' >"$found"
        elif [ -e "$1/want.$n" ] && ! same "$1/want.$n" "$1/came.$n"; then
            diff -u --label wanted --label came "$1/want.$n" "$1/came.$n" >"$found"
        fi
        check "$2: $(head -n 1 "$1/step.$n" | cut -c 1-90)" "$found"
    done
}
