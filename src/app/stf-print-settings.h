/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "stf-chart-document.h"

G_BEGIN_DECLS

/* One of the papers that have a name, or a size of one's own. */
typedef struct
{
  guint choice; /* index in stf_chart_paper_list(); after the last: own */
  guint width;  /* mm; of an own size, as it lies before the reader */
  guint height;
} StfPrintPaper;

/* What is chosen in "Print and Export": a plain value. */
typedef struct
{
  StfChartSheets sheets;
  StfPrintPaper paper; /* of the sheets */
  StfPrintPaper poster;
  gboolean landscape; /* of papers with a name */
  guint overlap;      /* mm */
  gboolean crop_marks;
  gboolean tile_map;

  StfChartProfile profile;
  StfChartDetail detail; /* as chosen; the profile may not allow all of it */
  gboolean seat_boxes;
  char **kinds; /* of relations to draw; owned, sorted */

  StfChartColouring colouring;
  gboolean grey;
  StfChartAround around;

  StfChartFormat format;
  guint dpi;
} StfPrintSettings;

#define STF_PRINT_OVERLAP_MAX 50
#define STF_PRINT_DPI_MIN 72
#define STF_PRINT_DPI_MAX 600

GSettings *stf_print_settings_get_store (void);
void stf_print_settings_load (StfPrintSettings *self, GSettings *store,
                              const StfOrganisation *organisation);
void stf_print_settings_save (const StfPrintSettings *self, GSettings *store);

void stf_print_settings_copy (StfPrintSettings *self, const StfPrintSettings *other);
void stf_print_settings_clear (StfPrintSettings *self);
gboolean stf_print_settings_equal (const StfPrintSettings *self, const StfPrintSettings *other);

void stf_print_settings_set_kind (StfPrintSettings *self, const char *kind, gboolean shown);
StfChartDetail stf_print_settings_get_allowed (const StfPrintSettings *self);
StfChartPaper stf_print_settings_get_image (const StfPrintSettings *self);
StfChartDocumentOptions stf_print_settings_get_options (const StfPrintSettings *self);

void stf_print_settings_take (StfPrintSettings *self, const StfChartDocumentOptions *options);

gboolean stf_print_settings_is_page_of (const StfPrintSettings *self,
                                        const StfOrganisation *organisation);
const char *stf_print_settings_get_year_paper (const StfPrintSettings *self);
const char *stf_print_settings_get_suffix (const StfPrintSettings *self);
char *stf_print_settings_name_file (const StfPrintSettings *self,
                                    const StfOrganisation *organisation);

StfPrintPaper stf_print_paper_from (StfChartPaper paper);
StfChartPaper stf_print_paper_to (const StfPrintPaper *self, gboolean landscape);
gboolean stf_print_paper_is_own (const StfPrintPaper *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfPrintSettings, stf_print_settings_clear)

G_END_DECLS
