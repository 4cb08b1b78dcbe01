"""Feeds of what is new: data releases, statements on trade, agreements and events."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from feedgenerator import Rss201rev2Feed

from briefs.figures import row_figure
from briefs.model import Agreement, Download, Event, Observation, Package, Release, first_day
from briefs.text.amounts import amount_text
from briefs.text.dates import date_label
from briefs.text.wording import figure_title

RSS_NAME = "feed.xml"
JSON_NAME = "feed.json"
_STATEMENTS = 40
_RECORDS = 20
_FULL_DATE = 10
_TITLE = "Bilateral Briefs: what is new"
_DESCRIPTION = "New releases of the data, statements on trade, agreements and events."


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One piece of news; ``published`` is empty where the source gives no full day."""

    key: str
    title: str
    text: str
    address: str
    published: str
    category: str


def feed_files(
    site_url: str, package: Package, releases: Iterable[Release]
) -> tuple[Download, Download]:
    """``feed.xml`` (RSS 2.0) and ``feed.json`` (JSON Feed 1.1).

    Args:
        site_url: of the site.
        package: the data package.
        releases: of the data.
    """
    items = feed_items(site_url, package, releases)
    return (
        Download(RSS_NAME, "application/rss+xml", _rss(site_url, items).encode()),
        Download(JSON_NAME, "application/feed+json", _json(site_url, items).encode()),
    )


def feed_items(
    site_url: str, package: Package, releases: Iterable[Release]
) -> tuple[FeedItem, ...]:
    """Every release and the latest statements, agreements and events, newest first.

    A partial date counts as its first day.
    """
    items = _items(site_url, package, releases)
    return tuple(sorted(items, key=lambda one: first_day(one.published), reverse=True))


def _items(site_url: str, package: Package, releases: Iterable[Release]) -> Iterator[FeedItem]:
    home = f"{site_url.rstrip('/')}/"
    for release in (release for release in releases if release.date):
        yield FeedItem(
            f"release-{release.version}",
            f"Data {release.version}",
            release.notes,
            f"{home}changes/",
            release.date,
            "release",
        )
    rows = [row for row in package.observations if row.value is not None and row.is_attributed]
    rows.sort(key=lambda row: (first_day(_published(package, row)), row.id), reverse=True)
    for row in rows[:_STATEMENTS]:
        yield _statement(package, home, row)
    records: list[Agreement | Event] = [*package.agreements, *package.events]
    records.sort(key=lambda record: (first_day(_date(record)), record.id), reverse=True)
    for record in records[:_RECORDS]:
        yield _record(home, record)


def _published(package: Package, row: Observation) -> str:
    return package.sources[row.source_id].published


def _statement(package: Package, home: str, row: Observation) -> FeedItem:
    figure = row_figure(row)
    source = package.sources[row.source_id]
    when = date_label(source.published)
    return FeedItem(
        row.id,
        f"{figure_title(package, figure)}: {amount_text(figure)}",
        f"{source.publisher}, {when}: {source.title}. {source.url}",
        f"{home}briefs/{row.cell.dyad}/statements/#figure-{row.cell.slug}",
        source.published,
        "statement",
    )


def _date(record: Agreement | Event) -> str:
    return record.date_signed if isinstance(record, Agreement) else record.date


def _record(home: str, record: Agreement | Event) -> FeedItem:
    kind = "agreement" if isinstance(record, Agreement) else "event"
    when = date_label(_date(record))
    address = f"{home}timeline/?dyad={record.dyads[0]}" if record.dyads else f"{home}timeline/"
    return FeedItem(record.id, f"{record.title}, {when}", record.note, address, _date(record), kind)


def _day(published: str) -> datetime | None:
    if len(published) != _FULL_DATE:
        return None
    return datetime.combine(first_day(published), time.min, tzinfo=UTC)


def _rss(site_url: str, items: Iterable[FeedItem]) -> str:
    home = f"{site_url.rstrip('/')}/"
    feed = Rss201rev2Feed(_TITLE, home, _DESCRIPTION, language="en", feed_url=f"{home}{RSS_NAME}")
    for item in items:
        feed.add_item(
            item.title,
            item.address,
            item.text,
            unique_id=f"{home}#{item.key}",
            unique_id_is_permalink=False,
            pubdate=_day(item.published),
            categories=(item.category,),
        )
    return str(feed.writeString("utf-8"))


def _json(site_url: str, items: Iterable[FeedItem]) -> str:
    home = f"{site_url.rstrip('/')}/"
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _TITLE,
        "description": _DESCRIPTION,
        "home_page_url": home,
        "feed_url": f"{home}{JSON_NAME}",
        "language": "en",
        "items": [_json_item(home, item) for item in items],
    }
    return f"{json.dumps(content, indent=2, ensure_ascii=False)}\n"


def _json_item(home: str, item: FeedItem) -> dict[str, object]:
    day = _day(item.published)
    entry: dict[str, object] = {
        "id": f"{home}#{item.key}",
        "url": item.address,
        "title": item.title,
        "content_text": item.text or item.title,
        "tags": [item.category],
    }
    return entry | ({"date_published": day.isoformat()} if day else {})
