"""One changed cell changes its sentence, card, chart, tables and files, and nothing else."""

from __future__ import annotations

import csv
import difflib
from pathlib import Path

import pytest
from reading_pages import pages_of, shown, tree_of, words
from small_projects import copy_project, hashes, replace_once

from briefs.site.building import build_site
from briefs.site.memory import BuildMemory
from briefs.tables import read_descriptor
from conftest import PROJECT

BRIEF = "briefs/kaz-tjk/index.html"
STATEMENTS = "briefs/kaz-tjk/statements/index.html"
LEDGER = "checks/index.html"
COMPARE = "compare/index.html"
NEWS = "changes/index.html"
CITE = "briefs/kaz-tjk/cite/index.html"
ROW = "kaz-tjk-export-2022-kaz-astana-times-2023-05-03"

VERSION = read_descriptor(PROJECT / "datapackage").version

# What 877.6 goes into: exports, turnover, balance, growth, shares, their checks and charts, the
# chart of all pairs, and what changed since the last release.
CHANGED = {
    BRIEF,
    STATEMENTS,
    LEDGER,
    COMPARE,
    NEWS,
    *(
        f"charts/{chart}.{kind}"
        for chart in ("all-turnover", "kaz-tjk-flows", "kaz-tjk-turnover")
        for kind in ("csv", "json", "png", "svg")
    ),
    *(
        f"data/{table}.{kind}"
        for table in ("trade_totals", "figures", "checks")
        for kind in ("csv", "parquet")
    ),
    *(f"data/bilateral-briefs.{kind}" for kind in ("sqlite", "xlsx", "zip")),
    "data/datapackage.json",
    "data/SHA256SUMS",
    "data/catalog.jsonld",
    "data/datacite.json",
    *(f"data/{page}index.html" for page in ("", "trade_totals/", "figures/", "checks/")),
    "briefs/kaz-tjk.json",
    CITE,
    "search/documents.json",
}

# A version that was released no longer holds what the working data hold.
VERSIONS = {"data/versions/index.html", f"data/v{VERSION}/index.html"}

# They show the sizes and digests of the files that hold all tables.
DATA_PAGES = {
    "data/index.html",
    *(f"data/{path.stem}/index.html" for path in (PROJECT / "datapackage" / "data").glob("*.csv")),
    *(f"data/{path.stem}/index.html" for path in (PROJECT / "datapackage" / "derived").glob("*")),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The real site, and the one after exports of 2022 became 878.6."""
    folder = tmp_path_factory.mktemp("one-cell")
    project = copy_project(folder / "project", with_drawings=True)
    memory = BuildMemory()
    build_site(project, folder / "before", memory=memory)
    replace_once(project / "datapackage/data/trade_totals.csv", ",2022,877.6,", ",2022,878.6,")
    build_site(project, folder / "after", memory=memory)
    return folder / "before", folder / "after"


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def changes(before: Path, after: Path) -> list[str]:
    diff = difflib.ndiff(lines_of(before), lines_of(after))
    return [line[2:] for line in diff if line.startswith(("-", "+"))]


def test_only_the_files_that_the_cell_goes_into_change(sites: tuple[Path, Path]) -> None:
    before, after = (hashes(site) for site in sites)
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    assert changed - CHANGED - DATA_PAGES - VERSIONS == set()
    assert changed >= CHANGED
    assert "data/trade_totals/index.html" in changed


def test_on_the_data_pages_only_sizes_digests_and_first_rows_change(
    sites: tuple[Path, Path],
) -> None:
    for page in DATA_PAGES:
        rows = []
        for site in sites:
            tree = tree_of(site / page)
            for part in tree.xpath(
                "//*[@class='bb-needs' or @class='bb-digest' or @class='bb-rows']"
            ):
                part.drop_tree()
            for size in tree.xpath("//td[contains(., 'kB') or contains(., 'MB')]"):
                size.drop_tree()
            rows.append(words(tree.xpath("//article")[0]))
        assert rows[0] == rows[1], page
        assert len(rows[0]) > 500


def test_one_cell_of_the_published_table_changes(sites: tuple[Path, Path]) -> None:
    tables = []
    for site in sites:
        with (site / "data" / "trade_totals.csv").open(encoding="utf-8") as file:
            tables.append(list(csv.DictReader(file)))
    differences = [
        (old["id"], column, old[column], new[column])
        for old, new in zip(*tables, strict=True)
        for column in old
        if old[column] != new[column]
    ]
    assert differences == [(ROW, "value_usd_million", "877.6", "878.6")]


def test_the_sentence_changes(sites: tuple[Path, Path]) -> None:
    old, new = (words(tree_of(site / BRIEF).xpath("//p[@class='bb-lead']")[0]) for site in sites)
    assert "$877.6 million" in old
    assert new == old.replace("877.6", "878.6")


def test_the_figures_of_the_brief_change_wherever_they_stand(sites: tuple[Path, Path]) -> None:
    old, new = (shown(site / BRIEF) for site in sites)
    pairs = {(a, b) for a, b in zip(old.figures, new.figures, strict=True) if a != b}
    assert {(a.split()[0], b.split()[0]) for a, b in pairs} == {
        ("$877.6", "$878.6"),
        ("877.6", "878.6"),
        ("877,6", "878,6"),
        ("1,379.0", "1,380.0"),
        ("$376.2", "$377.2"),
    }
    assert old.anchors == new.anchors


def test_the_card_changes(sites: tuple[Path, Path]) -> None:
    cards = [
        [words(card) for card in tree_of(site / BRIEF).xpath("//div[@class='bb-card']")]
        for site in sites
    ]
    changed = [(a, b) for a, b in zip(*cards, strict=True) if a != b]
    assert [b for _, b in changed] == [
        a.replace("877.6", "878.6").replace("376.2", "377.2") for a, _ in changed
    ]
    assert len(changed) == 2


def test_the_cells_of_no_other_period_change(sites: tuple[Path, Path]) -> None:
    for page in (BRIEF, STATEMENTS):
        rows = []
        for site in sites:
            tables = tree_of(site / page).xpath("//table[contains(@class, 'bb-table')]//tr")
            rows.append([[words(cell) for cell in row] for row in tables])
        differences = [a for a, b in zip(*rows, strict=True) if a != b]
        assert differences
        assert {row[0] for row in differences} == {"2022"}
        assert all("501.4" in row or row[1] == "Kazakhstan" for row in differences)


def test_the_drawing_of_the_flows_changes_and_those_of_products_and_target_do_not(
    sites: tuple[Path, Path],
) -> None:
    drawings = []
    for site in sites:
        figures = tree_of(site / BRIEF).xpath("//figure[contains(@class, 'bb-chart')]")
        drawings.append({str(f.get("id")): "".join(map(words, f.iter("svg"))) for f in figures})
    old, new = drawings
    assert "877.6" in old["chart-kaz-tjk-flows"]
    assert "878.6" in new["chart-kaz-tjk-flows"]
    assert "877.6" not in new["chart-kaz-tjk-flows"]
    for key in ("chart-kaz-tjk-products", "chart-kaz-tjk-target"):
        assert old[key] == new[key]


def test_the_table_beside_the_chart_changes(sites: tuple[Path, Path]) -> None:
    old, new = (
        words(tree_of(site / BRIEF).get_element_by_id("table-kaz-tjk-flows").getparent())
        for site in sites
    )
    assert "877.6" in old
    assert "878.6" in new
    assert "877.6" not in new


def test_the_published_figures_and_the_charts_data_change_in_lines_of_2022_alone(
    sites: tuple[Path, Path],
) -> None:
    before, after = sites
    for path in ("data/figures.csv", "charts/kaz-tjk-flows.csv", "charts/kaz-tjk-turnover.csv"):
        lines = changes(before / path, after / path)
        assert len(lines) >= 2
        assert all("2022" in line or line.startswith("?") for line in lines), path


def test_the_rows_of_the_ledger_change_that_test_the_cell(sites: tuple[Path, Path]) -> None:
    old, new = (
        [words(row) for row in tree_of(site / LEDGER).xpath("//tbody/tr")] for site in sites
    )
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(pairs) >= 3
    # The sum, its base, the share of wheat, and the half of the year.
    for before, after in pairs:
        assert "2022" in before
        assert ("877.6" in before and "878.6" in after) or "1,163.6" in before, before


def test_no_other_page_shows_anything_else(sites: tuple[Path, Path]) -> None:
    before, after = sites
    for page in pages_of(before):
        if page not in {BRIEF, STATEMENTS, LEDGER, COMPARE, NEWS, CITE, *DATA_PAGES, *VERSIONS}:
            assert (before / page).read_bytes() == (after / page).read_bytes()
