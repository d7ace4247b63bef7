"""Maps for the tests of forms, and what a form makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from journeymap.export import Exporter
from journeymap.labels import labels
from journeymap.model import Journey
from journeymap.saying import Context
from journeymap.settings import LANES, LaneSetting, Team
from journeymap.workspace import Workspaces, from_text

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GOLDEN = ["02-broadband-switch", "08-passport-renewal-ar"]


def example(name: str, form: str, *lanes: str) -> bytes:
    """An example of the repository in a form."""
    path = EXAMPLES / f"{name}.journey.yaml"
    workspace = Workspaces().around(path)
    journey = workspace.open(path).part
    assert isinstance(journey, Journey)
    return Exporter(form, lanes).write(workspace.resolve(journey), workspace, path)


def examples() -> list[str]:
    """The names of all examples."""
    return sorted(path.name.removesuffix(".journey.yaml") for path in EXAMPLES.glob("*.journey.yaml"))


def read(text: str | bytes) -> Journey:
    """The map of a text, free of errors, with its personas looked up."""
    data = text.encode() if isinstance(text, str) else text
    path = Path("map.journey.yaml")
    entry = from_text(data, path)
    assert isinstance(entry.part, Journey), [one.message for one in entry.findings]
    return Workspaces().around(path.absolute()).resolve(entry.part)


def context(lang: str = "en", own: str = "own") -> Context:
    """What a form knows besides the map: all lanes, one of its own, a team."""
    lanes = [LaneSetting.model_validate(one) for one in (*LANES, {"id": own, "name": "Own lane"})]
    return Context(labels(lang), lanes, {}, {"team": Team.model_validate("The team")}, "map.journey.yaml")


def filled(text: str) -> dict[str, Any]:
    """A map that says the same text wherever a text can be."""
    part = {
        "doing": [text, "something else"],
        "thinking": text,
        "feeling": text,
        "quotes": [{"text": text, "source": text}],
        "touchpoints": [{"name": text, "url": "https://a.example/?a=1&b=2"}, text],
        "pains": [{"text": text, "id": "hurts", "severity": "high", "owner": text}],
        "gains": [{"text": text, "id": "helps", "owner": text}],
        "opportunities": [
            {
                "text": text,
                "id": "better",
                "addresses": "hurts",
                "value": 5,
                "effort": 2,
                "why": text,
                "timing": text,
                "metric": text,
                "owner": text,
                "link": "https://a.example/(x)|y?q=[1]&copy;",
            }
        ],
        "evidence": [{"kind": "survey", "note": text, "source": text, "url": "https://a.example"}],
        "metrics": [
            {"name": text, "value": text, "unit": text, "scale": text, "target": text, "source": text}
        ],
        "moment_of_truth": text,
        "frontstage": text,
        "backstage": text,
        "support": text,
        "timing": text,
        "links": [{"text": text, "url": "https://a.example"}],
        "notes": text,
        "owner": text,
        "lanes": {"own": text},
    }
    flow = {
        "leaves": [{"to": text, "why": text}],
        "enters": [{"from": text}],
        "ends": text,
        "next": [{"to": "other", "when": text}],
        "emotion": [-1, 0.5],
    }
    return {
        "journeymap": 1,
        "id": "map",
        "title": text,
        "summary": text,
        "scenario": text,
        "goal": text,
        "expectations": text,
        "owner": text,
        "tags": text,
        "notes": text,
        "links": [{"text": text, "url": "https://a.example"}],
        "personas": [
            {"name": text, "id": "ada", "role": text, "about": text, "quotes": text},
            {"name": "Bob"},
        ],
        "evidence": [{"note": text}],
        "metrics": text,
        "opportunities": [{"text": text, "id": "whole"}],
        "stages": [
            {
                **part,
                "name": text,
                "id": "stage",
                "goal": text,
                "summary": text,
                "steps": [
                    {**part, **flow, "name": text, "id": "step", "actor": "ada"},
                    {"name": "Other", "emotion": 1.5},
                ],
            }
        ],
    }


def numbered(value: Any) -> tuple[Any, list[str]]:
    """The same with every `text` in it replaced by one of its own, and these in order."""
    texts: list[str] = []

    def told(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: told(one) for key, one in value.items()}
        if isinstance(value, list):
            return [told(one) for one in value]
        if value == "text":
            texts.append(f"text{len(texts)};")
            return texts[-1]
        return value

    return told(value), texts
