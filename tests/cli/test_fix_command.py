"""``briefs fix`` puts tables into their one form; ``briefs validate`` says when one is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.cli import main
from conftest import IN_KAZ_UZB, TWO_DYADS, MakeFolder, total

ROWS = (total("import", "2022", "501.4", "0.1"), total("export", "2022", "877.6", "0.1"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def unsorted(make_folder: MakeFolder) -> Path:
    return make_folder(trade_totals=ROWS).parent / "datapackage/data/trade_totals.csv"


def project_of(table: Path) -> Path:
    return table.parents[2]


def test_a_table_out_of_order_is_named_once_with_line_and_cure(unsorted: Path) -> None:
    result = run("validate", "--project", project_of(unsorted))
    assert result.exit_code == 1
    assert (
        "data/trade_totals.csv, line 2\n"
        "    expected: rows sorted by id\n"
        "    do: run make fix; it changes no value\n"
    ) in result.output
    assert result.output.rstrip().endswith("1 fault; nothing was changed.")


def test_fix_tells_what_it_changed_and_validate_then_passes(unsorted: Path) -> None:
    before = unsorted.read_text("utf-8").splitlines()
    result = run("fix", "--project", project_of(unsorted))
    assert result.exit_code == 0
    assert result.output == ("  data/trade_totals.csv: rows sorted by id\nNo value was changed.\n")
    after = unsorted.read_text("utf-8").splitlines()
    assert after == [before[0], before[2], before[1]]
    assert run("validate", "--project", project_of(unsorted)).exit_code == 0


def test_fix_of_fixed_tables_changes_nothing(unsorted: Path) -> None:
    run("fix", "--project", project_of(unsorted))
    stamp = unsorted.stat().st_mtime_ns
    result = run("fix", "--project", project_of(unsorted))
    assert result.output == "Every table is in its one form already.\n"
    assert unsorted.stat().st_mtime_ns == stamp


def test_what_a_spreadsheet_program_saves_is_put_right(unsorted: Path) -> None:
    run("fix", "--project", project_of(unsorted))
    wanted = unsorted.read_bytes()
    unsorted.write_bytes(b"\xef\xbb\xbf" + wanted.replace(b"\n", b"\r\n"))
    result = run("fix", "--project", project_of(unsorted))
    assert "the byte order mark removed; LF at the ends of lines" in result.output
    assert unsorted.read_bytes() == wanted


def test_a_table_that_cannot_be_read_is_told_and_no_table_is_written(
    make_folder: MakeFolder,
) -> None:
    folder = make_folder(trade_totals=ROWS)
    torn = folder / "data" / "dyads.csv"
    torn.write_text(torn.read_text("utf-8") + "kaz-uzb,KAZ\n", encoding="utf-8")
    before = (folder / "data" / "trade_totals.csv").read_bytes()
    result = run("fix", "--project", folder.parent)
    assert result.exit_code == 1
    assert "data/dyads.csv, line 3: '2 cells'" in result.output
    assert result.output.rstrip().endswith("1 fault; nothing was changed.")
    assert (folder / "data" / "trade_totals.csv").read_bytes() == before


def test_a_fault_and_the_form_are_told_together(make_folder: MakeFolder) -> None:
    rows = (total("turnover", "2022", "1.4bn", "100", **IN_KAZ_UZB, id="z"), *ROWS)
    folder = make_folder(trade_totals=rows, **TWO_DYADS)
    result = run("validate", "--project", folder.parent)
    assert "'1.4bn'" in result.output
    assert "run make fix" in result.output
    assert "2 faults" in result.output
