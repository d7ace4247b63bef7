"""A folder's modules are what it offers, named without importing any."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journeymap import registry


def test_a_new_file_is_all_it_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "offers"
    folder.mkdir()
    for name in ("__init__", "second", "first", "_private"):
        (folder / f"{name}.py").write_text(f"word = {name!r}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import offers  # type: ignore[import-not-found]

    assert registry.names(offers) == ["first", "second"]
    assert "offers.first" not in sys.modules
    assert registry.load(offers, "first").word == "first"
    for name in ("_private", "third", "first.deeper", "..registry", ""):
        with pytest.raises(KeyError):
            registry.load(offers, name)
