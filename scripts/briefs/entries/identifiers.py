"""Identifiers of new rows, in the way of those that are there."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

_PARTS: Mapping[str, tuple[str, ...]] = {
    "trade_totals": ("dyad", "flow", "period", "reporter", "source_id"),
    "trade_products": ("exporter", "importer", "product_id", "period", "source_id"),
    "commitments": ("dyad", "date_stated", "kind"),
    "agreements": ("dyad", "date_signed", "kind", "title"),
    "events": ("dyad", "date", "kind", "title"),
    "indicators": ("dyad", "indicator", "period", "source_id"),
    "cooperation": ("dyad", "date_stated", "title"),
    "products": ("title",),
    "sources": ("publisher", "published", "title"),
    "known_issues": ("row_id", "kind"),
    "dyads": ("economy_a", "economy_b"),
}
_EMPTY = {"reporter": "unattributed", "published": "nd"}
_WORDS_OF_A_TITLE = 2
_SMALL_WORDS = ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with")


def proposed_id(table: str, answers: Mapping[str, str], taken: Collection[str]) -> str:
    """An identifier for a row that no other row of its table has; empty where none can be made.

    Args:
        table: a table of the data package.
        answers: the cells of the row, and ``dyad`` for rows that are linked to pairs.
        taken: the identifiers that are there.
    """
    slug = "-".join(filter(None, _slugs(table, answers)))
    if not slug:
        return ""
    numbered = itertools.chain((slug,), (f"{slug}-{number}" for number in itertools.count(2)))
    return next(name for name in numbered if name not in taken)


def _slugs(table: str, answers: Mapping[str, str]) -> Iterator[str]:
    if table == "known_issues":
        yield "issue"
    for name in _PARTS.get(table, ()):
        text = answers.get(name, "") or _EMPTY.get(name, "")
        if name == "title" and table != "products":
            yield "-".join(_telling_words(text, answers.get("kind", "")))
        elif name == "publisher":
            yield slug_of(re.sub(r"\(.*?\)|^The ", "", text))
        else:
            yield slug_of(text)


def slug_of(text: str) -> str:
    """A text as part of an identifier: lower case, letters and digits of ASCII, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _telling_words(title: str, kind: str) -> list[str]:
    """The first words of a title that say more than its kind does."""
    passed = ("", kind, *_SMALL_WORDS)
    return [word for word in slug_of(title).split("-") if word not in passed][:_WORDS_OF_A_TITLE]
