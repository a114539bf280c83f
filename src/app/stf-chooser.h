/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  STF_CHOOSER_YEAR,     /* *.stafett */
  STF_CHOOSER_DOCUMENT, /* *.xml */
  STF_CHOOSER_CHART,    /* *.pdf, *.svg, *.png */
  STF_CHOOSER_PEOPLE,   /* *.csv, *.txt, *.vcf */
  STF_CHOOSER_SHEET,    /* *.xlsx, *.csv */
  STF_CHOOSER_TABLE,    /* *.csv, *.txt */
  STF_CHOOSER_LEDGER,   /* *.se, *.si, *.csv, *.txt */
  STF_CHOOSER_TEXT,     /* what is written of people; all files */
} StfChooserKind;

void stf_chooser_open (GtkWindow *parent, const char *title, StfChooserKind kind,
                       GAsyncReadyCallback callback, gpointer user_data);
void stf_chooser_save (GtkWindow *parent, const char *title, StfChooserKind kind, const char *name,
                       GAsyncReadyCallback callback, gpointer user_data);
GFile *stf_chooser_finish (GAsyncResult *result);
char *stf_chooser_complete_name (const char *path, const char *suffix);

G_END_DECLS
