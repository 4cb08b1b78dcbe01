"""Feeds of what is new, as readers of RSS 2.0 and JSON Feed 1.1 take them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from editions import write_files
from lxml import etree

from briefs.downloads.feeds import FeedItem, feed_files, feed_items
from briefs.model import Agreement, Event, Package, Release
from conftest import SOURCE, total

SITE = "https://briefs.example/data/"
ODD = 'Grain & <em>fuel</em> "up" ]]> 5 %'
RELEASES = (
    Release("0.3.0", "", "Not yet."),
    Release("0.2.0", "2026-11-24", "More <rows> & sources."),
    Release("0.1.0", "2026-11-20", "The first."),
)
SOURCES = (
    {**SOURCE, "id": "day", "published": "2023-05-03", "title": ODD},
    {**SOURCE, "id": "month", "published": "2023-06", "url": "https://paper.example/6"},
    {**SOURCE, "id": "year", "published": "2024", "url": "https://paper.example/7"},
    {**SOURCE, "id": "undated", "published": "", "url": "https://paper.example/8"},
)
AGREEMENT = Agreement(
    "transit", "transit", "2022-05-19", ODD, "treaty", "signed", "day", ODD, ("kaz-tjk",)
)
EVENT = Event("forum", "forum", "2023-05", "Dushanbe", "forum", "A forum", "day", "", ())


@pytest.fixture
def made(make_package: Callable[..., Package]) -> Package:
    rows = [
        total("export", "2022", "877.6", "0.1", source_id="day"),
        total("import", "2022", "501.4", "0.1", source_id="month"),
        total("turnover", "2022", "1379", "1", source_id="year"),
        total("turnover", "2021", "1100", "1", source_id="undated"),
        total("turnover", "2020", "900", "1", source_id="day", reporter="", partner=""),
        total(
            "turnover",
            "2019",
            source_id="day",
            growth_pct="1",
            growth_rounding_pct="1",
            growth_qualifier="exact",
        ),
    ]
    package = make_package(trade_totals=rows, sources=SOURCES)
    return replace(package, agreements=(AGREEMENT,), events=(EVENT,))


def write_feeds(
    folder: Path, site_url: str, package: Package, releases: Iterable[Release]
) -> tuple[FeedItem, ...]:
    told = tuple(releases)
    write_files(folder, feed_files(site_url, package, told))
    return feed_items(site_url, package, told)


def rss_items(folder: Path) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, recover=False)
    root = etree.parse(folder / "feed.xml", parser).getroot()
    assert root.tag == "rss"
    return list(root.iter("item"))


def json_feed(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "feed.json").read_text(encoding="utf-8"))
    return content


def text_of(item: etree._Element, tag: str) -> str | None:
    return item.findtext(tag)


def test_rss_has_a_channel_and_items_with_what_readers_need(made: Package, tmp_path: Path) -> None:
    items = write_feeds(tmp_path, SITE, made, RELEASES)
    (channel,) = etree.parse(tmp_path / "feed.xml").getroot()
    assert (tmp_path / "feed.xml").read_bytes().startswith(b"<?xml ")
    for tag in ("title", "link", "description", "language"):
        assert channel.findtext(tag)
    found = rss_items(tmp_path)
    assert len(found) == len(items) > 0
    keys = [text_of(item, "guid") for item in found]
    assert len(set(keys)) == len(keys)
    for item in found:
        assert text_of(item, "title")
        assert text_of(item, "link")
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"


def test_a_json_feed_has_the_members_that_are_required(made: Package, tmp_path: Path) -> None:
    items = write_feeds(tmp_path, SITE, made, RELEASES)
    feed = json_feed(tmp_path)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["home_page_url"] == SITE
    assert feed["feed_url"] == f"{SITE}feed.json"
    assert len(feed["items"]) == len(items)
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"] or item["content_html"]
        if "date_published" in item:
            assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_both_feeds_tell_the_same_items_in_the_same_order(made: Package, tmp_path: Path) -> None:
    items = write_feeds(tmp_path, SITE, made, RELEASES)
    rss, entries = rss_items(tmp_path), json_feed(tmp_path)["items"]
    assert [text_of(item, "guid") for item in rss] == [entry["id"] for entry in entries]
    assert [text_of(item, "title") for item in rss] == [entry["title"] for entry in entries]
    assert [text_of(item, "link") for item in rss] == [entry["url"] for entry in entries]
    assert [item.title for item in items] == [entry["title"] for entry in entries]


def test_the_newest_comes_first_in_both_feeds(made: Package, tmp_path: Path) -> None:
    write_feeds(tmp_path, SITE, made, reversed(RELEASES))
    days = [text_of(item, "pubDate") for item in rss_items(tmp_path)]
    dated = [parsedate_to_datetime(day) for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert len(dated) > 3
    entries = json_feed(tmp_path)["items"]
    stamps = [entry["date_published"] for entry in entries if "date_published" in entry]
    assert stamps == sorted(stamps, reverse=True)
    assert [entry["id"] for entry in entries[:2]] == [
        f"{SITE}#release-0.2.0",
        f"{SITE}#release-0.1.0",
    ]


def test_a_partial_or_missing_date_gives_no_day_of_publication(
    made: Package, tmp_path: Path
) -> None:
    write_feeds(tmp_path, SITE, made, RELEASES)
    by_key = {text_of(item, "guid"): text_of(item, "pubDate") for item in rss_items(tmp_path)}
    entries = {entry["id"]: entry for entry in json_feed(tmp_path)["items"]}
    partial = {
        f"{SITE}#kaz-tjk-import-2022-kaz-month",
        f"{SITE}#kaz-tjk-turnover-2022-kaz-year",
        f"{SITE}#kaz-tjk-turnover-2021-kaz-undated",
        f"{SITE}#forum",
    }
    assert {key for key, day in by_key.items() if day is None} == partial
    assert {key for key, entry in entries.items() if "date_published" not in entry} == partial


def test_what_was_said_on_a_day_has_that_day(made: Package, tmp_path: Path) -> None:
    write_feeds(tmp_path, SITE, made, RELEASES)
    by_key = {text_of(item, "guid"): text_of(item, "pubDate") for item in rss_items(tmp_path)}
    day = parsedate_to_datetime(by_key[f"{SITE}#kaz-tjk-export-2022-kaz-day"] or "")
    assert day.date().isoformat() == "2023-05-03"


def test_every_record_with_a_reporter_and_a_value_is_told_and_no_release_before_its_day(
    made: Package, tmp_path: Path
) -> None:
    items = write_feeds(tmp_path, SITE, made, RELEASES)
    assert {(item.category, item.key) for item in items} == {
        ("release", "release-0.2.0"),
        ("release", "release-0.1.0"),
        ("statement", "kaz-tjk-export-2022-kaz-day"),
        ("statement", "kaz-tjk-import-2022-kaz-month"),
        ("statement", "kaz-tjk-turnover-2022-kaz-year"),
        ("statement", "kaz-tjk-turnover-2021-kaz-undated"),
        ("agreement", "transit"),
        ("event", "forum"),
    }


def test_text_with_signs_of_markup_is_escaped_and_comes_back_as_it_was(
    made: Package, tmp_path: Path
) -> None:
    write_feeds(tmp_path, SITE, made, RELEASES)
    assert "<em>" not in (tmp_path / "feed.xml").read_text(encoding="utf-8")
    for item in rss_items(tmp_path):
        assert not [child for child in item.iterdescendants() if child.tag == "em"]
    told = {text_of(item, "guid"): item for item in rss_items(tmp_path)}
    assert (text_of(told[f"{SITE}#transit"], "title") or "").startswith(ODD)
    assert text_of(told[f"{SITE}#transit"], "description") == ODD
    assert ODD in (text_of(told[f"{SITE}#kaz-tjk-export-2022-kaz-day"], "description") or "")
    entries = {entry["id"]: entry for entry in json_feed(tmp_path)["items"]}
    assert entries[f"{SITE}#transit"]["content_text"] == ODD
    assert entries[f"{SITE}#release-0.2.0"]["content_text"] == "More <rows> & sources."


def test_an_item_without_text_is_told_by_its_title(made: Package, tmp_path: Path) -> None:
    write_feeds(tmp_path, SITE, made, RELEASES)
    entries = {entry["id"]: entry for entry in json_feed(tmp_path)["items"]}
    assert entries[f"{SITE}#forum"]["content_text"] == entries[f"{SITE}#forum"]["title"]


@pytest.mark.parametrize("which", ["made", "package"])
def test_feeds_are_the_same_bytes_every_time(
    request: pytest.FixtureRequest, tmp_path: Path, which: str
) -> None:
    rows: Package = request.getfixturevalue(which)
    contents = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        write_feeds(folder, SITE, rows, RELEASES)
        contents.append([(folder / file).read_bytes() for file in ("feed.xml", "feed.json")])
    assert contents[0] == contents[1]


@pytest.mark.parametrize("site", [SITE, SITE.rstrip("/")])
def test_every_link_leads_to_the_site(package: Package, tmp_path: Path, site: str) -> None:
    write_feeds(tmp_path, site, package, RELEASES)
    links = [text_of(item, "link") or "" for item in rss_items(tmp_path)]
    links += [entry["url"] for entry in json_feed(tmp_path)["items"]]
    assert links
    for link in links:
        assert link.startswith(SITE)
        assert "//" not in link.removeprefix(SITE)
    assert any(link.startswith(f"{SITE}briefs/kaz-tjk/statements/#figure-") for link in links)
    (channel,) = etree.parse(tmp_path / "feed.xml").getroot()
    assert channel.findtext("link") == SITE
    own = channel.find("{http://www.w3.org/2005/Atom}link")
    assert own is not None
    assert own.get("href") == f"{SITE}feed.xml"


def test_an_empty_package_has_empty_feeds(
    make_package: Callable[..., Package], tmp_path: Path
) -> None:
    assert write_feeds(tmp_path, SITE, make_package(), ()) == ()
    assert rss_items(tmp_path) == []
    assert json_feed(tmp_path)["items"] == []
