"""Figures and statements as numbers with unit and qualifier."""

from __future__ import annotations

from decimal import Decimal

from briefs.model import (
    Commitment,
    Figure,
    Making,
    Measure,
    Qualifier,
    Statement,
    Unit,
)
from briefs.text.numbers import (
    CARD,
    MINUS,
    NO_BREAK_SPACE,
    SENTENCE,
    MoneyStyle,
    money,
    percent,
    plain,
    qualified,
)

_MILLION = Decimal(1_000_000)
UNIT_NAMES = {"t": "t", "t/month": "t a month", "m3": "m³", "item": "items"}


def amount_text(figure: Figure, style: MoneyStyle = SENTENCE) -> str:
    """A figure's number with its unit and qualifier: ``over $1.2 billion``, ``18.5 %``."""
    return qualified(
        bare_amount(figure, style), figure.qualifier, computed=figure.making is not Making.STATED
    )


def signed_rate(figure: Figure) -> str:
    """A rate with its sign and qualifier, for tables and cards: ``+18.5 %``, ``about −20 %``."""
    rate = percent(figure.value, figure.rounding, signed=True)
    is_computed_fall = figure.value < 0 and figure.making is not Making.STATED
    if is_computed_fall and figure.qualifier.is_bound:
        return f"{'below' if figure.qualifier is Qualifier.OVER else 'above'} {rate}"
    return qualified(rate, figure.qualifier, computed=figure.making is not Making.STATED)


def by_due(commitment: Commitment) -> str:
    """The year in which a commitment is due, to follow its amount; empty where none is told."""
    return f" by {commitment.due[:4]}" if commitment.due else ""


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
    return quantity_text(figure.value, figure.rounding, unit_name(figure))


def quantity_text(value: Decimal, rounding: Decimal, unit: str) -> str:
    """A quantity with its unit, from a million on in millions: ``156.5 million m³``."""
    if abs(value) < _MILLION:
        return f"{plain(value, rounding)}{NO_BREAK_SPACE}{unit}"
    number = plain(value / _MILLION, rounding / _MILLION)
    return f"{number}{NO_BREAK_SPACE}million{NO_BREAK_SPACE}{unit}"


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
        text = quantity_text(statement.value, statement.rounding, name)
    return qualified(text, statement.qualifier)


def commitment_amount(commitment: Commitment, style: MoneyStyle = SENTENCE) -> str:
    """The value of a commitment with its qualifier, or ``not stated``."""
    if commitment.value is None:
        return "not stated"
    text = money(commitment.value.value, commitment.value.rounding, style)
    for printed, qualifier in (("up to", Qualifier.UNDER), ("at least", Qualifier.OVER)):
        if commitment.stated_as.startswith(printed):
            return f"{printed} {text}" if commitment.value.qualifier is qualifier else text
    return qualified(text, commitment.value.qualifier)
