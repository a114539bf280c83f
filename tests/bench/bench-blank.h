/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A view with nothing but a colour, another one in each frame: what a frame costs by itself. */
#define BENCH_TYPE_BLANK (bench_blank_get_type ())
G_DECLARE_FINAL_TYPE (BenchBlank, bench_blank, BENCH, BLANK, GtkWidget)

void bench_wait_for_frame (GtkWidget *widget);

G_END_DECLS
