"""Charts made from figures at build time; pure but for the cache of drawings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefs.charts.chart import Chart
from briefs.charts.flows import flows_chart
from briefs.charts.products import products_chart
from briefs.charts.rendering import Cache, Drawing, draw, folder_cache, uncached, warm_up
from briefs.charts.targets import target_chart
from briefs.charts.theme import style_sheet
from briefs.charts.turnover import turnover_chart
from briefs.model import Dyad, Package

CHARTS: Mapping[str, Callable[[Package, Dyad], Chart | None]] = MappingProxyType(
    {
        "turnover": turnover_chart,
        "flows": flows_chart,
        "products": products_chart,
        "target": target_chart,
    }
)

CHART_FOLDER = "charts"

__all__ = [
    "CHARTS",
    "CHART_FOLDER",
    "Cache",
    "Chart",
    "Drawing",
    "draw",
    "folder_cache",
    "style_sheet",
    "uncached",
    "warm_up",
]
