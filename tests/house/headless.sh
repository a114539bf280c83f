#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The headless runner gives what it promises.  TAP.

set -u
# shellcheck source=tests/house/tap.sh
. "$(dirname "$0")/tap.sh"
headless=$(cd "$(dirname "$0")/.." && pwd)/headless

# expect NAME WANTED GOT
expect ()
{
  local difference=
  [ "$2" = "$3" ] || difference="wanted '$2', got '$3'"
  check "$1" "$difference"
}

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

plan
