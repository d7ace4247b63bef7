"""The site as an ASGI application: who may ask for what, and the answers, all from memory."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from journeymap.serving import telling
from journeymap.serving.drawing import Drawings, themes, views_of
from journeymap.serving.live import Live

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

#: Nothing but the page's own script and style runs in it, and no text becomes markup.
_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
#: In a picture nothing runs at all, and nothing is fetched; its links open beside the page.
_PICTURE = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
_ALWAYS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True)
class Answer:
    """What is answered: a status, and a body of a media type under a policy of content."""

    body: bytes
    media: str = "text/plain; charset=utf-8"
    policy: str = _NOTHING
    status: int = 200
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """The headers, as ASGI has them."""
        own = {"content-type": self.media, "content-security-policy": self.policy, **self.more}
        return [(name.encode(), value.encode()) for name, value in (_ALWAYS | own).items()]


def _json(value: object) -> Answer:
    return Answer(json.dumps(value).encode(), "application/json")


def _refused(status: int, why: str, **more: str) -> Answer:
    return Answer(f"{why}\n".encode(), status=status, more=more)


_STATIC = {
    "/": ("index.html", "text/html; charset=utf-8", _PAGE),
    "/page.css": ("page.css", "text/css; charset=utf-8", _NOTHING),
    "/page.js": ("page.js", "text/javascript; charset=utf-8", _NOTHING),
    "/icon.svg": ("icon.svg", "image/svg+xml", _NOTHING),
}


class Site:
    """Answers requests, and tells the pages that are open when the maps are others.

    No part of a request ever names a file: an address is looked up among those of the page's own files,
    read once, and in the keys of the maps, the views and the themes. `port` is where it is reached.
    """

    def __init__(self, live: Live, drawings: Drawings, port: int) -> None:
        self.live, self._drawings = live, drawings
        names = ("localhost", "127.0.0.1", "[::1]")
        self._hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())
        own = files("journeymap.serving") / "page"
        self._static = {
            address: Answer(own.joinpath(name).read_bytes(), media, policy)
            for address, (name, media, policy) in _STATIC.items()
        }
        self._rules: dict[str, telling.Plain] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = self._objection(scope)
        head = scope["method"] == "HEAD"
        if answer is None and scope["raw_path"] == b"/events":
            await self._tell(receive, send, head)
            return
        if answer is None:
            answer = await self._answer(scope["raw_path"])
        length = (b"content-length", str(len(answer.body)).encode())
        headers = [*answer.headers, length]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if head else answer.body})

    def _objection(self, scope: Scope) -> Answer | None:
        """Why nothing is said to who asks; None for the page itself, and for who types its address.

        A page of another site, or one that calls itself by a name that leads here (DNS rebinding), is none.
        """
        given: dict[bytes, list[str]] = {}
        for name, value in scope["headers"]:
            given.setdefault(name.lower(), []).append(value.decode("latin-1"))
        hosts = given.get(b"host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return _refused(403, f"this is served as {', '.join(sorted(self._hosts))} and nothing else")
        if any(one not in {f"http://{host}" for host in self._hosts} for one in given.get(b"origin", [])):
            return _refused(403, "pages of other origins are told nothing")
        if any(one not in ("same-origin", "none") for one in given.get(b"sec-fetch-site", [])):
            return _refused(403, "other sites are told nothing; type the address to open it")
        if scope["method"] not in ("GET", "HEAD"):
            return _refused(405, "nothing can be changed here", allow="GET, HEAD")
        return None

    async def _answer(self, address: bytes) -> Answer:
        path = address.decode("latin-1")
        if path in self._static:
            return self._static[path]
        match path.split("/"):
            case ["", "rules", code]:
                if not self._rules:
                    self._rules = await self.live.run(telling.pages)
                if code in self._rules:
                    return _json(self._rules[code])
            case ["", "maps", key, view, theme, "picture.svg" | "shown.json" as what]:
                found = await self.live.run(lambda: self._map(key, view, theme, what))
                if found:
                    return found
        return _refused(404, "there is nothing here")

    def _map(self, key: str, view: str, theme: str, what: str) -> Answer | None:
        """What is asked for of a map; None if there is no such thing."""
        one = self.live.maps.check(key)
        if one is None or view not in views_of(one) or theme not in themes():
            return None
        drawn = self._drawings.draw(one, view, theme)
        if what == "shown.json":
            return _json(telling.shown(one, drawn))
        return Answer(drawn.picture, "image/svg+xml", _PICTURE) if drawn.picture else None

    async def _tell(self, receive: Receive, send: Send, head: bool) -> None:
        """The list of maps, now and whenever something changed, as long as the page listens."""
        start = Answer(b"", "text/event-stream; charset=utf-8")
        await send({"type": "http.response.start", "status": 200, "headers": start.headers})
        if head:
            await send({"type": "http.response.body", "body": b""})
            return
        changed = asyncio.Event()
        self.live.listeners.add(changed)
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await send({"type": "http.response.body", "body": b"retry: 500\n\n", "more_body": True})
            if self.live.told:
                changed.set()
            while not gone.done():
                waiting = asyncio.ensure_future(changed.wait())
                await asyncio.wait((waiting, gone), return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
                if changed.is_set():
                    changed.clear()
                    body = b"data: " + self.live.told + b"\n\n"
                    await send({"type": "http.response.body", "body": body, "more_body": True})
        finally:
            gone.cancel()
            self.live.listeners.discard(changed)


async def _gone(receive: Receive) -> None:
    """Wait until who asked has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
