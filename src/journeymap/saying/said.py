"""What each lane says of a part of the map, in words."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.experience import Curve, backed, curves, mood_of
from journeymap.model import Content, Evidence, Journey, Metric, Opportunity
from journeymap.saying import Context
from journeymap.saying.entry import Column, Entry, Fill, entries, some
from journeymap.saying.marks import marks
from journeymap.settings import CHANNELS

_TEXTS = ("doing", "thinking", "feeling", "frontstage", "backstage", "support")
"""The built-in lanes that are nothing but texts."""


class Said:
    """The words of one map."""

    def __init__(self, journey: Journey, context: Context) -> None:
        self.journey, self.context, self.labels = journey, context, context.labels
        self.people = {
            one if isinstance(one, str) else one.id: one if isinstance(one, str) else one.name
            for one in journey.people
        }
        steps = journey.all_steps
        parts: list[Content] = [*(journey.stages or []), *steps]
        self._pains = {pain.id: pain.text for part in parts for pain in part.pains}
        self.names = {step.id: step.name for step in steps}
        self._fills: dict[str, Fill] = {
            "timing": _timing,
            "quotes": self._quotes,
            "touchpoints": self._touchpoints,
            "pains": self._hurting,
            "gains": lambda at: [Entry(one.text, some(self.owner(one.owner))) for one in at.part.gains],
            "opportunities": lambda at: [self._better(one) for one in at.part.opportunities],
            "metrics": lambda at: [self._figure(one) for one in at.part.metrics],
            "evidence": self._known,
        }

    def rows(self) -> Iterator[tuple[str, str, Fill]]:
        """What a table of the map has for rows: the lane of each, its name, and what fills it."""
        for lane in self.context.lanes:
            name = lane.name or self.labels.get(f"lane.{lane.id}", lane.id)
            if lane.id == "steps":
                yield from ((lane.id, what, fill) for what, fill in marks(self))
            elif lane.id == "emotion":
                found = curves(self.journey)
                for curve in found:
                    whose = f"{name}: {curve.name}" if len(found) > 1 else name
                    yield lane.id, whose, self._felt(curve)
            else:
                yield lane.id, name, self._fills.get(lane.id) or _texts(lane.id)

    def owner(self, name: str) -> str:
        """What readers see of an owner."""
        team = self.context.teams.get(name)
        return team.name if team else name

    def other(self, id: str) -> list[Entry]:
        """What readers see of another map, or of a step of it that stands behind a `#`."""
        id, _, step = id.partition("#")
        known = self.context.maps.get(id)
        if known is None:
            return entries(" · ".join(some(id, step)))
        return [Entry(" · ".join(some(known.title, step)), page=known.page)]

    def reasons(self, one: Opportunity) -> tuple[str, ...]:
        """What is to be said of an opportunity beside its text, grades, status and owner."""
        labels = self.labels
        eased = ", ".join(self._pains.get(pain, pain) for pain in one.addresses)
        return some(
            one.timing,
            f"{labels['addresses']}: {eased}" if eased else "",
            f"{labels['metric']}: {one.metric}" if one.metric else "",
            one.why,
        )

    def _felt(self, curve: Curve) -> Fill:
        points = {id(point.step or point.stage): point for point in curve.points}

        def fill(at: Column) -> list[Entry]:
            point = points.get(id(at.part))
            if point is None:
                return []
            values = list(dict.fromkeys((point.start, point.end)))
            moods = dict.fromkeys(self.labels[f"emotion.{mood_of(value)}"] for value in values)
            told = " → ".join(self.labels.number(value) for value in values)
            return [Entry(told, (" → ".join(moods),), value=values[0] if len(values) == 1 else None)]

        return fill

    def _quotes(self, at: Column) -> list[Entry]:
        words = self.labels["quoted"]
        return [Entry(words.format(text=one.text), some(one.source)) for one in at.part.quotes]

    def _touchpoints(self, at: Column) -> list[Entry]:
        return [Entry(one.name, some(self.channel(one.channel)), one.url) for one in at.part.touchpoints]

    def channel(self, channel: str) -> str:
        """What readers see of a channel."""
        known = self.context.channels.get(channel)
        if known and known.name != CHANNELS.get(channel):
            return known.name
        return self.labels.get(f"channel.{channel}", channel)

    def _hurting(self, at: Column) -> list[Entry]:
        return [
            Entry(
                one.text,
                some(self.labels[f"severity.{one.severity}"] if one.severity else "", self.owner(one.owner)),
            )
            for one in at.part.pains
        ]

    def _better(self, one: Opportunity) -> Entry:
        labels = self.labels
        grades = [(labels[key], value) for key, value in (("value", one.value), ("effort", one.effort))]
        notes = some(
            *(f"{name} {labels.number(value)}" for name, value in grades if value is not None),
            labels[f"status.{one.status}"] if one.status else "",
            self.owner(one.owner),
            *self.reasons(one),
        )
        return Entry(one.text, notes, one.link)

    def _figure(self, one: Metric) -> Entry:
        labels = self.labels
        name = labels.get(f"metric.{one.name}", one.name)
        if one.value is not None:
            name += f": {labels.number(one.value)}{f' {one.unit}' if one.unit else ''}"
        notes = some(
            f"{labels['target']} {labels.number(one.target)}" if one.target is not None else "",
            f"{labels['scale']} {labels.number(one.scale)}" if one.scale is not None else "",
            _count(one.count),
            one.date or "",
            one.source,
        )
        return Entry(name, notes)

    def _known(self, at: Column) -> list[Entry]:
        found = [self.evidence(one) for one in at.part.evidence]
        found += [Entry(self.labels["evidence.quote"], (one.source,)) for one in at.part.quotes if one.source]
        if at.number and not backed(self.journey, at.stage, at.step):
            found.append(Entry(self.labels["assumption"]))
        return found

    def evidence(self, one: Evidence) -> Entry:
        """What a statement stands on."""
        kind = self.labels[f"evidence.{one.kind}"] if one.kind else ""
        first, *rest = some(kind, one.note, one.source, _count(one.count), one.date or "") or (one.url,)
        return Entry(first, tuple(rest), one.url)


def _texts(lane: str) -> Fill:
    """A lane of texts: one of the language, or one that a workspace adds."""
    if lane in _TEXTS:
        return lambda at: entries(*getattr(at.part, lane))
    return lambda at: entries(*at.part.lanes.get(lane, []))


def _timing(at: Column) -> list[Entry]:
    if at.stage and at.stage.steps and at.step is None:
        return []  # told over its steps
    return entries(at.part.timing, at.part.duration.text if at.part.duration else "")


def _count(count: int | None) -> str:
    return "" if count is None else f"n\u00a0=\u00a0{count}"
