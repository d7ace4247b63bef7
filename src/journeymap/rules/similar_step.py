"""JM502: one step under two spellings."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._spelling import Way, across, flat, misspelt
from journeymap.source import Where

_spellings = across(lambda one: one.steps)


@rule("JM502", level="hint", of=Journey, needs="Settings", across=True)
def similar_step(subject: Subject) -> Iterator[Hit]:
    """Two steps differ only in how they are spelt.

    Maps of a workspace are read beside each other, and a future map is compared with the current one
    step by step: what happens in both should be called the same. Names are spelt alike that have the
    same words: capitals, spaces, punctuation, articles and the s of *he opens* do not count, nor does one
    wrong letter in a long word. The spelling that is used less is told. Steps with the same `id` are one
    step, whatever they are called.

    Source: Cemantica: what journeys have in common comes from shared libraries; Uxcel, on naming: the same
        thing has the same name.

    Bad:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Opens the letter
          - name: Calls the shop
          - name: Open letter

    Good:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Opens the offer
          - name: Calls the shop
          - name: Opens the invoice
    """
    places: dict[str, list[Where]] = {}
    ids: dict[str, set[str]] = {}
    for at, name, id in subject.outline.steps:
        places.setdefault(flat(name), []).append(at / "name")
        ids.setdefault(flat(name), set()).add(id)
    spellings = _spellings(subject)
    for name, own in places.items():

        def fits(way: Way, own: set[str] = ids[name]) -> bool:
            return way.marks.isdisjoint(own)

        better = spellings.better(name, fits)
        if better and better.name in places:
            help = "lead back to that step with `next`, or tell the two apart by their names"
            yield misspelt("step", name, own, better, places[better.name], help)
        elif better:
            help = "call it the same, or tell the two apart by their names"
            yield misspelt("step", name, own, better, None, help)
