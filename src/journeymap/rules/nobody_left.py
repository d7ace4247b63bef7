"""JM603: a way on when everybody has gone already."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit
from journeymap.model import Journey, Step
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM603", level="warning", of=Journey, needs="Next Leave")
def nobody_left(subject: Subject) -> Iterator[Hit]:
    """The shares of a step add up to 100 %, and there is a further way without a share.

    Shares are of all who are at the step. Where everybody leaves, nobody is left for `next`; where
    everybody goes on, nobody is left to leave, or to end here. Often one of the shares is of those who
    stay, or of another step.

    Source: Adobe and HubSpot both tell apart what a share is of, as two ways of counting give different
        numbers for one funnel; the rest follows from what the language says of shares.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Asks for the price
            leaves:
              - {to: another shop, share: 70%}
              - {to: no bike at all, share: 30%}
            next: buys-the-bike
          - name: Buys the bike

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Asks for the price
            leaves:
              - {to: another shop, share: 40%}
              - {to: no bike at all, share: 30%}
            next: buys-the-bike
          - name: Buys the bike
    """
    for at, step in subject.journey.contents():
        if not isinstance(step, Step):
            continue
        given = [(at / "next" / index / "share", one.share) for index, one in enumerate(step.next)]
        given += [(at / "leaves" / index / "share", one.share) for index, one in enumerate(step.leaves)]
        total = sum(share or 0 for _, share in given)
        rest = _without_share(at, step)
        if rest and abs(total - 100) <= 1e-9:  # more is another mistake, and told as such
            where, what = rest[0]
            yield Hit(
                where,
                f"nobody is left to {what}: the shares of this step add up to 100 %",
                help="lower one of the shares, or drop this way",
                also=tuple((place, "counts") for place, share in given if share)[:8],
            )


def _without_share(at: Where, step: Step) -> list[tuple[Where, str]]:
    """The ways of a step that have no share, and what is done there."""
    rest = [(at / "next" / index / "to", "go on") for index, one in enumerate(step.next) if one.share is None]
    rest += [(at / "leaves" / index, "leave") for index, one in enumerate(step.leaves) if one.share is None]
    return [*rest, (at / "ends", "end here")] if step.ends is not None else rest
