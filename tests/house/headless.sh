#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The headless runner gives what it promises.  TAP.

set -u
headless=$(cd "$(dirname "$0")/.." && pwd)/headless
number=0

# expect NAME WANTED GOT
expect ()
{
  number=$((number + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $number $1"
  else
    echo "not ok $number $1"
    echo "# wanted '$2', got '$3'"
  fi
}

echo '1..4'

"$headless" sh -c 'exit 7' 2> /dev/null
expect '/headless/the-exit-code-is-that-of-the-command' 7 $?

expect '/headless/the-screen-has-the-size-asked-for' '640x480' \
  "$(HEADLESS_SIZE=640x480 "$headless" import -window root -format '%wx%h' info:- 2> /dev/null)"

# shellcheck disable=SC2016 # For the shell inside.
expect '/headless/language-and-style-reach-the-program' 'sv prefer-dark 0' \
  "$(HEADLESS_LANGUAGE=sv HEADLESS_STYLE=dark "$headless" \
    sh -c 'echo $LANGUAGE $ADW_DEBUG_COLOR_SCHEME $ADW_DEBUG_HIGH_CONTRAST' 2> /dev/null)"

# shellcheck disable=SC2016
world=$("$headless" sh -c 'test -d "$XDG_RUNTIME_DIR" && echo "$HOME"' 2> /dev/null)
[ -n "$world" ] && [ "$world" != "$HOME" ] && [ ! -e "$world" ] && gone=yes
expect '/headless/the-home-is-fresh-and-gone-afterwards' yes "${gone-no}"
