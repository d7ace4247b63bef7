"""Whether the comments of a random map stand where they say that they belong."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.document import Document, Mark

Path = tuple[str | int, ...]
Token = tuple[int, int, Path]


def tokens(document: Document) -> list[Token]:
    """Where each key and each single value is, and what it is, in the order of the text."""
    found: list[Token] = []
    marks: list[tuple[Path, Mark]] = [((), document.root)]
    for path, mark in marks:
        if not mark.items and mark.end > mark.start:
            found.append((mark.start, mark.end, path))
        found += [(span.start, span.end, (*path, key)) for key, span in mark.keys.items()]
        if isinstance(mark.items, dict):
            marks += [((*path, key), inner) for key, inner in mark.items.items()]
        elif mark.items is not None:
            marks += [((*path, number), inner) for number, inner in enumerate(mark.items)]
    return sorted(found)


def misplaced(document: Document) -> Iterator[str]:
    """The comments of a scrawl that do not stand where they belong."""
    text = document.source.text
    all_tokens = tokens(document)
    gaps, at = [], 0
    for number in range(len(all_tokens) + 1):
        before = all_tokens[number - 1] if number else None
        after = all_tokens[number] if number < len(all_tokens) else None
        gaps.append((at, after[0] if after else len(text), before, after))
        at = after[1] if after else at
    for start, end, before, after in gaps:
        for place in range(start, end):
            if text[place] != "#" or text.rfind("#", max(start, text.rfind("\n", 0, place)), place) >= 0:
                continue
            stop = text.find("\n", place)
            said = text[place : stop if stop >= 0 else len(text)].split()
            kind, where = next(
                (a, b) for a, b in zip([*said, ""], [*said[1:], "", ""], strict=False) if a in KINDS
            )
            path: Path = tuple(
                int(one) if one.isdigit() else one.replace("·", " ") for one in where.split("/") if one
            )
            within_before = before is not None and before[2][: len(path)] == path
            within_after = after is not None and after[2][: len(path)] == path
            if kind == "above":
                good = within_after and not within_before
            elif kind == "end":
                good = within_before and not within_after
            elif kind == "top":
                good = before is None
            else:
                line = text.rfind("\n", 0, place) + 1
                bare = not text[line:place].replace("-", " ").strip()
                good = within_before or (bare and within_after)
            if not good:
                yield f"{' '.join(said)} (after {before and before[2]}, before {after and after[2]})"


KINDS = ("above", "behind", "end", "top")
