"""The scale of the turnover chart, and its labels beside the marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.charts.chart import Canvas
from briefs.charts.grammar import Datum
from briefs.charts.labels import Box, Label, mark_box, place, segment_boxes
from briefs.charts.series import Series
from briefs.charts.theme import variable
from briefs.model import Commitment
from briefs.text.amounts import amount_text
from briefs.text.numbers import CARD


@dataclass(frozen=True, slots=True)
class Scale:
    """Years and money in pixels of a canvas."""

    canvas: Canvas
    first: float
    last: float
    top: float

    def x(self, year: float) -> float:
        """The pixel of a year."""
        return (year - self.first) / (self.last - self.first) * self.canvas.width

    def y(self, value: float) -> float:
        """The pixel of an amount."""
        return (1 - value / self.top) * self.canvas.height

    def year(self, x: float) -> float:
        """The year at a pixel."""
        return self.first + x / self.canvas.width * (self.last - self.first)

    def value(self, y: float) -> float:
        """The amount at a pixel."""
        return (1 - y / self.canvas.height) * self.top


def scale_of(canvas: Canvas, series: Sequence[Series], target: Commitment | None) -> Scale:
    """The scale that holds every figure and the target, and one year more at each end."""
    figures = [figure for one in series for figure in one.figures]
    years = [figure.period.start_year for figure in figures]
    values = [float(figure.value + figure.rounding) for figure in figures]
    if target and target.value:
        values.append(float(target.value.value))
        years += [int(target.due[:4])] if target.due else []
    return Scale(canvas, min(years) - 1, max(years) + 1, max(values) * 1.1)


def series_labels(series: Sequence[Series], scale: Scale, target: Commitment | None) -> list[Datum]:
    """The labels of every series, placed clear of marks, lines, the target and each other."""
    marks = [
        (scale.x(figure.period.start_year), scale.y(float(figure.value)))
        for one in series
        for figure in one.figures
    ]
    obstacles = [mark_box(x, y) for x, y in marks]
    for one in series:
        for run in one.runs():
            pixels = [(scale.x(f.period.start_year), scale.y(float(f.value))) for f in run]
            obstacles += segment_boxes(pixels)
    if target and target.value:
        line = scale.y(float(target.value.value))
        obstacles.append(Box(0, line - 18, scale.canvas.width, line + 3))
    wanted = [label for one in series for label in _wanted(one, scale)]
    frame = Box(0, 0, scale.canvas.width, scale.canvas.height - 4)
    return [
        {
            "x": scale.year(placed.x),
            "y": scale.value(placed.y),
            "text": placed.label.text,
            "colour": placed.label.colour,
        }
        for placed in place(wanted, obstacles, frame, scale.canvas.font_size, marks)
    ]


def _wanted(one: Series, scale: Scale) -> Iterator[Label]:
    """The highest and the latest figure by value, and the series' name at its first mark."""
    highest = max(one.figures, key=lambda figure: figure.value)
    ends = dict.fromkeys((highest, one.figures[-1]) if one.colour != "ink-2" else ())
    for figure in ends:
        x, y = scale.x(figure.period.start_year), scale.y(float(figure.value))
        yield Label(amount_text(figure, CARD), x, y, variable(one.colour))
    start = one.figures[len(one.figures) // 3]
    x, y = scale.x(start.period.start_year), scale.y(float(start.value))
    yield Label(one.name, x, y, variable(one.colour))
