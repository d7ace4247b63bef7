"""JM208: a pain that the map does not have."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, meant, quoted
from journeymap.model import Opportunity, Pain
from journeymap.rules import Subject, rule


@rule("JM208", level="error", needs="Pain")
def unknown_pain(subject: Subject) -> Iterator[Hit]:
    """An opportunity addresses a pain that the map does not have.

    A pain goes by its `id`, or by the id made from its text; it may stand anywhere in the map.

    Source: IBM Journey Designer: every reference must lead somewhere. TheyDo: an opportunity stands on what
    was found out.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Pays
            pains: [Slow card reader]
            opportunities: [{text: Pay by phone, addresses: slow-reader}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Pays
            pains: [Slow card reader]
            opportunities: [{text: Pay by phone, addresses: slow-card-reader}]
    """
    ids = {pain.id for _, pain in subject.part.walk(Pain)}
    for at, opportunity in subject.part.walk(Opportunity):
        for index, id in enumerate(opportunity.addresses):
            if id not in ids:
                help = did_you_mean(id, ids, "give a pain of this map this `id`")
                message, put = f"unknown pain {quoted(id)}", meant(id, ids)
                yield Hit(at / "addresses" / index, message, help=help, put=put)
