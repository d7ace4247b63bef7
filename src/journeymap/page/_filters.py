"""What the rows of the table can be filtered by: persona, channel, owner, severity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.saying.entry import Column
from journeymap.saying.said import Said

KINDS = ("persona", "channel", "owner", "severity")
_SEVERITIES = ("high", "medium", "low")


class Filters:
    """By kind the names there are to choose from, in the order of the map (severities from the worst).

    A row tells its own by their places in this order, so that no text of a map is ever read as a name.
    """

    def __init__(self, said: Said, columns: Iterable[Column]) -> None:
        self._said = said
        self.names: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self.names["severity"] = [said.labels[f"severity.{one}"] for one in _SEVERITIES]
        self.names["persona"] = list(dict.fromkeys(said.people.values()))
        rows = [list(self._of(column)) for column in columns]
        used = {pair for row in rows for pair in row}
        for row in rows:
            for kind, name in row:
                if name not in self.names[kind]:
                    self.names[kind].append(name)
        for kind, names in self.names.items():
            names[:] = [name for name in names if (kind, name) in used]

    def choices(self) -> Iterator[tuple[str, list[str]]]:
        """What there is to choose from, where there is a choice: one persona is everybody."""
        for kind, names in self.names.items():
            if len(names) > (kind == "persona"):
                yield kind, names

    def of(self, column: Column) -> list[tuple[str, str]]:
        """The attributes of a row."""
        places: dict[str, list[int]] = {kind: [] for kind in KINDS}
        for kind, name in self._of(column):
            places[kind].append(self.names[kind].index(name))
        return [
            (f"data-{kind}", " ".join(str(place) for place in sorted(set(found))))
            for kind, found in places.items()
            if found
        ]

    def _of(self, column: Column) -> Iterator[tuple[str, str]]:
        said, part = self._said, column.part
        # A step of nobody in particular is everybody's.
        for person in [said.people.get(part.actor, part.actor)] if part.actor else said.people.values():
            yield "persona", person
        for touchpoint in part.touchpoints:
            if touchpoint.channel:
                yield "channel", said.channel(touchpoint.channel)
        for owner in (part.owner, *(one.owner for one in (*part.pains, *part.gains, *part.opportunities))):
            if owner:
                yield "owner", said.owner(owner)
        for pain in part.pains:
            if pain.severity:
                yield "severity", said.labels[f"severity.{pain.severity}"]
