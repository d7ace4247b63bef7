"""`# journeymap: allow rule-name`: what an author says is meant as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from journeymap.document import Document, Mark
from journeymap.findings import Finding, Level, Problem, did_you_mean, quoted
from journeymap.source import Span

_COMMENT = re.compile(r"#(?<!\S#)[ \t]*journeymap:[ \t]*allow[ \t]+([^\r\n]*)")
_SILENT = re.compile(r"\s*(?:#|\Z)")
_WORD = re.compile(r"[^\s,]+")


@dataclass
class _Allow:
    """One word of a comment: the rule it names, the line that it holds for (None for the whole file),
    and its place.
    """

    word: str
    line: int | None
    span: Span
    used: bool = field(default=False)


def settle(
    document: Document,
    findings: Iterable[Finding],
    looked_for: Sequence[tuple[str, str]],
    known: Sequence[str],
) -> list[Finding]:
    """The findings that no comment allows, and those about comments that allow nothing.

    `looked_for` are the codes and names of the rules that were used; `known` are the names and codes of
    all there are. What keeps a file from being read cannot be allowed, nor what is said of such comments.
    """
    allows = list(_allows(document))
    if not allows:
        return list(findings)
    kept = [finding for finding in findings if not _allowed(finding, allows)]
    used = {word for pair in looked_for for word in pair}
    for one in allows:
        if one.word not in known:
            help = did_you_mean(one.word, known) or "see `journeymap rules`"
            problem = Problem("unknown-rule", f"there is no rule {quoted(one.word)}", one.span, help=help)
            kept.append(problem.found_in(document.source))
        elif not one.used and one.word in used:
            problem = Problem(
                "unused-allow",
                f"nothing here needs {quoted(one.word)} to be allowed",
                one.span,
                help="take it out",
            )
            kept.append(problem.found_in(document.source))
    return kept


def allowed_lines(document: Document) -> Iterator[tuple[str, int | None]]:
    """What the comments of a document allow: each rule, and the line for which (None: all of the file)."""
    return ((one.word, one.line) for one in _allows(document))


def _allowed(finding: Finding, allows: Iterable[_Allow]) -> bool:
    if finding.code[2] in "019" and (finding.level is Level.error or finding.code[2] == "9"):
        return False
    line = finding.source.position(finding.span.start).line
    found = [one for one in allows if one.word in (finding.rule, finding.code) and one.line in (None, line)]
    for one in found:
        one.used = True
    return bool(found)


def _allows(document: Document) -> Iterator[_Allow]:
    text = document.source.text
    comments = list(_COMMENT.finditer(text))
    if not comments:
        return
    texts = sorted((mark.start, mark.end) for mark in _leaves(document.root))
    first = min((span.start for span in document.root.keys.values()), default=texts[0][0] if texts else 0)
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    speaking = [number for number, line in enumerate(lines, 1) if not _SILENT.match(line)]
    for comment in comments:
        at = comment.start()
        within = bisect_right(texts, (at, len(text))) - 1
        if within >= 0 and at < texts[within][1]:
            continue  # it is part of a text
        line = bisect_right(starts, at)
        holds_for: int | None = line
        if not text[starts[line - 1] : at].strip():
            # Alone on its line it holds for the whole file, or for the next line with anything but a comment.
            after = bisect_right(speaking, line)
            next_line = speaking[after] if after < len(speaking) else line
            holds_for = None if at < first else next_line
        said = comment[1].split(" -- ")[0].split(" #")[0]
        for word in _WORD.finditer(said):
            start = comment.start(1) + word.start()
            yield _Allow(word[0], holds_for, Span(start, start + len(word[0])))


def _leaves(root: Mark) -> Iterator[Mark]:
    stack = [root]
    while stack:
        mark = stack.pop()
        if mark.items is None:
            yield mark
        else:
            stack.extend(mark.items.values() if isinstance(mark.items, dict) else mark.items)
