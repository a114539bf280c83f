/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of rules when a year is handed over: of a document before it is taken in, and in the
 * protocol. */

#include <locale.h>
#include <string.h>

#include "../file/stf-test-file.h"
#include "handover/stf-handover-paper.h"
#include "handover/stf-handover-rules.h"
#include "handover/stf-handover-write.h"
#include "handover/stf-template.h"
#include "rules/stf-rule-paper.h"

typedef struct
{
  StfTestFolder folder;
  StfYearFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stf_test_folder_init (&self->folder);
  stf_year_new_from_template ("exempel-2013", 2013, self->folder.path, "Test", NULL, NULL, &error);
  g_assert_no_error (error);
  self->file = stf_year_file_open (self->folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->file);
  stf_test_folder_clear (&self->folder);
}

static GBytes *export(Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *document = stf_handover_write_bytes (self->file, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_same_findings (const StfRuleReport *one, const StfRuleReport *other)
{
  g_autoptr (GPtrArray) findings = stf_rule_report_list_findings (one, NULL, NULL);
  g_autoptr (GPtrArray) others = stf_rule_report_list_findings (other, NULL, NULL);

  g_assert_cmpstr (one->date, ==, other->date);
  g_assert_cmpuint (findings->len, >, 3);
  g_assert_cmpuint (findings->len, ==, others->len);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((StfFinding *) findings->pdata[i])->text, ==,
                     ((StfFinding *) others->pdata[i])->text);
}

/* The rules of what arrives are those of the year that it becomes. */
static void
test_arrival (Fixture *self, gconstpointer data)
{
  StfImportKind kind = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) document = export(self);
  g_autofree char *target = g_build_filename (self->folder.folder, "arrived.stafett", NULL);
  const char *today = kind == STF_IMPORT_HANDOVER ? "2013-05-14" : "2014-02-01";
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRuleReport) foretold = stf_handover_check_rules (document, kind, today, NULL,
                                                                 &error);
  g_autoptr (StfRuleReport) clamped = NULL;
  g_autoptr (StfRuleReport) real = NULL;
  g_autoptr (StfYearFile) file = NULL;

  g_assert_no_error (error);
  stf_handover_import (document, kind, target, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  file = stf_year_file_open (target, STF_OPEN_READ_ONLY, &error);
  real = stf_rules_check (file, today, &error);
  g_assert_no_error (error);
  assert_same_findings (foretold, real);

  clamped = stf_handover_check_rules (document, kind, "2030-01-01", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clamped->date, ==, kind == STF_IMPORT_HANDOVER ? "2013-12-31" : "2014-12-31");
}

static void
test_stopped (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) document = export(self);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("<?xml", 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) stopped = NULL;
  g_autoptr (GError) wrong = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (stf_handover_check_rules (document, STF_IMPORT_HANDOVER, "2013-05-14", cancellable,
                                           &stopped));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (
      stf_handover_check_rules (nonsense, STF_IMPORT_HANDOVER, "2013-05-14", NULL, &wrong));
  g_assert_nonnull (wrong);
}

static void
test_protocol (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfOrganisation) organisation = stf_organisation_load (self->file, "2013-05-14",
                                                                    &error);
  g_autoptr (StfRuleReport) report = stf_rules_check (self->file, "2013-05-14", &error);
  g_autoptr (GPtrArray) findings = stf_rule_report_list_findings (report, NULL, NULL);
  g_autoptr (StfPaper) paper = stf_handover_paper_new (self->file, organisation, report, &error);
  g_autoptr (StfPaper) rules = stf_rule_paper_new (self->file, report, organisation, &error);
  g_autofree char *text = NULL;
  StfHandoverProof proof;

  g_assert_no_error (error);
  g_assert_true (paper->example);
  g_assert_true (rules->example);
  g_assert_true (stf_handover_prove (self->file, &proof, NULL, &error));
  text = stf_paper_to_text (paper);
  g_assert_nonnull (strstr (text, proof.code));
  for (guint i = 0; i < 64; i += 8) /* it stands in groups of eight */
    {
      g_autofree char *group = g_strndup (proof.digest + i, 8);

      g_assert_nonnull (strstr (text, group));
    }
  g_assert_nonnull (strstr (text, "2013-01-01 – 2013-12-31"));
  g_assert_nonnull (strstr (text, "Taken over by"));
  for (guint i = 0; i < findings->len; i++)
    {
      const StfFinding *finding = findings->pdata[i];

      if (finding->rule->state == STF_RULE_BREACHED && strstr (text, finding->text) == NULL)
        g_error ("The protocol does not say “%s”", finding->text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function, data)                                                                  \
  g_test_add (path, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)
  ADD ("/handover/rules/are-those-of-the-year-that-arrives", test_arrival, STF_IMPORT_HANDOVER);
  ADD ("/handover/rules/are-those-of-the-next-year", test_arrival, STF_IMPORT_NEXT_YEAR);
  ADD ("/handover/rules/can-be-stopped", test_stopped, 0);
  ADD ("/handover/protocol/tells-code-and-breaches", test_protocol, 0);
#undef ADD
  return g_test_run ();
}
