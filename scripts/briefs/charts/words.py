"""Titles, names and rows of charts, made from figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from briefs.figures import implied_growth
from briefs.model import Figure, Package
from briefs.text.amounts import amount_text, change_text
from briefs.text.numbers import CARD

LEVEL_COLUMNS = (
    "year",
    "reporter",
    "flow",
    "value_usd_million",
    "value_qualifier",
    "likely_lower_usd_million",
    "likely_upper_usd_million",
    "figure",
)


class NamedSeries(Protocol):
    """A series of yearly figures of one reporter."""

    @property
    def name(self) -> str:
        """The series in words: ``Kazakhstan reports``."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, ascending in time."""


def reporter_series(package: Package, code: str) -> str:
    """The name of a reporter's series: ``Kazakhstan reports``."""
    return f"{package.name_of(code)} reports"


def listed(items: Iterable[str]) -> str:
    """Items with commas between them."""
    return ", ".join(items)


def rows_of_levels(figures: Sequence[Figure]) -> tuple[tuple[str, ...], ...]:
    """The data of a chart of levels, one row per figure, in the order of `LEVEL_COLUMNS`."""
    ordered = sorted(figures, key=lambda figure: (figure.period, figure.key))
    return tuple(
        (
            str(figure.period),
            figure.observations[0].cell.reporter if figure.is_attributed else "",  # type: ignore[union-attr]
            figure.trade_cell.flow,
            f"{figure.value}",
            figure.qualifier,
            f"{figure.likely.lower}",
            f"{figure.likely.upper}",
            figure.key,
        )
        for figure in ordered
    )


def trend_title(series: Sequence[NamedSeries]) -> str:
    """What became of the first reporter's trade: the rise to its peak, and a fall after it.

    The base is three figures before the peak. A change is claimed only where the intervals of the
    two figures do not meet.
    """
    figures, reporter = series[0].figures, series[0].name
    latest = figures[-1]
    if len(figures) == 1:
        return f"Turnover was {amount_text(latest, CARD)} in {latest.period}, as {reporter}"
    peak = max(figures, key=lambda figure: figure.value)
    place = figures.index(peak)
    if place == 0:
        return f"Trade {_change_words(peak, latest)}, as {reporter}"
    rise = _change_words(figures[max(0, place - 3)], peak)
    if peak is latest:
        return f"Trade {rise}, as {reporter}"
    after = figures[place + 1]
    fell = "" if after.possible.meets(peak.possible) else f" and fell in {after.period}"
    return f"Trade {rise}{fell}, as {reporter}"


def _change_words(base: Figure, new: Figure) -> str:
    span = f"from {base.period} to {new.period}"
    if base.possible.meets(new.possible) or base.value == 0:
        return f"changed little {span}"
    verb = "rose" if new.value > base.value else "fell"
    return f"{verb} by {change_text(implied_growth(new, base))} {span}"
