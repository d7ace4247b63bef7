"""A fence of Markdown that shows a map: for pymdownx.superfences in MkDocs, Material, Zensical."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from journeymap.folders import shown
from journeymap.markup import Markup, attributes, element, escape, join, number, tag
from journeymap.sites._showing import CannotShow, Shown, Wish, on_page

# MkDocs counts the warnings below its own name, and `--strict` stops at them.
_log = logging.getLogger("mkdocs.plugins.journeymap")

#: Of what goes without escape into an address; the rest is for `quote`.
_PLAIN = "!$'()*+,-./:;=?@_~"
_SMALLEST = 0.65
"""A picture is made as much smaller as a page is too narrow for it, and its words can still be read."""


def options(
    language: str, inputs: Mapping[str, str], options: dict[str, str], attrs: dict[str, str], md: Any
) -> bool:
    """What stands behind the name of the fence, for `validator`; `fence` tells what is wrong with it."""
    options.update(inputs)
    return True


def fence(
    source: str, language: str, css_class: str, options: Mapping[str, str], md: Any, **rest: Any
) -> str:
    """The HTML of a fence, for `format`: a picture, or what stands against it."""
    page, site = _place(md)
    try:
        wish = Wish.of({**options, **rest.get("attrs", {})})
        found = on_page(source, page, site, wish)
    except CannotShow as error:
        _log.warning("%s: a map cannot be shown\n%s", shown(page), error)
        return _refusal(str(error), css_class)
    except Exception:
        # superfences would keep this to itself, and leave the fence as text.
        _log.warning("%s: a map cannot be shown, for a mistake of journeymap's", shown(page), exc_info=True)
        raise
    if found.notes:
        _log.info("%s: of a map that is shown\n%s", shown(page), found.notes)
    return _figure(found, wish.caption, css_class)


def _place(md: Any) -> tuple[Path, Path]:
    """The page that is being made, and the folder of its site. Without a site: something in this folder."""
    # Neither tool hands the page to a fence; both leave it with a processor of their own.
    if "rendering_context" in md.preprocessors:  # Zensical
        context = md.preprocessors["rendering_context"]
        site = Path(context.config["root_dir"])
        return site / context.config["docs_dir"] / context.page.path, site
    if "relpath" in md.treeprocessors:  # MkDocs
        context = md.treeprocessors["relpath"]
        pages = Path(context.config["docs_dir"])
        file = context.config["config_file_path"]
        return pages / context.file.src_uri, Path(file).parent if file else pages
    return Path("page").absolute(), Path().absolute()


def _figure(found: Shown, caption: str, css_class: str) -> Markup:
    # As an <img>: its ids, styles and fonts meet none of the page's or of other pictures, and it is light or
    # dark as the `color-scheme` of the page around it is, whatever its reader's screen is.
    scene = found.scene
    whole, least = number(scene.width), number(scene.width * _SMALLEST)
    # As wide as the page if that is wide enough for words to be read, else in full, to be moved.
    width = f"clamp(100%, ({least}px - 100%) * 999, {whole}px)"
    look = f"display:block;width:{width};max-width:{whole}px;height:auto;margin:0 auto"
    picture = tag(
        "img",
        attributes(
            [
                ("src", f"data:image/svg+xml,{quote(found.write('svg'), safe=_PLAIN)}"),
                ("alt", found.alt),
                ("lang", scene.lang),
                ("width", scene.width),
                ("height", scene.height),
                ("style", look),
            ]
        ),
    )
    # What is wider than the page is moved in a frame of its own, by keys as well.
    frame: list[tuple[str, str | float]] = [("style", "overflow-x:auto"), ("tabindex", "0")]
    frame += [("role", "region"), ("aria-label", scene.title), ("dir", scene.direction)]
    inside = [element("div", attributes(frame), inside=picture)]
    if caption:
        inside.append(element("figcaption", inside=escape(caption)))
    about = [("class", css_class), ("style", "width:auto;max-width:100%;margin-left:0;margin-right:0")]
    return element("figure", attributes(about), inside=join(inside))


def _refusal(text: str, css_class: str) -> Markup:
    """A box as these tools have them for what is dangerous."""
    title = element(
        "p", attributes([("class", "admonition-title")]), inside=escape("This map cannot be shown")
    )
    look = [("class", "nohighlight"), ("style", "white-space:pre-wrap")]
    code = element("code", attributes(look), inside=escape(text))
    box = attributes([("class", f"admonition danger {css_class}")])
    return element("div", box, inside=join([title, element("pre", inside=code)]))
