"""Findings and outlines as plain data, to be kept or sent to another process, and back."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from journeymap.findings import Edit, Finding, Fix, Hit, Level
from journeymap.source import Source, Span, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.outline import Outline

Plain = list[Any]


def plain_finding(finding: Finding) -> Plain:
    """A finding without its source, which is known by the file that it was found in."""
    fix = finding.fix
    return [
        finding.code,
        finding.rule,
        int(finding.level),
        finding.message,
        *finding.span,
        finding.label,
        finding.help,
        [[*span, label] for span, label in finding.also],
        finding.element,
        fix and [fix.title, [[*edit.span, edit.text] for edit in fix.edits], fix.safe],
    ]


def finding(plain: Plain, source: Source) -> Finding:
    """The finding that plain data is of."""
    code, rule, level, message, start, end, label, help, also, element, fix = plain
    return Finding(
        code,
        rule,
        Level(level),
        message,
        source,
        Span(start, end),
        label,
        help,
        tuple((Span(first, last), said) for first, last, said in also),
        element,
        fix and Fix(fix[0], tuple(Edit(Span(first, last), text) for first, last, text in fix[1]), fix[2]),
    )


def plain_hit(hit: Hit) -> Plain:
    """What a rule saw."""
    also = [[list(where), label] for where, label in hit.also]
    return [list(hit.where), hit.message, hit.label, hit.help, hit.key, also, hit.put]


def hit(plain: Plain) -> Hit:
    """The hit that plain data is of."""
    where, message, label, help, key, also, put = plain
    places = tuple((Where(place), said) for place, said in also)
    return Hit(Where(where), message, label, help, key, places, put)


def plain_outline(outline: Outline) -> Plain:
    """An outline without its file's path and name."""
    return [
        outline.id,
        outline.whole,
        sorted(outline.damaged),
        outline.state,
        outline.status,
        outline.improves,
        outline.parent,
        [_plain_named(one) for one in (outline.steps, outline.touchpoints, outline.details)],
        *(sorted(one) for one in (outline.channels, outline.lanes, outline.teams)),
        list(outline.people),
    ]


def outline(plain: Plain, path: Path, file: str) -> Outline:
    """The outline that plain data is of, of a file at a path that findings call so."""
    from journeymap.outline import Outline

    id, whole, damaged, state, status, improves, parent, named, channels, lanes, teams, people = plain
    steps, touchpoints, details = (tuple(_named(*one) for one in some) for some in named)
    return Outline(
        path,
        file,
        whole,
        frozenset(damaged),
        id,
        state,
        status,
        improves,
        parent,
        tuple(people),
        steps,
        touchpoints,
        details,
        frozenset(channels),
        frozenset(lanes),
        frozenset(teams),
    )


def _named(at: list[str | int], name: str, mark: str) -> tuple[Where, str, str]:
    return _where(tuple(at)), name, intern(mark)


@lru_cache(4096)  # maps have their steps in the same places
def _where(at: tuple[str | int, ...]) -> Where:
    return Where(at)


def _plain_named(named: Sequence[tuple[Where, str, str]]) -> Plain:
    return [[list(at), name, mark] for at, name, mark in named]
