"""What has a few words in the flow: where people come from and go to, and what is said of a way."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.flow import Way
from journeymap.labels import Labels
from journeymap.lanes import Pen, setting
from journeymap.model import Enter, Leave, Next, Step
from journeymap.scene import Words

_ICON, _AFTER, _PAD, _ROUND = 13.0, 6.0, 9.0, 13.0
_ALL = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Note:
    """A few words on a ground of their own: what matters most, and what is to be said about it.

    `kind` gives the roles, `flow.leave.card` and `flow.leave.icon`. It is at most as wide as `most`, and
    `pad` is what is left free above and below the words, in pixels.
    """

    kind: str
    icon: str
    name: str
    about: str
    most: float
    pad: float

    def size(self, pen: Pen) -> tuple[float, float]:
        """How wide and high it is, in pixels."""
        start = len(pen.items)
        bottom = self._write(pen, 0, self.pad, self.most - self._inset - _PAD)
        widest = max((item.width for item in pen.items[start:] if isinstance(item, Words)), default=0)
        del pen.items[start:]
        return self._inset + widest + 0.01 + _PAD, bottom + self.pad

    def draw(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        """Draw it into a box of its size."""
        pen.box(x, y, width, height, f"{self.kind}.card", min(height / 2, _ROUND))
        if self.icon:
            leading = setting("flow.name")[1]
            pen.icon(self.icon, x + _PAD, y + self.pad + (leading - _ICON) / 2, _ICON, f"{self.kind}.icon")
            pen.used[self.icon] = None
        self._write(pen, x + self._inset, y + self.pad, width - self._inset - _PAD)

    @property
    def _inset(self) -> float:
        return _PAD + (_ICON + _AFTER if self.icon else 0)

    def _write(self, pen: Pen, x: float, y: float, room: float) -> float:
        for text, role in ((self.name, "flow.name"), (self.about, "flow.about")):
            y = pen.words(text, role, x, y, room) if text else y
        return y


def terminal(way: Way, step: Step, labels: Labels) -> Note:
    """Where a way in comes from, or where a way out leads; `step` is at its other end."""
    place, about = place_of(way, step, labels)
    icon = {"start": "enter", "end": "ends"}.get(way.kind, "leave")
    return Note(f"flow.{way.kind}", icon, f"{share(way, labels)} {place}".strip(), about, 192, 5)


def label(way: Way, labels: Labels, back: bool) -> Note | None:
    """What is said of a way from step to step; nothing where all go there, and go on."""
    said = share(way, labels)
    if back and not (said or way.when):
        said = labels["back"]
    if not (said or way.when):
        return None
    return Note("flow.label", "back" if back else "", said, way.when, 172, 2)


def place_of(way: Way, step: Step, labels: Labels) -> tuple[str, str]:
    """Where a way in comes from, or where a way out leads, and why people take it."""
    name, about = "", ""
    match way.entry:
        case Enter():
            name = way.entry.from_
        case Leave():
            name, about = way.entry.to, way.entry.why
        case Next():
            name, about = way.entry.to, way.entry.when
    if way.kind == "end":
        name = "; ".join(step.ends or ())
    default = {"start": "flow.start", "leave": "leave", "end": "flow.goal"}.get(way.kind, "flow.unknown")
    return name or labels[default], about


def share(way: Way, labels: Labels) -> str:
    """The share of a way, with `~` where it is assumed; nothing where all go there."""
    if way.share > _ALL:
        return ""
    percent = way.share * 100
    return f"~{labels.percent(round(percent))}" if way.assumed else labels.percent(round(percent, 1))
