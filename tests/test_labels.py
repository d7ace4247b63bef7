"""The labels: every language says the same things, and nothing that nobody asks for."""

from __future__ import annotations

import re
import sys

import pytest

from journeymap import registry
from journeymap.labels import direction, labels, names
from journeymap.model import Evidence, Journey, Opportunity, Pain
from journeymap.settings import CHANNELS, LANES

PACKAGE = sys.modules["journeymap.labels"]
ENGLISH: dict[str, str] = registry.load(PACKAGE, "en").WORDS


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


def test_the_languages_are_there() -> None:
    assert set(names()) >= set("en de fr es pt it nl pl ru uk tr ja zh ko ar he".split())


@pytest.mark.parametrize("lang", names())
def test_a_language_has_every_word_and_no_other(lang: str) -> None:
    own: dict[str, str] = registry.load(PACKAGE, lang).WORDS
    assert own.keys() == ENGLISH.keys()
    for key, text in own.items():
        assert text == text.strip(), key
        assert text, key
        assert placeholders(text) == placeholders(ENGLISH[key]), key


def test_there_is_a_word_for_everything_of_the_language() -> None:
    wanted = {f"lane.{lane}" for lane in LANES} | {f"channel.{channel}" for channel in CHANNELS}
    for part, field, prefix in (
        (Pain, "severity", "severity"),
        (Evidence, "kind", "evidence"),
        (Opportunity, "status", "status"),
        (Journey, "status", "status"),
        (Journey, "state", "state"),
        (Journey, "basis", "basis"),
    ):
        values = re.findall(r"'([\w-]+)'", str(part.model_fields[field].annotation))
        assert values
        wanted |= {f"{prefix}.{value}" for value in values}
    assert wanted <= ENGLISH.keys()
    assert {channel: ENGLISH[f"channel.{channel}"] for channel in CHANNELS} == CHANNELS


@pytest.mark.parametrize(
    ("tag", "goal"),
    [("de", "Ziel"), ("pt-BR", "Objetivo"), ("zh-Hant-TW", "目标"), ("DE-at", "Ziel"), ("sw", "Goal")],
)
def test_a_tag_means_its_language_or_english(tag: str, goal: str) -> None:
    assert labels(tag)["goal"] == goal


@pytest.mark.parametrize(
    ("tag", "towards"),
    [
        *((tag, "rtl") for tag in ("ar", "he-IL", "fa", "ur-PK", "ckb", "az-Arab")),
        *((tag, "ltr") for tag in ("", "en", "ja", "arn", "uz-Latn", "ar-Latn")),
    ],
)
def test_direction(tag: str, towards: str) -> None:
    assert direction(tag) == towards


def test_numbers_are_written_as_the_language_does() -> None:
    assert labels("en").number(4.6) == "4.6"
    assert labels("de").number(-4.6) == "−4,6"
    assert labels("de").number("~4.6") == "~4.6"
    assert labels("en").number(3) == "3"
    assert labels("en").percent(12.5) == "12.5%"
    assert labels("fr").percent(12.5) == "12,5\u00a0%"
    assert labels("tr").percent(7) == "%7"
