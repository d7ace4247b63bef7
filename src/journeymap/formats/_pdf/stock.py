"""The objects of a PDF that its pages share: fonts, forms, pictures, shadings, states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import deflate
import pydyf

from journeymap.formats._pdf.text import Fonts

# Of twelve; the ones above take longer than the few bytes less are worth.
_LEVEL = 7
Entries = Mapping[str, object]


class Stock:
    """A document in the making, and under which names its contents may use what it has."""

    def __init__(self, added: tuple[Path, ...]) -> None:
        self.pdf = pydyf.PDF()
        self.fonts = Fonts(added)
        self._named: dict[str, dict[object, str]] = {}
        self._resources: dict[str, pydyf.Dictionary] = {}
        self.resources = self.add(all_of := pydyf.Dictionary())
        """The reference of what all contents may use."""
        self._all = all_of

    def add(self, thing: pydyf.Object) -> str:
        """The reference of an object that is in the document from now on."""
        self.pdf.add_object(thing)
        return f"{thing.number} 0 R"

    def dictionary(self, entries: Entries) -> str:
        """The reference of a dictionary."""
        return self.add(pydyf.Dictionary(entries))

    def stream(self, data: bytes, entries: Entries | None = None) -> str:
        """The reference of a stream, packed."""
        return self.raw(packed(data), {**(entries or {}), "Filter": "/FlateDecode"})

    def form(self, contents: bytes, box: tuple[float, float, float, float]) -> str:
        """The reference of contents that are drawn in several places."""
        entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": f"[{reals(*box)}]"}
        return self.stream(contents, {**entries, "Resources": self.resources})

    def raw(self, data: bytes, entries: Entries) -> str:
        """The reference of a stream that is as its entries say already."""
        return self.add(pydyf.Stream([data], dict(entries)))

    def named(self, kind: str, key: object, make: Callable[[], str]) -> str:
        """The name of something of a kind of resource (`XObject`), made when it is first asked for."""
        names = self._named.setdefault(kind, {})
        if key not in names:
            made = make()
            name = f"{kind[0]}{len(names)}"
            self.offer(kind, name, made)
            names[key] = name
        return names[key]

    def offer(self, kind: str, name: str, reference: str) -> None:
        """Let contents use an object under a name of its kind of resource."""
        if kind not in self._resources:
            self._resources[kind] = self._all[kind] = pydyf.Dictionary()
        self._resources[kind][name] = reference


def packed(data: bytes) -> bytes:
    """The data for a stream with the filter FlateDecode.

    Not by Python's zlib, whose bytes depend on who built it.
    """
    return bytes(deflate.zlib_compress(data, _LEVEL))


def reals(*values: float) -> str:
    """Numbers as PDF writes them, with at most three decimals."""
    written = (f"{value:.3f}".rstrip("0").rstrip(".") for value in values)
    return " ".join("0" if value == "-0" else value for value in written)


def utf16(text: str) -> str:
    """A text as a string in hexadecimal, in UTF-16."""
    return f"<{text.encode('utf-16-be', 'replace').hex()}>"


def spoken(text: str) -> str:
    """A text for people, as titles and labels are: a string in whatever encoding it needs."""
    if text.isascii() and text.isprintable():
        return str(pydyf.String(text).data, "ascii")
    return f"<feff{utf16(text)[1:]}"
