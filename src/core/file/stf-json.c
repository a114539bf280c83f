/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON for programs that read what Stafett knows.  We only write it, and little of it. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-json.h"

/**
 * stf_json_append_string:
 * @json: a document in the making
 * @text: (nullable): UTF-8
 *
 * Appends a string with its quotes, or null.
 */
void
stf_json_append_string (GString *json, const char *text)
{
  g_return_if_fail (json != NULL);

  if (!text)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (json, "\\u%04x", (guint) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}
