"""The funnel: how many of all who start reach each stage, where the others go, and what costs most."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.lanes import Pen, Sheet, setting
from journeymap.model import Journey
from journeymap.reckoning import Reckoning, reckon
from journeymap.scene import Scene, Shape
from journeymap.views import Look, NothingToDraw, _frame, _funnel_costs
from journeymap.views._funnel_bands import Band, Fact, bands
from journeymap.views._shares import NOISE, percent
from journeymap.views._telling import sentences

_NAMES, _FUNNEL, _FACTS, _BETWEEN = 208.0, 440.0, 440.0, 28.0
"""How wide a row's name, its band and its facts are, and how much is between them, in pixels."""
_BAND = _frame.MARGIN + _NAMES + _BETWEEN
_SAID = _BAND + _FUNNEL + _BETWEEN
_RIGHT = _SAID + _FACTS
_LEAST, _PAD, _GAP = 52.0, 10.0, 3.0
_THIN = 2.0
"""Bands are at least so wide, so that few are not nobody, in pixels."""
_ICON = 13.0
_ICONS = {"join": "enter", "leave": "leave", "end": "ends", "unknown": "leave", "stuck": "back"}


def view(journey: Journey, look: Look) -> Scene:
    """The funnel. A band is as wide as the share of all who start that ever comes to its stage."""
    found = reckon(journey)
    if found is None or not found.flow.telling:
        raise NothingToDraw(
            "the map has no shares and nobody leaves it, so there is nothing to reckon: "
            "say at its steps who goes, such as `leaves: [{to: a competitor, share: 41%}]`"
        )
    sheet, pen = _frame.begin(journey, look)
    labels = sheet.labels
    rows = bands(journey, found, labels)
    room = _RIGHT - _frame.MARGIN
    top = _frame.head(sheet, pen, labels["funnel"], _frame.MARGIN, _frame.MARGIN, room)
    bottom = pen.words(labels["funnel.about"], "quiet", _frame.MARGIN, top + 10, room) + 12
    for band in rows:
        pen.line(_frame.MARGIN, bottom, _RIGHT, bottom, "rule")
        bottom = _row(sheet, pen, band, bottom)
    pen.line(_frame.MARGIN, bottom, _RIGHT, bottom, "rule")
    bottom = _goal(sheet, pen, found, bottom)
    pen.line(_frame.MARGIN, bottom, _RIGHT, bottom, "rule")
    costs = _funnel_costs.costs(journey, found)
    if costs:
        bottom = _funnel_costs.draw(sheet, pen, costs, bottom + 24, (_frame.MARGIN, _BAND, _SAID, _RIGHT))
    if _assumed(found):
        bottom = pen.words(labels["funnel.assumed"], "quiet", _frame.MARGIN, bottom + 12, room)
    told = _told(sheet, rows, found, costs)
    return _frame.finish(sheet, pen, look, "funnel", _RIGHT, bottom, told)


def _row(sheet: Sheet, pen: Pen, band: Band, top: float) -> float:
    """A band with its name before it and its facts behind it; where the row ends."""
    start = len(pen.items)
    texts = [
        pen.words(band.name, "funnel.name", _frame.MARGIN, top + _PAD, _NAMES),
        _facts(pen, band.facts, top + _PAD + 1) if band.figures else 0,
        top + _LEAST - _PAD,
    ]
    bottom = max(texts) + _PAD
    words = pen.items[start:]
    del pen.items[start:]
    if band.figures:
        share = percent(sheet.labels, band.reach, not band.sure)
        _trapezoid(pen, band.role, band.reach, band.below, top, bottom)
        _caps(pen, band, top)
        _share(pen, share, band.reach, band.below, (top + bottom) / 2, "funnel.reach")
    else:
        middle = (top + bottom) / 2 - setting("quiet")[1] / 2
        pen.words(sheet.labels["funnel.empty"], "quiet", _BAND, middle, _FUNNEL, "middle")
    pen.items += words
    pen.group(start, band.id, _said(sheet, band))
    return bottom


def _trapezoid(pen: Pen, role: str, share: float, below: float, top: float, bottom: float) -> None:
    """A band that narrows to the next one's width; a wider one below leaves it straight."""
    middle = _BAND + _FUNNEL / 2
    upper = max(share * _FUNNEL, _THIN) / 2
    lower = max(min(share, below) * _FUNNEL, _THIN) / 2
    end = bottom - _GAP
    corners = ((middle - upper, top), (middle + upper, top), (middle + lower, end), (middle - lower, end))
    pen.items.append(Shape(corners, role))


def _caps(pen: Pen, band: Band, top: float) -> None:
    """Mark how much of a band is wider than the one above because people join."""
    wide = min(band.reach - band.above, band.joining) / 2 * _FUNNEL
    if wide > NOISE:
        edge, middle = band.reach / 2 * _FUNNEL, _BAND + _FUNNEL / 2
        pen.box(middle - edge, top - _GAP, wide, _GAP, "funnel.join")
        pen.box(middle + edge - wide, top - _GAP, wide, _GAP, "funnel.join")


def _share(pen: Pen, text: str, share: float, below: float, y: float, role: str) -> None:
    """Write a share into its band, or beside it where it is too narrow."""
    room = (share + min(share, below)) / 2 * _FUNNEL
    _, leading, _ = setting(role)
    wide = pen.width(text, role) + 1
    middle, top = _BAND + _FUNNEL / 2, y - leading / 2 - 1
    if wide + 20 <= room:
        pen.words(text, role, middle - wide / 2, top, wide, "middle")
    else:
        pen.words(text, "funnel.reach.beside", middle + share * _FUNNEL / 2 + 10, top, wide)


def _facts(pen: Pen, facts: Sequence[Fact], top: float) -> float:
    """What happens here, with where people go and why below each."""
    for place, fact in enumerate(facts):
        top += 6 if place else 0
        role = "funnel.loss.icon" if fact.kind == "leave" else "funnel.fact.icon"
        pen.icon(_ICONS[fact.kind], _SAID, top + 2, _ICON, role)
        top = pen.words(fact.text, "funnel.fact", _SAID + _ICON + 7, top, _FACTS - _ICON - 7)
        for line in fact.more:
            top = pen.words(line, "quiet", _SAID + _ICON + 7, top, _FACTS - _ICON - 7)
    return top


def _goal(sheet: Sheet, pen: Pen, found: Reckoning, top: float) -> float:
    """The last row: those who reach their goal, and those who never come to an end."""
    start, labels = len(pen.items), sheet.labels
    pen.icon("ends", _frame.MARGIN, top + _PAD + 3, _ICON, "funnel.fact.icon")
    left = _ICON + 7
    name = pen.words(labels["funnel.done"], "funnel.name", _frame.MARGIN + left, top + _PAD, _NAMES - left)
    share = percent(labels, found.completion, "completion" in found.assumed)
    facts = []
    if found.stuck > NOISE:
        stuck = percent(labels, found.stuck, "stuck" in found.assumed)
        facts.append(Fact("stuck", labels["funnel.stuck"].format(share=stuck)))
    bottom = max(name, _facts(pen, facts, top + _PAD + 1), top + _LEAST - _PAD) + _PAD
    _trapezoid(pen, "funnel.done", found.completion, found.completion, top, bottom)
    _share(pen, share, found.completion, found.completion, (top + bottom) / 2, "funnel.done.reach")
    pen.group(start, label=f"{labels['funnel.done']}: {share}")
    return bottom


def _assumed(found: Reckoning) -> bool:
    """Whether any of the figures rests on an assumed share."""
    parts = [found.assumed, *(stage.assumed for stage in found.stages if stage)]
    parts += [step.assumed for step in found.steps] + [one.assumed for one in found.exits]
    return any(parts) or any(way.assumed and way.share for way in found.flow.starts)


def _said(sheet: Sheet, band: Band) -> str:
    """A band in words."""
    if not band.figures:
        return f"{band.name}: {sheet.labels['funnel.empty']}"
    facts = "; ".join(
        f"{fact.text} ({', '.join(fact.more)})" if fact.more else fact.text for fact in band.facts
    )
    share = percent(sheet.labels, band.reach, not band.sure)
    return f"{band.name}: {share} – {facts}" if facts else f"{band.name}: {share}"


def _told(sheet: Sheet, rows: Sequence[Band], found: Reckoning, costs: Sequence[_funnel_costs.Cost]) -> str:
    """The funnel in words."""
    labels = sheet.labels
    share = percent(labels, found.completion, "completion" in found.assumed)
    parts = [
        labels["funnel"],
        labels["funnel.about"],
        *(_said(sheet, band) for band in rows),
        f"{labels['funnel.done']}: {share}",
    ]
    if found.stuck > NOISE:
        stuck = percent(labels, found.stuck, "stuck" in found.assumed)
        parts.append(labels["funnel.stuck"].format(share=stuck))
    if costs:
        listed = "; ".join(f"{cost.step.name}: {cost.gain(labels)}" for cost in costs)
        parts += [labels["funnel.costly.about"], f"{labels['funnel.costly']}: {listed}"]
    if _assumed(found):
        parts.append(labels["funnel.assumed"])
    return sentences(parts)
