"""The sources of a brief, each once, newest first."""

from __future__ import annotations

import htpy as h
from babel import Locale

from briefs.model import Source, first_day
from briefs.pages.context import PageContext
from briefs.pages.tables import none_stated
from briefs.text.dates import date_label

_LANGUAGE_NAMES = Locale.parse("en").languages


def sources(context: PageContext, every: bool = False) -> h.Element:
    """The sources of the figures that the page mentions above, newest first.

    Args:
        context: the page.
        every: whether to list every source that states a row of the page's dyad instead.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    used = context.package.source_ids_of(dyad) if every else context.source_ids.keys()
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
