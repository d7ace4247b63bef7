"""Data into the model, or into what keeps it from being one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from journeymap.complaints import Translator, kind_of_value
from journeymap.document import Document
from journeymap.findings import Finding, Problem
from journeymap.mend import mend
from journeymap.model import Journey, Part, PersonaFile
from journeymap.settings import Settings
from journeymap.source import Span, Where

P = TypeVar("P", bound=Part)

#: What a kind of file is called in messages.
FILES: dict[type[Part], str] = {Journey: "journey", PersonaFile: "persona", Settings: "workspace"}


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
    try:
        return Validated(kind.model_validate(document.data))
    except ValidationError as error:
        complaints = [dict(one) for one in error.errors(include_url=False)]
    translator = Translator(document, kind, what)
    problems = translator.problems(complaints)
    told = [finding.span for finding in document.findings]
    findings = tuple(
        problem.found_in(document.source)
        for problem in problems
        if not any(span.start <= problem.span.start and problem.span.end <= span.end for span in told)
    )
    draft, damaged = mend(kind, document.data, translator.mistakes)
    return Validated(None, findings, draft, damaged)


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
