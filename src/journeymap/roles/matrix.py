"""The roles of the matrix."""

from __future__ import annotations

from journeymap.roles import PAGE, Paint
from journeymap.text import Type

PAINTS: dict[str, Paint] = {
    "quadrant.quick-wins": Paint(fill="opportunity"),
    "quadrant.big-bets": Paint(fill="gain"),
    "quadrant.fill-ins": Paint(fill="panel"),
    "quadrant.money-pit": Paint(fill="pain"),
    "quadrant.name": Paint(fill="ink"),
    "quadrant.about": Paint(fill="quiet"),
    "rule.matrix": Paint(stroke="paper"),
    "matrix.axis": Paint(fill="ink"),
    "matrix.tick": Paint(fill="quiet"),
    "matrix.disc": Paint(fill="opportunity-edge"),
    "matrix.disc.done": Paint(fill="paper", stroke="opportunity-edge", stroke_width=1.5),
    "matrix.disc.dropped": Paint(fill="paper", stroke="quiet", stroke_width=1.5, dash=(2.5, 2.5)),
    "matrix.number": Paint(fill="paper"),
    "matrix.number.unplaced": Paint(fill="quiet"),
    "matrix.number.done": Paint(fill="ink"),
    "matrix.number.dropped": Paint(fill="quiet"),
    "matrix.label": Paint(fill="ink"),
    "matrix.note": Paint(fill="quiet"),
}

TYPES: dict[str, Type] = {
    "quadrant.name": Type("semibold", 13, 17),
    "quadrant.about": Type("regular", 11, 15),
    "matrix.axis": Type("semibold", 12, 16),
    "matrix.tick": Type("regular", 11, 15),
    "matrix.number": Type("semibold", 10.5, 14),
    "matrix.label": Type("regular", 11.5, 15),
    "matrix.note": Type("regular", 10.5, 14),
}

_QUADRANTS = tuple(f"quadrant.{name}" for name in ("quick-wins", "big-bets", "fill-ins", "money-pit"))

GROUNDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(["quadrant.name", "quadrant.about", "matrix.label", "matrix.note"], (*PAGE, *_QUADRANTS)),
    **{f"matrix.number{how}": (f"matrix.disc{how}",) for how in ("", ".done", ".dropped")},
    "matrix.number.unplaced": PAGE,
    "matrix.disc": (*PAGE, *_QUADRANTS),
}
