"""How old what a map or a persona says is: dates are a day, a month or a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from journeymap.fields import UNITS, Duration
from journeymap.model import Journey, Part, Persona


@lru_cache  # the parts of a map are often of one day, and several rules ask for it
def first_day(text: str) -> date:
    """The day, or the first one of the month or the year."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


@lru_cache
def last_day(text: str) -> date:
    """The day, or the last one of the month or the year: what is of a month counts to its end."""
    year, month = (*map(int, text.split("-")), 12)[:2]
    return date(year, month, monthrange(year, month)[1]) if text.count("-") < 2 else first_day(text)


def later(day: date, months: int) -> date:
    """The same day some months later, or the last one of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    year = max(day.year + years, date.min.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after(day: date, length: Duration) -> date:
    """The day when a length of time is over, and of a range the greatest."""
    if length.high >= (date.max - day).days * UNITS["day"]:
        return date.max
    months, rest = divmod(length.high, UNITS["month"])
    return day + timedelta(minutes=length.high) if rest else later(day, int(months))


def old(text: str, months: int, today: date) -> bool:
    """Whether the whole of a date is more than some months ago."""
    return later(last_day(text), months) < today


def in_months(months: int) -> str:
    """A number of months in words."""
    return f"{months} month{'s' * (months != 1)}"


def retired(part: Part) -> bool:
    """Whether a map or a persona is kept as it was: nobody is to keep it true."""
    return isinstance(part, Journey | Persona) and part.status == "retired"
