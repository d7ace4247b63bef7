"""What holds for every command: how it ends, where it speaks, and in which colours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from conftest import Ran, environment
from journeymap import __version__, cli, registry

Run = Callable[..., Ran]
GOOD = "journeymap: 1\ntitle: x\nsteps: [{name: a}]\n"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A folder with a good map, and one with a mistake."""
    (tmp_path / "good.journey.yaml").write_text(GOOD)
    (tmp_path / "bad.journey.yaml").write_text(GOOD + "colour: blue\n")
    return tmp_path


def start(folder: Path, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    """The command line, running."""
    return subprocess.Popen(
        [sys.executable, "-m", "journeymap", *arguments],
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        **more,
    )


def test_version(run: Run) -> None:
    assert run("--version") == Ran(0, f"journeymap {__version__}\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(run: Run, flag: str) -> None:
    done = run(flag)
    assert (done.code, done.err) == (0, "")
    for name in registry.names(cli):
        assert f"\n  {name} " in done.out


def test_ends(run: Run, maps: Path) -> None:
    assert run("lint", "--fail-on", "error", "good.journey.yaml", cwd=maps).code == 0
    assert run("lint", "bad.journey.yaml", cwd=maps).code == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nix"], "No such command 'nix'."),
        (["--nix"], "No such option: --nix"),
        (["lint", "--qqq"], "No such option: --qqq"),
        (["schema", "nix"], "'nix' is not one of 'journey', 'persona', 'workspace'."),
    ],
    ids=" ".join,
)
def test_calls_that_are_wrong(run: Run, arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.rstrip().endswith(says)
    assert "Traceback" not in done.err


def test_no_command_shows_the_help(run: Run) -> None:
    done = run()
    assert done.code == 2
    assert "Usage: journeymap" in done.out + done.err


def test_a_path_that_is_not_there(run: Run, maps: Path) -> None:
    done = run("lint", "good.journey.yaml", "none.journey.yaml", cwd=maps)
    assert done.code == 2
    assert done.err == "error: there is no file or folder 'none.journey.yaml'\n"


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", [("lint", "."), ("schema",), ("--version",), ("--help",)], ids=" ".join)
def test_a_full_disk(maps: Path, arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        process = start(maps, *arguments, stdout=full)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (2, b"error: no space left on device\n")


def test_nobody_reads_on(maps: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    process = start(maps, "lint", ".", stdout=write)
    os.close(write)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (141, b"")


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_closed_streams(maps: Path, closed: int) -> None:
    shell = f'exec "$0" -m journeymap lint bad.journey.yaml - {closed}<&-'
    done = subprocess.run(
        ["/bin/sh", "-c", shell, sys.executable],
        cwd=maps,
        env=environment(),
        input=GOOD.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"JM900" not in done.stderr


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_asked_to_stop(maps: Path, sent: signal.Signals, code: int) -> None:
    process = start(maps, "lint", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    # More than a pipe holds: when this returns, the command has begun to read, and soon waits for more.
    process.stdin.write(b"#" * (1 << 17))
    process.stdin.flush()
    try:
        for _ in range(20):
            time.sleep(0.1)
            process.send_signal(sent)
            with suppress(subprocess.TimeoutExpired):
                process.wait(3)
                break
        assert process.returncode == code
        assert process.stderr
        assert process.stderr.read() == b""
    finally:
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()


def test_a_mistake_of_ours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError("boom\n\x1b[31m" + "x" * 1000)

    monkeypatch.setattr(sys, "argv", ["journeymap", "lint"])
    monkeypatch.setattr(registry, "load", broken)
    monkeypatch.delenv("JOURNEYMAP_TRACEBACK", raising=False)
    assert cli._run() == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("error[JM900]: journeymap itself failed: RuntimeError: boom \\x1b[31mxxx")
    assert len(first) < 400
    assert second == "  = help: set JOURNEYMAP_TRACEBACK=1 to see where, and please report it"
    monkeypatch.setenv("JOURNEYMAP_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        cli._run()


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, False),  # no terminal
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
    ids=str,
)
def test_colours(run: Run, maps: Path, env: dict[str, str], coloured: bool) -> None:
    done = run("lint", "bad.journey.yaml", cwd=maps, env=env)
    assert ("\x1b[" in done.out) == coloured


def test_output_is_utf_8_with_plain_line_ends(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.journey.yaml").write_text(GOOD.replace("\n", "\r\n") + "größe: 自\r\n", encoding="utf-8")
    done = run("lint", cwd=tmp_path, env={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert "unknown key `größe`" in done.out
    assert "größe: 自\n" in done.out
    assert "\r" not in done.out


def test_names_that_are_not_utf_8(run: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.journey.yaml")
    try:
        (tmp_path / name).write_text("x: 1\n")
    except OSError:
        pytest.skip("the file system takes only UTF-8")
    done = run("lint", ".", cwd=tmp_path)
    assert done.code == 1
    assert r"--> \udcff.journey.yaml:1:1" in done.out
