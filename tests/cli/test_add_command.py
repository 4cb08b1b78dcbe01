"""``briefs add`` asks, proposes, tries the whole package, and writes all rows or none."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.cli import main
from briefs.tables import read_descriptor
from conftest import SOURCE, MakeFolder, plain_spaces, total

FLOWS = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))
NEW_SOURCE = {
    "--source": "https://times.example/trade",
    "--source-publisher": "The Times",
    "--source-title": "Trade, and more",
    "--source-published": "2023-06",
    "--source-accessed": "2023-07-01",
    "--source-language": "en",
    "--source-kind": "news",
}
TURNOVER = {
    "--dyad": "kaz-tjk",
    "--reporter": "KAZ",
    "--flow": "turnover",
    "--period": "2022",
    "--stated-as": "$1.4 billion",
    "--authority": "official",
}
ROW = "kaz-tjk-turnover-2022-kaz-paper-2023"


@pytest.fixture
def project(make_folder: MakeFolder) -> Path:
    return make_folder(trade_totals=FLOWS).parent


def add(
    project: Path, kind: str, options: Mapping[str, str], *flags: str, text: str = ""
) -> Result:
    words = [word for pair in options.items() for word in pair]
    arguments = ["add", "--project", str(project), kind, *words, *flags]
    return CliRunner().invoke(main, arguments, input=text)


def rows_of(project: Path, table: str) -> list[dict[str, str]]:
    with (project / f"datapackage/data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files_of(project: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def validated(project: Path) -> Result:
    return CliRunner().invoke(main, ["validate", "--project", str(project)])


def test_a_total_of_a_new_source_is_written_to_both_tables_in_order(project: Path) -> None:
    result = add(project, "total", NEW_SOURCE | TURNOVER, "--yes")
    assert result.exit_code == 0, result.output
    assert "Written to data/sources.csv, data/trade_totals.csv." in result.output
    *_, new = rows_of(project, "trade_totals")
    assert new == {
        **dict.fromkeys(new, ""),
        "id": "kaz-tjk-turnover-2022-kaz-times-2023-06-trade-more",
        "dyad": "kaz-tjk",
        "reporter": "KAZ",
        "partner": "TJK",
        "flow": "turnover",
        "period": "2022",
        "value_usd_million": "1400",
        "value_rounding_usd_million": "100",
        "value_qualifier": "exact",
        "stated_as": "$1.4 billion",
        "authority": "official",
        "status": "final",
        "source_id": "times-2023-06-trade-more",
    }
    assert [row["id"] for row in rows_of(project, "sources")] == [SOURCE["id"], new["source_id"]]
    assert validated(project).exit_code == 0


def test_the_same_answers_typed_in_give_the_same_rows(
    project: Path, make_folder: MakeFolder
) -> None:
    answers = [
        *("https://times.example/trade", "The Times", "Trade, and more", "", "2023-06"),
        *("2023-07-01", "en", "news", ""),
        *("kaz-tjk", "KAZ", "turnover", "2022", "$1.4 billion", "", "", "", "", "official"),
        *("", "", "", "", ""),
    ]
    typed = add(project, "total", {}, text="\n".join([*answers, "y", ""]))
    assert typed.exit_code == 0, typed.output
    other = make_folder("other/datapackage", trade_totals=FLOWS).parent
    add(other, "total", NEW_SOURCE | TURNOVER, "--yes")
    for table in ("sources", "trade_totals"):
        assert rows_of(project, table) == rows_of(other, table)


def test_the_checks_that_a_new_figure_touches_are_shown(project: Path) -> None:
    result = add(project, "total", {"--source": "paper-2023"} | TURNOVER, "--yes", "--dry-run")
    shown = " ".join(plain_spaces(result.output).split())
    assert (
        "Turnover, 2022, reported by Kazakhstan: $1,379.0 million (877.6 exports + 501.4 imports)"
        in shown
    )
    assert "Agrees sum Turnover, 2022, reported by Kazakhstan" in shown
    assert "877.6 + imports 501.4 = 1,379.0; turnover is stated as $1,400 million." in shown


def test_a_conflict_is_shown_and_is_no_fault(project: Path) -> None:
    wrong = TURNOVER | {"--source": "paper-2023", "--stated-as": "$1.8 billion"}
    result = add(project, "total", wrong, "--yes")
    assert result.exit_code == 0
    assert "Conflict    sum" in result.output
    assert len(rows_of(project, "trade_totals")) == 3


def test_a_dry_run_shows_the_row_and_writes_nothing(project: Path) -> None:
    before = files_of(project)
    result = add(project, "total", {"--source": "paper-2023"} | TURNOVER, "--yes", "--dry-run")
    assert result.exit_code == 0
    cells = (
        "kaz-tjk,KAZ,TJK,turnover,2022,1400,100,exact,,,,$1.4 billion,official,,,final,paper-2023,"
    )
    assert f"{ROW},{cells}" in result.output
    assert result.output.rstrip().endswith("Nothing was written.")
    assert files_of(project) == before


def test_no_as_the_last_answer_writes_nothing(project: Path) -> None:
    before = files_of(project)
    given = {
        **TURNOVER, "--source": "paper-2023", "--growth-pct": "", "--status": "final", "--id": "x",
        "--attribution": "", "--inferred": "", "--note": "", "--value-usd-million": "1400",
        "--value-rounding-usd-million": "100", "--value-qualifier": "exact",
    }  # fmt: skip
    result = add(project, "total", given, text="n\n")
    assert result.output.rstrip().endswith("Nothing was written.")
    assert files_of(project) == before


def test_every_fault_is_told_of_the_new_row_with_the_command_to_try_again(project: Path) -> None:
    before = files_of(project)
    wrong = TURNOVER | {"--flow": "exports", "--period": "2022-13", "--source": "paper-2023"}
    del wrong["--authority"]
    result = add(project, "total", wrong, "--yes")
    assert result.exit_code == 1
    for fault in (
        "new row of data/trade_totals.csv, flow: 'exports'",
        "new row of data/trade_totals.csv, period: '2022-13'",
        "new row of data/trade_totals.csv, authority\n",
    ):
        assert fault in result.output
    assert "3 faults; nothing was changed." in result.output
    assert "Traceback" not in result.output
    assert files_of(project) == before
    (again,) = [line for line in result.output.splitlines() if line.startswith(".venv/")]
    words = shlex.split(again)
    assert words[:5] == [".venv/bin/briefs", "add", "total", "--source", "paper-2023"]
    assert dict(zip(words[3::2], words[4::2], strict=True)) == wrong


def test_a_wrong_answer_is_asked_for_again_with_what_is_expected(project: Path) -> None:
    answers = [
        "paper-2022",
        "paper-2023",
        "kaz-xyz",
        "kaz-tjk",
        "",
        "sales",
        "turnover",
        "2022-01/2022-03",
        "2022-Q1",
    ]
    result = add(project, "total", {}, text="\n".join(answers))
    assert "'paper-2022' is neither an address nor an id; nearest: paper-2023" in result.output
    assert "'kaz-xyz' is not there. There are kaz-tjk" in result.output
    assert "'sales' is not one of export, import, turnover" in result.output
    assert "'2022-01/2022-03' has one spelling: 2022-Q1" in result.output
    assert "Aborted!" in result.output
    assert rows_of(project, "trade_totals")[0]["id"].startswith("kaz-tjk-export")


@pytest.mark.parametrize("kind", ["event", "agreement"])
def test_a_row_about_several_pairs_is_linked_to_each(project: Path, kind: str) -> None:
    own = {
        "event": {"--kind": "forum", "--date": "2023-05"},
        "agreement": {"--kind": "treaty", "--status": "signed"},
    }
    options = {"--source": "paper-2023", "--dyads": "kaz-tjk", "--title": "On water", **own[kind]}
    result = add(project, kind, options, "--yes")
    assert result.exit_code == 0, result.output
    (row,) = rows_of(project, f"{kind}s")
    assert row["subject_id"] == row["id"]
    assert rows_of(project, f"{kind}_dyads") == [{f"{kind}_id": row["id"], "dyad": "kaz-tjk"}]
    assert validated(project).exit_code == 0


def test_a_source_that_is_there_is_not_added_again(project: Path) -> None:
    before = files_of(project)
    result = add(project, "source", {"--url": "http://www.paper.example/2023/"}, "--yes")
    assert result.exit_code == 1
    assert "sources.csv has it as paper-2023" in result.output
    assert files_of(project) == before


def test_a_source_alone_is_added(project: Path) -> None:
    options = {flag.replace("--source-", "--"): value for flag, value in NEW_SOURCE.items()}
    options["--url"] = options.pop("--source")
    result = add(project, "source", options, "--yes")
    assert result.exit_code == 0, result.output
    assert rows_of(project, "sources")[-1]["id"] == "times-2023-06-trade-more"


def test_a_country_and_its_pair_are_added_one_after_the_other(project: Path) -> None:
    country = {"--code": "AZE", "--iso2": "AZ", "--m49": "031"}
    names = {"--name-en": "Azerbaijan", "--name-ru": "Азербайджан"}
    pair = {"--economy-a": "AZE", "--economy-b": "KAZ"}
    assert add(project, "pair", pair, "--yes").exit_code == 1
    assert add(project, "economy", country | names, "--yes").exit_code == 0
    assert add(project, "pair", pair, "--yes").exit_code == 0
    assert [row["id"] for row in rows_of(project, "dyads")] == ["aze-kaz", "kaz-tjk"]
    assert rows_of(project, "economies")[0]["m49"] == "031"


def test_faults_that_are_there_are_told_before_anything_is_asked(project: Path) -> None:
    totals = project / "datapackage/data/trade_totals.csv"
    totals.write_text(totals.read_text("utf-8").replace(",877.6,", ",1.4bn,"), encoding="utf-8")
    result = add(project, "total", {})
    assert result.exit_code == 1
    assert "'1.4bn'" in result.output
    assert "Source:" not in result.output


def test_a_full_disk_leaves_all_tables_as_they_were(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(project)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name == "trade_totals.csv.new":
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    result = add(project, "total", NEW_SOURCE | TURNOVER, "--yes")
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert files_of(project) == before


def test_every_column_is_an_option_of_its_command(project: Path) -> None:
    help_text = add(project, "total", {}, "--help").output
    for name in read_descriptor(project / "datapackage").tables["trade_totals"].column_names:
        flag = "source" if name == "source_id" else name.replace("_", "-")
        assert f"  --{flag} TEXT" in help_text


def test_a_folder_without_data_is_told_what_to_do(tmp_path: Path) -> None:
    assert "total" in add(tmp_path, "total", {}, "--help").output
    result = add(tmp_path, "total", {})
    assert result.exit_code == 1
    assert "run the command in the project's folder" in result.output
    assert add(tmp_path, "totals", {}).exit_code == 2
