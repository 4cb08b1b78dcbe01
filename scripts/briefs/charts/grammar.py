"""The grammar of the site's charts: small functions that return parts of Vega-Lite specs.

Vega-Lite's reference (https://vega.github.io/vega-lite/docs/) names every property used here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefs.charts.chart import Canvas, Spec
from briefs.charts.theme import FONT_STACK, variable

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
Datum = Mapping[str, Any]
Layer = dict[str, Any]


def spec(canvas: Canvas, layers: Sequence[Layer], *, height: int | None = None) -> Spec:
    """A layered chart on a canvas: no frame, light horizontal rules, the theme's type."""
    return {
        "$schema": SCHEMA,
        "width": canvas.width,
        "height": height or canvas.height,
        "padding": 2,
        "background": None,
        "layer": list(layers),
        "config": {
            "font": FONT_STACK,
            "view": {"stroke": None},
            "axis": {
                "labelColor": variable("ink-2"),
                "labelFontSize": canvas.font_size,
                "labelPadding": 6,
                "gridColor": variable("rule"),
                "domainColor": variable("ink-2"),
                "tickColor": variable("rule"),
                "title": None,
                "labelFont": FONT_STACK,
            },
            "text": {"font": FONT_STACK, "fontSize": canvas.font_size, "fill": variable("ink-2")},
            "legend": {"disable": True},
        },
        "resolve": {"scale": {"x": "shared", "y": "shared"}},
    }


def year_axis(values: Sequence[int], domain: tuple[float, float]) -> dict[str, Any]:
    """A quantitative axis of years with labels at the given years."""
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": list(domain), "nice": False, "zero": False},
        "axis": {
            "values": list(values),
            "format": "d",
            "grid": False,
            "ticks": False,
            "labelFlush": False,
        },
    }


def money_axis(top: float, values: Sequence[float], bottom: float = 0) -> dict[str, Any]:
    """A quantitative axis of million US dollars that begins at zero, with light rules."""
    label = (
        "datum.value == 0 ? '0' : (datum.value < 0 ? '−' : '') + '$' + "
        "(abs(datum.value) >= 1000 ? format(abs(datum.value) / 1000, '.1~f') + ' bn' : "
        "format(abs(datum.value), '~f') + ' m')"
    )
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [bottom, top], "nice": False, "zero": True},
        "axis": {
            "values": list(values),
            "labelExpr": label,
            "ticks": False,
            "domain": False,
            "grid": True,
        },
    }


def layer(mark: Mapping[str, Any], data: Iterable[Datum], encoding: Mapping[str, Any]) -> Layer:
    """One kind of mark over its own data."""
    return {
        "data": {"values": [dict(datum) for datum in data]},
        "mark": dict(mark),
        "encoding": dict(encoding),
    }


def by_series(property_of: Mapping[str, Any], series: Sequence[str]) -> dict[str, Any]:
    """An encoding that gives each series its own value, without a legend."""
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": list(series), "range": [property_of[name] for name in series]},
        "legend": None,
    }


def text_layer(
    labels: Iterable[Datum], x: Mapping[str, Any], y: Mapping[str, Any], *, weight: int = 400
) -> Layer:
    """Labels at data positions; each datum has x, y, text, align and colour."""
    return layer(
        {"type": "text", "baseline": "middle", "fontWeight": weight},
        labels,
        {
            "x": x,
            "y": y,
            "text": {"field": "text", "type": "nominal"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    )


def money_ticks(top: float) -> list[float]:
    """Round values for an axis from zero: three to six of them."""
    step = round_step(top, 5)
    return [step * index for index in range(int(top // step) + 1)]


def round_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 2.5 or 5 times a power of ten that goes at most so often into a span.

    Args:
        span: above zero.
        most: how many steps there may be.
    """
    power = 10.0 ** math.floor(math.log10(span / most))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor * most >= span)
