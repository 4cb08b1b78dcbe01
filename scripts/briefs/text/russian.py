"""Figures in Russian sentences; digits and grouping by Unicode CLDR through Babel."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal

from briefs.model import Commitment, Figure, Making, Qualifier, Unit
from briefs.text.numbers import MINUS, NO_BREAK_SPACE, half_up, places_of, shown_money

_LOCALE = "ru"
_STATED = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "около",
    Qualifier.OVER: "более",
    Qualifier.UNDER: "почти",
}
_COMPUTED = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "около",
    Qualifier.OVER: "не менее",
    Qualifier.UNDER: "не более",
}


def russian_amount(figure: Figure) -> str:
    """A figure's number with unit and qualifier: ``1,38 млрд долларов``, ``18,5 %``.

    Raises:
        ValueError: the figure is a quantity of goods, for whose units there are no words yet.
    """
    words = _STATED if figure.making is Making.STATED else _COMPUTED
    word = words[figure.qualifier]
    number = _number(figure)
    return f"{word} {number}" if word else number


def russian_commitment(commitment: Commitment) -> str:
    """A commitment's value with its qualifier, or that it is not stated."""
    if commitment.value is None:
        return "сумма не названа"
    word = _STATED[commitment.value.qualifier]
    number = _money(commitment.value.value, commitment.value.rounding)
    return f"{word} {number}" if word else number


def _number(figure: Figure) -> str:
    if figure.unit is Unit.PERCENT:
        return f"{_digits(figure.value, places_of(figure.rounding))}{NO_BREAK_SPACE}%"
    if figure.unit is not Unit.USD_MILLION:
        raise ValueError(f"{figure.key} is in {figure.unit}")
    return _money(figure.value, figure.rounding)


def _money(value: Decimal, rounding: Decimal) -> str:
    number, places, in_billions = shown_money(value, rounding)
    return f"{_digits(number, places)}{NO_BREAK_SPACE}{'млрд' if in_billions else 'млн'} долларов"


def _digits(value: Decimal, places: int) -> str:
    pattern = "#,##0" + (f".{'0' * places}" if places else "")
    return format_decimal(half_up(value, places), format=pattern, locale=_LOCALE).replace(
        "-", MINUS
    )
