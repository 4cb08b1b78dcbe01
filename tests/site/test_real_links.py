"""Links of the real site: every place they name is there, also from feeds."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from reading_pages import pages_of, tree_of
from small_projects import settings_of

from briefs.checks import disagreements, run_checks
from briefs.model import Package
from conftest import PROJECT, real_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory)


@pytest.fixture(scope="module")
def home() -> str:
    """The address of the site, ending in a slash."""
    address: str = settings_of(PROJECT)["site_url"]
    return address


@pytest.fixture(scope="module")
def ids(site: Path, home: str) -> Mapping[str, frozenset[str]]:
    """The ids of every page by its address."""
    return {
        f"{home}{page.removesuffix('index.html')}": frozenset(
            str(name) for name in tree_of(site / page).xpath("//*/@id")
        )
        for page in pages_of(site)
    }


@pytest.fixture(scope="module")
def links(site: Path, home: str) -> Sequence[tuple[str, str]]:
    """Every link of a page to the site, as whole addresses: from where and to where."""
    found = []
    for page in pages_of(site):
        address = f"{home}{page.removesuffix('index.html')}"
        targets = (urljoin(address, str(href)) for href in tree_of(site / page).xpath("//a/@href"))
        found += [(address, target) for target in targets if target.startswith(home)]
    return found


def page_and_place(address: str) -> tuple[str, str]:
    page, place = urldefrag(address)
    return urlsplit(page)._replace(query="").geturl(), place


def test_every_link_to_a_place_finds_it(
    links: Sequence[tuple[str, str]], ids: Mapping[str, frozenset[str]]
) -> None:
    dead, seen = set(), set()
    for page, address in links:
        target, place = page_and_place(address)
        if not place or target not in ids:
            continue
        seen.add((target, place))
        if place not in ids[target]:
            dead.add((page, address))
    assert dead == set()
    assert len(seen) > 1000


@pytest.mark.parametrize("start", ["conflict-", "figure-", "year-", "agreements", "trade"])
def test_links_to_places_are_of_every_kind(links: Sequence[tuple[str, str]], start: str) -> None:
    assert any(page_and_place(address)[1].startswith(start) for _, address in links)


def test_every_conflict_of_every_pair_has_a_card_at_its_address(
    package: Package, home: str, ids: Mapping[str, frozenset[str]]
) -> None:
    found = disagreements(run_checks(package))
    assert len(found) > 30
    for one in found:
        assert f"conflict-{one.key}" in ids[f"{home}briefs/{one.leading.dyad}/"], one.key


def json_items(site: Path) -> list[dict[str, str]]:
    items: list[dict[str, str]] = json.loads((site / "feed.json").read_text(encoding="utf-8"))[
        "items"
    ]
    return items


def test_every_item_of_the_feeds_leads_to_its_place(
    site: Path, ids: Mapping[str, frozenset[str]]
) -> None:
    items = json_items(site)
    addresses = [item["url"] for item in items]
    rss = ET.parse(site / "feed.xml").getroot()
    assert [item.findtext("link") for item in rss.iter("item")] == addresses
    assert len(addresses) > 50
    for address in addresses:
        target, place = page_and_place(address)
        assert target in ids, address
        assert not place or place in ids[target], address
    assert any(page_and_place(address)[1].startswith("figure-") for address in addresses)


def test_a_feed_leads_into_the_timeline_by_a_pair_that_its_filter_offers(site: Path) -> None:
    tree = tree_of(site / "timeline/index.html")
    offered = {str(value) for value in tree.xpath("//select[@name='dyad']/option/@value")}
    queries = {urlsplit(item["url"]).query for item in json_items(site)} - {""}
    assert queries
    for query in queries:
        assert query.startswith("dyad=")
        assert query.removeprefix("dyad=") in offered


@pytest.mark.parametrize(
    ("name", "kind"),
    [("feed.xml", "application/rss+xml"), ("feed.json", "application/feed+json")],
)
def test_the_head_of_every_page_links_the_feeds(
    site: Path, home: str, name: str, kind: str
) -> None:
    pages = [*pages_of(site), "404.html"]
    assert len(pages) > 40
    for page in pages:
        tree = tree_of(site / page)
        (link,) = tree.xpath(f"//head/link[@rel='alternate feed'][@type='{kind}']")
        base = home if page == "404.html" else f"{home}{page.removesuffix('index.html')}"
        assert urljoin(base, str(link.get("href"))) == f"{home}{name}", page
        assert link.get("title")
    assert (site / name).is_file()


def test_every_page_is_reached_from_the_home_page(
    links: Sequence[tuple[str, str]], ids: Mapping[str, frozenset[str]], home: str
) -> None:
    leads: dict[str, set[str]] = {}
    for page, address in links:
        leads.setdefault(page, set()).add(page_and_place(address)[0])
    reached, ahead = set(), [home]
    while ahead:
        page = ahead.pop()
        if page not in reached:
            reached.add(page)
            ahead += leads.get(page, set())
    assert set(ids) <= reached


def test_choices_in_links_to_the_checks_are_offered_there(
    site: Path, links: Sequence[tuple[str, str]], home: str
) -> None:
    tree = tree_of(site / "checks/index.html")
    offered = {
        str(select.get("name")): {str(value) for value in select.xpath("./option/@value")}
        for select in tree.iter("select")
    }
    queries = {
        urlsplit(address).query
        for _, address in links
        if page_and_place(address)[0] == f"{home}checks/"
    } - {""}
    assert len(queries) > 15
    for query in queries:
        for choice in query.split("&"):
            name, _, value = choice.partition("=")
            assert value in offered[name], query
