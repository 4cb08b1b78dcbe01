"""Which tables rows can be added to, and in what order their columns are asked for.

The columns come from the descriptor; a further table needs a line of `PLANS` and, where an
identifier is to be proposed, one of `identifiers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefs.tables import Column, TableSchema


@dataclass(frozen=True, slots=True)
class Plan:
    """A kind of row: its table, and the table that links it to pairs of economies, if any."""

    table: str
    what: str
    links: str = ""


PLANS: Mapping[str, Plan] = MappingProxyType(
    {
        "total": Plan("trade_totals", "exports, imports or turnover as one source states it"),
        "product": Plan("trade_products", "trade in one product as one source states it"),
        "commitment": Plan("commitments", "a contract, target, plan or potential"),
        "agreement": Plan("agreements", "a document between economies", "agreement_dyads"),
        "event": Plan("events", "a visit, forum, session or opening", "event_dyads"),
        "indicator": Plan("indicators", "a share, investment, freight or price"),
        "cooperation": Plan("cooperation", "a field of cooperation stated without a number"),
        "goods": Plan("products", "a product that trade_products may name"),
        "source": Plan("sources", "a page or document that states something"),
        "issue": Plan("known_issues", "what is odd about a row"),
        "economy": Plan("economies", "a country or territory that reports trade"),
        "pair": Plan("dyads", "a pair of economies"),
    }
)

_FIRST = ("source_id", "url")
_LAST = ("id", "subject_id")
_NUMBERS = ("value_usd_million", "value", "quantity", "growth_pct")
_BELONGS_TO = {
    "value_rounding_usd_million": "value_usd_million",
    "value_rounding": "value",
    "quantity_rounding": "quantity",
    "quantity_qualifier": "quantity",
    "quantity_unit": "quantity",
    "growth_rounding_pct": "growth_pct",
    "growth_qualifier": "growth_pct",
    "growth_measure": "growth_pct",
}


def questions(schema: TableSchema) -> tuple[Column, ...]:
    """The columns of a table in the order in which a person has the answers.

    The source comes first, the printed form before the numbers that are read from it, and the
    identifiers, which are made of the rest, last.
    """
    columns = {column.name: column for column in schema.columns}
    names = [name for name in columns if name not in (*_FIRST, *_LAST, "stated_as")]
    if "stated_as" in columns:
        first_number = next(index for index, name in enumerate(names) if name in _NUMBERS)
        names.insert(first_number, "stated_as")
    first = [name for name in _FIRST if name in columns]
    last = [name for name in _LAST if name in columns]
    return tuple(columns[name] for name in (*first, *names, *last))


def is_asked(column: str, answers: Mapping[str, str]) -> bool:
    """Whether a column needs an answer, given those before: no value has no rounding either."""
    if column == "partner":
        return not answers.get("dyad")
    if column == "value_qualifier":
        return bool(answers.get("value_usd_million") or answers.get("value"))
    owner = _BELONGS_TO.get(column)
    return owner is None or bool(answers.get(owner))
