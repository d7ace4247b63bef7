"""The history of a map as a table for the terminal, with a line of each figure over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.text import Text

from journeymap.cli._columns import Glyphs, beside, number, plain, right, wrap
from journeymap.history import Revision

_NAME, _OWNER, _ID = 20, 16, 7
"""Cells that the lowest point, an owner and a commit's id have at most."""
_GAP, _INDENT = 2, "  "
_FIGURES = ("mean", "evidence", "findings")
_EXPENDABLE = ("commit", "changes", "owner", "findings", "evidence", "lowest", "mean")
"""What goes first where a line is too short for all columns."""
_LEVELS, _LEVELS_IN_ASCII = "▁▂▃▄▅▆▇█", "_.-=*#"
_UNKNOWN = " "


def timeline(revisions: Sequence[Revision], file: Path, width: int, glyphs: Glyphs) -> Iterator[Text]:
    """The lines, none wider than `width` cells; revisions are given with the latest first."""
    title = next((one.fact.title for one in revisions if one.fact), "")
    yield from beside([(Text(plain(title), "bold"), width)])
    yield from beside([(Text(plain(file.as_posix()), "dim"), width)])
    yield Text()
    yield from _lines(revisions[::-1], width, glyphs)
    yield Text()
    yield from _table(revisions, width, glyphs)


def _lines(revisions: Sequence[Revision], width: int, glyphs: Glyphs) -> Iterator[Text]:
    """Each figure over time, from the first revision to the last."""
    facts = [one.fact for one in revisions]
    means = [fact.mean if fact else None for fact in facts]
    lows = [fact.lowest if fact else None for fact in facts]
    shares = [fact.backed / fact.total if fact and fact.total else None for fact in facts]
    found = [float(sum(one.findings.values())) for one in revisions]
    rows: list[tuple[str, list[float | None], list[str]]] = [
        ("mean emotion", means, [_felt(one, glyphs) for one in means]),
        ("lowest point", lows, [_felt(one, glyphs) for one in lows]),
        ("evidence", shares, [_share(one) for one in revisions]),
        ("findings", [*found], [f"{one:g}" for one in found]),
    ]
    for name, values, words in rows:
        known = [word for word, value in zip(words, values, strict=True) if value is not None]
        if not known:
            continue
        ends = known[0] if known[0] == known[-1] else f"{known[0]} {glyphs.arrow} {known[-1]}"
        room = max(1, width - 16 - cell_len(ends))
        line = Text(f"{name:12}  ", "dim")
        line.append(spark(values[-room:], 0.0 if name in ("evidence", "findings") else None, glyphs), "cyan")
        yield line.append(f"  {ends}")


def spark(values: Sequence[float | None], least: float | None, glyphs: Glyphs) -> str:
    """Values as a row of bars, one cell each: from `least`, or else from the least of them, to the greatest;
    but a difference of less than 1 never fills the height. What is not known is a gap.
    """
    known = [value for value in values if value is not None]
    low = min(known, default=0) if least is None else least
    high = max([low + 1, *known])
    levels = _LEVELS if glyphs.level == "·" else _LEVELS_IN_ASCII
    step = (high - low) / (len(levels) - 1)
    return "".join(_UNKNOWN if value is None else levels[round((value - low) / step)] for value in values)


def _table(revisions: Sequence[Revision], width: int, glyphs: Glyphs) -> Iterator[Text]:
    heads = ("date", "commit", "mean", "lowest", "evidence", "findings", "owner", "changes")
    rows = [_row(one, glyphs) for one in revisions]
    most = {"lowest": _NAME, "owner": _OWNER}
    widths = {
        head: min(most.get(head, width), max(cell_len(text) for text in (head, *(row[at] for row in rows))))
        for at, head in enumerate(heads)
        if any(row[at] for row in rows)
    }
    shown = [head for head in heads if head in widths]
    while sum(widths[head] + _GAP for head in shown) - _GAP > width:
        shown.remove(next(head for head in _EXPENDABLE if head in shown))

    def cell(head: str, text: str, style: str = "") -> tuple[Text, int]:
        return (right(text, widths[head], style) if head in _FIGURES else Text(text, style)), widths[head]

    yield from beside([cell(head, head, "dim") for head in shown])
    for one, row in zip(revisions, rows, strict=True):
        yield from beside([cell(head, row[heads.index(head)]) for head in shown])
        subject = plain(one.commit.subject) if one.commit else "not committed yet"
        for line in wrap(Text(subject, "dim"), width - len(_INDENT)):
            yield Text(_INDENT).append_text(line)


def _row(one: Revision, glyphs: Glyphs) -> tuple[str, ...]:
    fact = one.fact
    when = (one.commit.date[:10], one.commit.id[:_ID]) if one.commit else ("now", "")
    found = str(sum(one.findings.values()))
    if fact is None:
        return (*when, "", "unreadable", "", found, "", "")
    low = "" if fact.lowest is None else f"{_felt(fact.lowest, glyphs)} {plain(fact.lowest_step)}"
    return (
        *when,
        _felt(fact.mean, glyphs),
        low,
        _share(one),
        found,
        plain(fact.owner),
        _changes(one, glyphs),
    )


def _changes(one: Revision, glyphs: Glyphs) -> str:
    """How many parts came, went and became others."""
    if one.changed is None:
        return ""
    verbs = Counter(change.verb for change in one.changed.changes)
    others = verbs.total() - verbs["added"] - verbs["removed"]
    counted = (("+", verbs["added"]), (glyphs.minus, verbs["removed"]), ("~", others))
    return " ".join(f"{sign}{count}" for sign, count in counted if count) or "none"


def _felt(value: float | None, glyphs: Glyphs) -> str:
    return "" if value is None else number(value, glyphs)


def _share(one: Revision) -> str:
    return f"{one.fact.backed}/{one.fact.total}" if one.fact and one.fact.total else ""
