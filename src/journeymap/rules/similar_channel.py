"""JM503: one channel declared twice."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.rules import Subject, rule
from journeymap.rules._spelling import key
from journeymap.settings import CHANNELS, Settings
from journeymap.source import Where

#: Other words for built-in channels.
_ALSO = {
    "website": "web",
    "telephone": "phone",
    "text message": "sms",
    "postal mail": "mail",
    "face to face": "person",
}


@rule("JM503", level="warning", of=Settings)
def similar_channel(subject: Subject) -> Iterator[Hit]:
    """A channel of the workspace repeats a built-in one, or another of its own, in other letters.

    What goes through one channel is then counted and drawn as two. A built-in channel needs no declaring;
    declared under its own id it gets another name or icon, and that is no repetition.

    Source: Cemantica: channels come from a library that all maps share; Uxcel, on naming: the same thing
        has the same name.

    Bad, journeymap.yaml:
        journeymap: 1
        channels:
          e-mail: E-mail
          kiosk: Kiosk
          kiosks: In-store kiosk

    Good, journeymap.yaml:
        journeymap: 1
        channels:
          email: E-mail
          kiosk: Kiosk
    """
    part = subject.part
    declared = part.channels if isinstance(part, Settings) else {}
    taken = {key(other): id for other, id in _ALSO.items() if id not in declared}
    for id, name in CHANNELS.items():
        taken |= {key(id): id, key(name): id}
    for id in (id for id in declared if id in CHANNELS):
        taken.setdefault(key(declared[id].name), id)
    for id, channel in declared.items():
        if id in CHANNELS:
            continue
        other = taken.get(key(id)) or taken.get(key(channel.name))
        at = Where(("channels", id))
        if other is None:
            taken |= {key(id): id, key(channel.name): id}
        elif other in CHANNELS:
            message = f"the channel {quoted(id)} is the built-in {quoted(other)}"
            yield Hit(at, message, help=f"use {quoted(other)}, or tell them apart by their names", key=True)
        else:
            message = f"the channel {quoted(id)} is spelt almost like {quoted(other)}"
            also = ((Where(("channels", other)), "declared here"),)
            help = "declare one of them, or tell them apart by their names"
            yield Hit(at, message, help=help, key=True, also=also)
