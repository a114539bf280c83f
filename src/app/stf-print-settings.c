/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of "Print and Export" as a value, without a widget.
 *
 * 1. Paper and orientation begin with those of the year, which belong to its file.  Everything else
 *    is remembered for the user.
 * 2. What the profile does not allow stays chosen, but is not asked for: when the profile is set
 *    back, the choice is there again.
 * 3. The orientation is that of the whole image.  The sheets of a poster are turned by the poster
 *    itself, and an own size lies as its width and height say. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-settings.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#define MM (72 / 25.4)

/* Bytes of the organisation's name: that of a file may have 255 in most file systems. */
#define MAX_NAME 160

static guint
count_papers (void)
{
  return g_strv_length ((char **) stf_chart_paper_list ());
}

static guint
find_paper (const char *name)
{
  guint i = 0;

  while (stf_chart_paper_list ()[i] != NULL && !g_str_equal (stf_chart_paper_list ()[i], name))
    i++;
  return i;
}

/**
 * stf_print_paper_from:
 * @paper: a sheet, in points
 *
 * Returns: the choice that gives such a sheet
 */
StfPrintPaper
stf_print_paper_from (StfChartPaper paper)
{
  g_autofree char *name = stf_chart_paper_describe (paper);

  return (StfPrintPaper){ find_paper (name), (guint) round (paper.width / MM),
                          (guint) round (paper.height / MM) };
}

/**
 * stf_print_paper_to:
 * @self: a choice
 * @landscape: how it lies, unless it is an own size
 *
 * Returns: the sheet, in points
 */
StfChartPaper
stf_print_paper_to (const StfPrintPaper *self, gboolean landscape)
{
  StfChartPaper paper = { self->width * MM, self->height * MM };

  if (stf_print_paper_is_own (self))
    return paper;
  stf_chart_paper_parse (stf_chart_paper_list ()[self->choice], &paper);
  return stf_chart_paper_turn (paper, landscape);
}

/**
 * stf_print_paper_is_own:
 * @self: a choice
 *
 * Returns: whether width and height are chosen instead of a name
 */
gboolean
stf_print_paper_is_own (const StfPrintPaper *self)
{
  return self->choice >= count_papers ();
}

static StfPrintPaper
parse_paper (const char *text, const char *otherwise)
{
  StfChartPaper paper;

  if (!stf_chart_paper_parse (text, &paper))
    stf_chart_paper_parse (otherwise, &paper);
  return stf_print_paper_from (paper);
}

static char *
print_paper (const StfPrintPaper *paper)
{
  return stf_print_paper_is_own (paper) ? g_strdup_printf ("%ux%u", paper->width, paper->height)
                                        : g_strdup (stf_chart_paper_list ()[paper->choice]);
}

/**
 * stf_print_settings_get_store:
 *
 * Returns: (transfer none): where the choices of this user are kept
 */
GSettings *
stf_print_settings_get_store (void)
{
  static GSettings *store;

  if (store == NULL)
    store = g_settings_new (APP_ID ".Print");
  return store;
}

/**
 * stf_print_settings_load:
 * @self: (out caller-allocates): settings, to be cleared
 * @store: what the user chose last
 * @organisation: the year's
 *
 * Begins with the year's page and the user's last choices (rule 1).
 */
void
stf_print_settings_load (StfPrintSettings *self, GSettings *store,
                         const StfOrganisation *organisation)
{
  g_autofree char *poster = g_settings_get_string (store, "poster");
  g_auto (GStrv) kinds = g_settings_get_strv (store, "relations");

  *self = (StfPrintSettings){
    .sheets = (StfChartSheets) g_settings_get_enum (store, "sheets"),
    .paper = parse_paper (stf_organisation_get_paper (organisation), "A3"),
    .poster = parse_paper (poster, "A0"),
    .landscape = stf_organisation_get_landscape (organisation),
    .overlap = g_settings_get_uint (store, "overlap"),
    .crop_marks = g_settings_get_boolean (store, "crop-marks"),
    .tile_map = g_settings_get_boolean (store, "tile-map"),
    .profile = (StfChartProfile) g_settings_get_enum (store, "profile"),
    .detail = (StfChartDetail) g_settings_get_flags (store, "detail"),
    .seat_boxes = g_settings_get_boolean (store, "seat-boxes"),
    .colouring = (StfChartColouring) g_settings_get_enum (store, "colouring"),
    .grey = g_settings_get_boolean (store, "grey"),
    .around = (StfChartAround) g_settings_get_flags (store, "around"),
    .format = (StfChartFormat) g_settings_get_enum (store, "format"),
    .dpi = g_settings_get_uint (store, "dpi"),
  };
  for (guint i = 0; kinds[i] != NULL; i++)
    stf_print_settings_set_kind (self, kinds[i], TRUE);
}

/**
 * stf_print_settings_save:
 * @self: settings
 * @store: where to keep them
 *
 * Remembers what does not belong to the year.
 */
void
stf_print_settings_save (const StfPrintSettings *self, GSettings *store)
{
  static const char *const none[] = { NULL };
  g_autofree char *poster = print_paper (&self->poster);

  g_settings_set_enum (store, "sheets", self->sheets);
  g_settings_set_string (store, "poster", poster);
  g_settings_set_uint (store, "overlap", self->overlap);
  g_settings_set_boolean (store, "crop-marks", self->crop_marks);
  g_settings_set_boolean (store, "tile-map", self->tile_map);
  g_settings_set_enum (store, "profile", self->profile);
  g_settings_set_flags (store, "detail", self->detail);
  g_settings_set_boolean (store, "seat-boxes", self->seat_boxes);
  g_settings_set_strv (store, "relations",
                       self->kinds != NULL ? (const char *const *) self->kinds : none);
  g_settings_set_enum (store, "colouring", self->colouring);
  g_settings_set_boolean (store, "grey", self->grey);
  g_settings_set_flags (store, "around", self->around);
  g_settings_set_enum (store, "format", self->format);
  g_settings_set_uint (store, "dpi", self->dpi);
}

/**
 * stf_print_settings_copy:
 * @self: settings, cleared or never used
 * @other: what they become
 */
void
stf_print_settings_copy (StfPrintSettings *self, const StfPrintSettings *other)
{
  *self = *other;
  self->kinds = g_strdupv (other->kinds);
}

/**
 * stf_print_settings_clear:
 * @self: settings
 */
void
stf_print_settings_clear (StfPrintSettings *self)
{
  g_clear_pointer (&self->kinds, g_strfreev);
}

static gboolean
equal_paper (const StfPrintPaper *one, const StfPrintPaper *other)
{
  return one->choice == other->choice
         && (!stf_print_paper_is_own (one)
             || (one->width == other->width && one->height == other->height));
}

static gboolean
equal_kinds (char **one, char **other)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (one != NULL ? (const char *const *) one : none,
                       other != NULL ? (const char *const *) other : none);
}

/**
 * stf_print_settings_equal:
 * @self: settings
 * @other: others
 *
 * Returns: whether the same is chosen
 */
gboolean
stf_print_settings_equal (const StfPrintSettings *self, const StfPrintSettings *other)
{
  return self->sheets == other->sheets && equal_paper (&self->paper, &other->paper)
         && equal_paper (&self->poster, &other->poster) && !self->landscape == !other->landscape
         && self->overlap == other->overlap && !self->crop_marks == !other->crop_marks
         && !self->tile_map == !other->tile_map && self->profile == other->profile
         && self->detail == other->detail && !self->seat_boxes == !other->seat_boxes
         && equal_kinds (self->kinds, other->kinds) && self->colouring == other->colouring
         && !self->grey == !other->grey && self->around == other->around
         && self->format == other->format && self->dpi == other->dpi;
}

static int
compare_kinds (const void *one, const void *other)
{
  return strcmp (*(char *const *) one, *(char *const *) other);
}

/**
 * stf_print_settings_set_kind:
 * @self: settings
 * @kind: a choice of relation.kind
 * @shown: whether such relations are drawn
 */
void
stf_print_settings_set_kind (StfPrintSettings *self, const char *kind, gboolean shown)
{
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  for (guint i = 0; self->kinds != NULL && self->kinds[i] != NULL; i++)
    if (!g_str_equal (self->kinds[i], kind))
      g_strv_builder_add (kinds, self->kinds[i]);
  if (shown)
    g_strv_builder_add (kinds, kind);

  g_strfreev (self->kinds);
  self->kinds = g_strv_builder_end (kinds);
  qsort (self->kinds, g_strv_length (self->kinds), sizeof *self->kinds, compare_kinds);
}

/**
 * stf_print_settings_get_allowed:
 * @self: settings
 *
 * Returns: the detail that can be asked for: the profile decides what leaves the file, and what is
 * said of holders needs their names
 */
StfChartDetail
stf_print_settings_get_allowed (const StfPrintSettings *self)
{
  StfChartDetail allowed = STF_CHART_DETAIL_SEATS | STF_CHART_DETAIL_AGENCY | STF_CHART_DETAIL_TASKS
                           | STF_CHART_DETAIL_COST;

  if (self->profile != STF_CHART_PROFILE_PUBLIC)
    allowed |= STF_CHART_DETAIL_HOLDERS;
  if (self->profile == STF_CHART_PROFILE_GROUP && self->detail & STF_CHART_DETAIL_HOLDERS)
    allowed |= STF_CHART_DETAIL_CONTACT;
  return allowed;
}

/**
 * stf_print_settings_get_image:
 * @self: settings
 *
 * Returns: the size of the whole image: that of the poster, or of a page
 */
StfChartPaper
stf_print_settings_get_image (const StfPrintSettings *self)
{
  return stf_print_paper_to (self->sheets == STF_CHART_SHEETS_POSTER ? &self->poster : &self->paper,
                             self->landscape);
}

/**
 * stf_print_settings_get_options:
 * @self: settings
 *
 * Returns: how the document is made; its texts belong to @self
 */
StfChartDocumentOptions
stf_print_settings_get_options (const StfPrintSettings *self)
{
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;

  options.sheets = self->sheets;
  options.poster = stf_print_paper_to (&self->poster, self->landscape);
  options.overlap = self->overlap * MM;
  options.crop_marks = self->crop_marks;
  options.tile_map = self->tile_map;
  options.chart.paper = stf_print_paper_to (&self->paper, self->landscape);
  options.chart.content.detail = self->detail & stf_print_settings_get_allowed (self);
  options.chart.content.profile = self->profile;
  options.chart.content.seat_boxes = self->seat_boxes;
  options.chart.colouring = self->colouring;
  options.chart.grey = self->grey;
  options.chart.around = self->around;
  options.chart.kinds = (const char *const *) self->kinds;
  return options;
}

/**
 * stf_print_settings_take:
 * @self: settings
 * @options: its own, with other sheets, paper or detail
 *
 * Chooses what a piece of advice says.
 */
void
stf_print_settings_take (StfPrintSettings *self, const StfChartDocumentOptions *options)
{
  StfChartPaper image = options->sheets == STF_CHART_SHEETS_POSTER ? options->poster
                                                                   : options->chart.paper;
  StfChartDetail allowed = stf_print_settings_get_allowed (self);

  self->sheets = options->sheets;
  self->paper = stf_print_paper_from (options->chart.paper);
  if (options->sheets == STF_CHART_SHEETS_POSTER)
    self->poster = stf_print_paper_from (options->poster);
  self->landscape = image.width > image.height;
  self->detail = (self->detail & ~allowed) | options->chart.content.detail;
}

/**
 * stf_print_settings_get_year_paper:
 * @self: settings
 *
 * Returns: (nullable): the name of the paper that the image has, if the year can have it
 */
const char *
stf_print_settings_get_year_paper (const StfPrintSettings *self)
{
  const StfPrintPaper *paper = self->sheets == STF_CHART_SHEETS_POSTER ? &self->poster
                                                                       : &self->paper;

  return stf_print_paper_is_own (paper) ? NULL : stf_chart_paper_list ()[paper->choice];
}

/**
 * stf_print_settings_is_page_of:
 * @self: settings
 * @organisation: the year's
 *
 * Returns: whether the image has the year's paper and orientation
 */
gboolean
stf_print_settings_is_page_of (const StfPrintSettings *self, const StfOrganisation *organisation)
{
  return g_strcmp0 (stf_print_settings_get_year_paper (self),
                    stf_organisation_get_paper (organisation))
             == 0
         && !self->landscape == !stf_organisation_get_landscape (organisation);
}

/**
 * stf_print_settings_get_suffix:
 * @self: settings
 *
 * Returns: (transfer none): how the name of a file of the format ends, with its dot
 */
const char *
stf_print_settings_get_suffix (const StfPrintSettings *self)
{
  static const char *const suffixes[] = {
    [STF_CHART_FORMAT_PDF] = ".pdf",
    [STF_CHART_FORMAT_SVG] = ".svg",
    [STF_CHART_FORMAT_PNG] = ".png",
  };

  return suffixes[self->format];
}

static char *
shorten (const char *text)
{
  const char *end;

  g_utf8_validate_len (text, MIN (strlen (text), MAX_NAME), &end);
  return g_strndup (text, (gsize) (end - text));
}

/**
 * stf_print_settings_name_file:
 * @self: settings
 * @organisation: what is drawn
 *
 * Returns: (transfer full): the name to propose for the file, in the user's language
 */
char *
stf_print_settings_name_file (const StfPrintSettings *self, const StfOrganisation *organisation)
{
  g_autofree char *name = shorten (stf_organisation_get_name (organisation));
  g_autofree char *paper = stf_chart_paper_describe (stf_print_settings_get_image (self));
  /* Translators: name of a file, without its ending: organisation, year, and paper ("A3"). */
  g_autofree char *file = g_strdup_printf (_ ("%s %d - organisation chart %s"), name,
                                           stf_organisation_get_year (organisation), paper);

  g_strdelimit (file, "/\\:\n", '-');
  return g_strconcat (file, stf_print_settings_get_suffix (self), NULL);
}
