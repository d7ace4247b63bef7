"""The JSON Schemas that editors use and the model that the command uses say the same of every file."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, ValidationError
from jsonschema.validators import extend

from conftest import HERE, PACKAGE
from journeymap.document import read
from journeymap.model import Part
from journeymap.validate import validate
from journeymap.workspace import kind_of

ROOT = HERE.parent
sys.path.insert(0, str(ROOT / "tools"))
import build_schemas  # noqa: E402 - tools are no package


def pattern(validator: Any, pattern: str, text: Any, schema: Any) -> Iterator[ValidationError]:
    """As editors read it: to ECMAScript `$` is the end of the text, to Python also before a last newline."""
    if isinstance(text, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")


Validator = extend(Draft7Validator, {"pattern": pattern})
VALIDATORS = {
    kind: Validator(json.loads(build_schemas.build(name))) for name, kind in build_schemas.KINDS.items()
}
VALUES: list[Any] = [None, True, False, 0, 3, -1, 2.5, "", " ", [], {}, ["a"] * 30, [[]], {"a": 1}]
VALUES += [
    "text",
    "a b",
    "text\n",
    " 41% ",
    "\t2 days\n",
    " 2026",
    "2024-02-29",
    "https://a",
    "https://a b\n",
    "low",
]


def files() -> Iterator[tuple[str, type[Part], Any]]:
    """Every example, template and case that YAML can read: its name, kind and data."""
    for folder in (ROOT / "examples", PACKAGE / "templates"):
        for path in sorted(folder.rglob("*.yaml")):
            kind = kind_of(path)
            if kind:
                yield path.name, kind, read(path.read_bytes(), path.name).data
    for path in sorted((*(HERE / "checks").glob("*.yaml"), *(HERE / "rules").glob("*.yaml"))):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for title, case in [*content["fail"].items(), *content["pass"].items()]:
            text = case if isinstance(case, str) else case["map"]
            name = "map.journey.yaml" if isinstance(case, str) else case.get("name", "map.journey.yaml")
            document = read(text.replace("«", "").replace("»", "").encode("utf-8", "surrogatepass"), name)
            if document.whole:
                yield f"{path.stem}: {title}", kind_of(Path(name)) or Part, document.data


FILES = list(files())


def accepted(kind: type[Part], data: Any) -> tuple[bool, str]:
    """Whether the model takes the data, and what it says if not."""
    document = read(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"), "x")
    found = validate(document, kind).findings
    return not found, "\n".join(f"{one.code} {one.message}" for one in found)


def compare(name: str, kind: type[Part], data: Any) -> None:
    takes, why = accepted(kind, data)
    complaint = next((error for error in VALIDATORS[kind].iter_errors(data)), None)
    if takes == (complaint is None):
        return
    schema = (
        f"the schema: {complaint.json_path} {complaint.message[:300]}" if complaint else "the schema takes it"
    )
    shown = json.dumps(data, ensure_ascii=False)[:600]
    pytest.fail(f"{name}\n{shown}\nthe model: {why or 'takes it'}\n{schema}", pytrace=False)


def plain(data: Any) -> bool:
    """Whether data can be written as JSON: no infinity, nothing that is no number."""
    try:
        json.dumps(data, allow_nan=False)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", build_schemas.KINDS)
def test_the_committed_schemas_are_built_from_the_model(name: str) -> None:
    committed = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == build_schemas.build(name), "run: python tools/build_schemas.py"


@pytest.mark.parametrize("kind", VALIDATORS, ids=lambda kind: kind.__name__)
def test_they_are_draft_7(kind: type[Part]) -> None:
    schema = VALIDATORS[kind].schema
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = json.dumps(schema)
    assert "$defs" not in text
    assert "prefixItems" not in text
    assert all(schema["properties"][key]["description"] for key in schema["properties"])


@pytest.mark.parametrize(("name", "kind", "data"), [pytest.param(*file, id=file[0]) for file in FILES])
def test_model_and_schema_agree(name: str, kind: type[Part], data: Any) -> None:
    if plain(data):
        compare(name, kind, data)


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """What holds each value below some data, and under which key."""
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        yield data, key
        if isinstance(value, dict | list):
            yield from places(value)


def changes(data: Any) -> list[tuple[int, Any]]:
    """Every change of one thing in the data: which thing, and what becomes of it."""
    count = sum(1 for _ in places(data))
    return [(index, change) for index in range(count) for change in ("drop", "misspell", *VALUES)]


def changed(data: Any, index: int, change: Any) -> Any:
    copy = deepcopy(data)
    holder, key = list(places(copy))[index]
    if change == "drop":
        del holder[key]
    elif change == "misspell" and isinstance(holder, dict):
        holder[f"{key}s"] = holder.pop(key)
    else:
        holder[key] = deepcopy(change)
    return copy


#: The cases that hold every key of the language: of these most changes are tried, of others a few.
EVERY_KEY = ("every key of every part", "of a workspace", "of the parts of a workspace")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param(kind, data, id=name)
        for name, kind, data in FILES
        if isinstance(data, dict) and plain(data) and len(json.dumps(data)) < 4000
    ],
)
def test_they_agree_of_changed_files(
    kind: type[Part], data: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    title = request.node.callspec.id
    made = changes(data)
    many = 400 if title.partition(": ")[2] in EVERY_KEY else 5
    # Drawn by the name of the case: the same ones on every run.
    for index, change in Random(title).sample(made, min(many, len(made))):
        compare(f"{change!r:.20}", kind, changed(data, index, change))
