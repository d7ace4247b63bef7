"""Linting of many maps: cold, warm, after a change, and beside a bare parser: `python benchmarks/many.py`.

Prints a table in seconds and megabytes, for 10, 100, 1,000 and 5,000 maps of 10 kB, or for the numbers given.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from maps import journey
from run import peak

COMPOSE = """
import sys, yaml
from multiprocessing import get_context
def compose(name):
    with open(name) as file:
        yaml.compose(file, Loader=yaml.CBaseLoader)
processes, *names = sys.argv[1:]
if processes == "1":
    for name in names: compose(name)
else:
    with get_context("fork").Pool(int(processes)) as pool:
        for _ in pool.imap_unordered(compose, names, chunksize=16): pass
"""


def taken(command: Sequence[str], folder: Path, runs: int, before: Callable[[int], None]) -> float:
    """The middle of the seconds that a command takes; `before` each run the collection is made ready."""
    times = []
    for run in range(runs):
        before(run)
        start = time.perf_counter()
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
        if done.returncode > 1:
            raise SystemExit(f"{command} failed")
    return statistics.median(times)


def row(number: int, folder: Path) -> list[float]:
    """Compose in one process and in two; lint cold, warm, with another text, with another step; the most
    memory that lint held in one of its processes.
    """
    maps = folder / "maps"
    maps.mkdir()
    (folder / "journeymap.yaml").write_text("journeymap: 1\n")
    for index in range(number):
        (maps / f"map-{index:04}.journey.yaml").write_text(journey(4, 17, f"Journey {index}"))
    names = [str(path) for path in sorted(maps.iterdir())]
    lint = [sys.executable, "-m", "journeymap", "lint"]
    kept, one = folder / ".journeymap_cache", Path(names[number // 2])
    text = one.read_text()

    def nothing(run: int) -> None:
        pass

    def forget(run: int) -> None:
        shutil.rmtree(kept, ignore_errors=True)

    def reword(run: int) -> None:
        one.write_text(text.replace("goal: ", f"goal: {run} times ", 1))

    def rename(run: int) -> None:
        one.write_text(text.replace("      - name: ", f"      - name: Opens the letter {run} and ", 1))

    runs = 5 if number < 1000 else 3
    few = 3 if number < 1000 else 1
    cold = taken(lint, folder, few, forget)
    return [
        taken([sys.executable, "-c", COMPOSE, "1", *names], folder, few, nothing),
        taken([sys.executable, "-c", COMPOSE, "2", *names], folder, few, nothing),
        cold,
        taken(lint, folder, runs, nothing),
        taken(lint, folder, runs, reword),
        taken(lint, folder, runs, rename),
        peak([*lint, "--no-cache", "--exit-zero", str(folder)]),
    ]


def main() -> None:
    """Print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("CI", None)
    heads = ("compose", "in two", "cold", "warm", "a word", "a step", "peak MB")
    print(f"{'maps':>6}" + "".join(f"{head:>10}" for head in heads))
    for number in [int(word) for word in sys.argv[1:]] or [10, 100, 1000, 5000]:
        with tempfile.TemporaryDirectory() as name:
            found = row(number, Path(name))
        print(f"{number:6,}" + "".join(f"{value:10.2f}" for value in found[:-1]) + f"{found[-1]:10.0f}")


if __name__ == "__main__":
    main()
