"""Pydantic's complaints about a document as problems in the author's words: one mistake, one problem."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from journeymap import fields
from journeymap.document import Document
from journeymap.findings import Problem, did_you_mean, listed, nearest, quoted
from journeymap.model import Journey, Part, Touchpoint
from journeymap.source import Span, Where

Complaint = dict[str, Any]

_FORMS = {
    fields.PATTERNS["id"]: (
        "an id",
        "an id is letters and digits (of any script), joined by `-`, `_` or `.`",
    ),
    fields.PATTERNS["ref"]: ("the id of a map", "write `map-id` or `map-id#step-id`"),
    fields.PATTERNS["url"]: ("an address", "an address starts with `https://`, `http://` or `mailto:`"),
    fields.PATTERNS["lang"]: ("a language tag", "write a tag such as `en`, `de` or `pt-BR`"),
    "share": ("a percentage", "write it with its sign, from `0%` to `100%`, such as `41%`"),
    "date": ("a date", "write a day `2026-10-02`, a month `2026-08` or a year `2026`"),
    "duration": (
        "a duration",
        "write a number or a range, and a unit from minute to year: `2 days`, `6-12 months`, `~8 hours`",
    ),
}
_KINDS = {
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list of two numbers",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "float_type": "a number",
    "int_type": "a whole number",
    "amount": "a number or text",
}


def kind_of_value(value: Any) -> str:
    """What a value is, as a message calls it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the truth value {quoted(str(value).lower())}"
    if isinstance(value, int | float):
        return f"the number {quoted(str(value))}"
    return {"str": "text", "list": "a list", "dict": "a mapping"}.get(type(value).__name__, "something else")


class Translator:
    """The complaints about one document."""

    def __init__(self, document: Document, kind: type[Part], what: str) -> None:
        self.document, self.top, self.what = document, kind, what
        self.mistakes: list[tuple[Where, str, type[Part], str]] = []

    def problems(self, complaints: list[Complaint]) -> list[Problem]:
        """The mistakes behind the complaints: one each, in the order of the file."""
        for one in complaints:
            one["where"] = _where(one["loc"])
            one["of_key"] = one["loc"][-1:] == ("[key]",)
            if one["type"] != "extra_forbidden":
                at = one["where"]
                part = self.part(at if at and isinstance(at[-1], int) else at.parent)
                self.mistakes.append((one["where"], one["type"], part, ""))
        missing = {one["where"]: one for one in complaints if one["type"] == "missing"}
        found: dict[tuple[Span, str], Problem] = {}
        for problem in self.clashes():
            found[problem.span, problem.check] = problem
        complaints = [one for one in complaints if not self.of_short_touchpoint(one, found)]
        for one in complaints:
            if one["type"] == "extra_forbidden":
                problem = self.unknown_key(one["where"], missing)
                found.setdefault((problem.span, problem.check), problem)
        for one in complaints:
            settled = one["type"] == "missing" and one["where"] not in missing
            if one["type"] not in ("extra_forbidden", "two_keys") and not settled:
                problem = self.translate(one)
                # One value can break two rules at once (both ends of an emotion): it is one mistake.
                told = str(one["where"]) if problem.check == "missing-key" else ""
                found.setdefault((problem.span, told), problem)
        return sorted(found.values(), key=lambda problem: problem.span)

    def clashes(self) -> Iterator[Problem]:
        """The keys of the file that exclude each other, whatever else is wrong with them."""
        for one, other in (("persona", "personas"), ("stages", "steps")) if self.top is Journey else ():
            if one in self.document.data and other in self.document.data:
                first, second = sorted(self.document.span(Where((key,)), key=True) for key in (one, other))
                yield Problem(
                    "clashing-keys",
                    f"{quoted(one)} and {quoted(other)} exclude each other",
                    second,
                    help="keep one of them",
                    also=((first, "the other one"),),
                )

    def of_short_touchpoint(self, one: Complaint, found: dict[tuple[Span, str], Problem]) -> bool:
        """Whether the complaint is about a touchpoint such as `{web: Page, phone: Call}`, of which the
        one mistake is told here.
        """
        where: Where = one["where"]
        if one["type"] not in ("extra_forbidden", "missing") or self.part(where.parent) is not Touchpoint:
            return False
        mark, _, _ = self.document.mark(where.parent)
        if not isinstance(mark.items, dict) or mark.items.keys() & {"name", "channel", "url"}:
            return False
        span = (
            list(mark.keys.values())[min(1, len(mark.keys) - 1)]
            if mark.keys
            else self.document.span(where.parent)
        )
        help = "write `channel: touchpoint`, one entry each, or the keys `name`, `channel` and `url`"
        problem = Problem("clashing-keys", "a touchpoint has one channel and one name", span, help=help)
        found.setdefault((span, problem.check), problem)
        self.mistakes.append((where, "extra_forbidden", Touchpoint, ""))
        return True

    def unknown_key(self, where: Where, missing: dict[Where, Complaint]) -> Problem:
        """A key that the language does not have; the near-miss of a missing one settles that too."""
        key, part = str(where[-1]), self.part(where.parent)
        known = _keys(part)
        name = self.what if part is self.top else _named(part)
        lacking = [at for at in missing if at.parent == where.parent]
        near = nearest(key, [str(at[-1]) for at in lacking]) or nearest(key, known)
        if near:
            missing.pop(where.parent / near, None)
        self.mistakes.append((where, "extra_forbidden", part, near or ""))
        elsewhere = [_named(other) for other in _all_parts(self.top) if key in other.model_fields]
        if 0 < len(elsewhere) < 4:
            help = f"{quoted(key)} is a key of {' or '.join(_article(other) for other in elsewhere)}"
        else:
            help = f"{_article(name)} has the keys {listed(known, 'and', 40)}"
        return Problem(
            "unknown-key",
            f"unknown key {quoted(key)}",
            self.document.span(where, key=True),
            label=f"not a key of {_article(name)}",
            help=f"did you mean {quoted(near)}?" if near else help,
        )

    def translate(self, one: Complaint) -> Problem:
        """The mistake behind any other complaint."""
        where, kind, context = one["where"], one["type"], one.get("ctx") or {}
        span, value = self.document.span(where, key=one["of_key"]), one["input"]
        name = next((str(key) for key in reversed(where) if isinstance(key, str)), "this")
        if kind == "missing":
            return self.missing_key(where)
        if kind == "missing_steps":
            span = self.document.span(Where())
            return Problem(
                "missing-key",
                "the map has neither `stages` nor `steps`",
                span,
                help="add `stages:` with at least one stage, or `steps:`",
            )
        if kind == "version":
            return Problem(
                "unknown-version",
                "this is not a version of the language that is known here",
                span,
                help="write `journeymap: 1`",
            )
        if kind == "reserved_channel":
            span = self.document.span(where / "channels" / str(context["name"]), key=True)
            return Problem(
                "clashing-keys",
                f"a channel cannot be called {quoted(str(context['name']))}",
                span,
                label="a key of a touchpoint",
            )
        if kind == "empty_part":
            return Problem(
                "empty-value", f"{quoted(name)} says nothing", span, help="write a note, or leave the key out"
            )
        if value is None:
            span = self.document.span(where, key=True)
            return Problem(
                "empty-value", f"{quoted(name)} has no value", span, help="write one, or leave the key out"
            )
        if kind in ("string_too_short", "too_short") and not (
            kind == "too_short" and context.get("field_type") == "Tuple"
        ):
            return Problem(
                "empty-value",
                f"{quoted(name)} is empty",
                span,
                help="write at least one entry"
                if kind == "too_short"
                else "write some text, or leave the key out",
            )
        if kind in ("literal_error", "enum"):
            return self.unknown_choice(name, span, value, where)
        return self.wrong_value(kind, context, name, span, value, where)

    def missing_key(self, where: Where) -> Problem:
        name, part = str(where[-1]), self.part(where.parent)
        owner = self.what if part is self.top else _named(part)
        span = self.document.span(where)
        if where == Where(("journeymap",)):
            return Problem(
                "missing-key",
                "the version of the language is missing",
                Span(span.start, span.start),
                help="start the file with `journeymap: 1`",
            )
        return Problem(
            "missing-key", f"{_article(owner)} needs the key {quoted(name)}", span, help=f"add `{name}: …`"
        )

    def unknown_choice(self, name: str, span: Span, value: Any, where: Where) -> Problem:
        choices = _choices(self.part(where.parent), name)
        help = f"write {listed(choices)}"
        if isinstance(value, str):
            help = did_you_mean(value, choices, help)
            return Problem(
                "unknown-choice",
                f"{quoted(value)} is not a choice of {quoted(name)}",
                span,
                label=f"not {listed(choices)}",
                help=help,
            )
        return Problem(
            "wrong-kind",
            f"{quoted(name)} is {listed(choices)}, and this is {kind_of_value(value)}",
            span,
            help=help,
        )

    def wrong_value(
        self, kind: str, context: dict[str, Any], name: str, span: Span, value: Any, where: Where
    ) -> Problem:
        form = _FORMS.get(str(context.get("pattern", kind)))
        if form and (isinstance(value, str) or kind in ("share", "date", "duration")):
            return Problem(
                "bad-form",
                f"{quoted(name if isinstance(value, list | dict) else str(value))} is not {form[0]}",
                span,
                help=form[1],
            )
        if name in ("value", "effort") and kind not in ("amount", "greater_than_equal", "less_than_equal"):
            return Problem(
                "wrong-kind",
                f"{quoted(name)} is a number from 1 to 5, and this is {kind_of_value(value)}",
                span,
                help="write 1 to 5, or `low`, `medium` or `high`",
            )
        if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
            least, most = {"value": (1, 5), "effort": (1, 5), "count": (0, None)}.get(name, (-2, 2))
            bounds = f"from {least} to {most}" if most is not None else f"{least} or more"
            help = "-2 is very negative, 0 neither, 2 very positive" if least == -2 else ""
            label = f"{name if least != -2 else 'emotion'} is {bounds}"
            return Problem(
                "out-of-range", f"{quoted(_number(value))} is outside the scale", span, label=label, help=help
            )
        if kind in ("too_long", "too_short", "missing_argument"):
            return Problem(
                "wrong-kind",
                "a change of emotion is two numbers, `[from, to]`",
                span,
                help="write one number, or two in brackets",
            )
        if "emotion" in where:
            return Problem(
                "wrong-kind",
                f"`emotion` is a number from -2 to 2, and this is {kind_of_value(value)}",
                span,
                help="write a number, `[from, to]`, or one for each persona: `{persona: 1}`",
            )
        expected = _KINDS.get(kind, "something else")
        help = ""
        if expected == "text" and isinstance(value, bool | int | float):
            written = self.document.source.text[span.start : span.end]
            help = f'quote it, if it is meant as text: "{written}"'
        elif expected == "text" and isinstance(value, dict) and len(value) == 1:
            help = "text with `: ` in it must be quoted"
        part = self.part(where)
        if kind.startswith("model") and part.short:
            expected = f"text or a mapping with {listed(_keys(part), 'and', 40)}"
        return Problem(
            "wrong-kind", f"{quoted(name)} is {expected}, and this is {kind_of_value(value)}", span, help=help
        )

    def part(self, where: Where) -> type[Part]:
        """The kind of part that a path leads to, or the last one on the way."""
        part = self.top
        for key in where:
            field = (
                part.model_fields.get(str(key)) or part.model_fields.get(f"{key}_")
                if isinstance(key, str)
                else None
            )
            inner = next(_parts_in(field.annotation), None) if field else None
            part = inner or part
        return part


def _where(loc: tuple[str | int, ...]) -> Where:
    """pydantic's place as a path of keys: without the tags of its unions, the persona that stands for
    everyone, and its note that a key is meant.
    """
    where: list[str | int] = []
    for index, part in enumerate(loc):
        before = next((key for key in reversed(loc[:index]) if isinstance(key, str)), "")
        tag = part in ("id", "persona") and before in ("persona", "personas") and index > 0
        if not (tag or part == "" or part == "[key]"):
            where.append(part)
    return Where(where)


def _parts_in(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _parts_in(inner)


def _all_parts(top: type[Part]) -> list[type[Part]]:
    """Every kind of part that a file can hold, the file itself first."""
    found = [top]
    for part in found:
        for field in part.model_fields.values():
            found.extend(inner for inner in _parts_in(field.annotation) if inner not in found)
    return found


def _choices(part: type[Part], name: str) -> list[str]:
    field = part.model_fields[name]
    inner = [field.annotation, *typing.get_args(field.annotation)]
    literal = next(one for one in inner if typing.get_origin(one) is typing.Literal)
    return [str(choice) for choice in typing.get_args(literal)]


def _keys(part: type[Part]) -> list[str]:
    return [field.alias or name for name, field in part.model_fields.items()]


def _named(part: type[Part]) -> str:
    """A kind of part in the author's words: `KnownTouchpoint` → known touchpoint."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in part.__name__).strip()


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def _number(value: Any) -> str:
    return str(value) if isinstance(value, int | float) else kind_of_value(value)
