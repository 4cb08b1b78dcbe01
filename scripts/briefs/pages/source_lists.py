"""The sources of a brief, each once, newest first."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h
from babel import Locale

from briefs.model import (
    Agreement,
    Commitment,
    Cooperation,
    Event,
    Indicator,
    Source,
    first_day,
)
from briefs.pages.context import PageContext
from briefs.pages.tables import none_stated
from briefs.text.dates import date_label

ALL_ORIGINS = "WLD"
_LANGUAGE_NAMES = Locale.parse("en").languages


def sources(context: PageContext, every: bool = False) -> h.Element:
    """The sources of the figures that the page mentions above, newest first.

    Args:
        context: the page.
        every: whether to list every source that states a row of the page's dyad instead.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    context.require_dyad()
    used = set(_source_ids(context)) if every else set(context.source_ids)
    listed = sorted(
        (context.package.sources[source_id] for source_id in used),
        key=lambda source: (-first_day(source.published).toordinal(), source.publisher, source.id),
    )
    if not listed:
        return none_stated("Sources")
    return h.ul(class_="bb-sources")[(_item(source) for source in listed)]


def _item(source: Source) -> h.Element:
    language = _LANGUAGE_NAMES.get(source.language, source.language)
    in_language = "" if source.language == "en" else f", in {language}"
    return h.li[
        h.a(href=source.url)[source.title],
        f". {source.publisher}, {date_label(source.published)}{in_language}.",
        h.fragment[" ", h.a(href=source.archive_url)["Archived copy"], "."]
        if source.archive_url
        else None,
    ]


def _source_ids(context: PageContext) -> Iterator[str]:
    package, dyad = context.package, context.require_dyad()
    ends = set(dyad.economies)
    for total in package.observations:
        if total.cell.dyad == dyad.id:
            yield total.source_id
    for product in package.product_observations:
        if {product.cell.importer, product.cell.exporter} <= ends | {ALL_ORIGINS}:
            yield product.source_id
    own: list[Commitment | Indicator | Cooperation] = [
        *package.commitments,
        *package.indicators,
        *package.cooperation,
    ]
    linked: list[Agreement | Event] = [*package.agreements, *package.events]
    yield from (row.source_id for row in own if row.dyad == dyad.id)
    yield from (row.source_id for row in linked if dyad.id in row.dyads)
