"""JM203: two pains of a map share an id that is used."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Opportunity, Pain
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM203", level="error", needs="Pain")
def repeated_pain_id(subject: Subject) -> Iterator[Hit]:
    """Two pains share an id, so an opportunity that addresses it can mean either.

    The same pain may well hurt twice: pains of the same words, without an `id`, are only a mistake
    where an opportunity addresses them.

    Source: The language: a pain's id is unique in its map. NN/g, Journey Mapping 101: opportunities come
    out of what was found, so it must be plain what each one answers.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, pains: [{id: price, text: The tag shows no price}]}
          - name: Pays
            pains: [{id: price, text: The lock costs extra}]
            opportunities: [{text: Show one price for all, addresses: price}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - {name: Looks at bikes, pains: [{id: no-price, text: The tag shows no price}]}
          - name: Pays
            pains: [{id: price, text: The lock costs extra}]
            opportunities: [{text: Show one price for all, addresses: [price, no-price]}]
    """
    addressed = {id for _, one in subject.part.walk(Opportunity) for id in one.addresses}
    first: dict[str, Where] = {}
    for at, pain in subject.part.walk(Pain):
        here = first.setdefault(pain.id, at)
        if here != at and (pain.id in addressed or "id" in pain.model_fields_set):
            yield Hit(
                at / "id",
                f"the pain id {quoted(pain.id)} is already taken",
                help="give one of the two an `id` of its own",
                also=((here / "id", "first used here"),),
            )
