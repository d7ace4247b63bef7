"""Where pages are: paths that hold on every disk, in every address, and whatever other maps there are.

A name of plain ASCII words is its own address. Any other one gives what is plain of it, `_`, and the
beginning of a digest of all of it; `_` is in no plain name, so that no two names meet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize

from journeymap.collection import MapFact

START = "index.html"
_MAP = ".journey.yaml"
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORDS = re.compile(r"[a-z0-9]+")
# Names that Windows has for devices, whatever their ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_LONG, _DIGEST = 60, 10


def of_map(one: MapFact) -> str:
    """The path of a map's page, by its file: `maps/buy-a-bike.html`."""
    names = one.file.removesuffix(_MAP).split("/") if one.file.endswith(_MAP) else [one.file]
    return _path("maps", one.file, *names)


def of_persona(home: str, id: str) -> str:
    """The path of the page of a persona of the workspace in a folder."""
    return _path("personas", f"{home}/{id}", *(part for part in home.split("/") if part not in ("", ".")), id)


def of_channel(id: str) -> str:
    """The path of the page of a channel."""
    return _path("channels", id, id)


def of_touchpoint(name: str) -> str:
    """The path of the page of a touchpoint, which is known by its name."""
    return _path("touchpoints", name, name)


def of_owner(owner: str) -> str:
    """The path of the page of an owner; one without a name is nobody."""
    return _path("owners", owner, owner)


def numbered(path: str, number: int) -> str:
    """The path of a further page of a list that begins on the first."""
    # No digest is as short as a number of pages, so this is nobody else's path.
    return path if number == 1 else f"{path.removesuffix('.html')}_{number}.html"


def between(here: str, there: str) -> str:
    """The link from a page to another."""
    return "../" * here.count("/") + there


@lru_cache(1 << 16)  # each map is led to from everything that it says
def _path(folder: str, whole: str, *names: str) -> str:
    """The path of what is known by the `whole`: by its names, where they are plain and short."""
    text = ".".join(names)
    plain = all(_PLAIN.fullmatch(name) and name not in _DEVICES for name in names)
    if not plain or len(text) > _LONG:
        digest = sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
        spelled = normalize("NFKD", text.lower()).encode("ascii", "ignore").decode("ascii")
        text = f"{'-'.join(_WORDS.findall(spelled))[:_LONG].rstrip('-')}_{digest}"
    return f"{folder}/{text}.html"
