"""Exports and imports by year: one way above the line, the other below, and the balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import Datum, Layer, layer, money_axis, round_step, spec, text_layer
from briefs.charts.theme import variable
from briefs.charts.words import LEVEL_COLUMNS, listed, reporter_series, rows_of_levels
from briefs.figures import find_balance, yearly
from briefs.model import Dyad, Figure, Flow, Package
from briefs.text.amounts import amount_text
from briefs.text.numbers import CARD, MINUS, compact

_BAR = 0.62
_BOTH = 2


@dataclass(frozen=True, slots=True)
class _Bar:
    """One flow of one year as one reporter states it; ``up`` is from the first economy."""

    figure: Figure
    colour: str
    up: bool

    @property
    def signed(self) -> float:
        return float(self.figure.value) * (1 if self.up else -1)


@dataclass(frozen=True, slots=True)
class _Group:
    """The bars of one year and reporter, and their balance where both stand."""

    year: str
    reporter: str
    colour: str
    bars: tuple[_Bar, ...]
    balance: Figure | None


def flows_chart(package: Package, dyad: Dyad) -> Chart | None:
    """The chart, or None where no year has a flow."""
    groups = _groups(package, dyad)
    if not groups:
        return None
    names = [package.name_of(code) for code in dyad.economies]
    figures = [bar.figure for group in groups for bar in group.bars]
    return Chart(
        key=f"{dyad.id}-flows",
        title=_title(package, dyad, groups),
        subtitle=(
            f"Goods from {names[0]} above the line, from {names[1]} below it, million current "
            "US dollars (> over, < almost, ~ about); a tick marks the balance."
        ),
        description=_description(package, groups, names),
        source_line="Colour and letters say who reports: "
        f"{dyad.economy_a} {names[0]}, {dyad.economy_b} {names[1]}.",
        columns=LEVEL_COLUMNS,
        rows=rows_of_levels(figures),
        specs=frozen_specs({canvas.name: _spec(canvas, groups) for canvas in CANVASES}),
    )


def _groups(package: Package, dyad: Dyad) -> tuple[_Group, ...]:
    groups: dict[tuple[str, str], list[_Bar]] = {}
    colours = {dyad.economy_a: "eco-a", dyad.economy_b: "eco-b"}
    for code, colour in colours.items():
        for flow in (Flow.EXPORT, Flow.IMPORT):
            up = (flow is Flow.EXPORT) == (code == dyad.economy_a)
            for figure in yearly(package, dyad, code, flow):
                if figure.is_attributed:
                    bars = groups.setdefault((str(figure.period), code), [])
                    bars.append(_Bar(figure, colour, up))
    return tuple(
        _Group(
            year,
            code,
            colours[code],
            tuple(bars),
            find_balance(package, bars[0].figure.trade_cell) if len(bars) == _BOTH else None,
        )
        for (year, code), bars in sorted(groups.items(), key=lambda item: item[0][::-1])
    )


def _spec(canvas: Canvas, groups: Sequence[_Group]) -> Spec:
    top, bottom, ticks = _range(groups)
    count = len(groups)
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [-0.5, count - 0.5], "nice": False, "zero": False},
        "axis": None,
    }
    y = money_axis(top, ticks, bottom)
    return spec(
        canvas,
        [
            _bars(groups, x, y, canvas),
            layer(
                {"type": "rule", "color": variable("ink-2"), "strokeWidth": 1}, [{"y": 0}], {"y": y}
            ),
            _balances(groups, x, y),
            text_layer(_values(canvas, groups, top - bottom), x, y, weight=600),
            text_layer(_years(canvas, groups, bottom, top - bottom), x, y),
        ],
    )


def _range(groups: Sequence[_Group]) -> tuple[float, float, list[float]]:
    values = [bar.signed for group in groups for bar in group.bars] + [0.0]
    span = max(max(values) - min(values), 1.0)
    step = round_step(span, 6)
    lowest, highest = -int(-min(values) // step), int(max(values) // step)
    ticks = [float(step * index) for index in range(lowest, highest + 1)]
    return max(values) + span * 0.1, min(values) - span * 0.28, ticks


def _bars(groups: Sequence[_Group], x: Datum, y: Datum, canvas: Canvas) -> Layer:
    width = canvas.width / len(groups) * _BAR
    return layer(
        {"type": "bar", "size": width},
        [
            {
                "x": index,
                "y": bar.signed,
                "colour": variable(bar.colour),
                "opacity": 1 if bar.up else 0.6,
                "figure": bar.figure.key,
            }
            for index, group in enumerate(groups)
            for bar in group.bars
        ],
        {
            "x": x,
            "y": {**y, "stack": None},
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "opacity": {"field": "opacity", "type": "quantitative", "scale": None},
        },
    )


def _balances(groups: Sequence[_Group], x: Datum, y: Datum) -> Layer:
    return layer(
        {
            "type": "tick",
            "thickness": 3,
            "size": 34,
            "color": variable("ink"),
            "orient": "horizontal",
        },
        [
            {
                "x": index,
                "y": _signed_balance(group),
            }
            for index, group in enumerate(groups)
            if group.balance is not None
        ],
        {"x": x, "y": y},
    )


def _signed_balance(group: _Group) -> float:
    """The balance seen from the first economy, which is above the line."""
    return sum(bar.signed for bar in group.bars)


def _values(canvas: Canvas, groups: Sequence[_Group], span: float) -> list[Datum]:
    offset = span / canvas.height * canvas.font_size * 0.85
    values: list[Datum] = [
        {
            "x": index,
            "y": bar.signed + (offset if bar.up else -offset),
            "text": compact(bar.figure.value, bar.figure.rounding, bar.figure.qualifier),
            "colour": variable(bar.colour),
        }
        for index, group in enumerate(groups)
        for bar in group.bars
    ]
    return values + [
        {
            "x": index,
            "y": -offset if group.bars[0].up else offset,
            "text": "–" if canvas.is_narrow else "not stated",
            "colour": variable("ink-2"),
        }
        for index, group in enumerate(groups)
        if len(group.bars) < _BOTH
    ]


def _years(canvas: Canvas, groups: Sequence[_Group], bottom: float, span: float) -> list[Datum]:
    line = span / canvas.height * canvas.font_size
    return [
        datum
        for index, group in enumerate(groups)
        for datum in (
            {"x": index, "y": bottom + 1.9 * line, "text": group.year, "colour": variable("ink-2")},
            {
                "x": index,
                "y": bottom + 0.7 * line,
                "text": group.reporter,
                "colour": variable(group.colour),
            },
        )
    ]


def _title(package: Package, dyad: Dyad, groups: Sequence[_Group]) -> str:
    first, second = package.name_of(dyad.economy_a), package.name_of(dyad.economy_b)
    balanced = [
        group
        for group in groups
        if group.balance is not None
        and not any(bar.figure.qualifier.is_bound for bar in group.bars)
    ]
    if not balanced:
        return f"Exports and imports of {first} and {second}"
    latest = max(balanced, key=lambda group: group.year)
    assert latest.balance is not None
    count = package.name_of(latest.reporter)
    if Decimal(0) in latest.balance.likely:
        return f"Exports and imports were equal in {latest.year}, by {count}’s count"
    surplus = first if _signed_balance(latest) > 0 else second
    size = amount_text(latest.balance, CARD).replace(MINUS, "")
    return f"{surplus} sold {size} more than it bought in {latest.year}, by {count}’s count"


def _description(package: Package, groups: Sequence[_Group], names: Sequence[str]) -> str:
    sentences = []
    for group in groups:
        flows = listed(
            f"{names[0] if bar.up else names[1]} to {names[1] if bar.up else names[0]} "
            f"{amount_text(bar.figure, CARD)}"
            for bar in group.bars
        )
        balance = f", balance {amount_text(group.balance, CARD)}" if group.balance else ""
        sentences.append(
            f"{group.year}, {reporter_series(package, group.reporter)}: {flows}{balance}."
        )
    return " ".join(sentences)
