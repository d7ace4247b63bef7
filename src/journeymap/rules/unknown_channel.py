"""JM205: a channel that is neither built in nor the workspace's."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, listed, meant, quoted
from journeymap.model import Persona, Touchpoint
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM205", level="error", needs="Settings")
def unknown_channel(subject: Subject) -> Iterator[Hit]:
    """A touchpoint or a persona names a channel that is neither built in nor declared.

    Channels of one's own are declared in the workspace file, so that all maps spell them alike.

    Source: Cemantica: channels and touchpoints come from a library that all maps share. IBM Journey Designer:
    every reference must lead somewhere.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, touchpoints: [webb: Bike finder, stand: Market stand]}]

    Good, journeymap.yaml:
        journeymap: 1
        channels: {stand: {name: Market stand, icon: store}}

    Good:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, touchpoints: [web: Bike finder, stand: Market stand]}]
    """
    known = subject.workspace.channels
    used: list[tuple[Where, str]] = []
    used += [(at / "channel", one.channel) for at, one in subject.part.walk(Touchpoint) if one.channel]
    for at, persona in subject.part.walk(Persona):
        used += [(at / "channels" / index, channel) for index, channel in enumerate(persona.channels)]
    for where, channel in used:
        if channel not in known:
            otherwise = f"declare it in `journeymap.yaml`, or use {listed(known)}"
            help = did_you_mean(channel, known, otherwise)
            yield Hit(where, f"unknown channel {quoted(channel)}", help=help, put=meant(channel, known))
