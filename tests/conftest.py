"""What tests share: goldens, real maps, and the command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

import journeymap

HERE = Path(__file__).parent
PACKAGE = Path(journeymap.__file__).parent

# The same examples on every run, so that a failure is the change's and never the day's.
hypothesis_settings.register_profile(
    "journeymap", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("journeymap")

Golden = Callable[[str, "str | bytes"], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="accept what the tests now make as their goldens"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares with a file in `tests/goldens`, or writes it when asked to."""

    def compare(name: str, content: str | bytes) -> None:
        path = HERE / "goldens" / name
        made = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != made:
                path.write_bytes(made)
            return
        kept = path.read_bytes() if path.is_file() else None
        if kept == made:
            return
        accept = f"to accept it: pytest --update-golden {request.node.nodeid.partition('[')[0]}"
        if kept is None:
            pytest.fail(f"there is no golden {name} yet\n{accept}", pytrace=False)
        pytest.fail(f"what was made differs from {name}\n{_difference(kept, made)}\n{accept}", pytrace=False)

    return compare


def _difference(kept: bytes, made: bytes) -> str:
    try:
        before, after = kept.decode().splitlines(), made.decode().splitlines()
    except UnicodeDecodeError:
        at = next((i for i, (a, b) in enumerate(zip(kept, made, strict=False)) if a != b), len(kept))
        return f"{len(kept)} bytes became {len(made)}, the first difference is at byte {at}"
    lines = list(unified_diff(before, after, "golden", "made", lineterm="", n=1)) or ["the line ends differ"]
    return "\n".join(line[:200] for line in lines[:40])


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real maps of others, which is not part of the project."""
    given = os.environ.get("JOURNEYMAP_CORPUS")
    folder = Path(given) if given else HERE.parent.parent / "shared" / "corpus"
    maps = folder / "maps" if (folder / "maps").is_dir() else folder
    if not maps.is_dir():
        if given:
            pytest.fail(f"JOURNEYMAP_CORPUS names no folder: {given}", pytrace=False)
        pytest.skip("the corpus of real maps is not here")
    return maps


@dataclass(frozen=True)
class Ran:
    """How a run of the command line ended, and what it said."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """An environment in which nothing but this says how the command line behaves."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(PACKAGE.parent), **more}


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Ran]:
    """Runs the command line as users do, in a process of its own."""

    def run(
        *arguments: str | Path,
        cwd: Path = tmp_path,
        stdin: bytes = b"",
        env: Mapping[str, str] | None = None,
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "journeymap", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            env=environment(**(env or {})),
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run
