"""What a page of HTML has around what it says: the policy, what that allows, and light or dark."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from journeymap.labels import Labels, direction
from journeymap.markup import DOCTYPE, NOTHING, Markup, attributes, element, escape, join, raw, tag
from journeymap.page._sheet import Look
from journeymap.page._sheet import declared as declared
from journeymap.page._words import link as link

Pairs = list[tuple[str, str | float]]

_HERE = Path(__file__).parent


def document(title: str, lang: str, body: Iterable[Markup], style: str, script: str) -> bytes:
    """A page in UTF-8 that fetches nothing and runs no script but this one; the same bytes for the same
    input. The script comes last, when all of the page is there.
    """
    page = element(
        "html",
        attributes([("lang", lang), ("dir", direction(lang))]),
        inside=join(
            [
                element("head", inside=_head(title, style, script)),
                element("body", inside=join([*body, raw("script", script)], "\n")),
            ],
            "\n",
        ),
    )
    return join([DOCTYPE, page, NOTHING], "\n").encode()


@cache
def asset(name: str, folder: Path = _HERE) -> str:
    """A style sheet or a script of ours; `frame.css` is what all pages have in common."""
    return (folder / name).read_text(encoding="utf-8")


def colours(labels: Labels, look: Look) -> Markup:
    """Light or dark: a choice that the style sheet heeds, without a script; nothing where there is none."""
    if not look.theme.dark:
        return NOTHING
    choices = []
    for name in ("auto", "light", "dark"):
        pairs: Pairs = [("type", "radio"), ("name", "colours"), ("id", f"page-{name}")]
        if name == (look.first or "auto"):
            pairs.append(("checked", ""))
        choices.append(choice(pairs, labels[f"page.{name}"]))
    return group("colours", labels["page.colours"], choices)


def group(id: str, name: str, choices: Iterable[Markup]) -> Markup:
    """Choices that belong together, under their name."""
    legend = element("legend", inside=escape(name))
    return element("fieldset", attributes([("class", id)]), inside=join([legend, *choices]))


def choice(pairs: Pairs, name: str) -> Markup:
    """A box to tick, with its name behind it."""
    box = tag("input", attributes(pairs), inside=None)
    return element("label", inside=join([box, element("span", inside=escape(name))]))


def select(kind: str, name: str, every: str, names: Iterable[str]) -> Markup:
    """A list to choose one from, or every one; what is chosen goes by its place in the list, so that no
    text of a map is ever read as a name.
    """
    options = [("", every), *((str(place), one) for place, one in enumerate(names))]
    inside = join(
        element("option", attributes([("value", value)]), inside=escape(shown)) for value, shown in options
    )
    box = element("select", attributes([("name", kind)]), inside=inside)
    return element("label", inside=join([element("span", inside=escape(name)), box], " "))


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


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
