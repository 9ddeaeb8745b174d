#!/usr/bin/env bash
# The campaign of faults in full: 200 kills, 100 rounds of each loop.
cd "$(dirname "$0")/../.." || exit 70
KREDS_KILLS=200 KREDS_LOOPS=100 exec bats --tap tests/cmd/faults.bats
