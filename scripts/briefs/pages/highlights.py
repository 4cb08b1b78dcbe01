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
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link
from briefs.pages.promise_lists import status_mark
from briefs.pages.tables import none_stated
from briefs.text.amounts import amount_text
from briefs.text.dates import date_label
from briefs.text.explanations import question
from briefs.text.numbers import CARD
from briefs.text.popovers import source_link
from briefs.text.wording import figure_title, listed_names

_NOTHING = Decimal(0)
_OPEN = (PromiseStatus.IN_PROGRESS, PromiseStatus.OVERDUE)


def coverage(context: PageContext) -> h.Element:
    """What the site covers so far: pairs, countries, statements, sources, years."""
    package = context.package
    covered = [dyad for dyad in package.dyads.values() if dyad.id in package.cells_by_dyad]
    codes = dict.fromkeys(code for dyad in covered for code in dyad.economies)
    years = [cell.period.start_year for cells in package.cells_by_dyad.values() for cell in cells]
    statements = sum(
        map(len, (package.observations, package.product_observations, package.commitments))
    )
    if not covered:
        return none_stated("Pairs")
    names = listed_names([package.name_of(code) for code in codes])
    return h.p(class_="bb-lead")[
        f"So far: {len(covered)} pairs among {names}, with {statements} statements of "
        f"{min(years)} to {max(years)} from {len(package.sources)} sources."
    ]


def newest_statements(context: PageContext, count: int = 5) -> h.Element:
    """The statements on trade that were published last, one of each source, newest first.

    Raises:
        UnknownNameError: the count is not above zero.
    """
    _require_count(count)
    rows = [row for row in _of_page(context) if row.value is not None and row.is_attributed]
    rows.sort(
        key=lambda row: (_published(context, row), row.cell.period.last_month, row.id),
        reverse=True,
    )
    rows = list({row.source_id: row for row in reversed(rows)}.values())[::-1]
    rows.sort(key=lambda row: -_published(context, row))
    if not rows:
        return none_stated("Statements")
    return h.ul(class_="bb-news")[(_statement(context, row) for row in rows[:count])]


def largest_conflicts(context: PageContext, count: int = 3) -> h.Element:
    """The conflicts whose sides lie furthest apart, one for each pair, the widest first.

    Raises:
        UnknownNameError: the count is not above zero.
    """
    _require_count(count)
    found = _open_conflicts(context)
    if not found:
        return none_stated("Conflicts")
    return h.ul(class_="bb-news")[(_conflict(context, one) for one in found[:count])]


def targets_due(context: PageContext, count: int | None = None) -> h.Element:
    """The targets with a date that are still open or overdue, the next first.

    Raises:
        UnknownNameError: the count is not above zero.
    """
    if count is not None:
        _require_count(count)
    found = _to_come(context)
    if not found:
        return none_stated("Targets with a date to come")
    return h.ul(class_="bb-news")[(_due(context, *pair) for pair in found[:count])]


def has_conflicts(context: PageContext) -> bool:
    """Whether the page's economy, or any, has a conflict in money."""
    return bool(_open_conflicts(context))


def has_targets_due(context: PageContext) -> bool:
    """Whether the page's economy, or any, has a promise with a date to come."""
    return bool(_to_come(context))


def _open_conflicts(context: PageContext) -> list[Disagreement]:
    """The widest conflict of amounts of each dyad that nothing explains, the widest first."""
    widest: dict[str, Disagreement] = {}
    for dyad in _dyads(context):
        checks = [check for check in context.site.checks if check.dyad == dyad.id]
        found = [
            one
            for one in disagreements(checks)
            if _ratio(one.leading) and not any(check.cause for check in one.checks)
        ]
        if found:
            widest[dyad.id] = max(found, key=lambda one: _ratio(one.leading))
    return sorted(widest.values(), key=lambda one: -_ratio(one.leading))


def _to_come(context: PageContext) -> list[tuple[Dyad, Promise]]:
    """The targets with a date that are open or overdue, the next first."""
    found = [
        (dyad, promise)
        for dyad in _dyads(context)
        for promise in promises(context.package, dyad)
        if promise.current.kind == "target"
        and promise.current.due
        and promise.current.value
        and _is_to_come(context, promise)
    ]
    return sorted(found, key=lambda pair: (pair[1].current.due, pair[1].current.id))


def _require_count(count: int) -> None:
    if count < 1:
        raise UnknownNameError(str(count), "a number of rows above zero", ("1", "5"))


def _dyads(context: PageContext) -> Sequence[Dyad]:
    """The dyads of the page's economy, or all."""
    if context.economy:
        return context.package.dyads_of(context.economy)
    return tuple(context.package.dyads.values())


def _of_page(context: PageContext) -> Iterable[Observation]:
    dyads = {dyad.id for dyad in _dyads(context)}
    return (row for row in context.package.observations if row.cell.dyad in dyads)


def _published(context: PageContext, row: Observation) -> int:
    return first_day(context.package.sources[row.source_id].published).toordinal()


def _is_to_come(context: PageContext, promise: Promise) -> bool:
    is_due_later = int(promise.current.due[:4]) >= context.package.created.year
    is_kept = promise.status in (PromiseStatus.KEPT, PromiseStatus.KEPT_LATE)
    return not is_kept and (is_due_later or promise.status in _OPEN)


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
    has_brief = context.site.has_brief(dyad.id)
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
        f": {current.description} (",
        status_mark(promise.status),
        ")",
    ]


def _ratio(check: Check) -> Decimal:
    """The larger of two amounts over the smaller; zero for rates, dates and amounts of nothing."""
    amounts = [next(_amounts(side), _NOTHING) for side in check.sides]
    if check.kind is CheckKind.TARGET or min(amounts) <= 0:
        return _NOTHING
    return max(amounts) / min(amounts)


def _amounts(side: tuple[Claim, ...]) -> Iterator[Decimal]:
    for claim in side:
        if isinstance(claim, Commitment) and claim.value:
            yield claim.value.value
        elif isinstance(claim, Figure) and claim.measure != "growth":
            yield claim.value
