"""Figures that are asked for again and again, made once for each package."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from briefs.model import Cell, Package

T = TypeVar("T")


def remembered(make: Callable[[Package, Cell], T]) -> Callable[[Package, Cell], T]:
    """A function of a package and a cell that is computed once per cell while the package lives."""

    @wraps(make)
    def remembering(package: Package, cell: Cell) -> T:
        made: dict[Cell, T] = package.memory.setdefault(make, {})
        if cell not in made:
            made[cell] = make(package, cell)
        return made[cell]

    return remembering
