"""One economy's partners: turnover of the latest full year as both sides count it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import Datum, layer, money_axis, money_ticks, spec, text_layer
from briefs.charts.theme import variable
from briefs.charts.words import LEVEL_COLUMNS, listed, rows_of_levels
from briefs.figures import latest_year
from briefs.model import Dyad, Figure, Flow, Package
from briefs.text.amounts import amount_text
from briefs.text.numbers import CARD

_ROW = 58
_BAR = 14
_ROOM = 1.34


@dataclass(frozen=True, slots=True)
class _Partner:
    """A partner with both sides' latest figures, of which one may be missing."""

    name: str
    own: Figure | None
    other: Figure | None

    @property
    def bars(self) -> list[tuple[Figure, float, float]]:
        """The figures with the place below the name and the opacity of their bars."""
        below = 0.27 if self.own else 0.0
        bars = ((self.own, 0.0, 1.0), (self.other, below, 0.45))
        return [(figure, shift, opacity) for figure, shift, opacity in bars if figure]

    @property
    def size(self) -> float:
        return max(float(figure.value) for figure in (self.own, self.other) if figure)


def partners_chart(package: Package, code: str) -> Chart | None:
    """The chart, or None where no partner has a figure.

    Args:
        package: the data package.
        code: the economy.
    """
    partners = _partners(package, code)
    if not partners:
        return None
    name = package.name_of(code)
    figures = [figure for one in partners for figure in (one.own, one.other) if figure]
    return Chart(
        key=f"{code.lower()}-partners",
        title=f"{partners[0].name} is {name}’s largest partner among those with a figure here",
        subtitle=f"Turnover in the latest full year, current US dollars. Solid: as {name} "
        "counts it; pale: as the partner does.",
        description=" ".join(f"{_words(name, one)}." for one in partners),
        source_line="The years differ; each bar names its own.",
        columns=LEVEL_COLUMNS,
        rows=rows_of_levels(figures),
        specs=frozen_specs({canvas.name: _spec(canvas, partners) for canvas in CANVASES}),
    )


def _partners(package: Package, code: str) -> list[_Partner]:
    found = []
    for dyad in package.dyads_of(code):
        partner = dyad.partner_of(code)
        own, other = _latest(package, dyad, code), _latest(package, dyad, partner)
        if own or other:
            found.append(_Partner(package.name_of(partner), own, other))
    return sorted(found, key=lambda one: -one.size)


def _latest(package: Package, dyad: Dyad, code: str) -> Figure | None:
    return latest_year(package, dyad, code, Flow.TURNOVER)


def _spec(canvas: Canvas, partners: Sequence[_Partner]) -> Spec:
    top = (max(one.size for one in partners) or 1.0) * _ROOM
    x = {**money_axis(top, money_ticks(top)), "field": "x"}
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [len(partners) - 0.4, -0.6], "nice": False, "zero": False},
        "axis": None,
    }
    bars = [
        {
            "x": float(figure.value),
            "y": index + shift,
            "opacity": opacity,
            "figure": figure.key,
        }
        for index, one in enumerate(partners)
        for figure, shift, opacity in one.bars
    ]
    names = text_layer(
        [
            {"x": 0, "y": index - 0.27, "text": one.name, "colour": variable("ink")}
            for index, one in enumerate(partners)
        ],
        x,
        y,
        weight=600,
    )
    values = text_layer(_values(partners, top), x, y)
    for texts in (names, values):
        texts["mark"]["align"] = "left"
    layers = [
        layer(
            {"type": "bar", "size": _BAR, "color": variable("eco-a"), "orient": "horizontal"},
            bars,
            {
                "x": {**x, "stack": None},
                "y": y,
                "opacity": {"field": "opacity", "type": "quantitative", "scale": None},
            },
        ),
        names,
        values,
    ]
    return spec(canvas, layers, height=_ROW * len(partners))


def _values(partners: Sequence[_Partner], top: float) -> list[Datum]:
    return [
        {
            "x": float(figure.value) + top * 0.012,
            "y": index + shift,
            "text": f"{amount_text(figure, CARD)}, {figure.period}",
            "colour": variable("ink-2"),
        }
        for index, one in enumerate(partners)
        for figure, shift, _ in one.bars
    ]


def _words(name: str, one: _Partner) -> str:
    sides = ((name, one.own), (one.name, one.other))
    return f"{one.name}: " + listed(
        f"{who} counts {amount_text(figure, CARD)} in {figure.period}"
        for who, figure in sides
        if figure
    )
