/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import makes a whole new file, or nothing. */

#include <glib/gstdio.h>
#include <string.h>

#include "../file/stf-test-file.h"
#include "file/stf-history.h"
#include "handover/stf-handover-import.h"
#include "handover/stf-handover-write.h"
#include "handover/stf-template.h"
#include "stf-test-year.h"

typedef struct
{
  StfTestFolder folder;
  GBytes *document;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  stf_test_folder_init (&self->folder);
  self->document = stf_test_random_document (random, 6);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  stf_test_folder_clear (&self->folder);
  g_bytes_unref (self->document);
}

static void
assert_folder_is_empty (Fixture *self)
{
  g_autofree char *names = stf_test_list_folder (self->folder.folder);

  g_assert_cmpstr (names, ==, "");
}

static void
import (Fixture *self, StfImportKind kind, StfImportResult *result)
{
  g_autoptr (GError) error = NULL;

  stf_handover_import (self->document, kind, self->folder.path, "Åsa", result, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
}

static void
test_floor (Fixture *self, gconstpointer data)
{
  StfImportKind kind = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *names = NULL;
  const StfHistoryEntry *entry;
  StfImportResult result;

  import (self, kind, &result);
  names = stf_test_list_folder (self->folder.folder);
  g_assert_cmpstr (names, ==, "år 2013.stafett");

  /* Opening compares the content digest. */
  file = stf_year_file_open (self->folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  history = stf_history_list (file, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  entry = history->pdata[0];
  g_assert_cmpint (entry->kind, ==, STF_HISTORY_FLOOR);
  g_assert_cmpstr (entry->message, ==, kind == STF_IMPORT_HANDOVER ? "imported" : "next-year");
  g_assert_cmpstr (entry->author, ==, "Åsa");
  g_assert_cmpint (result.outcome, ==, STF_IMPORT_DONE);
  g_assert_null (stf_history_get_undo (file));
}

static void
test_second_time (Fixture *self, gconstpointer data)
{
  StfImportKind kind = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  StfImportResult first, second;

  import (self, kind, &first);
  before = stf_test_read (self->folder.path);
  import (self, kind, &second);
  after = stf_test_read (self->folder.path);

  g_assert_cmpint (second.outcome, ==, STF_IMPORT_ALREADY);
  g_assert_cmpuint (second.n_rows, ==, 0);
  g_assert_cmpstr (second.proof.code, ==, first.proof.code);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_changed_since (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  StfImportResult result;

  import (self, STF_IMPORT_HANDOVER, &result);
  file = stf_year_file_open (self->folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);

  /* While the file is open, and after a change of it.  The helper keeps the old digest. */
  stf_test_add_skill (file, "Rodd");
  import (self, STF_IMPORT_HANDOVER, &result);
  g_assert_cmpint (result.outcome, ==, STF_IMPORT_ALREADY);
}

static void
assert_exists (Fixture *self, StfImportKind kind)
{
  g_autoptr (GBytes) before = stf_test_read (self->folder.path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_handover_import (self->document, kind, self->folder.path, NULL, NULL, NULL,
                                       NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS);
  after = stf_test_read (self->folder.path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_existing_target (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  stf_test_write (self->folder.path, "mine", 4);
  assert_exists (self, STF_IMPORT_HANDOVER);

  g_assert_cmpint (g_unlink (self->folder.path), ==, 0);
  import (self, STF_IMPORT_HANDOVER, NULL);
  assert_exists (self, STF_IMPORT_NEXT_YEAR);

  g_bytes_unref (self->document);
  self->document = stf_test_random_document (random, 6);
  assert_exists (self, STF_IMPORT_HANDOVER);
}

static void
test_template_on_existing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      stf_year_new_from_template ("tom", 0, self->folder.path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (
      stf_year_new_from_template ("tom", 0, self->folder.path, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS);
}

static void
test_journal_beside (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (self->folder.path, "-journal", NULL);
  g_autoptr (GError) error = NULL;

  stf_test_write (journal, "old", 3);
  g_assert_false (stf_handover_import (self->document, STF_IMPORT_HANDOVER, self->folder.path, NULL,
                                       NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS);
  g_assert_false (g_file_test (self->folder.path, G_FILE_TEST_EXISTS));
}

typedef struct
{
  GCancellable *cancellable;
  guint64 at;
  guint64 last;
} Stop;

static void
cancel_cb (guint64 done, guint64 total, gpointer user_data)
{
  Stop *stop = user_data;

  g_assert_cmpuint (done, >, stop->last);
  g_assert_cmpuint (done, <=, total);
  stop->last = done;
  if (done >= stop->at)
    g_cancellable_cancel (stop->cancellable);
}

/* Stopped anywhere, the import leaves nothing behind. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  StfImportKind kind = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (self->document);
  guint64 i;

  for (i = 1; i <= rows->len; i += 7)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Stop stop = { cancellable, i, 0 };

      g_assert_false (stf_handover_import (self->document, kind, self->folder.path, NULL, NULL,
                                           cancel_cb, &stop, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_folder_is_empty (self);
    }
}

/* An error in the last row, or only in the digest, leaves nothing behind. */
static void
test_late_error (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (self->document, NULL),
                                     g_bytes_get_size (self->document));
  const char *const marks[] = { "digest=\"", "<waiver id=\"" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *copy = g_strdup (text);
      char *digit = g_strrstr (copy, marks[i]) + strlen (marks[i]);
      g_autoptr (GBytes) document = NULL;
      g_autoptr (GError) error = NULL;

      *digit = *digit == '0' ? '1' : '0';
      document = g_bytes_new (copy, strlen (copy));
      g_assert_false (stf_handover_import (document, STF_IMPORT_HANDOVER, self->folder.path, NULL,
                                           NULL, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == STF_HANDOVER_ERROR);
      assert_folder_is_empty (self);
    }
}

static void
test_missing_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = stf_test_folder_build (&self->folder, "none/x.stafett");
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_handover_import (self->document, STF_IMPORT_HANDOVER, path, NULL, NULL, NULL,
                                       NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND);
}

/* Stopped anywhere, the export leaves nothing behind, and an old document as it was. */
static void
test_cancel_export (Fixture *self, gconstpointer data)
{
  g_autofree char *path = stf_test_folder_build (&self->folder, "x.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *before = NULL;
  guint64 i;

  import (self, STF_IMPORT_HANDOVER, NULL);
  file = stf_year_file_open (self->folder.path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  stf_test_write (path, "old", 3);
  before = stf_test_list_folder (self->folder.folder);

  for (i = 1; i < 300; i += 20)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stop stop = { cancellable, i, 0 };
      g_autofree char *after = NULL;
      g_autoptr (GBytes) kept = NULL;

      g_assert_false (stf_handover_export (file, path, STF_EXPORT_OVERWRITE, NULL, cancel_cb, &stop,
                                           cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      after = stf_test_list_folder (self->folder.folder);
      g_assert_cmpstr (after, ==, before);
      kept = stf_test_read (path);
      g_assert_cmpuint (g_bytes_get_size (kept), ==, 3);
    }
}

static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autofree char *path = stf_test_folder_build (&self->folder, "x.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileOutputStream) stream = NULL;

  import (self, STF_IMPORT_HANDOVER, NULL);
  file = stf_year_file_open (self->folder.path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  stream = g_file_append_to (full, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (
      stf_handover_write (file, G_OUTPUT_STREAM (stream), NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* What a reader would refuse is not written: a line of 70,000 letters. */
static void
test_long_line (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *line = g_strnfill (70000, 'x');
  g_autoptr (GBytes) document = NULL;

  import (self, STF_IMPORT_HANDOVER, NULL);
  file = stf_year_file_open (self->folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  stf_test_add_skill (file, line);
  document = stf_handover_write_bytes (file, NULL, NULL, NULL, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  static const StfImportKind KINDS[] = { STF_IMPORT_HANDOVER, STF_IMPORT_NEXT_YEAR };
  static const char *const NAMES[] = { "a-handover", "the-next-year" };
  guint i;

  g_test_init (&argc, &argv, NULL);

#define ADD(path, function, data)                                                                  \
  g_test_add (path, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)

  for (i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autofree char *floor = g_strdup_printf ("/handover/import/%s-is-the-floor-of-undo",
                                                NAMES[i]);
      g_autofree char *again = g_strdup_printf ("/handover/import/%s-is-taken-in-once", NAMES[i]);
      g_autofree char *cancel = g_strdup_printf ("/handover/import/%s-cancelled-leaves-nothing",
                                                 NAMES[i]);

      ADD (floor, test_floor, KINDS[i]);
      ADD (again, test_second_time, KINDS[i]);
      ADD (cancel, test_cancel, KINDS[i]);
    }
  ADD ("/handover/import/existing-target-is-refused", test_existing_target, 0);
  ADD ("/handover/import/template-never-meets-a-file", test_template_on_existing, 0);
  ADD ("/handover/import/journal-beside-the-target-is-refused", test_journal_beside, 0);
  ADD ("/handover/import/late-error-leaves-nothing", test_late_error, 0);
  ADD ("/handover/import/missing-folder-is-said", test_missing_folder, 0);
  ADD ("/handover/import/is-known-again-after-changes", test_changed_since, 0);
  ADD ("/handover/export/cancelled-leaves-all-as-it-was", test_cancel_export, 0);
  ADD ("/handover/export/full-disk-is-said", test_full_disk, 0);
  ADD ("/handover/export/what-cannot-be-read-is-not-written", test_long_line, 0);
  return g_test_run ();
}
