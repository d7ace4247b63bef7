"""JM702: a map too far below the largest one."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._family import HIGHEST, line, parent_of, parents
from journeymap.source import Where


@rule("JM702", level="hint", of=Journey, needs="Settings", options={"levels": 3}, across=True)
def deep_parent(subject: Subject) -> Iterator[Hit]:
    """A map lies too many levels below the largest journey.

    With every level it is harder to find a map, to see what it is a part of, and to keep it true when the
    larger one changes. A map without a parent is level 1.

    Source: Cemantica, journey hierarchies: stick to 3 levels
        (help.cemantica.com/en/articles/12001999).

    Settings:
        levels: how many levels there may be

    Bad, journeymap.yaml:
        journeymap: 1
        lint: {rules: {deep-parent: {levels: 2}}}

    Bad, living.journey.yaml:
        journeymap: 1
        title: Live with a bike
        steps: [Buys a bike]

    Bad, buying.journey.yaml:
        journeymap: 1
        title: Buy a bike
        parent: living
        steps: [Pays]

    Bad, paying.journey.yaml:
        journeymap: 1
        title: Pay in a shop
        parent: buying
        steps: [Types the PIN]

    Good, journeymap.yaml:
        journeymap: 1
        lint: {rules: {deep-parent: {levels: 2}}}

    Good, living.journey.yaml:
        journeymap: 1
        title: Live with a bike
        steps: [Buys a bike]

    Good, buying.journey.yaml:
        journeymap: 1
        title: Buy a bike
        parent: living
        steps: [Pays, Types the PIN]
    """
    own, most = subject.outline, subject.options["levels"]
    found = line(parent_of(own), parents(subject.workspace), own.id)
    circular = len(found) > len(set(found)) or own.id in found
    level = len(found) + 1
    if level > most and not circular:
        deep = f"{level}" if level <= HIGHEST else f"over {HIGHEST}"
        message = f"the map lies on level {deep}, below {quoted(found[-1])}"
        help = "let a map further up be its parent, or join it to the one that it details"
        yield Hit(Where(("parent",)), message, f"more than {most}", help)
