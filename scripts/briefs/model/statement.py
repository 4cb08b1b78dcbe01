"""A number as somebody states it: how precisely, and with which word before it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from briefs.model.interval import INFINITY, Interval


class Qualifier(StrEnum):
    """The word before a number; ``over`` is at least, ``under`` almost or nearly."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"

    @property
    def is_bound(self) -> bool:
        """Whether the number lies to one side of what is stated."""
        return self in (Qualifier.OVER, Qualifier.UNDER)

    @property
    def opposite(self) -> Qualifier:
        """The qualifier of what falls as this rises: a bound turns round, the others stay."""
        turned = {Qualifier.OVER: Qualifier.UNDER, Qualifier.UNDER: Qualifier.OVER}
        return turned.get(self, self)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value, the place of its last stated digit in the same unit, and its qualifier."""

    value: Decimal
    rounding: Decimal
    qualifier: Qualifier

    def __post_init__(self) -> None:
        if self.rounding <= 0:
            raise ValueError(f"the rounding {self.rounding} is not positive")

    @property
    def likely(self) -> Interval:
        """Where the number most likely lies: rounding half up, mirrored below zero."""
        if self.value < 0:
            return -self._mirrored().likely
        half = self.rounding / 2
        match self.qualifier:
            case Qualifier.EXACT | Qualifier.ABOUT:
                return Interval(self.value - half, self.value + half)
            case Qualifier.OVER:
                return Interval(self.value, self.value + self.rounding)
            case Qualifier.UNDER:
                return Interval(self.value - self.rounding, self.value)

    @property
    def possible(self) -> Interval:
        """Where the number lies if the words are taken at their widest."""
        if self.value < 0:
            return -self._mirrored().possible
        match self.qualifier:
            case Qualifier.EXACT:
                return self.likely
            case Qualifier.ABOUT:
                return Interval(self.value - self.rounding, self.value + self.rounding)
            case Qualifier.OVER:
                return Interval(self.value, INFINITY)
            case Qualifier.UNDER:
                return Interval(-INFINITY, self.value)

    def _mirrored(self) -> Statement:
        return Statement(-self.value, self.rounding, self.qualifier)
