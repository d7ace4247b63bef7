"""A map on its way to a page: found, checked and drawn, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from journeymap import formats, theme, views
from journeymap.decode import fetch
from journeymap.draw import Pen
from journeymap.findings import Finding, Level, did_you_mean, listed, quoted
from journeymap.folders import FILE, holds, home, within
from journeymap.model import Image, Journey, Persona
from journeymap.placing import CannotPlace
from journeymap.report import full
from journeymap.rules import grave
from journeymap.scene import Scene
from journeymap.theme import Theme
from journeymap.workspace import Entry, Workspace, Workspaces


class CannotShow(ValueError):  # noqa: N818 - read as a sentence: raises CannotShow
    """There is no picture; the message says why to the author of the map or the page, in several lines."""

    def _render_traceback_(self) -> list[str]:
        # What a notebook shows in place of a traceback.
        return str(self).splitlines()


@dataclass(frozen=True)
class Wish:
    """What a page may ask for: a view, a theme, the text in place of the picture, the text below it."""

    view: str = "map"
    theme: str = ""
    alt: str = ""
    caption: str = ""

    @classmethod
    def of(cls, options: Mapping[str, str]) -> Wish:
        """The wish that words of a page are. CannotShow."""
        known = [field.name for field in fields(cls)]
        for name in options:
            if name not in known:
                raise _unknown("option", name, known)
        wish = cls(**options)
        if wish.view not in views.names():
            raise _unknown("view", wish.view, views.names())
        if wish.theme and wish.theme not in theme.names():
            raise _unknown("theme", wish.theme, theme.names())
        return wish


def _unknown(what: str, name: str, known: list[str]) -> CannotShow:
    help = did_you_mean(name, known) or f"the {what}s are {listed(known, 'and')}"
    return CannotShow(f"there is no {what} {quoted(name)}: {help}")


@dataclass(frozen=True)
class Shown:
    """A picture for a page.

    `alt` tells it in words; `notes` is what there is to say of the map short of errors; `files` are those
    that it is made from.
    """

    scene: Scene
    theme: Theme
    alt: str
    notes: str
    files: frozenset[Path]

    def write(self, kind: str) -> bytes:
        """The picture in a format."""
        return formats.load(kind).write(self.scene, self.theme, formats.Options())


def on_page(text: str, page: Path, site: Path, wish: Wish) -> Shown:
    """The map that a block of a page is, or whose file it names, seen from the folder of the page.

    Read is nothing outside the folder of the site; where a workspace file lies above that, outside the
    workspace. CannotShow.
    """
    name = text.strip()
    if "\n" in name or holds(Path(name)) not in ("map", "persona"):
        workspace = Workspaces().around(page)
        entry = workspace.read(page, f"{_before(page, text)}{text}".encode("utf-8", "surrogatepass"))
        return show(entry, workspace, wish)
    site = site.absolute()
    root = home(site / FILE)
    path = within(name, page, root, "site" if root == site else "workspace")
    if isinstance(path, str):
        help = f"; a `{FILE}` in a folder above both makes them one workspace" if "outside" in path else ""
        raise CannotShow(f"cannot read {quoted(name)}: {path}{help}")
    return from_file(path, wish)


def from_file(path: Path, wish: Wish) -> Shown:
    """The map or persona that a file holds. CannotShow."""
    workspace = Workspaces().around(path)
    return show(workspace.open(path), workspace, wish)


def show(entry: Entry, workspace: Workspace, wish: Wish) -> Shown:
    """The picture of a map of a workspace, light or dark as the page is unless somebody chose. CannotShow."""
    stands_on = [*workspace.behind(entry), entry]
    findings = [finding for one in stands_on for finding in grave(one, workspace)]
    subject = entry.part
    if any(one.level is Level.error for one in findings) or not isinstance(subject, Journey | Persona):
        raise CannotShow(_told(findings))
    if isinstance(subject, Journey):
        subject = workspace.resolve(subject)
    pen = Pen(theme=wish.theme or ("" if workspace.settings.theme else "auto"))
    try:
        leaf = pen.leaf(subject, workspace, entry.path, wish.view, several=False)
    except views.NothingToDraw as nothing:
        raise CannotShow(f"no {wish.view} is drawn: {nothing}") from None
    except CannotPlace as error:
        raise CannotShow(f"no {wish.view} is drawn: {error}") from None
    findings += pen.missing(entry.document.source)
    alt = wish.alt or f"{leaf.scene.title}. {leaf.scene.description}"
    return Shown(leaf.scene, leaf.theme, alt, _told(findings), frozenset(_files(stands_on, workspace)))


def _told(findings: list[Finding]) -> str:
    return full.write(sorted(findings, key=lambda finding: finding.order)).rstrip("\n")


def _files(stands_on: list[Entry], workspace: Workspace) -> Iterator[Path]:
    """The files that a picture is made from: what was opened of the workspace, and what that names."""
    yield from workspace.opened
    named = [(image.path, one.path) for one in stands_on if one.part for _, image in one.part.walk(Image)]
    own = workspace.settings.theme
    named += [(font, workspace.folder / FILE) for font in (own.fonts if own else ())]
    for path, beside in named:
        found = within(path, beside, workspace.folder)
        if isinstance(found, Path):
            yield found


def _before(page: Path, text: str) -> str:
    """As many empty lines as there are before a block on its page, so that findings name the page's lines.

    None where the page does not have it line for line, as in a quotation.
    """
    data = fetch(page)
    lines = _lines(data.decode("utf-8", "replace")) if isinstance(data, bytes) else []
    wanted = _lines(text)
    starts = (at for at in range(len(lines)) if lines[at : at + len(wanted)] == wanted)
    return "\n" * next(starts, 0)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")]
