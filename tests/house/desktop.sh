#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the desktop reads of Stafett is valid, and a year file is known by its name and by its
# contents.  The first argument is the build folder, the second the source folder.  TAP.

set -u
# shellcheck source=tests/house/tap.sh
. "$(dirname "$0")/tap.sh"
build=$1/data
source=$2/data
id=se.stafett.Stafett
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A database header with Stafett's application id, under a name that tells nothing.
year_by_contents ()
{
  mkdir -p "$work/share/mime/packages"
  cp "$build/$id.xml" /usr/share/mime/packages/freedesktop.org.xml "$work/share/mime/packages"
  update-mime-database "$work/share/mime" > /dev/null || return 1
  { printf 'SQLite format 3\0'; head -c 52 /dev/zero; printf 'Staf'; head -c 28 /dev/zero; } \
    > "$work/unnamed"
  echo x > "$work/named.stafett"
  for file in unnamed named.stafett; do
    type=$(XDG_DATA_HOME=$work/none XDG_DATA_DIRS=$work/share \
      gio info -a standard::content-type "$work/$file" | sed -n 's/.*standard::content-type: //p')
    [ "$type" = application/vnd.stafett ] || { echo "$file is taken for $type"; return 1; }
  done
}

# Stafett has no home page yet, which newer versions of appstreamcli warn of.
metainfo_is_valid ()
{
  appstreamcli validate --no-net "$build/$id.metainfo.xml" > "$work/report"
  grep -q Validation "$work/report" || return 1
  ! grep '^[EW]: ' "$work/report" | grep -v ': url-homepage-missing$'
}

manual_is_clean ()
{
  ! LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$@" 2>&1 > /dev/null | grep .
}

check_command '/desktop/the-desktop-entry-is-valid' desktop-file-validate "$build/$id.desktop"
check_command '/desktop/the-metainfo-is-valid' metainfo_is_valid
check_command '/desktop/the-settings-are-valid' glib-compile-schemas --strict --dry-run "$source"
check_command '/desktop/the-mime-type-and-icons-are-xml' \
  xmllint --noout --nonet "$build/$id.xml" "$source/icons/$id.svg" "$source/icons/$id-symbolic.svg"
check_command '/desktop/a-year-is-known-by-name-and-contents' year_by_contents
check_command '/desktop/the-icon-can-be-drawn' \
  rsvg-convert -w 16 -o "$work/icon.png" "$source/icons/$id.svg"
check_command '/desktop/the-manual-pages-have-no-mistakes' \
  manual_is_clean "$source/stafett.1" "$source/stafett-tool.1"

plan
