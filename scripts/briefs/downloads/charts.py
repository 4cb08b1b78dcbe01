"""The files of every chart: its data as CSV and JSON, a drawing that stands alone, a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefs.charts import CHART_FOLDER, Cache, Chart, draw, every_chart
from briefs.downloads.csv_tables import MEDIA_TYPE, csv_text
from briefs.model import Download, Package


def chart_files(package: Package, cache: Cache) -> Iterator[Download]:
    """``charts/<key>.csv``, ``.json``, ``.svg`` and ``.png`` of every chart.

    Args:
        package: the data package.
        cache: of drawings.
    """
    for chart in every_chart(package):
        base = f"{CHART_FOLDER}/{chart.key}"
        drawing = draw(chart, cache)
        rows = _rows(chart)
        text = csv_text(chart.columns, rows)
        yield Download(f"{base}.csv", MEDIA_TYPE, text.encode(), len(rows))
        yield Download(f"{base}.json", "application/json", _json(package, chart), len(rows))
        yield Download(f"{base}.svg", "image/svg+xml", drawing.file.encode())
        yield Download(f"{base}.png", "image/png", drawing.png)


def _rows(chart: Chart) -> list[dict[str, str]]:
    return [dict(zip(chart.columns, row, strict=True)) for row in chart.rows]


def _json(package: Package, chart: Chart) -> bytes:
    content: dict[str, Any] = {
        "id": chart.key,
        "title": chart.title,
        "subtitle": chart.subtitle,
        "description": chart.description,
        "source": chart.source_line,
        "version": package.version,
        "created": package.created.date().isoformat(),
        "rows": [{name: _value(name, text) for name, text in row.items()} for row in _rows(chart)],
    }
    return f"{json.dumps(content, indent=1, ensure_ascii=False)}\n".encode()


def _value(column: str, text: str) -> str | float | None:
    """A cell as JSON: columns of money and ratios hold numbers."""
    if not text:
        return None
    return float(text) if column.endswith("usd_million") or column == "ratio" else text
