"""What evidence, figures and quotes are said of: a map, its personas, stages and steps, or a persona."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.model import Content, Journey, Metric, Part, Persona
from journeymap.source import Where


def holders(part: Part) -> Iterator[tuple[Where, Journey | Content | Persona]]:
    """A map or a persona and what belongs to it, with their places."""
    if isinstance(part, Journey | Persona):
        yield Where(), part
    if isinstance(part, Journey):
        if isinstance(part.persona, Persona):
            yield Where(("persona",)), part.persona
        for index, one in enumerate(part.personas):
            if isinstance(one, Persona):
                yield Where(("personas", index)), one
        yield from part.contents()


def metrics(journey: Journey) -> Iterator[tuple[Where, Metric]]:
    """The metrics of a map, those of the journey as a whole first."""
    for at, part in holders(journey):
        if not isinstance(part, Persona):
            for index, metric in enumerate(part.metrics):
                yield at / "metrics" / index, metric
