"""A headless Chromium that tests drive: the DevTools protocol over a pipe, so that no port is opened."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PROGRAM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = """
    --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --remote-debugging-pipe
    --disable-background-networking --disable-component-update --disable-sync
""".split()
PATIENCE = 60.0
#: The keys that tests press: the key's number on a Windows keyboard, and what it types.
KEYS = {
    "Tab": (9, ""),
    "Enter": (13, "\r"),
    "Escape": (27, ""),
    "Space": (32, " "),
    "ArrowLeft": (37, ""),
    "ArrowRight": (39, ""),
    "ArrowDown": (40, ""),
}


class Browser:
    """One page of a browser, and what it did: `said` in its console, `asked` for from anywhere."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._number, self._rest = 0, b""
        self._session = ""
        self.said: list[str] = []
        self.asked: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """What the browser answers to a command of the protocol."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                return dict(answer["result"])

    def open(self, page: Path, fragment: str = "", width: int = 1280, height: int = 900) -> None:
        """Open a file as on a screen of that size, and wait until it is there."""
        self.said.clear()
        self.asked.clear()
        self.size(width, height)
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=page.as_uri() + fragment)
        self.until("document.readyState === 'complete' && location.protocol === 'file:'")
        self.run("document.fonts.ready.then(() => 0)")

    def size(self, width: int, height: int = 900) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def must_be_alone(self) -> None:
        """Nothing was said in the console, and nothing asked for but the file of one page."""
        assert self.said == []
        assert [url for url in self.asked if not url.startswith(("file:", "data:", "about:"))] == []
        assert sum(url.startswith("file:") for url in self.asked) <= 1

    def media(self, kind: str = "screen", **features: str) -> None:
        """Pretend a medium, and what its user prefers: `prefers_color_scheme="dark"`."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=kind, features=named)

    def run(self, script: str) -> Any:
        """The value of an expression in the page, which may be a promise."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"Boolean({condition})"):
            assert time.monotonic() < end, condition
            time.sleep(0.02)

    def press(self, *keys: str, shift: bool = False) -> None:
        """Press keys one after the other, as on a keyboard."""
        for key in keys:
            code, text = KEYS[key]
            name = " " if key == "Space" else key
            pressed = {"key": name, "code": key, "windowsVirtualKeyCode": code, "modifiers": 8 * shift}
            typed = {"text": text} if text else {}
            self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **pressed, **typed)
            self.call("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def click(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            left = end - time.monotonic()
            assert select.select([self._read], [], [], max(left, 0))[0], "the browser says nothing"
            piece = os.read(self._read, 1 << 16)
            assert piece, "the browser has gone"
            self._rest += piece
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, event: str, what: dict[str, Any]) -> None:
        if event == "Runtime.consoleAPICalled":
            self.said.append(str([one.get("value") for one in what["args"]]))
        elif event == "Runtime.exceptionThrown":
            self.said.append(str(what["exceptionDetails"]))
        elif event == "Log.entryAdded":
            self.said.append(what["entry"]["text"])
        elif event == "Network.requestWillBeSent":
            self.asked.append(what["request"]["url"])


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser that keeps what it keeps in a folder; skips where there is none, but not in CI."""
    if PROGRAM is None:
        assert not os.environ.get("CI"), "this needs Chromium (Debian: apt-get install chromium)"
        pytest.skip("no Chromium on this machine")
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    # The browser reads from descriptor 3 and writes to 4.
    code = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    process = subprocess.Popen(
        ["bash", "-c", code, PROGRAM, *FLAGS, f"--user-data-dir={folder / 'profile'}"],
        pass_fds=(theirs_in, theirs_out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        one = Browser(ours_out, ours_in)
        yield one
        one._session = ""
        one.call("Browser.close")
    finally:
        os.close(ours_out)
        os.close(ours_in)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
