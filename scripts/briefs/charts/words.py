"""Titles, names and rows of charts, made from figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from briefs.model import Figure, Package
from briefs.text.amounts import amount_text
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
    """What became of trade: from the first figure to the highest, and a fall after it.

    It is told of the reporter with most figures, without bounds and years that were read into the
    text where two others stand. A change is claimed only where the intervals do not meet.
    """
    named = [one for one in series if one.figures[0].is_attributed] or list(series)
    longest = max(named, key=lambda one: (len(_telling(one)), -named.index(one)))
    figures = _telling(longest)
    is_named = figures[0].is_attributed
    who = f"as {longest.name}" if is_named else f"{longest.name[:1].lower()}{longest.name[1:]}"
    latest = figures[-1]
    if len(figures) == 1:
        return f"Turnover was {amount_text(latest, CARD)} in {latest.period}, {who}"
    peak = max(figures, key=lambda figure: figure.value)
    place = figures.index(peak)
    if place == 0:
        return f"Trade {_change_words(peak, latest)}, {who}"
    rise = _change_words(figures[0], peak)
    if peak is latest:
        return f"Trade {rise}, {who}"
    after = figures[place + 1]
    fell = "" if after.possible.meets(peak.possible) else f" and fell in {after.period}"
    return f"Trade {rise}{fell}, {who}"


def _telling(one: NamedSeries) -> tuple[Figure, ...]:
    """The figures of a series that can stand in a title."""
    sound = tuple(
        figure
        for figure in one.figures
        if not figure.qualifier.is_bound and "period" not in figure.inferred
    )
    return sound if len(sound) > 1 else one.figures


def _change_words(base: Figure, new: Figure) -> str:
    span = (
        f"from {amount_text(base, CARD)} in {base.period} to {amount_text(new, CARD)} in "
        f"{new.period}"
    )
    if base.possible.meets(new.possible):
        return f"changed little, {span}"
    return f"{'rose' if new.value > base.value else 'fell'} {span}"
