"""JM309: a persona that no map is about."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import PersonaFile
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM309", level="warning", of=PersonaFile, needs="Settings", across=True)
def uncovered_persona(subject: Subject) -> Iterator[Hit]:
    """A persona of the workspace is named by none of its maps.

    Somebody thought this person worth describing, and nobody has looked at what they live through. One
    that is no longer needed has `status: retired`. Nothing is said without a workspace file, or while
    there is no map at all.

    Source: Smaply, Journey mapping mistakes: no persona behind the map. That a persona wants a map as much is
    our own conclusion.

    Bad, journeymap.yaml:
        journeymap: 1

    Bad, ada.persona.yaml:
        journeymap: 1
        name: Ada Bennett

    Bad, bo.persona.yaml:
        journeymap: 1
        name: Bo Lindqvist

    Bad:
        journeymap: 1
        title: Buy a bike
        persona: ada
        steps: [{name: Looks at bikes}]

    Good, journeymap.yaml:
        journeymap: 1

    Good, ada.persona.yaml:
        journeymap: 1
        name: Ada Bennett

    Good, bo.persona.yaml:
        journeymap: 1
        name: Bo Lindqvist
        status: retired

    Good:
        journeymap: 1
        title: Buy a bike
        persona: ada
        steps: [{name: Looks at bikes}]
    """
    persona, maps = subject.outline, subject.workspace.outlines
    if persona.status == "retired" or not maps:
        return
    for outlines in maps.values():
        for one in outlines:
            # Of a map with mistakes of form nobody knows whom it would name.
            if persona.id in one.people or not (one.whole or one.people):
                return
    help = "draw a map with this persona, or write `status: retired`"
    yield Hit(Where(("name",)), f"no map names the persona {quoted(persona.id)}", help=help)
