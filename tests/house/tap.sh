# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Results of a test in shell, in TAP.  To be sourced; `plan` ends the test.

number=0

# check NAME FINDINGS: passes when there are none.
check ()
{
  number=$((number + 1))
  if [ -z "$2" ]; then
    echo "ok $number $1"
  else
    echo "not ok $number $1"
    printf '%s\n' "$2" | head -n 60 | sed 's/^/# /'
  fi
}

# check_command NAME COMMAND...: passes when the command does.
check_command ()
{
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    check "$name" ''
  else
    check "$name" "$* failed: $output"
  fi
}

skip ()
{
  number=$((number + 1))
  echo "ok $number $1 # SKIP $2"
}

plan ()
{
  echo "1..$number"
}
