"""The server: on the loopback of this machine, one request for each connection, gone when told to go."""

from __future__ import annotations

import asyncio
import errno
import socket
from contextlib import suppress

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from journeymap.serving.site import Site

PORT = 5687
"""Where it is reached unless another port is asked for: JOUR on the keys of a telephone."""
_NEXT = 20
_SECONDS = 10.0
_MOST = 100
_ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


class Taken(OSError):  # noqa: N818 - read as a sentence: raises Taken
    """Another program listens where this one was to; the message says where."""


def listen(port: int | None = None) -> tuple[int, list[socket.socket]]:
    """Sockets that listen at a port, or at the first free one from PORT on; 0 is any free one.

    Both addresses that `localhost` can mean are taken, so that no other program is found under one of
    them. Taken; OSError where one may not listen.
    """
    candidates = range(PORT, PORT + _NEXT) if port is None else [port] * (_NEXT if port == 0 else 1)
    for one in candidates:
        with suppress(Taken):
            return _listen(one)
    if port is None:
        raise Taken(f"the ports {PORT} to {PORT + _NEXT - 1} are all taken")
    raise Taken(f"port {port} is taken")


def _listen(port: int) -> tuple[int, list[socket.socket]]:
    found: list[socket.socket] = []
    try:
        for family, address in _ADDRESSES:
            one = _socket(family, address, port)
            if one:
                found.append(one)
                port = one.getsockname()[1]
    except BaseException:
        for one in found:
            one.close()
        raise
    return port, found


def _socket(family: socket.AddressFamily, address: str, port: int) -> socket.socket | None:
    """A socket that listens; None where the machine has no such address. Taken, OSError."""
    try:
        return socket.create_server((address, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Taken(str(error)) from error
        if family == socket.AF_INET6 and error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
            return None
        raise


class _Connection(H11Protocol):
    """A connection that is closed if no whole request comes in time."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.loop.call_later(_SECONDS, self._end)

    def _end(self) -> None:
        if self.cycle is None:
            self.transport.close()


def serve(site: Site, sockets: list[socket.socket]) -> None:
    """Serve until the process is interrupted or asked to stop; then as these end a program."""
    asyncio.run(_serve(site, sockets))


async def _serve(site: Site, sockets: list[socket.socket]) -> None:
    config = uvicorn.Config(
        site,
        http=_Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        # No connection is left waiting between requests: a browser may keep six, and streams take some.
        headers=[("connection", "close")],
        limit_concurrency=_MOST,
        h11_max_incomplete_event_size=16 * 1024,
        timeout_graceful_shutdown=0,  # whoever listens for changes would listen for ever
    )
    server = uvicorn.Server(config)
    watching = asyncio.create_task(site.live.watch())
    watching.add_done_callback(lambda _: setattr(server, "should_exit", True))
    await server.serve(sockets)
    if watching.done():
        watching.result()  # it failed
    watching.cancel()
