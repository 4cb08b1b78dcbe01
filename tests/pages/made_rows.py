"""Rows of three pairs among three economies, for pages that hold several pairs."""

from __future__ import annotations

from collections.abc import Iterable

from conftest import SOURCE, TWO_DYADS, Rows, target, total

THREE_DYADS: Rows = (
    *TWO_DYADS["dyads"],
    {"id": "tjk-uzb", "economy_a": "TJK", "economy_b": "UZB"},
)
WHEAT = {"id": "wheat", "title": "Wheat"}


def paper(number: int, published: str = "2023-05-03") -> dict[str, str]:
    """One more source."""
    return {
        **SOURCE,
        "id": f"paper-{number}",
        "publisher": f"Paper {number}",
        "url": f"https://paper.example/{number}",
        "published": published,
    }


REGION: dict[str, Rows] = {
    "economies": TWO_DYADS["economies"],
    "dyads": THREE_DYADS,
    "sources": (SOURCE, *(paper(number) for number in range(1, 6))),
}


def pair_total(
    dyad: str, flow: str, period: str, value: str, reporter: str = "", **other: str
) -> dict[str, str]:
    """A row of trade_totals of a pair, as its first economy reports it unless told otherwise."""
    ends = dyad.upper().split("-")
    who = reporter or ends[0]
    partner = ends[1] if who == ends[0] else ends[0]
    source = other.get("source_id", SOURCE["id"])
    row_id = f"{dyad}-{flow}-{period.replace('/', '-')}-{who}-{source}".lower()
    row = {"dyad": dyad, "reporter": who, "partner": partner, "id": row_id, **other}
    return total(flow, period, value, "1", **row)


def pair_target(row_id: str, dyad: str, value: str, stated: str, due: str = "") -> dict[str, str]:
    """A target of a pair, a subject of its own."""
    row = {"dyad": dyad, "subject_id": row_id, "value_usd_million": value}
    return target(row_id, stated, due, **row, stated_as=f"${value} million", description=row_id)


def product_row(exporter: str, importer: str, value: str = "100") -> dict[str, str]:
    """Wheat of 2022."""
    return {
        "id": f"{exporter}-{importer}-wheat".lower(),
        "exporter": exporter,
        "importer": importer,
        "period": "2022",
        "product_id": "wheat",
        "value_usd_million": value,
        "value_rounding_usd_million": "1",
        "value_qualifier": "exact",
        "authority": "press",
        "status": "final",
        "source_id": SOURCE["id"],
    }


def agreement(row_id: str, date: str = "", **other: str) -> dict[str, str]:
    """A signed document."""
    row = {"subject_id": row_id, "date_signed": date, "title": f"Pact {row_id}", "kind": "treaty"}
    return {"id": row_id, "status": "signed", "source_id": SOURCE["id"], **row, **other}


def event(row_id: str, date: str = "", **other: str) -> dict[str, str]:
    """A forum."""
    row = {"subject_id": row_id, "date": date, "title": f"Talk {row_id}", "kind": "forum"}
    return {"id": row_id, "source_id": SOURCE["id"], **row, **other}


def records(agreements: Rows = (), events: Rows = (), **dyads: Iterable[str]) -> dict[str, Rows]:
    """The tables of documents and events; those not named are of the first pair.

    Args:
        agreements: rows of agreements.
        events: rows of events.
        dyads: by the id of a row with underscores for hyphens, its pairs.
    """

    def links(rows: Rows, key: str) -> Rows:
        pairs = {row["id"]: dyads.get(row["id"].replace("-", "_"), ["kaz-tjk"]) for row in rows}
        return [{key: row_id, "dyad": dyad} for row_id, of in pairs.items() for dyad in of]

    return {
        "agreements": agreements,
        "agreement_dyads": links(agreements, "agreement_id"),
        "events": events,
        "event_dyads": links(events, "event_id"),
    }


SCIENCE = {
    "id": "science",
    "dyad": "kaz-tjk",
    "area": "science",
    "title": "Science",
    "date_stated": "2023",
    "description": "Joint work.",
    "source_id": SOURCE["id"],
}
RAIL = {
    "id": "rail",
    "dyad": "kaz-tjk",
    "indicator": "rail_freight",
    "value": "100",
    "value_rounding": "1",
    "value_qualifier": "exact",
    "unit": "t",
    "authority": "press",
    "source_id": SOURCE["id"],
}
