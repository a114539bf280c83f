/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sie-check.h"

#include <string.h>

StfSie *
sie_read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StfSie *sie = stf_sie_read (bytes, &error);

  g_assert_no_error (error);
  return sie;
}

StfActuals *
sie_load_text (const char *text, int first, int last)
{
  g_autoptr (StfSie) sie = sie_read_text (text);
  g_autoptr (GError) error = NULL;
  StfActuals *actuals = stf_sie_load_actuals (sie, first, last, &error);

  g_assert_no_error (error);
  return actuals;
}

/* "4010 1=100 201301 1250|...", with öre. */
char *
sie_draw_actuals (const StfActuals *actuals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < actuals->rows->len; i++)
    {
      const StfActualsRow *row = &g_array_index (actuals->rows, StfActualsRow, i);

      g_string_append_printf (text, "%s%s [%s] %d %" G_GINT64_FORMAT, i > 0 ? "|" : "",
                              row->account, row->object, row->month, row->amount);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
sie_draw_notes (const StfActuals *actuals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < actuals->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) actuals->notes->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
