"""The day to reckon from, which knows until when what it was asked holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

_DAY = timedelta(days=1)


class Today(date):
    """A day that remembers what it was compared with: on every day up to `until` the same questions have
    the same answers. Whoever asks for more than earlier or later (a day's text, a difference) gets answers
    that hold on this day alone.
    """

    until: date

    def __new__(cls, day: date) -> Today:
        self = super().__new__(cls, day.year, day.month, day.day)
        self.until = date.max
        return self

    def _told(self, last: date) -> None:
        self.until = min(self.until, last)

    def _alone(self) -> date:
        day = date(self.year, self.month, self.day)
        self._told(day)
        return day

    def __gt__(self, other: date) -> bool:
        answer = super().__gt__(other)
        if not answer:
            self._told(other)
        return answer

    def __ge__(self, other: date) -> bool:
        answer = super().__ge__(other)
        if not answer:
            self._told(other - _DAY)
        return answer

    def __lt__(self, other: date) -> bool:
        answer = super().__lt__(other)
        if answer:
            self._told(other - _DAY)
        return answer

    def __le__(self, other: date) -> bool:
        answer = super().__le__(other)
        if answer:
            self._told(other)
        return answer

    def __eq__(self, other: object) -> bool:
        return self._alone() == other

    def __hash__(self) -> int:
        return hash(self._alone())

    def __str__(self) -> str:
        return str(self._alone())

    def __format__(self, spec: str) -> str:
        return format(self._alone(), spec)

    def isoformat(self) -> str:
        """The day as text."""
        return self._alone().isoformat()

    def __sub__(self, other: Any) -> Any:
        return self._alone() - other

    def __rsub__(self, other: date) -> timedelta:
        return other - self._alone()

    def __add__(self, other: timedelta) -> Today:
        return Today(self._alone() + other)
