"""Changes in words: counts, tables, a report in Markdown and lines of the changelog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefs.checks import compare
from briefs.model import Changes
from briefs.tables import read_descriptor
from briefs.text.change_notes import FEW, OPENING, changelog_lines, escaped, markdown_report
from briefs.text.changes import NOTHING, change_tables, each_row, figure_amounts, summary
from briefs.validation.versions import read_data_version
from conftest import PROJECT, Rows, plain_spaces, total

EXPORT = total("export", "2022", "877.6", "0.1")
IMPORT = total("import", "2022", "501.4", "0.1")


@pytest.fixture
def changed(make_folder: Callable[..., Path]) -> Callable[[Rows, Rows], Changes]:
    today = read_descriptor(PROJECT / "datapackage")

    def make(before: Rows, after: Rows) -> Changes:
        old, new = (
            read_data_version(make_folder(name, trade_totals=rows), today)
            for name, rows in (("before", before), ("after", after))
        )
        return compare(old, new)

    return make


def tables_of(changes: Changes) -> dict[str, list[list[str]]]:
    return {
        table.title: [[plain_spaces(cell) for cell in row] for row in table.rows]
        for table in change_tables(changes)
    }


def test_equal_data_have_no_table_and_say_so(changed) -> None:
    changes = changed([EXPORT], [EXPORT])
    assert summary(changes) == (NOTHING,)
    assert change_tables(changes) == ()
    assert changelog_lines(changes) == (f"{OPENING}{changes.since}: {NOTHING}.",)


def test_figures_are_told_before_and_now(changed) -> None:
    after = [{**EXPORT, "value_usd_million": "878.6"}, total("export", "2019", "1", "1")]
    tables = tables_of(changed([EXPORT, IMPORT], after))
    pair = "Kazakhstan–Tajikistan"
    assert tables["Figures that changed or are gone"] == [
        [pair, "Exports, 2022, reported by Kazakhstan", "$877.6 million", "$878.6 million"],
        [pair, "Imports, 2022, reported by Kazakhstan", "$501.4 million", "no longer stated"],
        [pair, "Turnover, 2022, reported by Kazakhstan", "$1,379.0 million", "no longer stated"],
    ]
    assert tables["New figures"] == [[pair, "Exports, 2019, reported by Kazakhstan", "$1 million"]]
    assert tables["Rows"] == [["trade_totals", "1", "1", "1", "value_usd_million"]]


def test_amounts_that_read_alike_say_what_tells_them_apart(changed) -> None:
    coarse = {**EXPORT, "value_usd_million": "900", "value_rounding_usd_million": "100"}
    (change,) = changed([coarse], [{**coarse, "value_rounding_usd_million": "10"}]).figures
    before, after = map(plain_spaces, figure_amounts(change))
    assert before == "$900 million (900, to the nearest 100)"
    assert after == "$900 million (900, to the nearest 10)"


def test_a_new_conflict_is_told_with_its_arithmetic(changed) -> None:
    changes = changed([EXPORT, IMPORT], [EXPORT, IMPORT, total("turnover", "2022", "1500", "1")])
    conflicts = {check: told for _, check, told in tables_of(changes)["New conflicts"]}
    told = conflicts["Turnover, 2022, reported by Kazakhstan (sum)"]
    assert "xports 877.6 + imports 501.4 = 1,379.0" in told
    assert any(f"new checks (0 agree, {len(conflicts)} conflict" in one for one in summary(changes))


def test_every_row_is_told_with_its_cells(changed) -> None:
    rows = each_row(changed([EXPORT], [{**EXPORT, "note": "Read again."}, IMPORT]).tables).rows
    assert [row[2] for row in rows] == ["added", "note: empty, now Read again."]


def test_the_changelog_has_counts_and_below_each_pair_what_changed(changed) -> None:
    after = [{**EXPORT, "value_usd_million": "878.6"}, total("export", "2019", "1", "1")]
    lines = changelog_lines(changed([EXPORT], after))
    assert lines[0].startswith(f"{OPENING}0.")
    assert lines[0].endswith(": 1 figure added, 1 changed; 1 row added, 1 changed in 1 table.")
    assert lines[1:] == (
        "  - Kazakhstan–Tajikistan: 1 figure added, 1 changed.",
        "    - Exports, 2022, reported by Kazakhstan: $877.6 million, now $878.6 million.",
    )


def test_text_of_the_data_is_no_markdown() -> None:
    assert escaped("a|b_c [x](y) <b> @you `z`\nn") == (r"a\|b\_c \[x\](y) \<b\> &#64;you \`z\` n")


def test_a_report_lists_the_first_and_the_whole_one_all(changed) -> None:
    many = [total("export", str(year), "1", "1") for year in range(1990, 2020)]
    assert len(many) == FEW + 5
    changes = changed([], many)
    short, whole = markdown_report(changes), markdown_report(changes, is_whole=True)
    assert f"And {len(changes.figures) - FEW} more." in short
    assert "more." not in whole
    assert whole.count("| trade\\_totals |") == 31
    assert "Rows, one by one" not in short
