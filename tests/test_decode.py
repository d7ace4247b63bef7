"""Bytes into text: what is no text at all is said once, with a place, and nothing is made of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymap import decode as decode_module
from journeymap.decode import MAX_BYTES, clean, decode, innocent, suspect, suspects
from journeymap.document import load, read
from journeymap.findings import Finding
from journeymap.model import Journey
from journeymap.source import Span
from journeymap.validate import validate

MAP = "journeymap: 1\ntitle: Größe\nsteps: [{name: Looks}]\n"


def only(findings: list[Finding]) -> tuple[str, Span, str]:
    (one,) = findings
    return one.code, one.span, one.message


def test_byte_order_mark_crlf_and_no_last_newline_are_fine() -> None:
    plain = read(MAP.encode(), "x")
    for data in (b"\xef\xbb\xbf" + MAP.encode(), MAP.replace("\n", "\r\n").encode(), MAP.rstrip().encode()):
        document = read(data, "x")
        assert document.findings == []
        assert document.data == plain.data
    marked = read(b"\xef\xbb\xbf" + MAP.encode(), "x")
    assert marked.source.text == plain.source.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_utf_16_and_32_with_and_without_mark(encoding: str) -> None:
    document = read(MAP.encode(encoding), "x")
    message = "the file is not UTF-8; it looks like UTF-16 or UTF-32"
    assert only(document.findings) == ("JM003", Span(0, 0), message)
    assert document.findings[0].help == "save it as UTF-8"
    assert document.data is None
    assert validate(document, Journey).findings == ()


def test_latin_1() -> None:
    document = read(MAP.encode("latin-1"), "x")
    at = MAP.index("ö")
    message = "the file is not UTF-8: byte 0xf6 does not belong here"
    assert only(document.findings) == ("JM003", Span(at, at + 1), message)
    assert document.findings[0].label == "'ö' if this is Latin-1"
    assert validate(document, Journey).findings == ()


@pytest.mark.parametrize(
    ("data", "at"),
    [
        (b"\xef\xbb\xbftitle: \x80", 7),  # behind a byte order mark, which is not counted
        (b"title: \xc0\x80", 7),  # too long a form of NUL
        (b"title: \xed\xa0\x80", 7),  # a surrogate
        (b"title: \xf4\x90\x80\x80", 7),  # beyond the last character
        (b"title: \xe2\x82", 7),  # cut off
        ("title: ö".encode() + b"\xff", 8),  # characters are counted, not bytes
    ],
)
def test_bytes_that_are_not_utf_8(data: bytes, at: int) -> None:
    (one,) = read(data, "x").findings
    assert (one.code, one.span) == ("JM003", Span(at, at + 1))


def test_size() -> None:
    start = MAP.encode() + b"# "
    full = start + b"x" * (MAX_BYTES - len(start))
    assert read(full, "x").findings == []
    document = read(full + b"x", "x")
    assert only(document.findings) == ("JM002", Span(0, 0), "the file is larger than 1 MiB")
    assert "parent" in document.findings[0].help


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "cannot read the file: no such file or directory"),
        (lambda path: path.mkdir(), "cannot read the file: it is a folder"),
        (os.mkfifo, "cannot read the file: it is not a regular file"),
        (lambda path: path.symlink_to(path), "cannot read the file: too many levels of symbolic links"),
        (lambda path: path.symlink_to("/dev/zero"), "cannot read the file: it is not a regular file"),
    ],
    ids=["missing", "folder", "fifo", "loop", "device"],
)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    path = tmp_path / "x.journey.yaml"
    make(path)
    document = load(path)
    assert only(document.findings) == ("JM001", Span(0, 0), message)
    assert document.source.position(0) == (1, 1)
    assert validate(document, Journey).findings == ()


def test_a_file_is_closed_again(tmp_path: Path) -> None:
    opened = Path("/proc/self/fd")
    before = len(list(opened.iterdir())) if opened.is_dir() else 0
    (tmp_path / "map").write_text(MAP)
    for path in (tmp_path, tmp_path / "map", tmp_path / "none"):
        load(path)
    assert (len(list(opened.iterdir())) if before else 0) == before


def test_names_that_no_file_can_have() -> None:
    for name in ("a\0b", "a" * 5000, "\ud800"):
        (one,) = load(Path(name)).findings
        assert one.code == "JM001"


def test_no_character_that_is_told_is_innocent() -> None:
    told = [
        text
        for text in map(chr, range(sys.maxunicode + 1))
        if decode_module._FORBIDDEN.search(text) or decode_module._HIDDEN.search(text)
    ]
    assert len(told) > 2000  # surrogates alone are that many
    assert not [f"U+{ord(text):04X}" for text in told if innocent(text) or innocent(f"a{text}b")]
    assert innocent("Größe 漢字 😀\t\r\n")


def test_clean_keeps_every_place() -> None:
    text = "a\x00b\x1b\ud800\ufeff\U0001ffffc\t\r\n"
    assert suspect(text)
    assert clean(text) == "a�b����c\t\r\n"
    assert [one.span.start for one in suspects(text)] == [1, 3, 4, 5, 6]
    assert not suspect(clean(text))


def test_decode_says_nothing_of_good_text() -> None:
    assert decode("\tä\r\n".encode()) == ("\tä\r\n", [])
