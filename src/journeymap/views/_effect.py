"""What is compared, what changes come to in figures, and those that stand nowhere else in a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from journeymap.diff import Change, Sides, effect
from journeymap.lanes import Block, Pen, Text, setting, stack
from journeymap.model import Journey
from journeymap.scene import Box
from journeymap.views._footer import VERBS
from journeymap.views._marks import Marks
from journeymap.views._wording import Wording

_PAD, _IN, _SIGN, _AFTER, _BETWEEN, _GAP = 16.0, 12.0, 12.0, 5.0, 22.0, 14.0
_LINE, _APART = 380.0, 28.0
"""How wide a change is at least, and what is between two beside each other; in pixels."""

T = TypeVar("T")


class Figure:
    """A figure before and now, and whether now is `better`; None where it is the same, or nobody can tell."""

    ideal, most, gap = 200.0, 300.0, 12.0

    def __init__(
        self, name: str, before: str, now: str, better: bool | None, wording: Wording, notes: Sequence[str]
    ) -> None:
        self.name, self.better, self.notes = name, better, notes
        self.change = before if before == now else wording.arrow(before, now)
        self.verdict = ""
        if better is not None or before == now:
            word = "same" if better is None else "better" if better else "worse"
            self.verdict = wording.labels[f"diff.{word}"]

    @property
    def sentence(self) -> str:
        """All of it in words."""
        more = [text for text in (self.verdict, *self.notes) if text]
        return f"{self.name}: {self.change} ({'; '.join(more)})" if more else f"{self.name}: {self.change}"

    @property
    def said(self) -> Sequence[str]:
        return [text for text in (self.name, self.change, self.verdict, *self.notes) if text]

    def least(self, pen: Pen, enough: float) -> float:
        return 0

    def height(self, pen: Pen, width: float) -> float:
        return 0

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        begun, start = top, len(pen.items)
        x, top, width = x + _IN, top + _IN - 2, width - 2 * _IN
        bottom = pen.words(self.name, "effect.label", x, top, width)
        bottom = pen.words(self.change, "effect.figure", x, bottom, width)
        left = x
        if self.better is not None:
            sign = "up" if self.better else "down"
            leading = setting("effect.note")[1]
            pen.icon(sign, x, bottom + (leading - 10) / 2, 10, f"difference.{sign}.icon")
            left += 15
        if self.verdict:
            bottom = pen.words(self.verdict, "effect.note", left, bottom, x + width - left)
        for note in self.notes:
            bottom = pen.words(note, "effect.note", x, bottom, width)
        bottom += _IN - 2
        card = Box(x - _IN, begun, width + 2 * _IN, bottom - begun, "effect.card", 8)
        pen.items.insert(start, card)
        pen.group(start, label=self.sentence)
        return bottom


def draw(
    wording: Wording, marks: Marks, names: tuple[str, str], pen: Pen, x: float, top: float, width: float
) -> float:
    """Draw all of it on a panel; where that ends."""
    start, left, room = len(pen.items), x + _PAD, width - 2 * _PAD
    bottom = _title(wording, names, pen, left, top + _PAD - 4, room)
    if cards := list(figures(wording)):
        bottom = stack(pen, cards, left, bottom + _GAP, room)
    if lines := [_line(wording, marks, one) for one in marks.rest]:
        bottom = _listed(pen, lines, left, bottom + _GAP, room)
    drawn = pen.items[start:]
    del pen.items[start:]
    pen.box(x, top, room + 2 * _PAD, bottom + _PAD - top, "difference.panel", 10)
    pen.items += drawn
    pen.group(start, id="difference", label=wording.labels["diff"])
    return bottom + _PAD


def _listed(pen: Pen, lines: Sequence[Block], x: float, top: float, room: float) -> float:
    """Draw changes in columns of about the same height, one after the other; where they end."""
    count = max(1, min(len(lines), int((room + _APART) // (_LINE + _APART))))
    each = min((room + _APART) / count - _APART, _LINE * 1.4)
    heights = [line.height(pen, each) + line.gap for line in lines]
    whole, done, ends = sum(heights), 0.0, [top] * count
    for line, high in zip(lines, heights, strict=True):
        place = min(int((done + high / 2) * count / whole), count - 1)
        ends[place] = line.place(pen, x + place * (each + _APART), ends[place], each) + line.gap
        done += high
    return max(ends) - lines[-1].gap


def _title(wording: Wording, names: tuple[str, str], pen: Pen, x: float, top: float, room: float) -> float:
    """What is compared, and how often what happened."""
    labels = wording.labels
    bottom = pen.words(labels["diff"], "difference.title", x, top, room)
    if any(names):
        bottom = pen.words(wording.arrow(*names), "difference.names", x, bottom, room)
    counts = Counter[str](change.verb for change in wording.difference.changes)
    if not counts:
        return pen.words(labels["diff.same"], "difference.names", x, bottom, room)
    left, bottom = x, bottom + 4
    leading = setting("difference.count")[1]
    for verb in VERBS:
        if not (count := counts[verb]):
            continue
        text = f"{labels[f'diff.{verb}']}: {labels.number(count)}"
        wide = _SIGN + _AFTER + pen.width(text, "difference.count") + 0.01
        if left > x and left + wide > x + room:
            left, bottom = x, bottom + leading + 3
        pen.icon(verb, left, bottom + (leading - _SIGN) / 2, _SIGN, f"difference.{verb}.icon")
        pen.words(text, "difference.count", left + _SIGN + _AFTER, bottom, wide - _SIGN - _AFTER)
        left += wide + _BETWEEN
    return bottom + leading


def figures(wording: Wording) -> Iterator[Figure]:
    """Mean emotion, lowest point, completion and evidence, as far as either map says anything of them."""
    labels, number = wording.labels, wording.labels.number
    old, new = (
        one if isinstance(one, Journey) and one.columns else None
        for one in (wording.difference.old, wording.difference.new)
    )
    found = effect(old, new)

    def figure(
        name: str,
        sides: Sides[T],
        say: Callable[[T], str],
        rank: Callable[[T], float],
        notes: Sequence[str] = (),
    ) -> Iterator[Figure]:
        before, now = sides.before, sides.after
        if before is None and now is None:
            return
        told = _said(sides, say)
        better = None
        if before is not None and now is not None and told[0] != told[1]:
            better = rank(now) > rank(before) if rank(now) != rank(before) else None
        yield Figure(name, *told, better, wording, notes)

    def rounded(value: float) -> str:
        return number(round(value, 2) + 0.0)

    felt = [(one.name, said) for one in found.people if any(said := _said(one.mean, rounded))]
    means = [f"{name}: {wording.arrow(*said)}" for name, said in felt if len(felt) > 1]
    yield from figure(labels["diff.mean"], found.mean, rounded, float, means)
    lows = [one.name if one else "" for one in (found.lowest.before, found.lowest.after)]
    where = wording.arrow(*lows) if lows[0] != lows[1] else lows[0]
    yield from figure(
        labels["low"], found.lowest, lambda low: number(low.emotion), lambda low: low.emotion, (where,)
    )
    yield from figure(
        labels["funnel.done"], found.completion, lambda share: labels.percent(round(100 * share, 1)), float
    )
    yield from figure(
        labels["evidence"], found.evidence, lambda of: _coverage(of, wording), lambda of: of[0] / (of[1] or 1)
    )


def _said(sides: Sides[T], say: Callable[[T], str]) -> tuple[str, str]:
    before, now = sides.before, sides.after
    return "" if before is None else say(before), "" if now is None else say(now)


def _coverage(of: tuple[int, int], wording: Wording) -> str:
    backed, steps = of
    key = "coverage.one" if steps == 1 else "coverage"
    return wording.labels[key].format(backed=backed, steps=steps)


def _line(wording: Wording, marks: Marks, change: Change) -> Block:
    """A change that no lane has a place for."""
    before, after = wording.values(change)
    said = before if change.verb == "removed" else after
    name = wording.name(change)
    text = Text(f"{name}: {said}" if said else name, "difference.value", gap=6)
    former = [before] if before and change.verb in ("changed", "renamed") else []
    origin = wording.origin(change) if change.verb == "moved" else ""
    return marks.mark(change.verb, text, former, note=origin)
