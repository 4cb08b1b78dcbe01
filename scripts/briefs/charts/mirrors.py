"""The same trade as both economies report it: their figures, and the ratio in its normal band."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import Datum, Layer, layer, spec, text_layer
from briefs.charts.theme import variable
from briefs.figures import (
    TOLERABLE,
    find_attributed_level,
    likely_ratio,
    measured_cells,
    normal_ratio,
)
from briefs.model import Cell, Dyad, Figure, Flow, Interval, Package
from briefs.text.amounts import amount_text
from briefs.text.dates import period_label, short_period
from briefs.text.numbers import CARD, compact
from briefs.text.wording import sentence_case

_ROW = 46
_TICKS = (0.1, 0.2, 0.5, 0.67, 1.0, 1.5, 2.0, 5.0, 10.0)
_MARGIN = 1.08
COLUMNS = (
    "period",
    "flow",
    "reporter",
    "value_usd_million",
    "mirror_reporter",
    "mirror_value_usd_million",
    "ratio",
    "figure",
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One trade in one period as both report it; a flow is seen from its exporter."""

    cell: Cell
    own: Figure
    mirror: Figure
    likely: Interval

    @property
    def ratio(self) -> float:
        return float(self.mirror.value / self.own.value)


def mirror_chart(package: Package, dyad: Dyad) -> Chart | None:
    """The chart, or None where no trade is stated by both."""
    pairs = tuple(_pairs(package, dyad))
    if not pairs:
        return None
    normal = sum(pair.likely.meets(normal_ratio(pair.cell.flow)) for pair in pairs)
    return Chart(
        key=f"{dyad.id}-mirror",
        title=f"{normal} of {len(pairs)} mirror ratios {_verb(normal)} in the normal band",
        subtitle=(
            "The importer’s figure over the exporter’s; for turnover, "
            f"{package.name_of(dyad.economy_b)}’s over {package.name_of(dyad.economy_a)}’s; "
            "million current US dollars (> over, < almost, ~ about)."
        ),
        description="; ".join(_words(package, pair) for pair in pairs) + ".",
        source_line="Dark band: normal; light: up to 1.5 times; bar: what rounding leaves open.",
        columns=COLUMNS,
        rows=tuple(_row(pair) for pair in pairs),
        specs=frozen_specs({canvas.name: _spec(canvas, pairs) for canvas in CANVASES}),
    )


def _verb(count: int) -> str:
    return "lies" if count == 1 else "lie"


def _pairs(package: Package, dyad: Dyad) -> Iterator[_Pair]:
    cells = measured_cells(package, dyad)
    order = {flow: index for index, flow in enumerate((Flow.TURNOVER, Flow.EXPORT))}
    for cell in sorted(
        cells, key=lambda cell: (cell.period.last_month, order[cell.flow], cell.reporter)
    ):
        own = find_attributed_level(package, cell)
        mirror = find_attributed_level(package, cell.mirror)
        if own and mirror and own.value > 0 and mirror.value > 0:
            yield _Pair(cell, own, mirror, likely_ratio(own, mirror))


def _row(pair: _Pair) -> tuple[str, ...]:
    return (
        str(pair.cell.period),
        pair.cell.flow,
        pair.cell.reporter,
        f"{pair.own.value}",
        pair.cell.partner,
        f"{pair.mirror.value}",
        f"{pair.ratio:.2f}",
        pair.own.key,
    )


def _spec(canvas: Canvas, pairs: Sequence[_Pair]) -> Spec:
    first, last = _domain(pairs)
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [math.log(first), math.log(last)], "nice": False, "zero": False},
        "axis": {
            "values": [math.log(tick) for tick in _TICKS if first <= tick <= last],
            "labelExpr": "format(exp(datum.value), '.2~f')",
            "grid": False,
            "ticks": False,
            "domain": False,
        },
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [len(pairs) - 0.25, -0.75], "nice": False, "zero": False},
        "axis": None,
    }
    labels = text_layer(_labels(canvas, pairs, first), x, y)
    labels["mark"]["align"] = "left"
    values = text_layer(_values(pairs, last), x, y)
    values["mark"]["align"] = "right"
    layers = [
        _band([TOLERABLE for _ in pairs], x, y, 0.1),
        _band([normal_ratio(pair.cell.flow) for pair in pairs], x, y, 0.28),
        layer(
            {"type": "rule", "strokeWidth": 6, "opacity": 0.35, "color": variable("ink")},
            [
                {"x": low, "x2": high, "y": index}
                for index, pair in enumerate(pairs)
                for low, high in (_within(pair.likely, first, last),)
            ],
            {"x": x, "x2": {"field": "x2"}, "y": y},
        ),
        layer(
            {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": variable("ink")},
            [
                {"x": math.log(pair.ratio), "y": index, "figure": pair.own.key}
                for index, pair in enumerate(pairs)
            ],
            {"x": x, "y": y},
        ),
        labels,
        values,
    ]
    return spec(canvas, layers, height=_ROW * len(pairs))


def _domain(pairs: Sequence[_Pair]) -> tuple[float, float]:
    ratios = [pair.ratio for pair in pairs if pair.ratio > 0]
    return min(0.5, *ratios) / _MARGIN, max(2.0, *ratios) * _MARGIN


def _within(likely: Interval, first: float, last: float) -> tuple[float, float]:
    low = max(first, float(likely.lower))
    high = min(last, float(likely.upper)) if likely.upper.is_finite() else last
    return math.log(low), math.log(max(low, high))


def _band(bands: Sequence[Interval], x: Datum, y: Datum, opacity: float) -> Layer:
    return layer(
        {"type": "rect", "opacity": opacity, "color": variable("agreement")},
        [
            {
                "x": math.log(float(band.lower)),
                "x2": math.log(float(band.upper)),
                "y": index - 0.22,
                "y2": index + 0.22,
            }
            for index, band in enumerate(bands)
        ],
        {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}},
    )


def _labels(canvas: Canvas, pairs: Sequence[_Pair], first: float) -> list[Datum]:
    return [
        {
            "x": math.log(first),
            "y": index - 0.45,
            "text": _what(pair, short_period(pair.cell.period) if canvas.is_narrow else ""),
            "colour": variable("ink"),
        }
        for index, pair in enumerate(pairs)
    ]


def _values(pairs: Sequence[_Pair], last: float) -> list[Datum]:
    return [
        {
            "x": math.log(last),
            "y": index - 0.45,
            "text": f"{_number(pair.mirror)} / {_number(pair.own)} = {pair.ratio:.2f}",
            "colour": variable("ink-2"),
        }
        for index, pair in enumerate(pairs)
    ]


def _number(figure: Figure) -> str:
    return compact(figure.value, figure.rounding, figure.qualifier)


def _what(pair: _Pair, short: str = "") -> str:
    period = short or sentence_case(period_label(pair.cell.period))
    if pair.cell.flow is Flow.TURNOVER:
        return f"{period}, turnover"
    return f"{period}, {pair.cell.reporter} to {pair.cell.partner}"


def _words(package: Package, pair: _Pair) -> str:
    names = package.name_of(pair.cell.reporter), package.name_of(pair.cell.partner)
    return (
        f"{_what(pair)}: {names[0]} {amount_text(pair.own, CARD)}, "
        f"{names[1]} {amount_text(pair.mirror, CARD)}, ratio {pair.ratio:.2f}"
    )
