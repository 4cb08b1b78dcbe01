"""Every figure of the site, and which of them differ between two packages."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.figures.levels import find_level
from briefs.figures.rates import find_growth
from briefs.model import Figure, FigureChange, Flow, Package


def every_figure(package: Package) -> Iterator[Figure]:
    """The level and the growth of every cell with a named reporter, in the order of cells."""
    stated = [cell for cell in package.observations_by_cell if cell.reporter]
    for cell in sorted({*stated, *(cell.of(Flow.TURNOVER) for cell in stated)}):
        for figure in (find_level(package, cell), find_growth(package, cell)):
            if figure is not None and figure.is_attributed:
                yield figure


def changed_figures(before: Package, after: Package) -> tuple[FigureChange, ...]:
    """The figures that were added, removed or changed.

    A figure has changed where its value, rounding or qualifier differs.

    Args:
        before: the earlier package.
        after: the later package.
    """
    old = {figure.key: figure for figure in every_figure(before)}
    new = {figure.key: figure for figure in every_figure(after)}
    changes = (FigureChange(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new)))
    return tuple(change for change in changes if _shown(change.before) != _shown(change.after))


def _shown(figure: Figure | None) -> tuple[object, ...] | None:
    return None if figure is None else (figure.value, figure.rounding, figure.qualifier)
