"""Products each way: bars of the period for which most values are stated, one block a direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import Datum, layer, spec, text_layer
from briefs.charts.theme import variable
from briefs.charts.words import listed
from briefs.figures import cell, find_attributed_level, find_product, share
from briefs.model import Dyad, Figure, Flow, Measure, Package, Period, ProductCell
from briefs.text.amounts import amount_text
from briefs.text.dates import period_label, within
from briefs.text.numbers import CARD

_ROW = 46
_FEWEST = 2
_BAR = 14


@dataclass(frozen=True, slots=True)
class _Block:
    """The valued products of one direction in one period, largest first."""

    exporter: str
    importer: str
    period: Period
    colour: str
    figures: tuple[Figure, ...]


def products_chart(package: Package, dyad: Dyad) -> Chart | None:
    """The chart, or None where no product has a value."""
    blocks = tuple(_blocks(package, dyad))
    if not blocks:
        return None
    figures = [figure for block in blocks for figure in block.figures]
    return Chart(
        key=f"{dyad.id}-products",
        title=_title(package, dyad, blocks),
        subtitle="Value by product, current US dollars; a group may hold others listed here.",
        description=_description(package, blocks),
        source_line="Products without a stated value are in the tables below.",
        columns=("period", "exporter", "importer", "product", "value_usd_million", "figure"),
        rows=tuple(_row(figure) for figure in figures),
        specs=frozen_specs({canvas.name: _spec(canvas, package, blocks) for canvas in CANVASES}),
    )


def _blocks(package: Package, dyad: Dyad) -> Iterator[_Block]:
    for exporter, colour in ((dyad.economy_a, "eco-a"), (dyad.economy_b, "eco-b")):
        importer = dyad.partner_of(exporter)
        valued = {
            row.cell
            for row in package.product_observations
            if (row.cell.exporter, row.cell.importer) == (exporter, importer) and row.value
        }
        counts = Counter(product_cell.period for product_cell in valued)
        if not counts or max(counts.values()) < _FEWEST:
            continue
        period = max(counts, key=lambda found: (found.is_year, counts[found], found.last_month))
        figures = [
            figure
            for product_cell in sorted(valued)
            if product_cell.period == period
            and (figure := find_product(package, product_cell, Measure.VALUE))
        ]
        figures.sort(key=lambda figure: (-figure.value, figure.key))
        yield _Block(exporter, importer, period, colour, tuple(figures))


def _product_cell(figure: Figure) -> ProductCell:
    assert isinstance(figure.cell, ProductCell), "blocks hold figures of products"
    return figure.cell


def _row(figure: Figure) -> tuple[str, ...]:
    product_cell = _product_cell(figure)
    return (
        str(product_cell.period),
        product_cell.exporter,
        product_cell.importer,
        product_cell.product_id,
        f"{figure.value}",
        figure.key,
    )


def _spec(canvas: Canvas, package: Package, blocks: Sequence[_Block]) -> Spec:
    bars, names, values, heads = _marks(canvas, package, blocks)
    count = len(bars) + len(heads)
    top = max(bar["x2"] for bar in bars)
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [0, top * 1.22], "nice": False},
        "axis": None,
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [count, 0], "nice": False},
        "axis": None,
    }
    left = {"align": "left"}
    layers = [
        layer(
            {"type": "bar", "size": _BAR, "orient": "horizontal"},
            bars,
            {
                "x": x,
                "x2": {"field": "x2"},
                "y": y,
                "color": {"field": "colour", "type": "nominal", "scale": None},
            },
        ),
        text_layer(names, x, y),
        text_layer(values, x, y, weight=600),
        text_layer(heads, x, y, weight=600),
    ]
    for part in layers[1:]:
        part["mark"].update(left)
    return spec(canvas, layers, height=_ROW * count)


def _marks(
    canvas: Canvas, package: Package, blocks: Sequence[_Block]
) -> tuple[list[dict[str, float]], list[Datum], list[Datum], list[Datum]]:
    bars: list[dict[str, float]] = []
    names: list[Datum] = []
    values: list[Datum] = []
    heads: list[Datum] = []
    line = 0.0
    widest = max(float(figure.value) for block in blocks for figure in block.figures)
    gap = widest * 6 / canvas.width
    for block in blocks:
        colour = variable(block.colour)
        heads.append({"x": 0, "y": line + 0.6, "text": _head(package, block), "colour": colour})
        line += 1
        for figure in block.figures:
            size = float(figure.value)
            title = package.products[_product_cell(figure).product_id].title
            names.append({"x": 0, "y": line + 0.22, "text": title, "colour": variable("ink")})
            bars.append({"x": 0, "x2": size, "y": line + 0.62, "colour": colour})  # type: ignore[dict-item]
            values.append(
                {
                    "x": size + gap,
                    "y": line + 0.62,
                    "text": amount_text(figure, CARD),
                    "colour": colour,
                }
            )
            line += 1
    return bars, names, values, heads


def _head(package: Package, block: _Block) -> str:
    ends = f"{package.name_of(block.exporter)} to {package.name_of(block.importer)}"
    return f"{ends}, {period_label(block.period)}"


def _title(package: Package, dyad: Dyad, blocks: Sequence[_Block]) -> str:
    """The share of the largest product where the total of its direction stands."""
    block = blocks[0]
    largest = block.figures[0]
    product = package.products[_product_cell(largest).product_id].title
    total = find_attributed_level(package, cell(dyad, block.exporter, Flow.EXPORT, block.period))
    name = package.name_of(block.exporter)
    if total is None:
        return f"Goods from {name} with a stated value: largest, {product[:1].lower()}{product[1:]}"
    part = amount_text(share(largest, total))
    inferred = " (year inferred)" if "period" in largest.inferred | total.inferred else ""
    return f"{product} was {part} of {name}’s exports in {within(block.period)}{inferred}"


def _description(package: Package, blocks: Sequence[_Block]) -> str:
    return " ".join(
        f"{_head(package, block)}: "
        + listed(
            f"{package.products[_product_cell(figure).product_id].title.lower()} "
            f"{amount_text(figure, CARD)}"
            for figure in block.figures
        )
        + "."
        for block in blocks
    )
