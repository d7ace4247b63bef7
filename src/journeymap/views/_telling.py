"""A journey in words, for those who do not see the picture."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap import experience
from journeymap.lanes import Sheet, Stage, Step
from journeymap.lanes.emotion import mood_of
from journeymap.model import Content


def telling(sheet: Sheet) -> str:
    """Whose journey it is, what they want, each stage with its steps and feelings, low and high point."""
    journey, labels = sheet.journey, sheet.labels
    parts = [labels["map"]]
    if sheet.people:
        parts.append(f"{labels['persona']}: {', '.join(person.name for person in sheet.people)}")
    if journey.goal:
        parts.append(f"{labels['goal']}: {journey.goal}")
    if journey.stages:
        parts += [_stage(sheet, stage) for stage in journey.stages]
    else:
        parts.append(_steps(sheet, sheet.steps))
    for curve in experience.curves(journey):
        whose = f"{curve.name}, " if len(sheet.people) > 1 else ""
        for word, point in (("low", curve.lowest), ("high", curve.highest)):
            part = point and (point.step or point.stage)
            if part:
                parts.append(f"{whose}{labels[word]}: {part.name}")
    return sentences(parts)


def sentences(parts: Iterable[str]) -> str:
    """The parts of a description as sentences, one after the other."""
    return " ".join(part if part.endswith((".", "!", "?", "。", "؟")) else f"{part}." for part in parts)


def _stage(sheet: Sheet, stage: Stage) -> str:
    name = f"{sheet.labels['stage']}: {stage.name}{_mood(sheet, stage)}"
    return f"{name} – {_steps(sheet, stage.steps)}" if stage.steps else name


def _steps(sheet: Sheet, steps: list[Step]) -> str:
    return "; ".join(step.name + _mood(sheet, step) for step in steps)


def _mood(sheet: Sheet, part: Content) -> str:
    """How it feels, in words, behind a name."""
    names = {person.id: person.name for person in sheet.people}
    told = []
    for who, change in part.emotion.items():
        moods = dict.fromkeys(sheet.labels[f"emotion.{mood_of(value)}"] for value in change)
        name = f"{names.get(who, who)}: " if who and len(names) > 1 else ""
        told.append(name + " → ".join(moods))
    return f" ({', '.join(told)})" if told else ""
