"""JM316: touchpoints that come from nowhere."""

from __future__ import annotations

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule, together


@rule("JM316", level="hint", of=Journey, needs="Touchpoint")
def missing_channel(subject: Subject) -> list[Hit]:
    """A touchpoint does not say through which channel it comes.

    Only with channels can one see where people change from one to another, and count what each carries.
    Where no built-in one fits, the workspace can declare one.

    Source: Service Design Tools, Journey map: touchpoints and their channels. Adaptive Path's guide to
    experience mapping: the channel is the medium in which interaction happens.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, touchpoints: [store: Showroom, Catalogue]}]

    Good:
        journeymap: 1
        title: Buy a bike
        steps: [{name: Looks at bikes, touchpoints: [store: Showroom, print: Catalogue]}]
    """
    help = "write the channel before it: `web: Plan page`"
    hits = [
        Hit(
            at / "touchpoints" / index / "name",
            f"the touchpoint {quoted(one.name)} has no channel",
            help=help,
        )
        for at, part in subject.journey.contents()
        for index, one in enumerate(part.touchpoints)
        if not one.channel
    ]
    return together(hits, "{n} touchpoints have no channel")
