"""The service blueprint: what stands behind each step of the customer, in layers divided by three lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil

from journeymap import lanes
from journeymap.lanes import Block, Cell, Grid, Pen, Sheet, Step, Text
from journeymap.model import Content, Journey
from journeymap.scene import Box, Scene
from journeymap.settings import LANES, LaneSetting
from journeymap.views import Look, NothingToDraw, _body, _columns, _frame, _stages, _telling
from journeymap.views._body import Lane

_LINES = {"frontstage": "interaction", "backstage": "visibility", "support": "internal"}
"""The lanes that make a map a blueprint, each with the line above it."""
_EMPTY = 28.0
"""How high the sign of a lane that nothing fills is, in pixels."""


def view(journey: Journey, look: Look) -> Scene:
    """The blueprint of a map. NothingToDraw if it says nothing about what stands behind its steps."""
    if journey.stages:
        kept = [stage for stage in journey.stages if stage.steps]
        journey = journey.model_copy(update={"stages": kept})
    sheet, pen = _frame.begin(journey, look)
    drawn = _layers(sheet, look)
    if not any(lane.row for lane in drawn if lane.id in _LINES):
        raise NothingToDraw(
            "the map has no steps with `frontstage`, `backstage` or `support`, so there is nothing behind "
            "the customer's view: say in these what staff, systems and processes do at a step"
        )
    rows = [lane.row for lane in drawn if lane.row]
    names = [(lane.name, lane.about) for lane in drawn]
    grid = _columns.fit(journey.columns, _columns.spans(journey), rows, names, pen)
    kind = look.labels["blueprint"]
    top = _frame.head(sheet, pen, kind, grid.margin, _frame.MARGIN, grid.right - grid.margin)
    top = _body.up(top + 16)
    stages = _stages.draw(grid, pen, top, _stages.headings(grid.spans))
    bottom = _draw(sheet, grid, pen, drawn, stages)
    _body.divide(grid, pen, stages, bottom)
    told = _telling.sentences([kind, *_told(sheet, drawn)])
    return _frame.finish(sheet, pen, look, "blueprint", grid.right, bottom, told)


def _layers(sheet: Sheet, look: Look) -> list[Lane]:
    """The lanes from the customer's view to the processes behind all of it; the standard ones are there
    even if nothing fills them, so that a gap is seen.
    """
    own = _own(look)
    named = {lane.id: lane for lane in look.lanes}
    spans = _columns.spans(sheet.journey)

    def filled(id: str, fill: Callable[[Cell], list[Block]] | None = None, name: str = "") -> Lane:
        setting = named.get(id) or LaneSetting.model_construct(id=id)
        row = lanes.row(sheet, id, fill or lanes.load(id).fill, spans)
        return Lane(id, name or _body.name(setting, look), setting.about, row)

    def owned(layer: str) -> list[Lane]:
        return [lane for id in own.get(layer, ()) if (lane := filled(id)).row]

    timing, evidence, touchpoints = filled("timing"), owned(""), filled("touchpoints")
    found = [timing] if timing.row else []
    # Lanes of one's own may tell instead of touchpoints what the customer sees.
    found += evidence if evidence and not touchpoints.row else [*evidence, touchpoints]
    found.append(filled("steps", _actions, look.labels["blueprint.actions"]))
    for layer in _LINES:
        found += [filled(layer, _notes), *owned(layer)]
    return found


def _own(look: Look) -> dict[str, list[str]]:
    """The lanes that a workspace adds, by the layer that their place in the order of lanes gives them.

    Those before the frontstage are of no layer: what the customer sees of the service, its physical
    evidence.
    """
    own: dict[str, list[str]] = {}
    layer = ""
    for lane in look.lanes:
        layer = lane.id if lane.id in _LINES else layer
        if lane.id not in LANES:
            own.setdefault(layer, []).append(lane.id)
    return own


def _actions(cell: Cell) -> list[Block]:
    """What the customer does at a step, what it decides, and what goes wrong there."""
    part = cell.part
    if part is cell.sheet.whole:
        return []
    blocks: list[Block] = [Text(part.name, "step.name", gap=2)] if isinstance(part, Step) else []
    blocks += [Text(text, "cell", gap=2) for text in part.doing]
    if part.moment_of_truth is not None:
        blocks.append(Text(cell.sheet.labels["moment"], "moment", icon="star", gap=2))
    for pain in part.pains:
        icon = f"severity.{pain.severity}" if pain.severity else "pain"
        blocks.append(Text(pain.text, "blueprint.mark", icon=icon, gap=2))
    id = f"step-{part.id}" if isinstance(part, Step) else ""
    return [_Note("action", blocks, part is cell.stage, id, part.name if id else "")] if blocks else []


def _notes(cell: Cell) -> list[Block]:
    """A note for everything that is done in a layer."""
    kind = "onstage" if cell.lane == "frontstage" else "hidden"
    wide = cell.part is cell.stage
    return [_Note(kind, [Text(text, "cell")], wide) for text in _said(cell.part, cell.lane)]


def _said(part: Content, lane: str) -> list[str]:
    return {"frontstage": part.frontstage, "backstage": part.backstage, "support": part.support}[lane]


class _Note:
    """Blocks on a card with a coloured edge; `kind` gives the roles of card and edge.

    A `wide` one spans all steps of its stage.
    """

    ideal, gap = 220.0, 6.0
    _LEFT, _RIGHT, _PAD = 11.0, 8.0, 5.0

    def __init__(self, kind: str, blocks: Sequence[Block], wide: bool, id: str = "", label: str = "") -> None:
        self.kind, self.blocks, self.id, self.label = kind, blocks, id, label
        self.most = 10_000.0 if wide else 360.0

    @property
    def said(self) -> Sequence[str]:
        return [text for block in self.blocks for text in block.said]

    def least(self, pen: Pen, enough: float) -> float:
        frame = self._LEFT + self._RIGHT
        return frame + max(block.least(pen, enough - frame) for block in self.blocks)

    def height(self, pen: Pen, width: float) -> float:
        room = width - self._LEFT - self._RIGHT
        return sum(block.height(pen, room) + block.gap for block in self.blocks) + 2 * self._PAD

    def place(self, pen: Pen, x: float, top: float, width: float) -> float:
        start, bottom, gap = len(pen.items), top + self._PAD, 0.0
        room = width - self._LEFT - self._RIGHT
        for block in self.blocks:
            bottom = block.place(pen, x + self._LEFT, bottom + gap, min(room, block.most))
            gap = block.gap
        bottom += self._PAD
        pen.items[start:start] = [
            # The edge looks out from under the card, whose left corners are round as well.
            Box(x, top, 12, bottom - top, f"{self.kind}.edge", 4),
            Box(x + 3, top, width - 3, bottom - top, f"{self.kind}.card", 4),
        ]
        if self.id:
            pen.group(start, self.id, self.label)
        return bottom


def _draw(sheet: Sheet, grid: Grid, pen: Pen, drawn: list[Lane], top: float) -> float:
    """Draw the layers below each other, with the lines between them; where the last one ends."""
    end = ceil(grid.right + _frame.MARGIN)
    hidden = top
    for lane in drawn:
        start = len(pen.items)
        if line := _LINES.get(lane.id):
            role = "blueprint.visibility" if line == "visibility" else "blueprint.line"
            words = sheet.labels[f"line.{line}"]
            top = pen.words(words, "blueprint.line.text", grid.margin, top + 6, grid.right - grid.margin)
            top += 3
            pen.line(0, top, end, top, role)
            hidden = top if line == "visibility" else hidden
        elif lane is not drawn[0]:
            pen.line(grid.margin, top, grid.right, top, "rule")
        begun, top = top, _body.place(sheet, grid, pen, lane, top)
        if not lane.row:
            top = max(top, begun + _EMPTY + 2 * _body.SPACE)
            x, width = grid.left + lanes.PAD, grid.right - grid.left - 2 * lanes.PAD
            pen.box(x, begun + _body.SPACE, width, top - begun - 2 * _body.SPACE, "blueprint.empty", 4)
        pen.group(start, id=f"lane-{lane.id}")
    pen.back.append(Box(0, hidden, end, top - hidden, "blueprint.hidden"))
    return top


def _told(sheet: Sheet, drawn: list[Lane]) -> Iterator[str]:
    """Whose journey it is, and what is done in each stage and at each step, layer by layer."""
    if sheet.people:
        yield f"{sheet.labels['persona']}: {', '.join(person.name for person in sheet.people)}"
    names = {lane.id: lane.name for lane in drawn}
    for stage, step in sheet.journey.columns:
        if stage and step is stage.steps[0]:
            yield _said_of(stage, f"{sheet.labels['stage']}: {stage.name}", names)
        if step:
            yield _said_of(step, step.name, names)


def _said_of(part: Content, name: str, names: Mapping[str, str]) -> str:
    said = [f"{names[layer]}: {', '.join(texts)}" for layer in _LINES if (texts := _said(part, layer))]
    return f"{name} – {'; '.join(said)}" if said else name
