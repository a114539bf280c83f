/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Placeholder of the dialog. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"
#include "stf-history-dialog.h"
struct _StfHistoryDialog
{
  AdwWindow parent;
};
G_DEFINE_FINAL_TYPE (StfHistoryDialog, stf_history_dialog, ADW_TYPE_WINDOW)
static void
stf_history_dialog_class_init (StfHistoryDialogClass *k)
{
}
static void
stf_history_dialog_init (StfHistoryDialog *k)
{
}
StfHistoryDialog *
stf_history_dialog_present (StfWindow *w)
{
  return NULL;
}
