"""What YAML's own complaints mean for the author who slipped."""

from __future__ import annotations

import re
from typing import Any

from journeymap.findings import Edit, Fix, Problem, quoted
from journeymap.quoting import quote
from journeymap.source import Span

_KEY = re.compile(r"(?:-[ \t]+)*(?:\"[^\"]*\"|'[^']*'|[^\s\"'#:][^\s#:]*):[ \t]+")
_CLOSED = re.compile(
    r"(?:.*?(?:[:\-,][ \t]+|[\[{][ \t]*))?((\"(?:[^\"\\]|\\.)*\")|('(?:[^']|'')*'))[ \t]*(?=[^\s,:#\]}])"
)


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
    for slip in (_tab, _escape, _value, _closing, _bracket, _no_colon, _colon, _in_brackets, _indentation):
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
    """A text in quotes, shortened for a message."""
    return quote(text if len(text) <= 50 else text[:49].rstrip() + "…")


def _rest(text: str, start: int, end: int) -> tuple[str, Span]:
    """The value on a line, behind its dash or key, and its place."""
    found = _KEY.match(text, start, end) or re.compile(r"(?:-[ \t]+)+").match(text, start, end)
    value = found.end() if found else start
    return text[value:end], Span(value, end)


def _quotes(text: str, start: int, span: Span, value: str = "") -> Fix | None:
    """The fix that puts quotes around a text, behind its dash or key that begins at `start`; none where it
    may end elsewhere than it seems: before a comment, at a bracket, on a later line.
    """
    before, inside = text[start : span.start], text[slice(*span)]
    if re.search(r"[\[{,]", before) or " #" in inside:
        return None
    column = start + len(re.match(r"(?:-[ \t]+(?=\S))*", before)[0]) - (text.rfind("\n", 0, start) + 1)  # type: ignore[index]
    further = re.compile(r"[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)(?=[^\s#])").match(text, span.end)
    if further and len(further[1]) > column:
        return None
    return Fix("quote the text", (Edit(span, quote(value or inside)),))


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
    "]": "ends a list in YAML",
    "}": "ends a mapping in YAML",
}


def _escape(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """A backslash in double quotes that is only a backslash."""
    if "escape" not in said and "hexdecimal" not in said:
        return None
    start = text.rfind("\\", began, at + 1)
    return Problem(
        "yaml-syntax",
        f"{quoted(text[start : start + 2])} is not an escape that YAML has",
        Span(start, start + 2),
        help="write `\\\\` for a backslash, or put the text into single quotes",
    )


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
        fix=_quotes(text, start, span),
    )


def _closing(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """Text that goes on behind its closing quote: `'"Health" section'` without the outer quotes."""
    for place in (at, began):
        start, end = _line(text, place)
        found = _CLOSED.match(text, start, end)
        if found and "flow" in context:
            if re.compile(r"[\w-]+:\s").match(text, found.end()):
                return None  # a key, before which there is no comma
            bracket = re.compile(r"[,\]}]").search(text, found.end(), end)
            end = bracket.start() if bracket else end
        if found and "did not find expected" in said:
            value = text[found.start(1) : end]
            if value[-1] == value[0]:
                value = value[1:-1]
            return Problem(
                "yaml-syntax",
                "the text goes on after its closing quote",
                Span(found.start(1), end),
                label="YAML takes these quotes for its own",
                help=f"quote the whole text: {_quote(value)}",
                fix=_quotes(text, start, Span(found.start(1), end), value),
            )
    return None


def _bracket(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """Text that starts in brackets: `[urgent] Buy`; or a bracket too many."""
    if "did not find expected key" not in said and "'-' indicator" not in said:
        return None
    value, span = _rest(text, *_line(text, at))
    if value[:1] not in ("[", "{") or at <= span.start:
        return None
    if text[at] in "]}":
        return Problem(
            "yaml-syntax", f"this {quoted(text[at])} closes nothing", Span(at, at + 1), help="take it out"
        )
    return Problem(
        "yaml-syntax",
        f"text that starts with {quoted(value[0])} must be quoted",
        span,
        label=f"YAML takes {quoted(value[0])} for the start of a {'list' if value[0] == '[' else 'mapping'}",
        help=f"write {text[_line(text, at)[0] : span.start]}{_quote(value)}",
        fix=_quotes(text, _line(text, at)[0], span),
    )


def _no_colon(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """A line without the `: ` behind its key: `title:Buy`."""
    start, end = _line(text, at)
    if "could not find expected ':'" in said:
        start, end = _line(text, began)
    elif "mapping values are not allowed" in said and not start < _rest(text, start, end)[1].start < at:
        # The parser complains of the line behind the one without a colon.
        before = len(text[:start].rstrip())
        indent = start - text.rfind("\n", 0, start)
        start, end = _line(text, before)
        if (
            not before
            or re.search(r":(?:\s|$)", text[start:end])
            or start - text.rfind("\n", 0, start) != indent
        ):
            return None
    else:
        return None
    close = re.match(r"(\w+):(?=\S)", text[start:end])
    return Problem(
        "yaml-syntax",
        "this line has no `: ` behind a key",
        Span(start, end),
        help=f"write {close[0]} {_quote(text[start + close.end() : end])[1:-1]}"
        if close
        else "write `key: value`; text over several lines must be quoted or behind `|` or `>-`",
        fix=Fix("put a space behind the colon", (Edit(Span(*[start + close.end()] * 2), " "),))
        if close
        else None,
    )


def _colon(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """Text with `: ` in it: `goal: The plan: buy`."""
    if "mapping values are not allowed" not in said:
        return None
    start, end = _line(text, at)
    value, span = _rest(text, start, end)
    if start < span.start < at and re.search(r":(?:\s|$)", value):
        return Problem(
            "yaml-syntax",
            "text with `: ` in it must be quoted",
            span,
            label="a second `: ` on the line",
            help=f"write {text[start : span.start]}{_quote(value)}",
            fix=_quotes(text, start, span),
        )
    return Problem(
        "yaml-syntax",
        "the indentation does not fit the lines before it",
        Span(start, end),
        help="keys of one part begin in the same column; text with `: ` in it must be quoted",
    )


def _opened(text: str, at: int) -> int:
    """Where the innermost bracket before a character opens."""
    closed = 0
    for before in range(at - 1, -1, -1):
        closed += text[before] in "]}"
        if text[before] in "[{":
            if not closed:
                return before
            closed -= 1
    return max(0, at - 1)


def _in_brackets(text: str, said: str, at: int, context: str, began: int) -> Problem | None:
    """What goes wrong inside quotes and brackets, and where they are never closed."""
    sign, found = text[began : began + 1], text[at : at + 1]
    line = Span(began, max(_line(text, began)[1], began + 1))
    if "quoted scalar" in context and "end of stream" in said:
        return Problem(
            "yaml-syntax",
            f"the quote {quoted(sign)} is not closed",
            line,
            help=f"write {sign} behind the text",
        )
    if found in _OPENERS and ("cannot start any token" in said or "flow node" in context):
        if found in ",]}":
            message, help = f"a value is missing before {quoted(found)}", "write one, or take out a comma"
            return Problem("yaml-syntax", message, Span(at, at + 1), help=help)
        return Problem(
            "yaml-syntax",
            f"text that starts with {quoted(found)} must be quoted",
            Span(at, at + 1),
            label=f"{quoted(found)} {_OPENERS[found]}",
        )
    if "flow" not in context:
        return None
    if sign not in ("[", "{"):  # the text ends behind a bracket or a comma
        began = _opened(text, began)
        sign, line = text[began : began + 1], Span(began, max(_line(text, began)[1], began + 1))
    if found == ":" and "\n" not in text[began:at]:
        return Problem(
            "yaml-syntax", "text with `: ` in it must be quoted", Span(at, at + 1), label="a second `: `"
        )
    kind, close = ("list", "]") if sign == "[" else ("mapping", "}")
    return Problem(
        "yaml-syntax",
        f"the {kind} is not closed, or lacks a comma",
        line,
        help=f"write {quoted(close)} behind it; text that starts with {quoted(sign)} must be quoted",
        also=((Span(at, at + 1), "noticed here"),) if at < len(text) else (),
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
