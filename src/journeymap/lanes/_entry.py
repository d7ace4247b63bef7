"""A piece of what fills a cell, and which entry of the part says it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.lanes._blocks import Block


@dataclass(frozen=True, slots=True)
class Entry:
    """What draws one entry: `key` is the key of the part that holds it, or the lane of one's own, and
    `number` its place there, 0 where it is no list. What no key says is called by what it tells.
    """

    key: str
    number: int
    block: Block
