/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to do about text that is too small: larger paper, the other way round, less in the boxes, a
 * booklet, a poster.  Nothing is estimated: each is laid out, so what is promised is what comes.
 *
 * 1. Only what makes the text at least a tenth larger is advised.
 * 2. What makes it legible comes first, and among that what costs the least: turning the sheet is
 *    free, larger sheets and leaving something out cost more, gluing costs most.  After that comes
 *    what makes it larger at all, the largest first.
 * 3. Of posters there is the smallest that is legible, or else the largest.
 * 4. Other sheets of a poster help only if it was drawn smaller for those it has.
 * 5. Of organisations with more bodies than MANY only what helps most is tried: A0, and bodies
 *    without anything. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-advice.h"

#include <glib/gi18n-lib.h>

#define MANY 1000
#define NEAREST 0.1 /* metres: eyes see nothing sharply that is nearer */
#define WORTH_WHILE 1.1

typedef struct
{
  const StfOrganisation *organisation; /* or NULL: there are only facts */
  const StfChartFacts *facts;
  const StfChartDocumentOptions *options;
  GCancellable *cancellable;
  GPtrArray *found;
  double text_size; /* now */
  gboolean bound;   /* now, by its sheets */
} Adviser;

/* What can be left out, from the least to the most: of what is shown, and all of it below names. */
static const struct
{
  StfChartDetail drop;
  const char *text;
} reductions[] = {
  { STF_CHART_DETAIL_CONTACT, N_ ("Without e-mail and phone") },
  { STF_CHART_DETAIL_TASKS, N_ ("Without task lists") },
  { STF_CHART_DETAIL_AGENCY, N_ ("Without agencies") },
  { STF_CHART_DETAIL_HOLDERS | STF_CHART_DETAIL_AGENCY | STF_CHART_DETAIL_CONTACT,
    N_ ("Without names") },
  { STF_CHART_DETAIL_SEATS | STF_CHART_DETAIL_HOLDERS | STF_CHART_DETAIL_AGENCY
        | STF_CHART_DETAIL_TASKS | STF_CHART_DETAIL_CONTACT | STF_CHART_DETAIL_COST,
    N_ ("Only bodies") },
};

static void
advice_free (gpointer data)
{
  g_free (((StfChartAdvice *) data)->text);
  g_free (data);
}

static StfChartDocument *
make (const Adviser *self, const StfChartDocumentOptions *options, GError **error)
{
  return self->organisation != NULL
             ? stf_chart_document_new (self->organisation, options, self->cancellable, error)
             : stf_chart_document_new_for_facts (self->facts, options, self->cancellable, error);
}

/* Tries options; NULL if they do not help (rule 1), or cannot be had. */
static StfChartAdvice *
try (const Adviser *self, StfChartAdviceKind kind, const StfChartDocumentOptions *options)
{
  g_autoptr (StfChartDocument) document = make (self, options, NULL);
  StfChartAdvice advice = { kind, NULL, *options };

  if (document == NULL)
    return NULL;

  advice.text_size = stf_chart_document_get_text_size (document);
  advice.n_pages = stf_chart_document_get_n_pages (document);
  return advice.text_size >= self->text_size * WORTH_WHILE ? g_memdup2 (&advice, sizeof advice)
                                                           : NULL;
}

/* Takes what would be done. */
static char *
word (const StfChartAdvice *advice, char *what)
{
  g_autofree char *taken = what;

  /* Translators: what could be done, and the size of the text then. */
  return g_strdup_printf (_ ("%s: %.1f pt"), taken, advice->text_size);
}

/* Takes both. */
static void
add (Adviser *self, StfChartAdvice *advice, char *what)
{
  advice->text = word (advice, what);
  g_ptr_array_add (self->found, advice);
}

static void
try_turned (Adviser *self)
{
  StfChartDocumentOptions options = *self->options;
  StfChartPaper *paper = options.sheets == STF_CHART_SHEETS_POSTER ? &options.poster
                                                                   : &options.chart.paper;
  gboolean landscape = paper->width > paper->height;
  StfChartAdvice *advice;

  *paper = stf_chart_paper_turn (*paper, !landscape);
  advice = try (self, STF_CHART_ADVICE_TURN, &options);
  if (advice != NULL)
    add (self, advice, g_strdup (landscape ? _ ("Portrait") : _ ("Landscape")));
}

/* A sheet with a name that lies as now and is larger; FALSE: it is not. */
static gboolean
larger_paper (StfChartPaper now, const char *name, StfChartPaper *paper)
{
  stf_chart_paper_parse (name, paper);
  *paper = stf_chart_paper_turn (*paper, now.width > now.height);
  return paper->width * paper->height > now.width * now.height * 1.1;
}

static void
try_paper (Adviser *self, const char *name)
{
  StfChartDocumentOptions options = *self->options;
  gboolean poster = options.sheets == STF_CHART_SHEETS_POSTER;
  StfChartAdvice *advice;

  if ((poster && !self->bound)
      || !larger_paper (self->options->chart.paper, name, &options.chart.paper))
    return;

  advice = try (self, STF_CHART_ADVICE_PAPER, &options);
  if (advice != NULL)
    add (self, advice, g_strdup_printf (poster ? _ ("On sheets of %s") : _ ("On %s"), name));
}

static void
try_detail (Adviser *self, guint reduction)
{
  StfChartDocumentOptions options = *self->options;
  StfChartDetail detail = options.chart.content.detail;
  StfChartAdvice *advice;

  options.chart.content.detail = detail & ~reductions[reduction].drop;
  if (options.chart.content.detail == detail)
    return;

  advice = try (self, STF_CHART_ADVICE_DETAIL, &options);
  if (advice != NULL)
    add (self, advice, g_strdup (_ (reductions[reduction].text)));
}

static void
try_booklet (Adviser *self)
{
  StfChartDocumentOptions options = *self->options;
  StfChartAdvice *advice;

  if (options.sheets == STF_CHART_SHEETS_BOOKLET || options.side_by_side)
    return;

  options.sheets = STF_CHART_SHEETS_BOOKLET;
  advice = try (self, STF_CHART_ADVICE_BOOKLET, &options);
  if (advice != NULL)
    add (self, advice,
         g_strdup_printf (
             ngettext ("As a booklet of %u page", "As a booklet of %u pages", advice->n_pages),
             advice->n_pages));
}

/* Returns TRUE if there is no need for a larger one. */
static gboolean
try_poster (Adviser *self, const char *name, StfChartAdvice **last)
{
  StfChartDocumentOptions options = *self->options;
  StfChartPaper now = options.sheets == STF_CHART_SHEETS_POSTER ? options.poster
                                                                : options.chart.paper;
  StfChartAdvice *advice;
  guint n;

  if (options.sheets == STF_CHART_SHEETS_BOOKLET || options.side_by_side
      || !larger_paper (now, name, &options.poster))
    return FALSE;

  options.sheets = STF_CHART_SHEETS_POSTER;
  advice = try (self, STF_CHART_ADVICE_POSTER, &options);
  if (advice == NULL)
    return FALSE;

  n = advice->n_pages - (guint) (options.tile_map != FALSE);
  g_clear_pointer (last, advice_free);
  *last = advice;
  advice->text = word (advice, g_strdup_printf (ngettext ("As a poster of %s on %u sheet",
                                                          "As a poster of %s on %u sheets", n),
                                                name, n));
  return advice->text_size >= STF_CHART_LEGIBLE_TEXT;
}

/* Rule 3. */
static void
try_posters (Adviser *self)
{
  StfChartAdvice *last = NULL;

  for (const char *const *name = stf_chart_paper_list (); *name != NULL; name++)
    if (try_poster (self, *name, &last))
      break;
  if (last != NULL)
    g_ptr_array_add (self->found, last);
}

static gboolean
is_larger (const StfChartAdvice *a, const StfChartAdvice *b)
{
  return a->options.chart.paper.width * a->options.chart.paper.height
         > b->options.chart.paper.width * b->options.chart.paper.height;
}

/* Rule 2. */
static int
compare (gconstpointer x, gconstpointer y)
{
  const StfChartAdvice *a = *(StfChartAdvice *const *) x;
  const StfChartAdvice *b = *(StfChartAdvice *const *) y;
  gboolean legible = a->text_size >= STF_CHART_LEGIBLE_TEXT;

  if (legible != (b->text_size >= STF_CHART_LEGIBLE_TEXT))
    return legible ? -1 : 1;
  if (legible && a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (legible && a->kind == STF_CHART_ADVICE_PAPER)
    return is_larger (a, b) ? 1 : -1;
  if (legible)
    return (a->text_size > b->text_size) - (a->text_size < b->text_size);
  return (a->text_size < b->text_size) - (a->text_size > b->text_size);
}

static GPtrArray *
advise (Adviser *self, GError **error)
{
  g_autoptr (StfChartDocument) now = make (self, self->options, error);
  const char *const *names = stf_chart_paper_list ();
  guint n;

  if (now == NULL)
    return NULL;

  self->found = g_ptr_array_new_with_free_func (advice_free);
  self->text_size = stf_chart_document_get_text_size (now);
  self->bound = stf_chart_document_is_bound_by_sheets (now);
  stf_chart_document_get_outline (now, &n);
  if (n > MANY)
    {
      try_paper (self, names[g_strv_length ((char **) names) - 1]);
      try_detail (self, G_N_ELEMENTS (reductions) - 1);
    }
  else
    {
      try_turned (self);
      for (guint i = 0; names[i] != NULL; i++)
        try_paper (self, names[i]);
      for (guint i = 0; i < G_N_ELEMENTS (reductions); i++)
        try_detail (self, i);
      try_booklet (self);
      try_posters (self);
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    g_clear_pointer (&self->found, g_ptr_array_unref);
  else
    g_ptr_array_sort (self->found, compare);
  return self->found;
}

/**
 * stf_chart_advise_for_facts:
 * @facts: what is drawn
 * @options: how; with a paper
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Lays out what could make the text larger than @options do.
 *
 * Returns: (transfer full) (element-type StfChartAdvice): the most useful first; or %NULL
 */
GPtrArray *
stf_chart_advise_for_facts (const StfChartFacts *facts, const StfChartDocumentOptions *options,
                            GCancellable *cancellable, GError **error)
{
  Adviser adviser = { .facts = facts, .options = options, .cancellable = cancellable };

  g_return_val_if_fail (facts != NULL && options != NULL && options->chart.paper.width > 0, NULL);

  return advise (&adviser, error);
}

/**
 * stf_chart_advise:
 * @organisation: the organisation at a date
 * @options: how it is drawn
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * The same for an organisation; what @options leave open is as the year has it.
 *
 * Returns: (transfer full) (element-type StfChartAdvice): the most useful first; or %NULL
 */
GPtrArray *
stf_chart_advise (const StfOrganisation *organisation, const StfChartDocumentOptions *options,
                  GCancellable *cancellable, GError **error)
{
  StfChartDocumentOptions chosen;
  Adviser adviser = { organisation, NULL, &chosen, cancellable };

  g_return_val_if_fail (organisation != NULL && options != NULL, NULL);

  chosen = stf_chart_document_options_for (organisation, options);
  return advise (&adviser, error);
}

/**
 * stf_chart_describe_text:
 * @document: a document
 *
 * Returns: (transfer full): "Text 8.2 pt, can be read from 0.4 m"
 */
char *
stf_chart_describe_text (const StfChartDocument *document)
{
  double size = stf_chart_document_get_text_size (document);
  double distance = stf_chart_document_get_reading_distance (document);

  if (distance < NEAREST)
    /* Translators: the size of the text of a chart. */
    return g_strdup_printf (_ ("Text %.1f pt, too small to be read"), size);

  /* Translators: the size of the text of a chart, and from how far away it can be read. */
  return g_strdup_printf (_ ("Text %.1f pt, can be read from %.1f m"), size, distance);
}

/**
 * stf_chart_describe_bound:
 * @document: a document
 *
 * Returns: (nullable): why its text is not as large as a poster has room for, in words
 */
const char *
stf_chart_describe_bound (const StfChartDocument *document)
{
  return stf_chart_document_is_bound_by_sheets (document)
             ? _ ("The largest box fills a sheet. On larger sheets the text would be larger.")
             : NULL;
}
