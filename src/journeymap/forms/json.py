"""JSON: the whole map in its long form, which is itself a map that journeymap reads."""

from __future__ import annotations

import json

from journeymap.longhand import whole
from journeymap.model import Journey
from journeymap.saying import Context

suffix = ".json"


def write(journey: Journey, context: Context) -> bytes:
    """Every key that says something, in the order of the language: no shorthand, no names left to look up."""
    return (json.dumps(whole(journey), ensure_ascii=False, indent=2) + "\n").encode()
