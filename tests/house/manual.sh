#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The manual page names every command and option that the tool has.  The first argument is the tool,
# the second the manual page.  TAP.

set -u
# shellcheck source=tests/house/tap.sh
. "$(dirname "$0")/tap.sh"
tool=$1
page=$(sed 's/\\-/-/g' "$2")
export LC_ALL=C.UTF-8 LANGUAGE=en

commands=$("$tool" --help | sed -n 's/^  \([a-z]\+\) .*/\1/p')

[ -n "$commands" ] && none='' || none='any command'
check '/manual/the-tool-lists-its-commands' "$none"

for command in $commands; do
  missing=
  grep -q "^\.B stafett-tool $command\$" <<< "$page" || missing=$command
  for option in $("$tool" "$command" --help | grep -o -- '--[a-z-]\+' | sort -u); do
    grep -q -- "$option" <<< "$page" || missing="$missing $option"
  done
  check "/manual/$command-and-its-options-are-explained" "$missing"
done

plan
