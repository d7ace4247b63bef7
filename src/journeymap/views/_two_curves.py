"""How it feels now and how it felt: both emotion curves of everybody, and in figures where they are apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeymap.experience import felt_by, mood_of
from journeymap.lanes import PAD, Grid, Pen, Sheet, Stage, Step, Traveller, emotion, marker, setting
from journeymap.lanes.emotion import Feelings, Point, Scale
from journeymap.views import _frames
from journeymap.views._alignment import Alignment, Either
from journeymap.views._marks import Marks
from journeymap.views._wording import Wording

_POINT, _SIGN = 8.0, 10.0
_ROLE = "difference.felt"

Change = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Felt:
    """What somebody felt at a step or stage and feels now, each from beginning to end, None where nothing is
    said; and the columns it covers, from `first` to just before `end`.
    """

    person: Traveller
    part: Step | Stage
    before: Change
    now: Change
    first: int
    end: int

    @property
    def sign(self) -> str:
        """What happened: the name of an icon."""
        if self.before is None or self.now is None:
            return "added" if self.before is None else "removed"
        rise = sum(self.now) - sum(self.before)
        return "up" if rise > 0 else "down" if rise < 0 else "changed"


def people(before: Sheet, now: Sheet) -> list[Traveller]:
    """The people of the old map, each with the curve that is theirs now; those who are gone have another."""
    if len(before.people) == len(now.people) == 1:
        return [replace(before.people[0], index=0)]
    places = {person.id: person.index for person in now.people}
    return [replace(person, index=places.setdefault(person.id, len(places))) for person in before.people]


def draw(
    before: Sheet,
    now: Sheet,
    alignment: Alignment,
    felt: list[Felt],
    wording: Wording,
    grid: Grid,
    pen: Pen,
    top: float,
) -> float:
    """The field with all curves, and below it the figures that changed; `top` if nobody feels anything."""
    was = _in_order(emotion.placed(before, alignment.grid(before.journey, False, grid)))
    present = alignment.grid(now.journey, True, grid)
    has = emotion.placed(now, present)
    if not was and not has:
        return top
    several = len({person.index for person in (*before.people, *now.people)}) > 1
    scale, bottom = emotion.ground(now, grid, pen, top, several)
    _frames.through(alignment, grid, pen, top, bottom)
    for person, points in was:
        emotion.line(pen, points, scale, f"{person.curve}.before")
        for point in points:
            _point(before, pen, person, point, scale, several)
        pen.used["before"] = None
    emotion.feelings(now, present, pen, has, scale, top)
    return _figures(felt, wording, grid, pen, bottom, several)


def changes(before: Sheet, now: Sheet, alignment: Alignment, marks: Marks) -> list[Felt]:
    """Where anybody's feelings are others than before; told from now on."""
    found: list[Felt] = []
    for place, pair in enumerate(alignment.columns):
        if pair and pair.old and pair.new:
            found += _felt(before, now, pair.old, pair.new, place, place + 1)
    for over in alignment.stages:
        if over.pair.old and over.pair.new:
            found += _felt(before, now, over.pair.old, over.pair.new, over.first, over.end)
    changed = {id(felt.part) for felt in found}
    pairs: list[Either | None] = [*alignment.columns, *(over.pair for over in alignment.stages)]
    for both in pairs:
        if both and id(both.new) in changed:
            for new, at in ((False, both.old_at), (True, both.new_at)):
                marks.told.update(marks.keyed(at, "emotion", new))
    return found


def _felt(
    before: Sheet, now: Sheet, old: Step | Stage, new: Step | Stage, first: int, end: int
) -> Iterator[Felt]:
    nobody = Traveller("", "", "", 0, None)
    was = {person.index: person for person in before.people or [nobody]}
    has = {person.index: person for person in now.people or [nobody]}
    for index in sorted({*was, *has}):
        felt = felt_by(old, was[index].id) if index in was else None
        feels = felt_by(new, has[index].id) if index in has else None
        if felt != feels:
            yield Felt(has.get(index) or was[index], new, felt, feels, first, end)


def _in_order(curves: Feelings) -> Feelings:
    """The points from left to right: what was moved is where it is now."""
    return [(person, sorted(points, key=lambda point: point.x)) for person, points in curves]


def _point(sheet: Sheet, pen: Pen, person: Traveller, point: Point, scale: Scale, several: bool) -> None:
    """A small open point, where it felt like this before."""
    start, labels = len(pen.items), sheet.labels
    marker(pen, person.index, point.x, scale.y(point.value), _POINT, f"{person.curve}.before.point")
    who = f"{person.name}, " if several else ""
    mood = labels[f"emotion.{mood_of(point.value)}"]
    said = f"{labels['diff.before']}: {who}{point.of.name}: {mood} ({labels.number(point.value)})"
    pen.group(start, label=said)


def _figures(felt: list[Felt], wording: Wording, grid: Grid, pen: Pen, top: float, several: bool) -> float:
    """What was felt and what is, below its columns; where they end."""
    ends: dict[int, float] = {}
    # What is felt of a whole stage is above what is felt at its steps.
    for one in sorted(felt, key=lambda one: one.first - one.end):
        x, width = grid.across(one.first, one.end)
        begun = max([ends.get(place, top + 4) for place in range(one.first, one.end)])
        done = _figure(one, wording, pen, x + PAD, begun, width - 2 * PAD, several)
        ends |= dict.fromkeys(range(one.first, one.end), done)
    return max(ends.values(), default=top - 4) + 4


def _figure(one: Felt, wording: Wording, pen: Pen, x: float, top: float, room: float, several: bool) -> float:
    start, left, labels = len(pen.items), x, wording.labels
    leading = setting(_ROLE)[1]
    middle = top + leading / 2
    if several:
        marker(pen, one.person.index, left + _SIGN / 2, middle, _SIGN - 1)
        left += _SIGN + 5
    role = f"difference.{one.sign}.icon"
    pen.icon(one.sign, left, middle - _SIGN / 2, _SIGN, role)
    pen.used[one.sign] = None
    left += _SIGN + 5
    whole = isinstance(one.part, Stage) and one.part.steps
    said = wording.arrow(*(_value(side, wording) for side in (one.before, one.now)))
    text = f"{one.part.name}: {said}" if whole else said
    bottom = pen.words(text, _ROLE, left, top, x + room - left)
    who = f"{one.person.name}, " if several else ""
    pen.group(start, label=f"{labels['diff.changed']}: {who}{one.part.name}: {said}")
    return bottom


def _value(felt: Change, wording: Wording) -> str:
    if felt is None:
        return ""
    return " … ".join(dict.fromkeys(wording.labels.number(value) for value in felt))
