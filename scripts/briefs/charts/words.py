"""Titles, names and rows of charts, made from figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from briefs.model import Figure, Package
from briefs.text.numbers import CARD
from briefs.text.wording import amount_text

LEVEL_COLUMNS = (
    "year",
    "reporter",
    "value_usd_million",
    "likely_lower_usd_million",
    "likely_upper_usd_million",
    "figure",
)


class HasFigures(Protocol):
    """A series of yearly figures of one reporter."""

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
    """The data of a chart of levels: year, reporter, value, likely interval, figure key."""
    ordered = sorted(figures, key=lambda figure: (figure.period, figure.key))
    return tuple(
        (
            str(figure.period),
            figure.observations[0].cell.reporter if figure.is_attributed else "",  # type: ignore[union-attr]
            f"{figure.value}",
            f"{figure.likely.lower}",
            f"{figure.likely.upper}",
            figure.key,
        )
        for figure in ordered
    )


def trend_title(series: Sequence[HasFigures]) -> str:
    """What became of the first reporter's trade, from its lowest recent point to its latest year.

    The words follow from the intervals: a rise or fall is claimed only where they do not meet.
    """
    figures = series[0].figures
    latest = figures[-1]
    if len(figures) == 1:
        return f"Turnover was {amount_text(latest, CARD)} in {latest.period}"
    peak = max(figures, key=lambda figure: figure.value)
    if peak is figures[0]:
        same = latest.possible.meets(peak.possible)
        return f"Trade {'changed little' if same else 'fell'} from {peak.period} to {latest.period}"
    base = figures[max(0, figures.index(peak) - 3)]
    rise = f"Trade {_rise_words(base, peak)} from {base.period} to {peak.period}"
    if peak is latest:
        return rise
    if latest.possible.meets(peak.possible):
        return f"{rise}; {latest.period} may be as high"
    return f"{rise}, then fell back"


def _rise_words(base: Figure, peak: Figure) -> str:
    ratio = peak.value / base.value if base.value else peak.value
    words = (
        (3, "more than tripled"),
        (2, "more than doubled"),
        (1.7, "almost doubled"),
        (1.3, "rose by more than a third" if ratio >= 4 / 3 else "rose"),
    )
    for least, phrase in words:
        if ratio >= least:
            return phrase
    return "rose" if not base.possible.meets(peak.possible) else "changed little"
