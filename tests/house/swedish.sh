#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The Swedish translation is complete: every message of po/POTFILES is in po/sv.po, translated and
# not fuzzy, and placeholders agree (H14).  TAP.

set -u
# shellcheck source=tests/house/tap.sh
. "$(dirname "$0")/tap.sh"
cd "$(dirname "$0")/../.." || exit 1
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The arguments of meson's preset 'glib', so that this is the template the translator sees.
template=$(xgettext --files-from=po/POTFILES --from-code=UTF-8 --add-comments \
  --output="$work/now.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 \
  --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 --flag=N_:1:pass-c-format \
  --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format --flag=g_dngettext:2:pass-c-format \
  --flag=g_strdup_printf:1:c-format --flag=g_string_printf:2:c-format \
  --flag=g_string_append_printf:2:c-format --flag=g_error_new:3:c-format \
  --flag=g_set_error:4:c-format 2>&1 | grep -v 'warning: ')
[ -s "$work/now.pot" ] || template="$template No template was made."
check '/swedish/messages-can-be-collected' "$template"

check '/swedish/placeholders-agree' \
  "$(msgfmt --check-format --check-domain -o /dev/null po/sv.po 2>&1)"

check '/swedish/nothing-is-fuzzy' \
  "$(msgattrib --only-fuzzy --no-obsolete --no-wrap po/sv.po | grep '^msgid ')"

msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$work/merged.po" po/sv.po "$work/now.pot"
check '/swedish/nothing-is-untranslated' \
  "$(msgattrib --untranslated --no-obsolete --no-wrap "$work/merged.po" | grep -A1 '^msgid ' \
    | grep -v '^msgid ""$\|^--$\|^msgstr')"

check '/swedish/nothing-is-left-over' \
  "$(msgattrib --only-obsolete --no-wrap "$work/merged.po" | grep '^#~ msgid')"

plan
