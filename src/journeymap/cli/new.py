"""`journeymap new`: write a map to start from."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

_ENDINGS = (".journey.yaml", ".journey.yml", ".journey", ".yaml", ".yml")
_TEMPLATES = Path(__file__).parent.parent / "templates"


def new(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help="What the map is called, such as 'Buy a bike', or a path; - for standard output.",
            show_default=False,
        ),
    ] = "",
    template: Annotated[
        str, typer.Option("--template", "-t", metavar="NAME", help="What to start from; see --list.")
    ] = "basic",
    title: Annotated[
        str,
        typer.Option(
            metavar="TEXT", help="The title, if it is not to be made from the name.", show_default=False
        ),
    ] = "",
    listing: Annotated[bool, typer.Option("--list", help="List the templates, and write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is already there.")] = False,
) -> None:
    """Start a map from a template.

    Writes NAME.journey.yaml: a small, complete map to change bit by bit, which explains its keys.
    The names 'Buy a bike' and buy-a-bike both give buy-a-bike.journey.yaml, titled "Buy a bike".
    """
    from journeymap.cli import fail
    from journeymap.files import write
    from journeymap.findings import did_you_mean, listed, quoted
    from journeymap.visible import visible

    found = {path.name.removesuffix(_ENDINGS[0]): path for path in _TEMPLATES.glob(f"*{_ENDINGS[0]}")}
    templates = dict(sorted(found.items()))
    if listing:
        width = max(map(len, templates))
        for one, path in templates.items():
            sys.stdout.write(f"{one:<{width}}  {_about(path)}\n")
        return
    if template not in templates:
        choices = f"choose one of {listed(templates)}"
        fail(f"there is no template {quoted(template)}", did_you_mean(template, templates, choices))
    if not name:
        fail("the map needs a name", "write `journeymap new 'Buy a bike'`, or `-` for standard output")
    if name == "-":
        sys.stdout.write(_text(templates[template], title))
        return
    path, made = _target(name)
    text = _text(templates[template], title or made)
    if path.is_symlink() or path.exists():
        if not force:
            fail(f"{quoted(str(path))} is already there", "choose another name, or replace it with --force")
        if not path.is_file():
            fail(f"{quoted(str(path))} is not a file, and is not replaced")
    write(path, text.encode())
    word = shlex.quote(str(path))
    said = f"wrote {path}: edit it, then run `journeymap lint {word}` and `journeymap render {word}`"
    sys.stdout.write(f"{visible(said)}\n")


def _about(path: Path) -> str:
    """What a template says of itself in its first line, `# name: text`."""
    with path.open(encoding="utf-8") as file:
        return file.readline().partition(": ")[2].strip()


def _text(template: Path, title: str) -> str:
    """The map that a template makes, without what the template says of itself."""
    from journeymap.cli import fail
    from journeymap.findings import Level, quoted
    from journeymap.layout import laid_out
    from journeymap.workspace import from_text

    text = template.read_text(encoding="utf-8").partition("\n")[2]
    if title:
        text = re.sub(r"(?m)^title: .*$", lambda _: f"title: {_scalar(title)}", text, count=1)
    entry = from_text(text.encode("utf-8", "surrogatepass"), Path("-"))
    if any(finding.level > Level.hint for finding in entry.findings):
        fail(f"{quoted(title)} cannot be a title", "it is empty, or holds characters that no text may hold")
    return laid_out(entry.document).text


def _scalar(text: str) -> str:
    """A text as YAML, in quotes unless it can be read without."""
    plain = re.fullmatch(r"[^\W\d_][\w ,.()'’-]*", text) and text.lower() not in ("true", "false", "null")
    return text if plain else json.dumps(text, ensure_ascii=False)


def _target(name: str) -> tuple[Path, str]:
    """The file to write for a name, and the title that the name gives."""
    from journeymap.cli import fail
    from journeymap.fields import PATTERNS, make_id
    from journeymap.findings import quoted

    path = Path(name)
    ending = next((ending for ending in _ENDINGS if path.name.endswith(ending)), "")
    own = path.name.removesuffix(ending)
    if name.endswith(("/", "\\")) or path.is_dir() or not own.strip(". "):
        example = quoted(str(Path(name, "buy-a-bike")))
        fail(f"{quoted(name)} is no name for a file", f"name the map too, such as {example}")
    if not path.parent.is_dir():
        fail(f"there is no folder {quoted(str(path.parent))}", "make it first")
    key = own if re.match(PATTERNS["id"], own) and own.isprintable() else make_id(own, "map")
    words = own.strip() if " " in own else re.sub(r"[-_]+", " ", own).strip()
    return path.with_name(f"{key}{_ENDINGS[0]}"), words[:1].upper() + words[1:]
