"""`journeymap serve` as a command: what it takes, and what it says where it cannot run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran, environment
from served import write

Run = Callable[..., Ran]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "error: there is no file or folder 'nowhere'\n"),
        (
            ["journeymap.yaml"],
            "error: 'journeymap.yaml' is a workspace file and no map\n  = help: name its folder\n",
        ),
        (["--theme", "drak"], "error: there is no theme `drak`\n  = help: did you mean `dark`?\n"),
        (["--font", "none.ttf"], "error: cannot use the font: "),
        (["--font", "journeymap.yaml"], "error: cannot use the font: "),
    ],
    ids=" ".join,
)
def test_what_cannot_be_served(arguments: list[str], said: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeymap.yaml").write_text("journeymap: 1\n")
    ran = run("serve", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_without_the_server_it_says_what_to_install(tmp_path: Path) -> None:
    write(tmp_path / "a.journey.yaml")
    code = (
        "import sys\n"
        "sys.modules['uvicorn'] = None\n"
        "sys.argv = ['journeymap', 'serve']\n"
        "from journeymap.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "error: serve needs the package uvicorn, which is not installed\n"
        '  = help: pip install "journeymap[serve]"\n'
    )


def test_a_browser_is_opened_when_asked(tmp_path: Path) -> None:
    write(tmp_path / "a.journey.yaml")
    # The browser that is opened is a program that writes down where it was sent, and stops the server.
    code = (
        "import os, signal, sys, webbrowser\n"
        "def opened(address):\n"
        "    print('opened', address, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "webbrowser.open = opened\n"
        "sys.argv = ['journeymap', 'serve', '--port', '0', '--open']\n"
        "from journeymap.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 130
    address, opened = done.stdout.splitlines()
    assert opened == f"opened {address}"
