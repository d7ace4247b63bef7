"""Pydantic's complaints about a document as problems in the author's words: one mistake, one problem."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from typing import Any

from journeymap import fields
from journeymap.document import Document
from journeymap.findings import Edit, Fix, Problem, did_you_mean, listed, meant, nearest, quoted
from journeymap.model import Journey, Part, Persona, Stage, Step, Touchpoint
from journeymap.quoting import quote
from journeymap.source import Span, Where

Complaint = dict[str, Any]

_AN_ID = ("an id", "an id is letters and digits (of any script), joined by `-`, `_` or `.`")
_FORMS = {
    fields.PATTERNS["id"]: _AN_ID,
    fields.PATTERNS["person"]: _AN_ID,
    fields.PATTERNS["ref"]: ("the id of a map", "write `map-id` or `map-id#step-id`"),
    fields.PATTERNS["url"]: ("an address", "an address starts with `https://`, `http://` or `mailto:`"),
    fields.PATTERNS["lang"]: ("a language tag", "write a tag such as `en`, `de` or `pt-BR`"),
    fields.PATTERNS["colour"]: ("a colour", 'write `"#rrggbb"`, in quotation marks, such as `"#0055aa"`'),
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
#: What is told from the keys of the file, so that it is told beside other mistakes too.
_TOLD_FROM_DATA = ("two_keys", "missing_steps")
#: Parts whose names in the model are not what authors call them.
_CALLED = {
    "Evidence": "entry of `evidence`",
    "Next": "entry of `next`",
    "Leave": "entry of `leaves`",
    "Enter": "entry of `enters`",
    "LaneSetting": "lane",
    "StageModel": "`stages`",
    "LintSettings": "`lint`",
    "OwnTheme": "`theme`",
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


def locate(document: Document, where: Where, key: bool = False) -> Span:
    """The characters to show for a place of the model, which holds the long form of what may be
    written short (the channel of `mail: Renewal letter` is its key), and ids that were left out.
    """
    if len(where) > 1 and where[-1] in ("channel", "name"):
        mark, _, _ = document.mark(where.parent)
        if (
            isinstance(mark.items, dict)
            and len(mark.items) == 1
            and not mark.keys.keys() & {"name", "channel"}
        ):
            ((name, span),) = mark.keys.items()
            value = mark.items[name]
            return span if where[-1] == "channel" else Span(value.start, value.end)
    if where[-1:] == ("id",) and not document.mark(where)[2]:
        # An id that was left out is made from a name or a text: that is what to look at.
        made_from = next(
            (key for key in ("name", "text", "title") if document.mark(where.parent / key)[2]), "id"
        )
        return document.span(where.parent / made_from)
    return document.span(where, key)


class Translator:
    """The complaints about one document."""

    def __init__(self, document: Document, kind: type[Part], what: str) -> None:
        self.document, self.top, self.what = document, kind, what
        self.mistakes: list[tuple[Where, str, type[Part], str]] = []

    def problems(self, complaints: list[Complaint]) -> list[Problem]:
        """The mistakes behind the complaints: one each, in the order of the file."""
        unknown = [one["loc"] for one in complaints if one["type"] == "extra_forbidden"]
        complaints = [
            one
            for one in complaints
            if one["type"] != "no_value" or not any(one["loc"][: len(loc)] == loc for loc in unknown)
        ]
        for one in complaints:
            one["where"] = _where(one["loc"])
            one["of_key"] = one["loc"][-1:] == ("[key]",)
            if one["type"] not in ("extra_forbidden", *_TOLD_FROM_DATA):
                at = one["where"]
                part = self.part(at if at and isinstance(at[-1], int) else at.parent)
                self.mistakes.append((one["where"], one["type"], part, ""))
        missing = {one["where"]: one for one in complaints if one["type"] == "missing"}
        steps = {Where(("stages",)), Where(("steps",))}
        neither = self.top is Journey and not self.document.data.keys() & {"stages", "steps"}
        if neither:
            missing |= {where: {} for where in steps}
        found: dict[tuple[Span, str], Problem] = {}
        for problem in self.clashes():
            found[problem.span, problem.check] = problem
        complaints = [one for one in complaints if not self.of_short_touchpoint(one, found)]
        for one in complaints:
            if one["type"] == "extra_forbidden":
                problem = self.unknown_key(one["where"], missing)
                found.setdefault((problem.span, problem.check), problem)
        if neither and steps <= missing.keys():
            problem = self.no_steps()
            found[problem.span, "stages"] = problem
        for one in complaints:
            settled = one["type"] == "missing" and one["where"] not in missing
            if one["type"] not in ("extra_forbidden", *_TOLD_FROM_DATA) and not settled:
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
                self.mistakes.append((Where((other,)), "two_keys", Journey, ""))
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
        elif len(self.document.mark(where.parent)[0].keys) == 1:
            for at in lacking:  # what would be there instead of the only key is no mistake of its own
                del missing[at]
        self.mistakes.append((where, "extra_forbidden", part, near or ""))
        elsewhere = [_named(other) for other in _all_parts(self.top) if key in other.model_fields]
        if 0 < len(elsewhere) < 4:
            help = f"{quoted(key)} is a key of {' or '.join(_article(other) for other in elsewhere)}"
        else:
            help = f"{_article(name)} has the keys {listed(known, 'and', 40)}"
        span = self.document.span(where, key=True)
        free = near and near not in self.document.mark(where.parent)[0].keys
        return Problem(
            "unknown-key",
            f"unknown key {quoted(key)}",
            span,
            label=f"not a key of {_article(name)}",
            help=f"did you mean {quoted(near)}?" if near else help,
            fix=self.document.replacement(span, near or "") if free else None,
        )

    def translate(self, one: Complaint) -> Problem:
        """The mistake behind any other complaint."""
        where, kind, context = one["where"], one["type"], one.get("ctx") or {}
        if kind == "missing" and isinstance(where[-1], int):
            where = where.parent  # one end of a change of emotion
        span, value = locate(self.document, where, key=one["of_key"]), one["input"]
        name = next((str(key) for key in reversed(where) if isinstance(key, str)), "this")
        if kind == "missing" and where == one["where"]:
            return self.missing_key(where)
        if kind == "version":
            return Problem(
                "unknown-version",
                f"version {quoted(self.written(span))} of the language is not known here",
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
                "empty-value", f"{quoted(name)} says nothing", span, help="write a note, or leave it out"
            )
        if value is None:
            span = self.document.span(where, key=True)
            called = quoted(name) if isinstance(where[-1], str) else f"an entry of {quoted(name)}"
            return Problem("empty-value", f"{called} has no value", span, help="write one, or leave it out")
        if kind in ("string_too_short", "too_short") and not (
            kind == "too_short" and context.get("field_type") == "Tuple"
        ):
            return Problem(
                "empty-value",
                f"{quoted(name)} is empty",
                span,
                help="write at least one entry"
                if kind == "too_short"
                else "write some text, or leave it out",
            )
        if kind in ("literal_error", "enum"):
            return self.unknown_choice(name, span, value, where)
        return self.wrong_value(kind, context, name, span, value, where)

    def written(self, span: Span) -> str:
        """What the author wrote there."""
        return self.document.source.text[span.start : span.end]

    def no_steps(self) -> Problem:
        return Problem(
            "missing-key",
            "the map has neither `stages` nor `steps`",
            self.document.span(Where()),
            help="add `stages:` with at least one stage, or `steps:`",
        )

    def version(self, at: int) -> Fix | None:
        """The fix that writes the version of the language before the first key."""
        text = self.document.source.text
        indent = text[text.rfind("\n", 0, at) + 1 : at]
        if indent.strip(" ") or text[at] == "{":
            return None
        line = "journeymap: 1" + ("\r\n" if "\r\n" in text else "\n") + indent
        return Fix("write `journeymap: 1`", (Edit(Span(at, at), line),), safe=True)

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
                fix=self.version(span.start),
            )
        return Problem(
            "missing-key", f"{_article(owner)} needs the key {quoted(name)}", span, help=f"add `{name}: …`"
        )

    def unknown_choice(self, name: str, span: Span, value: Any, where: Where) -> Problem:
        choices = _choices(self.part(where.parent), name)
        if len(where) > 1 and not isinstance(self.document.mark(where.parent)[0].items, dict):
            name = str(where[-2])  # what was written short
        help = f"write {listed(choices)}"
        if isinstance(value, str):
            help = did_you_mean(value, choices, help)
            return Problem(
                "unknown-choice",
                f"{quoted(value)} is not a choice of {quoted(name)}",
                span,
                label=f"not {listed(choices)}" if "did you mean" in help and len(choices) < 6 else "",
                help=help,
                fix=self.document.replacement(span, meant(value, choices)),
            )
        return Problem(
            "wrong-kind",
            f"{quoted(name)} is one of a few words, and this is {self.kind(value, span)}",
            span,
            help=help,
        )

    def wrong_value(
        self, kind: str, context: dict[str, Any], name: str, span: Span, value: Any, where: Where
    ) -> Problem:
        form = _FORMS.get(str(context.get("pattern", kind)))
        if form and (isinstance(value, str) or kind in ("share", "date", "duration")):
            shown = quoted(
                value
                if isinstance(value, str)
                else name
                if isinstance(value, list | dict)
                else self.written(span)
            )
            id = fields.make_id(value) if form is _AN_ID and re.search(r"[^\W_]", value) else ""
            return Problem(
                "bad-form",
                f"{shown} is not {form[0]}",
                span,
                help=form[1],
                fix=self.document.replacement(span, id),
            )
        if name in ("value", "effort") and kind not in ("amount", "greater_than_equal", "less_than_equal"):
            return Problem(
                "wrong-kind",
                f"{quoted(name)} is a number from 1 to 5, and this is {self.kind(value, span)}",
                span,
                help="write 1 to 5, or `low`, `medium` or `high`",
                fix=self.document.replacement(span, meant(str(value), ("low", "medium", "high"))),
            )
        if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
            written = quoted(self.written(span))
            if name == "count":
                return Problem("out-of-range", f"`count` is 0 or more, and this is {written}", span)
            graded = name in ("value", "effort")
            return Problem(
                "out-of-range",
                f"{written} is outside the scale",
                span,
                label=f"{name} is from 1 to 5" if graded else "emotion is from -2 to 2",
                help="1 is little, 5 is much"
                if graded
                else "-2 is very negative, 0 neither, 2 very positive",
            )
        if kind in ("too_long", "too_short", "missing"):
            return Problem(
                "wrong-kind",
                "a change of emotion is two numbers, `[from, to]`",
                span,
                help="write one number, or two in brackets",
            )
        if "emotion" in where:
            return Problem(
                "wrong-kind",
                f"`emotion` is a number from -2 to 2, and this is {self.kind(value, span)}",
                span,
                help="write a number, `[from, to]`, or one for each persona: `{persona: 1}`",
            )
        expected, help, part = _KINDS.get(kind, "something else"), "", self.part(where)
        fix: Fix | None = None
        if part is Persona and kind.startswith("model") and where:
            expected = "the id of a persona, or a persona in full"
        elif kind.startswith("model") and part.short:
            keys = _keys(part)
            few = f" with {listed(keys, 'and')}" if len(keys) < 12 else ""
            expected = f"text or a mapping{few}"
        takes_text = "text" in expected or kind == "list_type"
        if takes_text and isinstance(value, bool | int | float):
            help = f'quote it, if it is meant as text: "{self.written(span)}"'
            number = expected == "text" and not isinstance(value, bool)
            fix = Fix("quote it", (Edit(span, quote(self.written(span))),), safe=number)
        elif expected == "text" and isinstance(value, dict) and len(value) == 1:
            help = "text with `: ` in it must be quoted"
        elif part in (Stage, Step) and name in ("stages", "steps"):
            help = "write `- name: …` for each, and below it what is to be said of it"
        elif part is Persona and isinstance(value, list):
            help = "name several under `personas`"
        entry = isinstance(self.document.mark(where.parent)[0].items, list) and isinstance(where[-1], int)
        called = f"an entry of {quoted(name)}" if entry else quoted(name)
        return Problem(
            "wrong-kind",
            f"{called} is {expected}, and this is {self.kind(value, span)}",
            span,
            help=help,
            fix=fix,
        )

    def kind(self, value: Any, span: Span) -> str:
        """What a value is, as a message calls it; a number as it was written."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f"the number {quoted(self.written(span))}"
        return kind_of_value(value)

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
        everyone = part == "" and before == "emotion"
        if not (tag or everyone or part == "[key]"):
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
    """A kind of part in the author's words."""
    own = "".join(f" {c.lower()}" if c.isupper() else c for c in part.__name__).strip()
    return _CALLED.get(part.__name__, own)


def _article(name: str) -> str:
    """The name with its article; a key has none."""
    return name if name[0] == "`" else f"{'an' if name[0] in 'aeio' else 'a'} {name}"
