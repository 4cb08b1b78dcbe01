"""What ``briefs validate`` adds where GitHub runs it: remarks on lines, and a summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.cli import main
from briefs.cli.annotations import fault_annotation
from briefs.model import Finding
from briefs.model.fault_codes import cells, configuration, markdown
from conftest import MakeFolder, total

FILE = "datapackage/data/trade_totals.csv"
FLOWS = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file into which a job's summary goes, on GitHub."""
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def validate(project: Path, *options: str | Path) -> Sequence[str]:
    """The lines that begin with a workflow command."""
    words = ["validate", "--project", str(project), *map(str, options)]
    result = CliRunner().invoke(main, words)
    return [line for line in result.output.split("\n") if line.startswith("::")]


def test_a_fault_stands_beside_the_cell_that_has_it(
    summary: Path, make_folder: MakeFolder, tmp_path: Path
) -> None:
    row = total("export", "2022", "1,4bn", "0.1", id='a-"quoted"-id')
    make_folder(trade_totals=(FLOWS[1], row))
    line = (tmp_path / FILE).read_text(encoding="utf-8").split("\n")[2]
    (told,) = [line for line in validate(tmp_path) if "value_usd_million" in line]
    column = line.index('"1,4bn"') + 1
    assert told.startswith(f"::error file={FILE},line=3,col={column},title=")
    assert f"title=T203 {cells.NOT_A_NUMBER.title}%3A value_usd_million%3A '1%2C4bn'::" in told
    assert "%0Ado: " in told
    text = summary.read_text(encoding="utf-8")
    assert re.match(r"### \d+ faults\n\n\| Where \| What \|\n\|---\|---\|\n", text)
    assert "trade\\_totals.csv, line 3 | T203 Not a number in digits: " in text
    assert "value\\_usd\\_million: '1,4bn'<br>expected: " in text


@pytest.mark.usefixtures("summary")
def test_a_new_conflict_is_a_warning_at_the_row_that_brings_it(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder("before/datapackage", trade_totals=FLOWS)
    stated = total("turnover", "2022", "1500", "1")
    make_folder("after/datapackage", trade_totals=(*FLOWS, stated))
    told = validate(tmp_path / "after", "--base", tmp_path / "before")
    assert told
    for line in told:
        assert line.startswith(f"::warning file={FILE},line=4,title=New conflict%2C ")


@pytest.mark.usefixtures("summary")
def test_an_altered_row_brings_a_conflict_as_well_as_a_new_one(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    stated = total("turnover", "2022", "1379", "1")
    make_folder("before/datapackage", trade_totals=(*FLOWS, stated))
    lower = total("import", "2022", "101.4", "0.1")
    make_folder("after/datapackage", trade_totals=(FLOWS[0], lower, stated))
    told = validate(tmp_path / "after", "--base", tmp_path / "before")
    assert any(line.startswith(f"::warning file={FILE},line=3,") for line in told)


def test_a_conflict_does_not_fail_the_command(
    summary: Path, make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder("before/datapackage", trade_totals=FLOWS)
    make_folder("after/datapackage", trade_totals=(*FLOWS, total("turnover", "2022", "1500", "1")))
    words = ["validate", "--project", f"{tmp_path}/after", "--base", f"{tmp_path}/before"]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert "new conflicts" in summary.read_text(encoding="utf-8")


def test_elsewhere_no_command_is_printed(
    make_folder: MakeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    make_folder(trade_totals=(total("export", "2022", "1.4bn", "0.1"),))
    assert validate(tmp_path) == []


def test_without_a_fault_the_summary_stays_empty(
    summary: Path, make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder(trade_totals=FLOWS)
    assert validate(tmp_path) == []
    assert not summary.exists()


def test_what_a_contributor_writes_is_no_markup_in_the_summary(
    summary: Path, make_folder: MakeFolder, tmp_path: Path
) -> None:
    value = "<img src=x> **b** [a](http://x.example) | `c` $d$"
    make_folder(trade_totals=(total("export", "2022", value, "0.1"),))
    validate(tmp_path)
    text = summary.read_text(encoding="utf-8")
    assert "\\<img src=x\\> \\*\\*b\\*\\* \\[a\\](http://x.example) \\| \\`c\\` \\$d\\$" in text


def test_a_fault_of_a_page_or_of_a_whole_file_has_its_place(tmp_path: Path) -> None:
    page = Finding(
        "docs/briefs/kaz-tjk.md",
        7,
        "",
        "headlines",
        "a macro",
        "nearest: headline",
        markdown.UNKNOWN_MACRO,
    )
    kind = f"{markdown.UNKNOWN_MACRO} {markdown.UNKNOWN_MACRO.title}"
    assert str(fault_annotation(tmp_path, page)).startswith(
        f"::error file=docs/briefs/kaz-tjk.md,line=7,title={kind}%3A 'headlines'::expected: a macro"
    )
    whole = Finding(
        "mkdocs.yml", 0, "", "", "the site's configuration", "add it", configuration.MISSING
    )
    assert str(fault_annotation(tmp_path, whole)).startswith(
        "::error file=mkdocs.yml,title=C101 No project here:"
    )


@pytest.mark.parametrize(
    "text",
    [
        "id,note\na,b\rc\n",
        'id,note\na,"b\n',
        f"id,note\na,{'x' * 140_000}\n",
        "id,note\n",
        "id,note\na\n",
        "",
        "id,note\n\n",
    ],
)
def test_a_file_that_is_no_csv_has_a_line_and_no_traceback(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_bytes(text.encode("utf-8"))
    finding = Finding(
        "a.csv", 2, "note", "b", "well-formed CSV", "mend the quoting", cells.MALFORMED
    )
    annotation = fault_annotation(tmp_path, finding)
    assert (annotation.file, annotation.line) == ("a.csv", 2)
    assert annotation.column in (0, 3)
