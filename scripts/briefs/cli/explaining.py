"""A figure explained in the terminal, in the words of its popover on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from briefs.cli.ledger import WIDTH, check_lines
from briefs.figures import find_level, find_mirror, growth, level
from briefs.model import (
    AnyObservation,
    Cell,
    Check,
    Figure,
    MissingFigureError,
    Package,
    Period,
    PeriodError,
    UnknownNameError,
)
from briefs.pages.ledger import ledger_order
from briefs.text.choices import choice_texts
from briefs.text.dates import date_label
from briefs.text.popovers import figure_rows
from briefs.text.terminal import plain_lines
from briefs.text.wording import FLOW_NOUNS, figure_title, interval_texts

_NAMES = 16
FLOWS = {name: flow for flow, noun in FLOW_NOUNS.items() for name in (flow.value, noun)}


def asked_cell(package: Package, reporter: str, partner: str, period: str, flow: str) -> Cell:
    """The cell that somebody asks for by codes, a period and the name of a flow.

    Raises:
        UnknownNameError: one of them is none; the error names the nearest.
    """
    codes = [code.upper() for code in (reporter, partner)]
    for code in codes:
        if code not in package.economies:
            raise UnknownNameError(code, "a code of economies.csv", package.economies)
    dyad = "-".join(sorted(codes)).lower()
    if dyad not in package.dyads:
        raise UnknownNameError(dyad, "a pair of dyads.csv", package.dyads)
    if flow.lower() not in FLOWS:
        raise UnknownNameError(flow, "a flow", FLOWS)
    try:
        when = Period.parse(period)
    except PeriodError as error:
        raise UnknownNameError(period, f"a period: {error}", ("2022", "2022-H1")) from None
    return Cell(dyad, codes[0], codes[1], FLOWS[flow.lower()], when)


def asked_figure(package: Package, cell: Cell, *, of_growth: bool) -> Figure:
    """The level or the growth of a cell.

    Raises:
        click.ClickException: there is none; it names the periods present and the other side.
    """
    try:
        return growth(package, cell) if of_growth else level(package, cell)
    except MissingFigureError as error:
        hint = ""
        if not of_growth and find_level(package, cell.mirror):
            mirror = cell.mirror
            asked = f"{mirror.reporter} {mirror.partner} {mirror.period} {mirror.flow}"
            hint = f"\nThe other side reports it:  briefs explain {asked}"
        raise click.ClickException(f"{error}{hint}") from None


def figure_lines(package: Package, figure: Figure, checks: Iterable[Check]) -> Iterator[str]:
    """Everything about a figure: what its popover says, the rule, the checks, rows and sources.

    Args:
        package: the data package.
        figure: a level or a rate of growth.
        checks: those of the whole package.
    """
    yield click.style(figure_title(package, figure), bold=True)
    for name, content in figure_rows(package, figure, None, find_mirror(package, figure)):
        yield from _row(name, plain_lines(content))
    yield from _row("Interval", interval_texts(figure))
    yield from _row("Chosen", choice_texts(package, figure))
    yield from _row("Rows", (row.id for row in _rows_behind(figure)))
    own = [check for check in checks if figure.key in check.figure_keys]
    yield f"\n{click.style('Checks', bold=True)}" if own else "\nNo check tests it."
    for check in ledger_order(own):
        yield from check_lines(package, check)
    yield f"\n{click.style('Sources', bold=True)}"
    for source_id in dict.fromkeys(row.source_id for row in _rows_behind(figure)):
        source = package.sources[source_id]
        yield f"  {source.publisher}, {date_label(source.published)}: {source.title}"
        yield f"    {source.url}"


def _rows_behind(figure: Figure) -> Iterable[AnyObservation]:
    return dict.fromkeys((*figure.observations, *figure.alternatives))


def _row(name: str, texts: Iterable[str]) -> Iterator[str]:
    for index, text in enumerate(texts):
        head = f"  {'' if index else name}".ljust(_NAMES)
        yield click.wrap_text(text, WIDTH, head, " " * _NAMES)
