/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes may be called a year file: opening and recovering them ends with a file or an error,
 * and leaves them as they are. */

#define G_LOG_DOMAIN "stafett-core"

#include <glib/gstdio.h>
#include <string.h>

#include "stf-fuzz.h"
#include "stf-history.h"
#include "stf-test-file.h"

#define SIZE_MAX_FUZZ (512 * 1024)
#define RECOVER_EACH 15
#define PAGE_SIZE 512
#define HEADER_SIZE 100

static GBytes *fresh_bytes;

static guint n_opened;
static guint n_recovered;
static guint n_inputs;

static void
read_all (StfYearFile *file)
{
  const StfSchema *schema = stf_schema_get ();
  g_autoptr (GPtrArray) entries = stf_history_list (file, 100, 0, NULL);
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      g_autoptr (GPtrArray) rows = stf_year_file_get_rows (
          file, stf_schema_get_table (schema, i)->name, NULL);
    }
  for (i = 0; entries != NULL && i < entries->len; i++)
    {
      g_autofree char *text = stf_history_describe (file, entries->pdata[i]);

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
check_unchanged (const char *path, const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = stf_test_read (path);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), data, size);
}

/* Every second input gets a header that fits, or few would come past it. */
static gsize
fit_header (guint8 *data, gsize size)
{
  gsize n_pages = size / PAGE_SIZE;
  const guint8 *good = g_bytes_get_data (fresh_bytes, NULL);

  if (n_pages == 0 || n_inputs % 2 == 0)
    return size;

  memcpy (data, good, HEADER_SIZE);
  memcpy (data + 92, data + 24, 4);
  data[28] = 0;
  data[29] = (n_pages >> 16) & 0xff;
  data[30] = (n_pages >> 8) & 0xff;
  data[31] = n_pages & 0xff;
  return n_pages * PAGE_SIZE;
}

static void
open_input (const guint8 *input, gsize input_size, gpointer user_data)
{
  StfTestFolder *folder = user_data;
  g_autofree guint8 *data = g_memdup2 (input, input_size);
  gsize size = fit_header (data, input_size);
  g_autofree char *target = stf_test_folder_build (folder, "new");
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;

  stf_test_write (folder->path, data, size);
  file = stf_year_file_open (folder->path, STF_OPEN_DEFAULT, &error);
  if (file != NULL)
    {
      n_opened++;
      read_all (file);
      stf_year_file_close (file, NULL);
    }
  else
    g_assert_true (error->domain == STF_FILE_ERROR || error->domain == STF_SQL_ERROR);
  check_unchanged (folder->path, data, size);

  if (n_inputs++ % RECOVER_EACH == 0)
    {
      n_recovered += stf_year_file_recover (folder->path, target, NULL, NULL, NULL, NULL);
      g_unlink (target);
      check_unchanged (folder->path, data, size);
    }
}

/* The saved corpus, and a file of the present schema with small pages, so that most mutations meet
 * something. */
static void
make_corpus (StfTestFolder *folder)
{
  g_autoptr (GPtrArray) saved = stf_fuzz_read_corpus ("file");
  g_autofree char *corpus = stf_test_folder_build (folder, "file");
  g_autofree char *fresh = g_build_filename (corpus, "fresh", NULL);
  guint i;

  g_assert_cmpint (g_mkdir (corpus, 0700), ==, 0);
  for (i = 0; i < saved->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u", i);
      g_autofree char *path = g_build_filename (corpus, name, NULL);

      stf_test_write (path, g_bytes_get_data (saved->pdata[i], NULL),
                      g_bytes_get_size (saved->pdata[i]));
    }
  stf_test_make_file (fresh);
  stf_test_edit (fresh, "PRAGMA page_size = 512; VACUUM");
  fresh_bytes = stf_test_read (fresh);
  g_setenv ("STAFETT_CORPUS", folder->folder, TRUE);
}

static void
any_bytes_are_opened_or_refused (void)
{
  g_auto (StfTestFolder) folder = { 0 };

  stf_test_folder_init (&folder);
  make_corpus (&folder);
  stf_fuzz_run ("file", SIZE_MAX_FUZZ, open_input, &folder);
  g_test_message ("%u opened, %u recovered", n_opened, n_recovered);
  g_assert_cmpuint (n_opened, >, 0);
  g_bytes_unref (fresh_bytes);
}

int
main (int argc, char **argv)
{
  stf_test_init (&argc, &argv);
  g_test_add_func ("/file/fuzz/any-bytes-are-opened-or-refused", any_bytes_are_opened_or_refused);
  return stf_test_run ();
}
