"""The pages of a site, each made again only where what it stands on, or the page itself, is another one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from errno import EBUSY
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from journeymap import atlas, kept
from journeymap.atlas import address
from journeymap.building._planning import Plan
from journeymap.building.folder import Folder
from journeymap.building.reading import Reading, opened
from journeymap.cache import digest
from journeymap.collection import MapFact
from journeymap.decode import fetch
from journeymap.draw import images
from journeymap.folders import FILE
from journeymap.markup import Markup
from journeymap.model import Journey
from journeymap.processes import each
from journeymap.publish import Publisher
from journeymap.saying import Elsewhere
from journeymap.workspace import Workspace

_MANY = 8

Told = list[kept.Plain]
"""Findings as plain data."""


@dataclass(frozen=True)
class Result:
    """A page: where it is, of which map (a list has no `path`), and whether it is another one than
    before; its `content` and what it stands on (`key`) as digests; what is to be said of the map.
    """

    page: str
    path: Path | None
    changed: bool
    key: str
    content: str
    told: Told


@dataclass(frozen=True)
class _Job:
    """A page that may have to be made: what makes it, and what it stands on."""

    page: str
    path: Path | None
    key: str
    make: Callable[[], tuple[bytes, Told]]


class Drawing:
    """All pages of a site. `before` is what was kept of an earlier one; if it is `dry`, none is written."""

    def __init__(
        self, plan: Plan, publisher: Publisher, folder: Folder, dry: bool, before: Mapping[str, Any]
    ) -> None:
        self.plan, self.publisher, self.folder, self.dry = plan, publisher, folder, dry
        self._before = before.get("pages", {})
        self._lists_before = before.get("lists", ["", []])
        self._looks: dict[Path, str] = {}
        self._jobs = [*self._lists(), *(self._map(reading, fact) for reading, fact in plan.drawn)]

    def __len__(self) -> int:
        return len(self._jobs)

    def results(self) -> Iterator[Result]:
        """Every page in its order: the lists, then the maps."""
        yield from each(self._result, self._jobs, _MANY, chunk=4)

    def kept(self, results: list[Result]) -> dict[str, Any]:
        """What is to be kept of the maps that were read, and of the pages."""
        return {
            "maps": {one.file: one.row for one in self.plan.readings},
            "lists": [self._key, [one.page for one in results if one.path is None]],
            "pages": {one.page: [one.key, one.content, one.told] for one in results},
        }

    def _result(self, job: _Job) -> Result:
        there = self.folder.read(job.page)
        key, content, told = self._before.get(job.page, ("", "", []))
        if key != job.key or there is None or content != digest(there):
            data, told = job.make()
            changed = data != there if self.dry else self.folder.add(job.page, data)
            return Result(job.page, job.path, changed, job.key, digest(data), told)
        return Result(job.page, job.path, False, key, content, told)

    def _lists(self) -> Iterator[_Job]:
        site, plan = self.plan.site, self.plan
        setting = (site.setting.name, site.setting.labels.lang, site.setting.today)
        stands_on = [
            [(one.file, one.mark) for one in plan.readings],
            {file: asdict(health) for file, health in site.health.items()},
            [asdict(one) for one in site.undrawn],
            setting,
            [*site.setting.channels.items(), *site.setting.teams.items()],
            self._look(plan.workspace),
        ]
        self._key, (key, names) = digest(json.dumps(stands_on)), self._lists_before
        for name in names if key == self._key else self._planned:
            yield _Job(name, None, self._key, partial(self._list, name))

    @cached_property
    def _planned(self) -> dict[str, atlas.Page]:
        # To plan them takes longer than to see that all of them are there.
        return {page.path: page for page in atlas.pages(self.plan.site)}

    def _list(self, name: str) -> tuple[bytes, Told]:
        return self._planned[name].make(), []

    def _map(self, reading: Reading, fact: MapFact) -> _Job:
        page, collection = address.of_map(fact), self.plan.site.collection
        around = atlas.around(self.plan.site, fact)
        others = {}
        for id in (fact.parent_id, fact.improves, *(id for id, _, _ in fact.details)):
            if other := collection.named(fact, id):
                others[id] = Elsewhere(address.between(page, address.of_map(other)), other.title)
        pictures = images(reading.row["pictures"], reading.workspace, reading.path)
        seen = [(name, digest(data)) for name, data in pictures.items()]
        key = digest(json.dumps([reading.mark, self._look(reading.workspace), seen, others]), around)
        return _Job(page, reading.path, key, partial(self._draw, reading, around, others))

    def _draw(self, reading: Reading, around: Markup, others: Mapping[str, Elsewhere]) -> tuple[bytes, Told]:
        workspace = reading.workspace
        entry = opened(workspace, reading.path)
        if not isinstance(entry.part, Journey):
            raise OSError(EBUSY, "it was changed while it was read", str(reading.path))
        journey = workspace.resolve(entry.part)
        data = self.publisher.within(journey, workspace, reading.path, around, others)
        missing = self.publisher.missing(entry.document.source)
        return data, [kept.plain_finding(one) for one in missing]

    def _look(self, workspace: Workspace) -> str:
        """What differs where the pages of a workspace look otherwise."""
        if workspace.folder not in self._looks:
            theme = workspace.settings.theme
            logo = theme.logo.path if theme and theme.logo else ""
            added = [path.read_bytes() for path in self.publisher.options.fonts]
            own = [workspace.font(path) for path in theme.fonts] if theme else []
            picture = workspace.picture(logo, workspace.folder / FILE) if logo else ""
            file = fetch(workspace.folder / FILE)
            said = file if isinstance(file, bytes) else ""
            counts = json.dumps([len(added), len(own)])
            self._looks[workspace.folder] = digest(self.publisher.theme, said, counts, *added, *own, picture)
        return self._looks[workspace.folder]
