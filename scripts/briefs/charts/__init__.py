"""Charts made from figures at build time; pure but for the cache of drawings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from briefs.charts.chart import Chart
from briefs.charts.flows import flows_chart
from briefs.charts.mirrors import mirror_chart
from briefs.charts.panels import panels_chart
from briefs.charts.partners import partners_chart
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
        "mirror": mirror_chart,
    }
)

ECONOMY_CHARTS: Mapping[str, Callable[[Package, str], Chart | None]] = MappingProxyType(
    {"partners": partners_chart}
)
SITE_CHARTS: Mapping[str, Callable[[Package], Chart | None]] = MappingProxyType(
    {"panels": panels_chart}
)

CHART_FOLDER = "charts"


def every_chart(package: Package) -> Iterator[Chart]:
    """Every chart for which the package has data: of dyads, of economies, of all together."""
    made = [
        *(make(package, dyad) for dyad in package.dyads.values() for make in CHARTS.values()),
        *(make(package, code) for code in package.economies for make in ECONOMY_CHARTS.values()),
        *(make(package) for make in SITE_CHARTS.values()),
    ]
    return (chart for chart in made if chart is not None)


__all__ = [
    "CHARTS",
    "CHART_FOLDER",
    "ECONOMY_CHARTS",
    "SITE_CHARTS",
    "Cache",
    "Chart",
    "Drawing",
    "draw",
    "every_chart",
    "folder_cache",
    "style_sheet",
    "uncached",
    "warm_up",
]
