/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of the preview: as large as its scale says, white until it is given its picture. */
#define STF_TYPE_PRINT_PAGE (stf_print_page_get_type ())
G_DECLARE_FINAL_TYPE (StfPrintPage, stf_print_page, STF, PRINT_PAGE, GtkWidget)

GtkWidget *stf_print_page_new (void);
void stf_print_page_set_size (StfPrintPage *self, double width, double height);
void stf_print_page_set_scale (StfPrintPage *self, double scale);
void stf_print_page_set_picture (StfPrintPage *self, GdkTexture *picture, double scale);
gboolean stf_print_page_is_sharp (StfPrintPage *self, double scale);
void stf_print_page_set_old (StfPrintPage *self);
GdkTexture *stf_print_page_get_picture (StfPrintPage *self);

G_END_DECLS
