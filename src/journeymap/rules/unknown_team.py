"""JM210: an owner that is none of the workspace's teams."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, listed, meant, quoted
from journeymap.model import Content, Journey, Noted, Part, Persona
from journeymap.rules import Subject, rule


@rule("JM210", level="error", needs="Settings")
def unknown_team(subject: Subject) -> Iterator[Hit]:
    """An owner is none of the teams that the workspace declares.

    Where a workspace declares `teams`, every `owner` is one of them, so that who owns what can be
    counted. Without teams an owner is any text.

    Source: Forrester: every journey map requires a journey owner. NN/g, Journey Mapping 101:
    opportunities with ownership.

    Bad, journeymap.yaml:
        journeymap: 1
        teams: {team-shop: Bike shops, team-web: Web shop}

    Bad:
        journeymap: 1
        title: Buy a bike
        owner: shop team
        steps: [{name: Looks at bikes}]

    Good, journeymap.yaml:
        journeymap: 1
        teams: {team-shop: Bike shops, team-web: Web shop}

    Good:
        journeymap: 1
        title: Buy a bike
        owner: team-shop
        steps: [{name: Looks at bikes}]
    """
    teams = subject.workspace.settings.teams
    if not teams:
        return
    for at, part in subject.part.walk(Part):
        if isinstance(part, Journey | Persona | Content | Noted) and part.owner and part.owner not in teams:
            help = did_you_mean(part.owner, teams, f"the teams are {listed(teams, 'and')}")
            put = meant(part.owner, teams)
            yield Hit(at / "owner", f"unknown team {quoted(part.owner)}", help=help, put=put)
