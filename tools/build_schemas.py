"""Write the JSON Schemas of the language from its models: `python tools/build_schemas.py [--check]`."""

from __future__ import annotations

import ast
import inspect
import json
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from journeymap import model, settings
from journeymap.model import Part
from journeymap.settings import CHANNELS

FOLDER = Path(__file__).parent.parent / "schemas"
KINDS: dict[str, type[Part]] = {
    "journey": model.Journey,
    "persona": model.PersonaFile,
    "workspace": settings.Settings,
}


class Draft7(GenerateJsonSchema):
    """pydantic's schemas in the words of draft-07, which is what editors read."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def default_schema(self, schema: Any) -> Any:
        # A default says nothing to an author: what is left out is left out.
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: Any) -> Any:
        # None is what the model holds for a key that was left out; nobody writes it.
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: Any) -> Any:
        # A pattern of properties would let keys that do not fit it hold anything.
        made = super().dict_schema(schema)
        for pattern, values in made.pop("patternProperties", {}).items():
            made |= {"propertyNames": {"pattern": pattern}, "additionalProperties": values}
        return made


def descriptions(module: Any) -> dict[tuple[str, str], str]:
    """The text below each attribute of the classes of a module, by class and attribute."""
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        for one, after in (
            zip(node.body, node.body[1:], strict=False) if isinstance(node, ast.ClassDef) else ()
        ):
            if (
                isinstance(one, ast.AnnAssign)
                and isinstance(one.target, ast.Name)
                and isinstance(after, ast.Expr)
            ):
                text = getattr(after.value, "value", None)
                if isinstance(text, str):
                    found[node.name, one.target.id] = " ".join(text.split())
    return found


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with what its authors are told: every key's meaning, and every kind of part's."""
    texts = descriptions(model) | descriptions(settings)
    parts = {name: kind for module in (model, settings) for name, kind in vars(module).items()}
    for name, definition in [(schema["title"], schema), *schema["definitions"].items()]:
        kind = parts[name]
        shape = next((one for one in definition.get("anyOf", ()) if "properties" in one), definition)
        for attribute, field in kind.model_fields.items():
            key = field.alias or attribute
            text = next(
                texts[c.__name__, attribute] for c in kind.__mro__ if (c.__name__, attribute) in texts
            )
            shape["properties"][key] = {
                "description": text,
                "markdownDescription": text,
                **_closed(shape["properties"][key]),
            }
        definition["description"] = " ".join((inspect.getdoc(kind) or "").split())
        if kind.short:
            schema["definitions"][name] = short_too(kind, definition)
    return schema


def short_too(kind: type[Part], definition: dict[str, Any]) -> dict[str, Any]:
    """The schema of a part that may be written short as well: as the text of one of its keys, and a
    touchpoint as `channel: name`.
    """
    about = {"description": definition["description"]}
    key = definition["properties"][kind.short]
    forms = [
        {name: value for name, value in key.items() if not name.lower().endswith("description")},
        definition,
    ]
    if kind is model.Touchpoint:
        own = list(definition["properties"])
        by_channel = {
            "type": "object",
            "propertyNames": {"allOf": [definition["properties"]["channel"], {"not": {"enum": own}}]},
            "properties": {id: {**forms[0], "description": name} for id, name in CHANNELS.items()},
            "additionalProperties": forms[0],
            "minProperties": 1,
            "maxProperties": 1,
        }
        forms.insert(1, by_channel)
    return {**about, "anyOf": forms}


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    # Beside a `$ref` draft-07 ignores everything else, so that the description would be lost.
    return {"allOf": [schema]} if "$ref" in schema else schema


def tidy(value: Any) -> Any:
    """Without the titles and wrappers that help nobody, and with draft-07's name for definitions."""
    if isinstance(value, list):
        return [tidy(one) for one in value]
    if not isinstance(value, dict):
        return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value
    named = {"$defs": "definitions"}
    kept = {
        named.get(key, key): tidy(one)
        for key, one in value.items()
        if not (key == "title" and isinstance(one, str))
    }
    if kept.get("anyOf") and len(kept["anyOf"]) == 1:
        return kept["anyOf"][0]
    return kept


def build(name: str) -> str:
    """The text of a schema file."""
    kind = KINDS[name]
    schema = tidy(kind.model_json_schema(schema_generator=Draft7))
    schema = described(
        {"$schema": Draft7.schema_dialect, "title": kind.__name__, "definitions": {}, **schema}
    )
    schema["title"] = f"journeymap {name}"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the files, or with `--check` say which ones differ and exit with 1."""
    stale = []
    for name in KINDS:
        path, text = FOLDER / f"{name}.schema.json", build(name)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if stale:
        print(("stale: " if "--check" in sys.argv else "wrote ") + ", ".join(stale))
    sys.exit("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    main()
