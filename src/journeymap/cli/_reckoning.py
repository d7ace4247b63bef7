"""What the shares of a map come to, as entries of the terminal's page."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from rich.text import Text

from journeymap.cli._columns import Glyphs, plain
from journeymap.reckoning import Time
from journeymap.summary import Summary

_NOISE = 1e-9

#: Units of time with their minutes, and from how many minutes on they are used.
_UNITS = (
    ("years", 525960, 2 * 525960),
    ("months", 43830, 2 * 43830),
    ("weeks", 10080, 2 * 10080),
    ("days", 1440, 2 * 1440),
    ("hours", 60, 2 * 60),
    ("minutes", 1, 0),
)


def fates(summary: Summary, glyphs: Glyphs) -> Iterator[tuple[str, str, Text]]:
    """How the journey ends, for how many of all who start, and how long it is on average."""
    found = summary.reckoning
    if found is None:
        return
    for name, text in (
        ("completion", "reach the goal"),
        ("leaving", "leave on the way"),
        ("unknown", "go where the map does not say"),
        ("stuck", "go round in a loop without a way out"),
    ):
        share = getattr(found, name)
        if name == "completion" or share > _NOISE:
            yield "", _sign(name in found.assumed) + percent(share), Text(text)
    if found.length is not None:
        text = "steps on average"
        if found.time:
            least = "at least " if found.time.partial else ""
            text += f", taking {least}{_sign('time' in found.assumed)}{_span(found.time, glyphs)}"
        yield "", _sign("length" in found.assumed) + _short(found.length), Text(text)
    if found.assumed:
        yield "", "~", Text("depends on shares that the map leaves open, taken as equal", "dim")


def mending(summary: Summary, glyphs: Glyphs) -> Iterator[tuple[str, str, Text]]:
    """The steps at which people leave, those first that cost most of the people who would reach the goal."""
    found = summary.reckoning
    if found is None:
        return
    numbers = [row.number for row in summary.rows if row.step]
    entries = list(zip(numbers, found.flow.steps, found.steps, strict=True))
    for number, step, figures in sorted(entries, key=lambda entry: (-entry[2].worth, -entry[2].leaving)):
        if figures.leaving > _NOISE:
            leaving = _sign("leaving" in figures.assumed) + percent(figures.leaving)
            text = Text(plain(step.name)).append(f": {leaving} of all leave here", "dim")
            if to := ", ".join(dict.fromkeys(plain(one.to) for one in step.leaves if one.to)):
                text.append(f" {glyphs.arrow} {to}", "dim")
            yield str(number), _sign("worth" in figures.assumed) + f"+{percent(figures.worth)}", text


def percent(share: float) -> str:
    """A share from 0 to 1 in percent, with a decimal where it matters: few are not nobody, nor most all."""
    if _NOISE < share < 0.0005 - _NOISE:
        return "<0.1%"
    if 0.995 - _NOISE <= share < 1 - _NOISE:
        return f"{min(99.9, round(100 * share, 1)):g}%"
    return f"{_short(100 * share)}%"


def _sign(assumed: bool) -> str:
    return "~" if assumed else ""


def _short(value: float) -> str:
    """A number with a decimal below 10; halves go up, whatever their last binary digit."""
    digits = 0 if value >= 9.95 - _NOISE else 1
    return f"{floor(value * 10**digits + 0.5 + _NOISE) / 10**digits:g}"


def _span(time: Time, glyphs: Glyphs) -> str:
    """How long something takes, in the unit that fits."""
    unit, minutes, _ = next(one for one in _UNITS if time.high >= one[2])
    low, high = _short(time.low / minutes), _short(time.high / minutes)
    if low != high:
        return f"{low}{glyphs.dash}{high} {unit}"
    return f"{high} {unit.removesuffix('s') if high == '1' else unit}"
