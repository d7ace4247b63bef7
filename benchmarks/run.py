"""Times of the commands, beside those of a bare Python and a bare YAML parser: `python benchmarks/run.py`.

Prints a table of medians. Figures of different machines compare by their ratio to the first rows.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from maps import journey

RUNS = 15
FLOW = ("render", "--view", "flow")
COMPOSE = "import sys, yaml; yaml.compose(open(sys.argv[1]).read(), Loader=yaml.CBaseLoader)"


def median(command: Sequence[str], runs: int = RUNS) -> float:
    """Milliseconds that a command takes, the middle of several runs after one to warm up."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def peak(command: Sequence[str]) -> float:
    """The most memory that a command held, in megabytes, over all its processes, each at its peak."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=-3, stderr=-3); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    return float(done.stdout)


def reckoning(every: int, runs: int = RUNS) -> float:
    """Milliseconds that the reckoning of 1,000 steps in 20 stages takes, in this process and without reading
    the map: every so many steps there is one at which people leave, and go that many steps back.
    """
    from journeymap.model import Journey
    from journeymap.reckoning import reckon

    steps: list[dict[str, object]] = [{"name": f"S{number}"} for number in range(1000)]
    for number in range(every - 1, 1000, every):
        ways = [{"to": f"s{number - every + 1}", "share": "15%"}]
        ways += [{"to": f"s{number + 1}", "share": "80%"}] if number < 999 else []
        steps[number] |= {"next": ways, "leaves": {"share": "5%"}}
    stages = [{"name": f"T{at}", "steps": steps[at : at + 50]} for at in range(0, 1000, 50)]
    journey = Journey.model_validate({"journeymap": 1, "title": "Go", "stages": stages})
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        assert reckon(journey)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    """Print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    python = [sys.executable]
    tool = [*python, "-m", "journeymap"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large, many = folder / "small.journey.yaml", folder / "large.journey.yaml", folder / "many"
        small.write_text(journey(4, 17))
        large.write_text(journey(8, 30))
        flow, long = folder / "flow.journey.yaml", folder / "long.journey.yaml"
        flow.write_text(journey(8, 30, branching=True))
        long.write_text(journey(20, 200, branching=True))
        many.mkdir()
        for index in range(100):
            (many / f"map-{index:03}.journey.yaml").write_text(journey(8, 30, f"Journey {index}"))
        rows = [
            ("python -c pass", [*python, "-c", "pass"], None, RUNS),
            (
                f"PyYAML C compose, {small.stat().st_size / 1000:.0f} kB",
                [*python, "-c", COMPOSE, str(small)],
                None,
                RUNS,
            ),
            (
                f"PyYAML C compose, {large.stat().st_size / 1000:.0f} kB",
                [*python, "-c", COMPOSE, str(large)],
                None,
                RUNS,
            ),
            ("--version", [*tool, "--version"], 70, RUNS),
            (
                f"lint, {small.stat().st_size / 1000:.0f} kB",
                [*tool, "lint", "--no-cache", "--exit-zero", str(small)],
                150,
                RUNS,
            ),
            ("show, 8 stages × 30 steps", [*tool, "show", str(large)], None, RUNS),
            ("render to SVG, 8 × 30", [*tool, "render", str(large), "-o", str(folder / "a.svg")], 200, RUNS),
            ("render to PNG, 8 × 30", [*tool, "render", str(large), "-o", str(folder / "a.png")], 500, RUNS),
            ("render to PDF, 8 × 30", [*tool, "render", str(large), "-o", str(folder / "a.pdf")], 600, RUNS),
            (
                "render to HTML, 8 × 30",
                [*tool, "render", str(large), "-o", str(folder / "a.html")],
                400,
                RUNS,
            ),
            ("flow of 30 steps", [*tool, *FLOW, str(flow), "-o", str(folder / "b.svg")], 350, RUNS),
            ("flow of 200 steps", [*tool, *FLOW, str(long), "-o", str(folder / "b.svg")], 1000, RUNS),
            ("100 maps to SVG, 8 × 30", [*tool, "render", str(many), "-o", str(folder / "out")], 2000, 3),
        ]
        bare = 0.0
        print(f"{'command':34} {'median':>9} {'wanted':>9} {'× python':>9} {'peak':>8}")
        for label, command, wanted, runs in rows:
            taken = median(command, runs)
            bare = bare or taken
            limit = f"{wanted} ms" if wanted else ""
            print(f"{label:34} {taken:6.0f} ms {limit:>9} {taken / bare:9.1f} {peak(command):5.0f} MB")
        for label, every in (("reckon 1,000 steps, one loop", 1000), ("reckon 1,000 steps, 250 loops", 4)):
            taken = reckoning(every)
            print(f"{label:34} {taken:6.0f} ms {'100 ms':>9} {taken / bare:9.1f}")


if __name__ == "__main__":
    main()
