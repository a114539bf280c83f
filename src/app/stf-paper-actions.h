/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "election/stf-paper.h"

G_BEGIN_DECLS

/* What becomes of a short text: a PDF where the user chooses, paper, or text on the clipboard. */
void stf_paper_save (GtkWindow *parent, const StfPaper *paper);
void stf_paper_print (GtkWindow *parent, const StfPaper *paper);
void stf_paper_copy (GtkWindow *parent, const StfPaper *paper);

G_END_DECLS
