"""JM501: one touchpoint under two spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._spelling import Way, across, flat, misspelt
from journeymap.source import Where

_spellings = across(lambda one: one.touchpoints)


@rule("JM501", level="warning", of=Journey, needs="Settings", across=True)
def similar_touchpoint(subject: Subject) -> Iterator[Hit]:
    """Two touchpoints differ only in how they are spelt.

    Who counts touchpoints, or looks for all that happens at one of them, meets two where there is one.
    Looked at are the touchpoints of one channel, in this map and in the others of the workspace. Names
    are spelt alike that have the same words: capitals, spaces, punctuation, articles and a plural do
    not count, nor does one wrong letter in a long word. The spelling that is used less is told.

    Where the workspace declares its `touchpoints`, `unlisted-touchpoint` says this better.

    Source: Cemantica: touchpoints, channels and systems come from libraries that all maps share, so that
        they can be compared. Uxcel, on naming: the same thing has the same name.

    Bad:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Reads what was ordered
            touchpoints: [{email: Order e-mail}]
          - name: Looks up the date
            touchpoints: [{email: Order email}]

    Good:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Reads what was ordered
            touchpoints: [{email: Order email}]
          - name: Looks up the date
            touchpoints: [{email: Order email}]
    """
    if subject.workspace.settings.touchpoints:
        return
    uses: dict[str, list[Where]] = {}
    channels: dict[str, set[str]] = {}
    for at, name, channel in subject.outline.touchpoints:
        uses.setdefault(flat(name), []).append(at / "name")
        channels.setdefault(flat(name), set()).add(channel)
    spellings = _spellings(subject)
    for name, places in uses.items():

        def fits(way: Way, own: set[str] = channels[name]) -> bool:
            return "" in own or not way.marks.isdisjoint({*own, ""})

        better = spellings.better(name, fits)
        if better:
            help = "spell it alike everywhere, or tell the two apart by their names"
            hit = misspelt("touchpoint", name, places, better, uses.get(better.name), help)
            yield replace(hit, put=better.name)
