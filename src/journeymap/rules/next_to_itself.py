"""JM215: a step that names itself as the next one."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.rules._flow import flow_of, to_themselves


@rule("JM215", level="warning", of=Journey, needs="Step Stage Next")
def next_to_itself(subject: Subject) -> Iterator[Hit]:
    """`next` of a step names the step itself, and does not say when.

    Most often the following step was meant. People do try a thing again, so it may be right: then
    `when` says what makes them, or `share` how many do, and nothing is found. Nor is it where the
    journey can end at the step, for what is done again and again until it ends needs no condition.
    It is a warning and no error, since a picture can be drawn either way.

    Source: the loop is one of the ways on in Smaply's help and in Medallia's journeys ("looping flow");
        that it wants a condition is inferred, and what `when` and `share` are for.

    Bad:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Compares the bikes
          - name: Takes a test ride
            next: takes-a-test-ride
          - name: Buys the bike

    Good:
        journeymap: 1
        title: Buy a bike
        steps:
          - name: Compares the bikes
          - name: Takes a test ride
            next:
              - {to: takes-a-test-ride, when: The saddle was too high}
              - buys-the-bike
          - name: Buys the bike
    """
    ways = flow_of(subject.journey)
    for number, index in to_themselves(ways).items():
        at, step = ways.places[number], ways.steps[number]
        following = ways.steps[number + 1]
        yield Hit(
            at / "next" / index / "to",
            f"the step {quoted(step.name)} names itself as the next one",
            help=f"name another step, such as {quoted(following.id)}, or say `when` people do it again",
        )
