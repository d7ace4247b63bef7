"""JM707: a file whose name cannot be the id that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.fields import PATTERNS, make_id
from journeymap.findings import Hit, quoted
from journeymap.folders import stem
from journeymap.model import Journey, PersonaFile
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM707", level="warning", needs="Settings")
def nameless_id(subject: Subject) -> Iterator[Hit]:
    """A map or a persona has an id that no other file can write.

    An id that is left out is the file's name before `.journey.yaml` or `.persona.yaml`. Where that name holds
    a space or another sign that ids do not have, nothing can name the map as its parent, or the persona
    as its own. Maps are looked at in a workspace only, for without one none can name another.

    Source: ours. It follows from how the language names things.

    Bad, buying+riding.journey.yaml:
        journeymap: 1
        title: Buy a bike
        steps: [Looks at bikes]

    Bad, journeymap.yaml:
        journeymap: 1

    Good, buying+riding.journey.yaml:
        journeymap: 1
        title: Buy a bike
        id: buying-and-riding
        steps: [Looks at bikes]

    Good, journeymap.yaml:
        journeymap: 1
    """
    part, name = subject.part, stem(subject.path)
    what = "map" if isinstance(part, Journey) else "persona"
    if not isinstance(part, Journey | PersonaFile) or (what == "map" and not subject.workspace.declared):
        return
    if part.id == name and not re.match(PATTERNS["id"], name):
        message = f"nothing can name this {what}: its id is the file's name {quoted(name)}, which is no id"
        yield Hit(Where(("id",)), message, help=f"write `id: {make_id(name, what)}`, or rename the file")
