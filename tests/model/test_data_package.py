from conftest import total


def issue(row_id, column="", kind="source_error"):
    return {
        "id": f"issue-{row_id}-{column}",
        "table": "trade_totals",
        "row_id": row_id,
        "column": column,
        "kind": kind,
        "problem": "It is wrong.",
        "done": "Entered as printed.",
        "status": "open",
    }


def test_rows_of_one_cell_are_kept_in_file_order(make_package):
    rows = [
        total("export", "2022", "2", "1", id="b"),
        total("import", "2022", "9", "1", id="other"),
        total("export", "2022", "1", "1", id="a"),
    ]
    package = make_package(trade_totals=rows)
    cell = package.observations[0].cell
    assert [row.id for row in package.observations_by_cell[cell]] == ["b", "a"]
    assert len(package.observations_by_cell) == 2


def test_a_source_error_counts_for_its_column_alone(make_package):
    package = make_package(
        trade_totals=[total("export", "2022", "2", "1", id="a")],
        known_issues=[issue("a", "growth_pct")],
    )
    assert package.has_source_error("a", "growth_pct")
    assert not package.has_source_error("a", "value_usd_million")
    assert not package.has_source_error("b", "growth_pct")


def test_a_source_error_without_a_column_counts_for_the_whole_row(make_package):
    package = make_package(known_issues=[issue("a")])
    assert package.has_source_error("a", "growth_pct")
    assert package.has_source_error("a", "value_usd_million")


def test_an_ambiguity_is_no_source_error(make_package):
    package = make_package(known_issues=[issue("a", kind="ambiguity")])
    assert not package.has_source_error("a", "growth_pct")
    assert len(package.issues_by_row["a"]) == 1
