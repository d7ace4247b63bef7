"""Pictures of the author's: what kind they are, and whether they may be drawn."""

from __future__ import annotations

from io import BytesIO

MAX_BYTES = 1 << 20
MAX_PIXELS = 25_000_000
"""A small file can claim to be a picture that fills all memory once it is unpacked."""

_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


def media_type(data: bytes) -> str:
    """What kind of picture the bytes are, by how they begin; empty if none that may be shown."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((media for magic, media in _BEGINNINGS.items() if data.startswith(magic)), "")


def objection(data: bytes) -> str:
    """Why the bytes cannot be drawn as a picture; empty if they can."""
    if len(data) > MAX_BYTES:
        return "it is larger than 1 MiB"
    if not media_type(data):
        return "it is no PNG, JPEG, GIF or WebP picture"
    width, height = size(data)
    if width <= 0 or height <= 0:
        return "it is broken"
    return "" if width * height <= MAX_PIXELS else f"it is {width:,} × {height:,} pixels large"


def size(data: bytes) -> tuple[int, int]:
    """The width and height of a picture in pixels, by how its bytes begin; -1 where they do not say."""
    import imagesize  # only maps with pictures need it

    try:
        width, height = imagesize.get(BytesIO(data))
    except Exception:  # whatever a broken header makes of a library that trusts it
        return -1, -1
    return int(width), int(height)
