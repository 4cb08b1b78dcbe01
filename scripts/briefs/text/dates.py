"""Periods and dates as readers see them; names of months by Unicode CLDR through Babel."""

from __future__ import annotations

from functools import lru_cache

from babel.dates import format_date, get_month_names

from briefs.model import Period, first_day

LOCALE = "en_GB"
_ORDINALS = ("first", "second", "third", "fourth")


@lru_cache(maxsize=4096)
def period_label(period: Period) -> str:
    """A period in words: 2022, first half of 2022, January 2026, January–October 2010."""
    name = str(period)
    year, _, rest = name.partition("-")
    if not rest:
        return year
    if rest.startswith(("H", "Q")):
        part = "half" if rest.startswith("H") else "quarter"
        return f"{_ORDINALS[int(rest[1]) - 1]} {part} of {year}"
    first, last = _month_and_year(period.first_month), _month_and_year(period.last_month)
    if first == last:
        return f"{first[0]} {first[1]}"
    if first[1] == last[1]:
        return f"{first[0]}–{last[0]} {last[1]}"
    return f"{first[0]} {first[1]} – {last[0]} {last[1]}"


def short_period(period: Period) -> str:
    """A period for narrow charts: 2022, H1 2022, Q1 2022, Jan 2022, Jan–Nov 2022."""
    name = str(period)
    year, _, rest = name.partition("-")
    if not rest:
        return year
    if rest.startswith(("H", "Q")):
        return f"{rest} {year}"
    months = get_month_names("abbreviated", locale=LOCALE)
    first, last = (months[index % 12 + 1] for index in (period.first_month, period.last_month))
    last_year = period.last_month // 12
    span = first if period.months == 1 else f"{first}–{last}"
    return f"{span} {year}" if str(last_year) == year else f"{first} {year}–{last} {last_year}"


def within(period: Period) -> str:
    """A period after ``in``: 2022, the first half of 2022, May 2022, January–May 2022."""
    label = period_label(period)
    return f"the {label}" if label.startswith(_ORDINALS) else label


@lru_cache(maxsize=4096)
def date_label(partial_date: str) -> str:
    """A full or partial date: 3 May 2023, May 2023, 2023; ``undated`` where there is none."""
    if not partial_date:
        return "undated"
    pattern = {4: "y", 7: "MMMM y", 10: "d MMMM y"}[len(partial_date)]
    return format_date(first_day(partial_date), pattern, locale=LOCALE)


def _month_and_year(month_index: int) -> tuple[str, int]:
    year, month = divmod(month_index, 12)
    return get_month_names("wide", locale=LOCALE)[month + 1], year
