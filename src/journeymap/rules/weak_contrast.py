"""JM710: a colour of a theme that is hard to see on another."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from journeymap.findings import Hit, listed, quoted
from journeymap.rules import Subject, rule
from journeymap.settings import OwnTheme, Settings
from journeymap.source import Where


@rule("JM710", level="warning", of=Settings)
def weak_contrast(subject: Subject) -> Iterator[Hit]:
    """A colour of an own theme does not stand out from what it is drawn on, or what is drawn on it.

    Words have a contrast of 4.5 to 1 or more to what is behind them, and signs, lines and edges that mean
    something 3 to 1. Less is lost on a projector, in sunlight, and on one reader in twenty always. Of each
    colour the weakest pair is told. The themes that come with journeymap have no such pair.

    Source: WCAG 2.2, success criteria 1.4.3 (contrast, minimum) and 1.4.11 (non-text contrast).

    Bad, journeymap.yaml:
        journeymap: 1
        theme:
          colours: {accent: "#ffcc00"}

    Good, journeymap.yaml:
        journeymap: 1
        theme:
          colours: {accent: "#8a5a00"}
    """
    theme = subject.part.theme if isinstance(subject.part, Settings) else None
    if theme is None or not theme.colours:
        return
    from journeymap.contrast import WORDS  # which few workspaces need

    for name, pairs in _weak(theme).items():
        (found, least, other), *rest = sorted(pairs, key=lambda pair: (pair[0] / pair[1], pair))
        more = sorted({one for _, _, one in rest} - {other})
        yield Hit(
            Where(("theme", "colours", name)),
            # Never more than it is: 4.49 is not yet 4.5.
            f"{quoted(name)} has a contrast of only {floor(10 * found) / 10} to {quoted(other)}",
            label=f"{'words need' if least == WORDS else 'signs and lines need'} {least:g}",
            help="make one of them darker or lighter"
            + (f"; it is too near to {listed(more, 'and', 6)} as well" if more else ""),
        )


def _weak(theme: OwnTheme) -> dict[str, list[tuple[float, float, str]]]:
    """The theme's own colours that are too near to others: the contrast, what is needed, and the other."""
    from journeymap.contrast import demands, ratio
    from journeymap.theme import colours, look

    table = colours(theme.base)
    own = {name: colour for name, colour in theme.colours.items() if name in table}
    table |= own
    found: dict[str, list[tuple[float, float, str]]] = {}
    for _, inks, ground, least in demands(look(theme.base)):
        best, ink = max((ratio(table[ink], table[ground]), ink) for ink in inks)
        if best < least:
            name, other = (ink, ground) if ink in own else (ground, ink)
            found.setdefault(name, []).append((best, least, other))
    return {name: found[name] for name in own if name in found}
