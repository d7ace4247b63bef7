"""An atlas as files: maps are read, what changed is drawn, and all is put in place together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from journeymap.building import _planning
from journeymap.building._drawing import Drawing
from journeymap.building.folder import Folder as Folder
from journeymap.building.folder import InTheWay as InTheWay
from journeymap.building.reading import Reader, found_in
from journeymap.cache import Cache
from journeymap.checking import check
from journeymap.findings import Finding
from journeymap.publish import Publisher
from journeymap.survey import Asked

Watch = Callable[[Iterable[Any], int], Iterable[Any]]
"""What shows how far something of a known length is."""


@dataclass(frozen=True)
class Order:
    """An atlas that is wanted: of which folder and which maps in it, how they are drawn, on which day.

    `checked` and `drawn` are where it is kept what was found, and what was read and drawn.
    """

    root: Path
    maps: Sequence[Path]
    publisher: Publisher
    today: date
    checked: Cache | None = None
    drawn: Cache | None = None


@dataclass(frozen=True)
class Built:
    """What came of it: all pages, those that are new or other than before, and those that are gone;
    the maps that could not be drawn, and what is to be said of them and of others.
    """

    pages: Sequence[str]
    changed: Sequence[str]
    gone: Sequence[str]
    undrawn: Sequence[str]
    findings: Sequence[Finding]


def build(order: Order, folder: Folder, dry: bool = False, watch: Watch = lambda some, _: some) -> Built:
    """Put an atlas into a folder; if it is `dry`, only see what would change. InTheWay, OSError."""
    before = order.drawn.load() if order.drawn else {}
    found = [
        one for file in check(order.maps, Asked(today=order.today), order.checked) for one in file.findings
    ]
    reader = Reader(order.root, before.get("maps", {}))
    plan = _planning.plan(reader, reader.read(order.maps), found, order.publisher, order.today)
    drawing = Drawing(plan, order.publisher, folder, dry, before)
    try:
        results = list(watch(drawing.results(), len(drawing)))
        pages = [one.page for one in results]
        gone = folder.gone(set(pages))
        if not dry:
            folder.put(set(pages))
    finally:
        if not dry:
            folder.clear()
    if order.drawn and (kept := drawing.kept(results)) != before:
        order.drawn.save(kept)
    told = [*plan.findings, *(found_in(one.path, plain) for one in results if one.path for plain in one.told)]
    return Built(
        pages,
        [one.page for one in results if one.changed],
        gone,
        [one.file for one in plan.site.undrawn],
        sorted(dict.fromkeys(told), key=lambda finding: finding.order),
    )
