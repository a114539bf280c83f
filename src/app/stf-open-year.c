/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open year as the window sees it: the file, the date that everything is shown at (H3), and the
 * organisation at that date, read once for all pages, and again when what it is read from has
 * changed.  The rules are evaluated when a page asks: what they look at is read once for each
 * change, and evaluated once for each date. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "file/stf-date.h"
#include "stf-open-year.h"

struct _StfOpenYear
{
  GObject parent_instance;

  StfYearFile *file;
  StfOrganisation *organisation;
  StfRuleYear *rule_year; /* what rules look at; NULL until somebody asks */
  StfRuleReport *rules;   /* at the date; likewise */
  char *date;
};

enum
{
  PROP_DATE = 1,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfOpenYear, stf_open_year, G_TYPE_OBJECT)

/* Reads the organisation at @date and, if that works, moves there. */
static gboolean
load (StfOpenYear *self, const char *date, GError **error)
{
  StfOrganisation *organisation = stf_organisation_load (self->file, date, error);

  if (organisation == NULL)
    return FALSE;
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  self->organisation = organisation;
  g_clear_pointer (&self->rules, stf_rule_report_free);
  if (g_strcmp0 (self->date, date) != 0)
    {
      g_autofree char *old = g_steal_pointer (&self->date);

      self->date = g_strdup (date);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static char *
find_nearest (StfOpenYear *self, const char *date)
{
  return stf_date_nearest (date, stf_organisation_get_starts (self->organisation),
                           stf_organisation_get_ends (self->organisation));
}

static gboolean
load_nearest (StfOpenYear *self, const char *date, GError **error)
{
  g_autofree char *nearest = find_nearest (self, date);

  return load (self, nearest, error);
}

/* The organisation is read again only if the change can have touched it: an amount in the budget
 * shows its totals sooner without.  It is read twice only where the change has moved the year away
 * from the date. */
static void
file_changed_cb (StfOpenYear *self, const char *const *tables)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = g_strdup (self->date);
  g_autofree char *nearest = NULL;

  g_clear_pointer (&self->rule_year, stf_rule_year_free);
  g_clear_pointer (&self->rules, stf_rule_report_free);
  if (!stf_organisation_is_read_from (tables))
    {
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  if (load (self, date, &error))
    {
      nearest = find_nearest (self, date);
      if (g_str_equal (nearest, date) || load (self, nearest, &error))
        return;
    }
  g_warning ("The year could not be read again: %s", error->message);
}

static void
stf_open_year_finalize (GObject *object)
{
  StfOpenYear *self = STF_OPEN_YEAR (object);

  g_clear_pointer (&self->organisation, stf_organisation_unref);
  g_clear_pointer (&self->rules, stf_rule_report_free);
  g_clear_pointer (&self->rule_year, stf_rule_year_free);
  g_clear_object (&self->file);
  g_free (self->date);
  G_OBJECT_CLASS (stf_open_year_parent_class)->finalize (object);
}

static void
stf_open_year_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DATE)
    g_value_set_string (value, STF_OPEN_YEAR (object)->date);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_open_year_class_init (StfOpenYearClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = stf_open_year_finalize;
  object_class->get_property = stf_open_year_get_property;

  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", STF_TYPE_OPEN_YEAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
stf_open_year_init (StfOpenYear *self)
{
}

/**
 * stf_open_year_new:
 * @file: an open year file
 * @error: return location
 *
 * Reads the organisation today, or at the day of the year that is nearest to today (H3).
 *
 * Returns: (transfer full): the year, or %NULL with @error set
 */
StfOpenYear *
stf_open_year_new (StfYearFile *file, GError **error)
{
  g_autoptr (StfOpenYear) self = g_object_new (STF_TYPE_OPEN_YEAR, NULL);
  g_autofree char *today = stf_date_today ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  self->file = g_object_ref (file);
  if (!load (self, today, error) || !load_nearest (self, today, error))
    return NULL;
  g_signal_connect_object (file, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  return g_steal_pointer (&self);
}

/**
 * stf_open_year_get_file:
 * @self: a year
 *
 * Returns: (transfer none): its file
 */
StfYearFile *
stf_open_year_get_file (StfOpenYear *self)
{
  g_return_val_if_fail (STF_IS_OPEN_YEAR (self), NULL);

  return self->file;
}

/**
 * stf_open_year_get_organisation:
 * @self: a year
 *
 * Returns: (transfer none): the organisation at the date; "changed" may replace it
 */
StfOrganisation *
stf_open_year_get_organisation (StfOpenYear *self)
{
  g_return_val_if_fail (STF_IS_OPEN_YEAR (self), NULL);

  return self->organisation;
}

/**
 * stf_open_year_get_rules:
 * @self: a year
 *
 * Returns: (transfer none) (nullable): the rules at the date, until the next "changed"; %NULL when
 * they could not be read
 */
const StfRuleReport *
stf_open_year_get_rules (StfOpenYear *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (STF_IS_OPEN_YEAR (self), NULL);

  if (self->rule_year == NULL)
    self->rule_year = stf_rule_year_load (self->file, &error);
  if (self->rule_year == NULL)
    g_warning ("The rules could not be read: %s", error->message);
  else if (self->rules == NULL)
    self->rules = stf_rules_evaluate (self->rule_year, self->date);

  return self->rules;
}

/**
 * stf_open_year_can_edit:
 * @self: a year
 *
 * Returns: whether the file is open for writing
 */
gboolean
stf_open_year_can_edit (StfOpenYear *self)
{
  g_return_val_if_fail (STF_IS_OPEN_YEAR (self), FALSE);

  return stf_year_file_get_access (self->file) == STF_ACCESS_WRITE;
}

/**
 * stf_open_year_get_date:
 * @self: a year
 *
 * Returns: the ISO date that everything is shown at
 */
const char *
stf_open_year_get_date (StfOpenYear *self)
{
  g_return_val_if_fail (STF_IS_OPEN_YEAR (self), NULL);

  return self->date;
}

/**
 * stf_open_year_set_date:
 * @self: a year
 * @date: an ISO date; one outside the year becomes its first or last day
 *
 * Returns: whether @date is a date and the year could be read
 */
gboolean
stf_open_year_set_date (StfOpenYear *self, const char *date)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (STF_IS_OPEN_YEAR (self), FALSE);

  if (!stf_date_is_valid (date))
    return FALSE;
  if (load_nearest (self, date, &error))
    return TRUE;
  g_warning ("The year could not be read at %s: %s", date, error->message);
  return FALSE;
}

/**
 * stf_open_year_set_today:
 * @self: a year
 *
 * Shows the year today, or at its day nearest to today.
 */
void
stf_open_year_set_today (StfOpenYear *self)
{
  g_autofree char *today = stf_date_today ();

  stf_open_year_set_date (self, today);
}

/**
 * stf_open_year_step:
 * @self: a year
 * @step: -1 for the change before, 1 for the change after
 *
 * Moves to the nearest day on which the organisation changes, or to the first or last day of the
 * year when there is none.
 */
void
stf_open_year_step (StfOpenYear *self, int step)
{
  g_auto (GStrv) dates = NULL;
  const char *nearest = NULL;

  g_return_if_fail (STF_IS_OPEN_YEAR (self));
  g_return_if_fail (step == -1 || step == 1);

  dates = stf_organisation_list_dates (self->file, NULL);
  for (guint i = 0; dates != NULL && dates[i] != NULL; i++)
    if (step * strcmp (dates[i], self->date) > 0 && (nearest == NULL || step < 0))
      nearest = dates[i];
  if (nearest == NULL)
    nearest = step < 0 ? stf_organisation_get_starts (self->organisation)
                       : stf_organisation_get_ends (self->organisation);
  stf_open_year_set_date (self, nearest);
}
