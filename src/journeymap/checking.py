"""Many files checked together: over all processors, and not again what was checked before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from journeymap import kept
from journeymap.cache import Cache
from journeymap.decode import decode, fetch
from journeymap.findings import Finding
from journeymap.folders import home, shown
from journeymap.processes import each
from journeymap.source import Source
from journeymap.survey import Asked, Row, Survey

#: Fewer files are read before another process has made itself ready.
_MANY = 16


@dataclass(frozen=True)
class Checked:
    """A file as findings call it, and what is found in it and in what it stands on: of that, what was not
    told with a file before it.
    """

    name: str
    findings: list[Finding]


def check(paths: Iterable[Path], asked: Asked, cache: Cache | None = None) -> Iterator[Checked]:
    """Every file in its order, with what is to be said of it. selection.UnknownRule."""
    wanted = [Path(os.path.abspath(path)) for path in paths]
    before = cache.load() if cache else {}
    homes: dict[Path, Path] = {}
    surveys: dict[Path, Survey] = {}
    for path in wanted:
        if path.parent not in homes:
            homes[path.parent] = home(path)
        place = homes[path.parent]
        if place not in surveys:
            surveys[place] = Survey(place, asked, before.get(str(place), {}))
        surveys[place].wanted[path] = None
    for survey in surveys.values():
        survey.begin()
    _look(surveys.values())
    for survey in surveys.values():
        survey.look_across()
    _look(surveys.values())
    if cache and any(survey.changed for survey in surveys.values()):
        cache.save(before | {str(place): survey.known() for place, survey in surveys.items()})
    told = set[Path]()
    for path in wanted:
        survey, findings = surveys[homes[path.parent]], list[Finding]()
        for one in survey.used(path):
            if one not in told:
                told.add(one)
                findings += _findings(one, survey.rows[one])
        yield Checked(shown(path), sorted(findings, key=lambda finding: finding.order))


def _findings(path: Path, row: Row) -> list[Finding]:
    """What is known to be found in a file."""
    if not row["findings"]:
        return []
    data = fetch(path)
    data = data if isinstance(data, bytes) else b""
    source = Source.of(data, decode(data)[0], shown(path))
    return [kept.finding(one, source) for one in row["findings"]]


def _look(surveys: Iterable[Survey]) -> None:
    """Look at all files that have to be looked at."""
    jobs = [(survey, path) for survey in surveys for path in survey.stale()]
    # The first one is read here: what it makes ready need not be made ready in every process.
    for survey, path in jobs[:1]:
        survey.learn(path, survey.look(path))
    rest = jobs[1:]
    for survey, _ in rest:
        survey.workspace  # noqa: B018 - made before there are several processes
    rows = each(lambda job: job[0].look(job[1]), rest, _MANY, chunk=8)
    for (survey, path), row in zip(rest, rows, strict=True):
        survey.learn(path, row)
