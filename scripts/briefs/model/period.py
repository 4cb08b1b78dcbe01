"""Spans of whole months with one spelling each."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTH = r"(\d{4})-(0[1-9]|1[0-2])"
_YEAR = re.compile(r"(\d{4})")
_HALF = re.compile(r"(\d{4})-H([12])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_SINGLE_MONTH = re.compile(_MONTH)
_SPAN = re.compile(f"{_MONTH}/{_MONTH}")

SPELLINGS = "2022, 2022-H1, 2022-Q1, 2022-05 or 2022-01/2022-11"


class PeriodError(ValueError):
    """A text is no period, or is not the one spelling of its span."""


def _month_index(year: str, month: str | int) -> int:
    return int(year) * 12 + int(month) - 1


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of months, both ends included; months count from year 0 (2022-01 is 2022 * 12)."""

    first_month: int
    last_month: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period.

        Args:
            text: one of the spellings ``2022``, ``2022-H1``, ``2022-Q1``, ``2022-05``,
                ``2022-01/2022-11``.

        Raises:
            PeriodError: the text is none of them, runs backwards, or spells a span that has a
                shorter spelling (``2022-01/2022-03`` is ``2022-Q1``).
        """
        period = cls._read(text)
        if period.last_month < period.first_month:
            raise PeriodError(f"'{text}' ends before it begins")
        if str(period) != text:
            raise PeriodError(f"'{text}' has one spelling: {period}")
        return period

    @classmethod
    def _read(cls, text: str) -> Period:
        if match := _YEAR.fullmatch(text):
            return cls.year(int(match[1]))
        if match := _HALF.fullmatch(text):
            first = _month_index(match[1], 6 * int(match[2]) - 5)
            return cls(first, first + 5)
        if match := _QUARTER.fullmatch(text):
            first = _month_index(match[1], 3 * int(match[2]) - 2)
            return cls(first, first + 2)
        if match := _SINGLE_MONTH.fullmatch(text):
            first = _month_index(match[1], match[2])
            return cls(first, first)
        if match := _SPAN.fullmatch(text):
            return cls(_month_index(match[1], match[2]), _month_index(match[3], match[4]))
        raise PeriodError(f"'{text}' is no period; write {SPELLINGS}")

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year ``year``."""
        return cls(year * 12, year * 12 + 11)

    @property
    def months(self) -> int:
        """Length in months, at least 1."""
        return self.last_month - self.first_month + 1

    @property
    def start_year(self) -> int:
        """The year of the first month."""
        return self.first_month // 12

    @property
    def first_day(self) -> date:
        """The first day of the first month."""
        year, month = divmod(self.first_month, 12)
        return date(year, month + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the last month."""
        year, month = divmod(self.last_month, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])

    @property
    def is_year(self) -> bool:
        """Whether it is a calendar year."""
        return self.months == 12 and self.first_month % 12 == 0

    def a_year_before(self) -> Period:
        """The same months one year earlier: the base of a growth rate."""
        return Period(self.first_month - 12, self.last_month - 12)

    def contains(self, other: Period) -> bool:
        """Whether every month of ``other`` lies in this period."""
        return self.first_month <= other.first_month and other.last_month <= self.last_month

    @property
    def slug(self) -> str:
        """The period as part of an identifier: lower case, no slash."""
        return str(self).replace("/", "-").lower()

    def __str__(self) -> str:
        return _spelling(self.first_month, self.last_month)


@lru_cache(maxsize=4096)
def _spelling(first_month: int, last_month: int) -> str:
    """The one spelling of a span; the same few spans are spelled again and again."""
    year, month = divmod(first_month, 12)
    last_year, last_month_of_year = divmod(last_month, 12)
    match (last_month - first_month + 1, month):
        case 12, 0:
            return f"{year:04d}"
        case 6, (0 | 6):
            return f"{year:04d}-H{month // 6 + 1}"
        case 3, (0 | 3 | 6 | 9):
            return f"{year:04d}-Q{month // 3 + 1}"
        case 1, _:
            return f"{year:04d}-{month + 1:02d}"
        case _:
            return f"{year:04d}-{month + 1:02d}/{last_year:04d}-{last_month_of_year + 1:02d}"
