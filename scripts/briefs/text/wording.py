"""Figures in words: what they are, how large, how made, how precise."""

from __future__ import annotations

from decimal import Decimal

from briefs.model import (
    Cell,
    Commitment,
    Figure,
    Flow,
    Making,
    Measure,
    Package,
    ProductCell,
    Qualifier,
    Statement,
    Unit,
)
from briefs.text.dates import period_label
from briefs.text.numbers import (
    CARD,
    MINUS,
    NO_BREAK_SPACE,
    SENTENCE,
    MoneyStyle,
    grouped,
    money,
    percent,
    places_of,
    plain,
    qualified,
)

FLOW_NOUNS = {Flow.EXPORT: "exports", Flow.IMPORT: "imports", Flow.TURNOVER: "turnover"}
UNIT_NAMES = {"t": "t", "t/month": "t a month", "m3": "m³", "item": "items"}


def sentence_case(text: str) -> str:
    """A text with its first letter large and all others as they are."""
    return text[:1].upper() + text[1:]


def flow_noun(flow: Flow) -> str:
    """The plural a reader expects: exports, imports, turnover."""
    return FLOW_NOUNS[flow]


def amount_text(figure: Figure, style: MoneyStyle = SENTENCE) -> str:
    """A figure's number with its unit and qualifier: ``over $1.2 billion``, ``18.5 %``."""
    return qualified(
        bare_amount(figure, style), figure.qualifier, computed=figure.making is not Making.STATED
    )


def signed_rate(figure: Figure) -> str:
    """A rate with its sign and qualifier, for tables and cards: ``+18.5 %``, ``about −20 %``."""
    rate = percent(figure.value, figure.rounding, signed=True)
    return qualified(rate, figure.qualifier, computed=figure.making is not Making.STATED)


def full_amount(figure: Figure) -> str:
    """A figure's number with every stated digit: money in millions, whatever its size."""
    if figure.unit is not Unit.USD_MILLION:
        return amount_text(figure)
    sign = MINUS if figure.value < 0 else ""
    number = f"{sign}${plain(abs(figure.value), figure.rounding)}{NO_BREAK_SPACE}million"
    return qualified(number, figure.qualifier, computed=figure.making is not Making.STATED)


def change_text(figure: Figure) -> str:
    """A rate without its sign, for sentences that say more or less: ``almost 20 %``."""
    size = percent(abs(figure.value), figure.rounding)
    return qualified(size, figure.qualifier, computed=figure.making is not Making.STATED)


def bare_amount(figure: Figure, style: MoneyStyle = SENTENCE) -> str:
    """A figure's number with its unit, without the qualifier."""
    if figure.unit is Unit.USD_MILLION:
        return money(figure.value, figure.rounding, style)
    if figure.unit is Unit.PERCENT:
        return percent(figure.value, figure.rounding)
    return f"{plain(figure.value, figure.rounding)}{NO_BREAK_SPACE}{unit_name(figure)}"


def unit_name(figure: Figure) -> str:
    """The unit of a quantity as readers see it."""
    unit = getattr(figure.observations[0], "quantity_unit", "")
    return UNIT_NAMES.get(unit, unit)


def statement_text(statement: Statement, measure: Measure, unit: str = "") -> str:
    """A stated number with unit and qualifier, in card style."""
    if measure is Measure.VALUE:
        text = money(statement.value, statement.rounding, CARD)
    elif measure is Measure.GROWTH:
        text = percent(statement.value, statement.rounding, signed=True)
    else:
        name = UNIT_NAMES.get(unit, unit)
        text = f"{plain(statement.value, statement.rounding)}{NO_BREAK_SPACE}{name}"
    return qualified(text, statement.qualifier)


def commitment_amount(commitment: Commitment, style: MoneyStyle = SENTENCE) -> str:
    """The value of a commitment with its qualifier, or ``not stated``."""
    if commitment.value is None:
        return "not stated"
    text = money(commitment.value.value, commitment.value.rounding, style)
    if commitment.value.qualifier is Qualifier.UNDER and commitment.stated_as.startswith("up to"):
        return f"up to {text}"
    return qualified(text, commitment.value.qualifier)


def figure_title(package: Package, figure: Figure) -> str:
    """What a figure is: ``Turnover 2022, reported by Kazakhstan``."""
    if isinstance(figure.cell, ProductCell):
        return _product_title(package, figure, figure.cell)
    return _total_title(package, figure, figure.cell)


def making_text(figure: Figure) -> str:
    """How a figure came about, with its parts as numbers."""
    parts = [f"{plain(part.value, part.rounding)} {_part_noun(part)}" for part in figure.parts]
    match figure.making, figure.measure:
        case Making.STATED, _:
            return f"stated as “{figure.observations[0].stated_as or 'not kept'}”"
        case Making.SUM, _:
            return " + ".join(parts)
        case Making.DIFFERENCE, _:
            return f" {MINUS} ".join(parts)
        case Making.RATIO, "growth" | "mirror_gap":
            new, base = figure.parts
            ratio = f"{plain(new.value, new.rounding)} / {plain(base.value, base.rounding)}"
            return f"computed: {ratio} {MINUS} 1"
        case _:
            return f"computed from {' and '.join(parts)}"


def precision_text(figure: Figure) -> str:
    """Where the number lies, given how it was stated."""
    widest = figure.possible
    has_floor, has_ceiling = widest.lower.is_finite(), widest.upper.is_finite()
    if has_floor and not has_ceiling:
        return f"{_exact(widest.lower, figure)} or more"
    if has_ceiling and not has_floor:
        return f"below {_exact(widest.upper, figure)}"
    lower, upper = figure.likely.lower, figure.likely.upper
    words = "" if figure.qualifier is Qualifier.EXACT else "likely "
    return f"{words}between {_exact(lower, figure)} and {_exact(upper, figure)}"


def _exact(value: Decimal, figure: Figure) -> str:
    is_derived_rate = figure.making is Making.RATIO
    places = places_of(figure.rounding) if is_derived_rate else _stated_places(value)
    number = grouped(value, places)
    if figure.unit is Unit.USD_MILLION:
        sign, digits = (MINUS, number[1:]) if number.startswith(MINUS) else ("", number)
        return f"{sign}${digits}{NO_BREAK_SPACE}million"
    if figure.unit is Unit.PERCENT:
        return f"{number}{NO_BREAK_SPACE}%"
    return f"{number}{NO_BREAK_SPACE}{unit_name(figure)}"


def _stated_places(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _part_noun(part: Figure) -> str:
    nouns = {flow.value: noun for flow, noun in FLOW_NOUNS.items()}
    return nouns.get(part.measure, part.measure)


def _product_title(package: Package, figure: Figure, cell: ProductCell) -> str:
    product = package.products[cell.product_id].title
    way = f"{package.name_of(cell.exporter)} to {package.name_of(cell.importer)}"
    what = product
    if figure.measure == "growth":
        of = getattr(figure.observations[0], "growth_measure", "")
        what = f"Growth of the {of} of {product[:1].lower()}{product[1:]}"
    return f"{what}, {way}, {period_label(cell.period)}"


def _total_title(package: Package, figure: Figure, cell: Cell) -> str:
    period = period_label(cell.period)
    noun = flow_noun(cell.flow)
    titles = {
        "growth": f"Growth of {noun}, {period}",
        "balance": f"Balance, {period}",
        "progress": f"Progress to the target, {period}",
        "growth_needed": f"Growth a year needed from {period}",
        "mirror_gap": f"Mirror gap of {noun}, {period}",
    }
    title = titles.get(figure.measure, f"{noun.capitalize()}, {period}")
    if figure.measure == "mirror_gap":
        return title
    if not figure.is_attributed:
        return f"{title}, reporter not named"
    return f"{title}, reported by {package.name_of(cell.reporter)}"
