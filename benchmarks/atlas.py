"""The atlas of 1,000 maps: cold, warm, after a change, and the check of it: `python benchmarks/atlas.py`.

Prints seconds, how many times those of a bare Python they are, and what of the site is the largest; for
1,000 maps of 11 kB in a hierarchy, with personas, channels, teams and touchpoints in common, or for another
number.
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
from random import Random

from run import peak

_SYLLABLES = "ra te li mo sa ne vi do ka pe ru fa si no ge la ti bu me ho".split()
_CHANNELS = ("web", "app", "phone", "email", "store", "chat", "mail", "partner")
_PEOPLE = ("Priya", "Marek", "Lena", "Tomás", "Aisha", "Jonas", "Mei", "Olu")


def words(of: Random, count: int) -> str:
    """Some words; the more maps there are, the more of them nobody has used before."""
    made = ("".join(of.choices(_SYLLABLES, k=of.choice((1, 2, 2, 3, 4)))) for _ in range(count))
    return " ".join(made).capitalize()


def journey(number: int, steps: int = 17) -> str:
    """The text of a map: every hundredth is a lifecycle, whose parts have ten parts each."""
    of = Random(number)
    lines = ["journeymap: 1", f"title: {words(of, 4)} {number}", f"summary: {words(of, 12)}"]
    if number % 10 == 9:
        lines += ["state: future", f"improves: map-{number - 1:04}"]
    else:
        lines.append("state: current")
    if number % 100:
        lines.append(f"parent: map-{number // 100 * 100 if number % 10 == 0 else number // 10 * 10:04}")
    lines += [
        f"persona: {of.choice(_PEOPLE).lower()}",
        f"goal: {words(of, 8)}",
        "basis: research",
        f"owner: team-{of.randrange(12)}",
        f"reviewed: 2026-{of.randrange(1, 13):02}-02",
        "stages:",
    ]
    for step in range(steps):
        if step % 4 == 0:
            lines += [f"  - name: {words(of, 2)} {step}", f"    goal: {words(of, 6)}", "    steps:"]
        touchpoint = of.randrange(60)
        lines += [
            f"      - name: {words(of, 3)} {step}",
            f"        doing: {words(of, 9)}",
            f"        thinking: {words(of, 7)}",
            f"        emotion: {of.randrange(-4, 5) / 2}",
            f"        touchpoints: [{{{_CHANNELS[touchpoint % 8]}: Touchpoint {touchpoint}}}]",
            f"        pains: [{{text: {words(of, 7)}, severity: {of.choice(('low', 'medium', 'high'))}}}]",
            f"        opportunities: [{{text: {words(of, 7)}, value: {of.randrange(1, 6)}, effort: 2}}]",
            f"        evidence: [{{kind: interview, count: {of.randrange(3, 20)}, date: 2026-08}}]",
            f"        backstage: {words(of, 6)}",
        ]
    return "\n".join(lines) + "\n"


def workspace(folder: Path, number: int) -> list[Path]:
    """Write a workspace; its maps."""
    teams = "".join(f"  team-{at}: {{name: Team {at}}}\n" for at in range(12))
    (folder / "journeymap.yaml").write_text(f"journeymap: 1\nname: Everything we do\nteams:\n{teams}")
    for name in _PEOPLE:
        text = f"journeymap: 1\nname: {name}\nrole: One of many\n"
        (folder / f"{name.lower()}.persona.yaml").write_text(text)
    found = [folder / f"map-{at:04}.journey.yaml" for at in range(number)]
    for at, path in enumerate(found):
        path.write_text(journey(at))
    return found


def taken(command: Sequence[str], good: int = 0) -> float:
    """Seconds that a command takes."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != good:
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr[-2000:]}")
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("CI", None)
    number = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory() as name:
        folder, site = Path(name, "maps"), Path(name, "site")
        folder.mkdir()
        os.environ["JOURNEYMAP_CACHE_DIR"] = str(Path(name, "kept"))
        maps = workspace(folder, number)
        tool = [sys.executable, "-m", "journeymap", "atlas", str(folder), "--today", "2026-11-23", "-o"]
        one = maps[number // 2]

        def row(told: str, output: Path, wanted: str = "", *more: str) -> None:
            bare = statistics.median(taken([sys.executable, "-c", "pass"]) for _ in range(5))
            seconds = taken([*tool, str(output), *more])
            print(f"{told:24} {seconds:7.2f} s {wanted:>6} {seconds / bare:9.0f}", flush=True)

        print(f"{'atlas of ' + format(number, ','):24} {'seconds':>9} {'wanted':>6} {'× python':>9}")
        row("cold", site, "60 s")
        row("warm", site, "5 s")
        one.write_text(one.read_text().replace("doing: ", "doing: Once more ", 1))
        row("another word in a map", site)
        one.write_text(one.read_text().replace("title: ", "title: Once more ", 1))
        row("another title", site)
        row("the check of it", site, "", "--check")
        row("without what was kept", site, "", "--no-cache")
        most = peak([*tool, str(Path(name, "again")), "--no-cache"])
        print(f"{'most memory, a process':24} {most:7.0f} MB")
        sizes = sorted((path.stat().st_size, path.relative_to(site)) for path in site.rglob("*.html"))
        size, largest = sizes[-1]
        print(f"{'largest page':24} {size / 1000:7.0f} kB  {largest}")
        print(f"{'all of it':24} {sum(size for size, _ in sizes) / 1e6:7.0f} MB  {len(sizes):,} pages")


if __name__ == "__main__":
    main()
