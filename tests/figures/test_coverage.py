"""Rows counted by pair and year, on tables of a few rows."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.figures import coverage
from briefs.tables import Column, ForeignKey, Table, TableSchema


def table(name: str, *rows: Mapping[str, str], refers: tuple[ForeignKey, ...] = ()) -> Table:
    columns = tuple(Column(column, "string", column, column, "", {}) for column in rows[0])
    return Table(TableSchema(name, name, name, name, columns, ("id",), refers), rows)


def tables(*made: Table) -> dict[str, Table]:
    return {one.schema.name: one for one in made}


def test_a_span_over_two_years_counts_under_the_first() -> None:
    rows = ({"dyad": "kaz-tjk", "period": "2021-11/2022-03"}, {"dyad": "kaz-tjk", "period": "2022"})
    covered = coverage(tables(table("totals", *rows)), "totals")
    assert covered is not None
    assert covered.counts == {("kaz-tjk", "2021"): 1, ("kaz-tjk", "2022"): 1}
    assert covered.time_column == "period"


def test_an_undated_row_is_counted_and_not_placed() -> None:
    rows = ({"dyad": "kaz-tjk", "date_signed": ""}, {"dyad": "kaz-tjk", "date_signed": "2021-05"})
    covered = coverage(tables(table("acts", *rows)), "acts")
    assert covered is not None
    assert covered.by_year == {"": 1, "2021": 1}
    assert covered.of_dyad("kaz-tjk") == 2


def test_a_row_counts_with_each_dyad_that_a_link_names_and_once_in_all() -> None:
    links = table(
        "act_dyads",
        {"act_id": "one", "dyad": "kaz-tjk"},
        {"act_id": "one", "dyad": "kaz-uzb"},
        refers=(ForeignKey("act_id", "acts", "id"),),
    )
    acts = table("acts", {"id": "one", "date": "2021"}, {"id": "two", "date": "2021"})
    covered = coverage(tables(acts, links), "acts")
    assert covered is not None
    assert covered.counts == {("kaz-tjk", "2021"): 1, ("kaz-uzb", "2021"): 1, ("", "2021"): 1}
    assert (covered.by_year, covered.rows) == ({"2021": 2}, 2)
    assert covered.dyads == ["kaz-tjk", "kaz-uzb", ""]


def test_exporter_and_importer_make_the_dyad_whoever_comes_first() -> None:
    known = table("dyads", {"id": "kaz-tjk"})
    rows = (
        {"exporter": "TJK", "importer": "KAZ", "period": "2022"},
        {"exporter": "KAZ", "importer": "TJK", "period": "2022"},
        {"exporter": "WLD", "importer": "TJK", "period": "2022"},
    )
    covered = coverage(tables(known, table("goods", *rows)), "goods")
    assert covered is not None
    assert covered.counts == {("kaz-tjk", "2022"): 2, ("", "2022"): 1}


def test_a_table_of_neither_dyads_nor_years_has_no_coverage() -> None:
    facts = table(
        "facts", {"id": "a", "source_id": "s"}, refers=(ForeignKey("source_id", "sources", "id"),)
    )
    sources = table("sources", {"id": "s", "title": "t"})
    assert coverage(tables(facts, sources), "sources") is None
    assert coverage(tables(facts, sources), "facts") is None
