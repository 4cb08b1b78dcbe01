"""Agreements and events of every dyad in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import htpy as h

from briefs.model import Agreement, Event
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link, row_filter
from briefs.pages.records import STATUS_NAMES
from briefs.pages.tables import none_stated
from briefs.text.dates import date_label
from briefs.text.popovers import source_link
from briefs.text.wording import pair_name

Record = Agreement | Event
_KINDS = {
    "state_visit": "visits",
    "commission": "commissions",
    "forum": "forums",
    "launch": "launches",
    "other": "other events",
    "document": "agreements and other documents",
}


def timeline(context: PageContext) -> h.Element:
    """Agreements and events of every dyad, newest first, each once with all its sources."""
    records = _by_subject(context)
    if not records:
        return none_stated("Agreements and events")
    dyads = [
        context.package.dyads[key] for key in sorted({d for rows in records for d in _dyads(rows)})
    ]
    years = dict.fromkeys(_date(rows[0])[:4] for rows in records)
    return h.div(class_="bb-timeline")[
        row_filter(
            "agreements and events",
            {
                "dyad": ("Pair", {dyad.id: pair_name(context.package, dyad) for dyad in dyads}),
                "kind": ("Kind", _KINDS),
            },
        ),
        h.nav(class_="bb-years", aria_label="Years")[
            (h.a(href=f"#year-{year}")[year] for year in years if year)
        ],
        (
            h.section(data_group=True)[
                h.h2(id=f"year-{year or 'undated'}")[year or "Undated"],
                h.ol(class_="bb-events")[(_item(context, rows) for rows in of_year)],
            ]
            for year, of_year in groupby(records, key=lambda rows: _date(rows[0])[:4])
        ),
    ]


def latest_records(context: PageContext, dyads: set[str], count: int) -> h.Element | None:
    """The latest agreements and events of some dyads, None where there are none."""
    found = [rows for rows in _by_subject(context) if not dyads.isdisjoint(_dyads(rows))]
    if not found:
        return None
    return h.ol(class_="bb-events")[(_item(context, rows) for rows in found[:count])]


def _by_subject(context: PageContext) -> list[tuple[Record, ...]]:
    """The rows of each document or event, as `_leading` ranks them; newest first, undated last."""
    subjects: dict[tuple[str, str], list[Record]] = {}
    records: list[Record] = [*context.package.agreements, *context.package.events]
    for row in sorted(records, key=_leading):
        subjects.setdefault((type(row).__name__, row.subject_id), []).append(row)
    found = [tuple(rows) for rows in subjects.values()]
    return sorted(found, key=lambda rows: f"{_date(rows[0])}-00-00"[:10], reverse=True)


def _leading(row: Record) -> tuple[bool, str]:
    """Sort key within a subject: what is done before what is planned, then the earliest date."""
    is_planned = isinstance(row, Agreement) and row.status in ("announced", "under_negotiation")
    return is_planned, f"{_date(row):~<10}"


def _date(row: Record) -> str:
    return row.date_signed if isinstance(row, Agreement) else row.date


def _dyads(rows: Sequence[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(dyad for row in rows for dyad in row.dyads))


def _kind(row: Record) -> str:
    return "document" if isinstance(row, Agreement) else row.kind


def _item(context: PageContext, rows: tuple[Record, ...]) -> h.Element:
    first = rows[0]
    place = f", {first.place}" if isinstance(first, Event) and first.place else ""
    status = f" ({STATUS_NAMES[first.status]})" if isinstance(first, Agreement) else ""
    return h.li(data_dyad=" ".join(_dyads(rows)), data_kind=_kind(first))[
        h.span(class_="bb-when")[date_label(_date(first))],
        h.span[
            f"{first.title}{place}{status}. ",
            h.span(class_="bb-source")[
                *_between(
                    [pair_link(context, context.package.dyads[key]) for key in _dyads(rows)], ", "
                ),
                ". ",
                *_between(_sources(context, rows), ", "),
            ],
        ],
    ]


def _sources(context: PageContext, rows: tuple[Record, ...]) -> list[h.Node]:
    ids = dict.fromkeys(row.source_id for row in rows)
    return [source_link(context.package.sources[source_id]) for source_id in ids]


def _between(items: list[h.Node], separator: str) -> Iterator[h.Node]:
    for index, item in enumerate(items):
        if index:
            yield separator
        yield item
