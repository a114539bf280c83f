/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Export, import, export gives the same bytes. */

#include "../file/stf-test-file.h"
#include "file/stf-history.h"
#include "handover/stf-handover-import.h"
#include "handover/stf-handover-write.h"
#include "handover/stf-template.h"
#include "stf-test-year.h"

static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  gsize length_a, length_b;
  const char *data_a = g_bytes_get_data (a, &length_a);
  const char *data_b = g_bytes_get_data (b, &length_b);

  g_assert_cmpmem (data_a, length_a, data_b, length_b);
}

static void
test_templates (void)
{
  g_autoptr (GPtrArray) list = stf_template_list ();
  guint i;

  g_assert_cmpuint (list->len, >=, 2);
  for (i = 0; i < list->len; i++)
    {
      const StfTemplate *template = g_ptr_array_index (list, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) document = stf_template_load (template->name, &error);
      g_autoptr (GBytes) once = NULL;
      g_autoptr (GBytes) twice = NULL;

      g_assert_no_error (error);
      g_test_message ("%s: %s, %d", template->name, template->title, template->year);
      once = stf_test_pass_on (document);
      twice = stf_test_pass_on (once);
      assert_same_bytes (document, once);
      assert_same_bytes (once, twice);
    }
}

static void
test_random_years (void)
{
  guint i;

  for (i = 0; i < 20; i++)
    {
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GBytes) document = stf_test_random_document (random, i * 2 + 1);
      g_autoptr (GBytes) again = stf_test_pass_on (document);

      assert_same_bytes (document, again);
    }
}

static void
test_proof (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (StfHandoverInfo) info = NULL;
  StfHandoverProof proof, proved;
  StfImportResult result;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "överlämning.xml");
  stf_year_new_from_template ("tom", 2015, folder.path, "Åsa", &result, NULL, &error);
  g_assert_no_error (error);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);

  stf_handover_prove (file, &proved, NULL, &error);
  g_assert_no_error (error);
  stf_handover_export (file, path, STF_EXPORT_DEFAULT, &proof, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  info = stf_handover_verify (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (proof.digest, ==, info->proof.digest);
  g_assert_cmpstr (proof.code, ==, info->proof.code);
  g_assert_cmpstr (proof.digest, ==, proved.digest);
  g_assert_true (g_regex_match_simple ("^[0-9]{4}( [0-9]{4}){5}$", proof.code, G_REGEX_DEFAULT, 0));
  g_assert_cmpint (info->year, ==, 2015);
  g_assert_cmpstr (info->starts, ==, "2015-01-01");
  g_assert_cmpstr (info->ends, ==, "2015-12-31");
  g_assert_cmpuint (info->n_rows, ==, result.n_rows);
}

/* The code is the digest modulo 10^24: of SHA-256 ("abc"), computed by other means. */
static void
test_code (void)
{
  struct sha256_ctx sha;
  StfHandoverProof proof;

  sha256_init (&sha);
  sha256_update (&sha, 3, (const guint8 *) "abc");
  stf_handover_proof_init (&proof, &sha);
  g_assert_cmpstr (proof.digest, ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (proof.code, ==, "3774 6298 5829 7168 1708 9965");
}

static void
test_year_outside_bounds (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  StfImportResult result;

  stf_test_folder_init (&folder);
  g_assert_false (
      stf_year_new_from_template ("tom", 1066, folder.path, NULL, &result, NULL, &error));
  g_assert_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED);
  g_assert_false (g_file_test (folder.path, G_FILE_TEST_EXISTS));
}

static void
test_export_overwrites_only_when_asked (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (StfHandoverInfo) info = NULL;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "x.xml");
  stf_test_write (path, "mine", 4);
  stf_year_new_from_template ("tom", 0, folder.path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  file = stf_year_file_open (folder.path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);

  g_assert_false (
      stf_handover_export (file, path, STF_EXPORT_DEFAULT, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS);
  g_clear_error (&error);
  kept = stf_test_read (path);
  g_assert_cmpuint (g_bytes_get_size (kept), ==, 4);

  g_assert_false (stf_handover_export (file, folder.path, STF_EXPORT_OVERWRITE, NULL, NULL, NULL,
                                       NULL, &error));
  g_assert_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED);
  g_clear_error (&error);

  stf_handover_export (file, path, STF_EXPORT_OVERWRITE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  info = stf_handover_verify (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/round-trip/templates-keep-their-bytes", test_templates);
  g_test_add_func ("/handover/round-trip/random-years-keep-their-bytes", test_random_years);
  g_test_add_func ("/handover/round-trip/both-sides-see-the-same-proof", test_proof);
  g_test_add_func ("/handover/round-trip/code-is-the-digest-modulo-ten-to-24", test_code);
  g_test_add_func ("/handover/round-trip/year-outside-bounds-is-refused", test_year_outside_bounds);
  g_test_add_func ("/handover/round-trip/export-overwrites-only-when-asked",
                   test_export_overwrites_only_when_asked);
  return g_test_run ();
}
