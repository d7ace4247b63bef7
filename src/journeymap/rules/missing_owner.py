"""JM407: a map that nobody keeps true."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, listed
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM407", level="warning", of=Journey)
def missing_owner(subject: Subject) -> Iterator[Hit]:
    """A map has no owner.

    A map drifts away from what it shows as soon as its workshop is over, unless somebody answers for
    it: reviews it, adds what is learned, and brings it to those who decide. Drafts and retired maps need
    no owner.

    Source: Forrester - every journey map requires a journey owner; Smaply's tenth journey mapping mistake,
        no owner, no cadence, no governance.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Looks at bikes

    Good:
        journeymap: 1
        title: Buy a bike
        owner: shop-team
        steps:
          - name: Looks at bikes
    """
    journey, teams = subject.journey, subject.workspace.settings.teams
    if not journey.owner and journey.status not in ("draft", "retired"):
        help = "say with `owner` who keeps it true" + (f": {listed(teams)}" if teams else "")
        yield Hit(Where(("title",)), "the map has no owner", help=help)
