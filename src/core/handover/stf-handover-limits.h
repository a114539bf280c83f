/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The bounds of a handover document.  Without them 200,000 attributes on one tag took libxml2 96 s;
 * the writer keeps to them too. */

#define STF_HANDOVER_MAX_SIZE (64 * 1024 * 1024)
#define STF_HANDOVER_MAX_TAG (64 * 1024)
#define STF_HANDOVER_MAX_ELEMENTS 2000000
#define STF_HANDOVER_MAX_ATTRIBUTES 64
#define STF_HANDOVER_MAX_DEPTH 32

#define STF_HANDOVER_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
