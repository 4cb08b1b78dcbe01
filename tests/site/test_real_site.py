"""The real project, built with both generators: its figures, its sources, and nothing foreign."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from reading_pages import pages_of, popover_of, shown, tree_of, words
from small_projects import hashes, settings_of

from briefs.model import Package
from conftest import PROJECT, real_site

BRIEF = "briefs/kaz-tjk/index.html"
SEED = (
    "https://astanatimes.com/2023/05/kazakhstan-and-tajikistan-sign-agreements-worth-1-3-billion/"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory)


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory, "zensical")


def cell_of(table: str, row_id: str, column: str) -> str:
    with (PROJECT / "datapackage" / "data" / f"{table}.csv").open(encoding="utf-8") as file:
        (row,) = [row for row in csv.DictReader(file) if row["id"] == row_id]
    return row[column]


def test_every_page_is_built(site: Path) -> None:
    pages = pages_of(site)
    for path in (PROJECT / "docs").rglob("*.md"):
        stem = path.relative_to(PROJECT / "docs").with_suffix("").as_posix()
        if stem.split("/")[0] not in ("overrides", "decisions", "assets"):
            folder = f"{stem}/".removesuffix("index/")
            assert f"{folder}index.html" in pages


def test_zensical_shows_the_same_on_every_page(site: Path, other_site: Path) -> None:
    pages = pages_of(site)
    assert pages_of(other_site) == pages
    for page in pages:
        ours, theirs = shown(site / page), shown(other_site / page)
        assert theirs.figures == ours.figures, page
        assert theirs.popovers == ours.popovers, page
        assert theirs.drawings == ours.drawings, page
        assert theirs.cells == ours.cells, page
        assert theirs.anchors == ours.anchors, page
    brief = shown(site / BRIEF)
    assert len(brief.figures) > 50
    assert len(brief.drawings) >= 8
    assert len(brief.cells) > 100


def test_zensical_publishes_the_same_files(site: Path, other_site: Path) -> None:
    for folder in ("data", "charts"):
        ours, theirs = hashes(site / folder), hashes(other_site / folder)
        pages = [path for path in ours if path.endswith(".html")]
        for path in pages:
            del ours[path], theirs[path]
        assert theirs == ours


@pytest.mark.parametrize(
    ("key", "row_id", "number"),
    [
        ("kaz-tjk-export-2022-kaz", "kaz-tjk-export-2022-kaz-astana-times-2023-05-03", "877.6"),
        ("kaz-tjk-import-2022-kaz", "kaz-tjk-import-2022-kaz-astana-times-2023-05-03", "501.4"),
    ],
)
def test_a_flow_of_the_brief_is_the_cell_of_the_table_with_its_source(
    site: Path, key: str, row_id: str, number: str
) -> None:
    assert cell_of("trade_totals", row_id, "value_usd_million") == number
    tree = tree_of(site / BRIEF)
    texts = {words(b) for b in tree.xpath(f"//button[@popovertarget='popover-{key}']")}
    assert f"${number} million" in texts
    assert number in texts
    popover = popover_of(tree, key)
    assert f"${number} million" in words(popover)
    links = {str(link.get("href")) for link in popover.iter("a")}
    assert SEED in links
    assert links - {SEED} <= own_links(popover)


def own_links(popover: lxml.html.HtmlElement) -> set[str]:
    """The link to the figure itself, to cite and report it, and those of who else states it."""
    return {
        str(link.get("href"))
        for link in popover.iter("a")
        if str(link.get("href")).startswith("#")
        or "issues/new" in str(link.get("href"))
        or "/cite/#" in str(link.get("href"))
    } | {str(link.get("href")) for link in popover.xpath(".//dt[.='Others say']/following::dd//a")}


def test_the_turnover_of_the_brief_is_the_sum_of_the_two_cells(site: Path) -> None:
    tree = tree_of(site / BRIEF)
    key = "kaz-tjk-turnover-2022-kaz"
    texts = {words(b) for b in tree.xpath(f"//button[@popovertarget='popover-{key}']")}
    assert {"$1.38 billion", "1,379.0"} <= texts
    popover = popover_of(tree, key)
    text = words(popover)
    assert "877.6 + 501.4 = 1,379.0" in text or ("877.6" in text and "501.4" in text)
    assert "1,379.0" in text
    assert SEED in {link.get("href") for link in popover.iter("a")}


def test_the_published_cells_are_those_of_the_brief(site: Path) -> None:
    with (site / "data" / "figures.csv").open(encoding="utf-8") as file:
        values = {row["id"]: row["value"] for row in csv.DictReader(file)}
    assert values["kaz-tjk-export-2022-kaz"] == "877.6"
    assert values["kaz-tjk-import-2022-kaz"] == "501.4"
    assert values["kaz-tjk-turnover-2022-kaz"] == "1379.0"


def test_every_figure_of_every_page_opens_a_popover_that_is_there_once(site: Path) -> None:
    for page in pages_of(site):
        tree = tree_of(site / page)
        ids = [str(i) for i in tree.xpath("//*[@popover]/@id")]
        targets = {str(i) for i in tree.xpath("//button/@popovertarget")}
        assert sorted(ids) == sorted(set(ids)), page
        assert targets == set(ids), page


def test_every_id_of_a_page_is_there_once(site: Path) -> None:
    for page in pages_of(site):
        ids = [str(i) for i in tree_of(site / page).xpath("//body//*/@id")]
        assert sorted(ids) == sorted(set(ids)), page


def test_every_figure_has_an_address_on_its_page(site: Path) -> None:
    tree = tree_of(site / BRIEF)
    ids = {str(i) for i in tree.xpath("//*/@id")}
    links = [str(href) for href in tree.xpath("//*[@popover]//a/@href") if href.startswith("#")]
    assert len(links) > 20
    assert {link.removeprefix("#") for link in links} <= ids


LOADED = (
    "//script/@src | //img/@src | //source/@src | //iframe/@src | //embed/@src | //object/@data"
    " | //video/@src | //audio/@src | //image/@href | //use/@href | //*/@srcset"
    " | //link[contains(@rel, 'stylesheet') or contains(@rel, 'preload') or contains(@rel, 'icon')"
    " or contains(@rel, 'preconnect') or contains(@rel, 'dns-prefetch')"
    " or contains(@rel, 'manifest') or contains(@rel, 'modulepreload')]/@href"
)
IN_STYLES = re.compile(r"url\(\s*['\"]?([^)'\"]+)|@import\s+['\"]([^'\"]+)")


def foreign(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def loads_of(site: Path) -> Iterator[tuple[str, str]]:
    """Every address that a browser loads by itself, with the file that asks for it."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            tree = tree_of(path)
            yield from ((name, str(address)) for address in tree.xpath(LOADED))
            styles = [*tree.xpath("//style/text()"), *tree.xpath("//*/@style")]
            yield from ((name, m[1] or m[2]) for css in styles for m in IN_STYLES.finditer(css))
        elif path.suffix in (".css", ".svg"):
            css = path.read_text(encoding="utf-8")
            yield from ((name, m[1] or m[2]) for m in IN_STYLES.finditer(css))


@pytest.mark.parametrize("generator", ["site", "other_site"])
def test_nothing_is_loaded_from_another_host(
    generator: str, request: pytest.FixtureRequest
) -> None:
    built: Path = request.getfixturevalue(generator)
    loads = list(loads_of(built))
    assert [load for load in loads if foreign(load[1])] == []
    assert any(address.endswith("briefs.css") for _, address in loads)
    assert any(address.endswith(".woff2") for _, address in loads)


def test_a_foreign_address_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<link rel='preconnect stylesheet' href='https://fonts.example/css'>"
        "<script src='//cdn.example/x.js'></script><style>@import 'http://x.example/a.css'</style>"
        "<p style=\"background: url('https://i.example/x.png')\">",
        encoding="utf-8",
    )
    (tmp_path / "a.css").write_text("a{background:url(https://i.example/y.png)}", encoding="utf-8")
    assert len([load for load in loads_of(tmp_path) if foreign(load[1])]) == 5


def test_what_pages_load_exists(site: Path) -> None:
    base = urlsplit(settings_of(PROJECT)["site_url"]).path
    for name, address in loads_of(site):
        path = urlsplit(address).path
        if address.startswith("data:") or not path:
            continue
        if path.startswith("/"):
            target = site / path.removeprefix(base)
        else:
            target = (site / name).parent / path
        assert target.exists(), (name, address)


def test_links_between_pages_lead_somewhere(site: Path) -> None:
    for page in pages_of(site):
        for href in tree_of(site / page).xpath("//a/@href"):
            parts = urlsplit(str(href))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (site / page).parent / parts.path
            assert target.exists(), (page, href)
            if parts.path.endswith("/") or target.is_dir():
                assert (target / "index.html").is_file(), (page, href)


def test_links_to_sources_are_of_the_web(site: Path) -> None:
    for page in pages_of(site):
        for href in tree_of(site / page).xpath("//a/@href"):
            assert urlsplit(str(href)).scheme in ("", "http", "https", "mailto"), (page, href)


def test_the_day_of_the_build_is_the_day_of_the_data(site: Path, package: Package) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    days = set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap))
    assert days == {package.created.date().isoformat()}


def test_stable_addresses_stand(site: Path) -> None:
    for path in ("briefs/kaz-tjk/index.html", "data/trade_totals.csv", "data/datapackage.json"):
        assert (site / path).is_file()
    assert (site / "data" / "checks.csv").is_file()
    assert (site / "404.html").is_file()


def test_tables_charts_and_popovers_stay_out_of_the_search_index(site: Path) -> None:
    index = json.loads((site / "search" / "documents.json").read_text(encoding="utf-8"))
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "traded goods worth" in text  # the headline
    assert "Trade as Kazakhstan reports it" not in text  # a caption
    assert "Link to this figure" not in text
    assert "Copy with source" not in text
    assert "bb-block" not in text
    assert "data-block" not in text


def test_the_search_index_holds_the_timeline_and_russian_words_with_plain_spaces(
    site: Path,
) -> None:
    index = json.loads((site / "search" / "documents.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == ["en", "ru"]
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "Товарооборот" in text
    assert "$2 billion" in text
    assert not {"\u00a0", "\u202f"} & set(text)
    timeline = [e["text"] for e in index["docs"] if e["location"].startswith("timeline/")]
    assert any("Rahmon" in text for text in timeline)


def test_the_index_that_every_page_fetches_is_empty(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    full = json.loads((site / "search" / "documents.json").read_text(encoding="utf-8"))
    assert {**index, "docs": full["docs"]} == full
    assert full["docs"]


def test_no_macro_and_no_placeholder_is_left(site: Path) -> None:
    for page in pages_of(site):
        tree = tree_of(site / page)
        for element in tree.xpath("//code | //pre | //script"):
            element.drop_tree()
        html = lxml.html.tostring(tree, encoding="unicode")
        assert "{{" not in html, page
        assert "{%" not in html, page
        assert "data-block" not in html, page
        assert "macro_error" not in html.lower(), page
