/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The protocol that whoever hands a year over and whoever takes over sign: which year it is, the
 * code by which both see that they hold the same one, what it holds, and what its rules still ask
 * for. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-paper.h"

#include <glib/gi18n-lib.h>

#include "rules/stf-rule-paper.h"
#include "stf-handover-write.h"
#include "stf-label.h"
#include "stf-reader-private.h"

#define COUNTS                                                                                     \
  "SELECT 'body', count (*) FROM body UNION ALL SELECT 'role', count (*) FROM role"                \
  " UNION ALL SELECT 'person', count (*) FROM person"                                              \
  " UNION ALL SELECT 'assignment', count (*) FROM assignment"                                      \
  " UNION ALL SELECT 'meeting', count (*) FROM meeting"                                            \
  " UNION ALL SELECT 'decision', count (*) FROM decision"                                          \
  " UNION ALL SELECT 'document', count (*) FROM document"                                          \
  " UNION ALL SELECT 'rule', count (*) FROM rule"

static void
add_count (StfStatement *row, gpointer paper)
{
  g_autofree char *n = g_strdup_printf ("%d", (int) stf_statement_get_integer (row, 1));

  stf_paper_add_item (paper, stf_label_table (stf_statement_get_text (row, 0)), n);
}

static void
add_year (StfPaper *paper, StfOrganisation *organisation)
{
  g_autofree char *days = g_strdup_printf ("%s – %s", stf_organisation_get_starts (organisation),
                                           stf_organisation_get_ends (organisation));

  stf_paper_add (paper, STF_PAPER_HEADING, _ ("The Year"));
  stf_paper_add_item (paper, stf_organisation_get_name (organisation), days);
}

/* In groups of eight: a line that ends within a word would be given a hyphen. */
static void
add_digest (StfPaper *paper, const char *digest)
{
  g_autoptr (GString) text = g_string_new (digest);

  for (gsize i = 8; i < text->len; i += 9)
    g_string_insert_c (text, (gssize) i, ' ');
  stf_paper_add_item (paper, "SHA-256", text->str);
}

static void
add_proof (StfPaper *paper, const StfHandoverProof *proof)
{
  stf_paper_add (paper, STF_PAPER_HEADING, _ ("Verification Code"));
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, proof->code);
  stf_paper_add (paper, STF_PAPER_PARAGRAPH,
                 _ ("Whoever takes over sees the same 24 digits when the document is imported. Any "
                    "other digits mean another year."));
  add_digest (paper, proof->digest);
}

static void
add_signatures (StfPaper *paper)
{
  static const char line[] = "______________________________________";

  stf_paper_add (paper, STF_PAPER_HEADING, _ ("Signatures"));
  stf_paper_add_item (paper, _ ("Handed over by, place and date"), line);
  stf_paper_add_item (paper, _ ("Taken over by, place and date"), line);
}

/**
 * stf_handover_paper_new:
 * @file: the year
 * @organisation: the same, at a date
 * @report: its rules at that date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the protocol
 */
StfPaper *
stf_handover_paper_new (StfYearFile *file, StfOrganisation *organisation,
                        const StfRuleReport *report, GError **error)
{
  g_autoptr (StfPaper) paper = NULL;
  StfHandoverProof proof;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (organisation != NULL && report != NULL, NULL);

  if (!stf_handover_prove (file, &proof, NULL, error))
    return NULL;

  paper = stf_paper_new (stf_organisation_get_name (organisation), _ ("Handover protocol"),
                         report->date);
  paper->example = stf_organisation_get_example (organisation);
  add_year (paper, organisation);
  add_proof (paper, &proof);
  stf_paper_add (paper, STF_PAPER_HEADING, _ ("What It Holds"));
  if (!stf_read_rows (file, COUNTS, NULL, add_count, paper, error))
    return NULL;
  stf_rule_paper_add_open (paper, report);
  add_signatures (paper);

  return g_steal_pointer (&paper);
}
