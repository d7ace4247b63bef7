"""Atlases for tests: made of maps that are written down here, or of those of the examples."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from journeymap import theme
from journeymap.atlas import Health, Setting, Site, Undrawn, pages
from journeymap.collection import Collection, MapFact, facts
from journeymap.fields import Duration
from journeymap.labels import labels
from journeymap.model import Journey
from journeymap.page import Look
from journeymap.workspace import Workspaces

TESTS = Path(__file__).parent.parent
EXAMPLES = TESTS.parent / "examples"
LIBRARY = EXAMPLES / "riverside-library"
TODAY = "2026-11-23"
sys.path[:0] = [str(TESTS / "page"), str(TESTS / "forms")]


def fact(file: str, home: str = "", **said: Any) -> MapFact:
    """The facts of a map that is written down."""
    said.setdefault("title", file)
    said.setdefault("id", file.rpartition("/")[2].partition(".")[0])
    if "stages" not in said:
        said.setdefault("steps", [{"name": "One"}])
    told = {key: value for key, value in said.items() if value != ""}
    return facts(Journey.model_validate({"journeymap": 1, **told}), file, home)


def site(
    maps: Sequence[MapFact],
    lang: str = "en",
    health: Mapping[str, Health] | None = None,
    look: str = "auto",
    undrawn: Sequence[Undrawn] = (),
    name: str = "All of it",
    **names: Mapping[str, str],
) -> Site:
    """A site of these maps; `names` may be of channels and teams."""
    channels, teams = names.get("channels", {}), names.get("teams", {})
    setting = Setting(name, labels(lang), channels, teams, Look(theme.load(look)), TODAY)
    return Site(Collection(tuple(maps)), health or {}, setting, undrawn)


def library() -> Site:
    """The example of a library, with the health that its dates give."""
    maps, names = list[MapFact](), dict[str, str]()
    workspace = Workspaces().around(LIBRARY / "journeymap.yaml")
    for path in sorted(LIBRARY.rglob("*.journey.yaml")):
        journey = workspace.open(path).part
        assert isinstance(journey, Journey)
        every = workspace.settings.review_every
        assert isinstance(every, Duration)
        maps.append(facts(workspace.resolve(journey), path.relative_to(LIBRARY).as_posix(), "", every))
    names = {id: channel.name for id, channel in workspace.channels.items()}
    teams = {id: team.name for id, team in workspace.settings.teams.items()}
    health = {one.file: Health(overdue=bool(one.due and one.due < TODAY)) for one in maps}
    return site(maps, health=health, name=workspace.settings.name, channels=names, teams=teams)


def made(one: Site) -> dict[str, bytes]:
    """All pages of a site by their paths, each once."""
    found = [(page.path, page.make()) for page in pages(one)]
    assert len(dict(found)) == len(found)
    return dict(found)


def many(count: int, steps: int = 4) -> Site:
    """A site of many maps, all of which say much, in lifecycles of ten."""
    maps = [
        fact(
            f"map-{number:04}.journey.yaml",
            title=f"A journey that is number {number} of all",
            parent=f"map-{number - number % 10:04}" if number % 10 else "",
            state="current",
            status="live",
            owner=f"team-{number % 9}",
            tags=["retail", "b2c"],
            persona={"name": f"Persona {number % 7}"},
            stages=[
                {
                    "name": f"Stage {at % 3}",
                    "id": f"stage-{at}",
                    "steps": [
                        {
                            "name": f"Step {at} is done in a way",
                            "emotion": (number + at) % 5 - 2,
                            "touchpoints": [
                                {"name": f"Touchpoint {(number * 7 + at) % 600}", "channel": "web"}
                            ],
                            "pains": [{"text": f"It takes long, {number} {at}", "severity": "high"}],
                            "opportunities": [
                                {"text": f"Make it short, {number} {at}", "value": at % 5 + 1, "effort": 2}
                            ],
                        }
                    ],
                }
                for at in range(steps)
            ],
        )
        for number in range(count)
    ]
    return site(maps)
