"""What a reader can do on a page: choose its colours, its lanes and its steps, and open a step."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.formats.svg import group_id
from journeymap.markup import NOTHING, Markup, attributes, element, escape, join, tag
from journeymap.page._sheet import Look
from journeymap.page._steps import Steps
from journeymap.page.frame import choice, colours, group, select
from journeymap.saying.said import Said
from journeymap.scene import Scene


def bar(said: Said, title: str, look: Look) -> Markup:
    """The head of the page: what it is, and light or dark."""
    labels = said.labels
    skip = element(
        "a", attributes([("class", "skip"), ("href", "#page-steps")]), inside=escape(labels["page.skip"])
    )
    heading = element("h1", attributes([("id", title)]), inside=escape(said.journey.title))
    return element(
        "header", inside=join([skip if said.journey.columns else NOTHING, heading, colours(labels, look)])
    )


def tools(said: Said, steps: Steps, scene: Scene) -> Markup:
    """Lanes to hide, filters of steps, and how much of the picture is seen; shown by the script, without
    which they would do nothing.
    """
    if not steps.ids and not steps.count:
        return NOTHING
    labels = said.labels
    lanes = [
        choice(
            [
                ("type", "checkbox"),
                ("checked", ""),
                ("value", lane),
                ("data-group", group_id(scene, f"lane-{lane}")),
            ],
            name,
        )
        for lane, name in steps.lanes()
    ]
    shown = [_menu(labels["page.lanes"], lanes)] if lanes else []
    shown += [
        select(kind, labels["page.channel" if kind == "channel" else kind], labels["page.all"], names)
        for kind, names in steps.filters.choices()
    ]
    count = labels["coverage.one" if steps.count == 1 else "coverage"]
    told = count.format(backed="{n}", steps=steps.count)
    shown.append(element("output", attributes([("data-told", told)])))
    shown.append(
        element(
            "button", attributes([("type", "reset"), ("hidden", "")]), inside=escape(labels["page.reset"])
        )
    )
    shown.append(
        element(
            "span",
            attributes([("class", "fit")]),
            inside=choice([("type", "checkbox"), ("id", "page-fit")], labels["page.fit"]),
        )
    )
    named = attributes([("id", "page-tools"), ("aria-label", labels["page.tools"]), ("hidden", "")])
    return element("form", named, inside=join(shown, "\n"))


def details(said: Said) -> Markup:
    """Where a step is shown on its own; the script fills it from the step's row."""
    labels = said.labels
    buttons = [
        _button("previous", labels["page.previous"]),
        _button("following", labels["page.following"]),
        _button("close", labels["page.close"]),
    ]
    parts = [
        element("nav", attributes([("aria-label", labels["lane.steps"])]), inside=join(buttons)),
        element("p"),
        element("h2", attributes([("id", "page-step"), ("tabindex", "-1"), ("autofocus", "")])),
        element("dl"),
    ]
    named = attributes([("id", "page-details"), ("aria-labelledby", "page-step")])
    return element("dialog", named, inside=join(parts))


def _button(name: str, told: str) -> Markup:
    return element(
        "button",
        attributes([("type", "button"), ("data-do", name), ("aria-label", told), ("title", told)]),
        inside=_SIGNS[name],
    )


def _sign(*paths: str) -> Markup:
    box = attributes([("viewBox", "0 0 24 24"), ("width", 20), ("height", 20), ("aria-hidden", "true")])
    pen = attributes(
        [("fill", "none"), ("stroke", "currentColor"), ("stroke-width", 1.75), ("stroke-linecap", "round")]
    )
    return tag("svg", box, pen, inside=join(tag("path", attributes([("d", path)])) for path in paths))


_SIGNS = {
    "previous": _sign("M15 5l-7 7 7 7"),
    "following": _sign("M9 5l7 7-7 7"),
    "close": _sign("M6 6l12 12M18 6L6 18"),
}


def _menu(name: str, choices: Iterable[Markup]) -> Markup:
    summary = element("summary", inside=escape(name))
    return element("details", inside=join([summary, group("lanes", name, choices)]))
