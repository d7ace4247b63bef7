"""JM507: a name that is a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, quoted
from journeymap.model import Journey, Step
from journeymap.rules import Subject, rule, together
from journeymap.source import Where


@rule("JM507", level="hint", of=Journey, options={"title": 90, "stage": 40, "step": 60})
def overlong_name(subject: Subject) -> Iterator[Hit]:
    """The name of a step or stage, or the title, is too long for one.

    A map is read across, from name to name; a name that is a sentence makes the eye stop and the columns
    tall. What more there is to say has keys of its own: `doing` of a step, `summary` of a stage or a map.

    Source: ours. It goes with the advice that a step is a verb and an object (Custory, TheyDo) and that a map
        is understood at a glance (NN/g, Journey Mapping 101).

    Settings:
        title: how many characters a title may have
        stage: how many characters the name of a stage may have
        step: how many characters the name of a step may have

    Bad:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Reads the offer, calls the shop because of the date, and types in the card number

    Good:
        journeymap: 1
        title: Order a bike
        steps:
          - name: Orders the bike
            doing: Reads the offer, calls the shop because of the date, and types in the card number
    """
    journey, options = subject.journey, subject.options
    long: dict[str, list[Hit]] = {"title": [], "stage": [], "step": []}

    def look(kind: str, where: Where, name: str, help: str) -> None:
        length, most = len(name), options[kind]
        if length > most:
            what = "title" if kind == "title" else f"{kind}'s name"
            message = f"the {what} {quoted(name, 40)} has {length} characters"
            long[kind].append(Hit(where, message, f"more than {most}", help))

    help = "shorten it, and say the rest in `{}`"
    look("title", Where(("title",)), journey.title, help.format("summary"))
    for at, part in journey.contents():
        if isinstance(part, Step):
            look("step", at / "name", part.name, help.format("doing"))
        else:
            look("stage", at / "name", part.name, help.format("summary"))
    for kind, hits in long.items():
        yield from together(hits, f"{{n}} names of {kind}s have more than {options[kind]} characters")
