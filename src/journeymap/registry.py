"""The folder is the registry: what a package offers is the modules that lie in it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def names(package: ModuleType) -> list[str]:
    """What the package offers, in alphabetical order, without importing any of it.

    A module whose name starts with `_` is the package's own business and not offered.
    """
    return list(_offered(package))


def modules(package: ModuleType) -> list[ModuleType]:
    """All that the package offers, imported now, in alphabetical order."""
    return [import_module(f"{package.__name__}.{name}") for name in names(package)]


def load(package: ModuleType, name: str) -> ModuleType:
    """The module of that name, imported now; KeyError with the name if the package does not offer it."""
    if name not in _offered(package):
        raise KeyError(name)
    return import_module(f"{package.__name__}.{name}")


@cache  # a picture asks for its lanes, its themes and its words, and a run may draw thousands
def _offered(package: ModuleType) -> tuple[str, ...]:
    found = (module.name for module in iter_modules(package.__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))
