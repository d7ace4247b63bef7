"""Where results of earlier runs are kept."""

from __future__ import annotations

import os
from pathlib import Path

from journeymap.cache import Cache, program


def results(off: bool, name: str = "results.json") -> Cache | None:
    """Where results are kept; nowhere in CI unless a folder is named, for a pull request may bring one."""
    named = os.environ.get("JOURNEYMAP_CACHE_DIR", "")
    if off or (os.environ.get("CI") and not named):
        return None
    return Cache(Path(named or ".journeymap_cache"), program(), name)
