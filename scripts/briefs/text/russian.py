"""Figures in Russian sentences; digits and grouping by Unicode CLDR through Babel."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal

from briefs.model import Figure, Making, Qualifier, Unit
from briefs.text.numbers import MINUS, NO_BREAK_SPACE, places_of

_LOCALE = "ru"
_THOUSAND = Decimal(1000)
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


def _number(figure: Figure) -> str:
    if figure.unit is Unit.PERCENT:
        return f"{_digits(figure.value, places_of(figure.rounding))}{NO_BREAK_SPACE}%"
    if figure.unit is not Unit.USD_MILLION:
        raise ValueError(f"{figure.key} is in {figure.unit}")
    if abs(figure.value) < _THOUSAND:
        digits = _digits(figure.value, places_of(figure.rounding))
        return f"{digits}{NO_BREAK_SPACE}млн долларов"
    places = min(2, places_of(figure.rounding / _THOUSAND))
    return f"{_digits(figure.value / _THOUSAND, places)}{NO_BREAK_SPACE}млрд долларов"


def _digits(value: Decimal, places: int) -> str:
    pattern = "#,##0" + (f".{'0' * places}" if places else "")
    return format_decimal(value, format=pattern, locale=_LOCALE).replace("-", MINUS)
