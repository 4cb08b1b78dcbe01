"""The files of every chart: its data, a drawing that stands alone, and a picture."""

from __future__ import annotations

from pathlib import Path

from briefs.charts import CHART_FOLDER, Cache, draw, every_chart
from briefs.downloads.package import csv_text
from briefs.model import Package


def write_charts(docs: Path, package: Package, cache: Cache) -> int:
    """Write ``<key>.csv``, ``.svg`` and ``.png`` of every chart.

    Args:
        docs: the folder of pages; the files go into ``charts/`` below it.
        package: the data package.
        cache: of drawings.

    Returns:
        How many charts there are.
    """
    folder = docs / CHART_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for chart in every_chart(package):
        drawing = draw(chart, cache)
        rows = (dict(zip(chart.columns, row, strict=True)) for row in chart.rows)
        (folder / f"{chart.key}.csv").write_text(csv_text(chart.columns, rows), encoding="utf-8")
        (folder / f"{chart.key}.svg").write_text(drawing.file, encoding="utf-8")
        (folder / f"{chart.key}.png").write_bytes(drawing.png)
        count += 1
    return count
