"""``briefs new`` writes the pages of a brief with a first draft, and refuses without a trace."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.cli import main
from briefs.macros.bindings import MACROS
from briefs.macros.calls import parse_calls
from briefs.macros.evaluating import Page, evaluate
from briefs.macros.typed_numbers import typed_numbers
from briefs.model import Package
from briefs.pages.drafts import draft_pages
from briefs.site.building import build_site, read_site, with_downloads
from briefs.site.staging import page_paths, read_pages
from conftest import PROJECT, MakeFolder, Rows, copy_drawings, target, total

FRESH = "kgz-tjk"
SIDE = {"reporter": "TJK", "partner": "KAZ"}
NOBODY = {"reporter": "", "partner": ""}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def pages_of(dyad: str) -> list[str]:
    folder = f"docs/briefs/{dyad}"
    return [f"{folder}.md", f"{folder}/statements.md", f"{folder}/sources.md"]


def copy_without(folder: Path, *dyads: str) -> Path:
    """The real project in another folder, without the briefs of some dyads."""
    for name in ("docs", "datapackage"):
        shutil.copytree(PROJECT / name, folder / name)
    copy_drawings(folder)
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(PROJECT / name, folder)
    for dyad in dyads:
        for path in pages_of(dyad):
            (folder / path).unlink()
    return folder


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return copy_without(tmp_path / "project", FRESH)


def files_of(folder: Path) -> Mapping[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_three_pages_are_written_and_named(copied: Path) -> None:
    before = files_of(copied)
    result = run("new", FRESH, "--project", copied)
    assert result.exit_code == 0, result.output
    after = files_of(copied)
    assert {str(path.relative_to(copied)) for path in set(after) - set(before)} == set(
        pages_of(FRESH)
    )
    assert {path: after[path] for path in before} == before
    for path in pages_of(FRESH):
        assert f"  {path}\n" in result.output
    assert "make serve" in result.output


def test_the_pages_build(copied: Path) -> None:
    assert run("new", FRESH, "--project", copied).exit_code == 0
    build_site(copied, copied / "site")
    for path in pages_of(FRESH):
        page = path.removeprefix("docs/").removesuffix(".md")
        assert "Kyrgyzstan–Tajikistan" in (copied / "site" / page / "index.html").read_text("utf-8")


def test_an_unknown_dyad_is_refused_with_a_cure_and_nothing_is_written(copied: Path) -> None:
    before = files_of(copied)
    result = run("new", "kaz-fra", "--project", copied)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "'kaz-fra'" in result.output
    assert "one of kaz-kgz, " in result.output
    assert "do: add its row to datapackage/data/dyads.csv" in result.output
    assert result.output.rstrip().endswith("1 fault; nothing was changed.")
    assert files_of(copied) == before


@pytest.mark.parametrize("name", ["../kaz-tjk", "KGZ-TJK", "tjk-kgz", "kgz-tjk/../kgz-tjk", ""])
def test_what_is_no_id_of_a_dyad_writes_nothing(copied: Path, name: str) -> None:
    before = files_of(copied.parent)
    assert run("new", "--project", copied, "--", name).exit_code == 1
    assert files_of(copied.parent) == before


def test_pages_that_are_there_are_refused_with_a_cure_and_stay(copied: Path) -> None:
    assert run("new", FRESH, "--project", copied).exit_code == 0
    before = files_of(copied)
    result = run("new", FRESH, "--project", copied)
    assert result.exit_code == 1
    for path in pages_of(FRESH):
        assert path in result.output
    assert result.output.count("do: edit it, or remove it first") == 3
    assert result.output.rstrip().endswith("3 faults; nothing was changed.")
    assert files_of(copied) == before


def test_one_page_that_is_there_keeps_all_others_from_being_written(copied: Path) -> None:
    path = copied / pages_of(FRESH)[2]
    path.parent.mkdir(exist_ok=True)
    path.write_text("# Mine\n", encoding="utf-8")
    before = files_of(copied)
    result = run("new", FRESH, "--project", copied)
    assert (result.exit_code, result.output.count("expected: ")) == (1, 1)
    assert files_of(copied) == before


def test_faults_of_the_data_are_told_and_nothing_is_written(copied: Path) -> None:
    totals = copied / "datapackage/data/trade_totals.csv"
    totals.write_text(totals.read_text("utf-8").replace(",877.6,", ",1.4bn,", 1), encoding="utf-8")
    before = files_of(copied)
    result = run("new", FRESH, "--project", copied)
    assert result.exit_code == 1
    assert "1.4bn" in result.output
    assert files_of(copied) == before


def test_a_dyad_must_be_named() -> None:
    assert run("new").exit_code == 2


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real project in which every brief is a fresh draft."""
    project = tmp_path_factory.mktemp("drafted") / "project"
    dyads = tuple(path.stem for path in (PROJECT / "docs/briefs").glob("???-???.md"))
    copy_without(project, *dyads)
    for dyad in dyads:
        result = run("new", dyad, "--project", project)
        assert result.exit_code == 0, result.output
    return project


def test_every_real_dyad_gets_a_draft_without_a_fault(drafted: Path, package: Package) -> None:
    site = with_downloads(read_site(drafted), drafted)
    site = replace(site, page_paths=page_paths(drafted))
    pages = tuple(read_pages(drafted))
    written = {f"briefs/{dyad}.md" for dyad in package.dyads}
    assert len(written) == 10
    assert written <= {page.path for page in pages}
    made = evaluate(site, pages)
    assert set(made) == {page.path for page in pages}


def test_a_draft_types_no_number_and_calls_macros_that_exist(
    drafted: Path, package: Package
) -> None:
    for dyad in package.dyads:
        for path in pages_of(dyad):
            text = (drafted / path).read_text("utf-8")
            assert list(typed_numbers(text)) == []
            assert "typed(" not in text
            calls, findings = parse_calls(path, text)
            assert findings == ()
            assert {call.name for call in calls} <= set(MACROS)


def test_a_draft_has_the_figures_of_its_dyad_in_both_languages(drafted: Path) -> None:
    text = (drafted / "docs/briefs/kaz-uzb.md").read_text("utf-8")
    for part in (
        "dyad: kaz-uzb\n",
        "# Kazakhstan–Uzbekistan\n",
        "Kazakhstan counted {{ turnover(",
        'reporter="UZB"',
        '{{ mirror_gap("turnover", ',
        'exporter="KAZ"',
        '{{ commitment("kaz-uzb-',
        "which statement holds?",
        'lang="ru"',
        'language="ru"',
    ):
        assert part in text


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"trade_totals": [total("turnover", "2022", "100", "1")]},
        {"trade_totals": [total("turnover", "2022", "100", "1", **SIDE)]},
        {"trade_totals": [total("turnover", "2022", "5", "1", **NOBODY)]},
        {
            "trade_totals": [
                total("turnover", "2022", "0", "1"),
                total("turnover", "2022", "9", "1", **SIDE),
            ]
        },
        {"trade_totals": [total("turnover", "2022-H1", "100", "1")]},
        {"commitments": [target("goal", "2023-05-04")]},
        {"commitments": [target("a", "2020", "2025"), target("b", "2023", "2027")]},
    ],
    ids=["nothing", "one year", "partner", "nobody", "zero", "half", "target", "slipped target"],
)
def test_a_dyad_of_few_rows_gets_a_draft_without_a_fault(
    make_folder: MakeFolder, tmp_path: Path, tables: Mapping[str, Rows]
) -> None:
    make_folder(**tables)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs").mkdir()
    site = read_site(tmp_path)
    pages = draft_pages(site.package, site.package.dyads["kaz-tjk"])
    site = replace(site, page_paths=frozenset(pages))
    assert set(evaluate(site, [Page(path, text) for path, text in pages.items()])) == set(pages)
