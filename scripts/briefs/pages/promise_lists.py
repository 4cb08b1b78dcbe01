"""Every promise with what became of it, and what would show it."""

from __future__ import annotations

import htpy as h

from briefs.figures import Promise, PromiseStatus, promises
from briefs.model import Dyad
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link, row_filter
from briefs.pages.tables import none_stated
from briefs.text.amounts import by_due, commitment_amount
from briefs.text.commitments import commitment_speaker
from briefs.text.dates import date_label
from briefs.text.numbers import CARD
from briefs.text.wording import COMMITMENT_KINDS, pair_name

STATUS_ORDER = (
    PromiseStatus.OVERDUE,
    PromiseStatus.IN_PROGRESS,
    PromiseStatus.KEPT_LATE,
    PromiseStatus.KEPT,
    PromiseStatus.UNKNOWN,
)
_HEADS = ("Promise", "Status", "What shows it", "What would show it")
_WOULD_SHOW = {
    "contract_total": "A count of contracts carried out",
    "contract": "A report that it was carried out",
    "plan": "A report that it was carried out",
    "potential": "Trade figures of the goods named",
    "target": "A figure of what was promised",
}


def promise_statuses(context: PageContext) -> h.Element:
    """The promises of every dyad by status, with a filter where scripts run."""
    found = [
        (dyad, promise)
        for dyad in context.package.dyads.values()
        for promise in promises(context.package, dyad)
    ]
    if not found:
        return none_stated("Promises")
    dyads = dict.fromkeys(dyad for dyad, _ in found)
    found.sort(key=lambda pair: (STATUS_ORDER.index(pair[1].status), _newest_first(pair[1])))
    return h.div(class_="bb-promises")[
        h.p[_counts([promise for _, promise in found])],
        row_filter(
            "promises",
            {
                "dyad": ("Pair", {dyad.id: pair_name(context.package, dyad) for dyad in dyads}),
                "status": ("Status", {_slug(status): status.value for status in STATUS_ORDER}),
                "kind": ("Kind", COMMITMENT_KINDS),
            },
        ),
        h.div(class_="bb-scroll bb-wide", role="region", tabindex="0", aria_labelledby="promises")[
            h.table(class_="bb-table")[
                h.caption(id="promises")["Promises and what became of them"],
                h.thead[h.tr[(h.th(scope="col")[head] for head in _HEADS)]],
                h.tbody[(_row(context, dyad, promise) for dyad, promise in found)],
            ]
        ],
    ]


def status_mark(status: PromiseStatus) -> h.Element:
    """A status as a word with its shape."""
    return h.span(class_=f"bb-status bb-promise-{_slug(status)}")[status.value]


def _slug(status: PromiseStatus) -> str:
    return status.value.replace(" ", "-")


def _newest_first(promise: Promise) -> tuple[int, ...]:
    digits = f"{promise.current.date_stated:0<10}".replace("-", "0")
    return (-int(digits or 0),)


def _counts(found: list[Promise]) -> str:
    counts = [
        f"{sum(promise.status is status for promise in found)} {status.value}"
        for status in STATUS_ORDER
    ]
    return f"{len(found)} promises: {', '.join(counts)}."


def _row(context: PageContext, dyad: Dyad, promise: Promise) -> h.Element:
    current = promise.current
    return h.tr(data_dyad=dyad.id, data_status=_slug(promise.status), data_kind=current.kind)[
        h.th(scope="row")[
            h.fragment[context.commitment(current, CARD), ". "] if current.value else None,
            current.description,
            h.span(class_="bb-note")[
                f"{COMMITMENT_KINDS[current.kind]}, ",
                pair_link(context, dyad),
                f"; {_when(promise)}; ",
                commitment_speaker(context.package, current),
            ],
        ],
        h.td[status_mark(promise.status)],
        h.td[_evidence(context, promise)],
        h.td[_would_show(promise)],
    ]


def _when(promise: Promise) -> str:
    rows, current = promise.rows, promise.current
    first = date_label(rows[0].date_stated)
    stated = f"stated {len(rows)} times since {first}" if len(rows) > 1 else f"stated {first}"
    return f"{stated}, due {date_label(current.due)}" if current.due else stated


def _evidence(context: PageContext, promise: Promise) -> h.Node:
    figure = promise.evidence
    if figure is None:
        return h.span(class_="bb-none")["no table measures it"]
    return h.fragment[
        f"Turnover of {figure.period}: ",
        context.mention(figure, CARD),
        f", as {context.package.name_of(figure.trade_cell.reporter)} counts",
    ]


def _would_show(promise: Promise) -> str:
    """What would settle the promise; nothing where it is settled."""
    current = promise.current
    if promise.status in (PromiseStatus.KEPT, PromiseStatus.KEPT_LATE):
        return "–"
    if current.measure == "turnover" and current.value:
        return f"Turnover of {commitment_amount(current, CARD)} in a year{by_due(current)}"
    return _WOULD_SHOW[current.kind]
