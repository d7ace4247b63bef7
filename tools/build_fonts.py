"""Build src/journeymap/fonts from the npm package inter-ui: subset fonts, and the table of their widths.

    npm pack inter-ui@4.1.1 && tar -xf inter-ui-4.1.1.tgz
    python tools/build_fonts.py package

The same package gives the same bytes, with the same versions of fonttools and brotli.
"""

from __future__ import annotations

import json
import struct
import sys
from io import BytesIO
from pathlib import Path
from unicodedata import category

import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Inter Journeymap"
FACES = {"regular": "Regular", "semibold": "SemiBold", "italic": "Italic"}
OUT = Path(__file__).parent.parent / "src" / "journeymap" / "fonts"

# What changes glyphs by context is left out: a width is advances and kerns of pairs, nothing else.
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]

# Blocks of characters, in the order of the width table. "latin" is in every file.
BLOCKS: dict[str, list[tuple[int, int]]] = {
    "latin": [
        (0x0020, 0x007E),
        (0x00A0, 0x00FF),
        (0x0152, 0x0153),  # Œ œ
        (0x0178, 0x0178),  # Ÿ
        (0x02C6, 0x02C7),
        (0x02DA, 0x02DC),
        (0x1E9E, 0x1E9E),  # ẞ
        (0x2000, 0x206F),  # general punctuation
        (0x2070, 0x209F),  # superscripts and subscripts
        (0x20A0, 0x20CF),  # currency
        (0x2100, 0x218F),  # letterlike, number forms
        (0x2190, 0x21FF),  # arrows
        (0x2200, 0x22FF),  # mathematical operators
        (0x2300, 0x23FF),  # technical
        (0x25A0, 0x27BF),  # geometric shapes, symbols, dingbats
        (0x27F0, 0x27FF),
        (0x2B00, 0x2BFF),
    ],
    "latin-ext": [(0x0100, 0x024F), (0x0259, 0x0259), (0x02B0, 0x036F), (0x1E00, 0x1EFF)],
    "greek": [(0x0370, 0x03FF), (0x1F00, 0x1FFF)],
    "cyrillic": [(0x0400, 0x052F)],
}
# Which blocks a WOFF2 file has. A picture embeds the smallest that has all it shows, and only that:
# a word from two files would lose the kerns between them, and its measured width with them.
FILES = {
    "latin": ["latin"],
    "latin-ext": ["latin", "latin-ext"],
    "greek": ["latin", "greek"],
    "cyrillic": ["latin", "cyrillic"],
    "full": list(BLOCKS),
}


def main(package: Path) -> None:
    OUT.mkdir(exist_ok=True)
    sources = {face: package / "web" / f"Inter-{style}.woff2" for face, style in FACES.items()}
    covered = set.intersection(*(set(TTFont(path).getBestCmap()) for path in sources.values()))
    # Invisible controls have no width and need no glyph, whatever advance Inter gives them.
    covered = {code for code in covered if category(chr(code)) != "Cf" and code != 0x034F}
    blocks: dict[str, str] = {}
    for name, ranges in BLOCKS.items():
        wanted = [code for first, last in ranges for code in range(first, last + 1)]
        taken = "".join(blocks.values())
        blocks[name] = "".join(chr(code) for code in wanted if code in covered and chr(code) not in taken)
    everything = "".join(blocks.values())

    tables = []
    for face, path in sources.items():
        ttf = subset_font(path, FACES[face], everything)
        (OUT / f"{face}.ttf").write_bytes(ttf)
        for file, names in FILES.items():
            chars = "".join(blocks[name] for name in names)
            (OUT / f"{face}-{file}.woff2").write_bytes(subset_font(path, FACES[face], chars, "woff2"))
        tables.append(width_table(ttf, everything))

    font = TTFont(BytesIO(ttf))
    header = {
        "family": FAMILY,
        "units": font["head"].unitsPerEm,
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "cap_height": font["OS/2"].sCapHeight,
        "x_height": font["OS/2"].sxHeight,
        "blocks": blocks,
        "files": FILES,
        "faces": {face: sizes for face, (sizes, _) in zip(FACES, tables, strict=True)},
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    (OUT / "widths.bin").write_bytes(text + b"".join(data for _, data in tables))
    (OUT / "OFL.txt").write_bytes((package / "LICENSE.txt").read_bytes())


def subset_font(path: Path, style: str, chars: str, flavor: str | None = None) -> bytes:
    """The font at `path` with only `chars` and FEATURES, renamed to FAMILY."""
    options = subset.Options(
        layout_features=FEATURES,
        hinting=False,
        glyph_names=False,
        legacy_kern=False,
        notdef_outline=True,
        recalc_timestamp=False,
        name_IDs=[0, 7, 13, 14],
        name_languages=[0x409],
    )
    # The date of the source, so that building twice gives the same bytes.
    font = TTFont(path, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=chars)
    subsetter.subset(font)
    # A name of its own: no machine's other version of Inter is taken for it, nor it for Inter.
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    legacy = (FAMILY, style) if style in ("Regular", "Italic") else (f"{FAMILY} {style}", "Regular")
    names = {
        1: legacy[0],
        2: legacy[1],
        3: postscript,
        4: f"{FAMILY} {style}",
        5: "Version 4.001",
        6: postscript,
    }
    if legacy[0] != FAMILY:
        names |= {16: FAMILY, 17: style}
    for number, value in names.items():
        font["name"].setName(value, number, 3, 1, 0x409)
    font.flavor = flavor
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def width_table(ttf: bytes, chars: str) -> tuple[dict[str, int], bytes]:
    """Advances of `chars`, and the kerns of their pairs by class, as HarfBuzz shapes them.

    Characters that kern alike with all others share a class: the advance, left class and right class
    of every character, then a row of kerns a left class.
    """
    font = hb.Font(hb.Face(ttf))
    cmap = TTFont(BytesIO(ttf)).getBestCmap()
    order = {name: i for i, name in enumerate(TTFont(BytesIO(ttf)).getGlyphOrder())}
    advances = [font.get_glyph_h_advance(order[cmap[ord(char)]]) for char in chars]
    rows: dict[tuple[int, ...], int] = {}
    left = [rows.setdefault(kerns_before(font, char, chars), len(rows)) for char in chars]
    columns: dict[tuple[int, ...], int] = {}
    right = [columns.setdefault(column, len(columns)) for column in zip(*rows, strict=True)]
    kerns = [kern for row in zip(*columns, strict=True) for kern in row]
    data = struct.pack(f"<{len(chars)}H", *advances) + bytes(left) + bytes(right)
    return {"left": len(rows), "right": len(columns)}, data + struct.pack(f"<{len(kerns)}h", *kerns)


def kerns_before(font: hb.Font, char: str, chars: str) -> tuple[int, ...]:
    """How much nearer than its advance each of `chars` comes after `char`; a mark is in no pair."""
    if is_mark(char):
        return (0,) * len(chars)
    buffer = hb.Buffer()
    # All in one go, pairs kept apart by a character that kerns with nothing.
    buffer.add_str("".join(f"{char}{' ' if is_mark(other) else other}\n" for other in chars))
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    shaped = [at.x_advance for at in buffer.glyph_positions]
    if len(shaped) != 3 * len(chars):
        raise ValueError(f"{char!r} makes other glyphs of its pairs: the features change them by context")
    alone = font.get_glyph_h_advance(buffer.glyph_infos[0].codepoint)
    return tuple(
        0 if is_mark(other) else width - alone for width, other in zip(shaped[::3], chars, strict=True)
    )


def is_mark(char: str) -> bool:
    return category(char).startswith("M")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
