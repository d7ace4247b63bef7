"""Findings for people: level, message, place, source line with caret, help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.findings import Finding, Level
from journeymap.report import NO_PAGES
from journeymap.source import Source, Span
from journeymap.visible import cells, flat

_COLOURS = {Level.error: "31", Level.warning: "33", Level.hint: "36"}
_WINDOW = 120


def write(
    findings: Iterable[Finding],
    files: Sequence[str] = (),
    colour: bool = False,
    pages: Mapping[str, str] = NO_PAGES,
) -> str:
    """The findings one below the other, with an empty line behind each."""
    return "".join(_block(finding, colour) for finding in findings)


def _block(finding: Finding, colour: bool) -> str:
    def paint(code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    source, position = finding.source, finding.source.position(finding.span.start)
    tone = _COLOURS[finding.level]
    head = paint(f"1;{tone}", f"{finding.level.name}[{finding.code}]")
    lines = [f"{head}{paint('1', ': ' + flat(finding.message))}"]
    places = [(finding.span, finding.label, "^"), *((span, label, "-") for span, label in finding.also)]
    width = max(len(str(source.position(span.start).line)) for span, _, _ in places) if source.text else 1
    where = f"{flat(source.name)}:{position.line}:{position.column}"
    lines.append(f"{' ' * width}{paint('34', '-->')} {where}")
    gutter = f"{' ' * width} {paint('34', '|')}"
    if source.text:
        lines.append(gutter)
        for span, label, sign in places:
            number = source.position(span.start).line
            shown, before, under = _excerpt(source, span)
            mark = paint(
                f"1;{tone}" if sign == "^" else "34", sign * under + (f" {flat(label)}" if label else "")
            )
            lines.append(f"{paint('34', f'{number:>{width}} |')} {shown}".rstrip())
            lines.append(f"{gutter} {' ' * before}{mark}")
    if finding.help:
        lines.append(f"{' ' * width} {paint('34', '=')} {paint('1', 'help')}: {flat(finding.help)}")
    return "\n".join(lines) + "\n\n"


def _excerpt(source: Source, span: Span) -> tuple[str, int, int]:
    """The line of a span, or as much around it as a terminal holds; the cells before the caret, and
    those under it.
    """
    line, column = source.position(span.start)
    text, start = source.line(line), column - 1
    end = min(start + max(span.end - span.start, 1), max(len(text), start + 1))
    first = max(0, start - _WINDOW // 3) if len(text) > _WINDOW else 0
    last = first + _WINDOW
    parts = [flat(text[first:start]), flat(text[start : min(end, last)]), flat(text[end:last])]
    if first:
        parts[0] = "…" + parts[0]
    if last < len(text):
        parts[2 if end < last else 1] += "…"
    # A command of a log may lie across the parts.
    return flat("".join(parts)), cells(parts[0]), max(1, cells(parts[1]))
