"""Figures that are asked for again and again, made once for each package."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from briefs.model import Package

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def remembered(make: Callable[[Package, K], T]) -> Callable[[Package, K], T]:
    """A function of a package and a cell or dyad that is computed once for each of them."""

    @wraps(make)
    def remembering(package: Package, about: K) -> T:
        made: dict[K, T] = package.memory.setdefault(make, {})
        if about not in made:
            made[about] = make(package, about)
        return made[about]

    return remembering
