"""What is proposed for a cell of a new row, from the cells before it and the rows there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from briefs.entries.identifiers import proposed_id
from briefs.entries.known import Known
from briefs.model import Statement
from briefs.text.printed import printed_money, printed_rate

_USUAL = {"status": "final", "value_qualifier": "exact", "growth_qualifier": "exact"}
_OF_THE_PUBLISHER = ("publisher", "language", "kind")
_MONEY = ("value_usd_million", "value_rounding_usd_million", "value_qualifier")
_RATE = ("growth_pct", "growth_rounding_pct", "growth_qualifier")
_OF_A_NUMBER = {
    "value_rounding_usd_million": "value_usd_million",
    "value_rounding": "value",
    "quantity_rounding": "quantity",
    "growth_rounding_pct": "growth_pct",
}


def propose(table: str, column: str, answers: Mapping[str, str], known: Known) -> str:
    """What a cell most likely holds; empty where nothing can be said.

    Args:
        table: the table of the new row.
        column: the cell.
        answers: the cells before it.
        known: what stands in the data package.
    """
    if column == "id":
        return proposed_id(table, answers, known.keys[table])
    if table == "sources":
        return _of_publisher(column, answers, known)
    if make := _FROM_OTHERS.get(column):
        return make(answers, known)
    printed = _printed(column, answers.get("stated_as", ""))
    return printed or _rounding(column, answers) or _USUAL.get(column, "")


def _rounding(column: str, answers: Mapping[str, str]) -> str:
    """The place of the last digit of a number that was typed, empty where there is none."""
    number = answers.get(_OF_A_NUMBER.get(column, ""), "")
    statement = printed_money(f"{number} million") if number else None
    return f"{statement.rounding:f}" if statement else ""


def _subject(answers: Mapping[str, str], known: Known) -> str:
    del known
    return answers.get("id", "")


def _date_stated(answers: Mapping[str, str], known: Known) -> str:
    source = known.package.sources.get(answers.get("source_id", ""))
    return source.published if source else ""


def _printed(column: str, stated_as: str) -> str:
    """The part of the printed form that a column holds, empty where it holds none."""
    for columns, read in ((_MONEY, printed_money), (_RATE, printed_rate)):
        if column in columns and (statement := read(stated_as)):
            return _parts(statement)[columns.index(column)]
    return ""


def _parts(statement: Statement) -> tuple[str, str, str]:
    return f"{statement.value:f}", f"{statement.rounding:f}", statement.qualifier.value


def _partner(answers: Mapping[str, str], known: Known) -> str:
    dyad = known.package.dyads.get(answers.get("dyad", ""))
    reporter = answers.get("reporter", "")
    return dyad.partner_of(reporter) if dyad and reporter in dyad.economies else ""


def _of_publisher(column: str, answers: Mapping[str, str], known: Known) -> str:
    """What the latest source of the same host has in a column that tells of the publisher."""
    host = urlsplit(answers.get("url", "")).netloc
    if not host or column not in _OF_THE_PUBLISHER:
        return ""
    same = (row for row in known.package.sources.values() if urlsplit(row.url).netloc == host)
    latest = max(same, key=lambda source: (source.published, source.id), default=None)
    return str(getattr(latest, column)) if latest else ""


_FROM_OTHERS: Mapping[str, Callable[[Mapping[str, str], Known], str]] = {
    "subject_id": _subject,
    "partner": _partner,
    "date_stated": _date_stated,
}
