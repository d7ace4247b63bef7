"""What the pages' contents are to those who listen: parts, paragraphs, links and figures, in order."""

from __future__ import annotations

from collections.abc import Mapping

import pydyf

from journeymap.formats._pdf.picture import Node, Picture
from journeymap.formats._pdf.stock import Stock, spoken


class Tree:
    """The structure of a document, page by page."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self._root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._document = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document"})
        self.reference = stock.add(self._root)
        self._document["P"] = self.reference
        self._top = stock.add(self._document)
        self._sections: list[str] = []
        self._parents: list[str] = []

    def page(self, page: str, drawn: Picture, annotations: Mapping[int, pydyf.Dictionary]) -> int:
        """Add what a page shows; the number by which the page finds its parts."""
        owners = [""] * drawn.marks
        section = self._element(drawn.root, self._top, page, annotations, owners)
        if section:
            self._sections.append(section)
        return self._owned(f"[{' '.join(owners)}]")

    def close(self) -> str:
        """The reference of the root, once all pages are there."""
        self._document["K"] = f"[{' '.join(self._sections)}]"
        numbers = " ".join(f"{at} {owner}" for at, owner in enumerate(self._parents))
        self._root.update(
            {
                "K": self._top,
                "ParentTree": f"<</Nums [{numbers}]>>",
                "ParentTreeNextKey": len(self._parents),
            }
        )
        return self.reference

    def _owned(self, owner: str) -> int:
        self._parents.append(owner)
        return len(self._parents) - 1

    def _element(
        self, node: Node, parent: str, page: str, notes: Mapping[int, pydyf.Dictionary], owners: list[str]
    ) -> str:
        """The reference of a part; empty for one with nothing in it."""
        made = pydyf.Dictionary({"S": f"/{node.kind}", "P": parent})
        reference = ""
        inside: list[str] = []
        for one in node.inside:
            if not reference:
                reference = self.stock.add(made)
            if isinstance(one, int):
                owners[one] = reference
                inside.append(str(one))
            else:
                inside.append(self._element(one, reference, page, notes, owners))
        if not any(inside):
            return ""
        made.update({"Pg": page, "K": f"[{' '.join(filter(None, inside))}]"})
        if node.title:
            made["T"] = spoken(node.title)
        if node.alt:
            made["Alt"] = spoken(node.alt)
        note = notes.get(id(node.link)) if node.link else None
        if note is not None:
            note["StructParent"] = self._owned(reference)
            made["K"] = f"{made['K'][:-1]} <</Type /OBJR /Obj {note.number} 0 R /Pg {page}>>]"
        return reference
