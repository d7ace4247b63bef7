"""Pictures of the author's as a PDF carries them: as they are where it can read them, else redrawn."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from math import ceil

from journeymap.formats._pdf.stock import Entries, Stock, packed
from journeymap.markup import attributes, tag
from journeymap.pictures import media_type
from journeymap.scene import Image

# Pixels of a redrawn picture for each pixel of its frame: 288 to the inch.
_FINE = 3
_PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1}
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}

# The data that goes into the document, the width and height in pixels, and what says how to read it.
_Read = tuple[bytes, int, int, Entries]


def embedded(image: Image, stock: Stock) -> tuple[str, int, int]:
    """The name of the picture for a frame, and what its width and height are like."""
    data, read = image.data, _read(image.data)
    if read is None:
        # Finer than a pixel: resvg's are whole, and the frame's proportion has to be that of the picture.
        width, height = ceil(image.width * _FINE), ceil(image.height * _FINE)
        key = (data, width, height)
        return stock.named("XObject", key, lambda: _redrawn(data, width, height, stock)), width, height
    pixels, width, height, entries = read
    size = {"Width": width, "Height": height}
    return stock.named("XObject", data, lambda: stock.raw(pixels, _image({**size, **entries}))), width, height


@lru_cache(64)
def _read(data: bytes) -> _Read | None:
    """What a PDF can read as it is; None if it cannot."""
    media = media_type(data)
    return _jpeg(data) if media == "image/jpeg" else _png(data) if media == "image/png" else None


def _image(entries: Entries) -> dict[str, object]:
    return {"Type": "/XObject", "Subtype": "/Image", **entries}


def _jpeg(data: bytes) -> _Read | None:
    at = 2
    inverted = False
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xEE and data[at + 4 : at + 9] == b"Adobe":
            inverted = True  # programs that write this into a CMYK picture write it inverted
        if marker in (0xC0, 0xC1, 0xC2):
            depth, channels = data[at + 4], data[at + 9]
            height, width = (int.from_bytes(data[at + by : at + by + 2], "big") for by in (5, 7))
            if depth != 8 or channels not in _SPACES or not width or not height:
                return None
            entries: dict[str, object] = {"ColorSpace": _SPACES[channels], "BitsPerComponent": 8}
            if channels == 4 and inverted:
                entries["Decode"] = "[1 0 1 0 1 0 1 0]"
            return data, width, height, {**entries, "Filter": "/DCTDecode"}
        at += 2 + length
    return None


def _png(data: bytes) -> _Read | None:
    chunks = list(_chunks(data))
    kinds = {kind for kind, _ in chunks}
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or b"tRNS" in kinds:
        return None
    head = chunks[0][1]
    width, height = (int.from_bytes(head[at : at + 4], "big") for at in (0, 4))
    depth, colours, interlaced = head[8], head[9], head[12]
    palette = b"".join(part for kind, part in chunks if kind == b"PLTE")
    pixels = b"".join(part for kind, part in chunks if kind == b"IDAT")
    if colours not in _CHANNELS or interlaced or (colours == 3 and (not palette or len(palette) % 3)):
        return None
    row = 1 + (width * _CHANNELS[colours] * depth + 7) // 8
    if not width or not _unpacks_to(pixels, row * height):
        return None
    space = _SPACES[_CHANNELS[colours]]
    if colours == 3:
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    entries = {
        "ColorSpace": space,
        "BitsPerComponent": depth,
        "Filter": "/FlateDecode",
        "DecodeParms": _predicted(_CHANNELS[colours], depth, width),
    }
    return pixels, width, height, entries


def _predicted(channels: int, depth: int, width: int) -> str:
    """That rows are filtered as PNG filters them."""
    return f"<</Predictor 15 /Colors {channels} /BitsPerComponent {depth} /Columns {width}>>"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _unpacks_to(data: bytes, length: int) -> bool:
    """Whether packed data is whole and unpacks to so many bytes; it is never held unpacked."""
    unpacking, seen = zlib.decompressobj(), 0
    try:
        while data and not unpacking.eof and seen <= length:
            seen += len(unpacking.decompress(data, 1 << 16))
            data = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof and seen == length


def _redrawn(data: bytes, width: int, height: int, stock: Stock) -> str:
    """The picture as resvg draws it into so many pixels, which knows every kind there may be."""
    import resvg_py

    frame = [("width", width), ("height", height)]
    source = f"data:{media_type(data)};base64,{b64encode(data).decode('ascii')}"
    place = attributes([*frame, ("preserveAspectRatio", "xMidYMid slice"), ("href", source)])
    root = attributes([("xmlns", "http://www.w3.org/2000/svg"), *frame])
    drawn = resvg_py.svg_to_bytes(
        svg_string=tag("svg", root, inside=tag("image", place)), skip_system_fonts=True
    )
    chunks = list(_chunks(bytes(drawn)))
    pixels = zlib.decompress(b"".join(part for kind, part in chunks if kind == b"IDAT"))
    # A filter of a row looks at one channel only, so that channels part without undoing it.
    row = 1 + 4 * width
    rows = [pixels[at : at + row] for at in range(0, len(pixels), row)]
    colours, opacity = bytearray(), bytearray()
    for filtered in rows:
        part = bytearray(filtered[:1]) + bytearray(3 * width)
        for channel in range(3):
            part[1 + channel :: 3] = filtered[1 + channel :: 4]
        colours += part
        opacity += filtered[:1] + filtered[4::4]
    base = {"Width": width, "Height": height, "BitsPerComponent": 8, "Filter": "/FlateDecode"}
    mask = {**base, "ColorSpace": "/DeviceGray", "DecodeParms": _predicted(1, 8, width)}
    entries = {
        **base,
        "ColorSpace": "/DeviceRGB",
        "DecodeParms": _predicted(3, 8, width),
        "SMask": stock.raw(packed(bytes(opacity)), _image(mask)),
    }
    return stock.raw(packed(bytes(colours)), _image(entries))
