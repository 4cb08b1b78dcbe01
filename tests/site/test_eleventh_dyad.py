"""A pair beyond Central Asia: a few rows and one command, and it is on every page that it needs."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from reading_pages import pages_of, shown, tree_of, words
from small_projects import PAGES, copy_project, make_project

from briefs.cli import main
from briefs.site.building import build_site
from conftest import ECONOMIES, SOURCE, MakeFolder, Rows, total

DYAD = "aze-kaz"
NAME = "Azerbaijan–Kazakhstan"
BRIEF = f"briefs/{DYAD}/index.html"
AZE = {"reporter": "AZE", "partner": "KAZ", "dyad": DYAD}
PAPER = {**SOURCE, "id": "baku-paper-2026", "url": "https://baku.example/2026"}
ROWS: dict[str, Rows] = {
    "economies": (
        {
            "code": "AZE",
            "iso2": "AZ",
            "m49": "031",
            "name_en": "Azerbaijan",
            "name_ru": "Азербайджан",
        },
    ),
    "dyads": ({"id": DYAD, "economy_a": "AZE", "economy_b": "KAZ"},),
    "sources": ({**PAPER, "published": "2026-11-20"},),
    "trade_totals": tuple(
        {
            **total(flow, "2025", value, rounding, source_id=PAPER["id"], **AZE),
            "id": f"{DYAD}-{flow}-2025-aze-{PAPER['id']}",
        }
        for flow, value, rounding in (
            ("export", "111.1", "0.1"),
            ("import", "444.4", "0.1"),
            ("turnover", "999", "1"),
        )
    ),
}


@dataclass(frozen=True)
class Eleven:
    """The real project with one pair more, and the site that it builds."""

    project: Path
    site: Path
    told: str

    def text(self, page: str) -> str:
        """The text of a page's article."""
        (article,) = tree_of(self.site / page).iter("article")
        return words(article)


def add_rows(project: Path, tables: dict[str, Rows]) -> None:
    """Rows at the end of tables, as a contributor adds them."""
    for table, rows in tables.items():
        path = project / "datapackage" / "data" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))
        with path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writerows(rows)


def write_brief(project: Path) -> str:
    result = CliRunner().invoke(main, ["new", DYAD, "--project", str(project)])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def eleven(tmp_path_factory: pytest.TempPathFactory) -> Eleven:
    folder = tmp_path_factory.mktemp("eleven")
    project = copy_project(folder / "project", with_drawings=True)
    add_rows(project, ROWS)
    told = write_brief(project)
    build_site(project, folder / "site")
    return Eleven(project, folder / "site", told)


def test_one_command_writes_its_three_pages_and_names_them(eleven: Eleven) -> None:
    for page in (f"{DYAD}.md", f"{DYAD}/statements.md", f"{DYAD}/sources.md"):
        assert (eleven.project / "docs" / "briefs" / page).is_file()
        assert f"docs/briefs/{page}" in eleven.told
    assert {page for page in pages_of(eleven.site) if DYAD in page} == {
        BRIEF,
        f"briefs/{DYAD}/statements/index.html",
        f"briefs/{DYAD}/sources/index.html",
        f"briefs/{DYAD}/cite/index.html",
    }


def test_its_brief_tells_the_figures_and_what_conflicts(eleven: Eleven) -> None:
    text = eleven.text(BRIEF)
    # Exports and imports are finer than the stated turnover: the sum is the figure.
    assert "In 2025 Azerbaijan and Kazakhstan traded goods worth $555.5 million" in text
    assert "Turnover, 2025, reported by Azerbaijan: $555.5 m or $999 m?" in text
    assert "Exports 111.1 + imports 444.4 = 555.5; turnover is stated as $999 million." in text
    brief = shown(eleven.site / BRIEF)
    assert brief.figures
    headings = [words(h).removesuffix("¶") for h in tree_of(eleven.site / BRIEF).iter("h2")]
    assert headings == [
        "Exports and imports",
        "Who reports it",
        "How the trade developed",
        "Do the figures agree?",
        "Sources",
        "Download and cite",
    ]


@pytest.mark.parametrize("page", ["index.html", "briefs/index.html"])
def test_it_has_a_card_on_the_home_page_and_among_the_briefs(eleven: Eleven, page: str) -> None:
    cards = {
        words(card.find("h3")): card
        for card in tree_of(eleven.site / page).xpath("//section[@class='bb-brief']")
    }
    assert len(cards) == 11
    assert "$555.5 m in 2025, as Azerbaijan reports" in words(cards[NAME])
    (link,) = cards[NAME].xpath("./h3/a/@href")
    assert (eleven.site / page).parent.joinpath(str(link)).resolve() == (
        eleven.site / f"briefs/{DYAD}"
    ).resolve()


def test_the_home_page_counts_it_and_tells_its_news(eleven: Eleven) -> None:
    text = eleven.text("index.html")
    assert "So far: 11 pairs among" in text
    assert f"20 November 2026 {NAME}. Turnover, 2025" in text


def test_it_is_a_row_of_the_comparison(eleven: Eleven) -> None:
    tree = tree_of(eleven.site / "compare/index.html")
    table = tree.xpath("//table[caption[starts-with(., 'All pairs')]]")[0]
    rows = [[words(cell) for cell in row] for row in table.iterfind("./tbody/tr")]
    assert len(rows) == 11
    (row,) = [row for row in rows if row[0] == NAME]
    assert row[1:3] == ["$555.5 mAzerbaijan, 2025", "Kazakhstan: not stated"]
    assert row[5] == "2"


def test_it_is_a_partner_on_the_page_of_kazakhstan(eleven: Eleven) -> None:
    tree = tree_of(eleven.site / "economies/kaz/index.html")
    table = tree.xpath("//table[caption[starts-with(., 'Partners of')]]")[0]
    rows = {words(row[0]): [words(cell) for cell in row] for row in table.iterfind("./tbody/tr")}
    assert len(rows) == 5
    assert rows["Azerbaijan"][1:3] == ["not stated", "$555.5 m2025"]
    others = tree_of(eleven.site / "economies/uzb/index.html")
    assert "Azerbaijan" not in words(others.xpath("//article")[0])


def test_it_has_its_tests_on_the_page_of_checks(eleven: Eleven) -> None:
    tree = tree_of(eleven.site / "checks/index.html")
    section = tree.get_element_by_id(f"ledger-{DYAD}")
    verdicts = {(row.get("data-kind"), row.get("data-verdict")) for row in section.iter("tr")}
    assert {("sum", "conflicts"), ("repeat", "conflicts")} <= verdicts
    (offered,) = tree.xpath("//select[@name='dyad']")
    assert [words(o) for o in offered.iter("option") if o.get("value") == DYAD] == [NAME]


def test_it_is_not_on_the_timeline_nor_among_promises_without_rows_for_them(
    eleven: Eleven,
) -> None:
    for page in ("timeline/index.html", "commitments/index.html"):
        assert NAME not in eleven.text(page)


def test_its_statements_and_news_are_published(eleven: Eleven) -> None:
    assert "999" in eleven.text(f"briefs/{DYAD}/statements/index.html")
    assert "Trade of the year" in eleven.text(f"briefs/{DYAD}/sources/index.html")
    items = json.loads((eleven.site / "feed.json").read_text(encoding="utf-8"))["items"]
    urls = [item["url"] for item in items if "Azerbaijan" in item["title"]]
    assert len(urls) == 3
    with (eleven.site / "data" / "figures.csv").open(encoding="utf-8") as file:
        values = {row["id"]: row["value"] for row in csv.DictReader(file)}
    assert values[f"{DYAD}-turnover-2025-aze"] == "555.5"
    assert f"{NAME}: 3 figures added" in eleven.text("changes/index.html")


def test_no_link_of_its_pages_leads_nowhere(eleven: Eleven) -> None:
    for page in pages_of(eleven.site):
        if DYAD not in page:
            continue
        tree = tree_of(eleven.site / page)
        ids = {str(name) for name in tree.xpath("//*/@id")}
        for href in map(str, tree.xpath("//article//a/@href")):
            if href.startswith("#"):
                assert href[1:] in ids, (page, href)


def test_a_second_time_nothing_is_written_over(eleven: Eleven) -> None:
    result = CliRunner().invoke(main, ["new", DYAD, "--project", str(eleven.project)])
    assert result.exit_code != 0
    assert "a page that is not there yet" in result.output


@pytest.mark.parametrize(
    "rows",
    [(), ROWS["trade_totals"][:1], ROWS["trade_totals"][2:]],
    ids=["no figure", "one flow", "turnover alone"],
)
def test_a_pair_that_nothing_tests_yet_is_built_too(
    make_folder: MakeFolder, tmp_path: Path, rows: Rows
) -> None:
    tables = {**ROWS, "trade_totals": rows}
    tables["economies"] = (ECONOMIES[0], *ROWS["economies"])
    folder = make_folder("package", **tables)
    project = make_project(tmp_path / "project", folder, {"index.md": PAGES["index.md"]})
    write_brief(project)
    build_site(project, tmp_path / "site")
    assert (tmp_path / "site" / BRIEF).is_file()
