"""A directive that shows a map, for Sphinx: `.. journey::`."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from journeymap import __version__, files
from journeymap.sites._showing import CannotShow, Shown, Wish, on_page

_log = logging.getLogger(__name__)

#: What builders take, in the order in which they are asked: pages SVG, LaTeX PDF.
_FORMATS = ("svg", "pdf")
_COLUMN = 720
"""In pixels: what is wider is made as wide as the text, and leads to the whole picture."""


class JourneyDirective(SphinxDirective):
    """The file of a map, seen from the folder of the page, or the map itself."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        **dict.fromkeys(("view", "theme", "alt", "caption"), directives.unchanged_required),
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        page = Path(self.env.doc2path(self.env.docname))
        try:
            if bool(self.arguments) == bool(self.content):
                raise CannotShow("a journey is either the file of a map, behind `::`, or a map below")
            wish = Wish.of({key: value for key, value in self.options.items() if key != "name"})
            text = self.arguments[0] if self.arguments else "\n".join(self.content)
            found = on_page(text, page, Path(self.env.srcdir), wish)
        except CannotShow as error:
            _log.warning(
                "a map cannot be shown\n%s",
                error,
                location=self.get_location(),
                type="journeymap",
                subtype="map",
            )
            # What would mend it may be a file that is not there yet.
            self.env.note_reread()
            return [_refusal(str(error))]
        if found.notes:
            _log.info("of a map that is shown\n%s", found.notes, location=self.get_location())
        for path in found.files:
            self.env.note_dependency(os.fspath(path))
        node: nodes.Element = self._image(found)
        if wish.caption:
            words, messages = self.state.inline_text(wish.caption, self.lineno)
            caption = nodes.caption(wish.caption, "", *words, *messages)
            node = nodes.figure("", node, caption)
        self.set_source_info(node)
        self.add_name(node)
        return [node]

    def _image(self, found: Shown) -> nodes.image:
        """The picture as any other: builders choose the format that they can show, and copy its file."""
        folder = Path(self.env.doctreedir) / "journeymap"
        folder.mkdir(parents=True, exist_ok=True)
        written = {kind: found.write(kind) for kind in _FORMATS}
        stem = sha256(written["svg"]).hexdigest()[:16]
        for kind, data in written.items():
            files.write(folder / f"{stem}.{kind}", data)
        place = Path(os.path.relpath(folder, self.env.srcdir)).as_posix()
        node = nodes.image(uri=f"/{place}/{stem}.*", alt=found.alt)
        if found.scene.width > _COLUMN:
            node["width"] = "100%"
        return node


def _refusal(text: str) -> nodes.Node:
    title = nodes.paragraph("", "This map cannot be shown")
    shaped = "\n" in text
    body = nodes.literal_block(text, text, language="none") if shaped else nodes.paragraph("", text)
    return nodes.error("", title, body)


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls for an extension."""
    app.add_directive("journey", JourneyDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
