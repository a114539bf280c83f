#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cold start: from the start of a program to its mapped window, and the memory it then takes.

usage: tests/headless tests/bench/start.py STAFETT TOOL

Stafett with the example year open against adwaita-1-demo of the same machine, in turns, after one
round each that does not count. Medians; the ratios are what can be compared between machines.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7
LIMIT = 30


def is_mapped(process):
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)],
        capture_output=True,
        check=False,
    )
    return found.stdout.strip() != b""


def read_memory(process):
    """Resident memory in MB, once it has stopped growing."""
    last = -1.0
    while True:
        with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
            size = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
        if size == last:
            return size
        last = size
        time.sleep(0.3)


def start(command):
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not is_mapped(process):
        if process.poll() is not None or time.monotonic() - began > LIMIT:
            sys.exit(f"{command[0]} shows no window")
        time.sleep(0.002)
    elapsed = (time.monotonic() - began) * 1000
    memory = read_memory(process)
    process.terminate()
    process.wait()
    return elapsed, memory


def main():
    stafett, tool = sys.argv[1:3]
    demo = shutil.which("adwaita-1-demo")
    with tempfile.TemporaryDirectory() as folder:
        year = os.path.join(folder, "exempel.stafett")
        subprocess.run([tool, "new", year, "--template", "exempel-2013"], check=True,
                       stdout=subprocess.DEVNULL)
        programs = {"stafett": [stafett, year]}
        if demo:
            programs["adwaita-1-demo"] = [demo]
        results = {name: [] for name in programs}
        for turn in range(ROUNDS + 1):
            for name, command in programs.items():
                result = start(command)
                if turn > 0:
                    results[name].append(result)

    medians = {
        name: [statistics.median(values) for values in zip(*rounds)]
        for name, rounds in results.items()
    }
    for name, (elapsed, memory) in medians.items():
        print(f"{name}: mapped after {elapsed:.0f} ms, {memory:.0f} MB resident")
    if demo:
        ours, theirs = medians["stafett"], medians["adwaita-1-demo"]
        print(f"ratio: {ours[0] / theirs[0]:.2f} in time, {ours[1] / theirs[1]:.2f} in memory")
    else:
        print("adwaita-1-demo is not here (package libadwaita-1-examples): nothing to compare with")


main()
