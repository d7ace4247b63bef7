"""How long `journeymap serve` takes from the save of a map until its new picture is there.

`python benchmarks/saving.py` prints a table: a map of 8 stages and 30 steps, alone and among 100.
"""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from maps import journey

RUNS = 15


def saving(folder: Path, name: str, view: str = "map", runs: int = RUNS) -> float:
    """Milliseconds from the moment in which a map is saved until a page has its new picture: the event that
    tells of it, what is found in it, and the picture. The middle of several runs after one to warm up.
    """
    words = [sys.executable, "-m", "journeymap", "serve", str(folder), "--port", "0"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout
        port = int(server.stdout.readline().rpartition(":")[2].strip("/\n"))
        with asked(port, "/events") as events:
            key = next(one["key"] for one in event(events)["maps"] if one["name"] == name)
            place = f"/maps/{key}/{view}/light"
            times = []
            for run in range(runs + 1):
                # When the last change is over, and at another moment between two looks at the files.
                time.sleep(1 + run * 7 % 50 / 1000)
                times.append(once(folder / name, f"Title {run}", port, place, events))
    finally:
        server.kill()
        server.communicate()
    return statistics.median(times[1:])


def once(path: Path, title: str, port: int, place: str, events: BinaryIO) -> float:
    """Milliseconds from giving a map another title until it is in its picture."""
    lines = path.read_text(encoding="utf-8").split("\n")
    text = "\n".join(f"title: {title}" if line.startswith("title:") else line for line in lines)
    picture = b""
    start = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    while title.encode() not in picture:
        event(events)
        for what in ("shown.json", "picture.svg"):
            with asked(port, f"{place}/{what}") as answer:
                picture = answer.read()
    return (time.perf_counter() - start) * 1000


def event(events: BinaryIO) -> dict[str, Any]:
    """The next event of a stream."""
    data = next(line for line in events if line.startswith(b"data: "))
    return dict(json.loads(data.removeprefix(b"data: ")))


@contextmanager
def asked(port: int, target: str) -> Iterator[BinaryIO]:
    """The answer to a request, as it comes."""
    with socket.create_connection(("127.0.0.1", port), 20) as one, one.makefile("rb") as answer:
        one.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        yield answer


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, count in (("alone", 1), ("among 100", 100)):
            place = folder / label
            place.mkdir()
            (place / "journeymap.yaml").write_text("journeymap: 1\n")
            for at in range(count):
                (place / f"m{at}.journey.yaml").write_text(journey(8, 30, f"Journey {at}"))
            for view in ("map", "flow"):
                taken = saving(place, "m0.journey.yaml", view)
                print(f"save to picture, 8 × 30, {label}, {view:5} {taken:6.0f} ms    300 ms")


if __name__ == "__main__":
    main()
