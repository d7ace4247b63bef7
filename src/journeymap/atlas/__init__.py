"""The pages of a collection of maps, all but those of the maps themselves: from facts and findings to HTML.

Every page is one file that fetches nothing; they lead to each other, and to the maps' pages, by links
relative to themselves. The same site gives the same pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.atlas import _heat, _opportunities, _owners, _pains, _reviews, _start, _usage, address
from journeymap.atlas._around import around as around
from journeymap.atlas._here import Here
from journeymap.atlas.site import Health as Health
from journeymap.atlas.site import Page as Page
from journeymap.atlas.site import Setting as Setting
from journeymap.atlas.site import Site as Site
from journeymap.atlas.site import Undrawn as Undrawn

__all__ = ["Health", "Page", "Setting", "Site", "Undrawn", "address", "around", "pages"]


def pages(site: Site) -> Iterator[Page]:
    """Every page but those of the maps, the start page (`index.html`) first; each path once.

    Planning reads all of the collection, because where a list goes on to a further page depends on how long
    its rows are; `make` of a page then puts together what is there.
    """
    here, below = Here(site), Here(site, below=True)
    for module in (_start, _pains, _opportunities, _reviews, _heat):
        yield from module.pages(here)
    for module in (_owners, _usage):
        yield from module.pages(here, below)
