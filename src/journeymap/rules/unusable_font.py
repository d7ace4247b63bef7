"""JM709: a font of a theme that pictures cannot be drawn with."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap import family
from journeymap.findings import Hit, quoted
from journeymap.rules import Subject, rule
from journeymap.settings import Settings
from journeymap.source import Where


@rule("JM709", level="error", of=Settings)
def unusable_font(subject: Subject) -> Iterator[Hit]:
    """A font of `theme` is not there, is none, is broken, or says that it may not be embedded.

    A path starts at the folder of the workspace file, and may not leave it. TTF and OTF files up to 16 MiB
    can be used. SVG, HTML and PDF carry the letters that they show, so that a picture looks the same
    everywhere; some fonts say that their maker does not want that (`fsType` in their table `OS/2`). Whoever
    has a licence that allows it says so by making this rule a hint for the workspace:
    `lint: {rules: {unusable-font: {level: hint}}}`. What cannot be read is then left out.

    Source: The language: pictures use fonts of their own workspace and nothing from elsewhere. OpenType
    specification, OS/2, fsType: a font with restricted embedding must not be embedded without permission.

    Bad, journeymap.yaml:
        journeymap: 1
        theme:
          fonts: [fonts/Corporate-Regular.ttf]

    Good, journeymap.yaml:
        journeymap: 1
        # With the files in place: `fonts: [fonts/Corporate-Regular.ttf, fonts/Corporate-Bold.ttf]`
        theme:
          base: light
    """
    theme = subject.part.theme if isinstance(subject.part, Settings) else None
    for index, path in enumerate(theme.fonts if theme else ()):
        data = subject.workspace.font(path)
        why = data if isinstance(data, str) else family.restriction(data)
        if why:
            help = "" if isinstance(data, str) else "ask its maker; `journeymap rule unusable-font` says more"
            at = Where(("theme", "fonts", index))
            yield Hit(at, f"cannot use the font {quoted(path)}: {why}", help=help)
