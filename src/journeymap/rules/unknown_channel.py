"""JM205: a channel that is neither built in nor the workspace's."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, listed, quoted
from journeymap.model import Persona, Touchpoint
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM205", level="error", needs="Settings")
def unknown_channel(subject: Subject) -> Iterator[Hit]:
    """A touchpoint or a persona names a channel that is neither built in nor declared.

    Channels of one's own are declared in the workspace file, so that all maps spell them alike.
    """
    known = subject.workspace.channels
    used: list[tuple[Where, str]] = []
    used += [(at / "channel", one.channel) for at, one in subject.part.walk(Touchpoint) if one.channel]
    for at, persona in subject.part.walk(Persona):
        used += [(at / "channels" / index, channel) for index, channel in enumerate(persona.channels)]
    for where, channel in used:
        if channel not in known:
            otherwise = f"declare it in `journeymap.yaml`, or use {listed(known)}"
            yield Hit(
                where, f"unknown channel {quoted(channel)}", help=did_you_mean(channel, known, otherwise)
            )
