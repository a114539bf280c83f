/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes a year file for the tests of the tool: "year-changer FILE person NAME" adds a person,
 * "year-changer FILE hold" keeps the file open for writing until standard input ends. */

#define G_LOG_DOMAIN "stafett-test"

#include <stdio.h>

#include "stf-person-draft.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;

  g_assert_cmpint (argc, >=, 3);
  file = stf_year_file_open (argv[1], STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  stf_year_file_set_author (file, "Anna Åkesson");

  if (g_str_equal (argv[2], "person"))
    {
      g_autoptr (StfPersonDraft) draft = stf_person_draft_new ();

      stf_person_draft_set (draft, STF_PERSON_GIVEN_NAME, argv[3]);
      stf_person_draft_set (draft, STF_PERSON_FAMILY_NAME, "Prov");
      stf_person_draft_save (draft, file, &error);
      g_assert_no_error (error);
    }
  else
    {
      puts ("held");
      fflush (stdout);
      while (getchar () != EOF)
        ;
    }

  stf_year_file_close (file, &error);
  g_assert_no_error (error);
  return 0;
}
