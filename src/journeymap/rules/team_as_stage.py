"""JM505: a stage named like a team."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._spelling import key
from journeymap.source import Where

_TEAM = ("team", "department", "dept", "unit")


@rule("JM505", level="warning", of=Journey, needs="Settings")
def team_as_stage(subject: Subject) -> Iterator[Hit]:
    """A stage is named like one of the workspace's teams.

    Such a map follows the company's chart, stage for stage the part of one department, and what happens to
    the person between two of them is lost. Looked at are the ids and the names of the `teams`, without
    *team* and *department*.

    Source: Smaply, why journey maps fail, no. 2: stages that are the departments.

    Bad, journeymap.yaml:
        journeymap: 1
        teams:
          team-sales: Sales

    Bad:
        journeymap: 1
        title: Order a bike
        stages:
          - name: Sales
            steps: [Asks for a price]

    Good, journeymap.yaml:
        journeymap: 1
        teams:
          team-sales: Sales

    Good:
        journeymap: 1
        title: Order a bike
        stages:
          - name: Choose
            steps: [Asks for a price]
    """
    teams: dict[str, str] = {}
    for id, team in subject.workspace.settings.teams.items():
        teams |= {_plain(id): id, _plain(team.name): id}
    for number, stage in enumerate(subject.journey.stages or []):
        team_id = teams.get(_plain(stage.name))
        if team_id:
            message = f"the stage {quoted(stage.name)} is named like the team {quoted(team_id)}"
            help = "name the stage after what the person does or wants in it"
            yield Hit(Where(("stages", number, "name")), message, help=help)


def _plain(name: str) -> str:
    """A name without the word for a team."""
    words = name.replace("-", " ").replace("_", " ").split()
    return key(" ".join(word for word in words if word.casefold() not in _TEAM) or name)
