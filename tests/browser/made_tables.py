"""Large made tables of statements, as the site publishes them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

from briefs.downloads.csv_tables import csv_text

_PAIRS = tuple(permutations(("KAZ", "KGZ", "TJK", "TKM", "UZB"), 2))
_FLOWS = ("turnover", "export", "import")
_PARTS = ("", "", "-H1", "-Q3", "-05")
_KINDS = ("news", "news", "news", "official", "statistics")
_QUALIFIERS = ("exact", "exact", "about", "over", "under")
_GROWTH = ("", "-4.5", "12")
_YEARS = range(2006, 2026)


def read_table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The columns and the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    return list(reader.fieldnames or ()), rows


def made_sources(columns: Sequence[str], count: int) -> str:
    """Sources as CSV."""
    rows = (
        {
            "id": f"source-{number}",
            "publisher": f"Publisher {number % 50}",
            "title": f"Trade, part {number}",
            "url": f"https://paper.example/{number}",
            "published": "2024-05-06",
            "accessed": "2026-11-24",
            "language": "en",
            "kind": _KINDS[number % len(_KINDS)],
        }
        for number in range(count)
    )
    return csv_text(columns, rows)


def made_totals(columns: Sequence[str], count: int, sources: int) -> str:
    """Statements of trade as CSV, over five economies and twenty years, the same each time."""
    return csv_text(columns, (_total(number, sources) for number in range(count)))


def _total(number: int, sources: int) -> dict[str, str]:
    reporter, partner = _PAIRS[number % len(_PAIRS)]
    one, other = sorted((reporter, partner))
    group = number // len(_PAIRS)
    return {
        "id": f"row-{number}",
        "dyad": f"{one}-{other}".lower(),
        "reporter": reporter,
        "partner": partner,
        "flow": _FLOWS[group % 3],
        "period": f"{_YEARS[group % 20]}{_PARTS[group % 7 % 5]}",
        "value_usd_million": f"{number * 7919 % 50_000 / 10:.1f}",
        "value_rounding_usd_million": ("0.1", "1", "100")[group % 11 % 3],
        "value_qualifier": _QUALIFIERS[group % 13 % 5],
        "growth_pct": _GROWTH[group % 17 % 3],
        "growth_qualifier": "exact",
        "stated_as": "$1 million",
        "authority": ("statistics", "official", "press")[group % 19 % 3],
        "attribution": "trade ministry",
        "status": "final",
        "source_id": f"source-{number % sources}",
        "note": "A note of a sentence or so, as rows have them.",
    }
