"""A rule's page: what its docstring says, in parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from textwrap import dedent

_HEAD = re.compile(r"(Source|Settings|Bad|Good)(?:, (\S+))?:", re.ASCII)


@dataclass
class Page:
    """What a rule forbids in a sentence, why, where that is said, its settings (`name: meaning`, a line
    each), and whole files that it finds something in or nothing in, by the files' names.
    """

    summary: str
    why: str = ""
    source: str = ""
    settings: str = ""
    bad: dict[str, str] = field(default_factory=dict)
    good: dict[str, str] = field(default_factory=dict)


def page(text: str) -> Page:
    """The parts of a page. ValueError where one is missing: every rule says why, from where, and shows
    what it means.
    """
    summary, _, rest = text.partition("\n\n")
    found = Page(" ".join(summary.split()))
    part, name, lines = "why", "", list[str]()

    def keep() -> None:
        body = dedent("\n".join(lines)).strip("\n")
        if part in ("Bad", "Good"):
            examples = found.bad if part == "Bad" else found.good
            examples[name or "map.journey.yaml"] = body + "\n"
        else:
            setattr(found, part.lower(), body)

    for line in rest.splitlines():
        head = _HEAD.match(line)
        if head:
            keep()
            part, name, lines = head[1], head[2] or "", [line[head.end() :].strip()]
        else:
            lines.append(line)
    keep()
    missing = [what for what in ("why", "source", "bad", "good") if not getattr(found, what)]
    if missing:
        raise ValueError(f"the page lacks {', '.join(missing)}")
    return found


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a part of a page, each on one line."""
    return [" ".join(one.split()) for one in re.split(r"\n\s*\n", text) if one.strip()]
