#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the single results of the last test run in each build folder given.

A TAP program counts as many tests as it reports, any other program as one.  A program that ends
badly without reporting a failed test (a crash, a time-out) counts as one failed test.  The last
line is "N passed, N failed"; the exit code is 0 only when something passed and nothing failed.
"""

import json
import re
import sys
from pathlib import Path

TAP_PLAN = re.compile(r"^1\.\.\d+", re.MULTILINE)
# The directive after the # says why the result does not count.
TAP_LINE = re.compile(r"^(not )?ok\b[ \d-]*([^#\n]*)(#)?", re.MULTILINE)


def results(program):
    """Yields (outcome, name) for each test of one program."""
    name, result = program["name"], program["result"]
    failed = False
    if TAP_PLAN.search(program.get("stdout", "")):
        for bad, test, directive in TAP_LINE.findall(program["stdout"]):
            outcome = "skipped" if directive else "failed" if bad else "passed"
            failed = failed or outcome == "failed"
            yield outcome, f"{name}: {test.strip()}"
    elif result in ("OK", "EXPECTEDFAIL", "SKIP"):
        yield "skipped" if result == "SKIP" else "passed", name
    if result not in ("OK", "EXPECTEDFAIL", "SKIP") and not failed:
        yield "failed", f"{name}: {result}"


def main(folders):
    names = {"passed": [], "failed": [], "skipped": []}
    for folder in folders:
        log = Path(folder) / "meson-logs" / "testlog.json"
        try:
            lines = log.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            names["failed"].append(str(error))
            continue
        for line in lines:
            for outcome, name in results(json.loads(line)):
                names[outcome].append(f"{folder}: {name}")
    for outcome in ("skipped", "failed"):
        for name in names[outcome]:
            print(f"{outcome}: {name}")
    print(f"{len(names['passed'])} passed, {len(names['failed'])} failed")
    return 0 if names["passed"] and not names["failed"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
