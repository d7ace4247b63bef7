"""Opportunities by value and effort: a field of cells that stays readable however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymap.atlas._cut import shortened
from journeymap.atlas._here import Here
from journeymap.atlas._table import scrolling
from journeymap.collection import OpportunityFact
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join

GRADES = range(1, 6)
_SHOWN = 8
"""How many of a cell have their rank in it; of the others it says how many they are."""
BYTES = 80_000
"""How much of a page it may take."""
_QUADRANTS = (("quick-wins", "big-bets"), ("fill-ins", "money-pit"))


def cell(idea: OpportunityFact) -> tuple[int, int] | None:
    """The cell of an opportunity: its value and effort as whole grades; None where one is not known."""
    if idea.value is None or idea.effort is None:
        return None
    return _grade(idea.value), _grade(idea.effort)


def _grade(value: float) -> int:
    return min(max(int(value + 0.5), GRADES.start), GRADES.stop - 1)


def matrix(here: Here, ranked: Sequence[OpportunityFact], link: Callable[[int], str]) -> Markup:
    """The matrix of opportunities in the order of their rank; `link` tells on which page a row is."""
    labels = here.labels
    cells: dict[tuple[int, int], list[int]] = {}
    for at, idea in enumerate(ranked):
        place = cell(idea)
        if place:
            cells.setdefault(place, []).append(at)
    heads = [element("td")]
    heads += [
        element(
            "th",
            attributes([("scope", "col")]),
            inside=escape(f"{labels['effort']} {labels.number(effort)}"),
        )
        for effort in GRADES
    ]
    rows = [_row(here, ranked, value, cells, link) for value in reversed(GRADES)]
    caption = element("caption", inside=escape(labels["matrix"]))
    grid = join(
        [
            caption,
            element("thead", inside=element("tr", inside=join(heads))),
            element("tbody", inside=join(rows, "\n")),
        ]
    )
    unplaced = len(ranked) - sum(map(len, cells.values()))
    told = [f"{labels['matrix.unplaced']}: {labels.number(unplaced)}"] if unplaced else []
    below = [element("p", attributes([("class", "covers")]), inside=escape(one)) for one in told]
    return join(
        [scrolling(element("table", attributes([("class", "matrix")]), inside=grid)), _legend(here), *below]
    )


def _row(
    here: Here,
    ranked: Sequence[OpportunityFact],
    value: int,
    cells: dict[tuple[int, int], list[int]],
    link: Callable[[int], str],
) -> Markup:
    labels = here.labels
    name = escape(f"{labels['value']} {labels.number(value)}")
    told = [element("th", attributes([("scope", "row")]), inside=name)]
    for effort in GRADES:
        there = cells.get((value, effort), [])
        # The middle belongs to what is better of the two.
        look = attributes([("class", _QUADRANTS[value < 3][effort > 3])])
        told.append(element("td", look, inside=_cell(here, ranked, there, (value, effort), link)))
    return element("tr", inside=join(told))


def _cell(
    here: Here,
    ranked: Sequence[OpportunityFact],
    there: Sequence[int],
    grades: tuple[int, int],
    link: Callable[[int], str],
) -> Markup:
    if not there:
        return NOTHING
    labels = here.labels
    value, effort = (labels.number(grade) for grade in grades)
    whole = f"{link(there[0])}#value={value}&effort={effort}"
    count = element(
        "a", attributes([("class", "count"), ("href", whole)]), inside=escape(labels.number(len(there)))
    )
    discs = [
        element(
            "a",
            attributes(
                [
                    ("class", f"disc {ranked[at].status}".strip()),
                    ("href", f"{link(at)}#o{at + 1}"),
                    ("title", shortened(ranked[at].text, 120)),
                ]
            ),
            inside=escape(labels.number(at + 1)),
        )
        for at in there[:_SHOWN]
    ]
    rest = [escape(f"+{labels.number(len(there) - _SHOWN)}")] if len(there) > _SHOWN else []
    return join([count, element("div", inside=join([*discs, *rest], " "))])


def _legend(here: Here) -> Markup:
    labels = here.labels
    told = (
        element(
            "li",
            attributes([("class", name)]),
            inside=join(
                [
                    element("b", inside=escape(labels[f"quadrant.{name}"])),
                    element("small", inside=escape(labels[f"quadrant.{name}.about"])),
                ]
            ),
        )
        for row in _QUADRANTS
        for name in row
    )
    sample = element("span", attributes([("class", "disc done")]), inside=escape("1"))
    closed = element("li", inside=join([sample, escape(labels["matrix.closed"])], " "))
    return element("ul", attributes([("class", "legend")]), inside=join([*told, closed]))
