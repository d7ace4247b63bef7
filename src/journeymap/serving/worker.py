"""A thread that does one job after the other, and for which nobody waits at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """Where everything happens that takes time or touches a file: in turn, so that nothing is locked, and
    beside the server, which goes on answering. The threads of `asyncio.to_thread` would be waited for
    when the program ends, however long a picture takes.
    """

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        Thread(target=self._work, name="maps", daemon=True).start()

    async def run(self, job: Callable[[], T]) -> T:
        """What the job gives or raises, once those asked for before are done."""
        done: Future[T] = Future()
        self._jobs.put((done, job))
        return await asyncio.wrap_future(done)

    def _work(self) -> None:
        while True:
            done, job = self._jobs.get()
            if not done.set_running_or_notify_cancel():
                continue
            try:
                done.set_result(job())
            except BaseException as error:
                done.set_exception(error)
