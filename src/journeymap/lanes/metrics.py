"""The figures that are watched, and those that are wanted."""

from __future__ import annotations

from journeymap.labels import Labels
from journeymap.lanes import Block, Cell, Text, Together, noted
from journeymap.model import Metric


def fill(cell: Cell) -> list[Block]:
    return [_figure(metric, cell.sheet.labels) for metric in cell.part.metrics]


def _figure(metric: Metric, labels: Labels) -> Together:
    blocks: list[Block] = [Text(labels.get(f"metric.{metric.name}", metric.name), "metric.name", gap=0)]
    if metric.value is not None:
        value = labels.number(metric.value)
        blocks.append(Text(f"{value} {metric.unit}" if metric.unit else value, "metric.value", gap=0))
    if metric.target is not None:
        blocks.append(Text(f"{labels['target']} {labels.number(metric.target)}", "metric.target", gap=0))
    sample = noted(
        f"{labels['scale']} {labels.number(metric.scale)}" if metric.scale is not None else "",
        f"n\u00a0=\u00a0{metric.count}" if metric.count is not None else "",
        metric.date or "",
    )
    if sample:
        blocks.append(Text(sample, "metric.target", gap=0))
    return Together(blocks, label=f"{labels['source']}: {metric.source}" if metric.source else "", gap=8)
