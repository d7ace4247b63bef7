"""The day that rules about age reckon from."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from journeymap.cli import fail


def day(given: str = "") -> date:
    """The day given, else that of SOURCE_DATE_EPOCH, else today; what is no day ends the command."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if given:
            return date.fromisoformat(given)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        fail(f"{given or epoch!r} is not a day", "write it as 2026-10-02; SOURCE_DATE_EPOCH is in seconds")
    return datetime.now(UTC).date()
