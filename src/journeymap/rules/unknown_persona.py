"""JM204: a persona that is nowhere to be found."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, listed, meant, quoted
from journeymap.model import Content, Journey, Persona
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM204", level="error", needs="Persona Journey")
def unknown_persona(subject: Subject) -> Iterator[Hit]:
    """A persona's id is used and no persona has it.

    A map names personas of its workspace (the files `*.persona.yaml`), or holds one in full. Its
    steps name the personas of the map: as `actor`, and where several feel differently.

    Source: Smaply, Journey mapping mistakes: no persona behind the map.

    Bad, priya.persona.yaml:
        journeymap: 1
        name: Priya Shah

    Bad:
        journeymap: 1
        title: Buy a bike
        persona: pria
        steps: [{name: Looks at bikes}]

    Good, priya.persona.yaml:
        journeymap: 1
        name: Priya Shah

    Good:
        journeymap: 1
        title: Buy a bike
        persona: priya
        steps: [{name: Looks at bikes}]
    """
    journey = subject.part
    if not isinstance(journey, Journey):
        return
    shared = subject.workspace.people if any(isinstance(one, str) for one in journey.people) else {}
    for index, one in enumerate(journey.people):
        at = Where(("personas", index)) if journey.personas else Where(("persona",))
        if isinstance(one, str) and one not in shared:
            help = did_you_mean(one, shared) or (
                f"the workspace has {listed(shared, 'and')}"
                if shared
                else f"write the persona into the map, or into the file `{one}.persona.yaml`"
            )
            yield Hit(at, f"unknown persona {quoted(one)}", help=help, put=meant(one, shared))
    people = [one.id if isinstance(one, Persona) else one for one in journey.people]
    for at, part in journey.walk(Content):
        named = [(at / "emotion" / id, id, True) for id in part.emotion if id]
        if part.actor:
            named.append((at / "actor", part.actor, False))
        for where, id, key in named:
            if id not in people:
                help = did_you_mean(
                    id, people, f"the map's personas are {listed(people, 'and')}" if people else ""
                )
                message = f"the map has no persona {quoted(id)}"
                help = help or "name the persona in the map's `personas`"
                yield Hit(where, message, help=help, key=key, put=meant(id, people))
