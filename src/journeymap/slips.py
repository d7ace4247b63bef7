"""What YAML's own complaints mean for the author who slipped."""

from __future__ import annotations

import re
from typing import Any

from journeymap.findings import Problem, quoted
from journeymap.source import Span

_KEY = re.compile(r"(?:-[ \t]+)*(?:\"[^\"]*\"|'[^']*'|[^\s\"'#][^:#]*?):[ \t]+")
_CLOSED = re.compile(r"(?:.*?[:\-,\[{][ \t]+)?((\"(?:[^\"\\]|\\.)*\")|('(?:[^']|'')*'))[ \t]*(?=[^\s,:#\]}])")


def explain(text: str, error: Any) -> Problem:
    """The problem behind an exception of the YAML parser, in the author's words.

    The parser stops at its first complaint, so there is one at most for each file.
    """
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    mark = getattr(error, "problem_mark", None)
    at = min(mark.index if mark else getattr(error, "position", 0), len(text))
    context = getattr(error, "context", None) or ""
    context_mark = getattr(error, "context_mark", None)
    began = min(context_mark.index, len(text)) if context_mark else at
    for slip in (_tab, _value, _closing, _colon, _unclosed, _indentation):
        problem = slip(text, said, at, context, began)
        if problem:
            return problem
    at, _ = _line(text, at) if at == len(text) else (at, 0)
    return Problem("yaml-syntax", f"this is not YAML: {said}", Span(at, min(at + 1, len(text))))


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line of a character starts and ends, without white space around it."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _quote(text: str) -> str:
    """A text as YAML's quotes hold it, shortened for a message."""
    text = text if len(text) <= 50 else text[:49].rstrip() + "…"
    return (
        f"'{text}'"
        if '"' in text and "'" not in text
        else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def _rest(text: str, start: int, end: int) -> tuple[str, Span]:
    """The value on a line, behind its dash or key, and its place."""
    found = _KEY.match(text, start, end) or re.compile(r"(?:-[ \t]+)+").match(text, start, end)
    value = found.end() if found else start
    return text[value:end], Span(value, end)


def _tab(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    if text[at : at + 1] != "\t":
        return None
    return Problem("yaml-syntax", "a tab cannot indent YAML", Span(at, at + 1), help="use spaces")


_OPENERS = {
    "@": "is kept back by YAML",
    "`": "is kept back by YAML",
    "%": "starts a directive in YAML",
    "|": "starts a block of text in YAML",
    ">": "starts a block of text in YAML",
    "-": "starts a list in YAML",
    "*": "starts an alias in YAML",
    "&": "starts an anchor in YAML",
    "!": "starts a tag in YAML",
    "?": "starts a key in YAML",
    ",": "separates entries in YAML",
}


def _value(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """Text that starts with a sign of YAML's own: `> 95%`, `- 5 points`, `@home`, `*bold*`."""
    start, end = _line(
        text,
        began
        if "block scalar" in context or "alias" in context or "tag" in context or "anchor" in context
        else at,
    )
    value, span = _rest(text, start, end)
    sign = value[:1]
    looks = "cannot start any token" in said or "not allowed in this context" in said or context
    if sign not in _OPENERS or not looks or span.start == start:
        return None
    if "mapping values" in said and sign != "-":
        return None
    return Problem(
        "yaml-syntax",
        f"text that starts with {quoted(sign)} must be quoted",
        span,
        label=f"{quoted(sign)} {_OPENERS[sign]}",
        help=f"write {text[start : span.start]}{_quote(value)}",
    )


def _closing(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """Text that goes on behind its closing quote: `'"Health" section'` without the outer quotes."""
    for place in (at, began):
        start, end = _line(text, place)
        found = _CLOSED.match(text, start, end)
        if found and "did not find expected" in said:
            value = text[found.start(1) : end]
            return Problem(
                "yaml-syntax",
                "the text goes on after its closing quote",
                Span(found.start(1), end),
                label="YAML takes these quotes for its own",
                help=f"quote the whole text: {_quote(value)}",
            )
    return None


def _colon(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """Text with `: ` in it: `goal: The plan: buy`."""
    if "mapping values are not allowed" not in said:
        return None
    start, end = _line(text, at)
    value, span = _rest(text, start, end)
    if span.start < at and re.search(r":(?:\s|$)", value):
        return Problem(
            "yaml-syntax",
            "text with `: ` in it must be quoted",
            span,
            label="a second `: ` on the line",
            help=f"write {text[start : span.start]}{_quote(value)}",
        )
    return Problem(
        "yaml-syntax",
        "the indentation does not fit the lines before it",
        Span(start, end),
        help="keys of one part begin in the same column; text with `: ` in it must be quoted",
    )


def _unclosed(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """A quote or bracket that is never closed."""
    what = ""
    if "quoted scalar" in context and "end of stream" in said:
        what = "quote"
    elif "flow" in context:
        what = "bracket"
    if not what:
        return None
    end = _line(text, began)[1]
    sign = text[began : began + 1]
    return Problem(
        "yaml-syntax",
        f"the {what} {quoted(sign)} is not closed"
        if what == "quote"
        else f"the list or mapping in {quoted(sign)} is not closed, or lacks a comma",
        Span(began, max(end, began + 1)),
        help=f"text that starts with {quoted(sign)} must be quoted" if what == "bracket" else "",
        also=((Span(at, at + 1), "noticed here"),) if what == "bracket" and at < len(text) else (),
    )


def _indentation(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """A line that belongs to nothing."""
    if "did not find expected" not in said:
        return None
    start, end = _line(text, at)
    return Problem(
        "yaml-syntax",
        "this line does not belong to what is before it",
        Span(start, max(end, start + 1) if start < len(text) else start),
        help="check its indentation, and that text over several lines is quoted or behind `|` or `>-`",
    )
