/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program to be killed: makes one change after another to the year file that its argument names,
 * and writes each revision as a line once it is confirmed. */

#define G_LOG_DOMAIN "stafett-core"

#include <stdio.h>

#include "stf-test-file.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (argc, ==, 2);
  file = stf_year_file_open (argv[1], STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_WRITE);

  /* Several pages a change, so that many are killed in the middle of one. */
  text = g_strnfill (8000, 'x');
  while (TRUE)
    {
      stf_test_add_skill (file, text);
      printf ("%" G_GINT64_FORMAT "\n", stf_year_file_get_revision (file));
      fflush (stdout);
    }
}
