"""`journeymap serve` in a process of its own, spoken to through plain sockets: nothing waits for ever."""

from __future__ import annotations

import json
import re
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from conftest import environment

SECONDS = 20.0
MAP = "journeymap: 1\ntitle: {title}\npersona: {{name: Sam}}\nsteps:\n  - {{name: {step}, emotion: 1}}\n"


def write(path: Path, title: str = "Buy a bike", step: str = "Pays", more: str = "") -> Path:
    """A small map in a file."""
    path.write_text(MAP.format(title=title, step=step) + more, encoding="utf-8")
    return path


class Answer:
    """What came back: status, headers by their names in small letters, body."""

    def __init__(self, data: bytes) -> None:
        head, _, self.body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        self.status = int(first.split()[1]) if first else 0
        self.headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


class Server:
    """A running `journeymap serve`."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        words = [sys.executable, "-m", "journeymap", "serve", str(folder), "--port", "0", *arguments]
        self.process = subprocess.Popen(
            words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder.parent
        )
        assert self.process.stdout
        with selectors.DefaultSelector() as ready:
            ready.register(self.process.stdout, selectors.EVENT_READ)
            assert ready.select(SECONDS), "it does not start"
        self.address = self.process.stdout.readline().decode().strip()
        found = re.fullmatch(r"http://localhost:(\d+)/", self.address)
        assert found, self.process.communicate(timeout=SECONDS)
        self.port = int(found[1])

    def connect(self) -> socket.socket:
        """A connection to it."""
        return socket.create_connection(("127.0.0.1", self.port), SECONDS)

    def send(self, data: bytes) -> bytes:
        """All that it says to some bytes, until it ends the connection."""
        with self.connect() as one:
            with suppress(ConnectionError):  # it may be told enough before it has read all
                one.sendall(data)
            said = b""
            with suppress(ConnectionError):
                while part := one.recv(1 << 16):
                    said += part
            return said

    def get(self, target: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to a request: a header is named with `_` for `-`."""
        given = {"host": f"localhost:{self.port}", **headers}
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in given.items()]
        return Answer(self.send("\r\n".join([f"{method} {target} HTTP/1.1", *lines, "", ""]).encode()))

    def shown(self, key: str, view: str = "map", theme: str = "light") -> dict[str, Any]:
        """What the page is told of a map."""
        told: dict[str, Any] = json.loads(self.get(f"/maps/{key}/{view}/{theme}/shown.json").body)
        return told

    def picture(self, key: str, view: str = "map", theme: str = "light") -> str:
        """The picture of a map; nothing where there is none."""
        answer = self.get(f"/maps/{key}/{view}/{theme}/picture.svg")
        return answer.body.decode() if answer.status == 200 else ""

    def stop(self, number: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """Tell it to stop: its exit code, and the seconds that it took."""
        start = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(SECONDS)
        return code, time.monotonic() - start


class Events:
    """The stream of a server's events."""

    def __init__(self, server: Server) -> None:
        self._socket = server.connect()
        self._socket.sendall(f"GET /events HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode())
        self._rest = b""

    def next(self) -> dict[str, Any]:
        """The next list of maps."""
        while True:
            line, found, rest = self._rest.partition(b"\n")
            if found:
                self._rest = rest
                if line.startswith(b"data: "):
                    return dict(json.loads(line.removeprefix(b"data: ")))
                continue
            data = self._socket.recv(1 << 16)
            assert data, "the stream ended"
            # The chunks that HTTP sends are whole lines, and so are the numbers before them.
            self._rest += data

    def until(self, *titles: str) -> dict[str, dict[str, Any]]:
        """The maps by their titles, once there are just these and it is known what is wrong with them."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            maps = {one["title"]: one for one in self.next()["maps"]}
            if sorted(maps) == sorted(titles):
                return maps
        raise AssertionError(f"there never were {titles}")

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Server]:
    """A server of a folder, ended in the end whatever happens."""
    server = Server(folder, *arguments)
    try:
        yield server
    finally:
        server.process.kill()
        server.process.communicate(timeout=SECONDS)


@contextmanager
def listening(server: Server) -> Iterator[Events]:
    """A stream of its events."""
    events = Events(server)
    try:
        yield events
    finally:
        events.close()
