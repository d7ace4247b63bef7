"""JM706: a team of the workspace that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.rules import Subject, rule
from journeymap.rules._usage import usage
from journeymap.settings import Settings
from journeymap.source import Where


@rule("JM706", level="hint", of=Settings, across=True)
def unused_team(subject: Subject) -> Iterator[Hit]:
    """A team is declared in the workspace file, and it owns nothing.

    It is a leftover, or something that it looks after has no `owner` yet. Nothing is said while there is no
    map, or while one has errors of form.

    Source: ours. A list that all maps share (Cemantica's libraries) is of use as long as it is true.

    Bad, journeymap.yaml:
        journeymap: 1
        teams:
          shop: Shop
          print: Print shop

    Bad:
        journeymap: 1
        title: Order a bike
        owner: shop
        steps:
          - name: Looks at bikes
            doing: Walks along the wall

    Good, journeymap.yaml:
        journeymap: 1
        teams:
          shop: Shop

    Good:
        journeymap: 1
        title: Order a bike
        owner: shop
        steps:
          - name: Looks at bikes
            doing: Walks along the wall
    """
    part, used = subject.part, usage(subject.workspace)
    for id in part.teams if isinstance(part, Settings) and used.known else ():
        if id not in used.teams:
            message = f"the team {quoted(id)} owns nothing"
            help = "name it as `owner` of what it looks after, or drop it"
            yield Hit(Where(("teams", id)), message, help=help, key=True)
