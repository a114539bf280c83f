#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ../count.py makes of the logs of test programs.  TAP."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

COUNT = Path(__file__).resolve().parent.parent / "count.py"

# name, (result, stdout) of each program, what the last line and the exit code must be
CASES = [
    ("single-results-are-added",
     [("OK", "1..2\nok 1 /a\nok 2 /b\n"), ("OK", "TAP version 13\nok 1 - /c\n1..1\n")],
     "3 passed, 0 failed", 0),
    ("a-failed-result-fails-the-run",
     [("FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n")], "1 passed, 1 failed", 1),
    ("a-crash-is-one-failure-more",
     [("ERROR", "1..3\nok 1 /a\n")], "1 passed, 1 failed", 1),
    ("a-time-out-is-a-failure",
     [("OK", "1..1\nok 1 /a\n"), ("TIMEOUT", "")], "1 passed, 1 failed", 1),
    ("skipped-results-do-not-count",
     [("OK", "1..2\nok 1 /a\nok 2 /b # SKIP no display\n"), ("SKIP", "")],
     "1 passed, 0 failed", 0),
    ("a-plain-program-counts-as-one",
     [("OK", ""), ("FAIL", "something")], "1 passed, 1 failed", 1),
    ("what-a-program-says-is-not-a-result",
     [("OK", "# not ok, says the log\n1..1\nokay\nok 1 /a\n")], "1 passed, 0 failed", 0),
    ("a-run-without-tests-fails", [], "0 passed, 0 failed", 1),
    ("a-run-without-a-log-fails", None, "0 passed, 1 failed", 1),
]


def run(programs):
    with tempfile.TemporaryDirectory() as folder:
        if programs is not None:
            logs = Path(folder) / "meson-logs"
            logs.mkdir()
            (logs / "testlog.json").write_text("".join(
                json.dumps({"name": f"suite / {index}", "result": result, "stdout": stdout}) + "\n"
                for index, (result, stdout) in enumerate(programs)))
        done = subprocess.run([sys.executable, COUNT, folder], stdout=subprocess.PIPE, text=True,
                              check=False)
    return done.stdout.splitlines()[-1], done.returncode


print(f"1..{len(CASES)}")
for number, (name, programs, line, code) in enumerate(CASES, 1):
    got = run(programs)
    print("ok" if got == (line, code) else "not ok", number, f"/count/{name}")
    if got != (line, code):
        print(f"# wanted {(line, code)}, got {got}")
