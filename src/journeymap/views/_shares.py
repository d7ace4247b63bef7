"""Shares as views write them: in percent as the language does, and marked where they are assumed."""

from __future__ import annotations

from math import floor

from journeymap.labels import Labels, direction

NOISE = 1e-9
"""Shares below this are nobody."""


def percent(labels: Labels, share: float, assumed: bool = False, sign: str = "") -> str:
    """A share from 0 to 1 in percent, behind its signs: `~` where it is assumed, and one that is given."""
    signs, written = ("~" if assumed else "") + sign, _written(labels, share)
    # A number is read from left to right in every language, and signs before it.
    together = signs and direction(labels.lang) == "rtl"
    return f"\u2066{signs}{written}\u2069" if together else signs + written


def _written(labels: Labels, share: float) -> str:
    """A share with a decimal where it matters: few are not nobody, and most are not all."""
    if NOISE < share < 0.0005 - NOISE:
        return "<" + labels.percent(0.1)
    few_lack = 0.995 - NOISE <= share < 1 - NOISE
    digits = 1 if share < 0.0995 - NOISE or few_lack else 0
    rounded = floor(share * 10 ** (digits + 2) + 0.5 + NOISE) / 10**digits
    return labels.percent(min(rounded, 99.9) if few_lack else rounded)
