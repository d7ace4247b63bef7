"""Any map there can be: strategies made from the model, so that no key of the language is forgotten."""

from __future__ import annotations

import typing
from types import UnionType
from typing import Any

from hypothesis import strategies as st

from journeymap import fields, model
from journeymap.model import Journey, Part

# What a YAML file may hold, without what it is warned of.
text = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff"), min_size=1, max_size=12
).filter(str.strip)
id = st.from_regex("[a-z][a-z0-9-]{0,6}", fullmatch=True)
url = st.sampled_from(["https://a.example/?a=1&b=2", "mailto:a@b.example"])
score = st.floats(-2, 2)
change = st.one_of(score, st.lists(score, min_size=2, max_size=2))
amount = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), text)
date = st.sampled_from(["2026", "2026-10", "2026-10-02"])

KINDS: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (fields.Text, text),
    (fields.Id, id),
    (fields.Ref, st.one_of(id, st.tuples(id, id).map("#".join))),
    (fields.Url, url),
    (fields.Lang, st.sampled_from(["en", "pt-BR", "ar"])),
    (fields.Version, st.just(1)),
    (fields.Length, st.sampled_from(["2 days", "6-12 months", "~1.5 hours"])),
    (fields.Share, st.floats(0, 99.9).map(lambda share: f"{share:.4f}%")),
    (fields.Date, date),
    (fields.Amount, amount),
    (fields.Count, st.integers(0, 10**9)),
    (fields.Grade, st.one_of(st.floats(1, 5), st.sampled_from(["low", "medium", "high"]))),
    (fields.Reasons, st.one_of(st.just(True), text, st.lists(text, max_size=2))),
    (fields.Emotions, st.one_of(change, st.dictionaries(id, change, min_size=1, max_size=2))),
]


def strategy(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a kind, written as an author may write them."""
    for kind, values in KINDS:
        if hint == kind:
            return values
    if hint == model.PersonaOrId:
        return st.one_of(id, st.deferred(lambda: parts(model.Persona)))
    if isinstance(hint, type) and issubclass(hint, Part):
        return st.deferred(lambda: parts(hint))
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, UnionType):
        return strategy(next(one for one in inside if one is not type(None)))
    if origin is typing.Literal:
        return st.sampled_from(inside)
    if origin is dict:
        return st.dictionaries(strategy(inside[0]), strategy(inside[1]), max_size=2)
    if origin is list:
        return st.lists(strategy(inside[0]), min_size=1, max_size=2)
    assert origin is typing.Annotated, hint
    return strategy(inside[0])


def parts(kind: type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    """A part with some of its keys; a map has stages or steps, and one persona or several."""
    hints = typing.get_type_hints(kind, include_extras=True)
    keys = {field.alias or name: (name, field.is_required()) for name, field in kind.model_fields.items()}
    required = {key: strategy(hints[name]) for key, (name, needed) in keys.items() if needed}
    optional = {key: strategy(hints[name]) for key, (name, needed) in keys.items() if not needed}
    if kind is not Journey:
        found = st.fixed_dictionaries(required, optional=optional)
        return found.filter(bool) if kind is model.Evidence else found
    either = {key: optional.pop(key) for key in ("stages", "steps", "persona", "personas")}
    return st.one_of(
        st.fixed_dictionaries({**required, where: either[where]}, optional={**optional, who: either[who]})
        for where in ("stages", "steps")
        for who in ("persona", "personas")
    )
