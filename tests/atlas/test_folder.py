"""The folder of a site: whatever fails, it knows its own, and everything else is left alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journeymap.building.folder import RECORD, Folder, InTheWay

OLD = {"index.html": b"old", "maps/a.html": b"a", "maps/b.html": b"b", "owners/x.html": b"x"}
NEW = {"index.html": b"new", "maps/a.html": b"a", "maps/c.html": b"c", "people/y.html": b"y"}


def build(path: Path, site: dict[str, bytes], force: bool = False) -> list[str]:
    """Put a site into a folder; the files that are new or other than before."""
    folder = Folder(path, force)
    try:
        changed = [name for name, data in site.items() if folder.add(name, data)]
        folder.put(set(site))
    finally:
        folder.clear()
    return changed


def pages(path: Path) -> dict[str, bytes]:
    return {
        file.relative_to(path).as_posix(): file.read_bytes()
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name != RECORD
    }


def test_one_site_after_another(tmp_path: Path) -> None:
    site = tmp_path / "some/where"
    assert build(site, OLD) == list(OLD)
    assert pages(site) == OLD
    assert build(site, NEW) == ["index.html", "maps/c.html", "people/y.html"]
    assert pages(site) == NEW
    assert not (site / "owners").exists()
    assert build(site, NEW) == []


class Stop(BaseException):
    """The end of the process."""


#: What a build asks of the system to change something.
CALLS = ("open", "fsync", "rename", "replace", "unlink", "mkdir", "rmdir")


@pytest.mark.parametrize("kind", [OSError(28, "No space left on device"), Stop()], ids=["error", "end"])
def test_whatever_fails_the_next_build_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: BaseException
) -> None:
    mixed = 0
    for number in range(1000):
        site = tmp_path / str(number)
        build(site, OLD)
        (site / "mine.txt").write_bytes(b"mine")
        left = number
        failed = False

        def failing(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any, **options: Any) -> Any:
                nonlocal left, failed
                left -= 1
                # What ends a process ends it for good; a full disk is still full.
                if left < 0 and not (failed and isinstance(kind, OSError)):
                    failed = True
                    raise kind
                return real(*arguments, **options)

            return call

        with monkeypatch.context() as patched:
            for name in CALLS:
                patched.setattr(os, name, failing(getattr(os, name)))
            try:
                build(site, NEW)
            except (OSError, Stop, InTheWay):
                assert failed
        there = {name: data for name, data in pages(site).items() if not name.startswith(".journeymap-")}
        assert there.pop("mine.txt") == b"mine"
        # Each page is the old one or the new one, and whole.
        assert all(data in (OLD.get(name), NEW.get(name)) for name, data in there.items())
        mixed += there not in (OLD, NEW)
        assert there.keys() <= Folder(site).before  # type: ignore[operator]
        build(site, NEW)
        assert pages(site) == NEW | {"mine.txt": b"mine"}
        if not failed:
            break
    assert not failed
    assert number > 20
    assert mixed  # there is a moment in which it is both, and it was met


def test_no_name_leads_out(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "site")
    for name in (
        "../a.html",
        "/a.html",
        "a/../../b.html",
        ".git/a.html",
        "a.exe",
        "a.html/",
        "",
        "a\n.html",
        "a//b.html",
    ):
        with pytest.raises(ValueError, match="no name of a page"):
            folder.add(name, b"")
    assert not (tmp_path / "site").exists()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    other.mkdir()
    (other / "a.html").write_bytes(b"mine")
    build(site, OLD)
    (site / "people").symlink_to(other)
    with pytest.raises(InTheWay, match="people' is a link"):
        build(site, NEW)
    with pytest.raises(InTheWay, match="people' is a link"):
        build(site, NEW, force=True)
    assert pages(site) == OLD
    (site / "people").unlink()
    # A page that is no longer wanted, in what became a link.
    (site / "owners/x.html").unlink()
    (site / "owners").rmdir()
    (site / "owners").symlink_to(other)
    (other / "x.html").write_bytes(b"mine")
    build(site, NEW)
    assert (other / "x.html").read_bytes() == b"mine"


def test_a_link_to_the_folder_is_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    build(tmp_path / "site", OLD)
    assert pages(tmp_path / "real") == OLD


def test_a_list_that_is_no_list(tmp_path: Path) -> None:
    for number, content in enumerate((b"", b"index.html\n", b"\xff\xfe", b"{}")):
        site = tmp_path / str(number)
        site.mkdir()
        (site / RECORD).write_bytes(content)
        (site / "index.html").write_bytes(b"mine")
        with pytest.raises(InTheWay, match="other files"):
            build(site, OLD)
        assert (site / "index.html").read_bytes() == b"mine"
