"""The pages of citations on the real site: every figure and chart has one, sources first."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest
import rispy
from pybtex.database import parse_string
from reading_pages import pages_of, tree_of, words
from small_projects import settings_of

from briefs.charts import every_chart
from briefs.figures import every_figure
from briefs.model import Package
from conftest import PROJECT, real_site

HOME = str(settings_of(PROJECT)["site_url"])
LIMIT = 70_000
"""Bytes of a page of citations, compressed."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory)


def cite_links(site: Path, path: str, where: str) -> Iterator[str]:
    """The whole addresses that the links named Cite of a page lead to, below an XPath."""
    address = f"{HOME}{path.removesuffix('index.html')}"
    for link in tree_of(site / path).xpath(f"{where}//a[.='Cite']"):
        yield urljoin(address, str(link.get("href")))


def test_each_popover_and_each_chart_leads_to_its_citation(site: Path) -> None:
    anchors = {
        f"{HOME}{path.removesuffix('index.html')}#{anchor}"
        for path in pages_of(site)
        if path.endswith("cite/index.html")
        for anchor in tree_of(site / path).xpath("//section/@id")
    }
    seen = set()
    for path in pages_of(site):
        tree = tree_of(site / path)
        popovers = list(cite_links(site, path, "//*[@popover]"))
        charts = list(cite_links(site, path, "//figure"))
        assert len(popovers) == len(tree.xpath("//*[@popover]")), path
        assert len(charts) == len(tree.xpath("//figure[contains(@class, 'bb-chart')]")), path
        assert {*popovers, *charts} <= anchors, path
        seen |= {*popovers, *charts}
    assert len(seen) > 900


def test_each_chart_shows_a_link_to_itself(site: Path) -> None:
    for path in ("briefs/kaz-tjk/index.html", "economies/kaz/index.html"):
        charts = tree_of(site / path).xpath("//figure[contains(@class, 'bb-chart')]")
        assert charts
        for chart in charts:
            (link,) = chart.xpath(".//a[.='Link to this chart']")
            assert link.get("href") == f"#{chart.get('id')}"


def test_every_figure_and_chart_of_the_package_can_be_cited(site: Path, package: Package) -> None:
    ids = {
        str(anchor)
        for path in pages_of(site)
        if path.endswith("cite/index.html")
        for anchor in tree_of(site / path).xpath("//section/@id")
    }
    assert {f"figure-{figure.key}" for figure in every_figure(package)} <= ids
    assert {f"figure-{row.id}" for row in package.commitments} <= ids
    assert {f"chart-{chart.key}" for chart in every_chart(package)} <= ids


def entry(site: Path, dyad: str, anchor: str) -> lxml.html.HtmlElement:
    (found,) = tree_of(site / f"briefs/{dyad}/cite/index.html").xpath(f"//*[@id='{anchor}']")
    element: lxml.html.HtmlElement = found
    return element


def test_a_citation_has_text_bibtex_and_ris_with_the_source_first(
    site: Path, package: Package
) -> None:
    found = entry(site, "kaz-tjk", "figure-kaz-tjk-turnover-2022-kaz")
    source, own = (words(part) for part in found.xpath("./blockquote/p"))
    assert source.startswith("The Astana Times (May 2023). [")
    assert own.startswith("As recorded in Bilateral Briefs (2026). Kazakhstan–Tajikistan, ")
    assert f"Data {package.version}, " in own
    assert f"{HOME}data/v{package.version}/" in own
    bib, ris = (str(part.text_content()) for part in found.xpath(".//details/pre"))
    keys = [
        "astana-times-2023-05-03-contracts",
        "bilateral-briefs-figure-kaz-tjk-turnover-2022-kaz",
    ]
    assert list(parse_string(bib, "bibtex").entries) == keys
    assert [record["id"] for record in rispy.loads(ris)] == keys


def test_every_citation_of_every_page_is_read_by_programs_for_literature(site: Path) -> None:
    for path in (path for path in pages_of(site) if path.endswith("cite/index.html")):
        for found in tree_of(site / path).xpath("//section"):
            bib, ris = (str(part.text_content()) for part in found.xpath(".//details/pre"))
            entries = list(parse_string(bib, "bibtex").entries)
            assert entries == [record["id"] for record in rispy.loads(ris)]
            assert len(entries) == len(found.xpath("./blockquote/p"))
            assert len(entries) > 1, found.get("id")
            assert entries[-1].startswith("bilateral-briefs-")


def test_a_mirror_chart_credits_both_sides(site: Path, package: Package) -> None:
    text = words(entry(site, "kaz-tjk", "chart-kaz-tjk-mirror"))
    mirrored = [
        figure for figure in every_figure(package) if figure.key == "kaz-tjk-turnover-2023-tjk"
    ]
    for source_id in mirrored[0].source_ids:
        assert package.sources[source_id].url in text


def test_the_block_of_a_brief_offers_its_files(site: Path) -> None:
    (block,) = tree_of(site / "briefs/kaz-tjk/index.html").xpath("//div[@class='bb-cite']")
    found = {words(link): str(link.get("href")) for link in block.iter("a")}
    for label, name in {
        "BibTeX": "kaz-tjk.bib",
        "RIS": "kaz-tjk.ris",
        "DataCite": "kaz-tjk.datacite.json",
        "This brief (JSON)": "kaz-tjk.json",
    }.items():
        assert found[label].endswith(f"briefs/{name}")
        assert (site / "briefs" / name).is_file()
    assert found["Cite a figure or a chart"].endswith("briefs/kaz-tjk/cite/#the-brief")


def test_citations_stay_out_of_search_and_light(site: Path) -> None:
    documents = (site / "search/documents.json").read_text(encoding="utf-8")
    assert "briefs/kaz-tjk/cite/" not in documents
    for path in pages_of(site):
        if path.endswith("cite/index.html"):
            assert len(gzip.compress((site / path).read_bytes())) < LIMIT, path
