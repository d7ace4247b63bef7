"""Data into the model, or into what keeps it from being one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from journeymap.complaints import Complaint, Translator, kind_of_value
from journeymap.document import Document
from journeymap.findings import MOST, Finding, Level, Problem, bounded
from journeymap.mend import mend
from journeymap.model import Journey, Part, PersonaFile
from journeymap.settings import Settings
from journeymap.source import Where

P = TypeVar("P", bound=Part)

#: What a kind of file is called in messages.
FILES: dict[type[Part], str] = {Journey: "journey", PersonaFile: "persona", Settings: "workspace"}
_COLLECTIONS = (dict, list)


@dataclass(frozen=True)
class Validated(Generic[P]):
    """What came of a document: the part that it is, if it is one, and everything that keeps it from
    being one. In place of the part there may be a `draft`, fit for looking at the rest of the file;
    parts of the kinds in `damaged` may lack their names there.
    """

    part: P | None
    findings: tuple[Finding, ...] = ()
    draft: P | None = None
    damaged: frozenset[str] = frozenset()


def validate(document: Document, kind: type[P]) -> Validated[P]:
    """Hold a document against the model.

    What reading has found already is not told again. Of a document that was not read to its end
    nothing is told, for what is missing may only be unread.
    """
    if not document.whole:
        return Validated(None)
    what = FILES.get(kind, kind.__name__.lower())
    if not isinstance(document.data, dict):
        problem = Problem(
            "wrong-kind",
            f"a {what} file is a mapping of keys, and this is {kind_of_value(document.data)}",
            document.span(Where()),
            help="start it with `journeymap: 1`, and write each key as `key: value`",
        )
        return Validated(None, (problem.found_in(document.source),))
    cut, complaints = False, list[Complaint]()
    # To the model None is a key that was left out, so it cannot tell one without a value.
    empty = list(_empty(document.data))
    try:
        part = kind.model_validate(document.data)
        if not empty:
            return Validated(part)
    except ValidationError as error:
        # An unknown key and the missing one that was meant are two complaints and one problem.
        cut = error.error_count() > 2 * MOST
        complaints = [dict(one) for one in error.errors(include_url=False)[: 2 * MOST]]
    complaints = [*({"type": "no_value", "loc": loc, "input": None} for loc in empty[:MOST]), *complaints]
    translator = Translator(document, kind, what)
    problems = bounded(translator.problems(complaints), more=cut)
    told = [finding.span for finding in document.findings if finding.level is Level.error]
    findings = tuple(
        problem.found_in(document.source)
        for problem in problems
        if problem.check == "more-findings" or not any(problem.span.meets(span) for span in told)
    )
    if cut:
        return Validated(None, findings)
    draft, damaged = mend(kind, document.data, translator.mistakes)
    return Validated(None, findings, draft, damaged)


def _empty(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places in a mapping or a list that have no value, as pydantic writes places."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if value is None:
            yield (*at, key)
        elif isinstance(value, _COLLECTIONS):
            yield from _empty(value, (*at, key))
