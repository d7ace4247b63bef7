"""Pages for tests: made, and read again by a parser that forgives nothing."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from journeymap import page, theme
from journeymap.diff import diff
from journeymap.draw import Pen
from journeymap.formats import Options
from journeymap.model import Journey
from journeymap.publish import Publisher
from journeymap.saying import Context
from journeymap.scene import Group, Scene, Words
from journeymap.workspace import Workspaces

TESTS = Path(__file__).parent.parent
EXAMPLES = TESTS.parent / "examples"
sys.path.insert(0, str(TESTS / "forms"))

VOID = {"meta", "input"}
DRAWN = {"path", "rect", "line", "polygon", "circle", "image", "stop", "svg"}
"""The elements of a picture, which alone may be closed where they begin."""


def example(name: str, view: str = "map", **wanted: str) -> bytes:
    """The page of an example of the repository."""
    path = next(EXAMPLES.glob(f"{name}*.journey.yaml"))
    workspace = Workspaces().around(path)
    journey = workspace.open(path).part
    assert isinstance(journey, Journey)
    return Publisher(**wanted).draw(workspace.resolve(journey), workspace, path, view)


def difference() -> bytes:
    """The page of a future map, with what changes from the current one."""
    path = EXAMPLES / "05-broadband-switch-future.journey.yaml"
    workspace = Workspaces().around(path)
    old, new = (
        workspace.resolve(one)
        for file in ("02-broadband-switch.journey.yaml", path.name)
        if isinstance(one := workspace.open(path.with_name(file)).part, Journey)
    )
    return Publisher().difference(diff(old, new), workspace, path, ("current", "future"))


def drawn(journey: Journey) -> Scene:
    """The map of a journey."""
    return Pen().scene(journey, Workspaces().around(TESTS), TESTS / "x.journey.yaml")


def small(journey: Journey, text: str) -> Scene:
    """A picture that says a text in all the ways that a picture has."""
    line = Words(10, 20, text, "cell", 50, 10, 100)
    items = (Group((line,), f"step-{text}", text, f"#step-{text}"), Group((line,), "step-step", text))
    return Scene(text, 200, 100, text, text, "en", "ltr", items)


def written(journey: Journey, scene: Scene, context: Context, look: str = "auto") -> bytes:
    """The page of a journey with a picture."""
    return page.write(journey, scene, context, page.Look(theme.load(look)), Options(embed_font=False))


@dataclass
class Node:
    """An element, its attributes, and what is in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def all(self, *names: str) -> list[Node]:
        """The elements of these names within, in document order; of any name without."""
        found = []
        for one in self.inside:
            if isinstance(one, Node):
                found += [one] if one.name in names or not names else []
                found += one.all(*names)
        return found

    def one(self, name: str, **attributes: str) -> Node:
        """The one element of that name with these attributes."""
        (found,) = (one for one in self.all(name) if attributes.items() <= one.attributes.items())
        return found


class Strict(HTMLParser):
    """Takes nothing but elements that begin and end in their order, once each attribute, and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in DRAWN, f"<{tag}/> is only begun"
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> ends another"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_decl(self, decl: str) -> None:
        assert (decl, self.open[-1].inside) == ("doctype html", [])

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    unknown_decl = handle_pi = handle_comment


def hashed(text: str) -> str:
    """How a policy names a script or a style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def check_policy(page: Node) -> None:
    """One script and one style, which the policy allows, and no other; and nothing is fetched."""
    (script,), (style,) = page.all("script"), page.all("style")
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": hashed(script.text),
        "style-src": hashed(style.text),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    # It has to come before what it is about.
    assert [one.name for one in page.one("head").all()].index("style") > 1
    assert not re.search(r"@import|url\((?!data:)", style.text)
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)


def read(data: bytes) -> Node:
    """The tree of a page."""
    parser = Strict()
    parser.feed(data.decode())
    parser.close()
    assert [one.name for one in parser.open] == [""], "something is not ended"
    (root,) = (one for one in parser.open[0].inside if isinstance(one, Node))
    return root
