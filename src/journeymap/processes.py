"""Work spread over the processors that there are."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")


def each(work: Callable[[S], T], items: Sequence[S], least: int, chunk: int) -> Iterator[T]:
    """What comes of every item, in their order.

    A process is made for each processor, but none for fewer than `least` items, of which it takes `chunk`
    at once. They have what `work` stands on from this one's memory as it is now; what they change in it
    stays theirs.
    """
    processes = min(os.cpu_count() or 1, len(items) // least)
    # Elsewhere a process starts anew, which takes longer than what it would save.
    if processes < 2 or sys.platform != "linux":
        yield from map(work, items)
        return
    from multiprocessing import get_context

    _work[:] = [work, items]
    with get_context("fork").Pool(processes, _mortal) as pool:
        yield from pool.imap(_at, range(len(items)), chunksize=chunk)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without Python's search for garbage, which takes as long again as reading many maps, and of these finds
    none.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


#: What the other processes work on.
_work: list[Any] = []


def _at(index: int) -> Any:
    work, items = _work
    return work(items[index])


def _mortal() -> None:
    # A pool ends its processes with this signal. With the first one's answer to it, which is Python's own,
    # one that had just begun to wait for work would never hear it, and the first would wait for ever.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Who interrupts a command interrupts all of its processes: the first one ends the others, and tells it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
