"""JM708: a colour of a theme that there is not."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, meant, quoted
from journeymap.rules import Subject, rule
from journeymap.settings import COLOURS, Settings
from journeymap.source import Where


@rule("JM708", level="error", of=Settings)
def unknown_colour(subject: Subject) -> Iterator[Hit]:
    """`theme` has a colour under a name that no theme has.

    It would change nothing. All themes have colours of the same names, those that come with journeymap as
    well: the docs on themes say what each is for.

    Source: The language: an own theme says what is different from the theme that it is made from.

    Bad, journeymap.yaml:
        journeymap: 1
        theme:
          colours: {acent: "#0055aa"}

    Good, journeymap.yaml:
        journeymap: 1
        theme:
          colours: {accent: "#0055aa", stage-0: "#0055aa"}
    """
    theme = subject.part.theme if isinstance(subject.part, Settings) else None
    for name in theme.colours if theme else ():
        if name not in COLOURS:
            put = meant(name, COLOURS)
            yield Hit(
                Where(("theme", "colours", name)),
                f"no theme has a colour {quoted(name)}",
                help=did_you_mean(name, COLOURS, "the docs on themes list the names"),
                key=True,
                put=put if theme and put not in theme.colours else "",
            )
