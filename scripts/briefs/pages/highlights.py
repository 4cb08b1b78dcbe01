"""What the home page and the pages of economies bring to the front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import htpy as h

from briefs.checks import Disagreement, disagreements
from briefs.figures import Promise, PromiseStatus, promises, row_figure
from briefs.model import (
    Check,
    CheckKind,
    Claim,
    Commitment,
    Dyad,
    Figure,
    Observation,
    UnknownNameError,
    first_day,
)
from briefs.pages.comparisons import economy_dyads
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link
from briefs.pages.promise_lists import status_mark
from briefs.pages.tables import none_stated
from briefs.text.amounts import amount_text
from briefs.text.dates import date_label
from briefs.text.explanations import question
from briefs.text.numbers import CARD
from briefs.text.popovers import source_link
from briefs.text.wording import figure_title

_OPEN = (PromiseStatus.IN_PROGRESS, PromiseStatus.OVERDUE)


def newest_statements(context: PageContext, count: int = 5) -> h.Element:
    """The statements on trade that were published last, newest first.

    Raises:
        UnknownNameError: the count is not above zero.
    """
    _require_count(count)
    rows = [row for row in _of_page(context) if row.value is not None and row.is_attributed]
    rows.sort(key=lambda row: (_published(context, row), row.id), reverse=True)
    if not rows:
        return none_stated("Statements")
    return h.ul(class_="bb-news")[(_statement(context, row) for row in rows[:count])]


def largest_conflicts(context: PageContext, count: int = 3) -> h.Element:
    """The conflicts with the most money between their sides, the largest first.

    Raises:
        UnknownNameError: the count is not above zero.
    """
    _require_count(count)
    dyads = {dyad.id for dyad in _dyads(context)}
    checks = [check for check in context.site.checks if check.dyad in dyads]
    found = [one for one in disagreements(checks) if _money_between(one.leading) is not None]
    found.sort(key=lambda one: -(_money_between(one.leading) or Decimal(0)))
    if not found:
        return none_stated("Conflicts")
    return h.ul(class_="bb-news")[(_conflict(context, one) for one in found[:count])]


def targets_due(context: PageContext, count: int | None = None) -> h.Element:
    """The promises with a date that are still open or overdue, the next first.

    Raises:
        UnknownNameError: the count is not above zero.
    """
    if count is not None:
        _require_count(count)
    found = [
        (dyad, promise)
        for dyad in _dyads(context)
        for promise in promises(context.package, dyad)
        if promise.current.due and promise.current.value and _is_to_come(context, promise)
    ]
    found.sort(key=lambda pair: (pair[1].current.due, pair[1].current.id))
    if not found:
        return none_stated("Promises with a date to come")
    return h.ul(class_="bb-news")[(_due(context, *pair) for pair in found[:count])]


def _require_count(count: int) -> None:
    if count < 1:
        raise UnknownNameError(str(count), "a number of rows above zero", ("1", "5"))


def _dyads(context: PageContext) -> Sequence[Dyad]:
    """The dyads of the page's economy, or all."""
    if context.economy:
        return economy_dyads(context, context.economy)
    return tuple(context.package.dyads.values())


def _of_page(context: PageContext) -> Iterable[Observation]:
    dyads = {dyad.id for dyad in _dyads(context)}
    return (row for row in context.package.observations if row.cell.dyad in dyads)


def _published(context: PageContext, row: Observation) -> int:
    return first_day(context.package.sources[row.source_id].published).toordinal()


def _is_to_come(context: PageContext, promise: Promise) -> bool:
    is_due_later = int(promise.current.due[:4]) >= context.package.created.year
    return is_due_later or promise.status in _OPEN


def _statement(context: PageContext, row: Observation) -> h.Element:
    figure = row_figure(row)
    source = context.package.sources[row.source_id]
    dyad = context.package.dyads[row.cell.dyad]
    return h.li[
        h.span(class_="bb-date")[date_label(source.published)],
        " ",
        pair_link(context, dyad),
        f". {figure_title(context.package, figure)}: {amount_text(figure, CARD)} ",
        h.span(class_="bb-source")[source_link(source)],
    ]


def _conflict(context: PageContext, one: Disagreement) -> h.Element:
    dyad = context.package.dyads[one.leading.dyad]
    text = question(context.package, one.leading)
    has_brief = f"briefs/{dyad.id}.md" in context.site.page_paths
    href = f"{context.root}briefs/{dyad.id}/#conflict-{one.key}"
    return h.li[pair_link(context, dyad), ". ", h.a(href=href)[text] if has_brief else text]


def _due(context: PageContext, dyad: Dyad, promise: Promise) -> h.Element:
    current = promise.current
    return h.li[
        h.span(class_="bb-date")[date_label(current.due)],
        " ",
        pair_link(context, dyad),
        ". ",
        context.commitment(current, CARD),
        f": {current.description} ",
        status_mark(promise.status),
    ]


def _money_between(check: Check) -> Decimal | None:
    """The difference of two amounts in million US dollars; None for rates, dates and ratios."""
    if check.kind is CheckKind.TARGET:
        return None
    amounts = [next(_amounts(side), None) for side in check.sides]
    if amounts[0] is None or amounts[1] is None:
        return None
    return abs(amounts[0] - amounts[1])


def _amounts(side: tuple[Claim, ...]) -> Iterator[Decimal]:
    for claim in side:
        if isinstance(claim, Commitment) and claim.value:
            yield claim.value.value
        elif isinstance(claim, Figure) and claim.measure != "growth":
            yield claim.value
