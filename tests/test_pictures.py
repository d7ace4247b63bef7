"""What may be drawn as a picture, told by its first bytes and its header."""

import struct
import zlib

import pytest

from journeymap.pictures import media_type, objection


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def test_a_picture_is_known_by_its_first_bytes() -> None:
    assert media_type(png(1, 1)) == "image/png"
    assert media_type(b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert media_type(b"GIF89a") == "image/gif"
    assert media_type(b"RIFF....WEBPVP8 ") == "image/webp"
    assert media_type(b"<svg xmlns='http://www.w3.org/2000/svg'/>") == ""
    assert media_type(b"") == ""


def test_a_sound_picture_is_drawn() -> None:
    assert objection(png(640, 480)) == ""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7", "it is no PNG, JPEG, GIF or WebP picture"),
        (png(1, 1) + b"0" * (1 << 20), "it is larger than 1 MiB"),
        (png(30_000, 30_000), "it is 30,000 × 30,000 pixels large"),
        (png(0, 5), "it is broken"),
        (b"\x89PNG\r\n\x1a\n", "it is broken"),
        (b"\xff\xd8\xff", "it is broken"),
    ],
)
def test_what_cannot_be_drawn_is_told(data: bytes, why: str) -> None:
    assert objection(data) == why
