"""New rows are tried on a copy, and written only if the tables are still as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.entries import Known, read_known, try_rows, write_trial
from briefs.model import FindingsError, Verdict
from conftest import MakeFolder, total

FLOWS = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))
TURNOVER = total("turnover", "2022", "1400", "100")


@pytest.fixture
def folder(make_folder: MakeFolder) -> Path:
    return make_folder(trade_totals=FLOWS)


@pytest.fixture
def known(folder: Path) -> Known:
    return read_known(folder)


def test_a_trial_writes_nothing_and_tells_what_the_rows_touch(known: Known, folder: Path) -> None:
    before = (folder / "data/trade_totals.csv").read_bytes()
    trial = try_rows(known, {"trade_totals": [TURNOVER]})
    assert (folder / "data/trade_totals.csv").read_bytes() == before
    assert {check.verdict for check in trial.checks} == {Verdict.AGREES}
    assert all(TURNOVER["id"] in check.row_ids for check in trial.checks)
    (figure,) = trial.figures
    assert [row.id for row in figure.alternatives] == [TURNOVER["id"]]
    assert len(known.package.observations) + 1 == len(trial.package.observations)


def test_what_was_tried_is_what_is_written(known: Known, folder: Path) -> None:
    trial = try_rows(known, {"trade_totals": [TURNOVER]})
    write_trial(known, trial)
    assert (folder / "data/trade_totals.csv").read_bytes() == trial.contents["trade_totals"]
    assert read_known(folder).package == trial.package


def test_a_table_that_was_changed_in_the_meantime_is_left_alone(known: Known, folder: Path) -> None:
    trial = try_rows(known, {"trade_totals": [TURNOVER]})
    path = folder / "data/trade_totals.csv"
    path.write_text(path.read_text("utf-8").replace("877.6", "877.7"), encoding="utf-8")
    changed = path.read_bytes()
    with pytest.raises(FindingsError, match="changed in the meantime"):
        write_trial(known, trial)
    assert path.read_bytes() == changed


def test_a_fault_in_a_new_row_names_the_row_and_no_line(known: Known) -> None:
    row = {**TURNOVER, "source_id": "nobody"}
    with pytest.raises(FindingsError) as told:
        try_rows(known, {"trade_totals": [row, {**FLOWS[0], "note": "again"}]})
    files = {finding.file: finding.row for finding in told.value.findings}
    assert files["new row of data/trade_totals.csv"] == 0
