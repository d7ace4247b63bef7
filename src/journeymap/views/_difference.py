"""A map beside what it was: what is new, what is gone, what changed, and both emotion curves."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from types import ModuleType

from journeymap import lanes
from journeymap.diff import Pair
from journeymap.lanes import Block, Cell, Content, Entry, Gone, Grid, Pen, Row, Sheet, Stage, Step, Text
from journeymap.model import Journey
from journeymap.scene import Scene
from journeymap.settings import LaneSetting
from journeymap.source import Where
from journeymap.views import (
    Comparison,
    Look,
    _body,
    _columns,
    _effect,
    _frame,
    _frames,
    _header,
    _stages,
    _telling,
    _two_curves,
)
from journeymap.views._alignment import Over, align, one
from journeymap.views._body import Lane
from journeymap.views._marks import Marks
from journeymap.views._stages import Heading
from journeymap.views._wording import Wording

_STAGE = "difference.stage"


def view(journey: Journey, look: Look, compared: Comparison) -> Scene:
    """The new map with everything that changed."""
    return _Drawing(journey, look, compared).scene()


class _Drawing:
    """Two maps on their way to one picture."""

    def __init__(self, journey: Journey, look: Look, compared: Comparison) -> None:
        self.look, self.compared = look, compared
        self.now, self.pen = _frame.begin(journey, look)
        old = compared.difference.old
        was = old if isinstance(old, Journey) else Journey.model_construct(title=journey.title)
        self.before, _ = _frame.begin(was, replace(compared.look, labels=look.labels))
        self.before.people = _two_curves.people(self.before, self.now)
        self.wording = Wording(compared.difference, self.before, self.now)
        self.marks = Marks(compared.difference, self.wording)
        self.alignment = align(compared.difference)

    def scene(self) -> Scene:
        pen, sheet = self.pen, self.now
        drawn = [lane for lane in map(self._lane, self.look.lanes) if lane.draw or lane.row]
        headings = [self._heading(over) for over in self.alignment.stages]
        rows, names = [lane.row for lane in drawn if lane.row], [(lane.name, lane.about) for lane in drawn]
        grid = _columns.fit(self.alignment.shape, self.alignment.spans, rows, names, pen)
        width = _header.measure(ceil(grid.right + _frame.MARGIN) - 2 * _frame.MARGIN)
        top = _header.draw(sheet, pen, grid.margin, _frame.MARGIN, width)
        top = _effect.draw(self.wording, self.marks, self.compared.names, pen, grid.margin, top + 16, width)
        top = _body.up(top + 20)
        stages = _stages.draw(grid, pen, top, headings)
        begun = len(pen.items)
        bottom = _body.draw(sheet, grid, pen, drawn, stages)
        # Behind what fills the lanes: what is said of the whole journey runs across.
        pen.items[begun:begun] = _frames.around(self.alignment, grid, pen, stages, bottom)
        if stages > top:
            _body.divide(grid, pen, stages, bottom)
        pen.line(grid.margin, bottom, grid.right, bottom, "rule")
        called = self.compared.names
        told = [sheet.labels["diff"], self.wording.arrow(*called) if any(called) else ""]
        told += [*(one.sentence for one in _effect.figures(self.wording)), *self.wording.told()]
        right = grid.right
        return _frame.finish(
            sheet, pen, self.look, "difference", right, bottom, _telling.sentences(filter(None, told))
        )

    def _lane(self, lane: LaneSetting) -> Lane:
        """A lane with what fills it in either map."""
        name, kind = _body.name(lane, self.look), lanes.load(lane.id)
        if lane.id == "emotion":
            felt = _two_curves.changes(self.before, self.now, self.alignment, self.marks)

            def curves(_: Sheet, grid: Grid, pen: Pen, top: float) -> float:
                return _two_curves.draw(
                    self.before, self.now, self.alignment, felt, self.wording, grid, pen, top
                )

            return Lane(lane.id, name, lane.about, None, curves)
        whole = Pair(self.before.whole, self.now.whole, Where(), Where())
        row = Row(self._cell(kind, lane.id, whole), [], [])
        for over in self.alignment.stages:
            if blocks := self._cell(kind, lane.id, over.pair, (over.pair.old, over.pair.new)):
                row.stages.append((over.first, over.end, blocks))
        for place, pair in enumerate(self.alignment.columns):
            if pair and (blocks := self._cell(kind, lane.id, pair, self.alignment.above(pair))):
                row.steps.append((place, place + 1, blocks))
        return Lane(lane.id, name, lane.about, row or None)

    def _cell(
        self,
        kind: ModuleType,
        lane: str,
        pair: Pair[Content] | Pair[Stage] | Pair[Step],
        stages: tuple[Stage | None, Stage | None] = (None, None),
    ) -> list[Block]:
        """What fills a lane of a part that is in both maps, or in one; `stages` are those around it."""
        before = Cell(self.before, lane, pair.old, stages[0]) if pair.old else None
        now = Cell(self.now, lane, pair.new, stages[1]) if pair.new else None
        was = list(lanes.entries(kind, before)) if before else []
        has = list(lanes.entries(kind, now)) if now else []
        blocks: list[Block] = []
        if lane == "steps" and isinstance(pair.new or pair.old, Step):
            blocks = self._named(was, has, pair)
            was, has = _unnamed(was), _unnamed(has)
        if not before:
            blocks += self.marks.new(has, pair.new_at)
        elif not now:
            blocks += [Gone(entry.block, struck=False) for entry in was]
        else:
            blocks += self.marks.merged(was, has, pair.old_at, pair.new_at)
        cell = now or before
        return lanes.gathered(kind, cell, blocks) if cell and blocks else blocks

    def _named(
        self,
        was: list[Entry],
        has: list[Entry],
        pair: Pair[Content] | Pair[Stage] | Pair[Step],
        ground: str = "",
    ) -> list[Block]:
        """The name of a step or stage with what happened to all of it, and where it was."""
        marks, before, now = self.marks, _name_in(was), _name_in(has)
        if now is None:
            marks.tell(pair.old_at, new=False)
            return [marks.mark("removed", before, ground=ground)] if before else []
        if before is None:
            marks.tell(pair.new_at, new=True)
            return [marks.mark("added", now, ground=ground)]
        renamed = bool(marks.of(pair.new_at, "renamed"))
        blocks: list[Block] = [marks.mark("renamed", now, before.said, ground) if renamed else now]
        for change in marks.of(pair.new_at, "moved"):
            place = Text(self.wording.place(change), "stage.goal" if ground else "step.note", gap=2)
            blocks.append(marks.mark("moved", place, ground=ground, about=" ".join(now.said)))
        return blocks

    def _heading(self, over: Over) -> Heading:
        """What stands over the steps of a stage, in the colour that it has in the new map."""
        pair, marks = over.pair, self.marks
        was = list(_stages.entries(pair.old)) if pair.old else []
        has = list(_stages.entries(pair.new)) if pair.new else []
        blocks = self._named(was, has, pair, _STAGE if pair.new else "")
        was, has = _unnamed(was), _unnamed(has)
        if pair.new is None:
            blocks += [Gone(entry.block, struck=False) for entry in was]
            return Heading(one(pair), blocks, "stage.gone")
        if pair.old is None:
            blocks += [entry.block for entry in has]
        else:
            blocks += marks.merged(was, has, pair.old_at, pair.new_at, _STAGE)
        places = [id(stage) for stage in self.now.journey.stages or []]
        return Heading(pair.new, blocks, _stages.colour(places.index(id(pair.new))))


def _name_in(entries: list[Entry]) -> Block | None:
    return next((one.block for one in entries if one.key == "name"), None)


def _unnamed(entries: list[Entry]) -> list[Entry]:
    return [one for one in entries if one.key != "name"]
