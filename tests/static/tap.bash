# For the static checks: `check WHAT FILE` is one TAP result, good when FILE (what the check found) is empty; else its
# first lines follow. `plan` closes.

tap_count=0
found=$(mktemp)
trap 'rm -f "$found"' EXIT

check() {
    tap_count=$((tap_count + 1))
    if [ -s "$2" ]; then
        echo "not ok $tap_count - $1"
        head -n 25 "$2" | sed 's/^/# /'
    else
        echo "ok $tap_count - $1"
    fi
}

plan() {
    echo "1..$tap_count"
}
