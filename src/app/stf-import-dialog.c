/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Placeholder of the dialog. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"
#include "stf-import-dialog.h"
struct _StfImportDialog
{
  AdwWindow parent;
};
G_DEFINE_FINAL_TYPE (StfImportDialog, stf_import_dialog, ADW_TYPE_WINDOW)
static void
stf_import_dialog_class_init (StfImportDialogClass *k)
{
}
static void
stf_import_dialog_init (StfImportDialog *k)
{
}
void
stf_import_dialog_present (StfWindow *w, const char *p)
{
}
