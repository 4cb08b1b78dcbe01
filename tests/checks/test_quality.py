"""Shares of rows, on tables of a few rows."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.checks import Share, quality
from briefs.tables import Column, Table, TableSchema

NO_ISSUES = {"id": "", "table": "", "row_id": ""}


def table(name: str, *rows: Mapping[str, str]) -> Table:
    columns = tuple(Column(column, "string", column, column, "", {}) for column in rows[0])
    return Table(TableSchema(name, name, name, name, columns, ("id",), ()), rows)


def stated(row_id: str, source: str, **other: str) -> dict[str, str]:
    cell = {"dyad": "kaz-tjk", "reporter": "KAZ", "flow": "export", "period": "2022"}
    return {"id": row_id, **cell, "source_id": source, "inferred": "", **other}


def of(*rows: Mapping[str, str], checks: tuple[tuple[str, str], ...] = (), issue: str = ""):
    made = (
        table("totals", *rows),
        table(
            "checks", *({"inputs": ids, "verdict": verdict} for ids, verdict in (*checks, ("", "")))
        ),
        table("known_issues", {"id": "i", "table": "totals" if issue else "", "row_id": issue}),
    )
    return quality({one.schema.name: one for one in made}, "totals")


def test_two_sources_of_one_cell_make_it_repeated() -> None:
    assert of(stated("a", "s"), stated("b", "t")).repeated == Share(1, 1)


def test_one_source_that_states_a_cell_twice_is_one() -> None:
    assert of(stated("a", "s"), stated("b", "s")).repeated == Share(0, 1)


def test_another_reporter_is_another_cell() -> None:
    assert of(stated("a", "s"), stated("b", "t", reporter="TJK")).repeated == Share(0, 2)


def test_a_row_conflicts_if_any_of_its_checks_does() -> None:
    rows = (stated("a", "s"), stated("b", "t"), stated("c", "u"))
    found = of(*rows, checks=(("a b", "agrees"), ("b", "conflicts")))
    assert (found.tested, found.conflicting) == (Share(2, 3), Share(1, 2))


def test_rows_that_no_check_looks_at_are_not_called_free_of_conflicts() -> None:
    found = of(stated("a", "s"))
    assert (found.tested, found.conflicting) == (None, None)


def test_a_row_without_a_source_is_seen() -> None:
    assert of(stated("a", ""), stated("b", "t")).sourced == Share(1, 2)


def test_inferred_and_questioned_rows_are_counted_once() -> None:
    found = of(stated("a", "s", inferred="period flow"), stated("b", "t"), issue="b")
    assert (found.inferred, found.questioned) == (Share(1, 2), Share(1, 2))


def test_what_has_no_meaning_is_none() -> None:
    plain = table("plain", {"id": "a", "name": "b"})
    empty = table("checks", {"inputs": "", "verdict": ""}), table("known_issues", NO_ISSUES)
    found = quality({one.schema.name: one for one in (plain, *empty)}, "plain")
    assert not any((found.sourced, found.repeated, found.tested, found.inferred, found.questioned))
