"""Intervals of real numbers whose ends may be open, closed or infinite.

The arithmetic is that of Moore, Kearfott and Cloud, "Introduction to Interval Analysis"
(SIAM, 2009), with the openness of each end carried along.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

INFINITY = Decimal("Infinity")
_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends, in the unit of the statement they come from."""

    lower: Decimal
    upper: Decimal
    lower_closed: bool = True
    upper_closed: bool = False

    def __post_init__(self) -> None:
        if self.lower > self.upper:
            raise ValueError(f"the lower end {self.lower} lies above the upper end {self.upper}")
        if self.lower == self.upper and not (self.lower_closed and self.upper_closed):
            raise ValueError(f"an interval open at its only number {self.lower} is empty")
        if not self.lower.is_finite():
            object.__setattr__(self, "lower_closed", False)
        if not self.upper.is_finite():
            object.__setattr__(self, "upper_closed", False)

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds ``value`` alone."""
        return cls(value, value, True, True)

    @property
    def width(self) -> Decimal:
        """The distance of the ends."""
        return self.upper - self.lower

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.lower or (value == self.lower and self.lower_closed)
        below = value < self.upper or (value == self.upper and self.upper_closed)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        first, second = sorted((self, other), key=lambda interval: (interval.lower, interval.upper))
        if second.lower < first.upper:
            return True
        return second.lower == first.upper and first.upper_closed and second.lower_closed

    def __neg__(self) -> Interval:
        return Interval(-self.upper, -self.lower, self.upper_closed, self.lower_closed)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.lower + other.lower,
            self.upper + other.upper,
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def at_least(self, floor: Decimal) -> Interval:
        """The part that does not lie below ``floor``, or ``floor`` alone where there is none."""
        if self.upper <= floor:
            return Interval.point(floor)
        return self if self.lower >= floor else Interval(floor, self.upper, True, self.upper_closed)

    def scaled(self, factor: Decimal) -> Interval:
        """Every number times ``factor``, which is not zero."""
        if factor < 0:
            return (-self).scaled(-factor)
        return Interval(
            self.lower * factor, self.upper * factor, self.lower_closed, self.upper_closed
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient of two amounts, of which the divisor is known to be above zero.

        A divisor that comes arbitrarily near to zero leaves the quotient without an upper end;
        zero over any amount is zero. What cannot be written out is rounded outward, so that no
        number is lost.

        Raises:
            ZeroDivisionError: no number of the divisor is positive, or the dividend is negative.
        """
        if other.upper <= 0 or self.lower < 0:
            raise ZeroDivisionError("a quotient needs a positive divisor and no negative dividend")
        if self.upper == 0:
            return self
        has_floor = other.lower > 0
        return Interval(
            _DOWN.divide(self.lower, other.upper) if other.upper.is_finite() else Decimal(0),
            _UP.divide(self.upper, other.lower) if has_floor else INFINITY,
            self.lower_closed and (other.upper_closed or self.lower == 0),
            self.upper_closed and other.lower_closed and has_floor,
        )
