"""A web page of a map in one file: its picture, and beside it all of the map as a table of words.

It runs from a mail or a disk: nothing is fetched, and the page tells the browser to fetch nothing. Whatever
it says is there without its script, which only shows, hides and sets apart.
"""

from __future__ import annotations

from journeymap.formats import Options, svg
from journeymap.markup import NOTHING, Markup, element, escape, join
from journeymap.model import Journey
from journeymap.page import _about, _picture, _sheet, _tools, frame
from journeymap.page._sheet import Look as Look
from journeymap.page._steps import Steps
from journeymap.saying import Context
from journeymap.saying.said import Said
from journeymap.saying.table import table
from journeymap.scene import Scene

suffix = ".html"

_TITLE = "page-title"
"""The id of the heading that says what all of this is."""


def write(
    journey: Journey,
    scene: Scene,
    context: Context,
    look: Look,
    options: Options,
    around: Markup = NOTHING,
) -> bytes:
    """The page of a map, or of what else the picture shows, in UTF-8; the same bytes for the same input.

    `around` stands at its head: the ways from it to the rest of a site.
    """
    said = Said(journey, context)
    steps = Steps(said, table(said))
    before = [around] if around else []
    before += [_tools.bar(said, _TITLE, look), _tools.tools(said, steps, scene)]
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
    style = _sheet.variables(look, scene, picture.families) + picture.css
    style += frame.asset("frame.css") + frame.asset("page.css")
    body = [*before, main, *end]
    return frame.document(journey.title, context.labels.lang, body, style, frame.asset("page.js"))


def _foot(file: str) -> Markup:
    return element("footer", inside=element("bdi", inside=escape(file))) if file else NOTHING
