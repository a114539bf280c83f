#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The help is valid Mallard in both languages, every page can be found, and the Swedish is complete.
# The first argument is the help folder.  TAP.

set -u
# shellcheck source=tests/house/tap.sh
. "$(dirname "$0")/tap.sh"
help=$1
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a command says, which is nothing when all is well.
findings ()
{
  "$@" 2>&1 || echo failed
}

untranslated ()
{
  itstool -o "$work/now.pot" "$help"/C/*.page
  msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" "$help/sv/sv.po" "$work/now.pot"
  msgattrib --no-wrap --untranslated --no-obsolete "$work/merged.po" | grep -A9 '^msgid "[^"]'
  msgattrib --no-wrap --only-obsolete "$work/merged.po" | grep '^#~ msgid'
  msgattrib --no-wrap --only-fuzzy "$help/sv/sv.po" | grep '^msgid'
}

check '/help/swedish-is-complete' "$(untranslated 2>&1)"

msgfmt -o "$work/sv.mo" "$help/sv/sv.po"
mkdir "$work/sv"
check_command '/help/swedish-can-be-merged' \
  itstool -m "$work/sv.mo" -o "$work/sv" "$help"/C/*.page

for folder in "$help/C" "$work/sv"; do
  language=${folder##*/}
  check "/help/$language/is-valid" "$(findings yelp-check validate "$folder")"
  check "/help/$language/links-lead-somewhere" "$(findings yelp-check links "$folder")"
  check "/help/$language/every-page-can-be-found" "$(findings yelp-check orphans "$folder")"
  check "/help/$language/names-are-those-of-the-files" "$(findings yelp-check ids "$folder")"
done

plan
