"""The maps kept as their files are, and who is to be told when they change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from journeymap.serving import telling
from journeymap.serving.maps import Maps
from journeymap.serving.watching import Seen
from journeymap.serving.worker import Worker

T = TypeVar("T")

#: Seconds between two looks at the files, and how long one that changed must stay as it is to be read, so
#: that none is read half written; it is read all the same once it was seen to change so many times.
_PAUSE, _SETTLE, _PATIENCE = 0.05, 0.02, 10
#: Seconds after a change in which its picture is asked for, and nothing else is done; and how many of the
#: files that changed at once are checked before.
_CALM, _FEW = 0.4, 8


class Live:
    """The maps of a place, which only `run` may touch.

    `told` is the list of them as JSON, empty until they were read; each of the `listeners` is set when it
    is told anew.
    """

    def __init__(self, maps: Maps, place: str) -> None:
        self.maps, self._place = maps, place
        self.told = b""
        self.listeners: set[asyncio.Event] = set()
        self._worker = Worker()
        self._others: asyncio.Task[None] | None = None

    async def run(self, job: Callable[[], T]) -> T:
        """What a job gives that has to do with the maps, once those before it are done."""
        return await self._worker.run(job)

    async def watch(self) -> None:
        """Keep up with the files; never ends."""
        seen: Seen | None = None
        while True:
            now = await self.run(self.maps.seen)
            if now != seen:
                for _ in range(_PATIENCE if seen else 0):
                    await asyncio.sleep(_SETTLE)
                    before, now = now, await self.run(self.maps.seen)
                    if now == before:
                        break
                seen = now
                await self._refresh(now)
            if self._others and self._others.done():
                self._others.result()  # it may have failed
            await asyncio.sleep(_PAUSE)

    async def _refresh(self, seen: Seen) -> None:
        """Take up what changed and tell of it, and see later what it means for the others."""
        if self._others:
            self._others.cancel()
        changed = await self.run(lambda: self.maps.refresh(seen))
        await self._check(changed[:_FEW])
        await self._tell(always=True)
        self._others = asyncio.create_task(self._look_at_others())

    async def _look_at_others(self) -> None:
        await asyncio.sleep(_CALM)
        await self._check(self.maps.served)
        await self._tell()

    async def _check(self, keys: Iterable[str]) -> None:
        for key in list(keys):  # one at a time, so that who asks for a picture need not wait for all
            await self.run(partial(self.maps.check, key))

    async def _tell(self, always: bool = False) -> None:
        told = await self.run(lambda: telling.listed(self.maps.served.values(), self._place))
        data = json.dumps(told).encode()
        if always or data != self.told:
            self.told = data
            for one in self.listeners:
                one.set()
