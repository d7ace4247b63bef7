"""Addresses hold on every disk and in every link, and no two things have the same."""

from __future__ import annotations

import re

import pytest
from atlases import fact
from hypothesis import given
from hypothesis import strategies as st

from journeymap.atlas import address

NAMES = st.text(max_size=80) | st.sampled_from(["a", "A", "a b", "a-b", "a_b", "a.b", "ä", "ä", "con", ""])
SAFE = re.compile(r"[a-z0-9_.-]+/[a-z0-9_][a-z0-9_.-]*\.html")
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\.")


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("buy.journey.yaml", "maps/buy.html"),
        ("02-broadband-switch.journey.yaml", "maps/02-broadband-switch.html"),
        ("a/b/c.journey.yaml", "maps/a.b.c.html"),
        ("Buy.journey.yaml", "maps/buy_f7382fd848.html"),
        ("buy.journey.yml", "maps/buy-journey-yml_a1a86e2a1f.html"),
        ("購入.journey.yaml", "maps/_8a13a3f9ae.html"),
    ],
)
def test_addresses_of_maps(file: str, path: str) -> None:
    found = address.of_map(fact(file, id="x"))
    assert found == path
    assert found == address.of_map(fact(file, id="x", title="another"))


def test_addresses_of_others() -> None:
    assert address.of_persona("", "ada") == "personas/ada.html"
    assert address.of_persona("shop/de", "ada") == "personas/shop.de.ada.html"
    assert address.of_channel("web") == "channels/web.html"
    assert address.of_owner("team-a") == "owners/team-a.html"
    assert address.of_touchpoint("Order form").startswith("touchpoints/order-form_")
    assert address.of_touchpoint("Order form") != address.of_touchpoint("order form")
    assert address.of_owner("").startswith("owners/_")


@given(NAMES, NAMES)
def test_no_two_names_meet(one: str, two: str) -> None:
    for way in (address.of_channel, address.of_touchpoint, address.of_owner):
        paths = [way(one), way(two)]
        # Also on disks that know no capital letters.
        assert (paths[0].lower() == paths[1].lower()) == (one == two)
        for path in paths:
            assert SAFE.fullmatch(path)
            assert len(path) < 100
            assert not DEVICE.match(path.partition("/")[2])


@given(NAMES)
def test_further_pages_are_nobody_elses(name: str) -> None:
    path = address.of_touchpoint(name)
    assert address.numbered(path, 1) == path
    second = address.numbered(path, 2)
    assert SAFE.fullmatch(second)
    # Whoever has an own address with a `_` has ten signs of a digest behind it.
    assert not re.fullmatch(r".*_[0-9a-f]{10}\.html", second)


@pytest.mark.parametrize("device", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_names_of_devices(device: str) -> None:
    assert not DEVICE.match(address.of_channel(device).partition("/")[2])
    assert not DEVICE.match(address.of_map(fact(f"{device}/x.journey.yaml", id="x")).partition("/")[2])
