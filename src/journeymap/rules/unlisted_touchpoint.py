"""JM703: a touchpoint that the workspace does not list."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, listed, meant, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where

#: Comparing letters takes long, and no name is longer.
_LONG = 80


@rule("JM703", level="warning", of=Journey, needs="Settings")
def unlisted_touchpoint(subject: Subject) -> Iterator[Hit]:
    """A touchpoint is not among those that the workspace lists, or comes through another channel.

    Where the workspace declares its `touchpoints`, maps use these names and no others, so that all that
    happens at one of them can be found. One that is listed under several channels may come through any of
    these; one without a channel through any.

    Source: Cemantica: touchpoints come from a library that all maps share.

    Bad, journeymap.yaml:
        journeymap: 1
        touchpoints:
          - mail: Renewal letter
          - web: Plan page

    Bad:
        journeymap: 1
        title: Switch the provider
        steps:
          - name: Opens the renewal letter
            touchpoints: [{mail: Letter of renewal}, {email: Plan page}]

    Good, journeymap.yaml:
        journeymap: 1
        touchpoints:
          - mail: Renewal letter
          - web: Plan page

    Good:
        journeymap: 1
        title: Switch the provider
        steps:
          - name: Opens the renewal letter
            touchpoints: [{mail: Renewal letter}, Plan page]
    """
    known: dict[str, set[str]] = {}
    for one in subject.workspace.settings.touchpoints:
        known.setdefault(one.name, set()).add(one.channel)
    if not known:
        return
    unlisted: dict[str, list[Where]] = {}
    elsewhere: dict[tuple[str, str], list[Where]] = {}
    for at, part in subject.journey.contents():
        for index, one in enumerate(part.touchpoints):
            here = at / "touchpoints" / index
            if one.name not in known:
                unlisted.setdefault(one.name, []).append(here / "name")
            elif one.channel and not known[one.name] & {one.channel, ""}:
                elsewhere.setdefault((one.name, one.channel), []).append(here / "channel")
    for name, places in unlisted.items():
        help = "add it to `touchpoints` in `journeymap.yaml`, or use one of those"
        help = did_you_mean(name, known, help) if len(name) <= _LONG else help
        message = f"the workspace does not list the touchpoint {quoted(name)}"
        yield Hit(places[0], message, help=help, also=_others(places), put=meant(name, known))
    for (name, channel), places in elsewhere.items():
        through = listed(sorted(known[name]))
        message = f"the workspace lists {quoted(name)} under {through}, not under {quoted(channel)}"
        help = f"write {through}, or list the touchpoint under {quoted(channel)} too"
        yield Hit(places[0], message, help=help, also=_others(places))


def _others(places: list[Where]) -> tuple[tuple[Where, str], ...]:
    return tuple((place, "here too") for place in places[1:8])
