/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year file from its creation to its closing. */

#define G_LOG_DOMAIN "stafett-core"

#include <glib/gstdio.h>
#include <string.h>

#include "stf-test-file.h"

static void
create_and_open (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_WRITE);
  g_assert_cmpint (stf_year_file_get_revision (file), ==, 0);
  g_assert_false (stf_year_file_get_unverified (file));

  stf_test_add_skill (file, "Tillgänglighet");
  g_assert_cmpint (stf_year_file_get_revision (file), ==, 1);
  g_assert_true (stf_year_file_close (file, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/year-file/is-made-changed-and-closed", create_and_open);
  return g_test_run ();
}
