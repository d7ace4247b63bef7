"""Which site it is to be: what its pages stand on, before any of them is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journeymap.atlas import Health, Setting, Site, Undrawn
from journeymap.building.reading import Reader, Reading
from journeymap.collection import Collection, MapFact
from journeymap.findings import Finding, Level
from journeymap.folders import FILE, shown
from journeymap.labels import labels
from journeymap.publish import Publisher
from journeymap.workspace import Workspace

_OVERDUE = "overdue-review"


@dataclass(frozen=True)
class Plan:
    """The site, all that was read, the maps of that which are drawn with their facts, and which errors are
    to be told; the site looks as the pages of a `workspace` do.
    """

    site: Site
    readings: Sequence[Reading]
    drawn: Sequence[tuple[Reading, MapFact]]
    findings: Sequence[Finding]
    workspace: Workspace


def plan(
    reader: Reader, readings: Sequence[Reading], found: Sequence[Finding], publisher: Publisher, today: date
) -> Plan:
    """The site of maps that were read and of what was `found` in them and in what they stand on."""
    by_file: dict[str, list[Finding]] = {}
    for one in found:
        by_file.setdefault(one.source.name, []).append(one)
    drawn, undrawn, told = list[tuple[Reading, MapFact]](), list[Undrawn](), list[Finding]()
    health: dict[str, Health] = {}
    for reading in readings:
        errors = dict.fromkeys(reading.against)
        errors |= dict.fromkeys(
            one for file in reading.behind for one in by_file.get(file, ()) if one.level is Level.error
        )
        told += errors
        fact = reading.fact()
        if errors or fact is None:
            undrawn.append(Undrawn(reading.file, len(errors)))
        else:
            drawn.append((reading, fact))
            health[reading.file] = _health(by_file.get(shown(reading.path), []), fact.due, today)
    around = _around(reader, readings)
    collection = Collection(tuple(fact for _, fact in drawn))
    site = Site(collection, health, _setting(reader, collection, around, publisher, today), undrawn)
    return Plan(site, readings, drawn, told, around)


def _health(found: Sequence[Finding], due: str, today: date) -> Health:
    """How a map stands. Its review is overdue if lint says so, or the day that its authors named is over."""
    count = Counter(one.level for one in found)
    overdue = any(one.rule == _OVERDUE for one in found) or bool(due and due < today.isoformat())
    return Health(count[Level.error], count[Level.warning], count[Level.hint], overdue)


def _around(reader: Reader, readings: Sequence[Reading]) -> Workspace:
    """The workspace that lends the atlas its name, its language and its looks: the one of the folder, else
    that of the first map.
    """
    own = reader.workspaces.around(reader.root / FILE)
    return own if own.declared or not readings else readings[0].workspace


def _setting(
    reader: Reader, collection: Collection, around: Workspace, publisher: Publisher, today: date
) -> Setting:
    spoken = {one.lang for one in collection.maps}
    lang = around.settings.lang or (spoken.pop() if len(spoken) == 1 else "en")
    channels, teams = dict[str, str](), dict[str, str]()
    for workspace in (around, *reader.workspaces.opened):
        _add(channels, {id: channel.name for id, channel in workspace.channels.items()})
        _add(teams, {id: team.name for id, team in workspace.settings.teams.items()})
    return Setting(
        around.settings.name, labels(lang), channels, teams, publisher.look(around), today.isoformat()
    )


def _add(names: dict[str, str], more: Mapping[str, str]) -> None:
    for id, name in more.items():
        names.setdefault(id, name)
