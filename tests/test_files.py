"""A file is the old one or the new one, whatever happens while it is written."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from conftest import environment
from journeymap.files import write

OLD, NEW = b"old" * 1000, b"new" * 2000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "map.svg"
    path.write_bytes(OLD)
    return path


def litter(path: Path) -> list[str]:
    return [one.name for one in path.parent.iterdir() if one != path]


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    before = os.umask(0o027)
    try:
        assert write(path, NEW)
    finally:
        os.umask(before)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert litter(path) == []


def test_an_old_file_keeps_its_mode(path: Path) -> None:
    path.chmod(0o604)
    assert write(path, NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert litter(path) == []


def test_what_is_there_already_is_not_written(path: Path) -> None:
    os.utime(path, (1, 1))
    number = path.stat().st_ino
    assert not write(path, OLD)
    assert (path.stat().st_mtime, path.stat().st_ino) == (1, number)


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.parent / "link.svg"
    link.symlink_to(path.name)
    assert write(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW
    dangling = path.parent / "dangling.svg"
    dangling.symlink_to("there.svg")
    assert write(dangling, NEW)
    assert dangling.is_symlink()
    assert (path.parent / "there.svg").read_bytes() == NEW


def test_a_long_name(tmp_path: Path) -> None:
    path = tmp_path / ("🛒" * 63)
    assert write(path, NEW)
    assert write(path, OLD)
    assert path.read_bytes() == OLD


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    assert write(Path(os.devnull), NEW)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert write(fifo, b"abc")
        assert os.read(reader, 10) == b"abc"
    finally:
        os.close(reader)
    with pytest.raises(IsADirectoryError):
        write(tmp_path, NEW)


CALLS = ["open", "write", "fsync", "replace", "chmod"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "^C"]
)
@pytest.mark.parametrize("there", [True, False], ids=["old", "none"])
def test_a_call_that_fails(
    call: str, error: BaseException, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.svg"
    if there:
        path.write_bytes(OLD)
    elif call == "chmod":
        return  # a new file has no mode to keep

    def fail(*arguments: Any, **named: Any) -> Any:
        raise error

    if call == "write":

        class Full:
            """A file on a full disk."""

            def __init__(self, handle: int) -> None:
                self.handle = handle

            def __enter__(self) -> Full:
                return self

            def __exit__(self, *error: object) -> None:
                os.close(self.handle)

            write = fail

        monkeypatch.setattr("builtins.open", lambda handle, mode: Full(handle))
    else:
        owner = Path if call in ("replace", "chmod") else os
        monkeypatch.setattr(owner, call, fail)
    try:
        with pytest.raises(type(error)):
            write(path, NEW)
    finally:
        monkeypatch.undo()
    assert litter(path) == []
    assert path.exists() == there
    if there:
        assert path.read_bytes() == OLD


def test_a_folder_that_is_read_only(path: Path) -> None:
    path.parent.chmod(0o555)
    root = os.geteuid() == 0
    if root:  # whoever may do everything writes as somebody who may not
        os.seteuid(65534)
    try:
        with pytest.raises(PermissionError):
            write(path, NEW)
    finally:
        if root:
            os.seteuid(0)
        path.parent.chmod(0o755)
    assert path.read_bytes() == OLD
    assert litter(path) == []


WRITER = """
import sys
from pathlib import Path
from journeymap.files import write
path, first, second = Path(sys.argv[1]), sys.argv[2].encode() * 200_000, sys.argv[3].encode() * 300_000
print(flush=True)
while True:
    write(path, first)
    write(path, second)
"""


def writer(path: Path, first: str, second: str) -> subprocess.Popen[bytes]:
    """A process that writes one and the other until it is ended."""
    code = [sys.executable, "-c", WRITER, str(path), first, second]
    process = subprocess.Popen(code, env=environment(), stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    return process


def whole(path: Path, *letters: str) -> bool:
    data = path.read_bytes().decode()
    return any(data in (letter * 200_000, letter * 300_000) for letter in letters)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    path.write_bytes(b"a" * 200_000)
    for number in range(6):
        process = writer(path, "a", "b")
        time.sleep(0.003 * number + 0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert whole(path, "a", "b")


def test_two_writers(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    path.write_bytes(b"a" * 200_000)
    both = [writer(path, "a", "b"), writer(path, "c", "d")]
    try:
        for _ in range(200):
            assert whole(path, "a", "b", "c", "d")
        assert [process.poll() for process in both] == [None, None]
    finally:
        for process in both:
            process.kill()
            process.communicate()
