#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The help is valid Mallard in both languages, every page can be found, and the Swedish is complete.
# The first argument is the help folder.  TAP.

set -u
help=$1
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0

# check NAME COMMAND...: passes when the command does and says nothing.
check ()
{
  local name=$1
  shift
  number=$((number + 1))
  if output=$("$@" 2>&1) && [ -z "$output" ]; then
    echo "ok $number $name"
  else
    echo "not ok $number $name"
    printf '%s\n' "$output" | head -n 40 | sed 's/^/# /'
  fi
}

untranslated ()
{
  itstool -o "$work/now.pot" "$help"/C/*.page
  msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" "$help/sv/sv.po" "$work/now.pot"
  msgattrib --no-wrap --untranslated --no-obsolete "$work/merged.po" | grep -A9 '^msgid "[^"]'
  msgattrib --no-wrap --only-obsolete "$work/merged.po" | grep '^#~ msgid'
  msgattrib --no-wrap --only-fuzzy "$help/sv/sv.po" | grep '^msgid'
  return 0
}

echo '1..10'
check '/help/swedish-is-complete' untranslated

msgfmt -o "$work/sv.mo" "$help/sv/sv.po"
mkdir "$work/sv"
check '/help/swedish-can-be-merged' itstool -m "$work/sv.mo" -o "$work/sv" "$help"/C/*.page

for folder in "$help/C" "$work/sv"; do
  language=${folder##*/}
  check "/help/$language/is-valid" yelp-check validate "$folder"
  check "/help/$language/links-lead-somewhere" yelp-check links "$folder"
  check "/help/$language/every-page-can-be-found" yelp-check orphans "$folder"
  check "/help/$language/names-are-those-of-the-files" yelp-check ids "$folder"
done
