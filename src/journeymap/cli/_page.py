"""The summary of a map as a page for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from journeymap.cli._chart import chart, foot, pitch
from journeymap.cli._columns import Glyphs, beside, cut, number, plain, right, wrap
from journeymap.cli._reckoning import fates, mending
from journeymap.cli._steps import steps
from journeymap.experience import Point
from journeymap.model import Metric, Opportunity, Persona
from journeymap.settings import Team
from journeymap.summary import Placed, Summary

Entry = tuple[str, str, Text]

_FEW = 5  # entries of a list that are shown unless all are asked for
_READABLE = 110  # cells; longer lines of prose are hard to follow
_BASIS = {"research": "built on research", "hypothesis": "a hypothesis"}


@dataclass(frozen=True)
class Page:
    """How a summary is to be shown: `width` in cells, and `everything` of long lists or their start."""

    summary: Summary
    teams: Mapping[str, Team]
    width: int
    glyphs: Glyphs
    everything: bool = False

    def lines(self) -> Iterator[Text]:
        """The lines of the page, from the title to the metrics; none is wider than the page."""
        yield from self._head()
        yield from self._curves()
        yield from steps(self.summary, self.width, self.glyphs)
        yield from self._list("Highs and lows", list(self._peaks()), numbers=True, few=99)
        yield from self._list("Moments of truth", list(self._moments()))
        yield from self._list("Where people leave", list(self._leaves()), numbers=True)
        yield from self._list(
            "What becomes of all who start", list(fates(self.summary, self.glyphs)), numbers=True
        )
        yield from self._list(
            "More would finish if nobody left at",
            list(mending(self.summary, self.glyphs)),
            numbers=True,
        )
        yield from self._list("Pains, the worst first", list(self._pains()))
        yield from self._list("Opportunities by value / effort", list(self._opportunities()))
        yield from self._list("Metrics", list(self._metrics()))

    def _head(self) -> Iterator[Text]:
        journey = self.summary.journey
        yield from wrap(Text(plain(journey.title), "bold"), self.width)
        if journey.summary:
            yield from wrap(Text(plain(journey.summary)), min(self.width, _READABLE))
        yield Text()
        state = [
            f"{journey.state} state" if journey.state else "",
            journey.status or "",
            _BASIS[journey.basis] if journey.basis else "",
            f"reviewed {journey.reviewed}" if journey.reviewed else "",
            f"owned by {self._owner(journey.owner)}" if journey.owner else "",
        ]
        backed, total = self.summary.coverage
        what = "step" if any(row.step for row in self.summary.rows) else "stage"
        entries = [
            *(("Persona", _person(one)) for one in journey.people),
            ("Scenario", journey.scenario),
            ("Goal", journey.goal),
            *(("Expects", one) for one in journey.expectations),
            ("State", self._joined(state)),
            ("Evidence", f"{backed} of {total} {what}{'s' * (total != 1)} backed"),
        ]
        before = ""
        for name, text in entries:
            if text:
                label = Text("" if name == before else name, "dim")
                yield from beside([(label, 8), (Text(plain(text)), min(self.width, _READABLE) - 10)])
                before = name

    def _curves(self) -> Iterator[Text]:
        rows, people = self.summary.rows, self.summary.curves
        cells = pitch(len(rows), self.width)
        found = [curve for curve in people if curve.points]
        if not found or not cells:
            return
        for curve in found:
            yield Text()
            if len(people) > 1:
                yield Text(cut(plain(curve.name), self.width, self.glyphs.more), "bold")
            yield from chart(curve, rows, cells, 9 if len(people) == 1 else 5, self.glyphs)
        yield from foot(rows, cells, self.glyphs)

    def _list(
        self, title: str, entries: list[Entry], numbers: bool = False, few: int = _FEW
    ) -> Iterator[Text]:
        """Entries in columns: the step, a short word or number, and the text; the first of a long list."""
        if not entries:
            return
        shown = entries if self.everything or len(entries) <= few + 1 else entries[:few]
        places = max(len(place) for place, _, _ in entries)
        words = min(max(cell_len(word) for _, word, _ in entries), 12)
        room = min(self.width, _READABLE) - places - 2 - (words and words + 2)
        yield Text()
        yield Text(title, "bold")
        for place, word, text in shown:
            lead = right(word, words) if numbers else Text(word)
            yield from beside([(right(place, places), places), (lead, words), (text, room)])
        if len(shown) < len(entries):
            yield Text(f"{self.glyphs.more} and {len(entries) - len(shown)} more, with --all", "dim")

    def _peaks(self) -> Iterator[Entry]:
        for curve in self.summary.curves:
            whose = f" for {plain(curve.name)}" if len(self.summary.curves) > 1 else ""
            for word, point, pick in (("Highest", curve.highest, max), ("Lowest", curve.lowest, min)):
                if point:
                    value = number(pick(point.start, point.end), self.glyphs)
                    yield self._at(point), value, Text(f"{word}{whose}: {_name(point)}")
            if drop := curve.drop:
                first, last = self._at(drop.above), self._at(drop.below)
                place, names = first, _name(drop.above)
                if drop.above is not drop.below:
                    place += f"{self.glyphs.arrow}{last}"
                    names += f" {self.glyphs.arrow} {_name(drop.below)}"
                yield place, number(-drop.depth, self.glyphs), Text(f"Biggest drop{whose}: {names}")

    def _moments(self) -> Iterator[Entry]:
        for one in self.summary.moments:
            why = "; ".join(plain(reason) for reason in one.said.moment_of_truth or [])
            yield self._at(one), "", Text(plain(one.said.name) + (f": {why}" if why else ""))

    def _leaves(self) -> Iterator[Entry]:
        for one in self.summary.leaves:
            leave = one.said
            share = "" if leave.share is None else f"{leave.share:g}%"
            to = f"{self.glyphs.arrow} {plain(leave.to)}" if leave.to else ""
            said = ": ".join(part for part in (to, plain(leave.why)) if part)
            yield self._at(one), share, Text(said or (plain(one.step.name) if one.step else ""))

    def _pains(self) -> Iterator[Entry]:
        for one in self.summary.pains:
            said = one.said
            yield self._at(one), said.severity or "", self._with(said.text, [self._owner(said.owner)])

    def _opportunities(self) -> Iterator[Entry]:
        for one in self.summary.opportunities:
            said = one.said
            more = [said.status or "", self._owner(said.owner), said.timing]
            yield self._at(one), _grades(said), self._with(said.text, more)

    def _metrics(self) -> Iterator[Entry]:
        for one in self.summary.metrics:
            said = one.said
            wanted = "" if said.target is None else f", target {plain(str(said.target))}"
            scale = "" if said.scale is None else f"on {plain(str(said.scale))}"
            more = [scale, said.date or "", "" if said.count is None else f"n={said.count}"]
            yield self._at(one), _value(said), self._with(said.name + wanted, more)

    def _at(self, one: Placed[Any] | Point) -> str:
        """The number of the step that something is said of, or those of its stage's steps."""
        if one.stage is None and one.step is None:
            return "all"
        rows = [row for row in self.summary.rows if row.stage is one.stage and one.step in (None, row.step)]
        first, last = rows[0].number, rows[-1].number
        return str(first) if first == last else f"{first}{self.glyphs.dash}{last}"

    def _owner(self, owner: str) -> str:
        return self.teams[owner].name if owner in self.teams else owner

    def _joined(self, parts: list[str]) -> str:
        return f" {self.glyphs.dot} ".join(plain(part) for part in parts if part)

    def _with(self, text: str, more: list[str]) -> Text:
        """A text with what else is known of it, in a lower voice."""
        rest = self._joined(["", *more])
        return Text(plain(text)).append(f" {self.glyphs.dot} {rest}" if rest else "", "dim")


def _person(one: Persona | str) -> str:
    if isinstance(one, str):
        return one
    return f"{one.name}, {one.role}" if one.role else one.name


def _name(point: Point) -> str:
    part = point.step or point.stage
    return plain(part.name) if part else ""


def _grades(said: Opportunity) -> str:
    if said.value is None and said.effort is None:
        return ""
    return "/".join("?" if grade is None else f"{grade:g}" for grade in (said.value, said.effort))


def _value(said: Metric) -> str:
    if said.value is None:
        return "?"
    return plain(f"{said.value} {said.unit}".strip())
