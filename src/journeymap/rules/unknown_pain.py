"""JM208: a pain that the map does not have."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, quoted
from journeymap.model import Opportunity, Pain
from journeymap.rules import Subject, rule


@rule("JM208", level="error", needs="Pain")
def unknown_pain(subject: Subject) -> Iterator[Hit]:
    """An opportunity addresses a pain that the map does not have.

    A pain goes by its `id`, or by the id made from its text; it may stand anywhere in the map.
    """
    ids = {pain.id for _, pain in subject.part.walk(Pain)}
    for at, opportunity in subject.part.walk(Opportunity):
        for index, id in enumerate(opportunity.addresses):
            if id not in ids:
                help = did_you_mean(id, ids, "give a pain of this map this `id`")
                yield Hit(at / "addresses" / index, f"unknown pain {quoted(id)}", help=help)
