"""Git repositories made for tests, the same on every machine; and whether anything in one changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

#: Nobody's own settings, and a day that is always the same.
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "2026-10-02T12:00:00Z",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_COMMITTER_DATE": "2026-10-02T12:00:00Z",
}


class Repo:
    """A repository with `main` as its first branch."""

    def __init__(self, path: Path, *words: str) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *words)

    def git(self, *words: str, data: bytes = b"", more: Mapping[str, str] | None = None) -> str:
        """What git says; it has to succeed."""
        done = self.attempt(*words, data=data, more=more)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8", "surrogateescape")

    def attempt(
        self, *words: str, data: bytes = b"", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """A run of git, however it ends, with `more` in its environment."""
        env = {"PATH": os.environ["PATH"], "HOME": str(self.path.parent), **ALONE, **(more or {})}
        return subprocess.run(
            ["git", *words], cwd=self.path, env=env, input=data, capture_output=True, timeout=60, check=False
        )

    def write(self, **texts: str) -> None:
        """Files by their names, in which `__` is a `/` and what is no word is left out: `a__b` is a map."""
        for name, text in texts.items():
            self.put(name.replace("__", "/") + ".journey.yaml", text)

    def put(self, path: str, text: str) -> Path:
        """A file of any name."""
        target = self.path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def commit(self, message: str = "a change", **more: str) -> str:
        """Commit everything that there is, and the id of that."""
        self.git("add", "--all", ".")
        self.git("commit", "-q", "--allow-empty", "-m", message, more=more)
        return self.git("rev-parse", "HEAD").strip()


def listing(folder: Path) -> list[tuple[str, int, int, bytes]]:
    """Everything below a folder, with when it changed and what is in it."""
    found = []
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found.append((str(path.relative_to(folder)), about.st_mtime_ns, about.st_mode, data))
    return found


def a_map(*steps: str, **keys: str) -> str:
    """A map with these steps."""
    said = {"title": "Buy a bike", **keys}
    lines = ["journeymap: 1", *(f"{key}: {value}" for key, value in said.items()), "steps:"]
    return "\n".join([*lines, *(f"  - name: {step}" for step in steps), ""])
