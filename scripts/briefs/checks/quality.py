"""How well the rows of a table are founded: sources, other statements, conflicts, readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefs.model import Verdict
from briefs.tables import Table, TableSchema
from briefs.text.verdicts import ORDER

_SUBJECT = ("subject_id",)
_PRODUCT_CELL = ("exporter", "importer", "product_id", "period")
_CELL = ("dyad", "reporter", "partner", "flow", "indicator", "product_id", "unit", "period")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Quality:
    """What can be said of a table's rows; None where it has no meaning for the table.

    ``sourced`` are rows that name a source, ``repeated`` the cells, subjects or figures that two
    sources or more state, ``tested`` the rows that a check looks at and ``conflicting`` those of
    them that conflict, ``inferred`` the rows with a column read into the text, ``questioned`` the
    rows with a known issue.
    """

    sourced: Share | None
    repeated: Share | None
    tested: Share | None
    conflicting: Share | None
    inferred: Share | None
    questioned: Share | None


def quality(tables: Mapping[str, Table], name: str) -> Quality:
    """The quality of a table, counted from the published tables alone.

    Args:
        tables: the published tables by name.
        name: that of the table.
    """
    table = tables[name]
    verdicts = _verdicts(tables, table)
    return Quality(
        sourced=_sourced(table),
        repeated=_repeated(tables, table),
        tested=None if _is_verdict(table) else _share(map(bool, verdicts)),
        conflicting=_share(
            verdict == Verdict.CONFLICTS for verdict in verdicts if verdict is not None
        ),
        inferred=_share(bool(row["inferred"]) for row in table.rows if "inferred" in row),
        questioned=_questioned(tables, table),
    )


def _share(hits: Iterable[bool]) -> Share | None:
    listed = list(hits)
    return Share(sum(listed), len(listed)) if listed else None


def _sourced(table: Table) -> Share | None:
    column = next((name for name in ("source_id", "source_ids") if _has(table, name)), None)
    return _share(bool(row[column]) for row in table.rows) if column else None


def _repeated(tables: Mapping[str, Table], table: Table) -> Share | None:
    sources: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, source in _statements(tables, table):
        sources[key].add(source)
    return _share(len(found) >= _TWO for found in sources.values())


def _statements(tables: Mapping[str, Table], table: Table) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a row is about, with a source that states it."""
    key = _identity(table.schema)
    if key and _has(table, "source_id"):
        yield from ((tuple(row[name] for name in key), row["source_id"]) for row in table.rows)
    elif _has(table, "alternative_row_ids"):
        source_of = {row["id"]: row["source_id"] for row in tables["trade_totals"].rows}
        for row in table.rows:
            for row_id in f"{row['row_ids']} {row['alternative_row_ids']}".split():
                yield (row["id"],), source_of[row_id]


def _identity(schema: TableSchema) -> tuple[str, ...]:
    """The columns that say what a row is about: its subject, or its cell."""
    names = set(schema.column_names)
    for columns in (_SUBJECT, _PRODUCT_CELL):
        if set(columns) <= names:
            return columns
    return tuple(name for name in _CELL if name in names) if "period" in names else ()


def _verdicts(tables: Mapping[str, Table], table: Table) -> list[str | None]:
    """The verdict of each row, None where nothing tested it; empty for what checks never test."""
    if _has(table, "verdict"):
        return [row["verdict"] or None for row in table.rows]
    (key, *others) = table.schema.primary_key
    by_row: defaultdict[str, set[str]] = defaultdict(set)
    for check in tables["checks"].rows:
        for row_id in check["inputs"].split():
            by_row[row_id].add(check["verdict"])
    if others or not any(row[key] in by_row for row in table.rows):
        return []
    return [_worst(by_row.get(row[key])) for row in table.rows]


def _worst(verdicts: set[str] | None) -> str | None:
    return next((rank.value for rank in ORDER if rank in verdicts), None) if verdicts else None


def _questioned(tables: Mapping[str, Table], table: Table) -> Share | None:
    issues = [row for row in tables["known_issues"].rows if row["table"] == table.schema.name]
    rows = {issue["row_id"] for issue in issues}
    return Share(len(rows), len(table.rows)) if rows else None


def _is_verdict(table: Table) -> bool:
    """Whether every row of a table is itself a verdict."""
    return any(
        column.name == "verdict" and column.constraints.get("required")
        for column in table.schema.columns
    )


def _has(table: Table, column: str) -> bool:
    return column in table.schema.column_names
