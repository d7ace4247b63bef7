"""Small sites, built by the real tools, each in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from conftest import environment

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
MAP = """journeymap: 1
title: Park in town
persona: {name: Sam}
steps:
  - {name: Finds a space, emotion: -0.3}
  - {name: Pays by phone, emotion: -1.4}
"""
BAD = """journeymap: 1
title: <script>alert(1)</script>
steps:
  - name: Pays
    touchpoints: [{ap: "</code></pre><b>&amp;"}]
"""


def need(*packages: str) -> None:
    """Skip without these, but not in CI."""
    lacking = [one for one in packages if find_spec(one) is None]
    if lacking:
        assert not os.environ.get("CI"), f'{lacking} are missing: pip install -e ".[sites]"'
        pytest.skip(f'no {", ".join(lacking)} here: pip install -e ".[sites]"')


@dataclass(frozen=True)
class Built:
    """How a build ended, and what it said."""

    code: int
    said: str

    def warned(self, *words: str) -> bool:
        return "Traceback" not in self.said and all(word in self.said for word in words)


def tool(name: str, *arguments: str, cwd: Path) -> Built:
    """Run a tool on a folder, which is its home as well."""
    homes = {name: str(cwd) for name in ("HOME", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR")}
    done = subprocess.run(
        [sys.executable, "-m", name, *arguments],
        cwd=cwd,
        env=environment(**homes, NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=240,
        check=False,
    )
    return Built(done.returncode, done.stdout.decode("utf-8", "replace"))


def write(folder: Path, **pages: str) -> None:
    """Write pages and maps; in their names `__` is a `/`, and `_` a `.`."""
    for name, text in pages.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Page(HTMLParser):
    """A page as a browser reads it: its pictures, its text, the attributes `id` in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def images(self) -> list[dict[str, str]]:
        """The attributes of the pictures of maps."""
        ours = [{name: value or "" for name, value in one.items()} for tag, one in self.tags if tag == "img"]
        return [one for one in ours if "svg" in one["src"]]

    @property
    def pictures(self) -> list[bytes]:
        """What is in the pictures that are in the page itself."""
        head = "data:image/svg+xml,"
        return [unquote_to_bytes(one["src"].removeprefix(head)) for one in self.images if head in one["src"]]


def files_of(page: Path) -> dict[str, list[str]]:
    """The blocks of a documentation page that say which file they are, in their order."""
    found: dict[str, list[str]] = {}
    blocks = r"^<!-- file: (\S+) -->\n(```|~~~).*\n((?s:.*?))^\2$"
    for block in re.finditer(blocks, page.read_text(encoding="utf-8"), re.M):
        found.setdefault(block[1], []).append(block[3])
    return found
