"""JM402: a quote of which nobody knows who said it."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.findings import Hit
from journeymap.model import Journey, Persona
from journeymap.rules import Subject, rule, together
from journeymap.rules._holders import holders


@rule("JM402", level="warning", needs="Quote")
def unsourced_quote(subject: Subject) -> Iterable[Hit]:
    """A map or persona says that it is based on research, and a quote does not say where it is from.

    Quotes convince, so they are also what is invented first. A source, were it only the number of an
    interview, lets others find the words again; and then the quote backs its step as evidence. Where
    the basis is a hypothesis, quotes may be made up. The evidence of a persona is that of its quotes, too.

    Source: practice - the journey mapping guide of SAeedajf's ui-ux-skill and Cemantica's help both want
        customers' own words with where they come from.

    Bad:
        journeymap: 1
        title: Buy a bike
        basis: research
        steps:
          - name: Takes a test ride
            quotes: I could do this every day.

    Good:
        journeymap: 1
        title: Buy a bike
        basis: research
        steps:
          - name: Takes a test ride
            quotes:
              - {text: I could do this every day., source: Interview 4}
    """
    hits = []
    of_map = subject.part.basis if isinstance(subject.part, Journey) else None
    for at, part in holders(subject.part):
        if isinstance(part, Journey) or (isinstance(part, Persona) and part.evidence):
            continue
        basis = (part.basis or of_map) if isinstance(part, Persona) else of_map
        hits += [
            Hit(
                at / "quotes" / index / "text",
                "the quote has no source",
                help="say where it was said: `{text: …, source: …}`",
            )
            for index, quote in enumerate(part.quotes)
            if basis == "research" and not quote.source
        ]
    return together(hits, "{n} quotes have no source")
