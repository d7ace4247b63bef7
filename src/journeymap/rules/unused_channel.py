"""JM704: a channel of the workspace that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.rules import Subject, rule
from journeymap.rules._usage import usage
from journeymap.settings import CHANNELS, Settings
from journeymap.source import Where


@rule("JM704", level="hint", of=Settings, across=True)
def unused_channel(subject: Subject) -> Iterator[Hit]:
    """A channel is declared in the workspace file, and no touchpoint and no persona uses it.

    It is a leftover, or maps use another word for it. A built-in channel that is only given another name
    is no leftover. Nothing is said while there is no map, or while one has errors of form.

    Source: ours. A list that all maps share (Cemantica's libraries) is of use as long as it is true.

    Bad, journeymap.yaml:
        journeymap: 1
        channels:
          kiosk: Kiosk
          stand: Stand at the fair

    Bad:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Looks at bikes
            touchpoints: [{kiosk: Bike finder}]

    Good, journeymap.yaml:
        journeymap: 1
        channels:
          kiosk: Kiosk

    Good:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Looks at bikes
            touchpoints: [{kiosk: Bike finder}]
    """
    part, used = subject.part, usage(subject.workspace)
    for id in part.channels if isinstance(part, Settings) and used.known else ():
        if id not in used.channels and id not in CHANNELS:
            message = f"nothing uses the channel {quoted(id)}"
            help = "drop it, unless maps are still to come"
            yield Hit(Where(("channels", id)), message, help=help, key=True)
