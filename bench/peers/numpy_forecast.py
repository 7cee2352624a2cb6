"""A forecast of a hundred steps, each after the one before, with Servanda and with numpy, on one core, in one run.

    python bench/peers/numpy_forecast.py target/release/servanda [RUNS]      (with the Python that bench/run sets up)

Prints how many runs a second each makes, and when each says that the last step comes.
"""

import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy

STEPS = 100
START = datetime.date(2026, 1, 1)
HEAD = """```accord
agreement big "Big (invented)"
  zone UTC
  in force 2026-01-01 until 2030-01-01
party North "N"
party South "S"
verifier Agency "A"
"""


def durations(step):
    """Shortest, longest and most likely, in days."""
    return 3 + step % 5, 12 + step % 7, 5 + step % 5


def dossier(folder):
    text = HEAD
    for step in range(STEPS):
        low, high, mode = durations(step)
        text += f'event e{step} "E{step}" once\ncommitment c{step} "C{step}"\n  North does e{step} by 2029-12-01\n'
        text += f"  from 1 day after e{step - 1}\n" if step else ""
        text += f"  likely {low} days to {high} days most likely {mode} days\n"
    (folder / "agreement.accord.md").write_text(text + "```\n")
    (folder / "evidence.csv").write_text("id,kind,subject,at,recorded,source\n")


def with_servanda(binary, runs):
    with tempfile.TemporaryDirectory() as folder:
        dossier(pathlib.Path(folder))
        command = [binary, "forecast", folder, "--at", str(START), "--runs", str(runs), "--format", "json"]
        began = time.perf_counter()
        answer = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        took = time.perf_counter() - began
    last = answer["milestones"][-1]
    return took, [last["p10"], last["p50"], last["p90"]]


def with_numpy(runs):
    began = time.perf_counter()
    random = numpy.random.default_rng(1)
    done = numpy.zeros(runs)
    counts = []
    for step in range(STEPS):
        low, high, mode = durations(step)
        a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
        begins = done + 1 if step else done
        done = begins + numpy.rint(low + (high - low) * random.beta(a, b, runs))
        counts.append(numpy.bincount(done.astype(numpy.int64)))
    took = time.perf_counter() - began
    days = [int(numpy.searchsorted(numpy.cumsum(counts[-1]), runs * share)) for share in (0.1, 0.5, 0.9)]
    return took, [str(START + datetime.timedelta(day)) for day in days]


def main():
    binary, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name, (took, says) in (("Servanda", with_servanda(binary, runs)), ("numpy", with_numpy(runs))):
        print(f"{name:10} {runs / took / 1e6:6.2f} million runs/s   10/50/90 %: {' '.join(says)}")


main()
