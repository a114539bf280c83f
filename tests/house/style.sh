#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of the house that a machine can check, over the files that git knows or would add.  TAP.

set -u
# shellcheck source=tests/house/tap.sh
. "$(dirname "$0")/tap.sh"
cd "$(dirname "$0")/../.." || exit 1

files=$(git -c safe.directory='*' ls-files --cached --others --exclude-standard 2> /dev/null)
if [ -z "$files" ]; then
  echo '1..0 # SKIP not a git checkout'
  exit 0
fi
# Those that are there: one that was removed may not be staged yet.
mapfile -t files < <(for file in $files; do [ -f "$file" ] && echo "$file"; done)

matching ()
{
  printf '%s\n' "${files[@]}" | grep -E "$1"
}
mapfile -t code < <(matching '\.[ch]$')
mapfile -t sources < <(matching '^src/.*\.c$')
mapfile -t headers < <(matching '\.h$')
mapfile -t scripts < <(matching '(^run|^\.ci/run|^tests/headless|\.sh|\.py)$')

if clang-format --version 2> /dev/null | grep -q 'version 14\.'; then
  check '/house/code-is-laid-out-by-clang-format' \
    "$(clang-format --dry-run "${code[@]}" 2>&1 | grep 'warning:' | cut -d: -f1 | sort | uniq -c)"
else
  skip '/house/code-is-laid-out-by-clang-format' 'clang-format 14 is not here'
fi

check '/house/no-file-is-longer-than-800-lines' \
  "$(wc -l "${code[@]}" "${scripts[@]}" | awk '$2 != "total" && $1 > 800')"

check '/house/no-line-of-code-is-wider-than-100-columns' \
  "$(LC_ALL=C.UTF-8 grep -nE '^.{101}' "${code[@]}" "${scripts[@]}")"

marks='TO''DO|FIX''ME|\bX''XX\b|not impl''emented'
check '/house/nothing-is-marked-unfinished' "$(grep -nE "$marks" "${code[@]}")"

check '/house/every-source-names-its-licence' \
  "$(grep -L 'SPDX-License-Identifier: ' "${code[@]}" "${scripts[@]}" | grep -v '^\.ci/run$')"

check '/house/every-source-has-a-log-domain' \
  "$(grep -L '^#define G_LOG_DOMAIN "stafett-' "${sources[@]}" 2> /dev/null)"

check '/house/every-header-is-read-once' "$(grep -L '^#pragma once$' "${headers[@]}")"

check '/house/sql-stays-in-core' \
  "$(grep -nE '#include <sqlite3|\b(SELECT|INSERT INTO|DELETE FROM) ' \
    "${sources[@]}" "${headers[@]}" | grep -vE '^(src/core|tests)/')"

check '/house/every-file-with-messages-is-in-potfiles' \
  "$({
    grep -lE '\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) \(' "${sources[@]}"
    matching '^(src|data)/.*\.ui$' | xargs -r grep -l 'translatable="yes"'
    matching '^data/.*\.(desktop|metainfo\.xml|mime\.xml)\.in$|\.gschema\.xml$'
  } 2> /dev/null | sort -u | comm -23 - <(grep -v '^#' po/POTFILES | sort -u))"

# A path of the machine where somebody wrote it.
places='(^|[^A-Za-z0-9_.~}-])/(work|ho''me|ro''ot|farm)/'
check '/house/no-path-of-one-machine' \
  "$(printf '%s\n' "${files[@]}" | grep -vE '^COPYING$|\.(png|po)$' | xargs grep -nIE "$places")"

plan
