"""JSON: a map in its long form, which the schema knows and journeymap reads back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from written_forms import context, example, examples, read

from any_map import parts
from journeymap import forms
from journeymap.model import Journey

SCHEMA = json.loads(
    (Path(__file__).parent.parent.parent / "schemas" / "journey.schema.json").read_text(encoding="utf-8")
)
VALID = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


@given(parts(Journey))
@settings(max_examples=150)
def test_what_is_written_is_read_as_the_same_map(data: dict[str, Any]) -> None:
    given = Journey.model_validate(data)
    one = given.model_copy(update={"id": given.id or "x", "lang": given.lang or "en"})
    # A map whose personas were looked up has them in one place.
    one = one.model_copy(update={"persona": None, "personas": one.people})
    written = forms.load("json").write(one, context())
    VALID.validate(json.loads(written))
    assert read(written).model_dump() == one.model_dump()
    assert forms.load("json").write(read(written), context()) == written


@pytest.mark.parametrize("name", examples())
def test_an_example_is_a_map_of_the_schema_and_stands_alone(name: str) -> None:
    data = example(name, "json")
    VALID.validate(json.loads(data))
    assert forms.load("json").write(read(data), context()) == data


def test_the_long_form() -> None:
    one = read(
        "journeymap: 1\ntitle: x\npersona: {name: Ada, quotes: Hm}\nsteps:\n"
        "- {name: a, emotion: 1, moment_of_truth: true, leaves: true, next: [{to: b, share: '12,50 %'}]}\n"
        "- {name: b, emotion: {ada: [-0.5, 1]}, ends: Well, enters: {from: c}, touchpoints: {web: Page},"
        " duration: 2 days}\n"
    )
    assert json.loads(forms.load("json").write(one, context())) == {
        "journeymap": 1,
        "title": "x",
        "id": "x",
        "lang": "en",
        "personas": [{"name": "Ada", "id": "ada", "quotes": [{"text": "Hm"}]}],
        "steps": [
            {
                "name": "a",
                "id": "a",
                "emotion": [1, 1],
                "moment_of_truth": True,
                "next": [{"to": "b", "share": "12.5%"}],
                "leaves": [{}],
            },
            {
                "name": "b",
                "id": "b",
                "emotion": {"ada": [-0.5, 1]},
                "touchpoints": [{"name": "Page", "channel": "web"}],
                "duration": "2 days",
                "ends": ["Well"],
                "enters": [{"from": "c"}],
            },
        ],
    }
