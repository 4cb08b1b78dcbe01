"""Turnover over time: both reporters, how precisely each year is stated, and the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import (
    Datum,
    Layer,
    by_series,
    layer,
    money_axis,
    money_ticks,
    spec,
    text_layer,
    year_axis,
)
from briefs.charts.series import Series, turnover_series
from briefs.charts.theme import variable
from briefs.charts.turnover_labels import Scale, scale_of, series_labels
from briefs.charts.words import LEVEL_COLUMNS, listed, rows_of_levels, trend_title
from briefs.figures import current_target
from briefs.model import Commitment, Dyad, Figure, Package
from briefs.text.amounts import amount_text, by_due, commitment_amount
from briefs.text.numbers import CARD

_FEWEST = 2
_TALLEST = 4
SHAPES = {"eco-a": "circle", "eco-b": "square", "ink-2": "diamond"}
DASHES = {"eco-a": [1, 0], "eco-b": [6, 3], "ink-2": [1, 0]}


def turnover_chart(package: Package, dyad: Dyad) -> Chart | None:
    """The chart, or None where fewer than two figures of years stand."""
    series = turnover_series(package, dyad)
    figures = [figure for one in series for figure in one.figures]
    if len(figures) < _FEWEST:
        return None
    target = current_target(package, dyad)
    drawn = target if _fits(target, figures) else None
    above = f" The target, {_goal(target)}, lies above the chart." if target and not drawn else ""
    return Chart(
        key=f"{dyad.id}-turnover",
        title=trend_title(series),
        subtitle="Goods turnover, current US dollars. Bars show how precisely it was stated."
        f"{above}",
        description=_description(series, target),
        source_line="A line joins consecutive years only; the table names every figure.",
        columns=LEVEL_COLUMNS,
        rows=rows_of_levels(figures),
        specs=frozen_specs({canvas.name: _spec(canvas, series, drawn) for canvas in CANVASES}),
    )


def _fits(target: Commitment | None, figures: Sequence[Figure]) -> bool:
    """Whether a target can be drawn without pressing the figures flat."""
    if target is None or target.value is None:
        return False
    return target.value.value <= _TALLEST * max(figure.value for figure in figures)


def _goal(target: Commitment) -> str:
    return f"{commitment_amount(target, CARD)}{by_due(target)}"


def _spec(canvas: Canvas, series: Sequence[Series], target: Commitment | None) -> Spec:
    scale = scale_of(canvas, series, target)
    step = 5 if canvas.is_narrow else 2
    years = list(range(int(scale.first) + 1, int(scale.last) + 1, step))
    x = year_axis(years, (scale.first, scale.last))
    y = money_axis(scale.top, money_ticks(scale.top))
    names = [one.name for one in series]
    colours = by_series({one.name: variable(one.colour) for one in series}, names)
    layers = [
        *_target_layers(target, scale, x, y),
        *_run_layers(series, x, y, colours, names),
        _precision_layer(series, scale, x, y, colours),
        layer(
            {
                "type": "point",
                "filled": True,
                "size": 70,
                "opacity": 1,
                "stroke": variable("paper"),
            },
            _points(series),
            {
                "x": x,
                "y": y,
                "color": colours,
                "shape": by_series({one.name: SHAPES[one.colour] for one in series}, names),
            },
        ),
        text_layer(series_labels(series, scale, target), x, y, weight=600),
    ]
    return spec(canvas, layers)


def _points(series: Sequence[Series]) -> list[Datum]:
    return [
        {
            "x": figure.period.start_year,
            "y": float(figure.value),
            "series": one.name,
            "figure": figure.key,
        }
        for one in series
        for figure in one.figures
    ]


def _run_layers(
    series: Sequence[Series], x: Datum, y: Datum, colours: Datum, names: Sequence[str]
) -> Iterator[Layer]:
    data = [
        {
            "x": figure.period.start_year,
            "y": float(figure.value),
            "series": one.name,
            "run": run[0].key,
        }
        for one in series
        if one.colour != "ink-2"
        for run in one.runs()
        if len(run) > 1
        for figure in run
    ]
    dashes = by_series({one.name: DASHES[one.colour] for one in series}, names)
    yield layer(
        {"type": "line", "strokeWidth": 2.2},
        data,
        {"x": x, "y": y, "color": colours, "strokeDash": dashes, "detail": {"field": "run"}},
    )


def _precision_layer(
    series: Sequence[Series], scale: Scale, x: Datum, y: Datum, colours: Datum
) -> Layer:
    data = [
        {
            "x": figure.period.start_year,
            "y": float(figure.likely.lower),
            "y2": min(float(figure.likely.upper), scale.top),
            "series": one.name,
        }
        for one in series
        for figure in one.figures
    ]
    return layer(
        {"type": "rule", "strokeWidth": 6, "opacity": 0.35},
        data,
        {"x": x, "y": y, "y2": {"field": "y2"}, "color": colours},
    )


def _target_layers(target: Commitment | None, scale: Scale, x: Datum, y: Datum) -> Iterator[Layer]:
    if target is None or target.value is None:
        return
    value = float(target.value.value)
    yield layer(
        {"type": "rule", "strokeDash": [2, 4], "strokeWidth": 1.2, "color": variable("ink-2")},
        [{"y": value}],
        {"y": y},
    )
    font = scale.canvas.font_size
    label = {
        "x": scale.first,
        "y": scale.value(scale.y(value) - font * 0.8),
        "text": f"Target: {_goal(target)}",
        "colour": variable("ink-2"),
    }
    text = text_layer([label], x, y)
    text["mark"]["align"] = "left"
    yield text


def _point_words(figure: Figure) -> str:
    return f"{figure.period} {amount_text(figure, CARD)}"


def _description(series: Sequence[Series], target: Commitment | None) -> str:
    parts = [
        f"{one.name}: {listed(_point_words(figure) for figure in one.figures)}." for one in series
    ]
    if target is not None:
        parts.append(f"The target is {_goal(target)}.")
    gaps = sum(
        later.period.start_year > earlier.period.start_year + 1
        for one in series
        for earlier, later in pairwise(one.figures)
    )
    if gaps:
        parts.append("Years without a figure are left open.")
    return " ".join(parts)
