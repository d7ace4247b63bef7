"""The day to reckon from knows until when its answers hold."""

from __future__ import annotations

import operator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.today import Today

DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))
ASKS = (operator.lt, operator.le, operator.gt, operator.ge)


@given(DAYS, st.lists(st.tuples(st.sampled_from(ASKS), DAYS, st.booleans())), DAYS)
def test_answers_hold_as_long_as_it_says(
    day: date, questions: list[tuple[operator.lt, date, bool]], later: date
) -> None:
    def answers(today: date) -> list[bool]:
        return [ask(other, today) if turned else ask(today, other) for ask, other, turned in questions]

    today = Today(day)
    found = answers(today)
    assert found == answers(day)
    assert today.until >= day
    if day <= later <= today.until:
        assert answers(later) == found
    elif today.until < later:
        assert answers(today.until + timedelta(days=1)) != found, "it could have held longer"


@pytest.mark.parametrize(
    "ask",
    [
        str,
        "{}".format,
        lambda today: today.isoformat(),
        hash,
        lambda today: today == date(2020, 1, 1),
        lambda today: today - date(2020, 1, 1),
        lambda today: date(2020, 1, 1) - today,
        lambda today: today + timedelta(days=1),
    ],
)
def test_who_asks_for_more_has_to_ask_again(ask: object) -> None:
    day = date(2020, 2, 1)
    today = Today(day)
    assert callable(ask)
    assert ask(today) == ask(day)
    assert today.until == day
