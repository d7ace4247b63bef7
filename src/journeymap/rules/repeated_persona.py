"""JM212: a map names the same persona twice."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey, Persona
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM212", level="error", needs="Persona")
def repeated_persona(subject: Subject) -> Iterator[Hit]:
    """A map names the same persona twice, so two curves would be one person's.

    Whoever is meant by the second one gets the first one's name, colour and steps.

    Source: The language: the personas of a map are told apart by their ids.

    Bad:
        journeymap: 1
        title: Buy a bike
        personas: [{name: Ada}, {name: Ada}]
        steps: [{name: Looks at bikes, actor: ada}]

    Good:
        journeymap: 1
        title: Buy a bike
        personas: [{name: Ada}, {name: Ada, id: ada-senior, role: Her mother}]
        steps: [{name: Looks at bikes, actor: ada}, {name: Pays, actor: ada-senior}]
    """
    journey = subject.part
    if not isinstance(journey, Journey):
        return
    first: dict[str, Where] = {}
    for index, one in enumerate(journey.personas):
        id, at = one.id if isinstance(one, Persona) else one, Where(("personas", index))
        here = first.setdefault(id, at)
        if here != at:
            message = f"the persona {quoted(id)} is there twice"
            yield Hit(
                at, message, help="drop one, or give it another `id`", also=((here, "first named here"),)
            )
