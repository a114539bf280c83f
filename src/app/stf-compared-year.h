/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "stf-organisation.h"

G_BEGIN_DECLS

void stf_compared_year_read (GtkWindow *parent, const char *path, const char *date,
                             GAsyncReadyCallback callback, gpointer user_data);
StfOrganisation *stf_compared_year_finish (GAsyncResult *result, GError **error);

G_END_DECLS
