"""Who is answered, and what: through plain sockets, which send what no browser would."""

from __future__ import annotations

import ipaddress
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import PACKAGE, Ran
from journeymap.findings import Level
from journeymap.serving import server as serving_server
from journeymap.serving.drawing import Drawings
from journeymap.serving.live import Live
from journeymap.serving.maps import Maps
from journeymap.serving.server import PORT, Taken, listen, serve
from journeymap.serving.site import Site
from served import Server, listening, serving, write

SECRET = b"nobody-is-to-read-this"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("maps")
    write(folder / "one.journey.yaml", more=f"# {SECRET.decode()}\n")
    (folder / "secret.txt").write_bytes(SECRET)
    (folder.parent / "secret.txt").write_bytes(SECRET)
    with serving(folder) as one:
        yield one


@pytest.fixture(scope="module")
def key(server: Server) -> str:
    with listening(server) as events:
        return str(events.until("Buy a bike")["Buy a bike"]["key"])


ROUTES = {
    "/": "text/html; charset=utf-8",
    "/page.js": "text/javascript; charset=utf-8",
    "/page.css": "text/css; charset=utf-8",
    "/icon.svg": "image/svg+xml",
    "/rules/JM205": "application/json",
    "/maps/{key}/map/light/shown.json": "application/json",
    "/maps/{key}/map/dark/picture.svg": "image/svg+xml",
    "/?map=one.journey.yaml&view=flow": "text/html; charset=utf-8",
}


@pytest.mark.parametrize("route", [*ROUTES, "/none"])
def test_every_answer_is_kept_apart(route: str, server: Server, key: str) -> None:
    answer = server.get(route.format(key=key))
    assert answer.status == (404 if route == "/none" else 200)
    assert answer.headers["content-type"] == ROUTES.get(route, "text/plain; charset=utf-8")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["referrer-policy"] == "no-referrer"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors" in policy
    assert "unsafe-inline" not in policy or (route.endswith(".svg") and "script-src" not in policy)
    assert "sandbox" in policy or not route.endswith("picture.svg")
    assert not {"server", "access-control-allow-origin", "set-cookie"} & answer.headers.keys()
    assert SECRET not in answer.body


@pytest.mark.parametrize("route", [*ROUTES, "/events", "/none"])
def test_a_head_is_the_same_without_a_body(route: str, server: Server, key: str) -> None:
    head = server.get(route.format(key=key), "HEAD")
    assert head.body == b""
    if route != "/events":
        whole = server.get(route.format(key=key))
        assert (whole.status, whole.body != b"") == (head.status, True)
        assert {**whole.headers, "date": ""} == {**head.headers, "date": ""}


ESCAPES = """
/../secret.txt  /../../../../../../etc/passwd  /./secret.txt  //secret.txt  ///etc/passwd  /secret.txt
/%2e%2e/secret.txt  /%2e%2e%2fsecret.txt  /..%2fsecret.txt  /..%5csecret.txt  /..\\secret.txt
/%252e%252e/secret.txt  /.%00./secret.txt  /secret.txt%00.css  /%c0%ae%c0%ae/secret.txt  /..;/secret.txt
/page.css/../secret.txt  /page.css/../../maps.py  /page%2ecss  /PAGE.CSS  /page.css/
/index.html  /__init__.py
/one.journey.yaml  /maps/one.journey.yaml  /maps/..  /maps/  /maps  /rules/../secret.txt  /rules/
/maps/{key}  /maps/{key}/map/light/  /maps/{key}/map/light/..  /maps/{key}/map/light/picture.svg/
/maps/{key}/map/../picture.svg  /maps/{key}/../light/picture.svg  /maps/../map/light/picture.svg
/maps/{key}/_frame/light/picture.svg  /maps/{key}/map/../../themes/picture.svg  /maps/{key}/map/_/shown.json
/maps/{key}/map/light/secret.txt  /maps/{other}/map/light/picture.svg  /maps/{key}/%6dap/light/picture.svg
http://localhost/../secret.txt  http://evil.example/  https://localhost/secret.txt  file:///etc/passwd
file://localhost/etc/passwd  *  secret.txt  ../secret.txt  ?  #  /#/../secret.txt  localhost:80  /%  /%zz
""".split()


@pytest.mark.parametrize("target", ESCAPES)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_address_leads_out(target: str, method: str, server: Server, key: str) -> None:
    answer = server.get(target.format(key=key, other="0" * 16), method)
    assert answer.status in (400, 404)
    assert SECRET not in answer.body
    assert b"root:" not in answer.body


def test_an_address_of_any_bytes_leads_nowhere(server: Server) -> None:
    host = f"Host: localhost:{server.port}\r\n\r\n".encode()
    for byte in range(256):
        said = server.send(b"GET /" + bytes([byte]) + b" HTTP/1.1\r\n" + host)
        assert b" 200 " not in said.partition(b"\r\n")[0] or byte in b"?", byte
    assert server.get("/").status == 200


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        (["localhost:{port}"], 200),
        (["127.0.0.1:{port}"], 200),
        (["[::1]:{port}"], 200),
        (["LOCALHOST:{port}"], 200),
        ([], 400),
        ([""], 403),
        (["localhost"], 403),
        (["localhost:80"], 403),
        (["localhost:{port}1"], 403),
        (["127.0.0.1"], 403),
        (["127.0.0.2:{port}"], 403),
        (["0.0.0.0:{port}"], 403),
        (["[::]:{port}"], 403),
        (["::1:{port}"], 403),
        (["evil.example"], 403),
        (["evil.example:{port}"], 403),
        (["localhost.evil.example:{port}"], 403),
        (["localhost:{port}.evil.example"], 403),
        (["localhost:{port}@evil.example"], 403),
        (["evil.example@localhost:{port}"], 403),
        (["localhost:{port}, evil.example"], 403),
        (["evil.example", "localhost:{port}"], 400),
        (["localhost:{port}", "localhost:{port}"], 400),
    ],
)
@pytest.mark.parametrize("route", ["/", "/events", "/none"])
def test_it_answers_to_its_own_names_alone(hosts: list[str], status: int, route: str, server: Server) -> None:
    lines = "".join(f"Host: {host.format(port=server.port)}\r\n" for host in hosts)
    if (route, status) == ("/events", 200):
        return  # which would not end
    said = server.send(f"GET {route} HTTP/1.1\r\n{lines}\r\n".encode())
    wanted = 404 if (route, status) == ("/none", 200) else status
    assert said.startswith(f"HTTP/1.1 {wanted} ".encode())
    old = server.send(f"GET {route} HTTP/1.0\r\n{lines}\r\n".encode())
    assert old.split()[1] in ((b"403", b"400") if wanted >= 400 and wanted != 404 else (b"%d" % wanted,))


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("origin", "http://localhost:{port}", 200),
        ("origin", "http://127.0.0.1:{port}", 200),
        ("origin", "http://[::1]:{port}", 200),
        ("origin", "https://localhost:{port}", 403),
        ("origin", "http://localhost", 403),
        ("origin", "http://localhost:{port}.evil.example", 403),
        ("origin", "http://evil.example", 403),
        ("origin", "null", 403),
        ("origin", "", 403),
        ("sec-fetch-site", "same-origin", 200),
        ("sec-fetch-site", "none", 200),
        ("sec-fetch-site", "same-site", 403),
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "", 403),
    ],
)
@pytest.mark.parametrize("route", ["/", "/page.js", "/maps/{key}/map/light/shown.json", "/events"])
def test_pages_of_others_are_told_nothing(
    header: str, value: str, status: int, route: str, server: Server, key: str
) -> None:
    if (route, status) == ("/events", 200):
        return
    answer = server.get(route.format(key=key), **{header: value.format(port=server.port)})
    assert answer.status == status
    assert status == 200 or b"Buy" not in answer.body


@pytest.mark.parametrize("method", "POST PUT DELETE PATCH OPTIONS TRACE CONNECT PROPFIND get X".split())
@pytest.mark.parametrize("route", ["/", "/events", "/none"])
def test_nothing_can_be_done(method: str, route: str, server: Server) -> None:
    answer = server.get(route, method, content_length="0")
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "data",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1 x\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/3.0\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: \x00\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 100_000 + b"\r\n",
        b"A" * 1_000_000,
    ],
    ids=lambda data: f"{data[:40]!r}",
)
def test_what_is_no_request_is_refused(data: bytes, server: Server) -> None:
    said = server.send(data)
    assert said == b"" or said.split()[1][:1] in (b"4", b"5")
    assert server.get("/").status == 200


def test_a_second_request_on_a_connection_is_not_heard(server: Server) -> None:
    one = f"GET /none HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode()
    assert server.send(one * 3).count(b"HTTP/1.1 ") == 1


def test_a_websocket_is_none(server: Server) -> None:
    upgrade = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert server.get("/events/x", sec_websocket_version="13", **upgrade).status == 404


def test_who_dawdles_keeps_nobody_waiting(server: Server) -> None:
    slow = [server.connect() for _ in range(30)]
    try:
        for at, one in enumerate(slow):
            one.sendall(b"GET / HTTP/1.1\r\nHo"[: at % 18 + 1])
        start = time.monotonic()
        assert server.get("/").status == 200
        assert time.monotonic() - start < 2
    finally:
        for one in slow:
            one.close()


def test_who_dawdles_too_long_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving_server, "_SECONDS", 0.3)
    port, sockets = listen(0)
    site = Site(Live(Maps(tmp_path, lambda *_: []), "here"), Drawings(), port)
    threading.Thread(target=serve, args=(site, sockets), daemon=True).start()
    with socket.create_connection(("127.0.0.1", port), 10) as one:
        one.sendall(b"GET / HTTP/1.1\r\n")
        assert one.recv(100) == b""


def test_it_listens_on_this_machine_alone() -> None:
    port, sockets = listen(0)
    try:
        assert port > 1023
        for one in sockets:
            address, at, *_ = one.getsockname()
            assert ipaddress.ip_address(address).is_loopback
            assert at == port
    finally:
        for one in sockets:
            one.close()


def test_a_port_that_is_taken(run: Callable[..., Ran], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Taken, match=f"port {port} is taken"):
            listen(port)
        ran = run("serve", tmp_path, "--port", port)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.splitlines()[0] == f"error: port {port} is taken"


def test_without_a_port_it_is_the_next_that_is_free() -> None:
    first, one = listen()
    second, other = listen()
    try:
        assert PORT <= first < second
    finally:
        for each in (*one, *other):
            each.close()


def test_rules_have_pages(server: Server) -> None:
    page = json.loads(server.get("/rules/JM205").body)
    assert page["rule"] == "unknown-channel"
    assert page["level"] == Level.error.name
    assert page["summary"]
    assert page["bad"].keys() == {"map.journey.yaml"}


def test_the_page_never_makes_markup_of_text() -> None:
    script = (PACKAGE / "serving" / "page" / "page.js").read_text(encoding="utf-8")
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "srcdoc",
        "eval(",
        "Function(",
    ):
        assert way not in script
    page = (PACKAGE / "serving" / "page" / "index.html").read_text(encoding="utf-8")
    assert " style=" not in page
    assert page.count("<script") == 1
