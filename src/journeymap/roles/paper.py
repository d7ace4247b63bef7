"""The roles of what is on paper beside pictures: a contents page, the marks of a wall map's sheets."""

from __future__ import annotations

from journeymap.roles import Paint
from journeymap.text import Type

PAINTS: dict[str, Paint] = {
    "contents.entry": Paint(fill="ink"),
    "sheet.cut": Paint(stroke="ink", stroke_width=0.75),
    "sheet.next": Paint(stroke="ink", stroke_width=0.75, dash=(2, 2)),
    "sheet.name": Paint(fill="quiet"),
    "sheet.grid": Paint(stroke="strong", stroke_width=0.75),
    "sheet.tag": Paint(fill="paper", opacity=0.85),
    "sheet.tag.name": Paint(fill="ink"),
}

TYPES: dict[str, Type] = {
    "contents.entry": Type("regular", 14, 20),
    "sheet.name": Type("regular", 10.5, 14),
    "sheet.tag.name": Type("semibold", 16, 20),
    "sheet.tag.name.small": Type("semibold", 9, 12),
    "sheet.tag.name.tiny": Type("semibold", 5.5, 7),
}

GROUNDS: dict[str, tuple[str, ...]] = {
    "contents.entry": ("paper",),
    **dict.fromkeys(["sheet.tag.name", "sheet.tag.name.small", "sheet.tag.name.tiny"], ("sheet.tag",)),
    **dict.fromkeys(["sheet.name", "sheet.cut", "sheet.next", "sheet.grid"], ("paper",)),
}
