"""Findings mended by edits of the text, of which each is kept only if it makes nothing worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap.document import Mark
from journeymap.findings import Edit, Finding, Level
from journeymap.source import Span
from journeymap.workspace import Entry, Look, Workspace, reread

# Of syntax one slip is seen at a time, so that each takes a round; who made more of them begins anew.
_ROUNDS = 100


def fix(
    text: str, findings: Iterable[Finding], unsafe: bool = False
) -> tuple[str, list[Finding], list[Finding]]:
    """The text with fixes applied, the findings whose fixes these are, and the others.

    Fixes are applied in the order of the file. Of two that touch the first wins.
    """
    applied, left, edits = list[Finding](), list[Finding](), list[Edit]()
    for finding in sorted(findings, key=_start):
        if finding.fix and finding.fixable(unsafe) and not _clash(finding.fix.edits, edits):
            applied.append(finding)
            edits += finding.fix.edits
        else:
            left.append(finding)
    return edited(text, edits), applied, left


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made, of which no two touch."""
    pieces, at = list[str](), 0
    for edit in sorted(edits, key=lambda one: one.span):
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join(pieces) + text[at:]


def _start(finding: Finding) -> Span:
    return finding.fix.edits[0].span if finding.fix else finding.span


def _clash(some: Sequence[Edit], others: Sequence[Edit]) -> bool:
    return any(one.span.meets(other.span) for one in some for other in others)


@dataclass(frozen=True)
class Fixed:
    """A file after mending, with what is still found in it, and what was mended."""

    entry: Entry
    findings: list[Finding]
    applied: tuple[Finding, ...] = ()


def fix_file(
    entry: Entry,
    workspace: Workspace,
    look: Look,
    unsafe: bool = False,
    findings: list[Finding] | None = None,
) -> Fixed:
    """Look at a file and mend it, until nothing more can be mended; `findings` are what the first look
    found, where somebody has looked before.

    A fix that adds a finding is not kept. What was there before and could not be seen, because the file
    could not be read or had errors of form, is not added.
    """
    done = Fixed(entry, look(entry, workspace) if findings is None else findings)
    seen = {entry.document.source.text}
    for _ in range(_ROUNDS):
        steps = (_step(done, some, workspace, look, seen) for some in _by_kind(done, unsafe))
        step = next(filter(None, steps), None)
        if step is None:
            break
        seen.add(step.entry.document.source.text)
        done = replace(step, applied=done.applied + step.applied)
    return done


def _by_kind(done: Fixed, unsafe: bool) -> list[list[Finding]]:
    """The findings with fixes: what keeps the file from being read, errors of form, and the rest. What
    comes first hides what comes after it.
    """
    kinds: list[list[Finding]] = [[], [], []]
    for finding in done.findings:
        if finding.fixable(unsafe) and finding.source == done.entry.document.source:
            kinds[_kind(finding)].append(finding)
    return [kind for kind in kinds if kind]


def _kind(finding: Finding) -> int:
    return 0 if finding.rule == "yaml-syntax" else 1 if _of_form(finding) else 2


def _of_form(finding: Finding) -> bool:
    return finding.code[2] in "01" and finding.level is Level.error


def _step(done: Fixed, some: list[Finding], workspace: Workspace, look: Look, seen: set[str]) -> Fixed | None:
    """The file with as many of some fixes as can be kept; None if none can. Those that spoil the others
    are found by halves.
    """
    source = done.entry.document.source
    best: Fixed | None = None
    queue = [fix(source.text, some, unsafe=True)[1]]
    while queue:
        chunk = queue.pop()
        text, applied, _ = fix(source.text, [*(best.applied if best else ()), *chunk], unsafe=True)
        entry = reread(done.entry, replace(source, text=text).data)
        trial = Fixed(entry, look(entry, workspace), tuple(applied))
        if text not in seen and not _adds(done, trial):
            best = trial
        elif len(chunk) > 1:
            half = len(chunk) // 2
            queue += (chunk[half:], chunk[:half])
    return best


def _adds(before: Fixed, after: Fixed) -> bool:
    """Whether something is found that was not there before, and could have been seen there."""
    counted = [one for one in after.findings if one.rule != "more-findings"]
    starts = _starts(after.applied)
    if not before.entry.document.whole:
        # Nothing but the reading up to these fixes can be compared; and it must get further now.
        end = max(start + len(edit.text) for edit, start in starts.items())
        counted = [one for one in counted if one.code[2] == "0" and one.span.start < end]
        if any(one.rule == "yaml-syntax" for one in counted):
            return True
    elif any(_of_form(one) for one in after.applied):
        unseen = list(_below(after.entry.document.root, set(starts.values())))
        counted = [
            one
            for one in counted
            if one.code[2] in "01" and not any(start <= one.span.start < end for start, end in unseen)
        ]
    if any(one.rule == "more-findings" for one in before.findings):
        # Not all was told of what was there.
        return not {one.code for one in counted} <= {one.code for one in before.findings}
    return bool(_new(counted, before.findings))


def _starts(applied: Iterable[Finding]) -> dict[Edit, int]:
    """The edits, and where their texts begin when all have been made."""
    found, grown = dict[Edit, int](), 0
    for edit in sorted(
        (edit for one in applied if one.fix for edit in one.fix.edits), key=lambda one: one.span
    ):
        found[edit] = edit.span.start + grown
        grown += len(edit.text) - (edit.span.end - edit.span.start)
    return found


def _below(root: Mark, keys: set[int]) -> Iterator[Span]:
    """What is in the values of the keys at some places: nobody looks below a key that is none."""
    marks = [root]
    for mark in marks:
        if isinstance(mark.items, dict):
            inside = (mark.items[name] for name, span in mark.keys.items() if span.start in keys)
            yield from (Span(value.start + 1, value.end) for value in inside)
        marks += mark.items.values() if isinstance(mark.items, dict) else mark.items or ()


def _new(findings: list[Finding], known: list[Finding]) -> list[Finding]:
    """The findings that are not among the known ones: by what they say, or else by what they are about."""
    new = _without(findings, known, lambda one: (one.code, one.message))
    gone = _without(known, findings, lambda one: (one.code, one.message))
    return _without(new, gone, lambda one: (one.code, one.element or id(one)))


def _without(some: list[Finding], others: list[Finding], name: Callable[[Finding], object]) -> list[Finding]:
    """Some findings without as many of each name as there are among the others."""
    left, kept = Counter(map(name, others)), list[Finding]()
    for one in some:
        if left[name(one)]:
            left[name(one)] -= 1
        else:
            kept.append(one)
    return kept
