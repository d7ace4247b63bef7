"""A web page of a map in one file: its picture, and beside it all of the map as a table of words.

It runs from a mail or a disk: nothing is fetched, and the page tells the browser to fetch nothing. Whatever
it says is there without its script, which only shows, hides and sets apart.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from journeymap.formats import Options, svg
from journeymap.labels import direction
from journeymap.markup import DOCTYPE, NOTHING, Markup, attributes, element, escape, join, raw, tag
from journeymap.model import Journey
from journeymap.page import _about, _picture, _sheet, _tools
from journeymap.page._sheet import Look as Look
from journeymap.page._steps import Steps
from journeymap.saying import Context
from journeymap.saying.said import Said
from journeymap.saying.table import table
from journeymap.scene import Scene

suffix = ".html"

_HERE = Path(__file__).parent
_TITLE = "page-title"
"""The id of the heading that says what all of this is."""


def write(journey: Journey, scene: Scene, context: Context, look: Look, options: Options) -> bytes:
    """The page of a map, or of what else the picture shows, in UTF-8; the same bytes for the same input."""
    said = Said(journey, context)
    steps = Steps(said, table(said))
    before = [_tools.bar(said, _TITLE, look), _tools.tools(said, steps, scene)]
    after = [_about.about(said), _about.people(said), steps.section()]
    end = [_tools.details(said) if steps.ids else NOTHING, _foot(context.file)]
    picture = svg.inline(
        _picture.linked(scene, steps.ids),
        look.theme,
        options,
        name=_TITLE,
        beyond=steps.ids,
        words="".join((*before, *after, *end)),
    )
    figure = _picture.figure(picture.element, said.labels["page.picture"])
    main = element("main", inside=join([figure, *after], "\n"))
    style = _sheet.variables(look, scene, picture.families) + picture.css + _asset("page.css")
    script = _asset("page.js")
    page = element(
        "html",
        attributes(
            [
                ("lang", context.labels.lang),
                ("dir", direction(context.labels.lang)),
            ]
        ),
        inside=join(
            [
                element("head", inside=_head(journey.title, style, script)),
                element("body", inside=join([*before, main, *end, raw("script", script)], "\n")),
            ],
            "\n",
        ),
    )
    return join([DOCTYPE, page, NOTHING], "\n").encode()


def _head(title: str, style: str, script: str) -> Markup:
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    metas = [
        [("charset", "utf-8")],
        [("http-equiv", "Content-Security-Policy"), ("content", policy)],
        [("name", "viewport"), ("content", "width=device-width, initial-scale=1")],
        [("name", "referrer"), ("content", "no-referrer")],
        [("name", "generator"), ("content", "journeymap")],
    ]
    kept = [tag("meta", attributes(pairs), inside=None) for pairs in metas]
    return join([*kept, element("title", inside=escape(title)), raw("style", style)], "\n")


def _foot(file: str) -> Markup:
    return element("footer", inside=element("bdi", inside=escape(file))) if file else NOTHING


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
