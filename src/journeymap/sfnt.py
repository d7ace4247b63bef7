"""Font files as they are laid out: a font called otherwise, and a file of its tables."""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack, unpack

Tables = Mapping[str, bytes]


def renamed(tables: Tables, family: str, weight: int, slanted: bool, style: str) -> Tables:
    """The same font called by a family's name, and said to be the face of a weight and slant in it."""
    about = bytearray(tables["OS/2"])
    about[4:6] = pack(">H", weight)
    about[62:64] = pack(">H", 0x01 if slanted else 0x40 if weight == 400 else 0)
    head = bytearray(tables["head"])
    head[44:46] = pack(">H", 2 if slanted else 0)
    postscript = "".join(char for char in family if char.isascii() and char.isalnum()) + f"-{style}"
    names = {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript, 16: family, 17: style}
    return {**tables, "OS/2": bytes(about), "head": bytes(head), "name": _names(names)}


def written(tables: Tables) -> bytes:
    """The file of a font's tables."""
    if "glyf" in tables:
        tables = {**tables, "loca": _without_hollow(tables["loca"], tables["glyf"], tables["head"][51] == 1)}
    count = len(tables)
    power = count.bit_length() - 1
    kind = b"OTTO" if "CFF " in tables else b"\0\1\0\0"
    head = kind + pack(">4H", count, 16 << power, power, 16 * count - (16 << power))
    records, body = b"", b""
    at = len(head) + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        total = sum(unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        records += tag.encode("latin-1") + pack(">3I", total, at + len(body), len(data))
        body += padded
    return head + records + body


def _without_hollow(loca: bytes, glyf: bytes, long: bool) -> bytes:
    """The table of where outlines are, in which glyphs of no contours have none at all.

    resvg ends in a panic where it meets an outline of nothing.
    """
    kind, size, unit = ("I", 4, 1) if long else ("H", 2, 2)
    starts = list(unpack(f">{len(loca) // size}{kind}", loca))
    for at in range(len(starts) - 2, -1, -1):
        start = starts[at] * unit
        if glyf[start : start + 2] == b"\0\0":
            starts[at] = starts[at + 1]
    return pack(f">{len(starts)}{kind}", *starts)


def _names(names: Mapping[int, str]) -> bytes:
    """The table of a font's names, in English."""
    records, strings = b"", b""
    for number, name in sorted(names.items()):
        written = name.encode("utf-16-be", "replace")
        records += pack(">6H", 3, 1, 0x409, number, len(written), len(strings))
        strings += written
    return pack(">3H", 0, len(names), 6 + len(records)) + records + strings
