"""Write docs/rules.md, made from the rules' own pages: `python tools/build_rules_docs.py [--check]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from journeymap.cli.rule import shown
from journeymap.rules._catalogue import Listed, catalogue
from journeymap.rules._page import paragraphs

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"

HEAD = """\
<!-- Written by tools/build_rules_docs.py from the rules themselves. Do not edit. -->

# Rules

What `journeymap lint` can find. An **error** means that a map cannot be trusted, or says two things; a
**warning** that it is likely not what was meant; a **hint** that it could be better.
`journeymap rule NAME` shows a rule's page in the terminal, and `journeymap rules` lists them all.

Which rules hold, and how, is set under `lint` in the [workspace file](language.md#lint):

```yaml
journeymap: 1
lint:
  ignore: [similar-step]
  rules:
    overlong-name: {step: 80, level: warning}
```

Every rule has the setting `level`. What is found in reading a file and in its shape is no rule, and cannot be
left out.
"""


def anchor(title: str) -> str:
    """The anchor that a heading has."""
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c == "-")


def escaped(text: str) -> str:
    """A sentence as a cell of a table holds it."""
    return text.replace("|", "\\|")


def contents(groups: list[tuple[str, list[Listed]]]) -> Iterator[str]:
    """The rules by group, each with its place on the page."""
    for title, found in groups:
        yield f"**[{title}](#{anchor(title)})**\n"
        yield "| code | name | level | what is wrong |\n| --- | --- | --- | --- |"
        for one in found:
            name = f"[`{one.name}`](#{one.name})"
            yield f"| {one.code} | {name} | {one.level.name} | {escaped(one.summary)} |"
        yield ""


def section(one: Listed) -> Iterator[str]:
    """The page of a rule."""
    unusual = "" if one.rule is None or one.rule.usual else ", only where it is selected"
    yield f"### {one.name}\n"
    yield f"`{one.code}` · {one.level.name}{unusual}\n"
    yield f"**{one.summary}**\n"
    if one.rule is None:
        return
    try:
        page = one.page
    except ValueError as error:
        sys.exit(f"{one.name}: {error}")
    yield from (f"{text}\n" for text in paragraphs(page.why))
    if one.settings:
        yield "| setting | default | meaning |\n| --- | --- | --- |"
        for name, meaning, value in one.settings:
            yield f"| `{name}` | `{escaped(shown(value))}` | {escaped(meaning)} |"
        yield ""
    for title, files in (("Bad", page.bad), ("Good", page.good)):
        for file, text in files.items():
            yield f"{title}:\n" if list(files) == ["map.journey.yaml"] else f"{title}, `{file}`:\n"
            yield f"```yaml\n{text}```\n"
    yield from (f"Source: {text}\n" for text in paragraphs(page.source))


def whole() -> str:
    """The whole page."""
    groups = [(title, list(found)) for title, found in groupby(catalogue(), key=lambda one: one.group)]
    lines = [HEAD, *contents(groups)]
    for title, found in groups:
        lines.append(f"## {title}\n")
        for one in found:
            lines += section(one)
    return "\n".join(lines).rstrip("\n") + "\n"


def main() -> None:
    """Write the page, or with `--check` say whether it differs, and exit with 1 if it does."""
    text = whole()
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
    if stale and "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    if stale:
        print(("stale: " if "--check" in sys.argv else "wrote ") + PAGE.name)
    sys.exit("--check" in sys.argv and stale)


if __name__ == "__main__":
    main()
