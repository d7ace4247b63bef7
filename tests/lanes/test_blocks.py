"""The building blocks of lanes: where blocks go, and what stands for people."""

from __future__ import annotations

import pytest

from journeymap.lanes import Card, Pen, Text, initials, marker, stack
from journeymap.lanes.emotion import mood_of
from journeymap.scene import Box, Shape, Words
from journeymap.text import Ruler

RULER = Ruler()


def cards(width: float, *texts: str) -> tuple[list[Box], float]:
    pen = Pen(RULER, "en")
    end = stack(pen, [Card("pain", text) for text in texts], 10, 20, width)
    return [item for item in pen.items if isinstance(item, Box) and item.role == "pain.card"], end


def test_blocks_stand_below_each_other_in_a_narrow_cell() -> None:
    found, end = cards(160, "one", "two", "three")
    assert len({box.x for box in found}) == 1
    assert found[0].y + found[0].height < found[1].y
    assert end == found[-1].y + found[-1].height


def test_blocks_stand_side_by_side_in_a_wide_cell_and_leave_no_holes() -> None:
    found, end = cards(500, "long " * 60, "two", "three")
    assert found[0].y == found[1].y
    assert found[2].x == found[1].x, "the third goes below the short one"
    assert end == found[0].y + found[0].height


def test_lines_are_never_too_long_to_read() -> None:
    pen = Pen(RULER, "en")
    stack(pen, [Text("word " * 100, "cell")], 0, 0, 1500)
    assert pen.items
    assert all(isinstance(item, Words) and item.room <= 540 for item in pen.items)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Priya Shah", "PS"),
        ("Hana", "H"),
        ("Ana de la Cruz", "AC"),
        ("田中 遥", "田"),
        ("(x) Bo", "B"),
        ("–", "–"),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_no_two_of_many_people_have_the_same_sign_in_the_same_colour() -> None:
    seen = set()
    for index in range(30):
        pen = Pen(RULER, "en")
        marker(pen, index, 0, 0, 20)
        (item,) = pen.items
        assert isinstance(item, Box | Shape)
        form = tuple((round(x), round(y)) for x, y in item.points) if isinstance(item, Shape) else ()
        seen.add((item.role, form))
    assert len(seen) == 30


@pytest.mark.parametrize(("value", "mood"), [(-2, -2), (-1.5, -2), (-0.4, 0), (0.5, 1), (1.4, 1), (1.5, 2)])
def test_the_face_is_the_nearest_feeling(value: float, mood: int) -> None:
    assert mood_of(value) == mood
