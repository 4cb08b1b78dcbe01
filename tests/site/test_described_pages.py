"""What pages tell programs in their heads, and what else tells programs of pages."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

import pytest
from reading_pages import pages_of, tree_of
from small_projects import settings_of

from briefs.model import Package
from conftest import PROJECT, real_site

HOME = str(settings_of(PROJECT)["site_url"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory)


def described(site: Path, page: str) -> Mapping[str, Mapping[str, object]]:
    """The nodes of a page's JSON-LD by their type."""
    (script,) = tree_of(site / page / "index.html").xpath(
        "//head/script[@type='application/ld+json']"
    )
    return {node["@type"]: node for node in json.loads(script.text)["@graph"]}


def test_every_brief_and_every_table_is_described_on_its_page(site: Path, package: Package) -> None:
    tables = [
        path.name
        for path in (site / "data").iterdir()
        if (site / f"data/{path.name}.csv").is_file()
    ]
    assert len(tables) > 14
    pages = [*(f"data/{name}/" for name in tables), *(f"briefs/{dyad}/" for dyad in package.dyads)]
    for page in pages:
        dataset = described(site, page)["Dataset"]
        assert dataset["url"] == f"{HOME}{page}"
        assert dataset["isPartOf"] == {"@id": f"{HOME}data/#dataset"}
    assert "DataCatalog" in described(site, "data/")


def test_what_a_description_offers_is_there_with_its_digest(site: Path) -> None:
    seen = 0
    for page in ("data/", "data/figures/", "briefs/kaz-tjk/"):
        for offer in described(site, page)["Dataset"]["distribution"]:  # type: ignore[attr-defined]
            content = (site / offer["contentUrl"].removeprefix(HOME)).read_bytes()
            assert sha256(content).hexdigest() == offer["sha256"]
            seen += 1
    assert seen == 7


def test_breadcrumbs_lead_to_pages(site: Path) -> None:
    for page in ("data/", "data/figures/", "briefs/kaz-tjk/"):
        crumbs = described(site, page)["BreadcrumbList"]["itemListElement"]
        for crumb in crumbs:  # type: ignore[attr-defined]
            assert (site / crumb["item"].removeprefix(HOME) / "index.html").is_file()


def test_links_of_the_head_lead_to_files_of_the_site(site: Path) -> None:
    relations = ("alternate feed", "alternate item", "describedby", "cite-as")
    seen = 0
    for page in ("data/", "data/figures/", "briefs/kaz-tjk/"):
        tree = tree_of(site / page / "index.html")
        assert len(tree.xpath("//head/link[@rel='license']")) == 1
        for relation in relations:
            for link in tree.xpath(f"//head/link[@rel='{relation}']"):
                path = urljoin(f"{HOME}{page}", str(link.get("href"))).removeprefix(HOME)
                assert (site / path).is_file() or (site / path / "index.html").is_file(), path
                seen += 1
    assert seen > 15


def test_no_link_is_an_alternate_and_nothing_else(site: Path) -> None:
    """The theme's script asks for a sitemap beside whatever is an alternate and nothing else."""
    for page in ("data/", "data/figures/", "briefs/kaz-tjk/"):
        tree = tree_of(site / page / "index.html")
        assert tree.xpath("//head/link[@rel='alternate']") == []
        feeds = {str(link.get("href")) for link in tree.xpath("//head/link[@rel='alternate feed']")}
        assert {href.rpartition("/")[2] for href in feeds} == {"feed.xml", "feed.json"}


def test_the_sitemap_lists_every_page_but_those_of_old_versions_once(site: Path) -> None:
    text = (site / "sitemap.xml").read_bytes()
    listed = [str(one.text) for one in ET.fromstring(text).iter() if str(one.tag).endswith("}loc")]
    pages = [page.removesuffix("index.html") for page in pages_of(site)]
    expected = [f"{HOME}{page}" for page in pages if not re.match(r"data/v\d", page)]
    assert len(expected) < len(pages)
    assert sorted(listed) == sorted(expected)
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == text


def test_llms_txt_leads_to_what_is_there(site: Path, package: Package) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Bilateral Briefs\n\n> ")
    addresses = [part.partition(")")[0] for part in text.split("](")[1:]]
    assert len(addresses) == len(set(addresses)) > 40
    for address in addresses:
        path = site / address.removeprefix(HOME)
        assert path.is_file() or (path / "index.html").is_file(), address
    for dyad in package.dyads:
        assert f"{HOME}briefs/{dyad}.json" in text
    assert f"data/v{package.version}/" in text
